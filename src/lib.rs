//! Feedmill without a window: shop folder, catalog, run and the command list. The desktop shell and the `feedmill`
//! command are its customers.

pub mod alerts;
pub mod api;
pub mod bid_sheet;
pub mod catalog;
pub mod category_table;
pub mod deliver;
pub mod derive;
pub mod diff;
pub mod docs;
pub mod draft;
pub mod effect;
pub mod error;
pub mod example;
pub mod explain;
pub mod export;
pub mod fetch;
pub mod guard;
pub mod hosting;
pub mod inspect;
pub mod labels;
pub mod lock;
pub mod mill;
pub mod preview;
pub mod release;
pub mod report;
pub mod revisions;
pub mod rules;
pub mod run;
pub mod schedule;
pub mod serve;
pub mod session;
pub mod shop;
pub mod state;
pub mod taxonomy;
pub mod watch;
