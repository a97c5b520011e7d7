//! Servers that fail: sources that answer wrongly, connections that are dropped, services that are overloaded. The live feeds
//! stay, what can be tried again is, and the rest is told in words.

use crate::command::{Desk, Ended, NOW, list, text};
use crate::delivery::{desk, proven, receipt, run};
use crate::proxy::{Fault, Proxy, Way};
use crate::servers::{Nginx, Store, certificate_of, free_port, proftpd, program};
use std::process::Command;
use std::time::{Duration, Instant};

const MAPPING: &str = "shop/mappings/bol-com.toml";

/// The products come from this address from now on, with the user ann.
pub(crate) fn fetch_from(desk: &mut Desk, place: &str) {
    desk.set("FEEDMILL_SECRET_SOURCE", "hunter2");
    desk.edit(
        "shop/feeds/products.toml",
        "place = \"source/producten.csv\"",
        &format!("place = \"{place}\"\nuser = \"ann\"\npassword = {{ secret = \"source\" }}"),
    );
}

/// nginx with the example's products.
pub(crate) fn source(desk: &Desk, block: &str) -> Option<Nginx> {
    let nginx = Nginx::new(block)?;
    nginx
        .desk
        .write("www/producten.csv", &desk.read("shop/source/producten.csv"));
    Some(nginx)
}

/// The source fails; the live feeds stay, and the words say why.
fn no_source(desk: &Desk, words: &str) -> Ended {
    let live = desk.files("shop/out");
    let ended = desk.feedmill(&["run", "shop", "--now", NOW]);
    assert_eq!(ended.code, 3, "{words}: {}{}", ended.out, ended.err);
    assert!(ended.err.contains(words), "{words}: {}", ended.err);
    assert!(!ended.err.contains("hunter2"), "{}", ended.err);
    assert!(live == desk.files("shop/out"));
    ended
}

#[test]
fn a_source_that_answers_wrongly_is_told_and_the_live_feeds_stay() {
    let mut desk = Desk::with_example();
    desk.run(&[]);
    let Some(nginx) = source(
        &desk,
        "location = /broken { return 500; } location = /round { return 302 /round; }
         location = /page { default_type text/html; return 200 '<!doctype html><html><body><h1>Down for maintenance</h1></body></html>'; }
         location = /empty { return 200 ''; }",
    ) else {
        return;
    };
    let mut at = "producten.csv";
    fetch_from(&mut desk, &format!("http://localhost:{}/{at}", nginx.port));
    desk.run(&[]);
    for (path, words) in [
        ("broken", "500"),
        ("round", "redirects without end"),
        ("page", "web page"),
        ("empty", "empty"),
    ] {
        desk.edit(
            "shop/feeds/products.toml",
            &format!("/{at}\""),
            &format!("/{path}\""),
        );
        at = path;
        no_source(&desk, words);
    }
}

#[test]
fn a_source_that_is_cut_off_is_taken_when_it_comes_whole() {
    let mut desk = Desk::with_example();
    let whole = desk.run(&[]);
    let live = desk.files("shop/out");
    let Some(nginx) = source(&desk, "") else {
        return;
    };
    let cut = |way, _: &[u8], before| way == Way::Told && before > 50_000;
    let proxy = Proxy::start(nginx.port, Fault::Cut, 2, cut);
    fetch_from(
        &mut desk,
        &format!("http://localhost:{}/producten.csv", proxy.port),
    );
    let report = desk.run(&[]);
    assert_eq!(report["snapshot"]["rows"], whole["snapshot"]["rows"]);
    assert!(live == desk.files("shop/out"));
    let old = proxy.port;
    nginx.desk.write(
        "www/producten.csv",
        "other;columns\n1;2\n".repeat(90_000).as_str(),
    );
    let proxy = Proxy::start(nginx.port, Fault::Cut, u32::MAX, cut);
    let place = "shop/feeds/products.toml";
    desk.edit(place, &format!(":{old}/"), &format!(":{}/", proxy.port));
    no_source(&desk, "cut off");
}

#[test]
fn a_certificate_that_expired_is_told_and_not_tried_again() {
    let mut desk = Desk::with_example();
    let (Some(nginx), Some(_)) = (program("nginx"), program("faketime")) else {
        return;
    };
    drop(nginx);
    let port = free_port();
    let key = certificate_of(&desk.path("server"), Some("10 days ago"));
    let Some(_server) = source(
        &desk,
        &format!(
            "listen 127.0.0.1:{port} ssl; ssl_certificate {0}; ssl_certificate_key {0};",
            key.display()
        ),
    ) else {
        return;
    };
    desk.set("SSL_CERT_FILE", &key.display().to_string());
    fetch_from(
        &mut desk,
        &format!("https://localhost:{port}/producten.csv"),
    );
    let told = no_source(&desk, "xpired");
    assert!(told.err.contains("certificate"), "{}", told.err);
}

#[test]
fn dropped_connections_of_ftp_are_tried_again_and_nothing_half_gets_the_name() {
    let port = free_port();
    type Moment = fn(Way, &[u8], usize) -> bool;
    let moments: [Moment; 3] = [
        |way, asked, _| way == Way::Asked && asked.starts_with(b"STOR"),
        |way, _, before| way == Way::Data && before > 10_000,
        |way, told, _| way == Way::Told && told.starts_with(b"250 Rename"),
    ];
    let mut desk = desk("");
    desk.set("FEEDMILL_SECRET_FTP", "hunter2");
    let Some(_server) = proftpd(&desk, port, "") else {
        return;
    };
    for (day, when) in (1..).zip(moments) {
        let proxy = Proxy::start(port, Fault::Cut, 1, when);
        let mapping = desk.read(MAPPING);
        let (before, _) = mapping.split_once("[[delivery]]").expect("it is there");
        desk.write(
            MAPPING,
            &format!(
                "{before}[[delivery]]\nto = \"ftp://localhost:{}/in/feed.csv\"\nuser = \"ann\"\npassword = {{ secret = \"ftp\" }}\n",
                proxy.port
            ),
        );
        let arrived = receipt(&desk, &run(&desk, day), "arrived");
        proxy.wait();
        proven(&desk, &arrived, "server/root/in/feed.csv");
        assert_eq!(desk.files("server/root/in").len(), 1);
    }
}

#[test]
fn s3_that_is_overloaded_is_tried_again_and_a_wrong_clock_is_made_up_for() {
    let store = Store::start("key", "hunter2");
    let busy = "HTTP/1.1 503 Slow Down\r\ncontent-length: 49\r\nconnection: close\r\n\r\n<Error><Code>SlowDown</Code><Message/></Error>    ";
    let proxy = Proxy::start(store.port, Fault::Answer(busy), 2, |way, asked, _| {
        way == Way::Asked && asked.starts_with(b"PUT")
    });
    let mut desk = desk(&format!(
        "to = \"s3://feeds/\"\nendpoint = \"http://127.0.0.1:{}\"\nuser = \"key\"\npassword = {{ secret = \"s3\" }}\nunchanged = \"send\"",
        proxy.port
    ));
    desk.set("FEEDMILL_SECRET_S3", "hunter2");
    receipt(&desk, &run(&desk, 1), "arrived");
    proxy.wait();
    assert!(store.read("feeds/bol-com.csv") == desk.read("shop/out/bol-com.csv").as_bytes());

    let Some(faketime) = program("faketime") else {
        return;
    };
    for off in ["+3h", "-3h"] {
        let ended = Command::new(&faketime)
            .args([
                "-f",
                off,
                env!("CARGO_BIN_EXE_feedmill"),
                "deliver",
                "shop",
                "--json",
            ])
            .current_dir(desk.path(""))
            .env("FEEDMILL_SECRET_S3", "hunter2")
            .env("FAKETIME_DONT_FAKE_MONOTONIC", "1")
            .output()
            .expect("it is installed");
        let told: serde_json::Value = serde_json::from_slice(&ended.stdout)
            .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&ended.stderr)));
        let receipt = &list(&told, "receipts")[0];
        assert_eq!(text(receipt, "outcome"), "arrived", "{receipt}");
        assert!(
            text(receipt, "answer").contains("clock is off"),
            "{receipt}"
        );
    }
}

#[test]
fn a_source_of_the_same_bytes_is_not_imported_again_though_its_server_tells_no_version() {
    let mut desk = Desk::with_example();
    let Some(nginx) = source(
        &desk,
        "etag off; if_modified_since off; add_header Last-Modified '';",
    ) else {
        return;
    };
    fetch_from(
        &mut desk,
        &format!("http://localhost:{}/producten.csv", nginx.port),
    );
    desk.run(&[]);
    let settled = || {
        let mut names: Vec<_> = std::fs::read_dir(desk.path("shop/.feedmill/catalog"))
            .expect("there was a run")
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        names.sort();
        names
    };
    // The joined source is a file that was written a moment ago.
    let began = Instant::now();
    loop {
        let before = settled();
        desk.run(&[]);
        if settled() == before {
            break;
        }
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "imported each time"
        );
        std::thread::sleep(Duration::from_millis(500));
    }
}
