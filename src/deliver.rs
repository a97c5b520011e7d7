//! Deliveries: brings a feed that went live to its places, and keeps the receipts. How bytes travel is told by the
//! transports.

use crate::error::Error;
use crate::lock::Lock;
use crate::mill::chosen;
use crate::secrets;
use crate::shop::{ConfigErrors, Shop};
use crate::state::{Outcome, Receipt, State};
use crate::troubles::trouble;
use feeds::options::Compression;
use feeds::transports::{self, HttpMethod, SendOptions};
use jiff::{Timestamp, Zoned};
use mappings::config::{DeliveryConfig, Hidden, Method, Secret, Unchanged};
use mappings::said::{Said, several};
use schemars::JsonSchema;
use serde::Serialize;
use std::path::Path;

/// Brings a partner's live feed to all its places, one after the other. A place that fails does not stop the others: its
/// receipt says why. `run` is the run that made the feed, `now` its moment, `clock` tells when a delivery is over.
///
/// Fails when the state cannot be written, or the file not be read.
pub fn deliver(
    shop: &Shop,
    state: &mut State,
    run: i64,
    partner: &str,
    file: &Path,
    now: &Zoned,
    clock: &dyn Fn() -> Timestamp,
) -> Result<Vec<Receipt>, Error> {
    let mut receipts = Vec::new();
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    for (index, delivery) in deliveries(shop, partner) {
        // What is packed is what the partner gets, and what the receipt is about.
        let packed = match delivery.pack {
            Compression::None => Ok(None),
            pack => feeds::output::pack(file, &name, pack, &shop.state_folder())
                .map(Some)
                .map_err(Error::output),
        };
        let sent = match &packed {
            Ok(Some(packed)) => packed.path(),
            _ => file,
        };
        let (bytes, sha256) = transports::fingerprint(sent).map_err(Error::output)?;
        let place = place(shop, delivery, partner, &name, now);
        let shown = transports::shown(&place);
        let last = state.last_arrived(partner, &shown)?;
        let same = last.filter(|last| last.sha256 == sha256);
        let skipped = same.filter(|last| match delivery.unchanged {
            Unchanged::Skip => true,
            Unchanged::Daily => last.at.to_zoned(now.time_zone().clone()).date() == now.date(),
            Unchanged::Send => false,
        });
        let (outcome, (answer, said)) = if let Err(error) = &packed {
            (Outcome::Failed, told(error))
        } else if let Some(last) = skipped {
            let same = trouble("arrived_before", [("run", last.run.to_string())]);
            (Outcome::Unchanged, several(&[same]))
        } else {
            let sent = options(shop, partner, index, delivery)
                .and_then(|options| Ok(transports::send(sent, &place, &options)?));
            match sent {
                Ok(sent) if sent.sha256 == sha256 => (Outcome::Arrived, several(&sent.answer)),
                Ok(_) => (Outcome::Failed, several(&[trouble("changed_on_way", [])])),
                Err(error) => (Outcome::Failed, told(&error)),
            }
        };
        let receipt = Receipt {
            run,
            partner: partner.to_owned(),
            place: shown,
            // As the state keeps it, so that both tell the same.
            at: micros(clock()),
            bytes,
            sha256,
            outcome,
            answer,
            said,
        };
        state.add_receipt(&receipt)?;
        receipts.push(receipt);
    }
    Ok(receipts)
}

/// Delivers the live feeds of some partners, or of all, to the places that do not have them: nothing is read or made anew.
///
/// Fails when a partner is unknown, the shop is busy, the state cannot be written, or a live feed not be read.
pub fn again(shop: &Shop, partners: &[String], now: &Zoned) -> Result<Vec<Receipt>, Error> {
    let now = now.with_time_zone(shop.zone()?);
    let _lock = Lock::take(&shop.state_folder())?;
    let mut state = State::open(&shop.state_folder())?;
    let mut receipts = Vec::new();
    for (partner, _) in chosen(shop, partners)? {
        if let Some(live) = state.last_live(partner)? {
            let file = shop.folder.join(&live.file);
            let clock = || now.timestamp();
            let run = live.run;
            receipts.extend(deliver(
                shop, &mut state, run, partner, &file, &now, &clock,
            )?);
        }
    }
    Ok(receipts)
}

/// How the trial of a place went.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Trial {
    /// Name of the mapping; empty where it is of the whole shop.
    pub partner: String,
    /// Where to, without credentials.
    pub place: String,
    /// Whether a feed could be brought there.
    pub works: bool,
    /// What the server said, or what is wrong and what helps.
    pub answer: String,
    /// The same as messages; empty where not all of it has ids.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<Said>,
}

/// Does for all places of some partners, or of all, what a delivery does, with a small file of a name of its own, which is
/// removed again. No receipt is kept; the key of an SSH host is, when it is seen for the first time.
///
/// Fails when a partner is unknown.
pub fn try_out(shop: &Shop, partners: &[String], now: &Zoned) -> Result<Vec<Trial>, Error> {
    let now = now.with_time_zone(shop.zone()?);
    let mut trials = Vec::new();
    for (partner, _) in chosen(shop, partners)? {
        for (index, delivery) in deliveries(shop, partner) {
            let place = place(shop, delivery, partner, partner, &now);
            let tried = options(shop, partner, index, delivery)
                .and_then(|options| Ok(transports::try_out(&place, &options)?));
            let works = tried.is_ok();
            let (answer, said) = match tried {
                Ok(answer) => several(&answer),
                Err(error) => told(&error),
            };
            trials.push(Trial {
                partner: partner.to_owned(),
                place: transports::shown(&place),
                works,
                answer,
                said,
            });
        }
    }
    Ok(trials)
}

/// The places of a partner that are served, with their numbers.
fn deliveries<'s>(
    shop: &'s Shop,
    partner: &str,
) -> impl Iterator<Item = (usize, &'s DeliveryConfig)> {
    let mapping = shop.mappings.get(partner);
    let places = mapping.into_iter().flat_map(|mapping| &mapping.delivery);
    places.enumerate().filter(|(_, one)| one.on)
}

/// A moment in whole microseconds.
fn micros(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

/// A failure with what helps against it.
pub(crate) fn told(error: &Error) -> (String, Vec<Said>) {
    let english = match &*error.hint() {
        "" => error.to_string(),
        hint => format!("{error} ({hint})"),
    };
    (english, error.messages())
}

/// The place with its placeholders filled.
fn place(shop: &Shop, delivery: &DeliveryConfig, partner: &str, file: &str, now: &Zoned) -> String {
    let name = format!("{file}{}", delivery.pack.ending());
    let mut to = delivery
        .to
        .replace("{file}", &name)
        .replace("{partner}", partner);
    while let Some(start) = to.find("{now:")
        && let Some(length) = to[start..].find('}')
    {
        let pattern = &to[start + 5..start + length];
        let moment = now.strftime(pattern).to_string();
        to.replace_range(start..=start + length, &moment);
    }
    if to.ends_with('/') {
        to.push_str(&name);
    }
    shop.place(&to)
}

fn options(
    shop: &Shop,
    partner: &str,
    index: usize,
    delivery: &DeliveryConfig,
) -> Result<SendOptions, Error> {
    let secret = |key: &str, secret: &Secret| {
        secrets::named(&secret.secret).ok_or_else(|| -> Error {
            let file = format!("mappings/{partner}.toml");
            let path = format!("delivery[{index}].{key}");
            let message = trouble("secret_unset", [("secret", secret.secret.clone())]);
            let hint = secrets::hint(&secret.secret);
            ConfigErrors(vec![shop.error(&file, &path, message, hint)]).into()
        })
    };
    let hidden = |key: &str, of: &Option<Secret>| -> Result<Option<transports::Secret>, Error> {
        let value = of.as_ref().map(|of| secret(key, of)).transpose()?;
        Ok(value.map(transports::Secret::new))
    };
    let headers = delivery.headers.iter().map(|(name, value)| {
        let value = match value {
            Hidden::Plain(text) => text.clone(),
            Hidden::Secret(named) => secret("headers", named)?,
        };
        Ok((name.clone(), value))
    });
    Ok(SendOptions {
        user: delivery.user.clone(),
        password: hidden("password", &delivery.password)?,
        key: hidden("key", &delivery.key)?,
        token: hidden("token", &delivery.token)?,
        headers: headers.collect::<Result<_, Error>>()?,
        method: match delivery.method {
            Method::Put => HttpMethod::Put,
            Method::Post => HttpMethod::Post,
            Method::Form => {
                HttpMethod::Form(delivery.field.clone().unwrap_or_else(|| "file".to_owned()))
            }
            Method::Webdav => HttpMethod::Webdav,
        },
        endpoint: delivery.endpoint.clone(),
        region: delivery.region.clone(),
        part: match delivery.part_mb {
            Some(megabytes) => u64::from(megabytes.clamp(5, 5000)) * 1_000_000,
            None => SendOptions::default().part,
        },
        hosts: shop.state_folder().join("hosts"),
        ..SendOptions::default()
    })
}
