//! Measures what was found against annotation by hand: events with their slots, names and dates of each article, how accounts of
//! one happening are joined over articles, temporal expressions. The gold's format is told in `docs/gold.md`. Leaves files to `cli/`; knows nothing of how things were found.

mod bootstrap;
mod events;
mod figures;
mod floors;
mod gold;
mod human;
mod joined;
mod machine;
mod names;
mod right;
mod score;
mod take;
mod timeml;
mod timex;
mod value;

pub use bootstrap::Interval;
pub use figures::{Figures, OneTimexType, Prf, Share, Tally, TimexFigures};
pub use floors::{Floor, Missed};
pub use gold::{Gold, GoldDate, GoldError, GoldEvent};
pub use human::write_human;
pub use joined::{Happenings, JoinedFigures, ToJoin, score_joined};
pub use machine::write_machine;
pub use score::{ArticleScore, Found, Note, NoteKind, score};
pub use take::{article_name, timexes};
pub use timeml::TimeMl;
pub use timex::{Timex, TimexScore, score_timex};
pub use value::day_value;

/// All that an evaluation gives.
#[derive(Debug, Clone, Default)]
pub struct Evaluation {
    /// Articles against gold of events, names and dates, in order of name.
    pub articles: Vec<ArticleScore>,
    /// Articles against TimeML gold.
    pub timex: Vec<TimexScore>,
    /// How accounts are joined over articles, if that was asked.
    pub joined: Option<JoinedFigures>,
}

impl Evaluation {
    /// The figures of the articles; `None` without such gold.
    pub fn figures(&self) -> Option<Figures> {
        (!self.articles.is_empty()).then(|| Figures::of(&self.articles))
    }

    /// The figures of the temporal expressions; `None` without such gold.
    pub fn timex_figures(&self) -> Option<TimexFigures> {
        (!self.timex.is_empty()).then(|| TimexFigures::of(&self.timex))
    }
}
