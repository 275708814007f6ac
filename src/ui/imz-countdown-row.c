/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-countdown-row.h"

#include <glib/gi18n-lib.h>

#include "imz-column-layout.h"
#include "imz-countdown-ring.h"
#include "imz-side-by-side-layout.h"

#define STEP 10 /* seconds */

struct _ImzCountdownRow {
  AdwBin parent_instance;

  ImzCountdown *countdown; /* (nullable) */
  guint whole;             /* seconds */

  ImzCountdownRing *ring;
  GtkLabel *title;
  GtkLabel *text;
  GtkWidget *start_button;
  GtkWidget *running_buttons;
  GtkWidget *adjust_buttons;
  GtkWidget *restart_button;
};

G_DEFINE_FINAL_TYPE (ImzCountdownRow, imz_countdown_row, ADW_TYPE_BIN)

static const struct {
  const char *title;
  const char *text;
} words[] = {
  [IMZ_COUNTDOWN_IDLE] = { N_ ("The code is good for a short time"),
                           N_ ("Start when the code is on the page. The page’s own counter "
                               "rules.") },
  [IMZ_COUNTDOWN_RUNNING] = { N_ ("The code is running out"),
                              N_ ("If it does, press “Tekrar Kod Al” on the page.") },
  [IMZ_COUNTDOWN_ENDING] = { N_ ("A minute or less is left"),
                             N_ ("If it is too short, press “Tekrar Kod Al” on the page.") },
  [IMZ_COUNTDOWN_OVER] = { N_ ("The code has run out"),
                           N_ ("Press “Tekrar Kod Al” on the page, then start again here.") },
};

static void
show_state (ImzCountdownRow *self)
{
  ImzCountdownState state = imz_countdown_get_state (self->countdown);
  gboolean is_idle = state == IMZ_COUNTDOWN_IDLE;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  gboolean has_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  gtk_label_set_label (self->title, _ (words[state].title));
  gtk_label_set_label (self->text, _ (words[state].text));
  gtk_widget_set_visible (self->start_button, is_idle);
  gtk_widget_set_visible (self->running_buttons, !is_idle);
  gtk_widget_set_visible (self->adjust_buttons, state != IMZ_COUNTDOWN_OVER);

  /* The button that had the focus may be the one that went. */
  if (has_focus && !gtk_widget_get_mapped (focus))
    gtk_widget_grab_focus (is_idle ? self->start_button : self->restart_button);
}

static void
start_cb (ImzCountdownRow *self)
{
  imz_countdown_start (self->countdown, self->whole);
}

static void
less_cb (ImzCountdownRow *self)
{
  imz_countdown_adjust (self->countdown, -STEP);
}

static void
more_cb (ImzCountdownRow *self)
{
  imz_countdown_adjust (self->countdown, STEP);
}

static void
forget_countdown (ImzCountdownRow *self)
{
  if (self->countdown != NULL)
    g_signal_handlers_disconnect_by_data (self->countdown, self);
  g_clear_object (&self->countdown);
}

static void
imz_countdown_row_dispose (GObject *object)
{
  ImzCountdownRow *self = IMZ_COUNTDOWN_ROW (object);

  forget_countdown (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_COUNTDOWN_ROW);

  G_OBJECT_CLASS (imz_countdown_row_parent_class)->dispose (object);
}

static void
imz_countdown_row_class_init (ImzCountdownRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_countdown_row_dispose;

  g_type_ensure (IMZ_TYPE_COLUMN_LAYOUT);
  g_type_ensure (IMZ_TYPE_COUNTDOWN_RING);
  g_type_ensure (IMZ_TYPE_SIDE_BY_SIDE_LAYOUT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/tr/imzam/Imzam/imz-countdown-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzCountdownRow, ring);
  gtk_widget_class_bind_template_child (widget_class, ImzCountdownRow, title);
  gtk_widget_class_bind_template_child (widget_class, ImzCountdownRow, text);
  gtk_widget_class_bind_template_child (widget_class, ImzCountdownRow, start_button);
  gtk_widget_class_bind_template_child (widget_class, ImzCountdownRow, running_buttons);
  gtk_widget_class_bind_template_child (widget_class, ImzCountdownRow, adjust_buttons);
  gtk_widget_class_bind_template_child (widget_class, ImzCountdownRow, restart_button);
  gtk_widget_class_bind_template_callback (widget_class, start_cb);
  gtk_widget_class_bind_template_callback (widget_class, less_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
imz_countdown_row_init (ImzCountdownRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
imz_countdown_row_set_countdown (ImzCountdownRow *self, ImzCountdown *countdown)
{
  g_return_if_fail (IMZ_IS_COUNTDOWN_ROW (self));
  g_return_if_fail (IMZ_IS_COUNTDOWN (countdown));

  forget_countdown (self);
  self->countdown = g_object_ref (countdown);
  g_signal_connect_swapped (countdown, "changed", G_CALLBACK (show_state), self);
  imz_countdown_ring_set_countdown (self->ring, countdown);
  show_state (self);
}

void
imz_countdown_row_set_whole (ImzCountdownRow *self, guint seconds)
{
  g_return_if_fail (IMZ_IS_COUNTDOWN_ROW (self));

  self->whole = seconds;
  imz_countdown_ring_set_whole (self->ring, seconds);
}
