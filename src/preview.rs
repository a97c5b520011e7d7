//! Preview: what a partner would get, beside what the sources say. The same plan as a run, on a page of products.

use crate::catalog::SourceTexts;
use crate::error::Error;
use crate::export::Products;
use crate::report::VERSION;
use crate::session::Session;
use feeds::record::Record;
use mappings::config::ConditionConfig;
use mappings::plan::{BidTrace, Catalog, Ground, Wanted};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Map;

/// A page of products as one partner would get them.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Preview {
    /// Version of this shape.
    pub version: u32,
    /// Name of the mapping.
    pub partner: String,
    /// Columns of the feed.
    pub columns: Vec<String>,
    /// The products.
    pub products: Vec<PreviewProduct>,
}

/// One product.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PreviewProduct {
    /// Its id in the catalog.
    pub id: String,
    /// What is written: column and text, in order; a column stands as often as it is written.
    pub output: Vec<(String, String)>,
    /// What is bid for it, and why.
    pub bids: Vec<BidTrace>,
    /// What the sources say: field and the source's own text.
    pub source: Vec<(String, String)>,
}

/// The products from the `skip`th on that the partner would get, at most `most`.
pub fn preview(session: &Session, skip: u64, most: usize) -> Result<Preview, Error> {
    let Session {
        mill,
        answers,
        snapshot,
        ..
    } = session;
    let plan = &mill.plan;
    let columns = &plan.shape(0).columns;
    let mut page = Preview {
        version: VERSION,
        partner: plan.partners().next().unwrap_or_default().to_owned(),
        columns: columns.clone(),
        products: Vec::new(),
    };
    // The row at which the page begins, and how many of its records are on the page before.
    let (first, mut passed) = match skip {
        0 => (0, 0),
        _ => {
            let origins = session.origins()?;
            let Some(row) = origins.row(skip) else {
                return Ok(page);
            };
            (row, origins.place(skip))
        }
    };
    let wanted = Wanted {
        partners: vec![0],
        values: true,
        rules: false,
        behind: false,
    };
    let fields = plan.needs(&wanted);
    let counting = Wanted {
        values: false,
        ..wanted.clone()
    };
    let few_fields = plan.needs(&counting);
    let catalog = Products(snapshot);
    let mut ground = [Ground::default()];
    let start = snapshot.locate(first).map_or(0, |(stretch, _)| stretch);
    for stretch in start..catalog.stretches() {
        // Which products are in is found with the few fields that decide it; the others are read where one is.
        let rows = catalog.rows(stretch, plan.fields(), &few_fields)?;
        let from = first.saturating_sub(rows.first()) as usize;
        ground[0].clear();
        plan.mill(
            answers,
            &*rows,
            from..rows.len(),
            &counting,
            &mut ground,
            &mut Vec::new(),
        );
        let inside = std::mem::take(&mut ground[0].counts.origins);
        if inside.is_empty() {
            continue;
        }
        let rows = catalog.rows(stretch, plan.fields(), &fields)?;
        let sources = SourceTexts::new(snapshot, stretch)?;
        for number in inside.rows() {
            let row = (number - rows.first()) as usize;
            ground[0].clear();
            plan.mill(
                answers,
                &*rows,
                row..row + 1,
                &wanted,
                &mut ground,
                &mut Vec::new(),
            );
            for record in ground[0].records.iter().skip(passed as usize) {
                if page.products.len() >= most {
                    return Ok(page);
                }
                page.products.push(PreviewProduct {
                    id: snapshot.id(number)?,
                    output: written(record, columns),
                    bids: plan.bids(answers, &*rows, row, 0),
                    source: sources.of(row),
                });
            }
            passed = 0;
        }
    }
    Ok(page)
}

fn written(record: Record<'_>, columns: &[String]) -> Vec<(String, String)> {
    let cells = record.cells().iter();
    cells
        .map(|cell| {
            (
                columns[cell.column as usize].clone(),
                record.text(cell).to_owned(),
            )
        })
        .collect()
}

/// A condition as a person types it: `price less_than 10`, `brand equals Merrell`, `gtin empty`, or as TOML.
pub fn condition(text: &str) -> Result<ConditionConfig, Error> {
    let wrong = |message: String| Error::Config {
        at: "--where".into(),
        message: message.into(),
        hint: "write a field, a condition and its value, such as \"price less_than 10\"".into(),
    };
    let text = text.trim();
    if text.starts_with('{') {
        let table: std::collections::BTreeMap<String, ConditionConfig> =
            toml::from_str(&format!("where = {text}"))
                .map_err(|error| wrong(error.message().to_owned()))?;
        return table
            .into_values()
            .next()
            .ok_or_else(|| wrong("there is no condition".into()));
    }
    let mut words = text.splitn(3, ' ');
    let (Some(field), Some(is)) = (words.next(), words.next()) else {
        return Err(wrong(format!("\"{text}\" is not a condition")));
    };
    let mut arguments = Map::new();
    if let Some(value) = words.next() {
        // A number is meant as one; anything else is text.
        let json = serde_json::from_str(value)
            .ok()
            .filter(serde_json::Value::is_number);
        arguments.insert("value".into(), json.unwrap_or_else(|| value.into()));
    }
    Ok(ConditionConfig {
        field: Some(field.to_owned()),
        is: Some(is.to_owned()),
        arguments,
        ..ConditionConfig::default()
    })
}
