//! Rules in order with what each does, and labels with the distribution of their values.

use super::outcome;
use super::sessions::{self, Looked};
use super::{ApiError, App, Nothing, edits};
use crate::notes::Note;
use crate::report::RuleReport;
use crate::shop::Shop;
use mappings::config::RuleConfig;
use mappings::plan::Change;
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

/// A rule to be tried or added, after the others.
#[derive(Deserialize, JsonSchema)]
pub(super) struct NewRuleRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping; a shared rule when left out.
    pub mapping: Option<String>,
    /// The rule.
    pub rule: RuleConfig,
    /// The place, from 0, of the one it is put for; after the others when left out.
    #[serde(default)]
    pub index: Option<usize>,
}

/// What a rule that is tried would do.
#[derive(Serialize, JsonSchema)]
pub(super) struct RuleTried {
    /// Counts.
    pub counts: RuleReport,
    /// The first products for which its condition holds, with what it does to each.
    pub samples: Vec<RuleSample>,
}

/// What a rule does to a product.
#[derive(Serialize, JsonSchema)]
pub(super) struct RuleSample {
    /// The product's id.
    pub product: String,
    /// The values it changes, before and after.
    pub changes: Vec<Change>,
    /// Where it gives a reason to leave the product out or keep it in: the reason that decides, which may be another rule's.
    pub reason: Option<String>,
    /// Whether the product goes out in the end, whatever rule decides that.
    pub included: bool,
}

/// A rule to be copied.
#[derive(Deserialize, JsonSchema)]
pub(super) struct CopyRuleRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping; a shared rule when left out.
    pub mapping: Option<String>,
    /// Its place, from 0.
    pub index: usize,
    /// Names of the mappings that get it.
    pub to: Vec<String>,
}

/// A rule by its place.
#[derive(Deserialize, JsonSchema)]
pub(super) struct RuleRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping; a shared rule when left out.
    pub mapping: Option<String>,
    /// Its place, from 0.
    pub index: usize,
}

fn listed<'s>(shop: &'s Shop, mapping: Option<&str>) -> Result<&'s [RuleConfig], ApiError> {
    match mapping {
        None => Ok(&shop.rules.rules),
        Some(name) => match shop.mappings.get(name) {
            Some(mapping) => Ok(&mapping.rules),
            None => {
                let with = [("mapping", name.to_owned())];
                Err(ApiError::asked("no_mapping", with, "perhaps_renamed"))
            }
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
                let ruled = outcome::ruled(app, &looked)?;
                ruled.of(request.mapping.is_some()).0.to_vec()
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
        return Err(ApiError::asked("no_rule", [], "perhaps_gone"));
    }
    let name = rules[request.index].name.clone();
    let mut note = Note::rule_moved(&name);
    if let Some(on) = request.on {
        rules[request.index].on = on;
        note = match on {
            true => Note::rule_on(&name),
            false => Note::rule_off(&name),
        };
    }
    if let Some(to) = request.to {
        let rule = rules.remove(request.index);
        rules.insert(to.min(rules.len()), rule);
    }
    save(app, &shop, request.mapping.as_deref(), rules, note)?;
    Ok(Nothing {})
}

/// The shop with other rules.
fn with(shop: &Shop, mapping: Option<&str>, rules: Vec<RuleConfig>) -> Shop {
    let mut draft = shop.clone();
    match mapping {
        None => draft.rules.rules = rules,
        Some(name) => {
            if let Some(mapping) = draft.mappings.get_mut(name) {
                mapping.rules = rules;
            }
        }
    }
    draft
}

fn save(
    app: &App,
    shop: &Shop,
    mapping: Option<&str>,
    rules: Vec<RuleConfig>,
    note: Note,
) -> Result<(), ApiError> {
    let draft = with(shop, mapping, rules);
    match mapping {
        None => edits::draft(app, shop, "rules.toml", &draft.rules, note),
        Some(name) => {
            let file = format!("mappings/{name}.toml");
            edits::draft(app, shop, &file, &draft.mappings[name], note)
        }
    }
}

/// What a new rule does; none when there is no partner yet to look through. Fails with what is wrong with it.
fn tried(app: &App, shop: &Shop, request: &NewRuleRequest) -> Result<Option<RuleTried>, ApiError> {
    let mapping = request.mapping.as_deref();
    let mut rules = listed(shop, mapping)?.to_vec();
    let rules_before = rules.len();
    let place = put(&mut rules, request)?;
    // Rules that are off are not counted.
    let counted = rules[..place].iter().filter(|rule| rule.on).count();
    if let Some(rule) = rules.get_mut(place) {
        rule.on = true;
    }
    let draft = with(shop, mapping, rules);
    let Some(eyes) = mapping.or(shop.mappings.keys().next().map(String::as_str)) else {
        return Ok(None);
    };
    let looked = sessions::session(app, &draft, eyes)?;
    let ruled = outcome::ruled(app, &looked)?;
    let (counts, first) = ruled.of(mapping.is_some());
    // Rules of the sources come before the shared ones.
    let place = match mapping {
        Some(_) => counted,
        None => counted + counts.len() - draft.rules.rules.iter().filter(|rule| rule.on).count(),
    };
    let Some(counts) = counts.get(place) else {
        return Ok(None);
    };
    let level = if mapping.is_some() {
        "partner"
    } else {
        "shared"
    };
    let path = format!("rules[{}]", request.index.unwrap_or(rules_before));
    let products = first.get(place).into_iter().flatten();
    let samples = products.map(|id| sample(&looked, id, level, &path));
    Ok(Some(RuleTried {
        counts: counts.clone(),
        samples: samples.collect::<Result<_, ApiError>>()?,
    }))
}

/// What the rule at a place does to a product.
fn sample(looked: &Looked, product: &str, level: &str, path: &str) -> Result<RuleSample, ApiError> {
    let told = outcome::story(looked, product)?.explanation;
    let rule = told
        .rules
        .into_iter()
        .find(|rule| rule.level == level && rule.path == path);
    let name = rule.as_ref().map(|rule| rule.rule.clone());
    let decides = name.is_some() && told.reasons.iter().any(|reason| reason.rule == name);
    let reason = told.reasons.into_iter().find(|reason| reason.decisive);
    Ok(RuleSample {
        product: product.to_owned(),
        changes: rule.map(|rule| rule.changes).unwrap_or_default(),
        reason: reason.filter(|_| decides).map(|reason| reason.reason),
        included: told.included,
    })
}

/// Puts a rule at its place among others. Returns the place.
fn put(rules: &mut Vec<RuleConfig>, request: &NewRuleRequest) -> Result<usize, ApiError> {
    match request.index {
        None => rules.push(request.rule.clone()),
        Some(index) => match rules.get_mut(index) {
            Some(rule) => rule.clone_from(&request.rule),
            None => return Err(ApiError::asked("no_rule", [], "perhaps_gone")),
        },
    }
    Ok(request.index.unwrap_or(rules.len() - 1))
}

pub(super) fn change_rule(app: &Arc<App>, request: NewRuleRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    tried(app, &shop, &request)?;
    let mapping = request.mapping.as_deref();
    let mut rules = listed(&shop, mapping)?.to_vec();
    put(&mut rules, &request)?;
    let note = Note::rule_changed(&request.rule.name);
    save(app, &shop, mapping, rules, note)?;
    Ok(Nothing {})
}

pub(super) fn copy_rule(app: &Arc<App>, request: CopyRuleRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let rules = listed(&shop, request.mapping.as_deref())?;
    let Some(rule) = rules.get(request.index) else {
        return Err(ApiError::asked("no_rule", [], "perhaps_gone"));
    };
    let mut texts = Vec::new();
    for name in &request.to {
        let mut rules = listed(&shop, Some(name))?.to_vec();
        rules.push(rule.clone());
        let draft = with(&shop, Some(name), rules);
        // What another partner cannot use is refused before it is saved.
        match sessions::session(app, &draft, name) {
            Err(error) if error.at != "catalog" => return Err(error),
            _ => {}
        }
        let file = format!("mappings/{name}.toml");
        let text = edits::written(&shop, &file, &draft.mappings[name])?;
        texts.push((file, text));
    }
    let note = Note::rule_copied(&rule.name, request.to.join(", "));
    edits::draft_texts(app, &shop, texts, note)?;
    Ok(Nothing {})
}

pub(super) fn try_rule(
    app: &Arc<App>,
    request: NewRuleRequest,
) -> Result<Option<RuleTried>, ApiError> {
    tried(app, &sessions::shop(&request.shop)?, &request)
}

pub(super) fn add_rule(app: &Arc<App>, request: NewRuleRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    tried(app, &shop, &request)?;
    let mapping = request.mapping.as_deref();
    let mut rules = listed(&shop, mapping)?.to_vec();
    let note = Note::rule_added(&request.rule.name);
    rules.push(request.rule);
    save(app, &shop, mapping, rules, note)?;
    Ok(Nothing {})
}

pub(super) fn remove_rule(app: &Arc<App>, request: RuleRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let mapping = request.mapping.as_deref();
    let mut rules = listed(&shop, mapping)?.to_vec();
    if request.index >= rules.len() {
        return Err(ApiError::asked("no_rule", [], "perhaps_gone"));
    }
    let rule = rules.remove(request.index);
    let note = Note::rule_removed(&rule.name);
    save(app, &shop, mapping, rules, note)?;
    Ok(Nothing {})
}
