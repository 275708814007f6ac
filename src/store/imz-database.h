/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

enum {
  IMZ_DATABASE_BUSY_TIMEOUT_MS = 5000,
};

/**
 * ImzDatabase:
 *
 * The file imzam.db, in which this person's own things are kept. It is opened when it is first asked, for
 * reading only, and made when there is first something to keep. What is damaged, or of a newer version, is
 * never written to. Several programs may use it at the same time; one writes at a time.
 *
 * Signal `changed`: something was written; by other programs only after imz_database_watch().
 */
#define IMZ_TYPE_DATABASE (imz_database_get_type ())
G_DECLARE_FINAL_TYPE (ImzDatabase, imz_database, IMZ, DATABASE, GObject)

/**
 * imz_database_new:
 * @dir: the folder of the file, made when there is something to keep
 * @busy_timeout_ms: how long to wait for another program that writes, in milliseconds
 *
 * Returns: (transfer full): a database
 */
ImzDatabase *imz_database_new (const char *dir, guint busy_timeout_ms);

/* (transfer full): the folder of this person's database */
char *imz_database_get_default_dir (void);

/**
 * imz_database_new_default:
 *
 * Returns: (transfer full): the database of this person
 */
ImzDatabase *imz_database_new_default (void);

/**
 * imz_database_watch:
 *
 * Tells from now on, by the signal `changed`, when another program wrote.
 */
void imz_database_watch (ImzDatabase *self);

/**
 * imz_database_check_writable:
 * @error: an #ImzStoreError
 *
 * Returns: %FALSE with @error if it is known beforehand that nothing can be kept
 */
gboolean imz_database_check_writable (ImzDatabase *self, GError **error);

G_END_DECLS
