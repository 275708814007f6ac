/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_ctl_calendar:
 *
 * `imzamctl calendar`: the days that are coming, as a file for a calendar, or the next of them as a QR code.
 *
 * Returns: the exit code
 */
int imz_ctl_calendar (int argc, char *argv[]);

G_END_DECLS
