//! `partners --refresh`: the category lists anew, and what that means for the categories in use.

use super::commands::{now, threads};
use super::progress::Line;
use super::table::counted;
use super::told::retired_categories;
use super::{Ended, SOURCE, print, say};
use feedmill::shop::Shop;
use feedmill::taxonomy::{self, ListReport};
use std::path::Path;

pub(super) fn refresh(folder: &Path, mapping: Option<String>, json: bool) -> Ended {
    let shop = Shop::open(folder)?;
    let only: Vec<String> = mapping.into_iter().collect();
    let told = taxonomy::refresh(&shop, &only, &now(None), threads(None), &Line::new())?;
    let failed = told.lists.iter().any(|list| !list.problem.is_empty());
    let code = if failed { SOURCE } else { 0 };
    if json {
        print(&told);
        return Ok(code);
    }
    if told.lists.is_empty() {
        say(
            "no mapping of the shop uses a list with a public address: [categories] in a mapping begins that",
        );
    }
    for list in &told.lists {
        say(&line(list));
    }
    for (partner, retired) in &told.retired {
        retired_categories(partner, retired);
    }
    if !told.counted {
        say("There is no catalog yet to look for categories in use: `feedmill check` tells them.");
    } else if told.retired.is_empty() {
        say("All categories in use are in the lists.");
    }
    Ok(code)
}

fn line(list: &ListReport) -> String {
    let version = |version: &str| match version {
        "" => "without a version".to_owned(),
        version => format!("version {version}"),
    };
    let used = list.partners.join(", ");
    let what = match &list.before {
        _ if !list.problem.is_empty() => {
            format!(
                "could not be fetched, the one before stays in use: {}",
                list.problem
            )
        }
        None => format!("fetched, {}", version(&list.now)),
        Some(_) if !list.changed => format!("did not change, {}", version(&list.now)),
        Some(before) => format!(
            "{} became {}: {} new, {} gone, {} renamed",
            version(before),
            version(&list.now),
            counted(list.added, "category", "categories"),
            list.removed,
            list.renamed
        ),
    };
    format!("{} ({used}): {what}", list.name)
}
