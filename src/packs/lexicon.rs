//! The lexicon: every word a pack knows, as a small symbol with its classes.
//! A token is looked up here once; all later rooms compare symbols.

use std::borrow::Cow;

use super::fault::{Fault, Faults};
use super::format::Words;
use super::interner::Interner;
use super::load::Loaded;
use crate::nearest::did_you_mean;
use serde::{Deserialize, Serialize};

/// A lower-cased word of the lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Sym(pub u32);

impl Sym {
    /// A word that no pack knows.
    pub const NONE: Sym = Sym(0);
}

macro_rules! word_classes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// Classes of words that the clause and name rooms ask for. Their members are listed in `packs/id/words.toml`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum WordClass { $($(#[$doc])* $variant,)* }

        impl WordClass {
            /// Every class with its name in the pack.
            pub const ALL: &[(&str, WordClass)] = &[$(($name, WordClass::$variant),)*];
        }
    };
}

word_classes! {
    /// Prepositions that head a prepositional group: di, ke, dari, dengan, oleh, …
    Preposition = "preposition",
    /// Joins clauses or groups: dan, atau, serta, tetapi, sedangkan, …
    Coordinator = "coordinator",
    /// Opens a time clause: ketika, saat, setelah, …
    TimeLinker = "time-linker",
    /// Opens a purpose clause: untuk, agar, guna, …
    PurposeLinker = "purpose-linker",
    /// Opens a complement clause: bahwa.
    ComplementLinker = "complement-linker",
    /// Opens a condition: jika, apabila, seandainya, …
    ConditionLinker = "condition-linker",
    /// Opens a reason, concession or result: karena, meski, sehingga, …
    OtherLinker = "other-linker",
    /// Opens a relative clause: yang, tempat (where it follows a comma).
    Relative = "relative",
    /// Negates: tidak, bukan, belum, tanpa, tak.
    Negator = "negator",
    /// Says that something is to come: akan, bakal, hendak.
    Future = "future",
    /// Says that something is planned or agreed to come: berencana, dijadwalkan, siap.
    Planned = "planned",
    /// Says that something is uncertain: mungkin, diduga, diperkirakan.
    Possible = "possible",
    /// Says that something has happened: telah, sudah, pernah.
    Done = "done",
    /// Says that something goes on: sedang, tengah, masih.
    Ongoing = "ongoing",
    /// Says that a deed is of another time, or of no certain one: sebelumnya, berulang, kerap.
    Elsewhen = "elsewhen",
    /// Verbs whose subject stands after them: ada, terdapat.
    Existential = "existential",
    /// Words that keep what is aimed away from the place named after them: arah, perairan.
    Offshore = "offshore",
    /// Words that make a pointing word mean the like of a thing and not the thing: semacam, seperti.
    Kindred = "kindred",
    /// Says that a deed was tried and went wrong: gagal.
    Failing = "failing",
    /// Verbs of going, whose purpose is met by having gone: menuju, melawat (the root verbs are in `bare-verb`).
    Moving = "moving",
    /// Other auxiliaries and adverbs before a verb that change nothing: juga, pun, kembali, langsung.
    Adverb = "adverb",
    /// Personal pronouns of the third person singular: ia, dia, beliau, -nya.
    PronounSingular = "pronoun-singular",
    /// Third person plural and group words: mereka, keduanya, ketiganya.
    PronounPlural = "pronoun-plural",
    /// First and second person, within quotes: saya, kami, kita, anda.
    PronounSpeaker = "pronoun-speaker",
    /// Pointing words after a noun: ini, itu, tersebut.
    Demonstrative = "demonstrative",
    /// Counting words before a noun: kedua, para, sejumlah, beberapa, semua.
    Quantifier = "quantifier",
    /// Saying verbs that introduce or follow what is said: kata, ujar, menurut, melaporkan.
    Reporting = "reporting",
    /// Verbs without a prefix: tiba, datang, pergi, ada.
    BareVerb = "bare-verb",
    /// Words that look like verbs but are not: mereka, menit, berita, dingin.
    NotVerb = "not-verb",
    /// Nouns for a person by what he does, which can stand for him: diplomat, pejabat, tamu.
    PersonNoun = "person-noun",
    /// Collective nouns that stand for a state's side: pihak, pemerintah, rezim, delegasi.
    SideNoun = "side-noun",
    /// Copulas: adalah, ialah, merupakan.
    Copula = "copula",
    /// Question words: apakah, mengapa, bagaimana, kapan.
    Question = "question",
    /// Adjectives that follow a noun and belong to its group.
    Modifier = "modifier",
    /// Verbs that say little but carry a noun of deed: melakukan kunjungan, mengadakan pertemuan. Their subject does it.
    LightDo = "light-do",
    /// Light verbs in the passive, whose agent does the deed: ucapan selamat *disampaikan* X.
    LightDone = "light-done",
    /// Verbs that carry a noun of deed which their subject undergoes: menerima kunjungan, mendapat undangan.
    LightReceive = "light-receive",
    /// Verbs whose object does what the clause under them says: mengundang X untuk, meminta X untuk.
    ObjectControl = "object-control",
    /// Verbs and nouns that deny what stands under them: membantah, bantahan.
    Denying = "denying",
    /// Verbs and nouns that claim without proof what stands under them: menuduh, tuduhan, spekulasi.
    Alleging = "alleging",
    /// Verbs and nouns that call off what stands under them: membatalkan, pembatalan.
    Cancelling = "cancelling",
    /// Nouns and verbs of intent: rencana, niat, merencanakan, jadwal.
    Planning = "planning",
    /// Nouns and verbs of mere possibility or offer: kemungkinan, usul, tawaran, mempertimbangkan.
    Supposing = "supposing",
    /// Verbs and nouns that ask or invite others to do what stands under them: it is not done yet, nor decided.
    Asking = "asking",
    /// Of those, verbs that forbid, oblige or make possible what stands under them, so that nobody has asked for it.
    Ruling = "ruling",
    /// Adds a deed to those just told: *juga*, *pula*.
    Adding = "adding",
    /// Bodies of a state that are spoken of without its name: *pemerintah*, *kementerian*.
    Government = "government",
    /// Nouns of one who is what he is to another: *tetangga*, *seteru*.
    Relational = "relational",
    /// Coordinators that set one statement against another: sedangkan, sementara, tetapi.
    Contrast = "contrast",
    /// Says of a quality that it grows or is great: *makin* erat, *sangat* dekat.
    Degree = "degree",
    /// What the place is that a journey leads to: Jakarta menjadi *tujuan* lawatan X.
    Destination = "destination",
    /// Says of what carries a thing that the words after it are the thing: truk *berisi* obat, kapal *bermuatan* gandum.
    Laden = "laden",
    /// Nouns that tell a shared doing of several: kedua + these stand for the pair last spoken of.
    GroupNoun = "group-noun",
    /// Leads from a deed to another that is done by it, of the same doer: menegur X *dengan* menyatakan …
    ByDoing = "by-doing",
    /// Pronoun-like words for one's own side: negaranya, pihaknya, pemerintahnya.
    OwnSide = "own-side",
    /// "Itu terjadi" verbs: take place, be held; the event stands in their subject.
    Happening = "happening",
    /// Words that say where something is said in reply: place anaphora such as "di sana", "di situ".
    PlaceAnaphor = "place-anaphor",
    /// Prepositions that tell whose the person before them is: mitranya *dari* China, delegasi *pimpinan* X.
    Origin = "origin",
    /// Prepositions that tell a journey's goal; after a person they can do without a verb: "Menlu Rusia *ke* Pyongyang".
    Heading = "heading",
    /// Verbs that name who leads the group before them: delegasi yang *dipimpin* X.
    Leading = "leading",
    /// Who receives: tuan rumah.
    Host = "host",
    /// Who is received: tamunya.
    Guest = "guest",
    /// Words that make one preposition with the one before them, of him who leads: di *bawah*, di bawah *pimpinan*.
    Under = "under",
    /// Times, after a number: dua *kali*, pertama *kali*.
    Times = "times",
    /// "bersama", which belongs to the noun before it after nouns of the next class.
    Together = "together",
    /// Nouns of what is done or owned in common: komisi *bersama*, pernyataan *bersama*.
    Joint = "joint",
    /// Verbs of war, whose object is the enemy: memerangi, menggempur.
    Fighting = "fighting",
    /// Counts two that belong together: kedua.
    Both = "both",
    /// Counts three: ketiga, ketiganya.
    Three = "three",
    /// Counts four: keempat, keempatnya.
    Four = "four",
    /// Counts five: kelima, kelimanya.
    Five = "five",
    /// Works of fancy, whose tale did not happen: film, novel, serial.
    Fiction = "fiction",
    /// Words by which a claim told before them is called untrue: klaim bahwa … *keliru*.
    Untrue = "untrue",
    /// Ends a name for a state's seat: ibu *kota* Rusia, *ibukota* Jepang.
    Capital = "capital",
    /// Verbs without an object's prefix that are followed by whom one meets: *bertemu* X.
    Counterpart = "counterpart",
    /// Verbs that tell of the end of a journey: *mengakhiri* kunjungan, *pulang* setelah lawatan.
    Ending = "ending",
    /// Words that leave nothing of the negator before them: tak *hanya*, tidak *segan*, tak *lupa*.
    Undoing = "undoing",
    /// Words that make one preposition with the one before them, of him who is likened: seperti *halnya*.
    Likened = "likened",
    /// Nouns and verbs by which one gives one's word: janji, komitmen, berjanji, bersumpah.
    Pledging = "pledging",
    /// Verbs of being there while a deed is done: menyaksikan penandatanganan, meresmikan pembukaan.
    Witnessing = "witnessing",
    /// Nouns of what was said: pidato, pernyataan, kecaman.
    Utterance = "utterance",
    /// Says of a state of things that it sets in with what the words after it tell and not before: *baru* berlaku setelah diratifikasi.
    NotBefore = "not-before",
    /// Says that several do a thing to each other: saling.
    Reciprocal = "reciprocal",
    /// After a negator, says that what went on has come to an end: tidak *lagi*.
    Anymore = "anymore",
    /// Verbs that tell of whom a vehicle brings: kereta yang *membawa* X, pesawat yang *ditumpangi* X.
    Carrying = "carrying",
    /// Verbs of taking place that no man and no place is the subject of: pertemuan yang *berlangsung*, lawatan yang *ditunda*.
    TakingPlace = "taking-place",
    /// Verbs of coming as one was asked to before: *memenuhi* undangan.
    Fulfilling = "fulfilling",
    /// Nouns of kin and the like, before which stands who is meant and after which whose he is: *ayah* Kim, *sekutu* keduanya.
    Kin = "kin",
    /// Linkers by which a deed comes before what they tell: dua hari *sebelum* bertemu X.
    Beforehand = "beforehand",
    /// Linkers by which a deed comes after what they tell: sehari *setelah* berunding.
    Afterwards = "afterwards",
    /// Nouns of a length of time, which a date tells: untuk *masa* 1999-2000.
    TimeSpan = "time-span",
    /// Prepositions that tell what a deed answers: "hukuman *atas* uji coba".
    Answered = "answered",
    /// Prepositions that name through whom a thing is done: *melalui* dutanya.
    Through = "through",
    /// Passive verbs whose agent stands by when a deed is done, or leads those who do it: *disaksikan* X, *dipimpin* X.
    Attended = "attended",
    /// Verbs by which a decision is given out: keputusan itu *keluar*, putusan itu *jatuh*.
    Issued = "issued",
    /// Spans of less than a day, by which a story goes on within it: beberapa *jam* kemudian, *sesaat* sebelumnya.
    ClockShift = "clock-shift",
    /// Prepositions that put a deed right before, at or after another of the same occasion: *seusai* penandatanganan.
    Around = "around",
    /// Says how strongly a verb is meant, between it and the verb it asks for: diduga *kuat* mengirim, dilarang *keras* memasok.
    Strength = "strength",
    /// Ships, planes, arms: a bare noun of deed behind one says what it is for ("kapal patroli").
    Craft = "craft",
    /// Behind a preposition, with a verb after it, opens a purpose clause: dalam rangka, dengan maksud.
    AimNoun = "aim-noun",
    /// Leads to whom a deed is to benefit: *untuk*, *bagi*, *kepada*.
    Beneficiary = "beneficiary",
    /// Opens a clause of reason: *karena* memasok senjata.
    Reason = "reason",
    /// Leads to whom a deed is turned against: *terhadap*, *atas*.
    Against = "against",
    /// Opens a clause that tells of one more deed of the same kind: *selain* bertemu X, Y akan …
    Besides = "besides",
    /// Counts the subject among others before a relative word: X *termasuk* yang pertama mengirim.
    Counted = "counted",
    /// What somebody does or has in mind, told with its verb, of which others then speak: *keputusan* X mengirim Y dikecam Z.
    Undertaking = "undertaking",
    /// Which of a row of deeds it is, told after their sides: perundingan X dan Y *putaran* kelima.
    Round = "round",
}

/// A set of [`WordClass`]es.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ClassSet(u128);

impl ClassSet {
    /// Adds a class.
    pub fn insert(&mut self, class: WordClass) {
        self.0 |= 1 << class as u8;
    }

    /// Whether the class is in the set.
    pub fn has(self, class: WordClass) -> bool {
        self.0 & (1 << class as u8) != 0
    }

    /// Whether any of the classes is in the set.
    pub fn any(self, classes: &[WordClass]) -> bool {
        classes.iter().any(|&class| self.has(class))
    }

    /// Whether the set is empty.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Whether a word has nothing but ASCII letters, all small, and marks.
fn is_lower(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase())
}

/// About as many words as the built-in packs have.
const WORDS: usize = 24_000;

/// A word in lower case.
fn lower(word: &str) -> Cow<'_, str> {
    if is_lower(word) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// Words and their classes.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Lexicon {
    words: Interner,
    classes: Vec<ClassSet>,
    /// A word on its way in.
    #[serde(skip)]
    lowered: String,
}

impl Lexicon {
    /// A lexicon of the word classes of all packs.
    pub(super) fn compile(files: &[Loaded<Words>], faults: &mut Faults) -> Self {
        let mut lexicon =
            Self { words: Interner::with_capacity(WORDS), classes: vec![ClassSet::default()], lowered: String::new() };
        for file in files {
            for (name, words) in &file.value.class {
                let Some(&(_, class)) = WordClass::ALL.iter().find(|(known, _)| *known == name.get_ref().as_str()) else {
                    let allowed: Vec<_> = WordClass::ALL.iter().map(|(name, _)| *name).collect();
                    faults.push(Fault::at(
                        &file.file,
                        name.span(),
                        format!("`{}` is no class of words", name.get_ref()),
                        format!(
                            "{}the classes are {}",
                            did_you_mean(name.get_ref(), allowed.iter().copied()),
                            allowed.join(", ")
                        ),
                    ));
                    continue;
                };
                for word in words {
                    let sym = lexicon.intern(word);
                    lexicon.classes[sym.0 as usize].insert(class);
                }
            }
        }
        lexicon
    }

    /// What a noun is it is with a clitic too: "menlunya" is a person as "menlu" is, and no verb. Words that govern others are
    /// left out: behind "melawan" the clitic is an object.
    pub(super) fn add_clitic_forms(&mut self, clitics: &[String]) {
        let nominal = [WordClass::PersonNoun, WordClass::NotVerb];
        for index in 1..self.classes.len() {
            let set = self.classes[index];
            if !set.any(&nominal) || set.any(&[WordClass::Preposition, WordClass::TimeLinker, WordClass::BareVerb]) {
                continue;
            }
            for clitic in clitics {
                let word = self.words.word(index as u32);
                if word.ends_with(clitic.as_str()) {
                    continue;
                }
                let form = format!("{word}{clitic}");
                let sym = self.intern(&form);
                for class in nominal.into_iter().filter(|&class| set.has(class)) {
                    self.classes[sym.0 as usize].insert(class);
                }
            }
        }
    }

    /// The symbol of a word, made if it is new. `word` is lower-cased first.
    pub fn intern(&mut self, word: &str) -> Sym {
        let sym = if is_lower(word) {
            self.words.intern(word)
        } else if word.is_ascii() {
            self.lowered.clear();
            self.lowered.push_str(word);
            self.lowered.make_ascii_lowercase();
            self.words.intern(&self.lowered)
        } else {
            self.words.intern(&word.to_lowercase())
        };
        if self.classes.len() < self.words.len() {
            self.classes.resize(self.words.len(), ClassSet::default());
        }
        Sym(sym)
    }

    /// The symbol of a word, whatever its case, [`Sym::NONE`] if no pack has it.
    pub fn find(&self, word: &str) -> Sym {
        self.get(&lower(word))
    }

    /// The symbol of a lower-cased word, [`Sym::NONE`] if no pack has it.
    pub fn get(&self, lower: &str) -> Sym {
        Sym(self.words.get(lower))
    }

    /// The word of a symbol, empty for [`Sym::NONE`].
    pub fn word(&self, sym: Sym) -> &str {
        self.words.word(sym.0)
    }

    /// The classes of a symbol.
    pub fn classes(&self, sym: Sym) -> ClassSet {
        self.classes[sym.0 as usize]
    }

    /// Whether the word of a symbol is in a class.
    pub fn is(&self, sym: Sym, class: WordClass) -> bool {
        self.classes(sym).has(class)
    }

    /// The words of a class, in order.
    pub(super) fn members(&self, class: WordClass) -> Vec<&str> {
        let all = (0..self.len() as u32).map(Sym).filter(|&sym| self.is(sym, class));
        let mut members: Vec<&str> = all.map(|sym| self.word(sym)).collect();
        members.sort_unstable();
        members
    }

    /// Number of symbols, [`Sym::NONE`] included: the size of a table indexed by symbol.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Whether no pack gave a word.
    pub fn is_empty(&self) -> bool {
        self.words.len() <= 1
    }
}
