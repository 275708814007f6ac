/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_ctl_explain:
 *
 * `imzamctl explain`: tells where an e-imza stands, what to do and why.
 *
 * Returns: the exit code
 */
int imz_ctl_explain (int argc, char *argv[]);

G_END_DECLS
