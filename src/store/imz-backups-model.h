/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

enum {
  IMZ_BACKUPS_N_KEPT = 5,
};

/**
 * ImzBackup:
 * @path: the file
 * @made_at: when, in seconds since the epoch
 * @n_records: applications in it
 */
typedef struct {
  char *path;
  gint64 made_at;
  guint n_records;
} ImzBackup;

void imz_backup_free (ImzBackup *self);

/**
 * ImzBackupsModel:
 *
 * The last backups of imzam.db, in the folder `backups` beside it: the last five. Errors are #ImzStoreError, in words
 * for a person.
 */
#define IMZ_TYPE_BACKUPS_MODEL (imz_backups_model_get_type ())
G_DECLARE_FINAL_TYPE (ImzBackupsModel, imz_backups_model, IMZ, BACKUPS_MODEL, GObject)

/* (transfer full): @dir: the folder of the database */
ImzBackupsModel *imz_backups_model_new (const char *dir);
ImzBackupsModel *imz_backups_model_new_default (void);

const char *imz_backups_model_get_dir (ImzBackupsModel *self); /* (transfer none) */

/* (transfer full) (element-type ImzBackup): those that are sound, the latest first */
GPtrArray *imz_backups_model_list (ImzBackupsModel *self);

/* (transfer full) (nullable): the first of them: the others are not looked at */
ImzBackup *imz_backups_model_find_latest (ImzBackupsModel *self);

/**
 * imz_backups_model_make:
 * @now: in seconds since the epoch
 *
 * Of what nobody can read none is made, nor of what is not there yet.
 *
 * Returns: (transfer full) (nullable): the path of a new backup, or %NULL with @error
 */
char *imz_backups_model_make (ImzBackupsModel *self, gint64 now, GError **error);

/* The same if the latest is older than a week, and something was changed since. %FALSE with @error if it is due and
 * cannot be. */
gboolean imz_backups_model_make_weekly (ImzBackupsModel *self, gint64 now, GError **error);

/**
 * imz_backups_model_restore:
 * @path: a backup, or any other copy of a database
 * @now: in seconds since the epoch
 * @kept_aside: (out) (optional) (nullable) (transfer full): where what was in use until now is kept, if there was
 *   anything
 *
 * Puts it in use, if it is sound. What was in use is kept aside, with the day in its name.
 *
 * Returns: %FALSE with @error if nothing was changed
 */
gboolean imz_backups_model_restore (ImzBackupsModel *self,
                                    const char *path,
                                    gint64 now,
                                    char **kept_aside,
                                    GError **error);

/* Keeps aside what is in use, so that one begins anew. As above. */
gboolean
imz_backups_model_set_aside (ImzBackupsModel *self, gint64 now, char **kept_aside, GError **error);

/* %FALSE with %IMZ_STORE_ERROR_DAMAGED: the file in use is not sound in all its parts; any other error: it cannot be
 * looked at. */
gboolean imz_backups_model_check (ImzBackupsModel *self, GError **error);

/* The same ones in a thread: of a large history they take seconds. */
void imz_backups_model_list_async (ImzBackupsModel *self,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
GPtrArray *imz_backups_model_list_finish (ImzBackupsModel *self, GAsyncResult *result);

void imz_backups_model_make_async (ImzBackupsModel *self,
                                   gint64 now,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
char *imz_backups_model_make_finish (ImzBackupsModel *self, GAsyncResult *result, GError **error);

void imz_backups_model_make_weekly_async (ImzBackupsModel *self,
                                          gint64 now,
                                          GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean
imz_backups_model_make_weekly_finish (ImzBackupsModel *self, GAsyncResult *result, GError **error);

/* @path: (nullable): %NULL: what is in use is set aside. @kept_aside: (out) (nullable) (transfer full) */
void imz_backups_model_restore_async (ImzBackupsModel *self,
                                      const char *path,
                                      gint64 now,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean imz_backups_model_restore_finish (ImzBackupsModel *self,
                                           GAsyncResult *result,
                                           char **kept_aside,
                                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzBackup, imz_backup_free)

G_END_DECLS
