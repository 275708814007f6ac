#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run-with-card.sh VIRTUAL-CARD IMZAMCTL…: has a valid e-imza read by IMZAMCTL.
set -eu

virtual_card=$1
shift
"$virtual_card" --state valid > /dev/null &
trap 'kill $!' EXIT
"$@" status --json --wait 60
