//! Compiles rules. A rule that sets a field gives the field's name a new meaning for everything below it; a rule that
//! excludes becomes a decision.

use super::build::{Builder, Environment};
use super::doing::Doing;
use super::graph::{NodeId, Op};
use super::mistakes::mistake;
use crate::config::{ActionConfig, RuleConfig, ValueConfig};
use crate::said::Said;
use jiff::civil::Date;

/// Where a rule stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// In a source's file: only for the products of that source.
    Source,
    /// In `rules.toml`: for all partners.
    Shared,
    /// In the mapping of one partner.
    Partner,
}

/// A rule, compiled.
pub(crate) struct Rule {
    pub(crate) name: String,
    pub(crate) level: Level,
    /// Place in its file, for links: `rules[3]`.
    pub(crate) path: String,
    pub(crate) condition: NodeId,
    /// Field, value before, value after.
    pub(crate) changes: Vec<(String, NodeId, NodeId)>,
    /// Numbers of the decisions it makes, in the list of its level.
    pub(crate) decisions: std::ops::Range<usize>,
}

/// Reasons that no rule gives: id and English text.
pub const REASONS: &[(&str, &str)] = &[
    ("variant", "another variant of its group is sent"),
    ("most", "the partner takes only {most} products"),
];

/// A reason to leave a product out or to keep it in.
#[derive(Clone)]
pub(crate) struct Decision {
    pub(crate) condition: NodeId,
    pub(crate) exclude: bool,
    pub(crate) reason: String,
    /// The reason as a message of [`REASONS`], where it is none of the user's.
    pub(crate) said: Option<Said>,
    pub(crate) priority: i32,
}

impl Decision {
    /// Its place among decisions: those of a higher priority first, and of one priority those that keep in.
    pub(crate) fn rank(&self) -> (i64, bool) {
        (-i64::from(self.priority), self.exclude)
    }

    /// Whether it counts instead of an earlier one.
    pub(crate) fn beats(&self, earlier: &Self) -> bool {
        self.rank() < earlier.rank()
    }
}

/// The rules of one level and what they decide.
#[derive(Default)]
pub(crate) struct Rules {
    pub(crate) rules: Vec<Rule>,
    pub(crate) decisions: Vec<Decision>,
}

impl Builder<'_> {
    /// Compiles rules in order; `only` limits them to products for which it holds (source rules).
    pub(crate) fn rules(
        &mut self,
        configs: &[RuleConfig],
        level: Level,
        only: Option<NodeId>,
        today: Date,
        env: &mut Environment,
        into: &mut Rules,
    ) {
        for (index, config) in configs.iter().enumerate() {
            let path = format!("rules[{index}]");
            if !self.in_force(config.on, [&config.from, &config.until], today, &path) {
                continue;
            }
            let condition = match &config.condition {
                Some(condition) => self.condition(condition, env, &format!("{path}.if")),
                None => self.graph.constant(crate::value::Value::Boolean(true)),
            };
            let limit = |builder: &mut Self, node: NodeId| match only {
                Some(only) => builder.graph.node(
                    format!("all [{only}, {node}]"),
                    Doing::said("all"),
                    Op::All(vec![only, node]),
                ),
                None => node,
            };
            let not = self.not(condition);
            let (then, otherwise) = (limit(self, condition), limit(self, not));
            let first = into.decisions.len();
            // Both branches see the fields as they were before the rule; only one of them acts on a product.
            let mut changes = Vec::new();
            let before = env.clone();
            for (actions, holds, word) in [
                (&config.then, then, "then"),
                (&config.otherwise, otherwise, "else"),
            ] {
                let mut seen = before.clone();
                for (index, action) in actions.iter().enumerate() {
                    let path = format!("{path}.{word}[{index}]");
                    if let Some(decision) = self.decision(action, holds, &path) {
                        into.decisions.push(decision);
                    } else if let Some((field, value)) = self.change(action, &seen, &path) {
                        seen.changed.insert(field.clone(), value);
                        let old = self.meaning(&field, env);
                        let new = self.cases(vec![(holds, value)], old);
                        changes.push((field.clone(), self.meaning(&field, &before), new));
                        env.changed.insert(field, new);
                    }
                }
            }
            into.rules.push(Rule {
                name: config.name.clone(),
                level,
                path,
                condition: then,
                changes,
                decisions: first..into.decisions.len(),
            });
        }
    }

    fn meaning(&mut self, field: &str, env: &Environment) -> NodeId {
        match env.changed.get(field) {
            Some(&id) => id,
            None if self.known.catalog.iter().any(|known| known == field) => {
                self.graph.field(field)
            }
            None => self.missing(),
        }
    }

    /// Whether something that can be off, and has a first and a last day, works today.
    pub(super) fn in_force(
        &mut self,
        on: bool,
        [from, until]: [&Option<String>; 2],
        today: Date,
        path: &str,
    ) -> bool {
        let mut day = |text: &Option<String>, key: &str| {
            let text = text.as_ref()?;
            let day = text.parse::<Date>();
            if day.is_err() {
                self.mistake(
                    &format!("{path}.{key}"),
                    mistake("no_day", [("text", text.clone())]),
                    mistake("write_day", []),
                );
            }
            day.ok()
        };
        let (from, until) = (day(from, "from"), day(until, "until"));
        on && from.is_none_or(|from| from <= today) && until.is_none_or(|until| today <= until)
    }

    fn decision(
        &mut self,
        action: &ActionConfig,
        condition: NodeId,
        path: &str,
    ) -> Option<Decision> {
        let given = [
            &action.set,
            &action.clear,
            &action.exclude,
            &action.include,
            &action.comment,
        ];
        if given.iter().filter(|key| key.is_some()).count() != 1 {
            self.mistake(
                path,
                "an action needs exactly one of set, clear, exclude, include, comment",
                "for example { exclude = \"no margin\" }",
            );
            return None;
        }
        let (exclude, reason) = match (&action.exclude, &action.include) {
            (Some(reason), _) => (true, reason),
            (None, Some(reason)) => (false, reason),
            (None, None) => return None,
        };
        Some(Decision {
            condition,
            exclude,
            reason: reason.clone(),
            said: None,
            priority: action.priority,
        })
    }

    fn change(
        &mut self,
        action: &ActionConfig,
        env: &Environment,
        path: &str,
    ) -> Option<(String, NodeId)> {
        if let Some(field) = &action.clear {
            return Some((field.clone(), self.missing()));
        }
        let field = action.set.as_ref()?;
        let old = self.meaning(field, env);
        let value = match (&action.to, action.transforms.is_empty()) {
            (Some(value), true) => self.value(value, env, &format!("{path}.to")),
            (None, false) => self.transforms(old, &action.transforms, env, &format!("{path}.use")),
            (Some(value), false) => {
                let config = ValueConfig {
                    transforms: [value.transforms.clone(), action.transforms.clone()].concat(),
                    ..value.clone()
                };
                self.value(&config, env, &format!("{path}.to"))
            }
            (None, true) => {
                self.mistake(path, mistake("needs_value", []), mistake("say_value", []))
            }
        };
        let value = if action.when_empty {
            let ids = vec![old, value];
            self.graph.node(
                format!("first {ids:?}"),
                Doing::said("first"),
                Op::First(ids),
            )
        } else {
            value
        };
        Some((field.clone(), value))
    }
}
