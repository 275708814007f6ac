#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# take-screenshots.sh [--build BUILD] FOLDER [SITUATION…]: pictures of every situation in every style, to
# be looked at. SITUATION is a number, as in the pictures' names.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
build=$root/_build/check
if [ "${1-}" = --build ]; then
  build=$(cd "$2" && pwd)
  shift 2
fi
if [ $# -eq 0 ]; then
  sed -n 's/^# \(take-.*\)/usage: \1/p' "$0" >&2
  exit 64
fi
folder=$1
shift
situations=("$@")
program=$build/tests/session/window/screenshots

ninja -C "$build" tests/session/window/screenshots tests/tr_TR.UTF-8 \
  tests/session/window/gschemas.compiled \
  po/tr/LC_MESSAGES/imzam.mo po/en/LC_MESSAGES/imzam.mo > /dev/null

export GSK_RENDERER=cairo ADW_DISABLE_PORTAL=1 GSETTINGS_BACKEND=memory GTK_A11Y=none
export GDK_DEBUG=gl-disable GDK_DISABLE=gl
export GSETTINGS_SCHEMA_DIR=$build/tests/session/window
export GIO_USE_VFS=local IMZ_LOCALEDIR=$build/po LOCPATH=$build/tests LANGUAGE=

# take SET WIDTH HEIGHT [NAME=VALUE…]
take () {
  local set=$folder/$1 width=$2 height=$3
  shift 3
  mkdir -p "$set"
  echo "$set"
  env "$@" "$root/tests/display/with-display.sh" "$program" "$set" "$width" "$height" \
    "${situations[@]}"
}

turkish=LC_ALL=tr_TR.UTF-8
take english 920 640 LC_ALL=C.UTF-8
take light 920 640 $turkish
take dark 920 640 $turkish ADW_DEBUG_COLOR_SCHEME=prefer-dark
take contrast 920 640 $turkish ADW_DEBUG_HIGH_CONTRAST=1
take contrast-dark 920 640 $turkish ADW_DEBUG_HIGH_CONTRAST=1 ADW_DEBUG_COLOR_SCHEME=prefer-dark
take practice 920 640 $turkish IMZ_PRACTICE=1
take narrow 360 720 $turkish
take narrow-practice 360 720 $turkish IMZ_PRACTICE=1
take large-text 920 800 $turkish IMZ_TEXT_SCALE=200
take narrow-large-text 360 900 $turkish IMZ_TEXT_SCALE=200
take scale-2 600 500 $turkish GDK_SCALE=2
