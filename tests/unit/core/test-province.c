/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Profiles of provinces: those that are shipped, one that says nothing, and those that are wrong. */

#include "imz-core-error.h"
#include "imz-province.h"

static GBytes *
read_data (const char *folder, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (text, length);
}

static ImzRulebook *
load_rules (void)
{
  g_autoptr (GBytes) data = read_data ("rules", "rules.ini");
  g_autoptr (GError) error = NULL;
  ImzRulebook *rules = imz_rulebook_new_from_data (data, NULL, &error);

  g_assert_no_error (error);

  return rules;
}

static ImzProvince *
load (const char *id, GBytes *data)
{
  g_autoptr (ImzRulebook) rules = load_rules ();
  g_autoptr (GError) error = NULL;
  ImzProvince *province = imz_province_new_from_data (id, data, rules, &error);

  g_assert_no_error (error);

  return province;
}

static ImzProvince *
load_shipped (const char *id)
{
  g_autofree char *name = g_strconcat (id, ".ini", NULL);
  g_autoptr (GBytes) data = read_data ("provinces", name);

  return load (id, data);
}

static ImzProvince *
load_text (const char *text)
{
  g_autoptr (GBytes) data = g_bytes_new_static (text, strlen (text));

  return load ("ornek", data);
}

static void
assert_limit (ImzLimit limit, ImzLimitUnit unit, guint amount)
{
  g_assert_true (imz_limit_equal (limit, (ImzLimit){ unit, amount }));
}

static void
assert_methods (const ImzProvince *province, const char *expected)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const ImzMethod *methods;
  guint n_methods;

  methods = imz_province_get_methods (province, &n_methods);
  for (guint i = 0; i < n_methods; i++)
    g_string_append_printf (words, "%s;", imz_method_to_word (methods[i]));
  g_assert_cmpstr (words->str, ==, expected);
}

static void
assert_list (const char *const *list, const char *expected)
{
  g_autofree char *joined = g_strjoinv ("|", (char **) list);

  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_rule (const ImzProvince *province, const char *id, const char *words, const char *source)
{
  const ImzRule *rule = imz_province_find_rule (province, id);

  g_assert_nonnull (strstr (imz_rule_get_text (rule), words));
  g_assert_cmpstr (imz_rule_get_source (rule), ==, source);
}

static void
test_genel (void)
{
  g_autoptr (ImzProvince) province = load_shipped ("genel");

  g_assert_cmpstr (imz_province_get_id (province), ==, IMZ_PROVINCE_DEFAULT);
  g_assert_cmpstr (imz_province_get_name (province), ==, "General");
  g_assert_nonnull (imz_province_get_scope (province));
  g_assert_cmpuint (imz_province_get_limits (province)->window_months, ==, 3);
  assert_limit (imz_province_get_limits (province)->last_date, IMZ_LIMIT_MONTHS, 1);
  g_assert_cmpuint (imz_province_get_recommended_days (province), ==, 0);
  assert_limit (imz_province_get_production_lead (province), IMZ_LIMIT_MONTHS, 1);
  g_assert_true (imz_province_accepts_expired_with_e_onay (province));
  assert_methods (province, "e-onay;wet-signed;");
  g_assert_cmpint (imz_province_get_letter (province), ==, IMZ_LETTER_OFFICIAL);
  g_assert_nonnull (strstr (imz_province_get_addressee (province), "MEBBİS Birimi"));
  g_assert_nonnull (strstr (imz_province_get_approver (province), "MEBBİS Birimi"));
  assert_list (imz_province_get_contact (province), "");
  assert_list (imz_province_get_sources (province), "S0|S1");
  g_assert_cmpuint (imz_rulebook_get_n_rules (imz_province_get_rules (province)), ==, 26);
}

static void
test_batman (void)
{
  g_autoptr (ImzProvince) province = load_shipped ("batman");

  g_assert_cmpstr (imz_province_get_name (province), ==, "Batman");
  g_assert_nonnull (strstr (imz_province_get_scope (province), "2020"));
  g_assert_cmpuint (imz_province_get_limits (province)->window_months, ==, 3);
  assert_limit (imz_province_get_limits (province)->last_date, IMZ_LIMIT_MONTHS, 1);
  g_assert_cmpuint (imz_province_get_recommended_days (province), ==, 0);
  assert_limit (imz_province_get_production_lead (province), IMZ_LIMIT_MONTHS, 1);
  assert_methods (province, "e-onay;e-imza;wet-signed;");
  g_assert_cmpint (imz_province_get_letter (province), ==, IMZ_LETTER_OFFICIAL);
  g_assert_nonnull (strstr (imz_province_get_addressee (province), "Bilgi İşlem Şube Müdürlüğü"));
  g_assert_nonnull (strstr (imz_province_get_approver (province), "İl DYS yöneticisi"));
  assert_list (imz_province_get_contact (province),
               "0 488 280 72 10|batman.meb.gov.tr|Gap Mah. 2503. Sk. No:3");
  assert_list (imz_province_get_sources (province), "S1|S2|S3");
  assert_rule (province, "R6", "E-onay comes first", "S1, S2, S3");
  assert_rule (province, "R12", "Bilgi İşlem Şube Müdürlüğü", "S2");
  g_assert_nonnull (strstr (imz_rule_get_differs (imz_province_find_rule (province, "R12")), "S1"));
  /* Of S1, S2 and S3 it is the first that speaks, and that has no date. */
  g_assert_cmpstr (imz_rule_get_source_date (imz_province_find_rule (province, "R6")), ==,
                   IMZ_RULE_UNDATED);
}

static void
test_zonguldak (void)
{
  g_autoptr (ImzProvince) province = load_shipped ("zonguldak");

  g_assert_cmpstr (imz_province_get_name (province), ==, "Zonguldak");
  g_assert_cmpuint (imz_province_get_limits (province)->window_months, ==, 3);
  assert_limit (imz_province_get_limits (province)->last_date, IMZ_LIMIT_NONE, 0);
  g_assert_cmpuint (imz_province_get_recommended_days (province), ==, 25);
  g_assert_false (imz_province_accepts_expired_with_e_onay (province));
  assert_methods (province, "e-onay;wet-signed;");
  g_assert_cmpint (imz_province_get_letter (province), ==, IMZ_LETTER_EMAIL);
  g_assert_cmpstr (imz_province_get_addressee (province), ==, "zonguldakmem@meb.gov.tr");
  assert_list (imz_province_get_contact (province), "zonguldakmem@meb.gov.tr");
  assert_rule (province, "R8", "25 days", "S4");
  assert_rule (province, "R10", "e-onay or not", "S4");
  assert_rule (province, "R11", "blue ball pen", "S4");
  assert_rule (province, "R12", "zonguldakmem@meb.gov.tr", "S4");
  assert_rule (province, "R9", "start again", "S0.5, S2");
}

/* Where a profile says nothing, it is as in “genel”. */
static void
test_silent (void)
{
  g_autoptr (ImzProvince) province = load_text ("[province]\nname=Örnek\n");

  g_assert_cmpstr (imz_province_get_name (province), ==, "Örnek");
  g_assert_null (imz_province_get_scope (province));
  g_assert_cmpuint (imz_province_get_limits (province)->window_months, ==, 3);
  assert_limit (imz_province_get_limits (province)->last_date, IMZ_LIMIT_MONTHS, 1);
  g_assert_cmpuint (imz_province_get_recommended_days (province), ==, 0);
  assert_limit (imz_province_get_production_lead (province), IMZ_LIMIT_MONTHS, 1);
  g_assert_true (imz_province_accepts_expired_with_e_onay (province));
  assert_methods (province, "e-onay;wet-signed;");
  g_assert_cmpint (imz_province_get_letter (province), ==, IMZ_LETTER_OFFICIAL);
  g_assert_null (imz_province_get_addressee (province));
  g_assert_null (imz_province_get_identity_addressee (province));
  g_assert_null (imz_province_get_approver (province));
  assert_list (imz_province_get_contact (province), "");
  assert_list (imz_province_get_sources (province), "");
}

static void
test_all_keys (void)
{
  g_autoptr (ImzProvince) province =
    load_text ("# a note\n\n[province]\n  name = Örnek İli \nname[en]=Example\nscope=Her "
               "yer\nscope[en]=Anywhere\n"
               "window_months=2\nlast_date=15 gün\nrecommended_days=40\nproduction=10 days\n"
               "expired_with_e_onay=false\nmethods=wet-signed;e-imza\napprover=Birim\nletter=none\n"
               "addressee=Müdürlük\nidentity_addressee=Nüfus\nidentity_addressee[en]="
               "Register\ncontact=0 000 000 00 00; a\\;b ;\ntemplates=a;b-1;\nsources=S5;S0.2\n"
               "[source S5]\nTitle=Örnek yazısı\nDate=2025-01-02\n"
               "[rule R26]\nText=Yirmi altı\nSource=S5.3\n");

  g_assert_cmpstr (imz_province_get_name (province), ==, "Example");
  g_assert_cmpstr (imz_province_get_scope (province), ==, "Anywhere");
  g_assert_cmpuint (imz_province_get_limits (province)->window_months, ==, 2);
  assert_limit (imz_province_get_limits (province)->last_date, IMZ_LIMIT_DAYS, 15);
  g_assert_cmpuint (imz_province_get_recommended_days (province), ==, 40);
  assert_limit (imz_province_get_production_lead (province), IMZ_LIMIT_DAYS, 10);
  g_assert_false (imz_province_accepts_expired_with_e_onay (province));
  assert_methods (province, "wet-signed;e-imza;");
  g_assert_cmpstr (imz_province_get_approver (province), ==, "Birim");
  g_assert_cmpint (imz_province_get_letter (province), ==, IMZ_LETTER_NONE);
  g_assert_cmpstr (imz_province_get_addressee (province), ==, "Müdürlük");
  g_assert_cmpstr (imz_province_get_identity_addressee (province), ==, "Register");
  assert_list (imz_province_get_contact (province), "0 000 000 00 00|a;b");
  assert_list (imz_province_get_sources (province), "S5|S0.2");
  assert_rule (province, "R26", "Yirmi altı", "S5.3");
  g_assert_cmpstr (imz_rule_get_source_date (imz_province_find_rule (province, "R26")), ==,
                   "2025-01-02");
}

/* Limits at their bounds: a window of 3 months has 89 days at least. */
static void
test_bounds (void)
{
  static const char *const sound[] = {
    "last_date=2 months",
    "last_date=88 days",
    "last_date=none",
    "window_months=1\nlast_date=27 days\nproduction=27 days",
    "window_months=12\nlast_date=11 months\nproduction=364 days",
    "recommended_days=31",
    "recommended_days=88",
    "last_date=15 days\nrecommended_days=15",
    "last_date=none\nrecommended_days=1",
    "production=2 months",
    "expired_with_e_onay=yes",
    "methods=e-imza",
    "methods=",
    "contact=",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sound); i++) {
    g_autofree char *text = g_strdup_printf ("[province]\nname=Örnek\n%s\n", sound[i]);
    g_autoptr (ImzProvince) province = NULL;

    g_test_message ("%s", sound[i]);
    province = load_text (text);
    g_assert_nonnull (province);
  }
}

static void
test_bad_data (void)
{
  static const struct {
    const char *lines; /* behind a line for the group and a line for the name */
    const char *message;
  } vectors[] = {
    { "nmae=x", "line 3: there is no key “nmae” in [province]" },
    { "Name=x", "line 3: there is no key “Name” in [province]" },
    { "contact[en]=x", "line 3: there is no key “contact[en]” in [province]" },
    { "name=x", "line 3: “name” stands here a second time" },
    { "name[de]=x", "line 3: there is no key “name[de]”" },
    { "scope=", "line 3: “scope” is empty" },
    { "scope[en]=x", "line 3: “scope[en]” needs “scope” beside it, in Turkish" },
    { "window_months=0", "line 3: “window_months” must be a whole number from 1 to 12" },
    { "window_months=13", "line 3: “window_months” must be a whole number from 1 to 12" },
    { "window_months=3 months", "line 3: “window_months” must be a whole number from 1 to 12" },
    { "last_date=one month", "line 3: “last_date” must be like “1 month” or “15 days”, or “none”" },
    { "last_date=3 months",
      "line 3: “last_date” lies before the window opens, 3 months before the end" },
    { "last_date=89 days",
      "line 3: “last_date” lies before the window opens, 3 months before the end" },
    { "window_months=1",
      "line 1: “last_date” lies before the window opens, 1 month before the end" },
    { "last_date=none\nrecommended_days=0",
      "line 4: “recommended_days” must be a whole number from 1 to 32767" },
    { "last_date=none\nrecommended_days=89",
      "line 4: “recommended_days” lies before the window opens, 3 months before the end" },
    { "recommended_days=30", "line 3: “recommended_days” lies behind “last_date”" },
    { "recommended_days=14\n\nlast_date=15 days",
      "line 3: “recommended_days” lies behind “last_date”" },
    { "production=none", "line 3: “production” must be a number of months or of days" },
    { "production=89 days",
      "line 3: “production” lies before the window opens, 3 months before the end" },
    { "expired_with_e_onay=maybe", "line 3: “expired_with_e_onay” must be “yes” or “no”" },
    { "methods=e-onay;phone;", "line 3: “phone” is none of “e-onay”, “e-imza” and “wet-signed”" },
    { "methods=e-onay;e-onay;", "line 3: “e-onay” is named twice" },
    { "methods=e-onay;e-imza;wet-signed;e-onay;", "line 3: “e-onay” is named twice" },
    { "methods=e-onay;;", "line 3: an element of “methods” is empty" },
    { "letter=fax", "line 3: “fax” is none of “letter”, “e-mail” and “none”" },
    { "templates=A Letter;",
      "line 3: “A Letter” must be lower-case letters from a to z, digits and hyphens" },
    { "sources=S0;S9;", "line 3: there is no source “S9”; a group [source …] makes one known" },
    { "contact=1;2;3;4;5;6;7;8;9;0;1;2;3;4;5;6;7;8;9;0;1",
      "line 3: “contact” has more than 20 elements" },
    { "[Rule R8]\nText=x", "line 3: there is no group [Rule R8]" },
    { "[rules]", "line 3: there is no group [rules]" },
    { "[rule R8]\nText=x", "line 3: “Source” is missing in [rule R8]" },
    { "[rule R8]\nText=x\nSource=S9",
      "line 5: there is no source “S9”; a group [source …] makes one known" },
    { "[source S9]\nTitle=x\nDate=2026-13-01",
      "line 5: “2026-13-01” is no day of the form 2026-01-31" },
    { "Encoding=x", "line 3: there is no key “Encoding”" },
    { "Encoding=UTF-8", "line 3: there is no key “Encoding”" },
    { "scope=\u00A0\u2003", "line 3: “scope” is empty" },
    { "contact=a;\u3000;", "line 3: an element of “contact” is empty" },
    { "scope=\u0301\u0301\u0301",
      "line 3: “scope” holds a character that cannot be shown in one line" },
    { "scope=\u3164", "line 3: “scope” holds a character that cannot be shown in one line" },
    { "scope=\u2800", "line 3: “scope” holds a character that cannot be shown in one line" },
    { "scope=\u115F", "line 3: “scope” holds a character that cannot be shown in one line" },
    { "approver=\\q", "line 3: “approver” holds a backslash that means nothing; write two" },
    { "contact=a;b\\", "line 3: “contact” holds a backslash that means nothing; write two" },
  };
  g_autoptr (ImzRulebook) rules = load_rules ();

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *text = g_strdup_printf ("[province]\nname=Örnek\n%s\n", vectors[i].lines);
    g_autoptr (GBytes) data = g_bytes_new_static (text, strlen (text));
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", vectors[i].lines);
    g_assert_null (imz_province_new_from_data ("ornek", data, rules, &error));
    g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
    g_assert_cmpstr (error->message, ==, vectors[i].message);
  }
}

static void
test_bad_files (void)
{
  static const struct {
    const char *text;
    const char *message;
  } vectors[] = {
    { "", "line 1: the group [province] is missing" },
    { "[rule R8]\nText=x\nSource=S0\n", "line 1: the group [province] is missing" },
    { "[province]\nwindow_months=3\n", "line 1: “name” is missing in [province]" },
    { "\n\n[province]\nname=\xff\n", "line 4: this is not text in UTF-8" },
    { "[province]\nname=x\n[province]\nname=y\n",
      "line 3: the group [province] stands here a second time" },
    { "\xEF\xBB\xBF[province]\nname=\n", "line 2: “name” is empty" },
    { "[province]\n\xEF\xBB\xBFname=x\n", "line 2: there is no key “\\uFEFFname”" },
    { "[province]\nname=\u00A0\n", "line 2: “name” is empty" },
    { "[province]\nEncoding=\x1b[31mred\n", "line 2: there is no key “Encoding”" },
  };
  g_autoptr (ImzRulebook) rules = load_rules ();

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (GBytes) data = g_bytes_new_static (vectors[i].text, strlen (vectors[i].text));
    g_autoptr (GError) error = NULL;

    g_assert_null (imz_province_new_from_data ("ornek", data, rules, &error));
    g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
    g_assert_cmpstr (error->message, ==, vectors[i].message);
  }
}

/* The mark that some editors put before a text. */
static void
test_byte_order_mark (void)
{
  g_autoptr (ImzProvince) province = load_text ("\xEF\xBB\xBF[province]\nname=Van\n");

  g_assert_cmpstr (imz_province_get_name (province), ==, "Van");
}

/* A name has 100 characters at most, other texts 2000; a message that repeats something shortens it. */
static void
test_lengths (void)
{
  static const struct {
    const char *before;
    gsize n;
    const char *after;
    const char *message; /* its end; NULL: sound */
  } vectors[] = {
    { "name=", 100, "", NULL },
    { "name=", 101, "", "line 2: “name” has more than 100 characters" },
    { "name=x\nname[en]=", 100, "", NULL },
    { "name=x\nname[en]=", 101, "", "line 3: “name[en]” has more than 100 characters" },
    { "name=x\nscope=", 2000, "", NULL },
    { "name=x\nscope=", 2001, "", "line 3: “scope” has more than 2000 characters" },
    { "name=x\ncontact=a;", 2001, ";", "line 3: “contact” has more than 2000 characters" },
    { "name=x\nmethods=", 999, "", "…” is none of “e-onay”, “e-imza” and “wet-signed”" },
    { "name=x\nletter=", 999, "", "…” is none of “letter”, “e-mail” and “none”" },
    { "name=x\nsources=", 999, "", "…”; a group [source …] makes one known" },
    { "name=x\ntemplates=", 999, "",
      "…” must be lower-case letters from a to z, digits and hyphens" },
    { "name=x\n", 99999, "=1", "…”" },
    { "name=x\n", 61, "=1", "…”" },
    { "name=x\n[", 99999, "]", "…]" },
    { "name=x\n[rule ", 99999, "]", "…]" },
    { "name=x\n[rule R8]\nText=x\nSource=", 999, "", "…”; a group [source …] makes one known" },
    { "name=x\n[source V]\nTitle=x\nDate=", 999, "", "…” is no day of the form 2026-01-31" },
  };
  g_autoptr (ImzRulebook) rules = load_rules ();

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autofree char *letters = g_strnfill (vectors[i].n, 'A');
    g_autofree char *text =
      g_strconcat ("[province]\n", vectors[i].before, letters, vectors[i].after, "\n", NULL);
    g_autoptr (GBytes) data = g_bytes_new_static (text, strlen (text));
    g_autoptr (GError) error = NULL;
    g_autoptr (ImzProvince) province = imz_province_new_from_data ("ornek", data, rules, &error);

    g_test_message ("%s… (%u): %s", vectors[i].before, (guint) vectors[i].n,
                    error != NULL ? error->message : "sound");
    if (vectors[i].message == NULL) {
      g_assert_no_error (error);
    } else {
      g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
      g_assert_true (g_str_has_suffix (error->message, vectors[i].message));
      g_assert_cmpuint (strlen (error->message), <, 250);
    }
  }
}

static void
test_ids (void)
{
  static const char *const sound[] = { "genel", "a", "van-merkez", "34", "istanbul2" };
  static const char *const bad[] = { "",    "Van", "şırnak", "a b", "a.b", "../a",
                                     "a_b", "a\n", "-",      "--",  "-a" };
  g_autofree char *longest = g_strnfill (64, 'a');
  g_autofree char *too_long = g_strnfill (65, 'a');
  g_autoptr (GError) length_error = NULL;
  g_autoptr (GError) hyphen_error = NULL;
  g_autoptr (GBytes) data = g_bytes_new_static ("[province]\nname=x\n", 18);
  g_autoptr (ImzRulebook) rules = load_rules ();

  for (gsize i = 0; i < G_N_ELEMENTS (sound); i++)
    g_assert_true (imz_province_is_id (sound[i]));
  g_assert_true (imz_province_is_id (longest));
  g_assert_false (imz_province_is_id (too_long));

  g_assert_null (imz_province_new_from_data (too_long, data, rules, &length_error));
  g_assert_cmpstr (length_error->message, ==,
                   "the file’s name is too long; without its ending it may have 64 characters");
  g_assert_null (imz_province_new_from_data ("-a", data, rules, &hyphen_error));
  g_assert_cmpstr (hyphen_error->message, ==,
                   "the file’s name must begin with a letter or a digit");

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (imz_province_is_id (bad[i]));
    g_assert_null (imz_province_new_from_data (bad[i], data, rules, &error));
    g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/province/genel", test_genel);
  g_test_add_func ("/core/province/batman", test_batman);
  g_test_add_func ("/core/province/zonguldak", test_zonguldak);
  g_test_add_func ("/core/province/silent", test_silent);
  g_test_add_func ("/core/province/all-keys", test_all_keys);
  g_test_add_func ("/core/province/bounds", test_bounds);
  g_test_add_func ("/core/province/bad-data", test_bad_data);
  g_test_add_func ("/core/province/bad-files", test_bad_files);
  g_test_add_func ("/core/province/byte-order-mark", test_byte_order_mark);
  g_test_add_func ("/core/province/lengths", test_lengths);
  g_test_add_func ("/core/province/ids", test_ids);

  return g_test_run ();
}
