#!/usr/bin/env bash
# Installs what a fresh machine lacks to build Feedmill: a C compiler and linker, and Rust. Says nothing when all is there.
# With `window` also what the desktop app is built with, with `test` that and all that tests need.
set -euo pipefail
cd "$(dirname "$0")/.."
export PATH="$HOME/.cargo/bin:$PATH"

say() { printf 'setup: %s\n' "$*" >&2; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif command -v sudo >/dev/null; then sudo "$@"; else
    say "needs root to run: $*"; exit 1
  fi
}

packages=()
command -v cc >/dev/null || packages+=(build-essential)
command -v curl >/dev/null || packages+=(curl ca-certificates)
# The window is drawn by the system's WebKit; its tray icon is the system's too. Elsewhere than on Linux they are there.
if [ -n "${1:-}" ] && [ "$(uname)" = Linux ]; then
  command -v pkg-config >/dev/null || packages+=(pkg-config)
  pkg-config --exists webkit2gtk-4.1 2>/dev/null || packages+=(libwebkit2gtk-4.1-dev)
  pkg-config --exists ayatana-appindicator3-0.1 2>/dev/null || packages+=(libayatana-appindicator3-dev)
  pkg-config --exists dbus-1 2>/dev/null || packages+=(libdbus-1-dev)
fi
if [ "${1:-}" = test ]; then
  # A display without a screen, and the hand that drives the window.
  command -v Xvfb >/dev/null || packages+=(xvfb)
  command -v WebKitWebDriver >/dev/null || packages+=(webkit2gtk-driver)
  command -v dbus-daemon >/dev/null || packages+=(dbus)
  # Servers that the tests of deliveries talk to, on this machine only. They are started by the tests and by nobody else.
  for server in nginx sshd; do
    command -v "$server" >/dev/null || [ -x "/usr/sbin/$server" ] || packages+=("${server/#sshd/openssh-server}")
  done
  command -v openssl >/dev/null || packages+=(openssl)
  command -v faketime >/dev/null || packages+=(faketime)
  [ -e /usr/lib/proftpd/mod_sftp.so ] || packages+=(proftpd-mod-crypto)
  # A keychain of the tests' own.
  command -v dbus-run-session >/dev/null || packages+=(dbus)
  command -v gnome-keyring-daemon >/dev/null || packages+=(gnome-keyring)
  # A mail server for alerts.
  /usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null || packages+=(python3-aiosmtpd)
fi
if [ "${#packages[@]}" -gt 0 ]; then
  if command -v apt-get >/dev/null; then
    say "installing ${packages[*]}"
    as_root apt-get -qq update
    # Servers are installed for tests that start their own: none of them may come up by itself.
    policy=/usr/sbin/policy-rc.d
    if [ "${1:-}" = test ] && [ ! -e "$policy" ]; then
      printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
      as_root chmod +x "$policy"
      trap 'as_root rm -f "$policy"' EXIT
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends "${packages[@]}" >/dev/null
  else
    say "needs a C compiler (cc) and curl: install them with this system's package manager, then run make again"
    exit 1
  fi
fi

if ! command -v cargo >/dev/null; then
  say "installing Rust with rustup (https://rustup.rs), into your home folder"
  curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y -q --profile minimal -c clippy -c rustfmt >/dev/null
fi

wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
have=$(cargo --version | cut -d' ' -f2)
if [ "$(printf '%s\n%s\n' "$wanted" "$have" | sort -V | head -n1)" != "$wanted" ]; then
  say "needs Rust $wanted or newer, this is $have: run rustup update"
  exit 1
fi
