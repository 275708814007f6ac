/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* From one list of applications to the next, with as little as possible that is otherwise. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ImzHistoryDiffFunc:
 *
 * As #GListModel::items-changed; the list stands so already.
 *
 * Returns: %FALSE if the list was changed by somebody else: then it is not touched any more
 */
typedef gboolean (*ImzHistoryDiffFunc) (guint position,
                                        guint n_removed,
                                        guint n_added,
                                        gpointer user_data);

/**
 * imz_history_diff_apply:
 * @entries: (element-type ImzHistoryEntry): becomes the same as @next
 * @func: called after each step on the way
 */
void imz_history_diff_apply (GArray *entries,
                             const GArray *next,
                             ImzHistoryDiffFunc func,
                             gpointer user_data);

G_END_DECLS
