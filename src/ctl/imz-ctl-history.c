/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-history.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "imz-ctl-history-file.h"
#include "imz-ctl-history-read.h"
#include "imz-ctl-history-write.h"
#include "imz-ctl.h"
#include "imz-phrase.h"

static void
clear_options (ImzCtlHistoryOptions *options)
{
  char **const texts[] = {
    &options->kind,          &options->method,      &options->province, &options->profile,
    &options->courier,       &options->tracking,    &options->link,     &options->note,
    &options->letter_number, &options->letter_date, &options->stage,    &options->date,
    &options->refusal,       &options->search,      &options->filter,   &options->format,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
  g_clear_pointer (&options->words, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImzCtlHistoryOptions, clear_options)

static const struct {
  const char *word;
  int (*run) (const ImzCtlHistoryOptions *options);
  guint least_words, most_words; /* behind it */
  gboolean needs_option;
  const char *options; /* that it knows, with blanks around each */
  const char *need;
} acts[] = {
  { "add", imz_ctl_history_add, 0, 0, FALSE,
    " case method province profile courier tracking link note letter-number letter-date date "
    "json ",
    N_ ("“history add” takes options only") },
  { "list", imz_ctl_history_list, 0, 0, FALSE, " search filter json ",
    N_ ("“history list” takes no further words") },
  { "show", imz_ctl_history_show, 1, 1, FALSE, " json ",
    N_ ("“history show” takes the number of one application") },
  { "set", imz_ctl_history_set, 1, 1, TRUE,
    " stage date refusal undo courier tracking link note letter-number letter-date ",
    N_ ("“history set” takes the number of one application") },
  { "remove", imz_ctl_history_remove, 1, G_MAXUINT, FALSE, " ",
    N_ ("“history remove” takes the numbers of applications") },
  { "export", imz_ctl_history_export, 0, 0, FALSE, " format ",
    N_ ("“history export” takes no further words") },
  { "import", imz_ctl_history_import, 1, 1, FALSE, " ",
    N_ ("“history import” takes one file, or - for what comes from another program") },
  { "backup", imz_ctl_history_backup, 0, 0, FALSE, " ",
    N_ ("“history backup” takes no further words") },
  { "restore", imz_ctl_history_restore, 0, 1, FALSE, " ",
    N_ ("“history restore” takes one file, or none for the latest backup") },
  { "check", imz_ctl_history_check, 0, 0, FALSE, " ",
    N_ ("“history check” takes no further words") },
};

static gboolean
is_given (const GOptionEntry *entry)
{
  return entry->arg == G_OPTION_ARG_NONE ? *(gboolean *) entry->arg_data
                                         : *(gpointer *) entry->arg_data != NULL;
}

/* (nullable): the first option that was given and is not among `known` */
static const char *
find_strange (const GOptionEntry *entries, const char *known)
{
  for (; entries->long_name != NULL; entries++) {
    g_autofree char *word = g_strdup_printf (" %s ", entries->long_name);

    if (*entries->long_name != '\0' && is_given (entries) && strstr (known, word) == NULL)
      return entries->long_name;
  }

  return NULL;
}

static gboolean
is_any_given (const GOptionEntry *entries)
{
  for (; entries->long_name != NULL; entries++) {
    if (*entries->long_name != '\0' && is_given (entries))
      return TRUE;
  }

  return FALSE;
}

static int
run (const ImzCtlHistoryOptions *options, const GOptionEntry *entries)
{
  guint n_words = options->words != NULL ? g_strv_length (options->words) : 0;

  for (gsize i = 0; i < G_N_ELEMENTS (acts) && n_words > 0; i++) {
    const char *strange;
    g_autofree char *message = NULL;

    if (strcmp (options->words[0], acts[i].word) != 0)
      continue;
    if (n_words - 1 < acts[i].least_words || n_words - 1 > acts[i].most_words)
      return imz_ctl_usage_error (_ (acts[i].need));
    if (acts[i].needs_option && !is_any_given (entries))
      return imz_ctl_usage_error (_ ("say what is otherwise; “imzamctl history --help” tells how"));

    strange = find_strange (entries, acts[i].options);
    if (strange == NULL)
      return acts[i].run (options);

    message = imz_phrase_expand (_ ("“history {verb}” does not take --{option}"), "verb",
                                 acts[i].word, "option", strange, NULL);
    return imz_ctl_usage_error (message);
  }

  return imz_ctl_usage_error (_ ("say “history” with add, list, show, set, remove, export, import, "
                                 "backup, restore or check"));
}

/* (transfer full): what it is for, and the verbs, one a line */
static char *
make_summary (void)
{
  g_auto (GStrv) verbs =
    g_strsplit (_ ("add | list | show ID | set ID | remove ID… | export | import FILE | backup | "
                   "restore [FILE] | check"),
                " | ", -1);
  g_autofree char *lines = g_strjoinv ("\n  ", verbs);

  return g_strdup_printf ("%s\n\n%s\n  %s", _ ("Keep and look at applications"), _ ("Verbs:"),
                          lines);
}

int
imz_ctl_history (int argc, char *argv[])
{
  g_auto (ImzCtlHistoryOptions) told = { NULL };
  const GOptionEntry entries[] = {
    { "case", 0, 0, G_OPTION_ARG_STRING, &told.kind,
      N_ ("What is applied for: renewal, first, lost or identity"), N_ ("CASE") },
    { "method", 0, 0, G_OPTION_ARG_STRING, &told.method,
      N_ ("How it is signed: e-onay, e-imza or wet-signed"), N_ ("METHOD") },
    { "province", 0, 0, G_OPTION_ARG_STRING, &told.province, N_ ("Go by this province’s rules"),
      N_ ("ID") },
    { "profile", 0, 0, G_OPTION_ARG_STRING, &told.profile,
      N_ ("Whose it is, of those who share this account"), N_ ("NAME") },
    { "stage", 0, 0, G_OPTION_ARG_STRING, &told.stage, N_ ("The stage that it came to"),
      N_ ("STAGE") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &told.date,
      N_ ("The day on which it came to its stage (YYYY-MM-DD)"), N_ ("DATE") },
    { "refusal", 0, 0, G_OPTION_ARG_STRING, &told.refusal,
      N_ ("Why it was refused: too-early, not-e-onay, wrong-reason or other"), N_ ("WORD") },
    { "undo", 0, 0, G_OPTION_ARG_NONE, &told.undo, N_ ("Take the last stage back"), NULL },
    { "courier", 0, 0, G_OPTION_ARG_STRING, &told.courier, N_ ("The courier"), N_ ("TEXT") },
    { "tracking", 0, 0, G_OPTION_ARG_STRING, &told.tracking, N_ ("The courier’s tracking number"),
      N_ ("NUMBER") },
    { "link", 0, 0, G_OPTION_ARG_STRING, &told.link, N_ ("The address of the tracking page"),
      N_ ("ADDRESS") },
    { "note", 0, 0, G_OPTION_ARG_STRING, &told.note, N_ ("A note"), N_ ("TEXT") },
    { "letter-number", 0, 0, G_OPTION_ARG_STRING, &told.letter_number,
      N_ ("The number of the official letter"), N_ ("NUMBER") },
    { "letter-date", 0, 0, G_OPTION_ARG_STRING, &told.letter_date,
      N_ ("The day of the official letter (YYYY-MM-DD)"), N_ ("DATE") },
    { "search", 0, 0, G_OPTION_ARG_STRING, &told.search,
      N_ ("Only those in which all these words stand"), N_ ("TEXT") },
    { "filter", 0, 0, G_OPTION_ARG_STRING, &told.filter,
      N_ ("Only these: all, open, in-use or failed"), N_ ("WORD") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &told.format, N_ ("json or csv"), N_ ("FORMAT") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &told.json, N_ ("Print one JSON object"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &told.words, NULL, N_ ("VERB…") },
    G_OPTION_ENTRY_NULL,
  };
  g_autofree char *summary = make_summary ();
  int exit;

  if (!imz_ctl_parse_options (argc, argv, entries, summary, &exit))
    return exit;

  return run (&told, entries);
}
