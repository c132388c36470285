//! newsctl turns Indonesian news articles into a timeline that can be checked.
//!
//! The modules below are the rooms of the program in the order in which data flows through them.
#![forbid(unsafe_code)]

mod invisible;
pub mod span;

// What a timeline is about.
pub mod topic;

// Rules: compiled once, then handed to every room.
pub mod packs;

// 1. files → Article
pub mod input;
pub mod language;

// 2. Article → blocks of the page
pub mod article;

// 3. text and blocks → Document (sentences, tokens)
pub mod text;

// 4. Document → Dates (publication date, date mentions)
pub mod dates;

// 5. Document → Names (mentions, entities)
pub mod names;

// 6. Document, Dates, Names → clauses
pub mod clauses;

// 7. clauses → events of one article
pub mod events;

// Rooms 2 to 7 for one article: Article → Analysis.
pub mod analysis;

// The same for a stream of articles, on several threads.
pub mod parallel;

// 8. events of many articles → Timeline
pub mod timeline;

// 9. Timeline → bytes
pub mod output;

// A timeline against the one that was expected.
pub mod check;

// What was found against annotation by hand.
pub mod eval;

// The rules' own examples, run as tests.
pub mod examples;

// A rule with all its forms, or why a word means what it does.
pub mod show;

// The nearest right word for a wrong one, for messages.
pub mod nearest;
