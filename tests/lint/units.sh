#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# units.sh SYSTEMD-ANALYZE PROGRAM UNIT…: systemd has nothing to say about the units; it warns, but does not fail.
# PROGRAM stands for what they start, which is not installed yet.
set -eu

analyze=$1 program=$(realpath "$2")
shift 2
folder=$(mktemp -d "${TMPDIR:-/tmp}/imzam-units-XXXXXX")
trap 'rm -rf "$folder"' EXIT
mkdir -m 700 "$folder/runtime"

units=()
for unit in "$@"; do
  copy=$folder/$(basename "$unit")
  sed "s,^ExecStart=[^ ]*/imzamctl,ExecStart=$program," "$unit" > "$copy"
  units+=("$copy")
done

status=0
words=$(HOME=$folder XDG_RUNTIME_DIR=$folder/runtime \
  "$analyze" verify --user --man=no "${units[@]}" 2>&1) || status=$?
if [ -n "$words" ] || [ "$status" -ne 0 ]; then
  echo "$words"
  exit 1
fi
