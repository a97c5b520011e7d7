#!/usr/bin/env bash
# Makes the benchmark's shop of a million products and measures the screens on it: served to a browser, and in the desktop
# app's own window. Writes the section "Screens" of docs/benchmarks.md. PRODUCTS may be set.
set -euo pipefail
cd "$(dirname "$0")/.."
products=${PRODUCTS:-1000000}

scripts/setup.sh test
nice -n 15 cargo build --release -p feedmill -p feedmill-desktop -p bench --bins
release=${CARGO_TARGET_DIR:-target}/release

mkdir -p data
if [ "$(cat data/count 2>/dev/null)" != "$products" ]; then
  echo "making $products products in data/"
  "$release/bench" data "$products" data
  echo "$products" >data/count
fi
release=$(realpath "$release")
FEEDMILL="$release/feedmill" FEEDMILL_DESKTOP="$release/feedmill-desktop" node bench/screens.mjs
