//! The ways to bring a feed to a partner that need more than a name and a password, and the trial of a place: each against
//! a real server on this machine.

use crate::command::{Desk, NOW, list, text};
use crate::delivery::{desk, proven, receipt, run};
use crate::proxy::{Fault, Proxy, Way};
use crate::servers::{Nginx, Store, certificate, free_port, proftpd, with_sftp, with_tls};
use serde_json::Value;

/// What a trial of the only place of bol-com tells.
fn trial(desk: &Desk, works: bool) -> Value {
    let ended = desk.feedmill(&[
        "deliver",
        "shop",
        "--partner",
        "bol-com",
        "--test",
        "--json",
    ]);
    let trial = list(&ended.json(), "trials")[0].clone();
    assert_eq!(trial["works"], works, "{trial}");
    assert_eq!(ended.code, if works { 0 } else { 5 }, "{}", ended.err);
    trial
}

#[test]
fn s3_takes_a_feed_with_its_checksum_and_a_trial_leaves_nothing() {
    let store = Store::start("key", "hunter2");
    let mut desk = desk(&format!(
        "to = \"s3://feeds/shop 1/\"\nendpoint = \"{}\"\nuser = \"key\"\npassword = {{ secret = \"s3\" }}",
        store.endpoint()
    ));
    desk.set("FEEDMILL_SECRET_S3", "wrong");
    let refused = trial(&desk, false);
    assert!(
        text(&refused, "answer").contains("SignatureDoesNotMatch"),
        "{refused}"
    );
    desk.set("FEEDMILL_SECRET_S3", "hunter2");
    trial(&desk, true);
    assert!(store.files().is_empty(), "{:?}", store.files());

    let arrived = receipt(&desk, &run(&desk, 1), "arrived");
    assert!(
        text(&arrived, "answer").starts_with("the checksum is right"),
        "{arrived}"
    );
    assert_eq!(store.files(), ["feeds/shop 1/bol-com.csv"]);
    let live = desk.read("shop/out/bol-com.csv");
    assert!(store.read("feeds/shop 1/bol-com.csv") == live.as_bytes());
    receipt(&desk, &run(&desk, 2), "unchanged");
}

#[test]
fn s3_takes_a_large_feed_in_parts_and_keeps_none_of_one_that_failed() {
    let store = Store::start("key", "hunter2");
    let lines: String = (0..60_000)
        .map(|id| {
            format!(
                "{id:06};Tent {id} with a long name that makes the feed large;9.95;{:060}\n",
                id * 7
            )
        })
        .collect();
    let mut desk = Desk::with_shop(&format!("id;title;price;description\n{lines}"), "generic");
    let mapping = "shop/mappings/generic.toml";
    // The third part never arrives.
    let busy = "HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
    let proxy = Proxy::start(store.port, Fault::Answer(busy), 1, |way, asked, _| {
        let head = String::from_utf8_lossy(asked);
        way == Way::Asked && head.starts_with("PUT") && head.contains("partNumber=2")
    });
    let place = |port| {
        format!(
            "[[delivery]]\nto = \"s3://feeds/in/\"\nendpoint = \"http://127.0.0.1:{port}\"\nuser = \"key\"\npassword = {{ secret = \"s3\" }}\npart_mb = 5\n"
        )
    };
    let before = desk.read(mapping);
    desk.write(mapping, &format!("{before}\n{}", place(proxy.port)));
    desk.set("FEEDMILL_SECRET_S3", "hunter2");
    let failed = desk.feedmill(&["run", "shop", "--now", NOW, "--json"]);
    assert_eq!(failed.code, 5, "{}", failed.err);
    proxy.wait();
    assert!(store.everything().is_empty(), "{:?}", store.everything());

    desk.write(mapping, &format!("{before}\n{}", place(store.port)));
    let told = desk.feedmill(&["deliver", "shop", "--json"]);
    assert_eq!(told.code, 0, "{}{}", told.out, told.err);
    let told = told.json();
    let answer = text(&list(&told, "receipts")[0], "answer");
    assert!(
        answer.starts_with("the checksum is right") && answer.contains("parts"),
        "{answer}"
    );
    let live = desk.files("shop/out").into_values().next().expect("it ran");
    assert!(live.len() > 5_000_000, "{} bytes", live.len());
    let there = store.files();
    assert_eq!(there.len(), 1, "{there:?}");
    assert!(store.read(&there[0]) == live);
}

#[test]
fn a_put_may_show_a_bearer_token() {
    let Some(nginx) = Nginx::new(
        "location /bearer/ { auth_basic off; dav_methods PUT; create_full_put_path on;
           if ($http_authorization != \"Bearer s3cret\") { return 401; } }",
    ) else {
        return;
    };
    let mut desk = desk(&format!(
        "to = \"http://localhost:{}/bearer/\"\ntoken = {{ secret = \"token\" }}",
        nginx.port
    ));
    desk.set("FEEDMILL_SECRET_TOKEN", "wrong");
    let refused = receipt(&desk, &run(&desk, 1), "failed");
    let answer = text(&refused, "answer");
    assert!(
        answer.contains("401") && answer.contains("token") && !answer.contains("wrong"),
        "{answer}"
    );
    desk.set("FEEDMILL_SECRET_TOKEN", "s3cret");
    receipt(&desk, &run(&desk, 2), "arrived");
    let arrived = nginx.desk.read("www/bearer/bol-com.csv");
    assert!(arrived == desk.read("shop/out/bol-com.csv"));
}

#[test]
fn webdav_moves_a_feed_to_its_name_and_a_trial_leaves_nothing() {
    let Some(nginx) = Nginx::new("dav_methods PUT DELETE MOVE;") else {
        return;
    };
    let mut desk = desk(&format!(
        "to = \"http://localhost:{}/in/\"\nmethod = \"webdav\"\nuser = \"ann\"\npassword = {{ secret = \"dav\" }}",
        nginx.port
    ));
    desk.set("FEEDMILL_SECRET_DAV", "wrong");
    assert!(text(&trial(&desk, false), "answer").contains("401"));
    desk.set("FEEDMILL_SECRET_DAV", "hunter2");
    trial(&desk, true);
    assert!(nginx.desk.files("www/in").is_empty());

    for day in 1..=2 {
        let arrived = receipt(&desk, &run(&desk, day), "arrived");
        assert!(
            text(&arrived, "answer").starts_with("the size is right"),
            "{arrived}"
        );
        let files = nginx.desk.files("www/in");
        assert_eq!(files.keys().collect::<Vec<_>>(), ["bol-com.csv"]);
        assert!(files["bol-com.csv"] == desk.read("shop/out/bol-com.csv").as_bytes());
        let file = "shop/mappings/bol-com.toml";
        if day == 1 {
            desk.edit(file, "[[delivery]]", "[[delivery]]\nunchanged = \"send\"");
        }
    }
}

#[test]
fn a_trial_by_put_says_when_its_file_cannot_be_removed() {
    let Some(nginx) = Nginx::new("dav_methods PUT;") else {
        return;
    };
    let mut desk = desk(&format!(
        "to = \"http://localhost:{}/in/\"\nuser = \"ann\"\npassword = {{ secret = \"dav\" }}",
        nginx.port
    ));
    desk.set("FEEDMILL_SECRET_DAV", "hunter2");
    let told = trial(&desk, true);
    let left = nginx.desk.files("www/in");
    let left = left.keys().next().expect("nginx removes nothing here");
    assert!(
        text(&told, "answer").contains(&format!("{left} stays there")),
        "{told}"
    );
}

#[test]
fn a_post_carries_the_feed_as_its_body_or_in_a_form() {
    let Some(nginx) = Nginx::new(
        "location = /upload { client_body_in_file_only on; proxy_pass http://127.0.0.1:{port}/taken;
           proxy_pass_request_body off; proxy_set_header Content-Length \"\"; }
         location = /taken { return 202; }",
    ) else {
        return;
    };
    let mut desk = desk(&format!(
        "to = \"http://ann@localhost:{}/upload\"\nmethod = \"post\"\nunchanged = \"send\"\nheaders = {{ X-Shop = \"12\" }}\npassword = {{ secret = \"dav\" }}",
        nginx.port
    ));
    desk.set("FEEDMILL_SECRET_DAV", "wrong");
    assert!(text(&trial(&desk, false), "answer").contains("401"));
    desk.set("FEEDMILL_SECRET_DAV", "hunter2");
    trial(&desk, true);
    let bodies = || -> Vec<Vec<u8>> { nginx.desk.files("body").into_values().collect() };
    assert!(bodies().is_empty());

    let arrived = receipt(&desk, &run(&desk, 1), "arrived");
    assert!(text(&arrived, "answer").starts_with("202"), "{arrived}");
    let live = desk.read("shop/out/bol-com.csv");
    assert!(bodies() == [live.as_bytes()]);

    desk.edit(
        "shop/mappings/bol-com.toml",
        "\"post\"",
        "\"form\"\nfield = \"feed\"",
    );
    receipt(&desk, &run(&desk, 2), "arrived");
    let forms = bodies();
    let form = forms.iter().map(|body| String::from_utf8_lossy(body));
    let form = form.max_by_key(|body| body.len()).expect("it was kept");
    assert!(
        form.contains("name=\"feed\"; filename=\"bol-com.csv\""),
        "{form}"
    );
    assert!(form.contains("Content-Type: text/csv") && form.contains(&live));
}

#[test]
fn proftpd_takes_a_feed_over_implicit_tls() {
    let port = free_port();
    let mut desk = desk(&format!(
        "to = \"ftps-implicit://localhost:{port}/in/feed.csv\"\nuser = \"ann\"\npassword = {{ secret = \"ftp\" }}"
    ));
    desk.set("FEEDMILL_SECRET_FTP", "hunter2");
    let key = certificate(&desk.path("server"));
    let secure = format!("{}TLSOptions UseImplicitSSL\n", with_tls(&key));
    let Some(_server) = proftpd(&desk, port, &secure) else {
        return;
    };
    let refused = trial(&desk, false);
    assert!(
        text(&refused, "answer")
            .to_lowercase()
            .contains("certificate"),
        "{refused}"
    );
    desk.set("SSL_CERT_FILE", &key.display().to_string());
    trial(&desk, true);
    assert!(desk.files("server/root/in").is_empty());
    let arrived = receipt(&desk, &run(&desk, 1), "arrived");
    proven(&desk, &arrived, "server/root/in/feed.csv");
    assert_eq!(desk.files("server/root/in").len(), 1);
}

#[test]
fn proftpd_takes_a_feed_over_sftp_with_a_password() {
    let port = free_port();
    let mut desk = desk(&format!(
        "to = \"sftp://ann@localhost:{port}/in/\"\npassword = {{ secret = \"sftp\" }}"
    ));
    let Some(sftp) = with_sftp(&desk) else {
        return;
    };
    let Some(_server) = proftpd(&desk, port, &sftp) else {
        return;
    };
    desk.set("FEEDMILL_SECRET_SFTP", "wrong");
    let refused = trial(&desk, false);
    assert!(
        text(&refused, "answer").contains("refuses the login"),
        "{refused}"
    );
    desk.set("FEEDMILL_SECRET_SFTP", "hunter2");
    trial(&desk, true);
    assert!(desk.files("server/root/in").is_empty());
    for day in 1..=2 {
        let arrived = receipt(&desk, &run(&desk, day), "arrived");
        assert!(
            text(&arrived, "answer").starts_with("the size is right"),
            "{arrived}"
        );
        let files = desk.files("server/root/in");
        assert_eq!(files.keys().collect::<Vec<_>>(), ["bol-com.csv"]);
        assert!(files["bol-com.csv"] == desk.read("shop/out/bol-com.csv").as_bytes());
        if day == 1 {
            let file = "shop/mappings/bol-com.toml";
            desk.edit(file, "[[delivery]]", "[[delivery]]\nunchanged = \"send\"");
        }
    }
}

#[test]
fn a_feed_is_packed_on_its_way_and_goes_to_every_place() {
    let desk = desk(
        "to = \"../partner/\"\npack = \"gzip\"\n[[delivery]]\nto = \"../partner/{now:%Y%m%d}-{file}\"\npack = \"zip\"\n[[delivery]]\nto = \"../partner/\"",
    );
    let ended = run(&desk, 1);
    assert_eq!(ended.code, 0, "{}", ended.err);
    let report = ended.json();
    let receipts = list(&list(&report, "partners")[0], "receipts");
    let files = desk.files("partner");
    let names = ["20261101-bol-com.csv.zip", "bol-com.csv", "bol-com.csv.gz"];
    assert_eq!(files.keys().collect::<Vec<_>>(), names);
    for receipt in receipts {
        let name = text(receipt, "place").rsplit('/').next().expect("a name");
        assert_eq!(receipt["bytes"], files[name].len(), "{receipt}");
        let mut told = desk
            .feedmill(&["inspect", &format!("partner/{name}"), "--json"])
            .json();
        let live = desk
            .feedmill(&["inspect", "shop/out/bol-com.csv", "--json"])
            .json();
        assert_eq!(told["rows"].take(), live["rows"], "{name}");
    }
    // The same feed packs to the same bytes.
    let again = run(&desk, 1).json();
    for receipt in list(&list(&again, "partners")[0], "receipts") {
        assert_eq!(text(receipt, "outcome"), "unchanged", "{receipt}");
    }
}

#[test]
fn what_failed_is_delivered_later_without_another_run() {
    let desk = desk("to = \"../partner/in/\"");
    desk.write("partner", "a file where the folder should be");
    receipt(&desk, &run(&desk, 1), "failed");
    assert!(text(&trial(&desk, false), "answer").contains("partner"));
    std::fs::remove_file(desk.path("partner")).expect("it was written");
    trial(&desk, true);
    assert!(desk.files("partner/in").is_empty());
    for outcome in ["arrived", "unchanged"] {
        let told = desk.feedmill(&["deliver", "shop", "--json"]);
        assert_eq!(told.code, 0, "{}", told.err);
        let told = told.json();
        let receipt = &list(&told, "receipts")[0];
        assert_eq!(text(receipt, "outcome"), outcome);
        proven(&desk, receipt, "partner/in/bol-com.csv");
    }
    let unknown = desk.feedmill(&["deliver", "shop", "--partner", "nobody"]);
    assert_eq!(unknown.code, 2, "{}", unknown.err);
}
