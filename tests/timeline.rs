//! What a reader sees of articles that are joined: one event or two, its date and place, its copies, its summary. Each test reads
//! small articles as `newsctl extract` does. `laws_timeline.rs` has what holds for any timeline, `joining.rs` measures.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::LazyLock;

use newsctl::analysis::Options;
use newsctl::events::Status;
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

#[test]
fn a_landmark_is_in_its_town_though_no_article_names_both() {
    let told = |place: &str| {
        format!(
            "Putin Terima Choe\n\nJakarta, 17 Januari 2024 - Presiden Rusia Vladimir Putin bertemu dengan Menteri Luar Negeri Korea \
             Utara Choe Son Hui di {place} pada 16 Januari 2024.\n"
        )
    };
    let timeline = extract(&[&told("Moskow"), &told("Kremlin")]);
    let meetings = of_type(&timeline, "meeting");
    assert_eq!(meetings.len(), 1, "{meetings:#?}");
    assert_eq!((meetings[0].place.as_deref(), meetings[0].conflicts.len()), (Some("place/kremlin"), 0));
}

#[test]
fn two_states_and_a_month_alone_make_no_happening_of_two() {
    let ballet = "Balet\n\nJakarta, 25 Maret 2024 - Rusia dan Korea Utara meningkatkan kerja sama kebudayaan: tari balet untuk anak \
        sekolah diajarkan oleh guru dari teater di kota pelabuhan itu bulan ini.\n";
    let oil = "Minyak\n\nJakarta, 28 Maret 2024 - Kerja sama Rusia dan Korea Utara di bidang minyak olahan menghidupkan kapal tangki \
        yang lama menganggur, tulis sebuah surat kabar, Maret 2024.\n";
    let timeline = extract(&[ballet, oil]);
    assert_eq!(of_type(&timeline, "cooperation").len(), 2, "{:#?}", timeline.events);
    let again = "Balet Rusia\n\nJakarta, 27 Maret 2024 - Rusia dan Korea Utara meningkatkan kerja sama kebudayaan: guru dari teater \
        mengajarkan tari balet untuk anak sekolah bulan ini.\n";
    assert_eq!(of_type(&extract(&[ballet, oil, again]), "cooperation").len(), 2);
}

#[test]
fn an_account_that_fits_two_events_decides_nothing() {
    let dated = |day: &str| {
        format!(
            "Lavrov di Korea Utara\n\nJakarta, {day} - Menteri Luar Negeri Rusia Sergey Lavrov tiba di Pyongyang pada {day}.\n"
        )
    };
    let (first, second) = (dated("3 Oktober 2023"), dated("23 Oktober 2023"));
    let coarse = "Lavrov\n\nJakarta, 5 November 2023 - Menteri Luar Negeri Rusia Sergey Lavrov mengunjungi Korea Utara pada Oktober \
        2023.\n";
    let timeline = extract(&[&first, &second, coarse]);
    let visits = of_type(&timeline, "visit");
    assert_eq!(visits.len(), 2, "{visits:#?}");
    let ambiguous = |event: &Event| event.reports.iter().filter(|report| report.ambiguous).count();
    assert_eq!(visits.iter().map(|event| ambiguous(event)).sum::<usize>(), 1);
    assert!(visits.iter().all(|event| event.sources == 1));
    let alone = extract(&[&first, &second]);
    let sure = |timeline: &Timeline| of_type(timeline, "visit").iter().map(|event| event.confidence).collect::<Vec<_>>();
    assert_eq!(sure(&timeline), sure(&alone));
    // With one visit alone it is that one.
    assert_eq!(of_type(&extract(&[&first, coarse]), "visit")[0].sources, 2);
}

#[test]
fn a_plan_that_is_told_again_afterwards_is_no_change() {
    let told = |published: &str, words: &str| {
        format!("Lavrov\n\nJakarta, {published} - Menteri Luar Negeri Rusia Sergey Lavrov {words}.\n")
    };
    let texts = [
        told("10 Oktober 2023", "akan mengunjungi Pyongyang pada 18 Oktober 2023"),
        told("18 Oktober 2023", "tiba di Pyongyang pada 18 Oktober 2023"),
        told("19 Oktober 2023", "akan mengunjungi Pyongyang pada 18 Oktober 2023, kata TASS"),
        told("20 Oktober 2023", "mengunjungi Pyongyang pada 18 Oktober 2023"),
    ];
    let timeline = extract(&texts.iter().map(String::as_str).collect::<Vec<_>>());
    let visits = of_type(&timeline, "visit");
    assert_eq!(visits.len(), 1, "{visits:#?}");
    let steps: Vec<_> = visits[0].history.iter().map(|step| step.status).collect();
    assert_eq!(steps, [Status::Planned, Status::Occurred]);
    assert_eq!(visits[0].history[1].document, visits[0].reports[1].document);
}

#[test]
fn a_former_id_is_found_among_the_reports() {
    let told = |published: &str| {
        format!(
            "Lavrov\n\nJakarta, {published} - Menteri Luar Negeri Rusia Sergey Lavrov tiba di Pyongyang pada 18 Oktober 2023.\n"
        )
    };
    let (older, newer) = (told("18 Oktober 2023"), told("20 Oktober 2023"));
    let before = extract(&[&newer]);
    let after = extract(&[&newer, &older]);
    let (old, new) = (of_type(&before, "visit")[0], of_type(&after, "visit")[0]);
    assert!(old.id != new.id && new.reports.iter().any(|report| report.id == old.id), "{new:#?}");
}

#[test]
fn a_timeline_that_does_not_hold_together_is_refused() {
    let timeline = extract(&[VOSTOCHNY]);
    let damaged = |damage: &dyn Fn(&mut Event)| {
        let mut timeline = timeline.clone();
        damage(&mut timeline.events[0]);
        timeline::merge([timeline]).unwrap_err().to_string()
    };
    let cut = damaged(&|event| event.evidence[0].text.truncate(3));
    assert!(cut.contains("has a text of 3 code points"), "{cut}");
    let nobody = damaged(&|event| event.reports[0].place = Some("place/atlantis".to_string()));
    assert!(nobody.contains("tells of place/atlantis, which that document does not name"), "{nobody}");
    assert!(damaged(&|event| event.reports.clear()).contains("it has no report"));
}
