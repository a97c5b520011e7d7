//! Faults of this machine while a shop runs: whatever breaks, the live feeds and what partners have are whole, and the next
//! run makes up for it. Processes are killed, disks are full or may not be written, the history is locked or damaged.

use crate::command::{Desk, NOW, list, text};
use crate::delivery::{desk, proven, receipt, run};
use crate::outages::{fetch_from, source};
use crate::proxy::{Fault, Proxy, Way};
use crate::servers::{free_port, proftpd, program};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const MAPPING: &str = "shop/mappings/bol-com.toml";
const SOURCE: &str = "shop/source/producten.csv";

/// A run that is killed as soon as the proxy's fault has happened.
fn killed(desk: &Desk, proxy: &Proxy, day: u32) {
    let now = format!("2026-11-{day:02}T06:00:00Z");
    let mut child = desk
        .command(&["run", "shop", "--partner", "bol-com", "--now", &now])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the command was built");
    proxy.wait();
    child.kill().expect("it still runs");
    child.wait().expect("it was started");
}

#[test]
fn a_run_killed_at_any_step_of_a_delivery_is_made_up_for_by_the_next() {
    let mut desk = desk("");
    let port = free_port();
    let (Some(nginx), Some(_server)) = (source(&desk, ""), proftpd(&desk, port, "")) else {
        return;
    };
    desk.set("FEEDMILL_SECRET_FTP", "hunter2");
    let (mut before_source, mut before_ftp) = (nginx.port, port);
    fetch_from(
        &mut desk,
        &format!("http://localhost:{before_source}/producten.csv"),
    );
    desk.edit(
        MAPPING,
        "[[delivery]]\n",
        &format!(
            "[[delivery]]\nto = \"ftp://localhost:{before_ftp}/in/feed.csv\"\nuser = \"ann\"\npassword = {{ secret = \"ftp\" }}\nunchanged = \"send\"\n"
        ),
    );
    receipt(&desk, &run(&desk, 1), "arrived");
    let first = desk.read("server/root/in/feed.csv");

    type Step = fn(Way, &[u8], usize) -> bool;
    let steps: [(&str, Step); 6] = [
        ("download", |way, _, before| {
            way == Way::Told && before > 100_000
        }),
        ("upload", |way, _, before| {
            way == Way::Data && before > 10_000
        }),
        ("size", |way, asked, _| {
            way == Way::Asked && asked.starts_with(b"SIZE")
        }),
        ("name", |way, asked, _| {
            way == Way::Asked && asked.starts_with(b"RNFR")
        }),
        ("rename", |way, asked, _| {
            way == Way::Asked && asked.starts_with(b"RNTO")
        }),
        ("receipt", |way, told, _| {
            way == Way::Told && told.starts_with(b"250 Rename")
        }),
    ];
    for (day, (step, when)) in (2..).zip(steps) {
        // Every day has a product less.
        let products = nginx.desk.read("www/producten.csv");
        let less = products
            .trim_end()
            .rsplit_once('\n')
            .expect("it has many")
            .0;
        nginx.desk.write("www/producten.csv", &format!("{less}\n"));
        let to = if step == "download" { nginx.port } else { port };
        let proxy = Proxy::start(to, Fault::Stall, 1, when);
        let (file, at) = match step {
            "download" => ("shop/feeds/products.toml", &mut before_source),
            _ => (MAPPING, &mut before_ftp),
        };
        desk.edit(file, &format!(":{at}/"), &format!(":{}/", proxy.port));
        *at = proxy.port;
        let there = desk.read("server/root/in/feed.csv");
        killed(&desk, &proxy, day);
        let live = desk.read("shop/out/bol-com.csv");
        let now = desk.read("server/root/in/feed.csv");
        assert!(
            now == there || now == live,
            "{step}: the partner has half a feed"
        );

        let arrived = receipt(&desk, &run(&desk, day), "arrived");
        proven(&desk, &arrived, "server/root/in/feed.csv");
        let names = desk.files("server/root/in");
        assert_eq!(names.keys().collect::<Vec<_>>(), ["feed.csv"], "{step}");
        assert!(
            desk.read("server/root/in/feed.csv") != there,
            "{step}: nothing new"
        );
    }
    assert!(desk.read("server/root/in/feed.csv") != first);
}

#[test]
fn a_run_killed_at_any_moment_leaves_whole_feeds() {
    const MOMENTS: u32 = 10;
    let desk = desk("to = \"../partner/\"");
    let texts = [0, 1].map(|version| {
        let text = desk.read(SOURCE);
        let lines = text.lines().count() - version;
        text.split_inclusive('\n').take(lines).collect::<String>()
    });
    // What each version of the source gives, and how long that takes.
    let mut whole = Duration::ZERO;
    let feeds = [0, 1].map(|version| {
        desk.write(SOURCE, &texts[version]);
        let began = Instant::now();
        desk.run(&[]);
        whole = began.elapsed();
        desk.files("shop/out")
    });
    assert!(feeds[0] != feeds[1]);
    for moment in 0..MOMENTS {
        desk.write(SOURCE, &texts[moment as usize % 2]);
        let mut child = desk
            .command(&["run", "shop", "--now", NOW])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the command was built");
        std::thread::sleep(whole * moment / (MOMENTS - 2));
        // It may be done already.
        let _ = child.kill();
        child.wait().expect("it was started");
        let partner = desk.files("partner");
        for (name, bytes) in desk.files("shop/out").iter().chain(&partner) {
            assert!(
                feeds.iter().any(|feeds| feeds.get(name) == Some(bytes)),
                "{name} is no whole feed after moment {moment}"
            );
        }
    }
    for version in [0, 1] {
        desk.write(SOURCE, &texts[version]);
        desk.run(&[]);
        assert!(desk.files("shop/out") == feeds[version]);
        assert!(desk.files("partner")["bol-com.csv"] == feeds[version]["bol-com.csv"]);
        // Nothing of the killed runs is left in sight, or half written.
        let hidden = std::fs::read_dir(desk.path("shop/out")).expect("a folder");
        let left = hidden.flatten().map(|entry| entry.file_name());
        let left: Vec<_> = left
            .filter(|name| name.to_string_lossy().starts_with('.'))
            .collect();
        assert!(left.is_empty(), "{left:?}");
    }
}

#[test]
fn a_full_disk_leaves_the_live_feeds_and_what_the_partner_has() {
    let desk = desk("to = \"../partner/\"");
    receipt(&desk, &run(&desk, 1), "arrived");
    let live = desk.files("shop/out");
    let source = desk.read(SOURCE);
    let less = source.trim_end().rsplit_once('\n').expect("it has many").0;
    desk.write(SOURCE, less);
    // Blocks of 512 bytes that a file may have: the catalog, the feed or the history is what does not fit.
    for blocks in [1, 64, 512] {
        let program = env!("CARGO_BIN_EXE_feedmill");
        let script =
            format!("trap '' XFSZ; ulimit -f {blocks}; exec {program} run shop --now {NOW}");
        let ended = Command::new("sh")
            .args(["-c", &script])
            .current_dir(desk.path(""))
            .output()
            .expect("there is a shell");
        let told = String::from_utf8_lossy(&ended.stderr).into_owned();
        assert!(
            matches!(ended.status.code(), Some(1 | 3 | 5)),
            "{blocks}: {told}"
        );
        for (name, bytes) in desk.files("shop/out") {
            assert!(live[&name] == bytes, "{name} with {blocks} blocks");
        }
        let there = desk.read("partner/bol-com.csv");
        assert!(live["bol-com.csv"] == there.as_bytes());
    }
    let arrived = receipt(&desk, &run(&desk, 2), "arrived");
    proven(&desk, &arrived, "partner/bol-com.csv");
}

#[test]
fn a_disk_without_room_is_told_and_harms_no_feed() {
    let desk = desk("to = \"../partner/\"\nunchanged = \"send\"");
    receipt(&desk, &run(&desk, 1), "arrived");
    let live = desk.files("shop/out");
    let folder = desk.path("partner").display().to_string();
    let mount = |arguments: &[&str]| {
        let mut command = Command::new(arguments[0]);
        let done = command.args(&arguments[1..]).stderr(Stdio::null()).status();
        done.is_ok_and(|done| done.success())
    };
    // Only root may, and not everywhere.
    if !mount(&["mount", "-t", "tmpfs", "-o", "size=32k", "tmpfs", &folder]) {
        return;
    }
    let failed = run(&desk, 2);
    let left = desk.files("partner");
    assert!(mount(&["umount", &folder]));
    let failed = receipt(&desk, &failed, "failed");
    let answer = text(&failed, "answer");
    assert!(
        answer.contains("No space left") && answer.contains("make room"),
        "{answer}"
    );
    assert!(left.is_empty() && live == desk.files("shop/out"));
}

#[test]
fn a_folder_that_may_not_be_written_is_told_and_the_live_feeds_stay() {
    use std::os::unix::fs::PermissionsExt;
    let desk = desk("to = \"../partner/\"");
    receipt(&desk, &run(&desk, 22), "arrived");
    let live = desk.read("shop/out/bol-com.csv");
    // Root may write everywhere, unless it gives that up.
    let mut words = vec![env!("CARGO_BIN_EXE_feedmill"), "run", "shop", "--now", NOW];
    if crate::servers::root() {
        let without = "--bounding-set=-dac_override,-dac_read_search";
        if program("setpriv").is_none() {
            return;
        }
        words.splice(0..0, ["setpriv", without]);
    }
    for folder in ["shop/out", "shop/.feedmill", "partner"] {
        let set = |mode| {
            let mode = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(desk.path(folder), mode).expect("it is ours");
        };
        desk.edit(SOURCE, "\n", "\n\n");
        if folder == "partner" {
            desk.edit(
                MAPPING,
                "[[delivery]]",
                "[[delivery]]\nunchanged = \"send\"",
            );
        }
        set(0o555);
        let ended = Command::new(words[0])
            .args(&words[1..])
            .current_dir(desk.path(""))
            .output();
        set(0o755);
        let ended = ended.expect("it runs");
        let told = [ended.stdout, ended.stderr].concat();
        let told = String::from_utf8_lossy(&told);
        let code = if folder == "partner" { 5 } else { 1 };
        assert_eq!(ended.status.code(), Some(code), "{folder}: {told}");
        let name = folder.rsplit('/').next().unwrap_or_default();
        assert!(told.contains(name) && told.contains("denied"), "{told}");
        assert!(live == desk.read("shop/out/bol-com.csv"), "{folder}");
    }
    let arrived = receipt(&desk, &run(&desk, 22), "arrived");
    proven(&desk, &arrived, "partner/bol-com.csv");
}

#[test]
fn a_run_number_that_a_power_cut_took_back_empties_no_feed() {
    let desk = desk("to = \"../partner/\"");
    receipt(&desk, &run(&desk, 1), "arrived");
    let live = desk.read("shop/out/bol-com.csv");
    // The second run had kept the live feed under its number when the power went, and with it the number.
    let kept = "shop/.feedmill/outputs/2/bol-com.csv";
    desk.write(kept, "");
    std::fs::remove_file(desk.path(kept)).expect("it was written");
    std::fs::hard_link(desk.path("shop/out/bol-com.csv"), desk.path(kept)).expect("one disk");
    run(&desk, 2);
    assert!(desk.read(kept) == live);
}

#[test]
fn a_clock_that_jumps_back_harms_nothing() {
    let desk = desk("to = \"../partner/\"\nunchanged = \"daily\"");
    for day in [20, 3, 21] {
        let arrived = receipt(&desk, &run(&desk, day), "arrived");
        proven(&desk, &arrived, "partner/bol-com.csv");
    }
    let history = desk.feedmill(&["history", "shop", "--json"]).json();
    assert_eq!(list(&history, "runs").len(), 3);
}

#[test]
fn a_history_that_is_locked_fails_the_run_and_nothing_else() {
    let desk = desk("to = \"../partner/\"");
    receipt(&desk, &run(&desk, 1), "arrived");
    let live = desk.files("shop/out");
    let file = desk.path("shop/.feedmill/state.sqlite");
    let other = rusqlite::Connection::open(file).expect("it is there");
    other
        .execute_batch("BEGIN EXCLUSIVE")
        .expect("nobody else has it");
    let ended = run(&desk, 2);
    assert_eq!(ended.code, 1, "{}", ended.err);
    assert_eq!(text(&ended.json()["error"], "code"), "state");
    assert!(ended.err.contains("close other programs"), "{}", ended.err);
    assert!(live == desk.files("shop/out"));
    drop(other);
    receipt(&desk, &run(&desk, 2), "unchanged");
}

#[test]
fn a_damaged_history_is_kept_aside_and_said_and_a_new_one_begins() {
    let desk = desk("to = \"../partner/\"");
    let first = run(&desk, 1);
    receipt(&desk, &first, "arrived");
    let rows = first.json()["snapshot"]["rows"].clone();
    let file = desk.path("shop/.feedmill/state.sqlite");
    let mut bytes = std::fs::read(&file).expect("it is there");
    let half = bytes.len() / 2;
    bytes[100..half].fill(0xAA);
    std::fs::write(&file, &bytes).expect("it is ours");
    let ended = run(&desk, 2);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let report = ended.json();
    let notes = report["notes"].to_string();
    assert!(
        notes.contains("history was damaged") && notes.contains("damaged-1"),
        "{notes}"
    );
    assert_eq!(report["snapshot"]["rows"], rows);
    // The catalog is not in the history: what changed is known still.
    assert_eq!(report["snapshot"]["added"], 0);
    let aside = desk.path("shop/.feedmill/state.damaged-1.sqlite");
    assert!(std::fs::read(aside).expect("it is kept") == bytes);
    receipt(&desk, &run(&desk, 3), "unchanged");
}
