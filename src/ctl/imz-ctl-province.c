/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-province.h"

#include <glib/gi18n-lib.h>

#include "imz-ctl-print.h"
#include "imz-ctl.h"
#include "imz-display-text.h"
#include "imz-province-json.h"
#include "imz-province-text.h"

typedef struct {
  gboolean json;
  char **words;
} Options;

static void
clear_options (Options *options)
{
  g_strfreev (options->words);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static int
list (const Options *options)
{
  g_autoptr (ImzProvinces) provinces = imz_provinces_new_default ();
  g_autoptr (ImzConfig) config = imz_config_new_default ();
  GPtrArray *problems = imz_provinces_get_problems (provinces);
  g_autofree char *problem = NULL;
  const ImzProvince *chosen = imz_provinces_choose (provinces, config, &problem);

  for (guint i = 0; i < problems->len; i++)
    g_printerr ("%s\n", (const char *) g_ptr_array_index (problems, i));
  if (problem != NULL && !g_ptr_array_find_with_equal_func (problems, problem, g_str_equal, NULL))
    imz_ctl_print_problem (problem);

  return options->json ? imz_ctl_print_document (imz_provinces_json_new (provinces, chosen))
                       : imz_ctl_print_text (imz_provinces_text_new (provinces, chosen));
}

static int
show (const Options *options)
{
  g_autoptr (ImzProvinces) provinces = imz_provinces_new_default ();
  const char *id = options->words[1];
  const ImzProvince *province = imz_provinces_find (provinces, id);

  if (province == NULL) {
    const char *problem = imz_provinces_find_problem (provinces, id);
    g_autofree char *shown = imz_display_text_quoted (id);
    g_autofree char *message =
      problem != NULL
        ? g_strdup_printf (_ ("the profile of “%s” is not sound: %s"), shown, problem)
        : g_strdup_printf (_ ("“%s” is not a known province; “imzamctl province list” names all"),
                           shown);

    return imz_ctl_usage_error (message);
  }

  return options->json ? imz_ctl_print_document (imz_province_json_new (provinces, province))
                       : imz_ctl_print_text (imz_province_text_new (provinces, province));
}

/* Without the user's and the administrator's profiles: a file stands alone. */
static int
check (const Options *options)
{
  static const char *const no_dirs[] = { NULL };
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (no_dirs);
  int exit = 0;

  for (gsize i = 1; options->words[i] != NULL; i++) {
    const char *path = options->words[i];
    g_autofree char *shown = imz_display_text (path, strlen (path));
    g_autoptr (GError) error = NULL;
    g_autoptr (ImzProvince) province = imz_provinces_check_file (provinces, path, &error);
    g_autofree char *line = NULL;

    if (province == NULL) {
      g_printerr ("%s: %s\n", shown, error->message);
      exit = IMZ_CTL_EXIT_FAILED;
      continue;
    }
    line =
      g_strdup_printf (_ ("%s: a sound profile of %s"), shown, imz_province_get_name (province));
    if (!imz_ctl_print_line (line, FALSE))
      exit = IMZ_CTL_EXIT_FAILED;
  }

  return exit;
}

static const struct {
  const char *word;
  int (*run) (const Options *options);
  guint least_words, most_words; /* behind it */
  gboolean has_json;
  const char *need;
} acts[] = {
  { "list", list, 0, 0, TRUE, N_ ("“province list” takes no further words") },
  { "show", show, 1, 1, TRUE, N_ ("“province show” takes the id of one province") },
  { "check", check, 1, G_MAXUINT, FALSE, N_ ("“province check” takes files, and no --json") },
};

int
imz_ctl_province (int argc, char *argv[])
{
  g_auto (Options) options = { FALSE };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print one JSON object"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.words, NULL,
      N_ ("list | show ID | check FILE…") },
    G_OPTION_ENTRY_NULL,
  };
  guint n_words;
  int exit;

  if (!imz_ctl_parse_options (argc, argv, entries, _ ("List, show and check provinces’ profiles"),
                              &exit))
    return exit;

  n_words = options.words != NULL ? g_strv_length (options.words) : 0;
  for (gsize i = 0; i < G_N_ELEMENTS (acts) && n_words > 0; i++) {
    if (strcmp (options.words[0], acts[i].word) != 0)
      continue;
    if (n_words - 1 < acts[i].least_words || n_words - 1 > acts[i].most_words ||
        (options.json && !acts[i].has_json))
      return imz_ctl_usage_error (_ (acts[i].need));

    return acts[i].run (&options);
  }

  return imz_ctl_usage_error (
    _ ("say “province list”, “province show ID” or “province check FILE…”"));
}
