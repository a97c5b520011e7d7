//! What is not there: products that are gone, characters that are lost. Each is told.
#![expect(clippy::unwrap_used, reason = "a failure is the finding")]

mod shared;

use feeds::options::ReadOptions;
use shared::Feed;

fn read(document: &[u8]) -> Feed {
    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), document).unwrap();
    shared::read(file.path(), &ReadOptions::default()).unwrap()
}

fn codes(feed: &Feed) -> Vec<&str> {
    feed.issues.iter().map(|issue| issue.code).collect()
}

#[test]
fn a_list_that_lost_all_its_products_has_none() {
    for document in [
        r#"{"count":0,"products":[]}"#,
        r#"{"data":{"items":{}}}"#,
        r#"<rss version="2.0"><channel><title>x</title></channel></rss>"#,
    ] {
        let feed = read(document.as_bytes());
        assert_eq!(
            (feed.rows.len(), codes(&feed)),
            (0, vec!["no_items"]),
            "{document}"
        );
    }
    let one = read(r#"{"title":"Tent","price":1,"items":[]}"#.as_bytes());
    assert_eq!(
        (one.rows, one.issues),
        (vec![vec!["Tent".to_owned(), "1".to_owned()]], vec![])
    );
}

#[test]
fn lost_characters_are_told_in_every_format() {
    for document in [
        "<r><i><t>a?b Größe, Übergröße</t></i><i><t>weiß</t></i></r>",
        r#"[{"t":"a?b Größe, Übergröße"},{"t":"weiß"}]"#,
        "{\"t\":\"a?b Größe, Übergröße\"}\n{\"t\":\"weiß\"}\n",
        "t,n\na?b Größe Übergröße,1\nweiß,2\n",
    ] {
        let mut bytes = document.as_bytes().to_vec();
        let damage = bytes.iter().position(|byte| *byte == b'?').unwrap();
        bytes[damage] = 0xFF;
        let feed = read(&bytes);
        assert!(feed.rows[0][0].starts_with("a\u{FFFD}b"), "{document}");
        assert_eq!(codes(&feed), ["invalid_characters"], "{document}");
    }
}

#[test]
fn a_shorter_header_that_is_repeated_is_no_product() {
    let feed = read(b"id,title,price\n1,Tent,2\n2,Mat,4\n3,Cup,5\nid,title\n4,Lamp,3\n5,Bag,3\n");
    assert_eq!(
        (feed.rows.len(), codes(&feed)),
        (5, vec!["repeated_header"])
    );
}
