//! A shop that runs by itself: at its times, once, never twice at the same moment, and whole when it is stopped or killed.

use crate::command::{Desk, NOW, list, text};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A desk with the example, run at these times.
fn desk(schedule: &str) -> Desk {
    let desk = Desk::with_example();
    let shop = desk.read("shop/shop.toml");
    desk.write("shop/shop.toml", &format!("{shop}\n{schedule}\n"));
    desk
}

fn once(desk: &Desk, now: &str) -> Vec<serde_json::Value> {
    let ended = desk.feedmill(&["watch", "shop", "--once", "--json", "--now", now]);
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    let events = ended
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"));
    events.collect()
}

fn begun(events: &[serde_json::Value]) -> Vec<(&str, usize)> {
    let begins = events
        .iter()
        .filter(|event| text(event, "event") == "begins");
    begins
        .map(|event| (text(event, "reason"), list(event, "partners").len()))
        .collect()
}

#[test]
fn a_shop_runs_at_its_times_and_makes_up_once_for_those_it_missed() {
    let desk = desk("schedule = \"every day at 06:00\"");
    let bol = desk.read("shop/mappings/bol-com.toml");
    desk.write(
        "shop/mappings/bol-com.toml",
        &format!("schedule = \"elke dag om 12:00\"\n{bol}"),
    );

    // Nothing was missed before it was watched.
    assert!(begun(&once(&desk, "2026-11-22T20:00[Europe/Amsterdam]")).is_empty());
    let events = once(&desk, "2026-11-23T06:00:10[Europe/Amsterdam]");
    assert_eq!(begun(&events), [("planned for 2026-11-23 06:00 CET", 3)]);
    assert!(begun(&once(&desk, "2026-11-23T06:00:20[Europe/Amsterdam]")).is_empty());
    assert!(
        !desk.path("shop/out/bol-com.csv").exists()
            && desk.path("shop/out/beslist-nl.xml").exists()
    );

    // Three days asleep: one run for all, with the reason.
    let events = once(&desk, "2026-11-26T13:00[Europe/Amsterdam]");
    let begun = begun(&events);
    assert_eq!((begun.len(), begun[0].1), (1, 4));
    assert!(
        begun[0].0.contains("2 earlier planned runs were missed")
            && begun[0].0.contains("bol-com: "),
        "{begun:?}"
    );
    let history = desk.feedmill(&["history", "shop", "--json"]).json();
    assert_eq!(text(&list(&history, "runs")[0], "reason"), begun[0].0);
}

#[test]
fn next_tells_when_a_shop_will_run() {
    let desk = desk("schedule = [\"every weekday at 06:00\", \"0 14 * * 1\"]");
    let next = desk
        .feedmill(&["watch", "shop", "--next", "--json", "--now", NOW])
        .json();
    let times: Vec<&str> = list(&next, "next")
        .iter()
        .map(|run| text(run, "at"))
        .collect();
    let expected = [
        "2026-11-23T06:00:00+01:00",
        "2026-11-23T14:00:00+01:00",
        "2026-11-24T06:00:00+01:00",
    ];
    assert_eq!(times[..3], expected);
}

#[test]
fn a_schedule_that_is_not_understood_is_pointed_at() {
    let desk = desk("schedule = \"every day at dawn\"");
    let line = desk.read("shop/shop.toml").lines().count();
    for arguments in [&["watch", "shop", "--once"][..], &["run", "shop"]] {
        let ended = desk.feedmill(arguments);
        assert_eq!(ended.code, 2, "{}", ended.err);
        let place = format!("shop.toml:{line}:1: ");
        assert!(
            ended.err.contains(&place) && ended.err.contains("dawn"),
            "{}",
            ended.err
        );
    }
    let none = Desk::with_example().feedmill(&["watch", "shop", "--once"]);
    assert!(
        none.code == 2 && none.err.contains("has no schedule"),
        "{}",
        none.err
    );
}

/// A running command that is killed when the test is over.
struct Running(Child);

impl Running {
    fn start(desk: &Desk, arguments: &[&str]) -> Self {
        let child = Command::new(env!("CARGO_BIN_EXE_feedmill"))
            .args(arguments)
            .current_dir(desk.path(""))
            .env("FEEDMILL_TAXONOMY_HOST", "http://127.0.0.1:1")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        Self(child.expect("the command was built"))
    }

    #[cfg(unix)]
    fn terminate(&self) {
        let pid = self.0.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &pid])
                .status()
                .expect("there is kill")
                .success()
        );
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
#[cfg(unix)]
fn watch_stops_when_it_is_asked_to_and_leaves_whole_feeds() {
    let desk = desk("schedule = \"* * * * * *\"");
    let mut running = Running::start(&desk, &["watch", "shop", "--json"]);
    let out = running.0.stdout.take().expect("it is piped");
    let mut lines = BufReader::new(out).lines().map_while(Result::ok);
    let ended = lines
        .find(|line| line.contains("\"ended\""))
        .expect("a run ends");
    assert!(ended.contains("\"done\""), "{ended}");
    // The next run has begun; it is cancelled or done, and nothing is half written.
    lines
        .find(|line| line.contains("\"begins\""))
        .expect("another begins");
    let asked = Instant::now();
    running.terminate();
    let rest: Vec<String> = lines.collect();
    assert!(
        rest.iter().any(|line| line.contains("\"stopping\"")),
        "{rest:?}"
    );
    assert_eq!(running.0.wait().expect("it ends").code(), Some(0));
    assert!(asked.elapsed() < Duration::from_secs(60));
    let live = desk.files("shop/out");
    // Four feeds and a bid sheet.
    assert_eq!(live.len(), 5);
    let left = std::fs::read_dir(desk.path("shop/out"))
        .expect("it is there")
        .flatten();
    assert_eq!(left.count(), 5);
    let history = desk.feedmill(&["history", "shop", "--json"]).json();
    for run in list(&history, "runs") {
        assert_ne!(text(run, "status"), "running", "{run}");
    }
}

#[test]
#[cfg(unix)]
fn systemd_hears_that_it_is_ready_lives_and_stops() {
    use std::os::unix::net::UnixDatagram;
    let desk = desk("schedule = \"every day at 06:00\"");
    let socket = UnixDatagram::bind(desk.path("notify")).expect("a short path");
    let patience = Some(Duration::from_secs(60));
    socket.set_read_timeout(patience).expect("it is a socket");
    let mut watch = desk.command(&["watch", "shop"]);
    watch.env("NOTIFY_SOCKET", desk.path("notify"));
    let watch = watch.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut running = Running(watch.expect("the command was built"));
    let heard = |wanted: &str| {
        let mut block = [0; 4096];
        loop {
            let read = socket.recv(&mut block).expect("it tells");
            if String::from_utf8_lossy(&block[..read]).contains(wanted) {
                break;
            }
        }
    };
    heard("READY=1");
    heard("WATCHDOG=1");
    running.terminate();
    heard("STOPPING=1");
    assert_eq!(running.0.wait().expect("it ends").code(), Some(0));
}

#[test]
fn shops_run_side_by_side_within_a_limit() {
    let desk = desk("schedule = \"every day at 06:00\"");
    let server = TcpListener::bind("127.0.0.1:0").expect("there is a port");
    let place = format!("http://{}/", server.local_addr().expect("it is bound"));
    desk.edit("shop/feeds/products.toml", "source/producten.csv", &place);
    for (file, bytes) in desk.files("shop") {
        let text = String::from_utf8(bytes).expect("settings and sources are text");
        desk.write(&format!("other/{file}"), &text);
    }
    let watch = |limit: &str, now: &str| {
        let arguments = [
            "watch",
            "shop",
            "other",
            "--once",
            "--json",
            "--at-once",
            limit,
        ];
        let now = format!("{now}[Europe/Amsterdam]");
        desk.feedmill(&[&arguments[..], &["--now", &now]].concat())
    };
    watch("2", "2026-11-22T05:00").done();
    // Nobody gets an answer before so many have asked.
    let answers = std::thread::spawn(move || {
        for together in [2, 1, 1] {
            let asked: Vec<_> = (0..together).map(|_| server.accept()).collect();
            for stream in asked {
                let (mut stream, _) = stream.expect("it listens");
                let _ = stream.read(&mut [0; 4096]);
                let gone =
                    b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
                stream.write_all(gone).expect("it listens");
            }
        }
    });
    for (limit, now, order) in [
        (
            "2",
            "2026-11-22T06:00:10",
            ["begins", "begins", "ended", "ended"],
        ),
        (
            "1",
            "2026-11-23T06:00:10",
            ["begins", "ended", "begins", "ended"],
        ),
    ] {
        let ended = watch(limit, now);
        assert_eq!(ended.code, 3, "{}", ended.err);
        let events = ended.out.lines();
        let events = events.map(|line| serde_json::from_str(line).expect("a line is JSON"));
        let events: Vec<serde_json::Value> = events.collect();
        let names = events.iter().map(|event| text(event, "event"));
        let names: Vec<&str> = names.filter(|name| order.contains(name)).collect();
        assert_eq!(names, order, "{events:?}");
    }
    answers.join().expect("all asked");
}

#[test]
fn two_runs_never_overlap_and_a_killed_one_is_followed() {
    let desk = Desk::with_example();
    desk.run(&[]);
    let live = desk.files("shop/out");
    // A source that accepts and never answers holds the first run.
    let server = TcpListener::bind("127.0.0.1:0").expect("there is a port");
    let place = format!(
        "place = \"http://{}/\"",
        server.local_addr().expect("it is bound")
    );
    let settings = desk.read("shop/feeds/products.toml");
    desk.edit(
        "shop/feeds/products.toml",
        "place = \"source/producten.csv\"",
        &place,
    );
    let mut first = Running::start(&desk, &["run", "shop", "--now", NOW]);
    let (mut asked, _) = server.accept().expect("the first run asks");
    asked.read_exact(&mut [0; 4]).expect("it sends its request");

    let second = desk.feedmill(&["run", "shop", "--now", NOW, "--json"]);
    assert_eq!(second.code, 1, "{}", second.err);
    assert_eq!(text(&second.json()["error"], "code"), "busy");

    first.0.kill().expect("it is running");
    first.0.wait().expect("it ends");
    desk.write("shop/feeds/products.toml", &settings);
    desk.run(&[]);
    assert!(live == desk.files("shop/out"));
    let history = desk.feedmill(&["history", "shop", "--json"]).json();
    let statuses: Vec<&str> = list(&history, "runs")
        .iter()
        .map(|run| text(run, "status"))
        .collect();
    assert_eq!(statuses, ["done", "cut off", "done"]);
}
