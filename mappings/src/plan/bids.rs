//! Bids: compiled like rules, step by step, so that each can be explained; summed up by category for partners who take
//! them in a sheet.

use super::build::{Builder, Environment, literal};
use super::compile::PartnerInput;
use super::doing::Doing;
use super::eval::Scope;
use super::graph::{NodeId, Op};
use crate::config::{BidConfig, BidRuleConfig, ItemConfig, ValueConfig};
use crate::partners::BidBy;
use crate::value::Value;
use jiff::civil::Date;
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value as Json};
use std::collections::BTreeMap;

/// A bid of a partner, compiled.
pub(crate) struct Bid {
    pub(crate) name: String,
    pub(crate) base: NodeId,
    pub(crate) rules: Vec<BidRule>,
    /// After floor, ceiling and rounding.
    pub(crate) amount: NodeId,
}

/// One rule of a bid.
pub(crate) struct BidRule {
    pub(crate) name: String,
    pub(crate) condition: NodeId,
    /// The bid after it.
    pub(crate) after: NodeId,
}

/// How a product's bid came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BidTrace {
    /// Its name in the mapping.
    pub bid: String,
    /// What is bid before any rule; `null` when the product has no base.
    pub base: Option<String>,
    /// The rules whose condition held, in order, with the bid after each.
    pub rules: Vec<BidStep>,
    /// What is bid, after floor, ceiling and rounding; `null` for no bid.
    pub amount: Option<String>,
}

/// What one rule made of a bid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BidStep {
    /// The rule's name.
    pub rule: String,
    /// The bid after it; `null` for none.
    pub after: Option<String>,
}

/// The bids of products of one category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BidSum {
    /// Products with a bid.
    pub products: u64,
    /// Sum of their bids.
    pub sum: Decimal,
    /// The lowest.
    pub lowest: Decimal,
    /// The highest.
    pub highest: Decimal,
}

/// Bids by name and category, in order.
pub type BidSums = BTreeMap<(String, String), BidSum>;

impl BidSum {
    fn of(amount: Decimal) -> Self {
        Self {
            products: 1,
            sum: amount,
            lowest: amount,
            highest: amount,
        }
    }

    pub(crate) fn add(&mut self, other: Self) {
        self.products += other.products;
        self.sum = self.sum.saturating_add(other.sum);
        self.lowest = self.lowest.min(other.lowest);
        self.highest = self.highest.max(other.highest);
    }

    /// The mean bid; a product counts once.
    #[must_use]
    pub fn mean(&self) -> Decimal {
        self.sum
            .checked_div(Decimal::from(self.products))
            .unwrap_or_default()
    }
}

impl Builder<'_> {
    /// Compiles the bids of a mapping, and the category they are summed up by where the partner takes them in a sheet.
    pub(super) fn bids(
        &mut self,
        input: &PartnerInput<'_>,
        today: Date,
        env: &mut Environment,
    ) -> (Vec<Bid>, Option<NodeId>) {
        let bids: Vec<Bid> = input
            .mapping
            .bids
            .iter()
            .map(|(name, bid)| {
                self.known_bid(input, name);
                self.bid(name, bid, today, env)
            })
            .collect();
        let sheet = (input.spec.bid.by == BidBy::Sheet && !bids.is_empty()).then(|| {
            let own = self.named("category", env, "bids");
            let first: Vec<NodeId> = env.category.into_iter().chain([own]).collect();
            let key = format!("first {first:?}");
            self.graph.node(key, Doing::said("first"), Op::First(first))
        });
        (bids, sheet)
    }

    /// Says so when the partner takes bids in the feed, and this is none of the attributes for them.
    fn known_bid(&mut self, input: &PartnerInput<'_>, name: &str) {
        let bid = &input.spec.bid;
        if bid.by == BidBy::Attribute && !bid.attributes.iter().any(|known| known == name) {
            self.mistake(
                &format!("bids.{name}"),
                format!("{} takes no bid \"{name}\"", input.mapping.partner),
                format!("it takes {}", bid.attributes.join(", ")),
            );
        }
    }

    /// Compiles a bid and makes it the field `bid/NAME`.
    fn bid(&mut self, name: &str, config: &BidConfig, today: Date, env: &mut Environment) -> Bid {
        let path = format!("bids.{name}");
        let field = format!("bid/{name}");
        let base = self.amount(&config.base, env, &format!("{path}.base"));
        env.changed.insert(field.clone(), base);
        let mut rules = Vec::new();
        for (index, rule) in config.rules.iter().enumerate() {
            let path = format!("{path}.rules[{index}]");
            if !self.in_force(rule.on, [&rule.from, &rule.until], today, &path) {
                continue;
            }
            let condition = match &rule.condition {
                Some(condition) => self.condition(condition, env, &format!("{path}.if")),
                None => self.graph.constant(Value::Boolean(true)),
            };
            let before = env.changed[&field];
            let changed = self.changed(rule, &field, env, &path);
            let after = self.cases(vec![(condition, changed)], before);
            env.changed.insert(field.clone(), after);
            rules.push(BidRule {
                name: rule.name.clone(),
                condition,
                after,
            });
        }
        let mut transforms = vec![item("round", [("step", step(config))])];
        let limits: Vec<_> = [("min", &config.floor), ("max", &config.ceiling)]
            .into_iter()
            .filter_map(|(name, limit)| Some((name, limit.clone()?)))
            .map(|(name, limit)| (name, of_product(limit)))
            .collect();
        if !limits.is_empty() {
            transforms.push(item("clamp", limits));
        }
        let limited = ValueConfig {
            transforms,
            ..ValueConfig::from(field.as_str())
        };
        let amount = self.value(&limited, env, &path);
        env.changed.insert(field, amount);
        Bid {
            name: name.to_owned(),
            base,
            rules,
            amount,
        }
    }

    /// The bid after a rule, where it holds.
    fn changed(
        &mut self,
        rule: &BidRuleConfig,
        field: &str,
        env: &Environment,
        path: &str,
    ) -> NodeId {
        match (&rule.times, &rule.set, rule.none) {
            (Some(times), None, false) => {
                let factor = self.amount(times, env, &format!("{path}.times"));
                let mut env = env.clone();
                let name = format!("{field}/times");
                env.changed.insert(name.clone(), factor);
                let product = ValueConfig {
                    calc: Some(format!("[{field}] * [{name}]")),
                    ..ValueConfig::default()
                };
                // Without a base there is no bid; without a factor it stays.
                let bid = ValueConfig {
                    first: Some(vec![product, ValueConfig::from(field)]),
                    ..ValueConfig::default()
                };
                self.value(&bid, &env, path)
            }
            (None, Some(set), false) => self.amount(set, env, &format!("{path}.set")),
            (None, None, true) => self.missing(),
            _ => self.mistake(
                path,
                "a rule of a bid does exactly one thing",
                "give one of times = 1.25, set = 0.40 and none = true",
            ),
        }
    }

    /// A number, or a value of the product.
    fn amount(&mut self, json: &Json, env: &Environment, path: &str) -> NodeId {
        if json.is_number() {
            return self.graph.constant(literal(json));
        }
        match serde_json::from_value::<ValueConfig>(json.clone()) {
            Ok(config) => self.value(&config, env, path),
            Err(error) => self.mistake(
                path,
                format!("{error}"),
                "write a number such as 0.25, or a value such as { field = \"my_bid\" }",
            ),
        }
    }
}

fn step(config: &BidConfig) -> Json {
    config.step.clone().unwrap_or_else(|| "0.01".into())
}

/// A bare text is a field here, and a fixed text as an argument of a transform.
fn of_product(limit: Json) -> Json {
    match limit {
        Json::String(field) => serde_json::json!({ "field": field }),
        other => other,
    }
}

fn item<'a>(name: &str, arguments: impl IntoIterator<Item = (&'a str, Json)>) -> ItemConfig {
    ItemConfig {
        name: name.to_owned(),
        arguments: Map::from_iter(
            arguments
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value)),
        ),
    }
}

impl Scope<'_> {
    /// How the product's bids came about.
    pub(crate) fn bids(&self, bids: &[Bid]) -> Vec<BidTrace> {
        bids.iter()
            .map(|bid| BidTrace {
                bid: bid.name.clone(),
                base: self.told(bid.base),
                rules: bid
                    .rules
                    .iter()
                    .filter(|rule| self.holds(rule.condition))
                    .map(|rule| BidStep {
                        rule: rule.name.clone(),
                        after: self.told(rule.after),
                    })
                    .collect(),
                amount: self.told(bid.amount),
            })
            .collect()
    }

    /// Adds the product's bids to those of its category.
    pub(crate) fn sum_bids(&self, bids: &[Bid], category: NodeId, sums: &mut BidSums) {
        for bid in bids {
            let Some(amount) = self.value(bid.amount).to_decimal() else {
                continue;
            };
            let category = self.value(category).to_text().into_owned();
            add(sums, (bid.name.clone(), category), BidSum::of(amount));
        }
    }
}

pub(crate) fn add(sums: &mut BidSums, key: (String, String), sum: BidSum) {
    match sums.get_mut(&key) {
        Some(known) => known.add(sum),
        None => drop(sums.insert(key, sum)),
    }
}
