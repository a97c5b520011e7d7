//! What goes wrong most in the app, and what helps, by id: in English, with blanks. Other failures have no id: they are told
//! by their kind. Those of reading a feed are with the feeds, those of the plan of a shop with the mappings.

use mappings::said::Told;

/// The messages.
pub const TROUBLES: &[(&str, &str)] = &[
    (
        "check_room",
        "check the free space and the permissions of the shop folder",
    ),
    ("state_refuses", "the shop's history cannot be used now"),
    (
        "close_others",
        "close other programs that use this shop, then try again",
    ),
    ("catalog_damaged", "the catalog is damaged"),
    (
        "run_again",
        "run again: the catalog is built anew from the sources",
    ),
    ("busy", "the shop is busy: {owner} runs it"),
    (
        "wait_for_run",
        "wait until it is done; a run that died is followed at once",
    ),
    ("no_country", "\"{text}\" is no country code"),
    ("such_country", "two capitals, such as NL or BE"),
    ("no_language", "\"{text}\" is no language code"),
    ("such_language", "two small letters, such as nl or fr"),
    ("no_currency", "\"{text}\" is no currency code"),
    ("such_currency", "three capitals, such as EUR"),
    ("no_zone", "\"{text}\" is no known time zone"),
    ("such_zone", "a place name such as Europe/Amsterdam"),
    ("no_vat_rate", "{text} is no VAT rate in percent"),
    ("such_vat_rate", "a number from 0 to 100, such as 21"),
    ("no_web_address", "\"{text}\" is no web address"),
    ("such_web_address", "such as https://www.shop.example"),
    ("no_mail_address", "\"{text}\" is no mail address"),
    ("such_mail_address", "such as ann@shop.example"),
    (
        "mail_untrusted",
        "{server}: this machine does not trust the server's certificate, or the server has no TLS",
    ),
    ("mail_refused", "{server}: {answer}"),
    (
        "mail_unreached",
        "{server}: the connection failed: {answer}",
    ),
    (
        "nothing_before",
        "nothing is known of before that: the history begins there",
    ),
    ("nothing_kept", "nothing would be kept of a run"),
    ("such_days", "a number of days, from 1"),
    ("keychain_refuses", "the keychain: {answer}"),
    (
        "unlock",
        "unlock it and try again; where there is none, set the secret's environment variable",
    ),
    ("cancelled", "cancelled"),
    (
        "files_wrong",
        "{count} things in the shop's files are wrong",
    ),
    ("unknown_key", "unknown key `{key}`"),
    ("working", "this shop is being read or run already"),
    ("wait_or_cancel", "wait until it is done, or cancel it"),
    (
        "work_stopped",
        "the work stopped because of a mistake in Feedmill",
    ),
    (
        "before_in_force",
        "what was there before is still in force; try again",
    ),
    (
        "question_stopped",
        "Feedmill made a mistake and stopped this question",
    ),
    (
        "others_work",
        "nothing was changed by it; the other screens still work",
    ),
    ("no_times", "the schedule has no times"),
    ("no_cron", "\"{line}\" is no cron line: {error}"),
    ("empty_line", "the schedule has an empty line"),
    ("time_unclear", "\"{line}\" is not understood at \"{word}\""),
    (
        "write_times",
        "write a cron line such as \"0 6,14 * * *\", or \"every day at 06:00 and 14:00\", \"every 30 minutes between 8 and 20\", \"elke werkdag om 7:30\"",
    ),
    (
        "nothing_read",
        "the sources of this shop have not been read yet",
    ),
    ("read_first", "read them first"),
    ("no_mapping", "there is no mapping \"{mapping}\""),
    ("mappings", "the shop has {mappings}"),
    ("no_source", "the shop has no source \"{source}\""),
    ("no_shop_label", "the shop has no label \"{label}\""),
    ("no_shop_table", "the shop has no table \"{table}\""),
    ("no_folder", "there is no folder {folder}"),
    (
        "no_shop_there",
        "{folder} is no shop: shop.toml is not in it",
    ),
    ("choose_shop", "check how it is written, or make a new shop"),
    ("perhaps_renamed", "it may have been renamed on disk"),
    ("perhaps_gone", "it may be gone"),
    ("no_rule", "there is no such rule"),
    ("no_edit", "there is no such edit"),
    ("no_partner", "there is no partner \"{partner}\""),
    ("choose_partner", "choose one of the library"),
    ("no_product", "the catalog has no product with the id {id}"),
    ("not_in_catalog", "the catalog has no product \"{product}\""),
    (
        "not_in_catalog_held",
        "the catalog has no product \"{product}\"; run {run} read a newer catalog and was held, so what it read is not in force",
    ),
    (
        "departed",
        "product \"{product}\" has left the sources: it was last in the catalog of {seen} and no longer in that of {gone}",
    ),
    (
        "departed_held",
        "product \"{product}\" has left the sources: it was last in the catalog of {seen} and no longer in that of {gone}; run {run} read a newer \
         catalog and was held, so what it read is not in force",
    ),
    (
        "ask_source",
        "ask for it where the sources come from: an export may have become narrower, or its id may have changed",
    ),
    (
        "search_product",
        "ids are compared to the letter; see them with `feedmill preview`",
    ),
    ("no_revision", "there is no revision {revision}"),
    ("history_deleted", "the history may have been deleted"),
    (
        "edited_since",
        "{file} was changed by another program since",
    ),
    ("see_history", "its revisions are kept in the history"),
    ("draft_has", "the draft has changes of {file}"),
    ("end_draft", "apply the draft or throw it away first"),
    ("draft_overtaken", "{files} changed since the draft began"),
    (
        "begin_draft_anew",
        "discard the draft and make its edits again on what the file says now",
    ),
    ("bad_name", "\"{name}\" cannot be a name here"),
    ("plain_name", "use letters, digits, - and _"),
    (
        "name_taken",
        "there is one with the name \"{name}\" already",
    ),
    ("other_name", "give it another name"),
    ("filled_already", "{field} is filled by {column} already"),
    ("take_away_there", "take it away there first"),
    ("label_used", "label {label} is used in {places}"),
    ("take_out_first", "take it out there first"),
    ("not_whole_path", "\"{folder}\" is not a whole path"),
    ("begin_with_root", "begin with / or a drive"),
    ("shop_there", "there is a shop in {folder} already"),
    ("other_folder", "give another folder"),
    ("file_there", "there is a file {file} already"),
    ("column_unnamed", "every column of a table needs a name"),
    ("name_column", "name it in the first line"),
    ("table_long", "a table of {count} rows is not edited here"),
    ("use_spreadsheet", "edit its file in a spreadsheet"),
    ("other_value", "choose another value"),
    ("no_category", "{partner} has no category \"{category}\""),
    ("choose_category", "choose one of its list"),
    ("no_column", "the source has no column `{column}`"),
    ("columns", "its columns are {columns}"),
    ("no_id", "no column fills the product field `id`"),
    (
        "say_id",
        "say which one does under [columns]; the source has {columns}",
    ),
    (
        "source_emptied",
        "the source {source} holds no products now; before, the catalog had {count}",
    ),
    ("source_empty", "the source {source} holds no products"),
    (
        "see_export",
        "look at the export where the feed comes from, then run again; where its products stand elsewhere in it now, detect \
         the item path again",
    ),
    ("no_key", "a source with role `join` needs a `key`"),
    ("name_key", "name the column that holds the product's id"),
    (
        "variants_joined",
        "the rows of a joined source are no products, and so no variants",
    ),
    (
        "join_rows",
        "take [variants] away, or use the role `products` or `append`",
    ),
    (
        "variants_id",
        "the column {column} fills the product id, and so do the variants",
    ),
    (
        "one_id",
        "let the column fill no product field, or take `by` away from [variants]",
    ),
    ("no_products", "no source has the role `products`"),
    (
        "make_products",
        "make feeds/products.toml with the place of the product feed",
    ),
    (
        "several_products",
        "several sources have the role `products`: {sources}",
    ),
    (
        "one_products",
        "give exactly one the role `products`; more products are of the role `append`",
    ),
    ("secret_unset", "the secret \"{secret}\" is not set"),
    (
        "set_secret",
        "`feedmill secret set {name}` puts it into the keychain; without one, set the environment variable {variable}",
    ),
    ("arrived_before", "the same bytes arrived with run {run}"),
    ("changed_on_way", "the feed changed while it was sent"),
    ("not_brought", "the feed did not get to {place}"),
    (
        "nothing_held",
        "run {run} holds nothing that could be decided on",
    ),
    ("see_held", "see what is held with `feedmill history`"),
    ("live_since", "{partner}: run {run} has gone live since"),
    (
        "reject_held",
        "reject the held one with --reject, or run again",
    ),
    (
        "kept_aside",
        "the history was damaged: it is kept in {place}, and a new one begins with this run",
    ),
    (
        "not_cleared",
        "what is older than the shop keeps could not be cleared",
    ),
    ("unchecked", "{partner}: its categories are not checked"),
    (
        "not_in_list",
        "{partner}: {count} of the categories in table {table} are not in its list: {categories}",
    ),
];

/// A message of the list.
pub(crate) fn trouble<const N: usize>(id: &str, with: [(&str, String); N]) -> Told {
    Told::of(TROUBLES, id, with)
}
