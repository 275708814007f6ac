#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# fake-token-reader.sh --initialize=null|struct MODULE: plays imzam-token-reader. The module is what it does, in
# shell; each reading leaves a line in MODULE.calls.
echo "$$ $1" >> "$2.calls"
# shellcheck source=/dev/null
. "$2"
