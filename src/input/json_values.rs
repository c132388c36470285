//! Finds where JSON objects begin and end in a stream, in an array or one after the other, so that a container larger than
//! memory is read article by article and a broken article costs itself alone. Leaves to `json` what an object says.

use std::io::BufRead;

use super::limits::Limits;
use super::stream::reason;

/// Why there is no object where one should be.
#[derive(Debug)]
pub(super) enum Fault {
    /// It is larger than the limit; it was read past.
    Limit,
    /// The input ends within it.
    Cut,
    /// Something stands there that is no JSON.
    Stray,
    /// The stream broke.
    Broken(std::io::Error),
}

impl Fault {
    /// Whether nothing can be read behind it.
    pub fn is_final(&self) -> bool {
        !matches!(self, Self::Limit)
    }

    /// In plain words.
    pub fn reason(self, limits: &Limits) -> String {
        match self {
            Self::Limit => limits.over_article(),
            Self::Cut => "is not JSON: the input ends within it".to_string(),
            Self::Stray => "is not JSON: no object, array or value begins here".to_string(),
            Self::Broken(error) => reason(error),
        }
    }
}

/// What the scanner stands in.
enum Inside {
    /// Between values.
    Nothing,
    /// An object or what it holds, so many brackets deep.
    Object(usize),
    /// A number, `true`, `null`.
    Word,
}

/// The bytes of the next value; `None` at the end of the input. Brackets of arrays around the values, commas and white space
/// between them are passed over.
pub(super) fn next_value(reader: &mut (impl BufRead + ?Sized), limit: usize) -> Option<Result<Vec<u8>, Fault>> {
    let mut value = Vec::new();
    let mut over = false;
    let mut inside = Inside::Nothing;
    let (mut quoted, mut escaped) = (false, false);
    loop {
        let buffer = match reader.fill_buf() {
            Ok(buffer) => buffer,
            Err(error) => return Some(Err(Fault::Broken(error))),
        };
        if buffer.is_empty() {
            return match inside {
                Inside::Nothing => None,
                Inside::Object(_) => Some(Err(Fault::Cut)),
                Inside::Word => Some(Ok(value)),
            };
        }
        let (mut used, mut done) = (0, false);
        for &byte in buffer {
            used += 1;
            match &mut inside {
                _ if quoted => {
                    (quoted, escaped) = (escaped || byte != b'"', byte == b'\\' && !escaped);
                    done = !quoted && matches!(inside, Inside::Word);
                }
                Inside::Nothing => match byte {
                    b'[' | b']' | b',' | 0xef | 0xbb | 0xbf => continue,
                    _ if byte.is_ascii_whitespace() => continue,
                    b'{' => inside = Inside::Object(1),
                    b'"' => (inside, quoted) = (Inside::Word, true),
                    b'0'..=b'9' | b'-' | b't' | b'f' | b'n' => inside = Inside::Word,
                    _ => return Some(Err(Fault::Stray)),
                },
                Inside::Object(depth) => match byte {
                    b'"' => quoted = true,
                    b'{' | b'[' => *depth += 1,
                    b'}' | b']' => {
                        *depth -= 1;
                        done = *depth == 0;
                    }
                    _ => {}
                },
                Inside::Word if matches!(byte, b',' | b']') || byte.is_ascii_whitespace() => {
                    used -= 1;
                    done = true;
                    break;
                }
                Inside::Word => {}
            }
            over |= value.len() >= limit;
            if !over {
                value.push(byte);
            }
            if done {
                break;
            }
        }
        reader.consume(used);
        if done {
            // A word that is none of JSON's is text, of which more would follow.
            let stray = matches!(inside, Inside::Word) && serde_json::from_slice::<serde_json::Value>(&value).is_err();
            return Some(match (over, stray) {
                (true, _) => Err(Fault::Limit),
                (_, true) => Err(Fault::Stray),
                _ => Ok(value),
            });
        }
    }
}
