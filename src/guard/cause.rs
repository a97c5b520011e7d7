//! What probably led to a finding: what is different from the last good feed. Files of the shop that were edited, the
//! partner's spec, the source; and if it is none of these, the time.

use super::words::words;
use crate::amount;
use crate::catalog::Changes;
use crate::error::Error;
use crate::state::{Output, State};
use mappings::said::Told;
use std::collections::BTreeMap;

/// Most files and fields named.
const NAMED: usize = 3;

/// The likely causes.
pub(super) fn cause(
    state: &State,
    last: &Output,
    changes: &Changes,
    spec: i64,
) -> Result<Vec<Told>, Error> {
    let mut causes = Vec::new();
    let mut edited = state.edited_since(last.revision)?;
    // What another partner gets is no cause of what this one gets.
    let own = format!("mappings/{}.toml", last.partner);
    edited.retain(|file| !file.starts_with("mappings/") || *file == own);
    if !edited.is_empty() && last.revision > 0 {
        let files = ("files", edited[..edited.len().min(NAMED)].join(", "));
        causes.push(match edited.len().checked_sub(NAMED) {
            Some(more @ 1..) => words("edited_more", [files, ("more", more.to_string())]),
            _ => words("edited", [files]),
        });
    }
    if spec != last.spec && last.spec != 0 {
        causes.push(words("spec_changed", []));
    }
    causes.extend(source(changes));
    if causes.is_empty() {
        causes.push(words("nothing_changed", []));
    }
    Ok(causes)
}

/// What changed in the catalog.
fn source(changes: &Changes) -> Vec<Told> {
    let count = |count: u64| ("count", amount::number(count));
    let mut told = Vec::new();
    for (products, id) in [
        (changes.added, "source_new"),
        (changes.removed, "source_gone"),
    ] {
        if products > 0 {
            told.push(words(id, [count(products)]));
        }
    }
    let mut fields: Vec<(&String, &u64)> = BTreeMap::iter(&changes.fields).collect();
    fields.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    for (field, products) in fields.into_iter().take(NAMED) {
        let with = [("field", field.clone()), count(*products)];
        told.push(words("source_field", with));
    }
    told
}
