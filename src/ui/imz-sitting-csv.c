/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-sitting-csv.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-csv.h"
#include "imz-phrase.h"

static const char *const headings[] = {
  N_ ("Holder"), N_ ("Ends on"), N_ ("Days left"), N_ ("State"), N_ ("Seen at"),
};

#define N_COLUMNS G_N_ELEMENTS (headings)

typedef void (*RowWriter) (GString *text, char *const *cells);

static void
append_csv_row (GString *text, char *const *cells)
{
  imz_csv_append_row (text, (const char *const *) cells, N_COLUMNS);
}

/* A tab or the end of a line within a cell would begin another one. */
static void
append_tab_row (GString *text, char *const *cells)
{
  for (gsize i = 0; i < N_COLUMNS; i++) {
    if (i > 0)
      g_string_append_c (text, '\t');
    for (const char *p = cells[i]; *p != '\0'; p++)
      g_string_append_c (text, strchr ("\t\r\n", *p) != NULL ? ' ' : *p);
  }
  g_string_append_c (text, '\n');
}

static void
append_headings (GString *text, RowWriter write)
{
  char *cells[N_COLUMNS];

  for (gsize i = 0; i < N_COLUMNS; i++)
    cells[i] = (char *) _ (headings[i]);
  write (text, cells);
}

static void
append_entry (GString *text, ImzSittingEntry *entry, gboolean masked, RowWriter write)
{
  const ImzSittingFacts *facts = imz_sitting_entry_get_facts (entry);
  GDate end = imz_calendar_day (facts->not_after);
  g_autofree char *name = imz_sitting_entry_name (entry, masked);
  g_autofree char *holder = imz_csv_make_harmless (name);
  g_autofree char *ends = imz_calendar_format_day (&end);
  /* A number stays one, also below zero. */
  g_autofree char *days = g_strdup_printf ("%d", facts->days_left);
  g_autofree char *state = imz_csv_make_harmless (facts->badge);
  g_autofree char *seen = imz_phrase_moment (facts->seen_at);
  char *cells[N_COLUMNS] = { holder, ends, days, state, seen };

  write (text, cells);
}

static void
append_table (GString *text, ImzSitting *sitting, RowWriter write)
{
  GListModel *model = G_LIST_MODEL (sitting);

  append_headings (text, write);
  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (ImzSittingEntry) entry = g_list_model_get_item (model, i);

    append_entry (text, entry, imz_sitting_get_masked (sitting), write);
  }
}

GBytes *
imz_sitting_csv_write (ImzSitting *sitting)
{
  GString *text = g_string_new (IMZ_CSV_BYTE_ORDER_MARK);

  append_table (text, sitting, append_csv_row);

  return g_string_free_to_bytes (text);
}

char *
imz_sitting_csv_write_tabs (ImzSitting *sitting)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_table (text, sitting, append_tab_row);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
imz_sitting_csv_suggest_name (gint64 now)
{
  GDate today = imz_calendar_day (now);
  g_autofree char *day = imz_calendar_format_day (&today);

  /* Translators: a file name, {day} is a date; in ASCII */
  return imz_phrase_expand (_ ("quick-check-{day}.csv"), "day", day, NULL);
}
