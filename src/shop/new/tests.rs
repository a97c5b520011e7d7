//! New shops: complete, ready to open, and never over an old one.

use super::*;
use crate::shop::Shop;

const FEED: &str = "\
Artikelnummer;Naam;Omschrijving;Prijs;Inkoopprijs;Voorraad;Maat;EAN;Link;Afbeelding
00017;Wandelschoen;De schoen voor een wandeling met het hele gezin, van leer;€ 1.129,95;60,00;1;42;4006381333931;https://www.schoen.nl/1;https://www.schoen.nl/1.jpg
00018;Regenjas;Een jas voor het slechte weer, met capuchon en van nylon;€ 89,95;40,00;0;52;N/A;https://www.schoen.nl/2;https://www.schoen.nl/2.jpg
";

fn made(partners: &[String]) -> (tempfile::TempDir, Result<Created, Error>) {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("feed.csv");
    std::fs::write(&place, FEED).expect("a feed");
    let created = create(
        &folder.path().join("shop"),
        &place.display().to_string(),
        partners,
        None,
    );
    (folder, created)
}

#[test]
fn a_new_shop_is_complete_and_opens() {
    let (folder, created) = made(&["google-shopping".to_owned()]);
    let created = created.expect("a new shop");
    assert_eq!(created.files.len(), 5);
    let shop = Shop::open(&folder.path().join("shop")).expect("a right shop");
    assert_eq!(shop.config.name, "schoen.nl");
    assert_eq!(
        (shop.config.country.as_str(), shop.config.language.as_str()),
        ("NL", "nl")
    );
    assert_eq!(shop.config.currency, "EUR");
    assert!(shop.labels.labels.contains_key("margin") && shop.labels.labels.contains_key("stock"));
    assert!(!shop.labels.labels.contains_key("returns"));
    assert_eq!(shop.mappings["google-shopping"].partner, "google-shopping");
}

#[test]
fn settings_that_are_given_are_the_shops_and_a_wrong_one_makes_nothing() {
    let (folder, created) = made(&[]);
    let guessed = created.expect("a new shop").config;
    let place = folder.path().join("feed.csv").display().to_string();
    let given = |country: &str| ShopConfig {
        country: country.into(),
        language: "fr".into(),
        ..guessed.clone()
    };
    let at = folder.path().join("given");
    let error = create(&at, &place, &[], Some(given("Belgium"))).expect_err("no code");
    assert!(
        error.to_string().contains("\"Belgium\" is no country code"),
        "{error}"
    );
    assert!(!at.exists());
    create(&at, &place, &[], Some(given("BE"))).expect("a new shop");
    let shop = Shop::open(&at).expect("a right shop");
    assert_eq!(shop.config, given("BE"));
}

#[test]
fn a_language_is_known_by_more_than_its_small_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("feed.csv");
    let row = "17;SMD-I-30 W;LED Röhren;Glasröhre, Starterbrücke, Abdeckung matt, Lichtfarbe warmweiß;18,90\n";
    let feed = format!(
        "Artikelnummer;Kurzbez.;Warengruppe;Langtext;Preis\n{}",
        row.repeat(3)
    );
    std::fs::write(&place, feed).expect("a feed");
    let made = create(
        &folder.path().join("shop"),
        &place.display().to_string(),
        &[],
        None,
    );
    let config = made.expect("a new shop").config;
    assert_eq!((&*config.country, &*config.language), ("DE", "de"));
}

#[test]
fn every_column_has_its_field_and_convention() {
    let (folder, created) = made(&[]);
    created.expect("a new shop");
    let shop = Shop::open(&folder.path().join("shop")).expect("a right shop");
    let columns = &shop.sources["products"].columns;
    let field = |name: &str| columns[name].field.as_deref();
    assert_eq!(field("Artikelnummer"), Some("id"));
    assert_eq!(field("Inkoopprijs"), Some("cost"));
    assert_eq!(columns["Prijs"].convention.thousands, Some('.'));
    assert_eq!(columns["Prijs"].convention.currency.as_deref(), Some("EUR"));
    // One and none are pieces here, and a size is no number.
    assert_eq!(columns["Voorraad"].convention.kind, Type::Integer);
    assert_eq!(columns["Maat"].convention.kind, Type::Text);
    assert_eq!(columns["EAN"].convention.missing, ["N/A"]);
    let text =
        std::fs::read_to_string(folder.path().join("shop/feeds/products.toml")).expect("the file");
    assert!(
        text.contains("# 1 taken as missing, first in record 2: N/A\n"),
        "{text}"
    );
}

#[test]
fn nothing_is_written_for_an_unknown_partner() {
    let (folder, created) = made(&["gogle-shopping".to_owned()]);
    let error = created.expect_err("no such partner");
    assert_eq!(error.hint(), "did you mean `google-shopping`?");
    assert!(!folder.path().join("shop").exists());
}

#[test]
fn a_shop_is_not_overwritten() {
    let (folder, created) = made(&[]);
    created.expect("a new shop");
    let place = folder.path().join("feed.csv").display().to_string();
    let again = create(&folder.path().join("shop"), &place, &[], None);
    assert!(matches!(again, Err(Error::Config { .. })));
}
