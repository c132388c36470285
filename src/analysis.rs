//! The pipeline of one article: calls the rooms in the order of the flow and keeps what each of them found.
//! Leaves joining over articles to `timeline/` and every format to `output/`.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use crate::article;
use crate::dates::{self, Dates};
use crate::events::{self, Events};
use crate::input::Article;
use crate::names::{self, Names};
use crate::packs::Packs;
use crate::text::{self, Document};
use crate::topic::Topic;

/// What the analysis is asked for.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Which states' dealings are wanted. The default is any.
    pub topic: Topic,
}

/// All that the rooms found in one article.
#[derive(Debug, Clone)]
pub struct Analysis {
    /// The article as it came.
    pub article: Article,
    /// Whether the rooms looked at it; false for an article that names no side of the topic. All below is empty then.
    pub analysed: bool,
    /// Its blocks, sentences and tokens.
    pub document: Document,
    /// Its publication date and temporal expressions.
    pub dates: Dates,
    /// Its persons, places and organizations.
    pub names: Names,
    /// What happened, by this article.
    pub events: Events,
}

impl Analysis {
    /// The article's id, see [`document_id`].
    pub fn id(&self) -> String {
        document_id(&self.article.text)
    }
}

/// The first 16 hex digits of the SHA-256 of an article's text: the same article has one id wherever it lies.
///
/// ```
/// assert_eq!(newsctl::analysis::document_id("test"), "9f86d081884c7d65");
/// ```
pub fn document_id(text: &str) -> String {
    short_hex(&Sha256::digest(text.as_bytes()))
}

/// The first 16 hex digits of a hash.
pub(crate) fn short_hex(hash: &[u8]) -> String {
    use std::fmt::Write;
    hash.iter().take(8).fold(String::with_capacity(16), |mut id, byte| {
        // Writing to a String can't fail.
        let _ = write!(id, "{byte:02x}");
        id
    })
}

/// Runs every room over one article, or none if it names neither side of the topic. Never fails: whatever the text, the answer
/// is what could be found in it.
///
/// ```
/// use newsctl::{analysis, input::Article, packs::Packs};
/// let packs = Packs::builtin()?;
/// let article = Article::new("a.txt", "Menlu Rusia tiba di Pyongyang.");
/// let analysis = analysis::analyse(&packs, &article, &analysis::Options::default());
/// assert_eq!(&*analysis.document.text, "Menlu Rusia tiba di Pyongyang.");
/// # Ok::<(), newsctl::packs::Faults>(())
/// ```
pub fn analyse(packs: &Packs, article: &Article, options: &Options) -> Analysis {
    let states = options.topic.countries();
    let texts = || article.title.iter().map(String::as_str).chain([&*article.text]);
    if !options.topic.is_any() && !texts().any(|text| packs.topic.names_any(states, text)) {
        let document =
            Document { text: Arc::clone(&article.text), blocks: Vec::new(), sentences: Vec::new(), tokens: Vec::new() };
        let (dates, names, events) = (Dates::default(), Names::default(), Events::default());
        return Analysis { article: article.clone(), analysed: false, document, dates, names, events };
    }
    let blocks = article::blocks(packs, &article.text);
    let document = text::analyse(packs, Arc::clone(&article.text), blocks);
    let dates = dates::find(packs, article, &document);
    let names = names::find(packs, &document, &dates);
    let events = events::find(packs, &document, &dates, &names, &options.topic);
    Analysis { article: article.clone(), analysed: true, document, dates, names, events }
}
