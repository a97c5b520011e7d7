//! The guard: compares a new output with the partner's history before it goes live. These are the hard limits that hold
//! from the first run on.

use crate::error::Error;
use crate::report::PartnerReport;
use crate::shop::Shop;
use crate::state::State;
use std::path::PathBuf;

/// A feed with less than this share of the last one's products is held.
const LEAST_SHARE: u64 = 2;

/// Why an output must not go live; empty when it may.
pub fn violations(
    state: &State,
    partner: &str,
    report: &PartnerReport,
) -> Result<Vec<String>, Error> {
    let before: Option<u64> = state
        .metric(partner, "out", 1)?
        .first()
        .and_then(|(_, products)| products.parse().ok());
    let mut why = Vec::new();
    match before {
        _ if report.out == 0 => {
            why.push("no product is left in the feed".to_owned());
        }
        Some(before) if report.out < before.div_ceil(LEAST_SHARE) => {
            why.push(format!(
                "{} products, less than half of the {before} of the last feed",
                report.out
            ));
        }
        _ => {}
    }
    Ok(why)
}

/// Keeps what the next output is compared with.
pub fn remember(state: &mut State, run: i64, report: &PartnerReport) -> Result<(), Error> {
    let metrics = [
        ("in", report.products.to_string()),
        ("out", report.out.to_string()),
        ("bytes", report.bytes.to_string()),
        ("score", report.score.to_string()),
    ];
    state.add_metrics(run, &report.partner, metrics)
}

/// Where a held output is kept until a person decides.
pub fn held_file(shop: &Shop, run: i64, file: &str) -> PathBuf {
    shop.state_folder()
        .join("held")
        .join(run.to_string())
        .join(file)
}
