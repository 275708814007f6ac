#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# no-gtk.sh PROGRAM…: no library of the window is loaded with PROGRAM, directly or not.
set -eu

failed=0
for program in "$@"; do
  libraries=$(ldd "$program")
  if found=$(grep -E '^\s*lib(gtk|gdk|adwaita|graphene|pango|cairo|X11|wayland)' <<< "$libraries"); then
    printf '%s: is linked to\n%s\n' "$program" "$found"
    failed=1
  fi
done
exit $failed
