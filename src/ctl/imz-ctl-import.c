/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-import.h"

#include <sys/stat.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "imz-certificate-import.h"
#include "imz-ctl.h"
#include "imz-display-text.h"
#include "imz-trust-cache.h"
#include "imz-trust-error.h"

static int
fail (const char *message)
{
  imz_ctl_print_error (message);
  return IMZ_CTL_EXIT_FAILED;
}

/* A device or a pipe would give without end, and some files of the system do not tell their length. */
static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autofree guint8 *buffer = NULL;
  struct stat info;
  gsize length;

  if (stat (path, &info) == 0 && !S_ISREG (info.st_mode)) {
    g_autofree char *shown = imz_display_text_quoted (path);

    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, _ ("“%s” is no file"), shown);
    return NULL;
  }
  stream = g_file_read (file, NULL, error);
  if (stream == NULL)
    return NULL;

  buffer = g_malloc (IMZ_CERTIFICATE_IMPORT_MAX_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer,
                                IMZ_CERTIFICATE_IMPORT_MAX_BYTES + 1, &length, NULL, error))
    return NULL;

  return g_bytes_new (buffer, length);
}

/* What src/trust says is for logs. */
static int
fail_of (const char *path, const GError *error)
{
  g_autofree char *shown = imz_display_text_quoted (path);
  g_autofree char *message = NULL;

  if (error->domain != IMZ_TRUST_ERROR)
    return fail (error->message);

  message = g_strdup_printf (_ ("“%s” holds no certificates that could be read"), shown);
  return fail (message);
}

static gboolean
keep (GPtrArray *taken, GError **error)
{
  g_autofree char *dir = imz_trust_cache_get_default_dir ();
  g_autoptr (ImzTrustCache) cache = imz_trust_cache_new (dir);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  for (guint i = 0; i < taken->len; i++) {
    if (!imz_trust_cache_keep_issuer (cache, g_ptr_array_index (taken, i), now, error))
      return FALSE;
  }

  return TRUE;
}

static char *
describe (const ImzCertificateImport *import)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_taken = import->taken->len, n_unpinned = import->unpinned->len;

  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE, "%u certificate was taken.",
                                       "%u certificates were taken.", n_taken),
                          n_taken);
  if (n_unpinned > 0) {
    g_string_append_c (text, '\n');
    g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE, "%u was left out, because İmzam does not know it:",
                   "%u were left out, because İmzam does not know them:", n_unpinned),
      n_unpinned);
  }
  for (guint i = 0; i < n_unpinned; i++) {
    const ImzUnpinned *unpinned = g_ptr_array_index (import->unpinned, i);

    g_string_append_printf (text, "\n  %s  %s", unpinned->sha256, unpinned->name);
  }
  if (import->n_damaged > 0) {
    g_string_append_c (text, '\n');
    g_string_append_printf (
      text, g_dngettext (GETTEXT_PACKAGE, "%u was damaged.", "%u were damaged.", import->n_damaged),
      import->n_damaged);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
import_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = read_file (path, &error);
  g_autoptr (GPtrArray) entries = file != NULL ? imz_certificate_import_read (file, &error) : NULL;
  g_autoptr (ImzPins) pins = NULL;
  g_auto (ImzCertificateImport) import = { NULL };
  g_autofree char *text = NULL;

  if (entries == NULL)
    return fail_of (path, error);

  pins = imz_pins_new_shipped ();
  imz_certificate_import_sort (&import, entries, pins);
  if (!keep (import.taken, &error))
    return fail (error->message);

  text = describe (&import);
  return imz_ctl_print_line (text, FALSE) && import.taken->len > 0 ? 0 : IMZ_CTL_EXIT_FAILED;
}

int
imz_ctl_import (int argc, char *argv[])
{
  g_auto (GStrv) files = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };
  int exit;

  if (!imz_ctl_parse_options (argc, argv, entries,
                              _ ("Keep the certificates of Kamu SM that are in a file"), &exit))
    return exit;
  if (files == NULL || g_strv_length (files) != 1)
    return imz_ctl_usage_error (_ ("name one file"));

  return import_file (files[0]);
}
