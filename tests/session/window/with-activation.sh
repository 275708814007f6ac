#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# with-activation.sh IMZAM COMMAND…: runs a command on a session bus that can start this imzam, within with-display.sh.
set -eu

imzam=$1
shift
here=$(cd "$(dirname "$0")/../../display" && pwd)
folder=$XDG_RUNTIME_DIR/activation

mkdir -p "$folder/services"
sed "s,<servicedir>services<,<servicedir>$here/services</servicedir><servicedir>$folder/services<," \
  "$here/session.conf" > "$folder/session.conf"
cat > "$folder/services/tr.imzam.Imzam.service" << END
[D-BUS Service]
Name=tr.imzam.Imzam
Exec=$imzam --gapplication-service
END
exec dbus-run-session --config-file="$folder/session.conf" -- "$@"
