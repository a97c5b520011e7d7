//! The door: one list that names every operation with its request, its response, and what it reads and writes. The
//! local server, the desktop shell and the TypeScript contract are made from this list. No window and no protocol here.

mod behind;
mod bids;
mod categories;
mod computer;
mod contract;
mod deliveries;
mod disk;
mod distributions;
mod drafts;
mod edits;
mod encodings;
mod error;
mod guard;
mod hosting;
mod kept;
mod labels;
mod library;
mod looks;
mod mapping;
mod mapping_text;
mod monitor;
mod names;
mod operation;
mod outcome;
mod partners;
mod past;
mod pictures;
mod product_history;
mod products;
mod revisions;
mod rows;
mod rules;
mod runs;
mod secrets;
mod sessions;
mod settings;
mod shop;
mod shops;
mod source;
mod sources;
mod tables;
mod tasks;
mod today;
mod turn;

pub use contract::typescript;
pub use error::ApiError;
pub use operation::{Operation, Topic};
pub use tasks::{Event, Task, Tasks, Work};

use crate::error::Error;
use Topic::{Catalog, Computer, Files, Runs, Shops, Tasks as Work_};
use jiff::Zoned;
use operation::operation;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

/// All operations.
pub const ALL: &[Operation] = &[
    operation!("welcome", shops::welcome, reads [Shops], writes [], "Lists the shops opened lately."),
    operation!("inspect", shops::inspect, reads [], writes [], "Reads a feed and tells what it is."),
    operation!("create_shop", shops::create, reads [], writes [Shops], "Makes a shop folder for a feed."),
    operation!("create_example", shops::example, reads [], writes [Shops], "Makes the example shop, or finds it again."),
    operation!("open_shop", shops::open, reads [], writes [Shops], "Opens a shop folder."),
    operation!("forget_shop", shops::forget, reads [], writes [Shops], "Takes a shop off the list; its folder stays."),
    operation!("shop", shop::shop, reads [Files, Catalog, Runs, Work_], writes [], "Tells what is in a shop and how it is."),
    operation!("today", today::today, reads [Files, Runs], writes [], "How each partner fares, when it runs next, and what is worth most to fix."),
    operation!("names", names::names, reads [Files], writes [], "The names of a shop's attributes and rules."),
    operation!("read_sources", tasks::read_sources, reads [], writes [Work_], "Begins to read all sources into a new catalog."),
    operation!("run", tasks::run, reads [], writes [Work_], "Begins a run."),
    operation!("tasks", tasks::tasks, reads [Work_], writes [], "Lists the work in the background."),
    operation!("cancel", tasks::cancel, reads [], writes [Work_], "Asks a task to stop."),
    operation!("source", source::source, reads [Files, Catalog], writes [], "Tells what a source is, column by column."),
    operation!("distributions", distributions::distributions, reads [Files, Catalog], writes [], "How the values of a source's columns are spread."),
    operation!("match_source", sources::matches, reads [Catalog], writes [], "By which columns a feed would find the products of the catalog."),
    operation!("add_source", sources::add, reads [], writes [Files], "Adds a source to a shop."),
    operation!("set_source", sources::set, reads [], writes [Files], "Sets where a source is and what it is for."),
    operation!("remove_source", sources::remove, reads [], writes [Files], "Takes a source away; the file it is read from stays."),
    operation!("encodings", encodings::encodings, reads [Files], writes [], "How a source's letters would read in other encodings."),
    operation!("set_reading", source::set_reading, reads [], writes [Files], "Overrides how a source is read."),
    operation!("set_column", source::set_column, reads [], writes [Files], "Sets what a column of a source is."),
    operation!("products", products::page, reads [Catalog, Files], writes [], "A page of the catalog, searched and sorted."),
    operation!("product", products::product, reads [Catalog, Files], writes [], "All fields of a product."),
    operation!("picture", pictures::picture, reads [Catalog, Computer], writes [], "A small picture of a product, fetched from where the catalog says it is."),
    operation!("product_labels", products::labels, reads [Catalog, Files], writes [], "The labels of a product, and what each was measured from."),
    operation!("product_history", product_history::history, reads [Catalog], writes [], "What became of a product since the catalog before."),
    operation!("explain", outcome::explain, reads [Catalog, Files], writes [], "The way of a product to a partner."),
    operation!("partner_specs", partners::specs, reads [Files], writes [], "The partners of the library and those of the shop's own."),
    operation!("partners_in_dutch", partners::dutch, reads [Files], writes [], "What the specs of all partners say, in Dutch, by what it is in English."),
    operation!("add_partner", partners::add, reads [], writes [Files], "Adds a mapping for a partner."),
    operation!("remove_partner", partners::remove, reads [], writes [Files], "Takes a mapping away; its last feed stays."),
    operation!("mapping", mapping::mapping, reads [Files, Catalog], writes [], "What fills each attribute of a partner."),
    operation!("try_value", mapping::try_value, reads [Files, Catalog], writes [], "What a changed value would give for one product."),
    operation!("set_value", mapping::set_value, reads [], writes [Files], "Sets or takes away what fills an attribute."),
    operation!("value_effect", mapping_text::value_effect, reads [Files, Catalog], writes [], "What another value of an attribute does to the whole feed."),
    operation!("mapping_text", mapping_text::text, reads [Files], writes [], "A mapping as the text of its file."),
    operation!("check_mapping_text", mapping_text::check, reads [Files, Catalog], writes [], "What is wrong in another text for a mapping."),
    operation!("set_mapping_text", mapping_text::set, reads [], writes [Files], "Sets the text of a mapping."),
    operation!("transforms", mapping::transforms, reads [], writes [], "The library of transforms."),
    operation!("conditions", mapping::conditions, reads [], writes [], "The library of conditions."),
    operation!("surveys", mapping::surveys, reads [], writes [], "The library of surveys."),
    operation!("tables", tables::tables, reads [Files], writes [], "The lookup tables of a shop."),
    operation!("table", tables::table, reads [Files], writes [], "The rows of a lookup table."),
    operation!("set_table", tables::set, reads [], writes [Files], "Sets the rows of a lookup table, or makes one."),
    operation!("bids", bids::bids, reads [Files], writes [], "How a partner takes bids, and what is bid."),
    operation!("try_bid", bids::try_bid, reads [Files, Catalog], writes [], "What another bid would give for some products."),
    operation!("set_bid", bids::set, reads [], writes [Files], "Sets a bid, or takes it away."),
    operation!("check", outcome::check, reads [Files, Catalog], writes [], "Counts, fill and issues of a partner's feed, without writing."),
    operation!("foretold", outcome::foretold, reads [Files, Catalog, Runs], writes [], "Why the next feed of a partner will be held, as far as that shows without writing it."),
    operation!("preview", outcome::preview, reads [Files, Catalog], writes [], "A page of what a partner would get."),
    operation!("since_live", outcome::since_live, reads [Files, Catalog, Runs], writes [], "What would go out now, against the live feed."),
    operation!("file", runs::file, reads [Runs], writes [], "A stretch of lines of the live feed."),
    operation!("runs", runs::runs, reads [Runs], writes [], "The last runs."),
    operation!("release", runs::release, reads [], writes [Runs], "Decides on a held feed."),
    operation!("delivery", deliveries::told, reads [Files, Runs], writes [], "How a partner gets its feed: when, where to, and what came of it."),
    operation!("set_delivery", deliveries::set, reads [], writes [Files], "Sets whether, when and in which format a feed is made, and where it is brought to."),
    operation!("try_times", deliveries::try_times, reads [Files], writes [], "The next moments of a schedule, or what is wrong with it."),
    operation!("guard", guard::told, reads [Files], writes [], "When a partner's feed is held."),
    operation!("set_guard", guard::set, reads [], writes [Files], "Sets the limits by which the feeds of partners are held."),
    operation!("set_shop", settings::set, reads [], writes [Files], "Sets the settings of a shop."),
    operation!("alerts", settings::alerts, reads [Files], writes [], "Who is told of trouble, of which, and how often."),
    operation!("test_alerts", settings::test_alerts, reads [], writes [], "Sends a test to everybody who is told of trouble."),
    operation!("test_delivery", deliveries::test, reads [], writes [], "Does what a delivery does with a small file that is removed again."),
    operation!("categories", categories::categories, reads [Files, Catalog], writes [], "The shop's categories against a partner's."),
    operation!("find_categories", categories::find, reads [Files], writes [], "Categories of a partner that fit, or that are searched."),
    operation!("set_categories", categories::set, reads [], writes [Files], "Sets the partner's category of some of the shop's."),
    operation!("health", monitor::health, reads [Files, Runs], writes [], "How each partner fares: a light, and why."),
    operation!("monitor", monitor::monitor, reads [Files, Runs], writes [], "Every metric of a partner over its last feeds, with limits, phases and what was broken."),
    operation!("look", looks::begin, reads [], writes [Work_], "Begins to look at the links and pictures of some products of a partner's feed."),
    operation!("looks", looks::told, reads [Runs], writes [], "What links and pictures answered when they were looked at last."),
    operation!("addresses", hosting::addresses, reads [Files, Runs], writes [], "Where partners fetch their feeds, and whether they came."),
    operation!("set_address", hosting::change, reads [], writes [Runs], "Makes, changes or takes away the address of a partner."),
    operation!("fetches", hosting::fetches, reads [Runs], writes [], "Who fetched a partner's feed."),
    operation!("secrets", secrets::standing, reads [Files], writes [], "The secrets that a shop's files name, and where they are kept."),
    operation!("set_secret", secrets::set, reads [], writes [Files], "Puts a secret into the keychain, or takes it out."),
    operation!("past", past::past, reads [Files, Runs], writes [], "What is kept of a shop's past, and the room it takes."),
    operation!("prune", past::prune, reads [], writes [Runs], "Clears what is older than a shop keeps."),
    operation!("rules", rules::rules, reads [Files, Catalog], writes [], "Rules in order, with what each does."),
    operation!("set_rule", rules::set_rule, reads [], writes [Files], "Switches a rule on or off, or moves it."),
    operation!("try_rule", rules::try_rule, reads [Files, Catalog], writes [], "What a new rule would do, after the others."),
    operation!("change_rule", rules::change_rule, reads [], writes [Files], "Puts another rule in the place of one."),
    operation!("copy_rule", rules::copy_rule, reads [], writes [Files], "Copies a rule to other mappings, after their own."),
    operation!("add_rule", rules::add_rule, reads [], writes [Files], "Adds a rule after the others."),
    operation!("remove_rule", rules::remove_rule, reads [], writes [Files], "Takes a rule away."),
    operation!("labels", labels::labels, reads [Files, Catalog], writes [], "Labels with the distribution of their values."),
    operation!("label_kinds", labels::kinds, reads [Files, Catalog], writes [], "The library of labels, and what the shop lacks for each."),
    operation!("try_label", labels::try_label, reads [Files, Catalog], writes [], "What a label would give, or what is wrong with it."),
    operation!("set_label", labels::set, reads [], writes [Files], "Makes a label, changes it, or gives it another name everywhere."),
    operation!("remove_label", labels::remove, reads [], writes [Files], "Takes a label away that nothing uses."),
    operation!("label_places", labels::places, reads [Files, Catalog], writes [], "Where partners take labels, and what is sent there."),
    operation!("revisions", revisions::list, reads [Files], writes [], "The last saves of a shop's files."),
    operation!("revision", revisions::one, reads [Files], writes [], "What a save changed."),
    operation!("edits_since_live", revisions::since_live, reads [Files, Runs], writes [], "What was saved since the last good feed of a partner."),
    operation!("take_back", revisions::take_back, reads [], writes [Files], "Brings the files of some saves back to how they were before them, in the draft."),
    operation!("restore", revisions::restore, reads [], writes [Files], "Brings a file back to how it was saved, in the draft; at once where the shop cannot be read."),
    operation!("about", about, reads [], writes [], "Which Feedmill this is, and where its own settings are."),
    operation!("computer", computer::told, reads [Computer], writes [], "The settings of Feedmill on this computer."),
    operation!("set_computer", computer::set, reads [], writes [Computer], "Changes the settings of Feedmill on this computer."),
    operation!("weigh_draft", drafts::weigh, reads [], writes [Work_], "Begins to count what the draft does to each partner."),
    operation!("effect", drafts::effect, reads [Files, Catalog], writes [], "What the draft does to each partner, once it was counted."),
    operation!("apply_draft", drafts::apply, reads [], writes [Files], "Puts the draft in force."),
    operation!("discard_draft", drafts::discard, reads [], writes [Files], "Throws the draft away."),
    operation!("undo", edits::undo, reads [], writes [Files], "Takes the last edit back."),
    operation!("redo", edits::redo, reads [], writes [Files], "Makes an edit again that was taken back."),
];

/// Nothing asked, nothing told.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, JsonSchema)]
pub struct Nothing {}

/// Which Feedmill this is.
#[derive(Debug, Serialize, JsonSchema)]
struct About {
    /// Its version.
    version: String,
    /// Folder of its own settings; those of a shop are in the shop's folder.
    settings: String,
}

fn about(app: &Arc<App>, _: Nothing) -> Result<About, ApiError> {
    Ok(About {
        version: env!("CARGO_PKG_VERSION").into(),
        settings: app.settings.display().to_string(),
    })
}

/// What stands behind the door: where settings are, the clock, and what is kept at hand between two questions.
pub struct App {
    /// Folder of the program's own settings.
    settings: PathBuf,
    clock: Box<dyn Fn() -> Zoned + Send + Sync>,
    threads: usize,
    /// Work in the background.
    pub tasks: Tasks,
    sessions: sessions::Sessions,
    orders: rows::Orders,
    edits: Mutex<edits::Edits>,
    disk: disk::Disk,
    effects: drafts::Effects,
    looks: looks::Looks,
    pictures: pictures::Pictures,
}

impl App {
    /// An app that keeps its settings in a folder. `clock` tells the moment.
    #[must_use]
    pub fn new(
        settings: PathBuf,
        threads: usize,
        clock: impl Fn() -> Zoned + Send + Sync + 'static,
    ) -> Arc<Self> {
        Arc::new(Self {
            pictures: pictures::Pictures::new(settings.join("pictures")),
            settings,
            clock: Box::new(clock),
            threads,
            tasks: Tasks::default(),
            sessions: sessions::Sessions::default(),
            orders: rows::Orders::default(),
            edits: Mutex::default(),
            disk: disk::Disk::default(),
            effects: drafts::Effects::default(),
            looks: looks::Looks::default(),
        })
    }

    /// Where files that were dropped on the screens wait to be made a shop of.
    #[must_use]
    pub fn inbox(&self) -> PathBuf {
        self.settings.join("inbox")
    }

    /// Looks at a shop for trouble, sends what is to be sent, and tells whoever listens. Trouble with that is for the next
    /// look: what a person does goes on.
    pub fn alert(&self, shop: &crate::shop::Shop) {
        if let Ok((Some(message), _)) = crate::alerts::look(shop, &self.now()) {
            self.tasks.alert(&shop.folder, message);
        }
    }

    /// The moment, as the clock tells it.
    #[must_use]
    pub fn now(&self) -> Zoned {
        (self.clock)()
    }

    /// Threads that one piece of work may use.
    #[must_use]
    pub fn threads(&self) -> usize {
        self.threads
    }

    /// Folder and name of the shops opened lately that are there now, the last one first.
    #[must_use]
    pub fn shops(&self) -> Vec<(PathBuf, String)> {
        shops::there(self)
    }

    /// Puts a shop on the list of those opened lately. Fails when it cannot be read or the list not be written.
    pub fn remember(&self, folder: &std::path::Path) -> Result<(), Error> {
        shops::remember(self, folder).map(|_| ())
    }

    /// Performs an operation. Fails when there is no such operation, the request does not fit, or the operation fails.
    pub fn call(self: &Arc<Self>, name: &str, request: Json) -> Result<Json, ApiError> {
        let Some(operation) = ALL.iter().find(|operation| operation.name == name) else {
            let message = format!("there is no operation \"{name}\"");
            return Err(ApiError::request(message, "see ui/src/host/contract.ts"));
        };
        let shop = request["shop"].as_str().map(str::to_owned);
        let answer = turn::later(|| (operation.call)(self, request))?;
        if let Some(shop) = shop {
            self.disk.watch(self, &shop);
        }
        if !operation.writes.is_empty() {
            self.tasks.changed(operation.writes);
        }
        Ok(answer)
    }
}
