/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One application to its rows and back. */

#pragma once

#include "imz-database-access.h"
#include "imz-record.h"

G_BEGIN_DECLS

/**
 * ImzKeptRecord:
 * @profile: number of the profile that has it
 * @stamp: another one whenever it is written
 */
typedef struct {
  ImzRecord *record;
  gint64 profile;
  guint32 stamp;
} ImzKeptRecord;

void imz_kept_record_free (ImzKeptRecord *self);

/* (transfer full) (element-type gint64 ImzKeptRecord): by their numbers, none yet */
GHashTable *imz_record_rows_new_table (void);

/**
 * imz_record_rows_load:
 * @ids: (array length=n_ids): their numbers
 * @table: (inout): from imz_record_rows_new_table(): they are put in; of those that are not kept (any more), nothing
 * @error: an #ImzStoreError
 *
 * Nothing is taken in that cannot be believed; then the file is damaged. To be called in a reading or a writing.
 *
 * Returns: %FALSE with @error if they could not be read
 */
gboolean imz_record_rows_load (ImzDatabase *database,
                               const gint64 *ids,
                               guint n_ids,
                               GHashTable *table,
                               GError **error);

/**
 * imz_record_rows_write:
 * @facts: must be good (imz_record_facts_check()), with their @uid; a number of 0 stands for the next one
 * @profile: number of the profile, whatever @facts say
 * @id: (out): its number
 * @error: an #ImzStoreError
 *
 * Writes it, in the place of what is kept of that number. To be called in a writing.
 *
 * Returns: %FALSE with @error if it could not be written
 */
gboolean imz_record_rows_write (ImzDatabase *database,
                                const ImzRecordFacts *facts,
                                gint64 profile,
                                gint64 *id,
                                GError **error);

/* What is not there cannot be erased either: that is no error. To be called in a writing. */
gboolean imz_record_rows_erase (ImzDatabase *database, gint64 id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzKeptRecord, imz_kept_record_free)

G_END_DECLS
