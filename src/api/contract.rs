//! The TypeScript contract of the door, written from the JSON Schemas of requests and responses. Committed in `ui/` and
//! held fresh by a test.

use super::operation::Operation;
use super::{ALL, Event, library};
use crate::advice::ADVICE;
use crate::guard::FINDINGS;
use crate::notes::NOTES;
use crate::troubles::TROUBLES;
use mappings::checks::DETAILS;
use mappings::matching::MATCHES;
use mappings::plan::{REASONS, STEPS};
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value as Json};
use std::fmt::Write as _;

const HEAD: &str = "// Generated from src/api by `make docs`: what the screens may ask, and what they are told. Not to be edited.\n";

/// The contract as a TypeScript module.
#[must_use]
pub fn typescript() -> String {
    let mut requests = SchemaSettings::draft2020_12()
        .for_deserialize()
        .into_generator();
    let mut responses = SchemaSettings::draft2020_12()
        .for_serialize()
        .into_generator();
    let types: Vec<_> = ALL
        .iter()
        .map(|operation| (operation.types)(&mut requests, &mut responses))
        .collect();
    let event = responses.subschema_for::<Event>().to_value();
    let asked = requests.take_definitions(true);
    let told = responses.take_definitions(true);
    let mut out = String::from(HEAD);
    // What is told may also be asked: where a type is both, it looks as it is told.
    let only_asked = asked.iter().filter(|(name, _)| !told.contains_key(*name));
    for (name, schema) in told.iter().chain(only_asked) {
        definition(name, schema, &mut out);
    }
    out.push_str("\n/** The operations: what each is asked and what it answers. */\nexport interface Operations {\n");
    for (operation, (request, response)) in ALL.iter().zip(&types) {
        let request = print(request.as_value());
        let response = print(response.as_value());
        let Operation { name, about, .. } = operation;
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "  /** {about} */\n  {name}: {{ request: {request}; response: {response} }};"
        );
    }
    out.push_str("}\n\n/** What each operation reads and writes: who reads a topic is asked again when it was written. */\n");
    out.push_str(
        "export const topics: Record<keyof Operations, { reads: Topic[]; writes: Topic[] }> = {\n",
    );
    for operation in ALL {
        let list = |topics| {
            serde_json::to_string(topics)
                .unwrap_or_default()
                .replace(",", ", ")
        };
        let _ = writeln!(
            out,
            "  {}: {{ reads: {}, writes: {} }},",
            operation.name,
            list(operation.reads),
            list(operation.writes)
        );
    }
    out.push_str("};\n\n/** Messages of the program in English, by list and id, with their blanks. Other languages are in `words`. */\n");
    out.push_str("export const messages = {\n");
    let lists = [
        ("note", NOTES),
        ("detail", DETAILS),
        ("reason", REASONS),
        ("step", STEPS),
        ("detected", feeds::detect::REASONS),
        ("record", feeds::error::RECORDS),
        ("match", MATCHES),
        ("guard", FINDINGS),
        ("guard", ADVICE),
        ("trouble", TROUBLES),
        ("trouble", feeds::error::TROUBLES),
        ("trouble", feeds::transports::SENDING),
        ("trouble", mappings::plan::MISTAKES),
    ];
    for (list, messages) in lists {
        for (id, english) in messages {
            let english = english.replace('{', "{{").replace('}', "}}");
            let _ = writeln!(out, "  \"{list}.{id}\": {},", Json::from(english));
        }
    }
    out.push_str("} as const;\n");
    out += &library::typescript();
    let _ = writeln!(
        out,
        "\n/** What the door tells unasked. */\nexport type Told = {};",
        print(&event)
    );
    out
}

fn definition(name: &str, schema: &Json, out: &mut String) {
    out.push('\n');
    comment(schema, "", out);
    let _ = writeln!(out, "export type {name} = {};", print(schema));
}

fn print(schema: &Json) -> String {
    let Json::Object(schema) = schema else {
        return "unknown".into();
    };
    let mut parts = Vec::new();
    if let Some(Json::String(path)) = schema.get("$ref") {
        let name = path.rsplit('/').next().unwrap_or_default();
        parts.push(name.to_owned());
    }
    for key in ["oneOf", "anyOf"] {
        if let Some(Json::Array(choices)) = schema.get(key) {
            let mut several: Vec<String> = Vec::new();
            for choice in choices.iter().map(print) {
                if !several.contains(&choice) {
                    several.push(choice);
                }
            }
            parts.push(together(&several, " | "));
        }
    }
    if let Some(Json::Array(all)) = schema.get("allOf") {
        parts.extend(all.iter().map(print));
    }
    if let Some(constant) = schema.get("const") {
        parts.push(constant.to_string());
    }
    if let Some(Json::Array(values)) = schema.get("enum") {
        let values: Vec<String> = values.iter().map(Json::to_string).collect();
        parts.push(together(&values, " | "));
    } else if let Some(kind) = schema.get("type") {
        let kinds: Vec<&str> = match kind {
            Json::String(kind) => vec![kind],
            Json::Array(kinds) => kinds.iter().filter_map(Json::as_str).collect(),
            _ => Vec::new(),
        };
        let known = schema.contains_key("const");
        let kinds: Vec<String> = kinds
            .into_iter()
            .filter(|_| !known)
            .filter_map(|kind| of_kind(kind, schema))
            .collect();
        if !kinds.is_empty() {
            parts.push(together(&kinds, " | "));
        }
    }
    if parts.is_empty() {
        return "unknown".into();
    }
    together(&parts, " & ")
}

fn of_kind(kind: &str, schema: &Map<String, Json>) -> Option<String> {
    Some(match kind {
        "string" => "string".into(),
        "integer" | "number" => "number".into(),
        "boolean" => "boolean".into(),
        "null" => "null".into(),
        "array" => match (schema.get("prefixItems"), schema.get("items")) {
            (Some(Json::Array(items)), _) => {
                let items: Vec<String> = items.iter().map(print).collect();
                format!("[{}]", items.join(", "))
            }
            (_, Some(item)) => format!("Array<{}>", print(item)),
            _ => "unknown[]".into(),
        },
        "object" => return object(schema),
        _ => "unknown".into(),
    })
}

/// An object's members; `None` when something beside it says them all.
fn object(schema: &Map<String, Json>) -> Option<String> {
    let required: Vec<&str> = match schema.get("required") {
        Some(Json::Array(names)) => names.iter().filter_map(Json::as_str).collect(),
        _ => Vec::new(),
    };
    let mut out = String::new();
    let members = schema.get("properties").and_then(Json::as_object);
    for (name, member) in members.into_iter().flatten() {
        comment(member, " ", &mut out);
        let mark = if required.contains(&&**name) { "" } else { "?" };
        let plain = name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        let name = if plain {
            name.clone()
        } else {
            Json::from(name.as_str()).to_string()
        };
        let _ = writeln!(out, "  {name}{mark}: {};", print(member));
    }
    match schema.get("additionalProperties") {
        Some(value @ Json::Object(_)) if out.is_empty() => {
            return Some(format!("Record<string, {}>", print(value)));
        }
        Some(Json::Object(_) | Json::Bool(true)) => out.push_str("  [key: string]: unknown;\n"),
        _ => {}
    }
    if out.is_empty() {
        let elsewhere = ["$ref", "oneOf", "anyOf", "allOf"];
        let alone = !elsewhere.iter().any(|key| schema.contains_key(*key));
        return alone.then(|| "Record<string, never>".into());
    }
    Some(format!("{{\n{out}}}"))
}

/// Several types as one; one of several parts gets parentheses.
fn together(parts: &[String], between: &str) -> String {
    match parts {
        [only] => only.clone(),
        _ => format!("({})", parts.join(between)),
    }
}

fn comment(schema: &Json, space: &str, out: &mut String) {
    if let Some(text) = schema.get("description").and_then(Json::as_str) {
        let text = text.replace('\n', " ").replace("*/", "* /");
        let _ = writeln!(out, "{space}{space}/** {text} */");
    }
}
