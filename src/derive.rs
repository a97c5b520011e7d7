//! A first draft of a partner spec from an example of the file that the partner wants. Names, types, signs and the likely
//! product fields are found out; what is required, the limits and the rules are for a person to add.

use crate::inspect::{Column, Inspection};
use feeds::options::Format;
use feeds::types::Type;
use mappings::fields;
use std::fmt::Write as _;

/// From this confidence on (percent) a product field is written down as what fills an attribute.
const SURE: u8 = 50;

/// The draft as the text of `partners/ID.toml`. `day` is the day of the run (`2026-11-22`).
#[must_use]
pub fn draft(found: &Inspection, day: &str) -> String {
    let columns: Vec<&Column> = found
        .columns
        .iter()
        .filter(|column| writable(column))
        .collect();
    let mut out = format!(
        "# A draft, made of an example ({}). Go through every line: what a partner asks for does not show in an example.\n\
         name = \"My partner\"\nkind = \"generic\"\nabout = \"What the feed is for.\"\n\n\
         [source]\naddress = \"https://example.com/\"\nchecked = {}\nconfidence = \"template\"\n\
         gaps = \"Made of one example file: requirements, limits and allowed values are not known.\"\n\n[write]\n",
        one_line(&found.place),
        text(day)
    );
    let decimal = columns
        .iter()
        .find_map(|column| column.profile.convention.decimal)
        .unwrap_or('.');
    let currency = if columns.iter().any(|column| has_currency(column)) {
        "suffix"
    } else {
        "none"
    };
    // Writing to a String cannot fail.
    let _ = writeln!(
        out,
        "decimal_sign = {}\ncurrency = \"{currency}\"",
        text(&decimal.to_string())
    );
    format_of(found, &mut out);
    for column in &columns {
        attribute(column, found.detected.format, found.rows, &mut out);
    }
    out.push_str("\n# An example: product fields, and what is written of them. `cargo test` or a run shows whether it holds.\n");
    out.push_str("[[example]]\ngiven = {}\ngives = {}\n");
    out
}

/// Columns that a spec can name: not those told apart by a name in an attribute (`param[color]`).
fn writable(column: &Column) -> bool {
    !column.profile.name.contains(['[', ']', '{', '}'])
}

fn format_of(found: &Inspection, out: &mut String) {
    let detected = &found.detected;
    let name = serde_json::to_value(detected.format).unwrap_or_default();
    let name = name.as_str().unwrap_or("csv").to_owned();
    let mut file = vec![format!("format = {}", text(&name))];
    if let Some(delimiter) = &detected.delimiter {
        file.push(format!("delimiter = {}", text(delimiter)));
    }
    if let Some(path) = &detected.item_path {
        file.push(format!("item_path = {}", text(path)));
    }
    let prefixes = namespaces(found);
    if !prefixes.is_empty() {
        let named: Vec<String> = prefixes
            .iter()
            .map(|prefix| format!("[{}, \"\"]", text(&format!("xmlns:{prefix}"))))
            .collect();
        file.push(format!("root_attributes = [{}]", named.join(", ")));
        out.push_str(
            "\n# Fill in the addresses of the namespaces, as the example's first lines have them.",
        );
    }
    let _ = write!(
        out,
        "\n[[format]]\nname = {0}\nabout = \"As in the example.\"\nending = {0}\nfile = {{ {1} }}\n",
        text(&name),
        file.join(", ")
    );
}

/// Prefixes of element names, in order.
fn namespaces(found: &Inspection) -> Vec<&str> {
    let mut prefixes = Vec::new();
    if found.detected.format == Format::Xml {
        let steps = found
            .columns
            .iter()
            .flat_map(|column| column.profile.name.split('/'));
        for (prefix, _) in steps.filter_map(|step| step.trim_start_matches('@').split_once(':')) {
            if !prefixes.contains(&prefix) && prefix != "xml" {
                prefixes.push(prefix);
            }
        }
    }
    prefixes
}

fn attribute(column: &Column, format: Format, rows: u64, out: &mut String) {
    let profile = &column.profile;
    let name = plain(&profile.name);
    let _ = write!(out, "\n[[attribute]]\nname = {}\n", text(&name));
    if name != profile.name {
        let key = if format == Format::Xml {
            "element"
        } else {
            "column"
        };
        let _ = writeln!(out, "{key} = {}", text(&profile.name));
    }
    out.push_str("about = \"?\"\n");
    if profile.filled == rows {
        out.push_str(
            "requirement = \"recommended\"\ncondition = \"filled in all of the example\"\n",
        );
    }
    let kind = kind(column);
    let _ = writeln!(out, "type = \"{kind}\"");
    if profile.repeated > 0 {
        out.push_str("max_count = 0\n");
    }
    if let Some(field) = column.field.as_ref().filter(|_| column.confidence >= SURE) {
        let private = fields::find(field).is_some_and(|field| field.private);
        if !private {
            let _ = writeln!(out, "from = {} # {} % sure", text(field), column.confidence);
        }
    }
    if let Some(sample) = profile.samples.first() {
        let _ = writeln!(out, "example = {}", text(&one_line(sample)));
    }
}

fn kind(column: &Column) -> &'static str {
    let field = column.field.as_deref().unwrap_or_default();
    match column.profile.kind {
        Type::Decimal | Type::Integer if field.contains("price") => "price",
        _ if has_currency(column) => "price",
        Type::Integer => "integer",
        Type::Decimal | Type::Percent => "number",
        Type::Date => "date",
        Type::DateTime => "datetime",
        Type::Boolean => "boolean",
        Type::Gtin => "gtin",
        Type::Url | Type::Image => "url",
        _ if field == "category" => "path",
        _ => "text",
    }
}

fn has_currency(column: &Column) -> bool {
    column.profile.convention.currency.is_some()
}

/// A name without namespace and marks, for mappings.
fn plain(name: &str) -> String {
    let steps = name
        .split('/')
        .map(|step| step.trim_start_matches('@'))
        .map(|step| step.rsplit(':').next().unwrap_or(step));
    steps.collect::<Vec<_>>().join("_")
}

/// A text of TOML.
fn text(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// Text that fits in a line.
fn one_line(text: &str) -> String {
    let line = text
        .chars()
        .map(|sign| if sign.is_control() { ' ' } else { sign });
    line.take(80).collect()
}
