//! Which line of a text a code point stands in.

/// Where the lines of a text begin, in code points.
#[derive(Debug, Clone, Default)]
pub struct Lines(Vec<u32>);

impl Lines {
    /// The lines of a text.
    ///
    /// ```
    /// let lines = newsctl::check::Lines::of("satu\ndua\n");
    /// assert_eq!((lines.at(0), lines.at(4), lines.at(5)), (1, 1, 2));
    /// ```
    pub fn of(text: &str) -> Self {
        let ends = (1u32..).zip(text.chars()).filter(|(_, c)| *c == '\n').map(|(after, _)| after);
        Self(ends.collect())
    }

    /// The line of a code point, counted from 1.
    pub fn at(&self, code_point: u32) -> usize {
        self.0.partition_point(|&start| start <= code_point) + 1
    }
}
