//! The forms that a known person is called by: the full ones in every spelling, nicknames, and the family name or given name
//! alone, after the order of names in his country. Leaves looking them up to the trie of `known`.

use super::{FormKind, KnownRules};
use crate::packs::format::{NameOrder, PersonEntry, Syllables};
use crate::packs::lexicon::Lexicon;
use crate::packs::names::syllables::spellings;

/// Adds every form of a known person.
pub(super) fn add(
    known: u32,
    name: &str,
    entry: &PersonEntry,
    order: NameOrder,
    syllables: &[&Syllables],
    rules: &mut KnownRules,
    lexicon: &mut Lexicon,
) {
    let groups: Vec<&Vec<String>> =
        syllables.iter().filter(|set| set.countries.contains(entry.country.get_ref())).flat_map(|set| &set.same).collect();
    for form in [name].into_iter().chain(entry.also.iter().map(String::as_str)) {
        for spelled in spellings(form, order, &groups).iter() {
            rules.add_form(known, spelled, FormKind::Full, lexicon);
        }
    }
    for short in &entry.short {
        rules.add_form(known, short, FormKind::Short, lexicon);
    }
    let (Some((first, _)), Some((_, last))) = (name.split_once(char::is_whitespace), name.rsplit_once(char::is_whitespace))
    else {
        return;
    };
    match order {
        NameOrder::GivenFirst => {
            // "van der Leyen" keeps its small words.
            let spaces = name.match_indices(char::is_whitespace).map(|(at, space)| &name[at + space.len()..]);
            if let Some(rest) = spaces.into_iter().find(|rest| rest.starts_with(char::is_lowercase)) {
                rules.add_form(known, rest, FormKind::Short, lexicon);
            }
            rules.add_form(known, last, FormKind::Short, lexicon);
        }
        NameOrder::FamilyFirst => {
            for spelled in spellings(first, NameOrder::GivenFirst, &groups).iter() {
                rules.add_form(known, spelled, FormKind::Short, lexicon);
            }
        }
        NameOrder::Given => {
            if entry.short.is_empty() {
                rules.add_form(known, first, FormKind::Short, lexicon);
            }
        }
    }
}
