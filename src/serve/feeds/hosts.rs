//! What is hosted: the addresses of the shops, who may fetch from each, and which file is live there. Looked up anew every
//! second, so that a change is seen soon and a flood of requests reaches no disk.

use crate::error::Error;
use crate::hosting::{Addresses, encoded};
use crate::secrets;
use crate::shop::Shop;
use crate::state::State;
use ipnet::IpNet;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long what was looked up is believed.
const FRESH: Duration = Duration::from_secs(1);

/// A hosted feed.
pub(super) struct Hosted {
    /// The shop's place in the list.
    pub(super) shop: usize,
    pub(super) partner: String,
    /// The live file; none when no feed went live yet.
    pub(super) file: Option<PathBuf>,
    /// Its name as it stands in the address; any is taken while there is no file.
    pub(super) name: Option<String>,
    /// The run that made it.
    pub(super) run: i64,
    /// Where the shop keeps compressed copies.
    pub(super) copies: PathBuf,
    /// From where it may be fetched; from anywhere when empty.
    pub(super) allow: Vec<IpNet>,
    /// What must be given, as the header says it; `Err` when it should be and is not known.
    pub(super) credentials: Result<Option<String>, ()>,
    /// Until when the address works.
    until: Option<Timestamp>,
}

impl Hosted {
    pub(super) fn allows(&self, client: IpAddr) -> bool {
        self.allow.is_empty() || self.allow.iter().any(|net| net.contains(&client))
    }
}

/// By the hash of the token: how long a look-up takes says nothing of any token.
type Table = HashMap<[u8; 32], Arc<Hosted>>;

pub(super) struct Hosts {
    folders: Vec<PathBuf>,
    known: Mutex<Known>,
    tell: Box<dyn Fn(&str) + Send + Sync>,
}

struct Known {
    at: Option<Instant>,
    tables: Vec<Table>,
    told: Vec<String>,
}

impl Hosts {
    /// Looks up what is hosted. Fails when a shop cannot be read.
    pub(super) fn new(
        folders: Vec<PathBuf>,
        tell: impl Fn(&str) + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        let mut tables = Vec::new();
        for (index, folder) in folders.iter().enumerate() {
            tables.push(table(index, &Shop::open(folder)?, &tell)?);
        }
        Ok(Self {
            known: Mutex::new(Known {
                at: Some(Instant::now()),
                told: vec![String::new(); tables.len()],
                tables,
            }),
            folders,
            tell: Box::new(tell),
        })
    }

    /// The feed with this token, if the address works at a moment. Blocks for a look at the disk now and then.
    pub(super) fn find(&self, token: &str, now: Timestamp) -> Option<Arc<Hosted>> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if known.at.is_none_or(|at| at.elapsed() > FRESH) {
            self.look(&mut known);
        }
        let hash = hash(token);
        let found = known.tables.iter().find_map(|table| table.get(&hash));
        found
            .filter(|hosted| hosted.until.is_none_or(|until| now < until))
            .cloned()
    }

    fn look(&self, known: &mut Known) {
        known.at = Some(Instant::now());
        for (index, folder) in self.folders.iter().enumerate() {
            let found = Shop::open(folder)
                .map_err(Error::from)
                .and_then(|shop| table(index, &shop, &*self.tell));
            match found {
                Ok(table) => {
                    known.tables[index] = table;
                    known.told[index].clear();
                }
                // What was hosted goes on, but for addresses that work no more.
                Err(error) => {
                    let message = format!("{}: {error}", folder.display());
                    if known.told[index] != message {
                        (self.tell)(&message);
                        known.told[index] = message;
                    }
                    if let Ok(addresses) = Addresses::load(&folder.join(".feedmill")) {
                        let alive: Vec<[u8; 32]> = tokens(&addresses).map(hash).collect();
                        known.tables[index].retain(|hash, _| alive.contains(hash));
                    }
                }
            }
        }
    }
}

fn tokens(addresses: &Addresses) -> impl Iterator<Item = &str> {
    addresses.of.values().flat_map(|address| {
        let old = address.old.iter().map(|old| old.token.as_str());
        old.chain([address.token.as_str()])
    })
}

fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}

fn table(index: usize, shop: &Shop, tell: &dyn Fn(&str)) -> Result<Table, Error> {
    let folder = shop.state_folder();
    let addresses = Addresses::load(&folder)?;
    let mut table = Table::new();
    if addresses.of.is_empty() {
        return Ok(table);
    }
    let state = State::open(&folder)?;
    for (partner, address) in addresses.of {
        let Some(mapping) = shop.mappings.get(&partner) else {
            continue;
        };
        let live = state.last_live(&partner)?;
        let file = live.as_ref().map(|live| shop.folder.join(&live.file));
        let name = file.as_ref().and_then(|file| file.file_name());
        let hosting = mapping.hosting.clone().unwrap_or_default();
        let credentials = match (&hosting.user, &hosting.password) {
            (Some(user), Some(password)) => match secrets::named(&password.secret) {
                Some(secret) => Ok(Some(format!("{user}:{secret}"))),
                None => {
                    tell(&format!(
                        "mappings/{partner}.toml: the secret \"{}\" is not set, so nobody may fetch the feed; {}",
                        password.secret,
                        secrets::hint(&password.secret)
                    ));
                    Err(())
                }
            },
            _ => Ok(None),
        };
        let hosted = |until| {
            Arc::new(Hosted {
                shop: index,
                partner: partner.clone(),
                name: name.map(|name| encoded(&name.to_string_lossy())),
                file: file.clone(),
                run: live.as_ref().map_or(0, |live| live.run),
                copies: folder.join("hosted"),
                allow: hosting
                    .allow
                    .iter()
                    .filter_map(|net| self::net(net))
                    .collect(),
                credentials: credentials.clone(),
                until,
            })
        };
        if let Some(old) = &address.old {
            table.insert(hash(&old.token), hosted(Some(old.until)));
        }
        table.insert(hash(&address.token), hosted(None));
    }
    Ok(table)
}

/// A network, or a single address as one: `203.0.113.0/24`, `2001:db8::1`.
#[must_use]
pub fn net(text: &str) -> Option<IpNet> {
    let one = || text.parse::<IpAddr>().ok().map(IpNet::from);
    text.parse().ok().or_else(one)
}
