//! Hosted feeds and those who mean no good; and what stands in front of them.

use super::{Host, LIVE, ask, connect, desk, fetches, raw};
use crate::command::text;
use crate::servers::{Server, certificate, free_port, open_to_all, program};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::{Duration, Instant};

#[test]
fn no_path_leads_anywhere_else() {
    let (desk, path) = desk("");
    let host = Host::start(&desk, &[]);
    let token = path.split('/').nth(2).expect("it has a token");
    for path in [
        "/",
        "/feeds",
        "/feeds/",
        "/out/bol-com.csv",
        "/../shop/shop.toml",
        "/feeds/../../shop.toml",
        &format!("/feeds/{token}"),
        &format!("/feeds/{token}/"),
        &format!("/feeds/{token}/shop.toml"),
        &format!("/feeds/{token}/../shop.toml"),
        &format!("/feeds/{token}/..%2f..%2fshop.toml"),
        &format!("/feeds/{token}/%2e%2e/bol-com.csv"),
        &format!("/feeds/{token}//bol-com.csv"),
        &format!("/feeds/{}/bol-com.csv", &token[1..]),
        &format!("/feeds/{}0/bol-com.csv", token),
        &format!("/feeds/{}/bol-com.csv", "0".repeat(64)),
        &format!("/feeds/{token}/bol-com.csv%00"),
        &format!("/feeds/{token}/bol-com.csv/"),
        &format!("/feeds/{}/bol-com.csv", token.to_uppercase()),
    ] {
        assert_eq!(ask(host.port, "GET", path, "").status, 404, "{path}");
    }
    assert_eq!(ask(host.port, "GET", &path, "").status, 200);
}

#[test]
fn slow_and_hostile_clients_keep_nobody_out() {
    let (desk, path) = desk("");
    let host = Host::start(&desk, &["--connections", "40"]);
    // Slow ones: a line now and then, never the end.
    let slow: Vec<TcpStream> = (0..30)
        .map(|_| {
            let mut stream = connect(host.port);
            stream
                .write_all(b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ")
                .expect("it listens");
            stream
        })
        .collect();
    let began = Instant::now();
    assert_eq!(ask(host.port, "GET", &path, "").status, 200);
    assert!(
        began.elapsed() < Duration::from_secs(8),
        "an honest client waited {:?}",
        began.elapsed()
    );
    // More than one address may have: the surplus is closed at once, without an answer.
    let mut more: Vec<TcpStream> = (0..10).map(|_| connect(host.port)).collect();
    assert_eq!(
        more.last_mut()
            .map(|last| last.read(&mut [0; 8]).unwrap_or(0)),
        Some(0)
    );
    // All slow ones are gone in the end, although they go on talking.
    for mut stream in slow {
        let ended = loop {
            if stream.write_all(b"a").is_err() {
                break true;
            }
            stream
                .set_read_timeout(Some(Duration::from_millis(200)))
                .expect("it can be set");
            match stream.read(&mut [0; 512]) {
                Ok(0) => break true,
                Ok(_) => {}
                Err(error)
                    if matches!(
                        error.kind(),
                        std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut
                    ) =>
                {
                    if began.elapsed() > Duration::from_secs(60) {
                        break false;
                    }
                }
                Err(_) => break true,
            }
        };
        assert!(ended, "a slow client holds its connection");
    }
    drop(more);

    let huge = format!(
        "GET {path} HTTP/1.1\r\nHost: x\r\nX-Big: {}\r\n\r\n",
        "a".repeat(1 << 20)
    );
    assert!(matches!(raw(host.port, &huge).status, 0 | 431));
    let many: String = (0..2000).map(|line| format!("X-{line}: a\r\n")).collect();
    assert!(matches!(
        raw(host.port, &format!("GET {path} HTTP/1.1\r\n{many}\r\n")).status,
        0 | 431
    ));
    for nonsense in [
        "\r\n\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}",
        "GET\r\n\r\n",
        "GET  HTTP/9.9\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    ] {
        let mut stream = connect(host.port);
        let _ = stream.write_all(nonsense.as_bytes());
    }
    let asked = Instant::now();
    while ask(host.port, "GET", &path, "").status != 200 {
        assert!(
            asked.elapsed() < Duration::from_secs(30),
            "it serves no more"
        );
    }
}

#[test]
fn it_serves_behind_nginx_and_with_a_certificate_of_its_own() {
    let (Some(nginx), Some(curl), Some(_)) =
        (program("nginx"), program("curl"), program("openssl"))
    else {
        return;
    };
    let (desk, path) = desk("");
    let live = desk.read(LIVE).into_bytes();
    let host = Host::start(&desk, &["--trust-proxy", "127.0.0.1"]);
    let port = free_port();
    let folder = desk.path("nginx");
    std::fs::create_dir_all(&folder).expect("it can be made");
    open_to_all(&desk.path(""), &folder);
    desk.write("nginx/nginx.conf", &format!("daemon off;\npid {0}/pid;\nerror_log {0}/error.log;\nevents {{}}\nhttp {{ access_log off; client_body_temp_path {0}/a; proxy_temp_path {0}/b; fastcgi_temp_path {0}/c; uwsgi_temp_path {0}/d; scgi_temp_path {0}/e;\nserver {{ listen 127.0.0.1:{port}; location /feeds/ {{ proxy_pass http://127.0.0.1:{1}; proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for; }} }} }}\n", folder.display(), host.port));
    let conf = desk.path("nginx/nginx.conf").display().to_string();
    let _nginx = Server::start(
        &nginx,
        &["-c", &conf, "-p", &folder.display().to_string()],
        port,
    );
    let through = ask(port, "GET", &path, "X-Forwarded-For: 192.0.2.77\r\n");
    assert_eq!(through.status, 200);
    assert!(
        String::from_utf8_lossy(&through.body).contains(&*String::from_utf8_lossy(&live[..100]))
    );
    let known = ask(
        port,
        "GET",
        &path,
        &format!("If-None-Match: {}\r\n", through.headers["etag"]),
    );
    assert_eq!(known.status, 304);
    // What the client claimed is before what nginx saw.
    assert!(
        fetches(&desk, 2)
            .iter()
            .all(|fetch| text(fetch, "client") == "192.0.2.77"
                || text(fetch, "client") == "127.0.0.1")
    );

    let pem = certificate(&desk.path("")).display().to_string();
    let secure = Host::start(&desk, &["--certificate", &pem, "--key", &pem]);
    let output = Command::new(curl)
        .args([
            "-sS",
            "--cacert",
            &format!("{pem}.crt"),
            "--resolve",
            &format!("localhost:{}:127.0.0.1", secure.port),
        ])
        .arg(format!("https://localhost:{}{path}", secure.port))
        .output()
        .expect("curl runs");
    assert!(
        output.stdout == live,
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    // Who speaks no TLS gets nothing, and is not waited for.
    assert_eq!(ask(secure.port, "GET", &path, "").status, 0);
}
