/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The verbs of `imzamctl history` that change an application. */

#pragma once

#include "imz-ctl-history-desk.h"

G_BEGIN_DECLS

/* Each returns the exit code, once all is on disk. */
int imz_ctl_history_add (const ImzCtlHistoryOptions *options);
int imz_ctl_history_set (const ImzCtlHistoryOptions *options);
int imz_ctl_history_remove (const ImzCtlHistoryOptions *options);

G_END_DECLS
