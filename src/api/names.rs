//! The names in a shop that a person may go to by a few letters: attributes and rules. What is behind them is other operations'.

use super::tasks::ShopRequest;
use super::{ApiError, App, sessions};
use crate::mill;
use schemars::JsonSchema;
use serde::Serialize;
use std::sync::Arc;

/// A name and where it is.
#[derive(Serialize, JsonSchema)]
pub(super) struct Named {
    /// The name of an attribute or a rule.
    pub name: String,
    /// Name of the mapping; none for what is shared by all.
    pub mapping: Option<String>,
}

/// The names in a shop.
#[derive(Serialize, JsonSchema)]
pub(super) struct Names {
    /// The attributes of each partner.
    pub attributes: Vec<Named>,
    /// The rules, shared ones first.
    pub rules: Vec<Named>,
}

pub(super) fn names(_: &Arc<App>, request: ShopRequest) -> Result<Names, ApiError> {
    let shop = sessions::shop(&request.shop)?;
    let named = |name: &str, mapping: Option<&str>| Named {
        name: name.to_owned(),
        mapping: mapping.map(str::to_owned),
    };
    let shared = shop.rules.rules.iter();
    let mut names = Names {
        attributes: Vec::new(),
        rules: shared.map(|rule| named(&rule.name, None)).collect(),
    };
    for (mapping, config) in &shop.mappings {
        let spec = mill::spec(&shop, mapping, config)?;
        let own = config.fields.keys().map(String::as_str);
        let own = own.filter(|name| spec.attribute(name).is_none());
        let all = spec
            .attributes
            .iter()
            .map(|attribute| &*attribute.name)
            .chain(own);
        names
            .attributes
            .extend(all.map(|name| named(name, Some(mapping))));
        names.rules.extend(
            config
                .rules
                .iter()
                .map(|rule| named(&rule.name, Some(mapping))),
        );
    }
    Ok(names)
}
