//! Feedmill with a window: the screens over the library, as the `feedmill` command is the library over a terminal. Puts
//! the parts together; what Feedmill does is in the library, what the screens show in `ui/`.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod desktop;
mod door;
mod drawing;
mod locale;
mod notices;
mod shell;
mod tray;
mod watcher;
mod window;

use clap::Parser;
use feedmill::api::App;
use jiff::Zoned;
use shell::Shell;
use std::path::PathBuf;
use std::process::ExitCode;
use tauri::{Manager, RunEvent};

// The engine asks for much memory in small pieces from many threads, as in the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What the program is started with.
#[derive(Parser)]
#[command(name = "feedmill-desktop", version, about = "Feedmill with a window")]
struct Arguments {
    /// The shop folder to open; the place of last time when left out.
    shop: Option<PathBuf>,
    /// Begin in the tray, without a window; so it is started at login.
    #[arg(long)]
    hidden: bool,
    /// The moment to work at; the clock's when left out.
    #[arg(long, value_name = "TIME")]
    now: Option<Zoned>,
}

fn main() -> ExitCode {
    locale::settle();
    drawing::settle();
    let arguments = Arguments::parse();
    if window::handed_over() {
        return ExitCode::SUCCESS;
    }
    let Some(settings) = dirs::config_dir() else {
        return ended("this user has no folder for settings: set HOME, or XDG_CONFIG_HOME");
    };
    let settings = settings.join("feedmill");
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let given = arguments.now;
    let app = App::new(settings.clone(), threads, move || clock(given.as_ref()));
    let shell = Shell::new(app, settings);
    if let Some(shop) = arguments.shop {
        shell.open(&shop);
    }
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(window::second_start))
        .plugin(
            tauri_plugin_autostart::Builder::new()
                .args(["--hidden"])
                .app_name("Feedmill")
                .build(),
        )
        .plugin(tauri_plugin_dialog::init())
        .plugin(window::kept())
        .manage(shell)
        .invoke_handler(tauri::generate_handler![
            door::invoke,
            door::told,
            door::trouble,
            desktop::choose,
            desktop::desktop,
            desktop::set_desktop,
            desktop::words,
        ])
        .on_window_event(window::happened)
        .setup(move |app| {
            tray::put(app.handle());
            window::make(app.handle(), arguments.hidden)?;
            shell::follow(app.handle());
            watcher::start(app.handle());
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(built) => {
            built.run(|app, event| {
                if matches!(event, RunEvent::Exit) {
                    app.state::<Shell>().watcher.stop();
                }
            });
            ExitCode::SUCCESS
        }
        Err(error) => ended(&error.to_string()),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "like the command, the shell reads the clock; the library is told the moment"
)]
fn clock(given: Option<&Zoned>) -> Zoned {
    given.cloned().unwrap_or_else(Zoned::now)
}

#[expect(
    clippy::print_stderr,
    reason = "there is no window yet that could tell it"
)]
fn ended(why: &str) -> ExitCode {
    eprintln!("Feedmill cannot begin: {why}");
    ExitCode::FAILURE
}
