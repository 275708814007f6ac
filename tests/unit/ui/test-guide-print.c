/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A whole guide on paper: what it must say is read back from the PDF. */

#include "config.h"

#include "imz-guide-print.h"
#include "imz-guide-text.h"
#include "imz-subject.h"
#include "test-guide-world.h"
#include "test-pdf.h"

static void
set_up (TestGuideWorld **world, gconstpointer unused)
{
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", 60);

  *world = test_guide_world_new (TRUE);
  test_monitor_take ((*world)->monitor, test_snapshot ("reader", certificate));
}

static void
tear_down (TestGuideWorld **world, gconstpointer unused)
{
  test_guide_world_free (*world);
}

/* (transfer full): the words, one space between them */
static char *
join_words (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\f", -1);
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++) {
    if (words[i][0] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);
  }

  return g_strdup (joined->str);
}

/* (transfer full): what stands on the paper */
static char *
print (TestGuideWorld *world, ImzGuide *guide)
{
  g_autoptr (ImzAdvice) advice = imz_subject_get_advice (world->status);
  g_autoptr (ImzPrintPages) pages = imz_guide_print_new (guide, world->province, &advice->timeline);
  g_autoptr (GBytes) pdf = imz_print_pages_to_pdf (pages);
  g_autofree char *text = test_pdf_text (pdf);

  return join_words (text);
}

static void
assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not on the paper: %s", words, text);
}

/* Steps in their order, with what belongs to them, and where answers lead. */
static void
test_words (TestGuideWorld **world, gconstpointer unused)
{
  static const char *const expected[] = {
    "A walk",
    "for those who try it",
    "Who wants something else.",
    "Your shoes",
    "☐ 1. Plug the card in",
    "2. Do you see it?",
    "No → step 6",
    "3. Open the page",
    "Apply by 20 December 2026.",
    "⚠ Do not close it.",
    "“E-Onaylı Başvuru”",
    "https://portal.kamusm.gov.tr/bp/meb.go",
    "4. Copy the code",
    "444 5 576",
  };
  g_autofree char *text = print (*world, imz_guides_find ((*world)->tools->guides, "walk"));

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    assert_has (text, expected[i]);
}

/* Each step of @guide that stands on the paper, by its title; those of other provinces do not. */
static guint
count_steps (TestGuideWorld *world, ImzGuide *guide, const char *text)
{
  g_autoptr (ImzAdvice) advice = imz_subject_get_advice (world->status);
  guint n_printed = 0;

  for (guint i = 0; i < imz_guide_get_n_steps (guide); i++) {
    const ImzGuideStep *step = imz_guide_get_step (guide, i);
    g_autofree char *title = imz_guide_text_fill (step->title, world->province, &advice->timeline);
    g_autofree char *numbered = g_strdup_printf ("%u. %s", n_printed + 1, title);
    g_autofree char *heading = join_words (numbered);

    if (strstr (text, heading) != NULL)
      n_printed++;
    else if (step->conditions->len == 0)
      g_error ("“%s” of “%s” is not on the paper: %s", heading, imz_guide_get_id (guide), text);
  }

  return n_printed;
}

/* Each guide that İmzam has can be printed, with all its steps and whom to ask. */
static void
test_all (TestGuideWorld **world, gconstpointer unused)
{
  ImzGuides *guides = (*world)->tools->guides;

  for (guint i = 0; i < imz_guides_get_n (guides); i++) {
    ImzGuide *guide = imz_guides_get_nth (guides, i);
    g_autofree char *text = print (*world, guide);
    g_autofree char *title = join_words (imz_guide_get_title (guide));

    g_assert_true (g_str_has_prefix (text, title));
    g_assert_cmpuint (count_steps (*world, guide, text), >, 0);
    assert_has (text, "444 5 576");
  }
}

/* Nothing is put together before it is laid out, and then once. */
static void
test_twice (TestGuideWorld **world, gconstpointer unused)
{
  g_autoptr (ImzPrintPages) pages = imz_guide_print_new (
    imz_guides_find ((*world)->tools->guides, "walk"), (*world)->province, NULL);
  g_autoptr (GBytes) first = imz_print_pages_to_pdf (pages);
  g_autoptr (GBytes) second = imz_print_pages_to_pdf (pages);
  g_autofree char *text = test_pdf_text (first);
  g_autofree char *same = test_pdf_text (second);

  assert_has (text, "3. Open the page");
  g_assert_cmpstr (same, ==, text);
}

#define add(path, function) g_test_add (path, TestGuideWorld *, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  add ("/ui/guide-print/words", test_words);
  add ("/ui/guide-print/all", test_all);
  add ("/ui/guide-print/twice", test_twice);

  return g_test_run ();
}
