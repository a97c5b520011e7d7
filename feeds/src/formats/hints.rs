//! Words that names of product fields have in the languages of the feeds we know. They only choose between several
//! lists in one source; nothing is read differently because of them.

const WORDS: &[&str] = &[
    "avail",
    "bild",
    "brand",
    "category",
    "cena",
    "color",
    "colour",
    "currency",
    "descr",
    "ean",
    "gtin",
    "image",
    "img",
    "link",
    "manufacturer",
    "marca",
    "marque",
    "merk",
    "mpn",
    "picture",
    "precio",
    "preco",
    "preis",
    "prezzo",
    "price",
    "prijs",
    "pris",
    "prix",
    "product",
    "size",
    "sku",
    "stock",
    "title",
    "url",
    "vendor",
];

/// How many of the names look like a product's fields.
pub(crate) fn product_fields<'a>(names: impl Iterator<Item = &'a str>) -> usize {
    names
        .filter(|name| {
            let name = name.to_lowercase();
            WORDS.iter().any(|word| name.contains(word))
        })
        .count()
}
