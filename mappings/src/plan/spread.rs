//! Spread: how the products of a catalog are distributed over the bands and values of the labels.

use super::Plan;
use super::eval::Scope;
use super::graph::{NodeId, Op};
use super::survey::Answers;
use crate::labels::distribution::Distribution;
use crate::labels::{Label, Measure};
use crate::rows::Rows;

impl Plan {
    /// The labels in the order of their file.
    pub fn labels(&self) -> impl ExactSizeIterator<Item = (&str, Option<&dyn Label>)> {
        self.labels
            .iter()
            .map(|(name, band, _)| (name.as_str(), self.label(*band)))
    }

    /// The plan with one of its labels only, to measure that one alone.
    #[must_use]
    pub fn of_label(mut self, label: &str) -> Self {
        self.labels.retain(|(name, ..)| name == label);
        self
    }

    /// Numbers of the fields that the labels need, ascending.
    #[must_use]
    pub fn label_fields(&self) -> Vec<usize> {
        let roots = self
            .labels
            .iter()
            .flat_map(|&(_, band, value)| [band, value]);
        self.graph.fields_of(roots)
    }

    /// Takes the products of a stretch into the distributions of the labels, which are in the order of `labels`.
    pub fn spread(&self, answers: &Answers, rows: &dyn Rows, into: &mut [Distribution]) {
        for row in 0..rows.len() {
            let memory = Scope::memory(self);
            let scope = Scope::new(self, answers, rows, row, &memory);
            for ((_, band, value), distribution) in self.labels.iter().zip(&mut *into) {
                let band = scope.value(*band);
                distribution.add(&Measure {
                    band: (!band.is_empty()).then(|| band.to_text()),
                    value: scope.value(*value),
                });
            }
        }
    }

    fn label(&self, band: NodeId) -> Option<&dyn Label> {
        match &self.graph.nodes[band as usize].op {
            Op::Part(label, _) => match &self.graph.nodes[*label as usize].op {
                Op::Label { item, .. } => Some(&**item),
                _ => None,
            },
            _ => None,
        }
    }
}
