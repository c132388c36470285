//! Chunks sentences into clauses: noun groups, predicates with voice, negation and modality, quotes, who says it.
//! Knows grammar; nothing of event types.
