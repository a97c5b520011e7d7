//! `feedmill serve`: the screens in a browser.

use super::commands::{now, threads};
use super::{Ended, say};
use clap::Args;
use feedmill::api::App;
use feedmill::error::Error;
use feedmill::serve::Server;
use jiff::Zoned;
use std::path::PathBuf;

#[derive(Args)]
pub(super) struct ServeArgs {
    /// Shop folders to put on the list.
    folders: Vec<PathBuf>,
    /// Address and port to listen on; port 0 for any that is free.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:4640")]
    listen: std::net::SocketAddr,
    /// Show the screens.
    #[arg(long, required = true)]
    ui: bool,
    /// The moment to work at; the clock's when left out.
    #[arg(long, value_name = "TIME", value_parser = super::arguments::moment)]
    now: Option<Zoned>,
}

pub(super) fn serve(args: &ServeArgs) -> Ended {
    let Some(settings) = dirs::config_dir() else {
        return Err(Error::Config {
            at: "settings".into(),
            message: "this user has no folder for settings".into(),
            hint: "set HOME, or XDG_CONFIG_HOME".into(),
        });
    };
    let given = args.now.clone();
    let app = App::new(settings.join("feedmill"), threads(None), move || {
        now(given.as_ref())
    });
    for folder in &args.folders {
        app.remember(folder)?;
    }
    let server = Server::bind(app, args.listen)?;
    say(&format!("Feedmill is at {}", server.url()));
    server.run()?;
    Ok(0)
}
