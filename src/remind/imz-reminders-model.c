/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-reminders-model.h"

#include "imz-calendar.h"
#include "imz-store-error.h"

#define DAY_SECONDS G_GINT64_CONSTANT (86400)

enum {
  FORGET_AFTER_DAYS = 1000, /* no reminder is due for so long */
};

struct _ImzRemindersModel {
  GObject parent_instance;

  ImzConfig *config;
  ImzProvinces *provinces;
  ImzDatabase *database;
};

G_DEFINE_FINAL_TYPE (ImzRemindersModel, imz_reminders_model, G_TYPE_OBJECT)

typedef struct {
  ImzProfileModel *profiles;
  GPtrArray *records;
} Known;

static gboolean
is_claimed (ImzProfileModel *profiles, const char *sha256)
{
  return sha256 != NULL && imz_profile_model_get_owner (profiles, sha256) != NULL;
}

/* Of the many that are over only those count of e-imzas that somebody has, or of which nobody told what they are of. */
static gboolean
take_record_cb (ImzRecord *record, gpointer user_data)
{
  Known *known = user_data;
  const ImzRecordFacts *facts = imz_record_get_facts (record);

  if (imz_record_is_open (record) || facts->replaces.sha256 == NULL ||
      is_claimed (known->profiles, facts->replaces.sha256) ||
      is_claimed (known->profiles, facts->successor.sha256))
    g_ptr_array_add (known->records, g_object_ref (record));

  return TRUE;
}

/* (transfer full) (nullable): those that count; %NULL with @error */
static GPtrArray *
read_records (ImzRemindersModel *self, ImzProfileModel *profiles, GError **error)
{
  g_autoptr (ImzHistoryModel) history =
    imz_history_model_new (self->database, IMZ_HISTORY_SCOPE_ALL);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  Known known = { profiles, records };

  return imz_history_model_foreach (history, take_record_cb, &known, error)
           ? g_steal_pointer (&records)
           : NULL;
}

static GPtrArray *
records_of (GPtrArray *records, const char *name)
{
  GPtrArray *own = g_ptr_array_new ();

  for (guint i = 0; i < records->len; i++) {
    ImzRecord *record = g_ptr_array_index (records, i);
    const char *profile = imz_record_get_facts (record)->profile;

    if (strcmp (profile != NULL ? profile : "", name) == 0)
      g_ptr_array_add (own, record);
  }

  return own;
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const ImzReminder *first = *(const ImzReminder *const *) a;
  const ImzReminder *second = *(const ImzReminder *const *) b;

  return g_date_compare (&first->due, &second->due);
}

/* (transfer full) (nullable): all there is to be said, ever, by its day; %NULL with @error */
static GPtrArray *
plan_all (ImzRemindersModel *self, GError **error)
{
  g_autoptr (ImzProfileModel) profiles = imz_profile_model_new (self->database);
  ImzProvince *province = imz_provinces_choose (self->provinces, self->config, NULL);
  ImzHolidays *holidays = imz_provinces_get_holidays (self->provinces);
  g_auto (GStrv) names = imz_profile_model_get_names (profiles);
  const char *problem = imz_profile_model_get_reading_problem (profiles);
  g_autoptr (GPtrArray) plan = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reminder_free);
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GArray) deadline = imz_config_get_numbers (self->config, IMZ_CONFIG_KEY_REMINDER_DAYS);
  g_autoptr (GArray) e_onay =
    imz_config_get_numbers (self->config, IMZ_CONFIG_KEY_E_ONAY_REMINDER_DAYS);
  g_autoptr (GArray) password =
    imz_config_get_numbers (self->config, IMZ_CONFIG_KEY_PASSWORD_REMINDER_DAYS);
  const ImzReminderDays days = { deadline, e_onay, password };

  if (problem != NULL) {
    g_set_error_literal (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_CANNOT_OPEN, problem);
    return NULL;
  }

  records = read_records (self, profiles, error);
  if (records == NULL)
    return NULL;

  for (gsize i = 0; names[i] != NULL; i++) {
    g_autoptr (ImzCircumstances) circumstances =
      imz_profile_model_get_circumstances_of (profiles, names[i], province, holidays);
    g_autoptr (GPtrArray) own = records_of (records, names[i]);

    g_ptr_array_extend_and_steal (plan, imz_reminders_plan (circumstances, own, &days, names[i]));
  }
  g_ptr_array_sort (plan, compare_due);

  return g_steal_pointer (&plan);
}

/* (transfer full) (element-type utf8 ImzReminder): the latest of each series whose day has come */
static GHashTable *
find_latest (GPtrArray *plan, const GDate *today)
{
  GHashTable *latest = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < plan->len; i++) {
    ImzReminder *reminder = g_ptr_array_index (plan, i);

    if (g_date_compare (&reminder->due, today) <= 0)
      g_hash_table_insert (latest, reminder->series, reminder);
  }

  return latest;
}

/* What was said before its day was said of another day: the last date may move. What was said tomorrow, or is put
 * off for longer than can be asked for, was so by a clock that was wrong. */
static gboolean
is_silenced (ImzReminderModel *kept, const ImzReminder *reminder, gint64 now)
{
  gint64 said_at = imz_reminder_model_get_said_at (kept, reminder->key);
  gint64 until = imz_reminder_model_get_snoozed_until (kept, reminder->key);

  if (until != 0)
    return now < until && until - now <= 2 * DAY_SECONDS;

  return said_at != 0 && said_at - now <= DAY_SECONDS &&
         said_at >= imz_calendar_start_of_day (&reminder->due);
}

static gboolean
is_wanted (const char *const *quiet, ImzReminderKind kind)
{
  return !g_strv_contains (quiet, imz_reminder_kind_to_word (kind));
}

static void
imz_reminders_model_dispose (GObject *object)
{
  ImzRemindersModel *self = IMZ_REMINDERS_MODEL (object);

  g_clear_object (&self->database);

  G_OBJECT_CLASS (imz_reminders_model_parent_class)->dispose (object);
}

static void
imz_reminders_model_finalize (GObject *object)
{
  ImzRemindersModel *self = IMZ_REMINDERS_MODEL (object);

  imz_config_unref (self->config);
  imz_provinces_unref (self->provinces);

  G_OBJECT_CLASS (imz_reminders_model_parent_class)->finalize (object);
}

static void
imz_reminders_model_class_init (ImzRemindersModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_reminders_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_reminders_model_finalize;
}

static void
imz_reminders_model_init (ImzRemindersModel *self)
{
}

ImzRemindersModel *
imz_reminders_model_new (ImzConfig *config, ImzProvinces *provinces, ImzDatabase *database)
{
  ImzRemindersModel *self = g_object_new (IMZ_TYPE_REMINDERS_MODEL, NULL);

  self->config = imz_config_ref (config);
  self->provinces = imz_provinces_ref (provinces);
  self->database = g_object_ref (database);

  return self;
}

GPtrArray *
imz_reminders_model_get_coming (ImzRemindersModel *self, const GDate *today, GError **error)
{
  g_autoptr (GPtrArray) plan = NULL;

  g_return_val_if_fail (IMZ_IS_REMINDERS_MODEL (self), NULL);

  plan = plan_all (self, error);
  if (plan == NULL)
    return NULL;

  for (guint i = plan->len; i > 0; i--) {
    const ImzReminder *reminder = g_ptr_array_index (plan, i - 1);

    if (g_date_compare (&reminder->due, today) < 0)
      g_ptr_array_remove_index (plan, i - 1);
  }

  return g_steal_pointer (&plan);
}

GPtrArray *
imz_reminders_model_get_due (ImzRemindersModel *self, gint64 now, GError **error)
{
  g_autoptr (GPtrArray) due = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reminder_free);
  g_autoptr (ImzReminderModel) kept = NULL;
  g_autoptr (GPtrArray) plan = NULL;
  g_autoptr (GHashTable) latest = NULL;
  g_auto (GStrv) quiet = NULL;
  GDate today = imz_calendar_day (now);

  g_return_val_if_fail (IMZ_IS_REMINDERS_MODEL (self), NULL);

  if (!imz_config_get_switch (self->config, IMZ_CONFIG_KEY_REMINDERS))
    return g_steal_pointer (&due);

  kept = imz_reminder_model_new (self->database);
  plan = plan_all (self, error);
  if (plan == NULL || !imz_reminder_model_load (kept, error))
    return NULL;

  latest = find_latest (plan, &today);
  quiet = imz_config_get_list (self->config, IMZ_CONFIG_KEY_QUIET_REMINDERS);
  for (guint i = 0; i < plan->len; i++) {
    const ImzReminder *reminder = g_ptr_array_index (plan, i);

    if (g_hash_table_lookup (latest, reminder->series) == reminder &&
        g_date_compare (&today, &reminder->until) <= 0 &&
        is_wanted ((const char *const *) quiet, reminder->kind) &&
        !is_silenced (kept, reminder, now))
      g_ptr_array_add (due, imz_reminder_copy (reminder));
  }

  return g_steal_pointer (&due);
}

gboolean
imz_reminders_model_check_writable (ImzRemindersModel *self, GError **error)
{
  g_return_val_if_fail (IMZ_IS_REMINDERS_MODEL (self), FALSE);

  return imz_database_check_writable (self->database, error);
}

gboolean
imz_reminders_model_note_said (ImzRemindersModel *self,
                               const ImzReminder *reminder,
                               gint64 now,
                               GError **error)
{
  g_autoptr (ImzReminderModel) kept = NULL;
  const char *const keys[] = { reminder->key, NULL };

  g_return_val_if_fail (IMZ_IS_REMINDERS_MODEL (self), FALSE);

  kept = imz_reminder_model_new (self->database);
  if (!imz_reminder_model_note_said (kept, keys, now, error))
    return FALSE;

  /* It is tried again next time. */
  imz_reminder_model_forget_before (kept, now - FORGET_AFTER_DAYS * DAY_SECONDS, NULL);
  return TRUE;
}

gboolean
imz_reminders_model_snooze (ImzRemindersModel *self, const char *key, gint64 now, GError **error)
{
  g_autoptr (ImzReminderModel) kept = NULL;
  GDate tomorrow = imz_calendar_day (now);

  g_return_val_if_fail (IMZ_IS_REMINDERS_MODEL (self), FALSE);

  g_date_add_days (&tomorrow, 1);
  kept = imz_reminder_model_new (self->database);

  return imz_reminder_model_snooze (kept, key, imz_calendar_start_of_day (&tomorrow), error);
}
