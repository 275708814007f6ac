#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# shell.sh SOURCE: the shell scripts parse.
set -eu

cd "$1"
failed=0
while IFS= read -r script; do
  bash -n "$script" || failed=1
done < <(
  find build-aux .ci tests -name '*.sh'
  find build-aux .ci tests -type f ! -name '*.sh' -exec grep -lE -m1 '^#!.*\b(ba)?sh$' {} +
)
exit $failed
