//! Runs against a small real server on loopback: each connection is answered by the next answer of a script.
use super::super::{FetchOptions, Fetched, Secret, fetch};
use crate::error::Error;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// A server that gives scripted answers and hands back the requests it got.
struct Server {
    address: String,
    thread: JoinHandle<Vec<String>>,
}

impl Server {
    fn new<A: AsRef<[u8]> + Send + 'static>(answers: Vec<A>) -> Self {
        Self::slow(answers, Duration::ZERO)
    }

    /// Waits before the last byte of each answer.
    fn slow<A: AsRef<[u8]> + Send + 'static>(answers: Vec<A>, wait: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let thread = std::thread::spawn(move || {
            let mut requests = Vec::new();
            for answer in answers {
                let (mut stream, _) = listener.accept().unwrap();
                requests.push(request(&mut stream));
                let (last, rest) = answer.as_ref().split_last().unwrap();
                // A client that gave up closes its end: what it does is asserted, not what the server sees.
                let _ = stream.write_all(rest).and_then(|()| stream.flush());
                std::thread::sleep(wait);
                let _ = stream.write_all(&[*last]);
            }
            requests
        });
        Self { address, thread }
    }

    /// The requests, in lower case, once all answers are given.
    fn requests(self) -> Vec<String> {
        self.thread.join().unwrap()
    }
}

fn request(stream: &mut TcpStream) -> String {
    let mut request = Vec::new();
    let mut byte = [0];
    while !request.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap() == 1 {
        request.push(byte[0]);
    }
    String::from_utf8(request).unwrap().to_lowercase()
}

fn answer(status: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}"
    )
    .into_bytes()
}

fn options() -> FetchOptions {
    FetchOptions {
        backoff: Duration::from_millis(1),
        timeout: Duration::from_secs(20),
        ..FetchOptions::default()
    }
}

fn text(fetched: &Fetched) -> String {
    std::fs::read_to_string(&fetched.path).unwrap()
}

fn get(server: &Server, cache: &Path) -> Result<Fetched, Error> {
    fetch(&format!("{}/feed.csv", server.address), &options(), cache)
}

#[test]
fn an_unchanged_source_is_not_downloaded_again() {
    let cache = tempfile::tempdir().unwrap();
    let version = "etag: \"v1\"\r\nlast-modified: Wed, 21 Oct 2015 07:28:00 GMT\r\n";
    let server = Server::new(vec![
        answer("200 OK", version, "id\n1\n"),
        b"HTTP/1.1 304 Not Modified\r\nconnection: close\r\n\r\n".to_vec(),
        answer("200 OK", "", "id\n2\n"),
    ]);
    let first = get(&server, cache.path()).unwrap();
    assert_eq!(text(&first), "id\n1\n");
    let second = get(&server, cache.path()).unwrap();
    assert!(first.version.is_some());
    assert_eq!(second, first);
    // Someone changed the kept file: it is no longer what the server means by unchanged.
    std::fs::write(&first.path, "id").unwrap();
    let third = get(&server, cache.path()).unwrap();
    assert_eq!(text(&third), "id\n2\n");
    assert_ne!(third.version, first.version);
    let requests = server.requests();
    assert!(!requests[0].contains("if-"));
    assert!(requests[1].contains("if-none-match: \"v1\"\r\n"));
    assert!(requests[1].contains("if-modified-since: wed, 21 oct 2015 07:28:00 gmt\r\n"));
    assert!(!requests[2].contains("if-"));
}

#[test]
fn credentials_go_to_the_place_and_not_where_it_redirects() {
    let cache = tempfile::tempdir().unwrap();
    let other = Server::new(vec![answer("200 OK", "", "id\n")]);
    let server = Server::new(vec![
        answer("302 Found", "location: /moved\r\n", ""),
        answer(
            "307 Temporary Redirect",
            &format!("location: {}/feed\r\n", other.address),
            "",
        ),
    ]);
    let mut options = options();
    options.user = Some("ann".into());
    options.password = Some(Secret::new("pw"));
    options.headers = vec![("X-Key".into(), "hunter2".into())];
    let fetched = fetch(&server.address, &options, cache.path()).unwrap();
    assert_eq!(text(&fetched), "id\n");
    for request in server.requests() {
        assert!(
            request.contains("authorization: basic yw5uonb3\r\n"),
            "{request}"
        );
        assert!(request.contains("x-key: hunter2\r\n"));
    }
    let request = other.requests().remove(0);
    assert!(
        !request.contains("authorization") && !request.contains("x-key"),
        "{request}"
    );
}

#[test]
fn credentials_in_the_address_are_used_and_not_shown() {
    let cache = tempfile::tempdir().unwrap();
    let server = Server::new(vec![
        answer("302 Found", "location: /moved\r\n", ""),
        answer("401 Unauthorized", "", ""),
    ]);
    let place = server.address.replace("http://", "http://ann:pw@") + "/f?token=hunter2";
    let refused = fetch(&place, &options(), cache.path()).unwrap_err();
    assert!(matches!(refused, Error::Transport { retry: false, .. }));
    assert!(refused.hint().contains("password"));
    let message = refused.to_string();
    assert!(
        !message.contains("hunter2") && !message.contains("ann"),
        "{message}"
    );
    assert!(server.requests()[1].contains("authorization: basic yw5uonb3\r\n"));
}

#[test]
fn a_redirect_loop_ends() {
    let cache = tempfile::tempdir().unwrap();
    let server = Server::new(vec![
        answer("301 Moved Permanently", "location: /\r\n", "");
        21
    ]);
    let refused = get(&server, cache.path()).unwrap_err();
    assert!(matches!(refused, Error::Transport { retry: false, .. }));
    assert_eq!(server.requests().len(), 21);
}

#[test]
fn a_passing_fault_is_tried_again_and_a_lasting_one_is_not() {
    let cache = tempfile::tempdir().unwrap();
    let server = Server::new(vec![
        answer("500 Internal Server Error", "", "oops"),
        answer("429 Too Many Requests", "retry-after: 0\r\n", ""),
        answer("200 OK", "", "id\n"),
        answer("404 Not Found", "", "nothing"),
    ]);
    assert_eq!(text(&get(&server, cache.path()).unwrap()), "id\n");
    assert!(matches!(
        get(&server, cache.path()),
        Err(Error::Transport { retry: false, .. })
    ));
    server.requests();
    let server = Server::new(vec![answer("503 Unavailable", "retry-after: 9999\r\n", "")]);
    assert!(matches!(
        get(&server, cache.path()),
        Err(Error::Transport { retry: true, .. })
    ));
    server.requests();
}

#[test]
fn a_cut_off_download_is_resumed() {
    let cache = tempfile::tempdir().unwrap();
    let cut = b"HTTP/1.1 200 OK\r\netag: \"v1\"\r\ncontent-length: 10\r\n\r\nid\n1\n".to_vec();
    let rest = answer(
        "206 Partial Content",
        "etag: \"v1\"\r\ncontent-range: bytes 5-9/10\r\n",
        "2\n3\n4",
    );
    let server = Server::new(vec![cut, rest]);
    assert_eq!(text(&get(&server, cache.path()).unwrap()), "id\n1\n2\n3\n4");
    let request = server.requests().remove(1);
    assert!(request.contains("range: bytes=5-\r\n") && request.contains("if-range: \"v1\"\r\n"));
}

#[test]
fn a_download_that_changed_meanwhile_starts_over() {
    let cache = tempfile::tempdir().unwrap();
    let cut = b"HTTP/1.1 200 OK\r\netag: \"v1\"\r\ncontent-length: 10\r\n\r\nid\n1\n".to_vec();
    let server = Server::new(vec![cut, answer("200 OK", "etag: \"v2\"\r\n", "id\n9\n")]);
    assert_eq!(text(&get(&server, cache.path()).unwrap()), "id\n9\n");
    server.requests();
}

#[test]
fn a_cut_off_download_is_never_a_whole_one() {
    let cache = tempfile::tempdir().unwrap();
    let whole = Server::new(vec![answer("200 OK", "", "id\n1\n")]);
    let kept = get(&whole, cache.path()).unwrap();
    whole.requests();
    for cut in [
        "HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nid\n1\n",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nid\n1\n\r\n",
    ] {
        let server = Server::new(vec![cut; 4]);
        let refused = get(&server, cache.path()).unwrap_err();
        assert!(
            matches!(refused, Error::Transport { retry: true, .. }),
            "{refused}"
        );
        assert_eq!(server.requests().len(), 4);
    }
    assert_eq!(text(&kept), "id\n1\n");
}

#[test]
fn a_continuation_of_another_length_is_refused() {
    let cache = tempfile::tempdir().unwrap();
    let cut = b"HTTP/1.1 200 OK\r\netag: \"v1\"\r\ncontent-length: 10\r\n\r\nid\n1\n".to_vec();
    let short = answer(
        "206 Partial Content",
        "content-range: bytes 5-7/10\r\n",
        "2\n3",
    );
    let server = Server::new(vec![cut, short, answer("200 OK", "", "id\n")]);
    assert_eq!(text(&get(&server, cache.path()).unwrap()), "id\n");
    assert!(!server.requests()[2].contains("range"));
}

#[test]
fn a_silent_server_is_given_up() {
    let cache = tempfile::tempdir().unwrap();
    let server = Server::slow(vec![answer("200 OK", "", "id\n")], Duration::from_secs(2));
    let (begin, mut options) = (Instant::now(), options());
    options.timeout = Duration::from_millis(200);
    options.retries = 0;
    let refused = fetch(&server.address, &options, cache.path()).unwrap_err();
    assert!(matches!(refused, Error::Transport { retry: true, .. }));
    assert!(begin.elapsed() < Duration::from_secs(2));
    server.requests();
}

#[test]
fn a_server_that_trickles_is_given_up() {
    let cache = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let place = format!("http://{}/feed.csv", listener.local_addr().unwrap());
    let server = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        request(&mut stream);
        let mut sent = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n");
        // Ends when the client has given up.
        while sent.is_ok() {
            std::thread::sleep(Duration::from_millis(20));
            sent = stream.write_all(b"x");
        }
    });
    let mut options = options();
    options.timeout = Duration::from_secs(1);
    options.retries = 0;
    let refused = fetch(&place, &options, cache.path()).unwrap_err();
    assert!(refused.to_string().contains("too slowly"), "{refused}");
    server.join().unwrap();
}

#[test]
fn the_same_bytes_are_the_same_version_also_from_a_server_that_tells_none() {
    let cache = tempfile::tempdir().unwrap();
    let bodies = ["id\n1\n", "id\n1\n", "id\n2\n"];
    let server = Server::new(
        bodies
            .map(|body| answer("200 OK", "", body))
            .into_iter()
            .collect(),
    );
    let [first, second, third] = bodies.map(|body| {
        let fetched = get(&server, cache.path()).unwrap();
        assert_eq!(text(&fetched), body);
        fetched.version.unwrap()
    });
    assert_eq!(first, second);
    assert_ne!(second, third);
    server.requests();
}

#[test]
fn a_source_beyond_the_limit_is_refused_whether_announced_or_not() {
    let cache = tempfile::tempdir().unwrap();
    let chunked = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\nconnection: close\r\n\r\n6\r\nid\n1\n2\r\n0\r\n\r\n";
    for (reply, most) in [
        (answer("200 OK", "", "id\n1\n2"), 5),
        (chunked.into(), 5),
        (packed(&[b'x'; 1000]), 999),
    ] {
        let mut options = options();
        options.max_bytes = most;
        let server = Server::new(vec![reply]);
        let refused = fetch(&server.address, &options, cache.path()).unwrap_err();
        assert!(matches!(refused, Error::Limit { .. }), "{refused}");
        server.requests();
    }
    assert_eq!(std::fs::read_dir(cache.path()).unwrap().count(), 0);
}

/// A body compressed by the transfer.
fn packed(body: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(body).unwrap();
    let packed = packer.finish().unwrap();
    let length = packed.len();
    let headers = "content-encoding: gzip\r\nconnection: close";
    let mut out =
        format!("HTTP/1.1 200 OK\r\n{headers}\r\ncontent-length: {length}\r\n\r\n").into_bytes();
    out.extend_from_slice(&packed);
    out
}

#[test]
fn compression_of_the_transfer_is_taken_off() {
    let cache = tempfile::tempdir().unwrap();
    let server = Server::new(vec![packed(b"id\n1\n")]);
    assert_eq!(text(&get(&server, cache.path()).unwrap()), "id\n1\n");
    assert!(server.requests()[0].contains("accept-encoding: gzip\r\n"));
}
