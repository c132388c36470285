//! What the name rooms ask of a single word, as one set of bits a symbol.

use serde::{Deserialize, Serialize};

/// A set of [`Mark`]s.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Marks(u64);

macro_rules! marks {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// What a word is to the name rooms.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Mark { $($(#[$doc])* $variant,)* }

        impl Mark {
            /// Every list of `name-cues` files with its mark; a list of another name is a fault.
            pub const LISTS: &[(&str, Mark)] = &[$(($name, Mark::$variant),)*];
        }
    };
}

marks! {
    /// A given name in some country ("Budi", "John").
    Given = "given-names",
    /// A family name ("Sitompul", "Smith").
    Family = "family-names",
    /// A small word inside a person's name ("bin", "van").
    Particle = "particles",
    /// A common noun or adjective, which a capital alone makes no name.
    Common = "common-words",
    /// Joins the words of an organization's name ("dan", "of").
    Joiner = "joiners",
    /// A preposition after which a place is a location ("di", "ke").
    Locative = "locatives",
    /// A compass word ("utara", "barat").
    Compass = "compass",
    /// Opens a title of a work, an event, a law: what follows is no person, place or organization ("Undang-Undang", "Piala").
    Opener = "no-name-heads",
    /// A noun before which a place says of what country something is and not where ("pemerintah", "warga").
    Belonging = "belonging-nouns",
    /// A noun that may stand between a preposition and its place ("wilayah", "kawasan").
    Area = "area-nouns",
    /// A word that is written with a capital mid-sentence and still is no name (month, weekday, language, religion).
    Calendar = "never-names",
    /// Opens examples of places just spoken of ("yakni", "seperti").
    Instance = "instance-words",
    /// A noun for a government or pair that goes by two names ("pemerintahan X-Y").
    Ticket = "ticket-nouns",
    /// A numeral that may end a name but opens none ("II", "X").
    Numeral = "numerals",
    /// A part of an organization that is named by the organization alone ("DPP Partai X", "Fraksi X").
    Branch = "branches",
    /// Held the office before.
    Former = "former",
    /// Fills the office for a time.
    Acting = "acting",
    /// Is to hold the office.
    Candidate = "candidate",
    /// Under the holder.
    Deputy = "deputy",
    /// Chosen, not yet in office.
    Elect = "elect",
    /// Before a field of duty.
    FieldMarker = "field-marker",
    /// Narrows an office.
    Field = "field",
    /// Before where someone comes from.
    Origin = "origin",
    /// Honorific or rank before a name.
    Honorific = "honorific",
    /// Degree after a name.
    Degree = "degree",
    /// A family name of a language whose given names are built of few syllables ("Pak", "Kang").
    Clan = "syllabic-families",
    /// A syllable of such given names ("jong", "chon").
    Syllable = "name-syllables",
    /// A word of one letter or two that opens names where one of [`Mark::Born`] follows ("I Wayan", "Ni Luh").
    BornArticle = "birth-articles",
    /// A name of birth order or caste ("Wayan", "Gusti").
    Born = "birth-names",
    /// A country's name that is a given name too ("Israel").
    Namesake = "given-countries",
    /// Between two names of one person ("X *alias* Y").
    Alias = "alias-words",
    /// A common word that some are called by ("Tim Kaine").
    RareGiven = "rare-given-names",
    /// An article of a language that writes it with a capital in names ("Al", "Der").
    ForeignArticle = "foreign-articles",
    /// A verb of what media do ("memberitakan").
    NewsVerb = "news-verbs",
    /// A word that tells of a match ("gol", "laga").
    Sport = "sport-words",
    /// A verb whose subject or object is a side of a match ("mengalahkan", "takluk").
    MatchVerb = "match-verbs",
    /// A noun before which a town's name is its club's ("gawang X").
    SideNoun = "side-nouns",
    /// A word between such a verb and the other side ("atas", "dari", "kontra").
    MatchJoint = "match-joints",
    /// A function word, by `words.toml`.
    Function = "function",
    /// A verb that can follow a subject or precede what is said, by `words.toml`.
    Verb = "verb",
}

impl Marks {
    /// Adds a mark.
    pub fn insert(&mut self, mark: Mark) {
        self.0 |= 1u64 << mark as u8;
    }

    /// Whether the word has the mark.
    pub fn has(self, mark: Mark) -> bool {
        self.0 & (1u64 << mark as u8) != 0
    }

    /// Whether the word has any of the marks.
    pub fn any(self, marks: &[Mark]) -> bool {
        marks.iter().any(|&mark| self.has(mark))
    }
}
