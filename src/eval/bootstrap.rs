//! How far a figure hangs on which articles happened to be annotated: articles are drawn anew, with replacement, many times, by
//! the same numbers on every run.

use std::collections::BTreeMap;

use serde::Serialize;

/// How often articles are drawn anew.
const DRAWS: usize = 1000;
/// Where the sequence of numbers begins.
const SEED: u64 = 0x6e65_7773_6374_6c31;

/// The range in which 95 % of the drawn figures lie.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// The intervals of figures that are made of `count` articles. Empty if there are fewer than two.
pub(super) fn intervals(
    count: usize,
    figures: impl Fn(&[usize]) -> Vec<(&'static str, f64)>,
) -> BTreeMap<&'static str, Interval> {
    if count < 2 {
        return BTreeMap::new();
    }
    let mut numbers = SplitMix(SEED);
    let mut drawn: BTreeMap<&'static str, Vec<f64>> = BTreeMap::new();
    let mut sample = vec![0; count];
    for _ in 0..DRAWS {
        sample.iter_mut().for_each(|at| *at = numbers.below(count));
        for (name, value) in figures(&sample) {
            drawn.entry(name).or_default().push(value);
        }
    }
    let interval = |mut values: Vec<f64>| {
        values.sort_by(f64::total_cmp);
        let cut = values.len() / 40;
        Interval { low: values[cut], high: values[values.len() - 1 - cut] }
    };
    drawn.into_iter().map(|(name, values)| (name, interval(values))).collect()
}

/// SplitMix64 (Steele, Lea and Flood 2014).
struct SplitMix(u64);

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`, which is small enough for the bias to be nothing.
    fn below(&mut self, limit: usize) -> usize {
        (self.next() % limit.max(1) as u64) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_hold_the_figure_and_are_the_same_every_time() {
        let values = [0.2, 0.4, 0.6, 0.8, 1.0, 0.5, 0.7, 0.9];
        let mean = |sample: &[usize]| vec![("mean", sample.iter().map(|&at| values[at]).sum::<f64>() / sample.len() as f64)];
        let first = intervals(values.len(), mean);
        assert_eq!(first, intervals(values.len(), mean));
        let Interval { low, high } = first["mean"];
        assert!(0.4 < low && low < 0.6 && 0.7 < high && high < 0.9, "{low} {high}");
        assert!(intervals(1, mean).is_empty());
    }
}
