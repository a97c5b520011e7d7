//! The mapping of a partner: what fills each attribute, tried on one product before it is saved.

use super::outcome::{self, MappingRequest};
use super::sessions;
use super::shop::called;
use super::{ApiError, App, Nothing, edits};
use crate::mill;
use crate::notes::Note;
use crate::shop::Shop;
use mappings::config::{MappingFile, ValueConfig};
use mappings::item::Entry;
use mappings::partners::{Attribute, Confidence, Requirement, Type};
use mappings::plan::AttributeTrace;
use mappings::{conditions, surveys, transforms};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::sync::Arc;

/// How a shop fills a partner's attributes.
#[derive(Serialize, JsonSchema)]
pub(super) struct MappingTold {
    /// What people call the partner.
    pub partner: String,
    /// What its feed is for.
    pub about: String,
    /// Where its facts come from.
    pub address: String,
    /// Day they were last compared.
    pub checked: String,
    /// How sure they are.
    pub confidence: Confidence,
    /// Whether the feed is run.
    pub on: bool,
    /// The attributes, in the partner's order; then those that only the mapping has.
    pub attributes: Vec<AttributeLine>,
    /// What a value can be filled from: product fields, columns, labels.
    pub fields: Vec<String>,
}

/// An attribute and what fills it.
#[derive(Serialize, JsonSchema)]
pub(super) struct AttributeLine {
    /// Its name.
    pub name: String,
    /// What it is.
    pub about: String,
    /// Topic under which it is shown.
    pub topic: String,
    /// Whether it must be there.
    pub requirement: Requirement,
    /// The condition of a requirement, for a person.
    pub condition: String,
    /// What kind of value it takes.
    #[serde(rename = "type")]
    pub kind: Type,
    /// Allowed values, as the partner spells them.
    pub values: Vec<String>,
    /// Most characters of a value.
    pub max_length: Option<u32>,
    /// A value as the partner wants it.
    pub example: String,
    /// What fills it.
    pub value: Option<ValueConfig>,
    /// The mapping says so; otherwise the partner's spec does.
    pub own: bool,
}

/// A value for an attribute.
#[derive(Deserialize, JsonSchema)]
pub(super) struct ValueRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping.
    pub mapping: String,
    /// The attribute.
    pub attribute: String,
    /// What fills it; as the partner's spec says when left out.
    pub value: Option<ValueConfig>,
}

/// A value to be tried on a product.
#[derive(Deserialize, JsonSchema)]
pub(super) struct TryRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Name of the mapping.
    pub mapping: String,
    /// The attribute.
    pub attribute: String,
    /// What fills it.
    pub value: ValueConfig,
    /// The product's id.
    pub product: String,
}

/// A transform or condition of the library.
#[derive(Serialize, JsonSchema)]
pub(super) struct ItemTold {
    /// Its name.
    pub name: String,
    /// Other names people search for.
    pub aliases: Vec<String>,
    /// JSON Schema of its arguments, with title and description.
    pub arguments: Json,
    /// Examples: arguments, value before, value after.
    pub examples: Vec<[Json; 3]>,
}

pub(super) fn config<'s>(shop: &'s Shop, mapping: &str) -> Result<&'s MappingFile, ApiError> {
    shop.mappings.get(mapping).ok_or_else(|| {
        let with = [("mapping", mapping.to_owned())];
        ApiError::asked("no_mapping", with, "perhaps_renamed")
    })
}

pub(super) fn mapping(app: &Arc<App>, request: MappingRequest) -> Result<MappingTold, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let mapping = config(&shop, &request.mapping)?;
    let spec = mill::spec(&shop, &request.mapping, mapping)?;
    let mut attributes: Vec<AttributeLine> = spec
        .attributes
        .iter()
        .map(|attribute| line(attribute, mapping))
        .collect();
    for name in mapping.fields.keys() {
        if spec.attribute(name).is_none() {
            let own = Attribute {
                name: name.clone(),
                ..Attribute::default()
            };
            attributes.push(line(&own, mapping));
        }
    }
    let looked = sessions::session(app, &shop, &request.mapping);
    let mut fields: Vec<String> = match &looked {
        Ok(looked) => {
            let fields = looked.session.snapshot.fields().iter();
            fields.map(|field| field.name.clone()).collect()
        }
        Err(_) => mappings::fields::names().map(str::to_owned).collect(),
    };
    for label in shop.labels.labels.keys() {
        fields.push(format!("label/{label}"));
        fields.push(format!("label/{label}/value"));
    }
    fields.extend(mapping.bids.keys().map(|bid| format!("bid/{bid}")));
    Ok(MappingTold {
        partner: called(&mapping.partner),
        about: spec.about,
        address: spec.source.address,
        checked: spec.source.checked,
        confidence: spec.source.confidence,
        on: mapping.on,
        attributes,
        fields,
    })
}

fn line(attribute: &Attribute, mapping: &MappingFile) -> AttributeLine {
    let own = mapping.fields.get(&attribute.name);
    AttributeLine {
        name: attribute.name.clone(),
        about: attribute.about.clone(),
        topic: attribute.topic.clone(),
        requirement: attribute.requirement,
        condition: attribute.condition.clone(),
        kind: attribute.kind,
        values: attribute.values.clone(),
        max_length: attribute.max_length,
        example: attribute.example.clone(),
        value: own.or(attribute.from.as_ref()).cloned(),
        own: own.is_some(),
    }
}

/// The shop as it would be with another value, compiled. Fails with what is wrong with the value.
pub(super) fn with(
    app: &App,
    shop: &Shop,
    mapping: &str,
    attribute: &str,
    value: Option<ValueConfig>,
) -> Result<(MappingFile, Arc<sessions::Looked>), ApiError> {
    let mut changed = config(shop, mapping)?.clone();
    match value {
        Some(value) => drop(changed.fields.insert(attribute.to_owned(), value)),
        None => drop(changed.fields.shift_remove(attribute)),
    }
    let mut draft = shop.clone();
    draft.mappings.insert(mapping.to_owned(), changed.clone());
    let looked = sessions::session(app, &draft, mapping)?;
    Ok((changed, looked))
}

pub(super) fn try_value(app: &Arc<App>, request: TryRequest) -> Result<AttributeTrace, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let value = Some(request.value);
    let (_, looked) = with(app, &shop, &request.mapping, &request.attribute, value)?;
    let story = outcome::story(&looked, &request.product)?;
    let found = story
        .explanation
        .attributes
        .into_iter()
        .find(|trace| trace.attribute == request.attribute);
    // What no product has is no column: the attribute is left out.
    Ok(found.unwrap_or_else(|| AttributeTrace {
        attribute: request.attribute,
        steps: Vec::new(),
        written: Vec::new(),
    }))
}

pub(super) fn set_value(app: &Arc<App>, request: ValueRequest) -> Result<Nothing, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let ValueRequest {
        mapping,
        attribute,
        value,
        ..
    } = request;
    let note = match &value {
        Some(_) => Note::value_set(&mapping, &attribute),
        None => Note::value_reset(&mapping, &attribute),
    };
    let (changed, _) = with(app, &shop, &mapping, &attribute, value)?;
    let file = format!("mappings/{mapping}.toml");
    edits::draft(app, &shop, &file, &changed, note)?;
    Ok(Nothing {})
}

pub(super) fn transforms(_: &Arc<App>, _: Nothing) -> Result<Vec<ItemTold>, ApiError> {
    Ok(transforms::ALL.iter().map(item).collect())
}

pub(super) fn conditions(_: &Arc<App>, _: Nothing) -> Result<Vec<ItemTold>, ApiError> {
    Ok(conditions::ALL.iter().map(item).collect())
}

pub(super) fn surveys(_: &Arc<App>, _: Nothing) -> Result<Vec<ItemTold>, ApiError> {
    Ok(surveys::ALL.iter().map(item).collect())
}

pub(super) fn item<T: ?Sized>(entry: &Entry<T>) -> ItemTold {
    let parse = |text: &str| serde_json::from_str::<Json>(text).unwrap_or_default();
    ItemTold {
        name: entry.name.to_owned(),
        aliases: entry
            .aliases
            .iter()
            .map(|&alias| alias.to_owned())
            .collect(),
        arguments: (entry.schema)().to_value(),
        examples: entry
            .examples
            .iter()
            .map(|example| [example.args, example.input, example.output].map(parse))
            .collect(),
    }
}
