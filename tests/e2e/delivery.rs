//! Feeds reach real servers on this machine, whole, once, and with a receipt; and what fails is told. A test whose server is
//! not installed says so and passes: `make setup` installs them on Debian.

use crate::command::{Desk, Ended, list, number, text};
use crate::servers::{Nginx, Server, certificate, free_port, proftpd, program, with_tls};
use serde_json::Value;

const FEED: &str = "shop/out/bol-com.csv";

/// A desk with the example, of which bol-com is delivered as this says.
pub(crate) fn desk(delivery: &str) -> Desk {
    let desk = Desk::with_example();
    let mapping = desk.read("shop/mappings/bol-com.toml");
    desk.write(
        "shop/mappings/bol-com.toml",
        &format!("{mapping}\n[[delivery]]\n{delivery}\n"),
    );
    desk
}

pub(crate) fn run(desk: &Desk, day: u32) -> Ended {
    let now = format!("2026-11-{day:02}T06:00:00Z");
    desk.feedmill(&[
        "run",
        "shop",
        "--partner",
        "bol-com",
        "--now",
        &now,
        "--json",
    ])
}

/// The receipt of a run's only delivery, which must have this outcome and is in the history too.
pub(crate) fn receipt(desk: &Desk, ended: &Ended, outcome: &str) -> Value {
    let code = if outcome == "failed" { 5 } else { 0 };
    assert_eq!(ended.code, code, "{}{}", ended.out, ended.err);
    let partner = list(&ended.json(), "partners")[0].clone();
    let status = if outcome == "failed" {
        "failed"
    } else {
        "delivered"
    };
    assert_eq!(text(&partner, "status"), status, "{partner}");
    let receipts = list(&partner, "receipts");
    assert_eq!(
        (receipts.len(), text(&receipts[0], "outcome")),
        (1, outcome),
        "{partner}"
    );
    let history = desk.feedmill(&["history", "shop", "--json"]).json();
    assert_eq!(list(&list(&history, "runs")[0], "receipts"), receipts);
    // All of the answer has ids, so that it can be told in other languages.
    assert!(!list(&receipts[0], "said").is_empty(), "{partner}");
    receipts[0].clone()
}

/// What arrived is the live feed, and so says the receipt.
pub(crate) fn proven(desk: &Desk, receipt: &Value, arrived: &str) {
    let live = desk.read(FEED);
    assert!(desk.read(arrived) == live);
    assert_eq!(number(receipt, "bytes"), live.len() as u64);
    assert_eq!(text(receipt, "sha256").len(), 64);
}

#[test]
fn a_copy_arrives_once_and_again_when_the_feed_changed_or_the_day_did() {
    let desk = desk("to = \"../partner/in/{now:%Y}-{file}\"");
    let first = receipt(&desk, &run(&desk, 1), "arrived");
    proven(&desk, &first, "partner/in/2026-bol-com.csv");
    assert!(text(&first, "place").ends_with("2026-bol-com.csv"));
    let again = receipt(&desk, &run(&desk, 2), "unchanged");
    assert_eq!(again["sha256"], first["sha256"]);
    assert_eq!(desk.files("partner/in").len(), 1);

    desk.edit(
        "shop/mappings/bol-com.toml",
        "[[delivery]]",
        "[[delivery]]\nunchanged = \"daily\"",
    );
    receipt(&desk, &run(&desk, 3), "arrived");
    let now = ["run", "shop", "--partner", "bol-com", "--json", "--now"];
    let later = desk.feedmill(&[&now[..], &["2026-11-03T18:00:00Z"]].concat());
    receipt(&desk, &later, "unchanged");
}

#[test]
fn a_held_feed_is_delivered_when_it_is_released() {
    let desk = desk("to = \"../partner/\"");
    receipt(&desk, &run(&desk, 1), "arrived");
    let before = desk.read("partner/bol-com.csv");
    let source = desk.read("shop/source/producten.csv");
    let third: String = source
        .split_inclusive('\n')
        .take(source.lines().count() / 3)
        .collect();
    desk.write("shop/source/producten.csv", &third);
    let held = run(&desk, 2);
    assert_eq!(held.code, 4, "{}", held.err);
    assert!(before == desk.read("partner/bol-com.csv"));
    let number = number(&held.json(), "run").to_string();
    let released = desk
        .feedmill(&["release", "shop", &number, "--json"])
        .json();
    let receipt = &list(&released, "receipts")[0];
    assert_eq!(text(receipt, "outcome"), "arrived");
    proven(&desk, receipt, "partner/bol-com.csv");
}

#[test]
fn what_cannot_be_delivered_is_told_and_tried_again_with_the_next_run() {
    let desk = desk(
        "to = \"sftp://127.0.0.1:1/feed.csv\"\nuser = \"ann\"\npassword = { secret = \"no such one\" }",
    );
    let failed = receipt(&desk, &run(&desk, 1), "failed");
    let answer = text(&failed, "answer");
    assert!(
        answer.contains("mappings/bol-com.toml:") && answer.contains("FEEDMILL_SECRET_NO_SUCH_ONE"),
        "{answer}"
    );
    // The feed itself is live.
    assert!(desk.path(FEED).exists());
    let file = "shop/mappings/bol-com.toml";
    let mapping = desk.read(file);
    let (before, _) = mapping.split_once("to = ").expect("it is there");
    desk.write(file, &format!("{before}to = \"../partner/\""));
    receipt(&desk, &run(&desk, 2), "arrived");
}

#[test]
fn nginx_takes_a_put_with_a_password_and_refuses_it_without() {
    let Some(nginx) = Nginx::new("dav_methods PUT;") else {
        return;
    };
    let mut desk = desk(&format!(
        "to = \"http://127.0.0.1:{}/in/\"\nuser = \"ann\"\npassword = {{ secret = \"nginx\" }}",
        nginx.port
    ));
    desk.set("FEEDMILL_SECRET_NGINX", "wrong");
    let refused = receipt(&desk, &run(&desk, 1), "failed");
    assert!(
        text(&refused, "answer").contains("401") && !refused.to_string().contains("wrong"),
        "{refused}"
    );
    desk.set("FEEDMILL_SECRET_NGINX", "hunter2");
    let arrived = receipt(&desk, &run(&desk, 2), "arrived");
    assert!(text(&arrived, "answer").starts_with("201"), "{arrived}");
    assert!(nginx.desk.read("www/in/bol-com.csv") == desk.read(FEED));
}

#[test]
fn proftpd_takes_a_feed_plain_and_with_tls_under_its_name_only_when_whole() {
    for tls in [false, true] {
        let port = free_port();
        let scheme = if tls { "ftps" } else { "ftp" };
        let mut desk = desk(&format!(
            "to = \"{scheme}://localhost:{port}/in/feed.csv\"\nuser = \"ann\"\npassword = {{ secret = \"ftp\" }}"
        ));
        desk.set("FEEDMILL_SECRET_FTP", "hunter2");
        let key = certificate(&desk.path("server"));
        let secure = match tls {
            true => with_tls(&key),
            false => String::new(),
        };
        let Some(_server) = proftpd(&desk, port, &secure) else {
            return;
        };
        if tls {
            let refused = receipt(&desk, &run(&desk, 1), "failed");
            assert!(
                text(&refused, "answer")
                    .to_lowercase()
                    .contains("certificate"),
                "{refused}"
            );
            desk.set("SSL_CERT_FILE", &key.display().to_string());
        }
        let arrived = receipt(&desk, &run(&desk, 2), "arrived");
        proven(&desk, &arrived, "server/root/in/feed.csv");
        // A second one takes the place of the first.
        desk.edit(
            "shop/mappings/bol-com.toml",
            "[[delivery]]",
            "[[delivery]]\nunchanged = \"send\"",
        );
        receipt(&desk, &run(&desk, 3), "arrived");
        assert_eq!(desk.files("server/root/in").len(), 1);
        if !tls {
            desk.edit(
                "shop/mappings/bol-com.toml",
                "/in/feed.csv",
                "/nowhere/feed.csv",
            );
            let refused = receipt(&desk, &run(&desk, 4), "failed");
            assert!(
                text(&refused, "answer").contains("553")
                    || text(&refused, "answer").contains("550"),
                "{refused}"
            );
        }
    }
}

#[test]
fn sshd_takes_a_feed_with_a_key_and_a_host_that_changed_is_refused() {
    let (Some(sshd), Some(keygen)) = (program("sshd"), program("ssh-keygen")) else {
        return;
    };
    if crate::servers::root() {
        // Debian's sshd wants it; its service makes it at the start.
        std::fs::create_dir_all("/run/sshd").expect("root can make it");
    }
    let port = free_port();
    let user = crate::servers::user();
    let probe = Desk::new();
    let inbox = probe.path("in");
    std::fs::create_dir_all(&inbox).expect("it can be made");
    let mut desk = desk(&format!(
        "to = \"sftp://127.0.0.1:{port}{}/\"\nuser = \"{user}\"\nkey = {{ secret = \"ssh\" }}",
        inbox.display()
    ));
    for key in ["host", "host2", "own", "other"] {
        let path = probe.path(key).display().to_string();
        let made = std::process::Command::new(&keygen)
            .args(["-q", "-t", "ed25519", "-N", "", "-f", &path])
            .status();
        assert!(made.expect("ssh-keygen runs").success());
    }
    let start = |host: &str| {
        probe.write(
            "sshd_config",
            &format!(
                "ListenAddress 127.0.0.1\nPort {port}\nHostKey {0}/{host}\nPidFile {0}/pid\nAuthorizedKeysFile {0}/own.pub\n\
                 StrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin prohibit-password\nSubsystem sftp internal-sftp\n",
                probe.path("").display().to_string().trim_end_matches('/')
            ),
        );
        let config = probe.path("sshd_config").display().to_string();
        Server::start(&sshd, &["-D", "-e", "-f", &config], port)
    };
    let server = start("host");
    desk.set("FEEDMILL_SECRET_SSH", &probe.read("other"));
    let refused = receipt(&desk, &run(&desk, 1), "failed");
    assert!(
        text(&refused, "answer").contains("refuses the login"),
        "{refused}"
    );

    desk.set("FEEDMILL_SECRET_SSH", &probe.read("own"));
    let arrived = receipt(&desk, &run(&desk, 2), "arrived");
    assert!(text(&arrived, "answer").contains("SHA256:"), "{arrived}");
    assert!(probe.read("in/bol-com.csv") == desk.read(FEED));
    desk.edit(
        "shop/mappings/bol-com.toml",
        "[[delivery]]",
        "[[delivery]]\nunchanged = \"send\"",
    );
    receipt(&desk, &run(&desk, 3), "arrived");
    assert_eq!(probe.files("in").len(), 1);

    drop(server);
    let _server = start("host2");
    let refused = receipt(&desk, &run(&desk, 4), "failed");
    assert!(
        text(&refused, "answer").contains("another key than before"),
        "{refused}"
    );
}
