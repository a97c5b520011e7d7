//! Hosted feeds over real connections: only who has the address gets the last good feed, every fetch is known, and hostile
//! clients keep nobody else out.

use crate::command::{Desk, list, number, text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

mod hostile;

const LIVE: &str = "shop/out/bol-com.csv";

/// A running `feedmill serve`.
struct Host {
    child: Child,
    port: u16,
}

impl Host {
    fn start(desk: &Desk, more: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_feedmill"))
            .args(["serve", "shop", "--listen", "127.0.0.1:0"])
            .args(more)
            .env("FEEDMILL_SECRET_PARTNER", "sesame: open")
            .current_dir(desk.path(""))
            .stdout(Stdio::piped())
            .spawn()
            .expect("the command was built");
        let mut said = String::new();
        BufReader::new(child.stdout.take().expect("it is piped"))
            .read_line(&mut said)
            .expect("it says where it is");
        let port = said
            .split(':')
            .nth(2)
            .and_then(|rest| rest.split(';').next());
        let port = port.and_then(|port| port.parse().ok());
        Self {
            child,
            port: port.unwrap_or_else(|| panic!("no port in {said:?}")),
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

struct Answer {
    status: u16,
    headers: BTreeMap<String, String>,
    body: Vec<u8>,
}

fn connect(port: u16) -> TcpStream {
    let stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
    stream
        .set_read_timeout(Some(Duration::from_secs(60)))
        .expect("it can be set");
    stream
}

/// Sends bytes as they are and reads the answer to its end.
fn raw(port: u16, request: &str) -> Answer {
    let mut stream = connect(port);
    // A server that has heard enough may close before all is said.
    let _ = stream.write_all(request.as_bytes());
    let mut all = Vec::new();
    let _ = stream.read_to_end(&mut all);
    let end = all
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .unwrap_or(all.len());
    let head = String::from_utf8_lossy(&all[..end]).into_owned();
    let mut lines = head.lines();
    let status = lines
        .next()
        .and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let headers = lines.filter_map(|line| {
        let (name, value) = line.split_once(": ")?;
        Some((name.to_lowercase(), value.to_owned()))
    });
    Answer {
        status: status.unwrap_or(0),
        headers: headers.collect(),
        body: all.split_off((end + 4).min(all.len())),
    }
}

fn ask(port: u16, method: &str, path: &str, headers: &str) -> Answer {
    raw(
        port,
        &format!(
            "{method} {path} HTTP/1.1\r\nHost: feeds\r\nConnection: close\r\nUser-Agent: partner-bot\r\n{headers}\r\n"
        ),
    )
}

/// A desk with the example, run for bol-com, which has an address; and its path.
fn desk(more: &str) -> (Desk, String) {
    let desk = Desk::with_example();
    let mapping = desk.read("shop/mappings/bol-com.toml");
    desk.write(
        "shop/mappings/bol-com.toml",
        &format!("{mapping}\n{more}\n"),
    );
    desk.run(&["--partner", "bol-com"]);
    let path = address(&desk, &["--create"]);
    (desk, path)
}

fn addresses(desk: &Desk, change: &[&str]) -> Value {
    let now = ["addresses", "shop", "bol-com", "--json"];
    let ended = desk.feedmill(&[&now[..], change].concat());
    assert_eq!(ended.code, 0, "{}", ended.err);
    ended.json()
}

fn address(desk: &Desk, change: &[&str]) -> String {
    let told = addresses(desk, change);
    text(&list(&told, "addresses")[0], "url").to_owned()
}

/// The last fetches, when there are so many: they are kept after the answer is over.
fn fetches(desk: &Desk, count: usize) -> Vec<Value> {
    let asked = Instant::now();
    loop {
        let told = addresses(desk, &[]);
        let fetches = list(&told, "fetches");
        if fetches.len() >= count || asked.elapsed() > Duration::from_secs(30) {
            assert_eq!(fetches.len(), count, "{told}");
            return fetches.to_vec();
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "the host writes one member")]
fn who_has_the_address_gets_the_last_good_feed_and_is_known() {
    let (desk, path) = desk("");
    let host = Host::start(&desk, &[]);
    let live = desk.read(LIVE).into_bytes();
    let whole = ask(host.port, "GET", &path, "");
    assert_eq!((whole.status, whole.body == live), (200, true));
    let tag = &whole.headers["etag"];
    let modified = &whole.headers["last-modified"];
    assert_eq!(whole.headers["content-type"], "text/csv");

    let head = ask(host.port, "HEAD", &path, "");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.headers["content-length"], live.len().to_string());
    for known in [
        format!("If-None-Match: {tag}"),
        format!("If-None-Match: \"other\", W/{tag}"),
        format!("If-Modified-Since: {modified}"),
    ] {
        let answer = ask(host.port, "GET", &path, &format!("{known}\r\n"));
        assert_eq!((answer.status, answer.body.len()), (304, 0), "{known}");
    }
    let packed = ask(host.port, "GET", &path, "Accept-Encoding: br, gzip\r\n");
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(&packed.body[..])
        .read_to_end(&mut unpacked)
        .expect("it is gzip");
    assert!(unpacked == live && packed.body.len() < live.len() / 2);
    assert_ne!(&packed.headers["etag"], tag);
    assert!(ask(host.port, "GET", &path, "Accept-Encoding: gzip;q=0\r\n").body == live);

    let part = ask(host.port, "GET", &path, "Range: bytes=100-199\r\n");
    assert_eq!((part.status, part.body == live[100..200]), (206, true));
    assert_eq!(
        part.headers["content-range"],
        format!("bytes 100-199/{}", live.len())
    );
    let tail = ask(
        host.port,
        "GET",
        &path,
        &format!("Range: bytes=-50\r\nIf-Range: {tag}\r\n"),
    );
    assert_eq!(
        (tail.status, tail.body.ends_with(&live[live.len() - 50..])),
        (206, true)
    );
    assert_eq!(
        ask(
            host.port,
            "GET",
            &path,
            "Range: bytes=1-2\r\nIf-Range: \"old\"\r\n"
        )
        .status,
        200
    );
    assert_eq!(
        ask(host.port, "GET", &path, "Range: bytes=99999999-\r\n").status,
        416
    );
    assert_eq!(ask(host.port, "DELETE", &path, "").status, 405);

    let fetches = fetches(&desk, 10);
    let first = &fetches[9];
    assert_eq!(
        (number(first, "bytes"), text(first, "agent")),
        (live.len() as u64, "partner-bot")
    );
    assert_eq!(
        (text(first, "client"), number(first, "run")),
        ("127.0.0.1", 1)
    );
    let told = addresses(&desk, &[]);
    // What got nothing of a feed does not count, nor does a look without a body.
    assert_eq!(number(&list(&told, "addresses")[0], "today"), 9);
}

#[test]
fn a_held_feed_is_never_hosted_and_a_new_one_is_seen() {
    let (desk, path) = desk("");
    let host = Host::start(&desk, &[]);
    let live = desk.read(LIVE).into_bytes();
    assert!(ask(host.port, "GET", &path, "").body == live);
    let source = desk.read("shop/source/producten.csv");
    let few: Vec<&str> = source.split_inclusive('\n').take(200).collect();
    desk.write("shop/source/producten.csv", &few.concat());
    let held = desk.feedmill(&["run", "shop", "--partner", "bol-com"]);
    assert_eq!(held.code, 4, "{}", held.err);
    std::thread::sleep(Duration::from_millis(1100));
    assert!(ask(host.port, "GET", &path, "").body == live);
    desk.feedmill(&["release", "shop", "2"]).done();
    let new = desk.read(LIVE).into_bytes();
    assert!(new != live && ask(host.port, "GET", &path, "").body == new);
}

#[test]
fn an_address_that_was_changed_or_taken_away_works_no_more() {
    let (desk, first) = desk("");
    assert_eq!(address(&desk, &["--create"]), first);
    let kept = address(&desk, &["--rotate", "--keep", "1"]);
    let last = address(&desk, &["--rotate"]);
    let host = Host::start(&desk, &[]);
    let status = |path: &str| ask(host.port, "GET", path, "").status;
    assert_eq!(
        [status(&first), status(&kept), status(&last)],
        [404, 404, 200]
    );
    let next = address(&desk, &["--rotate", "--keep", "1"]);
    addresses(&desk, &["--revoke"]);
    // What is looked up is believed for a second.
    let asked = Instant::now();
    while status(&last) != 404 {
        assert!(
            asked.elapsed() < Duration::from_secs(20),
            "it goes on working"
        );
        std::thread::sleep(Duration::from_millis(200));
    }
    assert_eq!([status(&next), status(&last)], [404, 404]);
    assert_eq!(
        desk.feedmill(&["addresses", "shop", "bol-com", "--rotate"])
            .code,
        2
    );
    assert_eq!(
        desk.feedmill(&["addresses", "shop", "nobody", "--create"])
            .code,
        2
    );
}

#[test]
fn passwords_and_networks_keep_others_out() {
    let (desk, path) = desk(
        "[hosting]\nuser = \"bol\"\npassword = { secret = \"partner\" }\nallow = [\"203.0.113.0/24\", \"127.0.0.1\"]",
    );
    let host = Host::start(&desk, &["--trust-proxy", "127.0.0.1"]);
    let status = |headers: &str| ask(host.port, "GET", &path, headers).status;
    let right = "Authorization: Basic Ym9sOnNlc2FtZTogb3Blbg==\r\n";
    assert_eq!(status(right), 200);
    for wrong in [
        "",
        "Authorization: Basic Ym9sOnNlc2FtZQ==\r\n",
        "Authorization: Basic !\r\n",
        "Authorization: Bearer Ym9sOnNlc2FtZTogb3Blbg==\r\n",
    ] {
        let answer = ask(host.port, "GET", &path, wrong);
        assert_eq!(answer.status, 401, "{wrong}");
        assert!(answer.headers["www-authenticate"].starts_with("Basic"));
    }
    assert_eq!(
        status(&format!("{right}X-Forwarded-For: 203.0.113.9\r\n")),
        200
    );
    assert_eq!(
        status(&format!(
            "{right}X-Forwarded-For: 203.0.113.9, 198.51.100.1\r\n"
        )),
        403
    );
    let fetches = fetches(&desk, 7);
    assert_eq!(
        (text(&fetches[1], "client"), text(&fetches[0], "client")),
        ("203.0.113.9", "198.51.100.1")
    );

    // Without the secret nobody gets in, and it is said why.
    desk.edit("shop/mappings/bol-com.toml", "\"partner\"", "\"forgotten\"");
    let closed = Host::start(&desk, &[]);
    assert_eq!(ask(closed.port, "GET", &path, right).status, 503);
    desk.edit(
        "shop/mappings/bol-com.toml",
        "203.0.113.0/24",
        "203.0.113.0/99",
    );
    let wrong = desk.feedmill(&["check", "shop"]);
    assert!(
        wrong.code == 2
            && wrong.err.contains("no network address")
            && wrong.err.contains("bol-com.toml:"),
        "{}",
        wrong.err
    );
}

#[test]
fn who_asks_too_often_waits() {
    let (desk, path) = desk("");
    let host = Host::start(&desk, &["--per-minute", "3"]);
    let statuses: Vec<u16> = (0..4)
        .map(|_| ask(host.port, "HEAD", &path, "").status)
        .collect();
    assert_eq!(statuses, [200, 200, 200, 429]);
    let refused = ask(host.port, "GET", &path, "");
    assert!(
        refused.headers["retry-after"]
            .parse::<u64>()
            .is_ok_and(|seconds| seconds <= 20)
    );
}
