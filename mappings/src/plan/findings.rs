//! Findings of many products, counted: by check, attribute and severity, each with the first product's story.

use crate::checks::{Finding, Tally, Worst};
use crate::partners::Severity;

/// Most products named for one kind of finding.
const NAMED: usize = 10;

/// What the checks found in a stretch of products, or in all of them.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// The kinds of findings, in order of their first product.
    pub kinds: Vec<FindingKind>,
    /// Products by their worst finding.
    pub worst: Worst,
    pub(crate) tally: Option<Tally>,
}

/// One check on one attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// What would help.
    pub fix: String,
    /// Catalog rows of the first products, ascending.
    pub rows: Vec<u64>,
}

impl Findings {
    pub(crate) fn count(&mut self, row: u64, finding: &Finding<'_>) {
        let known = self.kinds.iter_mut().find(|kind| {
            kind.check == finding.check
                && kind.severity == finding.severity
                && kind.attribute == finding.attribute
        });
        if let Some(kind) = known {
            // A product with several values of one attribute counts once for each.
            kind.count += 1;
            if kind.rows.len() < NAMED && kind.rows.last() != Some(&row) {
                kind.rows.push(row);
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
            fix: finding.fix.map(|fix| fix.to_string()).unwrap_or_default(),
            rows: vec![row],
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
                    let room = NAMED - known.rows.len();
                    known.rows.extend(kind.rows.into_iter().take(room));
                }
                None => self.kinds.push(kind),
            }
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
