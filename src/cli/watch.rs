//! `feedmill watch`: the scheduler in the foreground, for a terminal, systemd or a container. Events go to standard error as
//! text, or with `--json` to standard output as one JSON document a line.

use super::commands::{now, threads};
use super::table::Table;
use super::{DELIVERY, Ended, HELD, SOURCE, UNEXPECTED, USAGE, WatchArgs, print, say};
use feedmill::error::Error;
use feedmill::report::VERSION;
use feedmill::shop::Shop;
use feedmill::watch::{Event, Watch, upcoming, watch as follow};
use std::io::{self, Write};
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::{Receiver, channel};

/// Planned runs told of each shop.
const TOLD: usize = 5;

pub(super) fn watch(args: &WatchArgs, json: bool) -> Ended {
    if args.next {
        return next(args, json);
    }
    // A wrong folder is told at once, not at every look.
    for folder in &args.folders {
        Shop::open(folder)?;
    }
    let clock = || now(args.now.as_ref());
    let gravest = AtomicU8::new(0);
    let tell = |event: &Event| {
        gravest.fetch_max(code(event), Ordering::Relaxed);
        told(event, json);
    };
    let stop = signals()?;
    follow(
        &Watch {
            folders: &|| args.folders.clone(),
            at_once: args.at_once,
            threads: threads(args.threads),
            once: args.once,
            clock: &clock,
            tell: &tell,
        },
        &stop,
    );
    // Who watches hears of trouble by itself; who asked once is told by the exit code.
    Ok(if args.once { gravest.into_inner() } else { 0 })
}

/// The exit code that an event would be worth on its own.
fn code(event: &Event) -> u8 {
    match event {
        Event::Unclear { .. } => USAGE,
        Event::Ended {
            code: Some("source"),
            ..
        } => SOURCE,
        Event::Ended {
            code: Some("config"),
            ..
        } => USAGE,
        Event::Ended { code: Some(_), .. } => UNEXPECTED,
        Event::Ended { status, .. } if status == "held" => HELD,
        Event::Ended { status, .. } if status == "failed" => DELIVERY,
        _ => 0,
    }
}

fn next(args: &WatchArgs, json: bool) -> Ended {
    let now = now(args.now.as_ref());
    let mut all = Vec::new();
    for folder in &args.folders {
        let shop = Shop::open(folder)?;
        for (at, partner) in upcoming(&shop, &now, TOLD)? {
            all.push((at, folder.display().to_string(), partner));
        }
    }
    all.sort();
    if json {
        let runs: Vec<_> = all
            .iter()
            .map(|(at, shop, partner)| serde_json::json!({
                "at": at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string(), "shop": shop, "partner": partner
            }))
            .collect();
        print(&serde_json::json!({ "version": VERSION, "next": runs }));
        return Ok(0);
    }
    let mut table = Table::new(&["when", "shop", "partner"]);
    for (at, shop, partner) in all {
        let at = at.strftime("%a %Y-%m-%d %H:%M:%S %Z").to_string();
        table.row([
            at,
            shop,
            partner.unwrap_or_else(|| "all without times of their own".into()),
        ]);
    }
    say(&table.to_string());
    Ok(0)
}

/// Tells an event to who started the program and to systemd.
fn told(event: &Event, json: bool) {
    notify(event);
    if json {
        let mut out = io::stdout().lock();
        if !matches!(event, Event::Looked { .. }) && serde_json::to_writer(&mut out, event).is_ok()
        {
            drop(writeln!(out));
        }
        return;
    }
    let text = match event {
        Event::Looked { .. } => return,
        Event::Ready => "watching".to_owned(),
        Event::Begins {
            shop,
            partners,
            reason,
        } => format!("{shop}: run begins ({}): {reason}", partners.join(", ")),
        Event::Ended {
            shop,
            run,
            status,
            why,
            ..
        } => {
            let why: String = why.iter().map(|why| format!("\n  {why}")).collect();
            match run {
                0 => format!("{shop}: {status}{why}"),
                run => format!("{shop}: run {run} is {status}{why}"),
            }
        }
        Event::Unclear { shop, message } => format!("{shop}: {message}"),
        Event::Alert { message, .. } => message.subject(),
        Event::Unsent { shop, message } => format!("{shop}: an alert could not be sent: {message}"),
        Event::Stopping => "stopping".to_owned(),
    };
    drop(writeln!(io::stderr().lock(), "{text}"));
}

#[cfg(unix)]
fn notify(event: &Event) {
    use sd_notify::NotifyState;
    // Without systemd there is nobody to hear it.
    drop(match event {
        Event::Ready => sd_notify::notify(&[NotifyState::Ready]),
        Event::Looked { running, next } => {
            let next = next.as_deref().unwrap_or("none planned");
            let status = format!("{running} running, next {next}");
            sd_notify::notify(&[NotifyState::Watchdog, NotifyState::Status(&status)])
        }
        Event::Stopping => sd_notify::notify(&[NotifyState::Stopping]),
        Event::Begins { .. }
        | Event::Ended { .. }
        | Event::Unclear { .. }
        | Event::Alert { .. }
        | Event::Unsent { .. } => return,
    });
}

#[cfg(not(unix))]
fn notify(_: &Event) {}

/// Hears when the program is asked to stop: SIGTERM and SIGINT.
#[cfg(unix)]
fn signals() -> Result<Receiver<()>, Error> {
    use signal_hook::consts::{SIGINT, SIGTERM};
    let (send, receive) = channel();
    let mut signals =
        signal_hook::iterator::Signals::new([SIGTERM, SIGINT]).map_err(|source| Error::Disk {
            path: "signals".into(),
            source,
        })?;
    std::thread::spawn(move || {
        for _ in signals.forever() {
            let _ = send.send(());
        }
    });
    Ok(receive)
}

#[cfg(not(unix))]
fn signals() -> Result<Receiver<()>, Error> {
    let (send, receive) = channel();
    // Ctrl-C ends the program; the next start makes up for what was cut off.
    std::mem::forget(send);
    Ok(receive)
}
