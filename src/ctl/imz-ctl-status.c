/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-status.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-ctl-backends.h"
#include "imz-ctl.h"
#include "imz-display-text.h"
#include "imz-status-json.h"
#include "imz-status-text.h"

enum {
  MAX_WAIT_SECONDS = 24 * 60 * 60,
};

typedef struct {
  gboolean json;
  char *reader;
  char *wait;
  char *province;
  char *date;
  gboolean offline;
  char *anchors;
  gboolean remembered;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->reader);
  g_free (options->wait);
  g_free (options->province);
  g_free (options->date);
  g_free (options->anchors);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

/* Seconds between now and the same time on the day `text`. */
static gboolean
parse_date (const char *text, gint64 *offset, GError **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GDate day;

  *offset = 0;
  if (text == NULL)
    return TRUE;
  if (!imz_calendar_parse_day (text, &day, error))
    return FALSE;

  *offset = imz_calendar_same_time_on (now, &day) - now;
  return TRUE;
}

static gboolean
parse_wait (const char *text, guint *milliseconds, GError **error)
{
  double seconds;
  char *end;

  *milliseconds = 0;
  if (text == NULL)
    return TRUE;

  seconds = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (seconds) || seconds < 0 ||
      seconds > MAX_WAIT_SECONDS) {
    g_autofree char *shown = imz_display_text_quoted (text);

    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                 _ ("“%s” is not a number of seconds between 0 and %d"), shown, MAX_WAIT_SECONDS);
    return FALSE;
  }

  *milliseconds = (guint) (seconds * 1000);
  return TRUE;
}

static gboolean
check_options (const Options *options, GError **error)
{
  if (options->anchors != NULL && !g_file_test (options->anchors, G_FILE_TEST_IS_DIR)) {
    g_autofree char *shown = imz_display_text_quoted (options->anchors);

    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("“%s” is not a folder"),
                 shown);
    return FALSE;
  }

  return TRUE;
}

/* One that was pulled too early may come back. */
static gboolean
has_read_card (const ImzSnapshot *snapshot)
{
  for (guint i = 0; i < imz_snapshot_get_n_readers (snapshot); i++) {
    const ImzCard *card = imz_reader_get_card (imz_snapshot_get_reader (snapshot, i));

    if (card != NULL && imz_card_get_state (card) != IMZ_CARD_STATE_REMOVED)
      return TRUE;
  }

  return FALSE;
}

static ImzSnapshot *
chosen_readers (ImzSnapshot *snapshot, const char *reader)
{
  return reader != NULL ? imz_snapshot_filter_readers (snapshot, reader)
                        : imz_snapshot_ref (snapshot);
}

static gboolean
is_over (ImzReaderMonitor *monitor, const char *reader, gboolean waits_for_card)
{
  g_autoptr (ImzSnapshot) snapshot =
    chosen_readers (imz_reader_monitor_get_snapshot (monitor), reader);

  return imz_snapshot_is_settled (snapshot) && (!waits_for_card || has_read_card (snapshot));
}

static gboolean
wait_over_cb (gpointer user_data)
{
  gboolean *waits_for_card = user_data;

  *waits_for_card = FALSE;
  return G_SOURCE_REMOVE;
}

/* Runs until nothing is under way any more, and if asked to, until a card has been read. */
static void
wait_until_read (ImzReaderMonitor *monitor, const char *reader, guint wait_ms)
{
  gboolean waits_for_card = wait_ms > 0;
  guint timeout = waits_for_card ? g_timeout_add (wait_ms, wait_over_cb, &waits_for_card) : 0;

  while (!is_over (monitor, reader, waits_for_card))
    g_main_context_iteration (NULL, TRUE);

  if (waits_for_card)
    g_source_remove (timeout);
}

/* What was last seen speaks only where there is no card, and only if it is asked to. */
static ImzVerdict *
judge (ImzSnapshot *snapshot, ImzCircumstances *circumstances, gboolean remembered, gint64 now)
{
  const ImzRenewalLimits *limits =
    imz_province_get_limits (imz_circumstances_get_province (circumstances));
  ImzVerdict *verdict = NULL;

  if (remembered && !imz_snapshot_may_hold_card (snapshot))
    verdict =
      imz_verdict_new_remembered (imz_circumstances_get_remembered (circumstances), now, limits);

  return verdict != NULL ? verdict : imz_verdict_new (snapshot, now, limits);
}

static int
print_status (const Options *options, ImzCtlKnowledge *knowledge, gint64 offset, guint wait_ms)
{
  g_auto (ImzCtlBackends) backends = { NULL };
  g_autoptr (ImzSnapshot) read = NULL;
  g_autoptr (ImzSnapshot) snapshot = NULL;
  g_autoptr (ImzCircumstances) circumstances = NULL;
  g_autoptr (ImzVerdict) verdict = NULL;
  g_autoptr (ImzAdvice) advice = NULL;
  g_autoptr (JsonNode) document = NULL;
  g_autofree char *text = NULL;
  gint64 now;

  imz_ctl_backends_init (&backends, options->offline, options->anchors);
  wait_until_read (backends.readers, options->reader, wait_ms);

  now = g_get_real_time () / G_USEC_PER_SEC + offset;
  read = chosen_readers (imz_reader_monitor_get_snapshot (backends.readers), options->reader);
  snapshot = imz_ctl_backends_check (&backends, read, now);
  circumstances = imz_ctl_knowledge_look_up (knowledge);
  verdict = judge (snapshot, circumstances, options->remembered, now);
  advice = imz_advice_new_for_verdict (verdict, circumstances);

  document = imz_status_json_new (snapshot, verdict, advice,
                                  imz_circumstances_get_remembered (circumstances));
  text = options->json ? json_to_string (document, TRUE)
                       : imz_status_to_text (snapshot, verdict, advice);

  /* Whoever goes by the exit code alone is not told that all is well when nothing was said. */
  return imz_ctl_print_line (text, options->json) ? (int) verdict->exit : IMZ_EXIT_UNKNOWN;
}

int
imz_ctl_status (int argc, char *argv[])
{
  g_auto (Options) options = { FALSE };
  g_auto (ImzCtlKnowledge) knowledge = { NULL };
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print one JSON object"), NULL },
    { "reader", 0, 0, G_OPTION_ARG_STRING, &options.reader,
      N_ ("Look only at readers whose name begins with NAME"), N_ ("NAME") },
    { "wait", 0, 0, G_OPTION_ARG_STRING, &options.wait,
      N_ ("Wait up to SECONDS for a card that can be read"), N_ ("SECONDS") },
    { "province", 0, 0, G_OPTION_ARG_STRING, &options.province,
      N_ ("Go by the rules of this province"), N_ ("ID") },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date,
      N_ ("Answer as if it were this day (YYYY-MM-DD)"), N_ ("DATE") },
    { "offline", 0, 0, G_OPTION_ARG_NONE, &options.offline, N_ ("Ask nobody on the network"),
      NULL },
    { "anchors", 0, 0, G_OPTION_ARG_FILENAME, &options.anchors,
      N_ ("Rely on the certificates (*.pem) in FOLDER, too; this machine’s own addresses may be "
          "asked"),
      N_ ("FOLDER") },
    { "remembered", 0, 0, G_OPTION_ARG_NONE, &options.remembered,
      N_ ("Without a card, go by what was last seen"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  gint64 offset;
  guint wait_ms;
  int exit;

  if (!imz_ctl_parse_options (argc, argv, entries,
                              _ ("Say what the state of the e-imza is and what to do next"), &exit))
    return exit;

  if (!parse_date (options.date, &offset, &error) || !parse_wait (options.wait, &wait_ms, &error) ||
      !check_options (&options, &error) ||
      !imz_ctl_knowledge_init (&knowledge, options.province, &error))
    return imz_ctl_usage_error (error->message);

  return print_status (&options, &knowledge, offset, wait_ms);
}
