// Generated from src/api by `make docs`: what the screens may ask, and what they are told. Not to be edited.

/** What the first screen shows. */
export type Welcome = {
  /** Shops opened lately, the last one first. */
  recent: Array<RecentShop>;
  /** Folder in which new shops are made unless another is named. */
  home: string;
};

/** A shop that was opened. */
export type RecentShop = {
  /** Its folder. */
  folder: string;
  /** Its name. */
  name: string;
  /** When it was opened (RFC 3339). */
  opened: string;
  /** The folder is not there now. */
  missing: boolean;
};

/** A feed that was looked at. */
export type Inspected = {
  /** It was dropped on the screens: it goes into the folder of the shop that takes it. */
  copied: boolean;
  /** What the feed is. */
  inspection: Inspection;
  /** A folder that a shop for it could have. */
  folder: string;
  /** The settings that a shop for it probably has; empty what the feed does not tell: a person says it. */
  settings: ShopConfig;
  /** Its prices tell the currency. */
  currency_told: boolean;
  /** What goes with a country that is chosen. */
  countries: Array<CountryDefaults>;
};

/** What a feed is. */
export type Inspection = {
  /** Version of this shape. */
  version: number;
  /** The place, without credentials. */
  place: string;
  /** The format. */
  format: Format;
  /** Encoding label; none for a workbook, whose texts are stored in its own way. */
  encoding: (string | null);
  /** Compression around the feed. */
  compression: Compression;
  /** Member of a zip archive. */
  member: (string | null);
  /** Delimited text: the delimiter. */
  delimiter: (string | null);
  /** Delimited text: the quote character. */
  quote: (string | null);
  /** Delimited text: the escape character where quotes are not doubled. */
  escape: (string | null);
  /** Delimited text and workbooks: row of the header from 1, 0 when there is none. */
  header_row: (number | null);
  /** XML and JSON: path of the repeating item. */
  item_path: (string | null);
  /** Workbooks: name of the sheet. */
  sheet: (string | null);
  /** All decisions with their reasons. */
  decisions: Array<Decision>;
  /** Records. */
  rows: number;
  /** The columns. */
  columns: Array<Column>;
  /** What the rows are where a product has several. */
  variants?: (Variants | null);
  /** Records that are not as they should be; the first ones. */
  issues: Array<string>;
  /** The same, for a program. */
  found: Array<Found>;
};

/** The formats. */
export type Format = ("csv" | "xml" | "json" | "jsonl" | "xlsx");

/** Compression around a feed. */
export type Compression = ("none" | "gzip" | "zip" | "zstd");

/** One decision, for a person: `what` was decided to be `value` because `why`. */
export type Decision = {
  /** `format`, `encoding`, `delimiter`, `quote`, `header_row`, `columns`, `trim`, `item_path`, `sheet`, `compression`, `member`. */
  what: string;
  /** What was decided. */
  value: string;
  /** Why; `stated` when an option said so. */
  why: string;
  /** The same as a message with an id. */
  said: Said;
};

/** A message: its id and what stands in its blanks. */
export type Said = {
  /** Its id in its list. */
  id: string;
  /** What stands in each blank. */
  with?: Record<string, string>;
};

/** A column and the product field it probably fills. */
export type Column = {
  /** Name in the source. */
  name: string;
  /** What its texts are. */
  type: Type;
  /** How they are read. */
  convention: Convention;
  /** Records with a value: not empty and not a word for missing. */
  filled: number;
  /** Records with several values. */
  repeated: number;
  /** All records. */
  rows: number;
  /** Different values. */
  distinct: number;
  /** Whether `distinct` was counted, not estimated (within about 2 %). */
  distinct_exact: boolean;
  /** The first few different values, shortened. */
  samples: Array<string>;
  /** What does not fit. */
  problems: Array<Problem>;
  /** The product field; none when nothing fits. */
  field: (string | null);
  /** How sure that is, in percent. */
  confidence: number;
  /** Why, in words. */
  why: string;
  /** The same as a message with an id. */
  said?: (Said | null);
};

/** What the texts of a column are. */
export type Type = ("empty" | "text" | "integer" | "decimal" | "percent" | "date" | "datetime" | "boolean" | "gtin" | "url" | "image" | "html" | "list");

/** How the texts of a column are read. */
export type Convention = {
  /** What the texts are. */
  type: Type;
  /** Decimal mark of numbers; a point when left out, or a comma where the point marks thousands. */
  decimal?: (string | null);
  /** Mark between thousands: `.`, `,`, `'` or a blank; none when left out. */
  thousands?: (string | null);
  /** The one currency of the column, as ISO 4217 code: `EUR`. */
  currency?: (string | null);
  /** Order of day, month and year. */
  date?: (DateOrder | null);
  /** Words that mean yes; those of many languages when left out. */
  yes?: Array<string>;
  /** Words that mean no; those of many languages when left out. */
  no?: Array<string>;
  /** What stands between the values of a list in one cell: `,` or `|`. */
  list_separator?: (string | null);
  /** Words that mean that there is no value: `NULL`, `N/A`. */
  missing?: Array<string>;
};

/** Order of the parts of a date. ISO dates (`2024-05-31`) and names of months are read in every order of days. */
export type DateOrder = ("ymd" | "dmy" | "mdy" | "unix" | "unix_ms");

/** Something in a column that a person should know. */
export type Problem = {
  /** Stable name: `missing_words`, `mixed_decimal_marks`, `undecided_marks`, `uneven_decimals`, `mixed_currencies`, `mixed_dates`, `undecided_dates`, `does_not_fit`, `destroyed_by_spreadsheet`, `lost_zeros`, `wrong_check_digit`, `spreadsheet_apostrophe`. */
  code: string;
  /** Values it concerns. */
  count: number;
  /** The first of them, shortened. */
  sample: string;
  /** Line of the first of them, from 1; 0 when the format has no lines. */
  line: number;
  /** Record of the first of them, from 1. */
  item: number;
};

/** What the variants of a feed are. */
export type Variants = {
  /** How they are read. */
  config: VariantsConfig;
  /** Products. */
  products: number;
  /** Their variants. */
  variants: number;
  /** Rows that are none: pictures of a product, and what cannot be sold. */
  others: number;
};

/** How the rows of a source are the variants of products, where only the first row of a product says what its variants share, as in an export of Shopify. Rows below each other that name the same product belong together. */
export type VariantsConfig = {
  /** The column that names the product. It fills `item_group_id`, unless another column does. */
  of: string;
  /** The columns that tell the variants of a product apart. With the name of the product they make the `id`. A row below the first in which none is filled is no variant. Left out where a column fills `id`, which then tells so. */
  by?: Array<string>;
  /** The columns of what the variants share: where one is empty, the variant has the value of the first row of the product that has one, if that is above. */
  fill?: Array<string>;
  /** The column with a picture of the product in each row, be it a variant or nothing but the picture. The first one fills `image_link` of all variants, the others `additional_image_link`, unless other columns do. */
  images?: (string | null);
  /** The column with the picture of the variant itself, which comes before that of the product. */
  image?: (string | null);
};

/** A record that is not as it should be. */
export type Found = {
  /** Stable name of what is wrong: `ragged_row`, `invalid_characters`, ... */
  code: string;
  /** Line, from 1; 0 when the format has no lines. */
  line: number;
  /** Record, from 1; 0 when it is not known. */
  item: number;
};

/** `shop.toml`: what is true of the whole shop. */
export type ShopConfig = {
  /** What the shop is called on screen and in reports. */
  name: string;
  /** Country the shop sells in: ISO 3166-1 code of two capitals, `NL`. */
  country: string;
  /** Language of the product texts: ISO 639-1 code of two small letters, `nl`. */
  language: string;
  /** Currency of the prices: ISO 4217 code of three capitals, `EUR`. */
  currency: string;
  /** Time zone of dates without one, and of the schedule: a name of the IANA database, `Europe/Amsterdam`. */
  time_zone: string;
  /** Usual value added tax in percent, for products that have no rate of their own: `21`. */
  vat_rate: number;
  /** Home page of the shop, which feeds in RSS and Atom name as their link: `https://www.shop.example`. */
  website?: (string | null);
  /** When `feedmill watch` runs the shop, in its time zone. */
  schedule?: (ScheduleConfig | null);
  /** Under which address the world reaches `feedmill serve`: `https://feeds.shop.example`. Hosted addresses begin with it. */
  hosted_at?: (string | null);
  /** Who hears of trouble while nobody looks. */
  alerts?: AlertsConfig;
  /** How much of the past is kept. */
  retention?: RetentionConfig;
};

/** Times as a cron line (`0 6,14 * * *`) or in words (`every day at 06:00 and 14:00`, `elke 30 minuten tussen 8 en 20`); several of them in a list; or a table with more. */
export type ScheduleConfig = (string | Array<string> | ScheduleTable);

/** Times with a jitter. */
export type ScheduleTable = {
  /** The lines. */
  at: Array<string>;
  /** Minutes by which a planned time is put off at most, so that not all shops ask a server at the same moment. How much is the same every time for one shop and one planned time. */
  jitter: number;
};

/** `[alerts]`: what is told, where, and how often. */
export type AlertsConfig = {
  /** Kinds of trouble that are not told. */
  off?: Array<Kind>;
  /** Hours without a run that went well after which that is told, for a shop with a schedule: 26. */
  silent_hours: number;
  /** Minutes between two messages at least; what happens meanwhile is told in one: 15. */
  pause_minutes: number;
  /** Hours after which trouble that goes on is told again: 24. */
  remind_hours: number;
  /** A file that gets every message as a line of JSON; relative to the shop folder. */
  file?: (string | null);
  /** E-mail. */
  mail?: (MailConfig | null);
  /** Web addresses that every message is posted to. */
  webhook?: Array<WebhookConfig>;
};

/** Kinds of trouble. */
export type Kind = ("failed" | "held" | "delivery" | "not_fetched" | "silent");

/** `[alerts.mail]`: a mail server and who gets mail. */
export type MailConfig = {
  /** Name of the mail server: `smtp.shop.example`. */
  server: string;
  /** Its port; 587 when left out, 465 with `tls`, 25 with `none`. */
  port?: (number | null);
  /** How the connection is kept secret. */
  security: Security;
  /** User at the server. */
  user?: (string | null);
  /** Password of that user. */
  password?: (Secret | null);
  /** The sender: `feeds@shop.example`. */
  from: string;
  /** Who gets the mail. */
  to: Array<string>;
};

/** How the connection to a mail server is kept secret. */
export type Security = ("starttls" | "tls" | "none");

/** A secret by its name in the operating system's keychain. The secret itself is never written in a file. */
export type Secret = {
  /** Name in the keychain. */
  secret: string;
};

/** One `[[alerts.webhook]]`. */
export type WebhookConfig = {
  /** The address; where it holds a token, as a secret. */
  url: Hidden;
  /** The shape of what is posted. */
  shape: Shape;
  /** With it the message is signed: `X-Feedmill-Signature` is `sha256=` and the HMAC-SHA-256, in hexadecimal digits, of `X-Feedmill-Timestamp`, a full stop and the body. */
  key?: (Secret | null);
};

/** A text, or a secret by name. */
export type Hidden = (string | Secret);

/** The shape of a posted message. */
export type Shape = ("feedmill" | "slack" | "teams");

/** `[retention]` in `shop.toml`: how much of the past is kept. */
export type RetentionConfig = {
  /** Days that runs, what was measured in them, their receipts, saved revisions and visits of hosted feeds are kept. The last 60 runs, what is held, and what the live feeds came from stay however old they are. */
  days: number;
  /** Replaced feeds that are kept whole, of each partner. */
  outputs: number;
  /** Past catalogs that are kept, packed: a feed that was made from one of them can be made again. */
  catalogs: number;
};

/** What goes with a country where nothing else is said. */
export type CountryDefaults = {
  /** Two capitals. */
  country: string;
  /** Currency. */
  currency: string;
  /** Time zone; of several that of the most people. */
  time_zone: string;
  /** The standard VAT rate in percent; 0 where there is none in the whole country. */
  vat_rate: number;
};

/** The folder of a shop. */
export type OpenedShop = {
  /** Its folder. */
  folder: string;
};

/** Nothing asked, nothing told. */
export type Nothing = Record<string, never>;

/** A shop. */
export type ShopTold = {
  /** Its folder. */
  folder: string;
  /** Its settings. */
  config: ShopConfig;
  /** What comes in. */
  sources: Array<SourceTold>;
  /** The catalog; none when the sources were never read. */
  catalog: (CatalogTold | null);
  /** What goes out. */
  partners: Array<PartnerTold>;
  /** The last run. */
  last_run: (LastRun | null);
  /** Number of the last run, where it failed before it came to any partner. */
  failed: (number | null);
  /** Names of the labels. */
  labels: Array<string>;
  /** Shared rules. */
  rules: number;
  /** What is drafted and not applied yet. */
  draft: DraftTold;
  /** Edits that can be taken back and made again. */
  edits: EditsAtHand;
};

/** A source. */
export type SourceTold = {
  /** Its name. */
  name: string;
  /** Where it is. */
  place: string;
  /** What it is for. */
  role: Role;
};

/** What a source is for. */
export type Role = ("products" | "join" | "append" | "all");

/** The catalog in force. */
export type CatalogTold = {
  /** Products. */
  products: number;
  /** When the sources were read (RFC 3339). */
  taken: string;
  /** What was wrong with their data. */
  issues: Array<Issue>;
};

/** One kind of trouble with one column of one source. */
export type Issue = {
  /** Stable name: `unreadable_value`, `rounded_value`, `repeated_value`, `missing_id`, `duplicate_id`, `scattered_variants` (rows of a product that do not stand below each other: those that stand apart are not filled), `no_product` (left out as well, but without title and price there is nothing to sell in it), `column_not_found` (listed, but not in the source), `column_not_listed` (fills a number, a time or a yes or no without being listed, so that it is read as plainly written: decimal point, year-month-day), `id_changed` (a product has another id than in the catalog before), `ids_replaced` (most ids are new), or the reader's own (`ragged_row`, ...). */
  code: string;
  /** Name of the source. */
  source: string;
  /** The column; empty when it is about whole rows. */
  column: string;
  /** How often. */
  count: number;
  /** The first times; none when it is about a whole column. */
  first: Array<Place>;
};

/** Where in a source, and the text that is there. */
export type Place = {
  /** Line, from 1; 0 when the format has no lines. */
  line: number;
  /** Item or row, from 1. */
  item: number;
  /** The text in question, or the reader's message. */
  text: string;
  /** Of a `duplicate_id`: the row that has the id already. */
  earlier?: (Earlier | null);
};

/** A row that came before. */
export type Earlier = {
  /** Line, from 1; 0 when the format has no lines. */
  line: number;
  /** Item or row, from 1. */
  item: number;
};

/** A partner of the shop. */
export type PartnerTold = {
  /** Name of the mapping. */
  mapping: string;
  /** What people call the partner. */
  name: string;
  /** Whether the feed is run. */
  on: boolean;
  /** What the last run gave. */
  last: (PartnerLast | null);
};

/** What the last run of a partner gave. */
export type PartnerLast = {
  /** How it fared. */
  status: Status;
  /** Products looked at. */
  products: number;
  /** Products in the feed. */
  out: number;
  /** Products behind the most frequent error: so many at least does the partner refuse. */
  errors: number;
  /** Products behind the most frequent warning. */
  warnings: number;
  /** From 0 to 100: how much of what the partner asks for is met. */
  score: number;
};

/** How a partner's feed fared. */
export type Status = ("delivered" | "written" | "held" | "failed" | "counted");

/** The last run. */
export type LastRun = {
  /** Its number. */
  run: number;
  /** When it began (RFC 3339). */
  started: string;
  /** When it ended; none while it goes on or when it was cut off. */
  finished: (string | null);
  /** `running`, `done`, `held` or `failed`. */
  status: string;
  /** Products it read, where they are others than those in force and the guard holds all of its feeds: the catalog stays as it was. None otherwise. */
  held_products: (number | null);
  /** Products that are new, changed and gone since the import before. */
  changes: (Array<number> | null);
  /** Changed products by field. */
  fields: Record<string, number>;
};

/** The draft of a shop at a glance. */
export type DraftTold = {
  /** What was done, the first edit first. */
  notes: Array<Note>;
  /** The files that would change. */
  files: Array<string>;
  /** Of these, the ones that another program changed since: the draft cannot be applied. */
  overtaken: Array<string>;
};

/** What was done. */
export type Note = {
  /** Its id in its list. */
  id: string;
  /** What stands in each blank. */
  with?: Record<string, string>;
  /** What was done before, where this is about it: it was applied, taken back or thrown away. */
  of?: Array<Note>;
};

/** The edits that can be taken back and made again. */
export type EditsAtHand = {
  /** The last edit. */
  undo: (Note | null);
  /** The edit that was taken back last. */
  redo: (Note | null);
};

/** A shop today. */
export type Today = {
  /** The last run, where it failed before it did anything. */
  failed: (FailedRun | null);
  /** The partners, by the names of their mappings. */
  partners: Array<PartnerToday>;
  /** What is worth most to fix: errors first, then what touches the most products. */
  fixes: Array<FixNext>;
};

/** A run that could not be done at all: what was live stays. */
export type FailedRun = {
  /** Its number. */
  run: number;
  /** When it began (RFC 3339). */
  started: string;
  /** Why it failed. */
  error: ApiError;
};

/** A failure, for a person and for a program. */
export type ApiError = {
  /** Stable name: `source`, `output`, `disk`, `state`, `snapshot`, `config`, `cancelled`, `request`, `busy`, `keychain`, `changed`, `used`, `unexpected`. */
  code: string;
  /** What happened. */
  message: string;
  /** What to do about it; empty when the message says all there is. */
  hint: string;
  /** Where: a file with line and column, an address; empty when there is no place. */
  at: string;
  /** What happened, as a message where it has an id. */
  said?: (Said | null);
  /** The same of what to do. */
  help?: (Said | null);
  /** When several things are wrong in the shop's files: each of them. */
  mistakes?: Array<ConfigError>;
};

/** One thing that is wrong in a file of a shop folder. */
export type ConfigError = {
  /** Path of the file in the shop folder: `mappings/bol.toml`. */
  file: string;
  /** Line, from 1; none when it is about the file as a whole. */
  line: (number | null);
  /** Column in characters, from 1. */
  column: (number | null);
  /** Dotted path of the key: `rules[3].if`; empty for the file as a whole. */
  path: string;
  /** What is wrong. */
  message: string;
  /** What to do, or what was probably meant; empty when the message says all there is. */
  hint: string;
  /** What is wrong, as a message where it has an id. */
  said?: (Said | null);
  /** The same of what helps. */
  help?: (Said | null);
};

/** A partner today. */
export type PartnerToday = {
  /** How it fares. */
  health: Health;
  /** What its last run gave. */
  last: (PartnerLast | null);
  /** Products of its last feeds that went live, the oldest first. */
  counts: Array<number>;
  /** When it is planned to run next (RFC 3339); none when it is not. */
  next: (string | null);
};

/** How a partner fares. */
export type Health = {
  /** Name of the mapping. */
  mapping: string;
  /** What people call the partner. */
  name: string;
  /** The light. */
  light: Light;
  /** Why it is not green: what is held, failed or unusual, with the likely cause. */
  why: Array<Why>;
  /** Products in the last feed that went live; none when there was none. */
  out: (number | null);
  /** Number of the last run whose feed went live. */
  live_run: (number | null);
  /** When that run began (RFC 3339). */
  live_at: (string | null);
  /** The newest run whose feed is held. */
  held: (number | null);
  /** The last run of the shop, where it failed before it came to this partner. */
  failed: (number | null);
};

/** A light, from good to bad. */
export type Light = ("grey" | "green" | "amber" | "red");

/** Why a partner fares as it does. */
export type Why = {
  /** In English. */
  text: string;
  /** The same as messages of the guard; empty when it does not say it. */
  findings?: Array<Said>;
  /** The same as messages of the troubles. */
  troubles?: Array<Said>;
};

/** An issue that is worth fixing. */
export type FixNext = {
  /** Name of the mapping. */
  mapping: string;
  /** What people call the partner. */
  name: string;
  /** The issue, as the partner's last run told it. */
  issue: IssueReport;
};

/** Findings of one check on one attribute. */
export type IssueReport = {
  /** Name of the check. */
  check: string;
  /** The attribute. */
  attribute: string;
  /** `error`, `warning` or `advice`. */
  severity: Severity;
  /** Products. */
  count: number;
  /** What is wrong, by the first product's example. */
  message: string;
  /** The same in pieces: the value as written, shortened; empty when there is none. */
  value?: string;
  /** What is wrong with it, as a message with an id; none where the check says it all. */
  detail?: (Said | null);
  /** Why the partner minds, in the words of its spec. */
  why?: string;
  /** What would help; empty when nothing is proposed. */
  fix: string;
  /** The same, for a program. */
  proposal?: (Proposal | null);
  /** Ids of the first products. */
  products: Array<string>;
  /** Address of the page or standard that asks for it: the check's own, that of the attribute, or that of the spec. */
  source: string;
};

/** How bad a finding is. */
export type Severity = ("advice" | "warning" | "error");

/** What would help, kept: for a program that offers it, and for words in another language. */
export type Proposal = ({
  kind: "transform";
  /** Its name. */
  name: string;
  /** Its arguments. */
  arguments: Record<string, number>;
} | {
  kind: "other_field";
} | {
  kind: "fill";
  /** Which. */
  attribute: string;
} | {
  kind: "clear";
  /** Which. */
  attribute: string;
} | {
  kind: "map_value";
} | {
  kind: "map_category";
} | {
  kind: "convert";
} | {
  kind: "correct";
});

/** The names in a shop. */
export type Names = {
  /** The attributes of each partner. */
  attributes: Array<Named>;
  /** The rules, shared ones first. */
  rules: Array<Named>;
};

/** A name and where it is. */
export type Named = {
  /** The name of an attribute or a rule. */
  name: string;
  /** Name of the mapping; none for what is shared by all. */
  mapping: (string | null);
};

/** Work in the background. */
export type Task = {
  /** Its number. */
  id: number;
  /** Folder of the shop. */
  shop: string;
  /** What is done. */
  work: Work;
  /** The source being read, `out` while feeds are written, `deliver` while they are delivered, `live` while pages of the shop are looked at; empty before the first row. */
  stage: string;
  /** Rows done in this stage. */
  rows: number;
  /** Rows of this stage, as far as that can be told beforehand. */
  total: (number | null);
  /** Seconds left in this stage, as far as that can be told. */
  seconds_left: (number | null);
};

/** Kinds of work. */
export type Work = ("read" | "run" | "effect" | "look");

/** What a source is. */
export type SourceScreen = {
  /** What the shop says of it. */
  config: SourceConfig;
  /** What it is, read as the shop says. */
  inspection: Inspection;
  /** What it looks like when nobody says anything: the reasons of what was written down, and whether that still holds. */
  looks: Array<Decision>;
  /** The beginning of its text as it stands, decoded; empty for a workbook. */
  beginning: string;
  /** Its first records, read so: the texts in the order of the columns. */
  head: Array<Array<(string | null)>>;
  /** The product fields that a column can fill. */
  fields: Array<ProductField>;
};

/** One source of the shop. */
export type SourceConfig = {
  /** Where the feed is: a path, relative to the shop folder, or a web address. */
  place: string;
  /** Headers sent with a web request. */
  headers?: Record<string, Hidden>;
  /** User name, where the server asks for one. */
  user?: (string | null);
  /** Password that goes with the user name. */
  password?: (Secret | null);
  /** How the bytes are read; what is not said is detected. */
  read?: ReadOptions;
  /** What the source is for. */
  role?: Role;
  /** With role `join`: the column of this source that names the product. */
  key?: (string | null);
  /** With role `join`: the product field that `key` is compared with; `id` when left out. */
  to?: (string | null);
  /** With role `join` or `all`: which value counts where the product has one too. */
  precedence?: Precedence;
  /** How the rows are the variants of products, where a product has several rows. */
  variants?: (VariantsConfig | null);
  /** Rules for the products of this source, applied before the shared ones. */
  rules?: Array<RuleConfig>;
  /** Columns by name. A column that is not listed is kept under its own name, as text. */
  columns?: Record<string, ColumnConfig>;
};

/** How a source is read. Every key is optional: what is missing is detected, and `Detected` says what was decided. */
export type ReadOptions = {
  /** `csv`, `xml`, `json`, `jsonl` or `xlsx`. */
  format?: (Format | null);
  /** Encoding label of the WHATWG Encoding Standard (`utf-8`, `windows-1252`, `macintosh`, ...), or a code page of DOS (`cp437`, `cp850`, `cp852`, `cp858`). */
  encoding?: (string | null);
  /** Compression around the feed. */
  compression?: (Compression | null);
  /** Name of the member of a zip archive. */
  member?: (string | null);
  /** Delimiter of delimited text, one or more characters. */
  delimiter?: (string | null);
  /** Quote character of delimited text; empty for none. */
  quote?: (string | null);
  /** Escape character of delimited text where quotes are not doubled. */
  escape?: (string | null);
  /** Row (delimited text: line) of the header, from 1; 0 when there is none and columns are called `column_1`, ... */
  header_row?: (number | null);
  /** Takes blanks off both ends of every cell of delimited text. */
  trim?: (boolean | null);
  /** Path of the repeating item from the root: `rss/channel/item`, `products`, `data/items`. */
  item_path?: (string | null);
  /** Name of the sheet of a workbook. */
  sheet?: (string | null);
  /** Limits against hostile sources. */
  limits?: (Limits | null);
};

/** Stated limits: what a source may cost before it is refused. */
export type Limits = {
  /** Most bytes a compressed source may unpack to. */
  unpacked_bytes: number;
  /** Most times a compressed source may grow when unpacked (checked once it is past 64 MiB). */
  unpacked_ratio: number;
  /** Most bytes of one record. */
  record_bytes: number;
  /** Deepest nesting of XML elements or JSON values. */
  depth: number;
  /** Most different columns. */
  columns: number;
};

/** Which value counts where a product and a joined row both have one. Empty text counts as none. Of several joins that may fill, the first source by name wins; of several that overwrite, the last. */
export type Precedence = ("fill" | "overwrite");

/** One rule. */
export type RuleConfig = {
  /** What the rule is called on screen and in reports. */
  name: string;
  /** Why it is there. */
  note?: (string | null);
  /** Colour tags. */
  tags?: Array<string>;
  /** Off: the rule is kept but does nothing. */
  on?: boolean;
  /** First day (`2026-11-27`, in the shop's time zone) on which the rule works. */
  from?: (string | null);
  /** Last day on which the rule works. */
  until?: (string | null);
  /** When; always, when left out. */
  if?: (ConditionConfig | null);
  /** What happens to products for which the condition holds. */
  then?: Array<ActionConfig>;
  /** What happens to the others. */
  else?: Array<ActionConfig>;
};

/** A condition. Exactly one of `all`, `any`, `none`, `segment`, or a test (`is`) on a value. */
export type ConditionConfig = {
  /** All of these hold; true when empty. */
  all?: (Array<ConditionConfig> | null);
  /** At least one of these holds. */
  any?: (Array<ConditionConfig> | null);
  /** None of these holds. */
  none?: (Array<ConditionConfig> | null);
  /** A saved set of conditions of `rules.toml`. */
  segment?: (string | null);
  /** The tested field. */
  field?: (string | null);
  /** The tested value, where it is more than a field. */
  of?: (ValueConfig | null);
  /** The test: `equals`, `less_than`, `contains_any`, `empty`, ... */
  is?: (string | null);
  /** The test must fail. */
  not?: boolean;
  /** How a list is tested: `any` element (the default), `all` or `none` of them. */
  list?: (Quantifier | null);
  /** Tests the product's variant group instead of the product alone: `any`, `all` or `none` of its products pass. */
  group?: (Quantifier | null);
  [key: string]: unknown;
};

/** Where a value comes from. A bare text is a field name: `"price"`. Otherwise a table with exactly one of the sources below, and any number of transforms in `use`. */
export type ValueConfig = {
  /** A product field, a source column, or a label: `price`, `label/margin`, `label/margin/value`. In a mapping also what fills an attribute before this one in the partner's spec: `attribute/gtin`. */
  field?: (string | null);
  /** Text with `{placeholders}`, each a field name: `{brand} {title}`. `{{` and `}}` stand for braces. */
  text?: (string | null);
  /** Always this value. */
  value?: unknown;
  /** A calculation over fields: `(price - cost) / price * 100`. `+ - * /`, parentheses, `min`, `max`, `round`, `abs`; missing when an operand is missing or a divisor is zero. Names with other characters go in brackets: `[my field]`. */
  calc?: (string | null);
  /** A lookup in `tables/NAME.csv`. */
  table?: (TableConfig | null);
  /** The first of these that is filled. */
  first?: (Array<ValueConfig> | null);
  /** The value of the first case whose condition holds. */
  cases?: (Array<CaseConfig> | null);
  /** With `cases`: the value when none holds. */
  else?: (ValueConfig | null);
  /** A survey: something known only after a look at the other products, such as the stock of the variant group. */
  survey?: (SurveyConfig | null);
  /** The partner's category for this product, from the mapping's category map. */
  category?: (boolean | null);
  /** Several values as one list; empty ones are left out. */
  list?: (Array<ValueConfig> | null);
  /** Named members as one group, such as `shipping`. */
  group?: (Array<[string, ValueConfig]> | null);
  /** Transforms, in order. */
  use?: Array<ItemConfig>;
};

/** A lookup table. */
export type TableConfig = {
  /** Name of the file in `tables/` without `.csv`. */
  name: string;
  /** The value to look up. */
  key: ValueConfig;
  /** Column that is compared with the key; the first one when left out. Cells may use `*` as a wildcard. */
  key_column?: (string | null);
  /** Column that gives the value; the second one when left out (the only one, where there is only one). */
  column?: (string | null);
  /** Value when no row fits; missing when left out. */
  default?: unknown;
  /** Capitals matter. */
  case_sensitive?: boolean;
};

/** One case of `cases`. */
export type CaseConfig = {
  /** When. */
  if: ConditionConfig;
  /** Then this value. */
  then: ValueConfig;
};

/** A survey of the other products. */
export type SurveyConfig = {
  /** Which survey: `count`, `sum`, `min`, `max`, `average`, `share`, `collect`, `duplicate`, `rank`, ... */
  of: string;
  /** What is surveyed; the survey's own default when left out. */
  value?: (ValueConfig | null);
  /** Products with the same value here are surveyed together; `item_group_id` when left out, all products together when it is an empty list. */
  by?: (Array<ValueConfig> | null);
  /** Only products for which this holds are surveyed. */
  where?: (ConditionConfig | null);
  [key: string]: unknown;
};

/** A transform or other named item with its arguments: `"strip_html"` or `{ do = "truncate", max = 150 }`. */
export type ItemConfig = {
  /** Its name. */
  do: string;
  [key: string]: unknown;
};

/** How many must pass. */
export type Quantifier = ("any" | "all" | "none");

/** One action: exactly one of `set`, `clear`, `exclude`, `include` and `comment`. */
export type ActionConfig = {
  /** The field that gets a value: `to`, or its own value changed by the transforms of `use`. */
  set?: (string | null);
  /** With `set`: the value. */
  to?: (ValueConfig | null);
  /** With `set` and no `to`: transforms of the field's own value. */
  use?: Array<ItemConfig>;
  /** With `set`: only where the field is empty. */
  when_empty?: boolean;
  /** The field that becomes missing. */
  clear?: (string | null);
  /** Leaves the product out; the text is the reason, shown wherever the product is missed. */
  exclude?: (string | null);
  /** Keeps the product in against exclusions of the same or a lower priority; the text is the reason. */
  include?: (string | null);
  /** With `exclude` and `include`: the higher number wins, and `include` wins over `exclude` at the same number. */
  priority?: number;
  /** Does nothing; counts the products, for a rule that only checks. */
  comment?: (string | null);
};

/** What a column is: the name of the product field it fills, or a table with `field` and how its texts are read. */
export type ColumnConfig = {
  /** The product field it fills; the column's own name when left out. */
  field?: (string | null);
  /** What the texts are. */
  type: Type;
  /** Decimal mark of numbers; a point when left out, or a comma where the point marks thousands. */
  decimal?: (string | null);
  /** Mark between thousands: `.`, `,`, `'` or a blank; none when left out. */
  thousands?: (string | null);
  /** The one currency of the column, as ISO 4217 code: `EUR`. */
  currency?: (string | null);
  /** Order of day, month and year. */
  date?: (DateOrder | null);
  /** Words that mean yes; those of many languages when left out. */
  yes?: Array<string>;
  /** Words that mean no; those of many languages when left out. */
  no?: Array<string>;
  /** What stands between the values of a list in one cell: `,` or `|`. */
  list_separator?: (string | null);
  /** Words that mean that there is no value: `NULL`, `N/A`. */
  missing?: Array<string>;
};

/** A product field. */
export type ProductField = {
  /** Its name. */
  name: string;
  /** What it means. */
  about: string;
  /** Never sent unless a mapping says so expressly. */
  private: boolean;
};

/** How the values of a column are spread. */
export type Distribution = {
  /** The column. */
  column: string;
  /** The most frequent values, shortened; those that stand once are left out. */
  common: Array<Common>;
  /** Bars of its numbers, from the lowest to the highest; empty where it has no numbers, or only one. */
  bars: Array<Bar>;
};

/** A frequent value. */
export type Common = {
  /** The value, shortened. */
  value: string;
  /** Records that have it. */
  count: number;
};

/** A bar of a histogram. */
export type Bar = {
  /** Where it begins, with a decimal point. */
  from: number;
  /** Where it ends. */
  to: number;
  /** Its part of all numbers, 0 to 1. */
  share: number;
};

/** A column that names products. */
export type KeyMatch = {
  /** The column. */
  key: string;
  /** The product field that it is compared with. */
  to: string;
  /** Rows in which it names a product of the catalog. */
  matched: number;
  /** Rows that were looked at. */
  rows: number;
};

/** An encoding, and what the source says in it. */
export type EncodingTold = {
  /** Its label. */
  encoding: string;
  /** The same few values in each encoding, around their first letter that is not ASCII; empty when the source holds none. */
  values: Array<string>;
};

/** Some products. */
export type Page = {
  /** Products in the catalog. */
  total: number;
  /** Products that the search found. */
  found: number;
  /** All fields of the catalog. */
  fields: Array<FieldInfo>;
  /** The products. */
  rows: Array<PageRow>;
};

/** A field of the catalog. */
export type FieldInfo = {
  /** Its name. */
  name: string;
  /** What its values are. */
  kind: Kind2;
};

/** What the values of a field are. */
export type Kind2 = ("text" | "decimal" | "integer" | "boolean" | "time" | "list");

/** A product of a page. */
export type PageRow = {
  /** Its id. */
  id: string;
  /** Its values, in the order of the fields that were asked for. Numbers with a decimal point. */
  values: Array<(string | null)>;
};

/** A product with all its fields. */
export type Product = {
  /** Its id. */
  id: string;
  /** The source it comes from. */
  from: string;
  /** Line in it, from 1; 0 when it has no lines. */
  line: number;
  /** Record in it, from 1. */
  item: number;
  /** Its fields that are filled. */
  fields: Array<ProductValue>;
};

/** A field of a product. */
export type ProductValue = {
  /** The field. */
  name: string;
  /** What its values are. */
  kind: Kind2;
  /** Its value. */
  value: string;
  /** The source's own text, where it reads differently. */
  source: (string | null);
  /** A product field that is never sent unless a mapping says so expressly. */
  private: boolean;
};

/** A picture of a product, or why there is none. */
export type Picture = {
  /** The picture itself, as a `data:` address; `null` when there is none. */
  data: (string | null);
  /** Why there is none. */
  why: (NoPicture | null);
  /** Pictures that the product has in the catalog. */
  of: number;
};

/** Why there is no picture. */
export type NoPicture = ("off" | "no_address" | "own_network" | "no_answer" | "not_found" | "refused" | "too_large" | "not_a_picture");

/** A label of the product. */
export type LabelTrace = {
  /** Its name. */
  label: string;
  /** The band. */
  band: (string | null);
  /** What was measured. */
  value: (string | null);
  /** What the measure was made of. */
  steps: Array<Step>;
};

/** One step: what was done and what came out. */
export type Step = {
  /** The field, transform, condition or other operation with its arguments. */
  step: string;
  /** The same as the shop's files say it (`value`, `transform` or `test`), or as a message (`said`). */
  does: Doing;
  /** The text that came out; `null` when missing. */
  result: (string | null);
  /** The same by what it is (`text`, `number`, `truth`, `list` or `group`); `null` when missing. */
  shown: (Shown | null);
  /** How deep the step lies under the value it is part of. */
  depth: number;
};

/** What a step does. */
export type Doing = ({
  value: ValueConfig;
} | {
  transform: ItemConfig;
} | {
  test: ConditionConfig;
} | {
  said: Said;
});

/** A value by what it is, for whoever has a notation of their own for it. */
export type Shown = ({
  text: string;
} | {
  number: string;
} | {
  truth: boolean;
} | {
  list: Array<Shown>;
} | {
  group: Array<[string, Shown]>;
});

/** The history of a product. */
export type ProductHistory = {
  /** When the catalog in force was taken (RFC 3339). */
  taken: (string | null);
  /** When the catalog before was taken (RFC 3339); `null` when there is none. */
  before: (string | null);
  /** The catalog before did not have it. */
  new: boolean;
  /** The fields that have another value since. */
  changes: Array<FieldChange>;
  /** Its earlier prices, the oldest first, as far back as its lowest price of 30 days needs them. */
  prices: Array<PriceUntil>;
};

/** A field with another value. */
export type FieldChange = {
  /** The field. */
  field: string;
  /** Its value before; `null` when it had none. */
  before: (string | null);
  /** Its value now; `null` when it has none. */
  after: (string | null);
};

/** A price of the past. */
export type PriceUntil = {
  /** The amount, with a decimal point. */
  price: string;
  /** When another took its place (RFC 3339). */
  until: string;
};

/** The whole story of a product and a partner. */
export type Story = {
  /** Version of this shape. */
  version: number;
  /** Name of the mapping. */
  partner: string;
  /** The product's id. */
  product: string;
  /** The source it comes from, by the name of its file. */
  from: string;
  /** Line in the source, from 1; 0 when the format has no lines. */
  line: number;
  /** Record in the source, from 1. */
  item: number;
  /** What it shares with the other variants of its product and has from the first of them; `null` when it has nothing so. */
  above: (Above | null);
  /** What the sources say: field and the source's own text. */
  source: Array<[string, string]>;
  /** When the catalog was taken that this is about, in the shop's time zone (RFC 3339 with offset). */
  catalog: string;
  /** The run that read a newer catalog and was held, so that it is not in force; `null` when there is none. */
  held_run: (number | null);
  /** What the checks of the partner find in the product, the worst first; what only shows when it is compared with others is not among it, nor anything when the partner does not get it. */
  issues: Array<IssueReport>;
  /** Whether the partner gets the product. */
  included: boolean;
  /** All reasons for and against, the decisive one marked. */
  reasons: Array<Reason>;
  /** What every rule saw and did, in order. */
  rules: Array<RuleTrace>;
  /** The labels of the product. */
  labels: Array<LabelTrace>;
  /** What is bid for the product, and why. */
  bids: Array<BidTrace>;
  /** The partner's attributes: how each value came about and what is written. */
  attributes: Array<AttributeTrace>;
};

/** What a variant has from the first row of its product. */
export type Above = {
  /** The column that names the product. */
  column: string;
  /** Line of that row in the source, from 1; 0 when the format has no lines. */
  line: number;
  /** Record of it in the source, from 1. */
  item: number;
  /** The fields that are filled from there. */
  fields: Array<string>;
};

/** A rule or limit that speaks for leaving the product out or keeping it in. */
export type Reason = {
  /** The reason as the rule gives it. */
  reason: string;
  /** The reason as a message, where no rule gives it. */
  said?: (Said | null);
  /** The rule's name, where a rule gives it. */
  rule: (string | null);
  /** Leaves out; otherwise keeps in. */
  exclude: boolean;
  /** This one decides. */
  decisive: boolean;
};

/** What one rule saw and did. */
export type RuleTrace = {
  /** Its name. */
  rule: string;
  /** `source`, `shared` or `partner`. */
  level: string;
  /** Its place in its file: `rules[2]`. */
  path: string;
  /** Whether its condition held. */
  matched: boolean;
  /** The tests of its condition with what they saw, in order. */
  tests: Array<Step>;
  /** The values it changed. */
  changes: Array<Change>;
};

/** A value changed by a rule. */
export type Change = {
  /** The field. */
  field: string;
  /** Its text before; `null` when missing. */
  before: (string | null);
  /** Its text after; `null` when missing. */
  after: (string | null);
};

/** How a product's bid came about. */
export type BidTrace = {
  /** Its name in the mapping. */
  bid: string;
  /** What is bid before any rule; `null` when the product has no base. */
  base: (string | null);
  /** The rules whose condition held, in order, with the bid after each. */
  rules: Array<BidStep>;
  /** What is bid, after floor, ceiling and rounding; `null` for no bid. */
  amount: (string | null);
};

/** What one rule made of a bid. */
export type BidStep = {
  /** The rule's name. */
  rule: string;
  /** The bid after it; `null` for none. */
  after: (string | null);
};

/** How one attribute got its value. */
export type AttributeTrace = {
  /** The attribute. */
  attribute: string;
  /** From source to value, each step with its result. */
  steps: Array<Step>;
  /** What is written: column of the feed and text. */
  written: Array<[string, string]>;
};

/** A partner of the library. */
export type PartnerCard = {
  /** Its id. */
  id: string;
  /** What people call it. */
  name: string;
  /** What kind of partner it is. */
  kind: Kind3;
  /** What its feed is for. */
  about: string;
  /** Countries it serves (ISO 3166-1); empty for any. */
  countries: Array<string>;
  /** Names of its formats. */
  formats: Array<string>;
  /** Attributes it asks for, and all it takes. */
  attributes: Array<number>;
  /** Day its facts were last compared with its own pages. */
  checked: string;
  /** How sure the facts are. */
  confidence: Confidence;
  /** The partner itself said them. */
  verified: boolean;
  /** What is not known, or not sure; empty when nothing is. */
  gaps: string;
  /** A mapping for it is on from the start; otherwise it is not proven that the partner takes feeds. */
  on: boolean;
  /** Where the facts come from. */
  address: string;
  /** Written for this shop, in its `partners/`. */
  own: boolean;
};

/** Kinds of partners. */
export type Kind3 = ("search" | "comparison" | "marketplace" | "affiliate" | "social" | "advertising" | "travel" | "vacancies" | "generic");

/** How sure a fact is. */
export type Confidence = ("official" | "partial" | "interface" | "second_hand" | "template" | "unverified");

/** A mapping that was added. */
export type AddedPartner = {
  /** Its name. */
  mapping: string;
};

/** How a shop fills a partner's attributes. */
export type MappingTold = {
  /** What people call the partner. */
  partner: string;
  /** What its feed is for. */
  about: string;
  /** Where its facts come from. */
  address: string;
  /** Day they were last compared. */
  checked: string;
  /** How sure they are. */
  confidence: Confidence;
  /** Whether the feed is run. */
  on: boolean;
  /** The attributes, in the partner's order; then those that only the mapping has. */
  attributes: Array<AttributeLine>;
  /** What a value can be filled from: product fields, columns, labels. */
  fields: Array<string>;
};

/** An attribute and what fills it. */
export type AttributeLine = {
  /** Its name. */
  name: string;
  /** What it is. */
  about: string;
  /** Topic under which it is shown. */
  topic: string;
  /** Whether it must be there. */
  requirement: Requirement;
  /** The condition of a requirement, for a person. */
  condition: string;
  /** What kind of value it takes. */
  type: Type2;
  /** Allowed values, as the partner spells them. */
  values: Array<string>;
  /** Most characters of a value. */
  max_length: (number | null);
  /** A value as the partner wants it. */
  example: string;
  /** What fills it. */
  value: (ValueConfig | null);
  /** The mapping says so; otherwise the partner's spec does. */
  own: boolean;
};

/** Whether an attribute must be there. */
export type Requirement = ("required" | "conditional" | "recommended" | "optional" | "legacy");

/** What kind of value an attribute takes. */
export type Type2 = ("text" | "url" | "choice" | "boolean" | "integer" | "number" | "measure" | "price" | "date" | "datetime" | "period" | "gtin" | "path" | "category" | "country" | "delivery_time" | "unit_price" | "group");

/** What another value does to the whole feed. */
export type ValueEffect = {
  /** Findings on the attribute now. */
  issues_before: number;
  /** Findings on it then. */
  issues_after: number;
  /** Findings on all attributes now. */
  all_before: number;
  /** Findings on all attributes then. */
  all_after: number;
  /** Id of a product, what is written now, and what would be. */
  samples: Array<Array<string>>;
};

/** The file of a mapping. */
export type MappingText = {
  /** Its name in the shop folder. */
  file: string;
  /** What it says. */
  text: string;
};

/** Something wrong in a text. */
export type TextMistake = {
  /** Line, from 1; none when it is not of one line. */
  line: (number | null);
  /** Column, from 1. */
  column: (number | null);
  /** What is wrong. */
  message: string;
  /** What helps. */
  hint: string;
  /** What is wrong, as a message where it has an id. */
  said?: (Said | null);
  /** The same of what helps. */
  help?: (Said | null);
};

/** A transform or condition of the library. */
export type ItemTold = {
  /** Its name. */
  name: string;
  /** Other names people search for. */
  aliases: Array<string>;
  /** JSON Schema of its arguments, with title and description. */
  arguments: unknown;
  /** Examples: arguments, value before, value after. */
  examples: Array<Array<unknown>>;
};

/** A table of the shop. */
export type TableHead = {
  /** Name of its file in `tables/` without `.csv`. */
  name: string;
  /** Its columns; the first is compared with the key unless the mapping says otherwise. */
  columns: Array<string>;
  /** Rows below the names of its columns. */
  size: number;
};

/** What is in a table. */
export type TableTold = {
  /** Its columns. */
  columns: Array<string>;
  /** Its first rows, at most 1000, each with a cell for every column. */
  rows: Array<Array<string>>;
  /** Rows in all. A table of more than were told cannot be edited here. */
  size: number;
};

/** Bids of a mapping. */
export type BidsTold = {
  /** How the partner takes bids, and in which attributes. */
  takes: Bid;
  /** The currency of the amounts. */
  currency: string;
  /** The bids in the order of the file: name and what is bid. */
  bids: Array<[string, BidConfig]>;
};

/** How a partner takes bids. */
export type Bid = {
  /** Where the bid goes. */
  by: BidBy;
  /** With `attribute`: the attributes that take a bid. With `label`: those that steer campaigns. */
  attributes?: Array<string>;
  /** What a person should know. */
  advice?: string;
};

/** Where a bid goes. */
export type BidBy = ("none" | "attribute" | "label" | "sheet" | "account");

/** A bid: a base amount, multiplied by what speaks for and against the product, kept between a floor and a ceiling. Its name in `[bids]` is the attribute it fills where the partner takes bids in the feed; any name for a sheet by category or for labels, where `bid/NAME` is a field like any other. */
export type BidConfig = {
  /** What is bid before any factor, in the feed's currency: an amount, or a value of the product. A product without one gets no bid. */
  base: Amount;
  /** The lowest bid, such as the partner's own floor. */
  floor?: (Amount | null);
  /** The highest bid. It wins when it is below the floor. */
  ceiling?: (Amount | null);
  /** Bids are multiples of this; 0.01 when left out. Halves are rounded up. */
  step?: (number | null);
  /** What changes the bid, from top to bottom. */
  rules?: Array<BidRuleConfig>;
};

/** A number, or where the product has it. */
export type Amount = (number | ValueConfig);

/** One reason to bid more or less: exactly one of `times`, `set` and `none`. */
export type BidRuleConfig = {
  /** What it is called on screen and in explanations. */
  name: string;
  /** Why it is there. */
  note?: (string | null);
  /** Off: it is kept but does nothing. */
  on?: boolean;
  /** First day (`2026-11-27`, in the shop's time zone) on which it works. */
  from?: (string | null);
  /** Last day on which it works. */
  until?: (string | null);
  /** When; always, when left out. The same conditions as in rules. */
  if?: (ConditionConfig | null);
  /** The bid is multiplied by this; a product without such a value keeps its bid. */
  times?: (Amount | null);
  /** The bid becomes this. */
  set?: (Amount | null);
  /** No bid for the product. */
  none?: boolean;
};

/** What is bid for a product. */
export type BidTried = {
  /** The product's id. */
  product: string;
  /** Whether the partner gets the product. */
  included: boolean;
  /** How its bid comes about. */
  bid: (BidTrace | null);
};

/** What a partner would get, counted. */
export type Checked = {
  /** Counts, issues and what the partner's own rules did. */
  report: PartnerReport;
  /** Whether categories could not be compared with the partner's list, because it could not be fetched. */
  unchecked_categories: boolean;
  /** Products in the feed that have an error. */
  faulty: number;
  /** What the source and shared rules did. */
  shared: Array<RuleReport>;
  /** Records in which an attribute is written, by its name. */
  filled: Record<string, number>;
  /** Of each of the partner's own rules, ids of the first products for which it holds. */
  first: Array<Array<string>>;
  /** The same of the source and shared rules. */
  shared_first: Array<Array<string>>;
};

/** What one partner got. */
export type PartnerReport = {
  /** Name of the mapping. */
  partner: string;
  /** Products looked at. */
  in: number;
  /** Products (after exploding: records) in the feed. */
  out: number;
  /** Products left out, by the reason that decided. */
  excluded: Array<Excluded>;
  /** What the checks found. */
  issues: Array<IssueReport>;
  /** From 0 to 100: how much of what the partner asks for is met. */
  score: number;
  /** What the partner's own rules did. */
  rules: Array<RuleReport>;
  /** Own categories that have no partner category, most products first, at most 100. */
  unmapped_categories: Array<Unmapped>;
  /** Own categories that have no partner category, also those beyond the 100. */
  unmapped_count: number;
  /** Categories in use that the partner's list does not have: retired, or never there. Most products first. */
  retired_categories: Array<Retired>;
  /** `delivered`, `written`, `held` or `failed`; `counted` in a dry run. */
  status: Status;
  /** Why it is held, or what failed. */
  why: Array<string>;
  /** For each of `why`, the same as messages; none where it has no ids, and where the guard says it. */
  troubles?: Array<Array<Said>>;
  /** What the guard found, also what it only warns of. */
  guard: Array<Finding>;
  /** What became of its deliveries. */
  receipts: Array<Receipt>;
  /** The file, relative to the shop folder. */
  file: (string | null);
  /** The bids by category, where the partner takes them in a sheet; relative to the shop folder. */
  bid_sheet: (string | null);
  /** Size of the file. */
  bytes: number;
  /** Seconds that all partners of the run took together: they are milled in one pass. */
  seconds: number;
};

/** Products left out for one reason. */
export type Excluded = {
  /** The reason as the rule gives it. */
  reason: string;
  /** The reason as a message with an id, where no rule gives it. */
  said?: (Said | null);
  /** Products. */
  count: number;
};

/** What one rule did. */
export type RuleReport = {
  /** Its name. */
  rule: string;
  /** Products that the rules before it left in. */
  before: number;
  /** Products for which its condition held, of those that were in before or after it. */
  matched: number;
  /** Products in which it changed a value, of the same. */
  changed: number;
  /** Products it left out. */
  excluded: number;
  /** Products that were left out and that it brought back. */
  included: number;
};

/** An own category without a partner category. */
export type Unmapped = {
  /** The own category. */
  category: string;
  /** Its products. */
  products: number;
  /** The partner's most similar categories, the best first; empty when the taxonomy is not at hand. */
  suggestions: Array<string>;
};

/** A category in use that the partner's list does not have. */
export type Retired = {
  /** The category as the shop's files have it: a number or a path. */
  category: string;
  /** Its path in an earlier version of the list, where one was kept that has it. */
  was: (string | null);
  /** Its path now, where its number is still there under another one: it was renamed. */
  now: (string | null);
  /** Its products in the feed. */
  products: number;
  /** Categories of the list that might take its place, the best first. */
  suggestions: Array<string>;
};

/** Something about a feed that is not as it should be, or not as it usually is. */
export type Finding = {
  /** What was measured: `out`, `price:p50`, `brand:Merrell`. Shares are from 0 to 1. */
  metric: string;
  /** The limit or rule by its name in `[guard]`: `least_percent`, `rule_1`, ... */
  rule: string;
  /** `hold` or `warn`. */
  level: Level;
  /** What it is now. */
  value: number;
  /** What it usually is, where there is enough history. */
  usual: (number | null);
  /** The least that would have been accepted. */
  low: (number | null);
  /** The most that would have been accepted. */
  high: (number | null);
  /** All of this in words. */
  message: string;
  /** The same as a message with an id; none in reports of before there were any. */
  said?: (Said | null);
  /** What probably led to it: what changed since the last good feed. */
  cause: string;
  /** The same as messages with ids. */
  causes?: Array<Said>;
  /** Ids of the first products behind it, where they are known. */
  products: Array<string>;
};

/** What a finding of the guard leads to. */
export type Level = ("off" | "warn" | "hold");

/** What is known of one delivery. */
export type Receipt = {
  /** Number of the run. */
  run: number;
  /** Name of the mapping. */
  partner: string;
  /** Where to, without credentials. */
  place: string;
  /** When it was over. */
  at: string;
  /** Size of the file. */
  bytes: number;
  /** SHA-256 of the file, in hexadecimal digits. */
  sha256: string;
  /** How it went. */
  outcome: Outcome;
  /** What the server said, or what went wrong. */
  answer: string;
  /** The same as messages: of what went wrong, also what helps. Empty where not all of it has ids. */
  said?: Array<Said>;
};

/** How a delivery went. */
export type Outcome = ("arrived" | "unchanged" | "failed");

/** A page of products as one partner would get them. */
export type Preview = {
  /** Version of this shape. */
  version: number;
  /** Name of the mapping. */
  partner: string;
  /** Columns of the feed. */
  columns: Array<string>;
  /** The products. */
  products: Array<PreviewProduct>;
};

/** One product. */
export type PreviewProduct = {
  /** Its id in the catalog. */
  id: string;
  /** What is written: column and text, in order; a column stands as often as it is written. */
  output: Array<[string, string]>;
  /** What is bid for it, and why. */
  bids: Array<BidTrace>;
  /** What the sources say: field and the source's own text. */
  source: Array<[string, string]>;
};

/** What changed between two outputs. */
export type Changes = {
  /** Version of this shape. */
  version: number;
  /** Name of the mapping. */
  partner: string;
  /** Products only in the later output. */
  added: number;
  /** Products only in the earlier output. */
  removed: number;
  /** Products with another value. */
  changed: number;
  /** Products that are the same. */
  same: number;
  /** Changed products by column. */
  columns: Record<string, number>;
  /** The first products that are not the same. */
  products: Array<ProductChange>;
};

/** One product that is not the same. */
export type ProductChange = {
  /** Its id: the first value of the output. */
  id: string;
  /** `added`, `removed` or `changed`. */
  what: string;
  /** The values that differ. */
  values: Array<ValueChange>;
};

/** A value that differs. */
export type ValueChange = {
  /** The column. */
  column: string;
  /** Its text before; several values joined by ` | `. */
  before: string;
  /** Its text after. */
  after: string;
};

/** A stretch of a live feed. */
export type FileTold = {
  /** The file, from the shop folder; none when there is none yet. */
  file: (string | null);
  /** Its size in bytes. */
  bytes: number;
  /** Text of the stretch; none when the file is no text. */
  text: (string | null);
  /** Byte at which the next stretch begins; none at the end. */
  next: (number | null);
};

/** A run. */
export type RunTold = {
  /** Its number. */
  run: number;
  /** When it began (RFC 3339). */
  started: string;
  /** When it ended; none while it goes on, or when it was cut off. */
  finished: (string | null);
  /** `running`, `done`, `held` or `failed`. */
  status: string;
  /** What it did; none when it failed before. */
  report: (Report | null);
  /** Why it failed, when it failed before it did anything. */
  failure: (ApiError | null);
  /** Partners whose feed is held still: a person has to decide. */
  held: Array<string>;
};

/** What a run did. Printed by `run --json` and kept in the state. */
export type Report = {
  /** Version of this shape: a number that rises when a key changes its meaning or goes. */
  version: number;
  /** Number of the run; 0 for a dry run. */
  run: number;
  /** The run's moment, in the shop's time zone (RFC 3339 with offset). */
  now: string;
  /** The catalog. */
  snapshot: SnapshotReport;
  /** The partners, in the order of their files. */
  partners: Array<PartnerReport>;
  /** What the source and shared rules did. */
  rules: Array<RuleReport>;
  /** What links and pictures answered, where a check asked them. */
  live?: Array<LiveReport>;
  /** What is not as it should be but stopped nothing. */
  notes: Array<string>;
  /** For each of `notes`, the same as messages; none where it has no ids. */
  notes_said?: Array<Array<Said>>;
};

/** What the import found. */
export type SnapshotReport = {
  /** Products in the catalog. */
  rows: number;
  /** Products that are new since the last import. */
  added: number;
  /** Products of which a field changed. */
  changed: number;
  /** Products that are gone. */
  removed: number;
  /** Changed products by field. */
  fields: Record<string, number>;
  /** How each join went. */
  joins: Array<JoinReport>;
  /** What was wrong with the data of the sources. */
  issues: Array<Issue>;
  /** Seconds from the first byte asked for to the last product read. */
  seconds: number;
};

/** How a join went. */
export type JoinReport = {
  /** Name of the joined source. */
  source: string;
  /** Its rows. */
  rows: number;
  /** Products that found their row. */
  matched: number;
  /** Products that found none. */
  unmatched_products: number;
  /** Rows that no product asked for. */
  unmatched_rows: number;
  /** Rows whose key an earlier row has; they are not used. */
  duplicate_keys: number;
  /** The first of those keys. */
  duplicates: Array<string>;
  /** Products that found no row, but would if case, blanks or leading zeros did not count. */
  near_misses: number;
  /** The first of them. */
  near: Array<NearMiss>;
};

/** A product and a row that almost fit. */
export type NearMiss = {
  /** The product's text. */
  product: string;
  /** The row's key. */
  row: string;
  /** What differs: `case`, `spaces` or `leading_zeros`, the first that explains it. */
  differs: string;
};

/** What the links and pictures of some products of a partner's feed answered. */
export type LiveReport = {
  /** Name of the mapping. */
  partner: string;
  /** The number that the sample was drawn with. */
  seed: number;
  /** Products in the sample. */
  products: number;
  /** Each address once, in the order of the products. */
  looks: Array<Look>;
};

/** One address and its answer. */
export type Look = {
  /** Id of the first product that has it. */
  product: string;
  /** The attribute. */
  attribute: string;
  /** The address as the feed has it. */
  address: string;
  /** When it was asked (RFC 3339). */
  asked: string;
  /** It was not asked now: a kept answer was young enough. */
  kept: boolean;
  /** What HTTP says; `null` when nobody answered or it was not asked. */
  status: (number | null);
  /** Where a redirect led; `null` when there was none. */
  arrived: (string | null);
  /** What the server says that it is; empty when it says nothing. */
  content_type: string;
  /** Width of the picture in pixels. */
  width: (number | null);
  /** Height of the picture in pixels. */
  height: (number | null);
  /** What is wrong; `null` when nothing is. */
  problem: (LookProblem | null);
  /** The same in words; empty when nothing is. */
  message: string;
};

/** What is wrong with an answer. */
export type LookProblem = ("no_answer" | "status" | "other_host" | "no_picture" | "too_small" | "not_asked");

/** How a partner gets its feed. */
export type DeliveryTold = {
  /** Whether the feed is made. */
  on: boolean;
  /** The formats that the partner reads: name and what it is. */
  formats: Array<[string, string]>;
  /** The format of this feed. */
  format: string;
  /** The file in the shop folder. */
  file: string;
  /** When it is made; none when at the times of the shop. */
  schedule: (ScheduleConfig | null);
  /** The times of the shop. */
  shop_schedule: (ScheduleConfig | null);
  /** When the partner fetches, in the shop's time zone: `03:00-05:00`. */
  fetch_window: (string | null);
  /** The next planned runs of this feed (RFC 3339). */
  next: Array<string>;
  /** Where a feed that went live is brought to. */
  places: Array<DeliveryConfig>;
  /** What came of the last deliveries, the newest first. */
  receipts: Array<Receipt>;
  /** The ways in which the partner takes feeds. */
  takes: Delivery;
  /** Under which address the world reaches this computer; hosted addresses begin with it. */
  hosted_at: (string | null);
};

/** One `[[delivery]]` of a mapping: a place that gets every feed that went live. */
export type DeliveryConfig = {
  /** The place: a path, relative to the shop folder, or an `https`, `http`, `sftp`, `ftp`, `ftps` (explicit TLS; implicit at port 990), `ftps-implicit` (at another port) or `s3` address. `{file}` is the feed's file name, which is added to a place that ends with `/`; `{partner}` is the mapping's name; `{now:%Y-%m-%d}` the run's moment in the shop's zone. */
  to: string;
  /** Off: the place is kept but not served. */
  on?: boolean;
  /** User, where the address names none; the id of the access key (S3). */
  user?: (string | null);
  /** Password of that user, or of the key; the secret access key (S3). */
  password?: (Secret | null);
  /** Private key as text (SFTP). */
  key?: (Secret | null);
  /** Bearer token (HTTP), or session token (S3). */
  token?: (Secret | null);
  /** Headers sent along (HTTP). */
  headers?: Record<string, Hidden>;
  /** How it is sent (HTTP): `put`, `post`, `form` or `webdav`. */
  method?: Method;
  /** Name of the form's field that holds the file, with `method = "form"`; `file` when left out. */
  field?: (string | null);
  /** Region of the bucket: `eu-west-1` (S3). */
  region?: (string | null);
  /** Address of a service that is not Amazon's: `https://s3.fr-par.scw.cloud`; with `{bucket}` where the bucket is part of the host's name (S3). */
  endpoint?: (string | null);
  /** Feeds above so many megabytes (of 1,000,000 bytes) go up in parts of that size, 5 to 5,000; those above 5 GB always do (S3). */
  part_mb?: (number | null);
  /** How it is packed on its way; its name gets the ending. */
  pack?: Compression;
  /** What happens to a feed that is the same as the last one that arrived. */
  unchanged?: Unchanged;
};

/** How a feed is sent over HTTP. */
export type Method = ("put" | "post" | "form" | "webdav");

/** What happens to a feed that is the same as the last one that arrived. */
export type Unchanged = ("skip" | "daily" | "send");

/** How a feed reaches the partner: advice, not settings. */
export type Delivery = {
  /** Ways in which the partner fetches: `https`, `sftp`, ... */
  pull?: Array<string>;
  /** Ways in which a shop sends: `sftp`, `ftp`, `api`, `upload`. */
  push?: Array<string>;
  /** Server for sending. */
  host?: string;
  /** Its port. */
  port?: (number | null);
  /** How often the partner reads: `daily`, `hourly`. */
  every?: string;
  /** Most bytes of a file. */
  max_bytes?: (number | null);
  /** Most products of a file. */
  max_products?: (number | null);
  /** What a person should know. */
  advice?: string;
};

/** When a partner's feed is held. */
export type GuardTold = {
  /** The limits in force. */
  guard: GuardConfig;
  /** What they are unless a person decides otherwise. */
  usual: GuardConfig;
  /** The metrics that are charted: name, and the gravest level that they have by themselves. */
  metrics: Array<[string, Level]>;
};

/** `[guard]`: hard limits, which hold from the first run on, and control charts, which begin when there is history. What is left out is as in the default. */
export type GuardConfig = {
  /** Off: every feed goes out, whatever it looks like. */
  on: boolean;
  /** Fewest products of a feed: 1. */
  least_products: number;
  /** Fewest products in percent of the last good feed: 50. */
  least_percent: number;
  /** Most products, in percent, that may lack a required value or have a value that the partner refuses, by attribute: 50. What a person has let go once is not held for again. */
  most_faulty_percent: number;
  /** Most products, in percent of those in this feed and the last good one, whose price may change at once: 95. */
  most_repriced_percent: number;
  /** A currency appears or goes: `hold`. */
  currency: Level;
  /** A column that was filled is empty in all products: `hold`. */
  column: Level;
  /** The usual price or the bytes of a product are twice or half of those in the last good feed, or a share (in stock, left out, with errors, with garbled signs) differs by more than half of the products, or more than half of the last feed's ids are others: `hold`. */
  upheaval: Level;
  /** One value beyond three standard deviations: `hold`. */
  rule_1: Level;
  /** Nine in a row on one side of the mean: `off`, as a shop whose level drifts would hear of it every day. */
  rule_2: Level;
  /** Six in a row rising or falling: `warn`. */
  rule_3: Level;
  /** Fourteen in a row alternating up and down: `off`. */
  rule_4: Level;
  /** Two of three beyond two standard deviations on one side: `warn`. */
  rule_5: Level;
  /** Four of five beyond one standard deviation on one side: `off`, as `rule_2`. */
  rule_6: Level;
  /** Fifteen in a row within one standard deviation: `off`. */
  rule_7: Level;
  /** Eight in a row beyond one standard deviation, on either side: `off`. */
  rule_8: Level;
  /** A larger step from one value to the next than is usual (the moving range chart): `warn`. */
  jump: Level;
  /** The gravest level of a metric, by its name before the colon (`out`, `price`, `label`, ...). `label`, `brand`, `category` and `reason` warn at most unless they are named here. */
  metrics: Record<string, Level>;
};

/** How the trial of a place went. */
export type Trial = {
  /** Name of the mapping; empty where it is of the whole shop. */
  partner: string;
  /** Where to, without credentials. */
  place: string;
  /** Whether a feed could be brought there. */
  works: boolean;
  /** What the server said, or what is wrong and what helps. */
  answer: string;
  /** The same as messages; empty where not all of it has ids. */
  said?: Array<Said>;
};

/** The shop's categories against a partner's. */
export type CategoriesTold = {
  /** What the partner's list is called; empty when it has none. */
  name: string;
  /** Version of the list, as it says itself. */
  version: string;
  /** Categories in the partner's list; 0 when it is not at hand. */
  size: number;
  /** Why the list is not at hand; empty when it is. */
  missing: string;
  /** Whether an attribute of the feed is filled from the map. */
  used: boolean;
  /** The map's file, relative to the shop folder. */
  file: string;
  /** The shop's own categories: those without a target first, then by products. */
  own: Array<OwnCategory>;
};

/** One of the shop's categories. */
export type OwnCategory = {
  /** Its levels from the root, joined by ` > `; empty for products without a category. */
  category: string;
  /** Products of exactly this category that go to the partner. */
  products: number;
  /** How the map finds the partner's category. */
  how: How;
  /** The partner's category. */
  target: (TargetTold | null);
  /** The best suggestion, where there is no target yet. */
  suggested: (TargetTold | null);
};

/** How a category is found in the map. */
export type How = ("none" | "default" | "pattern" | "parent" | "own");

/** A category of the partner. */
export type TargetTold = {
  /** What is written in the map: its number, or its path where it has none. */
  category: string;
  /** Its levels from the root; what is written where the list does not have it. */
  path: string;
  /** Whether the partner's list has it; also true when the list is not at hand. */
  known: boolean;
  /** How well it fits, from 0 to 1; 0 when it was not compared. */
  score: number;
};

/** The metrics of a partner. */
export type MonitorTold = {
  /** The series, the most important first. */
  series: Array<Series>;
  /** Runs whose feed is held, the newest first: a person has to decide on each. */
  held: Array<number>;
};

/** A metric of a partner over its last feeds. */
export type Series = {
  /** Its name: `out`, `price:p50`, `brand:Merrell`. */
  metric: string;
  /** What is measured, in words. */
  words: string;
  /** The slice, band, attribute or reason it is of; empty when it is of the whole feed. */
  of: string;
  /** Whether its values are shares, from 0 to 1. */
  share: boolean;
  /** The gravest that a rule on it leads to: `off` when it has no chart. */
  most: Level;
  /** One value for each feed in which it was measured, the oldest first. */
  moments: Array<Moment>;
};

/** The value of a metric in one feed. */
export type Moment = {
  /** Number of the run. */
  run: number;
  /** When the run began (RFC 3339). */
  at: string;
  /** What became of the feed. */
  fate: Fate;
  /** A new phase begins with this feed: what was before is no longer what is usual. */
  phase: boolean;
  /** The value. */
  value: number;
  /** What was usual for it; none while there was too little history. */
  usual: (number | null);
  /** The least that was believed. */
  low: (number | null);
  /** The most that was believed. */
  high: (number | null);
  /** The rules of its chart that it breaks, with the settings of today. */
  broken: Array<Broken>;
  /** What the guard said of it when it was made, hard limits included. */
  findings: Array<Finding>;
};

/** What became of a feed. */
export type Fate = ("live" | "held" | "released" | "rejected");

/** A rule that a value breaks. */
export type Broken = {
  /** Its name in `[guard]`: `rule_1` to `rule_8`, or `jump`. */
  rule: string;
  /** What is seen, in words. */
  words: string;
  /** `warn` or `hold`. */
  level: Level;
};

/** An address, and whether the partner came. */
export type AddressTold = {
  /** Name of the mapping. */
  partner: string;
  /** The address; a path alone when the shop's `hosted_at` is not set. Who has it may fetch the feed. */
  url: string;
  /** Since when (RFC 3339). */
  made: string;
  /** Until when the address before works, where it still does. */
  old_until: (string | null);
  /** The last fetch with which the partner got the feed, or had it already. */
  last: (Fetch | null);
  /** Such fetches today, in the shop's time zone. */
  today: number;
  /** Bytes that went out today. */
  bytes_today: number;
};

/** One request to a hosted address. */
export type Fetch = {
  /** Name of the mapping. */
  partner: string;
  /** When it was answered. */
  at: string;
  /** Status of the answer: 200 all, 206 a part, 304 nothing new, 401 and 403 refused. */
  status: number;
  /** Bytes of the feed that went out. */
  bytes: number;
  /** Bytes of the feed that were asked for: more than went out when the client left early. */
  asked: number;
  /** The client's network address. */
  client: string;
  /** What the client calls itself. */
  agent: string;
  /** Number of the run whose feed it was; 0 when none. */
  run: number;
};

/** A secret that a shop's files name. */
export type Standing = {
  /** Its name. */
  name: string;
  /** The environment variable that it may come from. */
  variable: string;
  /** The files that name it. */
  files: Array<string>;
  /** Where it is kept. */
  kept: Kept;
};

/** Where a secret is kept. */
export type Kept = ("environment" | "keychain" | "missing");

/** What is kept of a shop's past. */
export type Past = {
  /** The room it takes, by what is in it. */
  room: Array<Room>;
  /** How much of it is kept. */
  keeps: RetentionConfig;
};

/** A part of the state folder and the room it takes. */
export type Room = {
  /** `history`, `catalog`, `past_catalogs`, `replaced_feeds`, `held_feeds`, or `other`: downloads, partners' lists, the draft. */
  what: string;
  /** Files. */
  files: number;
  /** Bytes on the disk. */
  bytes: number;
};

/** A rule and what it does. */
export type RuleTold = {
  /** The rule as it is written. */
  rule: RuleConfig;
  /** What it does; none when it is off, or the sources were never read. */
  counts: (RuleReport | null);
};

/** What a rule that is tried would do. */
export type RuleTried = {
  /** Counts. */
  counts: RuleReport;
  /** The first products for which its condition holds, with what it does to each. */
  samples: Array<RuleSample>;
};

/** What a rule does to a product. */
export type RuleSample = {
  /** The product's id. */
  product: string;
  /** The values it changes, before and after. */
  changes: Array<Change>;
  /** Where it gives a reason to leave the product out or keep it in: the reason that decides, which may be another rule's. */
  reason: (string | null);
  /** Whether the product goes out in the end, whatever rule decides that. */
  included: boolean;
};

/** A label, its distribution and its use. */
export type LabelTold = {
  /** How it is computed. */
  config: LabelConfig;
  /** The bands that have edges, from low to high; empty where they have none. */
  scale: Array<BandEdge>;
  /** Its bands and the spread of what was measured. */
  report: LabelReport;
  /** Where it is used. */
  used_by: Array<LabelUse>;
};

/** One label. */
export type LabelConfig = {
  /** `season`, `margin`, `discount`, `stock`, `returns`, `size_run`, `performance`, `bands`, `quantiles`. */
  kind: string;
  [key: string]: unknown;
};

/** A band and where it ends. */
export type BandEdge = {
  /** Its name. */
  name: string;
  /** Numbers below this one are in it; all others when it has none. Only the last band may have none. */
  below: (number | null);
};

/** One label over the whole catalog. */
export type LabelReport = {
  /** Its name. */
  label: string;
  /** What kind of label it is: `margin`. */
  kind: string;
  /** Its bands in order, also those without a product. */
  bands: Array<Band>;
  /** Products of which no band can be told. */
  without_band: number;
  /** Products that have a measured value. */
  measured: number;
  /** Of the measured values, in the label's unit, the smallest, some between, and the largest; to three digits. */
  quantiles: Array<Quantile>;
  /** The measured values in at most 20 columns, equally wide but for what lies far from all others at an end. */
  histogram: Array<Bin>;
};

/** One band of a label. */
export type Band = {
  /** Its name. */
  band: string;
  /** Products in it. */
  count: number;
  /** The least measured value that is in it, in the label's unit; `null` where it has no least one, or no edges at all. */
  from: (string | null);
  /** Where it ends: values below this one are in it; `null` where it takes the rest. */
  below: (string | null);
};

/** A value that so many of the products do not exceed. */
export type Quantile = {
  /** How many, in percent. */
  percent: number;
  /** The value, a decimal number. */
  value: string;
};

/** One column of a histogram. */
export type Bin = {
  /** Values from this one on, a decimal number, */
  from: string;
  /** and below this one; up to and including it in the last column. */
  to: string;
  /** Products. */
  count: number;
};

/** A place that uses a label. */
export type LabelUse = {
  /** The file of the shop: `mappings/bol.toml`. */
  file: string;
  /** The key: `fields.custom_label_0`, `rules[3]`. */
  path: string;
  /** What people call it: the attribute, the rule. */
  name: string;
};

/** A kind of label of the library. */
export type LabelKind = {
  /** Its name. */
  name: string;
  /** Other names people search for. */
  aliases: Array<string>;
  /** JSON Schema of its arguments, with title and description. */
  arguments: unknown;
  /** Examples: arguments, value before, value after. */
  examples: Array<Array<unknown>>;
  /** A name for the next label of this kind that no label of the shop has. */
  proposed: string;
  /** The fields it needs that the shop lacks; of each of these lists one will do. */
  lacks: Array<Array<string>>;
};

/** What a label would give. */
export type LabelTried = {
  /** Its bands and the spread of what was measured; none when something is wrong. */
  report: (LabelReport | null);
  /** The bands that have edges, from low to high. */
  scale: Array<BandEdge>;
  /** What is wrong, with the place in the file as it would be written. */
  wrong: Array<ConfigError>;
  /** The fields it needs that the shop lacks; of each of these lists one will do. */
  lacks: Array<Array<string>>;
  /** Bands that are no more, with the conditions that ask for them. */
  lost: Array<LostBand>;
};

/** A band that something asks for and that is no more. */
export type LostBand = {
  /** Its name. */
  band: string;
  /** What asks for it. */
  used_by: Array<LabelUse>;
};

/** A partner that takes labels. */
export type LabelPlaces = {
  /** Name of the mapping. */
  mapping: string;
  /** What people call the partner. */
  partner: string;
  /** Its attributes for labels, and what fills each. */
  attributes: Array<[string, (ValueConfig | null)]>;
};

/** A file after a save. */
export type RevisionLine = {
  /** Number of the revision. */
  revision: number;
  /** Path in the shop folder, with `/`. */
  file: string;
  /** When it was saved (RFC 3339). */
  saved: string;
  /** What was done. */
  note: Note;
};

/** What a save changed. */
export type RevisionTold = {
  /** The save. */
  line: RevisionLine;
  /** The text before it; none when the file was not there, or not known. */
  before: (string | null);
  /** The text after it; none when the file was removed. */
  after: (string | null);
  /** The file has this text now. */
  now: boolean;
};

/** Which Feedmill this is. */
export type About = {
  /** Its version. */
  version: string;
  /** Folder of its own settings; those of a shop are in the shop's folder. */
  settings: string;
};

/** Settings of this computer. */
export type ComputerSettings = {
  /** Pictures of products are fetched from where the catalog says they are. */
  pictures: boolean;
};

/** What a draft does. */
export type EffectTold = {
  /** Partner by partner, by name of the mapping. */
  partners: Array<PartnerEffect>;
  /** What people call them. */
  names: Record<string, string>;
};

/** What a draft does to one partner's feed. */
export type PartnerEffect = {
  /** Name of the mapping. */
  mapping: string;
  /** Products in its feed with the settings in force. */
  before: number;
  /** Products in its feed with those of the draft. */
  after: number;
  /** What changes, with the first products. */
  changes: Changes;
};

/** An edit that was taken back or made again. */
export type EditTold = {
  /** What it did. */
  note: Note;
  /** The files. */
  files: Array<string>;
};

/** Something happened in the background. */
export type Event = ((Task & {
  kind: "progress";
}) | (Task & {
  kind: "done";
}) | {
  kind: "failed";
  /** The task. */
  task: Task;
  /** Why. */
  error: ApiError;
} | {
  kind: "disk";
  /** Folder of the shop. */
  shop: string;
  /** The files, from the shop folder. */
  files: Array<string>;
} | {
  kind: "alert";
  /** Folder of the shop. */
  shop: string;
  /** A line that says the most important. */
  subject: string;
  /** What is told. */
  message: Message;
} | {
  kind: "changed";
  /** The topics. */
  topics: Array<Topic>;
});

/** What is told of a shop at one time; nothing in a test. */
export type Message = {
  /** Name of the shop. */
  shop: string;
  /** When (RFC 3339, in the shop's zone). */
  at: string;
  /** Trouble that is new. */
  new: Array<Alert>;
  /** Trouble that goes on and was told before. */
  still: Array<Alert>;
  /** Trouble that is over. */
  over: Array<Alert>;
};

/** One trouble. */
export type Alert = {
  /** What kind of trouble. */
  kind: Kind;
  /** Name of the mapping; empty when it is about the whole shop. */
  partner: string;
  /** What is wrong, in words. */
  text: string;
  /** Since when (RFC 3339, in the shop's zone). */
  since: string;
};

/** What operations read and write. What reads a topic is asked again when something wrote it. */
export type Topic = ("shops" | "files" | "catalog" | "runs" | "tasks" | "computer");

/** A feed to be looked at. */
export type InspectRequest = {
  /** A file or an http(s) address. */
  place: string;
  /** How it is read, where the detected way is wrong. */
  read?: ReadOptions;
};

/** A shop to be made. */
export type CreateRequest = {
  /** The product feed: a file or an http(s) address. */
  place: string;
  /** The folder to make. */
  folder: string;
  /** Partners to make a mapping for. */
  partners: Array<string>;
  /** The settings of the shop; those that the feed suggests when left out. */
  settings?: (ShopConfig | null);
};

/** The example to be made. */
export type ExampleRequest = {
  /** What its rules and labels are written in; one that is there stays as it is. */
  language?: Language;
};

/** What its rules and labels are written in. */
export type Language = ("en" | "nl");

/** A shop by its folder. */
export type ShopRequest = {
  /** Folder of the shop. */
  shop: string;
};

/** What a run is asked to do. */
export type RunRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Names of the mappings; all that are on when left out. */
  partners?: Array<string>;
};

/** A task by number. */
export type TaskRequest = {
  /** Its number. */
  task: number;
};

/** A source of a shop. */
export type SourceRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the source. */
  source: string;
};

/** A feed that may become a source. */
export type MatchRequest = {
  /** Folder of the shop. */
  shop: string;
  /** A file or an http(s) address. */
  place: string;
};

/** A source to be added. */
export type AddRequest = {
  /** Folder of the shop. */
  shop: string;
  /** A file or an http(s) address. */
  place: string;
  /** What it is called: letters, digits, `-` and `_`. */
  name: string;
  /** What it is for. */
  role: Role;
  /** With role `join`: the column that names the product. */
  key?: (string | null);
  /** With role `join`: the product field that `key` is compared with. */
  to?: (string | null);
};

/** A source as it is to be. */
export type SetRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the source. */
  source: string;
  /** All that is said of it. */
  config: SourceConfig;
};

/** An override of how a source is read. */
export type ReadingRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the source. */
  source: string;
  /** The key of `[read]`: `encoding`, `delimiter`, ... */
  key: string;
  /** What it should be; detected again when left out. */
  value?: (string | null);
};

/** What a column should be. */
export type ColumnRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the source. */
  source: string;
  /** The column. */
  column: string;
  /** What it is; not listed any more when left out. */
  config?: (ColumnConfig | null);
};

/** A page of the catalog. */
export type PageRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Words that must all be in a product. */
  search?: string;
  /** What must hold for a product, as in a rule; labels may be asked for too. */
  only?: (ConditionConfig | null);
  /** Only the products behind a number of another screen. */
  behind?: (Behind | null);
  /** The field to sort by; in the order of the sources when left out. */
  sort?: (string | null);
  /** The highest first. */
  descending?: boolean;
  /** Products to pass over. */
  skip?: number;
  /** Products to show, at most 200. */
  limit: number;
  /** The fields to show. */
  fields: Array<string>;
};

/** A number of another screen. */
export type Behind = ({
  kind: "issue";
  /** Name of the mapping. */
  mapping: string;
  /** Name of the check. */
  check: string;
  /** The attribute. */
  attribute: string;
  /** How bad it is. */
  severity: Severity;
} | {
  kind: "rule";
  /** Name of the mapping; a shared rule when left out. */
  mapping?: (string | null);
  /** Its name. */
  rule: string;
  /** Which of its counts. */
  did: Did;
});

/** A count of a rule. */
export type Did = ("matched" | "changed" | "excluded" | "included");

/** A product of a shop. */
export type ProductRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Its id. */
  id: string;
};

/** A picture of a product. */
export type PictureRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Id of the product. */
  product: string;
  /** Which of its pictures: 0 is the main one. */
  which?: number;
  /** How large. */
  size: PictureSize;
};

/** Sizes of pictures. */
export type PictureSize = ("small" | "large");

/** A product and a partner. */
export type ExplainRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping. */
  mapping: string;
  /** The product's id. */
  product: string;
};

/** Whose partners are asked for. */
export type PartnersRequest = {
  /** Folder of the shop; without one, only the library is told. */
  shop?: (string | null);
};

/** A partner to be added. */
export type AddPartnerRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Id of the partner. */
  partner: string;
};

/** A mapping of a shop. */
export type MappingRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping. */
  mapping: string;
};

/** A value to be tried on a product. */
export type TryRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping. */
  mapping: string;
  /** The attribute. */
  attribute: string;
  /** What fills it. */
  value: ValueConfig;
  /** The product's id. */
  product: string;
};

/** A value for an attribute. */
export type ValueRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping. */
  mapping: string;
  /** The attribute. */
  attribute: string;
  /** What fills it; as the partner's spec says when left out. */
  value?: (ValueConfig | null);
};

/** A value to be tried on the whole feed. */
export type ValueEffectRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping. */
  mapping: string;
  /** The attribute. */
  attribute: string;
  /** What would fill it. */
  value: ValueConfig;
  /** Products to be shown before and after. */
  products?: Array<string>;
};

/** Another text for a mapping. */
export type MappingTextRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping. */
  mapping: string;
  /** The text. */
  text: string;
};

/** A table by its name. */
export type TableRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of its file in `tables/` without `.csv`. */
  table: string;
};

/** A table as it is to be. */
export type SetTableRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of its file in `tables/` without `.csv`: letters, digits, `-` and `_`. One that is not there is made. */
  table: string;
  /** Its columns. */
  columns: Array<string>;
  /** All its rows. Rows without any text are left out. */
  rows: Array<Array<string>>;
};

/** A bid to be tried on some products. */
export type TryBidRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping. */
  mapping: string;
  /** Name of the bid. */
  bid: string;
  /** What is bid. */
  config: BidConfig;
  /** Products, at most 20. */
  products: Array<string>;
};

/** A bid to be set. */
export type BidRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping. */
  mapping: string;
  /** Name of the bid: of its attribute where the partner takes it in the feed. */
  bid: string;
  /** What is bid; the bid is taken away when left out. */
  config?: (BidConfig | null);
};

/** A page of a partner's feed. */
export type PreviewRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping. */
  mapping: string;
  /** Products to pass over. */
  skip?: number;
  /** Products to show, at most 200. */
  limit: number;
};

/** A stretch of a live feed. */
export type FileRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping. */
  mapping: string;
  /** Byte to begin at. */
  from?: number;
};

/** A decision on a held feed. */
export type ReleaseRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Number of the run. */
  run: number;
  /** Name of the mapping. */
  mapping: string;
  /** The decision. */
  decision: Decide;
};

/** What is decided on held feeds. */
export type Decide = ("release" | "expected" | "reject");

/** Other settings for how a partner gets its feed; what is left out stays. */
export type DeliveryRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping. */
  mapping: string;
  /** Whether the feed is made. */
  on?: (boolean | null);
  /** The format. */
  format?: (string | null);
  /** Times; with no line the feed is made at the times of the shop. */
  schedule?: (ScheduleConfig | null);
  /** When the partner fetches; empty when that is not known. */
  fetch_window?: (string | null);
  /** All places. */
  places?: (Array<DeliveryConfig> | null);
};

/** Times to be tried. */
export type TimesRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Lines as cron or in words. */
  schedule: Array<string>;
};

/** Other limits for one partner or several. */
export type GuardRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Names of the mappings. */
  mappings: Array<string>;
  /** All their limits. */
  guard: GuardConfig;
};

/** Other settings of a shop. */
export type SettingsRequest = {
  /** Folder of the shop. */
  shop: string;
  /** All its settings. */
  config: ShopConfig;
};

/** A search in the partner's list. */
export type FindCategoriesRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping. */
  mapping: string;
  /** The shop's category for which one is sought. */
  category: string;
  /** Words or a number to be found; when empty, what fits the shop's category. */
  search?: string;
};

/** Categories to be set. */
export type SetCategoriesRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping. */
  mapping: string;
  /** The shop's categories. */
  categories: Array<string>;
  /** Number or path of the partner's category; left out, the rows of these categories go. */
  target?: (string | null);
};

/** Which partner, and how far back. */
export type MonitorRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping. */
  mapping: string;
  /** Most feeds told, the last ones: 90 when left out, at most 400. */
  feeds?: (number | null);
};

/** A partner's feed of which links and pictures are looked at. */
export type LookRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping. */
  mapping: string;
};

/** A change of a hosted address. */
export type AddressRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping. */
  mapping: string;
  /** The change. */
  change: ChangeAddress;
  /** With `rotate`: hours that the address before goes on working. */
  keep?: number;
};

/** What is done to an address. */
export type ChangeAddress = ("create" | "rotate" | "revoke");

/** A secret to be kept, or not any more. */
export type SecretRequest = {
  /** Its name. */
  name: string;
  /** Its value; none takes it out of the keychain. */
  value?: (string | null);
};

/** Rules of a shop: the shared ones, or those of a mapping. */
export type RulesRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping; the shared rules when left out. */
  mapping?: (string | null);
};

/** A change of a rule. */
export type SetRuleRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping; a shared rule when left out. */
  mapping?: (string | null);
  /** Its place, from 0. */
  index: number;
  /** Switched on or off. */
  on?: (boolean | null);
  /** The place it moves to. */
  to?: (number | null);
};

/** A rule to be tried or added, after the others. */
export type NewRuleRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping; a shared rule when left out. */
  mapping?: (string | null);
  /** The rule. */
  rule: RuleConfig;
  /** The place, from 0, of the one it is put for; after the others when left out. */
  index?: (number | null);
};

/** A rule to be copied. */
export type CopyRuleRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping; a shared rule when left out. */
  mapping?: (string | null);
  /** Its place, from 0. */
  index: number;
  /** Names of the mappings that get it. */
  to: Array<string>;
};

/** A rule by its place. */
export type RuleRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Name of the mapping; a shared rule when left out. */
  mapping?: (string | null);
  /** Its place, from 0. */
  index: number;
};

/** A label as it would be. */
export type LabelRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Its name. */
  label: string;
  /** The name of the label that it takes the place of; a new one when left out. */
  before?: (string | null);
  /** How it is computed. */
  config: LabelConfig;
  /** Bands that have another name, by the one they had: what asks for them asks for the new name. */
  bands?: Record<string, string>;
};

/** A label by its name. */
export type OneLabelRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Its name. */
  label: string;
};

/** Revisions of a shop. */
export type RevisionsRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Path of a file in it; all files when left out. */
  file?: (string | null);
};

/** A revision by number. */
export type RevisionRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Its number. */
  revision: number;
};

/** Saves by their numbers. */
export type TakeBackRequest = {
  /** Folder of the shop. */
  shop: string;
  /** Numbers of the revisions. */
  revisions: Array<number>;
};

/** The operations: what each is asked and what it answers. */
export interface Operations {
  /** Lists the shops opened lately. */
  welcome: { request: Nothing; response: Welcome };
  /** Reads a feed and tells what it is. */
  inspect: { request: InspectRequest; response: Inspected };
  /** Makes a shop folder for a feed. */
  create_shop: { request: CreateRequest; response: OpenedShop };
  /** Makes the example shop, or finds it again. */
  create_example: { request: ExampleRequest; response: OpenedShop };
  /** Opens a shop folder. */
  open_shop: { request: ShopRequest; response: OpenedShop };
  /** Takes a shop off the list; its folder stays. */
  forget_shop: { request: ShopRequest; response: Nothing };
  /** Tells what is in a shop and how it is. */
  shop: { request: ShopRequest; response: ShopTold };
  /** How each partner fares, when it runs next, and what is worth most to fix. */
  today: { request: ShopRequest; response: Today };
  /** The names of a shop's attributes and rules. */
  names: { request: ShopRequest; response: Names };
  /** Begins to read all sources into a new catalog. */
  read_sources: { request: ShopRequest; response: Task };
  /** Begins a run. */
  run: { request: RunRequest; response: Task };
  /** Lists the work in the background. */
  tasks: { request: Nothing; response: Array<Task> };
  /** Asks a task to stop. */
  cancel: { request: TaskRequest; response: Nothing };
  /** Tells what a source is, column by column. */
  source: { request: SourceRequest; response: SourceScreen };
  /** How the values of a source's columns are spread. */
  distributions: { request: SourceRequest; response: Array<Distribution> };
  /** By which columns a feed would find the products of the catalog. */
  match_source: { request: MatchRequest; response: Array<KeyMatch> };
  /** Adds a source to a shop. */
  add_source: { request: AddRequest; response: Nothing };
  /** Sets where a source is and what it is for. */
  set_source: { request: SetRequest; response: Nothing };
  /** Takes a source away; the file it is read from stays. */
  remove_source: { request: SourceRequest; response: Nothing };
  /** How a source's letters would read in other encodings. */
  encodings: { request: SourceRequest; response: Array<EncodingTold> };
  /** Overrides how a source is read. */
  set_reading: { request: ReadingRequest; response: Nothing };
  /** Sets what a column of a source is. */
  set_column: { request: ColumnRequest; response: Nothing };
  /** A page of the catalog, searched and sorted. */
  products: { request: PageRequest; response: Page };
  /** All fields of a product. */
  product: { request: ProductRequest; response: Product };
  /** A small picture of a product, fetched from where the catalog says it is. */
  picture: { request: PictureRequest; response: Picture };
  /** The labels of a product, and what each was measured from. */
  product_labels: { request: ProductRequest; response: Array<LabelTrace> };
  /** What became of a product since the catalog before. */
  product_history: { request: ProductRequest; response: ProductHistory };
  /** The way of a product to a partner. */
  explain: { request: ExplainRequest; response: Story };
  /** The partners of the library and those of the shop's own. */
  partner_specs: { request: PartnersRequest; response: Array<PartnerCard> };
  /** What the specs of all partners say, in Dutch, by what it is in English. */
  partners_in_dutch: { request: PartnersRequest; response: Record<string, string> };
  /** Adds a mapping for a partner. */
  add_partner: { request: AddPartnerRequest; response: AddedPartner };
  /** Takes a mapping away; its last feed stays. */
  remove_partner: { request: MappingRequest; response: Nothing };
  /** What fills each attribute of a partner. */
  mapping: { request: MappingRequest; response: MappingTold };
  /** What a changed value would give for one product. */
  try_value: { request: TryRequest; response: AttributeTrace };
  /** Sets or takes away what fills an attribute. */
  set_value: { request: ValueRequest; response: Nothing };
  /** What another value of an attribute does to the whole feed. */
  value_effect: { request: ValueEffectRequest; response: ValueEffect };
  /** A mapping as the text of its file. */
  mapping_text: { request: MappingRequest; response: MappingText };
  /** What is wrong in another text for a mapping. */
  check_mapping_text: { request: MappingTextRequest; response: Array<TextMistake> };
  /** Sets the text of a mapping. */
  set_mapping_text: { request: MappingTextRequest; response: Nothing };
  /** The library of transforms. */
  transforms: { request: Nothing; response: Array<ItemTold> };
  /** The library of conditions. */
  conditions: { request: Nothing; response: Array<ItemTold> };
  /** The library of surveys. */
  surveys: { request: Nothing; response: Array<ItemTold> };
  /** The lookup tables of a shop. */
  tables: { request: ShopRequest; response: Array<TableHead> };
  /** The rows of a lookup table. */
  table: { request: TableRequest; response: TableTold };
  /** Sets the rows of a lookup table, or makes one. */
  set_table: { request: SetTableRequest; response: Nothing };
  /** How a partner takes bids, and what is bid. */
  bids: { request: MappingRequest; response: BidsTold };
  /** What another bid would give for some products. */
  try_bid: { request: TryBidRequest; response: Array<BidTried> };
  /** Sets a bid, or takes it away. */
  set_bid: { request: BidRequest; response: Nothing };
  /** Counts, fill and issues of a partner's feed, without writing. */
  check: { request: MappingRequest; response: Checked };
  /** Why the next feed of a partner will be held, as far as that shows without writing it. */
  foretold: { request: MappingRequest; response: Array<Finding> };
  /** A page of what a partner would get. */
  preview: { request: PreviewRequest; response: Preview };
  /** What would go out now, against the live feed. */
  since_live: { request: MappingRequest; response: (Changes | null) };
  /** A stretch of lines of the live feed. */
  file: { request: FileRequest; response: FileTold };
  /** The last runs. */
  runs: { request: ShopRequest; response: Array<RunTold> };
  /** Decides on a held feed. */
  release: { request: ReleaseRequest; response: Nothing };
  /** How a partner gets its feed: when, where to, and what came of it. */
  delivery: { request: MappingRequest; response: DeliveryTold };
  /** Sets whether, when and in which format a feed is made, and where it is brought to. */
  set_delivery: { request: DeliveryRequest; response: Nothing };
  /** The next moments of a schedule, or what is wrong with it. */
  try_times: { request: TimesRequest; response: Array<string> };
  /** When a partner's feed is held. */
  guard: { request: MappingRequest; response: GuardTold };
  /** Sets the limits by which the feeds of partners are held. */
  set_guard: { request: GuardRequest; response: Nothing };
  /** Sets the settings of a shop. */
  set_shop: { request: SettingsRequest; response: Nothing };
  /** Who is told of trouble, of which, and how often. */
  alerts: { request: ShopRequest; response: AlertsConfig };
  /** Sends a test to everybody who is told of trouble. */
  test_alerts: { request: ShopRequest; response: Array<Trial> };
  /** Does what a delivery does with a small file that is removed again. */
  test_delivery: { request: MappingRequest; response: Array<Trial> };
  /** The shop's categories against a partner's. */
  categories: { request: MappingRequest; response: CategoriesTold };
  /** Categories of a partner that fit, or that are searched. */
  find_categories: { request: FindCategoriesRequest; response: Array<TargetTold> };
  /** Sets the partner's category of some of the shop's. */
  set_categories: { request: SetCategoriesRequest; response: Nothing };
  /** How each partner fares: a light, and why. */
  health: { request: ShopRequest; response: Array<Health> };
  /** Every metric of a partner over its last feeds, with limits, phases and what was broken. */
  monitor: { request: MonitorRequest; response: MonitorTold };
  /** Begins to look at the links and pictures of some products of a partner's feed. */
  look: { request: LookRequest; response: Task };
  /** What links and pictures answered when they were looked at last. */
  looks: { request: LookRequest; response: (LiveReport | null) };
  /** Where partners fetch their feeds, and whether they came. */
  addresses: { request: ShopRequest; response: Array<AddressTold> };
  /** Makes, changes or takes away the address of a partner. */
  set_address: { request: AddressRequest; response: Nothing };
  /** Who fetched a partner's feed. */
  fetches: { request: MappingRequest; response: Array<Fetch> };
  /** The secrets that a shop's files name, and where they are kept. */
  secrets: { request: ShopRequest; response: Array<Standing> };
  /** Puts a secret into the keychain, or takes it out. */
  set_secret: { request: SecretRequest; response: Nothing };
  /** What is kept of a shop's past, and the room it takes. */
  past: { request: ShopRequest; response: Past };
  /** Clears what is older than a shop keeps. */
  prune: { request: ShopRequest; response: Past };
  /** Rules in order, with what each does. */
  rules: { request: RulesRequest; response: Array<RuleTold> };
  /** Switches a rule on or off, or moves it. */
  set_rule: { request: SetRuleRequest; response: Nothing };
  /** What a new rule would do, after the others. */
  try_rule: { request: NewRuleRequest; response: (RuleTried | null) };
  /** Puts another rule in the place of one. */
  change_rule: { request: NewRuleRequest; response: Nothing };
  /** Copies a rule to other mappings, after their own. */
  copy_rule: { request: CopyRuleRequest; response: Nothing };
  /** Adds a rule after the others. */
  add_rule: { request: NewRuleRequest; response: Nothing };
  /** Takes a rule away. */
  remove_rule: { request: RuleRequest; response: Nothing };
  /** Labels with the distribution of their values. */
  labels: { request: ShopRequest; response: Array<LabelTold> };
  /** The library of labels, and what the shop lacks for each. */
  label_kinds: { request: ShopRequest; response: Array<LabelKind> };
  /** What a label would give, or what is wrong with it. */
  try_label: { request: LabelRequest; response: LabelTried };
  /** Makes a label, changes it, or gives it another name everywhere. */
  set_label: { request: LabelRequest; response: Nothing };
  /** Takes a label away that nothing uses. */
  remove_label: { request: OneLabelRequest; response: Nothing };
  /** Where partners take labels, and what is sent there. */
  label_places: { request: ShopRequest; response: Array<LabelPlaces> };
  /** The last saves of a shop's files. */
  revisions: { request: RevisionsRequest; response: Array<RevisionLine> };
  /** What a save changed. */
  revision: { request: RevisionRequest; response: RevisionTold };
  /** What was saved since the last good feed of a partner. */
  edits_since_live: { request: MappingRequest; response: Array<RevisionLine> };
  /** Brings the files of some saves back to how they were before them, in the draft. */
  take_back: { request: TakeBackRequest; response: Nothing };
  /** Brings a file back to how it was saved, in the draft; at once where the shop cannot be read. */
  restore: { request: RevisionRequest; response: Nothing };
  /** Which Feedmill this is, and where its own settings are. */
  about: { request: Nothing; response: About };
  /** The settings of Feedmill on this computer. */
  computer: { request: Nothing; response: ComputerSettings };
  /** Changes the settings of Feedmill on this computer. */
  set_computer: { request: ComputerSettings; response: Nothing };
  /** Begins to count what the draft does to each partner. */
  weigh_draft: { request: ShopRequest; response: Task };
  /** What the draft does to each partner, once it was counted. */
  effect: { request: ShopRequest; response: (EffectTold | null) };
  /** Puts the draft in force. */
  apply_draft: { request: ShopRequest; response: Nothing };
  /** Throws the draft away. */
  discard_draft: { request: ShopRequest; response: Nothing };
  /** Takes the last edit back. */
  undo: { request: ShopRequest; response: EditTold };
  /** Makes an edit again that was taken back. */
  redo: { request: ShopRequest; response: EditTold };
}

/** What each operation reads and writes: who reads a topic is asked again when it was written. */
export const topics: Record<keyof Operations, { reads: Topic[]; writes: Topic[] }> = {
  welcome: { reads: ["shops"], writes: [] },
  inspect: { reads: [], writes: [] },
  create_shop: { reads: [], writes: ["shops"] },
  create_example: { reads: [], writes: ["shops"] },
  open_shop: { reads: [], writes: ["shops"] },
  forget_shop: { reads: [], writes: ["shops"] },
  shop: { reads: ["files", "catalog", "runs", "tasks"], writes: [] },
  today: { reads: ["files", "runs"], writes: [] },
  names: { reads: ["files"], writes: [] },
  read_sources: { reads: [], writes: ["tasks"] },
  run: { reads: [], writes: ["tasks"] },
  tasks: { reads: ["tasks"], writes: [] },
  cancel: { reads: [], writes: ["tasks"] },
  source: { reads: ["files", "catalog"], writes: [] },
  distributions: { reads: ["files", "catalog"], writes: [] },
  match_source: { reads: ["catalog"], writes: [] },
  add_source: { reads: [], writes: ["files"] },
  set_source: { reads: [], writes: ["files"] },
  remove_source: { reads: [], writes: ["files"] },
  encodings: { reads: ["files"], writes: [] },
  set_reading: { reads: [], writes: ["files"] },
  set_column: { reads: [], writes: ["files"] },
  products: { reads: ["catalog", "files"], writes: [] },
  product: { reads: ["catalog", "files"], writes: [] },
  picture: { reads: ["catalog", "computer"], writes: [] },
  product_labels: { reads: ["catalog", "files"], writes: [] },
  product_history: { reads: ["catalog"], writes: [] },
  explain: { reads: ["catalog", "files"], writes: [] },
  partner_specs: { reads: ["files"], writes: [] },
  partners_in_dutch: { reads: ["files"], writes: [] },
  add_partner: { reads: [], writes: ["files"] },
  remove_partner: { reads: [], writes: ["files"] },
  mapping: { reads: ["files", "catalog"], writes: [] },
  try_value: { reads: ["files", "catalog"], writes: [] },
  set_value: { reads: [], writes: ["files"] },
  value_effect: { reads: ["files", "catalog"], writes: [] },
  mapping_text: { reads: ["files"], writes: [] },
  check_mapping_text: { reads: ["files", "catalog"], writes: [] },
  set_mapping_text: { reads: [], writes: ["files"] },
  transforms: { reads: [], writes: [] },
  conditions: { reads: [], writes: [] },
  surveys: { reads: [], writes: [] },
  tables: { reads: ["files"], writes: [] },
  table: { reads: ["files"], writes: [] },
  set_table: { reads: [], writes: ["files"] },
  bids: { reads: ["files"], writes: [] },
  try_bid: { reads: ["files", "catalog"], writes: [] },
  set_bid: { reads: [], writes: ["files"] },
  check: { reads: ["files", "catalog"], writes: [] },
  foretold: { reads: ["files", "catalog", "runs"], writes: [] },
  preview: { reads: ["files", "catalog"], writes: [] },
  since_live: { reads: ["files", "catalog", "runs"], writes: [] },
  file: { reads: ["runs"], writes: [] },
  runs: { reads: ["runs"], writes: [] },
  release: { reads: [], writes: ["runs"] },
  delivery: { reads: ["files", "runs"], writes: [] },
  set_delivery: { reads: [], writes: ["files"] },
  try_times: { reads: ["files"], writes: [] },
  guard: { reads: ["files"], writes: [] },
  set_guard: { reads: [], writes: ["files"] },
  set_shop: { reads: [], writes: ["files"] },
  alerts: { reads: ["files"], writes: [] },
  test_alerts: { reads: [], writes: [] },
  test_delivery: { reads: [], writes: [] },
  categories: { reads: ["files", "catalog"], writes: [] },
  find_categories: { reads: ["files"], writes: [] },
  set_categories: { reads: [], writes: ["files"] },
  health: { reads: ["files", "runs"], writes: [] },
  monitor: { reads: ["files", "runs"], writes: [] },
  look: { reads: [], writes: ["tasks"] },
  looks: { reads: ["runs"], writes: [] },
  addresses: { reads: ["files", "runs"], writes: [] },
  set_address: { reads: [], writes: ["runs"] },
  fetches: { reads: ["runs"], writes: [] },
  secrets: { reads: ["files"], writes: [] },
  set_secret: { reads: [], writes: ["files"] },
  past: { reads: ["files", "runs"], writes: [] },
  prune: { reads: [], writes: ["runs"] },
  rules: { reads: ["files", "catalog"], writes: [] },
  set_rule: { reads: [], writes: ["files"] },
  try_rule: { reads: ["files", "catalog"], writes: [] },
  change_rule: { reads: [], writes: ["files"] },
  copy_rule: { reads: [], writes: ["files"] },
  add_rule: { reads: [], writes: ["files"] },
  remove_rule: { reads: [], writes: ["files"] },
  labels: { reads: ["files", "catalog"], writes: [] },
  label_kinds: { reads: ["files", "catalog"], writes: [] },
  try_label: { reads: ["files", "catalog"], writes: [] },
  set_label: { reads: [], writes: ["files"] },
  remove_label: { reads: [], writes: ["files"] },
  label_places: { reads: ["files", "catalog"], writes: [] },
  revisions: { reads: ["files"], writes: [] },
  revision: { reads: ["files"], writes: [] },
  edits_since_live: { reads: ["files", "runs"], writes: [] },
  take_back: { reads: [], writes: ["files"] },
  restore: { reads: [], writes: ["files"] },
  about: { reads: [], writes: [] },
  computer: { reads: ["computer"], writes: [] },
  set_computer: { reads: [], writes: ["computer"] },
  weigh_draft: { reads: [], writes: ["tasks"] },
  effect: { reads: ["files", "catalog"], writes: [] },
  apply_draft: { reads: [], writes: ["files"] },
  discard_draft: { reads: [], writes: ["files"] },
  undo: { reads: [], writes: ["files"] },
  redo: { reads: [], writes: ["files"] },
};

/** Messages of the program in English, by list and id, with their blanks. Other languages are in `words`. */
export const messages = {
  "note.rule_on": "rule \"{{rule}}\": on",
  "note.rule_off": "rule \"{{rule}}\": off",
  "note.rule_moved": "rule \"{{rule}}\": moved",
  "note.rule_changed": "rule \"{{rule}}\": changed",
  "note.rule_added": "rule \"{{rule}}\": added",
  "note.rule_removed": "rule \"{{rule}}\": removed",
  "note.rule_copied": "rule \"{{rule}}\": copied to {{mappings}}",
  "note.bands": "label {{label}}: other bands",
  "note.label_added": "label {{label}}: added",
  "note.label_changed": "label {{label}}: measured differently",
  "note.label_renamed": "label {{before}}: is called {{label}}",
  "note.label_removed": "label {{label}}: removed",
  "note.value_set": "{{mapping}}: {{attribute}} is filled differently",
  "note.value_reset": "{{mapping}}: {{attribute}} is filled as the partner's spec says",
  "note.text_edited": "{{mapping}}: its text was edited",
  "note.bid_set": "{{mapping}}: bids differently by {{bid}}",
  "note.bid_removed": "{{mapping}}: no bid {{bid}} any more",
  "note.delivery": "{{mapping}}: is brought elsewhere",
  "note.feed_on": "{{mapping}}: its feed is made",
  "note.feed_off": "{{mapping}}: its feed is not made any more",
  "note.format": "{{mapping}}: has another format",
  "note.times": "{{mapping}}: is made at other times",
  "note.guard": "{{mappings}}: other limits of the guard",
  "note.alerts": "others are told of trouble",
  "note.settings": "other settings of the shop",
  "note.table_set": "table {{table}}: other rows",
  "note.category_set": "{{mapping}}: \"{{category}}\" becomes \"{{target}}\"",
  "note.category_cleared": "{{mapping}}: \"{{category}}\" has no category of the partner",
  "note.categories_set": "{{mapping}}: {{count}} categories become \"{{target}}\"",
  "note.categories_cleared": "{{mapping}}: {{count}} categories have no category of the partner",
  "note.reading": "{{source}}: {{key}} becomes {{told}}",
  "note.source_added": "{{source}}: added",
  "note.source_set": "{{source}}: read from elsewhere, or joined otherwise",
  "note.source_removed": "{{source}}: no source any more",
  "note.partner_removed": "{{mapping}}: removed",
  "note.column_set": "{{source}}: {{column}} fills {{field}}",
  "note.column_own": "{{source}}: {{column}} fills no product field",
  "note.partner_added": "{{mapping}}: added",
  "note.restored": "{{file}}: back to revision {{revision}}",
  "note.applied": "applied: {{of}}",
  "note.back_before": "back before: {{of}}",
  "note.discarded": "discarded: {{of}}",
  "note.taken_back": "taken back: {{of}}",
  "note.again": "again: {{of}}",
  "note.said": "{{text}}",
  "detail.limit": "{{has}}, the limit is {{limit}}",
  "detail.between": "between {{min}} and {{max}}",
  "detail.from": "from {{min}} on",
  "detail.up_to": "up to {{max}}",
  "detail.allowed": "allowed: {{values}}",
  "detail.with": "{{attributes}}",
  "detail.other": "{{attribute}} is \"{{value}}\"",
  "detail.currency": "the amount is in {{has}}, the partner takes {{taken}}",
  "detail.same_as": "as product {{product}}",
  "detail.no_address": "it does not start with https:// or http://",
  "detail.no_site": "it names no site",
  "detail.unencoded": "it holds blanks or letters that must be encoded",
  "detail.not_whole": "not a whole number",
  "detail.garbled": "its letters are broken",
  "detail.amount_and_currency": "amount and currency code are expected",
  "detail.no_picture": "it is no picture that is read",
  "detail.like_placeholder": "it looks like a placeholder",
  "detail.two_capitals": "two capitals are expected",
  "detail.placeholder": "a placeholder",
  "detail.number_expected": "a number is expected",
  "detail.two_moments": "two moments are expected",
  "detail.ends_first": "it ends before it starts",
  "detail.tags": "it holds tags",
  "detail.entities": "it holds entities",
  "detail.advertises": "it advertises",
  "detail.not_digits": "it holds something else than digits",
  "detail.wrong_digits": "it has not 8, 12, 13 or 14 digits",
  "detail.is_placeholder": "it is a placeholder",
  "detail.check_digit": "its check digit is wrong",
  "detail.kept_for_shop": "its range is kept for use within a shop",
  "detail.kept_for_coupons": "its range is kept for coupons",
  "reason.variant": "another variant of its group is sent",
  "reason.most": "the partner takes only {{most}} products",
  "step.all": "all of these",
  "step.any": "at least one of these",
  "step.not": "the opposite",
  "step.first": "the first that is filled",
  "step.case": "the first case that holds",
  "step.list": "together in a list",
  "step.group": "together",
  "step.element": "one of {{field}}",
  "step.add": "added",
  "step.subtract": "subtracted",
  "step.multiply": "multiplied",
  "step.divide": "divided",
  "step.negate": "with the other sign",
  "step.least": "the smallest",
  "step.greatest": "the greatest",
  "step.absolute": "without its sign",
  "step.round": "rounded",
  "step.share": "percent of the variants for which this holds",
  "step.share_any": "it holds for one variant or more",
  "step.share_all": "it holds for all variants",
  "step.share_none": "it holds for no variant",
  "detected.stated": "stated",
  "detected.mark": "the file starts with its mark",
  "detected.largest": "the largest that looks like a feed",
  "detected.workbook": "the file starts as a workbook does",
  "detected.tag": "the text starts with <",
  "detected.json_lines": "there is one JSON value after another",
  "detected.json": "the text starts as JSON does",
  "detected.text": "it is text, and neither XML nor JSON",
  "detected.bom": "the text starts with its byte order mark",
  "detected.wide": "every other byte is zero, as in text of wide characters",
  "detected.declared": "declared",
  "detected.ascii": "only ASCII characters were seen",
  "detected.utf8": "the bytes are valid UTF-8",
  "detected.utf8_not_declared": "the bytes are valid UTF-8, though {{declared}} is declared",
  "detected.agrees": "declared, and the bytes agree",
  "detected.utf8_damaged": "the bytes are UTF-8 but for {{count}} damaged characters",
  "detected.guessed_not_declared": "guessed from the letters; they are not the declared {{declared}}",
  "detected.guessed": "guessed from the letters; they are not UTF-8",
  "detected.announced": "the first line announces it",
  "detected.one_column": "no delimiter was seen; there is one column",
  "detected.same_width": "{{percent}} % of the first rows have the same {{count}} cells",
  "detected.unpaired": "quotes do not come in pairs",
  "detected.usual": "the usual one; none was seen",
  "detected.around": "cells start and end with it",
  "detected.before_quotes": "it stands before quotes inside cells",
  "detected.padded": "cells are padded with blanks to line up; the padding is taken off",
  "detected.short_header": "the header names only {{count}}, and the rows below have more cells",
  "detected.no_rows": "there are no rows",
  "detected.values": "line {{line}} holds values like those below it",
  "detected.first_row": "the first row of a table is its header, and nothing speaks against it",
  "detected.unlike_below": "in {{count}} columns the first row is not like the values below it",
  "detected.first_wide": "line {{line}} is the first that is as wide as the table; titles, notes and blanks are above it",
  "detected.one_list": "the document is one list",
  "detected.one_object": "the document is one object",
  "detected.empty_list": "its name is that of a list of products, and it is empty",
  "detected.list": "a list of {{count}} objects with {{fields}} different members",
  "detected.keyed": "an object of {{count}} objects that are alike",
  "detected.known_root": "the root element {{root}} is {{kind}}, whose items are here",
  "detected.elements": "{{count}} elements with {{fields}} different fields, {{known}} of which look like a product's",
  "detected.only_sheet": "the only visible sheet",
  "detected.best_sheet": "of {{count}} visible sheets the one most like a table of products",
  "detected.empty_sheet": "the sheet is empty",
  "detected.names": "the first row as wide as the table, and it holds names",
  "detected.no_names": "the first row as wide as the table holds values, not names",
  "record.ragged_row": "another number of cells than the header: missing ones are empty, surplus ones are left out",
  "record.repeated_header": "the header is repeated here; the row was left out",
  "record.stray_quote": "a quote that does not close its cell was taken as text",
  "record.invalid_characters": "characters that the encoding does not know, here or in the next records",
  "record.nul_characters": "zero bytes were left out",
  "record.late_encoding": "from here on the text is read in another encoding",
  "record.bad_line": "the line is no JSON object and is left out",
  "record.undefined_entity": "nothing defines this entity, kept as it is written",
  "record.no_items": "nothing stands at the item path: the feed is empty, or its products are elsewhere in it",
  "record.cell_error": "the cell holds an error of the workbook, read as empty",
  "match.member": "the path means {{field}}",
  "match.name": "the name `{{name}}` means {{field}}",
  "match.name_without_end": "the name without its language or currency `{{name}}` means {{field}}",
  "match.path": "the path `{{name}}` means {{field}}",
  "match.last_step": "the last step `{{name}}` means {{field}}",
  "match.step_before_last": "the step before the last `{{name}}` means {{field}}",
  "match.nearly": "the name is nearly `{{name}}`, which means {{field}}",
  "match.check_digits": "the values have the check digit of a GTIN",
  "match.images": "the values are addresses of images",
  "match.addresses": "the values are addresses, each once",
  "match.markup": "the values have HTML markup",
  "match.long_texts": "the values are long texts",
  "match.short_texts": "the values are short texts, each once",
  "match.first_unique": "the first column, and each value is there once",
  "match.amounts": "the values are amounts with a currency",
  "match.tells_apart": "of the columns that may name a product this one tells the most of them apart",
  "guard.none_left": "no product is left in the feed",
  "guard.least_products": "products in the feed: {{out}}, fewer than the least of {{least}}",
  "guard.least_half": "products in the feed: {{out}}, less than half of the {{last}} of the last feed",
  "guard.least_percent": "products in the feed: {{out}}, less than {{percent}} % of the {{last}} of the last feed",
  "guard.repriced": "{{share}} of the products in this feed and the last have another price, more than {{most}} %",
  "guard.upheaval": "{{metric}}: {{now}}, in the last feed {{was}}",
  "guard.other_ids": "{{share}} of the ids are others than in the last feed: partners take these for other products",
  "guard.column_empty": "{{column}} is empty in all products; it was filled in {{share}}",
  "guard.nobody_has": "no product has {{attribute}}, which the partner requires",
  "guard.some_lack": "{{share}} of the products have no {{attribute}}, which the partner requires, more than {{most}} %",
  "guard.refused": "{{share}} of the products have a value that the partner refuses in {{attribute}}, more than {{most}} %",
  "guard.currency_gone": "no price is in {{currency}} any more; prices are in {{others}}",
  "guard.currency_new": "prices in {{currency}} are new; they were in {{others}}",
  "guard.unusual": "{{metric}}: {{now}}, usually {{low}} to {{high}}; {{rule}}",
  "guard.as_before": "the settings are again those of run {{run}}: the feed was compared with the one of that run",
  "guard.edited": "edited since the last good feed: {{files}}",
  "guard.edited_more": "edited since the last good feed: {{files}} and {{more}} more",
  "guard.spec_changed": "the partner's spec changed since the last good feed",
  "guard.source_new": "new products in the source: {{count}}",
  "guard.source_gone": "products gone from the source: {{count}}",
  "guard.source_field": "products with another {{field}} in the source: {{count}}",
  "guard.nothing_changed": "neither the settings nor the source changed: look at what depends on the day",
  "guard.fill_part": "say under [fields] in mappings/{{mapping}}.toml what fills the part {{part}} of \"{{name}}\"",
  "guard.fill": "say under [fields] in mappings/{{mapping}}.toml what fills it: {{way}}",
  "guard.fill_from": "let a column of feeds/*.toml fill the product field {{fields}}, or say under [fields] in mappings/{{mapping}}.toml what fills it: {{way}}",
  "trouble.check_room": "check the free space and the permissions of the shop folder",
  "trouble.state_refuses": "the shop's history cannot be used now",
  "trouble.close_others": "close other programs that use this shop, then try again",
  "trouble.catalog_damaged": "the catalog is damaged",
  "trouble.run_again": "run again: the catalog is built anew from the sources",
  "trouble.busy": "the shop is busy: {{owner}} runs it",
  "trouble.wait_for_run": "wait until it is done; a run that died is followed at once",
  "trouble.no_country": "\"{{text}}\" is no country code",
  "trouble.such_country": "two capitals, such as NL or BE",
  "trouble.no_language": "\"{{text}}\" is no language code",
  "trouble.such_language": "two small letters, such as nl or fr",
  "trouble.no_currency": "\"{{text}}\" is no currency code",
  "trouble.such_currency": "three capitals, such as EUR",
  "trouble.no_zone": "\"{{text}}\" is no known time zone",
  "trouble.such_zone": "a place name such as Europe/Amsterdam",
  "trouble.no_vat_rate": "{{text}} is no VAT rate in percent",
  "trouble.such_vat_rate": "a number from 0 to 100, such as 21",
  "trouble.no_web_address": "\"{{text}}\" is no web address",
  "trouble.such_web_address": "such as https://www.shop.example",
  "trouble.no_mail_address": "\"{{text}}\" is no mail address",
  "trouble.such_mail_address": "such as ann@shop.example",
  "trouble.mail_untrusted": "{{server}}: this machine does not trust the server's certificate, or the server has no TLS",
  "trouble.mail_refused": "{{server}}: {{answer}}",
  "trouble.mail_unreached": "{{server}}: the connection failed: {{answer}}",
  "trouble.nothing_before": "nothing is known of before that: the history begins there",
  "trouble.nothing_kept": "nothing would be kept of a run",
  "trouble.such_days": "a number of days, from 1",
  "trouble.keychain_refuses": "the keychain: {{answer}}",
  "trouble.unlock": "unlock it and try again; where there is none, set the secret's environment variable",
  "trouble.cancelled": "cancelled",
  "trouble.files_wrong": "{{count}} things in the shop's files are wrong",
  "trouble.unknown_key": "unknown key `{{key}}`",
  "trouble.working": "this shop is being read or run already",
  "trouble.wait_or_cancel": "wait until it is done, or cancel it",
  "trouble.work_stopped": "the work stopped because of a mistake in Feedmill",
  "trouble.before_in_force": "what was there before is still in force; try again",
  "trouble.question_stopped": "Feedmill made a mistake and stopped this question",
  "trouble.others_work": "nothing was changed by it; the other screens still work",
  "trouble.no_times": "the schedule has no times",
  "trouble.no_cron": "\"{{line}}\" is no cron line: {{error}}",
  "trouble.empty_line": "the schedule has an empty line",
  "trouble.time_unclear": "\"{{line}}\" is not understood at \"{{word}}\"",
  "trouble.write_times": "write a cron line such as \"0 6,14 * * *\", or \"every day at 06:00 and 14:00\", \"every 30 minutes between 8 and 20\", \"elke werkdag om 7:30\"",
  "trouble.nothing_read": "the sources of this shop have not been read yet",
  "trouble.read_first": "read them first",
  "trouble.no_mapping": "there is no mapping \"{{mapping}}\"",
  "trouble.mappings": "the shop has {{mappings}}",
  "trouble.no_source": "the shop has no source \"{{source}}\"",
  "trouble.no_shop_label": "the shop has no label \"{{label}}\"",
  "trouble.no_shop_table": "the shop has no table \"{{table}}\"",
  "trouble.no_folder": "there is no folder {{folder}}",
  "trouble.no_shop_there": "{{folder}} is no shop: shop.toml is not in it",
  "trouble.choose_shop": "check how it is written, or make a new shop",
  "trouble.perhaps_renamed": "it may have been renamed on disk",
  "trouble.perhaps_gone": "it may be gone",
  "trouble.no_rule": "there is no such rule",
  "trouble.no_edit": "there is no such edit",
  "trouble.no_partner": "there is no partner \"{{partner}}\"",
  "trouble.choose_partner": "choose one of the library",
  "trouble.no_product": "the catalog has no product with the id {{id}}",
  "trouble.not_in_catalog": "the catalog has no product \"{{product}}\"",
  "trouble.not_in_catalog_held": "the catalog has no product \"{{product}}\"; run {{run}} read a newer catalog and was held, so what it read is not in force",
  "trouble.departed": "product \"{{product}}\" has left the sources: it was last in the catalog of {{seen}} and no longer in that of {{gone}}",
  "trouble.departed_held": "product \"{{product}}\" has left the sources: it was last in the catalog of {{seen}} and no longer in that of {{gone}}; run {{run}} read a newer catalog and was held, so what it read is not in force",
  "trouble.ask_source": "ask for it where the sources come from: an export may have become narrower, or its id may have changed",
  "trouble.search_product": "ids are compared to the letter; see them with `feedmill preview`",
  "trouble.no_revision": "there is no revision {{revision}}",
  "trouble.history_deleted": "the history may have been deleted",
  "trouble.edited_since": "{{file}} was changed by another program since",
  "trouble.see_history": "its revisions are kept in the history",
  "trouble.draft_has": "the draft has changes of {{file}}",
  "trouble.end_draft": "apply the draft or throw it away first",
  "trouble.draft_overtaken": "{{files}} changed since the draft began",
  "trouble.begin_draft_anew": "discard the draft and make its edits again on what the file says now",
  "trouble.bad_name": "\"{{name}}\" cannot be a name here",
  "trouble.plain_name": "use letters, digits, - and _",
  "trouble.name_taken": "there is one with the name \"{{name}}\" already",
  "trouble.other_name": "give it another name",
  "trouble.filled_already": "{{field}} is filled by {{column}} already",
  "trouble.take_away_there": "take it away there first",
  "trouble.label_used": "label {{label}} is used in {{places}}",
  "trouble.take_out_first": "take it out there first",
  "trouble.not_whole_path": "\"{{folder}}\" is not a whole path",
  "trouble.begin_with_root": "begin with / or a drive",
  "trouble.shop_there": "there is a shop in {{folder}} already",
  "trouble.other_folder": "give another folder",
  "trouble.file_there": "there is a file {{file}} already",
  "trouble.column_unnamed": "every column of a table needs a name",
  "trouble.name_column": "name it in the first line",
  "trouble.table_long": "a table of {{count}} rows is not edited here",
  "trouble.use_spreadsheet": "edit its file in a spreadsheet",
  "trouble.other_value": "choose another value",
  "trouble.no_category": "{{partner}} has no category \"{{category}}\"",
  "trouble.choose_category": "choose one of its list",
  "trouble.no_column": "the source has no column `{{column}}`",
  "trouble.columns": "its columns are {{columns}}",
  "trouble.no_id": "no column fills the product field `id`",
  "trouble.say_id": "say which one does under [columns]; the source has {{columns}}",
  "trouble.source_emptied": "the source {{source}} holds no products now; before, the catalog had {{count}}",
  "trouble.source_empty": "the source {{source}} holds no products",
  "trouble.see_export": "look at the export where the feed comes from, then run again; where its products stand elsewhere in it now, detect the item path again",
  "trouble.no_key": "a source with role `join` needs a `key`",
  "trouble.name_key": "name the column that holds the product's id",
  "trouble.variants_joined": "the rows of a joined source are no products, and so no variants",
  "trouble.join_rows": "take [variants] away, or use the role `products` or `append`",
  "trouble.variants_id": "the column {{column}} fills the product id, and so do the variants",
  "trouble.one_id": "let the column fill no product field, or take `by` away from [variants]",
  "trouble.no_products": "no source has the role `products`",
  "trouble.make_products": "make feeds/products.toml with the place of the product feed",
  "trouble.several_products": "several sources have the role `products`: {{sources}}",
  "trouble.one_products": "give exactly one the role `products`; more products are of the role `append`",
  "trouble.secret_unset": "the secret \"{{secret}}\" is not set",
  "trouble.set_secret": "`feedmill secret set {{name}}` puts it into the keychain; without one, set the environment variable {{variable}}",
  "trouble.arrived_before": "the same bytes arrived with run {{run}}",
  "trouble.changed_on_way": "the feed changed while it was sent",
  "trouble.not_brought": "the feed did not get to {{place}}",
  "trouble.nothing_held": "run {{run}} holds nothing that could be decided on",
  "trouble.see_held": "see what is held with `feedmill history`",
  "trouble.live_since": "{{partner}}: run {{run}} has gone live since",
  "trouble.reject_held": "reject the held one with --reject, or run again",
  "trouble.kept_aside": "the history was damaged: it is kept in {{place}}, and a new one begins with this run",
  "trouble.not_cleared": "what is older than the shop keeps could not be cleared",
  "trouble.unchecked": "{{partner}}: its categories are not checked",
  "trouble.not_in_list": "{{partner}}: {{count}} of the categories in table {{table}} are not in its list: {{categories}}",
  "trouble.not_there": "it is not there",
  "trouble.not_allowed": "the system does not allow it",
  "trouble.disk_full": "the disk is full",
  "trouble.check_path": "check the path, and that the export has run",
  "trouble.give_right": "give the user that runs this the right to read it, or to write there",
  "trouble.make_room": "make room on the disk",
  "trouble.check_disk": "try again; when it stays, check the disk or the drive it is on",
  "trouble.folder": "this is a folder",
  "trouble.give_file": "give the path of a file in it",
  "trouble.no_ftp": "FTP and SFTP places cannot be read yet",
  "trouble.fetch_otherwise": "fetch the file with another program and give its path, or use its https address",
  "trouble.no_address": "this is not an address: {{error}}",
  "trouble.write_address": "write https://host/path",
  "trouble.answered": "the server answered {{status}}",
  "trouble.unreached": "the server was not reached: {{error}}",
  "trouble.no_such_host": "there is no server {{host}}: check the spelling of the address, and that this computer is online",
  "trouble.too_slow": "the server took too long",
  "trouble.cut_off": "the download was cut off after {{bytes}} bytes",
  "trouble.sends_slowly": "the server sends too slowly: {{bytes}} bytes came so far",
  "trouble.try_later": "try again later; when it stays, ask whoever runs the server",
  "trouble.check_login": "check the user name and the password",
  "trouble.refused_account": "the server refuses this account or this machine; ask whoever runs it",
  "trouble.nothing_there": "check the address: there is nothing at it",
  "trouble.check_address": "check the address",
  "trouble.redirects": "the server redirects without end",
  "trouble.give_last": "open the address in a browser and give the one it ends at",
  "trouble.is_near": "it is on this machine or in its own network",
  "trouble.near_shops_only": "only a shop whose feed comes from there may ask there",
  "trouble.no_scheme": "no transport is called \"{{scheme}}\"",
  "trouble.give_place": "give a path, `-` for standard input, or an http or https address",
  "trouble.system_says": "{{answer}}",
  "trouble.untrusted": "this machine does not trust the server's certificate: it may have expired, be for another name, or not be signed by a known authority; check this machine's date too",
  "trouble.check_certificates": "check the system's certificates",
  "trouble.bad_header": "the header \"{{name}}\" or its value is not allowed in HTTP",
  "trouble.plain_header": "use letters, digits and `-` in its name",
  "trouble.to_nowhere": "the server redirects to nowhere",
  "trouble.to_other_kind": "the server redirects to another kind of place",
  "trouble.to_unsafe": "the server redirects from https to http, which is not safe",
  "trouble.continued_elsewhere": "the server continued at another place",
  "trouble.other_length": "the download has another length than was announced",
  "trouble.compressed_as": "the server compressed as {{kind}}",
  "trouble.send_gzip": "let it send gzip, or nothing compressed",
  "trouble.not_unpacked": "the compressed download cannot be unpacked",
  "trouble.too_large": "the source is larger than {{most}} bytes",
  "trouble.raise_size": "raise the limit on the size of a source if that is right",
  "trouble.web_page": "this is a web page, not a feed",
  "trouble.open_page": "open the address in a browser: it may ask to log in or say what went wrong",
  "trouble.not_text": "this is neither text nor a workbook",
  "trouble.check_place": "check the place of the feed, its compression and its encoding",
  "trouble.empty": "this is empty",
  "trouble.check_export": "check that the export has run",
  "trouble.check_feed": "check the place of the feed",
  "trouble.mend": "have the program that writes this file mend it here; no part of the file is used before",
  "trouble.no_encoding": "unknown encoding {{encoding}}",
  "trouble.use_encoding": "use a label such as utf-8, windows-1252, iso-8859-2 or macintosh",
  "trouble.no_sheet": "there is no sheet {{sheet}}",
  "trouble.sheets": "the sheets are {{sheets}}",
  "trouble.copied": "copied",
  "trouble.size_right": "the size is right",
  "trouble.no_size": "the server tells no size",
  "trouble.checksum_right": "the checksum is right",
  "trouble.arrival_untold": "the server does not tell what arrived",
  "trouble.server_said": "{{answer}}",
  "trouble.in_parts": "{{answer}}, {{count}} parts",
  "trouble.moved": "moved: {{answer}}",
  "trouble.host_key": "host key {{key}}",
  "trouble.clock_off": "this machine's clock is off by {{clock}}",
  "trouble.account_removes_not": "this account may not remove files: {{name}} stays there",
  "trouble.nobody_removes": "the server lets nobody remove files: {{name}} stays there",
  "trouble.knocked": "the server answers ({{status}}); whether it takes a feed is known when one is sent",
  "trouble.no_transport": "no transport sends to \"{{scheme}}\"",
  "trouble.give_transport": "give a path, or an http, https, ftp, ftps, sftp or s3 address",
  "trouble.write_place": "write {{place}}",
  "trouble.no_host": "the address has no host",
  "trouble.folder_address": "the address names a folder and no file",
  "trouble.no_user": "there is no user for it",
  "trouble.part_arrived": "{{there}} of {{bytes}} bytes arrived",
  "trouble.changed_in_copy": "the feed changed while it was copied; send it again",
  "trouble.line_broke": "the connection failed: {{error}}",
  "trouble.no_answer": "the server does not answer",
  "trouble.upload_slow": "the upload took too long",
  "trouble.no_request": "the request cannot be made",
  "trouble.answered_early": "the server answered {{status}} with {{unread}} bytes still to come",
  "trouble.no_tls": "this machine does not trust the server's certificate, or the server has no TLS",
  "trouble.other_account": "the server wants another account, or TLS: write ftps://",
  "trouble.check_folder": "check the folder and the account's rights",
  "trouble.folder_rights": "check the account's rights in that folder",
  "trouble.folder_or_space": "check the folder, the account's rights and the server's free space",
  "trouble.may_not_write": "the account may not write there",
  "trouble.no_such_folder": "check the folder: the server has no such one",
  "trouble.sent_elsewhere": "the server sends elsewhere; give the address it ends at",
  "trouble.check_token": "check the user name, the password or the token",
  "trouble.no_such_place": "check the address: the server has no such place",
  "trouble.other_method": "the server does not take this method; try another one: put, post or webdav",
  "trouble.not_this_size": "the server takes no file of this size",
  "trouble.server_full": "the server's disk is full; ask whoever runs it",
  "trouble.check_answer": "check the address and what the server says",
  "trouble.not_moved": "the server did not move the file: {{answer}}",
  "trouble.no_bucket": "the address has no bucket or no name",
  "trouble.no_access_key": "there is no access key for it",
  "trouble.set_access_key": "set `user` to the id of the access key and `password` to its secret",
  "trouble.no_region": "there is no region for it",
  "trouble.set_region": "set `region` to the bucket's (eu-west-1), or `endpoint` to the address of a service that is not Amazon's",
  "trouble.endpoint_wrong": "endpoint is not an address: {{error}}",
  "trouble.endpoint_unusable": "the endpoint cannot be used: {{error}}",
  "trouble.parts_not_begun": "the server begins no upload in parts: {{error}}",
  "trouble.parts_not_joined": "the server did not join the parts: {{answer}}",
  "trouble.no_tag": "the server tells no tag of a part",
  "trouble.parts_stay": "{{message}}; the parts that arrived stay there",
  "trouble.other_host_key": "the host shows another key than before: {{shown}}, known is {{known}}",
  "trouble.ask_host_key": "ask whoever runs it whether the key was changed; then remove the line of {{name}} from {{file}}",
  "trouble.no_sftp": "the server has no SFTP for this account",
  "trouble.key_unreadable": "the private key cannot be read: {{error}}",
  "trouble.give_key": "give the whole text of the key file, and its password when it has one",
  "trouble.login_refused": "the server refuses the login",
  "trouble.check_key": "check the user name, and the password or the key",
  "trouble.no_field": "there is no field \"{{name}}\"",
  "trouble.see_columns": "see the columns with `feedmill inspect`, or map a source column to it in feeds/*.toml",
  "trouble.meant": "did you mean \"{{name}}\"?",
  "trouble.no_label": "there is no label \"{{name}}\"",
  "trouble.define_label": "define it in labels.toml",
  "trouble.no_segment": "there is no segment \"{{name}}\"",
  "trouble.define_segment": "define it under [segments] in rules.toml",
  "trouble.no_table": "there is no table \"{{name}}\"",
  "trouble.put_table": "put the file tables/{{name}}.csv in the shop folder",
  "trouble.table_lacks": "table \"{{table}}\" has no column \"{{column}}\"",
  "trouble.table_has": "its columns are {{columns}}",
  "trouble.no_attribute": "{{partner}} has no attribute \"{{attribute}}\"",
  "trouble.see_partner": "see `feedmill partners {{partner}}`",
  "trouble.sends_private": "\"{{attribute}}\" would send the private field \"{{field}}\"",
  "trouble.send_label": "send a label instead, or add send_private = [\"{{field}}\"] to this mapping",
  "trouble.no_day": "\"{{text}}\" is not a day",
  "trouble.write_day": "write 2026-11-27",
  "trouble.circle": "{{name}} needs itself",
  "trouble.break_circle": "break the circle",
  "trouble.needs_value": "`set` needs `to` or `use`",
  "trouble.say_value": "say what the field becomes",
} as const;

/** What the library holds: kinds of items, of each item its arguments, of each of these the words it takes. */
export const library = {
  transforms: {
    add: { by: [] },
    add_days: { days: [] },
    add_percent: { percent: [] },
    add_query: { query: [] },
    add_tax: { rate: [] },
    append: { text: [], separator: [] },
    bucket: { bands: [] },
    capitalize: {},
    clamp: { min: [], max: [] },
    clear_if: { values: [] },
    collapse_whitespace: {},
    convert_currency: { rate: [], decimals: [] },
    convert_unit: { to: [], from: [], decimals: [], write_unit: [] },
    count: {},
    decode_html: {},
    decode_url: {},
    dedupe: {},
    default: { text: [] },
    divide: { by: [] },
    element: { at: [] },
    encode_html: {},
    encode_url: {},
    extract: { pattern: [], group: [], all: [] },
    extract_json: { path: [] },
    filter_list: { words: [], pattern: [], drop: [] },
    format_boolean: { yes: [], no: [] },
    format_date: { format: [] },
    format_number: { decimals: [], decimal_sign: [], thousands: [] },
    format_price: { currency: [], place: ["after", "before", "none"], separator: [], decimal_sign: [], thousands: [], decimals: [] },
    hash: { length: [] },
    join: { with: [] },
    keep_above_cost: { markup: [], cost: [] },
    length: { of: ["characters", "words", "bytes"] },
    lower: {},
    map: { table: [], otherwise: [], case_sensitive: [] },
    multiply: { by: [] },
    normalize_gtin: {},
    normalize_unicode: { plain: [] },
    only_valid_gtin: { restricted: [] },
    pad: { length: [], with: [], side: ["left", "right"] },
    parse_date: { format: [] },
    parse_number: { decimal_sign: ["auto", ".", ","] },
    prepend: { text: [], separator: [], repeat: [] },
    relative_date_range: { from: [], to: [] },
    remove: { words: [], case_sensitive: [], whole_words: [] },
    remove_accents: {},
    remove_brackets: {},
    remove_duplicate_words: { adjacent: [] },
    remove_emoji: {},
    remove_invalid_characters: {},
    remove_query: { names: [] },
    remove_tax: { rate: [] },
    remove_whitespace: {},
    replace: { find: [], with: [], case_sensitive: [], whole_words: [] },
    replace_regex: { pattern: [], with: [] },
    replace_words: { table: [], case_sensitive: [], whole_words: [] },
    resolve_url: { base: [] },
    round: { decimals: [], step: [], mode: ["half_up", "half_even", "up", "down"] },
    round_to_ending: { ending: [], mode: ["nearest", "up", "down"] },
    search: { words: [], table: [], all: [], case_sensitive: [], whole_words: [] },
    sentence_case: { keep: [], always: [] },
    separate_words: { keep: [] },
    slice: { from: [], count: [] },
    slugify: {},
    sort: { descending: [] },
    split: { by: [], part: [] },
    split_to_list: { by: [] },
    strip_html: { inline: ["space", "join"] },
    substring: { from: [], length: [] },
    subtract: { by: [] },
    title_case: { keep: [] },
    trim: { characters: [] },
    truncate: { max: [], words: [], ending: [] },
    truncate_bytes: { max: [] },
    upper: {},
    use_https: {},
  },
  conditions: {
    after: { value: [], or_on: [] },
    always: {},
    before: { value: [], or_on: [] },
    between: { min: [], max: [] },
    contains: { value: [], case_sensitive: [] },
    contains_all: { values: [], case_sensitive: [] },
    contains_any: { values: [], case_sensitive: [] },
    duplicate: { within: [], all: [] },
    empty: {},
    ends_with: { values: [], case_sensitive: [] },
    equals: { value: [], case_sensitive: [] },
    equals_any: { values: [], case_sensitive: [] },
    filled: {},
    greater_or_equal: { value: [] },
    greater_than: { value: [] },
    in_bottom: { count: [], percent: [], within: [] },
    in_list: { table: [], column: [], case_sensitive: [] },
    in_season: { from: [], to: [] },
    in_top: { count: [], percent: [], within: [] },
    length_between: { min: [], max: [], unit: ["characters", "words", "bytes", "elements"] },
    less_or_equal: { value: [] },
    less_than: { value: [] },
    longer_than: { value: [], unit: ["characters", "words", "bytes", "elements"] },
    matches: { pattern: [] },
    missing: {},
    on: { value: [] },
    shorter_than: { value: [], unit: ["characters", "words", "bytes", "elements"] },
    starts_with: { values: [], case_sensitive: [] },
    valid_gtin: { restricted: [], prefixes: [] },
    valid_image_url: { ending: [], endings: [] },
    valid_url: { https: [] },
    within_last: { days: [] },
    within_next: { days: [] },
    yes: {},
  },
  surveys: {
    average: {},
    collect: { max: [] },
    count: {},
    count_filled: {},
    distinct: {},
    duplicate: { all: [] },
    first: {},
    lookup: {},
    max: {},
    min: {},
    quantile: { classes: [] },
    rank: { order: ["ascending", "descending"] },
    share: {},
    shrunk_rate: { strength: [] },
    size_run: { gives: ["share", "broken", "both"], order: [], prior: [] },
    sum: {},
  },
  labels: {
    bands: { value: [], bands: [] },
    discount: { price: [], sale_price: [], lowest_price_30_days: [], against: ["price", "lowest"], none: [], bands: [] },
    margin: { price: [], sale_price: [], cost: [], vat_rate: [], vat: ["included", "excluded"], sale: [], measure: ["share", "amount"], floor: [], bands: [] },
    performance: { clicks: [], ad_cost: [], revenue: [], return_rate: [], margin: [], clicks_from: [], target: [], names: ["star", "underperformer", "potential", "invisible"] },
    quantiles: { value: [], classes: [], by: [], names: [] },
    returns: { returned: [], sold: [], by: [], strength: [], rate: [], bands: [] },
    season: { from: [], relative: [], halves: [], winter_year: ["date", "start"], names: ["past", "current", "coming"] },
    size_run: { size: [], stock: [], sold: [], by: [], order: [], prior: [], broken: [], bands: [] },
    stock: { stock: [], sold: [], period: [], measure: ["pieces", "days"], bands: [] },
  },
} as const;

/** The checks of partner specs. */
export const checks = ["present", "recommended", "too_few", "too_many", "half_period", "too_long", "too_many_bytes", "too_short", "advised_length", "choice", "refused", "boolean", "number", "in_range", "price", "currency", "max_amount", "measure", "url", "gtin", "moment", "too_far", "country", "category", "parts", "pattern", "plain_text", "capitals", "promotional", "image", "encoding", "any_of", "at_most_one", "between", "less_than", "must_be", "must_be_empty", "needs", "no_overlap", "positive", "same_site", "same_unit", "together", "few_values", "same_in_group", "unique"] as const;

/** The product fields. */
export const productFields = ["id", "title", "description", "short_description", "link", "mobile_link", "canonical_link", "ads_redirect", "image_link", "additional_image_link", "lifestyle_image_link", "video_link", "price", "sale_price", "old_price", "sale_price_start", "sale_price_end", "sale_price_effective_date", "currency", "vat_rate", "unit_pricing_measure", "unit_pricing_base_measure", "unit_price", "availability", "availability_date", "expiration_date", "brand", "gtin", "mpn", "identifier_exists", "condition", "category", "category_id", "google_product_category", "product_type", "product_highlight", "product_detail", "tags", "language", "country", "rating", "review_count", "promotion_id", "installment", "item_group_id", "item_group_title", "color", "size", "size_system", "size_type", "gender", "age_group", "material", "pattern", "season", "collection", "style", "is_bundle", "multipack", "adult", "energy_efficiency_class", "min_energy_efficiency_class", "max_energy_efficiency_class", "certification", "variant_option", "capacity", "country_of_origin", "warranty", "created_at", "updated_at", "stock", "backorders", "shipping", "shipping_price", "delivery_time", "min_handling_time", "max_handling_time", "shipping_label", "transit_time_label", "weight", "length", "width", "height", "dimensions", "ships_from_country", "tax", "tax_category", "minimum_order_quantity", "pickup_method", "cost", "margin", "min_price", "supplier", "supplier_code", "sold", "returned", "return_rate", "revenue", "internal_note", "reorder_level", "expected_at", "published", "excluded", "custom_label_0", "custom_label_1", "custom_label_2", "custom_label_3", "custom_label_4", "excluded_destination", "included_destination", "seo_title", "seo_description", "address", "street", "city", "region", "postal_code", "latitude", "longitude", "neighborhood", "location_id", "origin_id", "origin_name", "destination_id", "destination_name", "one_way_price", "star_rating", "employer", "salary", "job_type", "remote_type", "required_education", "required_experience", "school", "area_of_study", "property_type", "listing_type", "bedrooms", "bathrooms", "vin", "vehicle_model", "model_year", "mileage", "body_style", "transmission", "interior_color"] as const;

/** What the door tells unasked. */
export type Told = Event;
