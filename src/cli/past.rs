//! The commands about what is kept of the past: how much room it takes, and a past feed made again.

use super::commands::{changed, now, threads};
use super::table::{counted, number};
use super::{Ended, RebuildArgs, print, say};
use feedmill::rebuild;
use feedmill::report::VERSION;
use feedmill::retention::{self, Room};
use feedmill::shop::Shop;
use std::path::Path;

/// Exit code of a feed that is not as it was.
const DIFFERS: u8 = 1;

pub(super) fn prune(folder: &Path, json: bool) -> Ended {
    let rooms = retention::prune(&Shop::open(folder)?, &now(None))?;
    if json {
        print(&serde_json::json!({ "version": VERSION, "room": rooms }));
    } else {
        say(&told(&rooms));
    }
    Ok(0)
}

/// How much room the past takes, in a sentence.
pub(super) fn told(rooms: &[Room]) -> String {
    let size = |bytes: u64| match bytes {
        0..10_000_000 => format!("{} kB", number(bytes.div_ceil(1000))),
        _ => format!("{} MB", number(bytes / 1_000_000)),
    };
    let parts: Vec<String> = rooms
        .iter()
        .filter(|room| room.files > 0)
        .map(|room| {
            let name = match room.what {
                "past_catalogs" => counted(room.files, "past catalog", "past catalogs"),
                "replaced_feeds" => counted(room.files, "replaced feed", "replaced feeds"),
                "held_feeds" => counted(room.files, "file of held feeds", "files of held feeds"),
                "other" => "downloads, lists and the rest".to_owned(),
                what => what.to_owned(),
            };
            format!("{name} {}", size(room.bytes))
        })
        .collect();
    let all = size(rooms.iter().map(|room| room.bytes).sum());
    format!("The state takes {all}: {}", parts.join(", "))
}

pub(super) fn rebuild(args: &RebuildArgs, json: bool) -> Ended {
    let shop = Shop::open(&args.folder)?;
    let (partner, run) = (&args.partner, args.run);
    let rebuilt = rebuild::rebuild(&shop, partner, run, args.to.as_deref(), threads(None))?;
    let code = if rebuilt.same == Some(false) {
        DIFFERS
    } else {
        0
    };
    if json {
        print(&rebuilt);
        return Ok(code);
    }
    let verdict = match (rebuilt.same, rebuilt.by) {
        (Some(true), Some("receipt")) => "byte for byte what the partner got",
        (Some(true), _) => "byte for byte what was written then",
        (Some(false), _) => "not what was made then",
        (None, _) => "nothing is kept that could tell whether it is what was made then",
    };
    say(&format!(
        "{partner} of run {run}: {} bytes, {verdict}",
        number(rebuilt.bytes)
    ));
    for since in &rebuilt.since {
        say(&format!("  {since}"));
    }
    if let Some(changes) = &rebuilt.changes {
        changed(changes);
    }
    if let Some(file) = &rebuilt.file {
        say(&format!("It is in {}.", file.display()));
    }
    Ok(code)
}
