//! What a transform, condition, survey or label has in common: a name, arguments with documentation, examples that
//! are run as tests. One item is one file; each folder's `mod.rs` lists its items.

use schemars::{JsonSchema, Schema, SchemaGenerator, generate::SchemaSettings};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};
use std::fmt;

/// The arguments of an item, which are also the item. Doc comments on the struct become its help text (first line:
/// title), those on its fields the form labels.
pub trait Item: DeserializeOwned + JsonSchema + 'static {
    /// The name in files and on screen, lower_snake. Transforms are verbs, conditions predicates.
    const NAME: &'static str;
    /// Which other names users of other tools search for.
    const ALIASES: &'static [&'static str] = &[];
    /// Examples: documentation, tests, and "try it".
    const EXAMPLES: &'static [Example];
}

/// One executable example. All three are JSON. `input` is the value (text, number, list, `null` for missing, or an
/// object for a group); for a condition `output` is `true` or `false`.
/// An `input` of the form `{"$product": {...}, "$value": ...}` also gives the product's fields for arguments that
/// refer to them; `{"$products": [...]}` gives a survey its products and `output` the list of its answers in order.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The arguments as JSON object.
    pub args: &'static str,
    /// The value before.
    pub input: &'static str,
    /// The value after.
    pub output: &'static str,
}

/// What is known of an item without its type.
#[derive(Clone, Copy)]
pub struct Entry<T: ?Sized + 'static> {
    /// Name.
    pub name: &'static str,
    /// Other names.
    pub aliases: &'static [&'static str],
    /// Examples.
    pub examples: &'static [Example],
    /// JSON Schema of the arguments, with title and description.
    pub schema: fn() -> Schema,
    /// Makes the item from its arguments; the error says what is wrong with them.
    pub build: fn(Map<String, Json>) -> Result<Box<T>, Wrong>,
}

/// What is wrong with the arguments of an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// Dotted path of the argument: `bands[1].below`; empty for all of them together.
    pub path: String,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

/// The JSON Schema of an item's arguments.
#[must_use]
pub fn schema<I: Item>() -> Schema {
    let settings =
        SchemaSettings::draft2020_12().with(|settings| settings.inline_subschemas = false);
    SchemaGenerator::new(settings).into_root_schema_for::<I>()
}

/// Reads an item's arguments.
pub fn read<I: Item>(arguments: Map<String, Json>) -> Result<I, Wrong> {
    serde_path_to_error::deserialize(Json::Object(arguments)).map_err(|error| Wrong {
        path: match error.path().iter().next() {
            Some(_) => error.path().to_string(),
            None => String::new(),
        },
        message: error.inner().to_string(),
    })
}

/// The item of that name.
#[must_use]
pub fn find<T: ?Sized>(all: &'static [Entry<T>], name: &str) -> Option<&'static Entry<T>> {
    all.iter().find(|entry| entry.name == name)
}

/// The name that was probably meant: one whose alias this is, or the closest in spelling.
#[must_use]
pub fn suggest<T: ?Sized>(all: &'static [Entry<T>], name: &str) -> Option<&'static str> {
    let alias = all
        .iter()
        .find(|entry| entry.aliases.contains(&name))
        .map(|entry| entry.name);
    alias.or_else(|| closest(name, all.iter().map(|entry| entry.name)))
}

/// The closest of the known names in spelling, when one is close enough to have been meant.
pub fn closest<'k>(name: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    known
        .into_iter()
        .map(|known| {
            (
                strsim::jaro_winkler(&name.to_lowercase(), &known.to_lowercase()),
                known,
            )
        })
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}
