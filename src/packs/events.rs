//! Compiles what the `events/` room needs from the packs: frames with the words that trigger them, classes of nouns, the topic.

use std::collections::BTreeMap;

use super::format::Spanned;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::clauses::ClauseRules;
use super::country::Country;
use super::fault::{Fault, Faults, ListFault};
use super::format::{EventType, Frame, Plover, Status, Voice};
use super::lexicon::{Lexicon, Sym, WordClass};
use super::load::{FrameFile, Loaded, Raw};
use super::source::PackFile;
use crate::nearest::did_you_mean;

/// A set of classes of nouns: one bit each, in the order in which the packs name them.
pub type NounClasses = u128;

/// Where a role is sought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Slot {
    /// Who does it, in terms of the active verb.
    Subject,
    /// What or whom it is done to.
    Object,
    /// The clauses under the verb: what it is about.
    Complement,
    /// Of a noun in a phrase, the subject of the clause that the phrase stands in.
    Beside,
    /// What a preposition governs.
    Preposition(Sym),
}

/// A type of events.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EventTypeRules {
    /// Its name ("visit").
    pub name: String,
    /// The pack's id, for rule ids.
    pub pack: String,
    /// PLOVER's code.
    pub plover: Plover,
    /// CAMEO's code.
    pub cameo: String,
    /// Goldstein's scale.
    pub goldstein: f64,
    /// Name of a group of kindred types.
    pub group: String,
    /// States it needs at least.
    pub states: usize,
    /// Done together.
    pub mutual: bool,
    /// Whether what it is about lies ahead of it.
    pub ahead: bool,
    /// Leads to another country.
    pub abroad: bool,
    /// What a third party says of it is an allegation.
    pub alleged: bool,
    /// An act of speech.
    pub speech: bool,
    /// Needs a partner who is told.
    pub meets: bool,
    /// Concerns also a state that it is only about.
    pub about: bool,
    /// It can concern none but who does it.
    pub lone: bool,
    /// Done by saying something.
    pub voiced: bool,
    /// Other events can happen within it.
    pub hosts: bool,
    /// It can happen within another.
    pub within: bool,
    /// An article often tells of several, done with different things.
    pub several: bool,
    /// Prepositions that tell where, besides those of place.
    pub place: Vec<Sym>,
    /// A failed attempt counts.
    pub attempt: bool,
}

/// A frame.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FrameRules {
    /// Index into [`EventRules::types`].
    pub event_type: usize,
    /// Its id, as `pack/type.frame`.
    pub id: String,
    /// Where the actor is sought.
    pub actor: Vec<Slot>,
    /// Where the recipient is sought.
    pub recipient: Vec<Slot>,
    /// Where the thing is sought.
    pub theme: Vec<Slot>,
    /// Noun classes of the theme, one of which must stand there.
    pub theme_has: NounClasses,
    /// Noun classes that must not stand in the theme.
    pub theme_lacks: NounClasses,
    /// Whether a named person does for the theme too.
    pub theme_person: bool,
    /// Noun classes, one of which must stand in the clause.
    pub clause_has: NounClasses,
    /// Noun classes that must not stand in the clause.
    pub clause_lacks: NounClasses,
    /// Whether the sides' states must differ.
    pub across: bool,
    /// Whether the recipient must be two states or more, none of them the actor's.
    pub outsider: bool,
    /// Whether the actor must be told.
    pub needs_actor: bool,
    /// Whether the recipient must be told.
    pub needs_recipient: bool,
    /// A status that the words themselves give.
    pub status: Option<Status>,
    /// Whether the verb's complement must be negated.
    pub negated_complement: bool,
    /// Whether that complement must be of what has been.
    pub complement_done: bool,
    /// Whether the deed must be told as to come.
    pub to_come: bool,
    /// Whether it must not be denied.
    pub affirmed: bool,
    /// Which part of a longer course it is, [`Sym::NONE`] if of none.
    pub part: Sym,
    /// Whether the actor must be persons, not a bare state.
    pub in_person: bool,
    /// Whether the owner of the thing is who acts.
    pub owner_acts: bool,
    /// Whether roles are swapped.
    pub reversed: bool,
    /// Prepositions that may not lead to another state.
    pub no_goal: Vec<Slot>,
    /// Prepositions, one of which must lead to a place.
    pub goal: Vec<Slot>,
    /// Prepositions that name an enemy, whose word does not confirm it.
    pub enemy: Vec<Slot>,
}

/// Words that trigger a frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trigger {
    /// The words after the first.
    pub rest: Box<[Sym]>,
    /// Index into [`EventRules::frames`].
    pub frame: usize,
    /// The voice of this form.
    pub voice: Voice,
    /// Whether it ends in an enclitic pronoun.
    pub clitic: bool,
}

/// Compiled rules of the `events/` room.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct EventRules {
    /// Event types.
    pub types: Vec<EventTypeRules>,
    /// Frames of all types.
    pub frames: Vec<FrameRules>,
    /// Triggers by their first word, longest first.
    triggers: FxHashMap<Sym, Vec<Trigger>>,
    /// Noun classes by first word: the words after it and the class's bit.
    nouns: FxHashMap<Sym, Vec<(Box<[Sym]>, NounClasses)>>,
    /// The topic's two states, if a pack gives a topic.
    pub topic: Option<[Country; 2]>,
    /// Wars in which one state stands beside another.
    pub wars: Vec<super::format::War>,
}

impl EventRules {
    /// Triggers that begin with a word.
    pub fn triggers(&self, sym: Sym) -> &[Trigger] {
        self.triggers.get(&sym).map_or(&[], Vec::as_slice)
    }

    /// Bits of the noun classes that words beginning here are in; `after` gives the symbols that follow the first.
    pub fn noun_classes(&self, sym: Sym, after: impl Fn(usize) -> Option<Sym>) -> NounClasses {
        let Some(entries) = self.nouns.get(&sym) else { return 0 };
        entries
            .iter()
            .filter(|(rest, _)| rest.iter().enumerate().all(|(n, &sym)| after(n) == Some(sym)))
            .fold(0, |all, (_, bit)| all | bit)
    }

    /// The type of events that a trigger is of.
    pub fn type_of(&self, trigger: &Trigger) -> &EventTypeRules {
        &self.types[self.frames[trigger.frame].event_type]
    }

    /// Whether a verb tells of an act of speech about what somebody did: "dikecam", "membantah". Who "akan menerima akibatnya"
    /// says nothing: there the speaker stands beside the verb.
    pub fn speaks(&self, verb: Sym) -> bool {
        let beside = |trigger: &Trigger| self.frames[trigger.frame].actor == [Slot::Beside];
        self.triggers(verb).iter().any(|trigger| self.type_of(trigger).speech && !beside(trigger))
    }

    /// Whether a word is the verb, not the noun, of an act of speech about what somebody did or may do: "memperingatkan".
    pub fn charges(&self, verb: Sym) -> bool {
        let told = |trigger: &Trigger| matches!(trigger.voice, Voice::Active | Voice::Passive) && trigger.rest.is_empty();
        let beside = |trigger: &Trigger| self.frames[trigger.frame].actor == [Slot::Beside];
        self.triggers(verb).iter().any(|trigger| told(trigger) && self.type_of(trigger).speech && !beside(trigger))
    }

    /// Whether a word tells of a deed by which one answers what another has done: praise, thanks, punishment.
    pub fn concerns(&self, word: Sym) -> bool {
        let answers = |event_type: &EventTypeRules| event_type.about || event_type.voiced;
        self.triggers(word).iter().any(|trigger| answers(self.type_of(trigger)))
    }

    /// Whether a word is the bare root of an act of speech, or of a deed done by saying something: "tuding", "puji".
    pub fn says(&self, word: Sym) -> bool {
        self.triggers(word).iter().any(|trigger| {
            let event_type = self.type_of(trigger);
            trigger.voice == Voice::Bare && trigger.rest.is_empty() && (event_type.speech || event_type.voiced)
        })
    }

    /// All triggers, by their first word.
    pub(super) fn all_triggers(&self) -> BTreeMap<Sym, &[Trigger]> {
        self.triggers.iter().map(|(sym, triggers)| (*sym, triggers.as_slice())).collect()
    }

    /// A type by name.
    pub fn event_type(&self, name: &str) -> Option<&EventTypeRules> {
        self.types.iter().find(|known| known.name == name)
    }
}

/// Compiles the rules, noting every fault; tells the clause rules which words are verbs.
pub(super) fn compile(raw: &Raw, clauses: &mut ClauseRules, lexicon: &mut Lexicon, faults: &mut Faults) -> EventRules {
    let topic = raw.topics.last().map(|topic| topic.value.between.each_ref().map(|state| *state.get_ref()));
    let wars = raw.topics.iter().flat_map(|topic| topic.value.war.iter().cloned()).collect();
    let mut rules = EventRules { topic, wars, ..EventRules::default() };
    let classes = noun_classes(raw, &mut rules, clauses, lexicon, faults);
    for file in &raw.event_types {
        compile_type(raw, file, &mut rules, lexicon, faults);
    }
    for file in raw.frame_files() {
        let name = file.event_type.get_ref();
        let Some(event_type) = rules.types.iter().position(|known| known.name == *name) else {
            faults.missing(&ListFault {
                file: file.file,
                wrong: file.event_type,
                what: "event type",
                all: &rules.types.iter().map(|known| known.name.as_str()).collect::<Vec<_>>(),
                allowed: "the types are ",
                kind: "event-type",
                pack: "diplomacy",
            });
            continue;
        };
        compile_frames(&file, event_type, &mut rules, &classes, clauses, lexicon, faults);
    }
    // Files say nothing of an order between words, so the longest words win, then the frames in the order of their names.
    #[allow(clippy::iter_over_hash_type, reason = "each list is sorted on its own")]
    for list in rules.triggers.values_mut() {
        list.sort_by_key(|trigger| (std::cmp::Reverse(trigger.rest.len()), trigger.frame));
        list.dedup();
    }
    rules
}

fn noun_classes(
    raw: &Raw,
    rules: &mut EventRules,
    clauses: &ClauseRules,
    lexicon: &mut Lexicon,
    faults: &mut Faults,
) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    let mut form = String::new();
    for file in &raw.nouns {
        for (name, words) in &file.value.class {
            let index = names.iter().position(|known| known == name.get_ref()).unwrap_or_else(|| {
                names.push(name.get_ref().clone());
                names.len() - 1
            });
            if index >= NounClasses::BITS as usize {
                faults.push(Fault::at(
                    &file.file,
                    name.span(),
                    "more than 128 classes of nouns",
                    "join classes that frames never tell apart",
                ));
                continue;
            }
            for word in words {
                for clitic in [""].into_iter().chain(clauses.affixes.clitics.iter().map(String::as_str)) {
                    form.clear();
                    form.extend([word.as_str(), clitic]);
                    let (first, rest) = split(&form, lexicon);
                    rules.nouns.entry(first).or_default().push((rest, 1 << index));
                }
            }
        }
    }
    names
}

/// The symbols of the words of a phrase: the first, and the rest.
fn split(phrase: &str, lexicon: &mut Lexicon) -> (Sym, Box<[Sym]>) {
    let mut words = phrase.split_whitespace().map(|word| lexicon.intern(word));
    let first = words.next().unwrap_or(Sym::NONE);
    (first, words.collect())
}

fn compile_type(raw: &Raw, file: &Loaded<EventType>, rules: &mut EventRules, lexicon: &mut Lexicon, faults: &mut Faults) {
    let value = &file.value;
    if let Some(known) = rules.types.iter().find(|known| known.name == *value.name.get_ref()) {
        let message = format!("the type `{}` is told twice (first by the pack {})", known.name, known.pack);
        faults.push(Fault::at(
            &file.file,
            value.name.span(),
            message,
            "a file of `kind = \"frames\"` adds frames to a type; for another type choose another name",
        ));
        return;
    }
    let pack = raw.pack_of(&file.file).to_string();
    rules.types.push(EventTypeRules {
        name: value.name.get_ref().clone(),
        pack,
        plover: value.plover.get_ref().clone(),
        cameo: value.cameo.get_ref().clone(),
        goldstein: *value.goldstein.get_ref(),
        group: value.group.clone(),
        states: value.states,
        mutual: value.mutual,
        abroad: value.abroad,
        ahead: value.ahead,
        alleged: value.alleged,
        speech: value.speech,
        meets: value.meets,
        about: value.about,
        lone: value.lone,
        voiced: value.voiced,
        hosts: value.hosts,
        within: value.within,
        several: value.several,
        place: value.place.iter().map(|word| lexicon.intern(word)).collect(),
        attempt: value.attempt,
    });
}

fn compile_frames(
    file: &FrameFile,
    event_type: usize,
    rules: &mut EventRules,
    classes: &[String],
    clauses: &mut ClauseRules,
    lexicon: &mut Lexicon,
    faults: &mut Faults,
) {
    let states = rules.types[event_type].states;
    for (name, frame) in file.frame {
        let mut bits = |wanted: &[Spanned<String>]| {
            wanted.iter().fold(NounClasses::default(), |all, class| {
                match classes.iter().position(|known| known == class.get_ref()) {
                    Some(index) => all | 1 << index,
                    None => {
                        faults.missing(&ListFault {
                            file: file.file,
                            wrong: class,
                            what: "class of nouns",
                            all: &classes.iter().map(String::as_str).collect::<Vec<_>>(),
                            allowed: "the classes are ",
                            kind: "nouns",
                            pack: "diplomacy",
                        });
                        all
                    }
                }
            })
        };
        let (theme_has, theme_lacks) = (bits(&frame.theme_has), bits(&frame.theme_lacks));
        let (clause_has, clause_lacks) = (bits(&frame.clause_has), bits(&frame.clause_lacks));
        let mut slots = |places: &[Spanned<String>]| -> Vec<Slot> {
            places.iter().filter_map(|place| slot(file.file, place, lexicon, faults)).collect()
        };
        let (actor, recipient, theme) = (slots(&frame.actor), slots(&frame.recipient), slots(&frame.theme));
        let (no_goal, goal, enemy) = (slots(&frame.no_goal), slots(&frame.goal), slots(&frame.enemy));
        let part = frame.part.as_deref().map_or(Sym::NONE, |part| lexicon.intern(part));
        let index = rules.frames.len();
        rules.frames.push(FrameRules {
            event_type,
            id: file.id(name.get_ref()),
            actor,
            recipient,
            theme,
            theme_has,
            theme_lacks,
            theme_person: frame.theme_person,
            clause_has,
            clause_lacks,
            across: frame.across.unwrap_or(states > 1),
            outsider: frame.outsider,
            needs_actor: frame.needs_actor,
            needs_recipient: frame.needs_recipient,
            status: frame.status,
            negated_complement: frame.negated_complement,
            complement_done: frame.complement_done,
            to_come: frame.to_come,
            affirmed: frame.affirmed,
            part,
            in_person: frame.in_person,
            owner_acts: frame.owner_acts,
            reversed: frame.reversed,
            no_goal,
            goal,
            enemy,
        });
        compile_roots(file.file, frame, index, rules, clauses, lexicon, faults);
    }
}

/// A place to look for who takes part.
fn slot(file: &PackFile, place: &Spanned<String>, lexicon: &mut Lexicon, faults: &mut Faults) -> Option<Slot> {
    let word = place.get_ref();
    let slot = match word.as_str() {
        "subject" => Slot::Subject,
        "object" => Slot::Object,
        "beside" => Slot::Beside,
        "complement" => Slot::Complement,
        preposition => Slot::Preposition(lexicon.intern(preposition)),
    };
    if let Slot::Preposition(sym) = slot
        && !lexicon.is(sym, WordClass::Preposition)
    {
        let known = lexicon.members(WordClass::Preposition);
        let near = did_you_mean(word, ["subject", "object", "beside", "complement"]);
        faults.missing(&ListFault {
            file,
            wrong: place,
            what: "place to look for a role",
            all: &known,
            allowed: &format!(
                "{near}roles are sought in \"subject\", \"object\", \"beside\", \"complement\" or behind a preposition: "
            ),
            kind: "words",
            pack: "id",
        });
        return None;
    }
    Some(slot)
}

/// Says that a root begins with a word that stands before verbs.
fn auxiliary(file: &PackFile, root: &Spanned<String>, word: &str, faults: &mut Faults) {
    let message = format!("`{word}` at the beginning of a root would be a verb in every sentence");
    let help = format!("leave `{word}` out: a deed that is negated, to come or done is told by its status");
    let fault = Fault::at(file, root.span(), message, help);
    if !faults.0.contains(&fault) {
        faults.push(fault);
    }
}

fn compile_roots(
    file: &PackFile,
    frame: &Frame,
    index: usize,
    rules: &mut EventRules,
    clauses: &mut ClauseRules,
    lexicon: &mut Lexicon,
    faults: &mut Faults,
) {
    let mut word = String::new();
    for (root, names) in &frame.roots {
        for name in names {
            let Some(forms) = clauses.affixes.forms(root.get_ref(), name.get_ref()) else {
                faults.missing(&ListFault {
                    file,
                    wrong: name,
                    what: "form of a root",
                    all: &clauses.affixes.names(),
                    allowed: "the forms are ",
                    kind: "morphology",
                    pack: "id",
                });
                continue;
            };
            for form in forms {
                let clitics = clauses.affixes.clitics.iter().filter(|_| !matches!(form.voice, Voice::Bare | Voice::Verbless));
                let particles = clauses.affixes.particles.iter().filter(|_| !matches!(form.voice, Voice::Noun | Voice::Verbless));
                let ends =
                    clitics.map(|clitic| (clitic.as_str(), true)).chain(particles.map(|particle| (particle.as_str(), false)));
                for (end, clitic) in [("", false)].into_iter().chain(ends) {
                    word.clear();
                    word.extend([form.word.as_str(), end]);
                    let (first, rest) = split(&word, lexicon);
                    let is_root = form.voice == Voice::Middle && word == *root.get_ref();
                    if rest.is_empty() && is_root && clauses.is_auxiliary(lexicon, first) {
                        auxiliary(file, root, lexicon.word(first), faults);
                    } else if rest.is_empty() {
                        clauses.frame_words.entry(first).or_default().insert(form.voice);
                    } else if form.voice != Voice::Noun {
                        // "menginjakkan kaki": the first word is a verb by its looks; the phrase only fixes the meaning.
                        if form.voice != Voice::Bare && clauses.is_auxiliary(lexicon, first) {
                            auxiliary(file, root, lexicon.word(first), faults);
                            continue;
                        }
                        let verbal = |sym: &Sym| clauses.voices(lexicon, *sym, String::new).verb().is_some();
                        if form.voice != Voice::Bare && rest.iter().any(verbal) {
                            clauses.verb_phrases.entry(first).or_default().push(rest.clone());
                        }
                        let looks = clauses.voices(lexicon, first, String::new);
                        if looks.verb().is_none() && form.voice != Voice::Bare {
                            clauses.frame_words.entry(first).or_default().insert(form.voice);
                        } else if form.voice == Voice::Bare {
                            clauses.bare_phrases.entry(first).or_default().push(rest.clone());
                        }
                    }
                    rules.triggers.entry(first).or_default().push(Trigger { rest, frame: index, voice: form.voice, clitic });
                }
            }
        }
    }
}
