/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The tables, and how a file of an older version gets them. */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * ImzSchemaAge:
 * @IMZ_SCHEMA_AGE_NONE: there are no tables yet
 * @IMZ_SCHEMA_AGE_OLDER: an older version made them
 * @IMZ_SCHEMA_AGE_CURRENT: the tables are those of this version
 * @IMZ_SCHEMA_AGE_NEWER: a newer version made them
 */
typedef enum {
  IMZ_SCHEMA_AGE_NONE,
  IMZ_SCHEMA_AGE_OLDER,
  IMZ_SCHEMA_AGE_CURRENT,
  IMZ_SCHEMA_AGE_NEWER,
} ImzSchemaAge;

/**
 * imz_schema_get_age:
 * @age: (out): which version's tables there are
 * @found_version: (out): its number; 0 if there are none
 * @error: an #ImzStoreError, also if the tables are not İmzam's
 *
 * Returns: %FALSE with @error if the file could not be read
 */
gboolean
imz_schema_get_age (sqlite3 *connection, ImzSchemaAge *age, gint64 *found_version, GError **error);

/**
 * imz_schema_update:
 * @error: an #ImzStoreError
 *
 * Takes all steps from the file's version to this one, or none.
 *
 * Returns: %FALSE with @error if that failed, or the file is newer
 */
gboolean imz_schema_update (sqlite3 *connection, GError **error);

G_END_DECLS
