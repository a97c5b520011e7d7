//! Deliveries: brings a feed that went live to its places, and keeps the receipts. How bytes travel is told by the
//! transports.

use crate::error::Error;
use crate::fetch::{secret_named, variable};
use crate::shop::{ConfigErrors, Shop};
use crate::state::{Outcome, Receipt, State};
use feeds::transports::{self, SendOptions};
use jiff::{Timestamp, Zoned};
use mappings::config::{DeliveryConfig, Hidden, Method, Secret, Unchanged};
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
    let Some(mapping) = shop.mappings.get(partner) else {
        return Ok(Vec::new());
    };
    let mut receipts = Vec::new();
    for (index, delivery) in mapping
        .delivery
        .iter()
        .enumerate()
        .filter(|(_, one)| one.on)
    {
        let (bytes, sha256) = transports::fingerprint(file).map_err(Error::output)?;
        let place = place(shop, delivery, partner, file, now);
        let shown = transports::shown(&place);
        let last = state.last_arrived(partner, &shown)?;
        let same = last.filter(|last| last.sha256 == sha256);
        let skipped = same.filter(|last| match delivery.unchanged {
            Unchanged::Skip => true,
            Unchanged::Daily => last.at.to_zoned(now.time_zone().clone()).date() == now.date(),
            Unchanged::Send => false,
        });
        let (outcome, answer) = if let Some(last) = skipped {
            (
                Outcome::Unchanged,
                format!("the same bytes arrived with run {}", last.run),
            )
        } else {
            let sent = options(shop, partner, index, delivery)
                .and_then(|options| Ok(transports::send(file, &place, &options)?));
            match sent {
                Ok(sent) if sent.sha256 == sha256 => (Outcome::Arrived, sent.answer),
                Ok(_) => (
                    Outcome::Failed,
                    "the feed changed while it was sent".to_owned(),
                ),
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
        };
        state.add_receipt(&receipt)?;
        receipts.push(receipt);
    }
    Ok(receipts)
}

/// A moment in whole microseconds.
fn micros(at: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at)
}

/// A failure with what helps against it.
fn told(error: &Error) -> String {
    match error.hint() {
        "" => error.to_string(),
        hint => format!("{error} ({hint})"),
    }
}

/// The place with its placeholders filled.
fn place(
    shop: &Shop,
    delivery: &DeliveryConfig,
    partner: &str,
    file: &Path,
    now: &Zoned,
) -> String {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
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
        secret_named(&secret.secret).ok_or_else(|| -> Error {
            let file = format!("mappings/{partner}.toml");
            let path = format!("delivery[{index}].{key}");
            let message = format!("the secret \"{}\" is not set", secret.secret);
            let hint = format!("set the environment variable {}", variable(&secret.secret));
            ConfigErrors(vec![shop.error(&file, &path, &message, &hint)]).into()
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
        post: delivery.method == Method::Post,
        hosts: shop.state_folder().join("hosts"),
        ..SendOptions::default()
    })
}
