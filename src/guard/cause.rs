//! What probably led to a finding: what is different from the last good feed. Files of the shop that were edited, the
//! partner's spec, the source; and if it is none of these, the time.

use crate::amount;
use crate::catalog::Changes;
use crate::error::Error;
use crate::state::{Output, State};
use std::collections::BTreeMap;

/// Most files and fields named.
const NAMED: usize = 3;

/// The likely cause, in words.
pub(super) fn cause(
    state: &State,
    last: &Output,
    changes: &Changes,
    spec: i64,
) -> Result<String, Error> {
    let mut causes = Vec::new();
    let edited = state.edited_since(last.revision)?;
    if !edited.is_empty() && last.revision > 0 {
        causes.push(format!(
            "edited since the last good feed: {}",
            first(&edited)
        ));
    }
    if spec != last.spec && last.spec != 0 {
        causes.push("the partner's spec changed since the last good feed".to_owned());
    }
    let source = source(changes);
    if !source.is_empty() {
        causes.push(format!("the source changed: {source}"));
    }
    if causes.is_empty() {
        causes.push(
            "neither the settings nor the source changed: look at what depends on the day"
                .to_owned(),
        );
    }
    Ok(causes.join("; "))
}

fn first(names: &[String]) -> String {
    match names.len().checked_sub(NAMED) {
        Some(more @ 1..) => format!("{} and {more} more", names[..NAMED].join(", ")),
        _ => names.join(", "),
    }
}

/// What changed in the catalog.
fn source(changes: &Changes) -> String {
    let mut told = Vec::new();
    for (count, what) in [(changes.added, "new"), (changes.removed, "gone")] {
        if count > 0 {
            told.push(format!("{} {what}", amount::products(count)));
        }
    }
    let mut fields: Vec<(&String, &u64)> = BTreeMap::iter(&changes.fields).collect();
    fields.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    for (field, count) in fields.into_iter().take(NAMED) {
        told.push(format!("{field} in {}", amount::products(*count)));
    }
    told.join(", ")
}
