//! Takes what is measured from the analysis of an article, and the name by which article and gold find each other.

use std::path::Path;

use super::score::Found;
use super::timex::Timex;
use crate::analysis::{Analysis, Options, analyse};
use crate::dates::TimexKind;
use crate::output::CodePoints;
use crate::packs::Packs;
use crate::timeline::Atoms;

impl Found {
    /// What was found in an article that was analysed alone. Dates are sought whether or not it matters to the topic.
    pub fn of_analysis(packs: &Packs, analysis: &Analysis, options: &Options) -> Self {
        let dates =
            if analysis.analysed { points(analysis) } else { points(&analyse(packs, &analysis.article, &Options::default())) };
        Self { timeline: Atoms::of_analysis(packs, analysis, options).build(), dates }
    }
}

/// The values of the dates and times of an article.
fn points(analysis: &Analysis) -> Vec<String> {
    let points = analysis.dates.mentions.iter().filter(|one| matches!(one.kind, TimexKind::Date | TimexKind::Time));
    points.filter_map(|mention| mention.value.clone()).collect()
}

/// The temporal expressions of an article.
pub fn timexes(analysis: &Analysis) -> Vec<Timex> {
    let counted = CodePoints::new(&analysis.document.text);
    let timexes = analysis.dates.mentions.iter().map(|mention| {
        let (start, end) = counted.span(mention.span);
        Timex { start, end, kind: mention.kind, value: mention.value.clone().unwrap_or_default() }
    });
    timexes.collect()
}

/// The name by which gold and article find each other: that of the file without its ending, and the article's number in a
/// container.
///
/// ```
/// use newsctl::eval::article_name;
/// assert_eq!(article_name("some/x.txt"), "x");
/// assert_eq!(article_name("some/x.jsonl#3"), "x#3");
/// ```
pub fn article_name(source: &str) -> String {
    let (path, number) = match source.rsplit_once('#') {
        Some((path, number)) if number.bytes().all(|byte| byte.is_ascii_digit()) => (path, format!("#{number}")),
        _ => (source, String::new()),
    };
    let stem = Path::new(path).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    stem.unwrap_or_default() + &number
}
