/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "imz-core-error.h"
#include "imz-guide-parser.h"
#include "imz-guide-text.h"
#include "imz-guide-validator.h"

#define RULES "[source S0]\nTitle=Belge\n[rule R0]\nText=Kural\nSource=S0.1\n"
#define PROVINCE "[province]\nname=Van\n"

/* Who reads an error looks for a line. */
static void
check_error (const GError *error)
{
  g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
  g_assert_true (g_str_has_prefix (error->message, "line "));
  g_assert_cmpuint (g_ascii_strtoull (error->message + strlen ("line "), NULL, 10), >, 0);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strchr (error->message, '\n'));
}

static void
check_text (const char *text)
{
  g_assert_true (*text != '\0' && g_utf8_validate (text, -1, NULL) && strchr (text, '\n') == NULL);
}

static void
check_texts (const char *const *texts)
{
  for (gsize i = 0; texts[i] != NULL; i++)
    check_text (texts[i]);
}

static void
check_step (const ImzGuide *guide, const ImzGuideStep *step)
{
  g_assert_true (imz_guide_find_step (guide, step->id, NULL) == step);
  check_text (step->title);
  check_texts ((const char *const *) step->body);
  check_texts ((const char *const *) step->warnings);
  check_texts ((const char *const *) step->ready);
  check_texts ((const char *const *) step->wordings);
  check_texts ((const char *const *) step->rules);
  check_texts ((const char *const *) step->sources);
  g_assert_true ((step->sketch != NULL) == (step->sketch_alt != NULL));
  g_assert_true ((step->link != NULL) == (step->link_label != NULL));
  g_assert_cmpuint (step->answers->len, !=, 1);
}

static void
check_guide (const ImzGuide *guide, const ImzProvince *province)
{
  check_text (imz_guide_get_title (guide));
  check_text (imz_guide_get_summary (guide));
  check_texts (imz_guide_get_introduction (guide));
  check_texts (imz_guide_get_ready (guide));
  g_assert_cmpuint (imz_guide_get_n_steps (guide), >, 0);
  for (guint i = 0; i < imz_guide_get_n_steps (guide); i++) {
    const ImzGuideStep *step = imz_guide_get_step (guide, i);
    g_autofree char *title = imz_guide_text_fill (step->title, province, NULL);

    check_step (guide, step);
    g_assert_true (g_utf8_validate (title, -1, NULL));
  }
}

/* From each step of a sound guide a last one can be reached, and a link leads where it may. */
static void
check_sound (const ImzGuide *guide)
{
  for (guint i = 0; i < imz_guide_get_n_steps (guide); i++) {
    const ImzGuideStep *step = imz_guide_get_step (guide, i);
    const ImzGuideStep *next = step;

    for (guint j = 0; j <= imz_guide_get_n_steps (guide) && next->answers->len == 0 &&
                      next->end == IMZ_GUIDE_END_NONE;
         j++) {
      guint index;

      g_assert_cmpuint (j, <, imz_guide_get_n_steps (guide));
      imz_guide_find_step (guide, next->id, &index);
      next = next->next != NULL ? imz_guide_find_step (guide, next->next, NULL)
                                : imz_guide_get_step (guide, index + 1);
      g_assert_nonnull (next);
    }
    if (step->link != NULL)
      g_assert_true (g_regex_match_simple ("^https://([a-z0-9.-]+\\.)?kamusm\\.gov\\.tr([/?#]|$)",
                                           step->link, 0, 0));
  }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const hosts[] = { "kamusm.gov.tr", NULL };
  static const char *const no_dirs[] = { NULL };
  static const char *const sketches[] = { "a1", NULL };
  static ImzLetters *letters; /* for all inputs */
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GBytes) rules_bytes = g_bytes_new_static (RULES, strlen (RULES));
  g_autoptr (GBytes) province_bytes = g_bytes_new_static (PROVINCE, strlen (PROVINCE));
  g_autoptr (ImzRulebook) rules = imz_rulebook_new_from_data (rules_bytes, NULL, NULL);
  g_autoptr (ImzProvince) province =
    imz_province_new_from_data ("van", province_bytes, rules, NULL);
  g_autoptr (GHashTable) guides = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzGuideDraft) draft = imz_guide_parse ("g", bytes, &error);
  ImzGuideWorld world = { rules, guides, NULL, hosts, sketches };

  if (letters == NULL)
    letters = imz_letters_new (no_dirs);
  world.letters = letters;
  if (draft == NULL) {
    check_error (error);
    return 0;
  }

  check_guide (draft->guide, province);
  g_hash_table_add (guides, (char *) "lost");
  if (imz_guide_validate (draft, &world, &error))
    check_sound (draft->guide);
  else
    check_error (error);

  return 0;
}
