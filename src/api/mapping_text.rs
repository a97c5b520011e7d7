//! A mapping as the text of its file, checked while it is written; and what another value does to the whole feed.

use super::mapping::with;
use super::outcome::{self, MappingRequest};
use super::sessions::{self, Looked};
use super::{ApiError, App, Nothing, edits};
use crate::error::Error;
use crate::notes::Note;
use crate::shop::{ConfigError, Shop};
use mappings::config::ValueConfig;
use mappings::said::Said;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Most products shown before and after.
const SHOWN: usize = 5;

/// The file of a mapping.
#[derive(Serialize, JsonSchema)]
pub(super) struct MappingText {
    /// Its name in the shop folder.
    pub file: String,
    /// What it says.
    pub text: String,
}

/// Another text for a mapping.
#[derive(Deserialize, JsonSchema)]
pub(super) struct MappingTextRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping.
    pub mapping: String,
    /// The text.
    pub text: String,
}

/// Something wrong in a text.
#[derive(Serialize, JsonSchema)]
pub(super) struct TextMistake {
    /// Line, from 1; none when it is not of one line.
    pub line: Option<u32>,
    /// Column, from 1.
    pub column: Option<u32>,
    /// What is wrong.
    pub message: String,
    /// What helps.
    pub hint: String,
    /// What is wrong, as a message where it has an id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub said: Option<Said>,
    /// The same of what helps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub help: Option<Said>,
}

/// A value to be tried on the whole feed.
#[derive(Deserialize, JsonSchema)]
pub(super) struct ValueEffectRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping.
    pub mapping: String,
    /// The attribute.
    pub attribute: String,
    /// What would fill it.
    pub value: ValueConfig,
    /// Products to be shown before and after.
    #[serde(default)]
    pub products: Vec<String>,
}

/// What another value does to the whole feed.
#[derive(Serialize, JsonSchema)]
pub(super) struct ValueEffect {
    /// Findings on the attribute now.
    pub issues_before: u64,
    /// Findings on it then.
    pub issues_after: u64,
    /// Findings on all attributes now.
    pub all_before: u64,
    /// Findings on all attributes then.
    pub all_after: u64,
    /// Id of a product, what is written now, and what would be.
    pub samples: Vec<[String; 3]>,
}

pub(super) fn text(_: &Arc<App>, request: MappingRequest) -> Result<MappingText, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let file = format!("mappings/{}.toml", request.mapping);
    let text = edits::edited(&shop.folder, &file)?.unwrap_or_default();
    Ok(MappingText { file, text })
}

/// The shop with another text for a mapping, and that it can be used. Fails with what is wrong.
fn sound(app: &App, request: &MappingTextRequest) -> Result<Shop, Error> {
    let shop = Shop::drafted(std::path::Path::new(&request.shop))?;
    let changed = shop.with_mapping(&request.mapping, &request.text)?;
    match sessions::session(app, &changed, &request.mapping) {
        Ok(_) => Ok(changed),
        // Before the first import nothing else can be known.
        Err(error) if error.at == "catalog" => Ok(changed),
        Err(error) => Err(error.into()),
    }
}

pub(super) fn check(
    app: &Arc<App>,
    request: MappingTextRequest,
) -> Result<Vec<TextMistake>, ApiError> {
    let mistake = |error: &ConfigError| TextMistake {
        line: error.line,
        column: error.column,
        message: error.message.clone(),
        hint: error.hint.clone(),
        said: error.said.clone(),
        help: error.help.clone(),
    };
    Ok(match sound(app, &request) {
        Ok(_) => Vec::new(),
        Err(Error::Shop(errors)) => errors.0.iter().map(mistake).collect(),
        Err(error) => {
            let at = error.at();
            let mut places = at.rsplit(':').map(|part| part.parse().ok());
            let (column, line) = (places.next().flatten(), places.next().flatten());
            vec![TextMistake {
                line,
                column: line.and(column),
                message: error.to_string(),
                hint: error.hint().english,
                said: error.said(),
                help: error.hint().said,
            }]
        }
    })
}

pub(super) fn set(app: &Arc<App>, request: MappingTextRequest) -> Result<Nothing, ApiError> {
    sound(app, &request)?;
    let shop = sessions::shop(&request.shop)?;
    let file = format!("mappings/{}.toml", request.mapping);
    let note = Note::text_edited(&request.mapping);
    edits::draft_texts(app, &shop, vec![(file, request.text)], note)?;
    Ok(Nothing {})
}

pub(super) fn value_effect(
    app: &Arc<App>,
    request: ValueEffectRequest,
) -> Result<ValueEffect, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let attribute = &request.attribute;
    let before = sessions::session(app, &shop, &request.mapping)?;
    let value = Some(request.value);
    let (_, after) = with(app, &shop, &request.mapping, attribute, value)?;
    let (now, then) = (
        outcome::checked(app, &before)?,
        outcome::checked(app, &after)?,
    );
    let count = |checked: &outcome::Checked, of: Option<&str>| -> u64 {
        let issues = checked.report.issues.iter();
        let issues = issues.filter(|issue| of.is_none_or(|of| issue.attribute == of));
        issues.map(|issue| issue.count).sum()
    };
    let samples = request.products.iter().take(SHOWN).map(|id| {
        let before = written(&before, id, attribute)?;
        Ok([id.clone(), before, written(&after, id, attribute)?])
    });
    Ok(ValueEffect {
        issues_before: count(&now, Some(attribute)),
        issues_after: count(&then, Some(attribute)),
        all_before: count(&now, None),
        all_after: count(&then, None),
        samples: samples.collect::<Result<_, ApiError>>()?,
    })
}

/// What is written of an attribute for a product; several values joined by ` | `.
fn written(looked: &Looked, product: &str, attribute: &str) -> Result<String, ApiError> {
    let story = outcome::story(looked, product)?;
    let traces = story.explanation.attributes.into_iter();
    let mut found = traces.filter(|trace| trace.attribute == attribute);
    let texts = found.next().map(|trace| trace.written).unwrap_or_default();
    let texts: Vec<String> = texts.into_iter().map(|(_, text)| text).collect();
    Ok(texts.join(" | "))
}
