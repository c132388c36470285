//! Writes results: one file a format. Knows nothing of how they were found.
