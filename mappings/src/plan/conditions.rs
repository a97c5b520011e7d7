//! Compiles conditions: nested lists, segments, tests on values, lists and variant groups.

use super::build::{Builder, Environment, json};
use super::doing::Doing;
use super::graph::{NodeId, Op, Test};
use super::mistakes::mistake;
use crate::conditions::{self, Condition};
use crate::config::{ConditionConfig, Quantifier, ValueConfig};
use crate::surveys;
use serde_json::{Map, Value as Json};
use std::sync::Arc;

impl Builder<'_> {
    pub(crate) fn condition(
        &mut self,
        config: &ConditionConfig,
        env: &Environment,
        path: &str,
    ) -> NodeId {
        let nested = |list: &Option<Vec<ConditionConfig>>| usize::from(list.is_some());
        let given = nested(&config.all)
            + nested(&config.any)
            + nested(&config.none)
            + usize::from(config.segment.is_some())
            + usize::from(config.is.is_some());
        if given != 1 {
            return self.mistake(
                path,
                "a condition needs exactly one of all, any, none, segment, or `is` with a field",
                "for example { field = \"stock\", is = \"less_than\", value = 1 }",
            );
        }
        if let Some(is) = &config.is {
            return self.test(is, config, env, path);
        }
        if !config.arguments.is_empty() {
            let names: Vec<&str> = config.arguments.keys().map(String::as_str).collect();
            return self.mistake(
                path,
                format!("unexpected {}", names.join(", ")),
                "arguments belong beside `is`",
            );
        }
        let node = if let Some(name) = &config.segment {
            let segments = self.known.segments;
            match segments.get(name) {
                Some(segment) => {
                    self.within(&format!("segment {name}"), path, "rules.toml", |builder| {
                        Some(builder.condition(segment, env, &format!("segments.{name}")))
                    })
                }
                None => {
                    let hint = match crate::item::closest(name, segments.keys().map(String::as_str))
                    {
                        Some(closest) => mistake("meant", [("name", closest.to_owned())]),
                        None => mistake("define_segment", []),
                    };
                    let message = mistake("no_segment", [("name", name.clone())]);
                    self.mistake(path, message, hint)
                }
            }
        } else {
            let (word, list) = match (&config.all, &config.any, &config.none) {
                (Some(list), _, _) => ("all", list),
                (_, Some(list), _) => ("any", list),
                (_, _, Some(list)) => ("none", list),
                _ => return self.missing(),
            };
            let ids: Vec<NodeId> = list
                .iter()
                .enumerate()
                .map(|(index, one)| self.condition(one, env, &format!("{path}.{word}[{index}]")))
                .collect();
            let key = format!("{} {ids:?}", if word == "all" { "all" } else { "any" });
            match word {
                "all" => self.graph.node(key, Doing::said("all"), Op::All(ids)),
                "any" => self.graph.node(key, Doing::said("any"), Op::Any(ids)),
                _ => {
                    let any = self.graph.node(key, Doing::said("any"), Op::Any(ids));
                    self.not(any)
                }
            }
        };
        if config.not { self.not(node) } else { node }
    }

    pub(crate) fn not(&mut self, id: NodeId) -> NodeId {
        self.graph
            .node(format!("not {id}"), Doing::said("not"), Op::Not(id))
    }

    fn test(
        &mut self,
        is: &str,
        config: &ConditionConfig,
        env: &Environment,
        path: &str,
    ) -> NodeId {
        let value = match (&config.field, &config.of) {
            (Some(field), None) => self.named(field, env, path),
            (None, Some(value)) => self.value(value, env, &format!("{path}.of")),
            (None, None) if is == "always" => self.missing(),
            _ => {
                let hint = "give the tested field as `field`, or a value as `of`";
                return self.mistake(path, "a test needs either `field` or `of`", hint);
            }
        };
        let Some(entry) = self.find(conditions::ALL, is, "condition", path) else {
            return self.missing();
        };
        let Some(item) = self.build::<dyn Condition>(entry, &config.arguments, path) else {
            return self.missing();
        };
        let tested = match &config.of {
            Some(value) => (**value).clone(),
            None => ValueConfig {
                field: config.field.clone(),
                ..ValueConfig::default()
            },
        };
        let inputs = self.values(&item.inputs(&tested), env, path);
        let list = config.list.unwrap_or(Quantifier::Any);
        let arguments = json(&config.arguments);
        // With `group`, `not` belongs to the test of each product, as it does on lists.
        let key = format!(
            "test {} {arguments} {value} {inputs:?} {list:?} {} {}",
            entry.name, config.not, env.context
        );
        let told = Doing::Test(Box::new(ConditionConfig {
            group: None,
            ..config.clone()
        }));
        let test = Test {
            item: Arc::from(item),
            value,
            inputs,
            list,
            negate: config.not,
            context: env.context,
        };
        let node = self.graph.node(key, told, Op::Test(test));
        match config.group {
            None => node,
            Some(quantifier) => self.group_test(node, quantifier, env, path),
        }
    }

    /// A condition on the variant group: the share, in percent, of its products that pass.
    fn group_test(
        &mut self,
        node: NodeId,
        quantifier: Quantifier,
        env: &Environment,
        path: &str,
    ) -> NodeId {
        let Some(entry) = self.find(surveys::ALL, "share", "survey", path) else {
            return self.missing();
        };
        let Some(item) = self.build(entry, &Map::new(), path) else {
            return self.missing();
        };
        let by = Some(self.named("item_group_id", env, path));
        let share = self.answer(
            "share",
            "{}",
            Arc::from(item),
            by,
            node,
            None,
            env.context,
            Doing::said("share"),
        );
        let (is, bound, negate, told) = match quantifier {
            Quantifier::Any => ("greater_than", 0, false, "share_any"),
            Quantifier::All => ("equals", 100, false, "share_all"),
            Quantifier::None => ("greater_than", 0, true, "share_none"),
        };
        let config = ConditionConfig {
            is: Some(is.into()),
            not: negate,
            field: Some("group".into()),
            arguments: Map::from_iter([("value".to_owned(), Json::from(bound))]),
            ..ConditionConfig::default()
        };
        let mut inner = env.clone();
        inner.changed.insert("group".into(), share);
        let node = self.condition(&config, &inner, path);
        // The field "group" stands in no file.
        self.graph.told[node as usize] = Doing::said(told);
        node
    }
}
