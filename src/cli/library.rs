//! The commands that tell what Feedmill knows: partners and transforms.

use super::table::Table;
use super::{Ended, print, say};
use feedmill::error::Error;
use feedmill::report::VERSION;
use feedmill::shop::Shop;
use feedmill::{derive, inspect};
use feeds::options::ReadOptions;
use feeds::transports::FetchOptions;
use mappings::partners::{Confidence, PartnerSpec};
use mappings::transforms;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::path::Path;

pub(super) fn partners(id: Option<&str>, shop: Option<&Path>, json: bool) -> Ended {
    let own = match shop {
        Some(folder) => Shop::open(folder)?.specs,
        None => here(),
    };
    let builtin = PartnerSpec::builtin()
        .iter()
        .filter_map(|(id, _)| PartnerSpec::named(id)?.ok())
        .filter(|spec| !own.contains_key(&spec.id));
    let specs: Vec<PartnerSpec> = own.values().cloned().chain(builtin).collect();
    let Some(id) = id else {
        if json {
            let about = |spec: &PartnerSpec| json!({ "id": spec.id, "name": spec.name, "countries": spec.countries, "kind": spec.kind, "formats": spec.formats().collect::<Vec<_>>(), "checked": spec.source.checked, "confidence": spec.source.confidence, "verified": spec.source.confidence.verified(), "on": spec.on, "own": own.contains_key(&spec.id) });
            let partners: Vec<Json> = specs.iter().map(about).collect();
            print(&json!({ "version": VERSION, "partners": partners }));
            return Ok(0);
        }
        let mut table = Table::new(&[
            "id",
            "name",
            "kind",
            "countries",
            "formats",
            "facts",
            "checked",
        ]);
        for spec in &specs {
            table.row([
                spec.id.clone(),
                spec.name.clone(),
                word(&spec.kind),
                spec.countries.join(" "),
                spec.formats().collect::<Vec<_>>().join(" "),
                facts(spec.source.confidence),
                spec.source.checked.clone(),
            ]);
        }
        say(&table.to_string());
        return Ok(0);
    };
    let Some(spec) = specs.iter().find(|spec| spec.id == id) else {
        let ids = specs.iter().map(|spec| spec.id.as_str());
        let meant = mappings::item::closest(id, ids);
        return Err(match meant {
            None if shop.is_none() => Error::Config {
                at: "partner".to_owned(),
                message: format!("there is no partner \"{id}\"").into(),
                hint: "see `feedmill partners`; one of a shop's own is found with --shop FOLDER"
                    .to_owned()
                    .into(),
            },
            meant => unknown("partner", id, meant),
        });
    };
    if json {
        print(&json!({ "version": VERSION, "partner": spec }));
        return Ok(0);
    }
    say(&format!(
        "{} ({})\n{}\nSource: {}, read {}: {}",
        spec.name,
        spec.id,
        spec.about,
        spec.source.address,
        spec.source.checked,
        facts(spec.source.confidence)
    ));
    if own.contains_key(&spec.id) {
        say("A spec of the shop's own.");
    }
    if !spec.source.gaps.is_empty() {
        say(&format!("Gaps in these facts: {}", spec.source.gaps));
    }
    if !spec.on {
        say("Off: a new mapping for it is not run until you turn it on.");
    }
    let mut table = Table::new(&[
        "attribute",
        "requirement",
        "type",
        ">longest",
        "facts",
        "about",
    ]);
    for attribute in &spec.attributes {
        table.row([
            attribute.name.clone(),
            word(&attribute.requirement),
            word(&attribute.kind),
            attribute
                .max_length
                .map(|length| length.to_string())
                .unwrap_or_default(),
            facts(attribute.confidence.unwrap_or(spec.source.confidence)),
            super::table::short(&attribute.about, 80),
        ]);
    }
    say(&format!("\n{table}"));
    Ok(0)
}

/// The specs of the shop that the command is called in, if it is called in one.
fn here() -> BTreeMap<String, PartnerSpec> {
    let folder = Path::new(".");
    match folder.join("shop.toml").is_file() {
        // The library is told whatever is wrong with the shop: that is for `check`.
        true => Shop::open(folder)
            .map(|shop| shop.specs)
            .unwrap_or_default(),
        false => BTreeMap::new(),
    }
}

/// A draft of a spec from an example of the file that a partner wants.
pub(super) fn derive(example: &str, json: bool) -> Ended {
    let cache = tempfile::tempdir().map_err(|source| Error::Disk {
        path: std::env::temp_dir(),
        source,
    })?;
    let found = inspect::inspect(
        example,
        &ReadOptions::default(),
        &FetchOptions::default(),
        cache.path(),
    )?;
    let day = super::commands::now(None).strftime("%Y-%m-%d").to_string();
    let draft = derive::draft(&found, &day);
    if json {
        print(&json!({ "version": VERSION, "draft": draft }));
    } else {
        say(draft.trim_end());
    }
    Ok(0)
}

pub(super) fn transforms(name: Option<&str>, json: bool) -> Ended {
    let about = |entry: &mappings::item::Entry<dyn transforms::Transform>| {
        let examples: Vec<Json> = entry
            .examples
            .iter()
            .map(|example| {
                let parse = |text: &str| serde_json::from_str::<Json>(text).unwrap_or_default();
                json!({ "args": parse(example.args), "input": parse(example.input), "output": parse(example.output) })
            })
            .collect();
        json!({ "name": entry.name, "also": entry.aliases, "arguments": (entry.schema)(), "examples": examples })
    };
    let Some(name) = name else {
        if json {
            let transforms: Vec<Json> = transforms::ALL.iter().map(about).collect();
            print(&json!({ "version": VERSION, "transforms": transforms }));
            return Ok(0);
        }
        let mut table = Table::new(&["transform", "what it does"]);
        for entry in transforms::ALL {
            table.row([
                entry.name.to_owned(),
                super::table::short(&title(&(entry.schema)()).1, 90),
            ]);
        }
        say(&table.to_string());
        return Ok(0);
    };
    let Some(entry) = transforms::find(name) else {
        return Err(unknown(
            "transform",
            name,
            mappings::item::suggest(transforms::ALL, name),
        ));
    };
    if json {
        print(&json!({ "version": VERSION, "transform": about(entry) }));
        return Ok(0);
    }
    let schema = (entry.schema)();
    let (title, text) = title(&schema);
    say(&format!("{name}: {title}\n{text}"));
    let properties = schema.get("properties").and_then(Json::as_object);
    for (argument, about) in properties.into_iter().flatten() {
        let text = about
            .get("description")
            .and_then(Json::as_str)
            .unwrap_or_default();
        say(&format!(
            "  {argument}: {}",
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        ));
    }
    for example in entry.examples {
        say(&format!(
            "  {}: {} -> {}",
            step(name, example.args),
            example.input,
            example.output
        ));
    }
    Ok(0)
}

/// A step as a file of the shop writes it; `arguments` are a JSON object.
fn step(name: &str, arguments: &str) -> String {
    let mut step = toml::Table::from_iter([("do".to_owned(), name.into())]);
    step.extend(serde_json::from_str::<toml::Table>(arguments).unwrap_or_default());
    toml::Value::Table(step).to_string()
}

/// Title and text of an item: the first paragraph of its description, and the rest.
fn title(schema: &schemars::Schema) -> (String, String) {
    let description = schema
        .get("description")
        .and_then(Json::as_str)
        .unwrap_or_default();
    let (title, text) = description.split_once("\n\n").unwrap_or((description, ""));
    (
        title.to_owned(),
        text.split_whitespace().collect::<Vec<_>>().join(" "),
    )
}

/// How sure facts are, and whether that is enough to rely on.
fn facts(confidence: Confidence) -> String {
    let sure = if confidence.verified() {
        "verified"
    } else {
        "unverified"
    };
    format!("{sure} ({})", word(&confidence).replace('_', " "))
}

/// A value of a closed set, as files spell it.
fn word(value: &impl serde::Serialize) -> String {
    serde_json::to_value(value)
        .ok()
        .and_then(|json| json.as_str().map(str::to_owned))
        .unwrap_or_default()
}

fn unknown(kind: &str, name: &str, meant: Option<&str>) -> Error {
    Error::Config {
        at: kind.to_owned(),
        message: format!("there is no {kind} \"{name}\"").into(),
        hint: match meant {
            Some(meant) => format!("did you mean \"{meant}\"?").into(),
            None => format!("see `feedmill {kind}s`").into(),
        },
    }
}
