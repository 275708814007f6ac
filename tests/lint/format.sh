#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# format.sh SOURCE: the C files are as clang-format writes them.
set -eu -o pipefail

clang_format=$(command -v clang-format-14 || command -v clang-format)
cd "$1"
if ! find src tests -name '*.[ch]' -print0 | sort -z |
  xargs -0 -r "$clang_format" --dry-run --Werror 2>&1 | { ! grep -E '^[^ ]+:[0-9]+:'; }; then
  echo "To repair: find src tests -name '*.[ch]' | xargs $clang_format -i"
  exit 1
fi
