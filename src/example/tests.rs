//! The example is complete, the same every time, and holds the mistakes it is there to show.

use super::*;
use mappings::categories::CategoryMap;
use mappings::context::Context;
use mappings::partners::PartnerSpec;
use mappings::plan::{PartnerInput, ShopInput, compile};
use std::collections::BTreeMap;
use std::sync::Arc;

fn written(language: Language) -> BTreeMap<String, String> {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), language).expect("the example is written");
    let names = FILES.iter().map(|(name, _)| *name);
    let names = names.chain(["source/producten.csv", "source/retouren.csv"]);
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("there");
    names.map(|name| (name.to_owned(), read(name))).collect()
}

#[test]
fn it_is_the_same_every_time() {
    assert!(written(Language::En) == written(Language::En));
}

#[test]
fn the_export_is_large_and_full_of_mistakes() {
    let files = written(Language::En);
    let products = &files["source/producten.csv"];
    assert!(products.starts_with('\u{feff}'));
    assert!(
        products.lines().count() > 2000,
        "{}",
        products.lines().count()
    );
    for mistake in [
        "8,71900E+12",
        ";N/A;",
        "<b>NIEUW!</b>",
        "Nog in te delen",
        ";-2;",
        "KJELDA ZERMATT JURK DAMES",
    ] {
        assert!(products.contains(mistake), "{mistake}");
    }
    let mut ids: Vec<_> = products
        .lines()
        .map(|line| line.split(';').next())
        .collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(all - ids.len(), 3, "articles that are there twice");
    let explained = products
        .lines()
        .find(|line| line.starts_with(EXCLUDED))
        .expect("in the shop");
    assert!(explained.contains(";HW25;") && explained.contains(";niet op voorraad;"));
}

#[test]
fn the_set_up_is_valid_in_both_languages() {
    for language in [Language::En, Language::Nl] {
        valid(language);
    }
}

fn valid(language: Language) {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), language).expect("the example is written");
    let shop = crate::shop::Shop::open(folder.path()).expect("no mistakes");
    assert_eq!(
        (shop.sources.len(), shop.mappings.len(), shop.tables.len()),
        (2, 4, 1)
    );
    assert_eq!(shop.labels.labels.len(), 6);
    let columns = shop
        .sources
        .values()
        .flat_map(|source| source.columns.values());
    // The catalog computes this one itself.
    let computed = ["lowest_price_30_days".to_owned()];
    let fields: Vec<String> = columns
        .filter_map(|column| column.field.clone())
        .chain(computed)
        .collect();
    let map = FILES
        .iter()
        .find(|(name, _)| name.starts_with("tables/"))
        .map(|(_, text)| *text);
    let rows = map
        .into_iter()
        .flat_map(str::lines)
        .filter_map(|line| line.split_once(','));
    let categories = Arc::new(CategoryMap::new(rows, None));
    let partners: Vec<_> = shop
        .mappings
        .iter()
        .map(|(name, mapping)| {
            let spec = PartnerSpec::named(&mapping.partner).expect("a known partner");
            (name, mapping, spec.expect("a sound spec"))
        })
        .collect();
    let inputs: Vec<_> = partners
        .iter()
        .map(|(name, mapping, spec)| PartnerInput {
            name,
            mapping,
            spec,
            categories: mapping.categories.as_ref().map(|_| Arc::clone(&categories)),
            taxonomy: None,
        })
        .collect();
    let input = ShopInput {
        fields: &fields,
        labels: &shop.labels,
        rules: &shop.rules,
        source_rules: &[],
        tables: &hashbrown::HashMap::new(),
        context: Context {
            now: NOW.parse().expect("a moment"),
            language: shop.config.language.clone(),
            country: shop.config.country.clone(),
            currency: shop.config.currency.clone(),
            vat_rate: shop.config.vat_rate,
        },
    };
    let mistakes = compile(&input, &inputs).err().unwrap_or_default();
    assert!(mistakes.is_empty(), "{mistakes:#?}");
}

#[test]
fn the_dutch_one_has_words_for_all_that_is_said() {
    for (english, _) in dutch::WORDS {
        let stands = |(name, text): &(&str, &str)| name == english || text.contains(english);
        assert!(FILES.iter().any(stands), "{english} is nowhere");
    }
    for (name, text) in FILES {
        let dutch = dutch::told(text);
        let keys = ["name = ", "note = ", "exclude = ", "include = "];
        let said = |line: &&str| keys.iter().any(|key| line.contains(key));
        // What a shop is called is the same in any language.
        for line in text
            .lines()
            .filter(said)
            .filter(|line| !line.contains("Luwte"))
        {
            assert!(!dutch.contains(line), "{name}: {line}");
        }
    }
}
