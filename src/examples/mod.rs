//! Runs the examples that pack files carry, one file a kind of pack file: what a `yes` promises must come out, what a `no`
//! forbids must not. Whatever differs becomes a [`Fault`] with the example's place.

use std::collections::BTreeSet;

use crate::packs::{Fault, Faults, Packs, Raw};

mod dates;
mod events;
mod names;
mod needless;
mod page;
mod text;

pub use needless::needless;

/// What the examples showed.
#[derive(Debug, Default)]
pub struct Tested {
    /// How many examples ran.
    pub ran: usize,
    /// The rules that fired in some example, as `pack/rule`.
    pub fired: BTreeSet<String>,
    /// What came out otherwise than promised.
    pub faults: Faults,
}

impl Tested {
    /// Notes that an example ran, and what is wrong with it, if anything.
    fn note(&mut self, fault: Option<Fault>) {
        self.ran += 1;
        if let Some(fault) = fault {
            self.faults.push(fault);
        }
    }
}

/// What was expected and did not come out, then what came out and was not expected, a line each; what is the same is left out.
fn diff(expected: &[String], got: &[String]) -> Vec<String> {
    let lost = expected.iter().filter(|one| !got.contains(one)).map(|one| format!("- {one}"));
    let found = got.iter().filter(|one| !expected.contains(one)).map(|one| format!("+ {one}"));
    lost.chain(found).collect()
}

/// Help for a [`diff`].
const DIFF: &str = "- is what was expected, + what came out";

/// Runs every example of every pack file. `packs` must have been compiled from `raw`.
///
/// ```
/// let (packs, raw) = newsctl::packs::Packs::load_raw(&Default::default())?;
/// let tested = newsctl::examples::run(&packs, &raw);
/// println!("{} examples ran", tested.ran);
/// # Ok::<(), newsctl::packs::Faults>(())
/// ```
pub fn run(packs: &Packs, raw: &Raw) -> Tested {
    let mut tested = Tested::default();
    dates::run(packs, raw, &mut tested);
    text::run(packs, raw, &mut tested);
    page::run(packs, raw, &mut tested);
    names::run(packs, raw, &mut tested);
    events::run(packs, raw, &mut tested);
    tested
}
