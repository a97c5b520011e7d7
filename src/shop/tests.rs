//! Shop folders: right ones open, and of wrong ones every mistake is told at once.

use super::*;

fn errors(files: &[(&str, &str)]) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    match Shop::open(folder.path()) {
        Ok(_) => Vec::new(),
        Err(errors) => errors.0.iter().map(ToString::to_string).collect(),
    }
}

const SHOP: (&str, &str) = (
    "shop.toml",
    "name = \"Shop\"\ncountry = \"NL\"\nlanguage = \"nl\"\ncurrency = \"EUR\"\ntime_zone = \"Europe/Amsterdam\"\nvat_rate = 5.5\n",
);
const PRODUCTS: (&str, &str) = ("feeds/products.toml", "place = \"feed.csv\"\n");

#[test]
fn a_right_shop_opens() {
    assert_eq!(errors(&[SHOP, PRODUCTS]), [""; 0]);
}

#[test]
fn all_unknown_keys_are_found_with_their_place_and_what_was_meant() {
    let mapping =
        "partner = \"bol\"\ncountri = \"NL\"\n\n[products]\nmots = 5\n\n[[rules]]\nnam = \"x\"\n";
    let found = errors(&[SHOP, PRODUCTS, ("mappings/bol.toml", mapping)]);
    assert_eq!(
        found,
        [
            "mappings/bol.toml:2:1: unknown key `countri` (did you mean `country`?)",
            "mappings/bol.toml:5:1: unknown key `mots` (did you mean `most`?)",
            "mappings/bol.toml:8:1: unknown key `nam` (did you mean `name`?)",
        ]
    );
}

#[test]
fn errors_of_all_files_are_collected() {
    let found = errors(&[
        ("shop.toml", "name = \"Shop\"\ncountry = 31\n"),
        ("rules.toml", "[[rules]\n"),
        (
            "feeds/products.toml",
            "place = \"feed.csv\"\nrole = \"product\"\n",
        ),
    ]);
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found[0].starts_with("shop.toml:2:11: "), "{found:?}");
    assert!(found[1].starts_with("rules.toml:1:"), "{found:?}");
    assert!(
        found[2].starts_with("feeds/products.toml:2:8: "),
        "{found:?}"
    );
}

#[test]
fn values_that_cannot_be_are_pointed_at() {
    let shop = (
        "shop.toml",
        "name = \"Shop\"\ncountry = \"Holland\"\nlanguage = \"nl\"\ncurrency = \"EUR\"\ntime_zone = \"Amsterdam\"\nvat_rate = 21\n",
    );
    let found = errors(&[shop, PRODUCTS]);
    assert_eq!(
        found,
        [
            "shop.toml:2:1: \"Holland\" is no country code (two capitals, such as NL or BE)",
            "shop.toml:5:1: \"Amsterdam\" is no known time zone (a place name such as Europe/Amsterdam)",
        ]
    );
}

#[test]
fn a_shop_has_one_source_of_products_and_joins_with_keys() {
    assert_eq!(
        errors(&[SHOP])[0],
        "feeds: no source has the role `products` (make feeds/products.toml with the place of the product feed)"
    );
    let found = errors(&[
        SHOP,
        PRODUCTS,
        ("feeds/returns.toml", "place = \"r.csv\"\nrole = \"join\"\n"),
        ("feeds/second.toml", "place = \"s.csv\"\n"),
    ]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(
        found[0].starts_with("feeds/second.toml: products already has"),
        "{found:?}"
    );
    assert!(
        found[1].starts_with("feeds/returns.toml:2:1: a source with role `join` needs a `key`"),
        "{found:?}"
    );
}

#[test]
fn a_mistake_of_the_plan_is_pointed_at() {
    let shop = Shop {
        texts: BTreeMap::from([(
            "rules.toml".to_owned(),
            "[[rules]]\nname = \"x\"\nif = { is = \"emty\" }\n".to_owned(),
        )]),
        ..Shop::default()
    };
    let error = shop.error(
        "rules.toml",
        "rules[0].if.is",
        "unknown condition",
        "did you mean `empty`?",
    );
    assert_eq!((error.line, error.column), (Some(3), Some(8)));
}
