//! The tests from outside: the built `feedmill` command, and the order of the house.

mod categories;
mod command;
mod generated;
mod journey;
mod tidy;
mod trouble;
