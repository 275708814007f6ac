/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-no-applications.h"

#include "imz-column-layout.h"
#include "imz-look.h"
#include "imz-stage-line.h"
#include "imz-subject.h"
#include "imz-whole-label.h"

struct _ImzNoApplications {
  AdwBin parent_instance;

  GtkLabel *heading;
  GtkLabel *explanation;
  ImzStageLine *line;
  GtkLabel *example;
  GtkButton *guide_button;
  GtkLabel *guide_label;
};

G_DEFINE_FINAL_TYPE (ImzNoApplications, imz_no_applications, ADW_TYPE_BIN)

/* An invented one, at the courier's. */
static void
show_example (ImzNoApplications *self)
{
  g_autoptr (GArray) stages = g_array_new (FALSE, FALSE, sizeof (ImzRecordStage));
  g_autoptr (ImzRecord) record = NULL;

  for (ImzStage stage = IMZ_STAGE_APPLIED; stage <= IMZ_STAGE_COURIER; stage++) {
    const ImzRecordStage reached = { .stage = stage };

    g_array_append_val (stages, reached);
  }
  record = imz_record_new (&(ImzRecordFacts){ .stages = stages });
  imz_stage_line_show (self->line, record);
}

static void
imz_no_applications_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_NO_APPLICATIONS);

  G_OBJECT_CLASS (imz_no_applications_parent_class)->dispose (object);
}

static void
imz_no_applications_class_init (ImzNoApplicationsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_no_applications_dispose;

  g_type_ensure (IMZ_TYPE_COLUMN_LAYOUT);
  g_type_ensure (IMZ_TYPE_STAGE_LINE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/tr/imzam/Imzam/imz-no-applications.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzNoApplications, line);
  gtk_widget_class_bind_template_child (widget_class, ImzNoApplications, heading);
  gtk_widget_class_bind_template_child (widget_class, ImzNoApplications, explanation);
  gtk_widget_class_bind_template_child (widget_class, ImzNoApplications, example);
  gtk_widget_class_bind_template_child (widget_class, ImzNoApplications, guide_button);
  gtk_widget_class_bind_template_child (widget_class, ImzNoApplications, guide_label);
}

static void
imz_no_applications_init (ImzNoApplications *self)
{
  GtkLabel *labels[3];

  gtk_widget_init_template (GTK_WIDGET (self));
  labels[0] = self->heading;
  labels[1] = self->explanation;
  labels[2] = self->example;
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++) {
    g_autofree char *text = g_strdup (gtk_label_get_label (labels[i]));

    imz_whole_label_set (labels[i], text);
  }
  show_example (self);
}

void
imz_no_applications_show (ImzNoApplications *self, ImzStatus *status)
{
  g_autoptr (ImzAdvice) advice = NULL;
  const char *guide;

  g_return_if_fail (IMZ_IS_NO_APPLICATIONS (self));

  advice = imz_subject_get_advice (status);
  guide = advice->action.guide;
  gtk_widget_set_visible (GTK_WIDGET (self->guide_button), guide != NULL);
  if (guide != NULL) {
    gtk_label_set_label (self->guide_label, imz_look_guide_label (&advice->action));
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->guide_button), "s", guide);
  }
}
