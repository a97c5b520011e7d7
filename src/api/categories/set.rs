//! Sets the partner's category of some of the shop's, in the table that maps them.

use super::{Desk, written};
use crate::api::{ApiError, App, Nothing, edits};
use crate::category_table::{self, Target};
use crate::error::Error;
use crate::notes::Note;
use schemars::JsonSchema;
use serde::Deserialize;
use std::sync::Arc;

/// Categories to be set.
#[derive(Deserialize, JsonSchema)]
pub(in crate::api) struct SetCategoriesRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping.
    pub mapping: String,
    /// The shop's categories.
    pub categories: Vec<String>,
    /// Number or path of the partner's category; left out, the rows of these categories go.
    pub target: Option<String>,
}

pub(in crate::api) fn set(
    app: &Arc<App>,
    request: SetCategoriesRequest,
) -> Result<Nothing, ApiError> {
    let desk = Desk::open(&request.shop, &request.mapping)?;
    let target = match request.target.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(wanted) => Some(match &desk.list {
            Err(_) => Target {
                category: wanted.to_owned(),
                note: String::new(),
            },
            Ok(list) => match list.find(wanted) {
                Some(category) => Target {
                    category: written(category),
                    note: if category.id.is_empty() {
                        String::new()
                    } else {
                        category.path.clone()
                    },
                },
                None => {
                    let with = [
                        ("partner", desk.spec.name.clone()),
                        ("category", wanted.to_owned()),
                    ];
                    return Err(ApiError::asked("no_category", with, "choose_category"));
                }
            },
        }),
    };
    let name = desk.map_name(&request.mapping);
    let file = format!("tables/{name}.csv");
    let before = match desk.shop.tables.get(&name) {
        Some(path) => std::fs::read_to_string(path).map_err(Error::disk(path))?,
        None => String::new(),
    };
    let targets: Vec<_> = request
        .categories
        .iter()
        .map(|own| (own.clone(), target.clone()))
        .collect();
    let after = category_table::rewritten(&before, &targets).map_err(|wrong| {
        let message = format!("{file}: {wrong}");
        let hint = "mend it by hand, then assign here";
        ApiError::new("config", message, hint, file.clone())
    })?;
    let mut texts = vec![(file, after)];
    let categories = desk.mapping.categories.as_ref();
    if categories.is_none_or(|categories| categories.map.is_none()) {
        let mut mapping = desk.mapping.clone();
        mapping.categories.get_or_insert_default().map = Some(name);
        let file = format!("mappings/{}.toml", request.mapping);
        let after = edits::written(&desk.shop, &file, &mapping)?;
        texts.push((file, after));
    }
    let mapping = &request.mapping;
    let shown = target.as_ref().map(|target| match &*target.note {
        "" => target.category.clone(),
        path => path.to_owned(),
    });
    let note = match (request.categories.as_slice(), shown) {
        ([one], Some(target)) => Note::category_set(mapping, one, target),
        ([one], None) => Note::category_cleared(mapping, one),
        (several, Some(target)) => Note::categories_set(mapping, several.len().to_string(), target),
        (several, None) => Note::categories_cleared(mapping, several.len().to_string()),
    };
    edits::draft_texts(app, &desk.shop, texts, note)?;
    Ok(Nothing {})
}
