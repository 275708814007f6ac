/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-reminder.h"

#include "imz-advice-choice.h"
#include "imz-calendar.h"

/* How many days before the day that they speak of reminders are due, the earliest first. */

/* The last date and the end. */
static const guint deadline_days[] = { 90, 60, 30, 15, 7, 1, 0 };

/* The end, of e-onay: before the window opens, so that its first day can be used (R9); before the last date; while
 * the e-imza still works, since e-onay serves after its end, too (R10). */
static const guint e_onay_days[] = { 100, 45, 7 };

/* The end, of the e-Devlet password, after the day on which the window opens or the next e-imza is applied for: when
 * that is produced, and while the old one still works (R20). */
static const guint password_days[] = { 30, 7 };

/* For how many days after its day it is still worth saying. */
enum {
  AFTER_END_DAYS = 7,
  AFTER_LATE_DAYS = 60, /* that it should have come, or that its PIN can be made */
};

/* Guides that are begun from here, beside those that the advice names. */
#define GUIDE_E_ONAY "e-onay"
#define GUIDE_SUSPENDED "suspended"
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
  GPtrArray *records;
  const char *profile;
  GPtrArray *reminders;
} Plan;

/* One e-imza that the person claimed. */
typedef struct {
  const ImzCertificate *certificate;
  ImzTimelineFacts facts;
  ImzTimeline days;
  gboolean is_suspended;
  gboolean is_over;   /* nothing is to be said of it any more */
  ImzRecord *applied; /* (nullable): for the next one */
} Life;

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
get_subject (const Life *life)
{
  return imz_certificate_get_sha256 (life->certificate);
}

/* What the advice leads to on @day. With a suspended one only what is consented to already can be done. */
static const char *
find_guide (const Plan *self, const Life *life, const GDate *day)
{
  ImzProvince *province = imz_circumstances_get_province (self->circumstances);
  ImzTimelineFacts facts = life->facts;
  ImzTimeline timeline;
  const char *guide;

  facts.now = imz_calendar_start_of_day (day);
  timeline =
    imz_timeline_of (&facts, province, imz_circumstances_get_holidays (self->circumstances));
  guide = imz_deed_get_words (imz_advice_choose_deed (&facts, &timeline, province))->guide;

  return life->is_suspended && facts.e_onay != IMZ_E_ONAY_YES ? GUIDE_SUSPENDED : guide;
}

static void
add_window (Plan *self, const Life *life, const GDate *last)
{
  ImzReminder *reminder =
    add (self, IMZ_REMINDER_WINDOW, get_subject (life), &life->days.window_opens, 0);

  reminder->until = *last;
  reminder->guide = g_strdup (find_guide (self, life, &reminder->due));
}

static void
add_last_dates (Plan *self, const Life *life, const GDate *last)
{
  for (gsize i = 0; i < G_N_ELEMENTS (deadline_days); i++) {
    ImzReminder *reminder =
      add (self, IMZ_REMINDER_LAST_DATE, get_subject (life), last, deadline_days[i]);

    reminder->until = life->days.ends;
    reminder->opens = life->days.window_opens;
    reminder->guide = g_strdup (find_guide (self, life, &reminder->due));
  }
}

static void
add_ends (Plan *self, const Life *life)
{
  for (gsize i = 0; i < G_N_ELEMENTS (deadline_days); i++) {
    ImzReminder *reminder =
      add (self, IMZ_REMINDER_END, get_subject (life), &life->days.ends, deadline_days[i]);

    g_date_add_days (&reminder->until, AFTER_END_DAYS);
    if (life->applied != NULL) {
      reminder->record = imz_record_get_facts (life->applied)->id;
    } else {
      reminder->opens = life->days.window_opens;
      reminder->guide = g_strdup (find_guide (self, life, &reminder->due));
    }
  }
}

static void
add_e_onays (Plan *self, const Life *life)
{
  for (gsize i = 0; i < G_N_ELEMENTS (e_onay_days); i++) {
    ImzReminder *reminder =
      add (self, IMZ_REMINDER_E_ONAY, get_subject (life), &life->days.ends, e_onay_days[i]);

    reminder->guide = g_strdup (GUIDE_E_ONAY);
  }
}

/* The day on which it was written down first. */
static GDate
get_first_day (ImzRecord *record)
{
  const GArray *stages = imz_record_get_facts (record)->stages;

  return imz_calendar_day (g_array_index (stages, ImzRecordStage, 0).at);
}

static void
add_password (Plan *self, const Life *life, guint days_before)
{
  ImzReminder *reminder =
    add (self, IMZ_REMINDER_PASSWORD, get_subject (life), &life->days.ends, days_before);

  reminder->guide = g_strdup (GUIDE_DELIVERED);
}

static void
add_passwords (Plan *self, const Life *life)
{
  GDate first = life->days.window_opens;
  int days_left;

  if (life->applied != NULL) {
    GDate applied = get_first_day (life->applied);

    if (g_date_compare (&applied, &first) < 0)
      first = applied;
  }
  days_left = imz_calendar_days_until (&first, &life->days.ends);
  if (days_left > (int) password_days[0])
    add_password (self, life, (guint) days_left);
  for (gsize i = 0; i < G_N_ELEMENTS (password_days); i++)
    add_password (self, life, password_days[i]);
}

static gboolean
is_failed (ImzRecord *record)
{
  ImzStage stage = imz_record_get_stage (record);

  return stage == IMZ_STAGE_REFUSED || stage == IMZ_STAGE_CANCELLED;
}

/* A renewal of which nobody said what it replaces is of whatever was in its window then. */
static gboolean
is_about (ImzRecord *record, const Life *life)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);
  GDate first;

  if (facts->replaces.sha256 != NULL)
    return strcmp (facts->replaces.sha256, get_subject (life)) == 0;

  first = get_first_day (record);
  return facts->kind == IMZ_CASE_RENEWAL && g_date_compare (&first, &life->days.window_opens) >= 0;
}

/* The old one of a lost one is revoked when that is applied for, of another identity when the new one is produced
 * (R5, R16). */
static gboolean
ends_old_one (ImzRecord *record)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);
  ImzStage stage = imz_record_get_stage (record);

  return stage >= IMZ_STAGE_DELIVERED || facts->successor.sha256 != NULL ||
         facts->kind == IMZ_CASE_LOST ||
         (facts->kind == IMZ_CASE_IDENTITY && stage >= IMZ_STAGE_PRODUCED);
}

static gboolean
is_revoked (const ImzCertificate *certificate)
{
  return imz_certificate_get_trust (certificate)->revocation.state == IMZ_REVOCATION_STATE_REVOKED;
}

/* (nullable): the one among those claimed that is made to follow @certificate */
static const ImzRemembered *
find_next (const Plan *self, const ImzCertificate *certificate)
{
  GPtrArray *remembered = imz_circumstances_get_remembered (self->circumstances);

  for (guint i = 0; i < remembered->len; i++) {
    const ImzRemembered *other = g_ptr_array_index (remembered, i);

    if (!imz_certificate_is_same (other->certificate, certificate) &&
        !is_revoked (other->certificate) &&
        imz_certificate_follows (other->certificate, certificate))
      return other;
  }

  return NULL;
}

static Life
look_at (const Plan *self, const ImzCertificate *certificate)
{
  gint64 not_before = imz_certificate_get_not_before (certificate);
  Life life = {
    .certificate = certificate,
    .facts = {
      .kind = IMZ_CASE_RENEWAL,
      .e_onay = imz_circumstances_get_e_onay (self->circumstances),
      .now = not_before,
      .has_certificate = TRUE,
      .has_not_before = TRUE,
      .not_before = not_before,
      .not_after = imz_certificate_get_not_after (certificate),
    },
    .is_suspended = imz_certificate_get_trust (certificate)->revocation.state ==
                    IMZ_REVOCATION_STATE_SUSPENDED,
    .is_over = is_revoked (certificate) || find_next (self, certificate) != NULL,
  };

  life.days = imz_timeline_of (&life.facts, imz_circumstances_get_province (self->circumstances),
                               imz_circumstances_get_holidays (self->circumstances));

  for (guint i = 0; i < self->records->len; i++) {
    ImzRecord *record = g_ptr_array_index (self->records, i);

    if (!is_failed (record) && is_about (record, &life)) {
      life.applied = record;
      life.is_over = life.is_over || ends_old_one (record);
    }
  }

  return life;
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
plan_life (Plan *self, const Life *life)
{
  const GDate *last =
    g_date_valid (&life->days.last_date) ? &life->days.last_date : &life->days.recommended;
  gboolean has_last = g_date_valid (last);

  if (life->is_over)
    return;

  if (life->applied == NULL) {
    add_window (self, life, has_last ? last : &life->days.ends);
    if (has_last)
      add_last_dates (self, life, last);
  }
  add_ends (self, life);

  if (life->is_suspended)
    return;

  if (life->applied == NULL && life->facts.e_onay != IMZ_E_ONAY_YES &&
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

/* Of one whose application is not known it is only clear that it has no PIN as long as it was not seen in use. */
static void
plan_next (Plan *self, const Life *life)
{
  const ImzRemembered *next = find_next (self, life->certificate);
  gint64 after_end;
  GDate day, seen;

  if (next == NULL || life->applied != NULL)
    return;

  after_end = MIN (life->facts.not_after, IMZ_CALENDAR_LAST_TIME) + 1;
  day = imz_calendar_day (MAX (imz_certificate_get_not_before (next->certificate), after_end));
  seen = imz_calendar_day (next->seen_at);
  if (g_date_compare (&seen, &day) < 0)
    add_pin (self, imz_certificate_get_sha256 (next->certificate), &day, 0);
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

GPtrArray *
imz_reminders_plan (const ImzCircumstances *circumstances, GPtrArray *records, const char *profile)
{
  GPtrArray *remembered = imz_circumstances_get_remembered (circumstances);
  g_autoptr (GPtrArray) reminders =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reminder_free);
  Plan plan = { circumstances, records, profile, reminders };

  for (guint i = 0; i < remembered->len; i++) {
    const ImzRemembered *claim = g_ptr_array_index (remembered, i);
    Life life = look_at (&plan, claim->certificate);
    guint first = reminders->len;

    plan_life (&plan, &life);
    plan_next (&plan, &life);
    drop_before (reminders, first, &life.days.starts);
  }
  for (guint i = 0; i < records->len; i++)
    plan_record (&plan, g_ptr_array_index (records, i));

  g_ptr_array_sort (reminders, compare);
  return g_steal_pointer (&reminders);
}
