/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is typed into the form, as the portal wants it, and what is said of what it would not take. */

#include "imz-form-field.h"

#include "imz-display-text.h"

/* "" in `reason`: the portal would take it. */
typedef struct {
  const char *sentence;
  ImzFormField field;
  const char *typed;
  const char *normalized;
  const char *reason;
} Vector;

static const Vector vectors[] = {
  { "nothing is always well", IMZ_FORM_FIELD_IDENTITY_NUMBER, "", "", "" },
  { "blanks are nothing", IMZ_FORM_FIELD_MOBILE, " \t ", "", "" },

  { "an identity number", IMZ_FORM_FIELD_IDENTITY_NUMBER, "10000000146", "10000000146", "" },
  { "in groups", IMZ_FORM_FIELD_IDENTITY_NUMBER, " 100 000 001 46\n", "10000000146", "" },
  { "a digit too few", IMZ_FORM_FIELD_IDENTITY_NUMBER, "1000000014", "1000000014", "11 digits" },
  { "a letter O for a 0", IMZ_FORM_FIELD_IDENTITY_NUMBER, "1000000O146", "1000000O146",
    "11 digits" },
  { "a leading 0", IMZ_FORM_FIELD_IDENTITY_NUMBER, "01000000146", "01000000146", "not 0" },
  { "a wrong digit", IMZ_FORM_FIELD_IDENTITY_NUMBER, "10000000147", "10000000147",
    "identity card" },

  { "a name", IMZ_FORM_FIELD_NAME, "  Ayla   Deniz ", "Ayla Deniz", "" },
  { "capitals stay capitals", IMZ_FORM_FIELD_SURNAME, "IŞIK YURT-ÖZ", "IŞIK YURT-ÖZ", "" },
  { "an apostrophe", IMZ_FORM_FIELD_SURNAME, "D’Arc", "D’Arc", "" },
  { "an abbreviated name", IMZ_FORM_FIELD_NAME, "A. Deniz", "A. Deniz", "" },
  { "a letter in two characters is one", IMZ_FORM_FIELD_SURNAME, "S\u0327en", "Şen", "" },
  { "a digit in a name", IMZ_FORM_FIELD_NAME, "Ayla1", "Ayla1", "only letters" },
  { "a sign whose last byte is that of a blank", IMZ_FORM_FIELD_NAME, "Ayla\u2620", "Ayla\u2620",
    "only letters" },
  { "the manager signs with a name, too", IMZ_FORM_FIELD_MANAGER, "Deniz 3", "Deniz 3",
    "only letters" },

  { "a day", IMZ_FORM_FIELD_BIRTH_DATE, "01.02.1980", "01.02.1980", "" },
  { "a day without zeros", IMZ_FORM_FIELD_BIRTH_DATE, "1.2.1980", "01.02.1980", "" },
  { "with strokes", IMZ_FORM_FIELD_BIRTH_DATE, "1/2/1980", "01.02.1980", "" },
  { "with dots and blanks", IMZ_FORM_FIELD_BIRTH_DATE, "1. 2. 1980", "01.02.1980", "" },
  { "as machines write it", IMZ_FORM_FIELD_BIRTH_DATE, "1980-02-01", "01.02.1980", "" },
  { "a leap day", IMZ_FORM_FIELD_BIRTH_DATE, "29.02.1980", "29.02.1980", "" },
  { "no leap day", IMZ_FORM_FIELD_BIRTH_DATE, "29.02.1981", "29.02.1981", "calendar" },
  { "the American order", IMZ_FORM_FIELD_BIRTH_DATE, "12.31.1980", "12.31.1980", "calendar" },
  { "day 0", IMZ_FORM_FIELD_BIRTH_DATE, "00.01.1980", "00.01.1980", "calendar" },
  { "month 0", IMZ_FORM_FIELD_BIRTH_DATE, "01.00.1980", "01.00.1980", "calendar" },
  { "a year of two figures", IMZ_FORM_FIELD_BIRTH_DATE, "01.02.80", "01.02.80", "calendar" },
  { "before anybody who lives", IMZ_FORM_FIELD_BIRTH_DATE, "01.02.1880", "01.02.1880", "calendar" },
  { "in words", IMZ_FORM_FIELD_BIRTH_DATE, "1 Şubat 1980", "1 Şubat 1980", "calendar" },
  { "yesterday", IMZ_FORM_FIELD_BIRTH_DATE, "20.11.2026", "20.11.2026", "" },
  { "today", IMZ_FORM_FIELD_BIRTH_DATE, "21.11.2026", "21.11.2026", "" },
  { "when the e-imza ends", IMZ_FORM_FIELD_BIRTH_DATE, "1.2.2027", "01.02.2027", "still to come" },

  { "a province", IMZ_FORM_FIELD_PROVINCE, "ISPARTA", "Isparta", "" },
  { "as an English keyboard has it", IMZ_FORM_FIELD_PROVINCE, "istanbul", "İstanbul", "" },
  { "a district is no province", IMZ_FORM_FIELD_PROVINCE, "Karşıyaka", "Karşıyaka",
    "one of the 81" },
  { "a district is free", IMZ_FORM_FIELD_DISTRICT, "19 Mayıs", "19 Mayıs", "" },

  { "a postal code", IMZ_FORM_FIELD_POSTAL_CODE, "67 030", "67030", "" },
  { "the last province", IMZ_FORM_FIELD_POSTAL_CODE, "81000", "81000", "" },
  { "the first province", IMZ_FORM_FIELD_POSTAL_CODE, "01000", "01000", "" },
  { "no province", IMZ_FORM_FIELD_POSTAL_CODE, "00100", "00100", "01 to 81" },
  { "one province too many", IMZ_FORM_FIELD_POSTAL_CODE, "82000", "82000", "01 to 81" },
  { "four digits", IMZ_FORM_FIELD_POSTAL_CODE, "6703", "6703", "5 digits" },
  { "six digits", IMZ_FORM_FIELD_POSTAL_CODE, "670300", "670300", "5 digits" },
  { "letters", IMZ_FORM_FIELD_POSTAL_CODE, "67O30", "67O30", "5 digits" },

  { "an address", IMZ_FORM_FIELD_E_MAIL, " ayla.yurt+imza@posta.example.com ",
    "ayla.yurt+imza@posta.example.com", "" },
  { "a Turkish letter", IMZ_FORM_FIELD_E_MAIL, "ayla.ışık@example.com", "ayla.ışık@example.com",
    "Turkish letters" },
  { "without @", IMZ_FORM_FIELD_E_MAIL, "ayla.example.com", "ayla.example.com", "looks like" },
  { "twice @", IMZ_FORM_FIELD_E_MAIL, "ayla@a@example.com", "ayla@a@example.com", "looks like" },
  { "without a domain", IMZ_FORM_FIELD_E_MAIL, "ayla@", "ayla@", "looks like" },
  { "a domain of one word", IMZ_FORM_FIELD_E_MAIL, "ayla@localhost", "ayla@localhost",
    "looks like" },
  { "two dots", IMZ_FORM_FIELD_E_MAIL, "ayla..yurt@example.com", "ayla..yurt@example.com",
    "looks like" },
  { "a dot at its end", IMZ_FORM_FIELD_E_MAIL, "ayla@example.com.", "ayla@example.com.",
    "looks like" },
  { "a blank", IMZ_FORM_FIELD_E_MAIL, "ayla yurt@example.com", "ayla yurt@example.com",
    "looks like" },

  { "a mobile number", IMZ_FORM_FIELD_MOBILE, "5321234567", "5321234567", "" },
  { "with the leading 0", IMZ_FORM_FIELD_MOBILE, "0532 123 45 67", "5321234567", "" },
  { "as from abroad", IMZ_FORM_FIELD_MOBILE, "+90 (532) 123-45-67", "5321234567", "" },
  { "as from abroad with zeros", IMZ_FORM_FIELD_MOBILE, "0090 532 123 45 67", "5321234567", "" },
  { "without the plus", IMZ_FORM_FIELD_MOBILE, "905321234567", "5321234567", "" },
  { "from abroad, and the 0 all the same", IMZ_FORM_FIELD_MOBILE, "+90 0532 123 45 67",
    "5321234567", "" },
  { "of another country", IMZ_FORM_FIELD_MOBILE, "+49 151 1234567", "+491511234567",
    "without the leading 0" },
  { "a digit too few", IMZ_FORM_FIELD_MOBILE, "0532 123 45 6", "0532123456",
    "without the leading 0" },
  { "a telephone at home", IMZ_FORM_FIELD_MOBILE, "0372 123 45 67", "03721234567",
    "without the leading 0" },

  { "a telephone", IMZ_FORM_FIELD_WORK_PHONE, "0372 123 45 67", "03721234567", "" },
  { "as from abroad", IMZ_FORM_FIELD_HOME_PHONE, "+90 372 123 45 67", "3721234567", "" },
  { "a short one", IMZ_FORM_FIELD_WORK_PHONE, "444 5 576", "4445576", "" },
  { "without the area code", IMZ_FORM_FIELD_WORK_PHONE, "123 45", "12345", "area code" },
  { "the extension stands elsewhere", IMZ_FORM_FIELD_WORK_PHONE, "0372 123 45 67 dahili 12",
    "03721234567dahili12", "only digits" },
  { "an extension", IMZ_FORM_FIELD_WORK_EXTENSION, "12 34", "1234", "" },
  { "an extension in words", IMZ_FORM_FIELD_WORK_EXTENSION, "x12", "x12", "only digits" },
  { "too long an extension", IMZ_FORM_FIELD_WORK_EXTENSION, "1234567", "1234567", "at most 6" },

  { "an address in two lines is one", IMZ_FORM_FIELD_ADDRESS, "Gül Sk. 5\r\nMerkez",
    "Gül Sk. 5 Merkez", "" },
  { "a blank that does not break", IMZ_FORM_FIELD_UNIT, "\u00a0Bilgi\u00a0İşlem", "Bilgi İşlem",
    "" },
  { "a character that hides", IMZ_FORM_FIELD_TITLE, "Müdür\u202e", "Müdür", "" },
  { "a control", IMZ_FORM_FIELD_INSTITUTION, "Okul\a\033", "Okul", "" },
  { "where a line may break", IMZ_FORM_FIELD_NAME, "Ay\u00adla\u200b Nur", "Ayla Nur", "" },
  { "between letter and mark", IMZ_FORM_FIELD_NAME, "U\u200d\u0308mit", "Ümit", "" },
  { "between blanks", IMZ_FORM_FIELD_NAME, "Ayla \u200b\ufeff Nur\u200b ", "Ayla Nur", "" },
  { "nothing else", IMZ_FORM_FIELD_NAME, "\u200b", "", "" },
  { "a pile of marks", IMZ_FORM_FIELD_TITLE, "x\u0300\u0301\u0302", "x\u0300\u0301\u0302",
    "cannot be shown" },
  { "a mark without a letter", IMZ_FORM_FIELD_TITLE, "\u0301a", "\u0301a", "cannot be shown" },
  { "something that is no text", IMZ_FORM_FIELD_INSTITUTION, "Okul\xff", "Okul\ufffd", "" },
};

static void
test_vectors (void)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 21, G_DATE_NOVEMBER, 2026);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const Vector *vector = &vectors[i];
    g_autofree char *normalized = imz_form_field_normalize (vector->field, vector->typed);
    g_autofree char *again = imz_form_field_normalize (vector->field, normalized);
    const char *reason = imz_form_field_check (vector->field, normalized, &today);

    g_test_message ("%s: %s", vector->sentence, reason != NULL ? reason : "taken");
    g_assert_cmpstr (normalized, ==, vector->normalized);
    g_assert_cmpstr (again, ==, normalized);
    g_assert_cmpint (reason == NULL, ==, *vector->reason == '\0');
    if (reason != NULL) {
      g_assert_nonnull (strstr (reason, vector->reason));
      g_assert_true (g_str_has_suffix (reason, "."));
    }
  }
}

static void
test_unknown_today (void)
{
  g_assert_null (imz_form_field_check (IMZ_FORM_FIELD_BIRTH_DATE, "01.02.2027", NULL));
}

/* No field takes in a book. */
static void
test_too_long (void)
{
  g_autofree char *text = g_strnfill (1000, '5');

  for (guint i = 0; i < IMZ_N_FORM_FIELDS; i++) {
    const char *reason = imz_form_field_check ((ImzFormField) i, text, NULL);

    g_assert_nonnull (reason);
    g_assert_nonnull (strstr (reason, "Shorten"));
  }
}

/* They leave the process: as they were, so they are. */
static void
test_words (void)
{
  static const char *const words[] = {
    "identity-number", "name",       "surname",
    "birth-place",     "birth-date", "registry-number",
    "institution",     "unit",       "title",
    "address",         "province",   "district",
    "postal-code",     "e-mail",     "work-phone",
    "work-extension",  "mobile",     "mobile-operator",
    "home-phone",      "manager",    "manager-title",
  };
  ImzFormField field;

  g_assert_cmpuint (G_N_ELEMENTS (words), ==, IMZ_N_FORM_FIELDS);
  for (guint i = 0; i < IMZ_N_FORM_FIELDS; i++) {
    g_assert_cmpstr (imz_form_field_to_word ((ImzFormField) i), ==, words[i]);
    g_assert_true (imz_form_field_from_word (words[i], &field));
    g_assert_cmpuint (field, ==, i);
    g_assert_true (imz_display_text_is_plain (imz_form_field_get_label (field)));
  }
  g_assert_false (imz_form_field_from_word ("", &field));
  g_assert_false (imz_form_field_from_word ("pin", &field));
}

/* Not what the door of every school says. */
static void
test_sensitive (void)
{
  static const ImzFormField public_fields[] = {
    IMZ_FORM_FIELD_INSTITUTION,     IMZ_FORM_FIELD_UNIT,          IMZ_FORM_FIELD_TITLE,
    IMZ_FORM_FIELD_PROVINCE,        IMZ_FORM_FIELD_DISTRICT,      IMZ_FORM_FIELD_POSTAL_CODE,
    IMZ_FORM_FIELD_MOBILE_OPERATOR, IMZ_FORM_FIELD_MANAGER_TITLE,
  };
  guint n_sensitive = 0;

  for (guint i = 0; i < IMZ_N_FORM_FIELDS; i++)
    n_sensitive += imz_form_field_is_sensitive ((ImzFormField) i);
  for (gsize i = 0; i < G_N_ELEMENTS (public_fields); i++)
    g_assert_false (imz_form_field_is_sensitive (public_fields[i]));
  g_assert_cmpuint (n_sensitive + G_N_ELEMENTS (public_fields), ==, IMZ_N_FORM_FIELDS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/form-field/vectors", test_vectors);
  g_test_add_func ("/core/form-field/unknown-today", test_unknown_today);
  g_test_add_func ("/core/form-field/too-long", test_too_long);
  g_test_add_func ("/core/form-field/words", test_words);
  g_test_add_func ("/core/form-field/sensitive", test_sensitive);

  return g_test_run ();
}
