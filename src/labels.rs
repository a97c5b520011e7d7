//! Labels of a shop: how many products are in each band, and how the measured values are spread. Computed from the
//! catalog in force and the files as they are now; nothing is written.

use crate::catalog::{Progress, Snapshot};
use crate::error::Error;
use crate::export::Products;
use crate::mill::Mill;
use crate::report::VERSION;
use crate::session;
use crate::shop::Shop;
use jiff::Zoned;
use mappings::labels::Label;
use mappings::labels::distribution::Distribution;
use mappings::plan::{Answers, Catalog, Plan, in_parts};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::Serialize;

/// Columns of a histogram.
const BINS: u16 = 20;
/// The quantiles that are told, in percent.
const QUANTILES: [u8; 7] = [0, 10, 25, 50, 75, 90, 100];

/// The labels of a shop. Printed by `labels --json`.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Labels {
    /// Version of this shape.
    pub version: u32,
    /// Products in the catalog.
    pub products: u64,
    /// The labels, in the order of their file.
    pub labels: Vec<LabelReport>,
}

/// One label over the whole catalog.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LabelReport {
    /// Its name.
    pub label: String,
    /// What kind of label it is: `margin`.
    pub kind: String,
    /// Its bands in order, also those without a product.
    pub bands: Vec<Band>,
    /// Products of which no band can be told.
    pub without_band: u64,
    /// Products that have a measured value.
    pub measured: u64,
    /// Of the measured values, in the label's unit, the smallest, some between, and the largest; to three digits.
    pub quantiles: Vec<Quantile>,
    /// The measured values in at most 20 columns, equally wide but for what lies far from all others at an end.
    pub histogram: Vec<Bin>,
}

/// One band of a label.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Band {
    /// Its name.
    pub band: String,
    /// Products in it.
    pub count: u64,
    /// The least measured value that is in it, in the label's unit; `null` where it has no least one, or no edges at all.
    pub from: Option<String>,
    /// Where it ends: values below this one are in it; `null` where it takes the rest.
    pub below: Option<String>,
}

/// A value that so many of the products do not exceed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Quantile {
    /// How many, in percent.
    pub percent: u8,
    /// The value, a decimal number.
    pub value: String,
}

/// One column of a histogram.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Bin {
    /// Values from this one on, a decimal number,
    pub from: String,
    /// and below this one; up to and including it in the last column.
    pub to: String,
    /// Products.
    pub count: u64,
}

/// Measures all labels of a shop over its catalog, which is imported when there is none yet. Fails when the
/// configuration is wrong or the catalog cannot be read.
pub fn labels(
    shop: &Shop,
    now: &Zoned,
    threads: usize,
    progress: &dyn Progress,
) -> Result<Labels, Error> {
    let now = now.with_time_zone(shop.zone()?);
    let snapshot = session::catalog(shop, &now, threads, progress)?;
    let mill = Mill::shared(shop, snapshot.fields(), &now)?;
    let answers = mill.plan.survey(&Products(&snapshot), threads)?;
    over(shop, &mill.plan, &answers, &snapshot, threads)
}

/// Measures the labels of a plan that is compiled and surveyed already over this catalog.
pub(crate) fn over(
    shop: &Shop,
    plan: &Plan,
    answers: &Answers,
    snapshot: &Snapshot,
    threads: usize,
) -> Result<Labels, Error> {
    let spread = spread(plan, answers, snapshot, threads)?;
    let labels = plan
        .labels()
        .zip(&spread)
        .map(|((name, label), distribution)| LabelReport {
            label: name.to_owned(),
            kind: shop.labels.labels[name].kind.clone(),
            bands: distribution
                .bands(&label.map(Label::bands).unwrap_or_default())
                .into_iter()
                .map(|(band, count)| {
                    let edges = label.and_then(Label::edges);
                    let (from, below) = edges
                        .and_then(|edges| edges.limits(&band))
                        .unwrap_or_default();
                    let (from, below) = (from.map(text), below.map(text));
                    Band {
                        band,
                        count,
                        from,
                        below,
                    }
                })
                .collect(),
            without_band: distribution.without_band(),
            measured: distribution.count(),
            quantiles: QUANTILES
                .iter()
                .filter_map(|&percent| {
                    let value = text(distribution.quantile(percent)?);
                    Some(Quantile { percent, value })
                })
                .collect(),
            histogram: distribution
                .histogram(BINS)
                .into_iter()
                .map(|bin| Bin {
                    from: text(bin.from),
                    to: text(bin.to),
                    count: bin.count,
                })
                .collect(),
        })
        .collect();
    Ok(Labels {
        version: VERSION,
        products: snapshot.rows(),
        labels,
    })
}

fn text(number: Decimal) -> String {
    number.normalize().to_string()
}

/// The distributions of all labels.
fn spread(
    plan: &Plan,
    answers: &Answers,
    snapshot: &Snapshot,
    threads: usize,
) -> Result<Vec<Distribution>, Error> {
    let catalog = Products(snapshot);
    let fields = plan.label_fields();
    let parts = in_parts(catalog.stretches(), threads, |stretches| {
        let mut part = vec![Distribution::default(); plan.labels().len()];
        for stretch in stretches {
            let rows = catalog.rows(stretch, plan.fields(), &fields)?;
            plan.spread(answers, &*rows, &mut part);
        }
        Ok::<_, Error>(part)
    })?;
    let mut whole = vec![Distribution::default(); plan.labels().len()];
    for part in parts {
        for (whole, part) in whole.iter_mut().zip(part) {
            whole.merge(part);
        }
    }
    Ok(whole)
}
