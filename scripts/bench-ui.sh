#!/usr/bin/env bash
# Makes the benchmark's shop of a million products, serves it, and has a browser measure the screens. Writes the section
# "Screens" of docs/benchmarks.md. PRODUCTS may be set.
set -euo pipefail
cd "$(dirname "$0")/.."
products=${PRODUCTS:-1000000}

nice -n 15 cargo build --release --bin feedmill -p feedmill -p bench --bin bench
release=${CARGO_TARGET_DIR:-target}/release

mkdir -p data
if [ "$(cat data/count 2>/dev/null)" != "$products" ]; then
  echo "making $products products in data/"
  "$release/bench" data "$products" data
  echo "$products" >data/count
fi
FEEDMILL="$(realpath "$release/feedmill")" PRODUCTS="$products" node bench/screens.mjs
