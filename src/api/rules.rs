//! Rules in order with what each does, and labels with the distribution of their values.

use super::outcome;
use super::sessions;
use super::tasks::ShopRequest;
use super::{ApiError, App, Nothing, edits};
use crate::labels::LabelReport;
use crate::report::RuleReport;
use crate::shop::Shop;
use mappings::config::{LabelConfig, RuleConfig};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Rules of a shop: the shared ones, or those of a mapping.
#[derive(Deserialize, JsonSchema)]
pub(super) struct RulesRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping; the shared rules when left out.
    pub mapping: Option<String>,
}

/// A rule and what it does.
#[derive(Serialize, JsonSchema)]
pub(super) struct RuleTold {
    /// The rule as it is written.
    pub rule: RuleConfig,
    /// What it does; none when it is off, or the sources were never read.
    pub counts: Option<RuleReport>,
}

/// A change of a rule.
#[derive(Deserialize, JsonSchema)]
pub(super) struct SetRuleRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping; a shared rule when left out.
    pub mapping: Option<String>,
    /// Its place, from 0.
    pub index: usize,
    /// Switched on or off.
    pub on: Option<bool>,
    /// The place it moves to.
    pub to: Option<usize>,
}

/// A label, its distribution and its use.
#[derive(Serialize, JsonSchema)]
pub(super) struct LabelTold {
    /// How it is computed.
    pub config: LabelConfig,
    /// Its bands and the spread of what was measured.
    pub report: LabelReport,
    /// Where it is used: files of the shop.
    pub used_by: Vec<String>,
}

fn listed<'s>(shop: &'s Shop, mapping: Option<&str>) -> Result<&'s [RuleConfig], ApiError> {
    match mapping {
        None => Ok(&shop.rules.rules),
        Some(name) => match shop.mappings.get(name) {
            Some(mapping) => Ok(&mapping.rules),
            None => Err(ApiError::request(
                format!("the shop has no mapping \"{name}\""),
                "it may have been renamed on disk",
            )),
        },
    }
}

pub(super) fn rules(app: &Arc<App>, request: RulesRequest) -> Result<Vec<RuleTold>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let rules = listed(&shop, request.mapping.as_deref())?;
    // Shared rules do the same for every partner, so any one will do.
    let eyes = request.mapping.as_ref().or(shop.mappings.keys().next());
    let mut counts: Vec<RuleReport> = match eyes {
        None => Vec::new(),
        Some(partner) => match sessions::session(app, &shop, partner) {
            Ok(looked) => {
                let checked = outcome::checked(app, &looked)?;
                match request.mapping {
                    Some(_) => checked.report.rules.clone(),
                    None => checked.shared.clone(),
                }
            }
            Err(error) if error.at == "catalog" => Vec::new(),
            Err(error) => return Err(error),
        },
    };
    Ok(rules
        .iter()
        .map(|rule| {
            // Rules that are off are not counted; of two of one name the first comes first.
            let place = counts
                .iter()
                .position(|told| rule.on && told.rule == rule.name);
            RuleTold {
                rule: rule.clone(),
                counts: place.map(|place| counts.remove(place)),
            }
        })
        .collect())
}

pub(super) fn set_rule(app: &Arc<App>, request: SetRuleRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let mut rules = listed(&shop, request.mapping.as_deref())?.to_vec();
    if request.index >= rules.len() {
        return Err(ApiError::request("there is no such rule", "it may be gone"));
    }
    let name = rules[request.index].name.clone();
    let mut note = Vec::new();
    if let Some(on) = request.on {
        rules[request.index].on = on;
        note.push(if on { "on" } else { "off" });
    }
    if let Some(to) = request.to {
        let rule = rules.remove(request.index);
        rules.insert(to.min(rules.len()), rule);
        note.push("moved");
    }
    let note = format!("rule \"{name}\": {}", note.join(", "));
    match request.mapping {
        None => {
            let mut file = shop.rules.clone();
            file.rules = rules;
            edits::save(app, &shop, "rules.toml", &file, note)?;
        }
        Some(mapping) => {
            if let Some(mut changed) = shop.mappings.get(&mapping).cloned() {
                changed.rules = rules;
                let file = format!("mappings/{mapping}.toml");
                edits::save(app, &shop, &file, &changed, note)?;
            }
        }
    }
    Ok(Nothing {})
}

pub(super) fn labels(app: &Arc<App>, request: ShopRequest) -> Result<Vec<LabelTold>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    sessions::catalog(&shop)?;
    let told = crate::labels::labels(&shop, &app.now(), app.threads, &())?;
    let labels = shop.labels.labels.values().zip(told.labels);
    Ok(labels
        .map(|(config, report)| {
            let field = format!("label/{}\"", report.label);
            let value = format!("label/{}/", report.label);
            let used = shop
                .texts()
                .filter(|(_, text)| text.contains(&field) || text.contains(&value));
            LabelTold {
                config: config.clone(),
                used_by: used.map(|(file, _)| file.to_owned()).collect(),
                report,
            }
        })
        .collect())
}
