/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-reminder.h"

#include "imz-advice-choice.h"
#include "imz-calendar.h"
#include "imz-reminder-life.h"

/* For how many days after its day it is still worth saying. */
enum {
  AFTER_END_DAYS = 7,
  AFTER_LATE_DAYS = 60, /* that it should have come, or that its PIN can be made */
};

/* Guides that are begun from here, beside those that the advice names. */
#define GUIDE_E_ONAY "e-onay"
#define GUIDE_SUSPENDED "suspended"
#define GUIDE_LOST "lost"
#define GUIDE_DELIVERED "after-delivery"
#define GUIDE_LATE "delivery-late"

static const char *const rules[IMZ_N_REMINDER_KINDS] = {
  [IMZ_REMINDER_WINDOW] = "R7",    [IMZ_REMINDER_LAST_DATE] = "R8",
  [IMZ_REMINDER_END] = "R6",       [IMZ_REMINDER_E_ONAY] = "R9",
  [IMZ_REMINDER_PASSWORD] = "R20", [IMZ_REMINDER_PRODUCTION] = "R13",
  [IMZ_REMINDER_COURIER] = "R15",  [IMZ_REMINDER_PIN] = "R14",
};

typedef struct {
  const ImzCircumstances *circumstances;
  GPtrArray *records; /* each with the e-imza that it is about, if that is known */
  const ImzReminderDays *days;
  const char *profile;
  GPtrArray *reminders;
} Plan;

static ImzReminder *
add (Plan *self, ImzReminderKind kind, const char *subject, const GDate *day, guint days_before)
{
  ImzReminder *reminder = g_new0 (ImzReminder, 1);

  reminder->kind = kind;
  reminder->series = g_strdup_printf ("%s:%s", imz_reminder_kind_to_word (kind), subject);
  reminder->key = g_strdup_printf ("%s:%u", reminder->series, days_before);
  reminder->day = *day;
  reminder->until = *day;
  reminder->due = *day;
  g_date_subtract_days (&reminder->due, days_before);
  g_date_clear (&reminder->opens, 1);
  reminder->days_before = days_before;
  reminder->rule = g_strdup (rules[kind]);
  reminder->profile = g_strdup (self->profile);
  g_ptr_array_add (self->reminders, reminder);

  return reminder;
}

static const char *
get_subject (const ImzReminderLife *life)
{
  return imz_certificate_get_sha256 (life->certificate);
}

/* What the advice leads to on @day. With a suspended one only what is consented to already can be done; a lost one is
 * not renewed. */
static const char *
find_guide (const Plan *self, const ImzReminderLife *life, const GDate *day)
{
  ImzProvince *province = imz_circumstances_get_province (self->circumstances);
  ImzTimelineFacts facts = life->facts;
  ImzTimeline timeline;
  const char *guide;

  if (life->is_lost)
    return GUIDE_LOST;

  facts.now = imz_calendar_start_of_day (day);
  timeline =
    imz_timeline_of (&facts, province, imz_circumstances_get_holidays (self->circumstances));
  guide = imz_deed_get_words (imz_advice_choose_deed (&facts, &timeline, province))->guide;

  return life->is_suspended && facts.e_onay != IMZ_E_ONAY_YES ? GUIDE_SUSPENDED : guide;
}

static void
add_window (Plan *self, const ImzReminderLife *life, const GDate *last)
{
  ImzReminder *reminder =
    add (self, IMZ_REMINDER_WINDOW, get_subject (life), &life->days.window_opens, 0);

  reminder->until = *last;
  reminder->guide = g_strdup (find_guide (self, life, &reminder->due));
}

static void
add_last_date (Plan *self, const ImzReminderLife *life, const GDate *last, guint days_before)
{
  ImzReminder *reminder = add (self, IMZ_REMINDER_LAST_DATE, get_subject (life), last, days_before);

  reminder->until = life->days.ends;
  reminder->opens = life->days.window_opens;
  reminder->guide = g_strdup (find_guide (self, life, &reminder->due));
}

static void
add_end (Plan *self, const ImzReminderLife *life, guint days_before)
{
  ImzReminder *reminder =
    add (self, IMZ_REMINDER_END, get_subject (life), &life->days.ends, days_before);

  g_date_add_days (&reminder->until, AFTER_END_DAYS);
  if (life->applied != NULL) {
    reminder->record = imz_record_get_facts (life->applied)->id;
  } else {
    if (!life->is_lost)
      reminder->opens = life->days.window_opens;
    reminder->guide = g_strdup (find_guide (self, life, &reminder->due));
  }
}

/* Of the last date, if there is @last, or of the end. The day itself is always told. */
static void
add_deadlines (Plan *self, const ImzReminderLife *life, const GDate *last)
{
  const GArray *days = self->days->deadline;

  for (guint i = 0; i <= days->len; i++) {
    guint days_before = i < days->len ? g_array_index (days, guint, i) : 0;

    if (i < days->len && days_before == 0)
      continue;
    if (last != NULL)
      add_last_date (self, life, last, days_before);
    else
      add_end (self, life, days_before);
  }
}

static void
add_e_onays (Plan *self, const ImzReminderLife *life)
{
  const GArray *days = self->days->e_onay;

  for (guint i = 0; i < days->len; i++) {
    ImzReminder *reminder = add (self, IMZ_REMINDER_E_ONAY, get_subject (life), &life->days.ends,
                                 g_array_index (days, guint, i));

    reminder->guide = g_strdup (GUIDE_E_ONAY);
  }
}

static void
add_password (Plan *self, const ImzReminderLife *life, guint days_before)
{
  ImzReminder *reminder =
    add (self, IMZ_REMINDER_PASSWORD, get_subject (life), &life->days.ends, days_before);

  reminder->guide = g_strdup (GUIDE_DELIVERED);
}

static void
add_passwords (Plan *self, const ImzReminderLife *life)
{
  const GArray *days = self->days->password;
  int most = days->len > 0 ? (int) g_array_index (days, guint, 0) : 0;
  GDate first = life->days.window_opens;
  int days_left;

  if (life->applied != NULL) {
    const GArray *stages = imz_record_get_facts (life->applied)->stages;
    GDate applied = imz_calendar_day (g_array_index (stages, ImzRecordStage, 0).at);

    if (g_date_compare (&applied, &first) < 0)
      first = applied;
  }
  days_left = imz_calendar_days_until (&first, &life->days.ends);
  if (days_left > most)
    add_password (self, life, (guint) days_left);
  for (guint i = 0; i < days->len; i++)
    add_password (self, life, g_array_index (days, guint, i));
}

/* A PIN is made with e-Devlet (R20): whoever made one has a password. */
static gboolean
has_password (const Plan *self)
{
  for (guint i = 0; i < self->records->len; i++) {
    ImzStage stage = imz_record_get_stage (g_ptr_array_index (self->records, i));

    if (stage == IMZ_STAGE_PIN_MADE || stage == IMZ_STAGE_IN_USE)
      return TRUE;
  }

  return FALSE;
}

/* A province without a last date has a day that it recommends. */
static void
plan_life (Plan *self, const ImzReminderLife *life)
{
  const GDate *last =
    g_date_valid (&life->days.last_date) ? &life->days.last_date : &life->days.recommended;
  gboolean has_last = g_date_valid (last);
  gboolean is_to_renew = life->applied == NULL && !life->is_followed && !life->is_lost;

  if (life->has_ended)
    return;

  if (is_to_renew) {
    add_window (self, life, has_last ? last : &life->days.ends);
    if (has_last)
      add_deadlines (self, life, last);
  }
  if (!life->is_followed)
    add_deadlines (self, life, NULL);

  if (life->is_suspended || life->is_lost)
    return;

  if (is_to_renew && life->facts.e_onay != IMZ_E_ONAY_YES &&
      imz_province_has_method (imz_circumstances_get_province (self->circumstances),
                               IMZ_METHOD_E_ONAY))
    add_e_onays (self, life);
  if (!has_password (self))
    add_passwords (self, life);
}

static void
add_pin (Plan *self, const char *subject, const GDate *day, gint64 record)
{
  ImzReminder *reminder = add (self, IMZ_REMINDER_PIN, subject, day, 0);

  g_date_add_days (&reminder->until, AFTER_LATE_DAYS);
  reminder->guide = g_strdup (GUIDE_DELIVERED);
  reminder->record = record;
}

/* Of one that nobody told to have come it is only clear that it has no PIN as long as it was not seen in use. */
static void
add_pin_of_claimed (Plan *self,
                    const ImzRemembered *claim,
                    const GDate *after_end,
                    const char *subject,
                    gint64 record)
{
  GDate day = imz_calendar_day (imz_certificate_get_not_before (claim->certificate));
  GDate seen = imz_calendar_day (claim->seen_at);

  if (g_date_valid (after_end) && g_date_compare (after_end, &day) > 0)
    day = *after_end;
  if (g_date_compare (&seen, &day) < 0)
    add_pin (self, subject, &day, record);
}

/* One whose application nobody wrote down. */
static void
plan_next (Plan *self, const ImzReminderLife *life)
{
  const ImzRemembered *next = imz_reminder_find_next (self->circumstances, life->certificate);
  GDate after_end;

  if (next == NULL || life->applied != NULL)
    return;

  after_end = imz_calendar_day (MIN (life->facts.not_after, IMZ_CALENDAR_LAST_TIME) + 1);
  add_pin_of_claimed (self, next, &after_end, imz_certificate_get_sha256 (next->certificate), 0);
}

/* It is there, though nobody told so. */
static void
plan_brought (Plan *self, ImzRecord *record, const ImzRemembered *brought, const ImzTimeline *days)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);
  GDate after_end;

  g_date_clear (&after_end, 1);
  if (facts->kind == IMZ_CASE_RENEWAL)
    after_end = days->pin_from;
  add_pin_of_claimed (self, brought, &after_end, facts->uid, facts->id);
}

/* Of one that is approved late nothing waits: it is produced at once (R13). */
static void
plan_production (Plan *self, ImzRecord *record, const ImzTimeline *days)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);
  GDate approved = imz_record_get_approval_day (record);
  ImzReminder *reminder;

  if (!g_date_valid (&days->production) || g_date_compare (&days->production, &approved) <= 0)
    return;

  reminder = add (self, IMZ_REMINDER_PRODUCTION, facts->uid, &days->production, 0);
  reminder->until = days->delivery_to;
  reminder->record = facts->id;
}

static void
plan_courier (Plan *self, ImzRecord *record, const ImzTimeline *days)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);
  ImzReminder *reminder;

  if (!g_date_valid (&days->delivery_to))
    return;

  reminder = add (self, IMZ_REMINDER_COURIER, facts->uid, &days->delivery_to, 0);
  g_date_add_days (&reminder->due, 1);
  g_date_add_days (&reminder->until, AFTER_LATE_DAYS);
  reminder->guide = g_strdup (GUIDE_LATE);
  reminder->record = facts->id;
}

/* A renewed one waits for the old one's end; without that nobody knows (R14). */
static void
plan_pin (Plan *self, ImzRecord *record, const ImzTimeline *days)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);
  GDate day = imz_record_get_stage_day (record, IMZ_STAGE_DELIVERED);
  gboolean waits = facts->kind == IMZ_CASE_RENEWAL || facts->successor.sha256 != NULL;

  if (waits && !g_date_valid (&days->pin_from))
    return;

  if (waits && g_date_compare (&days->pin_from, &day) > 0)
    day = days->pin_from;
  add_pin (self, facts->uid, &day, facts->id);
}

static void
plan_record (Plan *self, ImzRecord *record)
{
  ImzTimeline days =
    imz_record_get_timeline (record, imz_circumstances_get_province (self->circumstances),
                             imz_circumstances_get_holidays (self->circumstances),
                             imz_record_get_facts (record)->created_at);
  const ImzRemembered *brought = imz_reminder_find_brought (self->circumstances, record);

  if (brought != NULL && imz_record_get_stage (record) < IMZ_STAGE_DELIVERED) {
    plan_brought (self, record, brought, &days);
    return;
  }

  switch (imz_record_get_stage (record)) {
  case IMZ_STAGE_APPROVED:
    plan_production (self, record, &days);
    plan_courier (self, record, &days);
    break;
  case IMZ_STAGE_PRODUCED:
  case IMZ_STAGE_COURIER:
    plan_courier (self, record, &days);
    break;
  case IMZ_STAGE_DELIVERED:
    plan_pin (self, record, &days);
    break;
  case IMZ_STAGE_APPLIED:
  case IMZ_STAGE_SIGNED:
  case IMZ_STAGE_LETTER:
  case IMZ_STAGE_PIN_MADE:
  case IMZ_STAGE_IN_USE:
  case IMZ_STAGE_REFUSED:
  case IMZ_STAGE_CANCELLED:
  case IMZ_N_STAGES:
  default:
    break;
  }
}

/* What would be said before an e-imza's first day is of an odd one. */
static void
drop_before (GPtrArray *reminders, guint first, const GDate *day)
{
  for (guint i = reminders->len; i > first; i--) {
    const ImzReminder *reminder = g_ptr_array_index (reminders, i - 1);

    if (g_date_compare (&reminder->due, day) < 0)
      g_ptr_array_remove_index (reminders, i - 1);
  }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const ImzReminder *first = *(const ImzReminder *const *) a;
  const ImzReminder *second = *(const ImzReminder *const *) b;
  int order = g_date_compare (&first->due, &second->due);

  return order != 0 ? order : strcmp (first->key, second->key);
}

static GPtrArray *
complete (const ImzCircumstances *circumstances, GPtrArray *records)
{
  GPtrArray *completed = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (
      completed, imz_circumstances_complete_record (circumstances, g_ptr_array_index (records, i)));

  return completed;
}

GPtrArray *
imz_reminders_plan (const ImzCircumstances *circumstances,
                    GPtrArray *records,
                    const ImzReminderDays *days,
                    const char *profile)
{
  GPtrArray *remembered = imz_circumstances_get_remembered (circumstances);
  g_autoptr (GPtrArray) reminders =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reminder_free);
  g_autoptr (GPtrArray) completed = complete (circumstances, records);
  Plan plan = { circumstances, completed, days, profile, reminders };

  for (guint i = 0; i < remembered->len; i++) {
    const ImzRemembered *claim = g_ptr_array_index (remembered, i);
    ImzReminderLife life = imz_reminder_life_of (circumstances, completed, claim->certificate);
    guint first = reminders->len;

    plan_life (&plan, &life);
    plan_next (&plan, &life);
    drop_before (reminders, first, &life.days.starts);
  }
  for (guint i = 0; i < completed->len; i++)
    plan_record (&plan, g_ptr_array_index (completed, i));

  g_ptr_array_sort (reminders, compare);
  return g_steal_pointer (&reminders);
}
