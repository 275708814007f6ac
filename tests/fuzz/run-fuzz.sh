#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run-fuzz.sh [--build BUILD] MINUTES [TARGET…]: makes up input for each target, one after another, and
# ends at the first that fails; BUILD/fuzz/TARGET keeps what was found. Needs clang and its libFuzzer.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=$root/_build/fuzz
if [ "${1-}" = --build ]; then
  build=$2
  shift 2
fi
if ! [[ ${1-} =~ ^[1-9][0-9]*$ ]]; then
  sed -n 's/^# \(run-.*\)/usage: \1/p' "$0" >&2
  exit 64
fi
minutes=$1
shift

if [ ! -e "$build/build.ninja" ]; then
  clang=$(command -v clang-14 || command -v clang)
  CC=$clang meson setup "$build" "$root" -Dfuzz=true -Dwindow=false \
    -Db_sanitize=address,undefined -Db_lundef=false
fi
ninja -C "$build" fuzzers

targets=("$@")
if [ ${#targets[@]} -eq 0 ]; then
  mapfile -t targets < <(cd "$here/seeds" && ls)
fi

export ASAN_OPTIONS=halt_on_error=1:abort_on_error=1
export UBSAN_OPTIONS=halt_on_error=1:abort_on_error=1:print_stacktrace=1
export G_DEBUG=gc-friendly,fatal-warnings
for target in "${targets[@]}"; do
  corpus=$build/fuzz/$target
  mkdir -p "$corpus"
  echo "== $target"
  "$build/tests/fuzz/fuzz-$target" -max_total_time=$((minutes * 60)) -timeout=10 -rss_limit_mb=1024 \
    -max_len=20000 -artifact_prefix="$corpus/" -print_final_stats=1 "$corpus" "$here/seeds/$target"
done
