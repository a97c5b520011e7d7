//! Pictures fetched from a server on this machine, and all that may come in their place.

use super::*;
use crate::shop;
use base64::Engine as _;
use image::{DynamicImage, ImageFormat, Rgba, RgbaImage};
use jiff::{ToSpan, Zoned};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Cursor, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering};

/// A server, the paths it was asked for, and how many were asked at the same moment at most.
struct Site {
    base: String,
    asked: Arc<Mutex<Vec<String>>>,
    most: Arc<AtomicUsize>,
}

impl Site {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let (asked, most) = <(Arc<Mutex<Vec<String>>>, Arc<AtomicUsize>)>::default();
        let (log, largest, now) = (asked.clone(), most.clone(), Arc::new(AtomicUsize::new(0)));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (log, largest, now) = (log.clone(), largest.clone(), now.clone());
                std::thread::spawn(move || {
                    largest.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    let (path, told) = heard(&stream);
                    log.lock().unwrap().push(path);
                    now.fetch_sub(1, Ordering::SeqCst);
                    // Who asked may have gone when it saw the length.
                    drop((&stream).write_all(&told));
                });
            }
        });
        Self { base, asked, most }
    }

    fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

/// The path that a stream asks for, and what is told.
fn heard(stream: &TcpStream) -> (String, Vec<u8>) {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next().unwrap().unwrap();
    drop(lines.find(|line| line.as_ref().is_ok_and(String::is_empty)));
    let path = first.split(' ').nth(1).unwrap().to_owned();
    let (status, more, body) = answer(&path);
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status}\r\n{more}Content-Length: {length}\r\nConnection: close\r\n\r\n");
    (path, [head.into_bytes(), body].concat())
}

fn answer(path: &str) -> (&'static str, &'static str, Vec<u8>) {
    let fine = |body| ("200 OK", "", body);
    match path {
        "/wide.jpg" => fine(encoded(ImageFormat::Jpeg, 1_200, 600)),
        "/seen-through.png" => fine(encoded(ImageFormat::Png, 300, 300)),
        "/little.gif" => fine(encoded(ImageFormat::Gif, 20, 10)),
        "/web.webp" => fine(encoded(ImageFormat::WebP, 640, 480)),
        "/page.jpg" => fine(b"<!doctype html><title>sold out</title>".to_vec()),
        "/drawing.svg" => fine(b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".to_vec()),
        "/bomb.png" => fine(bomb(60_000, 60_000)),
        "/flat.png" => fine(bomb(19_000, 19_000)),
        "/large.jpg" => fine(vec![0; (BYTES + 1) as usize]),
        "/cut.jpg" => fine(encoded(ImageFormat::Png, 300, 300)[..200].to_vec()),
        "/moved.jpg" => ("302 Found", "Location: /wide.jpg\r\n", Vec::new()),
        path if path.starts_with("/slow") => {
            std::thread::sleep(Duration::from_millis(100));
            fine(encoded(ImageFormat::Gif, 20, 10))
        }
        "/pause.jpg" => ("429 Too Many Requests", "", Vec::new()),
        _ => ("404 Not Found", "", Vec::new()),
    }
}

/// A red picture, half of it to be seen through where the format can do that.
fn encoded(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let picture = RgbaImage::from_fn(width, height, |x, _| {
        Rgba([200, 20, 20, if x < width / 2 { 255 } else { 0 }])
    });
    let mut picture = DynamicImage::from(picture);
    if format == ImageFormat::Jpeg {
        picture = DynamicImage::from(picture.to_rgb8());
    }
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A PNG that says it has so many pixels, and is small itself.
fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = encoded(ImageFormat::Png, 8, 8);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let mut sum = flate2::Crc::new();
    sum.update(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    bytes
}

struct Desk {
    site: Site,
    folder: tempfile::TempDir,
    app: Arc<App>,
    /// Minutes that have gone by.
    minutes: Arc<AtomicI64>,
}

impl Desk {
    /// A shop with a product for each picture, whose id is the picture's path; its feed comes from the site's host when
    /// `trusted`.
    fn new(pictures: &[&str], trusted: bool) -> Self {
        let site = Site::start();
        let folder = tempfile::tempdir().unwrap();
        let mut table = "id,title,price,link,image_link,additional_image_link\n".to_owned();
        for path in pictures {
            let address = if path.is_empty() { "" } else { &site.base };
            writeln!(
                table,
                "{path},Tent,9.50 EUR,https://luwte.example/1,{address}{path},\"{address}{path},{address}/little.gif\"",
            )
            .unwrap();
        }
        let source = folder.path().join("products.csv");
        std::fs::write(&source, table).unwrap();
        let at = folder.path().join("shop");
        shop::create(&at, &source.display().to_string(), &[], None).unwrap();
        let opened = Shop::open(&at).unwrap();
        let started: Zoned = "2026-11-22T09:00[Europe/Amsterdam]".parse().unwrap();
        crate::session::catalog(&opened, &started, 1, &()).unwrap();
        if trusted {
            let more = format!("place = \"{}/feed.csv\"\nrole = \"append\"\n", site.base);
            std::fs::write(at.join("feeds/more.toml"), more).unwrap();
        }
        let minutes: Arc<AtomicI64> = Arc::default();
        let clock = Arc::clone(&minutes);
        let app = App::new(folder.path().join("settings"), 1, move || {
            &started + clock.load(Ordering::Relaxed).minutes()
        });
        Self {
            site,
            folder,
            app,
            minutes,
        }
    }

    fn switch(&self, on: bool) {
        self.app
            .call("set_computer", json!({ "pictures": on }))
            .unwrap();
    }

    fn ask(&self, product: &str, which: u32, size: &str) -> Value {
        let shop = self.folder.path().join("shop");
        let request = json!({ "shop": shop, "product": product, "which": which, "size": size });
        self.app.call("picture", request).unwrap()
    }

    fn files(&self) -> usize {
        std::fs::read_dir(self.kept()).map_or(0, Iterator::count)
    }

    fn kept(&self) -> std::path::PathBuf {
        self.folder.path().join("settings/pictures")
    }
}

fn shown(told: &Value) -> image::RgbImage {
    let data = told["data"].as_str().unwrap_or_else(|| panic!("{told}"));
    let base = data.strip_prefix("data:image/jpeg;base64,").unwrap();
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(base)
        .unwrap();
    image::load_from_memory_with_format(&bytes, ImageFormat::Jpeg)
        .unwrap()
        .into_rgb8()
}

#[test]
fn pictures_are_asked_for_once_and_only_when_they_are_on() {
    let desk = Desk::new(&["/wide.jpg", "/moved.jpg", ""], true);
    assert_eq!(desk.ask("/wide.jpg", 0, "small")["why"], "off");
    assert_eq!(desk.site.asked(), Vec::<String>::new());
    desk.switch(true);
    let small = desk.ask("/wide.jpg", 0, "small");
    assert_eq!(shown(&small).dimensions(), (96, 48));
    assert_eq!(small["of"], 2, "the main picture is named twice");
    assert_eq!(
        shown(&desk.ask("/wide.jpg", 0, "large")).dimensions(),
        (480, 240)
    );
    assert_eq!(desk.site.asked(), ["/wide.jpg"]);
    // What is small stays as it is.
    assert_eq!(
        shown(&desk.ask("/wide.jpg", 1, "large")).dimensions(),
        (20, 10)
    );
    assert_eq!(desk.ask("/wide.jpg", 2, "large")["why"], "no_address");
    assert_eq!(desk.ask("", 0, "small")["why"], "no_address");
    assert_eq!(desk.ask("unknown", 0, "small")["why"], "no_address");
    assert_eq!(desk.site.asked(), ["/little.gif"]);
    shown(&desk.ask("/moved.jpg", 0, "small"));
    assert_eq!(desk.site.asked(), ["/moved.jpg", "/wide.jpg"]);

    // A shop may put another picture at the address.
    desk.minutes.store(31 * 24 * 60, Ordering::Relaxed);
    shown(&desk.ask("/wide.jpg", 0, "small"));
    assert_eq!(desk.site.asked(), ["/wide.jpg"]);

    desk.switch(false);
    assert_eq!(desk.files(), 0, "off forgets them");
    assert_eq!(desk.ask("/wide.jpg", 0, "small")["why"], "off");
    assert_eq!(desk.site.asked(), Vec::<String>::new());
}

#[test]
fn what_can_be_seen_through_is_on_white_and_every_format_of_shops_is_read() {
    let desk = Desk::new(&["/seen-through.png", "/web.webp"], true);
    desk.switch(true);
    let picture = shown(&desk.ask("/seen-through.png", 0, "large"));
    assert_eq!(picture.dimensions(), (300, 300));
    assert!(picture.get_pixel(20, 20).0[1] < 40);
    assert!(
        picture
            .get_pixel(280, 20)
            .0
            .iter()
            .all(|&colour| colour > 240)
    );
    assert_eq!(
        shown(&desk.ask("/web.webp", 0, "small")).dimensions(),
        (96, 72)
    );
}

#[test]
fn what_is_no_picture_is_told_and_remembered_for_some_hours() {
    let expected = [
        ("/page.jpg", "not_a_picture"),
        ("/drawing.svg", "not_a_picture"),
        ("/cut.jpg", "not_a_picture"),
        ("/bomb.png", "too_large"),
        ("/flat.png", "too_large"),
        ("/large.jpg", "too_large"),
        ("/gone.jpg", "not_found"),
    ];
    let paths = expected.map(|(path, _)| path);
    let desk = Desk::new(&[&paths[..], &["/pause.jpg"]].concat(), true);
    desk.switch(true);
    for (path, why) in expected {
        let told = desk.ask(path, 0, "small");
        assert_eq!(
            (&told["why"], &told["data"]),
            (&json!(why), &Value::Null),
            "{path}"
        );
    }
    assert_eq!(desk.site.asked(), paths);
    desk.minutes.store(5 * 60, Ordering::Relaxed);
    for (path, why) in expected {
        assert_eq!(desk.ask(path, 0, "small")["why"], why, "{path}");
    }
    assert_eq!(desk.site.asked(), Vec::<String>::new());
    desk.minutes.store(7 * 60, Ordering::Relaxed);
    desk.ask("/gone.jpg", 0, "small");
    assert_eq!(desk.site.asked(), ["/gone.jpg"]);

    // A host that asks for a pause gets one, for all of its pictures.
    assert_eq!(desk.ask("/pause.jpg", 0, "small")["why"], "refused");
    assert_eq!(desk.ask("/page.jpg", 0, "small")["why"], "no_answer");
    assert_eq!(desk.site.asked(), ["/pause.jpg"]);
    desk.minutes.fetch_add(2, Ordering::Relaxed);
    assert_eq!(desk.ask("/page.jpg", 0, "small")["why"], "not_a_picture");
    assert_eq!(desk.site.asked(), ["/page.jpg"]);
}

#[test]
fn the_own_network_is_asked_only_when_the_feed_comes_from_there() {
    let desk = Desk::new(&["/wide.jpg"], false);
    desk.switch(true);
    assert_eq!(desk.ask("/wide.jpg", 0, "small")["why"], "own_network");
    assert_eq!(desk.site.asked(), Vec::<String>::new());
}

#[test]
fn few_are_asked_at_once_and_each_address_once() {
    let paths: Vec<String> = (10..22)
        .map(|number| format!("/slow-{number}.gif"))
        .collect();
    let pictures: Vec<&str> = paths.iter().map(String::as_str).collect();
    let desk = Desk::new(&pictures, true);
    desk.switch(true);
    std::thread::scope(|scope| {
        for product in pictures.iter().chain(&pictures) {
            let desk = &desk;
            scope.spawn(move || shown(&desk.ask(product, 0, "small")));
        }
    });
    let mut asked = desk.site.asked();
    asked.sort_unstable();
    assert_eq!(asked, paths);
    assert_eq!(desk.site.most.load(Ordering::SeqCst), AT_ONCE);
}

#[test]
fn the_oldest_are_given_up_when_there_is_no_more_room() {
    let folder = tempfile::tempdir().unwrap();
    let mut kept = Kept::new(folder.path().to_owned());
    kept.room = 20_000;
    let now: Timestamp = "2026-11-22T09:00:00Z".parse().unwrap();
    let address = |number: i64| format!("https://img.luwte.example/{number}.jpg");
    for number in 0..20 {
        kept.put(
            &address(number),
            &Became::picture(&[1; 300], &[2; 900], now),
        )
        .unwrap();
        // Files written at the same moment have no order.
        age(folder.path(), 20 - number);
    }
    let bytes: u64 = kept.files().iter().map(|(_, bytes, _)| bytes).sum();
    assert!(bytes <= kept.room, "{bytes}");
    assert!(kept.get(&address(0), now).is_none());
    assert!(kept.get(&address(19), now).is_some());
}

/// Makes the files that were written a moment ago so many hours old.
fn age(folder: &Path, hours: i64) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let file = std::fs::File::options()
            .write(true)
            .open(entry.path())
            .unwrap();
        let written = file.metadata().unwrap().modified().unwrap();
        if written.elapsed().unwrap() < Duration::from_secs(1_800) {
            let hours = Duration::from_secs(3_600 * u64::try_from(hours).unwrap());
            file.set_modified(written - hours).unwrap();
        }
    }
}
