/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-successor-card.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-focus.h"
#include "imz-phrase.h"
#include "imz-question-card.h"
#include "imz-say.h"

struct _ImzSuccessorCard {
  AdwBin parent_instance;

  ImzRecordKeeper *keeper; /* (nullable) */
  ImzQuestionCard *card;
};

G_DEFINE_FINAL_TYPE (ImzSuccessorCard, imz_successor_card, ADW_TYPE_BIN)

static void
ask (ImzSuccessorCard *self, ImzRecord *record)
{
  const GArray *stages = imz_record_get_facts (record)->stages;
  GDate applied = imz_calendar_day (g_array_index (stages, ImzRecordStage, 0).at);
  g_autofree char *day = imz_phrase_date (&applied);
  g_autofree char *question = imz_phrase_expand (
    _ ("Is this the new e-imza of your application of {day}?"), "day", day, NULL);

  imz_question_card_ask (
    self->card, question,
    _ ("If it is, İmzam remembers it as yours and notes that it was delivered. "
       "No name and no number is kept."),
    _ ("Yes"), _ ("No"));
}

static void
show (ImzSuccessorCard *self)
{
  ImzRecord *record = imz_record_keeper_get_proposed (self->keeper);

  if (record != NULL)
    ask (self, record);
  else
    imz_focus_release (GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), record != NULL);
}

static void
answered_cb (ImzSuccessorCard *self, gboolean yes)
{
  g_autoptr (GError) error = NULL;

  if (!imz_record_keeper_answer (self->keeper, yes, &error))
    imz_say (GTK_WIDGET (self), error->message);
}

static void
imz_successor_card_dispose (GObject *object)
{
  ImzSuccessorCard *self = IMZ_SUCCESSOR_CARD (object);

  if (self->keeper != NULL)
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (imz_successor_card_parent_class)->dispose (object);
}

static void
imz_successor_card_class_init (ImzSuccessorCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_successor_card_dispose;
}

static void
imz_successor_card_init (ImzSuccessorCard *self)
{
  self->card = g_object_new (IMZ_TYPE_QUESTION_CARD, NULL);
  g_signal_connect_swapped (self->card, "answered", G_CALLBACK (answered_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->card));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
imz_successor_card_set_keeper (ImzSuccessorCard *self, ImzRecordKeeper *keeper)
{
  g_return_if_fail (IMZ_IS_SUCCESSOR_CARD (self));

  if (keeper == self->keeper)
    return;

  if (self->keeper != NULL)
    g_signal_handlers_disconnect_by_data (self->keeper, self);
  g_set_object (&self->keeper, keeper);
  g_signal_connect_swapped (keeper, "changed", G_CALLBACK (show), self);
  show (self);
}
