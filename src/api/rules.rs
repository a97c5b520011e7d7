//! Rules in order with what each does, and labels with the distribution of their values.

use super::outcome;
use super::sessions;
use super::tasks::ShopRequest;
use super::{ApiError, App, Nothing, edits};
use crate::error::Error;
use crate::export::Products;
use crate::report::RuleReport;
use crate::session::Session;
use crate::shop::Shop;
use mappings::config::{LabelConfig, MappingFile, RuleConfig, ValueConfig};
use mappings::fields;
use mappings::labels::Measure;
use mappings::labels::distribution::Distribution;
use mappings::plan::{Catalog, Ground, Wanted};
use mappings::value::Value;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::Arc;

/// Columns of a histogram.
const BINS: u16 = 24;

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

/// A label and its distribution.
#[derive(Serialize, JsonSchema)]
pub(super) struct LabelTold {
    /// Its name.
    pub name: String,
    /// How it is computed.
    pub config: LabelConfig,
    /// Products by band.
    pub bands: Vec<(String, u64)>,
    /// Products without a band.
    pub without: u64,
    /// The spread of the measured values.
    pub histogram: Vec<Bar>,
    /// Where it is used: files of the shop.
    pub used_by: Vec<String>,
}

/// A column of a histogram.
#[derive(Serialize, JsonSchema)]
pub(super) struct Bar {
    /// The smallest value of the column.
    pub from: String,
    /// The smallest value of the next column.
    pub to: String,
    /// Products.
    pub count: u64,
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
    let distributions = distributions(app, &shop)?;
    let told = shop.labels.labels.iter().zip(distributions);
    Ok(told
        .map(|((name, config), found)| {
            let entry = mappings::labels::find(&config.kind);
            let built = entry.and_then(|entry| (entry.build)(config.arguments.clone()).ok());
            let order = built.map(|label| label.bands()).unwrap_or_default();
            let field = format!("label/{name}\"");
            let value = format!("label/{name}/");
            let used = shop
                .texts()
                .filter(|(_, text)| text.contains(&field) || text.contains(&value));
            LabelTold {
                name: name.clone(),
                config: config.clone(),
                bands: found.bands(&order),
                without: found.without_band(),
                histogram: found
                    .histogram(BINS)
                    .into_iter()
                    .map(|bin| Bar {
                        from: bin.from.to_string(),
                        to: bin.to.to_string(),
                        count: bin.count,
                    })
                    .collect(),
                used_by: used.map(|(file, _)| file.to_owned()).collect(),
            }
        })
        .collect())
}

/// The distribution of each label over the whole catalog: a feed of labels only, of all products, that is never written.
fn distributions(app: &App, shop: &Shop) -> Result<Vec<Distribution>, ApiError> {
    const EYES: &str = "labels";
    let mut shop = shop.clone();
    for rule in &mut shop.rules.rules {
        for actions in [&mut rule.then, &mut rule.otherwise] {
            actions.retain(|action| action.exclude.is_none() && action.include.is_none());
        }
    }
    for source in shop.sources.values_mut() {
        for rule in &mut source.rules {
            rule.then.retain(|action| action.exclude.is_none());
            rule.otherwise.retain(|action| action.exclude.is_none());
        }
    }
    let names: Vec<String> = shop.labels.labels.keys().cloned().collect();
    let mut mapping = MappingFile {
        partner: "generic".into(),
        on: true,
        format: Some("json".into()),
        send_private: fields::all()
            .filter(|field| field.private)
            .map(|field| field.name.to_owned())
            .collect(),
        ..MappingFile::default()
    };
    for (number, name) in names.iter().enumerate() {
        let value = |field: String| ValueConfig::from(&*field);
        mapping
            .fields
            .insert(format!("band_{number}"), value(format!("label/{name}")));
        mapping.fields.insert(
            format!("value_{number}"),
            value(format!("label/{name}/value")),
        );
    }
    shop.mappings = [(EYES.to_owned(), mapping)].into();
    let looked = sessions::session(app, &shop, EYES)?;
    Ok(measured(&looked.session, names.len())?)
}

fn measured(session: &Session, labels: usize) -> Result<Vec<Distribution>, Error> {
    let plan = &session.mill.plan;
    let wanted = Wanted {
        partners: vec![0],
        values: true,
        rules: false,
    };
    let needs = plan.needs(&wanted);
    let place: Vec<Option<(usize, bool)>> = plan
        .shape(0)
        .columns
        .iter()
        .map(|column| {
            let (what, number) = column.split_once('_')?;
            let number = number.parse().ok().filter(|number| *number < labels)?;
            (what == "band" || what == "value").then_some((number, what == "band"))
        })
        .collect();
    let mut all = vec![Distribution::default(); labels];
    let catalog = Products(&session.snapshot);
    let mut grounds = [Ground::default()];
    for stretch in 0..catalog.stretches() {
        let rows = catalog.rows(stretch, plan.fields(), &needs)?;
        grounds[0].clear();
        plan.mill(
            &session.answers,
            &*rows,
            0..rows.len(),
            &wanted,
            &mut grounds,
            &mut Vec::new(),
        );
        for record in grounds[0].records.iter() {
            let mut measures = vec![Measure::default(); labels];
            for cell in record.cells() {
                let text = record.text(cell);
                match place[cell.column as usize] {
                    Some((label, true)) => measures[label].band = Some(Cow::Borrowed(text)),
                    Some((label, false)) => {
                        let number = rust_decimal::Decimal::from_str_exact(text);
                        measures[label].value = number.map_or(Value::Missing, Value::Decimal);
                    }
                    None => {}
                }
            }
            for (distribution, measure) in all.iter_mut().zip(&measures) {
                distribution.add(measure);
            }
        }
    }
    Ok(all)
}
