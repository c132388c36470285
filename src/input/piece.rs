//! An article before it is read: the bytes that hold it and how they do. Taking inputs apart is the work of one thread;
//! what is left to do with each article stands here, so that it can be done on any.

use std::sync::Arc;

use super::decode::decode;
use super::fields::Record;
use super::http;
use super::json;
use super::page::{self, Charset};
use super::table::{Columns, Row};
use super::{Article, InputError, InputOptions};

/// An article that was found but not read yet; see [`super::pieces`].
///
/// ```
/// use newsctl::input::{Article, Piece};
/// let piece = Piece::from(Article::new("a.txt", "Putin tiba di Pyongyang."));
/// assert_eq!(piece.source(), "a.txt");
/// assert_eq!(&*piece.read().unwrap().unwrap().text, "Putin tiba di Pyongyang.");
/// ```
#[derive(Debug)]
pub struct Piece {
    pub(super) source: String,
    pub(super) body: Body,
    /// What the container says of it beside the body: what it calls it and where it was found.
    pub(super) key: Option<String>,
    pub(super) url: Option<String>,
    pub(super) options: Arc<InputOptions>,
}

/// What holds an article.
#[derive(Debug)]
pub(super) enum Body {
    /// It was read already.
    Article(Box<Article>),
    /// Text in some encoding.
    Text(Vec<u8>),
    /// An HTML page, and what its encoding is said to be.
    Page(Vec<u8>, Charset),
    /// A page as a server sent it.
    Http(Vec<u8>),
    /// A JSON object.
    Json(Vec<u8>),
    /// What a record says, taken out already.
    Record(Box<Record>),
    /// A row of a table with a header.
    Row(Row, Arc<Columns>),
}

impl From<Article> for Piece {
    fn from(article: Article) -> Self {
        let source = article.source.clone();
        Self { source, body: Body::Article(Box::new(article)), key: None, url: None, options: Arc::default() }
    }
}

impl Piece {
    /// The path as the user gave it; `PATH#N` for the N-th article of a container.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Reads the article; `None` where it is a page without a story, of which archives of the web are full.
    ///
    /// # Errors
    /// Bytes that hold no article, with what is wrong in plain words.
    pub fn read(self) -> Result<Option<Article>, InputError> {
        let Self { source, body, key, url, options } = self;
        let fail = |reason| InputError::new(source.clone(), reason);
        let of_crawl = url.is_some();
        let read = match body {
            Body::Article(article) => return Ok(Some(*article)),
            Body::Text(bytes) => plain(decode(bytes), source.clone(), &options),
            Body::Page(bytes, charset) => page::article(&charset.decode(bytes), source.clone(), &options),
            Body::Http(bytes) => http::page(&bytes, options.limits)
                .and_then(|(page, charset)| page::article(&charset.decode(page), source.clone(), &options)),
            Body::Json(bytes) => json::record(&bytes, &options).and_then(|record| record.article(source.clone(), &options)),
            Body::Record(record) => record.article(source.clone(), &options),
            Body::Row(row, columns) => {
                columns.record(&row, &options).and_then(|record: Record| record.article(source.clone(), &options))
            }
        };
        if of_crawl && read.as_ref().is_err_and(|why| why == page::NO_STORY) {
            return Ok(None);
        }
        let mut article = read.map_err(fail)?;
        article.key = article.key.or(key);
        article.url = article.url.or(url.filter(|url| !url.is_empty()));
        Ok(Some(article))
    }
}

/// An article of nothing but text.
fn plain(text: Arc<str>, source: String, options: &InputOptions) -> Result<Article, String> {
    if text.trim().is_empty() {
        return Err("holds no text".to_string());
    }
    let mut article = Article::new(source, text);
    article.stated_date = options.stated_date;
    Ok(article)
}
