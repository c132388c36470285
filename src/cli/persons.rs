//! Whom `--person` means, where the articles do not have the name as it was given: the packs know other spellings. Says so where
//! nobody is meant.

use newsctl::analysis::{Options, analyse};
use newsctl::input::Article;
use newsctl::names::EntityKind;
use newsctl::nearest::did_you_mean;
use newsctl::packs::Packs;
use newsctl::timeline::{Timeline, persons_called};

use super::exit::{Failure, complain};

/// The names as the timeline has them; those that it lacks as the packs' ids of their bearers.
///
/// # Errors
/// [`Failure::Packs`] where the packs are needed and can't be had.
pub fn meant(wanted: &[String], timeline: &Timeline, packs: Option<&Packs>) -> Result<Vec<String>, Failure> {
    let mut meant = Vec::new();
    let mut builtin = None;
    for name in wanted {
        if persons_called(timeline, name).next().is_some() {
            meant.push(name.clone());
            continue;
        }
        let packs = match (packs, &mut builtin) {
            (Some(packs), _) => packs,
            (None, Some(packs)) => packs,
            (None, none) => none.insert(Packs::builtin()?),
        };
        let names = analyse(packs, &Article::new("", name.as_str()), &Options::default()).names;
        let known = names.entities.iter().filter(|entity| entity.kind == EntityKind::Person).map(|entity| entity.id.clone());
        let here: Vec<String> = known.filter(|id| persons_called(timeline, id).next().is_some()).collect();
        if here.is_empty() {
            let people = timeline.entities.iter().filter(|entity| entity.kind == "person").map(|entity| entity.name.as_str());
            complain(&format!(
                "no person of these articles is called `{name}`; {}so no event passes",
                did_you_mean(name, people)
            ));
            meant.push(name.clone());
        }
        meant.extend(here);
    }
    Ok(meant)
}
