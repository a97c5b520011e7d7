//! Where the files of a shop use a label or one of its bands, and the files with another name for either. What a file
//! says is looked at, not how: comments are no use of a label.

use crate::api::{ApiError, edits};
use crate::error::Error;
use crate::shop::Shop;
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::ops::Range;

/// A place that uses a label.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub(in crate::api) struct LabelUse {
    /// The file of the shop: `mappings/bol.toml`.
    pub file: String,
    /// The key: `fields.custom_label_0`, `rules[3]`.
    pub path: String,
    /// What people call it: the attribute, the rule.
    pub name: String,
}

/// Other names for a label and its bands.
#[derive(Clone, Copy)]
pub(super) struct Names<'n> {
    pub(super) label: &'n str,
    pub(super) now: &'n str,
    pub(super) bands: &'n BTreeMap<String, String>,
}

/// What the files of a shop say, by file: made once and looked through for each label.
pub(super) struct Said(Vec<(String, Json)>);

impl Said {
    pub(super) fn of(shop: &Shop) -> Result<Self, ApiError> {
        let mut all = Vec::new();
        let mut add = |file: String, said: serde_json::Result<Json>| -> Result<(), Error> {
            let said = said.map_err(|error| Error::Config {
                at: file.clone(),
                message: error.to_string().into(),
                hint: String::new().into(),
            })?;
            all.push((file, said));
            Ok(())
        };
        add("labels.toml".into(), serde_json::to_value(&shop.labels))?;
        add("rules.toml".into(), serde_json::to_value(&shop.rules))?;
        for (name, mapping) in &shop.mappings {
            add(
                format!("mappings/{name}.toml"),
                serde_json::to_value(mapping),
            )?;
        }
        for (name, source) in &shop.sources {
            add(format!("feeds/{name}.toml"), serde_json::to_value(source))?;
        }
        Ok(Self(all))
    }

    /// Where a label is used.
    pub(super) fn uses_of_label(&self, label: &str) -> Vec<LabelUse> {
        let mut found = self.uses(&|json| mentions(json, label));
        // Its own definition is no use of it.
        found.retain(|one| one.file != "labels.toml" || one.path != label);
        found
    }

    /// The conditions that ask for a band of a label.
    pub(super) fn uses_of_band(&self, label: &str, band: &str) -> Vec<LabelUse> {
        self.uses(&|json| {
            let mut json = json.clone();
            each_asked(&mut json, label, &mut |asked| asked == band)
        })
    }

    /// The entries of all files for which something holds: rules, attributes, bids, segments, other labels.
    fn uses(&self, holds: &dyn Fn(&Json) -> bool) -> Vec<LabelUse> {
        let mut found = Vec::new();
        for (file, said) in &self.0 {
            for (section, entries) in said.as_object().into_iter().flatten() {
                let mut push = |path: String, name: &str, entry: &Json| {
                    if holds(entry) {
                        let (file, name) = (file.clone(), name.to_owned());
                        found.push(LabelUse { file, path, name });
                    }
                };
                match entries {
                    // Labels are the entries of their file.
                    Json::Object(entries) if file != "labels.toml" => {
                        for (name, entry) in entries {
                            push(format!("{section}.{name}"), name, entry);
                        }
                    }
                    Json::Array(entries) => {
                        for (index, entry) in entries.iter().enumerate() {
                            let name = entry["name"].as_str().unwrap_or(section);
                            push(format!("{section}[{index}]"), name, entry);
                        }
                    }
                    entry => push(section.clone(), section, entry),
                }
            }
        }
        found
    }
}

/// The texts of all files in which a name changes.
pub(super) fn renamed(shop: &Shop, names: Names<'_>) -> Result<Vec<(String, String)>, ApiError> {
    let mut texts = Vec::new();
    let mut put = |file: String, text: Option<String>| texts.extend(text.map(|text| (file, text)));
    put(
        "rules.toml".into(),
        rewritten(shop, "rules.toml", &shop.rules, names)?,
    );
    for (name, mapping) in &shop.mappings {
        let file = format!("mappings/{name}.toml");
        let text = rewritten(shop, &file, mapping, names)?;
        put(file, text);
    }
    for (name, source) in &shop.sources {
        let file = format!("feeds/{name}.toml");
        let text = rewritten(shop, &file, source, names)?;
        put(file, text);
    }
    Ok(texts)
}

/// What a file says with the names of now; none when nothing changes.
pub(super) fn with_names<T: Serialize + DeserializeOwned>(
    said: &T,
    names: Names<'_>,
) -> Result<Option<T>, ApiError> {
    let wrong = |error: serde_json::Error| ApiError::request(error.to_string(), "");
    let before = serde_json::to_value(said).map_err(wrong)?;
    let mut json = before.clone();
    each_asked(&mut json, names.label, &mut |asked| {
        if let Some(now) = names.bands.get(asked) {
            now.clone_into(asked);
        }
        false
    });
    each_text(&mut json, &mut |text| {
        for place in places(text, names.label).into_iter().rev() {
            text.replace_range(place, names.now);
        }
    });
    if json == before {
        return Ok(None);
    }
    serde_json::from_value(json).map(Some).map_err(wrong)
}

fn rewritten<T: Serialize + DeserializeOwned>(
    shop: &Shop,
    file: &str,
    said: &T,
    names: Names<'_>,
) -> Result<Option<String>, ApiError> {
    let changed = with_names(said, names)?;
    let text = changed.map(|changed| edits::written(shop, file, &changed));
    Ok(text.transpose()?)
}

fn mentions(json: &Json, label: &str) -> bool {
    match json {
        Json::String(text) => !places(text, label).is_empty(),
        Json::Array(all) => all.iter().any(|one| mentions(one, label)),
        Json::Object(all) => all.values().any(|one| mentions(one, label)),
        _ => false,
    }
}

fn each_text(json: &mut Json, act: &mut dyn FnMut(&mut String)) {
    match json {
        Json::String(text) => act(text),
        Json::Array(all) => all.iter_mut().for_each(|one| each_text(one, act)),
        Json::Object(all) => all.values_mut().for_each(|one| each_text(one, act)),
        _ => {}
    }
}

/// Goes through the texts that conditions compare the band of a label with, until one will do.
fn each_asked(json: &mut Json, label: &str, act: &mut dyn FnMut(&mut String) -> bool) -> bool {
    match json {
        Json::Array(all) => all.iter_mut().any(|one| each_asked(one, label, act)),
        Json::Object(all) => {
            let field = all.get("field").and_then(Json::as_str);
            let asks = all.contains_key("is")
                && field.and_then(|field| field.strip_prefix("label/")) == Some(label);
            all.iter_mut().any(|(key, value)| match value {
                Json::String(text) if asks && key != "field" && key != "is" => act(text),
                Json::Array(texts) if asks => texts.iter_mut().any(|one| match one {
                    Json::String(text) => act(text),
                    other => each_asked(other, label, act),
                }),
                other => each_asked(other, label, act),
            })
        }
        _ => false,
    }
}

/// Where a text names a label: as a field, in a text with placeholders or in a calculation.
fn places(text: &str, label: &str) -> Vec<Range<usize>> {
    let within = |c: char| c.is_alphanumeric() || c == '_';
    let wanted = format!("label/{label}");
    let named = text.match_indices(&wanted).filter(|(start, _)| {
        let before = text[..*start].chars().next_back();
        let after = &text[start + wanted.len()..];
        // What follows a value is a calculation; otherwise a stroke is a part of a longer name.
        let ends = match after.strip_prefix("/value") {
            Some(after) => !after.starts_with(within),
            None => !after.starts_with(|c| within(c) || c == '-' || c == '/'),
        };
        ends && !before.is_some_and(|c| within(c) || c == '/')
    });
    named
        .map(|(start, _)| start + "label/".len()..start + wanted.len())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_label_is_found_where_it_is_named_and_not_in_longer_names() {
        let found = |text: &str| places(text, "margin").len();
        for text in [
            "label/margin",
            "{label/margin} x",
            "[label/margin/value] * 2",
        ] {
            assert_eq!(found(text), 1, "{text}");
        }
        assert_eq!(found("label/margin/value-label/margin/value*2"), 2);
        for text in [
            "label/margin_2",
            "label/margin-eur",
            "my-label/margins",
            "xlabel/margin",
        ] {
            assert_eq!(found(text), 0, "{text}");
        }
    }

    #[test]
    fn names_change_in_values_and_conditions_and_nowhere_else() {
        let bands = BTreeMap::from([("thin".to_owned(), "dun".to_owned())]);
        let names = Names {
            label: "margin",
            now: "marge",
            bands: &bands,
        };
        let before = json!({
            "name": "thin margin",
            "if": { "any": [
                { "field": "label/margin", "is": "equals_any", "values": ["loss", "thin"] },
                { "field": "label/stock", "is": "equals", "value": "thin" },
                { "field": "label/margin/value", "is": "less_than", "value": { "field": "label/margin/value" } },
            ] },
        });
        let after = json!({
            "name": "thin margin",
            "if": { "any": [
                { "field": "label/marge", "is": "equals_any", "values": ["loss", "dun"] },
                { "field": "label/stock", "is": "equals", "value": "thin" },
                { "field": "label/marge/value", "is": "less_than", "value": { "field": "label/marge/value" } },
            ] },
        });
        assert_eq!(with_names(&before, names).unwrap(), Some(after));
        assert_eq!(with_names(&json!({ "name": "thin" }), names).unwrap(), None);
    }
}
