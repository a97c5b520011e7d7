//! What the page may ask of the desktop: dialogs of the system, start at login, pause. Not what Feedmill does.

use crate::notices::Words;
use crate::shell::Shell;
use crate::{tray, watcher, window};
use feedmill::api::ApiError;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager, State};
use tauri_plugin_autostart::ManagerExt as _;
use tauri_plugin_dialog::{DialogExt as _, FilePath};

/// What is chosen in a dialog.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Chosen {
    /// A file that is there.
    File,
    /// A folder that is there, or is made in the dialog.
    Folder,
    /// A file to be written.
    Save,
}

/// Asks for a place in a dialog of the system. Nothing when the person closed it.
#[tauri::command]
pub(crate) async fn choose(app: AppHandle, what: Chosen, title: String) -> Option<String> {
    let asked = tauri::async_runtime::spawn_blocking(move || {
        let mut dialog = app.dialog().file().set_title(title);
        if let Some(window) = app.get_webview_window(window::NAME) {
            dialog = dialog.set_parent(&window);
        }
        match what {
            Chosen::File => dialog.blocking_pick_file(),
            Chosen::Folder => dialog.blocking_pick_folder(),
            Chosen::Save => dialog.blocking_save_file(),
        }
    });
    let place = asked.await.ok().flatten().map(FilePath::into_path)?;
    Some(place.ok()?.display().to_string())
}

/// How Feedmill stands on this desktop.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Desktop {
    /// It is started at login.
    autostart: bool,
    /// No planned run begins.
    paused: bool,
    /// Shops whose settings plan runs.
    planned: usize,
    /// It has an icon in the tray, so that it can stay without a window.
    tray: bool,
    version: String,
}

#[tauri::command]
pub(crate) async fn desktop(app: AppHandle, shell: State<'_, Shell>) -> Result<Desktop, ApiError> {
    Ok(Desktop {
        autostart: app.autolaunch().is_enabled().unwrap_or_default(),
        paused: shell.settings().paused,
        planned: watcher::planned(&shell.app).len(),
        tray: tray::is_there(&app),
        version: app.package_info().version.to_string(),
    })
}

/// Sets what is given.
#[tauri::command]
pub(crate) async fn set_desktop(
    app: AppHandle,
    autostart: Option<bool>,
    paused: Option<bool>,
) -> Result<(), ApiError> {
    if let Some(on) = autostart {
        let launch = app.autolaunch();
        let set = if on {
            launch.enable()
        } else {
            launch.disable()
        };
        set.map_err(|error| refused(error.to_string()))?;
    }
    if let Some(paused) = paused {
        tray::pause(&app, paused).map_err(|error| refused(error.to_string()))?;
    }
    Ok(())
}

fn refused(message: String) -> ApiError {
    ApiError {
        code: "disk".into(),
        message,
        hint: "see whether this user may write its settings".into(),
        ..ApiError::default()
    }
}

/// Takes the words of the shell, in the language of the screens.
#[tauri::command]
pub(crate) async fn words(app: AppHandle, shell: State<'_, Shell>, words: Words) -> Result<(), ()> {
    shell.say_with(words);
    tray::show(&app);
    Ok(())
}
