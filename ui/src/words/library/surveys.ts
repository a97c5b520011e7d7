// The surveys in Dutch: what each tells of other products, and its arguments. What they are called stands with the words of values.

import type { Items } from "./items";

export const surveys: Items<"surveys"> = {
  average: ["Het gemiddelde van de getallen in de groep. Geen waarde als er geen getal is."],
  collect: ["Een lijst van de verschillende waarden in de groep, in de volgorde van de catalogus.", { max: ["Hoogstens", "Hoeveel waarden er blijven."] }],
  count: ["Het aantal producten in de groep."],
  count_filled: ["Het aantal producten in de groep met een waarde."],
  distinct: ["Het aantal verschillende waarden in de groep, zoals het aantal kleuren van een artikel."],
  duplicate: ["Ja voor een product waarvan een eerder product in de groep de waarde ook heeft; nee voor het eerste en voor een waarde die ontbreekt.", { all: ["Ook het eerste", "Ook ja voor het eerste, als er meer zijn."] }],
  first: ["De waarde van het eerste product in de groep dat er een heeft, in de volgorde van de catalogus."],
  lookup: ["De waarde van een ander product, gevonden op zijn sleutel, zoals de omschrijving van het hoofdproduct. Alle producten worden bekeken; van meerdere met die sleutel telt het eerste met een waarde."],
  max: ["Het hoogste getal in de groep, of de laatste datum."],
  min: ["Het laagste getal in de groep, of de eerste datum."],
  quantile: ["In welke van een aantal even gevulde klassen het getal valt: 1 voor de laagste. Gelijke getallen zitten in dezelfde klasse.", { classes: ["Klassen", "Hoeveel klassen: 4 voor kwartielen, 10 voor decielen, 100 voor percentielen."] }],
  rank: ["De plaats van het product als de groep op volgorde van een getal wordt gezet: 1 voor het eerste. Bij gelijke getallen gaat het eerdere product voor; een product zonder getal krijgt geen plaats.", { order: ["Volgorde", "Welk getal vooraan staat.", { ascending: "laagste eerst", descending: "hoogste eerst" }] }],
  share: ["Het percentage van de producten in de groep waarvan de waarde ja is."],
  shrunk_rate: ["Een percentage zoals retouren van verkopen, dat naar het gemiddelde van de groep trekt als er weinig verkocht is: één retour van twee verkopen zegt weinig.", { strength: ["Gewicht", "Hoeveel verkopen het gemiddelde van de groep waard is."] }],
  size_run: ["Kijkt naar de maten van een variantgroep: voor welk deel van de vraag een maat op voorraad is, en of alleen de buitenste maten er nog zijn.", {
    gives: ["Geeft", "Wat het vertelt.", { share: "het deel van de vraag", broken: "of de reeks gebroken is", both: "beide" }],
    order: ["Maten", "De maten van klein naar groot; anders de gebruikelijke volgorde: XXS tot 20XL, getallen, jeans, bh's, kindermaten."],
    prior: ["Gewicht", "Hoeveel stuks de gebruikelijke verdeling waard is naast wat echt verkocht is."],
  }],
  sum: ["Het totaal van de getallen in de groep; 0 als er geen is."],
};
