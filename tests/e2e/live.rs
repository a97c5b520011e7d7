//! The live check of links and pictures, against a server on this machine.

use crate::command::{Desk, NOW, list, text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Instant;

/// Requests in order: method and path, who asked, and when.
type Asked = Arc<Mutex<Vec<(String, String, Instant)>>>;

struct Site {
    address: SocketAddr,
    asked: Asked,
    serving: Option<JoinHandle<()>>,
}

impl Site {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let address = listener.local_addr().expect("it is bound");
        let asked = Asked::default();
        let serving = std::thread::spawn({
            let asked = Arc::clone(&asked);
            move || serve(&listener, address.port(), &asked)
        });
        Self {
            address,
            asked,
            serving: Some(serving),
        }
    }

    /// Takes what was asked since the last time.
    fn asked(&self) -> Vec<(String, String, Instant)> {
        std::mem::take(&mut *self.asked.lock().expect("nobody panics with it"))
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        // Somebody who says nothing ends it.
        drop(TcpStream::connect(self.address));
        if let Some(serving) = self.serving.take() {
            drop(serving.join());
        }
    }
}

/// One connection after the other, so that a second one at the same time would wait for ever.
fn serve(listener: &TcpListener, port: u16, asked: &Asked) {
    for stream in listener.incoming().map_while(Result::ok) {
        let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
        let Some(first) = lines.next() else {
            break;
        };
        let head: Vec<String> = lines.by_ref().take_while(|line| !line.is_empty()).collect();
        let header = |name: &str| {
            let line = head
                .iter()
                .find(|line| line.to_lowercase().starts_with(name));
            line.map_or_else(String::new, |line| line[name.len()..].trim().to_owned())
        };
        let mut words = first.split(' ');
        let (method, path) = (words.next().unwrap_or(""), words.next().unwrap_or(""));
        let mut log = asked.lock().expect("nobody panics with it");
        log.push((
            format!("{method} {path}"),
            header("user-agent:"),
            Instant::now(),
        ));
        drop(log);
        let page =
            |kind: &str, body: &[u8]| answer("200 OK", &format!("Content-Type: {kind}\r\n"), body);
        let bytes = match (method, path) {
            (_, "/robots.txt") => page("text/plain", b"User-agent: *\nDisallow: /private/\n"),
            ("HEAD", "/no-head") => answer("405 Method Not Allowed", "", b""),
            (_, "/gone") => answer("404 Not Found", "", b""),
            (_, "/moved") => {
                let place = format!("Location: http://localhost:{port}/fine\r\n");
                answer("301 Moved Permanently", &place, b"")
            }
            (_, "/small.png") => page("image/png", &png(40, 90)),
            (_, "/medium.png") => page("image/png", &png(200, 240)),
            (_, "/large.png") => page("image/png", &png(800, 600)),
            (_, "/page.png") => page("text/html", b"<html>sold out</html>"),
            _ => page("text/html", b"<html></html>"),
        };
        let whole = method != "HEAD";
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .map_or(bytes.len(), |at| at + 4);
        // Who asked may have read enough.
        drop((&stream).write_all(if whole { &bytes } else { &bytes[..end] }));
    }
}

fn answer(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    [head.as_bytes(), body].concat()
}

/// The beginning of a PNG of so many pixels.
fn png(width: u32, height: u32) -> Vec<u8> {
    let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(),
        &size,
        &[8, 2, 0, 0, 0, 0, 0, 0, 0],
    ]
    .concat()
}

/// Products by id: link and picture on the site.
const PRODUCTS: [(&str, &str, &str); 7] = [
    ("fine", "/fine", "/large.png"),
    ("no-head", "/no-head", "/large.png"),
    ("gone", "/gone", "/small.png"),
    ("medium", "/fine", "/medium.png"),
    ("moved", "/moved", "/large.png"),
    ("page", "/fine", "/page.png"),
    ("private", "/private/1", "/large.png"),
];

fn shop(site: &Site) -> Desk {
    let mut table = "id;title;price;link;image_link\n".to_owned();
    for (id, link, image) in PRODUCTS {
        let base = format!("http://{}", site.address);
        let _ = writeln!(table, "{id};Tent {id};9.50;{base}{link};{base}{image}");
    }
    let desk = Desk::with_shop(&table, "google-shopping");
    // Clothes, of which Google asks larger pictures than of other goods.
    desk.write(
        "shop/mappings/google-shopping.toml",
        "partner = \"google-shopping\"\n[fields]\ngoogle_product_category = { value = \"166\" }\n",
    );
    desk
}

fn look(desk: &Desk, more: &[&str]) -> Value {
    let arguments = [&["check", "shop", "--now", NOW, "--live", "--json"], more].concat();
    let ended = desk.feedmill(&arguments);
    assert_eq!(ended.code, 0, "{}{}", ended.out, ended.err);
    list(&ended.json(), "live")[0].clone()
}

#[test]
fn links_and_pictures_are_asked_politely_and_what_is_wrong_with_them_is_told() {
    let site = Site::new();
    let desk = shop(&site);
    let report = look(&desk, &[]);
    let problems: BTreeMap<&str, &str> = list(&report, "looks")
        .iter()
        .filter(|look| look["problem"] != Value::Null)
        .map(|look| {
            let address = text(look, "address");
            let place = address
                .find(&site.address.to_string())
                .expect("it is there");
            let path = &address[place + site.address.to_string().len()..];
            (path, text(look, "problem"))
        })
        .collect();
    assert_eq!(
        problems.into_iter().collect::<Vec<_>>(),
        [
            ("/gone", "status"),
            ("/medium.png", "too_small"),
            ("/moved", "other_host"),
            ("/page.png", "no_picture"),
            ("/private/1", "not_asked"),
            ("/small.png", "too_small"),
        ]
    );
    let of = |ending: &str| {
        let mut looks = list(&report, "looks").iter();
        looks
            .find(|look| text(look, "address").ends_with(ending))
            .expect("it was asked")
    };
    assert_eq!(
        (&of("/small.png")["width"], &of("/small.png")["height"]),
        (&40.into(), &90.into())
    );
    assert_eq!(of("/no-head")["status"], 200);

    let asked = site.asked();
    let said: Vec<&str> = asked.iter().map(|(what, ..)| what.as_str()).collect();
    assert_eq!(said[0], "GET /robots.txt");
    assert!(
        said.contains(&"HEAD /no-head") && said.contains(&"GET /no-head"),
        "{said:?}"
    );
    assert!(
        !said.iter().any(|what| what.contains("private")),
        "{said:?}"
    );
    // Each address once, though four products share a picture.
    assert_eq!(
        said.iter()
            .filter(|what| what.contains("large.png"))
            .count(),
        1
    );
    assert!(
        asked
            .iter()
            .all(|(_, agent, _)| agent.starts_with("feedmill/")),
        "{asked:?}"
    );
    // Never two at once, and a pause between them; the follow-up of a redirect is the same request.
    let moments: Vec<_> = asked
        .iter()
        .filter(|(what, ..)| what != "HEAD /fine")
        .map(|(_, _, at)| *at)
        .collect();
    let shortest = moments.windows(2).map(|pair| pair[1] - pair[0]).min();
    assert!(
        shortest > Some(std::time::Duration::from_millis(300)),
        "{shortest:?}"
    );

    // Answers are kept, and another moment's check says so.
    let again = look(&desk, &[]);
    let kept = list(&again, "looks")
        .iter()
        .filter(|look| look["kept"] == true);
    assert_eq!(
        kept.count(),
        list(&again, "looks").len() - 1,
        "all but the private one"
    );
    let said: Vec<String> = site.asked().into_iter().map(|(what, ..)| what).collect();
    assert_eq!(said, ["GET /robots.txt"]);

    let words = desk
        .feedmill(&["check", "shop", "--now", NOW, "--live"])
        .done();
    for told in [
        "the server answers 404",
        "40 x 90 pixels; the partner takes 250 x 250 or more",
    ] {
        assert!(words.contains(told), "{told}: {words}");
    }
}

#[test]
fn a_sample_is_drawn_by_its_seed() {
    let site = Site::new();
    let desk = shop(&site);
    let drawn = |seed: &str| -> Vec<String> {
        let report = look(&desk, &["--sample", "2", "--seed", seed]);
        assert_eq!(report["products"], 2);
        let looks = list(&report, "looks").iter();
        looks.map(|look| text(look, "product").to_owned()).collect()
    };
    let first = drawn("1");
    assert_eq!(first, drawn("1"));
    let others: Vec<_> = ["2", "3", "4", "5"]
        .map(drawn)
        .into_iter()
        .filter(|other| *other != first)
        .collect();
    assert!(!others.is_empty());
}
