/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A model of applications over a database of the test's own, which is not there at first. */

#pragma once

#include "imz-history-model.h"
#include "profile-fixture.h"

G_BEGIN_DECLS

typedef struct {
  ProfileFixture people;
  ImzHistoryModel *model;
  GString *items;  /* what was said of the items: "0-0+1 " for one more at the beginning */
  guint n_changed; /* how often the model said so */
} HistoryFixture;

void history_fixture_set_up (HistoryFixture *self, gconstpointer unused);
void history_fixture_tear_down (HistoryFixture *self, gconstpointer unused);

/* Everything that follows is seen by a program that starts now. */
void history_fixture_reopen (HistoryFixture *self);

/* An application of the day with this number, with a note (transfer full). */
ImzRecord *history_fixture_record (int day, const char *note);

/* The same with every fact there can be (transfer full). */
ImzRecord *history_fixture_full_record (void);

/* Adds history_fixture_record() to the model (transfer full). */
ImzRecord *history_fixture_add (HistoryFixture *self, int day, const char *note);

/* Changes the note, and what is kept on disk (transfer full). */
ImzRecord *history_fixture_note (ImzHistoryModel *model, ImzRecord *record, const char *note);

/* Moves it to the stage one second after the one before (transfer full). */
ImzRecord *history_fixture_move (ImzHistoryModel *model, ImzRecord *record, ImzStage stage);

/* The notes of what is listed, with "|" between them. */
void history_fixture_assert_listed (ImzHistoryModel *model, const char *joined);

/* What was said of the items since this was last asked. */
void history_fixture_assert_items (HistoryFixture *self, const char *said);

G_END_DECLS
