#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# with-display.sh COMMAND…: runs a command with an X server, a session bus and home folders of its own,
# which end with it. Tests may run so side by side.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d "${TMPDIR:-/tmp}/imzam-display-XXXXXX")
server=

end_all () {
  trap - EXIT
  if [ -n "$server" ]; then
    kill "$server" 2> /dev/null || true
    wait "$server" 2> /dev/null || true
  fi
  rm -rf "$folder"
}
trap end_all EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

# The server chooses a free display by itself and tells when it is ready.
mkfifo "$folder/display"
setpriv --pdeathsig TERM Xvfb -displayfd 3 -screen 0 1280x1024x24 -nolisten tcp -noreset \
  3> "$folder/display" > "$folder/Xvfb.log" 2>&1 &
server=$!
if ! read -r -t 30 number < "$folder/display"; then
  echo "with-display.sh: Xvfb did not start:" >&2
  cat "$folder/Xvfb.log" >&2
  exit 99
fi

for home in runtime config data state cache; do
  mkdir -m 700 "$folder/$home"
done
export DISPLAY=:$number GDK_BACKEND=x11
unset WAYLAND_DISPLAY XAUTHORITY AT_SPI_BUS_ADDRESS
export XDG_RUNTIME_DIR=$folder/runtime XDG_CONFIG_HOME=$folder/config XDG_DATA_HOME=$folder/data
export XDG_STATE_HOME=$folder/state XDG_CACHE_HOME=$folder/cache

status=0
dbus-run-session --config-file="$here/session.conf" -- "$@" < /dev/null || status=$?
exit "$status"
