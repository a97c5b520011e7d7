//! The example in Dutch: what its files are called and say in words, and what that becomes. Everything else is the same in both
//! languages, also the comments, which are for who opens the files.

/// What stands in the files and their names, as a whole, and what takes its place.
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, &str)] = &[
    // Sources are called as their files.
    ("feeds/products.toml", "feeds/producten.toml"),
    ("feeds/returns.toml", "feeds/retouren.toml"),
    // Labels, where they are made and where they are asked for.
    ("[season]", "[seizoen]"),
    ("[margin]", "[marge]"),
    ("[discount]", "[korting]"),
    ("[stock]", "[voorraad]"),
    ("[returns]", "[retouren]"),
    ("[size_run]", "[maatreeks]"),
    ("`margin`", "`marge`"),
    ("label/season", "label/seizoen"),
    ("label/margin", "label/marge"),
    ("label/discount", "label/korting"),
    ("label/stock", "label/voorraad"),
    ("label/returns", "label/retouren"),
    ("label/size_run", "label/maatreeks"),
    // Their bands. Those that have a name of their own get it in so many words.
    ("relative = true", "relative = true\nnames = { past = \"voorbij\", current = \"lopend\", coming = \"komend\" }"),
    ("kind = \"discount\"", "kind = \"discount\"\nnone = \"geen\""),
    ("\"past\"", "\"voorbij\""),
    ("\"current\"", "\"lopend\""),
    ("\"coming\"", "\"komend\""),
    ("\"loss\"", "\"verlies\""),
    ("\"thin\"", "\"krap\""),
    ("\"fair\"", "\"redelijk\""),
    ("\"good\"", "\"goed\""),
    ("\"small\"", "\"klein\""),
    ("\"firm\"", "\"flink\""),
    ("\"deep\"", "\"diep\""),
    ("\"none\"", "\"geen\""),
    ("\"few\"", "\"weinig\""),
    ("\"some\"", "\"genoeg\""),
    ("\"plenty\"", "\"ruim\""),
    ("\"usual\"", "\"gewoon\""),
    ("\"many\"", "\"veel\""),
    ("by = [\"item_group_id\", \"color\"]", "by = [\"item_group_id\", \"color\"]\nbroken = \"gebroken\"\nbands = [{ name = \"laag\", below = 50 }, { name = \"midden\", below = 80 }, { name = \"hoog\" }]"),
    ("\"broken\"", "\"gebroken\""),
    ("`broken`", "`gebroken`"),
    // Segments.
    ("past_season", "vorig_seizoen"),
    ("segments.clearance", "segments.opruiming"),
    ("\"clearance\"", "\"opruiming\""),
    // Rules: their names, their notes, their reasons.
    ("\"A crossed-out price makes a sale\"", "\"Een doorgestreepte prijs betekent een actie\""),
    ("\"The export has the price of today and the former one; partners want the usual price and the sale price.\"", "\"De export heeft de prijs van nu en die van ervoor; partners willen de normale prijs en de actieprijs.\""),
    ("\"No titles in capitals\"", "\"Geen titels in hoofdletters\""),
    ("\"Google refuses them. Off, so that you can see the issue first: switch it on and run again.\"", "\"Google weigert ze. Uit, zodat je het probleem eerst ziet: zet de regel aan en draai opnieuw.\""),
    ("\"Nothing to sell\"", "\"Niets te verkopen\""),
    ("\"Priority 10: no include below brings these back.\"", "\"Voorrang 10: geen regel hieronder neemt ze weer mee.\""),
    ("\"out of stock\"", "\"niet op voorraad\""),
    ("\"No price\"", "\"Geen prijs\""),
    ("\"no price\"", "\"geen prijs\""),
    ("\"Past season without a margin\"", "\"Vorig seizoen zonder marge\""),
    ("\"A click costs money; on these there is none to be earned back.\"", "\"Een klik kost geld; hierop is dat niet terug te verdienen.\""),
    ("\"past season without a margin\"", "\"vorig seizoen zonder marge\""),
    ("\"Broken size runs\"", "\"Gebroken maatreeksen\""),
    ("\"Whoever clicks will not find a size that fits.\"", "\"Wie klikt, vindt geen maat die past.\""),
    ("\"broken size run\"", "\"gebroken maatreeks\""),
    ("\"Comes back too often\"", "\"Komt te vaak terug\""),
    ("\"too many returns\"", "\"te veel retouren\""),
    ("\"Clearance stays in\"", "\"Opruiming gaat mee\""),
    ("\"A deep discount on plenty of stock: it must go, whatever the margin.\"", "\"Een diepe korting op ruime voorraad: die moet weg, wat de marge ook is.\""),
    ("\"Too cheap for a click\"", "\"Te goedkoop voor een klik\""),
    ("\"below 15 euro\"", "\"onder 15 euro\""),
    ("\"No EAN, no offer\"", "\"Geen EAN, geen aanbieding\""),
    ("\"no valid EAN\"", "\"geen geldige EAN\""),
    ("\"Only what can be sent now\"", "\"Alleen wat nu te leveren is\""),
    ("\"not in stock yet\"", "\"nog niet op voorraad\""),
    ("\"Only the current season\"", "\"Alleen het lopende seizoen\""),
    ("\"Products without a season (NOS, never out of stock) stay in.\"", "\"Producten zonder seizoen (NOS, nooit uitverkocht) gaan mee.\""),
    ("\"not of the current season\"", "\"niet van dit seizoen\""),
    ("\"The margin bears more\"", "\"De marge kan meer dragen\""),
    ("\"The season is on\"", "\"Het seizoen loopt\""),
    ("\"The deepest discounts stay in the own outlet\"", "\"De diepste kortingen blijven in de eigen outlet\""),
    ("\"Priority 5: wins over the shared rule that keeps clearance in.\"", "\"Voorrang 5: wint van de gedeelde regel die de opruiming meeneemt.\""),
    ("\"discount of 60 % or more\"", "\"korting van 60 % of meer\""),
];

pub(super) fn told(english: &str) -> String {
    WORDS.iter().fold(english.to_owned(), |text, (from, to)| {
        text.replace(from, to)
    })
}
