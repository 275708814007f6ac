/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Data in two languages: it comes in the one of the messages, which the catalogue tells. */

#include <libintl.h>
#include <locale.h>

#include "imz-phrase.h"
#include "imz-province.h"

#define DOMAIN "imzam"

static void
speak (const char *locale)
{
  if (setlocale (LC_ALL, locale) == NULL)
    g_error ("there is no locale %s", locale);
  g_setenv ("LANGUAGE", "", TRUE);
  bindtextdomain (DOMAIN, g_getenv ("IMZAM_CATALOGUES"));
  bind_textdomain_codeset (DOMAIN, "UTF-8");
}

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

static void
assert_rules (const ImzRulebook *rules, GBytes *data, const char *text_key, const char *differs_key)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_load_from_bytes (file, data, G_KEY_FILE_KEEP_TRANSLATIONS, NULL);
  for (guint i = 0; i < imz_rulebook_get_n_rules (rules); i++) {
    const ImzRule *rule = imz_rulebook_get_rule (rules, i);
    g_autofree char *group = g_strdup_printf ("rule %s", imz_rule_get_id (rule));
    g_autofree char *text = g_key_file_get_string (file, group, text_key, NULL);
    g_autofree char *differs = g_key_file_get_string (file, group, differs_key, NULL);

    g_assert_cmpstr (imz_rule_get_text (rule), ==, text);
    g_assert_cmpstr (imz_rule_get_differs (rule), ==, differs);
  }
}

static void
test_languages (void)
{
  static const struct {
    const char *locale;
    const char *language;
    const char *text;
    const char *differs;
    const char *province;
  } vectors[] = {
    { "tr_TR.UTF-8", "tr", "Text", "Differs", "Genel" },
    { "C.UTF-8", "en", "Text[en]", "Differs[en]", "General" },
  };
  g_autoptr (GBytes) rules_data = read_data ("rules", "rules.ini");
  g_autoptr (GBytes) province_data = read_data ("provinces", "genel.ini");
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzRulebook) rules = imz_rulebook_new_from_data (rules_data, NULL, &error);
  g_autoptr (ImzProvince) province = NULL;

  g_assert_no_error (error);
  province = imz_province_new_from_data ("genel", province_data, rules, &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    speak (vectors[i].locale);
    g_assert_cmpstr (imz_phrase_language (), ==, vectors[i].language);
    assert_rules (rules, rules_data, vectors[i].text, vectors[i].differs);
    g_assert_cmpstr (imz_province_get_name (province), ==, vectors[i].province);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/language", test_languages);

  return g_test_run ();
}
