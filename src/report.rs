//! What a run tells: the contract of `run --json`, kept with the run in the state.

mod issue;

pub use issue::IssueReport;

use crate::catalog::{Imported, Issue, JoinReport, Snapshot};
use crate::error::Error;
use crate::guard::Finding;
use crate::live::LiveReport;
use crate::mill::Mill;
use crate::state::Receipt;
use crate::taxonomy::{Retired, suggested};
use mappings::categories::{CategoryMap, Suggester};
use mappings::checks::score;
use mappings::plan::{PartnerCounts, RuleCounts};
use mappings::said::Said;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Version of the reports' shape.
pub const VERSION: u32 = 1;

/// Most own categories told of a partner.
const CATEGORIES: usize = 100;

/// What is not as it should be but stops nothing: in English, and as messages where it has ids.
pub type Remark = (String, Vec<Said>);

/// What a run did. Printed by `run --json` and kept in the state.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// Version of this shape: a number that rises when a key changes its meaning or goes.
    pub version: u32,
    /// Number of the run; 0 for a dry run.
    pub run: i64,
    /// The run's moment, in the shop's time zone (RFC 3339 with offset).
    pub now: String,
    /// The catalog.
    pub snapshot: SnapshotReport,
    /// The partners, in the order of their files.
    pub partners: Vec<PartnerReport>,
    /// What the source and shared rules did.
    pub rules: Vec<RuleReport>,
    /// What links and pictures answered, where a check asked them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub live: Vec<LiveReport>,
    /// What is not as it should be but stopped nothing.
    pub notes: Vec<String>,
    /// For each of `notes`, the same as messages; none where it has no ids.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes_said: Vec<Vec<Said>>,
}

/// What the import found.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SnapshotReport {
    /// Products in the catalog.
    pub rows: u64,
    /// Products that are new since the last import.
    pub added: u64,
    /// Products of which a field changed.
    pub changed: u64,
    /// Products that are gone.
    pub removed: u64,
    /// Changed products by field.
    pub fields: BTreeMap<String, u64>,
    /// How each join went.
    pub joins: Vec<JoinReport>,
    /// What was wrong with the data of the sources.
    pub issues: Vec<Issue>,
    /// Seconds from the first byte asked for to the last product read.
    pub seconds: f64,
}

/// What one partner got.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PartnerReport {
    /// Name of the mapping.
    pub partner: String,
    /// Products looked at.
    #[serde(rename = "in")]
    pub products: u64,
    /// Products (after exploding: records) in the feed.
    pub out: u64,
    /// Products left out, by the reason that decided.
    pub excluded: Vec<Excluded>,
    /// What the checks found.
    pub issues: Vec<IssueReport>,
    /// From 0 to 100: how much of what the partner asks for is met.
    pub score: u8,
    /// What the partner's own rules did.
    pub rules: Vec<RuleReport>,
    /// Own categories that have no partner category, most products first, at most 100.
    pub unmapped_categories: Vec<Unmapped>,
    /// Own categories that have no partner category, also those beyond the 100.
    #[serde(default)]
    pub unmapped_count: u64,
    /// Categories in use that the partner's list does not have: retired, or never there. Most products first.
    #[serde(default)]
    pub retired_categories: Vec<Retired>,
    /// `delivered`, `written`, `held` or `failed`; `counted` in a dry run.
    pub status: Status,
    /// Why it is held, or what failed.
    pub why: Vec<String>,
    /// For each of `why`, the same as messages; none where it has no ids, and where the guard says it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub troubles: Vec<Vec<Said>>,
    /// What the guard found, also what it only warns of.
    pub guard: Vec<Finding>,
    /// What became of its deliveries.
    pub receipts: Vec<Receipt>,
    /// The file, relative to the shop folder.
    pub file: Option<String>,
    /// The bids by category, where the partner takes them in a sheet; relative to the shop folder.
    #[serde(default)]
    pub bid_sheet: Option<String>,
    /// Size of the file.
    pub bytes: u64,
    /// Seconds that all partners of the run took together: they are milled in one pass.
    pub seconds: f64,
}

/// How a partner's feed fared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Brought to the partner.
    Delivered,
    /// In place in `out/`.
    Written,
    /// Kept beside the live feed by the guard.
    Held,
    /// It could not be written.
    Failed,
    /// Only counted.
    Counted,
}

/// Products left out for one reason.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Excluded {
    /// The reason as the rule gives it.
    pub reason: String,
    /// The reason as a message with an id, where no rule gives it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
    /// Products.
    pub count: u64,
}

/// What one rule did.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct RuleReport {
    /// Its name.
    pub rule: String,
    /// Products that the rules before it left in.
    pub before: u64,
    /// Products for which its condition held, of those that were in before or after it.
    pub matched: u64,
    /// Products in which it changed a value, of the same.
    pub changed: u64,
    /// Products it left out.
    pub excluded: u64,
    /// Products that were left out and that it brought back.
    #[serde(default)]
    pub included: u64,
}

/// An own category without a partner category.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Unmapped {
    /// The own category.
    pub category: String,
    /// Its products.
    pub products: u64,
    /// The partner's most similar categories, the best first; empty when the taxonomy is not at hand.
    pub suggestions: Vec<String>,
}

impl Report {
    pub(crate) fn note(&mut self, (english, said): Remark) {
        self.notes.push(english);
        self.notes_said.push(said);
    }

    /// How the run ended as a whole: `failed` when a partner failed, else `held` when one is held, else `done`.
    #[must_use]
    pub fn status(&self) -> &'static str {
        let any = |status| self.partners.iter().any(|partner| partner.status == status);
        if any(Status::Failed) {
            "failed"
        } else if any(Status::Held) {
            "held"
        } else {
            "done"
        }
    }
}

impl SnapshotReport {
    pub(crate) fn new(imported: &Imported, seconds: f64) -> Self {
        Self {
            rows: imported.rows(),
            added: imported.changes.added,
            changed: imported.changes.changed,
            removed: imported.changes.removed,
            fields: imported.changes.fields.clone(),
            joins: imported.joins.clone(),
            issues: imported.issues.clone(),
            seconds,
        }
    }
}

impl PartnerReport {
    /// Takes what became of the feed's deliveries: all of them make it delivered, one that failed makes it fail.
    pub(crate) fn delivered(&mut self, receipts: Vec<Receipt>) {
        for (why, trouble) in receipts.iter().filter_map(Receipt::failure) {
            self.why.push(why);
            self.troubles.push(trouble);
        }
        if !self.why.is_empty() {
            self.status = Status::Failed;
        } else if !receipts.is_empty() {
            self.status = Status::Delivered;
        }
        self.receipts = receipts;
    }

    pub(crate) fn new(
        mill: &Mill,
        snapshot: &Snapshot,
        partner: usize,
        counts: &PartnerCounts,
    ) -> Result<Self, Error> {
        let mut issues = counts
            .findings
            .kinds
            .iter()
            .map(|kind| IssueReport::new(snapshot, &mill.specs[partner], kind))
            .collect::<Result<Vec<_>, _>>()?;
        // The worst first, then the most frequent; the rest in order of the first product.
        issues.sort_by_key(|issue| {
            (
                std::cmp::Reverse(issue.severity),
                std::cmp::Reverse(issue.count),
            )
        });
        // Preparing a taxonomy takes a moment, so only for those who need it.
        let suggester = mill.taxonomies[partner]
            .as_ref()
            .filter(|_| !counts.unmapped.is_empty() || !mill.lapsed[partner].is_empty())
            .map(|taxonomy| {
                let choices = mill.maps[partner].as_deref();
                let choices = choices.map_or_else(Vec::new, CategoryMap::pairs);
                Suggester::new(taxonomy).learn(taxonomy, choices)
            });
        let mut retired: Vec<Retired> = mill.lapsed[partner]
            .iter()
            .map(|lapsed| lapsed.told(counts, suggester.as_ref(), mill.maps[partner].as_deref()))
            .collect();
        retired.sort_by_key(|one| std::cmp::Reverse(one.products));
        // The check tells how many products; here is what became of their categories.
        let attribute = mill.specs[partner].taxonomy.as_ref();
        let attribute = attribute.map_or("", |list| &*list.attribute);
        if let Some(first) = retired.first().filter(|first| first.products > 0)
            && let Some(issue) = issues
                .iter_mut()
                .find(|issue| issue.check == "category" && issue.attribute == attribute)
        {
            issue.message = first.told();
        }
        let mut unmapped: Vec<(&String, &u64)> = counts.unmapped.iter().collect();
        unmapped.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
        Ok(Self {
            partner: mill
                .plan
                .partners()
                .nth(partner)
                .unwrap_or_default()
                .to_owned(),
            products: counts.products,
            out: counts.out,
            excluded: counts
                .excluded
                .iter()
                .map(|(reason, &count)| Excluded {
                    reason: reason.clone(),
                    said: mill.plan.said(partner, reason),
                    count,
                })
                .collect(),
            issues,
            score: score(&counts.findings.worst),
            rules: rules_told(mill.plan.partner_rules(partner), &counts.rules),
            unmapped_count: unmapped.len() as u64,
            unmapped_categories: unmapped
                .into_iter()
                .take(CATEGORIES)
                .map(|(category, &products)| Unmapped {
                    category: category.clone(),
                    products,
                    suggestions: suggester
                        .as_ref()
                        .map_or_else(Vec::new, |suggester| suggested(suggester, category)),
                })
                .collect(),
            retired_categories: retired,
            status: Status::Counted,
            why: Vec::new(),
            troubles: Vec::new(),
            guard: Vec::new(),
            receipts: Vec::new(),
            file: None,
            bid_sheet: None,
            bytes: 0,
            seconds: 0.0,
        })
    }
}

/// Rules by name with what they did.
pub(crate) fn rules_told<'p>(
    names: impl Iterator<Item = &'p str>,
    counts: &[RuleCounts],
) -> Vec<RuleReport> {
    names
        .zip(counts)
        .map(|(rule, counts)| RuleReport {
            rule: rule.to_owned(),
            before: counts.before,
            matched: counts.matched.len(),
            changed: counts.changed.len(),
            excluded: counts.excluded.len(),
            included: counts.included.len(),
        })
        .collect()
}
