/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-pdf.h"

#include <unistd.h>

#include <glib/gstdio.h>

/* (transfer full): what `program` prints; `last`: (nullable): its last argument */
static char *
run (const char *program, const char *path, const char *last)
{
  const char *const argv[] = { program, path, last, NULL };
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return output;
}

static char *
run_on_bytes (const char *program, GBytes *pdf, const char *last)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *bytes = g_bytes_get_data (pdf, &length);
  int fd = g_file_open_tmp ("imzam-XXXXXX.pdf", &path, &error);
  char *output;

  g_assert_no_error (error);
  close (fd);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  output = run (program, path, last);
  g_remove (path);

  return output;
}

char *
test_pdf_text (GBytes *pdf)
{
  return run_on_bytes ("pdftotext", pdf, "-");
}

char *
test_pdf_text_of_file (const char *path)
{
  return run ("pdftotext", path, "-");
}

char *
test_pdf_info (GBytes *pdf)
{
  return run_on_bytes ("pdfinfo", pdf, NULL);
}
