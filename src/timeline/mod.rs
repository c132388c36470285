//! Joins events over articles into one timeline: settles dates, statuses, sources and conflicts. Knows nothing of language.
