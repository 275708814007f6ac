/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-e-onay-question.h"

struct _ImzEOnayQuestion {
  AdwBin parent_instance;

  gboolean is_being_set; /* by the program, not by the person */

  GtkWidget *yes;
  GtkWidget *no;
  GtkWidget *unknown;
  GtkRevealer *way;
};

G_DEFINE_FINAL_TYPE (ImzEOnayQuestion, imz_e_onay_question, ADW_TYPE_BIN)

enum {
  SIGNAL_ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
button_of (ImzEOnayQuestion *self, ImzEOnay answer)
{
  switch (answer) {
  case IMZ_E_ONAY_YES:
    return self->yes;
  case IMZ_E_ONAY_NO:
    return self->no;
  case IMZ_E_ONAY_UNKNOWN:
    return self->unknown;
  case IMZ_N_E_ONAYS:
  default:
    g_assert_not_reached ();
  }
}

static void
toggled_cb (ImzEOnayQuestion *self, GtkCheckButton *button)
{
  if (!gtk_check_button_get_active (button))
    return;

  gtk_revealer_set_reveal_child (self->way, GTK_WIDGET (button) == self->unknown);
  if (self->is_being_set)
    return;

  for (ImzEOnay answer = 0; answer < IMZ_N_E_ONAYS; answer++) {
    if (GTK_WIDGET (button) == button_of (self, answer))
      g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, (int) answer);
  }
}

static void
imz_e_onay_question_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_E_ONAY_QUESTION);

  G_OBJECT_CLASS (imz_e_onay_question_parent_class)->dispose (object);
}

static void
imz_e_onay_question_class_init (ImzEOnayQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_e_onay_question_dispose;

  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/tr/imzam/Imzam/imz-e-onay-question.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzEOnayQuestion, yes);
  gtk_widget_class_bind_template_child (widget_class, ImzEOnayQuestion, no);
  gtk_widget_class_bind_template_child (widget_class, ImzEOnayQuestion, unknown);
  gtk_widget_class_bind_template_child (widget_class, ImzEOnayQuestion, way);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
imz_e_onay_question_init (ImzEOnayQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
imz_e_onay_question_set_answer (ImzEOnayQuestion *self, ImzEOnay answer)
{
  g_return_if_fail (IMZ_IS_E_ONAY_QUESTION (self));
  g_return_if_fail (answer < IMZ_N_E_ONAYS);

  self->is_being_set = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button_of (self, answer)), TRUE);
  self->is_being_set = FALSE;
}

void
imz_e_onay_question_clear (ImzEOnayQuestion *self)
{
  g_return_if_fail (IMZ_IS_E_ONAY_QUESTION (self));

  for (ImzEOnay answer = 0; answer < IMZ_N_E_ONAYS; answer++)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (button_of (self, answer)), FALSE);
  gtk_revealer_set_reveal_child (self->way, FALSE);
}
