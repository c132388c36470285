//! Joins events over articles into one timeline: settles dates, statuses, sources and conflicts. Knows nothing of language.
//!
//! The way of a timeline: [`Atoms::of_analysis`] takes one article's analysis apart into atoms, [`Atoms::build`] finds copies
//! among the articles, joins accounts of one happening and settles what the event's slots are.

mod agree;
mod atoms;
mod by_day;
mod confidence;
mod context;
mod convert;
mod duplicates;
mod entities;
mod facts;
mod filter;
mod join;
pub mod model;
mod namesakes;
mod readings;
mod settle;
mod sketch;
mod validate;
mod within;

pub use atoms::{Atoms, MergeError};
pub use convert::clarity;
pub use filter::{Filter, persons_called};
pub use model::Timeline;
pub use sketch::Sketch;

use crate::analysis::{self, Options};
use crate::input::Article;
use crate::packs::Packs;

/// One timeline of many articles.
///
/// ```
/// use newsctl::{analysis::Options, input::Article, packs::Packs, timeline};
/// let packs = Packs::builtin()?;
/// let articles = [Article::new("a.txt", "Menlu Rusia tiba di Pyongyang."), Article::new("b.txt", "Cuaca cerah.")];
/// let timeline = timeline::extract(&packs, &articles, &Options::default());
/// assert_eq!(timeline.documents.len(), 2);
/// # Ok::<(), newsctl::packs::Faults>(())
/// ```
pub fn extract<'a>(packs: &Packs, articles: impl IntoIterator<Item = &'a Article>, options: &Options) -> Timeline {
    let mut atoms = Atoms::new(options.topic.countries(), &packs.names);
    for article in articles {
        atoms.extend(Atoms::of_analysis(packs, &analysis::analyse(packs, article, options), options));
    }
    atoms.build()
}

/// One timeline out of many. It is associative, commutative and idempotent, and merging what [`extract`] gives for each of
/// some articles is what it gives for all of them. Timelines of different topics make one of no topic in particular.
///
/// # Errors
/// If a timeline is of another schema or is damaged.
///
/// ```
/// use newsctl::{analysis::Options, input::Article, packs::Packs, timeline};
/// let packs = Packs::builtin()?;
/// let (a, b) = (Article::new("a.txt", "Menlu Rusia tiba di Pyongyang."), Article::new("b.txt", "Cuaca cerah."));
/// let options = Options::default();
/// let both = timeline::extract(&packs, [&a, &b], &options);
/// let each = [timeline::extract(&packs, [&b], &options), timeline::extract(&packs, [&a], &options)];
/// assert_eq!(timeline::merge(each).unwrap(), both);
/// # Ok::<(), newsctl::packs::Faults>(())
/// ```
pub fn merge(timelines: impl IntoIterator<Item = Timeline>) -> Result<Timeline, MergeError> {
    let mut atoms = Atoms::default();
    for timeline in timelines {
        atoms.extend(Atoms::of_timeline(timeline)?);
    }
    Ok(atoms.build())
}
