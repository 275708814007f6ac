/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-begun-row.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-focus.h"
#include "imz-phrase.h"
#include "imz-plain-row.h"
#include "imz-step-line.h"

struct _ImzBegunRow {
  AdwPreferencesRow parent_instance;

  char *guide;
  gint64 id;

  GtkLabel *title;
  GtkLabel *progress;
  ImzStepLine *line;
  GtkButton *drop_button;
  GtkButton *resume_button;
};

G_DEFINE_FINAL_TYPE (ImzBegunRow, imz_begun_row, ADW_TYPE_PREFERENCES_ROW)

/* As one says it at `now`: "today 16:20", "yesterday 16:20", "20.01.2027 16:20". */
static char *
say_when (gint64 time, gint64 now)
{
  g_autofree char *moment = imz_phrase_moment (time);
  const char *clock = strrchr (moment, ' ');
  GDate day = imz_calendar_day (time);
  GDate today = imz_calendar_day (now);

  switch (imz_calendar_days_until (&day, &today)) {
  case 0:
    return imz_phrase_expand (_ ("today {time}"), "time", clock + 1, NULL);
  case 1:
    return imz_phrase_expand (_ ("yesterday {time}"), "time", clock + 1, NULL);
  default:
    return g_steal_pointer (&moment);
  }
}

static gboolean
imz_begun_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (IMZ_BEGUN_ROW (widget)->resume_button));
}

static void
imz_begun_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_BEGUN_ROW);

  G_OBJECT_CLASS (imz_begun_row_parent_class)->dispose (object);
}

static void
imz_begun_row_finalize (GObject *object)
{
  g_free (IMZ_BEGUN_ROW (object)->guide);

  G_OBJECT_CLASS (imz_begun_row_parent_class)->finalize (object);
}

static void
imz_begun_row_class_init (ImzBegunRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_begun_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_begun_row_finalize;
  widget_class->grab_focus = imz_begun_row_grab_focus;
  widget_class->focus = imz_focus_move_within_row;

  g_type_ensure (IMZ_TYPE_STEP_LINE);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-begun-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzBegunRow, title);
  gtk_widget_class_bind_template_child (widget_class, ImzBegunRow, progress);
  gtk_widget_class_bind_template_child (widget_class, ImzBegunRow, line);
  gtk_widget_class_bind_template_child (widget_class, ImzBegunRow, drop_button);
  gtk_widget_class_bind_template_child (widget_class, ImzBegunRow, resume_button);
}

static void
imz_begun_row_init (ImzBegunRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
imz_begun_row_new (ImzGuide *guide, gint64 id)
{
  ImzBegunRow *self = g_object_new (IMZ_TYPE_BEGUN_ROW, NULL);
  const char *title = imz_guide_get_title (guide);
  g_autofree char *resume = imz_phrase_expand (_ ("Go on: {guide}"), "guide", title, NULL);
  g_autofree char *drop = imz_phrase_expand (_ ("Drop: {guide}"), "guide", title, NULL);

  self->guide = g_strdup (imz_guide_get_id (guide));
  self->id = id;
  imz_plain_row_set_title (GTK_WIDGET (self), title);
  gtk_label_set_label (self->title, title);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->resume_button), "s", self->guide);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->drop_button), "x", id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->resume_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, resume, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  drop, -1);

  return GTK_WIDGET (self);
}

void
imz_begun_row_show (ImzBegunRow *self, ImzGuideRun *run, gint64 changed_at, gint64 now)
{
  g_autofree char *when = NULL;
  g_autofree char *number = NULL;
  g_autofree char *total = NULL;
  g_autofree char *progress = NULL;
  guint position, n_steps;

  g_return_if_fail (IMZ_IS_BEGUN_ROW (self));

  position = imz_guide_run_get_position (run);
  n_steps = imz_guide_run_get_n_steps (run);
  when = say_when (changed_at, now);
  number = g_strdup_printf ("%u", position);
  total = g_strdup_printf ("%u", n_steps);
  progress = imz_phrase_expand (_ ("Step {number} of {total} · {when}"), "number", number, "total",
                                total, "when", when, NULL);
  gtk_label_set_label (self->progress, progress);
  imz_step_line_set (self->line, position, n_steps);
}

const char *
imz_begun_row_get_guide (ImzBegunRow *self)
{
  g_return_val_if_fail (IMZ_IS_BEGUN_ROW (self), NULL);

  return self->guide;
}

gint64
imz_begun_row_get_id (ImzBegunRow *self)
{
  g_return_val_if_fail (IMZ_IS_BEGUN_ROW (self), 0);

  return self->id;
}
