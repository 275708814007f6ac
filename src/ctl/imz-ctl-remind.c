/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-remind.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-ctl-print.h"
#include "imz-ctl-wake.h"
#include "imz-ctl.h"
#include "imz-json.h"
#include "imz-reminders-model.h"

#define SCHEMA "imzam.remind/1"

enum {
  /* The window program may have to be started first, on an old machine, while all else starts. */
  DEADLINE_MS = 60000,
};

typedef struct {
  gboolean dry_run;
  gboolean json;
  char *date;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->date);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static gboolean
parse_moment (const Options *options, gint64 *moment, GError **error)
{
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  GDate day;

  *moment = now;
  if (options->date == NULL)
    return TRUE;

  if (!options->dry_run) {
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         _ ("“--date” is for rehearsals: it needs “--dry-run”"));
    return FALSE;
  }
  if (!imz_calendar_parse_day (options->date, &day, error))
    return FALSE;

  *moment = imz_calendar_same_time_on (now, &day);
  return TRUE;
}

static GPtrArray *
find_due (gint64 moment, GError **error)
{
  g_autoptr (ImzConfig) config = imz_config_new_default ();
  g_autoptr (ImzProvinces) provinces = imz_provinces_new_default ();
  g_autoptr (ImzDatabase) database = imz_database_new_default ();
  g_autoptr (ImzRemindersModel) reminders = imz_reminders_model_new (config, provinces, database);

  return imz_reminders_model_get_due (reminders, moment, error);
}

static void
add_reminder (JsonBuilder *builder, const ImzReminder *reminder, const GDate *today)
{
  g_autofree char *title = imz_reminder_get_title (reminder, today);
  g_autofree char *body = imz_reminder_get_body (reminder, today);

  json_builder_begin_object (builder);
  imz_json_add_string (builder, "key", reminder->key);
  imz_json_add_string (builder, "kind", imz_reminder_kind_to_word (reminder->kind));
  imz_json_add_day (builder, "due", &reminder->due);
  imz_json_add_day (builder, "day", &reminder->day);
  imz_json_add_int (builder, "days_left", g_date_days_between (today, &reminder->day));
  imz_json_add_string (builder, "title", title);
  imz_json_add_string (builder, "body", body);
  imz_json_add_string (builder, "guide", reminder->guide);
  imz_json_add_string (builder, "rule", reminder->rule);
  json_builder_end_object (builder);
}

static JsonNode *
make_document (GPtrArray *due, const GDate *today)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  imz_json_add_string (builder, "schema", SCHEMA);
  json_builder_set_member_name (builder, "reminders");
  json_builder_begin_array (builder);
  for (guint i = 0; i < due->len; i++)
    add_reminder (builder, due->pdata[i], today);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

static char *
make_text (GPtrArray *due, const GDate *today)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (due->len == 0)
    return g_strdup (_ ("There is nothing to be reminded of."));

  for (guint i = 0; i < due->len; i++) {
    g_autofree char *title = imz_reminder_get_title (due->pdata[i], today);
    g_autofree char *body = imz_reminder_get_body (due->pdata[i], today);

    g_string_append_printf (text, "%s%s\n  %s", i > 0 ? "\n\n" : "", title, body);
  }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static int
fail (const char *message)
{
  imz_ctl_print_error (message);

  return IMZ_CTL_EXIT_FAILED;
}

/* Nobody is woken for nothing. */
static int
wake (GPtrArray *due)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (due->len == 0 || imz_ctl_wake ("remind", DEADLINE_MS, &error))
    return 0;

  message = g_strdup_printf (_ ("İmzam could not be started to remind: %s"), error->message);

  return fail (message);
}

int
imz_ctl_remind (int argc, char *argv[])
{
  g_auto (Options) options = { FALSE };
  const GOptionEntry entries[] = {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_ ("Only print what is due; say and change nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, N_ ("Print one JSON object"), NULL },
    { "date", 0, 0, G_OPTION_ARG_STRING, &options.date,
      N_ ("Answer as if it were this day (YYYY-MM-DD)"), N_ ("DATE") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) due = NULL;
  gint64 moment;
  GDate today;
  int exit;

  if (!imz_ctl_parse_options (argc, argv, entries, _ ("Remind of what is due"), &exit))
    return exit;
  if (!parse_moment (&options, &moment, &error))
    return imz_ctl_usage_error (error->message);

  due = find_due (moment, &error);
  if (due == NULL)
    return fail (error->message);

  exit = options.dry_run ? 0 : wake (due);
  today = imz_calendar_day (moment);
  if (exit == 0 && options.json)
    exit = imz_ctl_print_document (make_document (due, &today));
  else if (exit == 0 && options.dry_run)
    exit = imz_ctl_print_text (make_text (due, &today));

  return exit;
}
