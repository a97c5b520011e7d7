//! Evaluation of nodes for one product. Text is borrowed from the catalog or from the memory of shared nodes.

use super::Plan;
use super::graph::{NodeId, Op, Piece, Test};
use super::survey::Answers;
use crate::config::Quantifier;
use crate::context::Context;
use crate::rows::Rows;
use crate::surveys::Answer;
use crate::value::Value;
use std::cell::OnceCell;
use std::hash::Hasher as _;
use std::ops::Deref;

/// Results of nodes that are used more than once, for one product.
pub(crate) type Memory<'r> = Vec<OnceCell<Value<'r>>>;

/// A product seen through a plan.
pub(crate) struct Scope<'r> {
    pub(crate) plan: &'r Plan,
    pub(crate) answers: &'r [Box<dyn Answer>],
    pub(crate) rows: &'r dyn Rows,
    pub(crate) row: usize,
    pub(crate) memory: &'r [OnceCell<Value<'r>>],
    /// Which element of the exploded list this is.
    pub(crate) element: usize,
}

/// A value, looked at where it is kept, or made for the occasion.
pub(crate) enum Seen<'r> {
    Kept(&'r Value<'r>),
    New(Value<'r>),
}

impl<'r> Deref for Seen<'r> {
    type Target = Value<'r>;

    fn deref(&self) -> &Value<'r> {
        match self {
            Self::Kept(value) => value,
            Self::New(value) => value,
        }
    }
}

impl<'r> Seen<'r> {
    /// The value itself.
    fn get(self) -> Value<'r> {
        match self {
            Self::Kept(value) => value.borrowed(),
            Self::New(value) => value,
        }
    }

    /// An element of a list.
    fn element(self, place: usize) -> Value<'r> {
        match self {
            Self::Kept(Value::List(elements)) => {
                elements.get(place).map_or(Value::Missing, Value::borrowed)
            }
            Self::New(Value::List(mut elements)) if place < elements.len() => {
                elements.swap_remove(place)
            }
            _ => Value::Missing,
        }
    }
}

impl<'r> Scope<'r> {
    pub(crate) fn memory(plan: &Plan) -> Memory<'r> {
        (0..plan.graph.slots).map(|_| OnceCell::new()).collect()
    }

    /// The product at `row` of a stretch; `memory` is fresh.
    pub(crate) fn new(
        plan: &'r Plan,
        answers: &'r Answers,
        rows: &'r dyn Rows,
        row: usize,
        memory: &'r [OnceCell<Value<'r>>],
    ) -> Self {
        Self {
            plan,
            answers: &answers.list,
            rows,
            row,
            memory,
            element: 0,
        }
    }

    pub(crate) fn value(&self, id: NodeId) -> Value<'r> {
        self.see(id).get()
    }

    /// The value for who only looks at it: nothing is copied.
    pub(crate) fn see(&self, id: NodeId) -> Seen<'r> {
        let node = &self.plan.graph.nodes[id as usize];
        match (node.slot, &node.op) {
            (Some(slot), op) => {
                Seen::Kept(self.memory[slot as usize].get_or_init(|| self.compute(op)))
            }
            (None, Op::Constant(value)) => Seen::Kept(value),
            (None, op) => Seen::New(self.compute(op)),
        }
    }

    /// Whether a condition holds. Anything but yes is no.
    pub(crate) fn holds(&self, id: NodeId) -> bool {
        let node = &self.plan.graph.nodes[id as usize];
        if node.slot.is_some() {
            return matches!(*self.see(id), Value::Boolean(true));
        }
        match &node.op {
            Op::All(ids) => ids.iter().all(|&id| self.holds(id)),
            Op::Any(ids) => ids.iter().any(|&id| self.holds(id)),
            Op::Not(id) => !self.holds(*id),
            Op::Test(test) => self.test(test),
            op => matches!(self.compute(op), Value::Boolean(true)),
        }
    }

    fn context(&self, number: usize) -> &'r Context {
        &self.plan.contexts[number]
    }

    /// Hands over some values. The usual few need no memory of their own.
    fn with_values<R>(&self, ids: &[NodeId], take: impl FnOnce(&[Value<'r>]) -> R) -> R {
        match *ids {
            [] => take(&[]),
            [id] => take(&[self.value(id)]),
            [one, other] => take(&[self.value(one), self.value(other)]),
            _ => take(&ids.iter().map(|&id| self.value(id)).collect::<Vec<_>>()),
        }
    }

    fn compute(&self, op: &'r Op) -> Value<'r> {
        match op {
            Op::Field(field) => self.rows.value(*field, self.row),
            Op::Constant(value) => value.borrowed(),
            Op::Text(pieces) => self.text(pieces),
            Op::Calc(operator, ids) => {
                let mut operands = [rust_decimal::Decimal::ZERO; 4];
                let result = if ids.len() <= operands.len() {
                    ids.iter()
                        .zip(&mut operands)
                        .try_for_each(|(&id, operand)| {
                            *operand = self.see(id).to_decimal()?;
                            Some(())
                        })
                        .and_then(|()| operator.apply(&operands[..ids.len()]))
                } else {
                    let operands: Option<Vec<_>> =
                        ids.iter().map(|&id| self.see(id).to_decimal()).collect();
                    operands.and_then(|operands| operator.apply(&operands))
                };
                result.map_or(Value::Missing, Value::Decimal)
            }
            Op::Table {
                table,
                key,
                default,
            } => table
                .find(&self.see(*key).to_text())
                .map_or_else(|| self.value(*default), Value::text),
            Op::Category { map, key } => map
                .find(&self.see(*key).to_text())
                .map_or(Value::Missing, Value::text),
            Op::First(ids) => ids
                .iter()
                .map(|&id| self.see(id))
                .find(|value| !value.is_empty())
                .map_or(Value::Missing, Seen::get),
            Op::Cases(cases, otherwise) => {
                let case = cases.iter().find(|(condition, _)| self.holds(*condition));
                self.value(case.map_or(*otherwise, |(_, then)| *then))
            }
            Op::List(ids) => {
                let filled = ids.iter().flat_map(|&id| self.value(id).into_elements());
                Value::List(filled.filter(|value| !value.is_empty()).collect())
            }
            Op::Group(members) => Value::Group(
                members
                    .iter()
                    .map(|(name, id)| ((&**name).into(), self.value(*id)))
                    .collect(),
            ),
            Op::Transform {
                item,
                value,
                inputs,
                context,
                ..
            } => {
                let value = self.value(*value);
                if value.is_missing() && !item.takes_missing() {
                    return value;
                }
                let context = self.context(*context);
                self.with_values(inputs, |inputs| match value {
                    Value::List(values) if !item.takes_list() => Value::List(
                        values
                            .into_iter()
                            .map(|value| item.apply(value, inputs, context))
                            .collect(),
                    ),
                    value => item.apply(value, inputs, context),
                })
            }
            Op::Test(test) => Value::Boolean(self.test(test)),
            Op::All(ids) => Value::Boolean(ids.iter().all(|&id| self.holds(id))),
            Op::Any(ids) => Value::Boolean(ids.iter().any(|&id| self.holds(id))),
            Op::Not(id) => Value::Boolean(!self.holds(*id)),
            Op::Survey { survey, by, value } => {
                let (answer, by) = (&self.answers[*survey], self.key(*by));
                if answer.takes_value() {
                    answer.of(self.number(), by, &self.see(*value))
                } else {
                    answer.of(self.number(), by, &Value::Missing)
                }
            }
            Op::Label {
                item,
                inputs,
                context,
            } => {
                let context = self.context(*context);
                let measure = self.with_values(inputs, |inputs| item.measure(inputs, context));
                Value::List(vec![
                    measure.band.map_or(Value::Missing, Value::Text),
                    measure.value,
                ])
            }
            Op::Part(id, part) => self.see(*id).element(*part),
            Op::Element(id) => match self.see(*id) {
                list if matches!(*list, Value::List(_)) => list.element(self.element),
                single => single.get(),
            },
        }
    }

    fn text(&self, pieces: &'r [Piece]) -> Value<'r> {
        let mut out = String::with_capacity(64);
        for piece in pieces {
            match piece {
                Piece::Text(text) => out.push_str(text),
                Piece::Node(id) => self.see(*id).write_text(&mut out),
            }
        }
        Value::owned(out)
    }

    fn test(&self, test: &'r Test) -> bool {
        let value = self.see(test.value);
        let context = self.context(test.context);
        self.with_values(&test.inputs, |inputs| {
            let one = |value: &Value<'_>| test.item.test(value, inputs, context) != test.negate;
            match &*value {
                Value::List(values) if !test.item.takes_list() && !values.is_empty() => {
                    match test.list {
                        Quantifier::Any => values.iter().any(one),
                        Quantifier::All => values.iter().all(one),
                        Quantifier::None => !values.iter().any(one),
                    }
                }
                // A list of nothing is tested as a missing value.
                Value::List(_) if !test.item.takes_list() => one(&Value::Missing),
                value => one(value),
            }
        })
    }

    /// The product's number in the catalog.
    pub(crate) fn number(&self) -> u64 {
        self.rows.first() + self.row as u64
    }

    /// The hash of what products are surveyed by: equal texts give equal keys, 0 stands for all products together,
    /// and a product without a group is a group of its own.
    pub(crate) fn key(&self, by: Option<NodeId>) -> u64 {
        let Some(by) = by else { return 0 };
        let value = self.see(by);
        let mut hasher = rapidhash::fast::RapidHasher::default_const();
        if value.is_empty() {
            hasher.write_u64(self.number());
        } else {
            hasher.write(value.to_text().as_bytes());
        }
        hasher.finish().max(1)
    }
}
