/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The applications themselves, each call in a reading of its own. Errors are #ImzStoreError. */

#pragma once

#include "imz-history-list.h"
#include "imz-record-rows.h"

G_BEGIN_DECLS

/**
 * ImzHistoryListing:
 * @moment: see imz_history_list_read_moment(), as the next
 * @entries: (nullable) (element-type ImzHistoryEntry): what is listed
 */
typedef struct {
  char *moment;
  guint n_kept;
  GArray *entries;
} ImzHistoryListing;

void imz_history_listing_clear (ImzHistoryListing *self);

/**
 * imz_history_reader_list:
 * @moment: (nullable): of which the entries are known already: then they are not read
 * @listing: (out): to be cleared also if it failed
 *
 * Returns: %FALSE with @error if it could not be read
 */
gboolean imz_history_reader_list (ImzDatabase *database,
                                  const ImzHistoryQuery *query,
                                  const char *moment,
                                  ImzHistoryListing *listing,
                                  GError **error);

/**
 * imz_history_reader_find:
 * @id: its number, if there is no @uid
 * @uid: (nullable): its mark
 *
 * Returns: (transfer full) (nullable): %NULL with @error if it could not be read; without if it is not kept
 */
ImzRecord *
imz_history_reader_find (ImzDatabase *database, gint64 id, const char *uid, GError **error);

/* (transfer full) (nullable) (element-type ImzRecord): %NULL with @error */
GPtrArray *
imz_history_reader_read_open (ImzDatabase *database, ImzHistoryScope scope, GError **error);

/* The same of all that @query lists, in its order. */
GPtrArray *
imz_history_reader_read_all (ImzDatabase *database, const ImzHistoryQuery *query, GError **error);

/**
 * imz_history_reader_read_around:
 * @entries: (element-type ImzHistoryEntry): what is listed
 * @position: of the one that is asked for
 * @table: from imz_record_rows_new_table(): it is put in, if it is kept, with those beside it that are not in it yet as
 *   they stand in @entries; what is in it too long is taken out
 *
 * Returns: %FALSE with @error if they could not be read
 */
gboolean imz_history_reader_read_around (ImzDatabase *database,
                                         const GArray *entries,
                                         guint position,
                                         GHashTable *table,
                                         GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImzHistoryListing, imz_history_listing_clear)

G_END_DECLS
