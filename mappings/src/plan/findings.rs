//! Findings of many products, counted: by check, attribute and severity, each with the first product's story.

use super::origins::Origins;
use crate::checks::{Checker, Finding, Proposal, Tally, Worst};
use crate::partners::Severity;
use crate::said::Said;
use roaring::RoaringTreemap;

/// Products kept of each kind of finding where not all are wanted: enough to name some.
pub const NAMED: usize = 10;

/// What the checks found in a stretch of products, or in all of them.
#[derive(Clone, Debug)]
pub struct Findings {
    /// The kinds of findings, in order of their first product.
    pub kinds: Vec<FindingKind>,
    /// Products by their worst finding.
    pub worst: Worst,
    pub(crate) tally: Option<Tally>,
    /// Records by their worst finding, by number in the output.
    found: [(Severity, RoaringTreemap); 3],
    /// The kind counted last: products tend to have the same findings in the same order.
    last: usize,
}

/// One check on one attribute.
#[derive(Clone, Debug, PartialEq)]
pub struct FindingKind {
    /// Name of the check.
    pub check: &'static str,
    /// The attribute.
    pub attribute: String,
    /// How bad it is.
    pub severity: Severity,
    /// Products.
    pub count: u64,
    /// What is wrong, told of the first product: its value and the detail.
    pub message: String,
    /// The same in pieces: the value as written, shortened; empty when there is none.
    pub value: String,
    /// The detail as a message of `checks::DETAILS`.
    pub detail: Option<Said>,
    /// Why the partner minds, in the words of its spec.
    pub why: String,
    /// What would help.
    pub fix: String,
    /// The same, for a program.
    pub proposal: Option<Proposal>,
    /// Catalog rows of the products: all of them where they are wanted, otherwise the first `NAMED` at least.
    pub rows: RoaringTreemap,
}

impl Default for Findings {
    fn default() -> Self {
        let severities = [Severity::Error, Severity::Warning, Severity::Advice];
        Self {
            kinds: Vec::new(),
            worst: Worst::default(),
            tally: None,
            found: severities.map(|severity| (severity, RoaringTreemap::new())),
            last: 0,
        }
    }
}

impl Findings {
    /// Notes the next record by the worst of its findings.
    pub(crate) fn record(&mut self, worst: Option<Severity>) {
        let number = self.worst.products;
        for (severity, records) in &mut self.found {
            if worst == Some(*severity) {
                records.insert(number);
            }
        }
        self.worst.count(worst);
    }

    /// Adds what only shows when all records are seen, after the last stretch was added.
    pub(crate) fn finish(&mut self, checker: &Checker, origins: &Origins) {
        let Some(tally) = self.tally.take() else {
            return;
        };
        checker.finish(&tally, &mut |number, finding| {
            self.count(origins.row(number).unwrap_or_default(), &finding, true);
            let known = self.found.iter_mut().find(|(_, all)| all.contains(number));
            let before = known.as_ref().map(|(severity, _)| *severity);
            if before < Some(finding.severity) {
                if let Some((_, all)) = known {
                    all.remove(number);
                }
                for (severity, records) in &mut self.found {
                    if *severity == finding.severity {
                        records.insert(number);
                    }
                }
                self.worst.worsen(before, finding.severity);
            }
        });
    }

    /// Counts a finding in the product of a catalog row. `behind`: the row is kept, however many there are.
    pub(crate) fn count(&mut self, row: u64, finding: &Finding<'_>, behind: bool) {
        let same = |kind: &FindingKind| {
            kind.check == finding.check
                && kind.severity == finding.severity
                && kind.attribute == finding.attribute
        };
        let next = self.last + 1;
        let known = match self.kinds.get(next) {
            Some(kind) if same(kind) => Some(next),
            _ => self.kinds.iter().position(same),
        };
        if let Some(known) = known {
            self.last = known;
            let kind = &mut self.kinds[known];
            // A product with several values of one attribute counts once for each.
            kind.count += 1;
            if behind || kind.count <= NAMED as u64 {
                kind.rows.insert(row);
            }
            return;
        }
        let value: String = finding.value.chars().take(80).collect();
        let message = [
            (!value.is_empty()).then(|| format!("\"{value}\"")),
            Some(finding.detail.to_string()).filter(|detail| !detail.is_empty()),
            Some(finding.why.to_owned()).filter(|why| !why.is_empty()),
        ];
        self.kinds.push(FindingKind {
            check: finding.check,
            attribute: finding.attribute.to_owned(),
            severity: finding.severity,
            count: 1,
            message: message.into_iter().flatten().collect::<Vec<_>>().join(": "),
            value,
            detail: finding.detail.said(),
            why: finding.why.to_owned(),
            fix: finding.fix.map(|fix| fix.to_string()).unwrap_or_default(),
            proposal: finding.fix.map(Proposal::from),
            rows: RoaringTreemap::from([row]),
        });
    }

    /// Adds what was found in a later stretch.
    pub fn add(&mut self, later: Self) {
        for kind in later.kinds {
            let same = |known: &&mut FindingKind| {
                known.check == kind.check
                    && known.severity == kind.severity
                    && known.attribute == kind.attribute
            };
            match self.kinds.iter_mut().find(same) {
                Some(known) => {
                    known.count += kind.count;
                    known.rows |= kind.rows;
                }
                None => self.kinds.push(kind),
            }
        }
        let before = self.worst.products;
        for ((_, records), (_, later)) in self.found.iter_mut().zip(later.found) {
            records.extend(later.into_iter().map(|number| before + number));
        }
        self.worst.products += later.worst.products;
        self.worst.errors += later.worst.errors;
        self.worst.warnings += later.worst.warnings;
        self.worst.advice += later.worst.advice;
        match (&mut self.tally, later.tally) {
            (Some(tally), Some(later)) => tally.merge(later),
            (tally @ None, later) => *tally = later,
            (Some(_), None) => {}
        }
    }
}
