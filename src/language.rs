//! Whether an article is in the language of the packs or in another, so that others are passed over. Errs on the side of
//! keeping: what is short, mixed or undecided is kept, and so are the language's nearest relatives.

use whatlang::{Detector, Lang};

use crate::packs::Packs;

/// In how many parts of a long text words are looked at, how many bytes each has, and how many words are looked at in each.
const PARTS: usize = 4;
const LONG: usize = 1000;
const WORDS: usize = 60;

/// How many letters it takes to tell another language.
const LETTERS: usize = 200;

/// The share of words that the packs know as words of grammar, one in so many, from which a text is theirs.
const SHARE: usize = 5;

/// Whether a text is clearly in a language that the packs do not speak.
///
/// ```
/// use newsctl::{language, packs::Packs};
/// let packs = Packs::builtin()?;
/// let english = "The foreign minister arrived in Pyongyang on Wednesday for talks with his counterpart. ".repeat(3);
/// assert!(language::is_foreign(&packs, &english));
/// assert!(!language::is_foreign(&packs, &"Menteri itu tiba di Pyongyang pada hari Rabu untuk berunding. ".repeat(3)));
/// assert!(!language::is_foreign(&packs, "Too short to tell."));
/// # Ok::<(), newsctl::packs::Faults>(())
/// ```
pub fn is_foreign(packs: &Packs, text: &str) -> bool {
    let windows = windows(text);
    if windows.iter().any(|window| is_known(packs, window)) {
        return false;
    }
    let mut foreign = false;
    for window in windows.into_iter().filter(|window| is_enough(window)) {
        match whatlang::detect(window) {
            // Malay counts as Indonesian there, being as near to it as it is.
            Some(found) if found.lang() == Lang::Ind => return false,
            Some(found) => foreign |= found.is_reliable() || is_far(window, found.lang()),
            None => {}
        }
    }
    foreign
}

/// Whether a language fits a text far better than ours does, however well its relatives fit.
fn is_far(text: &str, lang: Lang) -> bool {
    Detector::with_allowlist(vec![lang, Lang::Ind]).detect(text).is_some_and(|found| found.lang() == lang && found.is_reliable())
}

/// Parts of a text from its beginning to its end. A story may quote another language at length, and what stands around it may
/// be in one; each part is asked for itself.
fn windows(text: &str) -> Vec<&str> {
    if text.len() <= PARTS * LONG {
        return vec![text];
    }
    let boundary = |at: usize| (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len());
    let part = |n: usize| {
        let start = boundary(text.len() / PARTS * n);
        &text[start..boundary(start + LONG)]
    };
    (0..PARTS).map(part).collect()
}

/// Whether enough of its words are words of the packs' grammar.
fn is_known(packs: &Packs, text: &str) -> bool {
    let (mut words, mut known) = (0, 0);
    let mut lower = String::new();
    for word in text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(WORDS) {
        lower.clear();
        if word.is_ascii() {
            lower.push_str(word);
            lower.make_ascii_lowercase();
        } else {
            lower.extend(word.chars().flat_map(char::to_lowercase));
        }
        words += 1;
        known += usize::from(!packs.lexicon.classes(packs.lexicon.get(&lower)).is_empty());
        // Whatever the rest is, it is enough.
        if known * SHARE >= WORDS {
            return true;
        }
    }
    known * SHARE >= words
}

/// Whether a text is long enough to tell its language. A script without spaces says much in few letters.
fn is_enough(text: &str) -> bool {
    let weight = |c: char| if c.len_utf8() >= 3 { 4 } else { 1 };
    text.chars().filter(|c| c.is_alphabetic()).map(weight).sum::<usize>() >= LETTERS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_languages_are_told() {
        let packs = Packs::builtin().unwrap();
        for (text, is) in [
            (
                "El ministro de Relaciones Exteriores de Rusia llegó el miércoles a la capital para reunirse con su homólogo. ",
                true,
            ),
            ("Der russische Außenminister traf am Mittwoch in der Hauptstadt ein, um seinen Amtskollegen zu treffen. ", true),
            ("Министр иностранных дел России прибыл в среду в столицу для переговоров со своим коллегой. ", true),
            ("俄罗斯外长周三抵达首都，与其同行举行会谈，双方讨论了双边关系和地区局势。", true),
            ("러시아 외무장관이 수요일 수도에 도착해 상대국 외무장관과 회담을 가졌다고 통신이 보도했다. ", true),
            ("Menteri Luar Negeri Rusia tiba di ibu kota pada Rabu untuk bertemu dengan rekannya, kata kantor berita. ", false),
            (
                "Menteri Luar Rusia telah tiba di ibu negara pada hari Rabu bagi mengadakan rundingan dengan rakan sejawatnya. ",
                false,
            ),
        ] {
            assert_eq!(is_foreign(&packs, &text.repeat(4)), is, "{text}");
        }
        for text in ["", "12 34 56", "Putin", "???", "KCNA TASS RIA AFP AP UPI"] {
            assert!(!is_foreign(&packs, text), "{text}");
        }
    }
}
