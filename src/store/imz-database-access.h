/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How this room's models read and write. Every reading and every writing is one transaction. */

#pragma once

#include "imz-database.h"
#include "imz-statement.h"

G_BEGIN_DECLS

/**
 * ImzDatabaseReader:
 * @error: an #ImzStoreError
 *
 * Asks with imz_database_query(), and has ended all it asked when it returns.
 *
 * Returns: %FALSE with @error if something could not be read
 */
typedef gboolean (*ImzDatabaseReader) (ImzDatabase *self, gpointer user_data, GError **error);

/**
 * imz_database_read:
 * @read: called once more, from the beginning, if another program wrote in between
 * @is_empty: (out): nothing was ever kept; then there is nothing to ask, and @read is not called
 * @error: an #ImzStoreError
 *
 * Leaves nothing behind, and is in nobody's way afterwards.
 *
 * Returns: %FALSE with @error if the file cannot be read
 */
gboolean imz_database_read (ImzDatabase *self,
                            ImzDatabaseReader read,
                            gpointer user_data,
                            gboolean *is_empty,
                            GError **error);

/* The same, but leaves an older version's tables as they are. */
gboolean imz_database_read_as_is (ImzDatabase *self,
                                  ImzDatabaseReader read,
                                  gpointer user_data,
                                  gboolean *is_empty,
                                  GError **error);

/**
 * imz_database_read_copy:
 * @connection: reads a copy of a database, wherever it is
 * @error: an #ImzStoreError
 *
 * Reads that one as it is. The error may name another file.
 *
 * Returns: %FALSE with @error if it cannot be read
 */
gboolean imz_database_read_copy (sqlite3 *connection,
                                 ImzDatabaseReader read,
                                 gpointer user_data,
                                 GError **error);

/* (transfer none): with which is being read, as long as that is under way */
sqlite3 *imz_database_get_connection (ImzDatabase *self);

/**
 * ImzDatabasePatience:
 * @IMZ_DATABASE_PATIENCE_NONE: not at all
 * @IMZ_DATABASE_PATIENCE_SHORT: so long that who goes on to the next thing does not mind
 * @IMZ_DATABASE_PATIENCE_FULL: as long as the database may
 *
 * How long another program that writes is waited for.
 */
typedef enum {
  IMZ_DATABASE_PATIENCE_NONE,
  IMZ_DATABASE_PATIENCE_SHORT,
  IMZ_DATABASE_PATIENCE_FULL,
} ImzDatabasePatience;

/**
 * imz_database_begin_writing:
 * @error: an #ImzStoreError
 *
 * Makes the file if there is none.
 *
 * Returns: %FALSE with @error if nothing can be written; then there is nothing to end
 */
gboolean
imz_database_begin_writing (ImzDatabase *self, ImzDatabasePatience patience, GError **error);

/**
 * imz_database_end_writing:
 * @keep: whether to keep what was written
 * @error: an #ImzStoreError
 *
 * Returns: %TRUE if it was kept and is on disk; %FALSE if nothing was changed, with @error if it was to be
 */
gboolean imz_database_end_writing (ImzDatabase *self, gboolean keep, GError **error);

/**
 * imz_database_query:
 *
 * Returns: (transfer full) (nullable): see imz_statement_new()
 */
ImzStatement *
imz_database_query (ImzDatabase *self, GError **error, const char *sql, const char *types, ...);

/**
 * imz_database_run:
 *
 * Runs a statement that has no rows; see imz_statement_new().
 *
 * Returns: %FALSE with @error if it failed
 */
gboolean
imz_database_run (ImzDatabase *self, GError **error, const char *sql, const char *types, ...);

/* %TRUE: a newer version made the tables that were read last, and may have put more into them. */
gboolean imz_database_is_newer (ImzDatabase *self);

/* The number of the profile that is used now: one of them always is. */
#define IMZ_DATABASE_CURRENT "(SELECT id FROM profile ORDER BY is_current DESC, id LIMIT 1)"

/**
 * ImzDatabasePart:
 *
 * What is not there in the tables of every older version, as the first that has it.
 */
typedef enum {
  IMZ_DATABASE_KEYS = 2,
  IMZ_DATABASE_RUNS = 2,
  IMZ_DATABASE_RECORDS = 3,
  IMZ_DATABASE_REMINDERS = 3,
} ImzDatabasePart;

/* %FALSE: an older version made the tables that were read last, and they cannot be changed now. */
gboolean imz_database_has (ImzDatabase *self, ImzDatabasePart part);

/**
 * imz_database_refuse_content:
 * @error: %IMZ_STORE_ERROR_DAMAGED, or %IMZ_STORE_ERROR_NEWER if a newer version may have meant it so
 *
 * For what was read and cannot be.
 *
 * Returns: %FALSE with @error
 */
gboolean imz_database_refuse_content (ImzDatabase *self, GError **error);

G_END_DECLS
