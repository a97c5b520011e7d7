//! Labels with the distribution of their values: tried while they are made or changed, saved in the draft, named
//! otherwise everywhere at once, and taken away when nothing uses them.

mod uses;

use super::mapping::{ItemTold, item};
use super::sessions;
use super::shop::called;
use super::tasks::ShopRequest;
use super::{ApiError, App, Nothing, edits};
use crate::error::Error;
use crate::labels::LabelReport;
use crate::mill;
use crate::notes::Note;
use crate::shop::{ConfigError, Shop};
use crate::troubles::trouble;
use indexmap::IndexMap;
use mappings::config::{LabelConfig, LabelsFile, ValueConfig};
use mappings::labels::{self, Label};
use rust_decimal::prelude::ToPrimitive;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;
use uses::{LabelUse, Names, Said};

const FILE: &str = "labels.toml";

/// A label, its distribution and its use.
#[derive(Serialize, JsonSchema)]
pub(super) struct LabelTold {
    /// How it is computed.
    pub config: LabelConfig,
    /// The bands that have edges, from low to high; empty where they have none.
    pub scale: Vec<BandEdge>,
    /// Its bands and the spread of what was measured.
    pub report: LabelReport,
    /// Where it is used.
    pub used_by: Vec<LabelUse>,
}

/// A band and where it ends.
#[derive(Serialize, JsonSchema)]
pub(super) struct BandEdge {
    /// Its name.
    pub name: String,
    /// Numbers below this one are in it; all others when it has none. Only the last band may have none.
    pub below: Option<f64>,
}

/// A kind of label of the library.
#[derive(Serialize, JsonSchema)]
pub(super) struct LabelKind {
    /// Its name, arguments and examples.
    #[serde(flatten)]
    pub item: ItemTold,
    /// A name for the next label of this kind that no label of the shop has.
    pub proposed: String,
    /// The fields it needs that the shop lacks; of each of these lists one will do.
    pub lacks: Vec<Vec<String>>,
}

/// A label as it would be.
#[derive(Deserialize, JsonSchema)]
pub(super) struct LabelRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Its name.
    pub label: String,
    /// The name of the label that it takes the place of; a new one when left out.
    #[serde(default)]
    pub before: Option<String>,
    /// How it is computed.
    pub config: LabelConfig,
    /// Bands that have another name, by the one they had: what asks for them asks for the new name.
    #[serde(default)]
    pub bands: BTreeMap<String, String>,
}

/// What a label would give.
#[derive(Serialize, JsonSchema)]
pub(super) struct LabelTried {
    /// Its bands and the spread of what was measured; none when something is wrong.
    pub report: Option<LabelReport>,
    /// The bands that have edges, from low to high.
    pub scale: Vec<BandEdge>,
    /// What is wrong, with the place in the file as it would be written.
    pub wrong: Vec<ConfigError>,
    /// The fields it needs that the shop lacks; of each of these lists one will do.
    pub lacks: Vec<Vec<String>>,
    /// Bands that are no more, with the conditions that ask for them.
    pub lost: Vec<LostBand>,
}

/// A band that something asks for and that is no more.
#[derive(Serialize, JsonSchema)]
pub(super) struct LostBand {
    /// Its name.
    pub band: String,
    /// What asks for it.
    pub used_by: Vec<LabelUse>,
}

/// A label by its name.
#[derive(Deserialize, JsonSchema)]
pub(super) struct OneLabelRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Its name.
    pub label: String,
}

/// A partner that takes labels.
#[derive(Serialize, JsonSchema)]
pub(super) struct LabelPlaces {
    /// Name of the mapping.
    pub mapping: String,
    /// What people call the partner.
    pub partner: String,
    /// Its attributes for labels, and what fills each.
    pub attributes: Vec<(String, Option<ValueConfig>)>,
}

fn built(config: &LabelConfig) -> Option<Box<dyn Label>> {
    (labels::find(&config.kind)?.build)(config.arguments.clone()).ok()
}

fn scale(label: Option<&dyn Label>) -> Vec<BandEdge> {
    let scale = label.and_then(Label::edges);
    let edge = |name: String| BandEdge {
        below: scale
            .and_then(|scale| scale.limits(&name)?.1)
            .and_then(|below| below.to_f64()),
        name,
    };
    let names = scale.map(labels::scale::Scale::names).unwrap_or_default();
    names.into_iter().map(edge).collect()
}

/// Whether the shop has a value for some product: whether anything gives the field, where it is one.
fn has(shop: &Shop, catalog: &[String], value: &ValueConfig) -> bool {
    let Some(field) = value.field.as_deref() else {
        return true;
    };
    let given = |name: &str| {
        let group = format!("{name}/");
        let rules = shop.sources.values().flat_map(|source| &source.rules);
        let mut rules = rules.chain(&shop.rules.rules);
        catalog
            .iter()
            .any(|known| known == name || known.starts_with(&group))
            || rules.any(|rule| {
                let mut actions = rule.then.iter().chain(&rule.otherwise);
                actions.any(|action| action.set.as_deref() == Some(name))
            })
    };
    if let Some(label) = field.strip_prefix("label/") {
        let name = label.strip_suffix("/value").unwrap_or(label);
        return shop.labels.labels.contains_key(name);
    }
    let derived = mappings::fields::find(field).and_then(|field| field.derived.as_ref());
    given(field) || derived.is_some_and(|derived| given(derived.from))
}

/// The fields that a label needs and the shop lacks.
fn lacks(shop: &Shop, catalog: &[String], label: Option<&dyn Label>) -> Vec<Vec<String>> {
    let needs = label.map(Label::needs).unwrap_or_default();
    let lacking = needs
        .into_iter()
        .filter(|some| !some.iter().any(|value| has(shop, catalog, value)));
    lacking
        .map(|some| {
            let fields = some.into_iter().filter_map(|one| one.field.clone());
            fields.collect()
        })
        .collect()
}

/// The fields of the catalog.
fn fields(shop: &Shop) -> Result<Vec<String>, ApiError> {
    let snapshot = sessions::catalog(shop)?;
    let fields = snapshot.fields().iter();
    Ok(fields.map(|field| field.name.clone()).collect())
}

pub(super) fn labels(app: &Arc<App>, request: ShopRequest) -> Result<Vec<LabelTold>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let told = sessions::labels(app, &shop)?;
    let said = Said::of(&shop)?;
    let labels = shop.labels.labels.values().zip(&told.labels);
    let told = labels.map(|(config, report)| LabelTold {
        config: config.clone(),
        scale: scale(built(config).as_deref()),
        used_by: said.uses_of_label(&report.label),
        report: report.clone(),
    });
    Ok(told.collect())
}

pub(super) fn kinds(_: &Arc<App>, request: ShopRequest) -> Result<Vec<LabelKind>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let catalog = fields(&shop)?;
    let taken = &shop.labels.labels;
    let kinds = labels::ALL.iter().map(|entry| {
        let label = (entry.build)(serde_json::Map::new()).ok();
        let names = (2..).map(|number| format!("{}_{number}", entry.name));
        let mut names = std::iter::once(entry.name.to_owned()).chain(names);
        LabelKind {
            item: item(entry),
            proposed: names
                .find(|name| !taken.contains_key(name))
                .unwrap_or_default(),
            lacks: lacks(&shop, &catalog, label.as_deref()),
        }
    });
    Ok(kinds.collect())
}

/// The shop with a label made or changed, under the name it has so far. Fails when it cannot have its name.
fn with(shop: &Shop, request: &LabelRequest) -> Result<Shop, ApiError> {
    let LabelRequest { label, before, .. } = request;
    let named = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    if label.is_empty() || !label.chars().all(named) {
        let with = [("name", label.clone())];
        return Err(ApiError::asked("bad_name", with, "plain_name"));
    }
    let mut labels = shop.labels.clone();
    if before.as_ref() != Some(label) && labels.labels.contains_key(label) {
        let with = [("name", label.clone())];
        return Err(ApiError::asked("name_taken", with, "other_name"));
    }
    match before {
        None => drop(labels.labels.insert(label.clone(), request.config.clone())),
        Some(before) => match labels.labels.get_mut(before) {
            Some(config) => config.clone_from(&request.config),
            None => return Err(no_label(before)),
        },
    }
    let written = shop.with_labels(labels);
    Ok(written.map_err(Error::disk(&shop.folder.join(FILE)))?)
}

fn no_label(label: &str) -> ApiError {
    let with = [("label", label.to_owned())];
    ApiError::asked("no_shop_label", with, "perhaps_renamed")
}

pub(super) fn try_label(app: &Arc<App>, request: LabelRequest) -> Result<LabelTried, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let draft = with(&shop, &request)?;
    let name = request.before.as_ref().unwrap_or(&request.label);
    let label = built(&request.config);
    let (report, wrong) = match sessions::label(app, &draft, name) {
        Ok(report) => (report, Vec::new()),
        Err(Error::Shop(mut mistakes)) => {
            // A label is compiled for its band and for its value.
            mistakes.0.dedup();
            (None, mistakes.0)
        }
        Err(error) => return Err(error.into()),
    };
    let had = shop.labels.labels.get(name).and_then(built);
    let has = label.as_deref().map(Label::bands).unwrap_or_default();
    let said = Said::of(&shop)?;
    let mut lost = Vec::new();
    for band in had.as_deref().map(Label::bands).unwrap_or_default() {
        if has.contains(&band) || request.bands.contains_key(&band) || label.is_none() {
            continue;
        }
        let used_by = said.uses_of_band(name, &band);
        if !used_by.is_empty() {
            lost.push(LostBand { band, used_by });
        }
    }
    Ok(LabelTried {
        report,
        scale: scale(label.as_deref()),
        wrong,
        lacks: lacks(&draft, &fields(&shop)?, label.as_deref()),
        lost,
    })
}

pub(super) fn set(app: &Arc<App>, request: LabelRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let draft = with(&shop, &request)?;
    let LabelRequest { label, before, .. } = &request;
    // What cannot be measured so is refused before it is saved.
    match sessions::label(app, &draft, before.as_ref().unwrap_or(label)) {
        Err(error) if error.at() != "catalog" => return Err(error.into()),
        _ => {}
    }
    let had = before.as_ref().map(|name| &shop.labels.labels[name]);
    let note = match (before, had) {
        (Some(before), _) if before != label => Note::label_renamed(before, label),
        (_, None) => Note::label_added(label),
        (_, Some(had)) if only_bands_differ(had, &request.config) => Note::bands(label),
        _ => Note::label_changed(label),
    };
    let Some(before) = before else {
        edits::draft(app, &shop, FILE, &draft.labels, note)?;
        return Ok(Nothing {});
    };
    let names = Names {
        label: before,
        now: label,
        bands: &request.bands,
    };
    let mut texts = uses::renamed(&shop, names)?;
    let labels = uses::with_names(&draft.labels, names)?.unwrap_or(draft.labels);
    texts.push((FILE.to_owned(), called_so(&shop, &labels, before, label)?));
    edits::draft_texts(app, &shop, texts, note)?;
    Ok(Nothing {})
}

fn only_bands_differ(had: &LabelConfig, has: &LabelConfig) -> bool {
    let without = |config: &LabelConfig| {
        let mut config = config.clone();
        config.arguments.shift_remove("bands");
        config
    };
    without(had) == without(has)
}

/// The text of the labels, one of which has another name: in its place and with its comments.
fn called_so(
    shop: &Shop,
    labels: &LabelsFile,
    before: &str,
    label: &str,
) -> Result<String, ApiError> {
    let text = edits::written(shop, FILE, labels)?;
    let wrong = |error: toml_edit::TomlError| ApiError::request(error.to_string(), "");
    let mut document: toml_edit::DocumentMut = text.parse().map_err(wrong)?;
    if let Some((key, item)) = document.remove_entry(before) {
        let decor = key.leaf_decor().clone();
        let key = toml_edit::Key::new(label).with_leaf_decor(decor);
        document.insert_formatted(&key, item);
    }
    Ok(document.to_string())
}

pub(super) fn remove(app: &Arc<App>, request: OneLabelRequest) -> Result<Nothing, ApiError> {
    let mut shop = sessions::shop(&request.shop)?;
    let label = &request.label;
    let used = Said::of(&shop)?.uses_of_label(label);
    if let Some(first) = used.first() {
        let places = used.iter().map(|one| format!("{}: {}", one.file, one.name));
        let places: Vec<String> = places.collect();
        let with = [("label", label.clone()), ("places", places.join("; "))];
        let message = trouble("label_used", with);
        let hint = trouble("take_out_first", []);
        return Err(ApiError::new("used", message, hint, first.file.clone()));
    }
    let mut labels: IndexMap<String, LabelConfig> = std::mem::take(&mut shop.labels.labels);
    if labels.shift_remove(label).is_none() {
        return Err(no_label(label));
    }
    let labels = LabelsFile { labels };
    edits::draft(app, &shop, FILE, &labels, Note::label_removed(label))?;
    Ok(Nothing {})
}

pub(super) fn places(_: &Arc<App>, request: ShopRequest) -> Result<Vec<LabelPlaces>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    // Before the first import nothing is known of the fields.
    let catalog = fields(&shop).unwrap_or_default();
    let mut told = Vec::new();
    for (name, mapping) in &shop.mappings {
        let spec = mill::spec(&shop, name, mapping)?;
        let known = spec.attributes.iter();
        let known = known.map(|attribute| (&attribute.name, attribute.from.as_ref()));
        // A spec may leave its attributes to the shop.
        let own = mapping
            .fields
            .keys()
            .filter(|own| spec.attribute(own).is_none());
        let attributes: Vec<_> = known
            .chain(own.map(|own| (own, None)))
            .filter(|(attribute, _)| attribute.starts_with("custom_label"))
            .map(|(attribute, from)| {
                let own = mapping.fields.get(attribute);
                let usual = from.filter(|from| has(&shop, &catalog, from));
                (attribute.clone(), own.or(usual).cloned())
            })
            .collect();
        if !attributes.is_empty() {
            told.push(LabelPlaces {
                mapping: name.clone(),
                partner: called(&mapping.partner),
                attributes,
            });
        }
    }
    Ok(told)
}
