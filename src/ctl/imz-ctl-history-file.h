/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The verbs of `imzamctl history` that are about whole files. */

#pragma once

#include "imz-ctl-history-desk.h"

G_BEGIN_DECLS

/* How `history check` ends. Pinned. */
enum {
  IMZ_CTL_HISTORY_DAMAGED = 2,
  IMZ_CTL_HISTORY_UNKNOWN = 3,
};

/* Each returns the exit code. */
int imz_ctl_history_import (const ImzCtlHistoryOptions *options);
int imz_ctl_history_backup (const ImzCtlHistoryOptions *options);
int imz_ctl_history_restore (const ImzCtlHistoryOptions *options);
int imz_ctl_history_check (const ImzCtlHistoryOptions *options);

G_END_DECLS
