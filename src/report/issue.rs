//! What a run tells of the findings of a check.

use crate::advice;
use crate::catalog::Snapshot;
use crate::error::Error;
use mappings::checks::Proposal;
use mappings::partners::{PartnerSpec, Severity};
use mappings::plan::{FindingKind, NAMED};
use mappings::said::Said;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Findings of one check on one attribute.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct IssueReport {
    /// Name of the check.
    pub check: String,
    /// The attribute.
    pub attribute: String,
    /// `error`, `warning` or `advice`.
    pub severity: Severity,
    /// Products.
    pub count: u64,
    /// What is wrong, by the first product's example.
    pub message: String,
    /// The same in pieces: the value as written, shortened; empty when there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
    /// What is wrong with it, as a message with an id; none where the check says it all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<Said>,
    /// Why the partner minds, in the words of its spec.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub why: String,
    /// What would help; empty when nothing is proposed.
    pub fix: String,
    /// The same, for a program.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proposal: Option<Proposal>,
    /// Ids of the first products.
    pub products: Vec<String>,
    /// Address of the page or standard that asks for it: the check's own, that of the attribute, or that of the spec.
    #[serde(default)]
    pub source: String,
}

impl IssueReport {
    pub(crate) fn new(
        snapshot: &Snapshot,
        spec: &PartnerSpec,
        kind: &FindingKind,
    ) -> Result<Self, Error> {
        Ok(Self {
            check: kind.check.to_owned(),
            attribute: kind.attribute.clone(),
            severity: kind.severity,
            count: kind.count,
            message: kind.message.clone(),
            value: kind.value.clone(),
            detail: kind.detail.clone(),
            why: kind.why.clone(),
            fix: kind.fix.clone(),
            proposal: kind.proposal.clone(),
            products: snapshot.ids(kind.rows.iter().take(NAMED))?,
            source: advice::source(spec, kind.check, &kind.attribute),
        })
    }

    /// What is wrong, in a line: `error ean: Missing: the partner requires ...`.
    #[must_use]
    pub fn told(&self) -> String {
        let severity = format!("{:?}", self.severity).to_lowercase();
        format!("{severity} {}: {}", self.attribute, self.what())
    }

    /// What is wrong: its message, after what the check says of all of its kind.
    #[must_use]
    pub fn what(&self) -> String {
        let about = mappings::checks::all().find(|about| about.name == self.check);
        let title = about.map_or(&*self.check, |about| about.title);
        match (self.check.as_str(), self.message.as_str()) {
            ("present", "") => "missing, and the partner requires it".to_owned(),
            ("present", message) => format!("missing, and the partner requires it ({message})"),
            (_, "") => title.to_owned(),
            (_, message) => format!("{title}: {message}"),
        }
    }
}
