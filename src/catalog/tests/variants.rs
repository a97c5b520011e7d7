//! Sources in which a product has a row for each of its variants.

use super::*;
use crate::shop::source::VariantsConfig;

fn config() -> VariantsConfig {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    VariantsConfig {
        of: "handle".to_owned(),
        by: names(&["colour", "size"]),
        fill: names(&["title", "maker"]),
        images: Some("image".to_owned()),
        image: Some("own image".to_owned()),
    }
}

fn variants(config: VariantsConfig, lines: &[&'static str]) -> LoadedSource {
    let mut source = source("p", Role::Products, lines);
    source.config.variants = Some(config);
    LoadedSource::new(&source.name, source.config, source.reader, None)
}

fn imported(lines: &[&'static str]) -> Imported {
    Shop::new().import("2026-01-01", vec![variants(config(), lines)])
}

/// Code, how often, item and text of the first, and the item that was there before it; without those of whole columns.
fn issues(imported: &Imported) -> Vec<(&str, u64, u64, &str, Option<u64>)> {
    let issues = imported.issues.iter();
    issues
        .filter_map(|issue| {
            let first = issue.first.first()?;
            Some((
                &*issue.code,
                issue.count,
                first.item,
                &*first.text,
                first.earlier.map(|earlier| earlier.item),
            ))
        })
        .collect()
}

#[test]
fn a_variant_is_whole_and_a_row_that_is_none_gives_its_picture() {
    let imported = imported(&[
        "handle=tee;title=Tee;maker=Ann;colour=Red;size=S;price=10;image=1.jpg",
        "handle=tee;title=;maker=;colour=Red;size=M;price=11;image=2.jpg",
        "handle=tee;colour=Blue;price=12;own image=blue.jpg",
        "handle=tee;image=3.jpg",
        "handle=tee;colour=Blue;size=M;title=Tee for two;price=12",
        "handle=mug;title=Mug;colour=;price=5;image=mug.jpg",
    ]);
    let all = |field| all(&imported.snapshot, field);
    let ids = ["tee_Red_S", "tee_Red_M", "tee_Blue", "tee_Blue_M", "mug"];
    assert_eq!(all("id"), ids);
    assert_eq!(all("item_group_id"), ["tee", "tee", "tee", "tee", "mug"]);
    assert_eq!(all("title"), ["Tee", "Tee", "Tee", "Tee for two", "Mug"]);
    assert_eq!(all("maker"), ["Ann", "Ann", "Ann", "Ann", "-"]);
    assert_eq!(all("price"), ["10", "11", "12", "12", "5"]);
    assert_eq!(
        all("image_link"),
        ["1.jpg", "1.jpg", "blue.jpg", "1.jpg", "mug.jpg"]
    );
    let further = all("additional_image_link");
    assert!(
        further[0].contains("2.jpg") && further[0].contains("3.jpg"),
        "{further:?}"
    );
    assert!(
        further[2].contains("1.jpg") && further[4] == "-",
        "{further:?}"
    );
    // As the source says it, for rules and links.
    assert_eq!(all("handle"), ["tee", "tee", "tee", "tee", "mug"]);
    assert_eq!(issues(&imported), [("no_product", 1, 4, "", None)]);
    let origin = imported.snapshot.origin(3).unwrap();
    assert_eq!(origin.map(|origin| origin.item), Some(5));
}

#[test]
fn nothing_is_filled_from_another_product_or_from_below() {
    let imported = imported(&[
        "handle=tee;colour=Red;price=10",
        "handle=tee;title=Tee;colour=Blue;price=10",
        "handle=tee;title=;colour=Green;price=10",
        "handle=mug;colour=Red;price=5",
        "title=;price=1",
        "handle=cup;price=3",
    ]);
    assert_eq!(all(&imported.snapshot, "title"), ["-", "Tee", "Tee", "-"]);
    // Neither names a product that can be told from others.
    assert_eq!(issues(&imported), [("missing_id", 2, 5, "", None)]);
}

#[test]
fn rows_of_a_product_that_stand_apart_are_told_and_not_filled() {
    let imported = imported(&[
        "handle=tee;title=Tee;colour=Red;price=10",
        "handle=mug;title=Mug;colour=Red;price=10",
        "handle=tee;colour=Blue;price=10",
        "handle=tee;colour=Green;price=10",
        "handle=tee;image=tee.jpg",
    ]);
    assert_eq!(all(&imported.snapshot, "title"), ["Tee", "Mug", "-", "-"]);
    assert_eq!(
        issues(&imported),
        [
            ("no_product", 1, 5, "", None),
            ("scattered_variants", 1, 3, "tee", None)
        ]
    );
}

#[test]
fn the_same_variant_twice_is_told_with_both_rows() {
    let imported = imported(&[
        "handle=mug;title=Mug;colour=Red;price=10",
        "handle=tee;title=Tee;colour=Red;size=S;price=10",
        "handle=tee;colour=Red;size=S;price=11",
    ]);
    assert_eq!(imported.rows(), 2);
    assert_eq!(
        issues(&imported),
        [("duplicate_id", 1, 3, "tee_Red_S", Some(2))]
    );
}

#[test]
fn an_id_of_the_source_tells_variants_apart_as_well() {
    let config = VariantsConfig {
        by: Vec::new(),
        ..config()
    };
    let lines = [
        "id=7;handle=tee;title=Tee;price=10;image=1.jpg",
        "id=8;handle=tee;title=;price=10",
        "id=;handle=tee;image=2.jpg",
    ];
    let imported = Shop::new().import("2026-01-01", vec![variants(config, &lines)]);
    assert_eq!(all(&imported.snapshot, "id"), ["7", "8"]);
    assert_eq!(all(&imported.snapshot, "title"), ["Tee", "Tee"]);
    assert_eq!(issues(&imported), [("no_product", 1, 3, "", None)]);
}

#[test]
fn a_word_for_missing_tells_nothing_apart() {
    let mut source = source(
        "p",
        Role::Products,
        &["handle=mug;title=Mug;colour=Default Title;price=5"],
    );
    source.config.variants = Some(config());
    let convention = Convention {
        missing: vec!["Default Title".to_owned()],
        ..Convention::default()
    };
    let source = typed(source, "colour", convention);
    let source = LoadedSource::new("p", source.config, source.reader, None);
    let imported = Shop::new().import("2026-01-01", vec![source]);
    assert_eq!(all(&imported.snapshot, "id"), ["mug"]);
}

#[test]
fn a_column_that_fills_the_same_field_counts_before_the_variants() {
    let mut source = source(
        "p",
        Role::Products,
        &["handle=mug;title=Mug;colour=Red;price=5;image=a.jpg;photo=b.jpg"],
    );
    source.config.variants = Some(config());
    let photo = ColumnConfig {
        field: Some("image_link".to_owned()),
        convention: Convention::default(),
    };
    source.config.columns.insert("photo".to_owned(), photo);
    let source = LoadedSource::new("p", source.config, source.reader, None);
    let imported = Shop::new().import("2026-01-01", vec![source]);
    assert_eq!(all(&imported.snapshot, "image_link"), ["b.jpg"]);
}

#[test]
fn a_source_in_which_there_is_nothing_is_told_and_no_catalog() {
    let source = variants(config(), &[]);
    let refused = import(&Shop::new().state, vec![source], &day("2026-01-01"), 2, &());
    let told = refused
        .err()
        .map(|error| error.to_string())
        .unwrap_or_default();
    assert!(told.contains("the source p holds no products"), "{told}");
}

#[test]
fn more_variants_than_are_held_at_once_are_all_whole() {
    let lines = (0..5000).map(|number| match number {
        0 => "handle=tee;title=Tee;colour=0;price=1;image=1.jpg".to_owned(),
        _ => format!("handle=tee;colour={number};price=1"),
    });
    let lines: Vec<&'static str> = lines.map(|line| &*line.leak()).collect();
    let imported = imported(&lines);
    assert_eq!((imported.rows(), issues(&imported).len()), (5000, 0));
    for (field, value) in [("title", "Tee"), ("image_link", "1.jpg")] {
        assert!(
            all(&imported.snapshot, field)
                .iter()
                .all(|text| text == value)
        );
    }
}

proptest::proptest! {
    /// However the rows come in and are asked for, they go out the same, in order, each with what it says itself.
    #[test]
    fn batches_decide_nothing(rows in proptest::collection::vec((0..3_u8, 0..3_u8, 0..3_u8), 0..12), sizes in (1..5_usize, 1..5_usize)) {
        let line = |(handle, colour, title): &(u8, u8, u8)| -> &'static str {
            let said = |value: u8| if value == 0 { String::new() } else { value.to_string() };
            format!("handle={};colour={};title={}", said(*handle), said(*colour), said(*title)).leak()
        };
        let lines: Vec<&'static str> = rows.iter().map(line).collect();
        let read = |inner: usize, most: usize| {
            let mut source = source("p", Role::Products, &[]);
            source.config.variants = Some(config());
            let rows = lines.iter().map(|line| line.split(';').map(pair).collect());
            let listed = Listed { rows: rows.collect(), next: 0, columns: Vec::new(), most: inner };
            let mut reader = LoadedSource::new("p", source.config, Box::new(listed), None).reader;
            let (mut records, mut out) = (Records::new(), Vec::new());
            while reader.read(&mut records, most).unwrap() > 0 {
                proptest::prop_assert!(records.len() <= most);
                for record in records.iter() {
                    let cells = record.cells().iter();
                    let named = cells.map(|cell| (reader.columns()[cell.column as usize].clone(), record.text(cell).to_owned()));
                    out.push((record.position().item, named.collect::<Vec<_>>()));
                }
                records.clear();
            }
            Ok(out)
        };
        let whole = read(100, 100)?;
        proptest::prop_assert_eq!(&read(sizes.0, sizes.1)?, &whole);
        proptest::prop_assert_eq!(whole.len(), rows.len());
        for ((at, (item, cells)), row) in (1..).zip(&whole).zip(&rows) {
            proptest::prop_assert_eq!(at, *item);
            if row.2 > 0 {
                proptest::prop_assert!(cells.contains(&("title".to_owned(), row.2.to_string())));
            }
        }
    }
}
