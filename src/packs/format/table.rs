//! A table of a pack file: entries by name, in the order of the names.

use std::borrow::Borrow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

use super::Spanned;

/// Entries by name; names are [`String`]s where nothing else is said.
#[derive(Debug, Clone)]
pub struct Table<T, K = String>(Vec<(Spanned<K>, T)>);

impl<T, K> Default for Table<T, K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T, K> Table<T, K> {
    /// The entries, in the order of their names.
    pub fn iter(&self) -> <&Self as IntoIterator>::IntoIter {
        self.into_iter()
    }

    /// What the names stand for, in their order.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator + Clone {
        self.0.iter().map(|(_, entry)| entry)
    }

    /// The names, in their order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &Spanned<K>> + ExactSizeIterator + Clone {
        self.0.iter().map(|(name, _)| name)
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> Table<T> {
    /// The entry of a name.
    pub fn get(&self, name: &str) -> Option<&T> {
        self.find(name).map(|at| &self.0[at].1)
    }

    /// Takes an entry out.
    pub fn remove(&mut self, name: &str) -> Option<T> {
        self.find(name).map(|at| self.0.remove(at).1)
    }

    /// Adds entries; gives those whose names were there before, in order.
    pub fn extend(&mut self, more: Vec<(Spanned<String>, T)>) -> Vec<(Spanned<String>, T)> {
        self.0.extend(more);
        // Stable, so that of entries of one name the first one stays.
        self.0.sort_by(|(one, _), (next, _)| one.cmp(next));
        let mut twice = Vec::new();
        let mut at = 1;
        while at < self.0.len() {
            if self.0[at].0 == self.0[at - 1].0 {
                twice.push(self.0.remove(at));
            } else {
                at += 1;
            }
        }
        twice
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.0.binary_search_by(|(known, _)| Borrow::<str>::borrow(known).cmp(name)).ok()
    }
}

impl<'a, T, K> IntoIterator for &'a Table<T, K> {
    type Item = (&'a Spanned<K>, &'a T);
    type IntoIter = std::iter::Map<std::slice::Iter<'a, (Spanned<K>, T)>, fn(&'a (Spanned<K>, T)) -> Self::Item>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter().map(|(name, entry)| (name, entry))
    }
}

impl<'de, T: Deserialize<'de>, K: Deserialize<'de> + Ord> Deserialize<'de> for Table<T, K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Read<T, K>(PhantomData<(T, K)>);

        impl<'de, T: Deserialize<'de>, K: Deserialize<'de> + Ord> Visitor<'de> for Read<T, K> {
            type Value = Table<T, K>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a map")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Table<T, K>, A::Error> {
                // The reader of files gives the entries by name.
                let mut entries = Vec::with_capacity(map.size_hint().unwrap_or(0));
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Table(entries))
            }
        }

        deserializer.deserialize_map(Read(PhantomData))
    }
}
