#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# man.sh SOURCE: groff has nothing to say about the manual pages. It warns, but does not fail.
set -eu

cd "$1"
warnings=$(groff -K utf8 -T utf8 -man -ww -z data/*.1 2>&1)
if [ -n "$warnings" ]; then
  echo "$warnings"
  exit 1
fi
