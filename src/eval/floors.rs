//! Floors: figures under which a run fails.

use std::fmt;
use std::str::FromStr;

use super::Evaluation;
use super::figures::Prf;
use crate::nearest::did_you_mean;

/// A figure and the least it may be: `events=0.85`, `events.p=0.9`, `visit=0.7`, `timex.value=0.88`, `joined=0.9`.
#[derive(Debug, Clone, PartialEq)]
pub struct Floor {
    /// Name of the figure.
    pub figure: String,
    /// The least, 0 to 1.
    pub least: f64,
}

impl FromStr for Floor {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, String> {
        let wrong = || "write a figure and the least it may be, such as events=0.85".to_string();
        let (figure, least) = words.split_once('=').ok_or_else(wrong)?;
        let least: f64 = least.trim().parse().map_err(|_| wrong())?;
        if !(0.0..=1.0).contains(&least) {
            return Err("the least is a share, 0 to 1, such as 0.85".to_string());
        }
        Ok(Self { figure: figure.trim().to_string(), least })
    }
}

/// A floor that a figure is under.
#[derive(Debug, Clone, PartialEq)]
pub struct Missed {
    /// The floor.
    pub floor: Floor,
    /// The figure.
    pub got: f64,
}

impl fmt::Display for Missed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is {:.3}, under {}", self.floor.figure, self.got, self.floor.least)
    }
}

impl Evaluation {
    /// The floors that are missed.
    ///
    /// # Errors
    /// If a floor is of a figure that was not measured.
    pub fn missed(&self, floors: &[Floor]) -> Result<Vec<Missed>, String> {
        let measured = self.measured();
        let mut missed = Vec::new();
        for floor in floors {
            let Some((_, got)) = measured.iter().find(|(name, _)| *name == floor.figure) else {
                let names = || measured.iter().map(|(name, _)| name.as_str());
                let all = names().filter(|name| !name.ends_with(".p") && !name.ends_with(".r")).collect::<Vec<_>>().join(", ");
                let near = did_you_mean(&floor.figure, names());
                return Err(format!("nothing is measured as `{}`; {near}there is {all}, with .p and .r", floor.figure));
            };
            if *got < floor.least {
                missed.push(Missed { floor: floor.clone(), got: *got });
            }
        }
        Ok(missed)
    }

    /// Every figure by name.
    fn measured(&self) -> Vec<(String, f64)> {
        let mut all = Vec::new();
        let mut parts: Vec<(String, Prf)> = Vec::new();
        if let Some(figures) = self.figures() {
            all.extend(figures.main().into_iter().filter_map(|(name, value)| Some((name.to_string(), value?))));
            let named = [
                ("events", figures.events),
                ("full", figures.full),
                ("persons", figures.persons),
                ("places", figures.places),
                ("organizations", figures.organizations),
                ("dates", figures.dates),
            ];
            parts.extend(named.map(|(name, prf)| (name.to_string(), prf)));
            for (kind, prf) in figures.by_type {
                all.push((kind.clone(), prf.f1));
                parts.push((kind, prf));
            }
        }
        if let Some(figures) = self.timex_figures() {
            all.extend(figures.main().into_iter().filter_map(|(name, value)| Some((name.to_string(), value?))));
            let named = [("strict", figures.strict), ("relaxed", figures.relaxed), ("value", figures.value)];
            parts.extend(named.map(|(name, prf)| (format!("timex.{name}"), prf)));
        }
        if let Some(figures) = &self.joined {
            for (name, prf) in [("joined", figures.right), ("joined.own", figures.own)] {
                all.push((name.to_string(), prf.f1));
                parts.push((name.to_string(), prf));
            }
        }
        for (name, prf) in parts {
            all.push((format!("{name}.p"), prf.p));
            all.push((format!("{name}.r"), prf.r));
        }
        all
    }
}
