/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Applications as the test likes them, kept in a folder of its own. */

#pragma once

#include "test-guide-world.h"

G_BEGIN_DECLS

/* An invented application. It came to all stages up to `stage`, one a day from `begun` on; a refused one as far as the
 * letter, one that was given up as far as the signature. */
typedef struct {
  ImzCase kind;
  ImzMethod method;
  ImzStage stage;
  int begun;     /* days after TEST_CLOCK_NOW; before it if negative */
  gboolean fast; /* all stages on the first day */
  int ends; /* the same, of the last day of the e-imza that is replaced; 0 if that is not known */
  ImzRefusal refusal;
  const char *province;
  const char *courier;
  const char *tracking;
  const char *link;
  const char *note;
} TestRecordSpec;

ImzRecord *test_record_new (TestRecordSpec spec); /* (transfer full): it is not kept */

typedef struct {
  TestGuideWorld *guides;
  ImzDatabase *database;
  ImzHistoryModel *history;
  ImzTools *tools; /* those of `guides` with `history` */
} TestRecordWorld;

TestRecordWorld *test_record_world_new (void);
void test_record_world_free (TestRecordWorld *self);

/* Keeps one more; returns its number. */
gint64 test_record_world_add (TestRecordWorld *self, TestRecordSpec spec);

/* Another one who looks at the same folder, as another program does (transfer full). */
ImzHistoryModel *test_record_world_open_again (TestRecordWorld *self);

/* A renewal that is with the courier, and a first application that came to its end. */
#define TEST_RECORD_RENEWAL                       \
  ((TestRecordSpec){ .kind = IMZ_CASE_RENEWAL,    \
                     .method = IMZ_METHOD_E_ONAY, \
                     .stage = IMZ_STAGE_COURIER,  \
                     .fast = TRUE,                \
                     .ends = 60,                  \
                     .province = "batman",        \
                     .courier = "PTT Kargo",      \
                     .tracking = "7310 0245 8861" })
#define TEST_RECORD_FIRST                             \
  ((TestRecordSpec){ .kind = IMZ_CASE_FIRST,          \
                     .method = IMZ_METHOD_WET_SIGNED, \
                     .stage = IMZ_STAGE_IN_USE,       \
                     .begun = -1027 })

G_END_DECLS
