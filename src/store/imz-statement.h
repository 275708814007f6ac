/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* SQLite without its codes: what is asked of a connection, and what it answers. */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * imz_statement_set_error:
 * @connection: (nullable): where it happened; %NULL if there was not enough memory for one
 * @code: what SQLite returned
 * @path: the file
 *
 * Says in words for a person what @code means.
 *
 * Returns: %FALSE with @error
 */
gboolean imz_statement_set_error (GError **error, sqlite3 *connection, int code, const char *path);

/**
 * imz_statement_guard:
 *
 * Whatever file the connection reads, no code in it runs and no value in it is longer than any that İmzam keeps: both
 * could hold up a program without end.
 */
void imz_statement_guard (sqlite3 *connection);

/**
 * ImzStatement:
 *
 * One SQL statement, prepared and filled in.
 */
typedef struct _ImzStatement ImzStatement;

/**
 * imz_statement_new:
 * @connection: outlives the statement
 * @sql: one statement with a "?" for each value
 * @types: the type of each value that follows: 't' for a text (const char *), 'i' for a number (gint64)
 * @error: an #ImzStoreError
 *
 * Returns: (transfer full) (nullable): the statement, or %NULL with @error
 */
ImzStatement *
imz_statement_new (sqlite3 *connection, GError **error, const char *sql, const char *types, ...);
ImzStatement *imz_statement_new_valist (sqlite3 *connection,
                                        GError **error,
                                        const char *sql,
                                        const char *types,
                                        va_list values);
void imz_statement_free (ImzStatement *self);

/**
 * imz_statement_next:
 * @has_row: (out): whether there is a (further) row
 * @error: an #ImzStoreError
 *
 * Returns: %FALSE with @error if that could not be found out
 */
gboolean imz_statement_next (ImzStatement *self, gboolean *has_row, GError **error);

/* Of the row; columns are counted from 0. The text lives until the next row; "" where there is none. */
const char *imz_statement_get_text (ImzStatement *self, int column);
gint64 imz_statement_get_number (ImzStatement *self, int column);

/**
 * imz_statement_run:
 * @error: an #ImzStoreError
 *
 * Runs statements without values whose rows do not matter.
 *
 * Returns: %FALSE with @error if any of them failed
 */
gboolean imz_statement_run (sqlite3 *connection, const char *sql, GError **error);

/**
 * imz_statement_read_number:
 * @number: (out): the first value of the first row
 * @error: an #ImzStoreError
 *
 * Returns: %FALSE with @error if that could not be found out
 */
gboolean
imz_statement_read_number (sqlite3 *connection, const char *sql, gint64 *number, GError **error);

/**
 * imz_statement_answer:
 * @self: (transfer full) (nullable): a question; %NULL if @error says already why there is none
 * @answer: (out): the first number of its first row; 0 if it has none
 * @error: an #ImzStoreError
 *
 * Returns: %FALSE with @error if that could not be found out
 */
gboolean imz_statement_answer (ImzStatement *self, gint64 *answer, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzStatement, imz_statement_free)

G_END_DECLS
