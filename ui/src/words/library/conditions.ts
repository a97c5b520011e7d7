// The conditions in Dutch: when each holds, and its arguments. What they are called stands with the words of rules.

import type { Items } from "./items";

const CASE = ["hoofdletters tellen mee", "Anders zijn hoofdletters en kleine letters gelijk."] as const;
const TEXTS = ["Teksten", "Een of meer teksten; {\"field\": \"…\"} voor een ander veld."] as const;
const NUMBER = ["Getal", "Het getal waarmee wordt vergeleken; {\"field\": \"…\"} voor een ander veld."] as const;
const MOMENT = ["Datum", "Een datum (2026-03-01), een datum met tijd, now voor nu, of {\"field\": \"…\"} voor een ander veld."] as const;
const OR_ON = ["of op die dag", "Dezelfde dag (of hetzelfde moment) is ook goed."] as const;
const UNIT = ["Eenheid", "Wat er geteld wordt.", { characters: "tekens", words: "woorden", bytes: "bytes", elements: "onderdelen" }] as const;
const COUNTED = ["Aantal", "Hoeveel; {\"field\": \"…\"} voor een ander veld."] as const;
const DAYS = ["Dagen", "Hoeveel dagen."] as const;
const WITHIN = ["Binnen", "Alleen producten met gelijke waarden worden vergeleken, zoals item_group_id voor de varianten; anders alle."] as const;
const EDGE = {
  count: ["Aantal", "Hoeveel producten."],
  percent: ["Procent", "Hoeveel procent van de producten."],
  within: WITHIN,
} as const;

export const conditions: Items<"conditions"> = {
  after: ["Geldt als de datum na de andere ligt. Een datum zonder tijd is de hele dag. De klok is die van de winkel.", { value: MOMENT, or_on: OR_ON }],
  always: ["Geldt voor elk product."],
  before: ["Geldt als de datum vóór de andere ligt. Een datum zonder tijd is de hele dag. De klok is die van de winkel.", { value: MOMENT, or_on: OR_ON }],
  between: ["Geldt als de waarde een getal is vanaf het ene tot en met het andere.", {
    min: ["Vanaf", "Het kleinste getal dat goed is; {\"field\": \"…\"} voor een ander veld."],
    max: ["Tot en met", "Het grootste getal dat goed is."],
  }],
  contains: ["Geldt als de gegeven tekst ergens in de tekst staat.", { value: ["Tekst", "De tekst die gezocht wordt; {\"field\": \"…\"} voor een ander veld."], case_sensitive: CASE }],
  contains_all: ["Geldt als elke gegeven tekst ergens in de tekst staat.", { values: TEXTS, case_sensitive: CASE }],
  contains_any: ["Geldt als minstens één gegeven tekst in de tekst staat.", { values: TEXTS, case_sensitive: CASE }],
  duplicate: ["Geldt als een eerder product in de catalogus dezelfde waarde heeft, zodat het eerste blijft.", {
    within: WITHIN,
    all: ["ook het eerste", "Ook het eerste telt als dubbel als er meer zijn."],
  }],
  empty: ["Geldt als de waarde ontbreekt, een lege tekst is of een lijst zonder gevulde onderdelen. Alleen spaties telt ook als leeg."],
  ends_with: ["Geldt als de tekst op een van de gegeven teksten eindigt.", { values: TEXTS, case_sensitive: CASE }],
  equals: ["Geldt als de waarde gelijk is: getallen op grootte (10 is 10,00), ja en nee op betekenis, tekst letter voor letter.", { value: ["Waarde", "De waarde waarmee wordt vergeleken; {\"field\": \"…\"} voor een ander veld."], case_sensitive: CASE }],
  equals_any: ["Geldt als de waarde gelijk is aan een van de gegeven waarden.", { values: ["Waarden", "Een of meer waarden; {\"field\": \"…\"} voor een ander veld."], case_sensitive: CASE }],
  filled: ["Geldt als er een waarde is met iets anders dan spaties."],
  greater_or_equal: ["Geldt als de waarde een getal is en minstens het andere.", { value: NUMBER }],
  greater_than: ["Geldt als de waarde een getal is en hoger dan het andere.", { value: NUMBER }],
  in_bottom: ["Geldt voor de producten met de laagste waarden: een aantal, of een percentage van die met een waarde. Van gelijke waarden gaat het eerdere product voor.", EDGE],
  in_list: ["Geldt als de waarde in een kolom van een tabel staat; hoofdletters tellen niet mee. Cellen mogen * bevatten voor wat dan ook.", {
    table: ["Tabel", "Naam van het bestand in tables, zonder .csv."],
    column: ["Kolom", "Kolom met de lijst; anders de eerste."],
    case_sensitive: CASE,
  }],
  in_season: ["Geldt als de datum in een deel van het jaar valt dat elk jaar terugkomt, beide dagen meegeteld. Over nieuwjaar heen mag.", {
    from: ["Eerste dag", "Maand en dag: 03-01."],
    to: ["Laatste dag", "Maand en dag: 05-31."],
  }],
  in_top: ["Geldt voor de producten met de hoogste waarden: een aantal, of een percentage van die met een waarde. Van gelijke waarden gaat het eerdere product voor.", EDGE],
  length_between: ["Geldt als de lengte van de tekst tussen de twee grenzen ligt, de grenzen meegeteld.", {
    min: ["Minstens", "De kleinste lengte."],
    max: ["Hoogstens", "De grootste lengte."],
    unit: UNIT,
  }],
  less_or_equal: ["Geldt als de waarde een getal is en hoogstens het andere.", { value: NUMBER }],
  less_than: ["Geldt als de waarde een getal is en lager dan het andere.", { value: NUMBER }],
  longer_than: ["Geldt als de tekst langer is dan het getal.", { value: COUNTED, unit: UNIT }],
  matches: ["Geldt als een reguliere expressie iets in de tekst vindt. ^ en $ staan voor het begin en het einde.", { pattern: ["Patroon", "De reguliere expressie."] }],
  missing: ["Geldt als de bron zo'n waarde helemaal niet heeft; een lege tekst geldt niet als ontbrekend."],
  on: ["Geldt als de datum op dezelfde dag valt als de andere, volgens de klok van de winkel.", { value: ["Datum", "Een datum (2026-03-01), now voor vandaag, of {\"field\": \"…\"} voor een ander veld."] }],
  shorter_than: ["Geldt als de tekst korter is dan het getal.", { value: COUNTED, unit: UNIT }],
  starts_with: ["Geldt als de tekst met een van de gegeven teksten begint.", { values: TEXTS, case_sensitive: CASE }],
  valid_gtin: ["Geldt voor 8, 12, 13 of 14 cijfers (EAN, UPC, ISBN-13) met een goed controlecijfer, buiten de nummers die GS1 reserveert voor gebruik in winkels zelf en voor kortingsbonnen. Spaties en streepjes tussen de cijfers zijn niet goed.", {
    restricted: ["ook gereserveerde", "Nummers voor gebruik in de winkel zelf en voor kortingsbonnen zijn ook goed."],
    prefixes: ["Begint met", "Het nummer moet met een van deze beginnen, zoals het GS1-nummer van het merk, in 13 cijfers geteld."],
  }],
  valid_image_url: ["Geldt voor een heel webadres dat niet op iets anders dan een afbeelding eindigt. Een adres zonder extensie is goed, tenzij je er een vraagt. De afbeelding zelf wordt niet opgehaald.", {
    ending: ["met een extensie", "Het adres moet op een extensie eindigen."],
    endings: ["Extensies", "Extensies die goed zijn."],
  }],
  valid_url: ["Geldt voor een heel webadres: http of https, een site, geen spaties of andere tekens die gecodeerd moeten zijn.", { https: ["alleen https", "Alleen https is goed."] }],
  within_last: ["Geldt als de datum hoogstens zoveel dagen geleden is, volgens de klok van de winkel. Vandaag is 0 dagen geleden; de toekomst telt niet mee.", { days: DAYS }],
  within_next: ["Geldt als de datum hoogstens zoveel dagen vooruit ligt, volgens de klok van de winkel. Vandaag is 0 dagen vooruit; het verleden telt niet mee.", { days: DAYS }],
  yes: ["Geldt voor een ja/nee-veld dat ja is, en voor de woorden van bestanden: yes, true, 1, ja, oui, wahr."],
};
