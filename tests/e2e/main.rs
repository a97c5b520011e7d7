//! The tests from outside: the built `feedmill` command, and the order of the house.

mod categories;
mod command;
mod contract;
mod generated;
mod golden;
mod journey;
<<<<<<< HEAD
mod sources;
=======
mod partners;
>>>>>>> aef3101 (Give every partner a feed of the example shop, wrong only where the shop is; keep files short)
mod tidy;
mod trouble;
