//! The window: how it is made, when it hides and when it closes, what is dropped on it, and a second start that comes to
//! the one that is there.

use crate::shell::{Shell, ShellEvent};
use crate::{Arguments, notices, tray, watcher};
use clap::Parser as _;
use std::path::Path;
use std::time::{Duration, Instant};
use tauri::plugin::TauriPlugin;
use tauri::webview::NewWindowResponse;
use tauri::{
    AppHandle, DragDropEvent, Manager, WebviewUrl, WebviewWindowBuilder, Window, WindowEvent, Wry,
};
use tauri_plugin_window_state::StateFlags;

/// Name of the only window.
pub(crate) const NAME: &str = "main";

/// Longest time after which the tray of a desktop is there at login.
const TRAY_COMES: Duration = Duration::from_secs(15);

/// Keeps size and place of the window, not whether it is hidden.
pub(crate) fn kept() -> TauriPlugin<Wry> {
    tauri_plugin_window_state::Builder::new()
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED)
        .build()
}

/// Makes the window. Nothing but Feedmill's own pages is ever shown in it.
pub(crate) fn make(app: &AppHandle, hidden: bool) -> tauri::Result<()> {
    let own =
        |url: &tauri::Url| url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost");
    WebviewWindowBuilder::new(app, NAME, WebviewUrl::default())
        .title("Feedmill")
        .inner_size(1360.0, 860.0)
        .min_inner_size(1024.0, 700.0)
        .visible(!hidden)
        .on_navigation(own)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    if hidden {
        show_without_tray(app.clone());
    }
    Ok(())
}

/// Shows the window when no tray comes: a hidden one could not be found again. At login the tray may come after Feedmill.
fn show_without_tray(app: AppHandle) {
    std::thread::spawn(move || {
        let begun = Instant::now();
        while !tray::is_there(&app) {
            if begun.elapsed() > TRAY_COMES {
                return show(&app);
            }
            std::thread::sleep(Duration::from_millis(500));
        }
    });
}

/// Brings the window to the front.
pub(crate) fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(NAME) {
        // A desktop without these abilities shows the window as it can.
        drop(window.show());
        drop(window.unminimize());
        drop(window.set_focus());
    }
}

/// A second start: its shop is opened in the window that is there.
pub(crate) fn second_start(app: &AppHandle, arguments: Vec<String>, folder: String) {
    if let Ok(Arguments {
        shop: Some(shop), ..
    }) = Arguments::try_parse_from(arguments)
    {
        app.state::<Shell>().open(&Path::new(&folder).join(shop));
    }
    show(app);
}

/// Whether a Feedmill that is there already took this start over; asked before anything of the desktop is loaded. The
/// plugin would do it too, but ends the program while a thread of the window's library reads from the display, which
/// crashes one time in a hundred. Names and place are the plugin's.
#[cfg(target_os = "linux")]
pub(crate) fn handed_over() -> bool {
    use zbus::blocking::Connection;
    let arguments = std::env::args_os().map(|one| one.to_string_lossy().into_owned());
    let folder = std::env::current_dir().unwrap_or_default();
    let told = (arguments.collect::<Vec<_>>(), folder.display().to_string());
    let asked = Connection::session().and_then(|bus| {
        bus.call_method(
            Some("org.feedmill.desktop.SingleInstance"),
            "/org/feedmill/desktop/SingleInstance",
            Some("org.SingleInstance.DBus"),
            "ExecuteCallback",
            &told,
        )
    });
    // No bus, or nobody with that name: this is the first.
    asked.is_ok()
}

#[cfg(not(target_os = "linux"))]
pub(crate) const fn handed_over() -> bool {
    false
}

/// What happens to the window.
pub(crate) fn happened(window: &Window, event: &WindowEvent) {
    let app = window.app_handle();
    let shell = app.state::<Shell>();
    match event {
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            if let Some(place) = paths.first() {
                shell.tell(ShellEvent::Dropped {
                    place: place.display().to_string(),
                });
            }
        }
        WindowEvent::CloseRequested { api, .. } if stays(app) => {
            api.prevent_close();
            drop(window.hide());
            if !shell.settings().told_of_tray {
                let words = shell.words();
                notices::say(app, &words.stays, &words.stays_about);
                // Said again next time when it cannot be kept.
                drop(shell.set(|settings| settings.told_of_tray = true));
            }
        }
        _ => {}
    }
}

/// Whether planned runs want Feedmill to go on without a window.
fn stays(app: &AppHandle) -> bool {
    let shell = app.state::<Shell>();
    tray::is_there(app) && !shell.settings().paused && !watcher::planned(&shell.app).is_empty()
}
