//! The tests from outside: the built `feedmill` command.
