/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-history-file.h"

#include <unistd.h>

#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>

#include "imz-backups-model.h"
#include "imz-ctl-print.h"
#include "imz-ctl.h"
#include "imz-display-text.h"
#include "imz-phrase.h"
#include "imz-store-error.h"

static int
fail_of_file (const char *path, const GError *error)
{
  g_autofree char *shown = imz_display_text_quoted (path);
  g_autofree char *message = g_strdup_printf ("“%s”: %s", shown, error->message);

  return imz_ctl_history_fail (message);
}

static GInputStream *
open_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (strcmp (path, "-") == 0)
    return g_unix_input_stream_new (STDIN_FILENO, FALSE);

  file = g_file_new_for_path (path);
  return G_INPUT_STREAM (g_file_read (file, NULL, error));
}

static char *
describe_counts (const ImzExchangeCounts *counts)
{
  g_autofree char *added = g_strdup_printf ("%u", counts->n_added);
  g_autofree char *replaced = g_strdup_printf ("%u", counts->n_replaced);
  g_autofree char *passed = g_strdup_printf ("%u", counts->n_passed);

  return imz_phrase_expand (
    _ ("Applications: {added} added, {replaced} replaced, {passed} left as they are."), "added",
    added, "replaced", replaced, "passed", passed, NULL);
}

int
imz_ctl_history_import (const ImzCtlHistoryOptions *options)
{
  g_auto (ImzCtlHistoryDesk) desk = { NULL };
  const char *path = options->words[1];
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream = open_file (path, &error);
  g_autoptr (GBytes) bytes = stream != NULL ? imz_exchange_model_read (stream, &error) : NULL;
  ImzExchangeCounts counts;

  if (bytes == NULL)
    return fail_of_file (path, error);

  imz_ctl_history_desk_init (&desk);
  if (!imz_exchange_model_import (desk.exchange, bytes, &counts, &error))
    return g_error_matches (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_BAD_FILE)
             ? fail_of_file (path, error)
             : imz_ctl_history_fail (error->message);

  return imz_ctl_print_text (describe_counts (&counts));
}

static gint64
get_now (void)
{
  return g_get_real_time () / G_USEC_PER_SEC;
}

int
imz_ctl_history_backup (const ImzCtlHistoryOptions *options)
{
  g_autoptr (ImzBackupsModel) backups = imz_backups_model_new_default ();
  g_autoptr (GError) error = NULL;
  g_autofree char *path = imz_backups_model_make (backups, get_now (), &error);

  if (path == NULL)
    return imz_ctl_history_fail (error->message);

  return imz_ctl_print_text (imz_display_text_path (path));
}

/* (transfer full) (nullable): the latest of those that are sound */
static char *
find_latest (ImzBackupsModel *backups)
{
  g_autoptr (ImzBackup) latest = imz_backups_model_find_latest (backups);

  return latest != NULL ? g_strdup (latest->path) : NULL;
}

static char *
describe_restored (const char *path, const char *kept_aside)
{
  g_autofree char *shown = imz_display_text_path (path);
  g_autofree char *shown_aside = kept_aside != NULL ? imz_display_text_path (kept_aside) : NULL;

  return shown_aside != NULL
           ? imz_phrase_expand (
               _ ("“{file}” is in use now; what was in use until now is kept as “{former}”."),
               "file", shown, "former", shown_aside, NULL)
           : imz_phrase_expand (_ ("“{file}” is in use now."), "file", shown, NULL);
}

int
imz_ctl_history_restore (const ImzCtlHistoryOptions *options)
{
  g_autoptr (ImzBackupsModel) backups = imz_backups_model_new_default ();
  g_autofree char *path =
    options->words[1] != NULL ? g_strdup (options->words[1]) : find_latest (backups);
  g_autofree char *kept_aside = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return imz_ctl_history_fail (
      _ ("there is no sound backup; name a file: “imzamctl history restore FILE”"));
  if (!imz_backups_model_restore (backups, path, get_now (), &kept_aside, &error))
    return imz_ctl_history_fail (error->message);

  return imz_ctl_print_text (describe_restored (path, kept_aside));
}

int
imz_ctl_history_check (const ImzCtlHistoryOptions *options)
{
  g_autoptr (ImzBackupsModel) backups = imz_backups_model_new_default ();
  g_autoptr (GError) error = NULL;

  if (imz_backups_model_check (backups, &error))
    return imz_ctl_print_text (g_strdup (_ ("The file of the applications is sound.")));

  imz_ctl_print_error (error->message);
  return g_error_matches (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_DAMAGED)
           ? IMZ_CTL_HISTORY_DAMAGED
           : IMZ_CTL_HISTORY_UNKNOWN;
}
