//! `feedmill serve`: hosted feeds for partners that fetch, or the screens in a browser.

use super::commands::{now, threads};
use super::{Ended, say};
use clap::Args;
use feedmill::api::App;
use feedmill::error::Error;
use feedmill::serve::{Feeds, Hosting, Server, net};
use ipnet::IpNet;
use jiff::Zoned;
use std::io::Write as _;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

/// Ports where nobody else says otherwise: the screens, and hosted feeds.
const PORTS: (u16, u16) = (4640, 4641);

#[derive(Args)]
pub(super) struct ServeArgs {
    /// Shop folders: their feeds are hosted, or with --ui put on the list.
    #[arg(required_unless_present = "ui")]
    folders: Vec<PathBuf>,
    /// Address and port to listen on; port 0 for any that is free. 127.0.0.1:4641 when left out, with --ui port 4640.
    #[arg(long, value_name = "ADDR")]
    listen: Option<SocketAddr>,
    /// Show the screens instead.
    #[arg(long)]
    ui: bool,
    /// Certificate with those that signed it (PEM), for TLS without a reverse proxy.
    #[arg(long, value_name = "FILE", requires = "key", conflicts_with = "ui")]
    certificate: Option<PathBuf>,
    /// Private key of the certificate (PEM).
    #[arg(long, value_name = "FILE", requires = "certificate")]
    key: Option<PathBuf>,
    /// A reverse proxy, by address or network, that tells in X-Forwarded-For who the client is; may be given several times.
    #[arg(long, value_name = "ADDR", value_parser = network, conflicts_with = "ui")]
    trust_proxy: Vec<IpNet>,
    /// Requests that one network address may make in a minute.
    #[arg(
        long,
        value_name = "REQUESTS",
        default_value_t = 120,
        conflicts_with = "ui"
    )]
    per_minute: u32,
    /// Most connections at a time.
    #[arg(long, default_value_t = 512, conflicts_with = "ui")]
    connections: usize,
    /// The moment to work at; the clock's when left out.
    #[arg(long, value_name = "TIME", value_parser = super::arguments::moment)]
    now: Option<Zoned>,
}

fn network(text: &str) -> Result<IpNet, String> {
    net(text).ok_or_else(|| "write 127.0.0.1 or 10.0.0.0/8".to_owned())
}

pub(super) fn serve(args: ServeArgs) -> Ended {
    let port = if args.ui { PORTS.0 } else { PORTS.1 };
    let own = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let listen = args.listen.unwrap_or(own);
    if !args.ui {
        return feeds(args, listen);
    }
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
    let server = Server::bind(app, listen)?;
    say(&format!("Feedmill is at {}", server.url()));
    server.run()?;
    Ok(0)
}

fn feeds(args: ServeArgs, listen: SocketAddr) -> Ended {
    let hosting = Hosting {
        folders: args.folders,
        listen,
        certificate: args.certificate.zip(args.key),
        proxies: args.trust_proxy,
        per_minute: args.per_minute,
        connections: args.connections,
    };
    let scheme = match hosting.certificate {
        Some(_) => "https",
        None => "http",
    };
    let given = args.now;
    let clock = move || now(given.as_ref()).timestamp();
    let feeds = Feeds::bind(hosting, clock, |what| {
        // A closed standard error is nothing that could be told.
        drop(writeln!(std::io::stderr().lock(), "{what}"));
    })?;
    say(&format!(
        "Feeds are hosted at {scheme}://{}; see `feedmill addresses FOLDER`",
        feeds.address
    ));
    feeds.run()?;
    Ok(0)
}
