#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# svg.sh SOURCE: the icons and the drawings for the guides can be drawn.
set -eu

cd "$1"
failed=0
while IFS= read -r icon; do
  if ! rsvg-convert --width 16 --height 16 "$icon" > /dev/null; then
    echo "$icon:1: rsvg-convert cannot draw it"
    failed=1
  fi
done < <(find data/icons -name '*.svg')
while IFS= read -r sketch; do
  if ! rsvg-convert --width 320 "$sketch" > /dev/null; then
    echo "$sketch:1: rsvg-convert cannot draw it"
    failed=1
  fi
done < <(find ui/sketches -name '*.svg')
exit $failed
