#!/usr/bin/env bash
# Makes the benchmark's data, installs the other tools in data/, and measures. PRODUCTS, ROUNDS and THREADS may be set.
set -euo pipefail
cd "$(dirname "$0")/.."
products=${PRODUCTS:-1000000}

cargo build --release --bin feedmill -p feedmill -p bench --bin bench
bench=${CARGO_TARGET_DIR:-target}/release/bench

mkdir -p data
if [ "$(cat data/count 2>/dev/null)" != "$products" ]; then
  echo "making $products products in data/"
  "$bench" data "$products" data
  echo "$products" >data/count
fi
if [ ! -x data/venv/bin/python ]; then
  python3 -m venv data/venv
  data/venv/bin/pip install --quiet --disable-pip-version-check --requirement bench/peers/requirements.txt
fi
data/venv/bin/python bench/measure.py
