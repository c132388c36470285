//! What of a timeline is compared, by name: the words that `--ignore` takes and differences show.

use std::fmt;
use std::str::FromStr;

use crate::nearest::did_you_mean;

macro_rules! fields {
    ($($(#[doc = $doc:literal])* $variant:ident $name:literal,)*) => {
        /// Something that is compared.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Field { $($(#[doc = $doc])* $variant,)* }

        impl Field {
            /// Every field, in the order in which differences are shown.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its name.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

fields! {
    /// The states whose dealings were wanted.
    Topic "topic",
    /// Documents as a whole.
    Documents "documents",
    /// Entities as a whole.
    Entities "entities",
    /// An event's type; what an entity is.
    Type "type",
    /// How far an event is real.
    Status "status",
    /// When it takes place.
    Date "date",
    /// What its date rests on.
    Basis "basis",
    /// Its sides; of an entity, the country it belongs to.
    Countries "countries",
    /// Who takes part.
    Participants "participants",
    /// Where.
    Place "place",
    /// On whose word.
    Attribution "attribution",
    /// How many independent articles tell of it.
    Sources "sources",
    /// How sure it is.
    Confidence "confidence",
    /// How its status went over time.
    History "history",
    /// What articles disagree on.
    Conflicts "conflicts",
    /// PLOVER's and CAMEO's codes, Goldstein's value.
    Codes "codes",
    /// The rules that found it.
    Rules "rules",
    /// Its sentences.
    Evidence "evidence",
    /// The sentence that tells it most clearly.
    Summary "summary",
    /// A document's path.
    Source "source",
    /// A document's text.
    Text "text",
    /// A document's headline.
    Title "title",
    /// When a document came out.
    Published "published",
    /// A document's language.
    Language "language",
    /// How a document is cut into sentences and tokens.
    Tokens "tokens",
    /// Which document it repeats.
    DuplicateOf "duplicate_of",
    /// An entity's name to show.
    Name "name",
    /// Offices named with an entity.
    Roles "roles",
    /// The forms in which an entity is named.
    Aliases "aliases",
    /// How often an entity is named.
    Mentions "mentions",
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Field {
    type Err = String;

    fn from_str(word: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|field| field.name() == word);
        found.copied().ok_or_else(|| {
            let names = || Self::ALL.iter().map(|field| field.name());
            let all = names().collect::<Vec<_>>().join(", ");
            format!("{}the fields are {all}", did_you_mean(word, names()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_read_back_and_misspelt_ones_get_help() {
        for &field in Field::ALL {
            assert_eq!(field.name().parse(), Ok(field));
        }
        assert!("confidense".parse::<Field>().unwrap_err().starts_with("did you mean `confidence`? the fields are topic, "));
    }
}
