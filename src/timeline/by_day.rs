//! A list of happenings in order of day, to which one can be added anywhere and of which the nearest to a day are found: kept
//! in short pieces, so that adding moves little and reading goes through memory from one end to the other.

/// Entries of a piece, at most.
const PIECE: usize = 128;

/// Happenings by day; those of one day in the order in which they were added.
#[derive(Debug, Default)]
pub(super) struct ByDay {
    /// None is empty.
    pieces: Vec<Vec<(i32, u32)>>,
}

/// A place between entries: the piece, and how many entries of it lie before.
type At = (usize, usize);

impl ByDay {
    /// Adds a happening to a day, unless it was the last to be added to that day.
    pub fn add(&mut self, day: i32, happening: u32) {
        let (piece, at) = self.first(|other| other > day);
        let before = if at > 0 {
            self.pieces[piece].get(at - 1)
        } else {
            piece.checked_sub(1).and_then(|before| self.pieces[before].last())
        };
        if before == Some(&(day, happening)) {
            return;
        }
        // What comes behind all others goes on the last piece.
        let (piece, at) = match (at, piece.checked_sub(1)) {
            (0, Some(before)) if piece == self.pieces.len() => (before, self.pieces[before].len()),
            other => (piece, other.0),
        };
        if piece == self.pieces.len() {
            self.pieces.push(vec![(day, happening)]);
            return;
        }
        let entries = &mut self.pieces[piece];
        entries.insert(at, (day, happening));
        if entries.len() > PIECE {
            let rest = entries.split_off(if at + 1 == entries.len() { at } else { PIECE / 2 });
            self.pieces.insert(piece + 1, rest);
        }
    }

    /// Up to so many happenings of days from `from` to `to`, the latest day first.
    pub fn back(&self, from: i32, to: i32, most: usize, mut give: impl FnMut(u32)) {
        let mut left = most;
        let mut end = self.first(|other| other > to);
        while left > 0 {
            let Some(last) = self.before(end) else { return };
            let day = self.pieces[last.0][last.1].0;
            if day < from {
                return;
            }
            let alone = self.before(last).is_none_or(|(piece, at)| self.pieces[piece][at].0 < day);
            let start = if alone { last } else { self.first(|other| other >= day) };
            let mut at = start;
            while at != end && left > 0 {
                match self.pieces[at.0].get(at.1) {
                    Some(&(_, happening)) => {
                        give(happening);
                        left -= 1;
                        at.1 += 1;
                    }
                    None if at.0 + 1 < self.pieces.len() => at = (at.0 + 1, 0),
                    None => break,
                }
            }
            end = start;
        }
    }

    /// Up to so many happenings of days from `from` to `to`, the earliest day first.
    pub fn forth(&self, from: i32, to: i32, most: usize, mut give: impl FnMut(u32)) {
        let (piece, at) = self.first(|other| other >= from);
        let Some(pieces) = self.pieces.get(piece..) else { return };
        let entries = pieces.iter().flatten().skip(at).take_while(|(day, _)| *day <= to).take(most);
        entries.for_each(|&(_, happening)| give(happening));
    }

    /// The place of the first entry whose day is past a bound.
    fn first(&self, past: impl Fn(i32) -> bool) -> At {
        let piece = self.pieces.partition_point(|entries| entries.last().is_some_and(|(day, _)| !past(*day)));
        let at = self.pieces.get(piece).map_or(0, |entries| entries.partition_point(|(day, _)| !past(*day)));
        (piece, at)
    }

    /// The entry right before a place.
    fn before(&self, at: At) -> Option<At> {
        match at.1.checked_sub(1) {
            Some(before) => Some((at.0, before)),
            None => {
                let piece = at.0.checked_sub(1)?;
                Some((piece, self.pieces[piece].len() - 1))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn entries_come_as_from_a_map_of_lists() {
        let mut state = 7_u64;
        let mut random = |end: u64| {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            (state >> 33) % end
        };
        let mut list = ByDay::default();
        let mut map: BTreeMap<i32, Vec<u32>> = BTreeMap::new();
        for round in 0..4000 {
            // Few days, so that one fills several pieces; at times many in order.
            let day = if round % 3 == 0 { round / 10 } else { random(40) as i32 };
            let happening = random(30) as u32;
            list.add(day, happening);
            let of_day = map.entry(day).or_default();
            if of_day.last() != Some(&happening) {
                of_day.push(happening);
            }
            if round % 20 == 0 {
                let (from, most) = (random(60) as i32 - 10, random(300) as usize);
                let to = from + random(30) as i32;
                let (mut back, mut forth) = (Vec::new(), Vec::new());
                list.back(from, to, most, |happening| back.push(happening));
                list.forth(from, to, most, |happening| forth.push(happening));
                let in_map: Vec<u32> = map.range(from..=to).flat_map(|(_, list)| list).take(most).copied().collect();
                assert_eq!(forth, in_map);
                let in_map: Vec<u32> = map.range(from..=to).rev().flat_map(|(_, list)| list).take(most).copied().collect();
                assert_eq!(back, in_map);
            }
        }
        assert!(list.pieces.iter().all(|entries| (1..=PIECE).contains(&entries.len())));
    }
}
