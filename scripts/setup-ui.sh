#!/usr/bin/env bash
# Installs what a fresh machine lacks to build and test the screens: Node, Chromium, and the packages that
# ui/package-lock.json names. Says nothing when all is there.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$PWD/.node/bin:$PATH"

say() { printf 'setup: %s\n' "$*" >&2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else
    say "needs root to run: $*"; exit 1
  fi
}

packages=()
command -v node >/dev/null && command -v npm >/dev/null || packages+=(nodejs npm)
[ -n "${CHROMIUM:-}" ] || command -v chromium >/dev/null || packages+=(chromium)
if [ "${#packages[@]}" -gt 0 ]; then
  if ! command -v apt-get >/dev/null; then
    say "needs ${packages[*]}: install them with this system's package manager (or name a browser in CHROMIUM), then run make again"
    exit 1
  fi
  say "installing ${packages[*]}"
  as_root apt-get -qq update
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${packages[@]}" >/dev/null
fi

fits() {
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}
# Debian 12 has Node 18. The one that fits comes from npm's registry, for this folder alone.
if ! fits; then
  kind=$(node -p '`node-${process.platform}-${process.arch}`')
  say "this is Node $(node --version), which is too old: installing Node 22 in .node/"
  mkdir -p .node/bin
  if ! npm install --prefix .node --silent --no-save --no-fund --no-audit "$kind@22"; then
    say "needs Node 20.19 or newer: see https://nodejs.org/en/download"
    exit 1
  fi
  ln -sf "../node_modules/$kind/bin/node" .node/bin/node
  hash -r
  fits || { say "Node 22 does not run on this machine: see https://nodejs.org/en/download for one that does"; exit 1; }
fi

# The lock file inside is written last, so a cut installation is begun again.
if [ ui/package-lock.json -nt ui/node_modules/.package-lock.json ]; then
  say "installing the packages of ui/"
  (cd ui && npm ci --silent --no-fund --no-audit)
  touch ui/node_modules/.package-lock.json
fi
