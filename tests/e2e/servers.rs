//! Real servers on this machine, for as long as a test runs. Where one is not installed, the test says so and is skipped.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// The path of a program, or `None` (said on standard error) when it is not installed.
#[expect(clippy::print_stderr, reason = "a skipped test must say so")]
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var("PATH").unwrap_or_default();
    let folders = path.split(':').chain(["/usr/sbin", "/usr/local/sbin"]);
    let found = folders
        .map(|folder| Path::new(folder).join(name))
        .find(|path| path.is_file());
    if found.is_none() {
        eprintln!("skipped: {name} is not installed");
    }
    found
}

/// A port that nobody uses now.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("there is a port");
    listener.local_addr().expect("it is bound").port()
}

/// A running server, ended with the test.
pub(crate) struct Server(Child);

impl Server {
    /// Starts a server and waits until it listens.
    pub(crate) fn start(program: &Path, arguments: &[&str], port: u16) -> Self {
        let child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut server = Self(child);
        let asked = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if let Ok(Some(ended)) = server.0.try_wait() {
                panic!("{} ended: {ended}", program.display());
            }
            assert!(
                asked.elapsed() < Duration::from_secs(20),
                "{} does not listen",
                program.display()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        server
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Asked first, so that a server ends its workers too.
        let pid = self.0.id().to_string();
        let _ = Command::new("kill").arg(&pid).status();
        let asked = Instant::now();
        while asked.elapsed() < Duration::from_secs(5) {
            if let Ok(Some(_)) = self.0.try_wait() {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn id(what: &str) -> String {
    let output = Command::new("id").arg(what).output().expect("there is id");
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

/// Whether the tests run as root.
pub(crate) fn root() -> bool {
    id("-u") == "0"
}

/// The name of who runs the tests.
pub(crate) fn user() -> String {
    id("-un")
}

/// A key and its certificate for localhost, in one file.
pub(crate) fn certificate(folder: &Path) -> PathBuf {
    let path = folder.join("key.pem");
    let file = path.display().to_string();
    let made = Command::new("openssl")
        .args([
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
        ])
        .args([
            "-addext",
            "subjectAltName=DNS:localhost",
            "-addext",
            "basicConstraints=critical,CA:FALSE",
        ])
        .args(["-keyout", &file, "-out", &format!("{file}.crt")])
        .stderr(Stdio::null())
        .status();
    assert!(made.expect("openssl runs").success());
    let both = [&file, &format!("{file}.crt")]
        .map(|path| std::fs::read_to_string(path).expect("it was made"));
    std::fs::write(&path, both.concat()).expect("it can be written");
    path
}

/// Lets a server that gives up its rights reach a folder in a temporary one, and write to it.
pub(crate) fn open_to_all(temporary: &Path, inbox: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let set =
        |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode));
    set(temporary, 0o755)
        .and_then(|()| set(inbox, 0o777))
        .expect("they are ours");
}
