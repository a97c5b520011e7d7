# Plain targets; each is one or two commands that also work by hand.

# Rust and Node may have been installed a moment ago, by setup.
export PATH := $(CURDIR)/.node/bin:$(HOME)/.cargo/bin:$(PATH)

.PHONY: demo demo-all test test-window soak check bench bench-ui docs ui serve app deb icons screens setup setup-ui clean

## demo: build, make the example shop in demo/, run it, explain one excluded product
demo: setup
	@scripts/demo.sh

## demo-all: the same for every partner of the library
demo-all: setup
	@scripts/demo.sh all

## test: everything that CI runs
test: setup ui
	@scripts/setup.sh test
	cargo fmt --all --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo check -p mappings
	cargo test --workspace --no-fail-fast
	cd ui && npm run --silent lint && npm run --silent typecheck && npm run --silent test
	node --test tests/ui/*.test.mjs

## test-window: the part of `test` that drives the desktop app's real window
test-window: setup ui
	@scripts/setup.sh test
	cargo test -p feedmill-desktop

## soak: three shops live through 300 days in which things break; writes its section of docs/reliability.md
soak: setup
	FEEDMILL_SOAK=300 FEEDMILL_SOAK_PAGE=$(CURDIR)/docs/reliability.md cargo test -p feedmill --test soak -- --nocapture

## ui: builds the screens into ui/dist, from where `feedmill serve --ui` shows them
ui: setup-ui
	cd ui && npm run --silent build

## serve: builds all and shows the screens; open the address that it prints
serve: setup ui
	cargo run --quiet --bin feedmill -- serve --ui

## app: builds the desktop app and opens it
app: setup ui
	@scripts/setup.sh window
	cargo run --quiet --release -p feedmill-desktop

## deb: packages the desktop app for Debian and Ubuntu, in target/release/bundle/deb
deb: setup ui
	@scripts/setup.sh window
	cd src-tauri && ../ui/node_modules/.bin/tauri build --bundles deb --no-sign

## icons: draws the icons of the desktop app from ui/public/icon.svg
icons: setup-ui
	cd src-tauri && ../ui/node_modules/.bin/tauri icon ../ui/public/icon.svg
	cd src-tauri/icons && rm -rf android ios Square*.png StoreLogo.png 64x64.png

## screens: walks through the screens and keeps pictures of them in docs/screens
screens: setup ui
	@scripts/setup.sh test
	cargo build --quiet --bin feedmill
	FEEDMILL_UPDATE=1 node --test tests/ui/*.test.mjs
	FEEDMILL_UPDATE=1 cargo test -p feedmill-desktop --test window

## check: the quick part of `test`
check:
	cargo check --workspace --exclude feedmill-desktop --all-targets

## bench: makes the benchmark data, installs the peers, runs all and writes docs/benchmarks.md
bench: setup
	scripts/bench.sh

## bench-ui: measures the screens on a million products, in a browser and in the window, and writes its section of docs/benchmarks.md
bench-ui: setup ui
	scripts/bench-ui.sh

## docs: rewrites the generated documentation and schemas
docs: setup
	FEEDMILL_UPDATE=1 cargo test --quiet -p feedmill -p mappings fresh

setup:
	@scripts/setup.sh

setup-ui:
	@scripts/setup-ui.sh

clean:
	rm -rf demo data
	cargo clean
