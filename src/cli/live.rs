//! `check --live`: what links and pictures answered.

use super::CheckArgs;
use super::say;
use super::table::{Table, counted, number, products, short};
use feedmill::live::{Ask, LiveReport};
use std::time::Duration;

/// What the arguments ask for; nothing without `--live`.
pub(super) fn ask(args: &CheckArgs) -> Option<Ask> {
    args.live.then(|| Ask {
        products: args.sample,
        seed: args.seed,
        most_age: Duration::from_secs(args.max_age.saturating_mul(60 * 60)),
    })
}

pub(super) fn tell(report: &LiveReport) {
    let looks = report.looks.len() as u64;
    let kept = report.looks.iter().filter(|look| look.kept).count() as u64;
    let wrong: Vec<_> = report
        .looks
        .iter()
        .filter(|look| look.problem.is_some())
        .collect();
    say(&format!(
        "{}: {} of {} (sample {}), {} of them asked before: {} to look at",
        report.partner,
        counted(looks, "link or picture", "links and pictures"),
        products(report.products),
        report.seed,
        number(kept),
        number(wrong.len() as u64)
    ));
    if wrong.is_empty() {
        return;
    }
    let mut table = Table::new(&["  product", "attribute", "what", "asked", "address"]);
    for look in wrong {
        table.row([
            format!("  {}", look.product),
            look.attribute.clone(),
            short(&look.message, 80),
            look.asked.chars().take(16).collect(),
            look.address.clone(),
        ]);
    }
    say(&table.to_string());
}
