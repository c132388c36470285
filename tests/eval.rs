//! The figures of `newsctl eval` are those of the scorers that the annotation guide comes with. What newsctl found in the articles
//! and the scorers' figures for it are kept in `tests/gold`, so that the test holds the figures alone; `.ci/freeze-eval` writes
//! them anew, and `.ci/compare-eval` compares the two programs on all measuring data.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::PathBuf;

use newsctl::dates::TimexKind;
use newsctl::eval::{Evaluation, Found, Gold, TimeMl, Timex, score, score_timex, write_machine};
use serde_json::Value;

fn gold(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/gold").join(path)
}

fn json(path: &str) -> Value {
    serde_json::from_slice(&fs::read(gold(path)).unwrap()).unwrap()
}

/// Names of the files with an ending, without it.
fn names(folder: &str, ending: &str) -> Vec<String> {
    let files = fs::read_dir(gold(folder)).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = files.filter_map(|name| Some(name.strip_suffix(ending)?.to_string())).collect();
    names.sort();
    assert!(!names.is_empty());
    names
}

fn lines(path: &str) -> Vec<Value> {
    fs::read_to_string(gold(path)).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn figures(evaluation: &Evaluation) -> Value {
    let mut bytes = Vec::new();
    write_machine(evaluation, &mut bytes).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

/// Whether every figure of theirs is ours to the third digit.
fn compare(theirs: &Value, ours: &Value, path: &str, wrong: &mut Vec<String>) {
    match theirs {
        Value::Object(figures) => {
            for (name, figure) in figures {
                compare(figure, &ours[name], &format!("{path}.{name}"), wrong);
            }
        }
        Value::Number(number) => {
            let ours = ours.as_f64().unwrap_or(f64::NAN);
            if (number.as_f64().unwrap() - ours).abs() > 0.0005 || ours.is_nan() {
                wrong.push(format!("{path}: theirs {number}, ours {ours}"));
            }
        }
        other => assert_eq!(other, ours, "{path}"),
    }
}

#[test]
fn figures_of_events_are_those_of_score_timeline() {
    let articles = names("eval", ".json").into_iter().map(|name| {
        let gold = Gold::read(&fs::read(gold(&format!("eval/{name}.json"))).unwrap()).unwrap();
        let timeline = serde_json::from_value(json(&format!("found/{name}.json"))).unwrap();
        let dates = lines(&format!("found/{name}.ndjson"));
        let dates = dates.iter().filter_map(|mention| Some(mention["value"].as_str()?.to_string())).collect();
        score(&name, &gold, &Found { timeline, dates })
    });
    let ours = figures(&Evaluation { articles: articles.collect(), ..Evaluation::default() });
    let theirs = json("figures-by-score_timeline.json");
    let mut wrong = Vec::new();
    compare(&theirs, &ours, "", &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // The gold is hard enough to tell scorers apart: something is missed, something is too much, a slot is wrong.
    let share = |figure: &str, part: &str| theirs[figure][part].as_f64().unwrap();
    assert!(share("events", "p") < 1.0 && share("events", "r") < 1.0 && share("full", "f1") < share("events", "f1"));
    assert_eq!(theirs["by_type"].as_object().unwrap().len(), ours["by_type"].as_object().unwrap().len());
}

#[test]
fn figures_of_temporal_expressions_are_those_of_score_timex() {
    let predictions = lines("found/timeml.ndjson");
    let articles = names("timeml", ".tml").into_iter().map(|name| {
        let gold = TimeMl::read(&fs::read_to_string(gold(&format!("timeml/{name}.tml"))).unwrap()).unwrap();
        let found: Vec<Timex> = predictions.iter().filter(|line| line["document"] == *name).map(timex).collect();
        for timex in &found {
            assert!(timex.end as usize <= gold.text.chars().count());
        }
        score_timex(&name, &gold, &found)
    });
    let ours = figures(&Evaluation { timex: articles.collect(), ..Evaluation::default() });
    let ours = &ours["timex"];
    let theirs = json("figures-by-score_timex.json");
    let mut wrong = Vec::new();
    for (part, figures) in theirs.as_object().unwrap() {
        if part == "all" {
            percent(figures, ours, part, &mut wrong);
            let same_type = ours["type"].as_f64().unwrap();
            assert!((figures["type_accuracy"].as_f64().unwrap() - 100.0 * same_type).abs() < 0.05);
        } else if figures["gold"] != 0 || figures["predicted"] != 0 {
            percent(figures, &ours["by_type"][part], part, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(theirs["all"]["value"]["f1"].as_f64().unwrap() < 100.0);
}

/// As [`compare`], where theirs are percent.
fn percent(theirs: &Value, ours: &Value, part: &str, wrong: &mut Vec<String>) {
    for figure in ["strict", "relaxed", "value"] {
        for one in ["p", "r", "f1"] {
            let (theirs, ours) = (theirs[figure][one].as_f64().unwrap(), ours[figure][one].as_f64().unwrap());
            if (theirs - 100.0 * ours).abs() > 0.05 {
                wrong.push(format!("{part}.{figure}.{one}: theirs {theirs} %, ours {ours}"));
            }
        }
    }
}

fn timex(line: &Value) -> Timex {
    let number = |key: &str| line[key].as_u64().unwrap() as u32;
    let kind = match line["type"].as_str().unwrap() {
        "DATE" => TimexKind::Date,
        "TIME" => TimexKind::Time,
        "DURATION" => TimexKind::Duration,
        _ => TimexKind::Set,
    };
    Timex { start: number("start"), end: number("end"), kind, value: line["value"].as_str().unwrap().to_string() }
}
