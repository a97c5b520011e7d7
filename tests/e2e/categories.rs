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
        Self::serving(TAXONOMY)
    }

    fn serving(list: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("loopback has a free port");
        let address = listener.local_addr().expect("it is bound");
        Self {
            address,
            serving: std::thread::spawn(move || serve(&listener, list)),
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
fn serve(listener: &TcpListener, list: &str) -> Vec<String> {
    let mut asked = Vec::new();
    for stream in listener.incoming() {
        let stream = stream.expect("loopback connects");
        let mut lines = BufReader::new(&stream).lines().map_while(Result::ok);
        let Some(first) = lines.next() else {
            break;
        };
        asked.push(first);
        lines.by_ref().find(String::is_empty);
        let length = list.len();
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: close\r\n";
        write!(&stream, "{head}Content-Length: {length}\r\n\r\n{list}")
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
    let retired = list(google(&first), "retired_categories");
    let dresses = retired.iter().find(|one| one["category"] == "2271");
    assert!(dresses.is_some(), "{retired:?}");
    let mut issues = list(google(&first), "issues").iter();
    let unknown = issues.find(|issue| text(issue, "attribute") == "google_product_category");
    let count: Option<u64> = retired.iter().map(|one| one["products"].as_u64()).sum();
    assert_eq!(unknown.and_then(|issue| issue["count"].as_u64()), count);
    assert_eq!(google(&first)["issues"], google(&second)["issues"]);
}

/// The next version: coats are gone, the camping shelf was renamed, and gloves are new.
const NEXT: &str = "# Google_Product_Taxonomy_Version: 2027-01-15
166 - Apparel & Accessories
1604 - Apparel & Accessories > Clothing
5506 - Apparel & Accessories > Clothing > Outerwear
170 - Apparel & Accessories > Clothing Accessories > Gloves
187 - Apparel & Accessories > Shoes
988 - Sporting Goods > Outdoor Recreation > Camping, Hiking & Climbing
";

fn refresh(desk: &Desk) -> crate::command::Ended {
    desk.feedmill(&["partners", "google-shopping", "--refresh", "shop", "--json"])
}

#[test]
fn a_new_version_of_the_list_tells_which_categories_in_use_it_retired_or_renamed() {
    let mut desk = Desk::with_example();
    let camping = "Sporting Goods > Outdoor Recreation > Camping & Hiking";
    desk.edit(
        "shop/tables/google-categories.csv",
        "Dames > Schoenen,187,",
        &format!("Dames > Schoenen,{camping},"),
    );
    let first = Host::new();
    desk.ask_taxonomies_of(&first.name());
    let google_only = ["--partner", "google-shopping"];
    desk.run(&google_only);
    first.end();

    let second = Host::serving(NEXT);
    desk.ask_taxonomies_of(&second.name());
    let told = refresh(&desk).json();
    let again = refresh(&desk).json();
    second.end();
    let list_told = &list(&told, "lists")[0];
    assert_eq!(
        (text(list_told, "before"), text(list_told, "now")),
        ("2021-09-21", "2027-01-15")
    );
    let counts = ["added", "removed", "renamed"].map(|key| &list_told[key]);
    assert_eq!(counts, [2, 1, 1]);
    assert_eq!(list(&again, "lists")[0]["changed"], false);
    assert_eq!(told["retired"], again["retired"]);

    let retired = list(&told["retired"], "google-shopping");
    let of = |category: &str| {
        let found = retired.iter().find(|one| one["category"] == category);
        found.unwrap_or_else(|| panic!("{category}: {retired:?}"))
    };
    let coats = of("5598");
    assert!(text(coats, "was").ends_with("Coats & Jackets"), "{coats}");
    assert!(coats["products"].as_u64() > Some(0), "{coats}");
    let instead = list(coats, "suggestions");
    assert!(
        instead.contains(&"Apparel & Accessories > Clothing > Outerwear".into()),
        "{coats}"
    );
    let renamed = of(camping);
    assert_eq!(
        text(renamed, "now"),
        "Sporting Goods > Outdoor Recreation > Camping, Hiking & Climbing"
    );

    // The same in a check, and in its issue.
    let checked = [&["check", "shop", "--now", NOW], &google_only[..]].concat();
    let words = desk.feedmill(&checked).done();
    for said in [
        "Coats & Jackets) was retired by the partner, perhaps ",
        "is now called Sporting Goods > Outdoor Recreation > Camping, Hiking & Climbing",
    ] {
        assert!(words.contains(said), "{said}: {words}");
    }
    let report = desk.feedmill(&[&checked[..], &["--json"]].concat()).json();
    let issue = list(google(&report), "issues")
        .iter()
        .find(|issue| text(issue, "check") == "category")
        .expect("it is an issue");
    assert!(text(issue, "message").contains("retired"), "{issue}");
    // The version before is kept.
    let kept = std::fs::read_dir(desk.path("shop/.feedmill/taxonomies")).expect("it is there");
    let names = kept.flatten().map(|entry| entry.file_name());
    let before = names.filter(|name| name.to_string_lossy().contains(".before-"));
    assert_eq!(before.count(), 1);

    // Nobody answers: the list stays, and that is told.
    let gone = refresh(&desk);
    assert_eq!(gone.code, 3);
    let told = gone.json();
    assert_eq!(text(&list(&told, "lists")[0], "now"), "2027-01-15");
    assert!(!text(&list(&told, "lists")[0], "problem").is_empty());
}

#[test]
fn paths_are_held_against_the_file_of_the_shop() {
    let desk = Desk::with_shop(
        "id;title;price;category;link;gtin\n1;Tent;99;Tenten;https://luwte.example/1;8712345678906\n2;Lamp;9;Lampen;https://luwte.example/2;8712345678913\n3;Fiets;299;Tenten;https://luwte.example/3;8712345678920\n",
        "heureka-cz",
    );
    desk.write(
        "shop/tables/heureka.csv",
        "source_category,partner_category\nTenten,Heureka.cz | Sport | Stany\nLampen,Heureka.cz | Sport | Lampy\n",
    );
    desk.write(
        "shop/tables/heureka.txt",
        "Heureka.cz | Sport\nHeureka.cz | Sport | Stany\n",
    );
    desk.write(
        "shop/mappings/heureka-cz.toml",
        "partner = \"heureka-cz\"\n[categories]\nmap = \"heureka\"\ntaxonomy = \"tables/heureka.txt\"\n\
         [[categories.cases]]\nif = { field = \"id\", is = \"equals\", value = \"3\" }\n\
         then = { value = \"Heureka.cz | Sport | Kola\" }\n",
    );
    let report = desk
        .feedmill(&["check", "shop", "--now", NOW, "--json"])
        .json();
    let partner = &list(&report, "partners")[0];
    let of_category = |issue: &&Value| text(issue, "check") == "category";
    let [issue] = list(partner, "issues")
        .iter()
        .filter(of_category)
        .collect::<Vec<_>>()[..]
    else {
        panic!("one issue: {}", partner["issues"]);
    };
    assert_eq!(
        (text(issue, "attribute"), &issue["count"]),
        ("CATEGORYTEXT", &2.into())
    );
    let message = text(issue, "message");
    assert!(
        message.contains("Lampy") || message.contains("Kola"),
        "{issue}"
    );
    assert!(text(issue, "source").starts_with("https://"), "{issue}");
    let retired = list(partner, "retired_categories");
    // That of the map and that of the case, which wins over the map.
    let mut told: Vec<&str> = retired.iter().map(|one| text(one, "category")).collect();
    told.sort_unstable();
    assert_eq!(
        told,
        ["Heureka.cz | Sport | Kola", "Heureka.cz | Sport | Lampy"]
    );
    for one in retired {
        assert_eq!(
            (&one["products"], &one["was"]),
            (&1.into(), &Value::Null),
            "{one}"
        );
    }
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
