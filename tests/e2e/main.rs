//! The tests from outside: the built `feedmill` command, and the order of the house.

#[cfg(unix)]
mod alerts;
mod categories;
mod command;
mod contract;
mod defaults;
#[cfg(unix)]
mod delivery;
#[cfg(unix)]
mod faults;
mod generated;
mod golden;
mod guard;
#[cfg(unix)]
mod hosting;
mod journey;
mod labels;
mod live;
#[cfg(unix)]
mod mail;
mod other_goods;
#[cfg(unix)]
mod outages;
mod partners;
#[cfg(unix)]
mod proxy;
mod retention;
#[cfg(unix)]
mod secrets;
#[cfg(unix)]
mod servers;
mod sources;
mod tidy;
mod told;
#[cfg(unix)]
mod transports;
mod trouble;
mod unattended;
mod variants;
mod whole_feed;
