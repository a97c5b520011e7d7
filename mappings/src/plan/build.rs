//! Compiles values and conditions into nodes. What a name means (a field, a field changed by an earlier rule, a label)
//! is looked up in an `Environment`, so that each rule sees what the rules above it did.

use super::doing::Doing;
use super::graph::{Graph, NodeId, Op, Piece};
use super::table::TableData;
use super::{calc, text};
use crate::config::{ConditionConfig, ItemConfig, LabelConfig, ValueConfig};
use crate::item::Entry;
use crate::said::Told;
use crate::transforms;
use crate::value::Value;
use hashbrown::HashMap;
use indexmap::IndexMap;
use serde_json::{Map, Value as Json};
use std::sync::Arc;

/// Something wrong in a configuration: where (`file` as the caller named it, `path` of the key in it) and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file, as named by whoever compiled.
    pub file: String,
    /// Dotted path of the key: `fields.title.use[1]`; empty for the file as a whole.
    pub path: String,
    /// What is wrong.
    pub message: Told,
    /// What to do, or what was probably meant.
    pub hint: Told,
}

/// What the compiler knows about the shop.
pub(crate) struct Known<'s> {
    /// Fields of the catalog.
    pub(crate) catalog: &'s [String],
    pub(crate) labels: &'s IndexMap<String, LabelConfig>,
    pub(crate) segments: &'s IndexMap<String, ConditionConfig>,
    pub(crate) tables: &'s HashMap<String, TableData>,
}

/// What names mean at one place of the configuration.
#[derive(Clone, Default)]
pub(crate) struct Environment {
    /// Fields that rules changed so far.
    pub(crate) changed: HashMap<String, NodeId>,
    /// Fields that labels see, when they are not these: labels are computed from the shared fields.
    pub(crate) shared: Option<Arc<Environment>>,
    /// Number of the context that transforms and conditions run in.
    pub(crate) context: usize,
    pub(crate) category: Option<NodeId>,
}

pub(crate) struct Builder<'s> {
    pub(crate) graph: Graph,
    pub(crate) known: Known<'s>,
    pub(crate) mistakes: Vec<Mistake>,
    /// The file that is being compiled, for mistakes.
    pub(crate) file: String,
    /// Labels and segments being compiled, to find those that need themselves.
    pub(super) open: Vec<String>,
}

impl<'s> Builder<'s> {
    pub(crate) fn new(known: Known<'s>) -> Self {
        Self {
            graph: Graph::default(),
            known,
            mistakes: Vec::new(),
            file: String::new(),
            open: Vec::new(),
        }
    }

    /// Notes a mistake and goes on with a value that is missing, so that all mistakes are found at once.
    pub(crate) fn mistake(
        &mut self,
        path: &str,
        message: impl Into<Told>,
        hint: impl Into<Told>,
    ) -> NodeId {
        self.mistakes.push(Mistake {
            file: self.file.clone(),
            path: path.to_owned(),
            message: message.into(),
            hint: hint.into(),
        });
        self.missing()
    }

    pub(crate) fn missing(&mut self) -> NodeId {
        self.graph.constant(Value::Missing)
    }

    pub(crate) fn value(&mut self, config: &ValueConfig, env: &Environment, path: &str) -> NodeId {
        let source = self.source(config, env, path);
        if config.otherwise.is_some() && config.cases.is_none() {
            self.mistake(
                path,
                "`else` stands without `cases`",
                "add `cases`, or use `first` for a value in reserve",
            );
        }
        self.transforms(source, &config.transforms, env, &format!("{path}.use"))
    }

    fn source(&mut self, config: &ValueConfig, env: &Environment, path: &str) -> NodeId {
        let sources = [
            config.field.is_some(),
            config.text.is_some(),
            config.value.is_some(),
            config.calc.is_some(),
            config.table.is_some(),
            config.first.is_some(),
            config.cases.is_some(),
            config.survey.is_some(),
            config.category.is_some(),
            config.list.is_some(),
            config.group.is_some(),
        ];
        if sources.iter().filter(|given| **given).count() != 1 {
            return self.mistake(
                path,
                "a value needs exactly one source",
                "give one of field, text, value, calc, table, first, cases, survey, category, list, group",
            );
        }
        if let Some(name) = &config.field {
            self.named(name, env, path)
        } else if let Some(text) = &config.text {
            self.text(text, env, path)
        } else if let Some(value) = &config.value {
            let value = literal(value);
            self.graph.constant(value)
        } else if let Some(text) = &config.calc {
            match calc::read(text) {
                Ok(written) => self.calc(&written, env, path),
                Err(message) => self.mistake(
                    path,
                    message,
                    "see `feedmill transforms` for the calculation language",
                ),
            }
        } else if let Some(table) = &config.table {
            self.table(table, env, path)
        } else if let Some(values) = &config.first {
            let ids = self.values(values, env, &format!("{path}.first"));
            self.graph.node(
                format!("first {ids:?}"),
                Doing::said("first"),
                Op::First(ids),
            )
        } else if let Some(cases) = &config.cases {
            let cases: Vec<_> = cases
                .iter()
                .enumerate()
                .map(|(index, case)| {
                    let condition =
                        self.condition(&case.condition, env, &format!("{path}.cases[{index}].if"));
                    (
                        condition,
                        self.value(&case.then, env, &format!("{path}.cases[{index}].then")),
                    )
                })
                .collect();
            let otherwise = match &config.otherwise {
                Some(value) => self.value(value, env, &format!("{path}.else")),
                None => self.missing(),
            };
            self.cases(cases, otherwise)
        } else if let Some(survey) = &config.survey {
            self.survey(survey, env, &format!("{path}.survey"))
        } else if config.category.is_some() {
            match env.category {
                Some(node) => node,
                None => self.missing(),
            }
        } else if let Some(values) = &config.list {
            let ids = self.values(values, env, &format!("{path}.list"));
            self.graph
                .node(format!("list {ids:?}"), Doing::said("list"), Op::List(ids))
        } else {
            let members: Vec<(Arc<str>, NodeId)> = config
                .group
                .iter()
                .flatten()
                .map(|(name, value)| {
                    (
                        Arc::from(&**name),
                        self.value(value, env, &format!("{path}.group")),
                    )
                })
                .collect();
            self.graph.node(
                format!("group {members:?}"),
                Doing::said("group"),
                Op::Group(members),
            )
        }
    }

    pub(super) fn values(
        &mut self,
        configs: &[ValueConfig],
        env: &Environment,
        path: &str,
    ) -> Vec<NodeId> {
        configs
            .iter()
            .enumerate()
            .map(|(index, config)| self.value(config, env, &format!("{path}[{index}]")))
            .collect()
    }

    pub(crate) fn cases(&mut self, cases: Vec<(NodeId, NodeId)>, otherwise: NodeId) -> NodeId {
        self.graph.node(
            format!("cases {cases:?} {otherwise}"),
            Doing::said("case"),
            Op::Cases(cases, otherwise),
        )
    }

    fn text(&mut self, text: &str, env: &Environment, path: &str) -> NodeId {
        let written = match text::pieces(text) {
            Ok(written) => written,
            Err(message) => return self.mistake(path, message, "placeholders look like {brand}"),
        };
        let mut key = "text".to_owned();
        let pieces = written
            .into_iter()
            .map(|piece| match piece {
                text::Written::Text(text) => {
                    key.push_str(&format!(" {text:?}"));
                    Piece::Text(text.into())
                }
                text::Written::Field(name) => {
                    let id = self.named(name, env, path);
                    key.push_str(&format!(" {id}"));
                    Piece::Node(id)
                }
            })
            .collect();
        let told = Doing::value(ValueConfig {
            text: Some(text.to_owned()),
            ..ValueConfig::default()
        });
        self.graph.node(key, told, Op::Text(pieces))
    }

    fn calc(&mut self, written: &calc::Written, env: &Environment, path: &str) -> NodeId {
        match written {
            calc::Written::Number(number) => self.graph.constant(Value::Decimal(*number)),
            calc::Written::Field(name) => self.named(name, env, path),
            calc::Written::Call(operator, operands) => {
                let ids: Vec<NodeId> = operands
                    .iter()
                    .map(|operand| self.calc(operand, env, path))
                    .collect();
                let told = Doing::said(&format!("{operator:?}").to_lowercase());
                self.graph.node(
                    format!("calc {operator:?} {ids:?}"),
                    told,
                    Op::Calc(*operator, ids),
                )
            }
        }
    }

    pub(crate) fn transforms(
        &mut self,
        mut value: NodeId,
        configs: &[ItemConfig],
        env: &Environment,
        path: &str,
    ) -> NodeId {
        for (index, config) in configs.iter().enumerate() {
            let path = format!("{path}[{index}]");
            let Some(entry) = self.find(transforms::ALL, &config.name, "transform", &path) else {
                continue;
            };
            let Some(item) = self.build(entry, &config.arguments, &path) else {
                continue;
            };
            let inputs = self.values(&item.inputs(), env, &path);
            let arguments = json(&config.arguments);
            let key = format!(
                "transform {} {arguments} {value} {inputs:?} {}",
                entry.name, env.context
            );
            let op = Op::Transform {
                item: Arc::from(item),
                value,
                inputs,
                context: env.context,
            };
            value = self.graph.node(key, Doing::Transform(config.clone()), op);
        }
        value
    }

    pub(super) fn find<T: ?Sized>(
        &mut self,
        all: &'static [Entry<T>],
        name: &str,
        kind: &str,
        path: &str,
    ) -> Option<&'static Entry<T>> {
        let found = crate::item::find(all, name);
        if found.is_none() {
            let hint = match crate::item::suggest(all, name) {
                Some(closest) => format!("did you mean \"{closest}\"?"),
                None => format!(
                    "the {kind}s are {}",
                    all.iter().map(|e| e.name).collect::<Vec<_>>().join(", ")
                ),
            };
            self.mistake(path, format!("there is no {kind} \"{name}\""), hint);
        }
        found
    }

    pub(super) fn build<T: ?Sized>(
        &mut self,
        entry: &Entry<T>,
        arguments: &Map<String, Json>,
        path: &str,
    ) -> Option<Box<T>> {
        match (entry.build)(arguments.clone()) {
            Ok(item) => Some(item),
            Err(wrong) => {
                let hint = match entry.examples.first() {
                    Some(example) => format!("for example {}", example.args),
                    None => String::new(),
                };
                let path = match wrong.path.as_str() {
                    "" => path.to_owned(),
                    within => format!("{path}.{within}"),
                };
                self.mistake(&path, format!("{}: {wrong}", entry.name), hint);
                None
            }
        }
    }
}

/// A constant of a configuration file. Numbers with a fraction keep the digits they were written with.
pub(crate) fn literal(json: &Json) -> Value<'static> {
    match json {
        Json::Null => Value::Missing,
        Json::Bool(yes) => Value::Boolean(*yes),
        Json::Number(number) => match number.as_i64() {
            Some(whole) => Value::Integer(whole),
            None => {
                let text = number.to_string();
                text.parse().map_or(Value::owned(text), Value::Decimal)
            }
        },
        Json::String(text) => Value::owned(text.clone()),
        Json::Array(values) => Value::List(values.iter().map(literal).collect()),
        Json::Object(members) => Value::Group(
            members
                .iter()
                .map(|(name, value)| (name.clone().into(), literal(value)))
                .collect(),
        ),
    }
}

pub(super) fn json(arguments: &Map<String, Json>) -> String {
    Json::Object(arguments.clone()).to_string()
}
