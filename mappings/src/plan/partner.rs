//! Compiles one partner's mapping: its rules, categories, limits and attributes, and the guard against private fields.

use super::Partner;
use super::build::{Builder, Environment};
use super::compile::PartnerInput;
use super::doing::Doing;
use super::filled::{default_of, filled, lapsed, written};
use super::graph::{NodeId, Op};
use super::mistakes::mistake;
use super::rules::{Decision, Level, REASONS, Rules};
use crate::checks::Checker;
use crate::config::{ConditionConfig, ProductsConfig, SurveyConfig, ValueConfig};
use crate::context::Context;
use crate::fields;
use crate::partners::{Overrides, Shape};
use crate::said::Said;
use crate::value::Value;
use serde_json::{Map, Value as Json};
use std::sync::Arc;

/// Beyond any price, number of pieces or share.
const LAST: i64 = 1_000_000_000_000_000;

impl Builder<'_> {
    pub(super) fn partner(
        &mut self,
        input: &PartnerInput<'_>,
        shared: &Arc<Environment>,
        shared_decisions: &[Decision],
        context: &Context,
        number: usize,
    ) -> Option<Partner> {
        let mapping = input.mapping;
        let mut env = Environment {
            changed: shared.changed.clone(),
            shared: Some(Arc::clone(shared)),
            context: number,
            category: None,
        };
        let products = mapping.products.clone().unwrap_or_default();
        if let Some(parent) = &products.parent {
            for field in &parent.fields {
                let value = self.parent_value(&parent.key, field, &env);
                env.changed.insert(field.clone(), value);
            }
        }
        let explode = products.explode.as_ref().map(|field| {
            let list = self.named(field, &env, "products.explode");
            let element = self.graph.node(
                format!("element {list}"),
                Doing::Said(Said::new("element", [("field", field.clone())])),
                Op::Element(list),
            );
            env.changed.insert(field.clone(), element);
            list
        });
        let mut rules = Rules::default();
        let today = context.now.date();
        self.rules(
            &mapping.rules,
            Level::Partner,
            None,
            today,
            &mut env,
            &mut rules,
        );
        let category = self.categories(input, &mut env);
        let mut verdicts = [shared_decisions, &rules.decisions].concat();
        verdicts.extend(self.limits(&products, &env, &verdicts));
        // Stable: within one priority, inclusions first, then the order of the files.
        verdicts.sort_by_key(Decision::rank);

        let (bids, sheet) = self.bids(input, today, &mut env);
        let mut names: Vec<&str> = Vec::new();
        let mut attributes: Vec<NodeId> = Vec::new();
        let bid_values: Vec<_> = mapping
            .bids
            .keys()
            .map(|name| (&**name, ValueConfig::from(&*format!("bid/{name}"))))
            .collect();
        let filled = filled(input, &bid_values);
        for attribute in &input.spec.attributes {
            if !filled.iter().any(|(name, _)| *name == attribute.name) {
                let missing = self.missing();
                env.changed.insert(written(&attribute.name), missing);
            }
        }
        for (name, config) in filled {
            let id = match default_of(input, name, config) {
                // A default of a spec is wrong in the spec.
                Some(path) => {
                    let file = std::mem::replace(&mut self.file, input.spec.file.clone());
                    let id = self.value(config, &env, &path);
                    self.file = file;
                    id
                }
                None => self.value(config, &env, &format!("fields.{name}")),
            };
            self.guard_private(id, &mapping.send_private, name);
            // Only attributes that come later see it, so that none can need itself.
            env.changed.insert(written(name), id);
            // What no product has is no column; so `{ value = "" }` leaves an attribute out.
            let none = matches!(&self.graph.nodes[id as usize].op, Op::Constant(value) if value.is_empty());
            if !none {
                names.push(name);
                attributes.push(id);
            }
        }
        for name in mapping.fields.keys() {
            if !input.spec.open && input.spec.attribute(name).is_none() {
                let hint = match input.spec.nearest(name) {
                    Some(near) => mistake("meant", [("name", near.to_owned())]),
                    None => mistake("see_partner", [("partner", mapping.partner.clone())]),
                };
                let with = [
                    ("partner", mapping.partner.clone()),
                    ("attribute", name.clone()),
                ];
                let message = mistake("no_attribute", with);
                self.mistake(&format!("fields.{name}"), message, hint);
                names.retain(|known| known != name);
            }
        }
        for name in mapping.rename.keys() {
            let attribute = name.split('/').next().unwrap_or(name);
            if !input.spec.open && input.spec.attribute(attribute).is_none() {
                let with = [
                    ("partner", mapping.partner.clone()),
                    ("attribute", name.clone()),
                ];
                let message = mistake("no_attribute", with);
                let hint = match input.spec.nearest(attribute) {
                    Some(near) => mistake("meant", [("name", near.to_owned())]),
                    None => mistake("see_partner", [("partner", mapping.partner.clone())]),
                };
                self.mistake(&format!("rename.{name}"), message, hint);
            }
        }
        let overrides = Overrides {
            feed: mapping.feed.clone(),
            rename: mapping.rename.clone(),
            file: mapping.options.clone(),
        };
        let shape = Shape::new(
            input.spec,
            mapping.format.as_deref(),
            context,
            &names,
            &overrides,
        );
        let shape = match shape {
            Ok(shape) => shape,
            Err(error) => {
                let hint = format!("see `feedmill partners {}`", mapping.partner);
                self.mistake("format", error.to_string(), hint);
                return None;
            }
        };
        let checker = Checker::new(input.spec, &shape, context, input.taxonomy);
        Some(Partner {
            name: input.name.to_owned(),
            context: number,
            rules,
            verdicts,
            attributes,
            explode,
            shape,
            checker,
            bids,
            sheet,
            category,
            lapsed: lapsed(input),
        })
    }

    /// The field's own value, or that of the product whose id is in `key`.
    fn parent_value(&mut self, key: &str, field: &str, env: &Environment) -> NodeId {
        let config = ValueConfig {
            first: Some(vec![
                ValueConfig::from(field),
                ValueConfig {
                    survey: Some(SurveyConfig {
                        of: "lookup".into(),
                        value: Some(Box::new(ValueConfig {
                            group: Some(vec![
                                ("key".into(), ValueConfig::from("id")),
                                ("wanted".into(), ValueConfig::from(key)),
                                ("value".into(), ValueConfig::from(field)),
                            ]),
                            ..ValueConfig::default()
                        })),
                        by: Some(Vec::new()),
                        only: None,
                        arguments: Map::new(),
                    }),
                    ..ValueConfig::default()
                },
            ]),
            ..ValueConfig::default()
        };
        self.value(&config, env, "products.parent")
    }

    fn categories(
        &mut self,
        input: &PartnerInput<'_>,
        env: &mut Environment,
    ) -> Option<(NodeId, NodeId)> {
        let config = input.mapping.categories.as_ref()?;
        let from = config.from.clone().unwrap_or_else(|| "category".into());
        let own = self.value(&from, env, "categories.from");
        let cases: Vec<_> = config
            .cases
            .iter()
            .enumerate()
            .map(|(index, case)| {
                let path = format!("categories.cases[{index}]");
                let condition = self.condition(&case.condition, env, &format!("{path}.if"));
                (
                    condition,
                    self.value(&case.then, env, &format!("{path}.then")),
                )
            })
            .collect();
        let mapped = match &input.categories {
            Some(map) => self.category(Arc::clone(map), own),
            None => self.missing(),
        };
        let default = self
            .graph
            .constant(config.default.clone().map_or(Value::Missing, Value::owned));
        let first = vec![mapped, default];
        let otherwise = self.graph.node(
            format!("first {first:?}"),
            Doing::said("first"),
            Op::First(first),
        );
        let category = if cases.is_empty() {
            otherwise
        } else {
            self.cases(cases, otherwise)
        };
        env.category = Some(category);
        Some((own, category))
    }

    /// Exclusions that come from `products`: other variants than the picked one, and those beyond `most`. They look at
    /// the products that are still in, and come after all rules.
    fn limits(
        &mut self,
        products: &ProductsConfig,
        env: &Environment,
        before: &[Decision],
    ) -> Vec<Decision> {
        let mut decisions: Vec<Decision> = before.to_vec();
        let kept = decisions.len();
        let mut limit =
            |builder: &mut Self, survey: SurveyConfig, most: u64, said: Said, path: &str| {
                let out = builder.excluded(&decisions);
                let inside = builder.not(out);
                let mut inner = env.clone();
                inner.changed.insert("in feed".into(), inside);
                let config = ConditionConfig {
                    of: Some(Box::new(ValueConfig {
                        survey: Some(SurveyConfig {
                            only: Some(Box::new(ConditionConfig {
                                field: Some("in feed".into()),
                                is: Some("yes".into()),
                                ..ConditionConfig::default()
                            })),
                            ..survey
                        }),
                        ..ValueConfig::default()
                    })),
                    is: Some("greater_than".into()),
                    arguments: Map::from_iter([("value".to_owned(), Json::from(most))]),
                    ..ConditionConfig::default()
                };
                let condition = builder.condition(&config, &inner, path);
                decisions.push(Decision {
                    condition,
                    exclude: true,
                    reason: said.english(REASONS),
                    said: Some(said),
                    priority: i32::MIN,
                });
            };
        let rank = |order: Option<ValueConfig>, by: Vec<ValueConfig>, highest: bool| {
            // Products that have nothing to be compared by come last, in the order of the catalog.
            let last = if highest { -LAST } else { LAST };
            let last = ValueConfig {
                value: Some(Json::from(last)),
                ..ValueConfig::default()
            };
            let order = order.into_iter().chain([last]).collect();
            let direction = if highest { "descending" } else { "ascending" };
            SurveyConfig {
                of: "rank".into(),
                value: Some(Box::new(ValueConfig {
                    first: Some(order),
                    ..ValueConfig::default()
                })),
                by: Some(by),
                only: None,
                arguments: Map::from_iter([("order".to_owned(), Json::from(direction))]),
            }
        };
        if let Some(pick) = &products.pick {
            let by = pick.by.clone().unwrap_or_else(|| "item_group_id".into());
            let survey = rank(pick.order.clone(), vec![by], pick.highest);
            limit(self, survey, 1, Said::new("variant", []), "products.pick");
        }
        if let Some(most) = products.most {
            let survey = rank(products.order.clone(), Vec::new(), true);
            limit(
                self,
                survey,
                most,
                Said::new("most", [("most", most.to_string())]),
                "products.most",
            );
        }
        decisions.split_off(kept)
    }

    /// Whether the decisions leave a product out, as one condition.
    fn excluded(&mut self, decisions: &[Decision]) -> NodeId {
        let mut sorted = decisions.to_vec();
        sorted.sort_by_key(|decision| (-i64::from(decision.priority), decision.exclude));
        let cases: Vec<_> = sorted
            .iter()
            .map(|decision| {
                (
                    decision.condition,
                    self.graph.constant(Value::Boolean(decision.exclude)),
                )
            })
            .collect();
        let inside = self.graph.constant(Value::Boolean(false));
        self.cases(cases, inside)
    }

    /// Finds private fields among what a value is made of. Conditions and bands of labels may look at them.
    fn guard_private(&mut self, root: NodeId, allowed: &[String], attribute: &str) {
        let mut stack = vec![root];
        let mut seen = vec![];
        while let Some(id) = stack.pop() {
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            let node = &self.graph.nodes[id as usize];
            match &node.op {
                Op::Field(field) => {
                    let name = self.graph.fields[*field].clone();
                    let private = fields::find(&name).is_some_and(|field| field.private);
                    if private && !allowed.contains(&name) {
                        self.mistake(
                            &format!("fields.{attribute}"),
                            mistake(
                                "sends_private",
                                [("attribute", attribute.to_owned()), ("field", name.clone())],
                            ),
                            mistake("send_label", [("field", name.clone())]),
                        );
                    }
                }
                // A band is coarse on purpose; the number behind it is not.
                Op::Part(_, 0) | Op::Test(_) | Op::All(_) | Op::Any(_) | Op::Not(_) => {}
                Op::Cases(cases, otherwise) => {
                    stack.extend(cases.iter().map(|(_, then)| *then).chain([*otherwise]));
                }
                Op::Table { default, .. } => stack.push(*default),
                Op::Category { .. } => {}
                _ => stack.extend(self.graph.inputs(id)),
            }
        }
    }
}
