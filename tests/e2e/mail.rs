//! Mail of alerts against a real server, with and without TLS and a login; and what `feedmill run` tells, which nobody watches.

use crate::alerts::{SOURCE, desk, move_source};
use crate::command::Desk;
use crate::servers::{Server, certificate, free_port, program};
use std::path::Path;
use std::process::Command;

/// A mail server that wants a login, and keeps what it gets in a folder.
const SERVER: &str = r#"
import ssl, sys, time
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox
from aiosmtpd.smtp import AuthResult
port, key, way, box = sys.argv[1:]
context = ssl.SSLContext(ssl.PROTOCOL_TLS)
context.load_cert_chain(key)
def login(server, session, envelope, mechanism, data):
    right = (data.login, data.password) == (b"feeds", b"hunter2")
    return AuthResult(success=right, handled=False)
more = dict(authenticator=login, auth_required=True)
if way == "starttls":
    more.update(tls_context=context, require_starttls=True)
else:
    more.update(ssl_context=context, auth_require_tls=False)
Controller(Mailbox(box), hostname="127.0.0.1", port=int(port), ready_timeout=30, **more).start()
while True:
    time.sleep(60)
"#;

const PYTHON: &str = "/usr/bin/python3";

/// Whether the mail server is there; a skipped test says so.
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
fn installed() -> bool {
    let has = Command::new(PYTHON)
        .args(["-c", "import aiosmtpd"])
        .output();
    let has = has.is_ok_and(|output| output.status.success()) && program("openssl").is_some();
    if !has {
        eprintln!("skipped: python3-aiosmtpd is not installed");
    }
    has
}

fn mails(desk: &Desk) -> Vec<String> {
    let mails = desk.files("mails/new").into_values();
    mails
        .map(|mail| String::from_utf8_lossy(&mail).into_owned())
        .collect()
}

/// Runs the shop as cron does; its exit code, and what it tells.
fn run(desk: &Desk, now: &str) -> (i32, String) {
    let now = format!("{now}[Europe/Amsterdam]");
    let ended = desk.feedmill(&["run", "shop", "--now", &now]);
    (ended.code, ended.err)
}

#[test]
fn mail_goes_over_tls_with_a_login_and_a_run_from_cron_sends_it() {
    if !installed() {
        return;
    }
    for way in ["starttls", "tls"] {
        let port = free_port();
        let mut desk = desk(&format!(
            "[alerts]\npause_minutes = 0\n[alerts.mail]\nserver = \"localhost\"\nport = {port}\nsecurity = \"{way}\"\nuser = \"feeds\"\npassword = {{ secret = \"smtp\" }}\nfrom = \"feeds@shop.example\"\nto = [\"ann@shop.example\"]"
        ));
        let key = certificate(&desk.path("server"));
        desk.write("server.py", SERVER);
        let (script, key) = (desk.path("server.py"), key.display().to_string());
        let (script, inbox) = (script.display().to_string(), desk.path("mails"));
        let inbox = inbox.display().to_string();
        let arguments = [&*script, &port.to_string(), &key, way, &inbox];
        let _server = Server::start(Path::new(PYTHON), &arguments, port);
        move_source(&desk, SOURCE, "away.csv");

        // Neither a stranger's certificate nor a wrong password gets it through; the run is none the worse.
        desk.set("FEEDMILL_SECRET_SMTP", "hunter2");
        let (code, told) = run(&desk, "2026-11-22T06:00:10");
        assert!(
            code == 3 && told.contains("an alert could not be sent: mail: "),
            "{told}"
        );
        assert!(told.to_lowercase().contains("certificate"), "{told}");
        desk.set("SSL_CERT_FILE", &key);
        desk.set("FEEDMILL_SECRET_SMTP", "wrong");
        let (_, told) = run(&desk, "2026-11-22T06:05:10");
        assert!(told.contains("535") && !told.contains("wrong"), "{told}");
        assert!(mails(&desk).is_empty());

        // What waited goes out with the next run, once.
        desk.set("FEEDMILL_SECRET_SMTP", "hunter2");
        for minute in ["15", "16"] {
            let (code, told) = run(&desk, &format!("2026-11-22T06:{minute}:10"));
            assert!(code == 3 && !told.contains("alert"), "{told}");
            assert_eq!(mails(&desk).len(), 1);
        }
        assert!(mails(&desk)[0].contains("run failed"), "{:?}", mails(&desk));

        move_source(&desk, "away.csv", SOURCE);
        let (code, told) = run(&desk, "2026-11-22T06:20:10");
        assert_eq!(code, 0, "{told}");
        let over = |mail: &String| mail.contains("over: run failed");
        assert_eq!(mails(&desk).iter().filter(|mail| over(mail)).count(), 1);
        assert_eq!(mails(&desk).len(), 2);
    }
}
