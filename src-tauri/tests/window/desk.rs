//! A desk: a display, a session bus and a home folder of its own, and the program in it. Ends all of it when dropped.

use crate::bus::{Offered, is_known};
use crate::hand::Hand;
use serde_json::{Value as Json, json};
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use thirtyfour::prelude::*;

/// The built program.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_feedmill-desktop");

/// One moment for all tests: the example's season is then the current one.
const NOW: &str = "2026-11-22T09:00[Europe/Amsterdam]";
/// Longest that anything may take on a slow machine.
pub(crate) const PATIENCE: Duration = Duration::from_secs(120);
pub(crate) const PAUSE: Duration = Duration::from_millis(50);

pub(crate) struct Desk {
    home: TempDir,
    display: String,
    bus: String,
    /// Display, bus, and the driver last.
    processes: Vec<Child>,
    session: Option<WebDriver>,
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.cut();
        for process in self.processes.iter_mut().rev() {
            drop(process.kill());
            drop(process.wait());
        }
    }
}

/// The folders of a desk, in the variables by which programs find them.
fn folders(home: &Path) -> Vec<(&'static str, PathBuf)> {
    vec![
        ("HOME", home.to_owned()),
        ("XDG_RUNTIME_DIR", home.join("run")),
        ("XDG_CONFIG_HOME", home.join("config")),
        ("XDG_DATA_HOME", home.join("data")),
        ("XDG_CACHE_HOME", home.join("cache")),
        ("XDG_STATE_HOME", home.join("state")),
    ]
}

/// Starts a server of the tests and reads the line that it tells when it is ready.
fn served(command: &mut Command) -> (Child, String) {
    let missing = "run scripts/setup.sh test: it installs what the window's tests need";
    let mut process = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect(missing);
    let mut line = String::new();
    let out = process.stdout.as_mut().expect("its output");
    BufReader::new(out).read_line(&mut line).expect("its line");
    (process, line.trim().to_owned())
}

impl Desk {
    pub(crate) fn new() -> Self {
        // The client of the driver wants a provider for TLS even where it speaks plain HTTP; another test may have set it.
        drop(rustls::crypto::ring::default_provider().install_default());
        let (screen, number) = served(Command::new("Xvfb").args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1400x1050x24",
            "-nolisten",
            "tcp",
        ]));
        let home = tempfile::tempdir().expect("a home folder");
        fs::create_dir(home.path().join("run")).expect("a folder");
        // What the bus starts, such as the one for screen readers, keeps its socket in these folders too.
        let (bus, address) = served(
            Command::new("dbus-daemon")
                .args(["--session", "--nofork", "--print-address"])
                .envs(folders(home.path()))
                .env("DISPLAY", format!(":{number}")),
        );
        Self {
            home,
            display: format!(":{number}"),
            bus: address,
            processes: vec![screen, bus],
            session: None,
        }
    }

    /// A person at this desk.
    pub(crate) fn hand(&self) -> Hand {
        Hand::at(&self.display)
    }

    /// A tray and notifications, from now on.
    pub(crate) fn offers(&self) -> Offered {
        Offered::on(&self.bus)
    }

    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// A program at this desk; its locale is the one that pages cannot use.
    fn at(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .envs(folders(self.home()))
            .env("DISPLAY", &self.display)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.bus)
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("LANG", "C.UTF-8")
            .env_remove("LC_ALL")
            .env_remove("LC_CTYPE");
        command
    }

    /// The program itself, to be started once more.
    pub(crate) fn command(&self) -> Command {
        self.at(PROGRAM)
    }

    /// Starts the program under a driver of its own. WebKit's driver was seen to lose one start in about a thousand without
    /// a word: it is tried twice, and what the first try printed is told.
    pub(crate) async fn start(&mut self, arguments: &[&str]) {
        self.session = self.begun(arguments).await;
        if self.session.is_none() {
            self.cut();
            self.session = self.begun(arguments).await;
        }
        let session = self.session();
        let limited = session.set_script_timeout(PATIENCE).await;
        limited.expect("a time limit");
    }

    /// One try of it: nothing when no window came.
    #[expect(
        clippy::print_stderr,
        reason = "a try that failed is told, even when the next one succeeds"
    )]
    async fn begun(&mut self, arguments: &[&str]) -> Option<WebDriver> {
        if self.processes.len() > 2
            && let Some(mut old) = self.processes.pop()
        {
            drop(old.kill());
            drop(old.wait());
        }
        let free = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = free.local_addr().expect("its number").port();
        drop(free);
        let told = self.home().join("driver.log");
        let driver = self
            .at("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .stderr(fs::File::create(&told).expect("a file"))
            .spawn();
        self.processes.push(driver.expect("the driver of WebKit"));
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(begun.elapsed() < PATIENCE, "the driver does not listen");
            tokio::time::sleep(PAUSE).await;
        }
        let mut capabilities = Capabilities::new();
        let all: Vec<&str> = ["--now", NOW].iter().chain(arguments).copied().collect();
        let options = json!({ "binary": PROGRAM, "args": all });
        capabilities
            .set("webkitgtk:browserOptions", options)
            .expect("an option");
        let session = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities);
        let why = match tokio::time::timeout(PATIENCE / 2, session).await {
            Ok(Ok(session)) => return Some(session),
            Ok(Err(error)) => error.to_string(),
            Err(_) => format!("nothing in {:?}", PATIENCE / 2),
        };
        let printed = fs::read_to_string(told).unwrap_or_default();
        eprintln!(
            "no window: {why}; processes {:?}\n{printed}{}",
            self.found(),
            self.troubles()
        );
        None
    }

    /// Ends the program as the driver does.
    pub(crate) async fn quit(&mut self) {
        let session = self.session.take().expect("a session");
        session.quit().await.expect("it ends");
        self.gone();
    }

    /// Waits until the program is gone: a next one would hand its work to one that is still ending.
    fn gone(&self) {
        let begun = Instant::now();
        while !self.found().is_empty() || is_known(&self.bus) {
            assert!(begun.elapsed() < PATIENCE, "the program does not end");
            std::thread::sleep(PAUSE);
        }
    }

    /// Ends the program as a power cut does.
    pub(crate) fn cut(&mut self) {
        for process in self.found() {
            let killed = Command::new("kill").args(["-9", &process]).status();
            assert!(
                killed.is_ok_and(|status| status.success()),
                "kill {process}"
            );
        }
        self.ended();
    }

    /// Waits until the program has ended by itself.
    pub(crate) fn ended(&mut self) {
        self.gone();
        if let Some(session) = self.session.take() {
            // There is nobody who could be told that it is over.
            drop(session.leak());
        }
    }

    /// Numbers of the program's processes at this desk.
    fn found(&self) -> Vec<String> {
        let home = format!("HOME={}\0", self.home().display());
        let all = fs::read_dir("/proc").expect("processes").flatten();
        let ours = all.filter(|process| {
            let folder: PathBuf = process.path();
            fs::read_link(folder.join("exe")).is_ok_and(|exe| exe == Path::new(PROGRAM))
                && fs::read(folder.join("environ"))
                    .is_ok_and(|environment| String::from_utf8_lossy(&environment).contains(&home))
        });
        ours.map(|process| process.file_name().display().to_string())
            .collect()
    }

    fn session(&self) -> &WebDriver {
        self.session.as_ref().expect("the program shows its window")
    }

    /// Runs a script in the page; its answer as text.
    pub(crate) async fn tell(&self, script: &str) -> String {
        let answer = self.session().execute(script, vec![]).await;
        match answer.expect("a script").json() {
            Json::String(text) => text.clone(),
            other => other.to_string(),
        }
    }

    /// Runs a script in the page that calls `done` with a text.
    pub(crate) async fn tell_later(&self, script: &str) -> String {
        let script = format!("const [done] = arguments; {script}");
        let answer = self.session().execute_async(&script, vec![]).await;
        let answer = answer.expect("a script").json().as_str().map(str::to_owned);
        answer.expect("a text")
    }

    /// Performs an operation through the window's door.
    pub(crate) async fn ask(&self, name: &str, request: Json) -> Json {
        let script = "const [name, request, done] = arguments;
            window.__TAURI_INTERNALS__.invoke('invoke', { name, request })
              .then((told) => done({ told }), (error) => done({ error }));";
        let answer = self
            .session()
            .execute_async(script, vec![json!(name), request])
            .await;
        let mut answer = answer.expect("an answer").json().clone();
        assert_eq!(answer["error"], Json::Null, "{name}");
        answer["told"].take()
    }

    /// Waits until something is true in the page.
    pub(crate) async fn until(&self, condition: &str) {
        let begun = Instant::now();
        while self.tell(&format!("return !!({condition})")).await != "true" {
            if begun.elapsed() > PATIENCE {
                let seen = self.tell("return document.body.innerText").await;
                panic!(
                    "never: {condition}\n{}\nthe window shows:\n{seen}",
                    self.troubles()
                );
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    pub(crate) async fn sees(&self, text: &str) -> bool {
        let condition = format!("return document.body.innerText.includes({})", json!(text));
        self.tell(&condition).await == "true"
    }

    pub(crate) async fn until_seen(&self, text: &str) {
        self.until(&format!(
            "document.body.innerText.includes({})",
            json!(text)
        ))
        .await;
    }

    /// Waits until the catalog of a shop has so many products.
    pub(crate) async fn until_products(&self, shop: &Path, count: u64) {
        let request = json!({ "shop": shop, "limit": 1, "fields": [] });
        let begun = Instant::now();
        loop {
            let idle = self.ask("tasks", json!({})).await == json!([]);
            if idle && self.ask("products", request.clone()).await["total"] == count {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "never {count} products");
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Presses what has this text and can be pressed.
    pub(crate) async fn press(&self, text: &str) {
        let path = format!(
            "//*[self::button or self::a][not(@disabled)][contains(normalize-space(), '{text}')]"
        );
        let found = self
            .session()
            .query(By::XPath(path.as_str()))
            .wait(PATIENCE, PAUSE);
        let element = found.first().await.expect(text);
        element.wait_until().clickable().await.expect(text);
        element.click().await.expect(text);
    }

    /// Milliseconds from a change of place until the new screen was painted and a question was answered.
    pub(crate) async fn answers(&self, address: &str) -> f64 {
        let script = "const [address, done] = arguments;
            const begun = performance.now();
            location.hash = address;
            requestAnimationFrame(() => requestAnimationFrame(() =>
              window.__TAURI_INTERNALS__.invoke('invoke', { name: 'tasks', request: {} })
                .then(() => done(performance.now() - begun))));";
        let answer = self
            .session()
            .execute_async(script, vec![json!(address)])
            .await;
        answer
            .expect("an answer")
            .json()
            .as_f64()
            .expect("a number")
    }

    /// Keeps a picture in docs/screens when FEEDMILL_UPDATE is set.
    pub(crate) async fn picture(&self, name: &str) {
        if std::env::var_os("FEEDMILL_UPDATE").is_none() {
            return;
        }
        let place =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../docs/screens/{name}.png"));
        self.session().screenshot(&place).await.expect("a picture");
    }

    /// What went wrong in the page so far.
    pub(crate) fn troubles(&self) -> String {
        let kept = fs::read_to_string(self.home().join("config/feedmill/window.log"));
        let kept = kept.unwrap_or_default();
        let page = kept.lines().filter(|line| line.starts_with("page: "));
        page.collect::<Vec<_>>().join("\n")
    }
}
