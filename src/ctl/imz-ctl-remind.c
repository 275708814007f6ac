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

#define NOTIFICATIONS "org.freedesktop.Notifications"

typedef struct {
  ImzDatabase *database;
  ImzRemindersModel *reminders;
  gboolean is_changed; /* what is kept, since it was looked at */
} Desk;

static void
clear_desk (Desk *self)
{
  if (self->database != NULL)
    g_signal_handlers_disconnect_by_data (self->database, self);
  g_clear_object (&self->reminders);
  g_clear_object (&self->database);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Desk, clear_desk)

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

static void
init_desk (Desk *self)
{
  g_autoptr (ImzConfig) config = imz_config_new_default ();
  g_autoptr (ImzProvinces) provinces = imz_provinces_new_default ();

  self->database = imz_database_new_default ();
  self->reminders = imz_reminders_model_new (config, provinces, self->database);
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

static gboolean
is_among (GPtrArray *reminders, const char *key)
{
  for (guint i = 0; i < reminders->len; i++) {
    if (strcmp (((const ImzReminder *) reminders->pdata[i])->key, key) == 0)
      return TRUE;
  }

  return FALSE;
}

/* Takes out of `due` what was said meanwhile, into `said`: the window program notes what it has shown. */
static gboolean
find_said (Desk *self, gint64 moment, GPtrArray *due, GPtrArray *said, GError **error)
{
  g_autoptr (GPtrArray) left = imz_reminders_model_get_due (self->reminders, moment, error);

  if (left == NULL)
    return FALSE;

  for (guint i = 0; i < due->len;) {
    const ImzReminder *reminder = due->pdata[i];

    if (is_among (left, reminder->key))
      i++;
    else
      g_ptr_array_add (said, g_ptr_array_steal_index (due, i));
  }

  return TRUE;
}

static void
changed_cb (Desk *self)
{
  self->is_changed = TRUE;
}

/* Until all is said, or nothing more can be waited for. */
static gboolean
follow (Desk *self,
        ImzCtlWaking *waking,
        gint64 moment,
        GPtrArray *due,
        GPtrArray *said,
        GError **error)
{
  gboolean waits = TRUE;

  for (;;) {
    if (self->is_changed || !waits) {
      self->is_changed = FALSE;
      if (!find_said (self, moment, due, said, error))
        return FALSE;
    }
    if (due->len == 0 || !waits)
      return TRUE;
    waits = imz_ctl_waking_wait (waking);
  }
}

/* Where nothing would be shown or noted, nobody is woken. */
static int
say (Desk *self, gint64 moment, GPtrArray *due, GPtrArray *said)
{
  g_autoptr (ImzCtlWaking) waking = imz_ctl_waking_new (DEADLINE_MS);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (!imz_database_check_writable (self->database, &error))
    return fail (error->message);
  if (!imz_ctl_waking_start_service (waking, NOTIFICATIONS, &error))
    return fail (_ ("Nothing in this session shows notifications."));

  imz_database_watch (self->database);
  g_signal_connect_swapped (self->database, "changed", G_CALLBACK (changed_cb), self);
  if (!imz_ctl_waking_ask (waking, "remind", &error)) {
    message = g_strdup_printf (_ ("İmzam could not be started to remind: %s"), error->message);
    return fail (message);
  }
  if (!follow (self, waking, moment, due, said, &error))
    return fail (error->message);

  return due->len == 0 ? 0 : fail (_ ("Not all that is due could be shown; it stays due."));
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
  g_auto (Desk) desk = { NULL };
  g_autoptr (GPtrArray) due = NULL;
  g_autoptr (GPtrArray) said = NULL;
  gint64 moment;
  GDate today;
  int exit;

  if (!imz_ctl_parse_options (argc, argv, entries, _ ("Remind of what is due"), &exit))
    return exit;
  if (!parse_moment (&options, &moment, &error))
    return imz_ctl_usage_error (error->message);

  init_desk (&desk);
  due = imz_reminders_model_get_due (desk.reminders, moment, &error);
  if (due == NULL)
    return fail (error->message);

  today = imz_calendar_day (moment);
  if (options.dry_run)
    return options.json ? imz_ctl_print_document (make_document (due, &today))
                        : imz_ctl_print_text (make_text (due, &today));

  said = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reminder_free);
  exit = due->len > 0 ? say (&desk, moment, due, said) : 0;
  if (options.json && (exit == 0 || said->len > 0))
    exit = MAX (exit, imz_ctl_print_document (make_document (said, &today)));

  return exit;
}
