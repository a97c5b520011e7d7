//! The tests from outside: the built `feedmill` command, and the order of the house.

#[cfg(unix)]
mod alerts;
mod categories;
mod command;
mod contract;
mod defaults;
#[cfg(unix)]
mod delivery;
mod generated;
mod golden;
mod guard;
#[cfg(unix)]
mod hosting;
mod journey;
mod other_goods;
mod partners;
#[cfg(unix)]
mod servers;
mod sources;
mod tidy;
mod trouble;
mod unattended;
mod whole_feed;
