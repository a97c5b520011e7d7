//! What names mean: fields of the catalog, fields changed by rules, labels.

use super::build::{Builder, Environment, json};
use super::doing::Doing;
use super::graph::{NodeId, Op};
use super::mistakes::mistake;
use crate::said::Told;
use crate::{fields, labels};
use std::sync::Arc;

/// Fields that whoever keeps the catalog may give besides product fields: the number of the source a product came
/// from, and whether it is `added`, `changed` or `unchanged` since the last import.
pub const ENGINE_FIELDS: &[&str] = &["source", "changed"];

impl Builder<'_> {
    /// What a name means here.
    pub(crate) fn named(&mut self, name: &str, env: &Environment, path: &str) -> NodeId {
        if let Some(&id) = env.changed.get(name) {
            return id;
        }
        if let Some(label) = name.strip_prefix("label/") {
            return self.label(label, env, path);
        }
        let listed = |name: &str| self.known.catalog.iter().any(|field| field == name);
        // The fields a group is kept in: `shipping/country` stands for a member of `shipping`.
        let prefix = format!("{name}/");
        let members: Vec<String> = self
            .known
            .catalog
            .iter()
            .filter(|field| field.starts_with(&prefix))
            .cloned()
            .collect();
        if !listed(name) && !members.is_empty() {
            let members: Vec<(Arc<str>, NodeId)> = members
                .iter()
                .map(|field| (Arc::from(&field[prefix.len()..]), self.graph.field(field)))
                .collect();
            return self.graph.node(
                format!("group {members:?}"),
                Doing::field(name),
                Op::Group(members),
            );
        }
        if listed(name) || fields::find(name).is_none() && ENGINE_FIELDS.contains(&name) {
            return self.graph.field(name);
        }
        if let Some(field) = fields::find(name) {
            // A product field that this shop's sources do not have.
            return match field.derived {
                Some(derived) if listed(derived.from) || env.changed.contains_key(derived.from) => {
                    let value = serde_json::from_str(derived.value)
                        .expect("a test reads the value of every field");
                    self.value(&value, env, path)
                }
                _ => self.missing(),
            };
        }
        let hint = self.meant(name);
        let message = mistake("no_field", [("name", name.to_owned())]);
        self.mistake(path, message, hint)
    }

    fn meant(&self, name: &str) -> Told {
        let product_fields: Vec<String> = fields::names().map(str::to_owned).collect();
        let known = self
            .known
            .catalog
            .iter()
            .chain(&product_fields)
            .map(String::as_str);
        match crate::item::closest(name, known) {
            Some(closest) => mistake("meant", [("name", closest.to_owned())]),
            None => mistake("see_columns", []),
        }
    }

    fn label(&mut self, name: &str, env: &Environment, path: &str) -> NodeId {
        let (name, part) = match name.strip_suffix("/value") {
            Some(name) => (name, 1),
            None => (name, 0),
        };
        let labels = self.known.labels;
        let Some(config) = labels.get(name) else {
            let hint = match crate::item::closest(name, labels.keys().map(String::as_str)) {
                Some(closest) => mistake("meant", [("name", format!("label/{closest}"))]),
                None => mistake("define_label", []),
            };
            let message = mistake("no_label", [("name", name.to_owned())]);
            return self.mistake(path, message, hint);
        };
        let shared = env.shared.clone().unwrap_or_else(|| Arc::new(env.clone()));
        let measure = self.within(&format!("label {name}"), path, "labels.toml", |builder| {
            let entry =
                builder.find(labels::ALL, &config.kind, "label", &format!("{name}.kind"))?;
            let item = builder.build(entry, &config.arguments, name)?;
            let inputs = builder.values(&item.inputs(), &shared, name);
            let key = format!(
                "label {} {} {inputs:?} {}",
                config.kind,
                json(&config.arguments),
                shared.context
            );
            let op = Op::Label {
                item: Arc::from(item),
                inputs,
                context: shared.context,
            };
            Some(
                builder
                    .graph
                    .node(key, Doing::field(&format!("label/{name}")), op),
            )
        });
        let told = if part == 0 {
            format!("label/{name}")
        } else {
            format!("label/{name}/value")
        };
        self.graph.node(
            format!("part {measure} {part}"),
            Doing::field(&told),
            Op::Part(measure, part),
        )
    }

    /// Compiles something that has a name and could need itself; mistakes inside are told as of `file`.
    pub(super) fn within(
        &mut self,
        name: &str,
        path: &str,
        file: &str,
        compile: impl FnOnce(&mut Self) -> Option<NodeId>,
    ) -> NodeId {
        if self.open.iter().any(|open| open == name) {
            let message = mistake("circle", [("name", name.to_owned())]);
            return self.mistake(path, message, mistake("break_circle", []));
        }
        self.open.push(name.to_owned());
        let before = std::mem::replace(&mut self.file, file.to_owned());
        let node = compile(self);
        self.file = before;
        self.open.pop();
        node.unwrap_or_else(|| self.missing())
    }
}
