//! The skeleton of a new pack: a few files that pass their own tests, with comments that say what to change.

use super::check::is_id;
use super::{Country, Packs};

/// Files of a new pack: name within its folder, and text.
pub type Skeleton = Vec<(String, String)>;

const FILES: &[(&str, &str)] = &[
    ("pack.toml", include_str!("new/pack.toml")),
    ("topic.toml", include_str!("new/topic.toml")),
    ("places.toml", include_str!("new/places.toml")),
    ("events/{id}.toml", include_str!("new/event.toml")),
];

/// The files of a new pack about the dealings of two states, which `packs` must know by name.
///
/// # Errors
/// If the id is no short name, or one of the states is not known.
///
/// ```
/// use newsctl::packs::{Country, Packs, skeleton};
/// let packs = Packs::builtin()?;
/// let [idn, mys] = ["IDN", "MYS"].map(|code| Country::new(code).unwrap());
/// let files = skeleton(&packs, "perbatasan", [idn, mys]).unwrap();
/// assert_eq!(files[0].0, "pack.toml");
/// assert!(skeleton(&packs, "Batas Negara", [idn, mys]).is_err());
/// # Ok::<(), newsctl::packs::Faults>(())
/// ```
pub fn skeleton(packs: &Packs, id: &str, between: [Country; 2]) -> Result<Skeleton, String> {
    if !is_id(id) {
        return Err(format!("`{id}` is no id of a pack: use small letters, digits and hyphens, such as rusia-korut"));
    }
    if packs.names.iter().any(|name| name.split('@').next() == Some(id)) {
        return Err(format!("there is a pack `{id}` already: choose another id"));
    }
    if packs.events.event_type(id).is_some() {
        return Err(format!("there is an event type `{id}` already: choose another id"));
    }
    let name = |state: Country| -> Result<&str, String> {
        let known = packs.name_rules.known.countries.get(&state);
        let known = known.ok_or_else(|| format!("no pack knows a state `{state}`: give two ISO 3166-1 alpha-3 codes"))?;
        Ok(&packs.name_rules.known.names[known.0 as usize].name)
    };
    let [a, b] = between;
    let marks = [("{id}", id), ("{a}", a.as_str()), ("{b}", b.as_str()), ("{A}", name(a)?), ("{B}", name(b)?)];
    let fill = |text: &str| marks.iter().fold(text.to_string(), |text, (mark, value)| text.replace(mark, value));
    Ok(FILES.iter().map(|(path, text)| (fill(path), fill(text))).collect())
}
