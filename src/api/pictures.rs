//! Pictures of products for the screens, only where the person switched them on. The page names a product; the address
//! comes from the catalog, the program asks for it, and what reaches the page is a small picture that was made here. What
//! became of an address is kept (`kept`), so that each is asked once. Whether a partner would take the picture is not
//! looked at: that is the live check's.

mod kept;
mod shrink;
#[cfg(test)]
mod tests;

use super::computer;
use super::sessions;
use super::{ApiError, App};
use crate::error::Error;
use crate::live;
use crate::shop::Shop;
use feeds::transports::Prober;
use jiff::Timestamp;
use kept::{Became, Kept};
use mappings::rows::Rows;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

/// Who asks.
const AGENT: &str = concat!(
    "feedmill/",
    env!("CARGO_PKG_VERSION"),
    " (pictures of a shop's own products)"
);
/// Longest wait for an answer.
const TIMEOUT: Duration = Duration::from_secs(10);
/// Most bytes of a picture.
const BYTES: u64 = 16 << 20;
/// Requests to a host at the same time.
const AT_ONCE: usize = 4;
/// How long a host is left alone that did not answer, or asked for a pause.
const REST: Duration = Duration::from_secs(60);

/// A picture of a product.
#[derive(Deserialize, JsonSchema)]
pub(super) struct PictureRequest {
    /// Folder of the shop.
    pub shop: String,
    /// Id of the product.
    pub product: String,
    /// Which of its pictures: 0 is the main one.
    #[serde(default)]
    pub which: u32,
    /// How large.
    pub size: PictureSize,
}

/// Sizes of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum PictureSize {
    /// For a list: at most 96 pixels wide and high.
    Small,
    /// For a page: at most 480 pixels wide and high.
    Large,
}

/// A picture of a product, or why there is none.
#[derive(Serialize, JsonSchema)]
pub(super) struct Picture {
    /// The picture itself, as a `data:` address; `null` when there is none.
    pub data: Option<String>,
    /// Why there is none.
    pub why: Option<NoPicture>,
    /// Pictures that the product has in the catalog.
    pub of: usize,
}

/// Why there is no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum NoPicture {
    /// Pictures are switched off on this computer.
    Off,
    /// The catalog has no web address for it.
    NoAddress,
    /// Its address is in this computer's own network, and no source of the shop is there.
    OwnNetwork,
    /// Nobody answered in time.
    NoAnswer,
    /// The server has nothing there.
    NotFound,
    /// The server does not give it.
    Refused,
    /// It is larger than Feedmill takes.
    TooLarge,
    /// What is there is no picture that Feedmill reads.
    NotAPicture,
}

/// What pictures need between two questions.
pub(super) struct Pictures {
    kept: Kept,
    /// Keeps connections open: a list has many pictures of one host.
    prober: OnceLock<Prober>,
    busy: Mutex<Busy>,
    freed: Condvar,
    /// One at a time: a picture may need much memory until it is small.
    shrinking: Mutex<()>,
}

#[derive(Default)]
struct Busy {
    /// Addresses that are asked now.
    asked: Vec<String>,
    /// Hosts that are left alone, since when.
    resting: HashMap<String, Timestamp>,
}

/// The right to ask an address, until it is dropped.
struct Turn<'p>(&'p Pictures, &'p str);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.busy().asked.retain(|asked| asked != self.1);
        self.0.freed.notify_all();
    }
}

impl Pictures {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self {
            kept: Kept::new(folder),
            prober: OnceLock::new(),
            busy: Mutex::default(),
            freed: Condvar::new(),
            shrinking: Mutex::default(),
        }
    }

    /// Throws away what is kept.
    pub(super) fn forget(&self) -> Result<(), Error> {
        self.busy().resting.clear();
        self.kept.forget()
    }

    fn busy(&self) -> MutexGuard<'_, Busy> {
        self.busy.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until nobody else asks this address, and few its host.
    fn turn<'p>(&'p self, address: &'p str) -> Turn<'p> {
        let host = live::host(address);
        let taken = |busy: &mut Busy| {
            let same_host = busy.asked.iter().filter(|other| live::host(other) == host);
            busy.asked.iter().any(|other| other == address) || same_host.count() >= AT_ONCE
        };
        let waited = self.freed.wait_while(self.busy(), taken);
        let mut busy = waited.unwrap_or_else(PoisonError::into_inner);
        busy.asked.push(address.to_owned());
        Turn(self, address)
    }

    /// What became of an address: as it is kept, else asked now.
    fn became(&self, app: &App, address: &str, shop: &Shop) -> Result<Became, Error> {
        let now = app.now().timestamp();
        if let Some(became) = self.kept.get(address, now) {
            return Ok(became);
        }
        let _turn = self.turn(address);
        // Variants of a product often share a picture: another may have brought it meanwhile.
        if let Some(became) = self.kept.get(address, now) {
            return Ok(became);
        }
        // It may have been switched off while others were asked.
        if !computer::settings(app).pictures {
            return Ok(Became::none(NoPicture::Off, true, now));
        }
        let host = live::host(address);
        let rests = |since: &Timestamp| kept::within(*since, now, REST);
        if self.busy().resting.get(&host).is_some_and(rests) {
            return Ok(Became::none(NoPicture::NoAnswer, true, now));
        }
        let (became, rest) = self.asked(address, now, shop)?;
        if rest {
            self.busy().resting.insert(host, now);
        }
        self.kept.put(address, &became)?;
        Ok(became)
    }

    /// Asks an address; and whether its host should be left alone for a while.
    fn asked(&self, address: &str, now: Timestamp, shop: &Shop) -> Result<(Became, bool), Error> {
        use feeds::error::Error as Fault;
        let none = |why, soon| Became::none(why, soon, now);
        let prober = match self.prober.get() {
            Some(prober) => prober,
            None => {
                let made = Prober::new(AGENT, TIMEOUT)?;
                self.prober.get_or_init(|| made)
            }
        };
        let sources: Vec<String> = shop
            .sources
            .values()
            .map(|source| source.place.clone())
            .collect();
        let answer = match prober.whole(address, BYTES, &sources) {
            Ok(answer) => answer,
            Err(Fault::Option { .. }) => return Ok((none(NoPicture::OwnNetwork, false), false)),
            Err(Fault::Limit { .. }) => return Ok((none(NoPicture::TooLarge, false), false)),
            Err(_) => return Ok((none(NoPicture::NoAnswer, true), true)),
        };
        Ok(match answer.status {
            200..=299 => {
                let _alone = self
                    .shrinking
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner);
                let became = match shrink::shrink(&answer.first) {
                    Ok([small, large]) => Became::picture(&small, &large, now),
                    Err(why) => none(why, false),
                };
                (became, false)
            }
            404 | 410 => (none(NoPicture::NotFound, false), false),
            429 | 503 => (none(NoPicture::Refused, true), true),
            status => (none(NoPicture::Refused, status >= 500), false),
        })
    }
}

/// The addresses of a product's pictures in the catalog, the main one first.
fn addresses(shop: &Shop, product: &str) -> Result<Vec<String>, ApiError> {
    let snapshot = sessions::catalog(shop)?;
    let place = snapshot.find(product)?.and_then(|row| snapshot.locate(row));
    let Some((batch, within)) = place else {
        return Ok(Vec::new());
    };
    let fields = ["image_link", "additional_image_link"].map(|name| snapshot.field(name));
    let values = snapshot.batch(batch, &fields)?;
    let mut all: Vec<String> = Vec::new();
    for value in [0, 1].map(|field| values.value(field, within)) {
        for element in value.into_elements() {
            for address in live::split(&element.to_text()) {
                if !all.iter().any(|known| known == address) {
                    all.push(address.to_owned());
                }
            }
        }
    }
    Ok(all)
}

pub(super) fn picture(app: &Arc<App>, request: PictureRequest) -> Result<Picture, ApiError> {
    let none = |why, of| Picture {
        data: None,
        why: Some(why),
        of,
    };
    if !computer::settings(app).pictures {
        return Ok(none(NoPicture::Off, 0));
    }
    let shop = sessions::shop(&request.shop)?;
    let addresses = addresses(&shop, &request.product)?;
    let of = addresses.len();
    let Some(address) = addresses.get(request.which as usize) else {
        return Ok(none(NoPicture::NoAddress, of));
    };
    let became = app.pictures.became(app, address, &shop)?;
    Ok(match became.why {
        Some(why) => none(why, of),
        None => Picture {
            data: Some(match request.size {
                PictureSize::Small => became.small,
                PictureSize::Large => became.large,
            }),
            why: None,
            of,
        },
    })
}
