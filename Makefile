# Plain targets; each is one or two commands that also work by hand.

# Rust may have been installed a moment ago, by setup.
export PATH := $(HOME)/.cargo/bin:$(PATH)

.PHONY: demo test check bench docs ui serve screens setup setup-ui clean

## demo: build, make the example shop in demo/, run it, explain one excluded product
demo: setup
	@scripts/demo.sh

## test: everything that CI runs
test: setup ui
	@scripts/setup.sh test
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo check -p mappings
	cargo test --workspace --no-fail-fast
	cd ui && npm run --silent lint && npm run --silent typecheck && npm run --silent test
	cargo build --quiet --bin feedmill
	node --test tests/ui/*.test.mjs

## ui: builds the screens into ui/dist, from where `feedmill serve --ui` shows them
ui: setup-ui
	cd ui && npm run --silent build

## serve: builds all and shows the screens; open the address that it prints
serve: setup ui
	cargo run --quiet --bin feedmill -- serve --ui

## screens: walks through the screens and keeps pictures of them in docs/screens
screens: setup ui
	cargo build --quiet --bin feedmill
	FEEDMILL_UPDATE=1 node --test tests/ui/journeys.test.mjs tests/ui/categories.test.mjs tests/ui/draft.test.mjs

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

setup-ui:
	@scripts/setup-ui.sh

clean:
	rm -rf demo data
	cargo clean
