/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What guides and cards ask about applications: on a guide's page and on the page e-İmzam. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-guide-page.h"
#include "imz-phrase.h"
#include "imz-question-card.h"
#include "imz-record-question.h"
#include "imz-successor-card.h"
#include "test-record-world.h"
#include "test-ui.h"

typedef struct {
  TestRecordWorld *world;
  ImzGuideRun *run;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->world = test_record_world_new ();
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  test_ui_settle ();
  if (self->run != NULL)
    g_assert_finalize_object (self->run);
  test_record_world_free (self->world);
}

static void
show (Fixture *self, GtkWidget *widget)
{
  self->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (self->window), widget);
  gtk_window_present (GTK_WINDOW (self->window));
  test_ui_settle ();
}

/* @practice: as with the practice card */
static void
open_guide (Fixture *self, const char *step, gboolean practice)
{
  self->run = practice ? test_guide_world_practise (self->world->guides, "renew-e-onay")
                       : test_guide_world_begin (self->world->guides, "renew-e-onay");
  test_guide_world_walk_to (self->run, step);
  show (self, imz_guide_page_new (self->world->tools, self->run, practice));
}

/* (nullable): the one that is seen */
static ImzQuestionCard *
find_card (Fixture *self)
{
  g_autoptr (GPtrArray) found = test_ui_find (self->window, IMZ_TYPE_QUESTION_CARD);

  return found->len > 0 && gtk_widget_get_mapped (found->pdata[0]) ? found->pdata[0] : NULL;
}

static void
press (Fixture *self, gboolean yes)
{
  ImzQuestionCard *card = find_card (self);
  g_autoptr (GPtrArray) buttons = card != NULL ? test_ui_find (card, GTK_TYPE_BUTTON) : NULL;

  g_assert_nonnull (card);
  g_assert_cmpuint (buttons->len, ==, 2);
  g_signal_emit_by_name (buttons->pdata[yes], "clicked");
  test_ui_settle ();
}

static guint
count_kept (Fixture *self)
{
  return imz_history_model_get_n_kept (self->world->history);
}

static char *
ask_about (const char *phrase, ImzRecord *record)
{
  const GArray *stages = imz_record_get_facts (record)->stages;
  GDate applied = imz_calendar_day (g_array_index (stages, ImzRecordStage, 0).at);
  g_autofree char *day = imz_phrase_date (&applied);

  return imz_phrase_expand (phrase, "day", day, NULL);
}

static void
test_asks (Fixture *self, gconstpointer unused)
{
  open_guide (self, "offer", FALSE);
  g_assert_null (find_card (self));
  imz_guide_run_answer (self->run, "e-onay");
  test_ui_settle ();
  g_assert_nonnull (find_card (self));
  g_assert_nonnull (
    test_ui_find_label (self->window, _ ("Write this application down in My applications?")));
  g_assert_cmpuint (count_kept (self), ==, 0);

  press (self, TRUE);
  g_assert_null (find_card (self));
  g_assert_cmpuint (count_kept (self), ==, 1);
}

static void
test_no (Fixture *self, gconstpointer unused)
{
  open_guide (self, "choose", FALSE);
  press (self, FALSE);
  g_assert_null (find_card (self));
  imz_guide_run_go_on (self->run);
  test_ui_settle ();
  g_assert_null (find_card (self));
  g_assert_cmpuint (count_kept (self), ==, 0);
}

static void
test_practice (Fixture *self, gconstpointer unused)
{
  open_guide (self, "manager", TRUE);
  g_assert_null (find_card (self));
  g_assert_cmpuint (count_kept (self), ==, 0);
}

static void
test_goes_on (Fixture *self, gconstpointer unused)
{
  gint64 id = test_record_world_add (
    self->world, (TestRecordSpec){ .kind = IMZ_CASE_RENEWAL, .stage = IMZ_STAGE_APPLIED });
  g_autoptr (ImzRecord) record = imz_history_model_find (self->world->history, id);
  g_autofree char *question = ask_about (_ ("Is this your application of {day}?"), record);

  open_guide (self, "manager", FALSE);
  g_assert_nonnull (test_ui_find_label (self->window, question));
  press (self, TRUE);
  g_clear_object (&record);
  record = imz_history_model_find (self->world->history, id);
  g_assert_cmpint (imz_record_get_stage (record), ==, IMZ_STAGE_SIGNED);
  g_assert_cmpuint (count_kept (self), ==, 1);
}

/* The card on the page e-İmzam comes and goes with what is proposed. */
static void
test_successor (Fixture *self, gconstpointer unused)
{
  gint64 id = test_record_world_add (self->world, (TestRecordSpec){ .kind = IMZ_CASE_RENEWAL,
                                                                    .stage = IMZ_STAGE_COURIER,
                                                                    .fast = TRUE,
                                                                    .ends = 60 });
  ImzProfileModel *people = imz_profile_model_new (self->world->database);
  ImzRecordKeeper *keeper = imz_record_keeper_new (
    self->world->tools->status, self->world->tools->clock, people, self->world->history);
  g_autoptr (ImzRecord) record = imz_history_model_find (self->world->history, id);
  const gint64 end = imz_record_get_facts (record)->replaces.not_after;
  g_autoptr (ImzCertificate) certificate = imz_certificate_new (&(ImzCertificateFacts){
    .sha256 = "abababababababababababababababababababababababababababababababab",
    .holder = "AYLA DENİZ YURT",
    .not_before = end + 1,
    .not_after = end + 1095 * 24 * 3600,
    .kind = IMZ_CERTIFICATE_KIND_NES,
  });
  GtkWidget *card = g_object_new (IMZ_TYPE_SUCCESSOR_CARD, NULL);

  imz_successor_card_set_keeper (IMZ_SUCCESSOR_CARD (card), keeper);
  show (self, card);
  g_assert_null (find_card (self));
  test_monitor_take (self->world->guides->monitor, test_snapshot ("Reader", certificate));
  test_ui_settle ();
  g_assert_nonnull (find_card (self));

  press (self, TRUE);
  g_assert_null (find_card (self));
  g_clear_object (&record);
  record = imz_history_model_find (self->world->history, id);
  g_assert_cmpint (imz_record_get_stage (record), ==, IMZ_STAGE_DELIVERED);
  g_object_unref (keeper);
  g_object_unref (people);
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  add ("/ui/record-question/asks", test_asks);
  add ("/ui/record-question/no", test_no);
  add ("/ui/record-question/practice", test_practice);
  add ("/ui/record-question/goes-on", test_goes_on);
  add ("/ui/record-question/successor", test_successor);

  return g_test_run ();
}
