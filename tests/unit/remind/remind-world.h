/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An account that people share, and a day. */

#pragma once

#include "imz-reminders-model.h"
#include "store-fixture.h"

G_BEGIN_DECLS

typedef struct {
  StoreFixture store;
  ImzDatabase *database;
  ImzConfig *config;
  ImzProvinces *provinces;
  ImzProfileModel *people;
  ImzHistoryModel *history;
  ImzRemindersModel *model;
} RemindWorld;

void remind_world_set_up (RemindWorld *world, gconstpointer unused);
void remind_world_tear_down (RemindWorld *world, gconstpointer unused);

/* What comes is seen by a program that starts now. */
void remind_world_reopen (RemindWorld *world);

/* As on the command line. */
void remind_world_configure (RemindWorld *world, ImzConfigKey key, const char *text);

/**
 * remind_world_do:
 * @person: who; made if there is nobody of that name
 * @deed: "claim CERTIFICATE" (as remind_fixture_certificate() has it), "e-onay WORD", "apply CASE CERTIFICATE" ("-":
 *   none is named), or the
 *   stage that the last application of @person comes to
 */
void remind_world_do (RemindWorld *world, const char *person, const char *deed, const char *day);

/* 12:00 of the day. */
gint64 remind_world_noon (const char *day);

/* What is due then; said then, if so wanted (transfer full) (element-type ImzReminder) */
GPtrArray *remind_world_get_due (RemindWorld *world, gint64 now);
void remind_world_note_said (RemindWorld *world, const ImzReminder *reminder, gint64 now);

/* Kinds and days before of what is due then, and not said: "window:0 end:60". */
void remind_world_assert_due (RemindWorld *world, gint64 now, const char *expected);

/* The same, and it is said then. */
void remind_world_assert_said (RemindWorld *world, gint64 now, const char *expected);

G_END_DECLS
