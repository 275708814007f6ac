/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-e-onay-line.h"

#include <glib/gi18n-lib.h>

#include "imz-e-onay-question.h"
#include "imz-side-by-side-layout.h"

struct _ImzEOnayLine {
  AdwBin parent_instance;

  GtkLabel *text;
  GtkMenuButton *ask;
  GtkLabel *ask_label;
  GtkPopover *popover;
  ImzEOnayQuestion *question;

  ImzEOnay e_onay;
  gboolean is_told;
};

G_DEFINE_FINAL_TYPE (ImzEOnayLine, imz_e_onay_line, ADW_TYPE_BIN)

const char *
imz_e_onay_line_text (ImzEOnay e_onay)
{
  switch (e_onay) {
  case IMZ_E_ONAY_YES:
    return _ ("Your e-onay is active (as you told us).");
  case IMZ_E_ONAY_NO:
    return _ ("Your e-onay is not active (as you told us).");
  case IMZ_E_ONAY_UNKNOWN:
    return _ ("Whether your e-onay is active is not known.");
  case IMZ_N_E_ONAYS:
  default:
    g_assert_not_reached ();
  }
}

static void
show_answer (ImzEOnayLine *self)
{
  if (self->is_told)
    imz_e_onay_question_set_answer (self->question, self->e_onay);
  else
    imz_e_onay_question_clear (self->question);
}

/* “I do not know” stays open: the way to find out is in there. What could not be kept is not shown as told. */
static void
answered_cb (ImzEOnayLine *self, int answer)
{
  if ((ImzEOnay) answer != IMZ_E_ONAY_UNKNOWN)
    gtk_popover_popdown (self->popover);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-e-onay", "s",
                              imz_e_onay_to_word ((ImzEOnay) answer));
  show_answer (self);
}

static void
imz_e_onay_line_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_E_ONAY_LINE);

  G_OBJECT_CLASS (imz_e_onay_line_parent_class)->dispose (object);
}

static void
imz_e_onay_line_class_init (ImzEOnayLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_e_onay_line_dispose;

  g_type_ensure (IMZ_TYPE_E_ONAY_QUESTION);
  g_type_ensure (IMZ_TYPE_SIDE_BY_SIDE_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-e-onay-line.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzEOnayLine, text);
  gtk_widget_class_bind_template_child (widget_class, ImzEOnayLine, ask);
  gtk_widget_class_bind_template_child (widget_class, ImzEOnayLine, ask_label);
  gtk_widget_class_bind_template_child (widget_class, ImzEOnayLine, popover);
  gtk_widget_class_bind_template_child (widget_class, ImzEOnayLine, question);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
}

static void
imz_e_onay_line_init (ImzEOnayLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
imz_e_onay_line_show (ImzEOnayLine *self, ImzEOnay e_onay, gboolean is_told, gboolean asks)
{
  g_return_if_fail (IMZ_IS_E_ONAY_LINE (self));
  g_return_if_fail (e_onay < IMZ_N_E_ONAYS);

  gtk_label_set_label (self->text, imz_e_onay_line_text (e_onay));
  gtk_label_set_label (self->ask_label, e_onay == IMZ_E_ONAY_UNKNOWN ? _ ("Answer") : _ ("Change"));
  gtk_widget_set_visible (GTK_WIDGET (self->ask), asks);
  self->e_onay = e_onay;
  self->is_told = is_told;
  show_answer (self);
}

void
imz_e_onay_line_set_centered (ImzEOnayLine *self, gboolean centered)
{
  g_return_if_fail (IMZ_IS_E_ONAY_LINE (self));

  gtk_widget_set_halign (GTK_WIDGET (self), centered ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  gtk_widget_set_halign (GTK_WIDGET (self->ask), centered ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  gtk_label_set_xalign (self->text, centered ? 0.5f : 0.0f);
  gtk_label_set_justify (self->text, centered ? GTK_JUSTIFY_CENTER : GTK_JUSTIFY_LEFT);
}
