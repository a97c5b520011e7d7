//! The `feedmill` command: the library's operations in a terminal. Results go to standard output, everything else to
//! standard error.

mod cli;

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    cli::main()
}
