/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A code is read back by another program as the very text it was made of. Argument: ZBARIMG. */

#include "imz-qr-code.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

#define SQUARE 6 /* pixels */

static const char *zbarimg;

/* As a picture of the simplest kind (PGM). */
static void
save (const ImzQrCode *code, const char *path)
{
  g_autoptr (GString) picture = g_string_new (NULL);
  guint side = code->size * SQUARE;
  g_autoptr (GError) error = NULL;

  g_string_printf (picture, "P5\n%u %u\n255\n", side, side);
  for (guint y = 0; y < side; y++) {
    for (guint x = 0; x < side; x++)
      g_string_append_c (picture,
                         imz_qr_code_is_dark (code, x / SQUARE, y / SQUARE) ? '\0' : '\xff');
  }
  g_file_set_contents (path, picture->str, (gssize) picture->len, &error);
  g_assert_no_error (error);
}

static char *
read_back (const ImzQrCode *code)
{
  g_autofree char *dir = g_dir_make_tmp ("imzam-qr-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (dir, "code.pgm", NULL);
  const char *argv[] = { zbarimg, "--quiet", "--raw", "--oneshot", "-Sbinary", path, NULL };
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  save (code, path);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  g_remove (path);
  g_rmdir (dir);

  return g_steal_pointer (&text);
}

static void
test_read_back (void)
{
  static const char *const texts[] = {
    "A",
    "BEGIN:VCALENDAR\r\nSUMMARY:E-imza yenilemesi için son tarih: ğüşıöç İ\r\nEND:VCALENDAR\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (ImzQrCode) code = imz_qr_code_new (texts[i]);
    g_autofree char *text = read_back (code);

    g_assert_cmpstr (text, ==, texts[i]);
  }
}

/* A reader needs four light squares all around. */
static void
test_border (void)
{
  g_autoptr (ImzQrCode) code = imz_qr_code_new ("A");

  for (guint i = 0; i < code->size; i++) {
    for (guint j = 0; j < 4; j++) {
      g_assert_false (imz_qr_code_is_dark (code, i, j));
      g_assert_false (imz_qr_code_is_dark (code, j, i));
      g_assert_false (imz_qr_code_is_dark (code, i, code->size - 1 - j));
      g_assert_false (imz_qr_code_is_dark (code, code->size - 1 - j, i));
    }
  }
  g_assert_true (imz_qr_code_is_dark (code, 4, 4)); /* the corner of a finder */
  g_assert_false (imz_qr_code_is_dark (code, code->size, 0));
}

static void
test_lines (void)
{
  g_autoptr (ImzQrCode) code = imz_qr_code_new ("A");
  g_autofree char *lines = imz_qr_code_to_lines (code);
  g_auto (GStrv) split = g_strsplit (lines, "\n", -1);

  g_assert_cmpuint (g_strv_length (split), ==, (code->size + 1) / 2 + 1);
  for (guint i = 0; i < (code->size + 1) / 2; i++)
    g_assert_cmpint (g_utf8_strlen (split[i], -1), ==, (glong) code->size);
  for (guint y = 0; y < code->size; y++) {
    for (guint x = 0; x < code->size; x++) {
      g_autofree char *letter = g_utf8_substring (split[y / 2], (glong) x, (glong) x + 1);
      gboolean is_written =
        g_str_equal (letter, "█") || g_str_equal (letter, y % 2 == 0 ? "▀" : "▄");

      g_assert_true (is_written != imz_qr_code_is_dark (code, x, y));
    }
  }
}

static void
test_too_long (void)
{
  g_autofree char *text = g_strnfill (3000, 'a');

  g_assert_null (imz_qr_code_new (text));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  zbarimg = argv[1];

  g_test_add_func ("/remind/qr-code/read-back", test_read_back);
  g_test_add_func ("/remind/qr-code/border", test_border);
  g_test_add_func ("/remind/qr-code/lines", test_lines);
  g_test_add_func ("/remind/qr-code/too-long", test_too_long);

  return g_test_run ();
}
