//! Real servers on this machine, for as long as a test runs. Where one is not installed, the test says so and is skipped.

use crate::command::Desk;
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
    certificate_of(folder, None)
}

/// The same, valid for two days from some time on (as `faketime` takes it), or from now on.
pub(crate) fn certificate_of(folder: &Path, from: Option<&str>) -> PathBuf {
    std::fs::create_dir_all(folder).expect("it can be made");
    let path = folder.join("key.pem");
    let file = path.display().to_string();
    let mut openssl = Command::new(if from.is_some() {
        "faketime"
    } else {
        "openssl"
    });
    if let Some(from) = from {
        openssl.args([from, "openssl"]);
    }
    let made = openssl
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

/// nginx with the folder `www/in`, the user ann (`hunter2`), and one server block more.
pub(crate) struct Nginx {
    pub(crate) desk: Desk,
    pub(crate) port: u16,
    _server: Server,
}

impl Nginx {
    /// `{port}` in the block is its port.
    pub(crate) fn new(block: &str) -> Option<Self> {
        let nginx = program("nginx")?;
        let (desk, port) = (Desk::new(), free_port());
        desk.write("users", "ann:{PLAIN}hunter2\n");
        std::fs::create_dir_all(desk.path("www/in")).expect("it can be made");
        let at = desk.path("").display().to_string();
        let at = at.trim_end_matches('/');
        // As root it would give its worker to somebody who may not write here.
        let user = if root() { "user root;" } else { "" };
        let block = block.replace("{port}", &port.to_string());
        desk.write(
            "nginx.conf",
            &format!(
                "worker_processes 1; daemon off; error_log {at}/log; pid {at}/pid; {user} events {{}}
                 http {{ access_log off; client_body_temp_path {at}/body; client_max_body_size 0;
                   proxy_temp_path {at}/p; fastcgi_temp_path {at}/f; uwsgi_temp_path {at}/u; scgi_temp_path {at}/s;
                   server {{ listen 127.0.0.1:{port}; server_name localhost; root {at}/www;
                     auth_basic x; auth_basic_user_file {at}/users; {block} }} }}"
            ),
        );
        let config = format!("{at}/nginx.conf");
        let server = Server::start(&nginx, &["-c", &config, "-p", at], port);
        Some(Self {
            desk,
            port,
            _server: server,
        })
    }
}

/// Starts proftpd in the folder `server` of a desk, with `more` in its configuration: ann may write to `root/in` with the
/// password `hunter2`. As FTP, or as what `more` makes of it. It is the one FTP server here: Debian lets no two be installed.
pub(crate) fn proftpd(desk: &Desk, port: u16, more: &str) -> Option<Server> {
    let proftpd = program("proftpd")?;
    program("openssl")?;
    std::fs::create_dir_all(desk.path("server/root/in")).expect("it can be made");
    let at = desk.path("server").display().to_string();
    let hash = Command::new("openssl")
        .args(["passwd", "-6", "hunter2"])
        .output()
        .expect("openssl runs");
    assert!(hash.status.success());
    let hash = String::from_utf8_lossy(&hash.stdout);
    desk.write(
        "server/users",
        &format!(
            "ann:{}:{}:{}::{at}/root:/bin/sh\n",
            hash.trim(),
            id("-u"),
            id("-g")
        ),
    );
    use std::os::unix::fs::PermissionsExt;
    let only_us = std::fs::Permissions::from_mode(0o600);
    std::fs::set_permissions(desk.path("server/users"), only_us).expect("it is ours");
    desk.write(
        "server/proftpd.conf",
        &format!(
            "ServerType standalone\nServerName x\nDefaultAddress 127.0.0.1\nPort {port}\nUseIPv6 off\nUser {}\nGroup {}\n\
             RootLogin on\nRequireValidShell off\nPidFile {at}/pid\nScoreboardFile none\nDelayEngine off\nWtmpLog off\n\
             SystemLog {at}/log\nModulePath /usr/lib/proftpd\nAuthOrder mod_auth_file.c\nAuthUserFile {at}/users\n\
             AllowOverwrite on\n{}{more}",
            id("-un"),
            id("-gn"),
            if root() { "DefaultRoot ~\n" } else { "DefaultChdir ~\n" }
        ),
    );
    let config = format!("{at}/proftpd.conf");
    let arguments = ["-n", "-q", "-c", &config];
    Some(Server::start(&proftpd, &arguments, port))
}

/// What makes of proftpd a server of FTPS with a key and its certificate.
pub(crate) fn with_tls(key: &Path) -> String {
    let key = key.display();
    format!(
        "LoadModule mod_tls.c\nTLSEngine on\nTLSRequired on\nTLSRSACertificateFile {key}\nTLSRSACertificateKeyFile {key}\n"
    )
}

/// What makes of proftpd a server of SFTP that takes passwords; its key is put into the folder `server` of a desk.
pub(crate) fn with_sftp(desk: &Desk) -> Option<String> {
    let host = desk.path("server/host").display().to_string();
    std::fs::create_dir_all(desk.path("server")).expect("it can be made");
    let made = Command::new(program("ssh-keygen")?)
        .args(["-q", "-t", "rsa", "-m", "PEM", "-N", "", "-f", &host])
        .status();
    assert!(made.expect("ssh-keygen runs").success());
    Some(format!(
        "LoadModule mod_sftp.c\nSFTPEngine on\nSFTPHostKey {host}\nSFTPAuthMethods password\n"
    ))
}

/// An S3 server that keeps files in a folder, with the bucket `feeds`. It checks signatures and MD5 sums.
pub(crate) struct Store {
    folder: tempfile::TempDir,
    pub(crate) port: u16,
    runtime: Option<tokio::runtime::Runtime>,
}

impl Store {
    pub(crate) fn start(key: &str, secret: &str) -> Self {
        let folder = tempfile::tempdir().expect("there is a place for temporary folders");
        std::fs::create_dir(folder.path().join("feeds")).expect("it can be made");
        let files = s3s_fs::FileSystem::new(folder.path()).expect("it is a folder");
        let mut builder = s3s::service::S3ServiceBuilder::new(files);
        builder.set_auth(s3s::auth::SimpleAuth::from_single(key, secret));
        let service = builder.build().into_shared();
        let answer = async move |request: axum::extract::Request| {
            let request = request.map(s3s::Body::http_body_unsync);
            let answered = service.as_ref().call(request).await;
            answered.expect("it answers").map(axum::body::Body::new)
        };
        let runtime = tokio::runtime::Runtime::new().expect("there are threads");
        let listener = runtime
            .block_on(tokio::net::TcpListener::bind("127.0.0.1:0"))
            .expect("there is a port");
        let port = listener.local_addr().expect("it is bound").port();
        let app = axum::Router::new().fallback(answer);
        runtime.spawn(async move { axum::serve(listener, app).await });
        Self {
            folder,
            port,
            runtime: Some(runtime),
        }
    }

    pub(crate) fn endpoint(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The objects: bucket and key.
    pub(crate) fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut open = vec![self.folder.path().to_owned()];
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
                let path = entry.path();
                let hidden = entry.file_name().to_string_lossy().starts_with('.');
                if path.is_dir() {
                    open.push(path);
                } else if !hidden {
                    let name = path.strip_prefix(self.folder.path()).expect("it is in it");
                    found.push(name.display().to_string());
                }
            }
        }
        found.sort();
        found
    }

    /// All files that the server keeps for its objects, parts of unfinished ones too.
    pub(crate) fn everything(&self) -> Vec<String> {
        let here = std::fs::read_dir(self.folder.path()).expect("a folder");
        let names = here.flatten().map(|entry| entry.file_name());
        let parts = names.map(|name| name.to_string_lossy().into_owned());
        self.files()
            .into_iter()
            .chain(parts.filter(|name| name.starts_with(".upload")))
            .collect()
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder.path().join(name)).expect("it is there")
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
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
