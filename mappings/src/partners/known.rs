//! What the default mappings of the specs name must exist: product fields, transforms and conditions with arguments
//! that fit. Nothing confidential may be sent by default.

use super::*;
use crate::config::{ConditionConfig, ItemConfig, ValueConfig};
use crate::{conditions, fields, transforms};

fn value(from: &ValueConfig, place: &str) {
    if let Some(name) = &from.field {
        field(name, place);
    }
    if let Some(text) = &from.text {
        for piece in text.split('{').skip(1) {
            field(piece.split('}').next().unwrap(), place);
        }
    }
    assert!(
        from.calc.is_none() && from.table.is_none() && from.survey.is_none(),
        "{place}: too much for a default"
    );
    for ItemConfig { name, arguments } in &from.transforms {
        let entry = transforms::ALL.iter().find(|entry| entry.name == name);
        let entry = entry.unwrap_or_else(|| panic!("{place}: no transform {name}"));
        (entry.build)(arguments.clone()).unwrap_or_else(|error| panic!("{place}: {name}: {error}"));
    }
    for case in from.cases.iter().flatten() {
        condition(&case.condition, place);
        value(&case.then, place);
    }
    let members = from.group.iter().flatten().map(|(_, member)| member);
    let values = from
        .first
        .iter()
        .flatten()
        .chain(from.list.iter().flatten())
        .chain(from.otherwise.as_deref());
    values.chain(members).for_each(|from| value(from, place));
}

fn field(name: &str, place: &str) {
    let field = fields::find(name).unwrap_or_else(|| panic!("{place}: no product field {name}"));
    assert!(!field.private, "{place}: {name} is confidential");
}

fn condition(config: &ConditionConfig, place: &str) {
    let parts = [&config.all, &config.any, &config.none];
    parts
        .into_iter()
        .flatten()
        .flatten()
        .for_each(|part| condition(part, place));
    // That another attribute is there and stands before this one, compiling tells.
    if let Some(name) = config
        .field
        .as_deref()
        .filter(|name| !name.starts_with("attribute/"))
    {
        field(name, place);
    }
    if let Some(name) = &config.is {
        let entry = conditions::ALL.iter().find(|entry| entry.name == name);
        let entry = entry.unwrap_or_else(|| panic!("{place}: no condition {name}"));
        assert!(
            (entry.build)(config.arguments.clone()).is_ok(),
            "{place}: {name}"
        );
    }
}

#[test]
fn default_mappings_name_what_exists_and_nothing_confidential() {
    for (id, toml) in PartnerSpec::builtin() {
        let spec = PartnerSpec::parse(id, toml).unwrap();
        for (attribute, from) in spec.defaults() {
            value(from, &format!("{id}: {attribute}"));
        }
    }
}

/// Whether a value comes from the category map.
fn maps_categories(from: &ValueConfig) -> bool {
    let inner = from
        .first
        .iter()
        .flatten()
        .chain(from.list.iter().flatten());
    from.category.is_some() || inner.into_iter().any(maps_categories)
}

#[test]
fn who_takes_mapped_categories_says_whose_they_are() {
    for (id, toml) in PartnerSpec::builtin() {
        let spec = PartnerSpec::parse(id, toml).unwrap();
        for (attribute, _) in spec.defaults().filter(|(_, from)| maps_categories(from)) {
            let taxonomy = spec.taxonomy.as_ref().map(|taxonomy| &*taxonomy.attribute);
            assert_eq!(taxonomy, Some(attribute), "{id}");
        }
        if let Some(taxonomy) = &spec.taxonomy {
            let public = taxonomy.address.is_empty() || taxonomy.address.starts_with("https://");
            assert!(
                public && spec.attribute(&taxonomy.attribute).is_some(),
                "{id}"
            );
        }
    }
}

#[test]
fn fixes_name_transforms_that_exist() {
    for name in [
        "truncate",
        "truncate_bytes",
        "strip_html",
        "decode_html",
        "title_case",
        "only_valid_gtin",
    ] {
        assert!(
            transforms::ALL.iter().any(|entry| entry.name == name),
            "{name}"
        );
    }
}

#[test]
fn the_reference_has_each_attribute_with_its_source() {
    let text = markdown();
    assert!(text.contains("## `google-shopping`: Google Shopping"));
    assert!(text.contains("| `shipping/country` | required | country |"));
    assert!(text.contains("| `sale_price_effective_date` | optional | period |  | `sale_price_start and sale_price_end, or sale_price_effective_date` |"));
    assert!(text.contains("| `cost_of_goods_sold` |"));
    assert!(!text.contains("`cost`"));
}
