//! Feedmill without a window: shop folder, catalog, run and the command list. The desktop shell and the `feedmill`
//! command are its customers.
