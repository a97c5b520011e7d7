//! The real window, from outside: the built program on a display of its own, driven by WebKit's driver. What the screens
//! do is walked through in a browser (`tests/ui`); here is what only a window has.

mod bus;
mod desk;
mod desktop;
mod hand;

use desk::Desk;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// A shop with a small catalog, whose feed is then made long.
async fn shop_with_long_feed(desk: &Desk) -> PathBuf {
    let place = desk.home().join("producten.csv");
    std::fs::write(&place, rows(100)).expect("a feed");
    let folder = desk.home().join("shop");
    let request =
        serde_json::json!({ "place": place, "folder": folder, "partners": ["google-shopping"] });
    desk.ask("create_shop", request).await;
    desk.ask("read_sources", serde_json::json!({ "shop": folder }))
        .await;
    desk.until_products(&folder, 100).await;
    std::fs::write(&place, rows(LONG)).expect("a long feed");
    folder
}

/// Products of the long feed.
const LONG: usize = 3_000_000;

fn rows(count: usize) -> String {
    let mut text = String::from("artikelnummer;titel;prijs;voorraad;url\n");
    for number in 0..count {
        let price = 10 + number % 90;
        // Writing to a String cannot fail.
        let _ = writeln!(
            text,
            "S-{number};Stoel {number};{price},95;{};https://winkel.example/{number}",
            number % 5
        );
    }
    text
}

fn address(shop: &Path) -> String {
    // Only the slashes of such a path are special.
    let path = shop.display().to_string().replace('/', "%2F");
    format!("#/shop/{path}")
}

#[tokio::test]
async fn the_example_is_opened_and_run_and_is_there_after_a_restart() {
    let mut desk = Desk::new();
    desk.start(&[]).await;
    desk.press("Open the example").await;
    desk.until_seen("The sources have not been read yet").await;
    desk.press("Run now").await;
    desk.until_seen("2,494").await;
    desk.picture("window").await;
    // The machine's locale was "C.UTF-8", which pages cannot use.
    assert_eq!(desk.tell("return navigator.language").await, "en-US");

    desk.press("Outdoor").await;
    desk.press("Dark").await;
    desk.until("document.documentElement.dataset.mantineColorScheme === 'dark'")
        .await;
    desk.press("Outdoor").await;
    desk.press("Nederlands").await;
    desk.until_seen("Vandaag").await;

    desk.quit().await;
    desk.start(&[]).await;
    desk.until_seen("Vandaag").await;
    desk.until_seen("2.494").await;
    desk.until("document.documentElement.dataset.mantineColorScheme === 'dark'")
        .await;
    desk.picture("window-dark").await;
    desk.quit().await;
    assert_eq!(desk.troubles(), "");
}

#[tokio::test]
async fn a_restart_in_the_middle_of_an_import_loses_nothing() {
    let mut desk = Desk::new();
    desk.start(&[]).await;
    let shop = shop_with_long_feed(&desk).await;
    for said in [DUTCH, ENGLISH] {
        reading(&desk, &shop, said).await;
        desk.cut();
        desk.start(&[]).await;
        desk.until_products(&shop, 100).await;
    }

    // While it reads again, the window answers.
    reading(&desk, &shop, ENGLISH).await;
    desk.picture("window-restarted").await;
    let mut took: Vec<f64> = Vec::new();
    while took.len() < 20 && desk.sees(ENGLISH.reads).await {
        let place = ["/labels", "/rules"][took.len() % 2];
        took.push(desk.answers(&(address(&shop) + place)).await);
    }
    assert!(
        took.len() > 4,
        "the import is too short to measure: {took:?}"
    );
    took.sort_by(f64::total_cmp);
    let median = took[took.len() / 2];
    // A window that is blocked would answer when the import has ended. How quick it is, is measured by `make bench-ui`: here
    // other tests use the processors too.
    assert!(
        median < 1000.0,
        "a click is answered in {median} ms: {took:?}"
    );
    desk.until_products(&shop, LONG as u64).await;
    desk.quit().await;
    assert_eq!(desk.troubles(), "");
}

/// Has the sources of a shop read while its screens say so in a language, and waits until that goes on.
async fn reading(desk: &Desk, shop: &Path, said: Said) {
    desk.tell(&format!(
        "window.before = true; localStorage.setItem('feedmill-language', '{}'); location.hash = '{}'; location.reload()",
        said.language,
        address(shop)
    ))
    .await;
    desk.until("!window.before").await;
    desk.until_seen(said.run).await;
    desk.ask("read_sources", serde_json::json!({ "shop": shop }))
        .await;
    desk.until_seen(said.reads).await;
}

/// What the window says in a language.
#[derive(Clone, Copy)]
struct Said {
    language: &'static str,
    run: &'static str,
    reads: &'static str,
}

const ENGLISH: Said = Said {
    language: "en",
    run: "Run now",
    reads: "Reading products",
};

const DUTCH: Said = Said {
    language: "nl",
    run: "Nu draaien",
    reads: "Leest products",
};

#[tokio::test]
async fn a_second_start_opens_its_shop_in_the_window_that_is_there() {
    let mut desk = Desk::new();
    desk.start(&[]).await;
    desk.until_seen("Open the example").await;
    let place = desk.home().join("producten.csv");
    std::fs::write(&place, rows(3)).expect("a feed");
    let folder = desk.home().join("second");
    let request = serde_json::json!({ "place": place, "folder": folder, "partners": [] });
    desk.ask("create_shop", request).await;
    // It needs nothing of the desktop but the bus: what is loaded for a window would be torn down at once.
    let second = desk
        .command()
        .arg("second")
        .env_remove("DISPLAY")
        .current_dir(desk.home())
        .output();
    let second = second.expect("a second start");
    let told = String::from_utf8_lossy(&second.stderr);
    assert!(second.status.success(), "{}: {told}", second.status);
    desk.until(&format!("location.hash === '{}'", address(&folder)))
        .await;
    desk.quit().await;
    assert_eq!(desk.troubles(), "");
}
