//! A partner's list of categories: fetched once, kept, and done without where it cannot be had.

use crate::command::{Desk, NOW, list, text};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread::JoinHandle;

/// Some of the categories that the example maps to.
const TAXONOMY: &str = "# Google_Product_Taxonomy_Version: 2021-09-21
166 - Apparel & Accessories
1604 - Apparel & Accessories > Clothing
5598 - Apparel & Accessories > Clothing > Outerwear > Coats & Jackets
187 - Apparel & Accessories > Shoes
988 - Sporting Goods > Outdoor Recreation > Camping & Hiking
";

/// Serves the list on loopback, and tells at the end what was asked for.
struct Host {
    address: SocketAddr,
    serving: JoinHandle<Vec<String>>,
}

impl Host {
    fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let address = listener.local_addr().expect("it is bound");
        Self {
            address,
            serving: std::thread::spawn(move || serve(&listener)),
        }
    }

    fn name(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The first lines of all requests. Nobody listens afterwards.
    fn end(self) -> Vec<String> {
        drop(TcpStream::connect(self.address));
        self.serving.join().expect("serving does not fail")
    }
}

/// Answers until somebody connects and says nothing.
fn serve(listener: &TcpListener) -> Vec<String> {
    let mut asked = Vec::new();
    for stream in listener.incoming() {
        let stream = stream.expect("loopback connects");
        let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
        let Some(first) = lines.next() else {
            break;
        };
        asked.push(first);
        lines.by_ref().find(String::is_empty);
        let length = TAXONOMY.len();
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n";
        write!(&stream, "{head}Content-Length: {length}\r\n\r\n{TAXONOMY}")
            .expect("the command reads on");
    }
    asked
}

fn notes(report: &Value) -> &[Value] {
    list(report, "notes")
}

#[test]
fn the_list_is_fetched_once_and_used_without_its_host_afterwards() {
    let mut desk = Desk::with_example();
    let host = Host::new();
    desk.ask_taxonomies_of(&host.name());
    let first = desk.run(&[]);
    let asked = host.end();
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(
        asked[0].starts_with("GET /") && asked[0].contains("taxonomy"),
        "{asked:?}"
    );
    let second = desk.run(&[]);
    for report in [&first, &second] {
        let [note] = notes(report) else {
            panic!("one note: {}", report["notes"]);
        };
        // The map gives categories that this version of the list does not have.
        let note = note.as_str().unwrap_or_default();
        assert!(
            note.contains("tables/") && note.contains("of version 2021-09-21"),
            "{note}"
        );
    }
    // 2271, dresses, is not in the list.
    let unknown = list(google(&first), "issues").iter().find(|issue| {
        text(issue, "attribute") == "google_product_category"
            && text(issue, "message").contains("2271")
    });
    assert!(unknown.is_some(), "{}", google(&first)["issues"]);
    assert_eq!(google(&first)["issues"], google(&second)["issues"]);
}

#[test]
fn a_list_that_cannot_be_fetched_is_a_note_and_stops_nothing() {
    let desk = Desk::with_example();
    let report = desk.run(&["--partner", "google-shopping"]);
    assert_eq!(text(google(&report), "status"), "written");
    let [note] = notes(&report) else {
        panic!("one note: {}", report["notes"]);
    };
    let note = note.as_str().unwrap_or_default();
    assert!(
        note.contains("Google Shopping") && note.contains("not checked"),
        "{note}"
    );
}

#[test]
fn categories_that_nobody_mapped_are_told_with_their_products() {
    let desk = Desk::with_example();
    let report = desk.run(&["--partner", "google-shopping"]);
    let [unmapped] = list(google(&report), "unmapped_categories") else {
        panic!("one category: {}", google(&report));
    };
    let line = format!(
        "{} products of \"{}\" have no category",
        unmapped["products"],
        text(unmapped, "category")
    );
    for command in ["check", "run"] {
        let told = desk.feedmill(&[command, "shop", "--now", NOW]).done();
        assert!(told.contains(&line), "{line}: {told}");
    }
}

fn google(report: &Value) -> &Value {
    list(report, "partners")
        .iter()
        .find(|partner| text(partner, "partner") == "google-shopping")
        .expect("the example has it")
}
