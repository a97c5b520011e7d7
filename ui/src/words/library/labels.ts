// The arguments of labels in Dutch. What labels are called and say is in `called`.

import type { ItemArguments } from "./items";

const BANDS = ["Klassen", "De klassen van laag naar hoog; de laatste krijgt de rest."] as const;
const PRICE = ["Prijs", "De prijs."] as const;
const SALE_PRICE = ["Actieprijs", "De actieprijs."] as const;

export const labels: ItemArguments<"labels"> = {
  bands: {
    value: ["Waarde", "Het getal: een veld, een berekening, iets van andere producten."],
    bands: BANDS,
  },
  discount: {
    price: PRICE,
    sale_price: SALE_PRICE,
    lowest_price_30_days: ["Laagste prijs", "De laagste eigen prijs van de laatste 30 dagen."],
    against: ["Vergeleken met", "Wat de oude prijs is.", { price: "de gewone prijs", lowest: "de laagste van 30 dagen" }],
    none: ["Zonder korting", "Naam van de klasse voor producten zonder korting."],
    bands: BANDS,
  },
  margin: {
    price: PRICE,
    sale_price: SALE_PRICE,
    cost: ["Inkoopprijs", "De inkoopprijs zonder btw, in dezelfde valuta."],
    vat_rate: ["Btw-tarief", "In procenten; het gebruikelijke tarief van de winkel als een product er geen heeft."],
    vat: ["Btw", "Of de prijzen met btw zijn.", { included: "inbegrepen", excluded: "niet inbegrepen" }],
    sale: ["Met actieprijs", "Reken met de actieprijs."],
    measure: ["Meet", "Wat er gemeten wordt.", { share: "percentage", amount: "bedrag" }],
    floor: ["Minstens", "Onder dit bedrag zit een product in de laagste klasse, hoe groot het percentage ook is."],
    bands: ["Klassen", "De klassen van laag naar hoog; de laatste krijgt de rest. Anders: laag onder 20 %, midden onder 45 %, hoog; bij bedragen laag onder 5, midden onder 20, hoog."],
  },
  performance: {
    clicks: ["Klikken", "Het aantal klikken."],
    ad_cost: ["Advertentiekosten", "De kosten van de klikken."],
    revenue: ["Omzet", "De omzet uit die klikken."],
    return_rate: ["Retouren", "Percentage van de omzet dat terugkomt, zoals label/returns/value."],
    margin: ["Marge", "Percentage van de omzet dat marge is, zoals label/margin/value."],
    clicks_from: ["Gezien vanaf", "Vanaf hoeveel klikken een product gezien is."],
    target: ["Doel", "Welke opbrengst goed is, in procenten."],
    names: ["Namen", "Namen van de klassen.", { star: "gezien, haalt het doel", underperformer: "gezien, haalt het doel niet", potential: "nauwelijks gezien, haalt het doel", invisible: "nauwelijks gezien, haalt het doel niet" }],
  },
  quantiles: {
    value: ["Waarde", "Het getal: een veld, een berekening, iets van andere producten."],
    classes: ["Aantal klassen", "Hoeveel klassen; anders 4."],
    by: ["Binnen", "Producten met gelijke waarden worden met elkaar vergeleken; anders alle."],
    names: ["Namen", "Namen van de klassen van laag naar hoog; anders 1, 2, …"],
  },
  returns: {
    returned: ["Geretourneerd", "Stuks die terugkwamen."],
    sold: ["Verkocht", "Stuks verkocht in dezelfde periode."],
    by: ["Gemiddelde per", "Producten met gelijke waarden delen een gemiddelde; anders die van dezelfde categorie."],
    strength: ["Gewicht", "Hoeveel verkopen het gemiddelde waard is."],
    rate: ["Percentage", "Een bekend retourpercentage, in plaats van stuks."],
    bands: BANDS,
  },
  season: {
    from: ["Kijk in", "Waar het seizoen gezocht wordt, op volgorde."],
    relative: ["Ten opzichte van nu", "De klasse is voorbij, lopend of komend."],
    halves: ["Halve jaren", "Seizoenen zijn halve jaren: lente-zomer en herfst-winter."],
    winter_year: ["Jaar van een winter", "Welk jaar een winter in januari en februari heeft.", { date: "het jaar van de datum", start: "het jaar waarin de winter begon" }],
    names: ["Namen", "Namen van de klassen ten opzichte van nu.", { past: "voorbij", current: "lopend", coming: "komend" }],
  },
  size_run: {
    size: ["Maat", "De maat."],
    stock: ["Voorraad", "Stuks op voorraad."],
    sold: ["Verkocht", "Verkochte stuks, waar bekend."],
    by: ["Groep", "Producten met gelijke waarden zijn één groep."],
    order: ["Maten", "De maten van klein naar groot; anders de gebruikelijke volgorde."],
    prior: ["Gewicht", "Hoeveel stuks de gebruikelijke verdeling over de maten waard is naast wat echt verkocht is."],
    broken: ["Gebroken", "Naam van de klasse voor gebroken maatreeksen."],
    bands: BANDS,
  },
  stock: {
    stock: ["Voorraad", "Stuks op voorraad."],
    sold: ["Verkocht", "Stuks verkocht in de periode."],
    period: ["Periode", "Over hoeveel dagen de verkopen gaan."],
    measure: ["Meet", "Wat er gemeten wordt.", { pieces: "stuks", days: "dagen" }],
    bands: ["Klassen", "De klassen van laag naar hoog; de laatste krijgt de rest. Anders: laag onder 6 stuks, midden onder 21, hoog onder 101, max; bij dagen laag onder 14, midden onder 60, hoog onder 180, max."],
  },
};
