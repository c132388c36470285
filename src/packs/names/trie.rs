//! A trie over small numbers: the one automaton by which names, offices and head nouns are found.

use rustc_hash::FxHashMap;

/// A trie whose paths are sequences of `u32` and whose ends carry values.
#[derive(Debug)]
pub struct Trie<V> {
    edges: FxHashMap<(u32, u32), u32>,
    ends: Vec<Vec<V>>,
}

impl<V> Default for Trie<V> {
    fn default() -> Self {
        Self { edges: FxHashMap::default(), ends: vec![Vec::new()] }
    }
}

impl<V: PartialEq> Trie<V> {
    /// The node every path begins at.
    pub const ROOT: u32 = 0;

    /// Adds a value at the end of a path.
    pub fn insert(&mut self, path: &[u32], value: V) {
        let mut node = Self::ROOT;
        for &step in path {
            let next = self.ends.len() as u32;
            node = *self.edges.entry((node, step)).or_insert(next);
            if node == next {
                self.ends.push(Vec::new());
            }
        }
        let values = &mut self.ends[node as usize];
        if !path.is_empty() && !values.contains(&value) {
            values.push(value);
        }
    }

    /// One step from a node.
    pub fn step(&self, node: u32, step: u32) -> Option<u32> {
        self.edges.get(&(node, step)).copied()
    }

    /// The values that end at a node.
    pub fn values(&self, node: u32) -> &[V] {
        &self.ends[node as usize]
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
