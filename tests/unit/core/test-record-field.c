/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is typed about an application, as it is understood. */

#include "imz-record-field.h"

#include "imz-core-error.h"

static ImzRecord *
make_record (void)
{
  const ImzRecordFacts facts = { .created_at = 1795244400, .changed_at = 1795244400 };

  return imz_record_new (&facts);
}

static void
test_set (void)
{
  static const struct {
    const char *sentence;
    ImzRecordField field;
    const char *typed;
    const char *kept; /* (nullable): it cannot stand there */
  } vectors[] = {
    { "a courier", IMZ_RECORD_FIELD_COURIER, " PTT Kargo ", "PTT Kargo" },
    { "nothing", IMZ_RECORD_FIELD_COURIER, "  ", "" },
    { "two lines become one", IMZ_RECORD_FIELD_COURIER, "PTT\nKargo", "PTT Kargo" },
    { "an identity number", IMZ_RECORD_FIELD_COURIER, "10000000146", NULL },
    { "a number", IMZ_RECORD_FIELD_TRACKING, "7310 0245 8861", "7310 0245 8861" },
    { "a tab", IMZ_RECORD_FIELD_TRACKING, "7310\t0245", "7310 0245" },
    { "another direction", IMZ_RECORD_FIELD_TRACKING,
      "12\xe2\x80\xae"
      "34",
      NULL },
    { "a link", IMZ_RECORD_FIELD_LINK, "https://example.com/x", "https://example.com/x" },
    { "a link as people say it", IMZ_RECORD_FIELD_LINK, "www.example.com",
      "https://www.example.com" },
    { "no link", IMZ_RECORD_FIELD_LINK, "ftp://example.com/", NULL },
    { "a script", IMZ_RECORD_FIELD_LINK, "javascript://example.com/%0aalert(1)", NULL },
    { "a script without slashes", IMZ_RECORD_FIELD_LINK, "javascript:x", NULL },
    { "a host that is none", IMZ_RECORD_FIELD_LINK, "https://kurye", NULL },
    { "another host than it seems", IMZ_RECORD_FIELD_LINK, "https://kurye.example@example.com/",
      NULL },
    { "no link any more", IMZ_RECORD_FIELD_LINK, "", "" },
    { "a day", IMZ_RECORD_FIELD_LETTER_DAY, "21 Kasım 2026", "21.11.2026" },
    { "no day", IMZ_RECORD_FIELD_LETTER_DAY, "31.02.2026", NULL },
    { "no day any more", IMZ_RECORD_FIELD_LETTER_DAY, "", "" },
    { "a letter’s number", IMZ_RECORD_FIELD_LETTER_NUMBER, "E-1", "E-1" },
    { "a note", IMZ_RECORD_FIELD_NOTE, "\nBir\r\nİki\tüç\n\n", "Bir\nİki üç" },
    { "an identity number in a note", IMZ_RECORD_FIELD_NOTE, "a\n10000000146", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzRecord) before = make_record ();
    g_autoptr (GError) error = NULL;
    g_autoptr (ImzRecord) after =
      imz_record_field_set (before, vectors[i].field, vectors[i].typed, &error);
    g_autofree char *kept = after != NULL ? imz_record_field_get (after, vectors[i].field) : NULL;

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpstr (kept, ==, vectors[i].kept);
    if (vectors[i].kept == NULL)
      g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_RECORD);
  }
}

/* A field that is set changes no other one. */
static void
test_alone (void)
{
  for (ImzRecordField field = 0; field < IMZ_N_RECORD_FIELDS; field++) {
    g_autoptr (ImzRecord) before = make_record ();
    const char *typed = field == IMZ_RECORD_FIELD_LINK ? "example.com" : "1.2.2026";
    g_autoptr (ImzRecord) after = imz_record_field_set (before, field, typed, NULL);
    g_autoptr (ImzRecord) back = imz_record_field_set (after, field, "", NULL);

    for (ImzRecordField other = 0; other < IMZ_N_RECORD_FIELDS; other++) {
      g_autofree char *kept = imz_record_field_get (after, other);

      g_assert_cmpint (*kept != '\0', ==, other == field);
    }
    g_assert_true (imz_record_equal (before, back));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/record-field/set", test_set);
  g_test_add_func ("/core/record-field/alone", test_alone);

  return g_test_run ();
}
