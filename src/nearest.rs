//! The nearest right word for a wrong one, for messages. Knows letters alone.

/// The candidate that a misspelt word most likely means: the fewest letters inserted, dropped, changed or swapped with their
/// neighbour, up to one in three; of equals the first. Case does not matter.
///
/// ```
/// use newsctl::nearest::nearest;
/// assert_eq!(nearest("recipent", ["actor", "recipient", "theme"]), Some("recipient"));
/// assert_eq!(nearest("xyz", ["actor", "recipient"]), None);
/// ```
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word: Vec<char> = word.to_lowercase().chars().take(LONGEST).collect();
    let most = (word.len() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let letters: Vec<char> = candidate.to_lowercase().chars().take(LONGEST).collect();
        if letters.len().abs_diff(word.len()) > most {
            continue;
        }
        let distance = distance(&word, &letters);
        if distance <= most && distance < letters.len() && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// Words longer than this are compared by their beginning.
const LONGEST: usize = 64;

/// The optimal string alignment distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, &y) in b.iter().enumerate() {
            let mut least = (last[j + 1] + 1).min(row[j] + 1).min(last[j] + usize::from(x != y));
            if i > 0 && j > 0 && x == b[j - 1] && a[i - 1] == y {
                least = least.min(before[j - 1] + 1);
            }
            row.push(least);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

/// A question that offers the nearest right word, to stand before other help: ``did you mean `status`? ``. Empty if none is near.
pub fn did_you_mean<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
    nearest(word, candidates).map(|near| format!("did you mean `{near}`? ")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn swapped_dropped_changed_and_added_letters_are_near() {
        for (wrong, right) in [("staus", "status"), ("stauts", "status"), ("Status", "status"), ("statuss", "status")] {
            assert_eq!(nearest(wrong, ["date", "status"]), Some(right));
        }
        assert_eq!(nearest("", ["date"]), None);
        assert_eq!(nearest("a", ["b"]), None);
        assert_eq!(nearest("olh", ["oleh", "ole"]), Some("oleh"));
    }
}
