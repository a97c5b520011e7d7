//! What a run or a check tells in words.

use super::say;
use super::table::{Table, counted, number, products, short};
use feedmill::report::{PartnerReport, Report};
use feedmill::state::{Outcome, Receipt};
use feedmill::taxonomy::Retired;
use mappings::partners::Severity;
use std::path::Path;

/// Unmapped categories that are told.
const CATEGORIES: usize = 5;

pub(super) fn tell(report: &Report) {
    let snapshot = &report.snapshot;
    say(&format!(
        "{} ({} new, {} changed, {} gone)",
        products(snapshot.rows),
        number(snapshot.added),
        number(snapshot.changed),
        number(snapshot.removed)
    ));
    for join in &snapshot.joins {
        say(&format!(
            "{}: {} of {} found their row, {} left over, {}, {}",
            join.source,
            number(join.matched),
            products(join.matched + join.unmatched_products),
            counted(join.unmatched_rows, "row", "rows"),
            counted(join.duplicate_keys, "double key", "double keys"),
            counted(join.near_misses, "near miss", "near misses")
        ));
    }
    let mut table = Table::new(&[
        "partner",
        ">in",
        ">out",
        ">left out",
        ">errors",
        ">warnings",
        ">score",
        "status",
        "file",
    ]);
    for partner in &report.partners {
        table.row([
            partner.partner.clone(),
            number(partner.products),
            number(partner.out),
            number(partner.excluded.iter().map(|excluded| excluded.count).sum()),
            number(count(partner, Severity::Error)),
            number(count(partner, Severity::Warning)),
            partner.score.to_string(),
            format!("{:?}", partner.status).to_lowercase(),
            partner.file.clone().unwrap_or_default(),
        ]);
    }
    say(&format!("\n{table}\n"));
    for partner in &report.partners {
        for excluded in &partner.excluded {
            say(&format!(
                "{}: {} left out: {}",
                partner.partner,
                number(excluded.count),
                excluded.reason
            ));
        }
        for one in partner
            .receipts
            .iter()
            .filter(|one| one.outcome != Outcome::Failed)
        {
            say(&receipt(one));
        }
        for why in &partner.why {
            say(&format!("{}: {}", partner.partner, why));
        }
        unmapped_categories(partner);
        retired_categories(&partner.partner, &partner.retired_categories);
    }
    source_issues(report);
    for note in &report.notes {
        say(&format!("note: {note}"));
    }
}

/// How to decide on the held feeds of a run.
pub(super) fn held(folder: &Path, run: i64) -> String {
    let folder = folder.display();
    format!(
        "\nHeld feeds wait for a decision; what is live stays. Look at them with feedmill diff {folder} PARTNER {run}, then:\n  \
         feedmill release {folder} {run}              send them all the same, this once\n  \
         feedmill release {folder} {run} --expected   and this is the new usual\n  \
         feedmill release {folder} {run} --reject     throw them away"
    )
}

/// Required attributes that no product has, and where to say what fills them.
pub(super) fn unfilled(partner: &PartnerReport) {
    let lacking = partner.issues.iter().filter(|issue| {
        let required = issue.severity == Severity::Error && issue.check == "present";
        required && issue.count == partner.out
    });
    let names: Vec<&str> = lacking.map(|issue| issue.attribute.as_str()).collect();
    if let Some(first) = names.first() {
        say(&format!(
            "  nothing fills {}: say what does under [fields] in mappings/{}.toml, such as \"{first}\" = {{ value = \"...\" }}",
            names.join(", "),
            partner.partner
        ));
    }
}

/// The largest own categories that have no partner category, with what might fit.
pub(super) fn unmapped_categories(partner: &PartnerReport) {
    let unmapped = &partner.unmapped_categories;
    for category in unmapped.iter().take(CATEGORIES) {
        let perhaps = match category.suggestions.as_slice() {
            [] => String::new(),
            some => format!(", perhaps {}", some.join(" or ")),
        };
        say(&format!(
            "{}: {} of \"{}\" {} no category of the partner{perhaps}",
            partner.partner,
            products(category.products),
            short(&category.category, 60),
            if category.products == 1 {
                "has"
            } else {
                "have"
            },
        ));
    }
    let more = partner.unmapped_count.saturating_sub(CATEGORIES as u64);
    if more > 0 {
        say(&format!(
            "{}: {more} more such categories, see --json",
            partner.partner
        ));
    }
}

/// The categories in use that the partner's list does not have, those with products first.
pub(super) fn retired_categories(partner: &str, retired: &[Retired]) {
    for one in retired.iter().take(CATEGORIES) {
        say(&format!(
            "{partner}: {}: category {}",
            products(one.products),
            one.told()
        ));
    }
    if retired.len() > CATEGORIES {
        let more = retired.len() - CATEGORIES;
        say(&format!(
            "{partner}: {more} more such categories, see --json"
        ));
    }
}

/// One delivery in words.
pub(super) fn receipt(receipt: &Receipt) -> String {
    let Receipt {
        partner,
        place,
        answer,
        ..
    } = receipt;
    match receipt.outcome {
        Outcome::Arrived => format!("{partner}: delivered to {place}: {answer}"),
        Outcome::Unchanged => format!("{partner}: not sent again to {place}: {answer}"),
        Outcome::Failed => format!("{partner}: not delivered to {place}: {answer}"),
    }
}

pub(super) fn source_issues(report: &Report) {
    for issue in &report.snapshot.issues {
        let first = issue.first.first();
        let place = first.map_or_else(String::new, |place| {
            let text = match &*place.text {
                "" => String::new(),
                text => format!(" \"{}\"", short(text, 40)),
            };
            let also = place.earlier;
            let also = also.map_or_else(String::new, |earlier| {
                format!(" (as in record {})", earlier.item)
            });
            format!(", first{text} in record {}{also}", place.item)
        });
        let column = if issue.column.is_empty() {
            String::new()
        } else {
            format!(" in {}", issue.column)
        };
        say(&format!(
            "{}: {} {}{column}{place}",
            issue.source,
            number(issue.count),
            worded(&issue.code)
        ));
    }
}

/// What an issue of a source says in words, where its name alone does not.
fn worded(code: &str) -> &str {
    match code {
        "missing_id" => {
            "rows have no product id and are left out: let another column fill `id` if they are products"
        }
        "duplicate_id" => {
            "rows repeat the id of an earlier one and are left out: let another column fill `id` if they are products"
        }
        "scattered_variants" => {
            "times rows of one product do not stand below each other: what the first row says is not filled in"
        }
        "no_product" => "rows have no title and no price: not products of their own",
        "id_changed" => {
            "ids changed for what is the same product: partners lose its history, keep the id"
        }
        "ids_replaced" => {
            "ids are new, and most of those before are gone: partners take them for other products"
        }
        other => other,
    }
}

fn count(partner: &PartnerReport, severity: Severity) -> u64 {
    partner
        .issues
        .iter()
        .filter(|issue| issue.severity == severity)
        .map(|issue| issue.count)
        .sum()
}
