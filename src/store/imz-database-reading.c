/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-database-access.h"

#include "imz-backup-folder.h"
#include "imz-backup-making.h"
#include "imz-database-private.h"
#include "imz-store-error.h"

typedef struct {
  ImzDatabaseReader read;
  gpointer user_data;
  gboolean takes_older; /* what an older version's tables have is better than nothing */
  gboolean is_older;    /* found out, as the next */
  gboolean is_empty;
} Reading;

/* Another program may have changed the tables since this one last looked. */
static gboolean
read_if_any (ImzDatabase *self, Reading *reading, GError **error)
{
  if (!imz_schema_get_age (self->connection, &self->age, &self->version, error))
    return FALSE;

  reading->is_empty = self->age == IMZ_SCHEMA_AGE_NONE;
  reading->is_older = self->age == IMZ_SCHEMA_AGE_OLDER;
  if (reading->is_empty || (reading->is_older && !reading->takes_older))
    return TRUE;

  return reading->read (self, reading->user_data, error);
}

static gboolean
run_reading (ImzDatabase *self, Reading *reading, GError **error)
{
  gboolean is_read;

  if (!imz_database_say (self, "BEGIN", error))
    return FALSE;

  is_read = read_if_any (self, reading, error);
  imz_database_say (self, "COMMIT", NULL);
  return is_read;
}

/* Kept open it would be in the way of whoever wants to put the file in order. */
static gboolean
read_once (ImzDatabase *self, const char *name, int flags, Reading *reading, GError **error)
{
  gboolean is_read = imz_database_set_up (self, name, SQLITE_OPEN_READONLY | flags,
                                          IMZ_DATABASE_READER_PRAGMAS, &self->connection, error) &&
                     run_reading (self, reading, error);

  imz_database_disconnect (self);
  return is_read;
}

/* Looks at nothing but the one file, and makes none beside it. */
static gboolean
read_immutable (ImzDatabase *self, Reading *reading, GError **error)
{
  g_autofree char *uri = g_filename_to_uri (imz_database_file_get_path (self->file), NULL, error);
  g_autofree char *name = uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;

  return name != NULL && read_once (self, name, SQLITE_OPEN_URI, reading, error);
}

/* SQLite takes back what a program that died had begun, as soon as somebody asks who may write. */
static void
take_back_unfinished (ImzDatabase *self)
{
  sqlite3 *connection = NULL;
  gint64 n_tables;

  if (imz_database_set_up (self, imz_database_file_get_path (self->file), SQLITE_OPEN_READWRITE,
                           IMZ_DATABASE_READER_PRAGMAS, &connection, NULL))
    imz_statement_read_number (connection, "SELECT count (*) FROM sqlite_schema", &n_tables, NULL);
  sqlite3_close (connection);
}

/* Beside others that write. */
static gboolean
read_shared (ImzDatabase *self, Reading *reading, GError **error)
{
  gboolean has_writable_folder = imz_database_file_has_writable_folder (self->file);
  g_autoptr (GError) shared_error = NULL;

  if (read_once (self, imz_database_file_get_path (self->file), 0, reading, &shared_error))
    return TRUE;

  if (has_writable_folder &&
      g_error_matches (shared_error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_READ_ONLY)) {
    take_back_unfinished (self);
    return read_once (self, imz_database_file_get_path (self->file), 0, reading, error);
  }

  /* Where nothing can be written, SQLite cannot keep its account of who is reading. It is not needed there. */
  if (!has_writable_folder &&
      g_error_matches (shared_error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_CANNOT_OPEN))
    return read_immutable (self, reading, error);

  g_propagate_error (error, g_steal_pointer (&shared_error));
  return FALSE;
}

static gboolean
read_file (ImzDatabase *self, Reading *reading, GError **error)
{
  g_autoptr (GError) immutable_error = NULL;
  gboolean is_read;

  if (!imz_database_file_is_at_rest (self->file))
    return read_shared (self, reading, error);

  /* If somebody came in between, some of it may be of before and some of after. */
  is_read = read_immutable (self, reading, &immutable_error);
  if (!imz_database_file_is_untouched (self->file))
    return read_shared (self, reading, error);

  if (!is_read)
    g_propagate_error (error, g_steal_pointer (&immutable_error));
  return is_read;
}

/* Once is enough, if the last time came to nothing. */
gboolean
imz_database_back_up_older (ImzDatabase *self, GError **error)
{
  g_autofree char *dir = g_path_get_dirname (imz_database_file_get_path (self->file));
  g_autofree char *path = NULL;
  struct timespec written_at;

  imz_database_file_look (self->file);
  written_at = *imz_database_file_get_written_at (self->file);
  if (imz_backup_folder_has (dir, &written_at))
    return TRUE;

  path = imz_backup_making_run (self, dir, written_at, g_get_real_time () / G_USEC_PER_SEC, error);
  return path != NULL;
}

/* Not worth waiting for, nor a word if it cannot be: then what is there is read. */
static void
update_older (ImzDatabase *self)
{
  sqlite3 *connection = NULL;

  if (!imz_database_file_can_be_written (self->file) || !imz_database_back_up_older (self, NULL))
    return;

  self->patience_ms = 0;
  if (imz_database_set_up (self, imz_database_file_get_path (self->file), SQLITE_OPEN_READWRITE,
                           IMZ_DATABASE_WRITER_PRAGMAS, &connection, NULL))
    imz_schema_update (connection, NULL);
  self->patience_ms = self->busy_timeout_ms;
  sqlite3_close (connection);
}

static gboolean
read_closed (ImzDatabase *self, Reading *reading, GError **error)
{
  imz_database_disconnect (self);
  if (self->watch != NULL)
    imz_file_watch_look (self->watch);
  reading->is_older = FALSE;
  reading->is_empty = !imz_database_file_look (self->file);
  if (reading->is_empty)
    self->age = IMZ_SCHEMA_AGE_NONE;

  return imz_database_file_check_plain (self->file, error) &&
         (reading->is_empty || read_file (self, reading, error));
}

gboolean
imz_database_read (ImzDatabase *self,
                   ImzDatabaseReader read,
                   gpointer user_data,
                   gboolean *is_empty,
                   GError **error)
{
  Reading reading = { .read = read, .user_data = user_data };
  gboolean is_read = imz_database_is_connected (self) ? run_reading (self, &reading, error)
                                                      : read_closed (self, &reading, error);

  if (is_read && reading.is_older) {
    imz_database_disconnect (self);
    update_older (self);
    reading.takes_older = TRUE;
    is_read = read_closed (self, &reading, error);
  }

  *is_empty = reading.is_empty;
  return is_read;
}

gboolean
imz_database_read_as_is (ImzDatabase *self,
                         ImzDatabaseReader read,
                         gpointer user_data,
                         gboolean *is_empty,
                         GError **error)
{
  Reading reading = { .read = read, .user_data = user_data, .takes_older = TRUE };
  gboolean is_read = imz_database_is_connected (self) ? run_reading (self, &reading, error)
                                                      : read_closed (self, &reading, error);

  *is_empty = reading.is_empty;
  return is_read;
}

sqlite3 *
imz_database_get_connection (ImzDatabase *self)
{
  return self->connection;
}
