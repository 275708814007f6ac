/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* store-writer DIR NUMBER: keeps application after application, from that number on: adds it, moves it on, and removes
 * the one STORE_WRITER_N_KEPT before. It says "added", "moved" or "removed" and the number when that is on disk; until
 * it is killed. */

#include <stdio.h>
#include <stdlib.h>

#include "imz-history-model.h"
#include "store-fixture.h"

static ImzRecord *
add (ImzHistoryModel *model, int number)
{
  g_autofree char *uid = g_strdup_printf ("%032x", (guint) number);
  g_autofree char *note = g_strdup_printf ("note %d", number);
  const ImzRecordFacts facts = { .uid = uid, .created_at = number, .note = note };
  g_autoptr (ImzRecord) record = imz_record_new (&facts);
  g_autoptr (GError) error = NULL;
  ImzRecord *kept = imz_history_model_add (model, record, 0, &error);

  if (kept == NULL)
    g_error ("%s", error->message);
  return kept;
}

static void
move (ImzHistoryModel *model, ImzRecord *record, int number)
{
  g_autoptr (ImzRecord) moved = imz_record_with_stage (record, IMZ_STAGE_SIGNED, number,
                                                       IMZ_TELLER_PERSON, IMZ_REFUSAL_NONE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzRecord) kept = imz_history_model_change (model, record, moved, number, &error);

  if (kept == NULL)
    g_error ("%s", error->message);
}

static void
drop (ImzHistoryModel *model, int number)
{
  g_autofree char *uid = g_strdup_printf ("%032x", (guint) number);
  g_autoptr (ImzRecord) record = imz_history_model_find_uid (model, uid);
  g_autoptr (GError) error = NULL;

  if (!imz_history_model_remove (model, imz_record_get_facts (record)->id, &error))
    g_error ("%s", error->message);
}

static void
say (const char *what, int number)
{
  printf ("%s %d\n", what, number);
  fflush (stdout);
}

int
main (int argc, char *argv[])
{
  g_autoptr (ImzDatabase) database = NULL;
  g_autoptr (ImzHistoryModel) model = NULL;
  int first;

  g_assert_cmpint (argc, ==, 3);
  database = imz_database_new (argv[1], IMZ_DATABASE_BUSY_TIMEOUT_MS);
  model = imz_history_model_new (database, IMZ_HISTORY_SCOPE_CURRENT);

  first = atoi (argv[2]);
  for (int i = first;; i++) {
    g_autoptr (ImzRecord) record = add (model, i);

    say ("added", i);
    move (model, record, i);
    say ("moved", i);
    if (i - STORE_WRITER_N_KEPT >= first) {
      drop (model, i - STORE_WRITER_N_KEPT);
      say ("removed", i - STORE_WRITER_N_KEPT);
    }
  }
}
