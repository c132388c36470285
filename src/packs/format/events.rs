//! `kind = "event-type"`, `"nouns"` and `"topic"`: what an event is, which nouns frames ask for, and which events a timeline wants.

use super::{Spanned, Table};
use serde::{Deserialize, Deserializer};

use super::names::Day;
use super::status::Status;
use crate::packs::Country;

/// An event type: one file a type.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventType {
    /// `"event-type"`.
    pub kind: String,
    /// Its name ("visit").
    #[serde(rename = "type")]
    pub name: Spanned<String>,
    /// What it is, in a sentence.
    pub summary: Spanned<String>,
    /// PLOVER's code.
    pub plover: Spanned<Plover>,
    /// CAMEO's code.
    pub cameo: Spanned<String>,
    /// Goldstein's scale, -10 (conflict) to 10 (cooperation).
    pub goldstein: Spanned<f64>,
    /// The name of a group of kindred types, for readers. Joining over articles keeps to one type.
    pub group: String,
    /// How many states it needs at least: 2, or 1 for what a state does alone (a missile launch).
    #[serde(default = "two")]
    pub states: usize,
    /// Whether it is done together, so that who is named first is no matter (a meeting, an agreement).
    #[serde(default)]
    pub mutual: bool,
    /// Whether it leads to another country than the actor's own (a visit).
    #[serde(default)]
    pub abroad: bool,
    /// Whether what a third party says of it is but an allegation (arms, troops): status `possible`.
    #[serde(default)]
    pub alleged: bool,
    /// Whether it is an act of speech that has taken place when it is reported, and whose content tells about whom
    /// (accusation, denial, threat): states named in the content are sides, and the content's own events are separate.
    #[serde(default)]
    pub speech: bool,
    /// Whether it needs a partner who is told ("berbicara" alone is no meeting).
    #[serde(default)]
    pub meets: bool,
    /// Whether it also concerns a state that it is only about (an accusation, a sanction), so that it belongs to a topic
    /// of which one state is a side and the other is spoken of.
    #[serde(default)]
    pub about: bool,
    /// Whether it can concern none but who does it, where it answers what was told of him before (a denial).
    #[serde(default)]
    pub lone: bool,
    /// Whether it is done by saying something, in speech that clauses report (support): it has the day of the saying, and
    /// a pledge of it has been given.
    #[serde(default)]
    pub voiced: bool,
    /// Whether other events can happen within it, so that they have its day and place (a meeting, a visit).
    #[serde(default)]
    pub hosts: bool,
    /// Whether it can happen within another event (an invitation during talks).
    #[serde(default)]
    pub within: bool,
    /// Whether what it is about lies ahead of it, so that days to come and places told after its words are those of that and not
    /// its own (an invitation).
    #[serde(default)]
    pub ahead: bool,
    /// Whether an article often tells of several that are done with different things (cooperation): those are different events.
    #[serde(default)]
    pub several: bool,
    /// Prepositions that tell where it happens, besides those of place: a missile is launched "dari" a site.
    #[serde(default)]
    pub place: Vec<String>,
    /// Whether an attempt that failed has taken place all the same (a launch).
    #[serde(default)]
    pub attempt: bool,
    /// Its frames by name.
    pub frame: Table<Frame>,
    /// Sentences that it must find.
    #[serde(default)]
    pub yes: Vec<EventYes>,
    /// Sentences in which it must find nothing of this type.
    #[serde(default)]
    pub no: Vec<EventNo>,
}

fn two() -> usize {
    2
}

/// PLOVER's code.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct Plover {
    /// Event ("CONSULT").
    pub event: String,
    /// Mode ("visit"), where the event has modes.
    pub mode: Option<String>,
}

/// A frame: words that tell of the event, and where the words around them say who and what.
///
/// Places to look, in terms of the active verb (passive and noun forms are turned into them):
/// `"subject"` (who does it: subject of the active, agent of the passive, possessor of the noun), `"object"`,
/// `"beside"` (of a noun in a phrase, the subject of the phrase's clause: "*Choe* tiba atas undangan Lavrov"),
/// prepositions (`"ke"`, `"dengan"`, …), and for a theme `"complement"` (what the verb is about: the clauses under it).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frame {
    /// Roots with the forms they take here ("kunjung" = ["meN-i", "ber-", "-an"]). The forms are those of the morphology
    /// pack; "verb" (intransitive), "transitive" and "noun" stand for the root as it is. A root may be of several words.
    pub roots: Table<Vec<Spanned<String>>>,
    /// Where the actor is sought. All places that are filled count.
    #[serde(default = "subject")]
    pub actor: Vec<Spanned<String>>,
    /// Where the recipient is sought.
    #[serde(default)]
    pub recipient: Vec<Spanned<String>>,
    /// Where the thing is sought that is sent, signed, given …: only its nouns matter. Where nothing is said, the object.
    #[serde(default)]
    pub theme: Vec<Spanned<String>>,
    /// Classes of nouns, one of which must stand in the theme (or in the group of a noun form).
    #[serde(default)]
    pub theme_has: Vec<Spanned<String>>,
    /// Classes of nouns, none of which may stand there.
    #[serde(default)]
    pub theme_lacks: Vec<Spanned<String>>,
    /// Whether a person named by name or office does for the theme as well as its nouns ("mengutus *Lavrov*").
    #[serde(default)]
    pub theme_person: bool,
    /// Classes of nouns, one of which must stand in the same clause (theme, phrases or elsewhere).
    #[serde(default)]
    pub clause_has: Vec<Spanned<String>>,
    /// Classes of nouns, none of which may stand in the same clause, or in one beside it that tells why.
    #[serde(default)]
    pub clause_lacks: Vec<Spanned<String>>,
    /// Whether the actor's and the recipient's states must differ. Default: yes for types of two states.
    pub across: Option<bool>,
    /// Whether the deed must lie between two or more states other than the actor's: a third party speaks of them.
    #[serde(default)]
    pub outsider: bool,
    /// Whether the actor must be told by the words or their neighbours (else the frame does not fire).
    #[serde(default)]
    pub needs_actor: bool,
    /// Whether the recipient must be told by the words or their neighbours.
    #[serde(default)]
    pub needs_recipient: bool,
    /// Whether the actor goes there in person: somebody, or a noun for persons (delegasi, rombongan, menteri), never a bare state.
    #[serde(default)]
    pub in_person: bool,
    /// Whether the owner of the thing is who acts, if told ("menyerahkan surat *Putin*"); the noun is then no event of its own.
    #[serde(default)]
    pub owner_acts: bool,
    /// Status that the words themselves give ("batal", "rencana"), whatever stands around.
    pub status: Option<Status>,
    /// Whether it fires only where the verb's complement is negated ("menyatakan tidak pernah menjual …").
    #[serde(default)]
    pub negated_complement: bool,
    /// Whether that complement must be of what has been: to say that one will not do a thing ("tidak akan menjual") or has ceased to
    /// ("tidak lagi menjual") denies no deed.
    #[serde(default)]
    pub complement_done: bool,
    /// Whether it fires only where the deed is told as to come ("bersumpah akan membalas", "siap menyerang"): a threat by what is threatened.
    #[serde(default)]
    pub to_come: bool,
    /// Whether it fires only where nothing denies it: sanctions that were not broken are no event.
    #[serde(default)]
    pub affirmed: bool,
    /// Which part of a longer course the words tell of ("signed", "ratified"). Sentences that tell of different parts tell of different events.
    pub part: Option<String>,
    /// Whether roles are the other way round: the words' subject undergoes it ("dijamu" has this by its voice; "bertamu ke" not).
    #[serde(default)]
    pub reversed: bool,
    /// Prepositions that may not lead to a place of another state: a missile fired "ke" a town is war, not a test.
    #[serde(default)]
    pub no_goal: Vec<Spanned<String>>,
    /// Prepositions, one of which must lead to a named place: one is asked "ke" a town.
    #[serde(default)]
    pub goal: Vec<Spanned<String>>,
    /// Prepositions that name an enemy of who acts, whose word of it is an allegation and no confirmation ("melawan").
    #[serde(default)]
    pub enemy: Vec<Spanned<String>>,
}

fn subject() -> Vec<Spanned<String>> {
    vec![Spanned::new(0..0, "subject".to_string())]
}

/// A sentence that a frame must find.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventYes {
    /// One or more sentences.
    pub text: Spanned<String>,
    /// The day the article came out.
    pub published: Option<Day>,
    /// The frame that must find it.
    pub frame: Spanned<String>,
    /// What must come out. What is not given is not compared.
    #[serde(default)]
    pub expect: Expect,
}

/// What must come out of an example.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// Status.
    pub status: Option<Status>,
    /// Date in ISO 8601 (2024-02-07, 2024-02, 2024, 2024-W03, ranges A/B); "" for none.
    pub date: Option<String>,
    /// States, actor's first.
    pub countries: Option<Vec<Spanned<Country>>>,
    /// Names of the persons who take part, in any order.
    pub persons: Option<Vec<String>>,
    /// Where, by name; "" for nowhere.
    pub place: Option<String>,
    /// On whose word, by name.
    pub attribution: Option<Vec<String>>,
}

/// A sentence in which the type must not be found.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EventNo {
    /// One or more sentences.
    pub text: Spanned<String>,
    /// The day the article came out.
    pub published: Option<Day>,
    /// Why it is none.
    pub why: String,
}

/// Frames added to an event type of an earlier pack.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Frames {
    /// `"frames"`.
    pub kind: String,
    /// The event type that the frames are of ("visit").
    #[serde(rename = "type")]
    pub name: Spanned<String>,
    /// The frames by name.
    pub frame: Table<Frame>,
    /// Sentences that they must find.
    #[serde(default)]
    pub yes: Vec<EventYes>,
    /// Sentences in which nothing of the type may be found.
    #[serde(default)]
    pub no: Vec<EventNo>,
}

/// Classes of nouns that frames ask for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nouns {
    /// `"nouns"`.
    pub kind: String,
    /// Class name to its words; a word may be of several words ("ucapan selamat").
    pub class: Table<Vec<String>>,
}

/// What a timeline is about by default.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    /// `"topic"`.
    pub kind: String,
    /// The two states.
    #[serde(deserialize_with = "two_states")]
    pub between: [Spanned<Country>; 2],
    /// Wars in which one stands beside the other.
    #[serde(default)]
    pub war: Vec<War>,
}

/// A war of one state against another, and those who stand beside it. What they do on the enemy's land or about it, as sending
/// soldiers or taking sides, they do for the state at whose side they are.
#[derive(Debug, Clone, Deserialize, serde::Serialize)]
#[serde(deny_unknown_fields)]
pub struct War {
    /// The state at whose side they stand.
    pub of: Country,
    /// Its enemy.
    pub against: Country,
    /// Who stands beside it.
    pub beside: Vec<Country>,
    /// The first year.
    pub since: i32,
}

/// Two states and no more: an array would leave the third unread.
fn two_states<'de, D: Deserializer<'de>>(list: D) -> Result<[Spanned<Country>; 2], D::Error> {
    let states: Vec<Spanned<Country>> = Deserialize::deserialize(list)?;
    let count = states.len();
    states.try_into().map_err(|_| serde::de::Error::invalid_length(count, &"two states"))
}
