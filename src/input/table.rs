//! Articles in tables of text with a header: CSV and TSV, a row each. Quotes, line ends within fields and rows of uneven
//! length are the csv-core crate's matter.

use std::io::{self, BufRead};
use std::sync::Arc;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::decode::decode;
use super::fields::{Field, FieldNames, Record, first};
use super::open::{Container, Found, Place};
use super::piece::Body;
use super::stream::{Stream, reason};
use super::{InputError, InputOptions};

/// What may stand between columns.
const DELIMITERS: &[u8] = b",;\t|";

/// What stands between the columns of an input, if it is a table: by its ending, or because its first line is a header that
/// names a column of text and another that an article has.
pub(super) fn delimiter(head: &[u8], ending: &str, fields: &FieldNames) -> Option<u8> {
    if ending.eq_ignore_ascii_case("tsv") {
        return Some(b'\t');
    }
    let line = head.split(|&b| b == b'\n' || b == b'\r').next().unwrap_or_default();
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line);
    let names = |delimiter: u8| line.split(move |&b| b == delimiter).map(|name| name.trim_ascii().trim_quotes());
    let is_named = |field: Field, name: &[u8]| fields.of(field).iter().any(|known| known.as_bytes().eq_ignore_ascii_case(name));
    let is_text = |name: &[u8]| is_named(Field::Text, name);
    let best = DELIMITERS.iter().max_by_key(|&&delimiter| (names(delimiter).any(is_text), names(delimiter).count()));
    let &best = best?;
    // A sentence may name one of them by chance.
    let others = [Field::Title, Field::Url, Field::Published, Field::Id];
    let is_other = |name: &[u8]| others.iter().any(|&field| is_named(field, name));
    let is_header = names(best).any(is_text) && names(best).any(is_other);
    (is_header || ending.eq_ignore_ascii_case("csv")).then_some(best)
}

trait TrimQuotes {
    fn trim_quotes(self) -> Self;
}

impl TrimQuotes for &[u8] {
    fn trim_quotes(self) -> Self {
        self.strip_prefix(b"\"").and_then(|name| name.strip_suffix(b"\"")).unwrap_or(self)
    }
}

/// The fields of a row, one after the other, and where each ends.
#[derive(Debug, Default)]
pub(super) struct Row {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Row {
    fn field(&self, index: usize) -> Option<&[u8]> {
        let start = if index == 0 { 0 } else { *self.ends.get(index - 1)? };
        self.bytes.get(start..*self.ends.get(index)?)
    }

    fn fields(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.ends.len()).filter_map(|index| self.field(index))
    }
}

/// Which columns say what of an article, in the order of preference.
#[derive(Debug)]
pub(super) struct Columns([Vec<usize>; 5]);

impl Columns {
    /// The columns by a header; nothing where none is text.
    pub fn of<'a>(header: impl Iterator<Item = &'a str>, names: &FieldNames) -> Option<Self> {
        let header: Vec<&str> = header.map(str::trim).collect();
        let columns = |field: Field| -> Vec<usize> {
            let one = |name: &String| first(std::slice::from_ref(name), |is| header.iter().position(|column| is(column)));
            names.of(field).iter().filter_map(one).collect()
        };
        let all = [Field::Text, Field::Title, Field::Url, Field::Published, Field::Id].map(columns);
        (!all[0].is_empty()).then_some(Self(all))
    }

    /// What a row says.
    pub fn record(&self, row: &Row, options: &InputOptions) -> Result<Record, String> {
        let value = |field: Field| {
            let values = self.0[field as usize].iter().filter_map(|&column| row.field(column));
            let mut told = values.filter(|value| !value.trim_ascii().is_empty());
            told.next().map(|value| decode(value.to_vec()).to_string())
        };
        let is_there = self.0[Field::Text as usize].iter().any(|&column| row.field(column).is_some());
        Ok(Record {
            text: value(Field::Text).or_else(|| is_there.then(String::new)).ok_or_else(|| options.fields.no_text())?,
            title: value(Field::Title),
            url: value(Field::Url),
            published: value(Field::Published),
            id: value(Field::Id),
        })
    }
}

/// A table that is being read.
pub(super) struct Table {
    place: Place,
    stream: Stream,
    reader: Reader,
    columns: Arc<Columns>,
    /// The number of the row read last, the header not counted.
    number: usize,
    done: bool,
}

impl Table {
    /// Reads the header.
    pub fn open(place: Place, stream: Stream, delimiter: u8) -> Result<Self, String> {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        let columns = Arc::new(Columns(Default::default()));
        let mut table = Self { place, stream, reader, columns, number: 0, done: false };
        let Some(header) = table.row() else { return Err("holds no article".to_string()) };
        let header = header?;
        let names: Vec<Arc<str>> = header.fields().map(|name| decode(name.to_vec())).collect();
        let fields = &table.place.options.fields;
        let columns = Columns::of(names.iter().map(|name| &**name), fields);
        table.columns = Arc::new(columns.ok_or_else(|| fields.no_text())?);
        Ok(table)
    }

    /// The next row; `None` at the end. A row over the limit is read past and given as an error.
    fn row(&mut self) -> Option<Result<Row, String>> {
        let limit = self.place.options.limits.article;
        let mut row = Row { bytes: vec![0; 8 << 10], ends: vec![0; 32] };
        let (mut used, mut ended, mut over) = (0, 0, false);
        loop {
            let input = match self.stream.fill_buf() {
                Ok(input) => input,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => {
                    self.done = true;
                    return Some(Err(reason(error)));
                }
            };
            let (result, read, written, ends) = self.reader.read_record(input, &mut row.bytes[used..], &mut row.ends[ended..]);
            self.stream.consume(read);
            (used, ended) = (used + written, ended + ends);
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if used > limit => (over, used) = (true, 0),
                ReadRecordResult::OutputFull => row.bytes.resize(row.bytes.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if over || ended > 1 << 16 => (over, ended) = (true, 0),
                ReadRecordResult::OutputEndsFull => row.ends.resize(row.ends.len() * 2, 0),
                ReadRecordResult::Record if over || used > limit => return Some(Err(self.place.options.limits.over_article())),
                ReadRecordResult::Record => {
                    row.bytes.truncate(used);
                    row.ends.truncate(ended);
                    return Some(Ok(row));
                }
                ReadRecordResult::End => return None,
            }
        }
    }
}

impl Container for Table {
    fn next(&mut self) -> Option<Result<Found, InputError>> {
        if self.done {
            return None;
        }
        let Some(row) = self.row() else {
            self.done = true;
            return (self.number == 0).then(|| Err(self.place.fault("holds no article")));
        };
        self.number += 1;
        let found = row.map(|row| Found::Piece(self.place.nth(self.number, Body::Row(row, Arc::clone(&self.columns)))));
        Some(found.map_err(|reason| self.place.fault_of(self.number, reason)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing;

    fn read(name: &str, text: &str) -> Vec<String> {
        testing::read(name, text.as_bytes(), |_| {})
    }

    #[test]
    fn rows_are_articles() {
        let csv = "\u{feff}id,Judul,tanggal,isi\r\n7,\"Putin, tiba\",2024-06-19,\"Putin tiba.\nLavrov \"\"ikut\"\".\"\r\n\r\n8,,,Dua.\r\n";
        assert_eq!(
            read("a.csv", csv),
            ["a.csv#1 [Putin, tiba] 7 2024-06-19 Putin tiba.\nLavrov \"ikut\".", "a.csv#2 [] 8 - Dua."]
        );
        // By content alone, with other delimiters.
        for delimiter in ["\t", ";", "|"] {
            let text = ["judul", "text"].join(delimiter) + "\n" + &["A, B", "Satu."].join(delimiter);
            assert_eq!(read("a.data", &text), ["a.data#1 [A, B] - - Satu."], "{delimiter:?}");
        }
    }

    #[test]
    fn text_that_begins_like_a_table_is_text() {
        for text in ["Isi, kata dia, tidak penting.\n\nBerita.", "text\nBerita.", "Judul, tanggal\n"] {
            assert!(read("a.txt", text)[0].starts_with("a.txt ["), "{text}");
        }
    }

    #[test]
    fn a_bad_row_costs_itself_alone() {
        let found = read("a.csv", "title,text\nA\nB,\nC,Baik.,lebih\n");
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].starts_with("a.csv#1: has no text"), "{found:?}");
        assert_eq!(found[1..], ["a.csv#2: its text is empty", "a.csv#3 [C] - - Baik."]);
        assert!(read("a.csv", "a,b\n1,2\n")[0].starts_with("a.csv: has no text: it stands under text, "));
        assert_eq!(read("a.csv", "text,title\n"), ["a.csv: holds no article"]);
    }

    #[test]
    fn a_row_over_the_limit_is_passed_over() {
        let text = format!("text,title\n\"{}\",A\nBaik.,B\n", "kata, ".repeat(50_000));
        let found = testing::read("a.csv", text.as_bytes(), |options| options.limits.article = 10_000);
        assert_eq!(found, ["a.csv#1: is over the limit of 10000 bytes (--max-article)", "a.csv#2 [B] - - Baik."]);
        let many = format!("text,title\n{}\nBaik.,B\n", "x,".repeat(200_000));
        let found = testing::read("a.csv", many.as_bytes(), |_| {});
        assert!(found.len() == 2 && found[0].contains("over the limit"), "{found:?}");
    }

    #[test]
    fn columns_can_be_named() {
        let names = ["text=badan", "title=kepala", "id=nomor"].map(|words| words.parse().unwrap());
        let text = "text,badan,kepala,nomor\nsalah,Benar.,K,5\n";
        let found = testing::read("a.csv", text.as_bytes(), |options| options.fields = super::FieldNames::new(&names));
        assert_eq!(found, ["a.csv#1 [K] 5 - Benar."]);
    }
}
