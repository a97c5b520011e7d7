//! How it gets to the customer: stock, shipping, weight, dimensions, tax.

use super::Kind::{Boolean, Decimal, Integer, Text};
use super::{Field, field, group, member};

#[rustfmt::skip]
pub(super) const FIELDS: &[Field] = &[
    field("stock", Integer, "Pieces that can be sold now.", &[
        "stock", "quantity", "qty", "stock quantity", "inventory quantity", "variant inventory qty", "inventory", "inventory level", "stock level", "voorraad", "voorraad aantal", "aantal", "aantal op voorraad", "voorraadaantal",
        "vrije voorraad", "lagerbestand", "bestand", "lagermenge", "menge", "anzahl", "quantité", "quantité en stock", "stock disponible", "on hand", "qty available", "available quantity", "quantity available", "stock amount", "stockamount", "stock qty",
        "qoh", "sell on google quantity", "count on hand", "stan magazynowy", "quantità", "quantity in stock", "остаток", "giacenza", "beschikbare voorraad",
    ]),
    field("backorders", Boolean, "Whether it can be ordered while out of stock.", &["backorders allowed", "backorders", "allow backorders", "nabestellen", "nalevering", "inventory policy", "variant inventory policy"]),
    group("shipping", "Cost and speed of shipping, by country and service. Money in the shop's currency.", &[
        member("country", Text), member("region", Text), member("postal_code", Text), member("service", Text), member("price", Decimal), member("min_handling_time", Integer),
        member("max_handling_time", Integer), member("min_transit_time", Integer), member("max_transit_time", Integer),
    ], &["shipping", "versand"]),
    field("shipping_price", Decimal, "Cost of shipping, in the shop's currency.", &[
        "shipping price", "shipping cost", "shipping costs", "shippingcost", "verzendkosten", "verzendprijs", "bezorgkosten", "versandkosten", "lieferkosten", "frais de port", "frais de livraison", "delivery cost", "delivery costs", "delivery price", "delivery", "spese spedizione",
        "spesespedizione", "shipping rate", "norma shipping cost", "shipping fee", "postage", "gastos de envio", "koszt dostawy", "additional shipping cost", "portokosten", "local delivery cost",
    ]),
    field("delivery_time", Text, "How long delivery takes, in the source's own words.", &[
        "delivery time", "levertijd", "levertermijn", "leveringstermijn", "lieferzeit", "délai de livraison", "délais de livraison", "deliverytime", "delivery period", "lead time", "leadtime", "shipping time", "delivery date", "bezorgtijd", "delivery code", "tempi di consegna", "czas dostawy", "leveringstid",
        "max delivery time", "delivery estimate",
    ]),
    field("min_handling_time", Integer, "Minimum number of days before it is sent.", &["min handling time", "min preparation time"]),
    field("max_handling_time", Integer, "Maximum number of days before it is sent.", &["max handling time", "max preparation time", "handling time", "verwerkingstijd"]),
    field("shipping_label", Text, "Name of a group of products with the same shipping.", &["shipping label", "shipping class", "verzendklasse", "versandklasse", "classe de livraison"]),
    field("transit_time_label", Text, "Name of a group of products with the same transit time.", &["transit time label"]),
    field("weight", Text, "Weight with its unit: `1.2 kg`.", &[
        "weight", "shipping weight", "gewicht", "gewicht kg", "poids", "variant grams", "weight kg", "weight g", "product weight", "nettogewicht", "bruttogewicht", "versandgewicht", "verzendgewicht", "peso", "waga", "hmotnost", "вес", "package weight", "grams", "vekt", "vægt", "item weight",
    ]),
    field("length", Text, "Length with its unit.", &["length", "lengte", "länge", "longueur", "product length", "shipping length", "length cm", "depth", "diepte", "tiefe", "profondeur"]),
    field("width", Text, "Width with its unit.", &["width", "breedte", "breite", "largeur", "product width", "shipping width", "width cm"]),
    field("height", Text, "Height with its unit.", &["height", "hoogte", "höhe", "hauteur", "product height", "shipping height", "height cm"]),
    field("dimensions", Text, "Length, width and height in one text.", &["dimensions", "dimension", "afmetingen", "afmeting", "maten lxbxh", "abmessungen", "maße", "masse lxbxh", "product dimensions"]),
    field("ships_from_country", Text, "ISO 3166-1 country that it is sent from.", &["ships from country", "ship from"]),
    group("tax", "Sales tax by region, in percent.", &[member("country", Text), member("region", Text), member("rate", Decimal), member("tax_ship", Boolean)], &["tax"]),
    field("tax_category", Text, "Name of a group of products with the same tax.", &["tax category", "tax class", "tax class name", "belastingklasse", "btw klasse", "steuerklasse", "variant tax code"]),
    field("minimum_order_quantity", Integer, "Fewest pieces that can be bought.", &["minimum order quantity", "min order quantity", "minimal quantity", "min purchase", "minimum quantity", "minimale afname", "mindestbestellmenge", "moq"]),
    field("pickup_method", Text, "How it can be picked up in a shop.", &["pickup method", "pickup"]),
];
