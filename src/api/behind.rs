//! The products behind a number: those of an issue, and those that a rule holds for, changes, leaves out or brings back.

use super::outcome;
use super::sessions;
use super::{ApiError, App};
use crate::shop::Shop;
use mappings::partners::Severity;
use roaring::RoaringTreemap;
use schemars::JsonSchema;
use serde::Deserialize;
use std::sync::Arc;

/// A number of another screen.
#[derive(Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Behind {
    /// What a check finds on an attribute.
    Issue {
        /// Name of the mapping.
        mapping: String,
        /// Name of the check.
        check: String,
        /// The attribute.
        attribute: String,
        /// How bad it is.
        severity: Severity,
    },
    /// What a rule does.
    Rule {
        /// Name of the mapping; a shared rule when left out.
        mapping: Option<String>,
        /// Its name.
        rule: String,
        /// Which of its counts.
        did: Did,
    },
}

/// A count of a rule.
#[derive(Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum Did {
    /// Its condition holds.
    Matched,
    /// It changes a value.
    Changed,
    /// It leaves them out.
    Excluded,
    /// It brings them back.
    Included,
}

/// The rows of the catalog. None for what is not there any more: an issue that was solved, a rule that was taken away.
pub(super) fn rows(
    app: &App,
    shop: &Shop,
    behind: &Behind,
) -> Result<Arc<RoaringTreemap>, ApiError> {
    let found = match behind {
        Behind::Issue {
            mapping,
            check,
            attribute,
            severity,
        } => {
            let looked = sessions::session(app, shop, mapping)?;
            let checked = outcome::checked(app, &looked)?;
            let same = |kind: &&outcome::IssueRows| {
                kind.check == check && kind.attribute == *attribute && kind.severity == *severity
            };
            checked
                .behind
                .iter()
                .find(same)
                .map(|kind| Arc::clone(&kind.rows))
        }
        Behind::Rule { mapping, rule, did } => {
            // Shared rules do the same for every partner, so any one will do.
            let Some(eyes) = mapping.as_ref().or(shop.mappings.keys().next()) else {
                return Ok(Arc::default());
            };
            let looked = sessions::session(app, shop, eyes)?;
            let ruled = outcome::ruled(app, &looked)?;
            ruled.rows(mapping.is_some(), rule).map(|counts| {
                Arc::new(match did {
                    Did::Matched => counts.matched.clone(),
                    Did::Changed => counts.changed.clone(),
                    Did::Excluded => counts.excluded.clone(),
                    Did::Included => counts.included.clone(),
                })
            })
        }
    };
    Ok(found.unwrap_or_default())
}
