//! Parquet files: which columns an article's text, title, address, day and name lie in, and their rows one by one. Reads flat
//! columns as the usual writers make them, page by page, and only those that are asked for; `footer` knows where they lie,
//! `column` and `values` how a column is cut and written.

mod column;
mod footer;
mod levels;
mod thrift;
mod values;

use super::InputError;
use super::fields::{Field, Record, first};
use super::open::{Container, Found, Place};
use super::piece::Body;
use super::stream::Store;
use column::Column;
use footer::{Chunk, Footer};

/// A Parquet file that is being read.
pub(super) struct Rows {
    place: Place,
    store: Store,
    footer: Footer,
    /// The row group being read, as an index, and how many of its rows were read.
    group: usize,
    row: u64,
    /// The number of rows in the groups before it.
    before: u64,
    /// Its columns: for each field those that may have it, in the order of preference.
    columns: Option<[Vec<Column>; FIELDS.len()]>,
    done: bool,
}

const FIELDS: [Field; 5] = [Field::Text, Field::Title, Field::Url, Field::Published, Field::Id];

impl Rows {
    /// Reads where everything lies.
    pub fn open(place: Place, store: Store) -> Result<Self, String> {
        let footer = Footer::read(&store).map_err(|why| format!("is no sound Parquet file: {why}"))?;
        let rows = Self { place, store, footer, group: 0, row: 0, before: 0, columns: None, done: false };
        if rows.names(Field::Text).is_empty() {
            return Err(rows.place.options.fields.no_text());
        }
        Ok(rows)
    }

    /// The columns that may have a field.
    fn names(&self, field: Field) -> Vec<usize> {
        let columns = &self.footer.columns;
        let find = |name: &String| first(std::slice::from_ref(name), |is| columns.iter().position(|column| is(&column.name)));
        self.place.options.fields.of(field).iter().filter_map(find).collect()
    }

    /// Opens the columns of the current row group.
    fn open_group(&self) -> Result<[Vec<Column>; FIELDS.len()], String> {
        let mut opened: [Vec<Column>; FIELDS.len()] = Default::default();
        let chunks = &self.footer.groups[self.group].chunks;
        for (field, opened) in FIELDS.iter().zip(&mut opened) {
            for index in self.names(*field) {
                let shape = &self.footer.columns[index];
                let chunk: &Chunk = chunks.iter().find(|chunk| chunk.name == shape.name).ok_or("a column is missing")?;
                let limits = self.place.options.limits;
                opened.push(Column::open(self.store.clone(), chunk, shape.clone(), limits, self.place.total.clone())?);
            }
        }
        Ok(opened)
    }

    /// The next row of the current group; the error's flag tells whether the rows behind it can be read.
    fn read_row(&mut self) -> Result<Record, (String, bool)> {
        if self.columns.is_none() {
            self.columns = Some(self.open_group().map_err(|why| (broken(&why), false))?);
        }
        let mut values: [Option<String>; FIELDS.len()] = Default::default();
        let mut over = None;
        for (columns, value) in self.columns.iter_mut().flatten().zip(&mut values) {
            for column in columns {
                match column.next() {
                    Ok(found) => {
                        // Every column is read on, whether its value is wanted or not.
                        let found = found.filter(|found| !found.trim().is_empty());
                        if value.is_none() {
                            *value = found;
                        }
                    }
                    Err(column::Fault::Limit) => over = Some(self.place.options.limits.over_article()),
                    Err(column::Fault::Broken(why)) => return Err((broken(&why), false)),
                }
            }
        }
        if let Some(over) = over {
            return Err((over, true));
        }
        let [text, title, url, published, id] = values;
        let text = text.ok_or_else(|| ("its text is empty".to_string(), true))?;
        Ok(Record { text, title, url, published, id })
    }
}

/// A fault of the data in plain words.
fn broken(why: &str) -> String {
    format!("its Parquet data can't be read: {why}")
}

impl Container for Rows {
    fn next(&mut self) -> Option<Result<Found, InputError>> {
        while !self.done {
            let Some(group) = self.footer.groups.get(self.group) else {
                self.done = true;
                return (self.before == 0).then(|| Err(self.place.fault("holds no article")));
            };
            let rows = group.rows;
            if self.row == rows {
                (self.group, self.row, self.before, self.columns) = (self.group + 1, 0, self.before.saturating_add(rows), None);
                continue;
            }
            let read = self.read_row();
            self.row += 1;
            let number = usize::try_from(self.before.saturating_add(self.row)).unwrap_or(usize::MAX);
            return Some(match read {
                Ok(record) => Ok(Found::Piece(self.place.nth(number, Body::Record(Box::new(record))))),
                Err((why, goes_on)) => {
                    if !goes_on {
                        // What follows in the group hangs on what is broken.
                        self.row = rows;
                    }
                    Err(self.place.fault_of(number, why))
                }
            });
        }
        None
    }
}
