//! What is known of a mention of an event before it is joined to others. Leaves how it is found to the folder's other files.

use crate::events::{EventMention, LostFrame};
use crate::packs::{Country, Sym};

/// A mention before it is joined to others.
#[derive(Debug, Clone)]
pub(in crate::events) struct Draft {
    pub mention: EventMention,
    /// Index of its frame.
    pub frame: usize,
    /// Which part of a longer course its frame tells of.
    pub part: Sym,
    /// Words of what the deed is done with, for types of which an article tells several.
    pub things: Vec<String>,
    /// Whether a side is missing: it can only say more of an event told elsewhere in the article.
    pub partial: bool,
    /// Whether it points back ("kunjungan itu", "lawatannya").
    pub pointing: bool,
    /// States of who acts.
    pub actors: Vec<Country>,
    /// The two states last spoken of together before it, from which a missing side can be taken.
    pub context: Vec<Country>,
    /// Whether those two have dealt with each other in what was told before it.
    pub dealing: bool,
    /// Whether the trigger is a verb.
    pub verbal: bool,
    /// Whether a main clause states it, by a verb or by a verb that carries its noun ("mengadakan pertemuan").
    pub stated: bool,
    /// Whether a clause of time tells it by a verb, as what happened together with what the sentence states.
    pub at_once: bool,
    /// The mention within which it happens, as an index into the article's drafts, if that has no day by itself.
    pub host: Option<usize>,
    /// Its index into the article's drafts.
    pub id: usize,
    /// Whether its words are of the occasion on which other things are done: "selama kunjungan itu", "pertemuan itu tidak melahirkan X".
    pub occasion: bool,
    /// The days it is said to last, and whether its date is that of its last day.
    pub stay: Option<i64>,
    pub ends: bool,
    /// The words of its clause.
    pub words: std::ops::Range<usize>,
    /// Whether its only state is that of a town by which the thing it is done with is called: "Perjanjian Aljir".
    pub named_after: bool,
    /// Words of clauses within it that tell of other things.
    pub inner: Vec<std::ops::Range<usize>>,
    /// Whether it stands in a relative clause.
    pub relative: bool,
    /// Whether its trigger is a verb or the head of its group, in a whole sentence, not in a heading within the story.
    pub whole: bool,
    /// Whether its only other side is a body of states, or who is at its head: it names one state alone.
    pub with_body: bool,
    /// Whether it is planned only as what a journey is made for.
    pub aim: bool,
    /// Whether it is but what was asked before and is now met: "atas undangan X".
    pub presupposed: bool,
    /// Whether it stands in a headline or a caption.
    pub headline: bool,
    /// Whether a side was resolved from a pronoun or a description.
    pub anaphoric: bool,
    /// Whether it is what the article reports as new: told without a date at its head.
    pub news: bool,
    /// Whether its date lies well before the article's.
    pub old: bool,
    /// Whether both roles are filled by something, be its state known or not.
    pub both_told: bool,
    /// Whether a body that serves no state, or who is at its head, takes part.
    pub stateless: bool,
}

impl Draft {
    /// What became of half a mention that nothing completes.
    pub fn lost(self) -> LostFrame {
        let why = "its other side is not told".to_string();
        LostFrame { rule: self.mention.rule, sentence: self.mention.sentence, trigger: self.mention.trigger, why }
    }
}
