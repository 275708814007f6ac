/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is worth being reminded of, and when. No clock, nothing kept, nobody told. */

#pragma once

#include "imz-circumstances.h"
#include "imz-record.h"

G_BEGIN_DECLS

/**
 * ImzReminderKind:
 * @IMZ_REMINDER_WINDOW: the renewal is accepted from today on (R6, R7)
 * @IMZ_REMINDER_LAST_DATE: the last date for it comes nearer (R8)
 * @IMZ_REMINDER_END: the e-imza ends soon
 * @IMZ_REMINDER_E_ONAY: e-onay is missing while the e-imza that it is given with still works (R9)
 * @IMZ_REMINDER_PASSWORD: an e-Devlet password is to be had while the e-imza still works (R20)
 * @IMZ_REMINDER_PRODUCTION: the new one is produced from today on (R13)
 * @IMZ_REMINDER_COURIER: it should have come: call (R15)
 * @IMZ_REMINDER_PIN: its PIN can be made now (R14)
 *
 * Each can be switched off. The words are pinned.
 */
typedef enum {
  IMZ_REMINDER_WINDOW,
  IMZ_REMINDER_LAST_DATE,
  IMZ_REMINDER_END,
  IMZ_REMINDER_E_ONAY,
  IMZ_REMINDER_PASSWORD,
  IMZ_REMINDER_PRODUCTION,
  IMZ_REMINDER_COURIER,
  IMZ_REMINDER_PIN,
  IMZ_N_REMINDER_KINDS,
} ImzReminderKind;

/* "window", "last-date", "end", "e-onay", "password", "production", "courier", "pin" */
const char *imz_reminder_kind_to_word (ImzReminderKind kind);
gboolean imz_reminder_kind_from_word (const char *word, ImzReminderKind *kind);

/* (transfer none): what it reminds of, as it stands beside a switch, in the language of the messages */
const char *imz_reminder_kind_get_name (ImzReminderKind kind);

/* (transfer none): when it speaks, in one line */
const char *imz_reminder_kind_get_occasion (ImzReminderKind kind);

/**
 * ImzReminder:
 * @series: what it belongs to: its kind and the e-imza or application that it is about: "last-date:0123…"; of several
 *   of one series that are due, only the last is worth saying
 * @key: pinned: the series, and how many days before: "last-date:0123…:30"
 * @due: the day from which it is to be said
 * @until: the last day on which it is still worth saying
 * @day: the day that it speaks of
 * @opens: the first day on which what is to do can be done; not valid (g_date_valid()) if that is at once
 * @days_before: how many days @due is before @day; 0 as well if it is not
 * @guide: (nullable): id of the guide that leads through what is to do
 * @rule: (nullable): id of the rule that says so
 * @record: number of the application that it is about; 0 if it is about none
 * @profile: whose it is; never shown where others may see it
 */
typedef struct {
  ImzReminderKind kind;
  char *series;
  char *key;
  GDate due;
  GDate until;
  GDate day;
  GDate opens;
  guint days_before;
  char *guide;
  char *rule;
  gint64 record;
  char *profile;
} ImzReminder;

ImzReminder *imz_reminder_copy (const ImzReminder *self);
void imz_reminder_free (ImzReminder *self);

/**
 * imz_reminder_get_title:
 * @today: the day on which it is said: days are counted from it
 *
 * Returns: (transfer full): what is the case, in one line without a name: it is shown where others may see it
 */
char *imz_reminder_get_title (const ImzReminder *self, const GDate *today);

/* (transfer full): what to do about it, in a sentence or two, likewise without a name */
char *imz_reminder_get_body (const ImzReminder *self, const GDate *today);

/**
 * ImzReminderDays:
 * @deadline: (element-type guint): before the last date and before the end; the day itself is always told
 * @e_onay: (element-type guint): before the end, of e-onay: before the window opens, so that its first day can be used
 *   (R9); before the last date; while the e-imza still works, since e-onay serves after its end, too (R10)
 * @password: (element-type guint): before the end, of the e-Devlet password, after the day on which the window opens
 *   or the next e-imza is applied for: when that is produced, and while the old one still works (R20)
 *
 * How many days before the day that they speak of reminders are due; of each the most first, and none twice.
 */
typedef struct {
  const GArray *deadline;
  const GArray *e_onay;
  const GArray *password;
} ImzReminderDays;

/**
 * imz_reminders_plan:
 * @circumstances: what is known of one person: the e-imzas, e-onay, the province
 * @records: (element-type ImzRecord): the person's applications: those that are open, and of those that came to their
 *   end the ones that are about these e-imzas
 * @days: as they were chosen
 * @profile: whose they are
 *
 * Nothing of an e-imza that was revoked; of one that the next one is there for only that a password is to be had while
 * it still works. Once the next one was applied for, no window and no last date. An application that was refused or
 * given up does not count: it is needed again; but what was lost is not to be renewed. While an e-imza is suspended,
 * nothing that it would have to work for.
 *
 * Returns: (transfer full) (element-type ImzReminder): all there is to be said of them, ever, by their days
 */
GPtrArray *imz_reminders_plan (const ImzCircumstances *circumstances,
                               GPtrArray *records,
                               const ImzReminderDays *days,
                               const char *profile);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzReminder, imz_reminder_free)

G_END_DECLS
