//! The plan: labels, rules and mappings of all partners compiled into one graph of values, and run over the catalog.
//! Preview, simulation, explain and run all use the same plan; they enter and leave at different points.

mod bids;
mod build;
mod calc;
mod compile;
mod conditions;
mod doing;
mod eval;
mod filled;
mod findings;
mod gauge;
mod graph;
mod lookup;
mod mill;
mod mistakes;
mod names;
mod origins;
mod partner;
mod rules;
mod spread;
mod survey;
mod table;
mod text;
mod trace;

#[cfg(test)]
mod tests;

pub use bids::{BidStep, BidSum, BidSums, BidTrace};
pub use build::Mistake;
pub use compile::{PartnerInput, ShopInput, compile};
pub use doing::{Doing, STEPS};
pub use findings::{FindingKind, Findings, NAMED};
pub use gauge::{Gauge, Gauged, Print};
pub use mill::{Ground, PartnerCounts, RuleCounts, Wanted, add_rules};
pub use mistakes::MISTAKES;
pub use names::ENGINE_FIELDS;
pub use origins::Origins;
pub use rules::{Level, REASONS};
pub use survey::{Answers, Catalog, in_parts};
pub use table::TableData;
pub use trace::{AttributeTrace, Change, Explanation, LabelTrace, Reason, RuleTrace, Shown, Step};

use crate::checks::Checker;
use crate::context::Context;
use crate::partners::Shape;
use graph::{Graph, NodeId};
use rules::Rules;

/// Everything that happens to a product between the catalog and the partners' feeds, compiled.
pub struct Plan {
    pub(crate) graph: Graph,
    pub(crate) contexts: Vec<Context>,
    /// Source and shared rules.
    pub(crate) shared: Rules,
    /// Names of the labels with the nodes of their band and their value.
    pub(crate) labels: Vec<(String, NodeId, NodeId)>,
    partners: Vec<Partner>,
    /// How many checks of values are the same for several attributes.
    pub(crate) shared_checks: usize,
}

/// One partner of a plan.
pub(crate) struct Partner {
    pub(crate) name: String,
    pub(crate) context: usize,
    pub(crate) rules: Rules,
    /// Shared and own decisions by falling priority, inclusions first: the first that holds decides. Each with its
    /// place in the order of the files, for reports.
    pub(crate) verdicts: Vec<rules::Decision>,
    /// The values, in the order of the shape's attributes.
    pub(crate) attributes: Vec<NodeId>,
    /// The exploded list.
    pub(crate) explode: Option<NodeId>,
    pub(crate) shape: Shape,
    pub(crate) checker: Checker,
    /// What is bid, in the order of the mapping.
    pub(crate) bids: Vec<bids::Bid>,
    /// The category that a bid is summed up by, where the partner takes bids in a sheet.
    pub(crate) sheet: Option<NodeId>,
    /// The own category, for the report of unmapped ones.
    pub(crate) category: Option<(NodeId, NodeId)>,
    /// Categories that the mapping gives and the partner's list does not have.
    pub(crate) lapsed: Vec<String>,
}

impl Plan {
    /// Names of the catalog fields that the plan reads; `Rows::value` is asked for them by their place in this list.
    #[must_use]
    pub fn fields(&self) -> &[String] {
        &self.graph.fields
    }

    /// Names of the partners, in the order of their numbers.
    pub fn partners(&self) -> impl ExactSizeIterator<Item = &str> {
        self.partners.iter().map(|partner| partner.name.as_str())
    }

    /// The moment, language, country and currency in which a partner's feed is made.
    #[must_use]
    pub fn context_of(&self, partner: usize) -> &Context {
        &self.contexts[self.partners[partner].context]
    }

    /// The shape of a partner's feed: its columns and how it is written.
    #[must_use]
    pub fn shape(&self, partner: usize) -> &Shape {
        &self.partners[partner].shape
    }

    /// The checks of a partner.
    #[must_use]
    pub fn checker(&self, partner: usize) -> &Checker {
        &self.partners[partner].checker
    }

    /// Names of the source and shared rules that are in force, in order.
    pub fn shared_rules(&self) -> impl Iterator<Item = &str> {
        self.shared.rules.iter().map(|rule| rule.name.as_str())
    }

    /// Names of a partner's own rules that are in force, in order.
    pub fn partner_rules(&self, partner: usize) -> impl Iterator<Item = &str> {
        self.partners[partner]
            .rules
            .rules
            .iter()
            .map(|rule| rule.name.as_str())
    }
}
