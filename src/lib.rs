//! Feedmill without a window: shop folder, catalog, run and the command list. The desktop shell and the `feedmill`
//! command are its customers.

pub mod catalog;
pub mod error;
pub mod example;
pub mod shop;
pub mod state;
