//! Explain: the way of one product to one partner, from the source's own text to the written one.

use crate::catalog::SourceTexts;
use crate::error::Error;
use crate::export::Products;
use crate::report::VERSION;
use crate::session::Session;
use mappings::plan::{Catalog, Explanation};
use schemars::JsonSchema;
use serde::Serialize;

/// The whole story of a product and a partner.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Story {
    /// Version of this shape.
    pub version: u32,
    /// Name of the mapping.
    pub partner: String,
    /// The product's id.
    pub product: String,
    /// The source it comes from, by the name of its file.
    pub from: String,
    /// Line in the source, from 1; 0 when the format has no lines.
    pub line: u64,
    /// Record in the source, from 1.
    pub item: u64,
    /// What the sources say: field and the source's own text.
    pub source: Vec<(String, String)>,
    /// What became of it.
    #[serde(flatten)]
    pub explanation: Explanation,
}

/// Explains a product to the session's partner. `None` when the catalog has no product with that id.
pub fn explain(session: &Session, product: &str) -> Result<Option<Story>, Error> {
    let Session {
        mill,
        answers,
        snapshot,
        sources,
        ..
    } = session;
    let Some(row) = snapshot.find(product)? else {
        return Ok(None);
    };
    let Some((stretch, within)) = snapshot.locate(row) else {
        return Ok(None);
    };
    let catalog = Products(snapshot);
    let rows = catalog.rows(stretch, mill.plan.fields(), &mill.plan.all_fields())?;
    let explanation = mill.plan.explain(answers, &*rows, within, 0);
    let origin = snapshot.origin(row)?;
    let from = origin.and_then(|origin| sources.get(usize::from(origin.source)).cloned());
    Ok(Some(Story {
        version: VERSION,
        partner: mill.plan.partners().next().unwrap_or_default().to_owned(),
        product: product.to_owned(),
        from: from.unwrap_or_default(),
        line: origin.map_or(0, |origin| origin.line),
        item: origin.map_or(0, |origin| origin.item),
        source: SourceTexts::new(snapshot, stretch)?.of(within),
        explanation,
    }))
}

/// The story in words, for a terminal.
#[must_use]
pub fn told(story: &Story) -> String {
    let mut out = String::new();
    let explanation = &story.explanation;
    let nothing = "nothing".to_owned();
    let text = |text: &Option<String>| {
        text.as_ref()
            .map_or(nothing.clone(), |text| format!("\"{text}\""))
    };
    let mut say = |line: String| {
        out.push_str(line.trim_end());
        out.push('\n');
    };
    let verdict = if explanation.included {
        "gets"
    } else {
        "does not get"
    };
    say(format!("{} {verdict} {}.", story.partner, story.product));
    for reason in &explanation.reasons {
        let side = if reason.exclude {
            "left out"
        } else {
            "kept in"
        };
        let rule = reason
            .rule
            .as_ref()
            .map_or_else(String::new, |rule| format!(" (rule \"{rule}\")"));
        let decides = if reason.decisive {
            ", this decides"
        } else {
            ""
        };
        say(format!("  {side}: {}{rule}{decides}", reason.reason));
    }
    say(format!(
        "\nFrom {}, line {}, record {}:",
        story.from, story.line, story.item
    ));
    for (field, value) in &story.source {
        say(format!("  {field}: {value}"));
    }
    if !explanation.labels.is_empty() {
        say("\nLabels:".into());
    }
    for label in &explanation.labels {
        say(format!(
            "  {}: {}, measured {}",
            label.label,
            text(&label.band),
            text(&label.value)
        ));
    }
    if !explanation.rules.is_empty() {
        say("\nRules:".into());
    }
    for rule in &explanation.rules {
        let matched = if rule.matched {
            "holds"
        } else {
            "does not hold"
        };
        say(format!("  {} \"{}\" {matched}", rule.level, rule.rule));
        for test in rule
            .tests
            .iter()
            .filter(|test| test.result.is_some() && test.depth > 0)
        {
            say(format!("      {}: {}", test.step, text(&test.result)));
        }
        for change in &rule.changes {
            say(format!(
                "      {}: {} becomes {}",
                change.field,
                text(&change.before),
                text(&change.after)
            ));
        }
    }
    if !explanation.bids.is_empty() {
        say("\nBids:".into());
    }
    for bid in &explanation.bids {
        say(format!("  {}: base {}", bid.bid, text(&bid.base)));
        for step in &bid.rules {
            say(format!("      \"{}\": {}", step.rule, text(&step.after)));
        }
        say(format!("      -> {}", text(&bid.amount)));
    }
    say("\nAttributes:".into());
    for attribute in &explanation.attributes {
        let written: Vec<String> = attribute
            .written
            .iter()
            .map(|(column, text)| format!("{column} = {text}"))
            .collect();
        say(format!("  {}", attribute.attribute));
        for step in &attribute.steps {
            say(format!("      {}: {}", step.step, text(&step.result)));
        }
        let written = if written.is_empty() {
            "nothing is written".to_owned()
        } else {
            written.join("; ")
        };
        say(format!("      -> {written}"));
    }
    out
}
