//! Milling: what a stretch of the catalog becomes for each partner, and what each rule did on the way.

use super::bids::{self, BidSums};
use super::eval::Scope;
use super::findings::Findings;
use super::graph::{NodeId, Op};
use super::origins::Origins;
use super::rules::{Decision, Rules};
use super::survey::Answers;
use super::{Partner, Plan};
use crate::checks::Finding;
use crate::partners::Rendered;
use crate::rows::Rows;
use crate::value::Value;
use feeds::record::{Position, Records};
use indexmap::IndexMap;
use roaring::RoaringTreemap;
use std::cell::Cell;
use std::ops::Range;

/// What is wanted from milling.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Numbers of the partners.
    pub partners: Vec<usize>,
    /// Values are rendered and checked; otherwise products are only counted.
    pub values: bool,
    /// What each rule did is told.
    pub rules: bool,
    /// All products behind a finding are told, not only the first.
    pub behind: bool,
}

/// What one stretch became for one partner. Can be used again for the next stretch after `clear`.
#[derive(Default)]
pub struct Ground {
    /// The rendered products, with the columns of the partner's shape.
    pub records: Records,
    /// The catalog row each record came from.
    pub rows: Vec<u64>,
    /// Counts.
    pub counts: PartnerCounts,
}

/// What happened to products for one partner. Counts of several stretches add up with `add`.
#[derive(Clone, Default)]
pub struct PartnerCounts {
    /// Products looked at.
    pub products: u64,
    /// Products (after exploding: records) that came out.
    pub out: u64,
    /// Where those that came out are in the catalog.
    pub origins: Origins,
    /// Products left out, by reason, in the order of deciding.
    pub excluded: IndexMap<String, u64>,
    /// What the partner's own rules did, in their order; empty unless wanted.
    pub rules: Vec<RuleCounts>,
    /// Own categories without a partner category, with products.
    pub unmapped: IndexMap<String, u64>,
    /// Products by category that the mapping gives and the partner's list does not have.
    pub lapsed: IndexMap<String, u64>,
    /// Bids by category, where the partner takes them in a sheet.
    pub bids: BidSums,
    /// What the checks found.
    pub findings: Findings,
}

/// What one rule did when it was its turn: what counts in the end is the decision of the highest priority, and among those of
/// one priority the first that keeps in. Rows are numbers in the catalog.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RuleCounts {
    /// Products that the rules before it left in.
    pub before: u64,
    /// Rows for which its condition held, of those that were in before or after it.
    pub matched: RoaringTreemap,
    /// Rows in which it changed a value, of the same.
    pub changed: RoaringTreemap,
    /// Rows it left out.
    pub excluded: RoaringTreemap,
    /// Rows that were left out and that it brought back.
    pub included: RoaringTreemap,
}

impl Ground {
    /// Forgets the products and counts, and keeps the memory.
    pub fn clear(&mut self) {
        self.records.clear();
        self.rows.clear();
        self.counts = PartnerCounts::default();
    }
}

impl RuleCounts {
    fn add(&mut self, later: &Self) {
        self.before += later.before;
        self.matched |= &later.matched;
        self.changed |= &later.changed;
        self.excluded |= &later.excluded;
        self.included |= &later.included;
    }
}

impl PartnerCounts {
    /// Adds the counts of a later stretch.
    pub fn add(&mut self, later: Self) {
        self.products += later.products;
        self.out += later.out;
        self.origins.append(later.origins);
        for (reason, count) in later.excluded {
            *self.excluded.entry(reason).or_default() += count;
        }
        for (category, count) in later.unmapped {
            *self.unmapped.entry(category).or_default() += count;
        }
        for (category, count) in later.lapsed {
            *self.lapsed.entry(category).or_default() += count;
        }
        for (key, sum) in later.bids {
            bids::add(&mut self.bids, key, sum);
        }
        add_rules(&mut self.rules, &later.rules);
        self.findings.add(later.findings);
    }
}

impl Plan {
    /// Adds to a partner's counts what only shows when all products are seen, such as an id that stands twice. To be
    /// called once, after the counts of the last stretch were added.
    pub fn finish(&self, partner: usize, counts: &mut PartnerCounts) {
        let checker = &self.partners[partner].checker;
        counts.findings.finish(checker, &counts.origins);
    }
}

/// Adds up what rules did in a later stretch.
pub fn add_rules(sum: &mut Vec<RuleCounts>, later: &[RuleCounts]) {
    sum.resize(sum.len().max(later.len()), RuleCounts::default());
    for (sum, later) in sum.iter_mut().zip(later) {
        sum.add(later);
    }
}

impl Plan {
    /// Numbers of the fields that milling needs, ascending.
    #[must_use]
    pub fn needs(&self, wanted: &Wanted) -> Vec<usize> {
        let mut roots: Vec<NodeId> = Vec::new();
        for &partner in &wanted.partners {
            let partner = &self.partners[partner];
            roots.extend(partner.verdict_roots());
            if wanted.values {
                roots.extend(&partner.attributes);
                roots.extend(partner.bid_roots());
                roots.extend(
                    partner
                        .category
                        .iter()
                        .flat_map(|&(own, theirs)| [own, theirs]),
                );
            }
            if wanted.rules {
                roots.extend(partner.rules.roots());
            }
        }
        if wanted.rules {
            roots.extend(self.shared.roots());
        }
        self.graph.fields_of(roots)
    }

    /// Mills products of a stretch for the wanted partners; `grounds` are theirs, in the same order, and `shared` takes
    /// what the source and shared rules did.
    pub fn mill(
        &self,
        answers: &Answers,
        rows: &dyn Rows,
        chosen: Range<usize>,
        wanted: &Wanted,
        grounds: &mut [Ground],
        shared: &mut Vec<RuleCounts>,
    ) {
        // Which reason is whose is found once, by the place of the decision.
        let mut excluded: Vec<Vec<u64>> = wanted
            .partners
            .iter()
            .map(|&partner| vec![0; self.partners[partner].verdicts.len()])
            .collect();
        if wanted.rules {
            shared.resize(self.shared.rules.len(), RuleCounts::default());
            for (&partner, ground) in wanted.partners.iter().zip(grounds.iter_mut()) {
                ground.counts.rules.resize(
                    self.partners[partner].rules.rules.len(),
                    RuleCounts::default(),
                );
            }
        }
        let passed = vec![Cell::new(0); self.shared_checks];
        for row in chosen {
            let memory = Scope::memory(self);
            let scope = Scope::new(self, answers, rows, row, &memory);
            let number = rows.first() + row as u64;
            let standing = match wanted.rules {
                true => scope.tell(&self.shared, number, None, shared),
                false => None,
            };
            for ((&partner, ground), excluded) in wanted
                .partners
                .iter()
                .zip(grounds.iter_mut())
                .zip(&mut excluded)
            {
                let partner = &self.partners[partner];
                ground.counts.products += 1;
                if wanted.rules {
                    scope.tell(&partner.rules, number, standing, &mut ground.counts.rules);
                }
                match partner.explode.map(|list| scope.value(list)) {
                    Some(Value::List(elements)) if elements.len() > 1 => {
                        for element in 0..elements.len() {
                            let memory = Scope::memory(self);
                            let scope = Scope {
                                memory: &memory,
                                element,
                                ..scope
                            };
                            scope.mill(partner, number, wanted, &passed, ground, excluded);
                        }
                    }
                    _ => scope.mill(partner, number, wanted, &passed, ground, excluded),
                }
            }
        }
        for ((&partner, ground), excluded) in
            wanted.partners.iter().zip(grounds.iter_mut()).zip(excluded)
        {
            for (verdict, count) in self.partners[partner].verdicts.iter().zip(excluded) {
                if count > 0 {
                    *ground
                        .counts
                        .excluded
                        .entry(verdict.reason.clone())
                        .or_default() += count;
                }
            }
        }
    }
}

impl<'r> Scope<'r> {
    /// The place of the decision that leaves the product out, if one does.
    pub(crate) fn verdict(&self, verdicts: &[Decision]) -> Option<usize> {
        let decisive = verdicts
            .iter()
            .position(|verdict| self.holds(verdict.condition))?;
        verdicts[decisive].exclude.then_some(decisive)
    }

    fn mill(
        &self,
        partner: &'r Partner,
        number: u64,
        wanted: &Wanted,
        passed: &[Cell<u64>],
        ground: &mut Ground,
        excluded: &mut [u64],
    ) {
        if let Some(decisive) = self.verdict(&partner.verdicts) {
            excluded[decisive] += 1;
            return;
        }
        ground.counts.out += 1;
        ground.counts.origins.push(number);
        if !wanted.values {
            return;
        }
        let findings = &mut ground.counts.findings;
        let mut tally = findings
            .tally
            .take()
            .unwrap_or_else(|| partner.checker.tally());
        let mut worst = None;
        let mut count = |finding: Finding<'_>| {
            worst = worst.max(Some(finding.severity));
            findings.count(number, &finding, wanted.behind);
        };
        self.render(partner, &mut ground.records, &mut |attribute, rendered| {
            partner.checker.rendered(attribute, rendered, &mut count);
        });
        ground.rows.push(number);
        let record = ground.records.get(ground.records.len() - 1);
        partner
            .checker
            .record_among(record, passed, &mut tally, &mut count);
        findings.record(worst);
        findings.tally = Some(tally);
        if let Some(category) = partner.sheet {
            self.sum_bids(&partner.bids, category, &mut ground.counts.bids);
        }
        let Some((own, theirs)) = partner.category else {
            return;
        };
        let counts = &mut ground.counts;
        if self.see(theirs).is_empty() {
            let own = self.see(own).to_text().into_owned();
            *counts.unmapped.entry(own).or_default() += 1;
        } else if !partner.lapsed.is_empty() {
            let theirs = self.see(theirs);
            let theirs = theirs.to_text();
            if let Some(lapsed) = partner.lapsed.iter().find(|one| **one == theirs) {
                *counts.lapsed.entry(lapsed.clone()).or_default() += 1;
            }
        }
    }

    /// Appends the product as the partner will get it; `lost` hears what could not be written.
    pub(crate) fn render(
        &self,
        partner: &'r Partner,
        records: &mut Records,
        lost: &mut dyn FnMut(usize, Rendered),
    ) {
        for (attribute, &id) in partner.attributes.iter().enumerate() {
            let value = self.see(id);
            if !value.is_missing() {
                let context = &self.plan.contexts[partner.context];
                lost(
                    attribute,
                    partner.shape.render(attribute, &value, context, records),
                );
            }
        }
        records.finish(Position {
            line: 0,
            byte: 0,
            item: self.number() + 1,
        });
    }

    /// Notes what the rules do to the product, in their order. Takes the decision of the rules before them and returns the
    /// one that stands after them.
    fn tell(
        &self,
        rules: &'r Rules,
        number: u64,
        mut standing: Option<&'r Decision>,
        counts: &mut [RuleCounts],
    ) -> Option<&'r Decision> {
        let goes = |standing: Option<&Decision>| standing.is_none_or(|decision| !decision.exclude);
        for (rule, counts) in rules.rules.iter().zip(counts) {
            let before = goes(standing);
            for decision in &rules.decisions[rule.decisions.clone()] {
                let stronger = standing.is_none_or(|standing| decision.beats(standing));
                if stronger && self.holds(decision.condition) {
                    standing = Some(decision);
                }
            }
            let after = goes(standing);
            counts.before += u64::from(before);
            if !before && !after {
                continue;
            }
            if self.holds(rule.condition) {
                counts.matched.insert(number);
            }
            let changed = |&(_, before, after): &(String, NodeId, NodeId)| {
                // The common case is cheap: a rule that did not hold hands on the value before.
                !self.passes_on(before, after) && *self.see(before) != *self.see(after)
            };
            if rule.changes.iter().any(changed) {
                counts.changed.insert(number);
            }
            if before && !after {
                counts.excluded.insert(number);
            }
            if !before && after {
                counts.included.insert(number);
            }
        }
        standing
    }

    /// Whether `after` is a choice that comes down to `before` for this product.
    fn passes_on(&self, before: NodeId, after: NodeId) -> bool {
        match &self.plan.graph.nodes[after as usize].op {
            Op::Cases(cases, otherwise) => {
                *otherwise == before && !cases.iter().any(|(condition, _)| self.holds(*condition))
            }
            _ => false,
        }
    }
}
