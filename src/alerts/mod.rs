//! Alerts: trouble is told once, in groups, again when it goes on, and once more when it is over. What cannot be sent waits
//! and is tried again; no run waits for it.

mod send;
mod trouble;

pub use send::Channel;

use crate::deliver::Trial;
use crate::error::Error;
use crate::shop::{Kind, Shop};
use crate::state::{Notice, Open, State};
use jiff::{SignedDuration, Timestamp, Zoned};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use trouble::troubles;

/// Minutes until a message that could not be sent is tried again, the more often it failed.
const AGAIN: [i64; 5] = [1, 5, 15, 60, 180];
/// After this long a message says nothing any more.
const STALE: SignedDuration = SignedDuration::from_hours(72);

/// What a message says in which nothing is told.
const TEST: &str = "a test; trouble of this shop is told here";

/// What is told of a shop at one time; nothing in a test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Message {
    /// Name of the shop.
    pub shop: String,
    /// When (RFC 3339, in the shop's zone).
    pub at: String,
    /// Trouble that is new.
    pub new: Vec<Alert>,
    /// Trouble that goes on and was told before.
    pub still: Vec<Alert>,
    /// Trouble that is over.
    pub over: Vec<Alert>,
}

/// One trouble.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Alert {
    /// What kind of trouble.
    pub kind: Kind,
    /// Name of the mapping; empty when it is about the whole shop.
    pub partner: String,
    /// What is wrong, in words.
    pub text: String,
    /// Since when (RFC 3339, in the shop's zone).
    pub since: String,
}

impl Message {
    /// A line that says the most important.
    #[must_use]
    pub fn subject(&self) -> String {
        let named = |alert: &Alert| {
            let what = match alert.kind {
                Kind::Failed => "run failed",
                Kind::Held => "feed is held",
                Kind::Delivery => "delivery failed",
                Kind::NotFetched => "did not fetch",
                Kind::Silent => "no run went well",
            };
            match alert.partner.as_str() {
                "" => what.to_owned(),
                partner => format!("{partner}: {what}"),
            }
        };
        let (told, end) = match (&*self.new, &*self.still, &*self.over) {
            ([first, rest @ ..], ..) => (named(first), rest.len()),
            ([], [first, rest @ ..], _) => (format!("still {}", named(first)), rest.len()),
            ([], [], [first, rest @ ..]) => (format!("over: {}", named(first)), rest.len()),
            _ => (TEST.to_owned(), 0),
        };
        let more = if end > 0 {
            format!(" and {end} more")
        } else {
            String::new()
        };
        format!("[Feedmill] {}: {told}{more}", self.shop)
    }

    /// All of it in words.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = format!("{}, {}\n", self.shop, self.at);
        let parts = [
            ("New", &self.new),
            ("Still", &self.still),
            ("Over", &self.over),
        ];
        if parts.iter().all(|(_, alerts)| alerts.is_empty()) {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "\n{TEST}");
        }
        for (title, alerts) in parts.into_iter().filter(|(_, alerts)| !alerts.is_empty()) {
            let _ = writeln!(out, "\n{title}:");
            for alert in alerts {
                let who = match alert.partner.as_str() {
                    "" => String::new(),
                    partner => format!("{partner}: "),
                };
                let _ = writeln!(out, "- {who}{} (since {})", alert.text, alert.since);
            }
        }
        out
    }
}

/// Looks at a shop: what is new, goes on and is over is put in one message for all channels, unless the last one is too
/// recent; messages that wait are sent. Returns the message, if there is one, and what could not be sent.
///
/// Fails when the state refuses; never because a channel does.
pub fn look(shop: &Shop, now: &Zoned) -> Result<(Option<Message>, Vec<String>), Error> {
    let now = now.with_time_zone(shop.zone()?);
    let mut state = State::open(&shop.state_folder())?;
    let message = news(shop, &mut state, &now)?;
    let channels = Channel::all(shop);
    if let Some(message) = &message {
        let body = serde_json::to_string(message).unwrap_or_default();
        for channel in &channels {
            state.add_notice(channel.name(), &body, now.timestamp())?;
        }
    }
    let problems = send(shop, &mut state, &channels, now.timestamp())?;
    Ok((message, problems))
}

/// Sends a test to all channels of a shop: what came of it, with the name of the channel as the place.
pub fn try_out(shop: &Shop, now: &Zoned) -> Result<Vec<Trial>, Error> {
    let now = now.with_time_zone(shop.zone()?);
    let message = Message {
        shop: shop.config.name.clone(),
        at: moment(&now),
        new: Vec::new(),
        still: Vec::new(),
        over: Vec::new(),
    };
    let channels = Channel::all(shop);
    let tried = channels.iter().map(|channel| {
        let sent = channel.send(shop, &message, now.timestamp());
        let works = sent.is_ok();
        let (answer, said) = sent.err().unwrap_or_default();
        Trial {
            partner: String::new(),
            place: channel.name().to_owned(),
            works,
            answer,
            said,
        }
    });
    Ok(tried.collect())
}

/// Brings what is known of the shop's trouble up to date and tells what is to be told now.
fn news(shop: &Shop, state: &mut State, now: &Zoned) -> Result<Option<Message>, Error> {
    let config = &shop.config.alerts;
    let at = now.timestamp();
    let found = troubles(shop, state, now)?;
    let mut open = state.open_alerts()?;
    for known in &mut open {
        known.over = true;
    }
    for trouble in found {
        let same = |open: &&mut Open| open.kind == trouble.kind && open.partner == trouble.partner;
        match open.iter_mut().find(same) {
            Some(known) => (known.over, known.text) = (false, trouble.text),
            None => open.push(Open {
                kind: trouble.kind,
                partner: trouble.partner,
                text: trouble.text,
                since: at,
                told: None,
                over: false,
            }),
        }
    }
    // What was over before anybody heard of it is nothing to tell.
    open.retain(|alert| !(alert.over && alert.told.is_none()));
    let after = |since: Timestamp, span| {
        let passed = at.duration_since(since);
        // A clock that was set back holds nothing up.
        passed >= span || passed < SignedDuration::ZERO
    };
    let pause = SignedDuration::from_mins(i64::from(config.pause_minutes));
    let remind = SignedDuration::from_hours(i64::from(config.remind_hours));
    let quiet = open.iter().filter_map(|alert| alert.told).max();
    let quiet = quiet.into_iter().chain(state.last_told()?).max();
    let may = quiet.is_none_or(|last| after(last, pause));
    let due = |alert: &Open| alert.over || alert.told.is_none_or(|told| after(told, remind));
    if !may || !open.iter().any(due) {
        state.set_alerts(&open, None)?;
        return Ok(None);
    }
    let told = |alert: &Open| Alert {
        kind: alert.kind,
        partner: alert.partner.clone(),
        text: alert.text.clone(),
        since: moment(&alert.since.to_zoned(now.time_zone().clone())),
    };
    let list =
        |some: &dyn Fn(&Open) -> bool| open.iter().filter(|one| some(one)).map(told).collect();
    let message = Message {
        shop: shop.config.name.clone(),
        at: moment(now),
        new: list(&|alert| !alert.over && alert.told.is_none()),
        still: list(&|alert| !alert.over && alert.told.is_some() && due(alert)),
        over: list(&|alert| alert.over),
    };
    open.retain(|alert| !alert.over);
    for alert in &mut open {
        if alert.told.is_none_or(|told| after(told, remind)) {
            alert.told = Some(at);
        }
    }
    state.set_alerts(&open, Some(at))?;
    Ok(Some(message))
}

fn moment(at: &Zoned) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Sends what is due; returns what could not be sent.
fn send(
    shop: &Shop,
    state: &mut State,
    channels: &[Channel],
    now: Timestamp,
) -> Result<Vec<String>, Error> {
    let mut problems = Vec::new();
    for notice in state.notices()? {
        let Notice {
            id, made, tries, ..
        } = notice;
        let channel = channels.iter().find(|one| one.name() == notice.channel);
        let message: Option<Message> = serde_json::from_str(&notice.body).ok();
        let old = now.duration_since(made) > STALE;
        let (Some(channel), Some(message), false) = (channel, message, old) else {
            // Its channel was taken away, or nobody needs it any more.
            state.drop_notice(id)?;
            continue;
        };
        if notice.next > now && notice.next.duration_since(now) <= SignedDuration::from_hours(4) {
            continue;
        }
        match channel.send(shop, &message, now) {
            Ok(()) => state.drop_notice(id)?,
            Err((problem, _)) => {
                let again = AGAIN[(tries as usize).min(AGAIN.len() - 1)];
                let next = now + SignedDuration::from_mins(again);
                let told = format!("{}: {problem}; tried again later", channel.name());
                state.delay_notice(id, next, &told)?;
                problems.push(told);
            }
        }
    }
    Ok(problems)
}

#[cfg(test)]
mod tests;
