//! What is offered, for how much, and where: the fields that every partner asks for.

use super::Kind::{Boolean, Decimal, Integer, Text, Time, Url};
use super::{Derived, Field, derived, field, group, list, member};

#[rustfmt::skip]
pub(super) const FIELDS: &[Field] = &[
    field("id", Text, "The product's own key: unique in the catalog and the same in every feed.", &[
        "id", "variant sku", "product id", "item id", "offer id", "variant id", "sku", "sku id", "artikelnummer", "artikelnr",
        "artikel nr", "artikel nummer", "article number", "article no", "artikelcode", "article code", "artikel id", "item number", "item no",
        "product number", "productnummer", "productcode", "product code", "product sku", "produktnummer", "produktcode", "produkt id", "productid", "bestellnummer",
        "ordernumber", "order number", "bestelnummer", "code article", "référence", "reference", "référence produit", "ref", "identifiant", "id produit", "unique id",
        "uniqueid", "merchant product id", "aw product id", "codice interno", "codiceinterno", "codice", "internal reference", "internal id", "offerid",
        "kod produktu", "artykul", "artnr", "art nr", "art no", "item code", "itemcode", "stock code", "varenummer",
    ]),
    field("title", Text, "Name of the product as customers read it.", &[
        "title", "name", "product name", "product title", "productname", "naam", "titel", "productnaam", "producttitel", "product naam", "artikelnaam",
        "artikelbezeichnung", "bezeichnung", "produktname", "produktbezeichnung", "artikelname", "nom", "nom du produit", "nom produit", "titre", "libellé",
        "désignation", "designation", "intitulé", "item name", "item title", "product", "nome", "nombre", "nazwa", "název", "naziv", "название", "назва", "post title",
        "kurzbez", "kurzbezeichnung", "short desc", "omschrijving kort", "productomschrijving kort", "produktnavn", "produktnamn", "nome prodotto",
    ]),
    field("description", Text, "Long text about the product; may contain HTML.", &[
        "description", "body html", "body", "product description", "long description", "descriptionhtml", "description html", "omschrijving", "beschrijving",
        "productomschrijving", "productbeschrijving", "lange omschrijving", "langtext", "beschreibung", "produktbeschreibung", "artikelbeschreibung",
        "langbeschreibung", "descriptif", "description longue", "description produit", "desc", "full description", "content", "post content", "descrizione", "descripción",
        "opis", "popis", "описание", "опис", "опис/характеристики", "details", "product details", "beskrivelse", "omschrijving lang",
    ]),
    field("short_description", Text, "A sentence or two about the product.", &[
        "short description", "summary", "excerpt", "korte omschrijving", "korte beschrijving", "samenvatting", "kurzbeschreibung", "description courte",
        "résumé", "product short description", "shortdescription", "intro", "post excerpt",
    ]),
    field("link", Url, "Address of the product's page.", &[
        "link", "url", "product url", "product link", "deeplink", "deep link", "permalink", "merchant deep link", "page url", "producturl", "productlink",
        "product page", "product page url", "item url", "website", "web address", "url product", "url produit", "lien", "lien produit", "lien du produit", "produktlink", "produkt url",
        "produkturl", "artikellink", "linkofferta", "link offerta", "loc", "online store url", "aw deep link", "url rewritten",
    ]),
    field("mobile_link", Url, "Address of the product's page for telephones.", &["mobile link", "mobile url", "mobiele link", "mobiler link", "lien mobile"]),
    field("canonical_link", Url, "Address that search engines should keep.", &["canonical link", "canonical url", "canonical"]),
    field("ads_redirect", Url, "Address that advertisements lead to, with tracking.", &["ads redirect", "adwords redirect", "tracking url", "affiliate link"]),
    field("image_link", Url, "Address of the main image.", &[
        "image link", "image src", "image", "image url", "imageurl", "main image", "main image url", "image 1", "image1", "image link 1", "picture", "picture url",
        "photo", "photo url", "featured image", "base image", "cover media url", "merchant image url", "images", "image urls", "img", "imgurl", "img url", "product image",
        "productimage", "product image url", "afbeelding", "afbeelding url", "hoofdafbeelding", "afbeeldingen", "afbeeldingslink", "productafbeelding", "foto",
        "foto url", "bild", "bild url", "bildlink", "bildurl", "hauptbild", "produktbild", "image principale", "lien image", "url image", "url de l'image", "zdjęcie", "obrázek",
        "linkimmagine", "link immagine", "immagine", "imagen", "thumbnail", "посилання на фото", "фото", "изображение", "large image", "image large", "billede",
    ]),
    list("additional_image_link", Url, "Addresses of further images.", &[
        "additional image link", "additional images", "additional image", "additional image urls", "extra images", "extra afbeeldingen", "more images", "other images", "imgurl alternative", "gallery",
        "gallery images", "media gallery", "alternate image", "alternative images", "weitere bilder", "zusätzliche bilder", "zusätzlicher bildlink", "extra image", "image 2",
        "image2", "image link 2", "autres images", "images supplémentaires", "extra afbeelding", "afbeelding 2", "bild 2", "images secondaires", "aw thumb url", "additionalimage",
        "additional imageurl", "additional image url",
    ]),
    field("lifestyle_image_link", Url, "Address of an image of the product in use.", &["lifestyle image link", "lifestyle image", "sfeerbeeld", "sfeerfoto"]),
    list("video_link", Url, "Addresses of videos.", &["video link", "video", "video url", "videos", "youtube"]),
    field("price", Decimal, "What the product costs with VAT, in the shop's currency. Where `sale_price` is filled, the price without the discount.", &[
        "price", "variant price", "regular price", "prijs", "preis", "prix", "selling price", "sell price", "verkoopprijs", "verkaufspreis", "vk preis", "bruttopreis", "brutto preis",
        "prix ttc", "prix de vente", "price with vat", "price incl vat", "price inc vat", "price including vat", "prijs incl btw", "prijs inclusief btw", "preis inkl mwst", "price vat", "price gross", "retail price",
        "normal price", "normale prijs", "normalpreis", "search price", "prezzo", "prezzovendita", "prezzo vendita", "precio", "cena", "cena brutto", "цена",
        "ціна", "adviesverkoopprijs", "consumentenprijs", "price amount", "price eur", "prijs eur", "itemprice", "product price", "price tax excluded or price tax included", "pris",
    ]),
    field("sale_price", Decimal, "What the product costs now, when that is less than `price`; in the shop's currency.", &[
        "sale price", "special price", "discounted price", "discount price", "actieprijs", "aanbiedingsprijs", "kortingsprijs", "angebotspreis", "aktionspreis",
        "sonderpreis", "prix promo", "prix promotionnel", "prix soldé", "prix réduit", "current price", "offer price", "promo price", "promotional price", "reduced price", "action price", "saleprice",
        "prezzo scontato", "precio oferta", "cena promocyjna",
    ]),
    field("old_price", Decimal, "A former or recommended price that the source gives beside the price; in the shop's currency.", &[
        "old price", "oldprice", "compare at price", "variant compare at price", "van prijs", "vanprijs", "vorige prijs", "oude prijs", "adviesprijs", "was price", "previous price", "list price", "msrp",
        "rrp", "uvp", "streichpreis", "alter preis", "prix barré", "ancien prix", "prix conseillé", "recommended retail price", "recommended price", "crossed price", "strike price",
        "rrp price", "prezzoriferimento", "prezzo riferimento", "price old", "base price old", "original price", "prix d'origine", "listprice", "doorstreepprijs",
    ]),
    field("sale_price_start", Time, "First moment of the sale price.", &[
        "sale price start", "sale start", "special price from date", "special from date", "date sale price starts", "discount from", "sale price start date", "actie van", "actieprijs van", "start actie",
        "angebot von", "début promo", "sale price from", "sale start date", "special price from", "promo start",
    ]),
    field("sale_price_end", Time, "Last moment of the sale price.", &[
        "sale price end", "sale end", "special price to date", "special to date", "date sale price ends", "discount to", "sale price end date", "actie tot", "actieprijs tot", "einde actie",
        "angebot bis", "fin promo", "sale price to", "sale end date", "special price to", "promo end",
    ]),
    field("sale_price_effective_date", Text, "Period of the sale price as `start/end`.", &["sale price effective date", "sale price effective period"]),
    field("currency", Text, "ISO 4217 code of the currency of the prices.", &[
        "currency", "currency code", "currencyid", "valuta", "munteenheid", "währung", "waehrung", "devise", "monnaie", "price currency", "moneda", "waluta",
    ]),
    field("vat_rate", Decimal, "Value added tax in percent: 21.", &[
        "vat rate", "vat", "vat percentage", "btw", "btw percentage", "btw tarief", "tax rate", "mwst", "mwst satz", "ust", "steuersatz", "taux tva", "tva", "vat percent", "btw %", "iva", "tax percentage", "dph",
    ]),
    field("unit_pricing_measure", Text, "Amount that the price is for: `750 ml`.", &["unit pricing measure", "content amount", "inhoud", "inhalt", "contenance", "unit measure"]),
    field("unit_pricing_base_measure", Text, "Amount that the price is compared by: `1 l`.", &["unit pricing base measure", "grundpreiseinheit", "base measure"]),
    field("unit_price", Text, "Price by measure as text: `10,00 €/kg`.", &["baseprice", "grundpreis", "prijs per eenheid", "stukprijs", "prix unitaire"]),
    derived(field("availability", Text, "Whether it can be bought: in stock, out of stock, preorder, backorder, in the source's own words.", &[
        "availability", "in stock", "instock", "is in stock", "in stock?", "stock status", "stockstatus", "availability status", "beschikbaarheid", "beschikbaar", "op voorraad", "voorraadstatus",
        "verfügbarkeit", "verfügbar", "lagerstatus", "auf lager", "disponibilité", "disponible", "en stock", "disponibilita", "disponibilità", "disponibilidad", "dostupnost", "available", "dostępność",
        "наявність", "наличие", "avail", "available for order", "lagerware", "stock availability",
    ]), Derived {
        from: "stock",
        value: r#"{"cases": [
            {"if": {"field": "stock", "is": "greater_than", "value": 0}, "then": {"value": "in_stock"}},
            {"if": {"field": "stock", "is": "filled"}, "then": {"value": "out_of_stock"}}
        ]}"#,
        doc: "in stock when `stock` is above 0, else out of stock.",
    }),
    field("availability_date", Time, "When it will be in stock or is published.", &[
        "availability date", "available date", "product available date", "available from", "release date", "beschikbaar vanaf", "leverbaar vanaf", "verfügbar ab", "erscheinungsdatum", "date de disponibilité", "restock date",
    ]),
    field("expiration_date", Time, "When the offer ends.", &["expiration date", "expiry date", "end date", "einddatum", "ablaufdatum", "date d'expiration", "valid until"]),
    field("brand", Text, "Brand or maker.", &[
        "brand", "brand name", "vendor", "manufacturer", "manufacturer name", "merk", "merknaam", "merk naam", "fabrikant", "producent", "marke", "markenname", "hersteller", "herstellername", "marque",
        "fabricant", "marca", "marka", "výrobce", "značka", "бренд", "производитель", "виробник", "maker", "varemærke", "mærke", "designer", "label brand", "brandname", "merk/leverancier",
    ]),
    field("gtin", Text, "Global Trade Item Number: EAN, UPC or ISBN.", &[
        "gtin", "ean", "ean13", "ean 13", "ean code", "eancode", "barcode", "variant barcode", "bar code", "upc", "isbn", "gtin13", "gtin 13", "gtin14", "gtin 14", "ean nummer", "eannummer", "streepjescode", "strichcode",
        "code barre", "code barres", "code ean", "eans", "ean upc", "gtin ean", "ean gtin", "gtin upc ean or isbn", "global unique id", "ean number", "product ean", "kod ean", "gencod", "codice ean", "upc code",
    ]),
    field("mpn", Text, "The maker's article number.", &[
        "mpn", "manufacturer part number", "manufacturer number", "manufacturer sku", "supplier reference", "part number", "oem", "oem number", "fabrikantcode", "fabrikant artikelnummer", "hersteller nr", "herstellernummer",
        "hersteller artikelnummer", "han", "référence fabricant", "ref fabricant", "manufacturer code", "vendor code", "vendorcode", "model number", "modelnummer", "model", "modell", "modèle", "typenummer", "codicefornitore",
        "kod producenta", "product reference", "supplier part number", "leveranciersartikelnummer",
    ]),
    field("identifier_exists", Boolean, "Whether the product has a GTIN, or a brand and MPN, at all.", &["identifier exists", "custom product"]),
    field("condition", Text, "New, used or refurbished, in the source's own words.", &[
        "condition", "product condition", "conditie", "staat", "zustand", "artikelzustand", "état", "condizione", "condición", "stan", "item condition",
    ]),
    field("category", Text, "The shop's own category, as a path with `>` where it has levels.", &[
        "category", "categories", "category path", "categorypath", "categorie", "categorieën", "categoriepad", "productcategorie", "product category", "hoofdcategorie", "kategorie", "kategorien", "kategoriepfad", "produktkategorie",
        "warengruppe", "artikelgruppe", "catégorie", "catégories", "category name", "categoryname", "categorytext", "category text", "category paths", "collections", "rubriek", "rayon", "breadcrumb", "breadcrumbs",
        "merchant category", "alberocategorie", "categoria", "categoría", "kategoria", "categories x y z", "категория", "категорія", "productgroep", "kategori", "main category",
    ]),
    field("category_id", Text, "Number of the shop's own category.", &["category id", "categoryid", "categorie id", "kategorie id", "id catégorie"]),
    field("google_product_category", Text, "Google's product category, as number or path.", &[
        "google product category", "google category", "google shopping google product category", "google categorie", "google kategorie", "catégorie google", "google taxonomy", "taxonomy",
    ]),
    field("product_type", Text, "The shop's own sort of product.", &[
        "product type", "type", "producttype", "soort", "productsoort", "produkttyp", "artikelart", "type de produit", "subcategory", "subcategorie", "sub category", "warenuntergruppe", "unterkategorie", "sous catégorie", "item type",
        "custom product type",
    ]),
    list("product_highlight", Text, "Short points in favour of the product.", &["product highlight", "product highlights", "highlights", "bullet points", "bullets", "usp", "usps", "pluspunten", "bullet point"]),
    group("product_detail", "Technical facts.", &[member("section_name", Text), member("attribute_name", Text), member("attribute_value", Text)], &["product detail", "product details table", "specifications"]),
    list("tags", Text, "Keywords of the shop.", &["tags", "keywords", "labels", "trefwoorden", "zoekwoorden", "schlagworte", "schlagwörter", "mots clés", "etiquettes", "étiquettes", "meta keywords", "tags x y z"]),
    field("language", Text, "ISO 639-1 language of the texts.", &["language", "taal", "sprache", "langue", "lang", "content language"]),
    field("country", Text, "ISO 3166-1 country that the offer is for.", &["country", "land", "pays", "target country", "country code"]),
    field("rating", Decimal, "Average rating of customers.", &["rating", "average rating", "review rating", "beoordeling", "bewertung", "note moyenne", "rating average", "stars"]),
    field("review_count", Integer, "How many customers rated it.", &["review count", "reviews", "number of reviews", "rating count", "aantal reviews", "aantal beoordelingen", "anzahl bewertungen", "nombre d'avis"]),
    list("promotion_id", Text, "Promotions that the product takes part in.", &["promotion id", "promotions", "promo id"]),
    field("installment", Text, "Terms of payment in instalments.", &["installment", "installments"]),
];
