//! What a shop keeps to itself, and what it tells advertising partners to steer with.

use super::Kind::{Boolean, Decimal, Integer, Text, Time};
use super::{Field, field, list, private};

#[rustfmt::skip]
pub(super) const FIELDS: &[Field] = &[
    private("cost", Decimal, "What the shop paid for a piece, without VAT, in the shop's currency.", &[
        "cost", "cost of goods sold", "cost price", "cost per item", "purchase price", "buying price", "inkoopprijs", "inkoop", "inkoopprijs ex btw", "kostprijs", "einkaufspreis", "ek preis", "ek", "prix d'achat", "prix achat", "coût", "wholesale price", "supply price", "cogs", "unit cost",
        "gestehungskosten", "prix de revient", "variant cost", "buy price", "nettoinkoop", "net purchase price", "item cost", "cost price per unit",
    ]),
    private("margin", Decimal, "Price without VAT minus cost, where the source has it.", &["margin", "marge", "gross margin", "brutomarge", "deckungsbeitrag", "marge brute", "profit", "winst", "marge percentage", "margin percentage"]),
    private("min_price", Decimal, "Lowest price the shop would take; in the shop's currency.", &["min price", "minimum price", "auto pricing min price", "minimumprijs", "mindestpreis", "prix minimum", "bodemprijs"]),
    private("supplier", Text, "Who delivers it to the shop.", &["supplier", "supplier name", "leverancier", "leveranciersnaam", "lieferant", "lieferantenname", "fournisseur", "fornitore", "default supplier"]),
    private("supplier_code", Text, "The supplier's number for it.", &["supplier code", "supplier sku", "leverancierscode", "lieferantennummer", "lieferanten artikelnummer", "code fournisseur"]),
    private("sold", Integer, "Pieces sold in the period the source is about.", &["sold", "units sold", "quantity sold", "verkocht", "aantal verkocht", "verkauft", "verkaufte menge", "ventes", "sales quantity", "sold quantity", "qty sold", "verkopen", "sales", "afzet", "absatz"]),
    private("returned", Integer, "Pieces sent back in the period the source is about.", &["returned", "returns", "units returned", "retouren", "aantal retour", "retour aantal", "geretourneerd", "retourniert", "rücksendungen", "retoure", "retours", "return quantity", "quantity returned", "returned quantity"]),
    private("return_rate", Decimal, "Returned of sold, in percent.", &["return rate", "retourpercentage", "retour percentage", "retourenquote", "taux de retour"]),
    private("revenue", Decimal, "Revenue in the period the source is about; in the shop's currency.", &["revenue", "omzet", "umsatz", "chiffre d'affaires", "turnover"]),
    private("internal_note", Text, "A note of the shop to itself.", &["internal note", "internal notes", "interne notitie", "notitie", "notities", "interne bemerkung", "interner hinweis", "note interne", "remarks", "opmerkingen", "notes"]),
    private("reorder_level", Integer, "Stock at which the shop orders more.", &["reorder level", "reorder point", "low stock amount", "minimumvoorraad", "minimale voorraad", "mindestbestand", "stock minimum"]),
    private("expected_at", Time, "When the shop expects the next delivery.", &["expected at", "expected date", "verwachte leverdatum", "verwacht op", "voraussichtliche lieferung"]),
    field("published", Boolean, "Whether the shop shows the product.", &["published", "active", "actief", "online", "is active", "enabled", "status", "aktiv", "actif", "publié", "visible", "zichtbaar", "sichtbar", "gepubliceerd", "active 0 1", "is for sale"]),
    field("excluded", Boolean, "Whether the shop keeps the product out of advertising.", &["excluded", "exclude", "niet adverteren", "exclude from feed", "uitsluiten"]),
    field("custom_label_0", Text, "First free label for campaigns.", &["custom label 0", "custom label 1a", "adwords labels"]),
    field("custom_label_1", Text, "Second free label for campaigns.", &["custom label 1"]),
    field("custom_label_2", Text, "Third free label for campaigns.", &["custom label 2"]),
    field("custom_label_3", Text, "Fourth free label for campaigns.", &["custom label 3"]),
    field("custom_label_4", Text, "Fifth free label for campaigns.", &["custom label 4"]),
    list("excluded_destination", Text, "Places of a partner where it must not show.", &["excluded destination"]),
    list("included_destination", Text, "Places of a partner where it may show.", &["included destination"]),
    field("seo_title", Text, "Title for search engines.", &["seo title", "meta title", "metatitel", "seo titel"]),
    field("seo_description", Text, "Description for search engines.", &["seo description", "meta description", "metaomschrijving", "seo beschrijving"]),
];
