/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which applications there are, without reading any of them. */

#pragma once

#include "imz-database-access.h"
#include "imz-history-model.h"

G_BEGIN_DECLS

/* A file that holds more is not İmzam's. */
enum {
  IMZ_HISTORY_MAX = 200000,
};

/**
 * ImzHistoryEntry:
 * @stamp: of what is kept (#ImzKeptRecord)
 */
typedef struct {
  gint64 id;
  guint32 stamp;
} ImzHistoryEntry;

/**
 * ImzHistoryQuery:
 * @search: (nullable): see #ImzHistoryModel, as the next
 *
 * What is to be listed, and in which order.
 */
typedef struct {
  ImzHistoryScope scope;
  char *search;
  ImzHistoryFilter filter;
  ImzHistoryOrder order;
} ImzHistoryQuery;

/**
 * imz_history_list_read_moment:
 * @n_kept: (out): how many there are in @scope
 * @error: an #ImzStoreError
 *
 * To be called in a reading, as those below.
 *
 * Returns: (transfer full) (nullable): a text that is another one if any application, or who has them, is otherwise;
 *   %NULL with @error
 */
char *imz_history_list_read_moment (ImzDatabase *database,
                                    ImzHistoryScope scope,
                                    guint *n_kept,
                                    GError **error);

/* (transfer full) (nullable) (element-type ImzHistoryEntry): those of @query, in its order; %NULL with @error */
GArray *imz_history_list_read (ImzDatabase *database, const ImzHistoryQuery *query, GError **error);

/* (transfer full) (nullable) (element-type ImzHistoryEntry): as imz_history_model_get_open() */
GArray *imz_history_list_read_open (ImzDatabase *database, ImzHistoryScope scope, GError **error);

G_END_DECLS
