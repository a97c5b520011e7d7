//! The tests from outside: the built `feedmill` command, and the order of the house.

mod categories;
mod command;
mod contract;
mod generated;
mod golden;
mod journey;
mod partners;
mod tidy;
mod trouble;
