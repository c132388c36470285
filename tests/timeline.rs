//! What a reader sees of articles that are joined: one event or two, its date and place, its copies, its summary. Each test reads
//! small articles as `newsctl extract` does. `laws_timeline.rs` has what holds for any timeline, `joining.rs` measures.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::LazyLock;

use newsctl::analysis::Options;
use newsctl::input::Article;
use newsctl::packs::Packs;
use newsctl::timeline::model::Event;
use newsctl::timeline::{self, Timeline};
use newsctl::topic::Topic;

static PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::builtin().unwrap());

fn extract(texts: &[&str]) -> Timeline {
    let articles: Vec<Article> = texts.iter().enumerate().map(|(n, text)| Article::new(format!("{n}.txt"), *text)).collect();
    let topic = PACKS.events.topic.map_or_else(Topic::any, Topic::between);
    timeline::extract(&PACKS, &articles, &Options { topic })
}

fn of_type<'a>(timeline: &'a Timeline, kind: &str) -> Vec<&'a Event> {
    timeline.events.iter().filter(|event| event.kind == kind).collect()
}

fn day(event: &Event) -> Option<String> {
    event.date.as_ref().map(|date| date.start.to_string())
}

const VOSTOCHNY: &str = "Kim Jong Un Temui Putin di Kosmodrom Vostochny\n\nJakarta, 13 September 2023 - Pemimpin Korea Utara \
    Kim Jong Un bertemu dengan Presiden Rusia Vladimir Putin di Kosmodrom Vostochny, Rusia, pada Rabu (13/9/2023).\n";

#[test]
fn a_meeting_elsewhere_without_a_day_is_another_meeting() {
    let recalled = "Kenangan Vladivostok\n\nJakarta, 15 September 2023 - Presiden Rusia Vladimir Putin pernah bertemu dengan \
        pemimpin Korea Utara Kim Jong Un di Vladivostok.\n";
    let timeline = extract(&[VOSTOCHNY, recalled]);
    let meetings = of_type(&timeline, "meeting");
    assert_eq!(meetings.len(), 2, "{meetings:#?}");
    let no_place = "Kenangan\n\nJakarta, 15 September 2023 - Presiden Rusia Vladimir Putin bertemu dengan pemimpin Korea Utara \
        Kim Jong Un di Rusia.\n";
    assert_eq!(of_type(&extract(&[VOSTOCHNY, no_place]), "meeting").len(), 1, "the country holds the cosmodrome");
}

#[test]
fn another_day_and_another_place_are_another_meeting() {
    let next = "Putin dan Kim di Khabarovsk\n\nJakarta, 15 September 2023 - Presiden Rusia Vladimir Putin bertemu dengan pemimpin \
        Korea Utara Kim Jong Un di Khabarovsk pada 12 September 2023.\n";
    let timeline = extract(&[VOSTOCHNY, next]);
    let told: Vec<_> = of_type(&timeline, "meeting").into_iter().map(|one| (day(one).unwrap(), one.place.as_deref())).collect();
    let khabarovsk = ("2023-09-12".to_string(), Some("place/khabarovsk"));
    assert_eq!(told, [khabarovsk, ("2023-09-13".to_string(), Some("place/kosmodrom-vostochny"))]);
}

#[test]
fn two_towns_for_one_day_are_a_conflict() {
    let other = "Putin dan Kim di Khabarovsk\n\nJakarta, 15 September 2023 - Presiden Rusia Vladimir Putin bertemu dengan pemimpin \
        Korea Utara Kim Jong Un di Khabarovsk pada 13 September 2023.\n";
    let timeline = extract(&[VOSTOCHNY, other]);
    let meetings = of_type(&timeline, "meeting");
    assert_eq!(meetings.len(), 1, "{meetings:#?}");
    assert_eq!(meetings[0].conflicts.iter().map(|one| one.field.as_str()).collect::<Vec<_>>(), ["place"]);
}

#[test]
fn a_town_holds_the_landmark_that_is_named_with_it() {
    let town = "Menlu Rusia Tiba\n\nJakarta, 18 Oktober 2023 - Menteri Luar Negeri Rusia Sergey Lavrov tiba di Pyongyang pada \
        18 Oktober 2023.\n";
    let airport = "Lavrov di Korea Utara\n\nJakarta, 18 Oktober 2023 - Menteri Luar Negeri Rusia Sergey Lavrov tiba di Bandara \
        Sunan, Pyongyang, pada 18 Oktober 2023.\n";
    let timeline = extract(&[town, airport]);
    let visits = of_type(&timeline, "visit");
    assert_eq!(visits.len(), 1, "{visits:#?}");
    assert!(visits[0].conflicts.is_empty(), "{:?}", visits[0].conflicts);
}

#[test]
fn a_sentence_in_quotation_marks_is_less_clear() {
    let quoted = "Keterangan Kremlin\n\nMoskow, 20 Oktober 2023 - Juru bicara Kremlin memberi keterangan.\n\n\
        “Menteri Luar Negeri Rusia Sergey Lavrov tiba di Pyongyang pada 18 Oktober 2023,” kata Peskov.\n\n\
        “Presiden Rusia Vladimir Putin bertemu pemimpin Korea Utara Kim Jong Un di Vladivostok pada 19 Oktober 2023. Keduanya \
        membahas kerja sama.”\n";
    let plain = "Lavrov di Korea Utara\n\nJakarta, 21 Oktober 2023 - Menteri Luar Negeri Rusia Sergey Lavrov mengunjungi Korea Utara \
        pada 18 Oktober 2023.\n";
    let timeline = extract(&[quoted, plain]);
    let visits = of_type(&timeline, "visit");
    let clarity: Vec<u8> = visits[0].evidence.iter().map(|sentence| sentence.clarity).collect();
    assert_eq!(clarity, [5, 6]);
    // The older one would stand, were the two as clear.
    assert!(visits[0].summary.contains("mengunjungi"), "{}", visits[0].summary);
    let meeting = of_type(&timeline, "meeting")[0];
    assert!(meeting.evidence.iter().all(|sentence| sentence.clarity < 6), "{meeting:#?}");
}

#[test]
fn one_dissenter_among_six_costs_less_than_an_even_split() {
    let told = |day: u32, why: &str| {
        format!(
            "Lavrov di Korea Utara\n\nJakarta, 20 Oktober 2023 - Menteri Luar Negeri Rusia Sergey Lavrov tiba di Pyongyang pada {day} \
             Oktober 2023 untuk {why}.\n"
        )
    };
    let confidence = |texts: &[String]| {
        let timeline = extract(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        let visits = of_type(&timeline, "visit");
        assert_eq!(visits.len(), 1, "{visits:#?}");
        assert_eq!(visits[0].conflicts.len(), 1);
        visits[0].confidence
    };
    let even = confidence(&[told(18, "lawatan resmi"), told(17, "kunjungan kerja")]);
    let reasons = ["lawatan resmi", "lawatan dua hari", "kunjungan kerja", "kunjungan singkat", "kunjungan balasan"];
    let mut six: Vec<String> = reasons.iter().map(|why| told(18, why)).collect();
    six.push(told(17, "lawatan kenegaraan"));
    assert!(even <= 0.9 && confidence(&six) >= 0.95, "{even}");
}
