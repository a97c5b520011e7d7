//! The commands for secrets: put one into the keychain, take it out, and tell which a shop needs.

use super::table::Table;
use super::{Ended, print, say};
use clap::Subcommand;
use feedmill::error::Error;
use feedmill::report::VERSION;
use feedmill::secrets::{self, Kept};
use feedmill::shop::Shop;
use serde_json::json;
use std::io::{IsTerminal, Read};
use std::path::{Path, PathBuf};

/// Longest secret that is read, in bytes: keys of SSH have some thousands.
const LONGEST: u64 = 64 * 1024;

#[derive(Subcommand)]
pub(super) enum SecretCommand {
    /// Put a secret into the keychain; its value is asked for, or read from standard input.
    Set {
        /// Its name, as a shop's files have it.
        name: String,
    },
    /// Take a secret out of the keychain.
    Remove {
        /// Its name.
        name: String,
    },
    /// Tell which secrets a shop needs, and where they are kept.
    List {
        /// The shop folder.
        folder: PathBuf,
    },
}

pub(super) fn secret(command: &SecretCommand, json: bool) -> Ended {
    match command {
        SecretCommand::Set { name } => {
            secrets::set(name, &value(name)?)?;
            done(json, name, "kept", "is in the keychain");
        }
        SecretCommand::Remove { name } => match secrets::remove(name)? {
            true => done(json, name, "removed", "is no longer in the keychain"),
            false => done(json, name, "missing", "was not in the keychain"),
        },
        SecretCommand::List { folder } => list(folder, json)?,
    }
    Ok(0)
}

fn done(json: bool, name: &str, what: &str, told: &str) {
    if json {
        print(&json!({ "version": VERSION, "name": name, "what": what }));
    } else {
        say(&format!("The secret \"{name}\" {told}."));
    }
}

/// The value, without the line break that ends it. On a terminal it is not shown.
fn value(name: &str) -> Result<String, Error> {
    let unread = |error: std::io::Error| Error::Config {
        at: "standard input".into(),
        message: format!("the secret cannot be read: {error}").into(),
        hint: "give it as text on standard input".into(),
    };
    if std::io::stdin().is_terminal() {
        return rpassword::prompt_password(format!("{name}: ")).map_err(unread);
    }
    let mut value = String::new();
    let input = std::io::stdin().lock();
    input
        .take(LONGEST)
        .read_to_string(&mut value)
        .map_err(unread)?;
    let end = value.trim_end_matches(['\r', '\n']).len();
    value.truncate(end);
    Ok(value)
}

fn list(folder: &Path, json: bool) -> Result<(), Error> {
    let known = secrets::standing(&Shop::open(folder)?);
    if json {
        print(&json!({ "version": VERSION, "secrets": known }));
        return Ok(());
    }
    let mut table = Table::new(&["secret", "kept in", "used in"]);
    for secret in &known {
        let kept = match secret.kept {
            Kept::Environment => format!("environment ({})", secret.variable),
            Kept::Keychain => "keychain".to_owned(),
            Kept::Missing => "nowhere".to_owned(),
        };
        table.row([secret.name.clone(), kept, secret.files.join(", ")]);
    }
    match known.is_empty() {
        true => say("The files of this shop name no secrets."),
        false => say(&table.to_string()),
    }
    Ok(())
}
