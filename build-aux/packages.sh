# SPDX-License-Identifier: GPL-3.0-or-later
# What build-aux/run and build-aux/check share: one list of Debian packages for
# each purpose, and the steps they take. Sourced, not run.
# shellcheck shell=bash

# Compiling imzamctl.
packages_build_ctl=(
  gcc libc6-dev meson ninja-build pkgconf gettext
  libglib2.0-dev libjson-glib-dev libp11-kit-dev libpcsclite-dev libqrencode-dev libsecret-1-dev
  libsoup-3.0-dev libsqlite3-dev libssl-dev iso-codes python3-minimal
)

# Compiling the window as well; appstream brings the rules that let gettext read the metainfo file.
packages_build_window=(libadwaita-1-dev libgtk-4-dev libxml2-utils appstream)

# Talking to a card, and to its issuer: with TLS and the system's proxy; keeping what is claimed.
packages_run_ctl=(pcscd libccid libqrencode4 libsoup-3.0-0 libsqlite3-0 libsecret-1-0 glib-networking tzdata)

# Showing the window as it was drawn.
packages_run_window=(
  adwaita-icon-theme dconf-gsettings-backend fonts-cantarell hicolor-icon-theme librsvg2-common
)

# A reader, a desktop and a bus of its own for every test; other software to compare with.
packages_test=(
  libglib-testing-0-dev
  iproute2 mount procps vsmartcard-vpcd opensc opensc-pkcs11 softhsm2 openssl
  xvfb x11-utils x11-xkb-utils xkb-data xdotool imagemagick
  dbus dbus-daemon at-spi2-core python3 python3-pyatspi gir1.2-atspi-2.0
  locales faketime gnome-keyring libsecret-tools poppler-utils zbar-tools
)

# The slow tests.
packages_deep=(valgrind)

# Looking at the source and the data.
packages_lint=(clang-format desktop-file-utils groff-base librsvg2-bin systemd)

# say LINE…
say () {
  printf '%s\n' "$@" >&2
}

die () {
  say "$@"
  exit 1
}

# quietly LOG COMMAND…: the output goes to LOG and is shown only when COMMAND fails.
quietly () {
  local log=$1
  shift
  mkdir -p "$(dirname "$log")"
  if ! "$@" > "$log" 2>&1 < /dev/null; then
    cat "$log" >&2
    return 1
  fi
}

missing_packages () {
  local installed
  installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2> /dev/null |
    sed -n 's/^installed //p') || true
  printf '%s\n' "$@" | sort -u | grep -vxF "$installed" || true
}

# as_root COMMAND…: sudo drops the environment, hence env(1).
as_root () {
  if [ "$(id -u)" -eq 0 ]; then
    env DEBIAN_FRONTEND=noninteractive "$@"
  else
    sudo env DEBIAN_FRONTEND=noninteractive "$@"
  fi
}

apt_get () {
  as_root apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold "$@"
}

become_root () {
  local by_hand=$1
  [ "$(id -u)" -ne 0 ] || return 0
  command -v sudo > /dev/null ||
    die "Installing needs root, and there is no sudo here. As root:" "  $by_hand"
  sudo true || die "sudo refused. As root:" "  $by_hand"
}

# install_missing LOG PACKAGE…: without a package missing, apt is not called at all.
install_missing () {
  local log=$1 missing by_hand
  shift
  command -v dpkg-query > /dev/null || die "This needs Debian 12 or 13 (or a system made from it)."
  mapfile -t missing < <(missing_packages "$@")
  [ "${#missing[@]}" -gt 0 ] || return 0

  by_hand="apt-get install --no-install-recommends ${missing[*]}"
  become_root "$by_hand"
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  quietly "$log" apt_get update ||
    say "The package lists could not be refreshed (see above); trying with those at hand."
  quietly "$log" apt_get install --no-install-recommends "${missing[@]}" ||
    die "apt failed (see above). By hand, as root:" "  $by_hand"
}

# configure BUILD LOG OPTION…: a folder that was never finished is started again.
configure () {
  local build=$1 log=$2
  shift 2
  [ ! -e "$build/build.ninja" ] || return 0
  say "Configuring"
  rm -rf "$build"
  quietly "$log" meson setup "$build" "$root" "$@"
}
