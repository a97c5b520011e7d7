//! `bench data N FOLDER` makes the benchmark's products; `bench hash FILE...` tells whether outputs agree; `bench engine
//! FOLDER NOW THREADS` times the engine's stages on a shop's catalog. Not a part of
//! the program: `scripts/bench.sh` builds and calls it.

mod data;
mod dice;
mod engine;
mod hash;
mod markup;
mod style;

use std::error::Error;
use std::path::Path;

/// The command's own allocator, so that figures compare.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["data", count, folder] => Ok(data::write(count.parse()?, Path::new(folder))?),
        ["hash", files @ ..] => files
            .iter()
            .try_for_each(|file| hash::print(Path::new(file))),
        ["engine", folder, now, threads] => engine::print(Path::new(folder), now, threads.parse()?),
        _ => Err(
            "usage: bench data N FOLDER | bench hash FILE... | bench engine FOLDER NOW THREADS"
                .into(),
        ),
    }
}
