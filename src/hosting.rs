//! Hosted addresses: where partners fetch their feed from `feedmill serve`. Who has an address may fetch the feed, so each
//! holds a token that nobody can guess. Answering is done by `serve`.

use crate::error::Error;
use crate::shop::Shop;
use crate::state::{Fetch, State};
use jiff::{Timestamp, Zoned};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;

/// The file in the state folder. Not in the database, so that damage to history breaks no partner's address.
const FILE: &str = "addresses.toml";

/// The addresses of a shop by mapping.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addresses {
    /// By the mapping's name.
    #[serde(flatten)]
    pub of: BTreeMap<String, Address>,
}

/// The address of a partner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    /// What makes it unguessable: 256 bits as hexadecimal digits.
    pub token: String,
    /// Since when.
    pub made: Timestamp,
    /// The token before the last change, while it still works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<Old>,
}

/// A token that was replaced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Old {
    /// The token.
    pub token: String,
    /// Until when it works.
    pub until: Timestamp,
}

impl Addresses {
    /// Reads the addresses of a shop. Fails when the file is there and cannot be read.
    pub fn load(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(FILE);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self::default());
            }
            Err(error) => return Err(Error::disk(&path)(error)),
        };
        toml::from_str(&text).map_err(|error| Error::Config {
            at: path.display().to_string(),
            message: format!("the hosted addresses cannot be read: {}", error.message()).into(),
            hint: "restore the file, or remove it and make new addresses".into(),
        })
    }

    /// Writes them, readable for their owner only.
    fn save(&self, folder: &Path) -> Result<(), Error> {
        let path = folder.join(FILE);
        let text = toml::to_string(self).unwrap_or_default();
        std::fs::create_dir_all(folder).map_err(Error::disk(folder))?;
        // A temporary file is its owner's alone, on every system that knows owners.
        let write = || -> std::io::Result<()> {
            let mut file = tempfile::NamedTempFile::new_in(folder)?;
            file.write_all(text.as_bytes())?;
            file.as_file().sync_all()?;
            file.persist(&path)?;
            Ok(())
        };
        write().map_err(Error::disk(&path))
    }
}

/// What is done to the address of a partner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is made; one that is there stays as it is.
    Create,
    /// It gets another token; the one before works for so many hours more.
    Rotate {
        /// Hours.
        keep: u32,
    },
    /// It works no more.
    Revoke,
}

/// Changes the address of a partner. Returns it; `None` when it was revoked. Fails when the shop has no such mapping, or
/// it has no address that could be changed.
pub fn change(
    shop: &Shop,
    partner: &str,
    change: Change,
    now: Timestamp,
) -> Result<Option<Address>, Error> {
    let folder = shop.state_folder();
    let mut addresses = Addresses::load(&folder)?;
    if !shop.mappings.contains_key(partner) && change != Change::Revoke {
        return Err(crate::mill::no_mapping(shop, partner));
    }
    let known = addresses.of.remove(partner);
    let none = || Error::Config {
        at: partner.to_owned(),
        message: "the partner has no address".into(),
        hint: "make one with `feedmill addresses FOLDER PARTNER --create`".into(),
    };
    let new = || -> Result<Address, Error> {
        Ok(Address {
            token: token()?,
            made: now,
            old: None,
        })
    };
    let address = match change {
        Change::Create => Some(known.map_or_else(new, Ok)?),
        Change::Rotate { keep } => {
            let before = known.ok_or_else(none)?;
            let until = now + jiff::SignedDuration::from_hours(i64::from(keep));
            Some(Address {
                old: (keep > 0).then_some(Old {
                    token: before.token,
                    until,
                }),
                ..new()?
            })
        }
        Change::Revoke => {
            known.ok_or_else(none)?;
            None
        }
    };
    if let Some(address) = &address {
        addresses.of.insert(partner.to_owned(), address.clone());
    }
    addresses.save(&folder)?;
    Ok(address)
}

/// An address, and whether the partner came.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AddressTold {
    /// Name of the mapping.
    pub partner: String,
    /// The address; a path alone when the shop's `hosted_at` is not set. Who has it may fetch the feed.
    pub url: String,
    /// Since when (RFC 3339).
    #[schemars(with = "String")]
    pub made: Timestamp,
    /// Until when the address before works, where it still does.
    #[schemars(with = "Option<String>")]
    pub old_until: Option<Timestamp>,
    /// The last fetch with which the partner got the feed, or had it already.
    pub last: Option<Fetch>,
    /// Such fetches today, in the shop's time zone.
    pub today: u64,
    /// Bytes that went out today.
    pub bytes_today: u64,
}

/// All addresses of a shop with who came. `now` is in the shop's time zone.
pub fn told(shop: &Shop, state: &State, now: &Zoned) -> Result<Vec<AddressTold>, Error> {
    let midnight = now
        .start_of_day()
        .map_or(now.timestamp(), |day| day.timestamp());
    let addresses = Addresses::load(&shop.state_folder())?;
    let told = addresses.of.into_iter().map(|(partner, address)| {
        let live = state.last_live(&partner)?;
        let file = live.and_then(|live| Some(live.file.rsplit('/').next()?.to_owned()));
        let (today, bytes_today) = state.fetched_since(&partner, midnight)?;
        Ok(AddressTold {
            // Before the first feed nobody knows its file's name, and any is taken.
            url: url(shop, &address, file.as_deref().unwrap_or("feed")),
            made: address.made,
            old_until: address
                .old
                .map(|old| old.until)
                .filter(|until| *until > now.timestamp()),
            last: state.last_fetch(&partner)?,
            today,
            bytes_today,
            partner,
        })
    });
    told.collect()
}

/// The address as a partner gets it, for a file of this name. Without the host when the shop does not say under which
/// it is reached.
#[must_use]
pub fn url(shop: &Shop, address: &Address, file: &str) -> String {
    let host = shop.config.hosted_at.as_deref().unwrap_or_default();
    let host = host.trim_end_matches('/');
    format!("{host}{}", path(&address.token, file))
}

/// The path of an address.
pub(crate) fn path(token: &str, file: &str) -> String {
    format!("/feeds/{token}/{}", encoded(file))
}

/// A file name as a part of an address.
pub(crate) fn encoded(name: &str) -> String {
    let mut out = String::new();
    for byte in name.bytes() {
        match byte {
            b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out.extend(format!("%{byte:02X}").chars()),
        }
    }
    out
}

/// 256 bits that nobody can guess.
pub(crate) fn token() -> Result<String, Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| Error::Config {
        at: "the token".into(),
        message: format!("the system gives no random numbers: {error}").into(),
        hint: "try again".into(),
    })?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}
