/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-question-card.h"

#include "imz-side-by-side-layout.h"

struct _ImzQuestionCard {
  AdwBin parent_instance;

  GtkLabel *question;
  GtkLabel *promise;
  GtkLabel *yes;
  GtkLabel *no;
};

G_DEFINE_FINAL_TYPE (ImzQuestionCard, imz_question_card, ADW_TYPE_BIN)

static guint answered_signal;

static void
yes_cb (ImzQuestionCard *self)
{
  g_signal_emit (self, answered_signal, 0, TRUE);
}

static void
no_cb (ImzQuestionCard *self)
{
  g_signal_emit (self, answered_signal, 0, FALSE);
}

static void
imz_question_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_QUESTION_CARD);

  G_OBJECT_CLASS (imz_question_card_parent_class)->dispose (object);
}

static void
imz_question_card_class_init (ImzQuestionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_question_card_dispose;

  answered_signal = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  g_type_ensure (IMZ_TYPE_SIDE_BY_SIDE_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/tr/imzam/Imzam/imz-question-card.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzQuestionCard, question);
  gtk_widget_class_bind_template_child (widget_class, ImzQuestionCard, promise);
  gtk_widget_class_bind_template_child (widget_class, ImzQuestionCard, yes);
  gtk_widget_class_bind_template_child (widget_class, ImzQuestionCard, no);
  gtk_widget_class_bind_template_callback (widget_class, yes_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_cb);
}

static void
imz_question_card_init (ImzQuestionCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
imz_question_card_ask (ImzQuestionCard *self,
                       const char *question,
                       const char *promise,
                       const char *yes,
                       const char *no)
{
  g_return_if_fail (IMZ_IS_QUESTION_CARD (self));

  gtk_label_set_label (self->question, question);
  gtk_label_set_label (self->promise, promise);
  gtk_label_set_label (self->yes, yes);
  gtk_label_set_label (self->no, no);
}
