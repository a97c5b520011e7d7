//! Advice: what a person does about an attribute that a partner requires and a product does not have, and who asks for it.

use mappings::config::ValueConfig;
use mappings::partners::PartnerSpec;
use mappings::said::Told;

/// The messages, with blanks: in English.
pub(crate) const ADVICE: &[(&str, &str)] = &[
    (
        "fill_part",
        "say under [fields] in mappings/{mapping}.toml what fills the part {part} of \"{name}\"",
    ),
    (
        "fill",
        "say under [fields] in mappings/{mapping}.toml what fills it: {way}",
    ),
    (
        "fill_from",
        "let a column of feeds/*.toml fill the product field {fields}, or say under [fields] in mappings/{mapping}.toml what fills it: {way}",
    ),
];

/// How to fill an attribute of a mapping, in one sentence without a full stop.
pub(crate) fn filling(spec: &PartnerSpec, mapping: &str, attribute: &str) -> Told {
    let (name, part) = attribute.split_once('/').unwrap_or((attribute, ""));
    let mapping = ("mapping", mapping.to_owned());
    if !part.is_empty() {
        let with = [
            mapping,
            ("part", part.to_owned()),
            ("name", name.to_owned()),
        ];
        return Told::of(ADVICE, "fill_part", with);
    }
    let from = spec.attribute(name).and_then(|known| known.from.as_ref());
    let fields = from.map(sources).unwrap_or_default();
    let key = key(name);
    let name = ("name", name.to_owned());
    let text = format!("{key} = {{ value = \"...\" }}");
    match fields.as_slice() {
        [] => {
            let way = ("way", format!("{key} = \"FIELD\" or {text}"));
            Told::of(ADVICE, "fill", [mapping, name, way])
        }
        fields => {
            let fields = ("fields", fields.join(" or "));
            Told::of(ADVICE, "fill_from", [mapping, name, ("way", text), fields])
        }
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
