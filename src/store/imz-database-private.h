/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What reading and writing a database have in common. */

#pragma once

#include <sqlite3.h>

#include "imz-database-file.h"
#include "imz-database.h"
#include "imz-file-watch.h"
#include "imz-schema.h"

G_BEGIN_DECLS

/* Whoever reads trusts no code in the file. */
#define IMZ_DATABASE_READER_PRAGMAS "PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;"

/* What is erased is overwritten. */
#define IMZ_DATABASE_WRITER_PRAGMAS                                                   \
  IMZ_DATABASE_READER_PRAGMAS "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;" \
                              "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"

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

void imz_database_disconnect (ImzDatabase *self);

/* %TRUE: it is open for writing, and what is open is in use still. */
gboolean imz_database_is_connected (ImzDatabase *self);

/* The connection is there to be closed even if something went wrong. */
gboolean imz_database_set_up (ImzDatabase *self,
                              const char *name,
                              int flags,
                              const char *pragmas,
                              sqlite3 **connection,
                              GError **error);

/* Begins or ends a transaction; if it cannot, there is none. */
gboolean imz_database_say (ImzDatabase *self, const char *word, GError **error);

/* As the older version left it. Only reads it. */
gboolean imz_database_back_up_older (ImzDatabase *self, GError **error);

G_END_DECLS
