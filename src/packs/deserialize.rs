//! Makes the types of pack files of the tree that a file was read into. One deserializer for all of them: errors carry the
//! place of the innermost value that they are about.

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error, Expected, IntoDeserializer, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};

use super::format::{DAY, SPANNED};
use super::tree::{Node, Value, Wrong};

/// Makes a type of a tree.
///
/// # Errors
/// The first thing that does not fit: an unknown key, a wrong type, a missing key.
pub(super) fn of_tree<T: DeserializeOwned>(tree: &Node) -> Result<T, Wrong> {
    T::deserialize(tree)
}

impl std::fmt::Display for Wrong {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.message())
    }
}

impl std::error::Error for Wrong {}

impl Error for Wrong {
    #[cold]
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self::new(message.to_string(), None)
    }
}

impl Node<'_> {
    /// What a value of the wrong kind is told as.
    #[cold]
    fn wrong_kind(&self, expected: &dyn Expected) -> Wrong {
        let found = match &self.value {
            Value::Text(text) => Unexpected::Str(text),
            Value::Whole(number) => Unexpected::Signed(*number),
            Value::Number(number) => Unexpected::Float(*number),
            Value::Flag(flag) => Unexpected::Bool(*flag),
            Value::Day(_) => Unexpected::Other("a day"),
            Value::List(_) => Unexpected::Seq,
            Value::Table(_) => Unexpected::Map,
        };
        Wrong::invalid_type(found, expected).at(self.span())
    }
}

/// What a type asks for by a hint is given to its visitor as that, or is wrong. `deserialize_any` would do for each of them, but
/// every visitor would then be compiled for every kind of value, and that is a good part of what there is to compile.
impl<'de> Node<'de> {
    fn as_flag<V: Visitor<'de>>(&'de self, visitor: V) -> Result<V::Value, Wrong> {
        let Value::Flag(flag) = &self.value else { return Err(self.wrong_kind(&visitor)) };
        visitor.visit_bool(*flag).map_err(|wrong: Wrong| wrong.at(self.span()))
    }

    fn as_whole<V: Visitor<'de>>(&'de self, visitor: V) -> Result<V::Value, Wrong> {
        let Value::Whole(number) = &self.value else { return Err(self.wrong_kind(&visitor)) };
        visitor.visit_i64(*number).map_err(|wrong: Wrong| wrong.at(self.span()))
    }

    fn as_number<V: Visitor<'de>>(&'de self, visitor: V) -> Result<V::Value, Wrong> {
        match &self.value {
            Value::Whole(number) => visitor.visit_i64(*number),
            Value::Number(number) => visitor.visit_f64(*number),
            _ => return Err(self.wrong_kind(&visitor)),
        }
        .map_err(|wrong: Wrong| wrong.at(self.span()))
    }

    fn as_text<V: Visitor<'de>>(&'de self, visitor: V) -> Result<V::Value, Wrong> {
        let Value::Text(text) = &self.value else { return Err(self.wrong_kind(&visitor)) };
        visitor.visit_str(text).map_err(|wrong: Wrong| wrong.at(self.span()))
    }

    fn as_list<V: Visitor<'de>>(&'de self, visitor: V) -> Result<V::Value, Wrong> {
        let Value::List(list) = &self.value else { return Err(self.wrong_kind(&visitor)) };
        visitor.visit_seq(Items(list.iter())).map_err(|wrong: Wrong| wrong.at(self.span()))
    }

    fn as_table<V: Visitor<'de>>(&'de self, visitor: V) -> Result<V::Value, Wrong> {
        let Value::Table(entries) = &self.value else { return Err(self.wrong_kind(&visitor)) };
        visitor.visit_map(Entries { entries: entries.iter(), value: None }).map_err(|wrong: Wrong| wrong.at(self.span()))
    }
}

macro_rules! by_hint {
    ($kind:ident: $($method:ident)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
            self.$kind(visitor)
        }
    )+};
}

impl<'de> Deserializer<'de> for &'de Node<'de> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        match &self.value {
            Value::Text(text) => visitor.visit_str(text),
            Value::Whole(number) => visitor.visit_i64(*number),
            Value::Number(number) => visitor.visit_f64(*number),
            Value::Flag(flag) => visitor.visit_bool(*flag),
            Value::Day(_) => Err(Wrong::invalid_type(Unexpected::Other("a day"), &visitor)),
            Value::List(list) => visitor.visit_seq(Items(list.iter())),
            Value::Table(entries) => visitor.visit_map(Entries { entries: entries.iter(), value: None }),
        }
        .map_err(|wrong| wrong.at(self.span()))
    }

    // What is absent has no node.
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(self, name: &'static str, _: usize, visitor: V) -> Result<V::Value, Wrong> {
        match (&self.value, name) {
            (_, SPANNED) => visitor.visit_seq(Place { node: self, told: false }),
            (Value::Day(day), DAY) => visitor.visit_bytes(day.as_bytes()).map_err(|wrong: Wrong| wrong.at(self.span())),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        match &self.value {
            Value::Text(text) => visitor.visit_enum(IntoDeserializer::<Wrong>::into_deserializer(&**text)),
            Value::Table(entries) if entries.len() == 1 => visitor.visit_enum(Variant(&entries[0])),
            Value::Table(_) => Err(Wrong::custom("wanted exactly 1 element")),
            _ => Err(Wrong::custom("wanted string or table")),
        }
        .map_err(|wrong| wrong.at(self.span()))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_unit()
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.as_table(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Wrong> {
        self.as_list(visitor)
    }

    by_hint! { as_flag: deserialize_bool }
    by_hint! { as_whole: deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 }
    by_hint! { as_whole: deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 }
    by_hint! { as_number: deserialize_f32 deserialize_f64 }
    by_hint! { as_text: deserialize_char deserialize_str deserialize_string deserialize_identifier }
    by_hint! { as_list: deserialize_seq }
    by_hint! { as_table: deserialize_map }

    serde::forward_to_deserialize_any! { u128 i128 bytes byte_buf unit unit_struct }
}

impl<'de> IntoDeserializer<'de, Wrong> for &'de Node<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

struct Items<'de>(std::slice::Iter<'de, Node<'de>>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        self.0.next().map(|node| seed.deserialize(node)).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.0.len())
    }
}

struct Entries<'de> {
    entries: std::slice::Iter<'de, (Node<'de>, Node<'de>)>,
    value: Option<&'de Node<'de>>,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Wrong> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Wrong> {
        match self.value.take() {
            Some(value) => seed.deserialize(value).map_err(|wrong| wrong.at(value.span())),
            None => Err(Wrong::custom("a key has no value")),
        }
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.entries.len())
    }
}

/// A value's place, as start and end in one number, and the value.
struct Place<'de> {
    node: &'de Node<'de>,
    told: bool,
}

impl<'de> SeqAccess<'de> for Place<'de> {
    type Error = Wrong;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Wrong> {
        if self.told {
            return seed.deserialize(self.node).map(Some);
        }
        self.told = true;
        let place = u64::from(self.node.start) << 32 | u64::from(self.node.end);
        seed.deserialize(IntoDeserializer::<Wrong>::into_deserializer(place)).map(Some)
    }
}

/// A table of one entry that names a variant by its key.
struct Variant<'de>(&'de (Node<'de>, Node<'de>));

impl<'de> EnumAccess<'de> for Variant<'de> {
    type Error = Wrong;
    type Variant = Self;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self), Wrong> {
        Ok((seed.deserialize(&self.0.0)?, self))
    }
}

impl<'de> VariantAccess<'de> for Variant<'de> {
    type Error = Wrong;

    fn unit_variant(self) -> Result<(), Wrong> {
        Err(Wrong::new("wanted a name without a value", Some(self.0.1.span())))
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Wrong> {
        seed.deserialize(&self.0.1)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Wrong> {
        self.0.1.as_list(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Wrong> {
        self.0.1.as_table(visitor)
    }
}
