//! Feedmill without a window: shop folder, catalog, run and the command list. The desktop shell and the `feedmill`
//! command are its customers.

pub mod api;
pub mod catalog;
pub mod diff;
pub mod error;
pub mod example;
pub mod explain;
pub mod export;
pub mod fetch;
pub mod guard;
pub mod inspect;
pub mod mill;
pub mod preview;
pub mod report;
pub mod revisions;
pub mod run;
pub mod serve;
pub mod session;
pub mod shop;
pub mod state;
pub mod taxonomy;
