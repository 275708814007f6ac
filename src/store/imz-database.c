/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-database.h"

#include "imz-database-access.h"
#include "imz-database-private.h"
#include "imz-store-error.h"

enum {
  SHORT_PATIENCE_MS = 300,
};

G_DEFINE_FINAL_TYPE (ImzDatabase, imz_database, G_TYPE_OBJECT)

static guint changed_signal;

void
imz_database_disconnect (ImzDatabase *self)
{
  sqlite3_close (self->connection);
  self->connection = NULL;
}

static const char *
get_path (ImzDatabase *self)
{
  return imz_database_file_get_path (self->file);
}

gboolean
imz_database_is_connected (ImzDatabase *self)
{
  return self->connection != NULL && imz_database_file_is_same (self->file);
}

gboolean
imz_database_set_up (ImzDatabase *self,
                     const char *name,
                     int flags,
                     const char *pragmas,
                     sqlite3 **connection,
                     GError **error)
{
  int code = sqlite3_open_v2 (name, connection, flags | SQLITE_OPEN_EXRESCODE, NULL);

  if (code != SQLITE_OK)
    return imz_statement_set_error (error, *connection, code, get_path (self));

  imz_statement_guard (*connection);
  sqlite3_busy_timeout (*connection, (int) self->patience_ms);
  return imz_statement_run (*connection, pragmas, error);
}

gboolean
imz_database_say (ImzDatabase *self, const char *word, GError **error)
{
  if (imz_statement_run (self->connection, word, error))
    return TRUE;

  if (!sqlite3_get_autocommit (self->connection))
    imz_statement_run (self->connection, "ROLLBACK", NULL);
  return FALSE;
}

static gboolean
connect_writing (ImzDatabase *self, GError **error)
{
  sqlite3 *connection = NULL;

  if (self->age == IMZ_SCHEMA_AGE_OLDER && !imz_database_back_up_older (self, error))
    return FALSE;

  if (!imz_database_set_up (self, get_path (self), SQLITE_OPEN_READWRITE,
                            IMZ_DATABASE_WRITER_PRAGMAS, &connection, error) ||
      !imz_schema_update (connection, error)) {
    sqlite3_close (connection);
    return FALSE;
  }

  self->connection = connection;
  self->is_wal_empty = FALSE;
  self->data_version = -1; /* others may have written what nobody was told of yet */
  return TRUE;
}

/* What must not be written is found out by reading, which touches nothing. */
static gboolean
open_for_writing (ImzDatabase *self, GError **error)
{
  if (imz_database_is_connected (self)) {
    sqlite3_busy_timeout (self->connection, (int) self->patience_ms);
    return TRUE;
  }

  return imz_database_check_writable (self, error) && imz_database_file_make (self->file, error) &&
         connect_writing (self, error);
}

/* Whoever was waited for may have put another file in its place. */
static gboolean
begin_in_place (ImzDatabase *self, GError **error)
{
  for (;;) {
    if (!open_for_writing (self, error) || !imz_database_say (self, "BEGIN IMMEDIATE", error))
      return FALSE;
    if (imz_database_is_connected (self))
      return TRUE;
    imz_database_disconnect (self);
  }
}

/* A newer version may have come in between. Who put back what an older version wrote, or began anew, has not damaged
 * it: it is opened once more, and gets its tables. */
static gboolean
begin_writing (ImzDatabase *self, GError **error)
{
  for (gboolean is_last = FALSE;; is_last = TRUE) {
    gboolean is_known;

    if (!begin_in_place (self, error))
      return FALSE;

    is_known = imz_schema_get_age (self->connection, &self->age, &self->version, error);
    if (is_known && self->age == IMZ_SCHEMA_AGE_CURRENT)
      return TRUE;

    imz_statement_run (self->connection, "ROLLBACK", NULL);
    if (!is_known)
      return FALSE;
    if (is_last || imz_database_is_newer (self))
      return imz_database_refuse_content (self, error);
    imz_database_disconnect (self);
  }
}

gboolean
imz_database_begin_writing (ImzDatabase *self, ImzDatabasePatience patience, GError **error)
{
  static const guint most_ms[] = {
    [IMZ_DATABASE_PATIENCE_NONE] = 0,
    [IMZ_DATABASE_PATIENCE_SHORT] = SHORT_PATIENCE_MS,
    [IMZ_DATABASE_PATIENCE_FULL] = G_MAXUINT,
  };
  gboolean is_begun;

  self->patience_ms = MIN (self->busy_timeout_ms, most_ms[patience]);
  is_begun = begin_writing (self, error);
  self->patience_ms = self->busy_timeout_ms;

  return is_begun;
}

/* So the one file holds everything: whoever copies it, puts another one in its place, or looks for what was
 * erased has nothing else to think of. Not worth waiting for: who is in the way now will be gone soon. */
static void
empty_wal (ImzDatabase *self)
{
  gint64 is_busy;

  sqlite3_busy_timeout (self->connection, 0);
  self->is_wal_empty = imz_statement_read_number (
                         self->connection, "PRAGMA wal_checkpoint (TRUNCATE)", &is_busy, NULL) &&
                       is_busy == 0;
  sqlite3_busy_timeout (self->connection, (int) self->busy_timeout_ms);
}

gboolean
imz_database_end_writing (ImzDatabase *self, gboolean keep, GError **error)
{
  if (!keep) {
    if (!sqlite3_get_autocommit (self->connection))
      imz_statement_run (self->connection, "ROLLBACK", NULL);
    return FALSE;
  }

  if (!imz_database_say (self, "COMMIT", error))
    return FALSE;

  empty_wal (self);
  imz_database_file_ring (self->file);
  g_signal_emit (self, changed_signal, 0);
  return TRUE;
}

ImzStatement *
imz_database_query (ImzDatabase *self, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (GError) query_error = NULL;
  ImzStatement *statement;
  va_list values;

  va_start (values, types);
  statement = imz_statement_new_valist (self->connection, &query_error, sql, types, values);
  va_end (values);

  if (statement == NULL && imz_database_is_newer (self))
    imz_database_refuse_content (self, error);
  else if (statement == NULL)
    g_propagate_error (error, g_steal_pointer (&query_error));

  return statement;
}

gboolean
imz_database_run (ImzDatabase *self, GError **error, const char *sql, const char *types, ...)
{
  g_autoptr (ImzStatement) statement = NULL;
  gboolean has_row;
  va_list values;

  va_start (values, types);
  statement = imz_statement_new_valist (self->connection, error, sql, types, values);
  va_end (values);

  return statement != NULL && imz_statement_next (statement, &has_row, error);
}

gboolean
imz_database_is_newer (ImzDatabase *self)
{
  return self->age == IMZ_SCHEMA_AGE_NEWER;
}

gboolean
imz_database_has (ImzDatabase *self, ImzDatabasePart part)
{
  return self->version >= (gint64) part;
}

gboolean
imz_database_refuse_content (ImzDatabase *self, GError **error)
{
  ImzStoreError code =
    imz_database_is_newer (self) ? IMZ_STORE_ERROR_NEWER : IMZ_STORE_ERROR_DAMAGED;

  return imz_store_error_set_of_file (error, code, get_path (self));
}

/* How old the tables are is found out with any reading. */
static gboolean
read_nothing (ImzDatabase *self, gpointer unused, GError **error)
{
  return TRUE;
}

gboolean
imz_database_check_writable (ImzDatabase *self, GError **error)
{
  gboolean is_empty;

  if (!imz_database_read (self, read_nothing, NULL, &is_empty, error))
    return FALSE;
  if (!is_empty && imz_database_is_newer (self))
    return imz_database_refuse_content (self, error);

  if (!imz_database_file_can_be_written (self->file))
    return imz_store_error_set_of_file (error, IMZ_STORE_ERROR_READ_ONLY, get_path (self));

  return TRUE;
}

static void
touched_cb (gpointer user_data)
{
  ImzDatabase *self = user_data;
  gint64 version;

  /* Without a connection nothing counts the changes. */
  if (!imz_database_is_connected (self)) {
    imz_database_disconnect (self);
    g_signal_emit (self, changed_signal, 0);
    return;
  }

  if (!self->is_wal_empty)
    empty_wal (self);
  if (!imz_statement_read_number (self->connection, "PRAGMA data_version", &version, NULL) ||
      version == self->data_version)
    return;

  self->data_version = version;
  g_signal_emit (self, changed_signal, 0);
}

void
imz_database_watch (ImzDatabase *self)
{
  if (self->watch == NULL)
    self->watch = imz_file_watch_new (get_path (self), touched_cb, self);
}

static void
imz_database_dispose (GObject *object)
{
  ImzDatabase *self = IMZ_DATABASE (object);

  g_clear_pointer (&self->watch, imz_file_watch_free);
  imz_database_disconnect (self);

  G_OBJECT_CLASS (imz_database_parent_class)->dispose (object);
}

static void
imz_database_finalize (GObject *object)
{
  ImzDatabase *self = IMZ_DATABASE (object);

  imz_database_file_free (self->file);

  G_OBJECT_CLASS (imz_database_parent_class)->finalize (object);
}

static void
imz_database_class_init (ImzDatabaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = imz_database_dispose;
  object_class->finalize = imz_database_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
imz_database_init (ImzDatabase *self)
{
}

ImzDatabase *
imz_database_new (const char *dir, guint busy_timeout_ms)
{
  ImzDatabase *self = g_object_new (IMZ_TYPE_DATABASE, NULL);

  self->file = imz_database_file_new (dir);
  self->busy_timeout_ms = busy_timeout_ms;
  self->patience_ms = busy_timeout_ms;

  return self;
}

gboolean
imz_database_read_copy (sqlite3 *connection,
                        ImzDatabaseReader read,
                        gpointer user_data,
                        GError **error)
{
  g_autofree char *dir = g_path_get_dirname (sqlite3_db_filename (connection, "main"));
  g_autoptr (ImzDatabase) self = imz_database_new (dir, 0);
  gboolean is_read;

  self->connection = connection;
  is_read = imz_schema_get_age (connection, &self->age, &self->version, error) &&
            read (self, user_data, error);
  self->connection = NULL;

  return is_read;
}

char *
imz_database_get_default_dir (void)
{
  const char *data = g_get_user_data_dir ();

  /* One that would depend on the present folder is as good as none, says the XDG specification. */
  if (g_path_is_absolute (data))
    return g_build_filename (data, "imzam", NULL);

  return g_build_filename (g_get_home_dir (), ".local", "share", "imzam", NULL);
}

ImzDatabase *
imz_database_new_default (void)
{
  g_autofree char *dir = imz_database_get_default_dir ();

  return imz_database_new (dir, IMZ_DATABASE_BUSY_TIMEOUT_MS);
}
