//! Names of the gold against names that were found.

use std::collections::BTreeSet;

use super::figures::Tally;
use crate::timeline::model::Entity;

/// The words of a text in lower case, without marks.
pub(super) fn words(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let split = lower.split(|c: char| !(c.is_alphanumeric() || c == '_'));
    split.filter(|word| !word.is_empty()).map(str::to_string).collect()
}

/// A name without case and marks.
pub(super) fn plain_name(name: &str) -> String {
    words(name).join(" ")
}

/// The name of an entity and the forms in which it was met.
pub(super) fn forms(entity: &Entity) -> BTreeSet<String> {
    [&entity.name].into_iter().chain(&entity.aliases).map(|name| plain_name(name)).collect()
}

/// Whether a name of the gold is one of these forms; of a person, a form of several words will do that are all of the name.
pub(super) fn is_named(gold: &str, forms: &BTreeSet<String>, person: bool) -> bool {
    let name = plain_name(gold);
    if forms.contains(&name) {
        return true;
    }
    let of_name = |form: &String| {
        let mut words = form.split(' ');
        form.contains(' ') && words.all(|word| name.split(' ').any(|other| other == word))
    };
    person && forms.iter().any(of_name)
}

/// How many names of an article's gold were found, each entity counting for one name.
pub(super) fn tally<'a>(gold: &[String], entities: impl Iterator<Item = &'a Entity>, person: bool) -> Tally {
    let mut left: Vec<BTreeSet<String>> = entities.map(forms).collect();
    let system = left.len();
    let mut right = 0;
    for name in gold {
        if let Some(at) = left.iter().position(|forms| is_named(name, forms, person)) {
            left.remove(at);
            right += 1;
        }
    }
    Tally { right, system, gold: gold.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_of_several_words_of_the_name_will_do_for_a_person() {
        let forms = |all: &[&str]| all.iter().map(|name| plain_name(name)).collect::<BTreeSet<_>>();
        assert!(is_named("Maria Zakharova", &forms(&["Zakharova", "MARIA ZAKHAROVA"]), true));
        assert!(is_named("Maria Vladimirovna Zakharova", &forms(&["Maria Zakharova"]), true));
        assert!(!is_named("Maria Zakharova", &forms(&["Zakharova"]), true));
        assert!(!is_named("Kementerian Luar Negeri Rusia", &forms(&["Kementerian Rusia"]), false));
    }
}
