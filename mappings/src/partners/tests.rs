//! The specs that come with Feedmill: they can be read, and what they promise in their examples is what is written.

use super::*;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::value::Value;
use feeds::record::{Position, Records};
use indexmap::IndexMap;
use serde_json::{Map, Value as Json};
use std::borrow::Cow;
use std::collections::BTreeSet;

pub(crate) fn context(country: &str) -> Context {
    Context {
        now: "2026-11-22T12:00[Europe/Amsterdam]".parse().unwrap(),
        language: "nl".to_owned(),
        country: country.to_owned(),
        currency: "EUR".to_owned(),
        vat_rate: rust_decimal::Decimal::from(21),
    }
}

fn value(json: &Json) -> Value<'_> {
    match json {
        Json::Null => Value::Missing,
        Json::Bool(yes) => Value::Boolean(*yes),
        Json::Number(number) => Value::owned(number.to_string()),
        Json::String(text) => Value::text(text),
        Json::Array(values) => Value::List(values.iter().map(value).collect()),
        Json::Object(members) => Value::Group(
            members
                .iter()
                .map(|(name, json)| (Cow::Borrowed(&**name), value(json)))
                .collect(),
        ),
    }
}

/// A value of a simple mapping; `None` for what only the engine can compute. Transforms are left out: the examples
/// give texts that they do not change.
fn simple<'v>(from: &'v ValueConfig, given: &'v Map<String, Json>) -> Option<Value<'v>> {
    if let Some(field) = &from.field {
        return Some(given.get(field).map_or(Value::Missing, value));
    }
    if let Some(choices) = &from.first {
        let mut values = choices
            .iter()
            .map(|choice| simple(choice, given))
            .collect::<Option<Vec<_>>>()?;
        let filled = values.iter().position(|value| !value.is_empty());
        return Some(filled.map_or(Value::Missing, |index| values.swap_remove(index)));
    }
    if let Some(members) = &from.group {
        let members = members
            .iter()
            .map(|(name, from)| Some((Cow::Borrowed(&**name), simple(from, given)?)));
        return Some(Value::Group(members.collect::<Option<_>>()?));
    }
    if let Some(values) = &from.list {
        return Some(Value::List(
            values
                .iter()
                .map(|from| simple(from, given))
                .collect::<Option<_>>()?,
        ));
    }
    from.value.as_ref().map(value)
}

/// What a spec writes for one product, by column.
pub(crate) fn written(
    spec: &PartnerSpec,
    format: Option<&str>,
    country: &str,
    given: &Map<String, Json>,
) -> IndexMap<String, Vec<String>> {
    let context = context(country);
    let filled: Vec<_> = spec
        .defaults()
        .filter_map(|(name, from)| Some((name, simple(from, given)?)))
        .collect();
    let names: Vec<_> = filled.iter().map(|(name, _)| *name).collect();
    let shape = Shape::new(spec, format, &context, &names, &Overrides::default()).unwrap();
    let mut records = Records::new();
    for (index, (_, value)) in filled.iter().enumerate() {
        shape.render(index, value, &context, &mut records);
    }
    records.finish(Position::default());
    let record = records.get(0);
    let mut cells: IndexMap<String, Vec<String>> = IndexMap::new();
    for cell in record.cells() {
        let column = shape.columns[cell.column as usize].clone();
        cells
            .entry(column)
            .or_default()
            .push(record.text(cell).to_owned());
    }
    cells
}

fn builtin() -> impl Iterator<Item = PartnerSpec> {
    PartnerSpec::builtin().iter().map(|(id, toml)| {
        PartnerSpec::parse(&format!("{id}.toml"), toml).unwrap_or_else(|error| panic!("{error}"))
    })
}

#[test]
fn every_attribute_says_what_it_is_and_every_fact_has_a_source() {
    for spec in builtin() {
        assert!(spec.source.address.starts_with("https://"), "{}", spec.id);
        assert!(
            spec.source.checked.parse::<jiff::civil::Date>().is_ok(),
            "{}",
            spec.id
        );
        for attribute in &spec.attributes {
            assert!(
                !attribute.about.is_empty(),
                "{}: {}",
                spec.id,
                attribute.name
            );
        }
    }
}

/// What a spec file says in sentences, from its text: without what it inherits.
fn sentences(part: &toml::Value, found: &mut BTreeSet<String>) {
    let toml::Value::Table(table) = part else {
        let members = part.as_array().into_iter().flatten();
        return members.for_each(|member| sentences(member, found));
    };
    for (key, value) in table {
        match (key.as_str(), value.as_str()) {
            ("about" | "advice" | "condition" | "gaps" | "why", Some(text)) => {
                found.insert(text.to_owned());
            }
            ("dutch" | "example", _) => {}
            _ => sentences(value, found),
        }
    }
}

#[test]
fn what_a_spec_says_is_said_in_dutch_beside_it() {
    for (id, text) in PartnerSpec::builtin() {
        let file = toml::from_str(text).expect("it is TOML");
        let mut said = BTreeSet::new();
        sentences(&file, &mut said);
        let spec = PartnerSpec::parse(id, text).expect("it is sound");
        let dutch: BTreeSet<String> = spec.dutch.keys().cloned().collect();
        let lacks: Vec<&String> = said.difference(&dutch).collect();
        let stale: Vec<&String> = dutch.difference(&said).collect();
        assert!(
            lacks.is_empty() && stale.is_empty(),
            "{id}: {lacks:?} lack, {stale:?} are stale"
        );
        for (english, dutch) in &spec.dutch {
            assert!(!dutch.trim().is_empty(), "{id}: {english}");
            assert_eq!(
                english.ends_with('.'),
                dutch.ends_with('.'),
                "{id}: {english}"
            );
        }
    }
}

#[test]
fn a_wrong_spec_is_reported_where_it_is_wrong() {
    let mut known = PartnerSpec::builtin().iter();
    let (id, toml) = known.find(|(id, _)| *id == "google-shopping").unwrap();
    let wrong = toml.replacen("requirement = \"required\"", "requirment = \"required\"", 1);
    let error = PartnerSpec::parse(id, &wrong).unwrap_err();
    let line = wrong
        .lines()
        .position(|line| line.starts_with("requirment"))
        .unwrap()
        + 1;
    assert_eq!((error.line, error.column), (line, 1), "{error}");
    assert!(error.message.contains("requirement"), "{error}");

    let wrong = toml.replacen(
        "[[attribute]]",
        "[[attribute]]\nrequired_when = { filled = [\"titel\"] }",
        1,
    );
    let error = PartnerSpec::parse(id, &wrong).unwrap_err();
    assert_eq!(error.hint, "did you mean `title`?", "{error}");
}

#[test]
fn columns_follow_the_format() {
    let spec = PartnerSpec::named("google-shopping").unwrap().unwrap();
    let fields = ["id", "shipping"];
    let context = context("NL");
    let columns = |format| {
        Shape::new(&spec, format, &context, &fields, &Overrides::default())
            .unwrap()
            .columns
    };
    assert_eq!(columns(Some("tsv")), ["id", "shipping"]);
    assert_eq!(
        columns(None)[..3],
        ["g:id", "g:shipping/g:country", "g:shipping/g:region"]
    );
    let error = Shape::new(&spec, None, &context, &["titel"], &Overrides::default()).unwrap_err();
    assert!(matches!(error, ShapeError::Attribute { near: Some(near), .. } if near == "title"));
}

#[test]
fn too_many_values_are_cut_and_counted() {
    let spec = PartnerSpec::named("google-shopping").unwrap().unwrap();
    let context = context("NL");
    let shape = Shape::new(
        &spec,
        None,
        &context,
        &["additional_image_link"],
        &Overrides::default(),
    )
    .unwrap();
    let many = Value::List(
        (0..12)
            .map(|_| Value::text("https://shop.example/1.jpg"))
            .collect(),
    );
    let rendered = shape.render(0, &many, &context, &mut Records::new());
    assert_eq!((rendered.written, rendered.dropped), (10, 2));
}

#[test]
fn what_is_no_price_is_written_as_it_is() {
    let spec = PartnerSpec::named("google-shopping").unwrap().unwrap();
    let given = Map::from_iter([("price".to_owned(), Json::from("op aanvraag"))]);
    assert_eq!(
        written(&spec, None, "NL", &given)["g:price"],
        ["op aanvraag"]
    );
}

/// A small spec: what it says besides its name.
fn small(id: &str, text: &str) -> Result<PartnerSpec, SpecError> {
    let head = "name = \"Small\"\nkind = \"comparison\"\nabout = \"Small.\"\nsource = { address = \"https://small.example\", checked = \"2026-11-22\", confidence = \"official\" }\n";
    let example = "[[example]]\ngiven = {}\ngives = {}\n";
    PartnerSpec::parse(id, &format!("{head}{text}\n{example}"))
}

#[test]
fn a_spec_takes_attributes_of_another() {
    let spec = small(
        "small.toml",
        r#"
        inherit = { from = "google-shopping", attributes = ["id", "title", "price", "sale_price", "availability_date"], required = ["id"], rules = true }
        format = [{ name = "csv", ending = "csv", file = { format = "csv" } }]
        [[attribute]]
        name = "title"
        about = "Another title."
        max_length = 40
        from = "title"
        "#,
    )
    .unwrap();
    let names: Vec<_> = spec
        .attributes
        .iter()
        .map(|attribute| &*attribute.name)
        .collect();
    assert_eq!(
        names,
        ["id", "title", "price", "sale_price", "availability_date"]
    );
    assert_eq!(spec.attribute("title").unwrap().max_length, Some(40));
    assert_eq!(
        spec.attribute("id").unwrap().requirement,
        Requirement::Required
    );
    assert_eq!(
        spec.attribute("price").unwrap().requirement,
        Requirement::Optional
    );
    // Whether a date is needed depends on the availability, which this partner does not take.
    assert_eq!(
        spec.attribute("availability_date").unwrap().required_when,
        None
    );
    let checks: Vec<_> = spec.rules.iter().map(|rule| &*rule.check).collect();
    assert_eq!(checks, ["unique", "less_than"]);

    let lost = "inherit = { from = \"googel\" }\nformat = [{ name = \"csv\", ending = \"csv\", file = {} }]";
    let error = small("small.toml", lost).unwrap_err();
    assert!(error.message.contains("googel"), "{error}");
}

#[test]
fn names_roots_and_prefixes_follow_the_feed() {
    let spec = small(
        "small.toml",
        r#"
        write = { path_prefix = "Small.{country} | ", path_separator = " | " }
        format = [{ name = "xml", ending = "xml", file = { format = "xml", item_path = "{root}/offer", root_attributes = [["xmlns", "http://small.{country}/{now:%Y}"]] } }]
        [[attribute]]
        name = "price"
        element = "price_{currency}"
        [[attribute]]
        name = "category"
        type = "path"
        [[attribute]]
        name = "ready"
        type = "delivery_time"
        write = { delivery_days = true }
        [[attribute]]
        name = "unit"
        type = "unit_price"
        write = { decimal_sign = ",", unit_price = "{price} {currency} / {base}" }
        "#,
    )
    .unwrap();
    let overrides = Overrides {
        feed: IndexMap::from_iter([("root".to_owned(), "shop".to_owned())]),
        ..Overrides::default()
    };
    let context = context("NL");
    let names = ["price", "category", "ready", "unit"];
    let shape = Shape::new(&spec, None, &context, &names, &overrides).unwrap();
    assert_eq!(shape.columns[0], "price_EUR");
    assert_eq!(shape.options.item_path, "shop/offer");
    assert_eq!(shape.options.root_attributes[0].1, "http://small.nl/2026");
    let mut records = Records::new();
    shape.render(1, &Value::text("Tuin > Gras"), &context, &mut records);
    shape.render(2, &Value::text("1 tot 3 werkdagen"), &context, &mut records);
    let wine = Value::Group(vec![
        (Cow::Borrowed("price"), Value::text("7.50")),
        (Cow::Borrowed("measure"), Value::text("750 ml")),
    ]);
    shape.render(3, &wine, &context, &mut records);
    records.finish(Position::default());
    let record = records.get(0);
    let texts: Vec<_> = record
        .cells()
        .iter()
        .map(|cell| record.text(cell))
        .collect();
    assert_eq!(texts, ["Small.nl | Tuin | Gras", "3", "10,00 EUR / l"]);
}

#[test]
fn values_in_xml_attributes_have_elements_of_their_own() {
    let spec = PartnerSpec::named("ceneo").unwrap().unwrap();
    let context = context("PL");
    let names = ["further_image"];
    let shape = Shape::new(&spec, None, &context, &names, &Overrides::default()).unwrap();
    let mut records = Records::new();
    let images = Value::List(vec![
        Value::text("https://a.example/1.jpg"),
        Value::text("https://a.example/2.jpg"),
    ]);
    shape.render(0, &images, &context, &mut records);
    records.finish(Position::default());
    let groups: Vec<u32> = records
        .get(0)
        .cells()
        .iter()
        .map(|cell| cell.group)
        .collect();
    assert_eq!(groups, [0, 1]);
}
