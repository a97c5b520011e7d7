//! `feedmill serve`: the screens in a browser.

use super::commands::{now, threads};
use super::{Ended, ServeArgs, say};
use feedmill::api::App;
use feedmill::error::Error;
use feedmill::serve::Server;

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
