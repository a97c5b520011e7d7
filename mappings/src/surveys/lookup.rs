//! `lookup`: a value of another product.

use super::groups::{ByHash, hash, same_kind, with_room};
use super::{Answer, Survey, Tally, member};
use crate::context::Context;
use crate::item::{Example, Item};
use crate::value::Value;
use schemars::JsonSchema;
use serde::Deserialize;
use std::any::Any;
/// Look up
///
/// The value of the product whose key is the wanted one, such as the description of the parent: the surveyed value is
/// a group of
/// `key`, `wanted` and `value`, such as `{ group = [["key", "id"], ["wanted", "parent_id"], ["value", "description"]]
/// }`. All products are
/// looked through, whatever `by` is. Of several products with a key the first one with a value counts.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lookup {}

impl Item for Lookup {
    const NAME: &'static str = "lookup";
    const ALIASES: &'static [&'static str] = &["parent", "parent_value", "other_product"];
    const EXAMPLES: &'static [Example] = &[
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": {"key": "P1", "wanted": null, "value": "A chair"}}, {"$value": {"key": "P1-red", "wanted": "P1", "value": null}}, {"$value": {"key": "P2-red", "wanted": "P2", "value": null}}]}"#,
            output: r#"[null, "A chair", null]"#,
        },
        Example {
            args: "{}",
            input: r#"{"$products": [{"$value": {"key": "A", "wanted": "A", "value": 1}}, {"$value": {"key": "A", "wanted": "A", "value": 2}}]}"#,
            output: "[1, 1]",
        },
    ];
}

impl Survey for Lookup {
    fn tally(&self) -> Box<dyn Tally> {
        Box::new(Values(ByHash::default()))
    }
}

/// The value for each key.
struct Values(ByHash<Value<'static>>);

impl Tally for Values {
    fn see(&mut self, _: u64, _: u64, value: &Value<'_>, _: &Context) {
        let key = member(value, "key").filter(|key| !key.is_empty());
        let value = member(value, "value").filter(|value| !value.is_empty());
        if let (Some(key), Some(value)) = (key, value) {
            self.0
                .entry(hash(key))
                .or_insert_with(|| value.clone().into_owned());
        }
    }

    fn merge(&mut self, later: Box<dyn Tally>) {
        for (key, value) in with_room(&mut self.0, same_kind::<Self>(later).0) {
            self.0.entry(key).or_insert(value);
        }
    }

    fn finish(self: Box<Self>) -> Box<dyn Answer> {
        self
    }

    fn into_any(self: Box<Self>) -> Box<dyn Any> {
        self
    }
}

impl Answer for Values {
    fn of(&self, _: u64, _: u64, value: &Value<'_>) -> Value<'static> {
        member(value, "wanted")
            .filter(|wanted| !wanted.is_empty())
            .and_then(|wanted| self.0.get(&hash(wanted)))
            .cloned()
            .unwrap_or_default()
    }
}
