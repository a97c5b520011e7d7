//! The tests from outside: the built `feedmill` command, and the order of the house.

mod generated;
mod tidy;
