//! Keys that do not exist: the document is held against the JSON Schema of what it should be, so that all of them are
//! found at once, each with the key that was probably meant.

use serde_json::{Map, Value as Json};
use toml_edit::{Item, TableLike, Value};

/// A key that does not exist.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unknown {
    /// First byte of the key in the document.
    pub(super) at: usize,
    /// Dotted path.
    pub(super) path: String,
    /// The key itself.
    pub(super) key: String,
    /// Keys that exist there.
    pub(super) known: Vec<String>,
}

/// Finds all keys of a table that the schema does not have.
pub(super) fn unknown(table: &dyn TableLike, schema: &Json) -> Vec<Unknown> {
    let mut walk = Walk {
        root: schema,
        found: Vec::new(),
    };
    walk.table(table, schema, "");
    walk.found
}

/// The known key that is most like an unknown one, as a question.
pub(super) fn meant(key: &str, known: &[String]) -> Option<String> {
    let likeness = |name: &String| strsim::jaro_winkler(key, name);
    let best = known
        .iter()
        .max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(best) >= 0.75).then(|| format!("did you mean `{best}`?"))
}

struct Walk<'s> {
    root: &'s Json,
    found: Vec<Unknown>,
}

impl<'s> Walk<'s> {
    fn table(&mut self, table: &dyn TableLike, schema: &'s Json, path: &str) {
        let Some(schema) = self.object(schema) else {
            return;
        };
        let empty = Map::new();
        let properties = schema
            .get("properties")
            .and_then(Json::as_object)
            .unwrap_or(&empty);
        let others = schema.get("additionalProperties");
        for (key, item) in table.iter() {
            let path = if path.is_empty() {
                key.to_owned()
            } else {
                format!("{path}.{key}")
            };
            let known = schema
                .get("properties")
                .and_then(|properties| properties.get(key));
            match known.or(others) {
                Some(Json::Bool(false)) => {
                    let span = table.key(key).and_then(toml_edit::Key::span);
                    self.found.push(Unknown {
                        at: span.map_or(0, |span| span.start),
                        path,
                        key: key.to_owned(),
                        known: properties.keys().cloned().collect(),
                    });
                }
                Some(inner) => self.item(item, inner, &path),
                None => {}
            }
        }
    }

    fn item(&mut self, item: &Item, schema: &'s Json, path: &str) {
        if let Some(table) = item.as_table_like() {
            self.table(table, schema, path);
        } else if let Some(tables) = item.as_array_of_tables() {
            if let Some(inner) = self.elements(schema) {
                for (index, table) in tables.iter().enumerate() {
                    self.table(table, inner, &format!("{path}[{index}]"));
                }
            }
        } else if let Some(value) = item.as_value() {
            self.value(value, schema, path);
        }
    }

    fn value(&mut self, value: &Value, schema: &'s Json, path: &str) {
        match value {
            Value::InlineTable(table) => self.table(table, schema, path),
            Value::Array(array) => {
                if let Some(inner) = self.elements(schema) {
                    for (index, value) in array.iter().enumerate() {
                        self.value(value, inner, &format!("{path}[{index}]"));
                    }
                }
            }
            _ => {}
        }
    }

    /// The schema of a table. Of several possible ones none is taken: what fits another is not wrong.
    fn object(&self, schema: &'s Json) -> Option<&'s Json> {
        let mut objects = self.choices(schema).into_iter().filter(|schema| {
            schema.get("properties").is_some() || schema.get("additionalProperties").is_some()
        });
        objects.next().filter(|_| objects.next().is_none())
    }

    fn elements(&self, schema: &'s Json) -> Option<&'s Json> {
        self.choices(schema)
            .into_iter()
            .find_map(|schema| schema.get("items"))
    }

    /// What a schema may be, with references followed.
    fn choices(&self, schema: &'s Json) -> Vec<&'s Json> {
        let mut choices = Vec::new();
        let mut open = vec![schema];
        // Schemas of structs refer to each other, but a choice never leads back to itself.
        while let Some(schema) = open.pop() {
            if let Some(reference) = schema.get("$ref").and_then(Json::as_str) {
                open.extend(self.root.pointer(reference.trim_start_matches('#')));
            } else if let Some(any) = schema
                .get("anyOf")
                .or(schema.get("oneOf"))
                .and_then(Json::as_array)
            {
                open.extend(any);
            } else {
                choices.push(schema);
            }
        }
        choices
    }
}
