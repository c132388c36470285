//! Under which names a record (a JSON object, a row of a table) holds an article's text, title, address, day and name, and
//! what makes an article of the values found there.

use std::str::FromStr;
use std::sync::Arc;

use super::{Article, InputOptions};

/// What a record may say of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Its text.
    Text,
    /// Its title.
    Title,
    /// Where it was published.
    Url,
    /// Its day of publication.
    Published,
    /// What its container calls it.
    Id,
}

/// All fields, as they are called, with the names they go by unless others are set, in the order of preference.
const FIELDS: [(Field, &str, &[&str]); 5] = [
    (Field::Text, "text", &["text", "content", "body", "isi"]),
    (Field::Title, "title", &["title", "judul"]),
    (Field::Url, "url", &["url"]),
    (Field::Published, "published", &["published", "date", "tanggal"]),
    (Field::Id, "id", &["id"]),
];

/// A name that the user set for a field: `text=isi`.
///
/// ```
/// use newsctl::input::{Field, FieldName};
/// let set: FieldName = "text=isi berita".parse().unwrap();
/// assert_eq!((set.field, set.name.as_str()), (Field::Text, "isi berita"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldName {
    /// The field.
    pub field: Field,
    /// The name it goes by.
    pub name: String,
}

impl FromStr for FieldName {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, Self::Err> {
        let (field, name) = words.split_once('=').unwrap_or((words, ""));
        let known = FIELDS.iter().find(|known| known.1 == field);
        match known {
            Some((field, ..)) if !name.is_empty() => Ok(Self { field: *field, name: name.to_string() }),
            Some(_) => Err(format!("say which name it goes by, such as {field}=isi")),
            None => Err(format!("the fields are {}: say text=isi", FIELDS.map(|known| known.1).join(", "))),
        }
    }
}

/// The names that every field goes by.
///
/// ```
/// use newsctl::input::FieldNames;
/// let names = FieldNames::new(&["text=artikel".parse().unwrap()]);
/// assert_ne!(names, FieldNames::default());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldNames(Arc<[Vec<String>; 5]>);

impl Default for FieldNames {
    /// `text`, `content`, `body` or `isi`; `title` or `judul`; `url`; `published`, `date` or `tanggal`; `id`.
    fn default() -> Self {
        Self::new(&[])
    }
}

impl FieldNames {
    /// The usual names, but for the fields for which names are set: these go by the names set alone.
    pub fn new(set: &[FieldName]) -> Self {
        let names = FIELDS.map(|(field, _, usual)| {
            let set: Vec<String> = set.iter().filter(|set| set.field == field).map(|set| set.name.clone()).collect();
            if set.is_empty() { usual.iter().map(ToString::to_string).collect() } else { set }
        });
        Self(Arc::new(names))
    }

    /// The names of a field, in the order of preference.
    pub(super) fn of(&self, field: Field) -> &[String] {
        &self.0[field as usize]
    }

    /// Why a record without text is refused.
    pub(super) fn no_text(&self) -> String {
        format!("has no text: it stands under {} (--field text=NAME)", self.of(Field::Text).join(", "))
    }
}

/// The first of a field's names that has a value. Letter case counts where it helps and not where it does not: `Title` is
/// taken for `title` if there is none.
pub(super) fn first<T>(names: &[String], find: impl Fn(&dyn Fn(&str) -> bool) -> Option<T>) -> Option<T> {
    let exact = names.iter().find_map(|name| find(&|found| found == name));
    exact.or_else(|| names.iter().find_map(|name| find(&|found| found.eq_ignore_ascii_case(name))))
}

/// What a record says of an article.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub text: String,
    pub title: Option<String>,
    pub url: Option<String>,
    pub published: Option<String>,
    pub id: Option<String>,
}

impl Record {
    /// The article.
    pub fn article(self, source: String, options: &InputOptions) -> Result<Article, String> {
        if self.text.trim().is_empty() {
            return Err("its text is empty".to_string());
        }
        let told = |value: Option<String>| value.filter(|value| !value.trim().is_empty());
        let mut article = Article::new(source, self.text.strip_prefix('\u{feff}').unwrap_or(&self.text));
        article.title = told(self.title);
        article.url = told(self.url);
        article.key = told(self.id);
        article.metadata_date = told(self.published);
        article.stated_date = options.stated_date;
        Ok(article)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_set_take_the_place_of_the_usual_ones() {
        let set = ["text=badan", "text=isi", "published=tgl"].map(|words| words.parse().unwrap());
        let names = FieldNames::new(&set);
        assert_eq!(names.of(Field::Text), ["badan", "isi"]);
        assert_eq!(names.of(Field::Published), ["tgl"]);
        assert_eq!(names.of(Field::Title), ["title", "judul"]);
        for wrong in ["text", "text=", "author=x", "=x"] {
            assert!(wrong.parse::<FieldName>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn letter_case_counts_first() {
        let columns = ["Text", "text", "Judul"];
        let find = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(ToString::to_string).collect();
            first(&names, |is| columns.iter().position(|column| is(column)))
        };
        assert_eq!(find(&["text"]), Some(1));
        assert_eq!(find(&["title", "judul"]), Some(2));
        assert_eq!(find(&["url"]), None);
    }
}
