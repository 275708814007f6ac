/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-guide.h"

#include <glib/gi18n-lib.h>

#include "imz-ctl-backends.h"
#include "imz-ctl-print.h"
#include "imz-ctl.h"
#include "imz-display-text.h"
#include "imz-guide-json.h"
#include "imz-guide-lines.h"
#include "imz-markup.h"

typedef struct {
  char *province;
  gboolean json;
  char **words;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->province);
  g_strfreev (options->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* What there is, and what of it fits. */
typedef struct {
  ImzCtlKnowledge knowledge;
  ImzLetters *letters;
  ImzGuides *guides;
  ImzCircumstances *circumstances;
  ImzVerdict *verdict;
  ImzAdvice *advice;
} Library;

static void
clear_library (Library *self)
{
  g_clear_pointer (&self->advice, imz_advice_free);
  g_clear_pointer (&self->verdict, imz_verdict_free);
  g_clear_pointer (&self->circumstances, imz_circumstances_unref);
  g_clear_pointer (&self->guides, imz_guides_unref);
  g_clear_pointer (&self->letters, imz_letters_unref);
  imz_ctl_knowledge_clear (&self->knowledge);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Library, clear_library)

static void
print_problems (const GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (problems, i));
}

/* Says what was passed over. */
static gboolean
open_library (Library *self, const char *province, GError **error)
{
  if (!imz_ctl_knowledge_init (&self->knowledge, province, error))
    return FALSE;

  self->letters = imz_letters_new_default ();
  self->guides =
    imz_guides_new_default (imz_provinces_get_rules (self->knowledge.provinces), self->letters);
  print_problems (imz_guides_get_problems (self->guides));
  print_problems (imz_letters_get_problems (self->letters));
  return TRUE;
}

/* Looks at the cards. */
static ImzGuideTold
look (Library *self)
{
  self->circumstances = imz_ctl_knowledge_look_up (&self->knowledge);
  self->verdict = imz_ctl_judge_cards (self->circumstances, g_get_real_time () / G_USEC_PER_SEC);
  self->advice = imz_advice_new_for_verdict (self->verdict, self->circumstances);

  return (ImzGuideTold){
    .guides = self->guides,
    .letters = self->letters,
    .province = self->knowledge.province,
    .verdict = self->verdict,
    .advice = self->advice,
  };
}

static int
list (const Options *options)
{
  g_auto (Library) library = { .guides = NULL };
  g_autoptr (GError) error = NULL;
  ImzGuideTold told;

  if (!open_library (&library, options->province, &error))
    return imz_ctl_usage_error (error->message);

  told = look (&library);

  return options->json ? imz_ctl_print_document (imz_guides_json_new (&told))
                       : imz_ctl_print_text (imz_guides_to_lines (&told));
}

static int
fail_unknown (const ImzGuides *guides, const char *id)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *shown = imz_display_text_quoted (id);
  g_autofree char *message = NULL;

  for (guint i = 0; i < imz_guides_get_n (guides); i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? ", " : "",
                            imz_guide_get_id (imz_guides_get_nth (guides, i)));
  message = g_strdup_printf (_ ("“%s” is not a known guide; known are: %s"), shown, ids->str);

  return imz_ctl_usage_error (message);
}

static int
show (const Options *options)
{
  g_auto (Library) library = { .guides = NULL };
  g_autoptr (GError) error = NULL;
  const ImzGuide *guide;
  ImzGuideTold told;

  if (!open_library (&library, options->province, &error))
    return imz_ctl_usage_error (error->message);

  guide = imz_guides_find (library.guides, options->words[1]);
  if (guide == NULL)
    return fail_unknown (library.guides, options->words[1]);
  told = look (&library);

  return options->json ? imz_ctl_print_document (imz_guide_json_new (&told, guide))
                       : imz_ctl_print_text (imz_guide_to_lines (&told, guide));
}

/* (transfer full) (nullable): that the file is sound, with `shown` for its name */
static char *
check_guide (const ImzGuides *guides,
             const ImzRulebook *rules,
             const char *path,
             const char *shown,
             GError **error)
{
  g_autoptr (ImzGuide) guide = imz_guides_check_file (guides, rules, path, error);

  return guide != NULL
           ? g_strdup_printf (_ ("%s: a sound guide, “%s”"), shown, imz_guide_get_title (guide))
           : NULL;
}

static char *
check_letter (const char *path, const char *shown, GError **error)
{
  g_autofree char *title = imz_letters_check_file (path, error);

  return title != NULL ? g_strdup_printf (_ ("%s: a sound letter, “%s”"), shown, title) : NULL;
}

static int
check (const Options *options)
{
  g_autoptr (ImzProvinces) provinces = imz_provinces_new_default ();
  const ImzRulebook *rules = imz_provinces_get_rules (provinces);
  g_autoptr (ImzLetters) letters = imz_letters_new_default ();
  g_autoptr (ImzGuides) guides = imz_guides_new_default (rules, letters);
  int exit = 0;

  for (gsize i = 1; options->words[i] != NULL; i++) {
    const char *path = options->words[i];
    g_autofree char *shown = imz_display_text (path, strlen (path));
    g_autofree char *root = imz_markup_find_root (path);
    g_autoptr (GError) error = NULL;
    g_autofree char *line = g_strcmp0 (root, "letter") == 0
                              ? check_letter (path, shown, &error)
                              : check_guide (guides, rules, path, shown, &error);

    if (line == NULL)
      g_printerr ("%s: %s\n", shown, error->message);
    if (line == NULL || !imz_ctl_print_line (line, FALSE))
      exit = IMZ_CTL_EXIT_FAILED;
  }

  return exit;
}

static const struct {
  const char *word;
  int (*run) (const Options *options);
  guint least_words, most_words; /* behind it */
  gboolean has_options;
  const char *need;
} acts[] = {
  { "list", list, 0, 0, TRUE, N_ ("“guide list” takes no further words") },
  { "show", show, 1, 1, TRUE, N_ ("“guide show” takes the id of one guide") },
  { "check", check, 1, G_MAXUINT, FALSE, N_ ("“guide check” takes files, and no options") },
};

int
imz_ctl_guide (int argc, char *argv[])
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "province", 0, 0, G_OPTION_ARG_STRING, &options.province, N_ ("Go by this province’s rules"),
      N_ ("ID") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print one JSON object"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.words, NULL,
      N_ ("list | show ID | check FILE…") },
    G_OPTION_ENTRY_NULL,
  };
  guint n_words;
  int exit;

  if (!imz_ctl_parse_options (argc, argv, entries, _ ("List, show and check guides"), &exit))
    return exit;

  n_words = options.words != NULL ? g_strv_length (options.words) : 0;
  for (gsize i = 0; i < G_N_ELEMENTS (acts) && n_words > 0; i++) {
    if (strcmp (options.words[0], acts[i].word) != 0)
      continue;
    if (n_words - 1 < acts[i].least_words || n_words - 1 > acts[i].most_words ||
        ((options.json || options.province != NULL) && !acts[i].has_options))
      return imz_ctl_usage_error (_ (acts[i].need));

    return acts[i].run (&options);
  }

  return imz_ctl_usage_error (_ ("say “guide list”, “guide show ID” or “guide check FILE…”"));
}
