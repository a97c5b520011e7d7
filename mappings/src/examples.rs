//! Runs the examples of transforms, conditions, surveys and labels, with as much of the engine as they need.

use crate::arguments::literal;
use crate::config::ValueConfig;
use crate::context::Context;
use crate::item::Entry;
use crate::surveys;
use crate::value::Value;
use rapidhash::v3::rapidhash_v3;
use rust_decimal::Decimal;
use serde_json::{Map, Value as Json};

/// Friday 20 November 2026 at noon in Amsterdam.
pub(crate) fn context() -> Context {
    Context {
        now: "2026-11-20T12:00:00+01:00[Europe/Amsterdam]"
            .parse()
            .expect("a moment"),
        language: "nl".to_owned(),
        country: "NL".to_owned(),
        currency: "EUR".to_owned(),
        vat_rate: Decimal::from(21),
    }
}

pub(crate) fn json(text: &str) -> Json {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

pub(crate) fn build<T: ?Sized>(entry: &Entry<T>, arguments: &str) -> Box<T> {
    let Json::Object(arguments) = json(arguments) else {
        panic!("{}: arguments are an object", entry.name)
    };
    (entry.build)(arguments).unwrap_or_else(|error| panic!("{}: {error}", entry.name))
}

/// The products of an example and the row it is about.
pub(crate) struct Products {
    products: Vec<Json>,
    tables: Json,
    pub(crate) row: usize,
}

impl Products {
    pub(crate) fn of(input: &str) -> Self {
        let input = json(input);
        let keyed = ["$products", "$product", "$value"]
            .iter()
            .any(|key| input.get(key).is_some());
        let mut product = if keyed {
            input
                .get("$product")
                .cloned()
                .unwrap_or_else(|| Json::Object(Map::new()))
        } else {
            Json::Object(Map::from_iter([("$value".to_owned(), input.clone())]))
        };
        if let (Some(value), Some(fields)) = (input.get("$value"), product.as_object_mut()) {
            fields.insert("$value".to_owned(), value.clone());
        }
        let products = input.get("$products").and_then(Json::as_array).cloned();
        Self {
            products: products.unwrap_or_else(|| vec![product]),
            tables: input.get("$tables").cloned().unwrap_or_default(),
            row: input.get("$row").and_then(Json::as_u64).unwrap_or(0) as usize,
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.products.len()
    }

    /// Fields, constants, texts, lists, groups, the first filled one, tables of one column and surveys.
    pub(crate) fn value(&self, config: &ValueConfig, row: usize) -> Value<'static> {
        if let Some(name) = &config.field {
            let field = self.products[row].get(name).unwrap_or(&Json::Null);
            literal(field).expect("a value")
        } else if let Some(value) = &config.value {
            literal(value).expect("a value")
        } else if let Some(text) = &config.text {
            let fields = self.products[row].as_object().into_iter().flatten();
            Value::owned(fields.fold(text.clone(), |text, (name, field)| {
                let field = literal(field).expect("a value");
                text.replace(&format!("{{{name}}}"), &field.to_text())
            }))
        } else if let Some(values) = &config.list {
            Value::List(values.iter().map(|value| self.value(value, row)).collect())
        } else if let Some(members) = &config.group {
            let members = members
                .iter()
                .map(|(name, value)| (name.clone().into(), self.value(value, row)));
            Value::Group(members.collect())
        } else if let Some(values) = &config.first {
            let mut values = values.iter().map(|value| self.value(value, row));
            values.find(|value| !value.is_empty()).unwrap_or_default()
        } else if let Some(table) = &config.table {
            let key = self.value(&table.key, row);
            let cells = self.tables[&table.name].as_array().expect("a table");
            let found = cells
                .iter()
                .any(|cell| cell.as_str() == Some(&*key.to_text()));
            if found {
                key
            } else {
                literal(table.default.as_ref().unwrap_or(&Json::Null)).expect("a value")
            }
        } else {
            let survey = config.survey.as_ref().expect("a value with a source");
            let entry =
                surveys::find(&survey.of).unwrap_or_else(|| panic!("no survey {}", survey.of));
            let item = (entry.build)(survey.arguments.clone()).expect("good arguments");
            let value = survey.value.as_deref().cloned();
            let value = value
                .or_else(|| item.default_value().map(ValueConfig::from))
                .unwrap_or_default();
            let by = survey
                .by
                .clone()
                .unwrap_or_else(|| vec!["item_group_id".into()]);
            self.survey(&*item, &value, &by, self.len())
                .swap_remove(row)
        }
    }

    /// The answers of a survey for all products, which are shown in two halves, the first of `half` products.
    pub(crate) fn survey(
        &self,
        survey: &dyn surveys::Survey,
        value: &ValueConfig,
        by: &[ValueConfig],
        half: usize,
    ) -> Vec<Value<'static>> {
        let key = |row| {
            let parts: Vec<_> = by
                .iter()
                .map(|part| self.value(part, row).to_text().into_owned())
                .collect();
            if by.is_empty() {
                0
            } else {
                rapidhash_v3(parts.join("\n").as_bytes())
            }
        };
        let see = |rows: std::ops::Range<usize>| {
            let mut tally = survey.tally();
            for row in rows {
                tally.see(row as u64, key(row), &self.value(value, row), &context());
            }
            tally
        };
        let mut tally = see(0..half);
        tally.merge(see(half..self.len()));
        let answer = tally.finish();
        (0..self.len())
            .map(|row| answer.of(row as u64, key(row), &self.value(value, row)))
            .collect()
    }
}

/// Whether a value is what the example says: numbers by amount, times by their text.
pub(crate) fn is(value: &Value<'_>, expected: &Json) -> bool {
    let expected = literal(expected).expect("a value");
    match (value, &expected) {
        (Value::List(ones), Value::List(others)) => {
            ones.len() == others.len()
                && ones
                    .iter()
                    .zip(others)
                    .all(|(one, other)| one == other || amount(one, other))
        }
        (Value::Time(_), Value::Text(text)) => value.to_text() == *text,
        _ => *value == expected || amount(value, &expected),
    }
}

fn amount(one: &Value<'_>, other: &Value<'_>) -> bool {
    one.to_decimal().is_some() && one.to_decimal() == other.to_decimal()
}

/// What holds for all items of a folder: each file is listed, in order; each argument is documented; each example
/// counts.
pub(crate) fn check_folder<T: ?Sized>(folder: &str, all: &[Entry<T>], not_items: &[&str]) {
    let path = format!("{}/src/{folder}", env!("CARGO_MANIFEST_DIR"));
    let mut files: Vec<_> = std::fs::read_dir(path)
        .expect("the folder")
        .filter_map(|file| Some(file.ok()?.path().file_stem()?.to_str()?.to_owned()))
        .filter(|name| {
            !["mod", "tests"].contains(&name.as_str()) && !not_items.contains(&name.as_str())
        })
        .collect();
    files.sort();
    let names: Vec<_> = all.iter().map(|entry| entry.name).collect();
    assert_eq!(names, files, "ALL in {folder}/mod.rs against its files");
    let mut known: Vec<_> = all
        .iter()
        .flat_map(|entry| entry.aliases)
        .chain(&names)
        .collect();
    known.sort_unstable();
    let twice: Vec<_> = known.windows(2).filter(|pair| pair[0] == pair[1]).collect();
    assert!(
        twice.is_empty(),
        "names of two items in {folder}: {twice:?}"
    );
    for entry in all {
        let schema = (entry.schema)();
        let text = schema.get("description").and_then(Json::as_str);
        assert!(
            text.is_some_and(|text| text.contains("\n\n")),
            "{} needs a title and a description",
            entry.name
        );
        let arguments = schema.get("properties").and_then(Json::as_object);
        for (name, argument) in arguments.into_iter().flatten() {
            assert!(
                argument.get("description").is_some(),
                "{}: {name} is not described",
                entry.name
            );
        }
        assert!(
            entry.examples.len() > 1,
            "{} needs another example",
            entry.name
        );
    }
}
