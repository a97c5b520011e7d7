//! Encodings: byte order marks, statements and guesses, and decoding in blocks of any size.

use super::dos::Page;
use super::{Coding, Text, choose};
use std::io::{Cursor, Read};

/// Decodes in blocks of `room` bytes; returns the label and the text.
fn decode(bytes: &[u8], seen: usize, stated: Option<&str>, room: usize) -> (String, String) {
    let head = &bytes[..seen.min(bytes.len())];
    let choice = choose(head, head.len() == bytes.len(), stated, "feed").unwrap();
    let mut text = Text::new(Box::new(Cursor::new(bytes.to_vec())), &choice, true).unwrap();
    let (mut all, mut block) = (Vec::new(), vec![0; room]);
    loop {
        let count = text.read(&mut block).unwrap();
        if count == 0 {
            break;
        }
        all.extend_from_slice(&block[..count]);
    }
    let label = text
        .take_decided()
        .map_or(choice.coding, |(coding, _)| coding)
        .label();
    (label, String::from_utf8(all).unwrap())
}

fn whole(bytes: &[u8]) -> (String, String) {
    let small = decode(bytes, usize::MAX, None, 3);
    assert_eq!(
        small,
        decode(bytes, usize::MAX, None, 8192),
        "blocks must not matter"
    );
    small
}

fn pair(label: &str, text: &str) -> (String, String) {
    (label.into(), text.into())
}

#[test]
fn a_byte_order_mark_wins_and_is_left_out() {
    assert_eq!(whole(b"\xEF\xBB\xBFid"), pair("utf-8", "id"));
    assert_eq!(whole(b"\xFF\xFEi\0d\0"), pair("utf-16le", "id"));
    assert_eq!(whole(b"\xFE\xFF\0i\0d"), pair("utf-16be", "id"));
    assert_eq!(whole(b"\xFF\xFE\0\0i\0\0\0d\0\0\0"), pair("utf-32le", "id"));
    assert_eq!(whole(b"\0\0\xFE\xFF\0\0\0i\0\0\0d"), pair("utf-32be", "id"));
}

#[test]
fn wide_characters_are_recognised_without_mark() {
    let text = "id;naam;prijs\n1;Größe;9,95\n";
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(whole(&little), pair("utf-16le", text));
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    assert_eq!(whole(&big), pair("utf-16be", text));
    let wide: Vec<u8> = text
        .chars()
        .flat_map(|c| u32::from(c).to_le_bytes())
        .collect();
    assert_eq!(whole(&wide), pair("utf-32le", text));
}

#[test]
fn bytes_beat_a_lying_declaration() {
    let lie = "<?xml version='1.0' encoding='windows-1250'?><a>Žluťoučký kůň</a>";
    assert_eq!(whole(lie.as_bytes()), pair("utf-8", lie));
    let (label, text) = whole(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>caf\xE9 cr\xE8me</a>");
    assert_eq!(label, "windows-1252");
    assert!(text.ends_with("café crème</a>"), "{text}");
}

#[test]
fn a_declaration_that_agrees_is_followed() {
    let (label, text) =
        whole(b"<?xml version=\"1.0\" encoding='iso-8859-2'?><a>\xBElu\xBBou\xE8k\xFD</a>");
    assert_eq!(label, "iso-8859-2");
    assert!(text.ends_with("žluťoučký</a>"), "{text}");
}

#[test]
fn mac_roman_spaces_and_quotes_are_recognised() {
    let bytes = b"name,text\nShirt,Soft\xCAcotton,\xCAblue\nMug,It\xD5s \xD2big\xD3 caf\x8E\n";
    let (label, text) = whole(bytes);
    assert_eq!(label, "macintosh");
    assert!(
        text.contains("It’s “big” café") && text.contains("Soft\u{A0}cotton"),
        "{text}"
    );
}

#[test]
fn windows_letters_are_not_taken_for_mac_roman() {
    for text in [
        "Größe;Müller;Übergröße;weiß",
        "crème brûlée;Été;déjà vu;Île",
        "jalapeño;Ñandú;corazón",
        "volgens § 7 en § 9",
    ] {
        let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
        assert_eq!(whole(&bytes), pair("windows-1252", text));
    }
}

/// The bytes of a text in a code page of DOS.
fn dos(label: &str, text: &str) -> Vec<u8> {
    let page = Page::of_label(label).unwrap();
    let byte = |c: char| (0..=255).find(|byte| page.char(*byte) == c).unwrap();
    text.chars().map(byte).collect()
}

#[test]
fn the_pages_of_dos_are_recognised_by_their_letters() {
    for text in [
        "id;naam\n1;café crème\n2;Brût, één stuk\n",
        "Größe;Müller;Übergröße;weiß",
    ] {
        assert_eq!(whole(&dos("cp850", text)), pair("cp850", text));
    }
    let text = "łódź;żółw;źrebię;gęś";
    assert_eq!(whole(&dos("cp852", text)), pair("cp852", text));
    // The sign of a diameter is no degree.
    assert!(
        !whole(b"buis \xF8 12 mm;buis \xF8 15 mm")
            .0
            .starts_with("cp")
    );
    let stated = |label| decode(b"\xD5 9,95", 9, Some(label), 9).1;
    assert_eq!(
        (stated("cp858"), stated("IBM437")),
        ("€ 9,95".into(), "╒ 9,95".into())
    );
    let declared = b"<?xml version='1.0' encoding='cp437'?><a>\x9B 5</a>";
    assert!(whole(declared).1.ends_with("¢ 5</a>"));
}

#[test]
fn text_that_starts_in_ascii_is_decided_where_it_stops() {
    let plain = "a".repeat(70_000);
    let utf8 = format!("{plain}é");
    assert_eq!(
        decode(utf8.as_bytes(), 1000, None, 4096),
        pair("utf-8", &utf8)
    );
    let mut latin = plain.clone().into_bytes();
    latin.extend_from_slice(b" caf\xE9 cr\xE8me");
    let expected = format!("{plain} café crème");
    assert_eq!(
        decode(&latin, 1000, None, 4096),
        pair("windows-1252", &expected)
    );
}

#[test]
fn damaged_characters_are_replaced_and_counted() {
    let text = "Größe, Übergröße, weiß".repeat(3);
    let mut bytes = text.clone().into_bytes();
    bytes.extend_from_slice(b"\xFF!");
    assert_eq!(whole(&bytes), pair("utf-8", &format!("{text}\u{FFFD}!")));
    let choice = choose(&bytes, true, None, "feed").unwrap();
    let mut decoded = Text::new(Box::new(Cursor::new(bytes)), &choice, true).unwrap();
    decoded.read_to_string(&mut String::new()).unwrap();
    assert_eq!(decoded.replaced(), 1);
}

#[test]
fn a_stated_encoding_is_obeyed_and_an_unknown_one_refused() {
    assert_eq!(
        decode("é".as_bytes(), 9, Some("macintosh"), 9),
        pair("macintosh", "√©")
    );
    let error = choose(b"a", true, Some("latin-99"), "feed").unwrap_err();
    assert!(error.to_string().contains("latin-99"), "{error}");
    assert_eq!(
        choose(b"\xEF\xBB\xBFa", true, Some("utf-8"), "feed")
            .unwrap()
            .coding,
        Coding::Utf8
    );
}
