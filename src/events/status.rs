//! How real an event is: its own verb's modality, then that of the clauses and nouns above it.
//! A report verb casts no doubt; it gives the speaker.

use super::Status;
use super::fill::Site;
use crate::clauses::{ClauseKind, Modality, Parse};
use crate::packs::format::Voice;
use crate::packs::{ClassSet, EventTypeRules, Packs, Sym, WordClass};

mod aim;
mod condition;

/// What the words around a trigger say of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Verdict {
    pub status: Option<Status>,
    /// What decided, for `explain`.
    pub because: &'static str,
    /// Whether it stands in a condition or question and so tells of nothing.
    pub hypothetical: bool,
    /// Whether the status is but that of the words around, so that a day gone by speaks against a plan.
    pub weak: bool,
    /// Whether it is a plan only because a journey is made for it.
    pub aim_of_journey: bool,
    /// Whether the trigger itself is negated.
    pub negated: bool,
    /// Whether one gives one's word to do it.
    pub pledged: bool,
    /// Groups that say it.
    pub speakers: Vec<usize>,
}

impl Verdict {
    fn settle(&mut self, status: Status, because: &'static str) {
        if self.status.is_none() {
            self.status = Some(status);
            self.because = because;
        }
    }

    /// What could be is shut out, or, where that is denied, left open.
    fn settle_exclusion(&mut self, negated: bool) {
        if negated {
            self.overrule(Status::Possible, "left open");
        } else {
            self.overrule(Status::Denied, "shut out");
        }
    }

    /// A status that the words around give and the verb's own do not.
    fn lean(&mut self, status: Status, because: &'static str) {
        self.weak |= self.status.is_none();
        self.settle(status, because);
    }

    /// A denial or allegation above what is told as done, or as to come, still holds.
    fn overrule(&mut self, status: Status, because: &'static str) {
        let doubt = matches!(status, Status::Denied | Status::Possible);
        if self.status.is_none_or(|known| known == Status::Occurred || known == Status::Planned && doubt) {
            self.status = Some(status);
            self.because = because;
        }
    }
}

/// The status that auxiliaries alone give, if any.
fn of_modality(modality: Modality, attempt: bool) -> Option<(Status, &'static str)> {
    if attempt && modality.failed {
        return Some((Status::Occurred, "tried in vain"));
    }
    if modality.negated {
        return Some((Status::Denied, "negated"));
    }
    if modality.possible && !modality.done {
        return Some((Status::Possible, "possible"));
    }
    if (modality.planned || modality.future) && !modality.done {
        return Some((Status::Planned, "to come"));
    }
    if modality.possible {
        return Some((Status::Possible, "alleged to have happened"));
    }
    (modality.done || modality.ongoing).then_some((Status::Occurred, "done"))
}

/// The status that a word gives to what stands under it, if any.
fn of_word(classes: ClassSet) -> Option<(Status, &'static str)> {
    if classes.has(WordClass::Cancelling) {
        return Some((Status::Denied, "called off"));
    }
    if classes.has(WordClass::Denying) {
        return Some((Status::Denied, "under a denial"));
    }
    if classes.has(WordClass::Alleging) {
        return Some((Status::Possible, "under an allegation"));
    }
    if classes.has(WordClass::Supposing) {
        return Some((Status::Possible, "under a supposition"));
    }
    classes.has(WordClass::Planning).then_some((Status::Planned, "under a plan"))
}

/// Judges a trigger. `sym` gives the symbol of a token.
pub(super) fn judge(packs: &Packs, site: &Site<'_>, event_type: &EventTypeRules, sym: &dyn Fn(usize) -> Sym) -> Verdict {
    let mut verdict = Verdict { speakers: site.parse.speakers.clone(), ..Verdict::default() };
    let classes_of = |token: usize| packs.lexicon.classes(sym(token));
    let clause = &site.parse.clauses[site.clause];
    let mut above = None; // whether the clause's own predicate still has a say
    if let Some(group) = site.group {
        let is_subject = clause.subject.contains(&group);
        let is_object = clause.objects.contains(&group) || clause.agent.contains(&group);
        let predicate = site.parse.predicate(clause);
        let classes = predicate.map_or_else(ClassSet::default, |p| packs.lexicon.classes(p.sym));
        let passive = predicate.is_some_and(|p| p.voice == Some(Voice::Passive));
        let light = classes.any(&[WordClass::LightDo, WordClass::LightReceive]);
        let undergone = (is_subject && passive || is_object && !passive) && predicate.is_some_and(|p| !p.modality.negated);
        // "membantah rencana kunjungan": the denial reaches over the plan.
        if undergone && classes.any(&[WordClass::Denying, WordClass::Cancelling]) {
            verdict.settle(Status::Denied, "denied or called off");
        }
        // "menutup kemungkinan pertemuan": what could be is shut out, or left open
        if classes.has(WordClass::Excluding) && (is_subject && passive || is_object && !passive) {
            let mut before = site.parse.groups[group].tokens.start..site.token;
            if before.any(|token| classes_of(token).has(WordClass::Supposing)) {
                verdict.settle_exclusion(predicate.is_some_and(|p| p.modality.negated));
            }
        }
        // "tidak ada rencana kunjungan": what is said not to be there.
        let there = classes.has(WordClass::Happening) && predicate.is_some_and(|p| p.modality.negated);
        if there && (is_subject || is_object) {
            verdict.settle(Status::Denied, "said not to be");
        }
        // "rencana kunjungan", "kemungkinan pertemuan", "bantahan atas tuduhan pengiriman"
        let tokens = site.parse.groups[group].tokens.clone();
        for token in (tokens.start..site.token).rev() {
            if let Some((status, because)) = of_word(classes_of(token)) {
                verdict.settle(status, because);
            }
            if classes_of(token).has(WordClass::Negator) {
                verdict.settle(Status::Denied, "negated");
            }
        }
        relative_of(site, group, event_type.attempt, &mut verdict);
        if let Some(predicate) = predicate {
            if undergone {
                if let Some((status, because)) = of_word(classes) {
                    verdict.settle(status, because);
                } else if classes.has(WordClass::Asking) && !classes.has(WordClass::Ruling) {
                    verdict.settle(Status::Possible, "asked for");
                } else if classes.has(WordClass::Planned) && !light {
                    verdict.settle(Status::Planned, "under a plan");
                } else if classes.has(WordClass::Possible) {
                    verdict.settle(Status::Possible, "under a supposition");
                }
            }
            if !is_subject
                && predicate.verb < site.token
                && packs.events.speaks(predicate.sym)
                && !classes.has(WordClass::Denying)
            {
                // "mengecam pengiriman rudal oleh X": who condemns it says that it is so
                let sayers = if passive { &clause.agent } else { &clause.subject };
                verdict.speakers.extend(sayers);
            }
            let happens = passive || classes.has(WordClass::Happening) || predicate.voice.is_none();
            if is_object && light || is_subject && happens && !classes.has(WordClass::Reporting) {
                above = Some(predicate.modality);
                if is_object && predicate.modality.negated {
                    verdict.negated = true;
                }
            } else if is_object && classes.has(WordClass::Witnessing) {
                // "akan menyaksikan penandatanganan": what is to be seen is to come
                if (predicate.modality.future || predicate.modality.planned) && !predicate.modality.done {
                    verdict.lean(Status::Planned, "beside what is to come");
                }
            } else if !is_subject && !is_object {
                // A noun in a phrase ("selama kunjungan") shares the future of its clause, not its doubts or denials.
                if (predicate.modality.future || predicate.modality.planned) && !predicate.modality.done {
                    verdict.lean(Status::Planned, "beside what is to come");
                }
                verdict.hypothetical = condition::in_condition(site);
                return verdict;
            }
        }
    } else if let Some(predicate) = site.parse.predicate(clause) {
        verdict.negated = predicate.modality.negated && !(event_type.attempt && predicate.modality.failed);
        above = Some(predicate.modality);
    }
    // "menolak mengutuk uji coba": what is denied is the condemning, not the test.
    let shielded = site.group.is_some_and(|group| clause.objects.contains(&group)) && above.is_none() && acts_on(packs, site);
    climb(packs, site, event_type, above, shielded, &mut verdict);
    if unheard_of(packs, site) {
        verdict.overrule(Status::Denied, "said not to be");
    }
    // "keinginan X didukung Y": the wish is X's, the backing Y's
    let spoken_of = event_type.voiced && site.trigger.voice == Voice::Passive;
    if !event_type.speech && !spoken_of {
        of_subject(packs, site, &mut verdict);
    }
    verdict.hypothetical |= condition::depends(packs, site, event_type, above, &verdict);
    verdict.hypothetical |= in_fiction(packs, site, event_type);
    if event_type.mutual && !event_type.meets && awaits(packs, site) {
        verdict.status = Some(Status::Planned);
        verdict.because = "sets in with what is to come";
    }
    if event_type.voiced && verdict.status == Some(Status::Planned) && pledged(packs, site) {
        verdict.status = Some(Status::Occurred);
        verdict.because = "one's word is given";
        verdict.pledged = true;
    }
    verdict
}

/// "baru berlaku setelah diratifikasi": whether it is said to set in with a deed of no known day and not before.
fn awaits(packs: &Packs, site: &Site<'_>) -> bool {
    let class = |token: usize, class| packs.lexicon.is(site.head_syms[token - site.first_token], class);
    let clauses = &site.parse.clauses;
    let clause = &clauses[site.clause];
    let later = |at: &crate::clauses::Clause| {
        at.kind == ClauseKind::Time && at.parent == Some(site.clause) && at.dates.is_empty() && at.tokens.start > site.token
    };
    let barely = |predicate: &crate::clauses::Predicate| predicate.tokens.clone().any(|token| class(token, WordClass::NotBefore));
    site.group.is_none()
        && clause.dates.is_empty()
        && site.parse.predicate(clause).is_some_and(barely)
        && clauses.iter().any(|at| later(at) && !packs.clauses.is_simultaneous(at.link))
}

/// "berjanji mendukung", "janji dukungan", "menegaskan komitmen membela": whether one's word is given for it, and not but to be given.
fn pledged(packs: &Packs, site: &Site<'_>) -> bool {
    let class = |token: usize, class| packs.lexicon.is(site.head_syms[token - site.first_token], class);
    let given = |tokens: std::ops::Range<usize>| {
        let word = tokens.clone().find(|&token| class(token, WordClass::Pledging));
        word.is_some_and(|word| {
            !(tokens.start..word).any(|token| class(token, WordClass::Future) || class(token, WordClass::Negator))
        })
    };
    let clauses = &site.parse.clauses;
    let verb = |clause: usize| site.parse.predicate(&clauses[clause]).is_some_and(|predicate| given(predicate.tokens.clone()));
    let noun = |clause: usize| {
        let parent = &clauses[clause];
        parent.objects.iter().any(|&group| given(site.parse.groups[group].tokens.clone()))
    };
    let own = site.group.is_some_and(|group| given(site.parse.groups[group].tokens.start..site.token));
    let above = clauses[site.clause]
        .parent
        .filter(|_| site.group.is_none() && matches!(clauses[site.clause].kind, ClauseKind::Complement | ClauseKind::Purpose));
    own || verb(site.clause) || above.is_some_and(|parent| verb(parent) || noun(parent))
}

/// "Tidak ada perjanjian yang ditandatangani": what is told of a thing that is said not to be.
fn unheard_of(packs: &Packs, site: &Site<'_>) -> bool {
    let clause = &site.parse.clauses[site.clause];
    let Some(parent) = clause.parent.filter(|_| clause.kind == ClauseKind::Relative && site.group.is_none()) else {
        return false;
    };
    let parent = &site.parse.clauses[parent];
    let denied =
        site.parse.predicate(parent).is_some_and(|p| p.modality.negated && packs.lexicon.is(p.sym, WordClass::Existential));
    denied && clause.antecedent.is_some_and(|group| parent.subject.contains(&group) || parent.objects.contains(&group))
}

/// Whether the verb of the trigger's clause says of its object no more than that it is there: "mengutuk", "menyambut baik".
fn acts_on(packs: &Packs, site: &Site<'_>) -> bool {
    let predicate = site.parse.predicate(&site.parse.clauses[site.clause]);
    predicate.is_some_and(|predicate| {
        let classes = packs.lexicon.classes(predicate.sym);
        let empty = [WordClass::LightDo, WordClass::LightReceive, WordClass::Happening, WordClass::Existential];
        predicate.voice != Some(Voice::Passive) && !classes.any(&empty) && of_word(classes).is_none()
    })
}

/// "kesediaan X mengirim", "rencana X bertemu": the noun before the doer says how far his deed is real.
fn of_subject(packs: &Packs, site: &Site<'_>, verdict: &mut Verdict) {
    let clause = &site.parse.clauses[site.clause];
    // "rencana pertukaran ditandatangani": what is undergone is no plan of it
    let undergone = site.trigger.voice == Voice::Passive && clause.agent.is_empty() && clause.kind != ClauseKind::Relative;
    if site.group.is_some() || clause.subject_shared || undergone {
        return;
    }
    let status = clause.subject.first().and_then(|&group| of_word(packs.lexicon.classes(head_sym(group, site))));
    if let Some((status, because)) = status {
        verdict.overrule(status, because);
    }
}

/// Whether it is told by a work of fancy: "film tentang X", "novel itu mengisahkan X", "dalam serial itu".
fn in_fiction(packs: &Packs, site: &Site<'_>, event_type: &EventTypeRules) -> bool {
    let parse = site.parse;
    let fiction = |group: usize| packs.lexicon.is(head_sym(group, site), WordClass::Fiction);
    let clause = &parse.clauses[site.clause];
    if let Some(group) = site.group {
        let about = |phrase: &&crate::clauses::Phrase| phrase.groups.contains(&group);
        let of_work = |phrase: &crate::clauses::Phrase| {
            (0..parse.groups.len()).any(|work| parse.groups[work].tokens.end == phrase.token && fiction(work))
        };
        if parse.groups[group].head < site.token && fiction(group) || clause.phrases.iter().find(about).is_some_and(of_work) {
            return true;
        }
    }
    if event_type.speech {
        return false;
    }
    let mut at = site.clause;
    for _ in 0..parse.clauses.len() {
        let clause = &parse.clauses[at];
        let passive = parse.predicate(clause).is_some_and(|predicate| predicate.voice == Some(Voice::Passive));
        let tells = !passive && parse.predicate(clause).is_some() && clause.subject.iter().any(|&group| fiction(group));
        let within = clause.phrases.first().filter(|phrase| phrase.token <= clause.tokens.start + 1);
        let object = site.group.is_none_or(|group| at != site.clause || clause.objects.contains(&group));
        if tells && object || within.is_some_and(|phrase| phrase.groups.iter().any(|&group| fiction(group))) {
            return true;
        }
        match (clause.kind, clause.parent) {
            (ClauseKind::Complement | ClauseKind::Relative, Some(parent)) => at = parent,
            _ => return false,
        }
    }
    false
}

/// What a relative clause on the trigger's group says: "perjanjian yang akan diteken".
fn relative_of(site: &Site<'_>, group: usize, attempt: bool, verdict: &mut Verdict) {
    if site.parse.groups[group].head < site.token {
        return;
    }
    for clause in site.parse.clauses.iter().filter(|c| c.kind == ClauseKind::Relative && c.antecedent == Some(group)) {
        if let Some((status, because)) = site.parse.predicate(clause).and_then(|p| of_modality(p.modality, attempt)) {
            verdict.settle(status, because);
        }
    }
}

/// "akan menemui X, menjenguk Y, dan meneken Z": the auxiliaries of the first verb of a row hold for those behind it, down to the
/// first that has its own. What is denied of one is not of the next.
fn of_row(parse: &Parse, clause: usize, attempt: bool) -> Option<(Status, &'static str)> {
    let mut at = clause;
    while let Some(before) = parse.clauses[at].coordinate_of.filter(|&before| before < at && parse.clauses[at].subject_shared) {
        let modality = parse.predicate(&parse.clauses[before]).map(|predicate| predicate.modality)?;
        if modality != Modality::default() {
            return of_modality(modality, attempt).filter(|(status, _)| matches!(status, Status::Planned | Status::Possible));
        }
        at = before;
    }
    None
}

/// Goes up from the trigger's clause to the sentence's.
/// `shielded`: whether denials above are of what is done about it, not of itself.
fn climb(
    packs: &Packs,
    site: &Site<'_>,
    event_type: &EventTypeRules,
    own: Option<Modality>,
    shielded: bool,
    verdict: &mut Verdict,
) {
    let parse = site.parse;
    if let Some((status, because)) = own.and_then(|modality| of_modality(modality, event_type.attempt)) {
        verdict.settle(status, because);
    } else if let Some((status, because)) = own.and_then(|_| of_row(parse, site.clause, event_type.attempt)) {
        verdict.settle(status, because);
    }
    let mut at = site.clause;
    // What a relative clause tells of a man or thing is no part of the plan that the man or thing is spoken of in.
    let mut aside = false;
    // "apakah akan memenuhi undangan X, yang dilayangkan seusai Y": nor does what it tells of a thing hang on a condition
    let mut told = false;
    for _ in 0..parse.clauses.len() {
        let clause = &parse.clauses[at];
        if clause.kind == ClauseKind::Condition && !told {
            verdict.hypothetical = true;
        }
        // "'Jangan …,' kata X seusai menemui Y": what is told of the speaker is no part of what is said
        let Some(parent_index) = clause.parent.filter(|_| clause.kind != ClauseKind::Report) else { break };
        let parent = &parse.clauses[parent_index];
        let predicate = parse.predicate(parent);
        let classes = predicate.map_or_else(ClassSet::default, |p| packs.lexicon.classes(p.sym));
        if matches!(clause.kind, ClauseKind::Complement | ClauseKind::Purpose) {
            let asked =
                parent.objects.iter().chain(&parent.subject).any(|&group| {
                    clause.kind == ClauseKind::Purpose && packs.lexicon.is(head_sym(group, site), WordClass::Asking)
                });
            if !aside && (classes.has(WordClass::Asking) || asked) {
                // "meminta X memasok senjata": asked for, where one asks and what is asked for is no act of speech
                let spoken = event_type.speech || event_type.voiced || event_type.meets || event_type.abroad;
                if spoken || classes.has(WordClass::Ruling) || predicate.is_some_and(|p| p.modality.negated) {
                    verdict.hypothetical = true;
                } else {
                    verdict.overrule(Status::Possible, "asked for");
                }
            }
        }
        if at == site.clause && aim::to_be_left(packs, site, clause, parent) {
            verdict.hypothetical = true;
        }
        match clause.kind {
            ClauseKind::Complement => {
                // "tidak menutup kemungkinan X memasok Y": the noun before the clause
                let before = |&&group: &&usize| parse.groups[group].tokens.end <= clause.tokens.start;
                let supposed = |&group: &usize| {
                    let group = &parse.groups[group];
                    let first = site.head_syms.get(group.tokens.start - site.first_token).copied().unwrap_or(Sym::NONE);
                    group.tokens.start <= clause.tokens.start && packs.lexicon.is(first, WordClass::Supposing)
                };
                if let Some(predicate) = predicate
                    && classes.has(WordClass::Excluding)
                    && parent.objects.iter().chain(&parent.subject).any(supposed)
                {
                    verdict.settle_exclusion(predicate.modality.negated);
                } else if let Some(predicate) = predicate {
                    let denies = classes.any(&[WordClass::Denying, WordClass::Cancelling, WordClass::Negator]);
                    if !(shielded && at == site.clause && (denies || predicate.modality.negated)) {
                        under_predicate(predicate.modality, classes, aside, verdict);
                    }
                    if classes.has(WordClass::Reporting) {
                        verdict.speakers.extend(parent.subject.iter().chain(&parent.agent));
                    }
                }
                // "tuduhan bahwa …": the noun before the linker
                let nouns = parent.objects.iter().chain(&parent.subject).filter(before);
                if let Some(&group) = nouns.max_by_key(|&&group| parse.groups[group].tokens.end) {
                    let head = packs.lexicon.classes(head_sym(group, site));
                    if let Some((status, because)) = of_word(head) {
                        verdict.overrule(status, because);
                        if head.has(WordClass::Alleging) && called_untrue(packs, site) {
                            verdict.status = Some(Status::Denied);
                            verdict.because = "called untrue";
                        }
                    }
                }
            }
            // "laporan yang menyebut X memasok Y"
            ClauseKind::Relative => {
                aside = true;
                // "memveto resolusi yang mengecam X": a paper that does not come to be does nothing
                let undone = |group: usize| parent.objects.contains(&group) || parent.subject.contains(&group);
                if classes.has(WordClass::Thwarting)
                    && predicate.is_some_and(|p| !p.modality.negated)
                    && clause.subject_shared
                    && clause.antecedent.is_some_and(|group| undone(group) && !parse.groups[group].somebody)
                {
                    verdict.hypothetical = true;
                }
                told |= verdict.status.is_none_or(|status| status == Status::Occurred)
                    && clause.antecedent.is_some_and(|group| parse.groups[group].named_head || !parse.groups[group].nameless);
                if let Some((status, because)) = clause.antecedent.and_then(|group| of_word(packs.lexicon.classes(head_sym(group, site))))
                    && matches!(status, Status::Denied | Status::Possible)
                    && at != site.clause
                {
                    verdict.overrule(status, because);
                }
            }
            ClauseKind::Purpose if aside => {}
            ClauseKind::Purpose => {
                let carried = predicate.and_then(|p| of_modality(p.modality, false)).map(|(status, _)| status);
                let moved = classes.any(&[WordClass::BareVerb, WordClass::LightDo, WordClass::Moving]) && !classes.has(WordClass::ObjectControl);
                let journey = aim::of_journey(packs, site, parent_index);
                let moved = moved && !journey;
                // "…, kecuali kesepakatan untuk X": the aim is a noun's and the verb's denial does not reach it
                let of_noun = parent.phrases.iter().flat_map(|phrase| &phrase.groups);
                let of_noun = of_noun.filter(|&&group| parse.groups[group].tokens.end == clause.tokens.start).count() > 0;
                match carried {
                    Some(_) if of_noun => verdict.lean(Status::Planned, "an aim"),
                    Some(status) if status != Status::Occurred => verdict.lean(status, "aim of what is to come"),
                    // "menawarkan untuk mengirim", "membatalkan rencana untuk bertemu"
                    _ if of_word(classes).is_some() => {
                        if let Some((status, because)) = of_word(classes) {
                            verdict.settle(status, because);
                        }
                    }
                    _ if moved => {}
                    _ => {
                        verdict.aim_of_journey |= journey && verdict.status.is_none();
                        verdict.lean(Status::Planned, "an aim");
                    }
                }
            }
            // "menggugat X karena memasok senjata": so says he who blames him
            ClauseKind::Other
                if event_type.alleged
                    && packs.lexicon.is(clause.link, WordClass::Reason)
                    && predicate.is_some_and(|p| packs.events.speaks(p.sym)) =>
            {
                verdict.overrule(Status::Possible, "under an allegation");
            }
            ClauseKind::Time | ClauseKind::Other
                // "akan ditandatangani ketika Putin mengunjungi", "selain bertemu X, Y dijadwalkan …": future with its main clause
                if predicate.is_some_and(|p| (p.modality.future || p.modality.planned) && !p.modality.done)
                    && (clause.kind == ClauseKind::Time || packs.lexicon.is(clause.link, WordClass::Besides))
                => {
                    verdict.lean(Status::Planned, "together with what is to come");
                }
            _ => {}
        }
        at = parent_index;
    }
}

/// "klaim bahwa … keliru": whether the sentence ends by calling the claim untrue, with no noun that the word could describe.
fn called_untrue(packs: &Packs, site: &Site<'_>) -> bool {
    let syms = site.head_syms.iter().enumerate().skip(site.end - site.first_token);
    let mut words = syms.filter(|&(_, &sym)| packs.lexicon.is(sym, WordClass::Untrue));
    words.any(|(at, _)| {
        let token = site.first_token + at;
        let negated = at > 0 && packs.lexicon.is(site.head_syms[at - 1], WordClass::Negator);
        !negated && site.parse.group_at(token).is_none_or(|group| site.parse.groups[group].head == token)
    })
}

fn under_predicate(modality: Modality, classes: ClassSet, aside: bool, verdict: &mut Verdict) {
    if let Some((status, because)) = of_word(classes) {
        // "tidak membantah bahwa …" leaves it open.
        let status = if modality.negated && status == Status::Denied { Status::Possible } else { status };
        if !(aside && status == Status::Planned) {
            verdict.overrule(status, because);
        }
    } else if aside && !modality.negated {
        // only doubts and denials reach into it
    } else if classes.any(&[WordClass::Planned]) {
        verdict.settle(if modality.negated { Status::Denied } else { Status::Planned }, "under a plan");
    } else if classes.has(WordClass::Possible) && !classes.has(WordClass::Reporting) {
        // "kabarnya X akan …": rumour doubts the plan too
        verdict.overrule(Status::Possible, "under a supposition");
    } else if classes.has(WordClass::Possible) {
        verdict.settle(Status::Possible, "under a supposition");
    } else if classes.has(WordClass::Negator) || modality.negated && !classes.has(WordClass::Reporting) {
        verdict.settle(Status::Denied, "negated above");
    } else if (modality.future || modality.planned) && !classes.has(WordClass::Reporting) {
        verdict.settle(Status::Planned, "to come above");
    } else if modality.possible && !classes.has(WordClass::Reporting) {
        verdict.settle(Status::Possible, "possible above");
    }
}

fn head_sym(group: usize, site: &Site<'_>) -> Sym {
    site.parse
        .groups
        .get(group)
        .map_or(Sym::NONE, |group| site.head_syms.get(group.head - site.first_token).copied().unwrap_or(Sym::NONE))
}
