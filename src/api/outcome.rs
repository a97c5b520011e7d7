//! What a partner would get, without writing: counts and issues of the whole feed, pages of it, the way of a product.

use super::kept::once;
use super::sessions::{self, Looked};
use super::turn::later;
use super::{ApiError, App};
use crate::diff::Changes;
use crate::effect;
use crate::error::Error;
use crate::explain::{self, Story};
use crate::export::{self, Products};
use crate::guard::{self, Finding};
use crate::preview::{self, Preview};
use crate::report::{PartnerReport, RuleReport, rules_told};
use crate::session::Session;
use mappings::partners::Severity;
use mappings::plan::{
    Catalog, FindingKind, Ground, PartnerCounts, RuleCounts, Wanted, add_rules, in_parts,
};
use roaring::RoaringTreemap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most products of a page.
const PAGE: usize = 200;
/// Products told for each rule.
const SAMPLES: usize = 5;
/// Products milled at a time.
const CHUNK: usize = 1024;

/// A mapping of a shop.
#[derive(Deserialize, JsonSchema)]
pub(super) struct MappingRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping.
    pub mapping: String,
}

/// A page of a partner's feed.
#[derive(Deserialize, JsonSchema)]
pub(super) struct PreviewRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping.
    pub mapping: String,
    /// Products to pass over.
    #[serde(default)]
    pub skip: u64,
    /// Products to show, at most 200.
    pub limit: usize,
}

/// A product and a partner.
#[derive(Deserialize, JsonSchema)]
pub(super) struct ExplainRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping.
    pub mapping: String,
    /// The product's id.
    pub product: String,
}

/// What a partner would get, counted.
#[derive(Clone, Serialize, JsonSchema)]
pub(super) struct Checked {
    /// Counts, issues and what the partner's own rules did.
    pub report: PartnerReport,
    /// Whether categories could not be compared with the partner's list, because it could not be fetched.
    pub unchecked_categories: bool,
    /// Products in the feed that have an error.
    pub faulty: u64,
    /// What the source and shared rules did.
    pub shared: Vec<RuleReport>,
    /// Records in which an attribute is written, by its name.
    pub filled: BTreeMap<String, u64>,
    /// Of each of the partner's own rules, ids of the first products for which it holds.
    pub first: Vec<Vec<String>>,
    /// The same of the source and shared rules.
    pub shared_first: Vec<Vec<String>>,
    /// The products of each issue.
    #[serde(skip)]
    pub behind: Vec<IssueRows>,
}

/// The products with an issue.
#[derive(Clone)]
pub(super) struct IssueRows {
    pub check: &'static str,
    pub attribute: String,
    pub severity: Severity,
    pub rows: Arc<RoaringTreemap>,
}

pub(super) fn check(app: &Arc<App>, request: MappingRequest) -> Result<Checked, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let looked = sessions::session(app, &shop, &request.mapping)?;
    Ok(Checked::clone(&*checked(app, &looked)?))
}

/// Why the next feed will be held, as far as that shows without writing it.
pub(super) fn foretold(app: &Arc<App>, request: MappingRequest) -> Result<Vec<Finding>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let looked = sessions::session(app, &shop, &request.mapping)?;
    let spec = &looked.session.mill.specs[0];
    Ok(guard::foretold(
        &shop,
        spec,
        looked.session.mill.print(0),
        &checked(app, &looked)?.report,
    )?)
}

/// Counts a session's feed, once.
pub(super) fn checked(app: &App, looked: &Looked) -> Result<Arc<Checked>, ApiError> {
    Ok(once(&looked.checked, || {
        later(|| count(&looked.session, app.threads))
    })?)
}

/// What the rules of a session do.
pub(super) struct Ruled {
    own_rows: Vec<RuleCounts>,
    own: Vec<RuleReport>,
    own_first: Vec<Vec<String>>,
    shared_rows: Vec<RuleCounts>,
    shared: Vec<RuleReport>,
    shared_first: Vec<Vec<String>>,
}

impl Ruled {
    /// The partner's own rules or the source and shared ones: counts, and ids of the first products for which each holds.
    pub(super) fn of(&self, own: bool) -> (&[RuleReport], &[Vec<String>]) {
        if own {
            (&self.own, &self.own_first)
        } else {
            (&self.shared, &self.shared_first)
        }
    }

    /// What a rule did, row by row; of two of one name the first.
    pub(super) fn rows(&self, own: bool, name: &str) -> Option<&RuleCounts> {
        let rows = if own {
            &self.own_rows
        } else {
            &self.shared_rows
        };
        let place = self.of(own).0.iter().position(|rule| rule.rule == name)?;
        rows.get(place)
    }
}

/// Counts what a session's rules do, once. No value is made for that: it is much quicker than counting the feed.
pub(super) fn ruled(app: &App, looked: &Looked) -> Result<Arc<Ruled>, ApiError> {
    let ruled = once(&looked.ruled, || {
        let session = &looked.session;
        let plan = &session.mill.plan;
        let (partners, shared) =
            export::count(plan, &session.answers, &session.snapshot, &[0], app.threads)?;
        let own = partners.into_iter().next().unwrap_or_default().rules;
        Ok(Ruled {
            own_first: first(session, &own)?,
            own: rules_told(plan.partner_rules(0), &own),
            shared_first: first(session, &shared)?,
            shared: rules_told(plan.shared_rules(), &shared),
            own_rows: own,
            shared_rows: shared,
        })
    });
    Ok(ruled?)
}

/// What one stretch gave.
type Part = (PartnerCounts, Vec<RuleCounts>, Vec<u64>);

fn count(session: &Session, threads: usize) -> Result<Checked, Error> {
    let plan = &session.mill.plan;
    let wanted = Wanted {
        partners: vec![0],
        values: true,
        rules: true,
        behind: true,
    };
    let needs = plan.needs(&wanted);
    let stretches = Products(&session.snapshot).stretches();
    let parts = in_parts(stretches, threads, |stretches| {
        stretches
            .map(|stretch| part(session, stretch, &wanted, &needs))
            .collect::<Result<Vec<_>, Error>>()
    })?;
    let mut counts = PartnerCounts::default();
    let mut shared = Vec::new();
    let mut columns = vec![0; plan.shape(0).columns.len()];
    for (more, rules, filled) in parts.into_iter().flatten() {
        counts.add(more);
        add_rules(&mut shared, &rules);
        for (sum, more) in columns.iter_mut().zip(filled) {
            *sum += more;
        }
    }
    plan.finish(0, &mut counts);
    let mut filled: BTreeMap<String, u64> = BTreeMap::new();
    for (column, count) in columns.into_iter().enumerate() {
        if let Some(attribute) = plan.shape(0).attribute_of(column) {
            let most = filled.entry(attribute.to_owned()).or_default();
            *most = count.max(*most);
        }
    }
    Ok(Checked {
        report: PartnerReport::new(&session.mill, &session.snapshot, 0, &counts)?,
        unchecked_categories: session.mill.unchecked[0],
        faulty: counts.findings.worst.errors,
        shared: rules_told(plan.shared_rules(), &shared),
        filled,
        first: first(session, &counts.rules)?,
        shared_first: first(session, &shared)?,
        behind: counts.findings.kinds.into_iter().map(behind).collect(),
    })
}

fn behind(kind: FindingKind) -> IssueRows {
    IssueRows {
        check: kind.check,
        attribute: kind.attribute,
        severity: kind.severity,
        rows: Arc::new(kind.rows),
    }
}

/// Ids of the first products for which each rule holds.
fn first(session: &Session, rules: &[RuleCounts]) -> Result<Vec<Vec<String>>, Error> {
    rules
        .iter()
        .map(|rule| {
            let rows = rule.matched.iter().take(SAMPLES);
            rows.map(|row| session.snapshot.id(row)).collect()
        })
        .collect()
}

fn part(
    session: &Session,
    stretch: usize,
    wanted: &Wanted,
    needs: &[usize],
) -> Result<Part, Error> {
    let plan = &session.mill.plan;
    let catalog = Products(&session.snapshot);
    let rows = catalog.rows(stretch, plan.fields(), needs)?;
    let mut counts = PartnerCounts::default();
    let mut shared = Vec::new();
    let mut filled = vec![0; plan.shape(0).columns.len()];
    let mut last = vec![0; filled.len()];
    let mut number = 0;
    let mut grounds = [Ground::default()];
    for start in (0..rows.len()).step_by(CHUNK) {
        let end = (start + CHUNK).min(rows.len());
        let mut rules = Vec::new();
        plan.mill(
            &session.answers,
            &*rows,
            start..end,
            wanted,
            &mut grounds,
            &mut rules,
        );
        for record in grounds[0].records.iter() {
            number += 1;
            for cell in record.cells() {
                let column = cell.column as usize;
                // A column of several values is filled once.
                if last[column] != number && !record.text(cell).is_empty() {
                    last[column] = number;
                    filled[column] += 1;
                }
            }
        }
        add_rules(&mut shared, &rules);
        counts.add(std::mem::take(&mut grounds[0].counts));
        grounds[0].clear();
    }
    Ok((counts, shared, filled))
}

pub(super) fn preview(app: &Arc<App>, request: PreviewRequest) -> Result<Preview, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let looked = sessions::session(app, &shop, &request.mapping)?;
    let most = request.limit.min(PAGE);
    Ok(preview::preview(&looked.session, request.skip, most)?)
}

pub(super) fn explain(app: &Arc<App>, request: ExplainRequest) -> Result<Story, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let looked = sessions::session(app, &shop, &request.mapping)?;
    story(&looked, &request.product)
}

pub(super) fn since_live(
    app: &Arc<App>,
    request: MappingRequest,
) -> Result<Option<Changes>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let snapshot = sessions::catalog(&shop)?;
    let now = app.now();
    Ok(effect::since_live(
        &shop,
        &request.mapping,
        &snapshot,
        &now,
        app.threads,
    )?)
}

/// The way of a product through a session.
pub(super) fn story(looked: &Looked, product: &str) -> Result<Story, ApiError> {
    match explain::explain(&looked.session, product)? {
        Some(story) => Ok(story),
        None => {
            let (message, hint) = explain::absent(&looked.session, product)?;
            Err(ApiError::request(message, hint))
        }
    }
}
