//! Sending without a partner: copies, refusals, and small servers on loopback that answer as no real one can be made to.

use super::*;
use std::net::{Shutdown, TcpListener, TcpStream};

#[test]
fn a_copy_appears_whole_and_is_proven() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("feed.csv");
    std::fs::write(&file, "id\n1\n").unwrap();
    let place = folder.path().join("partner/in/feed.csv");
    let sent = send(&file, &place.display().to_string(), &SendOptions::default()).unwrap();
    assert_eq!(std::fs::read(&place).unwrap(), b"id\n1\n");
    assert_eq!(sent.bytes, 5);
    let ids = sent
        .answer
        .iter()
        .map(|text| &text.said.as_ref().unwrap().id);
    assert_eq!(ids.collect::<Vec<_>>(), ["copied", "size_right"]);
    // `printf 'id\n1\n' | sha256sum`
    assert_eq!(
        sent.sha256,
        "7cde7fb64fd82bd152710cf238e017b9ab46c0592483edc067ba4f6c75fac108"
    );
    let around = std::fs::read_dir(place.parent().unwrap()).unwrap();
    assert_eq!(around.count(), 1);
}

#[test]
fn what_cannot_be_sent_to_is_refused_without_the_password() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("feed.csv");
    std::fs::write(&file, "id\n").unwrap();
    for place in [
        "gopher://ann:hunter2@host/feed",
        "sftp://host/feed.csv",
        "ftp://ann:hunter2@host/folder/",
    ] {
        let refused = send(&file, place, &SendOptions::default()).unwrap_err();
        assert!(matches!(refused, Error::Option { .. }), "{refused}");
        assert!(!refused.to_string().contains("hunter2"));
        assert!(refused.message().said.is_some() && refused.hint().said.is_some());
    }
}

/// Reads the head of a request, and how much body it announces.
fn head(stream: &mut TcpStream) -> u64 {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) == 1 {
        head.push(byte[0]);
    }
    let head = String::from_utf8_lossy(&head).to_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "));
    length.map_or(0, |length| length.trim().parse().unwrap())
}

/// A server that answers each request after some bytes of its body, and closes without reading the rest.
fn hasty(status: &'static str, after: u64) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            head(&mut stream);
            let _ = std::io::copy(&mut (&stream).take(after), &mut std::io::sink());
            let answer =
                format!("HTTP/1.1 {status}\r\ncontent-length: 4\r\nconnection: close\r\n\r\nwhy?");
            let _ = stream.write_all(answer.as_bytes());
            let _ = stream.shutdown(Shutdown::Both);
        }
    });
    format!("http://{address}/in/feed.csv")
}

fn some_megabytes() -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(&b"id;title\n".repeat(1 << 19)).unwrap();
    file
}

/// The program tells what the server said, whatever became of the body. An answer in the midst of a body may be lost with the
/// connection: then it is tried again.
#[test]
fn a_refusal_before_the_body_was_read_is_told() {
    let file = some_megabytes();
    let methods = [
        HttpMethod::Put,
        HttpMethod::Post,
        HttpMethod::Webdav,
        HttpMethod::Form("file".into()),
    ];
    for (status, after) in [
        ("401 Unauthorized", 0),
        ("403 Forbidden", 1 << 20),
        ("503 Service Unavailable", 0),
    ] {
        let place = hasty(status, after);
        for method in &methods {
            for _ in 0..3 {
                let options = SendOptions {
                    method: method.clone(),
                    retries: u32::from(after > 0) * 3,
                    backoff: Duration::from_millis(1),
                    ..SendOptions::default()
                };
                let refused = send(file.path(), &place, &options).unwrap_err();
                let told = refused.to_string();
                let words = format!("the server answered {status}: why?");
                assert!(told.contains(&words), "{method:?}: {told}");
                // The server's own words stand in a blank.
                let said = refused.message().said.unwrap();
                assert_eq!(said.with["status"], format!("{status}: why?"));
                assert!(refused.hint().said.is_some());
            }
        }
    }
}

#[test]
fn a_server_that_says_yes_to_what_it_has_not_read_has_not_got_the_feed() {
    let file = some_megabytes();
    let options = SendOptions {
        retries: 0,
        ..SendOptions::default()
    };
    let refused = send(file.path(), &hasty("200 OK", 1000), &options).unwrap_err();
    assert!(refused.to_string().contains("still to come"), "{refused}");
}
