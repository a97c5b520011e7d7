// The transforms in Dutch: what each is called and does, and its arguments. The English texts come with the items.

import type { TitledItems } from "./items";

const NUMBER = "Een getal, of een veld dat het bevat: {\"field\": \"shipping_price\"}.";
const CASE = ["Hoofdletters tellen mee", "Anders zijn hoofdletters en kleine letters gelijk."] as const;
const WHOLE = ["Alleen hele woorden", "Alleen waar er geen letter of cijfer direct naast staat: rood staat niet in vuurrood."] as const;
const RATE = ["Btw-tarief", "In procenten, vast of uit een veld; anders het gebruikelijke tarief van de winkel."] as const;
const DECIMALS = ["Decimalen", "Hoeveel decimalen er blijven."] as const;
const KEEP = ["Zo laten", "Woorden die blijven zoals ze hier staan, zoals GTX of Merrell."] as const;
const DECIMAL_SIGN = ["Decimaalteken", "Komma of punt voor de decimalen."] as const;
const THOUSANDS = ["Teken bij duizendtallen", "Komt tussen groepen van drie cijfers."] as const;
const PATTERN = ["Patroon", "Een reguliere expressie. Met (?i) vooraan tellen hoofdletters niet mee."] as const;

export const transforms: TitledItems<"transforms"> = {
  add: ["Optellen", "Telt een getal bij de waarde op. Wat geen getal is, blijft zoals het is. Geen waarde als het andere getal ontbreekt.", { by: ["Erbij", NUMBER] }],
  add_days: ["Dagen optellen", "Verschuift een datum een aantal dagen; het tijdstip blijft gelijk. Geen waarde als het geen datum is of het aantal dagen ontbreekt.", { days: ["Dagen", "7 voor een week later, -1 voor de dag ervoor."] }],
  add_percent: ["Percentage erbij", "Verhoogt een getal met een percentage, of verlaagt het met een negatief percentage. Wat geen getal is, blijft zoals het is. Geen waarde als het percentage ontbreekt.", { percent: ["Percentage", "10 voor 10 % meer, -10 voor 10 % minder."] }],
  add_query: ["Parameters toevoegen aan een adres", "Zet trackingcodes of andere parameters achter een adres, na ? of & en vóór een #. Wat het adres zou breken, wordt gecodeerd. Lege adressen blijven leeg, lege parameters vallen weg.", { query: ["Parameters", "Als tekst: utm_source=google&utm_campaign={brand}. Een naam tussen accolades is een veld."] }],
  add_tax: ["Btw erbij", "Maakt van een prijs zonder btw een prijs met btw, op centen. Wat geen getal is, blijft zoals het is. Geen waarde als het btw-tarief van het product ontbreekt.", { rate: RATE }],
  append: ["Erachter zetten", "Zet tekst achter de waarde: een vaste tekst of een veld. Een lege waarde blijft leeg.", {
    text: ["Tekst", "Een naam tussen accolades is een veld: {brand}."],
    separator: ["Ertussen", "Komt tussen de waarde en de tekst, als beide er zijn."],
  }],
  bucket: ["Klasse bepalen", "Geeft de naam van de klasse waarin een getal valt: prijsklassen, voorraadklassen. Geen waarde als het geen getal is of boven alle klassen ligt.", { bands: ["Klassen", "De klassen van laag naar hoog."] }],
  capitalize: ["Eerste letter als hoofdletter", "Schrijft de eerste letter als hoofdletter en laat de rest zoals die is."],
  clamp: ["Binnen grenzen houden", "Verhoogt een getal tot een minimum en verlaagt het tot een maximum. Een grens die ontbreekt, telt niet; wat geen getal is, blijft zoals het is.", {
    min: ["Minstens", "Het laagste getal dat mag."],
    max: ["Hoogstens", "Het hoogste getal dat mag; wint als het lager is dan het minimum."],
  }],
  clear_if: ["Invulwoorden verwijderen", "Maakt de waarde leeg als er staat wat winkels invullen waar niets is, zoals - of n.v.t. Hoofdletters en spaties aan de randen tellen niet mee.", { values: ["Teksten", "De teksten die als leeg gelden."] }],
  collapse_whitespace: ["Spaties opschonen", "Maakt van elke reeks spaties, regeleinden en tabs één spatie en haalt ze aan de randen weg."],
  convert_currency: ["Valuta omrekenen", "Vermenigvuldigt een bedrag met een wisselkoers en rondt af. Geen waarde als de koers ontbreekt: liever geen prijs dan een in de verkeerde valuta.", {
    rate: ["Koers", "Hoeveel van de nieuwe valuta één van de oude is: een getal, of een waarde uit een tabel."],
    decimals: DECIMALS,
  }],
  convert_unit: ["Eenheid omrekenen", "Leest een gewicht, lengte of inhoud (500 gr, 1,5 liter) en schrijft die in een andere eenheid, of met de eenheid netjes geschreven. Wat geen bekende eenheid heeft of iets anders meet, blijft zoals het is.", {
    to: ["Naar", "De eenheid die geschreven wordt: kg, cm, ml. Anders de eenheid die er al staat."],
    from: ["Zonder eenheid is het", "De eenheid van een getal dat zonder eenheid is geschreven."],
    decimals: DECIMALS,
    write_unit: ["Eenheid schrijven", "Anders alleen het getal."],
  }],
  count: ["Tellen", "Het aantal gevulde onderdelen van een lijst: 0 als er niets is, 1 bij één waarde."],
  decode_html: ["HTML-codes omzetten", "Maakt van &amp;, &eacute; en dergelijke de tekens waar ze voor staan. Tags blijven."],
  decode_url: ["Adrescodes omzetten", "Maakt van %C3%A9 en dergelijke weer gewone tekens."],
  dedupe: ["Dubbele waarden verwijderen", "Houdt van gelijke onderdelen van een lijst het eerste. Hoofdletters en spaties aan de randen tellen niet mee."],
  default: ["Standaardwaarde", "Geeft een tekst als de waarde ontbreekt of leeg is.", { text: ["Tekst", "Een naam tussen accolades is een veld: {brand}."] }],
  divide: ["Delen", "Deelt een getal door een ander getal. Wat geen getal is, blijft zoals het is. Geen waarde als het andere getal ontbreekt of nul is.", { by: ["Door", NUMBER] }],
  element: ["Eén uit een lijst", "Neemt één onderdeel van een lijst. Geen waarde als het er niet is.", { at: ["Welke", "1 is de eerste, -1 de laatste."] }],
  encode_html: ["Schrijven als HTML", "Schrijft &, <, > en aanhalingstekens als HTML-codes, voor partners die een tekst als HTML tonen."],
  encode_url: ["Schrijven voor in een adres", "Schrijft alles behalve letters, cijfers en -._~ als % met cijfers, zodat een tekst of een heel adres in een parameter past."],
  extract: ["Eruit halen met een patroon", "Neemt wat bij een reguliere expressie past: de eerste groep, of alles als er geen groep is. Geen waarde als niets past.", {
    pattern: ["Patroon", "Een reguliere expressie: maat (\\d+). Met (?i) vooraan tellen hoofdletters niet mee."],
    group: ["Groep", "Nummer van de groep; 0 is alles wat past."],
    all: ["Alles", "Neem alles wat past, als lijst."],
  }],
  extract_json: ["Uit JSON halen", "Leest een tekst als JSON en neemt de waarde op een pad: variants/0/sku. Geen waarde als het geen JSON is of daar niets staat.", { path: ["Pad", "Namen en plaatsen (vanaf 0) met / ertussen; leeg is alles."] }],
  filter_list: ["Lijst filteren", "Houdt de onderdelen van een lijst waarin een van de woorden staat of die bij het patroon passen, of laat die juist weg. Zonder woorden en patroon blijven de gevulde onderdelen.", {
    words: ["Woorden", "Waarnaar gezocht wordt; hoofdletters tellen niet mee."],
    pattern: ["Patroon", "Een reguliere expressie."],
    drop: ["Weglaten", "Laat weg wat past, in plaats van het te houden."],
  }],
  format_boolean: ["Ja of nee schrijven", "Leest ja of nee in meerdere talen (true, 1, ja, oui) en schrijft het in de woorden van de partner. Wat geen van beide is, blijft zoals het is.", {
    yes: ["Voor ja", "Wat er voor ja komt te staan."],
    no: ["Voor nee", "Wat er voor nee komt te staan."],
  }],
  format_date: ["Datum schrijven", "Schrijft een datum zoals de partner die wil, in de tijdzone van de winkel. Wat geen datum is, blijft zoals het is.", { format: ["Notatie", "In strftime-codes: %d-%m-%Y. Anders ISO 8601 met tijd en zone."] }],
  format_number: ["Getal schrijven", "Schrijft een getal met vaste decimalen, een decimaalteken en een teken bij duizendtallen; halven worden naar boven afgerond. Wat geen getal is, blijft zoals het is.", {
    decimals: ["Decimalen", "Hoeveel decimalen; anders zoveel als het getal heeft."],
    decimal_sign: DECIMAL_SIGN,
    thousands: THOUSANDS,
  }],
  format_price: ["Prijs schrijven", "Schrijft een bedrag zoals de partner het wil: 12.34 EUR. De decimalen volgen de valuta; halven worden naar boven afgerond. Wat geen getal is, blijft zoals het is.", {
    currency: ["Valuta", "EUR, € of {currency}; anders die van de mapping zelf."],
    place: ["Plaats", "Waar de valuta komt.", { after: "erachter", before: "ervoor", none: "nergens" }],
    separator: ["Ertussen", "Komt tussen bedrag en valuta."],
    decimal_sign: DECIMAL_SIGN,
    thousands: THOUSANDS,
    decimals: ["Decimalen", "Voor een partner die andere decimalen wil dan de valuta heeft."],
  }],
  hash: ["Vingerafdruk", "Schrijft de SHA-256 van een tekst in hexadecimale cijfers, of de eerste daarvan als korte sleutel. Verbergt geen e-mailadressen of andere teksten die te raden zijn.", { length: ["Lengte", "Hoeveel cijfers er blijven; anders alle 64."] }],
  join: ["Lijst samenvoegen", "Maakt van een lijst één tekst. Lege onderdelen vallen weg.", { with: ["Ertussen", "Komt tussen de onderdelen."] }],
  keep_above_cost: ["Boven inkoop houden", "Verhoogt een prijs tot de inkoopprijs plus een opslag als hij lager is, naar boven afgerond op centen. De prijs moet zonder btw zijn, net als de inkoopprijs. Zonder inkoopprijs blijft de prijs.", {
    markup: ["Opslag", "Opslag op de inkoopprijs in procenten."],
    cost: ["Inkoopprijs", "De inkoopprijs; anders het veld cost."],
  }],
  length: ["Lengte", "De lengte van een tekst in tekens, woorden of bytes; 0 als hij ontbreekt.", { of: ["Telt", "Wat er geteld wordt.", { characters: "tekens", words: "woorden", bytes: "bytes" }] }],
  lower: ["Kleine letters", "Schrijft alles in kleine letters, volgens de taal van de feed."],
  map: ["Waarden vertalen", "Vervangt een hele waarde door wat een tabel zegt, zoals nieuw door new. Een waarde die niet in de tabel staat, blijft, of wordt de waarde voor andere.", {
    table: ["Tabel", "De waarden en wat ze worden: {\"nieuw\": \"new\"}."],
    otherwise: ["Andere worden", "Wat andere waarden worden. Anders blijven ze."],
    case_sensitive: CASE,
  }],
  multiply: ["Vermenigvuldigen", "Vermenigvuldigt een getal met een ander getal. Wat geen getal is, blijft zoals het is. Geen waarde als het andere getal ontbreekt.", { by: ["Met", NUMBER] }],
  normalize_gtin: ["GTIN opschonen", "Haalt spaties en streepjes weg, maakt van een ISBN-10 een ISBN-13 en zet voorloopnullen terug die een spreadsheet heeft weggehaald, als het controlecijfer dan klopt. Wat dan nog geen GTIN is, blijft zoals het was."],
  normalize_unicode: ["Unicode gelijktrekken", "Schrijft een letter met accent als één teken (NFC), zodat teksten die er gelijk uitzien gelijk zijn.", { plain: ["Gewone tekens", "Schrijf ook ligaturen, brede letters en cijfers in superscript als gewone (NFKC): ﬁ als fi, ² als 2."] }],
  only_valid_gtin: ["Alleen geldige GTIN's", "Maakt een GTIN leeg als de lengte of het controlecijfer niet klopt, of als het nummer voor gebruik in de winkel zelf is. Beter geen dan een verkeerde: partners weigeren dan het product.", { restricted: ["Ook gereserveerde", "Laat ook nummers door voor gebruik in de winkel zelf en voor kortingsbonnen."] }],
  pad: ["Aanvullen", "Vult een tekst met een teken aan tot een lengte, zoals voorloopnullen die een spreadsheet heeft weggehaald. Een lege tekst blijft leeg.", {
    length: ["Lengte", "Hoeveel tekens het worden."],
    with: ["Met", "Het teken waarmee wordt aangevuld."],
    side: ["Kant", "Waar wordt aangevuld.", { left: "links", right: "rechts" }],
  }],
  parse_date: ["Datum lezen", "Leest een datum, met of zonder tijd: ISO 8601, dag-maand-jaar (in de Verenigde Staten maand eerst) of een eigen notatie. Geen waarde als het geen datum is.", { format: ["Notatie", "Hoe hij is geschreven, in strptime-codes: %d %b %Y. Anders blijkt het uit de tekst."] }],
  parse_number: ["Getal lezen", "Leest het eerste getal in een tekst, wat er ook omheen staat: € 1.299,00 of vanaf 12.95 EUR. Geen waarde als er geen is.", { decimal_sign: ["Decimaalteken", "Wat de decimalen aangeeft.", { auto: "blijkt uit de tekst", ".": "punt", ",": "komma" }] }],
  prepend: ["Ervoor zetten", "Zet tekst voor de waarde: een vaste tekst of een veld, zoals het merk. Niet als de waarde leeg is of er al mee begint.", {
    text: ["Tekst", "Een naam tussen accolades is een veld: {brand}."],
    separator: ["Ertussen", "Komt tussen de tekst en de waarde."],
    repeat: ["Ook dubbel", "Zet de tekst er ook voor als de waarde er al mee begint."],
  }],
  relative_date_range: ["Periode schrijven", "Schrijft een periode die een aantal dagen vanaf vandaag begint en eindigt, van de eerste tot de laatste minuut: zoals sale_price_effective_date van Google. De waarde ervoor telt niet.", {
    from: ["Eerste dag", "0 is vandaag."],
    to: ["Laatste dag", "Geteld vanaf vandaag."],
  }],
  remove: ["Woorden verwijderen", "Haalt woorden of zinsdelen uit een tekst en sluit het gat.", {
    words: ["Woorden", "De woorden of zinsdelen."],
    case_sensitive: CASE,
    whole_words: WHOLE,
  }],
  remove_accents: ["Accenten verwijderen", "Schrijft letters met accent en bijzondere letters als gewone: é als e, ø als o, ß als ss; in het Duits ä als ae. Andere schriften blijven."],
  remove_brackets: ["Tekst tussen haakjes verwijderen", "Haalt (...), [...] en {...} weg met wat erin staat en sluit het gat. Een haakje zonder zijn andere helft blijft."],
  remove_duplicate_words: ["Dubbele woorden verwijderen", "Houdt van woorden die vaker voorkomen het eerste. Hoofdletters en leestekens eromheen tellen niet mee.", { adjacent: ["Alleen direct na elkaar", "Alleen woorden die direct op elkaar volgen: Nike Nike schoenen."] }],
  remove_emoji: ["Emoji verwijderen", "Haalt emoji en plaatjes weg en sluit het gat. ©, ®, ™ en pijlen blijven."],
  remove_invalid_characters: ["Ongeldige tekens verwijderen", "Haalt stuurtekens weg (regeleinden en tabs blijven), tekens die niemand kan tonen, en onzichtbare zoals spaties zonder breedte en zachte afbreekstreepjes."],
  remove_query: ["Parameters verwijderen uit een adres", "Haalt de parameters uit een adres: allemaal, of de genoemde. Wat na een # komt, blijft.", { names: ["Namen", "Namen van de parameters; een naam mag eindigen op *, zoals utm_*. Anders allemaal."] }],
  remove_tax: ["Btw eraf", "Maakt van een prijs met btw een prijs zonder btw, op centen. Wat geen getal is, blijft zoals het is. Geen waarde als het btw-tarief van het product ontbreekt.", { rate: RATE }],
  remove_whitespace: ["Spaties verwijderen", "Haalt alle spaties, tabs en regeleinden weg, zoals in codes en nummers."],
  replace: ["Tekst vervangen", "Vervangt een tekst door een andere, overal waar hij staat.", {
    find: ["Zoek", "De tekst die gezocht wordt."],
    with: ["Vervang door", "Wat er komt te staan; leeg is niets. Een naam tussen accolades is een veld: {brand}."],
    case_sensitive: CASE,
    whole_words: WHOLE,
  }],
  replace_regex: ["Vervangen met een patroon", "Vervangt alles wat bij een reguliere expressie past. In de nieuwe tekst staan $1 of ${naam} voor de groepen, $$ voor een dollarteken.", {
    pattern: PATTERN,
    with: ["Vervang door", "Wat er komt te staan; leeg is niets."],
  }],
  replace_words: ["Woorden vervangen", "Vervangt woorden in een tekst volgens een tabel, allemaal tegelijk: wat er net is gezet, wordt niet nog eens vervangen, en het langste gaat voor.", {
    table: ["Tabel", "De woorden en wat ze worden: {\"t shirt\": \"T-shirt\"}."],
    case_sensitive: CASE,
    whole_words: WHOLE,
  }],
  resolve_url: ["Adres compleet maken", "Maakt een adres zonder begin compleet, zoals een link op een pagina van de winkel. Hele adressen en lege blijven zoals ze zijn.", { base: ["Pagina", "De pagina waar het bij hoort: https://www.winkel.nl/."] }],
  round: ["Afronden", "Rondt een getal af op decimalen, of op een veelvoud van een stap zoals 0.05.", {
    decimals: DECIMALS,
    step: ["Stap", "Rond in plaats daarvan af op een veelvoud hiervan."],
    mode: ["Richting", "Naar welke kant.", { half_up: "halven omhoog", half_even: "halven naar even", up: "omhoog", down: "omlaag" }],
  }],
  round_to_ending: ["Afronden op een vast einde", "Brengt een prijs naar de dichtstbijzijnde met een bepaald einde: ,99 of ,95, of 9,99 bij tientallen. Prijzen blijven boven nul.", {
    ending: ["Einde", "0.99, of 9.99 voor 19,99, 29,99 enzovoort."],
    mode: ["Richting", "Naar welke kant.", { nearest: "dichtstbij", up: "omhoog", down: "omlaag" }],
  }],
  search: ["Woorden zoeken", "Zoekt woorden in een tekst en geeft het gevonden woord dat het eerst in de lijst staat, geschreven zoals in de lijst; met een tabel wat ernaast staat. Geen waarde als er niets wordt gevonden. In een langer woord van de lijst telt een korter niet: leer wordt niet gevonden in kunstleer als beide in de lijst staan.", {
    words: ["Woorden", "De woorden die gezocht worden, het belangrijkste eerst."],
    table: ["Tabel", "Woorden en wat ervoor komt te staan: {\"karmijn\": \"Rood\"}."],
    all: ["Alles", "Geef alles wat wordt gevonden, als lijst in de volgorde van de woorden."],
    case_sensitive: CASE,
    whole_words: WHOLE,
  }],
  sentence_case: ["Hoofdletters als in zinnen", "Kleine letters met een hoofdletter aan het begin van elke zin. Bedoeld voor teksten in HOOFDLETTERS: andere blijven zoals ze zijn.", {
    keep: KEEP,
    always: ["Altijd", "Ook als minder dan de helft van de letters hoofdletters zijn."],
  }],
  separate_words: ["Geplakte woorden scheiden", "Zet een spatie tussen woorden die aan elkaar zitten: waar een hoofdletter op een kleine letter volgt (GeplakteWoorden), of op een punt of komma (licht.Waterdicht).", { keep: ["Heel laten", "Woorden die aan elkaar blijven, zoals iPhone of YouTube."] }],
  slice: ["Deel van een lijst", "Houdt de onderdelen van een lijst vanaf een plaats, en niet meer dan een aantal: tien extra afbeeldingen.", {
    from: ["Vanaf", "Het eerste dat blijft: 1 is het eerste, -2 het op een na laatste."],
    count: ["Aantal", "Hoeveel er hoogstens blijven; anders alle die volgen."],
  }],
  slugify: ["Slug voor een adres maken", "Kleine letters en cijfers met streepjes tussen de woorden, zonder accenten, voor adressen en sleutels."],
  sort: ["Lijst sorteren", "Sorteert een lijst: getallen op grootte en vóór teksten, teksten op alfabet. Hoofdletters tellen niet mee.", { descending: ["Omgekeerd", "Van hoog naar laag."] }],
  split: ["Splitsen en een deel nemen", "Splitst een tekst en neemt één deel, zonder spaties eromheen. Geen waarde als dat deel er niet is.", {
    by: ["Splitsen bij", "Wat er tussen de delen staat: > of -."],
    part: ["Deel", "1 is het eerste, -1 het laatste."],
  }],
  split_to_list: ["Splitsen tot een lijst", "Maakt een lijst van de delen van een tekst, zonder spaties eromheen en zonder lege.", { by: ["Splitsen bij", "Wat er tussen de delen staat."] }],
  strip_html: ["HTML verwijderen", "Laat de tekst over die een lezer ziet, op één regel: tags en opmerkingen gaan weg, HTML-codes worden gewone tekens, spaties worden opgeschoond.", { inline: ["Tags in een regel", "Wat er van een tag als <b> wordt. Van andere tags blijft altijd een spatie.", { space: "een spatie", join: "niets" }] }],
  substring: ["Tekens nemen", "Neemt tekens van een tekst op hun plaats: de eerste drie, de laatste vier of een paar in het midden.", {
    from: ["Vanaf", "Het eerste teken: 1 is het eerste, -4 het vierde van achteren."],
    length: ["Aantal", "Hoeveel tekens; anders alle die volgen."],
  }],
  subtract: ["Aftrekken", "Trekt een getal van de waarde af. Wat geen getal is, blijft zoals het is. Geen waarde als het andere getal ontbreekt.", { by: ["Eraf", NUMBER] }],
  title_case: ["Elk Woord Met Hoofdletter", "Schrijft elk woord met een hoofdletter en de rest in kleine letters.", { keep: KEEP }],
  trim: ["Randen opschonen", "Haalt spaties aan beide kanten weg, of de gegeven tekens.", { characters: ["Tekens", "Tekens die worden weggehaald in plaats van spaties: -,"] }],
  truncate: ["Inkorten", "Kort een tekst in tot een aantal tekens, na het laatste hele woord dat past. Wat er als één teken uitziet, wordt nooit gedeeld.", {
    max: ["Hoogstens", "Het grootste aantal tekens."],
    words: ["Hele woorden", "Knip tussen woorden; één woord dat te lang is, wordt toch geknipt."],
    ending: ["Einde", "Komt achter een ingekorte tekst en telt mee: …"],
  }],
  truncate_bytes: ["Inkorten op bytes", "Kort een tekst in tot een aantal bytes UTF-8, voor partners die bytes tellen, zoals de zoektermen van Amazon. Een teken wordt nooit gedeeld.", { max: ["Hoogstens", "Het grootste aantal bytes."] }],
  upper: ["Hoofdletters", "Schrijft alles in hoofdletters, volgens de taal van de feed."],
  use_https: ["Https gebruiken", "Laat een adres dat met http:// of // begint met https:// beginnen."],
};
