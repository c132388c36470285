//! The `newsctl` command.
#![forbid(unsafe_code)]

fn main() {}
