//! What the desktop itself says: notifications, and the words of the tray. The words come from the screens' catalogue, in
//! the language that was chosen there.

use crate::shell::Shell;
use notify_rust::Notification;
use serde::Deserialize;
use serde_json::json;
use tauri::{AppHandle, Manager};

/// Words of the shell; in English until the screens are there. `{name}` stands for a shop.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Words {
    pub open: String,
    pub run: String,
    pub run_none: String,
    pub pause: String,
    pub quit: String,
    pub idle: String,
    pub paused: String,
    pub running: String,
    pub held: String,
    pub held_about: String,
    pub failed: String,
    pub stays: String,
    pub stays_about: String,
}

impl Default for Words {
    fn default() -> Self {
        Self {
            open: "Open Feedmill".into(),
            run: "Run {name} now".into(),
            run_none: "Run now".into(),
            pause: "Pause planned runs".into(),
            quit: "Quit".into(),
            idle: "All feeds are as they should be".into(),
            paused: "Planned runs are paused".into(),
            running: "Busy".into(),
            held: "{name}: a feed is held".into(),
            held_about: "The last good feed stays live until you decide.".into(),
            failed: "{name}: a run failed".into(),
            stays: "Feedmill stays in the tray".into(),
            stays_about: "Planned runs go on. Quit it from its icon.".into(),
        }
    }
}

/// Fills in the name.
pub(crate) fn with(words: &str, name: &str) -> String {
    words.replace("{name}", name)
}

/// Says what a person has to know of a run that ended: something is held, or it failed.
pub(crate) fn run_ended(app: &AppHandle, shop: &str, failure: Option<&str>) {
    let shell = app.state::<Shell>();
    // In a window that is looked at, the screens say it.
    let looked_at = app
        .get_webview_window(crate::window::NAME)
        .is_some_and(|window| window.is_focused().unwrap_or_default());
    if looked_at {
        return;
    }
    let shops = shell.app.shops();
    let known = shops
        .iter()
        .find(|(folder, _)| folder.as_os_str() == shop)
        .map(|(_, name)| name.as_str());
    let name = known.unwrap_or(shop);
    let words = shell.words();
    if let Some(why) = failure {
        return say(app, &with(&words.failed, name), why);
    }
    let last = shell.app.call("runs", json!({ "shop": shop }));
    let Some(last) = last.ok().and_then(|runs| runs.get(0).cloned()) else {
        return;
    };
    match last["status"].as_str() {
        Some("held") => say(app, &with(&words.held, name), &words.held_about),
        Some("failed") => {
            let why = last["message"].as_str().unwrap_or_default();
            say(app, &with(&words.failed, name), why);
        }
        _ => {}
    }
}

/// Shows a notification, and the window when a person clicks it. Where the desktop shows none, it is kept in the log.
pub(crate) fn say(app: &AppHandle, title: &str, about: &str) {
    let (app, title, about) = (app.clone(), title.to_owned(), about.to_owned());
    // Waits for the desktop: not for a window to stand still meanwhile.
    std::thread::spawn(move || {
        let shown = Notification::new()
            .appname("Feedmill")
            .icon("feedmill-desktop")
            .summary(&title)
            .body(&about)
            .action("default", "Feedmill")
            .show();
        match shown {
            Ok(shown) => shown.wait_for_action(|action| {
                if action == "default" {
                    crate::window::show(&app);
                }
            }),
            Err(error) => {
                let text = format!("not shown ({error}): {title}. {about}");
                app.state::<Shell>().note(&text);
            }
        }
    });
}
