//! Alerts reach a mail server, a web address and a file; what cannot be sent waits, and no run waits for it.

use crate::command::{Desk, list, text};
use crate::servers::{Server, free_port, program};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::process::Command;
use std::thread::JoinHandle;

const KEY: &str = "pepper";

/// A desk whose source is gone, with these alerts.
pub(crate) fn desk(alerts: &str) -> Desk {
    let mut desk = Desk::with_example();
    desk.set("FEEDMILL_SECRET_HOOK", KEY);
    let shop = desk.read("shop/shop.toml");
    desk.write(
        "shop/shop.toml",
        &format!("schedule = \"every day at 06:00\"\n{shop}\n{alerts}\n"),
    );
    watch(&desk, "2026-11-22T05:00");
    desk
}

/// What is done at a moment, by its events.
fn watch(desk: &Desk, now: &str) -> Vec<Value> {
    let now = format!("{now}[Europe/Amsterdam]");
    let ended = desk.feedmill(&["watch", "shop", "--once", "--json", "--now", &now]);
    ended
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("a line is JSON"))
        .collect()
}

fn named<'e>(events: &'e [Value], name: &str) -> Vec<&'e Value> {
    events
        .iter()
        .filter(|event| text(event, "event") == name)
        .collect()
}

/// Takes posts away and puts them back.
pub(crate) fn move_source(desk: &Desk, from: &str, to: &str) {
    std::fs::rename(desk.path(from), desk.path(to)).expect("it is there");
}

pub(crate) const SOURCE: &str = "shop/source/producten.csv";

/// Answers one post with 204; gives its head and body.
fn receive(listener: TcpListener) -> JoinHandle<(String, String)> {
    std::thread::spawn(move || {
        let (stream, _) = listener.accept().expect("it listens");
        let mut reader = BufReader::new(stream);
        let (mut head, mut line) = (String::new(), String::new());
        while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
            head.push_str(&line);
            line.clear();
        }
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(": ")?;
            name.eq_ignore_ascii_case("content-length")
                .then(|| value.trim().parse().ok())?
        });
        let mut body = vec![0; length.expect("it says how long it is")];
        reader.read_exact(&mut body).expect("it sends all");
        reader
            .get_mut()
            .write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n")
            .expect("it listens");
        (head, String::from_utf8(body).expect("it is JSON"))
    })
}

fn header<'h>(head: &'h str, wanted: &str) -> &'h str {
    let found = head.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case(wanted).then_some(value.trim())
    });
    found.unwrap_or_else(|| panic!("no {wanted} in {head}"))
}

#[test]
fn a_failed_run_is_posted_with_a_signature_and_its_end_too() {
    let Some(openssl) = program("openssl") else {
        return;
    };
    let listener = TcpListener::bind("127.0.0.1:0").expect("there is a port");
    let port = listener.local_addr().expect("it is bound").port();
    let desk = desk(&format!(
        "[alerts]\nfile = \"alerts.jsonl\"\n[[alerts.webhook]]\nurl = \"http://127.0.0.1:{port}/hook\"\nkey = {{ secret = \"hook\" }}"
    ));
    move_source(&desk, SOURCE, "away.csv");
    let again = listener.try_clone().expect("it can be heard twice");
    let posted = receive(listener);
    let events = watch(&desk, "2026-11-22T06:00:10");
    assert_eq!(named(&events, "alert").len(), 1, "{events:?}");
    let (head, body) = posted.join().expect("it was posted");
    let told: Value = serde_json::from_str(&body).expect("it is JSON");
    let alert = &list(&told, "new")[0];
    assert_eq!(
        (text(alert, "kind"), text(&told, "shop").is_empty()),
        ("failed", false)
    );
    assert!(text(alert, "text").contains("producten.csv"), "{alert}");

    let stamp = header(&head, "x-feedmill-timestamp");
    desk.write("signed", &format!("{stamp}.{body}"));
    let digest = Command::new(openssl)
        .args(["dgst", "-sha256", "-hmac", KEY, "-r"])
        .arg(desk.path("signed"))
        .output()
        .expect("openssl runs");
    let digest = String::from_utf8_lossy(&digest.stdout).into_owned();
    let expected = format!(
        "sha256={}",
        digest.split_whitespace().next().unwrap_or_default()
    );
    assert_eq!(header(&head, "x-feedmill-signature"), expected);

    move_source(&desk, "away.csv", SOURCE);
    let posted = receive(again);
    watch(&desk, "2026-11-23T06:00:10");
    let (_, body) = posted.join().expect("it was posted");
    let told: Value = serde_json::from_str(&body).expect("it is JSON");
    assert_eq!(
        (list(&told, "new").len(), list(&told, "over").len()),
        (0, 1),
        "{told}"
    );
    assert_eq!(desk.read("shop/alerts.jsonl").lines().count(), 2);
}

#[test]
fn chats_get_the_text_in_their_own_shape() {
    for (shape, path) in [
        ("slack", "/text"),
        ("teams", "/attachments/0/content/body/1/text"),
    ] {
        let listener = TcpListener::bind("127.0.0.1:0").expect("there is a port");
        let mut desk = desk("");
        desk.set(
            "FEEDMILL_SECRET_CHAT",
            &format!(
                "http://{}/T000/secret",
                listener.local_addr().expect("it is bound")
            ),
        );
        let shop = desk.read("shop/shop.toml");
        desk.write(
            "shop/shop.toml",
            &format!(
                "{shop}\n[[alerts.webhook]]\nurl = {{ secret = \"chat\" }}\nshape = \"{shape}\"\n"
            ),
        );
        move_source(&desk, SOURCE, "away.csv");
        let posted = receive(listener);
        watch(&desk, "2026-11-22T06:00:10");
        let (_, body) = posted.join().expect("it was posted");
        let told: Value = serde_json::from_str(&body).expect("it is JSON");
        let words = told
            .pointer(path)
            .and_then(Value::as_str)
            .unwrap_or_default();
        assert!(words.contains("producten.csv"), "{told}");
        // The address is a secret: it is not told when nobody answers there.
        let events = watch(&desk, "2026-11-24T06:00:10");
        let unsent = named(&events, "unsent");
        assert!(
            !unsent.is_empty() && !text(unsent[0], "message").contains("secret"),
            "{events:?}"
        );
    }
}

#[test]
fn mail_waits_for_a_server_that_is_down_and_no_run_waits_for_mail() {
    let python = std::path::Path::new("/usr/bin/python3");
    let has = Command::new(python)
        .args(["-c", "import aiosmtpd"])
        .output();
    if !has.is_ok_and(|output| output.status.success()) {
        eprintln!("skipped: python3-aiosmtpd is not installed");
        return;
    }
    let port = free_port();
    let desk = desk(&format!(
        "[alerts.mail]\nserver = \"127.0.0.1\"\nport = {port}\nsecurity = \"none\"\nfrom = \"Feeds <feeds@shop.example>\"\nto = [\"ann@shop.example\", \"bob@shop.example\"]"
    ));
    let source = desk.read(SOURCE);
    watch(&desk, "2026-11-22T06:00:10");
    // Most products are gone: every feed is held.
    let few: Vec<&str> = source.split_inclusive('\n').take(300).collect();
    desk.write(SOURCE, &few.concat());
    let events = watch(&desk, "2026-11-23T06:00:10");
    assert_eq!(text(named(&events, "ended")[0], "status"), "held");
    let unsent = text(named(&events, "unsent")[0], "message").to_owned();
    assert!(unsent.starts_with("mail: 127.0.0.1: "), "{unsent}");

    let box_ = desk.path("mails").display().to_string();
    let listen = format!("127.0.0.1:{port}");
    let _server = Server::start(
        python,
        &[
            "-m",
            "aiosmtpd",
            "-n",
            "-l",
            &listen,
            "-c",
            "aiosmtpd.handlers.Mailbox",
            &box_,
        ],
        port,
    );
    let events = watch(&desk, "2026-11-23T06:05");
    assert_eq!(
        (
            named(&events, "alert").len(),
            named(&events, "unsent").len()
        ),
        (0, 0),
        "{events:?}"
    );
    let mails = desk.files("mails/new");
    assert_eq!(mails.len(), 1);
    let mail = mails
        .values()
        .next()
        .map(|mail| String::from_utf8_lossy(mail).into_owned())
        .unwrap_or_default();
    for part in [
        "From: Feeds <feeds@shop.example>",
        "To: ann@shop.example, bob@shop.example",
        "X-RcptTo: ann@shop.example, bob@shop.example",
    ] {
        assert!(mail.contains(part), "no {part} in {mail}");
    }
    // Four partners in one mail, with metric, expectation and cause.
    let mail = mail
        .replace("\r\n", "\n")
        .replace("=\n", "")
        .replace("\n ", " ");
    for part in [
        "and 3 more",
        "bol-com: the feed of run 2 is held",
        "less than half",
        "from the source",
        "products such as",
    ] {
        assert!(mail.contains(part), "no {part} in {mail}");
    }
    assert_eq!(named(&watch(&desk, "2026-11-23T06:06"), "alert").len(), 0);
    assert_eq!(desk.files("mails/new").len(), 1);
}

#[test]
fn wrong_settings_of_alerts_are_pointed_at() {
    let desk = Desk::with_example();
    let shop = desk.read("shop/shop.toml");
    desk.write(
        "shop/shop.toml",
        &format!("{shop}\n[alerts]\nsilent_hour = 3\n"),
    );
    let ended = desk.feedmill(&["check", "shop"]);
    assert!(
        ended.code == 2 && ended.err.contains("silent_hours"),
        "{}",
        ended.err
    );
}
