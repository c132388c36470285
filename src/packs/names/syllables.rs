//! The spellings of names that are made of syllables: "Jong-un", "Jong Un", "Jong-eun". Letters that vary in any name are
//! folded in [`super::spelling`].

use std::borrow::Cow;

use crate::packs::format::NameOrder;

/// The spellings of a name: each syllable as its group spells it, given names of syllables joined, hyphened or parted.
pub(super) fn spellings<'f>(form: &'f str, order: NameOrder, groups: &[&Vec<String>]) -> Vec<Cow<'f, str>> {
    if groups.is_empty() && !(order == NameOrder::FamilyFirst && form.contains('-')) {
        return vec![Cow::Borrowed(form)];
    }
    let mut all = vec![String::new()];
    for (at, word) in form.split_whitespace().enumerate() {
        let pieces: Vec<&str> = word.split('-').collect();
        let mut joins = vec![""];
        if order == NameOrder::FamilyFirst && pieces.len() > 1 {
            joins.push(" ");
        }
        let mut next = Vec::new();
        for join in joins {
            let mut heads: Vec<String> = all.iter().map(|head| if at == 0 { head.clone() } else { format!("{head} ") }).collect();
            for (nth, piece) in pieces.iter().enumerate() {
                let lower = piece.to_lowercase();
                let same = groups.iter().find(|group| group.contains(&lower));
                let forms: Vec<&str> = match same {
                    Some(group) => group.iter().map(String::as_str).collect(),
                    None => vec![piece],
                };
                heads = heads
                    .iter()
                    .flat_map(|head| forms.iter().map(move |form| format!("{head}{}{form}", if nth == 0 { "" } else { join })))
                    .collect();
            }
            next.extend(heads);
        }
        all = next;
    }
    all.into_iter().map(Cow::Owned).collect()
}
