//! By name: the names of columns against the aliases of the product fields, whatever the case, accents and marks.

use crate::fields::{self, Field};
use feeds::said::Said;
use hashbrown::HashMap;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// All aliases, squeezed.
pub(super) struct Aliases {
    /// Fields that have the name, with its place in their list.
    by_name: HashMap<String, Vec<(&'static Field, usize)>>,
    /// For names that are nearly one of these, in the order of the fields.
    all: Vec<(String, &'static Field)>,
}

/// A field that a name points to.
pub(super) struct Named {
    pub(super) field: &'static Field,
    pub(super) confidence: u8,
    /// Place of the name in the field's list: the best names come first.
    pub(super) rank: usize,
    pub(super) why: Said,
}

/// Groups of columns whose members are called as if they stood alone: `images/image`, `Google Shopping / MPN`.
const TRANSPARENT: &[&str] = &[
    "product",
    "products",
    "item",
    "offer",
    "entry",
    "images",
    "image",
    "imgs",
    "pictures",
    "googleshopping",
    "variant",
    "variants",
    "article",
    "media",
    "fashion",
    "general",
    "categories",
    "category",
    "name",
    "title",
    "body",
];

/// Names that near misses are not sought for: shorter ones differ in one letter from another word.
const SHORTEST_NEAR: usize = 6;

impl Aliases {
    pub(super) fn new() -> Self {
        let mut by_name: HashMap<String, Vec<_>> = HashMap::new();
        let mut all = Vec::new();
        for field in fields::all() {
            let names = std::iter::once(&field.name).chain(field.aliases);
            for (rank, name) in names.enumerate() {
                let name = squeezed(name);
                let known = by_name.entry_ref(&name).or_default();
                if known
                    .iter()
                    .any(|(other, _): &(&Field, usize)| other.name == field.name)
                {
                    continue;
                }
                known.push((field, rank));
                all.push((name, field));
            }
        }
        Self { by_name, all }
    }

    /// The fields that a column's name points to.
    pub(super) fn fields(&self, column: &str) -> Vec<Named> {
        let mut found = Vec::new();
        for (written, confidence, how) in readings(column) {
            for (field, rank) in self.by_name.get(&squeezed(&written)).into_iter().flatten() {
                // The field's own name is surest; then each alias a little less than those before it.
                let less = if *rank == 0 {
                    0
                } else {
                    2 + (*rank / 10).min(8) as u8
                };
                found.push(Named {
                    field,
                    confidence: confidence - less,
                    rank: *rank,
                    why: Said::new(
                        how,
                        [("name", written.clone()), ("field", field.name.to_owned())],
                    ),
                });
            }
        }
        if found.is_empty() {
            found.extend(self.near(column));
        }
        found
    }

    fn near(&self, column: &str) -> Option<Named> {
        let name = squeezed(column);
        if name.chars().count() < SHORTEST_NEAR {
            return None;
        }
        let mut best: Option<(f64, &(String, &'static Field))> = None;
        for alias in self
            .all
            .iter()
            .filter(|(alias, _)| alias.len() >= SHORTEST_NEAR)
        {
            let likeness = strsim::normalized_damerau_levenshtein(&name, &alias.0);
            if likeness >= 0.85 && best.is_none_or(|(most, _)| likeness > most) {
                best = Some((likeness, alias));
            }
        }
        let (likeness, (alias, field)) = best?;
        Some(Named {
            field,
            confidence: (likeness * 75.0) as u8,
            rank: usize::MAX - 1,
            why: Said::new(
                "nearly",
                [("name", alias.to_owned()), ("field", field.name.to_owned())],
            ),
        })
    }
}

/// The member of a group that a path names: `g:shipping/g:price` is `shipping/price`.
pub(super) fn member(column: &str) -> Option<String> {
    let (parents, last) = column.rsplit_once('/')?;
    let step = |step: &str| {
        let step = step.trim().trim_start_matches('@');
        step.split_once(':')
            .map_or(step, |(_, name)| name)
            .to_lowercase()
    };
    let parent = parents.rsplit('/').next()?;
    let name = format!("{}/{}", step(parent), step(last));
    fields::find(&name).map(|_| name)
}

/// The ways to read a column's name, surest first: whole, without a remark in parentheses, without a language or
/// currency at its end, and as the last step of a path.
fn readings(column: &str) -> Vec<(String, u8, &'static str)> {
    let whole = column.trim().trim_start_matches('@');
    let mut readings = vec![(whole.to_owned(), 98, "name")];
    if let Some((before, _)) = whole
        .split_once(['(', '['])
        .filter(|(before, _)| !before.trim().is_empty())
    {
        readings.push((before.trim().to_owned(), 93, "name"));
    }
    let unprefixed = whole
        .rsplit('/')
        .next()
        .and_then(|last| last.split_once(':'))
        .map(|(_, name)| name);
    let steps: Vec<&str> = whole.split('/').map(str::trim).collect();
    if steps.len() == 1 {
        if let Some(name) = unprefixed {
            readings.push((name.to_owned(), 96, "name"));
        }
        if let Some((name, end)) = whole
            .rsplit_once(['_', '-', ' ', '.'])
            .filter(|(_, end)| is_locale(end))
        {
            readings.push((
                name.to_owned(),
                if end.len() == 2 { 88 } else { 85 },
                "name_without_end",
            ));
        }
        return readings;
    }
    let names: Vec<&str> = steps
        .iter()
        .map(|step| step.trim_start_matches('@'))
        .map(|step| step.split_once(':').map_or(step, |(_, name)| name))
        .collect();
    readings.push((names.join("/"), 96, "path"));
    let (last, parents) = (names[names.len() - 1], &names[..names.len() - 1]);
    if parents
        .iter()
        .all(|parent| TRANSPARENT.contains(&squeezed(parent).as_str()))
    {
        readings.push((last.to_owned(), 85, "last_step"));
        // `images/image/@url`: the attribute says only that it is an address.
        if matches!(last, "url" | "src" | "href" | "#text" | "value") {
            readings.push((
                parents[parents.len() - 1].to_owned(),
                86,
                "step_before_last",
            ));
        }
    }
    readings
}

/// Whether the end of a name is a language or a currency: `title_nl`, `price-eur`, `name_en_GB`.
fn is_locale(end: &str) -> bool {
    const LANGUAGES: &[&str] = &[
        "nl", "en", "de", "fr", "es", "it", "pl", "pt", "da", "dk", "sv", "se", "no", "fi", "cs",
        "cz", "be", "at", "ch", "uk", "gb", "us",
    ];
    let lower = end.to_ascii_lowercase();
    LANGUAGES.contains(&lower.as_str())
        || (end.len() == 3
            && feeds::types::currency::currency(end).is_some_and(|found| found.code.is_some()))
}

/// A name without case, accents and marks: `Größe` and `groesse` stay apart, `Product-Name` and `productName` do not.
/// Letters without an accent to lose stay as they are.
fn squeezed(name: &str) -> String {
    name.nfd()
        .filter(|c| !is_combining_mark(*c) && c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(column: &str) -> Option<(&'static str, u8)> {
        let found = Aliases::new().fields(column);
        found
            .iter()
            .max_by_key(|named| named.confidence)
            .map(|named| (named.field.name, named.confidence))
    }

    #[test]
    fn case_marks_accents_and_prefixes_do_not_matter() {
        for column in [
            "g:image_link",
            "Image Link",
            "ImageLink",
            "IMAGE-LINK",
            "image_link",
        ] {
            assert_eq!(
                best(column).map(|(field, _)| field),
                Some("image_link"),
                "{column}"
            );
        }
        assert_eq!(
            best("Référence Produit").map(|(field, _)| field),
            Some("id")
        );
        assert_eq!(best("ciena"), None);
    }

    #[test]
    fn less_exact_readings_are_less_sure() {
        let sure = |column| best(column).map_or(0, |(_, confidence)| confidence);
        assert!(sure("title") > sure("titel"));
        assert!(sure("titel") > sure("title_nl"));
        assert!(sure("title_nl") > sure("beschrijvng"));
        assert_eq!(
            best("beschrijvng").map(|(field, _)| field),
            Some("description")
        );
    }

    #[test]
    fn a_member_of_another_group_is_not_the_field_of_its_name() {
        assert_eq!(best("installment/amount"), None);
        assert_eq!(best("reviews/review/title"), None);
        assert_eq!(
            member("g:shipping/g:price").as_deref(),
            Some("shipping/price")
        );
        assert_eq!(member("images/image"), None);
        assert_eq!(
            best("images/image/@url").map(|(field, _)| field),
            Some("image_link")
        );
        assert_eq!(
            best("Google Shopping / MPN").map(|(field, _)| field),
            Some("mpn")
        );
    }

    #[test]
    fn no_two_fields_claim_a_name_as_their_own() {
        let aliases = Aliases::new();
        for (name, claims) in &aliases.by_name {
            assert_eq!(
                claims.len(),
                1,
                "{name}: {:?}",
                claims
                    .iter()
                    .map(|(field, _)| field.name)
                    .collect::<Vec<_>>()
            );
        }
    }
}
