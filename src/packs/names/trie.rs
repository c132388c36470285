//! A trie over small numbers: the one automaton by which names, offices and head nouns are found.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::packs::flat;

/// A trie whose paths are sequences of `u32` and whose ends carry values.
#[derive(Debug, Serialize, Deserialize)]
pub struct Trie<V> {
    /// By node and step, as one number.
    edges: FxHashMap<u64, u32>,
    /// For each node, which of the values are its own.
    #[serde(with = "flat")]
    ends: Vec<u32>,
    values: Vec<Values<V>>,
}

/// What ends at a node: most often one value.
#[derive(Debug, Serialize, Deserialize)]
enum Values<V> {
    None,
    One([V; 1]),
    Many(Vec<V>),
}

impl<V> Values<V> {
    fn as_slice(&self) -> &[V] {
        match self {
            Self::None => &[],
            Self::One(one) => one,
            Self::Many(many) => many,
        }
    }
}

impl<V> Default for Trie<V> {
    fn default() -> Self {
        Self { edges: FxHashMap::default(), ends: vec![0], values: vec![Values::None] }
    }
}

fn edge(node: u32, step: u32) -> u64 {
    u64::from(node) << 32 | u64::from(step)
}

impl<V: PartialEq> Trie<V> {
    /// The node every path begins at.
    pub const ROOT: u32 = 0;

    /// With room for about so many nodes.
    pub(super) fn with_capacity(nodes: usize) -> Self {
        let mut trie = Self::default();
        trie.edges.reserve(nodes);
        trie.ends.reserve(nodes);
        trie.values.reserve(nodes / 2);
        trie
    }

    /// Adds a value at the end of a path.
    pub fn insert(&mut self, path: &[u32], value: V) {
        let mut node = Self::ROOT;
        for &step in path {
            let next = self.ends.len() as u32;
            node = *self.edges.entry(edge(node, step)).or_insert(next);
            if node == next {
                self.ends.push(0);
            }
        }
        if path.is_empty() {
            return;
        }
        let end = &mut self.ends[node as usize];
        if *end == 0 {
            *end = self.values.len() as u32;
            self.values.push(Values::One([value]));
            return;
        }
        let values = &mut self.values[*end as usize];
        if !values.as_slice().contains(&value) {
            *values = match std::mem::replace(values, Values::None) {
                Values::None => Values::One([value]),
                Values::One([first]) => Values::Many(vec![first, value]),
                Values::Many(mut many) => {
                    many.push(value);
                    Values::Many(many)
                }
            };
        }
    }

    /// One step from a node.
    pub fn step(&self, node: u32, step: u32) -> Option<u32> {
        self.edges.get(&edge(node, step)).copied()
    }

    /// The values that end at a node.
    pub fn values(&self, node: u32) -> &[V] {
        self.values[self.ends[node as usize] as usize].as_slice()
    }

    /// The paths that end in a value that is wanted, in no particular order, each with those values. Takes a pass over all nodes.
    pub fn paths(&self, wanted: impl Fn(&V) -> bool) -> Vec<(Vec<u32>, Vec<&V>)> {
        let of_node = |node: &u32| -> Vec<&V> { self.values(*node).iter().filter(|value| wanted(value)).collect() };
        let ends = (0..self.ends.len() as u32).map(|node| (node, of_node(&node))).filter(|(_, values)| !values.is_empty());
        let ends: Vec<(u32, Vec<&V>)> = ends.collect();
        let mut before = vec![(Self::ROOT, 0); self.ends.len()];
        #[allow(clippy::iter_over_hash_type, reason = "each edge has a place of its own")]
        for (&edge, &to) in &self.edges {
            before[to as usize] = ((edge >> 32) as u32, edge as u32);
        }
        let path = |mut node: u32| {
            let mut path = Vec::new();
            while node != Self::ROOT {
                let (from, step) = before[node as usize];
                path.push(step);
                node = from;
            }
            path.reverse();
            path
        };
        ends.into_iter().map(|(node, values)| (path(node), values)).collect()
    }

    /// Follows `steps` as far as they go and gives the longest path that ends in values: its length and the values.
    pub fn longest(&self, steps: impl IntoIterator<Item = u32>) -> Option<(usize, &[V])> {
        let mut node = Self::ROOT;
        let mut best = None;
        for (at, step) in steps.into_iter().enumerate() {
            match self.step(node, step) {
                Some(next) => node = next,
                None => break,
            }
            if !self.values(node).is_empty() {
                best = Some((at + 1, self.values(node)));
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_path_wins() {
        let mut trie = Trie::default();
        trie.insert(&[1, 2], 'a');
        trie.insert(&[1, 2, 3], 'b');
        trie.insert(&[1], 'c');
        assert_eq!(trie.longest([1, 2, 4]), Some((2, &['a'][..])));
        assert_eq!(trie.longest([1, 2, 3]), Some((3, &['b'][..])));
        assert_eq!(trie.longest([2]), None);
    }
}
