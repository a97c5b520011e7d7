//! Settings that are again what they were: whoever takes an edit back gets the feed of before it, which is no upheaval. It is
//! compared with the last feed that went live with these settings, and held unless it looks like that one.

use super::words::words;
use super::{Finding, Metrics, kept, limits};
use crate::error::Error;
use crate::shop::Shop;
use crate::state::{Output, State};
use mappings::config::{GuardConfig, Level};
use std::collections::BTreeMap;

/// Feeds that are looked back at.
const BACK: u32 = 50;
/// What tells of the last feed and no other.
const OF_LAST: [&str; 3] = ["changed", "kept_ids", "repriced"];

/// What is against the limits, of a feed with the partner's spec of the hash `spec`. `before` are the metrics of the `last`
/// good feed.
pub(super) fn limits(
    shop: &Shop,
    state: &State,
    config: &GuardConfig,
    now: &Metrics,
    (last, before): (Option<&Output>, Option<&Metrics>),
    spec: i64,
) -> Result<Vec<Finding>, Error> {
    let found = limits::limits(config, now, before);
    let holds = |found: &[Finding]| found.iter().any(|one| one.level == Level::Hold);
    let Some(last) = last.filter(|_| holds(&found)) else {
        return Ok(found);
    };
    let Some(earlier) = with_these_settings(shop, state, last, spec)? else {
        return Ok(found);
    };
    let metrics = kept(state, earlier.run, &last.partner)?;
    let mut now = now.clone();
    now.retain(|name, _| !OF_LAST.contains(&name.as_str()));
    let mut compared = limits::limits(config, &now, Some(&metrics));
    // What was measured of it may be gone by now.
    let Some(out) = metrics.get("out").filter(|_| !holds(&compared)) else {
        return Ok(found);
    };
    let message = words("as_before", [("run", earlier.run.to_string())]);
    compared.push(Finding {
        metric: "as_before".to_owned(),
        rule: "as_before".to_owned(),
        level: Level::Warn,
        value: now.get("out").map_or(0.0, |out| out.value()),
        usual: Some(out.value()),
        low: None,
        high: None,
        message: message.english,
        said: message.said,
        cause: String::new(),
        causes: Vec::new(),
        products: Vec::new(),
    });
    Ok(compared)
}

/// The newest feed before the last one that was made with the settings of now; `None` where they are those of the last one,
/// which then blames the source.
fn with_these_settings(
    shop: &Shop,
    state: &State,
    last: &Output,
    spec: i64,
) -> Result<Option<Output>, Error> {
    let own = format!("mappings/{}.toml", last.partner);
    let concern = |file: &str| !file.starts_with("mappings/") || file == own;
    let settings = |revision| -> Result<BTreeMap<String, Settings>, Error> {
        let files = state.files_at(revision)?.into_iter();
        let files = files.filter(|(file, _)| concern(file));
        Ok(files
            .map(|(file, text)| (file, Settings::new(&text)))
            .collect())
    };
    let mut now = settings(i64::MAX)?;
    // Of the other files there may be a draft.
    now.retain(|file, _| file.starts_with("tables/"));
    let texts = shop.texts().filter(|(file, _)| concern(file));
    now.extend(texts.map(|(file, text)| (file.to_owned(), Settings::new(text))));
    if last.revision == 0 || settings(last.revision)? == now {
        return Ok(None);
    }
    let mut seen = last.revision;
    for earlier in state.live_before(&last.partner, last.run, BACK)? {
        let other = earlier.revision != seen && earlier.revision > 0;
        seen = earlier.revision;
        if other && earlier.spec == spec && settings(earlier.revision)? == now {
            return Ok(Some(earlier));
        }
    }
    Ok(None)
}

/// What a file says, however it is written.
#[derive(PartialEq)]
enum Settings {
    Said(toml::Table),
    Text(String),
}

impl Settings {
    fn new(text: &str) -> Self {
        match text.parse() {
            Ok(table) => Self::Said(table),
            Err(_) => Self::Text(text.to_owned()),
        }
    }
}
