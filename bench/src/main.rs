//! `bench data N FOLDER` makes the benchmark's products; `bench hash FILE...` tells whether outputs agree. Not a part of
//! the program: `scripts/bench.sh` builds and calls it.

mod data;
mod dice;
mod hash;
mod markup;
mod style;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["data", count, folder] => Ok(data::write(count.parse()?, Path::new(folder))?),
        ["hash", files @ ..] => files
            .iter()
            .try_for_each(|file| hash::print(Path::new(file))),
        _ => Err("usage: bench data N FOLDER | bench hash FILE...".into()),
    }
}
