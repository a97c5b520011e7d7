//! The icon in the tray: how Feedmill is at a glance, and what can be done without the window.

use crate::notices::with;
use crate::shell::Shell;
use crate::window;
use serde_json::json;
use tauri::image::Image;
use tauri::menu::{CheckMenuItem, Menu, MenuEvent, MenuItem, PredefinedMenuItem};
use tauri::tray::{TrayIcon, TrayIconBuilder};
use tauri::{AppHandle, Manager, Wry};

/// Longest wait for the desktop's answer, as the window waits meanwhile.
#[cfg(target_os = "linux")]
const ANSWERS: std::time::Duration = std::time::Duration::from_secs(2);

/// The parts that change.
struct Tray {
    icon: TrayIcon,
    state: MenuItem<Wry>,
    open: MenuItem<Wry>,
    run: MenuItem<Wry>,
    pause: CheckMenuItem<Wry>,
    quit: MenuItem<Wry>,
}

/// Puts the icon in the tray, where there is one.
pub(crate) fn put(app: &AppHandle) {
    // The library of the tray is loaded when it is first used, and its absence is a panic there. Feedmill lives without.
    let built = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| build(app)));
    match built {
        Ok(Ok(tray)) => {
            app.manage(tray);
        }
        Ok(Err(error)) => app.state::<Shell>().note(&format!("no tray icon: {error}")),
        Err(_) => app
            .state::<Shell>()
            .note("no tray icon: install libayatana-appindicator3-1"),
    }
}

/// Whether there is an icon that a person can find: it was made, and the desktop shows icons.
pub(crate) fn is_there(app: &AppHandle) -> bool {
    app.try_state::<Tray>().is_some() && is_shown()
}

/// Whether somebody shows icons: GNOME, for one, does only with an extension, and making the icon succeeds all the same.
/// Old trays that embed windows do not count: there Feedmill ends with its window, which nobody has to search for.
#[cfg(target_os = "linux")]
fn is_shown() -> bool {
    use zbus::blocking::{Proxy, connection::Builder};
    const WATCHER: &str = "org.kde.StatusNotifierWatcher";
    let asked = || {
        let bus = Builder::session()?.method_timeout(ANSWERS).build()?;
        let watcher = Proxy::new(&bus, WATCHER, "/StatusNotifierWatcher", WATCHER)?;
        watcher.get_property::<bool>("IsStatusNotifierHostRegistered")
    };
    // No bus, or nobody there who watches: nobody shows icons.
    asked().unwrap_or_default()
}

#[cfg(not(target_os = "linux"))]
const fn is_shown() -> bool {
    true
}

fn build(app: &AppHandle) -> tauri::Result<Tray> {
    let item = |id: &str| MenuItem::with_id(app, id, "", true, None::<&str>);
    let state = MenuItem::with_id(app, "state", "", false, None::<&str>)?;
    let (open, run, quit) = (item("open")?, item("run")?, item("quit")?);
    let pause = CheckMenuItem::with_id(app, "pause", "", true, false, None::<&str>)?;
    let line = || PredefinedMenuItem::separator(app);
    let menu = Menu::with_items(
        app,
        &[&state, &line()?, &open, &run, &pause, &line()?, &quit],
    )?;
    let icon = TrayIconBuilder::with_id("feedmill")
        .icon(picture(app, None))
        .menu(&menu)
        .on_menu_event(chosen)
        .build(app)?;
    Ok(Tray {
        icon,
        state,
        open,
        run,
        pause,
        quit,
    })
}

fn chosen(app: &AppHandle, event: MenuEvent) {
    let shell = app.state::<Shell>();
    match event.id().as_ref() {
        "open" => window::show(app),
        "run" => {
            if let Some((folder, _)) = shell.shops().last
                && let Err(error) = shell.app.call("run", json!({ "shop": folder }))
            {
                let failed = with(&shell.words().failed, &folder.display().to_string());
                crate::notices::say(app, &failed, &error.message);
            }
        }
        "pause" => {
            let paused = !shell.settings().paused;
            if let Err(error) = pause(app, paused) {
                shell.note(&format!("the pause was not kept: {error}"));
            }
        }
        "quit" => app.exit(0),
        _ => {}
    }
}

/// Lets planned runs rest, or go on. What runs now is finished.
pub(crate) fn pause(app: &AppHandle, paused: bool) -> std::io::Result<()> {
    let kept = app
        .state::<Shell>()
        .set(|settings| settings.paused = paused);
    show(app);
    kept
}

/// Shows how things are, in the words of the screens' language.
pub(crate) fn show(app: &AppHandle) {
    // Menus may be changed by the main thread alone.
    let handle = app.clone();
    drop(app.run_on_main_thread(move || {
        if let Some(tray) = handle.try_state::<Tray>()
            && let Err(error) = fill(&handle, &tray)
        {
            handle.state::<Shell>().note(&format!("the tray: {error}"));
        }
    }));
}

fn fill(app: &AppHandle, tray: &Tray) -> tauri::Result<()> {
    let shell = app.state::<Shell>();
    let (words, shops, paused) = (shell.words(), shell.shops(), shell.settings().paused);
    let (colour, state) = match shops.held.first() {
        _ if shell.is_running() => (Some([0x2f, 0x9e, 0x44]), words.running.clone()),
        Some(name) => (Some([0xf0, 0x8c, 0x00]), with(&words.held, name)),
        None if paused => (Some([0x86, 0x8e, 0x96]), words.paused.clone()),
        None => (None, words.idle.clone()),
    };
    // A single "&" marks the key of a line.
    let line = |text: &str| text.replace('&', "&&");
    tray.state.set_text(line(&state))?;
    tray.open.set_text(&words.open)?;
    match &shops.last {
        Some((_, name)) => tray.run.set_text(line(&with(&words.run, name)))?,
        None => tray.run.set_text(&words.run_none)?,
    }
    tray.run
        .set_enabled(shops.last.is_some() && !shell.is_running())?;
    tray.pause.set_text(&words.pause)?;
    tray.pause.set_checked(paused)?;
    tray.quit.set_text(&words.quit)?;
    tray.icon.set_icon(Some(picture(app, colour)))?;
    tray.icon.set_tooltip(Some(format!("Feedmill: {state}")))
}

/// Feedmill's icon, with a dot of a colour in its corner: green busy, amber held, grey paused.
fn picture(app: &AppHandle, dot: Option<[u8; 3]>) -> Image<'static> {
    let Some(icon) = app.default_window_icon() else {
        return Image::new_owned(vec![0; 4], 1, 1);
    };
    let (width, height) = (icon.width(), icon.height());
    let mut pixels = icon.rgba().to_vec();
    if let Some([red, green, blue]) = dot {
        let radius = f64::from(width) / 4.5;
        let (x, y) = (f64::from(width) - radius, f64::from(height) - radius);
        for (place, pixel) in pixels.chunks_exact_mut(4).enumerate() {
            let (column, row) = (place as u32 % width, place as u32 / width);
            let distance = (f64::from(column) + 0.5 - x).hypot(f64::from(row) + 0.5 - y);
            if distance <= radius * 0.8 {
                pixel.copy_from_slice(&[red, green, blue, 255]);
            } else if distance <= radius {
                // A rim, so that it stands out from the icon.
                pixel.copy_from_slice(&[255, 255, 255, 255]);
            }
        }
    }
    Image::new_owned(pixels, width, height)
}
