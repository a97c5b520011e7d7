//! Explain: the way of one product to one partner, from the source's own text to the written one.

mod above;

use above::{Above, above};

use crate::advice;
use crate::catalog::SourceTexts;
use crate::error::Error;
use crate::export::Products;
use crate::report::{IssueReport, VERSION};
use crate::session::Session;
use crate::state::State;
use crate::troubles::trouble;
use jiff::Timestamp;
use mappings::plan::{Catalog, Explanation, Ground, Wanted};
use mappings::said::Told;
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
    /// What it shares with the other variants of its product and has from the first of them; `null` when it has nothing so.
    pub above: Option<Above>,
    /// What the sources say: field and the source's own text.
    pub source: Vec<(String, String)>,
    /// When the catalog was taken that this is about, in the shop's time zone (RFC 3339 with offset).
    pub catalog: String,
    /// The run that read a newer catalog and was held, so that it is not in force; `null` when there is none.
    pub held_run: Option<i64>,
    /// What the checks of the partner find in the product, the worst first; what only shows when it is compared with
    /// others is not among it, nor anything when the partner does not get it.
    pub issues: Vec<IssueReport>,
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
    let mut ground = [Ground::default()];
    let wanted = Wanted {
        partners: vec![0],
        values: true,
        rules: false,
        behind: false,
    };
    mill.plan.mill(
        answers,
        &*rows,
        within..within + 1,
        &wanted,
        &mut ground,
        &mut Vec::new(),
    );
    let partner = mill.plan.partners().next().unwrap_or_default().to_owned();
    let mut issues = Vec::new();
    for kind in &ground[0].counts.findings.kinds {
        let mut issue = IssueReport::new(snapshot, &mill.specs[0], kind)?;
        if issue.check == "present" {
            issue.fix = advice::filling(&mill.specs[0], &partner, &issue.attribute).english;
        }
        issues.push(issue);
    }
    issues.sort_by_key(|issue| std::cmp::Reverse(issue.severity));
    let state = State::open(&session.state)?;
    let taken = taken(&state)?;
    let origin = snapshot.origin(row)?;
    let number = origin.map(|origin| usize::from(origin.source));
    let from = number.and_then(|number| sources.get(number));
    let source = SourceTexts::new(snapshot, stretch)?.of(within);
    Ok(Some(Story {
        version: VERSION,
        partner,
        product: product.to_owned(),
        from: from.map(|(name, _)| name.clone()).unwrap_or_default(),
        line: origin.map_or(0, |origin| origin.line),
        item: origin.map_or(0, |origin| origin.item),
        above: from.map_or(Ok(None), |(_, config)| {
            above(snapshot, config, row, &source)
        })?,
        source,
        catalog: taken.map_or_else(String::new, |taken| {
            let taken = taken.to_zoned(session.zone.clone());
            taken.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
        }),
        held_run: held_since(&state, taken)?,
        issues,
        explanation,
    }))
}

/// Why the catalog has no product with an id: what is wrong, and what to do.
pub fn absent(session: &Session, product: &str) -> Result<(Told, Told), Error> {
    let state = State::open(&session.state)?;
    let named = ("product", product.to_owned());
    let held = held_since(&state, taken(&state)?)?.map(|run| ("run", run.to_string()));
    let Some(departed) = state.departed(product)? else {
        let message = match held {
            Some(run) => trouble("not_in_catalog_held", [named, run]),
            None => trouble("not_in_catalog", [named]),
        };
        return Ok((message, trouble("search_product", [])));
    };
    let day = |moment: Timestamp| {
        let moment = moment.to_zoned(session.zone.clone());
        moment.strftime("%Y-%m-%d %H:%M").to_string()
    };
    let (seen, gone) = (("seen", day(departed.seen)), ("gone", day(departed.gone)));
    let message = match held {
        Some(run) => trouble("departed_held", [named, seen, gone, run]),
        None => trouble("departed", [named, seen, gone]),
    };
    Ok((message, trouble("ask_source", [])))
}

/// When the catalog in force was taken.
fn taken(state: &State) -> Result<Option<Timestamp>, Error> {
    let row = state.snapshot()?;
    Ok(row.and_then(|row| Timestamp::from_microsecond(row.taken).ok()))
}

/// The last run, when it read other products after that moment and the guard let nobody have them.
fn held_since(state: &State, taken: Option<Timestamp>) -> Result<Option<i64>, Error> {
    let Some(run) = state.runs(1)?.pop() else {
        return Ok(None);
    };
    let report = run.report.unwrap_or_default();
    let other = ["added", "changed", "removed"]
        .iter()
        .any(|what| report["snapshot"][*what].as_u64().unwrap_or(0) > 0);
    let partners = report["partners"].as_array().map_or(&[][..], Vec::as_slice);
    let all_held = !partners.is_empty() && partners.iter().all(|one| one["status"] == "held");
    Ok((other && all_held && Some(run.started) > taken).then_some(run.id))
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
    if let Some(run) = story.held_run {
        say(format!(
            "This is the catalog of {}. Run {run} read a newer one and was held: see `feedmill history`.",
            story.catalog.replace('T', " ")
        ));
    }
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
    if !story.issues.is_empty() {
        say("\nIssues:".into());
    }
    for issue in &story.issues {
        say(format!("  {}", issue.told()));
        if !issue.fix.is_empty() {
            say(format!("      {}", issue.fix));
        }
    }
    say(format!(
        "\nFrom {}, line {}, record {}:",
        story.from, story.line, story.item
    ));
    if let Some(above) = &story.above {
        say(format!(
            "  (from record {}, the first of the same {}: {})",
            above.item,
            above.column,
            above.fields.join(", ")
        ));
    }
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
