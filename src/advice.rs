//! Advice: what a person does about an attribute that a partner requires and a product does not have, and who asks for it.

use mappings::config::ValueConfig;
use mappings::partners::PartnerSpec;

/// How to fill an attribute of a mapping, in one sentence without a full stop.
pub(crate) fn filling(spec: &PartnerSpec, mapping: &str, attribute: &str) -> String {
    let (name, part) = attribute.split_once('/').unwrap_or((attribute, ""));
    let from = spec.attribute(name).and_then(|known| known.from.as_ref());
    let fields = from.map(sources).unwrap_or_default();
    let file = format!("mappings/{mapping}.toml");
    if !part.is_empty() {
        return format!("say under [fields] in {file} what fills the part {part} of \"{name}\"");
    }
    let key = key(name);
    match fields.as_slice() {
        [] => format!(
            "say under [fields] in {file} what fills it: {key} = \"FIELD\" or {key} = {{ value = \"...\" }}"
        ),
        fields => format!(
            "let a column of feeds/*.toml fill the product field {}, or say under [fields] in {file} what fills it: {key} = \
             {{ value = \"...\" }}",
            fields.join(" or ")
        ),
    }
}

/// Address of the page or standard behind a check on an attribute: the check's own, that of the attribute, or that of the
/// spec.
pub(crate) fn source(spec: &PartnerSpec, check: &str, attribute: &str) -> String {
    let about = mappings::checks::all().find(|about| about.name == check);
    let sources = [
        about.map_or("", |about| about.source),
        spec.part(attribute).map_or("", |known| &known.source),
        &spec.source.address,
    ];
    let named = sources.into_iter().find(|source| !source.is_empty());
    named.unwrap_or_default().to_owned()
}

/// A name as a key of a TOML file.
fn key(name: &str) -> String {
    let bare = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    match name.bytes().all(bare) {
        true => name.to_owned(),
        false => toml::Value::String(name.to_owned()).to_string(),
    }
}

/// The product fields that a value is taken from, where it is plainly taken from fields.
fn sources(value: &ValueConfig) -> Vec<String> {
    let further = value.first.iter().flatten().flat_map(sources);
    value.field.iter().cloned().chain(further).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_field_is_named_that_a_column_may_fill() {
        let spec = PartnerSpec::named("kieskeurig-nl")
            .expect("it comes along")
            .expect("it is sound");
        let told = filling(&spec, "kk", "productgroep");
        assert!(
            told.contains("product field category or product_type")
                && told.contains("mappings/kk.toml")
                && told.contains("productgroep = "),
            "{told}"
        );
        let told = filling(&spec, "kk", "afhaalkosten");
        assert!(told.contains("afhaalkosten = \"FIELD\""), "{told}");
    }
}
