#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# with-keyring.sh COMMAND…: runs a command with a session bus, an open gnome-keyring and home folders of its
# own, which end with it. Tests may run so side by side.
set -eu

if [ "${1-}" != --inside ]; then
  here=$(cd "$(dirname "$0")" && pwd)
  folder=$(mktemp -d "${TMPDIR:-/tmp}/imzam-keyring-XXXXXX")
  trap 'rm -rf "$folder"' EXIT
  trap 'exit 143' TERM
  trap 'exit 130' INT
  for home in home runtime config data state cache; do
    mkdir -m 700 "$folder/$home"
  done
  export HOME=$folder/home XDG_RUNTIME_DIR=$folder/runtime XDG_CONFIG_HOME=$folder/config
  export XDG_DATA_HOME=$folder/data XDG_STATE_HOME=$folder/state XDG_CACHE_HOME=$folder/cache
  unset DISPLAY WAYLAND_DISPLAY GNOME_KEYRING_CONTROL

  status=0
  dbus-run-session --config-file="$here/../../display/session.conf" -- \
    "$here/with-keyring.sh" --inside "$@" < /dev/null || status=$?
  exit "$status"
fi
shift

# The keyring's password is empty; an end of line says that this is all of it.
mkfifo "$XDG_RUNTIME_DIR/password"
setpriv --pdeathsig TERM gnome-keyring-daemon --foreground --unlock --components=secrets \
  < "$XDG_RUNTIME_DIR/password" > "$XDG_RUNTIME_DIR/keyring.log" 2>&1 &
keyring=$!
trap 'kill "$keyring" 2> /dev/null || true; wait "$keyring" 2> /dev/null || true' EXIT
echo > "$XDG_RUNTIME_DIR/password"

if ! gdbus wait --session --timeout 30 org.freedesktop.secrets; then
  echo "with-keyring.sh: gnome-keyring did not start:" >&2
  cat "$XDG_RUNTIME_DIR/keyring.log" >&2
  exit 99
fi

status=0
"$@" || status=$?
exit "$status"
