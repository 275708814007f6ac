/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-statement.h"

#include <errno.h>

#include "imz-store-error.h"

enum {
  MAX_LENGTH = 1 << 20, /* bytes of a row, and of a value: a note has 16,000 at most */
};

struct _ImzStatement {
  sqlite3 *connection;
  sqlite3_stmt *statement;
};

static ImzStoreError
code_of_sqlite (int code, int system_error)
{
  if (system_error == ENOSPC || system_error == EDQUOT)
    return IMZ_STORE_ERROR_FULL;

  switch (code & 0xff) { /* without what is added to a primary result code */
  case SQLITE_FULL:
    return IMZ_STORE_ERROR_FULL;
  case SQLITE_READONLY:
    return IMZ_STORE_ERROR_READ_ONLY;
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return IMZ_STORE_ERROR_BUSY;
  case SQLITE_CORRUPT:
  case SQLITE_NOTADB:
  case SQLITE_TOOBIG:
  case SQLITE_ERROR: /* the tables are not those that they should be */
    return IMZ_STORE_ERROR_DAMAGED;
  default:
    return IMZ_STORE_ERROR_CANNOT_OPEN;
  }
}

gboolean
imz_statement_set_error (GError **error, sqlite3 *connection, int code, const char *path)
{
  /* The number of the system may be that of an earlier call. */
  int system_error = (code & 0xff) == SQLITE_IOERR ? sqlite3_system_errno (connection) : 0;

  g_debug ("%s: %d, %s", path, code,
           connection != NULL ? sqlite3_errmsg (connection) : sqlite3_errstr (code));
  return imz_store_error_set_of_file (error, code_of_sqlite (code, system_error), path);
}

void
imz_statement_guard (sqlite3 *connection)
{
  sqlite3_db_config (connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_limit (connection, SQLITE_LIMIT_LENGTH, MAX_LENGTH);
}

static gboolean
set_error (GError **error, sqlite3 *connection, int code)
{
  return imz_statement_set_error (error, connection, code,
                                  sqlite3_db_filename (connection, "main"));
}

static int
bind_values (ImzStatement *self, const char *types, va_list values)
{
  int code = SQLITE_OK;

  for (int i = 1; code == SQLITE_OK && *types != '\0'; i++, types++) {
    if (*types == 't')
      code =
        sqlite3_bind_text (self->statement, i, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
    else
      code = sqlite3_bind_int64 (self->statement, i, va_arg (values, gint64));
  }

  return code;
}

ImzStatement *
imz_statement_new_valist (sqlite3 *connection,
                          GError **error,
                          const char *sql,
                          const char *types,
                          va_list values)
{
  g_autoptr (ImzStatement) self = g_new0 (ImzStatement, 1);
  int code;

  self->connection = connection;
  code = sqlite3_prepare_v2 (connection, sql, -1, &self->statement, NULL);
  if (code == SQLITE_OK)
    code = bind_values (self, types, values);
  if (code != SQLITE_OK) {
    set_error (error, connection, code);
    return NULL;
  }

  return g_steal_pointer (&self);
}

ImzStatement *
imz_statement_new (sqlite3 *connection, GError **error, const char *sql, const char *types, ...)
{
  ImzStatement *self;
  va_list values;

  va_start (values, types);
  self = imz_statement_new_valist (connection, error, sql, types, values);
  va_end (values);

  return self;
}

void
imz_statement_free (ImzStatement *self)
{
  sqlite3_finalize (self->statement);
  g_free (self);
}

gboolean
imz_statement_next (ImzStatement *self, gboolean *has_row, GError **error)
{
  int code = sqlite3_step (self->statement);

  *has_row = code == SQLITE_ROW;
  return code == SQLITE_ROW || code == SQLITE_DONE || set_error (error, self->connection, code);
}

const char *
imz_statement_get_text (ImzStatement *self, int column)
{
  const char *text = (const char *) sqlite3_column_text (self->statement, column);

  return text != NULL ? text : "";
}

gint64
imz_statement_get_number (ImzStatement *self, int column)
{
  return sqlite3_column_int64 (self->statement, column);
}

gboolean
imz_statement_run (sqlite3 *connection, const char *sql, GError **error)
{
  int code = sqlite3_exec (connection, sql, NULL, NULL, NULL);

  return code == SQLITE_OK || set_error (error, connection, code);
}

gboolean
imz_statement_read_number (sqlite3 *connection, const char *sql, gint64 *number, GError **error)
{
  return imz_statement_answer (imz_statement_new (connection, error, sql, ""), number, error);
}

gboolean
imz_statement_answer (ImzStatement *self, gint64 *answer, GError **error)
{
  g_autoptr (ImzStatement) statement = self;
  gboolean has_row;

  if (statement == NULL || !imz_statement_next (statement, &has_row, error))
    return FALSE;

  *answer = has_row ? imz_statement_get_number (statement, 0) : 0;
  return TRUE;
}
