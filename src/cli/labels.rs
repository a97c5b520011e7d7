//! `labels`: the bands of a shop's labels with their products, as tables with bars.

use super::commands::{now, threads};
use super::progress::Line;
use super::table::{Table, number, percent};
use super::{Ended, LabelsArgs, print, say};
use feedmill::error::Error;
use feedmill::labels::{self, Band, LabelReport};
use feedmill::shop::Shop;

/// Signs of a bar that stands for all products.
const WIDTH: u64 = 40;

pub(super) fn labels(args: &LabelsArgs, json: bool) -> Ended {
    let shop = Shop::open(&args.folder)?;
    let mut told = labels::labels(&shop, &now(args.now.as_ref()), threads(None), &Line::new())?;
    if let Some(wanted) = &args.label {
        let names: Vec<&str> = shop.labels.labels.keys().map(String::as_str).collect();
        if !names.contains(&wanted.as_str()) {
            return Err(Error::Config {
                at: "labels.toml".into(),
                message: format!("there is no label \"{wanted}\"").into(),
                hint: format!("the shop has {}", names.join(", ")).into(),
            });
        }
        told.labels.retain(|label| label.label == *wanted);
    }
    if json {
        print(&told);
        return Ok(0);
    }
    let tables: Vec<String> = told
        .labels
        .iter()
        .map(|label| table(label, told.products))
        .collect();
    say(&tables.join("\n\n"));
    Ok(0)
}

fn table(label: &LabelReport, products: u64) -> String {
    let bands = label
        .bands
        .iter()
        .map(|band| (&*band.band, limits(band), band.count));
    let mut table = Table::new(&["  band", "measured", ">products", ">share", ""]);
    for (band, limits, count) in bands.chain([("—", String::new(), label.without_band)]) {
        let wide = (count * WIDTH).div_ceil(products.max(1));
        table.row([
            format!("  {band}"),
            limits,
            number(count),
            percent(count, products),
            "█".repeat(wide as usize),
        ]);
    }
    let mut quantiles = label.quantiles.iter();
    let spread = quantiles
        .find(|quantile| quantile.percent == 50)
        .map_or_else(String::new, |half| {
            format!(
                ", measured {}, half of them up to {}",
                number(label.measured),
                half.value
            )
        });
    format!("{} ({}){spread}\n{table}", label.label, label.kind)
}

/// Where a band begins and ends.
fn limits(band: &Band) -> String {
    match (&band.from, &band.below) {
        (None, None) => String::new(),
        (None, Some(below)) => format!("below {below}"),
        (Some(from), None) => format!("from {from}"),
        (Some(from), Some(below)) => format!("{from} to {below}"),
    }
}
