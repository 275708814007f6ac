/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-eraser-model.h"

#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "imz-backup-folder.h"
#include "imz-database.h"
#include "imz-display-text.h"
#include "imz-file-eraser.h"
#include "imz-keyring.h"
#include "imz-phrase.h"
#include "imz-store-error.h"

#define REPORTS "/var/lib/imzam/reports"
#define FLATPAK_INFO "/.flatpak-info"

struct _ImzEraserModel {
  GObject parent_instance;

  char *data_dir;
  char *cache_dir; /* (nullable), as the next */
  char *report;
  char *secrets;
  ImzFormDataModel *form_data;
  ImzKeyring *keyring;
};

G_DEFINE_FINAL_TYPE (ImzEraserModel, imz_eraser_model, G_TYPE_OBJECT)

static gboolean
is_of_database (const char *name)
{
  static const char *const names[] = { "imzam.db", "imzam.db-wal", "imzam.db-shm",
                                       "imzam.db-journal", NULL };

  return g_strv_contains (names, name);
}

static void
add (GPtrArray *erased, gboolean is_erased, const char *text)
{
  ImzErased *entry = g_new0 (ImzErased, 1);

  entry->is_erased = is_erased;
  entry->text = g_strdup (text);
  g_ptr_array_add (erased, entry);
}

/* Takes the problems out of the report. */
static void
add_report (GPtrArray *erased, ImzFileEraserReport *report, const char *text)
{
  if (report->n_erased > 0)
    add (erased, TRUE, text);
  for (guint i = 0; i < report->problems->len; i++)
    add (erased, FALSE, report->problems->pdata[i]);

  report->n_erased = 0;
  g_ptr_array_set_size (report->problems, 0);
}

static void
add_folder (GPtrArray *erased, const char *path, ImzFileEraserFilter filter, const char *text)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  ImzFileEraserReport report = { .problems = problems };

  if (path != NULL)
    imz_file_eraser_erase_folder (path, filter, &report);
  add_report (erased, &report, text);
}

static void
add_file (GPtrArray *erased, const char *path, const char *text)
{
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  ImzFileEraserReport report = { .problems = problems };

  if (path != NULL)
    imz_file_eraser_erase_file (path, &report);
  add_report (erased, &report, text);
}

static gboolean
is_link (const char *path)
{
  return g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

static void
add_left_folder (GPtrArray *erased, const char *path)
{
  g_autofree char *shown = imz_display_text_path (path);
  g_autofree char *text = NULL;

  if (is_link (path) || !g_file_test (path, G_FILE_TEST_IS_DIR))
    return;

  text = imz_phrase_expand (_ ("“{file}” is still there: look what is left in it."), "file", shown,
                            NULL);
  add (erased, FALSE, text);
}

static void
erase_files (ImzEraserModel *self, GPtrArray *erased)
{
  g_autofree char *backups = imz_backup_folder_get_path (self->data_dir);

  add_folder (erased, self->data_dir, is_of_database,
              _ ("The database: people, remembered e-imzas, guides and applications"));
  /* Of what is elsewhere it was told once. */
  if (!is_link (self->data_dir)) {
    add_folder (erased, backups, imz_backup_folder_is_ours, _ ("The backups of the database"));
    add_folder (erased, self->data_dir, imz_backup_folder_is_ours,
                _ ("Former databases that were kept aside"));
  }
  add_left_folder (erased, self->data_dir);
  add_folder (erased, self->cache_dir, NULL, _ ("What was fetched from Kamu SM and kept here"));
  add_file (erased, self->report, _ ("The report for the administrator"));
  add_file (erased, self->secrets, _ ("The file with the keyring of İmzam"));
}

static void
finish (GTask *owned_task)
{
  g_autoptr (GTask) task = owned_task;
  GPtrArray *erased = g_task_get_task_data (task);

  erase_files (g_task_get_source_object (task), erased);
  g_task_return_pointer (task, g_ptr_array_ref (erased), (GDestroyNotify) g_ptr_array_unref);
}

/* In the keyring there was nothing left of them. */
static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  imz_form_data_model_erase_finish (IMZ_FORM_DATA_MODEL (source), result, NULL);
  finish (user_data);
}

static void
keyring_erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  ImzEraserModel *self = g_task_get_source_object (task);
  GPtrArray *erased = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (imz_keyring_erase_finish (self->keyring, result, &error)) {
    add (erased, TRUE, _ ("The keyring of the session: nothing of İmzam is in it any more"));
  } else if (!g_error_matches (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NO_KEYRING)) {
    add (
      erased, FALSE,
      _ ("The keyring of the session was not unlocked, or did not answer. Unlock it and erase once "
         "more."));
    finish (task); /* it would ask a second time */
    return;
  }

  imz_form_data_model_erase_async (self->form_data, forgotten_cb, task);
}

static void
imz_eraser_model_finalize (GObject *object)
{
  ImzEraserModel *self = IMZ_ERASER_MODEL (object);

  g_free (self->data_dir);
  g_free (self->cache_dir);
  g_free (self->report);
  g_free (self->secrets);
  g_object_unref (self->form_data);
  g_object_unref (self->keyring);

  G_OBJECT_CLASS (imz_eraser_model_parent_class)->finalize (object);
}

static void
imz_eraser_model_class_init (ImzEraserModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = imz_eraser_model_finalize;
}

static void
imz_eraser_model_init (ImzEraserModel *self)
{
  self->keyring = imz_keyring_new ();
}

void
imz_erased_free (ImzErased *self)
{
  g_free (self->text);
  g_free (self);
}

ImzEraserModel *
imz_eraser_model_new (const ImzEraserPlaces *places, ImzFormDataModel *form_data)
{
  ImzEraserModel *self = g_object_new (IMZ_TYPE_ERASER_MODEL, NULL);

  self->data_dir = g_strdup (places->data_dir);
  self->cache_dir = g_strdup (places->cache_dir);
  self->report = g_strdup (places->report);
  self->secrets = g_strdup (places->secrets);
  self->form_data = g_object_ref (form_data);

  return self;
}

ImzEraserModel *
imz_eraser_model_new_default (const char *cache_dir, ImzFormDataModel *form_data)
{
  g_autofree char *data_dir = imz_database_get_default_dir ();
  g_autofree char *report = g_strdup_printf (REPORTS "/%u.json", (guint) getuid ());
  g_autofree char *secrets = NULL;

  /* Outside of a Flatpak that folder belongs to all programs. */
  if (g_file_test (FLATPAK_INFO, G_FILE_TEST_EXISTS))
    secrets = g_build_filename (g_get_user_data_dir (), "keyrings", "default.keyring", NULL);

  return imz_eraser_model_new (
    &(ImzEraserPlaces){
      .data_dir = data_dir, .cache_dir = cache_dir, .report = report, .secrets = secrets },
    form_data);
}

void
imz_eraser_model_erase_async (ImzEraserModel *self,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_task_data (task, g_ptr_array_new_with_free_func ((GDestroyNotify) imz_erased_free),
                        (GDestroyNotify) g_ptr_array_unref);
  imz_keyring_erase_async (self->keyring, NULL, TRUE, keyring_erased_cb, task);
}

GPtrArray *
imz_eraser_model_erase_finish (ImzEraserModel *self, GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
