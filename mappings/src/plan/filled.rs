//! What fills a partner's attributes, and where that is said: in the mapping or in the spec.

use super::compile::PartnerInput;
use crate::config::{CategoriesConfig, ValueConfig};

/// Where a spec says what fills an attribute, when `config` is what it says: `attribute[3].from`.
pub(super) fn default_of(
    input: &PartnerInput<'_>,
    name: &str,
    config: &ValueConfig,
) -> Option<String> {
    let attribute = input.spec.attribute(name)?;
    let default = attribute.from.as_ref()?;
    let place = attribute.place?;
    std::ptr::eq(default, config).then(|| format!("attribute[{place}].from"))
}

/// The name by which later attributes know what fills this one.
pub(super) fn written(attribute: &str) -> String {
    format!("attribute/{attribute}")
}

/// The categories that the mapping gives and the partner's list does not have.
pub(super) fn lapsed(input: &PartnerInput<'_>) -> Vec<String> {
    let given = input.mapping.categories.iter();
    let given = given.flat_map(CategoriesConfig::given);
    let map = input.categories.iter().flat_map(|map| map.targets());
    let used: Vec<&str> = map.chain(given).collect();
    let lacking = input.taxonomy.map(|taxonomy| taxonomy.lacks(&used));
    let lacking = lacking.into_iter().flatten().map(str::to_owned);
    lacking.collect()
}

/// The attributes with what fills them: the mapping's own word, its bid, or the spec's default. In the spec's order; those of an
/// open spec in the mapping's order, and the defaults only where the mapping names none.
pub(super) fn filled<'p>(
    input: &PartnerInput<'p>,
    bids: &'p [(&str, ValueConfig)],
) -> Vec<(&'p str, &'p ValueConfig)> {
    let own = &input.mapping.fields;
    if input.spec.open && !own.is_empty() {
        return own
            .iter()
            .map(|(name, config)| (name.as_str(), config))
            .collect();
    }
    input
        .spec
        .attributes
        .iter()
        .filter_map(|attribute| {
            let bid = || bids.iter().find(|(name, _)| *name == attribute.name);
            let config = own
                .get(&attribute.name)
                .or_else(|| bid().map(|(_, config)| config))
                .or(attribute.from.as_ref())?;
            Some((attribute.name.as_str(), config))
        })
        .collect()
}
