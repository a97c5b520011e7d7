//! Labels with the distribution of their values, and the edges of their bands, tried before they are saved.

use super::sessions;
use super::tasks::ShopRequest;
use super::{ApiError, App, Nothing, edits};
use crate::labels::LabelReport;
use crate::notes::Note;
use crate::shop::Shop;
use mappings::config::LabelConfig;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value as Json, json};
use std::sync::Arc;

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

/// Other bands for a label.
#[derive(Deserialize, JsonSchema)]
pub(super) struct BandsRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the label.
    pub label: String,
    /// The bands from low to high.
    pub bands: Vec<BandEdge>,
}

/// A band and where it ends.
#[derive(Deserialize, JsonSchema)]
pub(super) struct BandEdge {
    /// Its name.
    pub name: String,
    /// Numbers below this one are in it; all others when left out. Only the last band may leave it out.
    pub below: Option<f64>,
}

pub(super) fn labels(app: &Arc<App>, request: ShopRequest) -> Result<Vec<LabelTold>, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let told = sessions::labels(app, &shop)?;
    let labels = shop.labels.labels.values().zip(&told.labels);
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
                report: report.clone(),
            }
        })
        .collect())
}

/// The shop with other bands for a label.
fn with(shop: &Shop, request: &BandsRequest) -> Result<Shop, ApiError> {
    let mut draft = shop.clone();
    let Some(label) = draft.labels.labels.get_mut(&request.label) else {
        let message = format!("the shop has no label \"{}\"", request.label);
        return Err(ApiError::request(
            message,
            "it may have been renamed on disk",
        ));
    };
    let bands = request.bands.iter().map(|band| match band.below {
        None => json!({ "name": band.name }),
        Some(below) if below.fract() == 0.0 => json!({ "name": band.name, "below": below as i64 }),
        Some(below) => json!({ "name": band.name, "below": below }),
    });
    label
        .arguments
        .insert("bands".into(), Json::Array(bands.collect()));
    Ok(draft)
}

pub(super) fn try_bands(app: &Arc<App>, request: BandsRequest) -> Result<LabelReport, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let told = sessions::labels(app, &with(&shop, &request)?)?;
    let found = told
        .labels
        .iter()
        .find(|report| report.label == request.label);
    found
        .cloned()
        .ok_or_else(|| ApiError::request("the label was not measured", ""))
}

pub(super) fn set_bands(app: &Arc<App>, request: BandsRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let draft = with(&shop, &request)?;
    // What cannot be measured so is refused before it is saved.
    sessions::labels(app, &draft)?;
    let note = Note::bands(&request.label);
    edits::draft(app, &shop, "labels.toml", &draft.labels, note)?;
    Ok(Nothing {})
}
