/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-history-read.h"

#include <unistd.h>

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>

#include "imz-ctl-print.h"
#include "imz-ctl.h"
#include "imz-display-text.h"
#include "imz-history-text.h"

static const char *const filters[IMZ_N_HISTORY_FILTERS] = {
  [IMZ_HISTORY_FILTER_ALL] = "all",
  [IMZ_HISTORY_FILTER_OPEN] = "open",
  [IMZ_HISTORY_FILTER_IN_USE] = "in-use",
  [IMZ_HISTORY_FILTER_FAILED] = "failed",
};

static gboolean
fail_word (const char *format, const char *word, int *exit)
{
  g_autofree char *shown = imz_display_text_quoted (word);
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", shown, 1);
  *exit = imz_ctl_usage_error (message->str);
  return FALSE;
}

static gboolean
parse_filter (const char *word, ImzHistoryFilter *filter, int *exit)
{
  *filter = IMZ_HISTORY_FILTER_ALL;
  if (word == NULL)
    return TRUE;

  for (ImzHistoryFilter found = 0; found < IMZ_N_HISTORY_FILTERS; found++) {
    if (strcmp (word, filters[found]) == 0) {
      *filter = found;
      return TRUE;
    }
  }

  return fail_word (_ ("“%s” is none of all, open, in-use and failed"), word, exit);
}

static int
print_export (ImzCtlHistoryDesk *desk, ImzExchangeFormat format)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr (GError) error = NULL;

  return imz_exchange_model_export (desk->exchange, desk->history, format, desk->province,
                                    desk->now, stream, &error)
           ? 0
           : imz_ctl_history_fail (error->message);
}

static gboolean
append_line_cb (ImzRecord *record, gpointer user_data)
{
  GString *text = user_data;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  imz_history_text_append_line (text, record);

  return TRUE;
}

static int
print_lines (ImzCtlHistoryDesk *desk, gboolean is_narrowed)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (!imz_history_model_foreach (desk->history, append_line_cb, text, &error))
    return imz_ctl_history_fail (error->message);
  if (text->len == 0)
    g_string_append (text, is_narrowed ? _ ("No application is like that.")
                                       : _ ("No application is kept yet."));

  return imz_ctl_print_text (g_string_free (g_steal_pointer (&text), FALSE));
}

int
imz_ctl_history_list (const ImzCtlHistoryOptions *options)
{
  g_auto (ImzCtlHistoryDesk) desk = { NULL };
  ImzHistoryFilter filter;
  int exit;

  if (!parse_filter (options->filter, &filter, &exit))
    return exit;

  imz_ctl_history_desk_init (&desk);
  imz_history_model_set_filter (desk.history, filter);
  if (options->search != NULL)
    imz_history_model_set_search (desk.history, options->search);

  return options->json
           ? print_export (&desk, IMZ_EXCHANGE_JSON)
           : print_lines (&desk, options->search != NULL || filter != IMZ_HISTORY_FILTER_ALL);
}

int
imz_ctl_history_show (const ImzCtlHistoryOptions *options)
{
  g_auto (ImzCtlHistoryDesk) desk = { NULL };
  g_autoptr (ImzRecord) record = NULL;
  ImzTimeline expected;
  gint64 id;
  int exit;

  if (!imz_ctl_history_parse_id (options->words[1], &id, &exit))
    return exit;

  imz_ctl_history_desk_init (&desk);
  record = imz_ctl_history_desk_find (&desk, id, &exit);
  if (record == NULL)
    return exit;
  if (options->json)
    return imz_ctl_history_desk_print_one (&desk, record, FALSE);

  expected = imz_exchange_model_expect (desk.exchange, record, desk.province, desk.now);
  return imz_ctl_print_text (imz_history_text_new (record, &expected));
}

int
imz_ctl_history_export (const ImzCtlHistoryOptions *options)
{
  g_auto (ImzCtlHistoryDesk) desk = { NULL };
  ImzExchangeFormat format;
  int exit;

  if (options->format == NULL)
    return imz_ctl_usage_error (_ ("say --format json or --format csv"));
  if (!imz_exchange_format_from_word (options->format, &format)) {
    fail_word (_ ("“%s” is none of json and csv"), options->format, &exit);
    return exit;
  }

  imz_ctl_history_desk_init (&desk);
  imz_history_model_set_order (desk.history, IMZ_HISTORY_ORDER_OLDEST);
  return print_export (&desk, format);
}
