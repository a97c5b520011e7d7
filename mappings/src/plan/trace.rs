//! Explain: the whole way of one product to one partner. Every value with its steps, every rule with what it saw and
//! did, every reason for an absence.

use super::Plan;
use super::bids::BidTrace;
use super::doing::Doing;
use super::eval::Scope;
use super::graph::{NodeId, Op, Piece};
use super::rules::{Level, Rules};
use super::survey::Answers;
use crate::rows::Rows;
use crate::said::Said;
use crate::value::Value;
use feeds::record::Records;
use schemars::JsonSchema;
use serde::Serialize;

/// The way of one product to one partner.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Explanation {
    /// Whether the partner gets the product.
    pub included: bool,
    /// All reasons for and against, the decisive one marked.
    pub reasons: Vec<Reason>,
    /// What every rule saw and did, in order.
    pub rules: Vec<RuleTrace>,
    /// The labels of the product.
    pub labels: Vec<LabelTrace>,
    /// What is bid for the product, and why.
    pub bids: Vec<BidTrace>,
    /// The partner's attributes: how each value came about and what is written.
    pub attributes: Vec<AttributeTrace>,
}

/// A rule or limit that speaks for leaving the product out or keeping it in.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Reason {
    /// The reason as the rule gives it.
    pub reason: String,
    /// The reason as a message, where no rule gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
    /// The rule's name, where a rule gives it.
    pub rule: Option<String>,
    /// Leaves out; otherwise keeps in.
    pub exclude: bool,
    /// This one decides.
    pub decisive: bool,
}

/// What one rule saw and did.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RuleTrace {
    /// Its name.
    pub rule: String,
    /// `source`, `shared` or `partner`.
    pub level: &'static str,
    /// Its place in its file: `rules[2]`.
    pub path: String,
    /// Whether its condition held.
    pub matched: bool,
    /// The tests of its condition with what they saw, in order.
    pub tests: Vec<Step>,
    /// The values it changed.
    pub changes: Vec<Change>,
}

/// A value changed by a rule.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Change {
    /// The field.
    pub field: String,
    /// Its text before; `null` when missing.
    pub before: Option<String>,
    /// Its text after; `null` when missing.
    pub after: Option<String>,
}

/// A label of the product.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LabelTrace {
    /// Its name.
    pub label: String,
    /// The band.
    pub band: Option<String>,
    /// What was measured.
    pub value: Option<String>,
    /// What the measure was made of.
    pub steps: Vec<Step>,
}

/// How one attribute got its value.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AttributeTrace {
    /// The attribute.
    pub attribute: String,
    /// From source to value, each step with its result.
    pub steps: Vec<Step>,
    /// What is written: column of the feed and text.
    pub written: Vec<(String, String)>,
}

/// One step: what was done and what came out.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Step {
    /// The field, transform, condition or other operation with its arguments.
    pub step: String,
    /// The same as the shop's files say it (`value`, `transform` or `test`), or as a message (`said`).
    pub does: Doing,
    /// The text that came out; `null` when missing.
    pub result: Option<String>,
    /// The same by what it is (`text`, `number`, `truth`, `list` or `group`); `null` when missing.
    pub shown: Option<Shown>,
    /// How deep the step lies under the value it is part of.
    pub depth: usize,
}

/// A value by what it is, for whoever has a notation of their own for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Shown {
    /// A text.
    Text(String),
    /// An exact number, with a point.
    Number(String),
    /// Yes or no.
    Truth(bool),
    /// Several values.
    List(Vec<Shown>),
    /// Members with their names.
    Group(Vec<(String, Shown)>),
}

impl Shown {
    /// None for what is missing.
    fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Missing => return None,
            Value::Text(_) | Value::Time(_) => Self::Text(value.to_text().into_owned()),
            Value::Decimal(_) | Value::Integer(_) => Self::Number(value.to_text().into_owned()),
            Value::Boolean(yes) => Self::Truth(*yes),
            Value::List(values) => Self::List(values.iter().filter_map(Self::of).collect()),
            Value::Group(members) => Self::Group(
                members
                    .iter()
                    .filter_map(|(name, value)| Some((name.to_string(), Self::of(value)?)))
                    .collect(),
            ),
        })
    }
}

impl Plan {
    /// Explains the product at `row` of a stretch to a partner.
    #[must_use]
    pub fn explain(
        &self,
        answers: &Answers,
        rows: &dyn Rows,
        row: usize,
        partner: usize,
    ) -> Explanation {
        let memory = Scope::memory(self);
        let scope = Scope::new(self, answers, rows, row, &memory);
        let partner = &self.partners[partner];
        let decisive = partner
            .verdicts
            .iter()
            .position(|verdict| scope.holds(verdict.condition));
        let reasons: Vec<Reason> = partner
            .verdicts
            .iter()
            .enumerate()
            .filter(|(_, verdict)| scope.holds(verdict.condition))
            .map(|(index, verdict)| Reason {
                reason: verdict.reason.clone(),
                said: verdict.said.clone(),
                rule: [&self.shared, &partner.rules]
                    .into_iter()
                    .find_map(|rules| rules.rule_of(verdict.condition)),
                exclude: verdict.exclude,
                decisive: Some(index) == decisive,
            })
            .collect();
        let rules = [&self.shared, &partner.rules]
            .into_iter()
            .flat_map(|rules| scope.rules(rules))
            .collect();
        let attributes = partner
            .attributes
            .iter()
            .zip(partner.shape.attributes())
            .enumerate()
            .map(|(attribute, (&id, name))| {
                let mut records = Records::new();
                let value = scope.value(id);
                partner.shape.render(
                    attribute,
                    &value,
                    &self.contexts[partner.context],
                    &mut records,
                );
                records.finish(feeds::record::Position::default());
                let record = records.get(0);
                let columns = &partner.shape.columns;
                AttributeTrace {
                    attribute: name.to_owned(),
                    steps: scope.steps(&[id]),
                    written: record
                        .cells()
                        .iter()
                        .map(|cell| {
                            (
                                columns[cell.column as usize].clone(),
                                record.text(cell).to_owned(),
                            )
                        })
                        .collect(),
                }
            })
            .collect();
        let included = scope.verdict(&partner.verdicts).is_none();
        Explanation {
            included,
            reasons,
            rules,
            labels: scope.labels(),
            bids: scope.bids(&partner.bids),
            attributes,
        }
    }

    /// The labels of the product at `row` of a stretch.
    #[must_use]
    pub fn labels_of(&self, answers: &Answers, rows: &dyn Rows, row: usize) -> Vec<LabelTrace> {
        let memory = Scope::memory(self);
        Scope::new(self, answers, rows, row, &memory).labels()
    }

    /// How the bids of the product at `row` of a stretch came about.
    #[must_use]
    pub fn bids(
        &self,
        answers: &Answers,
        rows: &dyn Rows,
        row: usize,
        partner: usize,
    ) -> Vec<BidTrace> {
        let memory = Scope::memory(self);
        let scope = Scope::new(self, answers, rows, row, &memory);
        scope.bids(&self.partners[partner].bids)
    }

    /// A reason of a partner as a message; none where a rule gives it.
    #[must_use]
    pub fn said(&self, partner: usize, reason: &str) -> Option<Said> {
        let verdicts = self.partners[partner].verdicts.iter();
        let mut found = verdicts.filter(|verdict| verdict.reason == reason);
        found.find_map(|verdict| verdict.said.clone())
    }

    /// Numbers of the fields that explaining needs, ascending: all of the plan.
    #[must_use]
    pub fn all_fields(&self) -> Vec<usize> {
        (0..self.graph.fields.len()).collect()
    }
}

impl Rules {
    fn rule_of(&self, condition: NodeId) -> Option<String> {
        let decision = self
            .decisions
            .iter()
            .position(|decision| decision.condition == condition)?;
        self.rules
            .iter()
            .find(|rule| rule.decisions.contains(&decision))
            .map(|rule| rule.name.clone())
    }
}

impl<'r> Scope<'r> {
    pub(super) fn told(&self, id: NodeId) -> Option<String> {
        let value = self.value(id);
        (!value.is_missing()).then(|| value.to_text().into_owned())
    }

    fn labels(&self) -> Vec<LabelTrace> {
        let graph = &self.plan.graph;
        let labels = self.plan.labels.iter();
        labels
            .map(|(label, band, value)| LabelTrace {
                label: label.clone(),
                band: self.told(*band),
                value: self.told(*value),
                steps: self.steps(&graph.inputs(graph.inputs(*band)[0])),
            })
            .collect()
    }

    fn rules(&self, rules: &'r Rules) -> Vec<RuleTrace> {
        rules
            .rules
            .iter()
            .map(|rule| RuleTrace {
                rule: rule.name.clone(),
                level: match rule.level {
                    Level::Source => "source",
                    Level::Shared => "shared",
                    Level::Partner => "partner",
                },
                path: rule.path.clone(),
                matched: self.holds(rule.condition),
                tests: self.steps(&[rule.condition]),
                changes: rule
                    .changes
                    .iter()
                    .map(|(field, before, after)| Change {
                        field: field.clone(),
                        before: self.told(*before),
                        after: self.told(*after),
                    })
                    .filter(|change| change.before != change.after)
                    .collect(),
            })
            .collect()
    }

    /// The steps that lead to the nodes, inputs before what is made of them, each once.
    fn steps(&self, roots: &[NodeId]) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut seen = Vec::new();
        for &root in roots {
            self.walk(root, 0, &mut seen, &mut steps);
        }
        steps
    }

    fn walk(&self, id: NodeId, depth: usize, seen: &mut Vec<NodeId>, steps: &mut Vec<Step>) {
        if seen.contains(&id) {
            return;
        }
        seen.push(id);
        let node = &self.plan.graph.nodes[id as usize];
        let inputs: Vec<NodeId> = match &node.op {
            Op::Constant(_) if depth > 0 => return,
            // Only the way that was taken.
            Op::Cases(cases, otherwise) => {
                match cases.iter().find(|(condition, _)| self.holds(*condition)) {
                    Some((condition, then)) => vec![*condition, *then],
                    None => vec![*otherwise],
                }
            }
            Op::First(ids) => {
                let first = ids.iter().position(|&id| !self.value(id).is_empty());
                first.map_or_else(|| ids.clone(), |first| ids[..=first].to_vec())
            }
            Op::Text(pieces) => pieces
                .iter()
                .filter_map(|piece| match piece {
                    Piece::Node(id) => Some(*id),
                    Piece::Text(_) => None,
                })
                .collect(),
            _ => self.plan.graph.inputs(id),
        };
        for input in inputs {
            self.walk(input, depth + 1, seen, steps);
        }
        // A label is told where its band or its value is taken.
        if let Op::Label { .. } = node.op {
            return;
        }
        let told = &self.plan.graph.told[id as usize];
        steps.push(Step {
            step: told.english(),
            does: told.clone(),
            result: self.told(id),
            shown: Shown::of(&self.value(id)),
            depth,
        });
    }
}
