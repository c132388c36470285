//! Laws of the day of publication: every header line that news sites write, over any day, is found, read back and told as a
//! header; a template's header that the story outruns is not believed; a page without a header is dated by its dateline's day.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use chrono::{Datelike, Days, Months, NaiveDate};
use newsctl::analysis::{Analysis, Options, analyse};
use newsctl::dates::{Precision, PublishedBasis};
use newsctl::input::Article;
use newsctl::packs::Packs;
use proptest::prelude::*;

use common::calendar::{MONTHS, SHORT, WEEKDAYS};

mod common;

/// The header lines of many sites for a day, each with the lines around it. `{title}` is where the headline stands.
fn headers(day: NaiveDate, hour: u32, minute: u32) -> Vec<String> {
    let (d, m, y) = (day.day(), day.month(), day.year());
    let month = MONTHS[day.month0() as usize];
    let short = SHORT[day.month0() as usize];
    let weekday = WEEKDAYS[day.weekday().num_days_from_monday() as usize];
    let next = day + Days::new(1);
    vec![
        format!("{{title}}\n\n{weekday}, {d} {month} {y}"),
        format!("{{title}}\n\n{weekday}, {d:02} {short} {y} {hour:02}:{minute:02} WIB"),
        format!("{{title}}\n\n{weekday}, {d} {month} {y} | {hour:02}.{minute:02} WIB"),
        format!("{{title}}\n\n{weekday}, {d} {month} {y} - {hour:02}:{minute:02} WIB"),
        format!("{{title}}\n- {d} {month} {y}, {hour:02}:{minute:02} WIB"),
        format!("{{title}}\n\n{d}/{m}/{y} {hour:02}:{minute:02} WIB"),
        format!("{{title}}\n\n{d:02}/{m:02}/{y}, {hour:02}:{minute:02} WIB"),
        format!("{{title}}\n\n{d:02} {short} {y}"),
        format!("{{title}}\n\nDiterbitkan {d} {month} {y}"),
        format!("{{title}}\n\n{month} {d}, {y} Last Updated {y}-{m:02}-{d:02}T{hour:02}:{minute:02}:09Z"),
        format!("Go Top\n{{title}}\nWrite: {y}-{m:02}-{d:02} {hour:02}:{minute:02}:05Update: {next} 08:00:00"),
        format!("{{title}}\n\n{y}-{m:02}-{d:02}T{hour:02}:{minute:02}:00+07:00"),
        format!("{{title}}\n\n{d} {month} {y}\nDiperbarui {} {} {}", next.day(), MONTHS[next.month0() as usize], next.year()),
        format!("{{title}}\n\n{hour:02}:{minute:02} {d:02}.{m:02}.{y}"),
        format!("HARIAN KABAR\n{weekday}, {d} {month} {y}    Internasional\n\n{{title}}"),
        format!("{{title}}\n\nOleh Redaksi/INT\n{d} {month} {y} {hour:02}:{minute:02} WIB · 4 menit baca"),
        format!("KABAR.ID\n\n{{title}}\n\nOLEH: A. WIBOWO | {d} {} {y}", short.to_uppercase()),
        format!("{{title}}\n\n{d:02}/{m:02}/{:02} {hour:02}:{minute:02}", y % 100),
        format!(
            "{{title}}\nPertemuan itu bukan tanda persahabatan, melainkan urusan dagang, tulis pengamat.\n\n{d:02}.{m:02}.{y}"
        ),
    ]
}

/// A page: what stands above the story, and the story, which tells of what took place on `told`.
fn page(above: &str, told: &str) -> String {
    let above = above.replace("{title}", "Tamu Negara Diterima Presiden");
    format!(
        "{above}\n\nPresiden negara itu menerima tamunya di ibu kota {told}, kata juru bicaranya kepada wartawan seusai pertemuan \
         yang berlangsung hampir dua jam.\n\nKeduanya membahas perdagangan dan pertahanan, dan sepakat melanjutkan pembicaraan \
         dalam kesempatan lain yang belum ditentukan.\n"
    )
}

fn read(text: &str) -> Analysis {
    static PACKS: std::sync::OnceLock<Packs> = std::sync::OnceLock::new();
    let packs = PACKS.get_or_init(|| Packs::builtin().unwrap());
    analyse(packs, &Article::new("law", text), &Options::default())
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    let first = NaiveDate::from_ymd_opt(1998, 1, 1).unwrap();
    (0_u64..11_000).prop_map(move |days| first + Days::new(days))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn header_lines_are_read_back(day in any_day(), hour in 0_u32..24, minute in 0_u32..60) {
        let eve = day - Days::new(1);
        let weekday = WEEKDAYS[eve.weekday().num_days_from_monday() as usize];
        let stories = [
            "kemarin".to_string(),
            format!("pada {weekday}"),
            format!("pada {weekday} ({}/{})", eve.day(), eve.month()),
            format!("pada {} {}", eve.day(), MONTHS[eve.month0() as usize]),
        ];
        for (at, header) in headers(day, hour, minute).iter().enumerate() {
            let text = page(header, &stories[at % stories.len()]);
            let read = read(&text);
            let published = read.dates.published.clone();
            prop_assert_eq!(published.as_ref().map(|found| found.basis), Some(PublishedBasis::Header), "{}", &text);
            let published = published.unwrap();
            prop_assert_eq!((published.period.start, published.period.end), (day, day), "{}", &text);
            prop_assert_eq!(published.period.precision, Precision::Day);
            // The story's own day is counted from the header's.
            let told: Vec<_> = read.dates.mentions.iter().filter_map(|mention| mention.period).collect();
            prop_assert!(told.iter().any(|period| period.start == eve && period.end == eve), "{}: {:?}", &text, told);
        }
    }

    #[test]
    fn a_header_that_the_story_outruns_is_stale(day in any_day(), months in 3_u32..120) {
        let told = day + Months::new(months);
        let weekday = WEEKDAYS[told.weekday().num_days_from_monday() as usize];
        let text = page(
            &headers(day, 10, 4)[0],
            &format!("pada {weekday}, {} {} {}", told.day(), MONTHS[told.month0() as usize], told.year()),
        );
        let published = read(&text).dates.published.clone().unwrap();
        prop_assert_ne!(published.basis, PublishedBasis::Header, "{}", &text);
        prop_assert!(published.period.start >= told, "{}: {:?}", &text, published);
    }
}
