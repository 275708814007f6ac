/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A sitting for other programs: quoted as RFC 4180 wants it, no formula, no name that was to be hidden. */

#include "config.h"

#include "core-fixture.h"
#include "imz-sitting-csv.h"
#include "test-ui.h"

#define MARK "\xEF\xBB\xBF"

static const char *
headings (void)
{
  return test_ui_is_turkish () ? "Sahibi,Bitiş,Kalan gün,Durum,Görüldü\r\n"
                               : "Holder,Ends on,Days left,State,Seen at\r\n";
}

/* Keeps one e-imza of @holder that ends on 20 January 2027 (transfer full). */
static ImzSitting *
sitting_of (const char *holder)
{
  ImzSitting *sitting = imz_sitting_new ();
  gint64 now = core_fixture_time (CORE_FIXTURE_NOW);
  g_autoptr (ImzCertificate) certificate = imz_certificate_new (&(ImzCertificateFacts){
    .sha256 = "0123",
    .holder = holder,
    .identity = "10000000146",
    .not_before = core_fixture_time ("2024-01-22T00:00:00+03:00"),
    .not_after = core_fixture_time ("2027-01-20T23:59:59+03:00"),
    .kind = IMZ_CERTIFICATE_KIND_NES,
  });
  g_autoptr (ImzSnapshot) snapshot = test_snapshot ("Reader", certificate);
  g_autoptr (ImzVerdict) verdict = imz_verdict_new (snapshot, now, &IMZ_RENEWAL_LIMITS_DEFAULT);

  g_object_set (sitting, "keeping", TRUE, "masked", FALSE, NULL);
  imz_sitting_take (sitting, snapshot, verdict);

  return sitting;
}

/* (transfer full) */
static char *
csv_of (ImzSitting *sitting)
{
  g_autoptr (GBytes) bytes = imz_sitting_csv_write (sitting);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static const struct {
  const char *sentence;
  const char *holder;
  const char *csv;
  const char *tabs;
} cells[] = {
  { "a name as most are", "AYLA DENİZ YURT", "AYLA DENİZ YURT", "AYLA DENİZ YURT" },
  { "a comma is quoted", "YURT, AYLA", "\"YURT, AYLA\"", "YURT, AYLA" },
  { "quotes are doubled", "A \"B\" C", "\"A \"\"B\"\" C\"", "A \"B\" C" },
  { "a line's end stays in its cell", "A\r\nB", "\"A\r\nB\"", "A  B" },
  { "a tab begins no other cell", "A\tB", "A\tB", "A B" },
  { "no formula", "=1+1", "'=1+1", "'=1+1" },
  { "no formula with a plus", "+1", "'+1", "'+1" },
  { "no formula with a minus", "-1", "'-1", "'-1" },
  { "no formula with an at sign", "@SUM(A1)", "'@SUM(A1)", "'@SUM(A1)" },
  { "no formula behind a tab", "\t=1", "'\t'=1", "' '=1" },
  { "no formula behind a carriage return", "\r=1", "\"'\r'=1\"", "' '=1" },
  { "a formula in quotes", "=\"A\"", "\"'=\"\"A\"\"\"", "'=\"A\"" },
  { "one further on is none", "A=1", "A=1", "A=1" },
};

static void
test_cells (void)
{
  const char *state = test_ui_is_turkish () ? "Yenileme zamanı" : "Renewal time";

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++) {
    g_autoptr (ImzSitting) sitting = sitting_of (cells[i].holder);
    g_autofree char *csv = csv_of (sitting);
    g_autofree char *tabs = imz_sitting_csv_write_tabs (sitting);
    g_autofree char *expected_csv = g_strdup_printf (
      MARK "%s%s,2027-01-20,60,%s,21.11.2026 10:00\r\n", headings (), cells[i].csv, state);
    g_autofree char *expected_row =
      g_strdup_printf ("%s\t2027-01-20\t60\t%s\t21.11.2026 10:00\n", cells[i].tabs, state);

    g_test_message ("%s", cells[i].sentence);
    g_assert_cmpstr (csv, ==, expected_csv);
    g_assert_true (g_str_has_suffix (tabs, expected_row));
    g_assert_cmpint (strchr (tabs, '\n') - tabs + 1 + (gssize) strlen (expected_row), ==,
                     (gssize) strlen (tabs));
  }
}

/* Days below zero stay a number. */
static void
test_days_below_zero (void)
{
  g_autoptr (ImzSitting) sitting = imz_sitting_new ();
  g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot ("A:expired");
  g_autoptr (ImzVerdict) verdict =
    imz_verdict_new (snapshot, core_fixture_time (CORE_FIXTURE_NOW), &IMZ_RENEWAL_LIMITS_DEFAULT);
  g_autofree char *csv = NULL;

  g_object_set (sitting, "keeping", TRUE, NULL);
  imz_sitting_take (sitting, snapshot, verdict);
  csv = csv_of (sitting);
  g_assert_nonnull (strstr (csv, ",2026-11-20,-1,"));
}

/* What is hidden on the screen does not leave the program either. */
static void
test_masked (void)
{
  g_autoptr (ImzSitting) sitting = sitting_of ("AYLA DENİZ YURT");
  g_autofree char *csv = NULL;
  g_autofree char *tabs = NULL;

  g_object_set (sitting, "masked", TRUE, NULL);
  csv = csv_of (sitting);
  tabs = imz_sitting_csv_write_tabs (sitting);
  g_assert_nonnull (strstr (csv, "A*** D*** Y***,"));
  g_assert_nonnull (strstr (tabs, "A*** D*** Y***\t"));
  g_assert_null (strstr (csv, "AYLA"));
  g_assert_null (strstr (tabs, "AYLA"));
  g_assert_null (strstr (csv, "10000000146"));
}

static void
test_nothing (void)
{
  g_autoptr (ImzSitting) sitting = imz_sitting_new ();
  g_autofree char *csv = csv_of (sitting);
  g_autofree char *expected = g_strconcat (MARK, headings (), NULL);

  g_assert_cmpstr (csv, ==, expected);
}

static void
test_name (void)
{
  g_autofree char *name = imz_sitting_csv_suggest_name (core_fixture_time (CORE_FIXTURE_NOW));

  g_assert_cmpstr (name, ==,
                   test_ui_is_turkish () ? "hizli-denetim-2026-11-21.csv"
                                         : "quick-check-2026-11-21.csv");
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/sitting-csv/cells", test_cells);
  g_test_add_func ("/ui/sitting-csv/days-below-zero", test_days_below_zero);
  g_test_add_func ("/ui/sitting-csv/masked", test_masked);
  g_test_add_func ("/ui/sitting-csv/nothing", test_nothing);
  g_test_add_func ("/ui/sitting-csv/name", test_name);

  return g_test_run ();
}
