/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-watch.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

#include "imz-ctl-backends.h"
#include "imz-ctl.h"
#include "imz-preferences-model.h"
#include "imz-status-json.h"
#include "imz-status-text.h"
#include "imz-status.h"
#include "imz-system-clock.h"

typedef struct {
  GMainLoop *loop;
  ImzCtlKnowledge knowledge;
  ImzPreferencesModel *preferences;
  ImzStatus *status;
  gboolean json;
  ImzSnapshot *told;  /* what was plugged in when something was said last */
  ImzSummary summary; /* and what that meant */
  JsonNode *document; /* what was said last, if that is JSON */
  char *text;         /* and else */
} Watch;

static gboolean
quit_cb (gpointer user_data)
{
  Watch *watch = user_data;

  g_main_loop_quit (watch->loop);
  return G_SOURCE_CONTINUE;
}

/* The answer comes at once; what is still being checked is told when that is over, not in between. */
static gboolean
is_worth_telling (Watch *watch, ImzStatus *status)
{
  ImzSnapshot *plugged_in = imz_reader_monitor_get_snapshot (imz_status_get_monitor (status));

  return imz_status_is_settled (status) || watch->told == NULL ||
         !imz_snapshot_equal (watch->told, plugged_in) ||
         watch->summary != imz_status_get_verdict (status)->summary;
}

static gboolean
is_new_document (Watch *watch, JsonNode *document)
{
  g_autoptr (JsonNode) last = watch->document;

  watch->document = document;
  return last == NULL || !imz_status_json_same (last, document);
}

static gboolean
is_new_text (Watch *watch, char *text)
{
  g_autofree char *last = watch->text;

  watch->text = text;
  return g_strcmp0 (last, text) != 0;
}

/* Takes in what could be said now, as it would be printed; FALSE if it is what was said last. */
static gboolean
has_news (Watch *watch, ImzStatus *status)
{
  ImzSnapshot *snapshot = imz_status_get_snapshot (status);
  const ImzVerdict *verdict = imz_status_get_verdict (status);
  const ImzAdvice *advice = imz_status_get_advice (status);
  GPtrArray *remembered = imz_circumstances_get_remembered (imz_status_get_circumstances (status));

  return watch->json
           ? is_new_document (watch, imz_status_json_new (snapshot, verdict, advice, remembered))
           : is_new_text (watch, imz_status_to_text (snapshot, verdict, advice));
}

static void
changed_cb (ImzStatus *status, gpointer user_data)
{
  Watch *watch = user_data;
  g_autofree char *line = NULL;

  if (!imz_snapshot_is_settled (imz_status_get_snapshot (status)) ||
      !is_worth_telling (watch, status))
    return;

  g_clear_pointer (&watch->told, imz_snapshot_unref);
  watch->told =
    imz_snapshot_ref (imz_reader_monitor_get_snapshot (imz_status_get_monitor (status)));
  watch->summary = imz_status_get_verdict (status)->summary;
  if (!has_news (watch, status))
    return;

  /* Whoever read the output may have gone. */
  line =
    watch->json ? json_to_string (watch->document, FALSE) : g_strconcat (watch->text, "\n", NULL);
  if (!imz_ctl_print_line (line, watch->json))
    g_main_loop_quit (watch->loop);
}

/* The window, or another program, wrote down what the holder said or claimed, or chose another province. */
static void
tell_circumstances (Watch *watch)
{
  g_autoptr (ImzCircumstances) circumstances = imz_ctl_knowledge_look_up (&watch->knowledge);

  imz_status_set_circumstances (watch->status, circumstances);
}

static void
province_changed_cb (Watch *watch)
{
  watch->knowledge.province = imz_preferences_model_get_province (watch->preferences);
  tell_circumstances (watch);
}

static void
problem_changed_cb (ImzPreferencesModel *preferences)
{
  const char *problem = imz_preferences_model_get_problem (preferences);

  if (problem != NULL)
    imz_ctl_print_problem (problem);
}

int
imz_ctl_watch (int argc, char *argv[])
{
  Watch watch = { 0 };
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &watch.json, N_ ("Print one JSON object a line"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GMainLoop) loop = NULL;
  g_auto (ImzCtlBackends) backends = { NULL };
  g_autoptr (ImzClock) clock = NULL;
  g_autoptr (ImzCircumstances) circumstances = NULL;
  g_autoptr (ImzPreferencesModel) preferences = NULL;
  g_autoptr (ImzStatus) status = NULL;
  guint interrupt, terminate;
  int exit;

  if (!imz_ctl_parse_options (argc, argv, entries,
                              _ ("Print the state now and again at each change"), &exit))
    return exit;

  watch.loop = loop = g_main_loop_new (NULL, FALSE);
  interrupt = g_unix_signal_add (SIGINT, quit_cb, &watch);
  terminate = g_unix_signal_add (SIGTERM, quit_cb, &watch);
  imz_ctl_backends_init (&backends, FALSE, NULL);
  clock = imz_system_clock_new (0);
  imz_ctl_knowledge_init (&watch.knowledge, NULL, NULL); /* that province is there */
  watch.preferences = preferences =
    imz_preferences_model_new (backends.config, watch.knowledge.provinces);
  circumstances = imz_ctl_knowledge_look_up (&watch.knowledge);
  watch.status = status = imz_status_new (backends.readers, backends.trust, clock, circumstances);
  g_signal_connect (status, "changed", G_CALLBACK (changed_cb), &watch);
  g_signal_connect_swapped (watch.knowledge.history, "changed", G_CALLBACK (tell_circumstances),
                            &watch);
  g_signal_connect_swapped (watch.knowledge.profiles, "changed", G_CALLBACK (tell_circumstances),
                            &watch);
  g_signal_connect_swapped (preferences, "notify::province", G_CALLBACK (province_changed_cb),
                            &watch);
  g_signal_connect (preferences, "notify::problem", G_CALLBACK (problem_changed_cb), NULL);

  g_main_loop_run (loop);

  g_source_remove (interrupt);
  g_source_remove (terminate);
  imz_ctl_knowledge_clear (&watch.knowledge);
  g_clear_pointer (&watch.told, imz_snapshot_unref);
  g_clear_pointer (&watch.document, json_node_unref);
  g_free (watch.text);

  return 0;
}
