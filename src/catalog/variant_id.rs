//! The id of a variant whose source has none: made of the product's name and of what tells the variant apart, so that
//! every partner takes it and different variants never have the same.

use rapidhash::v3::rapidhash_v3;
use std::fmt::Write as _;

/// Most characters: Heureka takes 36, Amazon 40, Google and eBay 50 (see the specs of the partners).
const LONGEST: usize = 36;
/// Digits of a fingerprint.
const DIGITS: usize = 10;

/// The id of its parts: `classic-tee_Red_XL`. Letters, digits and `-` stand as they are, other signs become `-`. Where
/// one did, or the id would be too long, it ends in a fingerprint of the parts as they were.
pub(super) fn id_of(parts: &[&str]) -> String {
    let filled = parts.iter().rposition(|part| !part.is_empty());
    let parts = &parts[..filled.map_or(0, |last| last + 1)];
    let taken = |sign: char| sign.is_ascii_alphanumeric() || sign == '-';
    let plain = |part: &&str| -> String {
        let signs = part
            .chars()
            .map(|sign| if taken(sign) { sign } else { '-' });
        signs.collect()
    };
    let mut id = parts.iter().map(plain).collect::<Vec<_>>().join("_");
    if id.len() > LONGEST || !parts.iter().all(|part| part.chars().all(taken)) {
        let hash = rapidhash_v3(parts.join("\0").as_bytes()) >> (64 - 4 * DIGITS);
        id.truncate(LONGEST - DIGITS - 1);
        // Writing to a String cannot fail.
        let _ = write!(id, "_{hash:0DIGITS$x}");
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn an_id_says_what_the_variant_is() {
        assert_eq!(id_of(&["classic-tee", "Red", "XL"]), "classic-tee_Red_XL");
        assert_eq!(id_of(&["classic-tee", "", "XL"]), "classic-tee__XL");
        assert_eq!(id_of(&["classic-tee", "XL", ""]), "classic-tee_XL");
        assert_eq!(id_of(&["classic-tee", "", ""]), "classic-tee");
    }

    #[test]
    fn a_name_of_an_earlier_day_is_the_same_today() {
        assert_eq!(id_of(&["tee", "Light Blue"]), "tee_Light-Blue_f81a015776");
    }

    #[test]
    fn different_variants_have_different_ids_that_every_partner_takes() {
        let parts = [
            "",
            "a",
            "b",
            "a_b",
            "a b",
            "a-b",
            "_",
            "__",
            "/",
            "\u{e9}",
            "\u{1f600}",
            "S/M",
            "S-M",
            "a-very-long-handle-of-a-product-that-goes-on-and-on",
            "a-very-long-handle-of-a-product-that-goes-on-and-off",
        ];
        let (mut ids, mut all) = (BTreeSet::new(), BTreeSet::new());
        for product in &parts[1..] {
            for one in parts {
                for two in parts {
                    let id = id_of(&[product, one, two]);
                    let safe = |sign: char| sign.is_ascii_alphanumeric() || "_-".contains(sign);
                    assert!(id.len() <= LONGEST && id.chars().all(safe), "{id}");
                    ids.insert(id);
                    all.insert((product, one, two));
                }
            }
        }
        assert_eq!(ids.len(), all.len());
    }
}
