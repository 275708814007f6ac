/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All that a page of a guide works with, as the test likes it; in a folder of its own. */

#pragma once

#include "imz-guide-run.h"
#include "imz-tools.h"
#include "test-ui.h"

G_BEGIN_DECLS

/* A clock that goes when it is told to. */
#define TEST_TYPE_TICKER (test_ticker_get_type ())
G_DECLARE_FINAL_TYPE (TestTicker, test_ticker, TEST, TICKER, ImzClock)

/* So many seconds pass, one by one; the alarm comes when it is due. */
void test_ticker_pass (TestTicker *self, guint seconds);

/* A machine on which all is there, or nothing. */
#define TEST_TYPE_MACHINE (test_machine_get_type ())
G_DECLARE_FINAL_TYPE (TestMachine, test_machine, TEST, MACHINE, GObject)

void test_machine_set_found (TestMachine *self, ImzFound found);

/* How often it was looked at. */
guint test_machine_get_n_looks (TestMachine *self);

typedef struct {
  char *folder;
  ImzProvince *province;
  TestTicker *clock;
  TestClock *status_clock;
  TestMonitor *monitor;
  TestMachine *machine;
  TestMachine *practice_machine; /* on which all is there */
  ImzCountdown *countdown;
  ImzRunModel *runs;
  ImzFormDataModel *form_data;
  ImzStatus *status;
  ImzTools *tools;
} TestGuideWorld;

/* With the guides “walk” and “other” beside İmzam’s own; `runs` keeps them if `keeps`, else it cannot. */
TestGuideWorld *test_guide_world_new (gboolean keeps);
void test_guide_world_free (TestGuideWorld *self);

/* A new run, kept in `runs` (transfer full). */
ImzGuideRun *test_guide_world_begin (TestGuideWorld *self, const char *guide);

/* The same for the practice: it is kept nowhere (transfer full). */
ImzGuideRun *test_guide_world_practise (TestGuideWorld *self, const char *guide);

/* Goes on until the run stands at this step, answering with the first answer that leads on. */
void test_guide_world_walk_to (ImzGuideRun *run, const char *step);

G_END_DECLS
