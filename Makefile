# Plain targets; each is one or two commands that also work by hand.

# Rust may have been installed a moment ago, by setup.
export PATH := $(HOME)/.cargo/bin:$(PATH)

.PHONY: demo test check bench docs setup clean

## demo: build, make the example shop in demo/, run it, explain one excluded product
demo: setup
	@scripts/demo.sh

## test: everything that CI runs
test: setup
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo check -p mappings
	cargo test --workspace --no-fail-fast

## check: the quick part of `test`
check:
	cargo check --workspace --all-targets

## bench: makes the benchmark data, installs the peers, runs all and writes docs/benchmarks.md
bench: setup
	scripts/bench.sh

## docs: rewrites the generated documentation and schemas
docs: setup
	FEEDMILL_UPDATE=1 cargo test --quiet --workspace fresh

setup:
	@scripts/setup.sh

clean:
	rm -rf demo data
	cargo clean
