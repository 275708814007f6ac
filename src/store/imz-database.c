/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-database.h"

#include "imz-backup-folder.h"
#include "imz-backup-making.h"
#include "imz-database-access.h"
#include "imz-database-file.h"
#include "imz-file-watch.h"
#include "imz-schema.h"
#include "imz-store-error.h"

/* Whoever reads trusts no code in the file. */
#define READER_PRAGMAS "PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;"

/* What is erased is overwritten. */
#define WRITER_PRAGMAS                                                   \
  READER_PRAGMAS "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;" \
                 "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"

enum {
  SHORT_PATIENCE_MS = 300,
};

struct _ImzDatabase {
  GObject parent_instance;

  ImzDatabaseFile *file;
  guint busy_timeout_ms;
  guint patience_ms;   /* how much of it may be waited now */
  ImzFileWatch *watch; /* (nullable) */

  sqlite3 *connection; /* NULL while nothing is open; outlasts a reading only if it can write */
  ImzSchemaAge age;
  gint64 version;      /* of the tables; 0 while there are none */
  gint64 data_version; /* SQLite counts what others wrote: the last that was told of */
  gboolean is_wal_empty;
};

G_DEFINE_FINAL_TYPE (ImzDatabase, imz_database, G_TYPE_OBJECT)

typedef struct {
  ImzDatabaseReader read;
  gpointer user_data;
  gboolean takes_older; /* what an older version's tables have is better than nothing */
  gboolean is_older;    /* found out, as the next */
  gboolean is_empty;
} Reading;

static guint changed_signal;

static void
disconnect (ImzDatabase *self)
{
  sqlite3_close (self->connection);
  self->connection = NULL;
}

static const char *
get_path (ImzDatabase *self)
{
  return imz_database_file_get_path (self->file);
}

static gboolean
is_connected (ImzDatabase *self)
{
  return self->connection != NULL && imz_database_file_is_same (self->file);
}

/* The connection is there to be closed even if something went wrong. */
static gboolean
set_up (ImzDatabase *self,
        const char *name,
        int flags,
        const char *pragmas,
        sqlite3 **connection,
        GError **error)
{
  int code = sqlite3_open_v2 (name, connection, flags | SQLITE_OPEN_EXRESCODE, NULL);

  if (code != SQLITE_OK)
    return imz_statement_set_error (error, *connection, code, get_path (self));

  /* Of İmzam's there are none; a foreign one might never end. */
  sqlite3_db_config (*connection, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL);
  sqlite3_db_config (*connection, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_busy_timeout (*connection, (int) self->patience_ms);
  return imz_statement_run (*connection, pragmas, error);
}

static gboolean
run_transaction_word (ImzDatabase *self, const char *word, GError **error)
{
  if (imz_statement_run (self->connection, word, error))
    return TRUE;

  if (!sqlite3_get_autocommit (self->connection))
    imz_statement_run (self->connection, "ROLLBACK", NULL);
  return FALSE;
}

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

  if (!run_transaction_word (self, "BEGIN", error))
    return FALSE;

  is_read = read_if_any (self, reading, error);
  run_transaction_word (self, "COMMIT", NULL);
  return is_read;
}

/* Kept open it would be in the way of whoever wants to put the file in order. */
static gboolean
read_once (ImzDatabase *self, const char *name, int flags, Reading *reading, GError **error)
{
  gboolean is_read =
    set_up (self, name, SQLITE_OPEN_READONLY | flags, READER_PRAGMAS, &self->connection, error) &&
    run_reading (self, reading, error);

  disconnect (self);
  return is_read;
}

/* Looks at nothing but the one file, and makes none beside it. */
static gboolean
read_immutable (ImzDatabase *self, Reading *reading, GError **error)
{
  g_autofree char *uri = g_filename_to_uri (get_path (self), NULL, error);
  g_autofree char *name = uri != NULL ? g_strconcat (uri, "?immutable=1", NULL) : NULL;

  return name != NULL && read_once (self, name, SQLITE_OPEN_URI, reading, error);
}

/* SQLite takes back what a program that died had begun, as soon as somebody asks who may write. */
static void
take_back_unfinished (ImzDatabase *self)
{
  sqlite3 *connection = NULL;
  gint64 n_tables;

  if (set_up (self, get_path (self), SQLITE_OPEN_READWRITE, READER_PRAGMAS, &connection, NULL))
    imz_statement_read_number (connection, "SELECT count (*) FROM sqlite_schema", &n_tables, NULL);
  sqlite3_close (connection);
}

/* Beside others that write. */
static gboolean
read_shared (ImzDatabase *self, Reading *reading, GError **error)
{
  gboolean has_writable_folder = imz_database_file_has_writable_folder (self->file);
  g_autoptr (GError) shared_error = NULL;

  if (read_once (self, get_path (self), 0, reading, &shared_error))
    return TRUE;

  if (has_writable_folder &&
      g_error_matches (shared_error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_READ_ONLY)) {
    take_back_unfinished (self);
    return read_once (self, get_path (self), 0, reading, error);
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

/* As the older version left it; once is enough, if the last time came to nothing. */
static gboolean
back_up_older (ImzDatabase *self, GError **error)
{
  g_autofree char *dir = g_path_get_dirname (get_path (self));
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

  if (!imz_database_file_can_be_written (self->file) || !back_up_older (self, NULL))
    return;

  self->patience_ms = 0;
  if (set_up (self, get_path (self), SQLITE_OPEN_READWRITE, WRITER_PRAGMAS, &connection, NULL))
    imz_schema_update (connection, NULL);
  self->patience_ms = self->busy_timeout_ms;
  sqlite3_close (connection);
}

static gboolean
read_closed (ImzDatabase *self, Reading *reading, GError **error)
{
  disconnect (self);
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
  gboolean is_read =
    is_connected (self) ? run_reading (self, &reading, error) : read_closed (self, &reading, error);

  if (is_read && reading.is_older) {
    disconnect (self);
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
  gboolean is_read =
    is_connected (self) ? run_reading (self, &reading, error) : read_closed (self, &reading, error);

  *is_empty = reading.is_empty;
  return is_read;
}

sqlite3 *
imz_database_get_connection (ImzDatabase *self)
{
  return self->connection;
}

static gboolean
connect_writing (ImzDatabase *self, GError **error)
{
  sqlite3 *connection = NULL;

  if (self->age == IMZ_SCHEMA_AGE_OLDER && !back_up_older (self, error))
    return FALSE;

  if (!set_up (self, get_path (self), SQLITE_OPEN_READWRITE, WRITER_PRAGMAS, &connection, error) ||
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
  if (is_connected (self)) {
    sqlite3_busy_timeout (self->connection, (int) self->patience_ms);
    return TRUE;
  }

  return imz_database_check_writable (self, error) && imz_database_file_make (self->file, error) &&
         connect_writing (self, error);
}

/* A newer version may have come in between, or anybody. */
static gboolean
check_age (ImzDatabase *self, GError **error)
{
  if (!imz_schema_get_age (self->connection, &self->age, &self->version, error))
    return FALSE;
  if (self->age == IMZ_SCHEMA_AGE_CURRENT)
    return TRUE;

  return imz_database_refuse_content (self, error);
}

/* Whoever was waited for may have put another file in its place. */
static gboolean
begin_in_place (ImzDatabase *self, GError **error)
{
  for (;;) {
    if (!open_for_writing (self, error) || !run_transaction_word (self, "BEGIN IMMEDIATE", error))
      return FALSE;
    if (is_connected (self))
      return TRUE;
    disconnect (self);
  }
}

static gboolean
begin_writing (ImzDatabase *self, GError **error)
{
  if (!begin_in_place (self, error))
    return FALSE;
  if (check_age (self, error))
    return TRUE;

  imz_statement_run (self->connection, "ROLLBACK", NULL);
  return FALSE;
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

  if (!run_transaction_word (self, "COMMIT", error))
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
  if (!is_connected (self)) {
    disconnect (self);
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
  disconnect (self);

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
