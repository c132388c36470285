//! Runs the examples that pack files carry, one file a kind of pack file.
