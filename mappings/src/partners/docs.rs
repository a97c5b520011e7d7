//! The partner specs as Markdown: what each partner takes, what fills it, where the facts come from.

use super::{Attribute, BidBy, Confidence, PartnerSpec, Requirement, Type};
use crate::checks;
use crate::config::ValueConfig;
use std::fmt::Write as _;

/// The reference of all built-in specs and of the checks.
#[must_use]
pub fn markdown() -> String {
    let specs: Vec<PartnerSpec> = PartnerSpec::builtin()
        .iter()
        .filter_map(|(id, toml)| PartnerSpec::parse(id, toml).ok())
        .collect();
    let mut out = String::from(HEAD);
    for spec in &specs {
        let countries = match spec.countries.as_slice() {
            [] => "any".to_owned(),
            some => some.join(" "),
        };
        let formats: Vec<&str> = spec.formats().collect();
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "| [{}](#{}) | {} | {countries} | {} | {} | {} |",
            spec.name,
            anchor(spec),
            word(&spec.kind),
            formats.join(", "),
            facts(spec.source.confidence),
            spec.source.checked,
        );
    }
    for spec in &specs {
        partner(spec, &mut out);
    }
    out.push_str(CHECKS);
    out.push_str("| Check | Severity | What it finds | About |\n|---|---|---|---|\n");
    for about in checks::all() {
        let source = if about.source.is_empty() {
            String::new()
        } else {
            format!(" [Source]({}).", about.source)
        };
        let severity = word(&about.severity);
        // Writing to a String cannot fail.
        let _ = writeln!(
            out,
            "| `{}` | {severity} | {} | {}{source} |",
            about.name, about.title, about.about
        );
    }
    out
}

const HEAD: &str = "# Partners

Facts are *verified* where the partner itself says them: in its specification (official), in a part of it that was seen
(partial), or in its programming interface (interface). Everything else is *unverified*: read in help pages of others (second
hand), in templates of other tools (template), or generally known (unverified). Check what is unverified with the partner
before you rely on it.

| Partner | Kind | Countries | Formats | Facts | Compared on |
|---|---|---|---|---|---|
";

const CHECKS: &str = "
# Checks

Each check holds a value against what the partner's spec says of the attribute: then its source is that of the attribute, or of the
spec. Where the rule itself comes from elsewhere, its own source stands here. `--json` has the source with each issue.

";

/// The address of a heading within the page, as Markdown viewers make it.
fn anchor(spec: &PartnerSpec) -> String {
    format!("{} {}", spec.id, spec.name)
        .to_lowercase()
        .chars()
        .filter(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_'))
        .map(|sign| if sign == ' ' { '-' } else { sign })
        .collect()
}

fn partner(spec: &PartnerSpec, out: &mut String) {
    let _ = write!(out, "\n## `{}`: {}\n\n{}\n", spec.id, spec.name, spec.about);
    let (source, delivery, bid) = (&spec.source, &spec.delivery, &spec.bid);
    let _ = write!(
        out,
        "\nSource: <{}>, compared on {}, {}.",
        source.address,
        source.checked,
        facts(source.confidence)
    );
    if !spec.on {
        out.push_str(" Off: a new mapping for it is not run until its owner turns it on.");
    }
    if !source.gaps.is_empty() {
        let _ = write!(out, " {}", source.gaps);
    }
    out.push('\n');
    if !delivery.advice.is_empty() {
        let _ = write!(out, "\nDelivery: {}\n", delivery.advice);
    }
    if !bid.advice.is_empty() {
        let by = if bid.by == BidBy::None {
            String::new()
        } else {
            format!(" by {}", word(&bid.by))
        };
        let _ = write!(out, "\nBids{by}: {}\n", bid.advice);
    }
    out.push_str("\n| Format | File | About |\n|---|---|---|\n");
    for format in &spec.formats {
        let _ = writeln!(
            out,
            "| `{}` | .{} | {} |",
            format.name, format.ending, format.about
        );
    }
    out.push_str("\n| Attribute | Required | Type | Limits | Filled from | About |\n|---|---|---|---|---|---|\n");
    for attribute in &spec.attributes {
        row(&attribute.name, attribute, out);
        for sub in &attribute.subs {
            row(&format!("{}/{}", attribute.name, sub.name), sub, out);
        }
    }
}

fn row(name: &str, attribute: &Attribute, out: &mut String) {
    let required = match (&attribute.requirement, attribute.condition.as_str()) {
        (Requirement::Conditional, condition) if !condition.is_empty() => condition.to_owned(),
        (requirement, "") => word(requirement),
        (requirement, condition) => format!("{}: {condition}", word(requirement)),
    };
    let from = attribute
        .from
        .as_ref()
        .map_or_else(String::new, |from| format!("`{}`", source(from)));
    let mut about = attribute.about.clone();
    if let Some(confidence) = attribute.confidence {
        let _ = write!(about, " ({})", facts(confidence));
    }
    if !attribute.unverified.is_empty() {
        let _ = write!(about, " Not verified: {}.", attribute.unverified);
    }
    if !attribute.source.is_empty() {
        let _ = write!(about, " [Source]({})", attribute.source);
    }
    let cells = [
        required,
        word(&attribute.kind),
        limits(attribute),
        from,
        about,
    ];
    let _ = writeln!(
        out,
        "| `{name}` | {} |",
        cells.map(|cell| cell.replace('|', "\\|")).join(" | ")
    );
}

fn limits(attribute: &Attribute) -> String {
    let mut limits = Vec::new();
    match (attribute.min_length, attribute.max_length) {
        (Some(min), Some(max)) => limits.push(format!("{min} to {max} characters")),
        (None, Some(max)) => limits.push(format!("up to {max} characters")),
        (Some(min), None) => limits.push(format!("from {min} characters on")),
        (None, None) => {}
    }
    if let Some(bytes) = attribute.max_bytes {
        limits.push(format!("up to {bytes} bytes"));
    }
    match (attribute.min, attribute.max) {
        (Some(min), Some(max)) => limits.push(format!("{min} to {max}")),
        (None, Some(max)) => limits.push(format!("up to {max}")),
        (Some(min), None) => limits.push(format!("from {min} on")),
        (None, None) => {}
    }
    match attribute.max_count {
        Some(0) => limits.push("any number of values".to_owned()),
        Some(count) if count > 1 => limits.push(format!("up to {count} values")),
        _ => {}
    }
    if !attribute.values.is_empty() {
        limits.push(
            attribute
                .values
                .iter()
                .map(|value| format!("`{value}`"))
                .collect::<Vec<_>>()
                .join(" "),
        );
    }
    if attribute.kind == Type::Measure {
        limits.push(attribute.units.join(", "));
    }
    limits.join("; ")
}

/// Where a value comes from, in short.
fn source(from: &ValueConfig) -> String {
    match from {
        ValueConfig {
            field: Some(field), ..
        } => field.clone(),
        ValueConfig {
            text: Some(text), ..
        } => text.clone(),
        ValueConfig {
            value: Some(value), ..
        } => value.to_string(),
        ValueConfig {
            category: Some(true),
            ..
        } => "category map".to_owned(),
        ValueConfig {
            first: Some(choices),
            ..
        } => choices.iter().map(source).collect::<Vec<_>>().join(", or "),
        ValueConfig {
            group: Some(members),
            ..
        } => members
            .iter()
            .map(|(_, from)| source(from))
            .collect::<Vec<_>>()
            .join(" and "),
        ValueConfig {
            cases: Some(cases),
            otherwise,
            ..
        } => {
            let values = cases
                .iter()
                .map(|case| &case.then)
                .chain(otherwise.as_deref());
            format!(
                "by case {}",
                values.map(source).collect::<Vec<_>>().join(", ")
            )
        }
        _ => "computed".to_owned(),
    }
}

/// How sure facts are.
fn facts(confidence: Confidence) -> String {
    let sure = if confidence.verified() {
        "verified"
    } else {
        "unverified"
    };
    format!("{sure}: {}", word(&confidence))
}

/// A word of a spec as it stands in the file, underscores as blanks.
fn word(value: &impl serde::Serialize) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().replace('_', " ")
}
