//! Shows the parse.
#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used)]
fn main() {
    let packs = newsctl::packs::Packs::builtin().map_err(|e| e.to_string()).unwrap();
    for path in std::env::args().skip(1) {
    let text = std::fs::read_to_string(&path).unwrap();
    println!("######## {path}");
    let a = newsctl::analysis::analyse(&packs, &newsctl::input::Article::new(path, text), &newsctl::analysis::Options::default());
    let d = &a.document;
    for p in &a.events.parses {
        println!("\n== {:?}", d.sentences[p.sentence].span.of(&d.text));
        for (i, c) in p.clauses.iter().enumerate() {
            let g = |v: &Vec<usize>| v.iter().map(|&g| d.slice(&p.groups[g].tokens).to_string()).collect::<Vec<_>>().join(" + ");
            println!("  c{i} {:?} ^{:?} co{:?} ante {:?} subj{} [{}] PRED {:?} obj [{}] agent [{}] pp {:?} dates {:?} {}", c.kind, c.parent, c.coordinate_of, c.antecedent.map(|g| d.slice(&p.groups[g].tokens)), if c.subject_shared {"*"} else {""}, g(&c.subject),
                p.predicate(c).map(|q| (d.slice(&q.tokens).to_string(), q.voice)), g(&c.objects), g(&c.agent),
                c.phrases.iter().map(|f| format!("{}: {}", d.word(f.token), g(&f.groups))).collect::<Vec<_>>(), c.dates.iter().map(|(i, _)| a.dates.mentions[*i].span.of(&d.text)).collect::<Vec<_>>(), if c.quoted {"Q"} else {""});
        }
        for l in a.events.lost.iter().filter(|l| l.sentence == p.sentence) { println!("  LOST {} {:?} {}", l.rule, l.trigger.of(&d.text), l.why); }
        for e in a.events.events.iter() { for m in e.mentions.iter().filter(|m| m.sentence == p.sentence) {
            println!("  EVENT {} {:?} [{}] {:?} {:?} persons {:?} place {:?} -> {:?} | {:?}", m.rule, m.trigger.of(&d.text), m.because, m.status, m.countries, m.participants.iter().map(|(e, _)| &a.names.entities[*e].name).collect::<Vec<_>>(), m.place.map(|e| &a.names.entities[e].name), m.date.as_ref().map(|d| (d.period.start.to_string(), d.basis)), (e.merged.status, e.merged.date.as_ref().map(|d| d.period.start.to_string()))); } }
    }
    }
}
