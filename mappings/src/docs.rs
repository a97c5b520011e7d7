//! The reference of transforms, conditions, labels, surveys, product fields and partners as Markdown, from what their files hold. Not a guide.

use crate::item::{Entry, Example};
use crate::{conditions, fields, labels, surveys, transforms};
use serde_json::{Map, Value as Json};
use std::fmt::Write as _;

/// The reference of all transforms.
#[must_use]
pub fn transforms() -> String {
    page("Transforms", transforms::ALL)
}

/// The reference of all conditions.
#[must_use]
pub fn conditions() -> String {
    page("Conditions", conditions::ALL)
}

/// The reference of all labels.
#[must_use]
pub fn labels() -> String {
    page("Labels", labels::ALL)
}

/// The reference of the partner specs that come with Feedmill, and of the checks they are held to.
#[must_use]
pub fn partners() -> String {
    crate::partners::markdown()
}

/// The reference of all surveys.
#[must_use]
pub fn surveys() -> String {
    page("Surveys", surveys::ALL)
}

/// The reference of the product fields.
#[must_use]
pub fn fields() -> String {
    let mut out = String::from(
        "# Product fields\n\nThe typed fields that partner specs, labels and rules rely on. A shop may have any number of own \
         fields besides: columns that are not listed keep their own name.\n",
    );
    for topic in fields::ALL {
        let _ = write!(
            out,
            "\n## {}\n\n| Field | Type | Meaning |\n|---|---|---|\n",
            topic.title
        );
        for field in topic.fields {
            row(field, &mut out);
        }
    }
    out
}

fn row(field: &fields::Field, out: &mut String) {
    let kind = format!("{:?}", field.kind).to_lowercase();
    let kind = if field.list {
        format!("list of {kind}")
    } else {
        kind
    };
    let mut meaning = field.doc.replace('|', "\\|");
    if !field.members.is_empty() {
        let members = field
            .members
            .iter()
            .map(|member| format!("`{}/{}`", field.name, member.name));
        let _ = write!(
            meaning,
            " Members: {}.",
            members.collect::<Vec<_>>().join(", ")
        );
    }
    if let Some(derived) = field.derived {
        let _ = write!(meaning, " Where no source has it: {}", derived.doc);
    }
    if field.private {
        meaning.push_str(" **Private**: never sent unless a mapping names it in `send_private`.");
    }
    let _ = writeln!(out, "| `{}` | {kind} | {meaning} |", field.name);
}

fn page<T: ?Sized>(title: &str, all: &[Entry<T>]) -> String {
    let mut out = format!("# {title}\n");
    for entry in all {
        let schema = (entry.schema)().to_value();
        let text = schema["description"].as_str().unwrap_or_default();
        let (title, help) = text.split_once("\n\n").unwrap_or((text, ""));
        let _ = write!(out, "\n## `{}`: {title}\n\n{}\n", entry.name, help.trim());
        if !entry.aliases.is_empty() {
            let _ = write!(
                out,
                "\nElsewhere: {}.\n",
                entry.aliases.join(", ").replace('_', " ")
            );
        }
        arguments(&schema, &mut out);
        examples(entry.examples, &mut out);
    }
    out
}

fn arguments(schema: &Json, out: &mut String) {
    let Some(properties) = schema["properties"]
        .as_object()
        .filter(|all| !all.is_empty())
    else {
        return;
    };
    out.push_str("\n| Argument | Type | Default | Meaning |\n|---|---|---|---|\n");
    for (name, argument) in properties {
        let required = schema["required"]
            .as_array()
            .is_some_and(|names| names.iter().any(|n| n == name));
        let default = match argument.get("default") {
            Some(default) if !default.is_null() => format!("`{default}`"),
            _ if required => "required".to_owned(),
            _ => String::new(),
        };
        let meaning = argument["description"].as_str().unwrap_or_default();
        let row = [
            &format!("`{name}`"),
            &kind(argument, schema),
            &default,
            &one_line(meaning),
        ];
        let _ = writeln!(
            out,
            "| {} |",
            row.map(|cell| cell.replace('|', "\\|")).join(" | ")
        );
    }
}

/// What an argument takes: JSON types, or the values it can have.
fn kind(argument: &Json, root: &Json) -> String {
    if let Some(name) = argument["$ref"]
        .as_str()
        .and_then(|path| path.strip_prefix("#/$defs/"))
    {
        return match name {
            "Operand" => "number, text or a value".to_owned(),
            "ValueConfig" => "field or a value".to_owned(),
            name => kind(&root["$defs"][name], root),
        };
    }
    let known =
        |member: &Map<String, Json>| member.get("const").or_else(|| member.get("enum")).cloned();
    match argument.as_object().and_then(known) {
        Some(Json::Array(values)) => {
            return values
                .iter()
                .map(|value| format!("`{value}`"))
                .collect::<Vec<_>>()
                .join(", ");
        }
        Some(value) => return format!("`{value}`"),
        None => {}
    }
    for choice in ["oneOf", "anyOf"] {
        if let Some(choices) = argument[choice].as_array() {
            let kinds: Vec<_> = choices
                .iter()
                .map(|choice| kind(choice, root))
                .filter(|kind| kind != "null")
                .collect();
            return kinds.join(", ");
        }
    }
    match &argument["type"] {
        Json::String(name) if name == "array" => {
            format!("list of {}", kind(&argument["items"], root))
        }
        Json::String(name) => word(name).to_owned(),
        Json::Array(names) => {
            let words: Vec<_> = names
                .iter()
                .filter_map(Json::as_str)
                .filter(|name| *name != "null")
                .map(word)
                .collect();
            words.join(" or ")
        }
        _ => "anything".to_owned(),
    }
}

fn word(kind: &str) -> &str {
    match kind {
        "string" => "text",
        "integer" => "whole number",
        "boolean" => "`true`, `false`",
        "object" => "table",
        other => other,
    }
}

fn examples(examples: &[Example], out: &mut String) {
    out.push_str("\n| Arguments | Before | After |\n|---|---|---|\n");
    for example in examples {
        let cells = [example.args, example.input, example.output];
        // Cells of a Markdown table end at a bar, even in code.
        let _ = writeln!(
            out,
            "| {} |",
            cells
                .map(|cell| format!("`{}`", cell.replace('|', "\\|")))
                .join(" | ")
        );
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_transform_shows_its_arguments_and_examples() {
        let page = super::transforms();
        let start = page.find("## `truncate`: Shorten\n").expect("a heading");
        let truncate = &page[start..];
        let truncate = &truncate[..truncate[3..].find("\n## ").expect("another")];
        assert!(
            truncate.contains("| `max` | whole number | required | Longest allowed length"),
            "{truncate}"
        );
        assert!(
            truncate.contains("| `words` | `true`, `false` | `true` |"),
            "{truncate}"
        );
        assert!(
            truncate.contains(r#"| `{"max": 12}` | `"Merrell Moab 3"` | `"Merrell Moab"` |"#),
            "{truncate}"
        );
    }

    #[test]
    fn no_argument_takes_just_anything() {
        let page = super::transforms();
        let loose: Vec<_> = page
            .lines()
            .filter(|line| line.contains("| anything |"))
            .collect();
        assert!(loose.is_empty(), "{loose:?}");
    }
}
