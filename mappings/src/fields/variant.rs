//! Which one of several it is, and for whom: variants, sizes, materials, energy.

use super::Kind::{Boolean, Integer, Text, Time};
use super::{Field, field, group, list, member};

#[rustfmt::skip]
pub(super) const FIELDS: &[Field] = &[
    field("item_group_id", Text, "The same for all variants of a product.", &[
        "item group id", "handle", "parent id", "parentid", "parent", "parent sku", "group id", "itemgroup id", "model id", "product group id", "master id", "parent product id", "parent code", "groep id", "hoofdartikel", "hoofdproduct",
        "stammartikel", "vaterartikel", "id parent", "variant group id", "variantgroep", "family id", "familycode", "style code", "stylecode", "style number", "configurable sku", "adwords grouping", "url handle",
        "modelcode", "parent reference", "groupid", "style id",
    ]),
    field("item_group_title", Text, "Name of the product without what tells its variants apart.", &["item group title", "parent title", "parent name", "group title"]),
    field("color", Text, "Colour, in the language of the feed.", &[
        "color", "colour", "kleur", "farbe", "couleur", "colore", "kolor", "barva", "цвет", "колір", "color name", "colorname", "colour name", "kleurnaam", "farbton", "hoofdkleur", "basiskleur", "coloris", "farve", "färg", "variant color", "pa color", "kleuromschrijving", "color-name",
    ]),
    field("size", Text, "Size as the maker writes it.", &[
        "size", "maat", "größe", "grösse", "groesse", "taille", "pointure", "maten", "variant size", "kledingmaat", "schoenmaat", "konfektionsgröße", "schuhgröße", "taglia", "talla", "rozmiar", "velikost", "размер", "розмір", "suitable size", "fashion size", "størrelse", "pa size", "maatomschrijving",
    ]),
    field("size_system", Text, "Country whose sizes these are: EU, UK, US.", &["size system", "maatsysteem", "größensystem", "maatsoort", "système de taille"]),
    field("size_type", Text, "Cut: regular, petite, tall, plus, maternity.", &["size type", "maattype", "größentyp", "type de taille", "fit"]),
    field("gender", Text, "For whom: male, female or unisex, in the source's own words.", &[
        "gender", "geslacht", "geschlecht", "genre", "sexe", "sex", "doelgroep", "zielgruppe", "suitable for", "fashion suitable for", "target group", "target gender", "genere", "płeć", "pohlaví", "пол", "стать",
    ]),
    field("age_group", Text, "For which ages: newborn, infant, toddler, kids, adult.", &["age group", "leeftijdsgroep", "leeftijd", "altersgruppe", "tranche d'âge", "groupe d'âge", "age", "leeftijdscategorie", "agegroup"]),
    field("material", Text, "What it is made of.", &[
        "material", "materiaal", "materialen", "matière", "matériau", "materials", "fabric", "stof", "stoff", "obermaterial", "samenstelling", "composition", "materiale", "materiał", "materiál", "материал", "матеріал", "fashion material", "zusammensetzung",
    ]),
    field("pattern", Text, "Pattern or print.", &["pattern", "patroon", "dessin", "print", "muster", "motif", "motief", "fashion pattern", "wzór", "vzor"]),
    field("season", Text, "Season or collection code: `SS25`, `winter`.", &["season", "seizoen", "saison", "seizoencode", "season code", "seizoenscode", "seasoncode", "saison code", "stagione", "sezon", "jaargetijde"]),
    field("collection", Text, "Collection that it belongs to.", &["collection", "collectie", "kollektion", "collection name", "collectienaam", "line", "lijn", "serie", "series", "gamme", "collezione"]),
    field("style", Text, "Style or model name.", &["style", "stijl", "stil", "style name", "stijlnaam", "model name", "modelnaam"]),
    field("is_bundle", Boolean, "A set put together by the shop.", &["is bundle", "bundle", "bundel", "set", "bündel", "lot"]),
    field("multipack", Integer, "Pieces in a pack put together by the shop.", &["multipack", "pack size", "aantal in verpakking", "verpakkingseenheid", "stück pro packung", "pack quantity", "quantité par lot", "packaging quantity", "quantity per pack"]),
    field("adult", Boolean, "For adults only.", &["adult", "adults only", "volwassen", "nur für erwachsene", "adulte"]),
    field("energy_efficiency_class", Text, "EU energy label: A to G.", &["energy efficiency class", "energy class", "energielabel", "energieklasse", "energy label", "energieeffizienzklasse", "eek", "classe énergétique", "classe énergie"]),
    field("min_energy_efficiency_class", Text, "Lowest class of the label's scale.", &["min energy efficiency class"]),
    field("max_energy_efficiency_class", Text, "Highest class of the label's scale.", &["max energy efficiency class"]),
    group("certification", "Certificates such as EPREL.", &[
        member("certification_authority", Text), member("certification_name", Text), member("certification_code", Text), member("certification_value", Text),
    ], &["certification", "certifications", "certificates"]),
    list("variant_option", Text, "What tells the variants apart, as `name: value`.", &["variant option", "variant options", "options", "varianten"]),
    field("capacity", Text, "Capacity or volume: `64 GB`, `2 l`.", &["capacity", "capaciteit", "volume", "kapazität", "fassungsvermögen", "capacité"]),
    field("country_of_origin", Text, "Country where it was made.", &["country of origin", "land van herkomst", "herkomst", "made in", "ursprungsland", "herkunftsland", "pays d'origine", "origin country", "origin", "oorsprong"]),
    field("warranty", Text, "Warranty in the source's own words.", &["warranty", "garantie", "guarantee", "garantieperiode", "garanzia", "gwarancja", "záruka"]),
    field("created_at", Time, "When the product entered the shop.", &[
        "created at", "date created", "creation date", "product creation date", "created", "date added", "aangemaakt op", "aangemaakt", "datum toegevoegd", "aanmaakdatum", "angelegt am", "erstellt am", "date de création", "date ajout", "published at", "pubdate", "pub date", "publish date", "erstelldatum", "introduction date", "introductiedatum",
    ]),
    field("updated_at", Time, "When the product was last changed.", &["updated at", "date updated", "last updated", "last modified", "modified", "modified at", "gewijzigd op", "laatst gewijzigd", "geändert am", "letzte änderung", "date de modification", "date modified", "lastmod"]),
];
