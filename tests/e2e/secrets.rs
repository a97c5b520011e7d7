//! Secrets in the keychain, with a real one in a session of its own: GNOME's, started and unlocked for the test.

use crate::command::{Desk, Ended, list, text};
use crate::servers::program;
use std::process::Command;

const VALUE: &str = "hunter2 \u{20ac} with spaces";

/// Runs commands one after the other in a session with a keychain; what they print, apart by a line of `--`.
fn session(desk: &Desk, script: &str) -> Option<Ended> {
    let (session, _) = (
        program("dbus-run-session")?,
        program("gnome-keyring-daemon")?,
    );
    let script = format!(
        "printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; {script}"
    );
    let command = Command::new(session)
        .args(["--", "sh", "-c", &script])
        .current_dir(desk.path(""))
        .env("PATH", path())
        .env("HOME", desk.path("home"))
        .env("XDG_DATA_HOME", desk.path("home/data"))
        .env("XDG_RUNTIME_DIR", desk.path("home"))
        .output()
        .expect("it is installed");
    Some(Ended {
        code: command.status.code().unwrap_or(-1),
        out: String::from_utf8_lossy(&command.stdout).into_owned(),
        err: String::from_utf8_lossy(&command.stderr).into_owned(),
    })
}

fn path() -> String {
    let built = std::path::Path::new(env!("CARGO_BIN_EXE_feedmill"));
    let folder = built.parent().expect("a program is in a folder");
    format!(
        "{}:{}",
        folder.display(),
        std::env::var("PATH").unwrap_or_default()
    )
}

fn desk() -> Desk {
    let desk = Desk::with_example();
    let bol = desk.read("shop/mappings/bol-com.toml");
    let delivery = "[[delivery]]\nto = \"ftp://localhost:1/in/\"\nuser = \"shop\"\npassword = { secret = \"bol ftp\" }\n";
    desk.write("shop/mappings/bol-com.toml", &format!("{bol}\n{delivery}"));
    desk.write("value", &format!("{VALUE}\n"));
    desk.write("home/data/nothing", "");
    desk
}

#[test]
fn a_secret_is_kept_in_the_keychain_and_never_shown() {
    let desk = desk();
    let Some(ended) = session(
        &desk,
        "feedmill secret list shop --json; echo --
         feedmill secret set 'bol ftp' < value; echo --
         feedmill secret list shop --json; echo --
         feedmill run shop --partner bol-com --now 2026-11-22T06:00:00Z; echo --
         FEEDMILL_SECRET_BOL_FTP=other feedmill secret list shop --json; echo --
         feedmill secret remove 'bol ftp'; feedmill secret list shop --json",
    ) else {
        return;
    };
    let parts: Vec<&str> = ended.out.split("--\n").collect();
    assert_eq!(parts.len(), 6, "{}{}", ended.out, ended.err);
    let kept = |part: &str| {
        let told = part.lines().skip_while(|line| !line.starts_with('{'));
        let told = told.collect::<Vec<_>>().join("\n");
        let told: serde_json::Value = serde_json::from_str(&told)
            .unwrap_or_else(|error| panic!("{error}: {part}{}", ended.err));
        let secrets = list(&told, "secrets").to_vec();
        assert_eq!(secrets.len(), 1, "{told}");
        assert_eq!(text(&secrets[0], "name"), "bol ftp");
        text(&secrets[0], "kept").to_owned()
    };
    assert_eq!(kept(parts[0]), "missing");
    assert_eq!(kept(parts[2]), "keychain");
    // It is used: the delivery fails for the server that is not there, not for the secret.
    assert!(!parts[3].contains("is not set"), "{}", parts[3]);
    assert_eq!(kept(parts[4]), "environment");
    assert_eq!(kept(parts[5]), "missing");
    assert!(!format!("{}{}", ended.out, ended.err).contains("hunter2"));
}

#[test]
fn without_a_keychain_it_is_said_what_helps() {
    let desk = desk();
    let ended = desk
        .command(&["secret", "set", "bol ftp"])
        .stdin(std::fs::File::open(desk.path("value")).expect("it was written"))
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
        .output()
        .expect("the command was built");
    assert_eq!(ended.status.code(), Some(1));
    let told = String::from_utf8_lossy(&ended.stderr);
    assert!(
        told.contains("the keychain") && told.contains("environment variable"),
        "{told}"
    );
    assert!(!told.contains("hunter2"));
    let listed = desk.feedmill(&["secret", "list", "shop"]);
    assert!(listed.out.contains("bol ftp"), "{}", listed.out);
}
