/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-backups-model.h"

/* What is to be done in a thread, by a model of its own. */
typedef struct {
  ImzBackupsModel *model;
  char *path; /* (nullable) */
  gint64 now;
} Errand;

static void
free_errand (gpointer data)
{
  Errand *errand = data;

  g_object_unref (errand->model);
  g_free (errand->path);
  g_free (errand);
}

static void
free_backups (gpointer backups)
{
  g_ptr_array_unref (backups);
}

/* @error: (transfer full) (nullable) */
static void
return_either (GTask *task, gpointer result, GDestroyNotify destroy, GError *error)
{
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, destroy);
}

static void
start (ImzBackupsModel *self,
       const char *path,
       gint64 now,
       GTaskThreadFunc run,
       GAsyncReadyCallback callback,
       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);

  errand->model = imz_backups_model_new (imz_backups_model_get_dir (self));
  errand->path = g_strdup (path);
  errand->now = now;
  g_task_set_task_data (task, errand, free_errand);
  g_task_run_in_thread (task, run);
}

static void
list_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Errand *errand = data;

  g_task_return_pointer (task, imz_backups_model_list (errand->model), free_backups);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Errand *errand = data;
  GError *error = NULL;
  char *path = imz_backups_model_make (errand->model, errand->now, &error);

  return_either (task, path, g_free, error);
}

static void
make_weekly_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Errand *errand = data;
  GError *error = NULL;

  imz_backups_model_make_weekly (errand->model, errand->now, &error);
  return_either (task, NULL, NULL, error);
}

static void
restore_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Errand *errand = data;
  char *kept_aside = NULL;
  GError *error = NULL;

  if (errand->path != NULL)
    imz_backups_model_restore (errand->model, errand->path, errand->now, &kept_aside, &error);
  else
    imz_backups_model_set_aside (errand->model, errand->now, &kept_aside, &error);
  return_either (task, kept_aside, g_free, error);
}

void
imz_backups_model_list_async (ImzBackupsModel *self,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  start (self, NULL, 0, list_in_thread, callback, user_data);
}

GPtrArray *
imz_backups_model_list_finish (ImzBackupsModel *self, GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

void
imz_backups_model_make_async (ImzBackupsModel *self,
                              gint64 now,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  start (self, NULL, now, make_in_thread, callback, user_data);
}

char *
imz_backups_model_make_finish (ImzBackupsModel *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
imz_backups_model_make_weekly_async (ImzBackupsModel *self,
                                     gint64 now,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data)
{
  start (self, NULL, now, make_weekly_in_thread, callback, user_data);
}

gboolean
imz_backups_model_make_weekly_finish (ImzBackupsModel *self, GAsyncResult *result, GError **error)
{
  g_task_propagate_pointer (G_TASK (result), error);
  return !g_task_had_error (G_TASK (result));
}

void
imz_backups_model_restore_async (ImzBackupsModel *self,
                                 const char *path,
                                 gint64 now,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  start (self, path, now, restore_in_thread, callback, user_data);
}

gboolean
imz_backups_model_restore_finish (ImzBackupsModel *self,
                                  GAsyncResult *result,
                                  char **kept_aside,
                                  GError **error)
{
  *kept_aside = g_task_propagate_pointer (G_TASK (result), error);
  return !g_task_had_error (G_TASK (result));
}
