/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The verbs of `imzamctl history` that only look. */

#pragma once

#include "imz-ctl-history-desk.h"

G_BEGIN_DECLS

/* Each returns the exit code. */
int imz_ctl_history_list (const ImzCtlHistoryOptions *options);
int imz_ctl_history_show (const ImzCtlHistoryOptions *options);
int imz_ctl_history_export (const ImzCtlHistoryOptions *options);

G_END_DECLS
