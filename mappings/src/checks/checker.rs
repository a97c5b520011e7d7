//! The checks of a spec, compiled for a shape: run on each written product. Sees only what was written, so it finds the
//! same in a preview, in a run, and in a file.

use super::catalog::{CatalogCheck, Notes};
use super::compile::{self, Column, Compiled, Presence};
use super::finding::{About, Detail, Finding, Fix, Found};
use super::occurrences::occurrences;
use super::present::{HALF_PERIOD, TOO_FEW, TOO_MANY};
use super::product::{Product, Slot};
use crate::categories::Taxonomy;
use crate::context::Context;
use crate::partners::{PartnerSpec, Rendered, Severity, Shape, bare, stretches};
use feeds::record::Record;
use rapidhash::v3::rapidhash_v3;
use std::cell::Cell;

/// Where findings go.
type Sink<'s> = dyn FnMut(Finding<'_>) + 's;

/// The checks of a spec, ready to run on the records of a shape.
pub struct Checker {
    compiled: Compiled,
}

/// What the checks over all products remember. Each worker keeps its own; they are merged in the order of the products.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    notes: Vec<Notes>,
}

impl Tally {
    /// Adds what was remembered of the products that follow.
    pub fn merge(&mut self, next: Self) {
        for (notes, next) in self.notes.iter_mut().zip(next.notes) {
            notes.append(next);
        }
    }
}

impl Checker {
    /// Compiles the checks of `spec` for the attributes of `shape`. Without a taxonomy, categories themselves are not
    /// checked, and conditions on them know only the categories they name.
    #[must_use]
    pub fn new(
        spec: &PartnerSpec,
        shape: &Shape,
        context: &Context,
        taxonomy: Option<&Taxonomy>,
    ) -> Self {
        Self {
            compiled: compile::compile(spec, shape, context, taxonomy),
        }
    }

    /// An empty tally for these checks.
    #[must_use]
    pub fn tally(&self) -> Tally {
        Tally {
            notes: self
                .compiled
                .catalog
                .iter()
                .map(|rule| Notes::new(&*rule.check))
                .collect(),
        }
    }

    /// For each attribute of the shape, a text that is the same where values are checked alike, but for the context.
    pub(crate) fn alike(&self) -> impl Iterator<Item = &str> {
        self.compiled.alike.iter().map(String::as_str)
    }

    /// Gives the checks of an attribute their number among the checks that several partners share.
    pub(crate) fn share(&mut self, attribute: usize, number: u32) {
        let (slot, _) = self.compiled.attributes[attribute];
        self.compiled.shared[slot] = Some(number);
    }

    /// Checks one written product and remembers it for `finish`.
    pub fn record<'a>(&'a self, record: Record<'a>, tally: &mut Tally, sink: &mut Sink<'_>) {
        self.record_among(record, &[], tally, sink);
    }

    /// The same where other partners get the product too: `passed` has, by number of `share`, a hash of the last value
    /// that was found right, so that it is not checked again.
    pub(crate) fn record_among<'a>(
        &'a self,
        record: Record<'a>,
        passed: &[Cell<u64>],
        tally: &mut Tally,
        sink: &mut Sink<'_>,
    ) {
        let compiled = &self.compiled;
        let mut product = Product {
            values: vec![None; compiled.names.len()],
            lists: Vec::new(),
        };
        for cell in record.cells() {
            let text = record.text(cell);
            match compiled.columns.get(cell.column as usize) {
                Some(Column::Value(slot)) => self.value(*slot, text, passed, &mut product, sink),
                Some(Column::List(slot, separator)) => {
                    for stretch in stretches(text, separator) {
                        self.value(*slot, bare(stretch), passed, &mut product, sink);
                    }
                }
                Some(Column::Part { group, slot }) => {
                    product.values[*group].get_or_insert(text);
                    self.value(*slot, text, passed, &mut product, sink);
                }
                Some(Column::Group {
                    slot,
                    list_separator,
                    separator,
                    parts,
                }) => {
                    product.values[*slot].get_or_insert(text);
                    for group in stretches(text, list_separator) {
                        for (part, text) in parts.iter().zip(stretches(group, separator)) {
                            self.value(*part, bare(text), passed, &mut product, sink);
                        }
                    }
                }
                Some(Column::Other) | None => {}
            }
        }
        self.counts(&product, sink);
        self.whole(&product, None, sink);
        for group in &compiled.groups {
            if product.values[group.slot].is_some() {
                for occurrence in occurrences(compiled, group, record, &product) {
                    self.whole(&occurrence, Some(group.slot), sink);
                }
            }
        }
        for (rule, notes) in compiled.catalog.iter().zip(&mut tally.notes) {
            let holds = rule.when.as_ref().is_none_or(|when| when.holds(&product));
            rule.check.note(holds.then_some(&product), notes);
        }
    }

    /// Reports what was lost when the attribute with this number (of the shape) was written.
    pub fn rendered(&self, attribute: usize, rendered: Rendered, sink: &mut Sink<'_>) {
        let Some((slot, most)) = self.compiled.attributes.get(attribute) else {
            return;
        };
        if rendered.dropped > 0 {
            let has = (rendered.written + rendered.dropped) as usize;
            let detail = Detail::Limit {
                has,
                limit: *most as i64,
            };
            self.report(&TOO_MANY, None, *slot, "", Found::correct(detail), "", sink);
        }
        if rendered.half_period {
            self.report(
                &HALF_PERIOD,
                None,
                *slot,
                "",
                Found::correct(Detail::Plain),
                "",
                sink,
            );
        }
    }

    /// Reports what only shows when all products are seen. `sink` gets the number of the product in the output, from 0.
    pub fn finish(&self, tally: &Tally, sink: &mut dyn FnMut(u64, Finding<'_>)) {
        for (rule, notes) in self.compiled.catalog.iter().zip(&tally.notes) {
            rule.check
                .finish(notes, &mut |product, slot: &Slot, found| {
                    sink(
                        product,
                        Finding {
                            check: rule.about.name,
                            severity: rule.severity,
                            attribute: &self.compiled.names[slot.index],
                            value: "",
                            detail: found.detail,
                            why: &rule.why,
                            fix: found.fix,
                        },
                    );
                });
        }
    }

    /// Runs the checks of one value and files it.
    fn value<'a>(
        &'a self,
        slot: usize,
        text: &'a str,
        passed: &[Cell<u64>],
        product: &mut Product<'a>,
        sink: &mut Sink<'_>,
    ) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        match &mut product.values[slot] {
            Some(_) => product.lists.push((slot, text)),
            none => *none = Some(text),
        }
        let shared = self.compiled.shared[slot].and_then(|number| passed.get(number as usize));
        let hash = shared.map_or(0, |_| rapidhash_v3(text.as_bytes()).max(1));
        if shared.is_some_and(|passed| passed.get() == hash) {
            return;
        }
        let mut right = true;
        for check in &self.compiled.values[slot] {
            if let Some(found) = check.find(text) {
                right = false;
                self.report(check.about(), None, slot, text, found, "", sink);
            }
        }
        if let Some(passed) = shared.filter(|_| right) {
            passed.set(hash);
        }
    }

    fn counts<'a>(&'a self, product: &Product<'a>, sink: &mut Sink<'_>) {
        for (slot, fewest) in &self.compiled.counts {
            let further = product.lists.iter().filter(|(at, _)| at == slot).count();
            let has = usize::from(product.values[*slot].is_some()) + further;
            if has > 0 && has < *fewest as usize {
                let found = Found::correct(Detail::Limit {
                    has,
                    limit: i64::from(*fewest),
                });
                self.report(&TOO_FEW, None, *slot, "", found, "", sink);
            }
        }
    }

    /// Runs what looks at several attributes: of the product, or of one occurrence of a group.
    fn whole<'a>(&'a self, product: &Product<'a>, group: Option<usize>, sink: &mut Sink<'_>) {
        for presence in self
            .compiled
            .presences
            .iter()
            .filter(|presence| presence.group == group)
        {
            let Presence {
                slot,
                about,
                severity,
                when,
                why,
                ..
            } = presence;
            if product.values[*slot].is_none()
                && when.as_ref().is_none_or(|when| when.holds(product))
            {
                let fix = Fix::Fill(&self.compiled.names[*slot]);
                self.report(
                    about,
                    *severity,
                    *slot,
                    "",
                    Found::new(Detail::Plain, fix),
                    why,
                    sink,
                );
            }
        }
        for rule in self
            .compiled
            .rules
            .iter()
            .filter(|rule| rule.group == group)
        {
            if rule.when.as_ref().is_none_or(|when| when.holds(product))
                && let Some((slot, found)) = rule.check.find(product)
            {
                let value = product.get(slot).unwrap_or_default();
                self.report(
                    rule.about,
                    Some(rule.severity),
                    slot.index,
                    value,
                    found,
                    &rule.why,
                    sink,
                );
            }
        }
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "the parts of a finding, in one place"
    )]
    fn report<'a>(
        &'a self,
        about: &'static About,
        severity: Option<Severity>,
        slot: usize,
        value: &'a str,
        found: Found<'a>,
        why: &'a str,
        sink: &mut Sink<'_>,
    ) {
        sink(Finding {
            check: about.name,
            severity: severity.unwrap_or(about.severity),
            attribute: &self.compiled.names[slot],
            value,
            detail: found.detail,
            why,
            fix: found.fix,
        });
    }
}

/// One rule over all products.
pub(super) struct CatalogRule {
    pub(super) about: &'static About,
    pub(super) severity: Severity,
    pub(super) when: Option<super::condition::Condition>,
    pub(super) why: String,
    pub(super) check: Box<dyn CatalogCheck>,
}
