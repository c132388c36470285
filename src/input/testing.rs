//! What the tests of this room share: places that lie nowhere, and whole inputs read to lines that are easy to compare.

use std::sync::Arc;

use super::open::{Found, Opened, Place, Source, open};
use super::piece::Piece;
use super::stream::Store;
use super::unpack::Total;
use super::{Article, InputError, InputOptions};

/// A place of this name.
pub fn place(name: &str, change: impl FnOnce(&mut InputOptions)) -> Place {
    let mut options = InputOptions::default();
    change(&mut options);
    let (source, name, total) = (name.to_string(), name.to_string(), Total::default());
    Place { source, name, key: None, depth: 0, total, options: Arc::new(options) }
}

/// What a container gave, which is to be an article.
pub fn piece(found: Found) -> Piece {
    match found {
        Found::Piece(piece) => piece,
        Found::Inside(place, _) => panic!("{} is no article", place.source),
    }
}

/// All that an input gives.
fn articles(place: Place, source: Source, found: &mut Vec<Result<Article, InputError>>) {
    let named = place.source.clone();
    match open(place, source) {
        Ok(Opened::Piece(piece)) => found.extend(piece.read().transpose()),
        Ok(Opened::Container(mut container)) => {
            while let Some(next) = container.next() {
                match next {
                    Ok(Found::Piece(piece)) => found.extend(piece.read().transpose()),
                    Ok(Found::Inside(place, stream)) => articles(place, Source::Stream(stream), found),
                    Err(error) => found.push(Err(error)),
                }
            }
        }
        Err(reason) => found.push(Err(InputError::new(named, reason))),
    }
}

/// All that an input gives, a line each: `source [title] key date text`, or the fault.
pub fn read(name: &str, bytes: &[u8], change: impl FnOnce(&mut InputOptions)) -> Vec<String> {
    let mut found = Vec::new();
    articles(place(name, change), Source::Store(Store::of_memory(bytes.to_vec())), &mut found);
    let or = |value: Option<String>, other: &str| value.unwrap_or_else(|| other.to_string());
    let show = |article: Result<Article, InputError>| match article {
        Ok(Article { source, text, title, key, metadata_date, .. }) => {
            format!("{source} [{}] {} {} {text}", or(title, ""), or(key, "-"), or(metadata_date, "-"))
        }
        Err(error) => error.to_string(),
    };
    found.into_iter().map(show).collect()
}
