/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-question.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-focus.h"
#include "imz-phrase.h"
#include "imz-question-card.h"
#include "imz-say.h"

struct _ImzRecordQuestion {
  AdwBin parent_instance;

  ImzRecordFollower *follower; /* (nullable) */
  ImzQuestionCard *card;
};

G_DEFINE_FINAL_TYPE (ImzRecordQuestion, imz_record_question, ADW_TYPE_BIN)

static guint answered_signal;

static void
ask_to_go_on (ImzRecordQuestion *self)
{
  const ImzRecordFacts *facts =
    imz_record_get_facts (imz_record_follower_get_record (self->follower));
  GDate applied = imz_calendar_day (g_array_index (facts->stages, ImzRecordStage, 0).at);
  g_autofree char *day = imz_phrase_date (&applied);
  g_autofree char *question =
    imz_phrase_expand (_ ("Is this your application of {day}?"), "day", day, NULL);

  imz_question_card_ask (self->card, question,
                         _ ("My applications then goes on with it as you go on here."), _ ("Yes"),
                         _ ("No"));
}

static void
show (ImzRecordQuestion *self)
{
  ImzRecordAsks asks = imz_record_follower_get_asks (self->follower);

  if (asks == IMZ_RECORD_ASKS_TO_WRITE)
    imz_question_card_ask (self->card, _ ("Write this application down in My applications?"),
                           _ ("It shows how far it is, and reminds you in time. It stays on this "
                              "computer."),
                           _ ("Write down"), _ ("No need"));
  else if (asks == IMZ_RECORD_ASKS_TO_GO_ON)
    ask_to_go_on (self);

  gtk_widget_set_visible (GTK_WIDGET (self), asks != IMZ_RECORD_ASKS_NOTHING);
}

static void
follower_changed_cb (ImzRecordQuestion *self)
{
  gboolean had_focus = imz_record_follower_get_asks (self->follower) == IMZ_RECORD_ASKS_NOTHING &&
                       imz_focus_release (GTK_WIDGET (self));

  show (self);
  if (had_focus)
    g_signal_emit (self, answered_signal, 0);
}

/* The page may be gone by then; where the application stands is seen in the history. */
static void
undo_cb (AdwToast *toast, ImzRecordFollower *follower)
{
  g_autoptr (GError) error = NULL;

  if (!imz_record_follower_undo (follower, &error))
    g_debug ("%s", error->message);
}

static void
release_follower (gpointer follower, GClosure *closure)
{
  g_object_unref (follower);
}

static void
moved_cb (ImzRecordQuestion *self)
{
  ImzRecord *record = imz_record_follower_get_record (self->follower);
  ImzStage stage = imz_record_get_stage (record);
  ImzMethod method = imz_record_get_facts (record)->method;
  g_autofree char *title = imz_phrase_expand (_ ("My applications: {stage}"), "stage",
                                              imz_stage_get_name (stage, method), NULL);
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _ ("Undo"));
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (undo_cb),
                         g_object_ref (self->follower), release_follower, 0);
  imz_say_toast (GTK_WIDGET (self), toast);
}

static void
answered_cb (ImzRecordQuestion *self, gboolean yes)
{
  g_autoptr (GError) error = NULL;

  if (!imz_record_follower_answer (self->follower, yes, &error))
    imz_say (GTK_WIDGET (self), error->message);
}

static void
imz_record_question_dispose (GObject *object)
{
  ImzRecordQuestion *self = IMZ_RECORD_QUESTION (object);

  if (self->follower != NULL)
    g_signal_handlers_disconnect_by_data (self->follower, self);
  g_clear_object (&self->follower);

  G_OBJECT_CLASS (imz_record_question_parent_class)->dispose (object);
}

static void
imz_record_question_class_init (ImzRecordQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_record_question_dispose;

  answered_signal = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
imz_record_question_init (ImzRecordQuestion *self)
{
  self->card = g_object_new (IMZ_TYPE_QUESTION_CARD, NULL);
  g_signal_connect_swapped (self->card, "answered", G_CALLBACK (answered_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->card));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
imz_record_question_set_follower (ImzRecordQuestion *self, ImzRecordFollower *follower)
{
  g_return_if_fail (IMZ_IS_RECORD_QUESTION (self));
  g_return_if_fail (self->follower == NULL);

  self->follower = g_object_ref (follower);
  g_signal_connect_swapped (follower, "changed", G_CALLBACK (follower_changed_cb), self);
  g_signal_connect_swapped (follower, "moved", G_CALLBACK (moved_cb), self);
  show (self);
}
