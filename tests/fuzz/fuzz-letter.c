/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "imz-core-error.h"
#include "imz-letter-parser.h"

#define PROVINCE "[province]\nname=Van\nsources=S0;\n"
#define RULES "[source S0]\nTitle=Belge\n[rule R0]\nText=Kural\nText[en]=Rule\nSource=S0.1\n"

/* Who reads an error looks for a line. */
static void
check_error (const GError *error)
{
  g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
  g_assert_true (g_str_has_prefix (error->message, "line "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strchr (error->message, '\n'));
}

static ImzProvince *
province_new (void)
{
  g_autoptr (GBytes) rules = g_bytes_new_static (RULES, strlen (RULES));
  g_autoptr (GBytes) data = g_bytes_new_static (PROVINCE, strlen (PROVINCE));
  g_autoptr (ImzRulebook) rulebook = imz_rulebook_new_from_data (rules, NULL, NULL);

  return imz_province_new_from_data ("van", data, rulebook, NULL);
}

/* Whatever a template says, nobody's letter has a place left in it, and each gap is told of. */
static void
check_letter (const ImzLetterTemplate *template)
{
  g_autoptr (ImzProvince) province = province_new ();
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (ImzLetter) letter = imz_letter_new (template, values, province, NULL);
  g_autofree char *text = imz_letter_to_text (letter);
  gboolean has_text;
  g_autofree char *address = imz_letter_to_mailto (letter, &has_text);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strpbrk (text, "{}"));
  for (gsize i = 0; letter->missing[i] != NULL; i++)
    g_assert_false (
      g_strv_contains ((const char *const *) letter->missing + i + 1, letter->missing[i]));
  g_assert_true (address == NULL || g_str_is_ascii (address));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzLetterTemplate) template =
    imz_letter_template_new_from_data ("approval-letter", bytes, &error);

  if (template != NULL)
    check_letter (template);
  else
    check_error (error);

  return 0;
}
