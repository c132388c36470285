//! Leaves in a finished timeline what a reader asks for. Documents and entities stay as they are.

use chrono::NaiveDate;

use super::model::{Entity, Event, Timeline};
use crate::events::Status;

/// Which events are wanted. The default is all.
///
/// ```
/// use newsctl::timeline::Filter;
/// let filter = Filter { types: vec!["visit".to_string()], min_sources: 2, ..Filter::default() };
/// assert!(!filter.is_empty());
/// ```
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filter {
    /// Events that end on this day or later. Undated ones are left out.
    pub since: Option<NaiveDate>,
    /// Events that begin on this day or earlier. Undated ones are left out.
    pub until: Option<NaiveDate>,
    /// Events of one of these types; of any if none is named.
    pub types: Vec<String>,
    /// Events of one of these statuses; of any if none is named.
    pub statuses: Vec<Status>,
    /// Events in which one of these persons takes part: id, name or alias, alone or behind an office, as [`persons_called`]
    /// compares them. Any event if none is named.
    pub persons: Vec<String>,
    /// Events with so many independent articles or more.
    pub min_sources: u32,
    /// Events at least so sure.
    pub min_confidence: f64,
}

impl Filter {
    /// Whether every event passes.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Takes the events out that do not pass.
    pub fn apply(&self, timeline: &mut Timeline) {
        if self.is_empty() {
            return;
        }
        let persons = self.person_ids(timeline);
        timeline.events.retain(|event| self.passes(event, &persons));
    }

    fn person_ids(&self, timeline: &Timeline) -> Vec<String> {
        self.persons.iter().flat_map(|name| persons_called(timeline, name)).map(|person| person.id.clone()).collect()
    }

    fn passes(&self, event: &Event, persons: &[String]) -> bool {
        let date = event.date.as_ref();
        self.since.is_none_or(|since| date.is_some_and(|date| date.end >= since))
            && self.until.is_none_or(|until| date.is_some_and(|date| date.start <= until))
            && (self.types.is_empty() || self.types.contains(&event.kind))
            && (self.statuses.is_empty() || self.statuses.contains(&event.status))
            && (self.persons.is_empty() || event.participants.iter().any(|one| persons.contains(&one.entity)))
            && event.sources >= self.min_sources
            && event.confidence >= self.min_confidence
    }
}

/// The persons of a timeline who have this id, name or alias, alone or behind words of an office that is told of them; case, hyphens
/// and the number of spaces do not count.
pub fn persons_called<'a>(timeline: &'a Timeline, name: &str) -> impl Iterator<Item = &'a Entity> {
    let (id, wanted) = (name.trim().to_lowercase(), folded(name));
    let people = timeline.entities.iter().filter(|entity| entity.kind == "person");
    people.filter(move |person| person.id == id || is_of(&wanted, person))
}

/// A name by which it is compared.
fn folded(name: &str) -> String {
    name.to_lowercase()
        .split(|c: char| c.is_whitespace() || c == '-')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether a folded name is the person's name or alias, alone or behind words of an office that is told of the person.
fn is_of(wanted: &str, person: &Entity) -> bool {
    let of_office = |before: &str| {
        let told = |word: &str| person.roles.iter().any(|role| role.to_lowercase().split_whitespace().any(|other| other == word));
        before.is_empty() || before.ends_with(char::is_whitespace) && before.split_whitespace().all(told)
    };
    let mut forms = person.aliases.iter().chain([&person.name]);
    forms.any(|form| wanted.strip_suffix(&folded(form)).is_some_and(of_office))
}
