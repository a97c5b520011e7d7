//! The graph: every value, condition and label of all partners as nodes that name their inputs. Equal nodes are kept
//! once, so work that fields and partners share is done once per product.

use super::calc::Operator;
use super::doing::Doing;
use super::table::Table;
use crate::categories::CategoryMap;
use crate::conditions::Condition;
use crate::config::{Quantifier, ValueConfig};
use crate::labels::Label;
use crate::surveys::Survey;
use crate::transforms::Transform;
use crate::value::Value;
use hashbrown::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::Arc;

/// Number of a node. Inputs always have lower numbers than the nodes that use them.
pub(crate) type NodeId = u32;

/// What a node does.
#[derive(Clone)]
pub(crate) enum Op {
    /// A field of the catalog, by its number in `Plan::fields`.
    Field(usize),
    /// Always the same.
    Constant(Value<'static>),
    /// Text pieces and values after each other.
    Text(Vec<Piece>),
    /// Arithmetic.
    Calc(Operator, Vec<NodeId>),
    /// A lookup in a table.
    Table {
        table: Arc<Table>,
        key: NodeId,
        default: NodeId,
    },
    /// A lookup in a category map.
    Category { map: Arc<CategoryMap>, key: NodeId },
    /// The first that is filled.
    First(Vec<NodeId>),
    /// The first value whose condition holds, or the last one.
    Cases(Vec<(NodeId, NodeId)>, NodeId),
    /// One list of all that are filled.
    List(Vec<NodeId>),
    /// Named members.
    Group(Vec<(Arc<str>, NodeId)>),
    /// A transform.
    Transform {
        item: Arc<dyn Transform>,
        value: NodeId,
        inputs: Vec<NodeId>,
        context: usize,
    },
    /// A condition on a value.
    Test(Test),
    /// All hold.
    All(Vec<NodeId>),
    /// At least one holds.
    Any(Vec<NodeId>),
    /// It does not hold.
    Not(NodeId),
    /// The answer of a survey, by its number in `Plan::surveys`.
    Survey {
        survey: usize,
        by: Option<NodeId>,
        value: NodeId,
    },
    /// The measure of a label: a list of its band and its value.
    Label {
        item: Arc<dyn Label>,
        inputs: Vec<NodeId>,
        context: usize,
    },
    /// An element of a list node.
    Part(NodeId, usize),
    /// The element of the exploded list.
    Element(NodeId),
}

/// A condition ready to be tested.
#[derive(Clone)]
pub(crate) struct Test {
    pub(crate) item: Arc<dyn Condition>,
    pub(crate) value: NodeId,
    pub(crate) inputs: Vec<NodeId>,
    pub(crate) list: Quantifier,
    pub(crate) negate: bool,
    pub(crate) context: usize,
}

/// A piece of a text.
#[derive(Clone)]
pub(crate) enum Piece {
    /// As it is.
    Text(Box<str>),
    /// The text of a value.
    Node(NodeId),
}

/// A node: what it does, and where its result is kept when more than one node uses it.
pub(crate) struct Node {
    pub(crate) op: Op,
    pub(crate) slot: Option<u32>,
}

/// A survey of the plan.
pub(crate) struct SurveyNode {
    pub(crate) item: Arc<dyn Survey>,
    pub(crate) by: Option<NodeId>,
    pub(crate) value: NodeId,
    pub(crate) only: Option<NodeId>,
    /// Surveys of level 0 need no other survey; those of level 1 only level 0; and so on.
    pub(crate) level: usize,
    pub(crate) context: usize,
}

/// All nodes and surveys of a plan.
#[derive(Default)]
pub(crate) struct Graph {
    pub(crate) nodes: Vec<Node>,
    /// How each node is told to a person: apart from them, as a product's way through the nodes does not ask for it.
    pub(crate) told: Vec<Doing>,
    pub(crate) surveys: Vec<SurveyNode>,
    /// Names of the catalog fields in use.
    pub(crate) fields: Vec<String>,
    pub(crate) slots: u32,
    known: HashMap<String, NodeId>,
    known_surveys: HashMap<String, usize>,
}

impl Graph {
    /// The node for `key`, made when it is new. Two nodes are equal when their keys are: the key names the operation,
    /// its arguments and its inputs.
    pub(crate) fn node(&mut self, key: String, told: Doing, op: Op) -> NodeId {
        if let Some(&id) = self.known.get(&key) {
            return id;
        }
        let id = self.nodes.len() as NodeId;
        self.nodes.push(Node { op, slot: None });
        self.told.push(told);
        self.known.insert(key, id);
        id
    }

    pub(crate) fn constant(&mut self, value: Value<'static>) -> NodeId {
        let told = Doing::value(ValueConfig {
            value: (!value.is_missing()).then(|| value.to_text().into()),
            ..ValueConfig::default()
        });
        self.node(format!("constant {value:?}"), told, Op::Constant(value))
    }

    pub(crate) fn field(&mut self, name: &str) -> NodeId {
        let key = format!("field {name}");
        if let Some(&id) = self.known.get(&key) {
            return id;
        }
        self.fields.push(name.to_owned());
        self.node(key, Doing::field(name), Op::Field(self.fields.len() - 1))
    }

    /// The survey for `key`, made when it is new.
    pub(crate) fn survey(&mut self, key: String, make: impl FnOnce() -> SurveyNode) -> usize {
        if let Some(&index) = self.known_surveys.get(&key) {
            return index;
        }
        let mut survey = make();
        let roots = [Some(survey.value), survey.by, survey.only];
        survey.level = self
            .reachable(roots.into_iter().flatten())
            .iter()
            .filter_map(|&id| match self.nodes[id as usize].op {
                Op::Survey { survey, .. } => Some(self.surveys[survey].level + 1),
                _ => None,
            })
            .max()
            .unwrap_or(0);
        self.surveys.push(survey);
        self.known_surveys.insert(key, self.surveys.len() - 1);
        self.surveys.len() - 1
    }

    /// The direct inputs of a node.
    pub(crate) fn inputs(&self, id: NodeId) -> Vec<NodeId> {
        match &self.nodes[id as usize].op {
            Op::Field(_) | Op::Constant(_) => Vec::new(),
            Op::Text(pieces) => pieces
                .iter()
                .filter_map(|piece| match piece {
                    Piece::Node(id) => Some(*id),
                    Piece::Text(_) => None,
                })
                .collect(),
            Op::Calc(_, ids) | Op::First(ids) | Op::List(ids) | Op::All(ids) | Op::Any(ids) => {
                ids.clone()
            }
            Op::Table { key, default, .. } => vec![*key, *default],
            Op::Category { key, .. } => vec![*key],
            Op::Cases(cases, otherwise) => cases
                .iter()
                .flat_map(|&(condition, then)| [condition, then])
                .chain([*otherwise])
                .collect(),
            Op::Group(members) => members.iter().map(|(_, id)| *id).collect(),
            Op::Transform { value, inputs, .. } => {
                [*value].into_iter().chain(inputs.iter().copied()).collect()
            }
            Op::Test(test) => [test.value]
                .into_iter()
                .chain(test.inputs.iter().copied())
                .collect(),
            Op::Not(id) | Op::Part(id, _) | Op::Element(id) => vec![*id],
            Op::Survey { by, value, .. } => by.iter().copied().chain([*value]).collect(),
            Op::Label { inputs, .. } => inputs.clone(),
        }
    }

    /// All nodes that the roots need, the roots included, in ascending order.
    pub(crate) fn reachable(&self, roots: impl IntoIterator<Item = NodeId>) -> Vec<NodeId> {
        let mut seen = vec![false; self.nodes.len()];
        let mut stack: Vec<NodeId> = roots.into_iter().collect();
        while let Some(id) = stack.pop() {
            if !std::mem::replace(&mut seen[id as usize], true) {
                stack.extend(self.inputs(id));
            }
        }
        (0..self.nodes.len() as NodeId)
            .filter(|&id| seen[id as usize])
            .collect()
    }

    /// A print of everything that decides what the surveys are: of each its key, and the keys of all nodes below it.
    pub(crate) fn survey_print(&self) -> u64 {
        let mut keys = vec![""; self.nodes.len()];
        for (key, &id) in &self.known {
            keys[id as usize] = key;
        }
        let mut surveys: Vec<(usize, &str)> = self
            .known_surveys
            .iter()
            .map(|(key, &index)| (index, key.as_str()))
            .collect();
        surveys.sort_unstable();
        let mut print = DefaultHasher::new();
        surveys.hash(&mut print);
        let roots = self.surveys.iter();
        let roots = roots.flat_map(|survey| [Some(survey.value), survey.by, survey.only]);
        for id in self.reachable(roots.flatten()) {
            (id, keys[id as usize]).hash(&mut print);
        }
        print.finish()
    }

    /// Numbers of the catalog fields that the roots need, ascending.
    pub(crate) fn fields_of(&self, roots: impl IntoIterator<Item = NodeId>) -> Vec<usize> {
        let mut fields: Vec<usize> = self
            .reachable(roots)
            .into_iter()
            .filter_map(|id| match self.nodes[id as usize].op {
                Op::Field(field) => Some(field),
                _ => None,
            })
            .collect();
        fields.sort_unstable();
        fields
    }

    /// Gives a memory slot to every node that is used more than once by the roots and the nodes they need, except
    /// fields and constants, which are as quick to get again.
    pub(crate) fn assign_slots(&mut self, roots: impl IntoIterator<Item = NodeId>) {
        let roots: Vec<NodeId> = roots.into_iter().collect();
        let mut uses = vec![0_u32; self.nodes.len()];
        for &root in &roots {
            uses[root as usize] += 1;
        }
        for id in self.reachable(roots) {
            for input in self.inputs(id) {
                uses[input as usize] += 1;
            }
        }
        for (node, uses) in self.nodes.iter_mut().zip(uses) {
            if uses > 1 && !matches!(node.op, Op::Field(_) | Op::Constant(_)) {
                node.slot = Some(self.slots);
                self.slots += 1;
            }
        }
    }
}
