//! Secrets: passwords, keys and tokens that a shop's files name and never hold. A value comes from the environment, for
//! machines without a person, else from the operating system's keychain. Nothing here prints one.

use crate::error::Error;
use crate::shop::Shop;
use crate::troubles::trouble;
use keyring::Entry;
use mappings::said::Told;
use schemars::JsonSchema;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError, mpsc};
use std::time::{Duration, Instant};

/// The keychain's name for all of them.
const SERVICE: &str = "feedmill";
/// How long an answer of the keychain holds: one that is locked asks the person each time.
const HOLDS: Duration = Duration::from_secs(60);
/// How long the keychain may take, which waits for a person when it is locked.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the keychain said of late.
static ANSWERS: Mutex<Option<HashMap<String, (Instant, Option<String>)>>> = Mutex::new(None);

/// Where a secret is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kept {
    /// In an environment variable, which wins.
    Environment,
    /// In the operating system's keychain.
    Keychain,
    /// Nowhere: what needs it fails.
    Missing,
}

/// A secret that a shop's files name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Standing {
    /// Its name.
    pub name: String,
    /// The environment variable that it may come from.
    pub variable: String,
    /// The files that name it.
    pub files: Vec<String>,
    /// Where it is kept.
    pub kept: Kept,
}

/// A secret by name; none when it is kept nowhere, or the keychain cannot be asked.
pub(crate) fn named(name: &str) -> Option<String> {
    let given = std::env::var(variable(name)).ok();
    given
        .filter(|secret| !secret.is_empty())
        .or_else(|| in_keychain(name))
}

/// The environment variable of a secret: `FEEDMILL_SECRET_` and its name in capitals, other characters as `_`.
#[must_use]
pub fn variable(name: &str) -> String {
    let name = name.chars().map(|c| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_uppercase()
        } else {
            '_'
        }
    });
    format!("FEEDMILL_SECRET_{}", name.collect::<String>())
}

/// What to do about a secret that is not set.
pub(crate) fn hint(name: &str) -> Told {
    let with = [("name", name.to_owned()), ("variable", variable(name))];
    trouble("set_secret", with)
}

/// The secrets that a shop's files name, by name.
pub fn standing(shop: &Shop) -> Vec<Standing> {
    let mut used: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (file, text) in shop.texts() {
        let mut names = Vec::new();
        if let Ok(document) = text.parse::<toml::Table>() {
            find(&toml::Value::Table(document), &mut names);
        }
        names.sort();
        names.dedup();
        for name in names {
            used.entry(name).or_default().push(file.to_owned());
        }
    }
    used.into_iter()
        .map(|(name, files)| {
            let variable = variable(&name);
            let kept = match std::env::var(&variable).is_ok_and(|value| !value.is_empty()) {
                true => Kept::Environment,
                false if in_keychain(&name).is_some() => Kept::Keychain,
                false => Kept::Missing,
            };
            Standing {
                name,
                variable,
                files,
                kept,
            }
        })
        .collect()
}

/// The names in `{ secret = "NAME" }`, wherever it stands.
fn find(value: &toml::Value, names: &mut Vec<String>) {
    match value {
        toml::Value::Table(members) => {
            if let (1, Some(toml::Value::String(name))) = (members.len(), members.get("secret")) {
                names.push(name.clone());
            }
            members.values().for_each(|member| find(member, names));
        }
        toml::Value::Array(members) => members.iter().for_each(|member| find(member, names)),
        _ => {}
    }
}

/// Puts a secret into the keychain. Fails when this system has none, it stays locked, or the secret is empty.
pub fn set(name: &str, value: &str) -> Result<(), Error> {
    if name.trim().is_empty() || value.is_empty() {
        return Err(Error::Config {
            at: "secret".into(),
            message: "a secret has a name and a value".into(),
            hint: "give the value on standard input, or type it when asked".into(),
        });
    }
    forget(name);
    let entry = Entry::new(SERVICE, name).map_err(refused)?;
    entry.set_password(value).map_err(refused)
}

/// Takes a secret out of the keychain. Returns false when it was not there.
pub fn remove(name: &str) -> Result<bool, Error> {
    forget(name);
    let entry = Entry::new(SERVICE, name).map_err(refused)?;
    match entry.delete_credential() {
        Ok(()) => Ok(true),
        Err(keyring::Error::NoEntry) => Ok(false),
        Err(error) => Err(refused(error)),
    }
}

fn refused(error: keyring::Error) -> Error {
    Error::Keychain(match error {
        keyring::Error::NoDefaultStore => match Entry::store_status() {
            Err(why) => format!("this system offers none ({why})"),
            Ok(()) => "this system offers none".to_owned(),
        },
        other => other.to_string(),
    })
}

fn forget(name: &str) {
    let mut answers = ANSWERS.lock().unwrap_or_else(PoisonError::into_inner);
    answers.get_or_insert_default().remove(name);
}

fn in_keychain(name: &str) -> Option<String> {
    // One asks at a time: a keychain that is locked shows one question, not several.
    let mut answers = ANSWERS.lock().unwrap_or_else(PoisonError::into_inner);
    let answers = answers.get_or_insert_default();
    if let Some((at, answer)) = answers.get(name)
        && at.elapsed() < HOLDS
    {
        return answer.clone();
    }
    let (tell, told) = mpsc::channel();
    let asked = name.to_owned();
    std::thread::spawn(move || {
        let answer = Entry::new(SERVICE, &asked).and_then(|entry| entry.get_password());
        // Nobody waits any more when it comes too late.
        drop(tell.send(answer.ok()));
    });
    let answer = told.recv_timeout(PATIENCE).ok().flatten();
    let answer = answer.filter(|secret| !secret.is_empty());
    answers.insert(name.to_owned(), (Instant::now(), answer.clone()));
    answer
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn names_are_found_wherever_they_stand() {
        let text = r#"
            password = { secret = "one" }
            headers = { authorization = { secret = "two" }, accept = "text/xml" }
            secret = "no name of one"
            [[delivery]]
            key = { secret = "three" }
            [[alerts.webhook]]
            url = { secret = "one" }
        "#;
        let mut names = Vec::new();
        find(&toml::Value::Table(text.parse().unwrap()), &mut names);
        names.sort();
        assert_eq!(names, ["one", "one", "three", "two"]);
    }
}
