//! What each rule did in the last run, and to which products. Read from the state: nothing is milled.

use crate::catalog;
use crate::error::Error;
use crate::mill::no_mapping;
use crate::report::VERSION;
use crate::shop::Shop;
use crate::state::{RuleDid, SHARED, State};
use roaring::RoaringTreemap;
use schemars::JsonSchema;
use serde::Serialize;

/// The rules of the last run. Printed by `rules --json`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Rules {
    /// Version of this shape.
    pub version: u32,
    /// Shared rules, then those of each partner, in their order.
    pub rules: Vec<Did>,
}

/// What one rule did.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Did {
    /// The mapping it belongs to; null for a rule of all partners.
    pub partner: Option<String>,
    /// Its name.
    pub rule: String,
    /// Number of the run.
    pub run: i64,
    /// Products that the rules before it left in.
    pub before: u64,
    /// For which its condition held.
    pub matched: Touched,
    /// In which it changed a value.
    pub changed: Touched,
    /// Which it left out.
    pub excluded: Touched,
    /// Which were left out and which it brought back.
    pub included: Touched,
}

/// Products that a rule touched.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Touched {
    /// How many.
    pub count: u64,
    /// Ids of the first ones, as many as were asked for; empty when the catalog is newer than the run.
    pub products: Vec<String>,
}

/// The shared rules and those of one mapping, or of all; only those called `rule` when given. Tells the ids of at most
/// `most` products each. Fails when there is no such mapping or rule, or the state cannot be read.
pub fn rules(
    shop: &Shop,
    partner: Option<&str>,
    rule: Option<&str>,
    most: usize,
) -> Result<Rules, Error> {
    let state = State::open(&shop.state_folder())?;
    if let Some(unknown) = partner.filter(|name| !shop.mappings.contains_key(*name)) {
        return Err(no_mapping(shop, unknown));
    }
    let partners = shop.mappings.keys().map(String::as_str);
    let asked = partners.filter(|name| partner.is_none_or(|asked| asked == *name));
    let snapshot = catalog::current(&state)?;
    let force = state.snapshot()?.map(|row| row.number);
    let ids = |did: &RuleDid, rows: &RoaringTreemap| -> Result<Vec<String>, Error> {
        match snapshot.as_ref().filter(|_| force == Some(did.snapshot)) {
            Some(snapshot) => snapshot.ids(rows.iter().take(most)),
            None => Ok(Vec::new()),
        }
    };
    let mut told = Vec::new();
    let mut names = Vec::new();
    for partner in std::iter::once(SHARED).chain(asked) {
        for did in state.rules(partner)? {
            names.push(did.rule.clone());
            if rule.is_some_and(|asked| asked != did.rule) {
                continue;
            }
            let touched = |rows: &RoaringTreemap| -> Result<Touched, Error> {
                Ok(Touched {
                    count: rows.len(),
                    products: ids(&did, rows)?,
                })
            };
            told.push(Did {
                partner: (partner != SHARED).then(|| partner.to_owned()),
                run: did.run,
                before: did.counts.before,
                matched: touched(&did.counts.matched)?,
                changed: touched(&did.counts.changed)?,
                excluded: touched(&did.counts.excluded)?,
                included: touched(&did.counts.included)?,
                rule: did.rule,
            });
        }
    }
    match rule.filter(|_| told.is_empty()) {
        None => Ok(Rules {
            version: VERSION,
            rules: told,
        }),
        Some(rule) => Err(Error::Config {
            at: "rules".into(),
            message: format!("no rule \"{rule}\" took part in the last run").into(),
            hint: match mappings::item::closest(rule, names.iter().map(String::as_str)) {
                Some(closest) => format!("did you mean \"{closest}\"?").into(),
                None => "see them with `feedmill rules`, after a run".into(),
            },
        }),
    }
}
