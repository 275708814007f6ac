/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-foot.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"
#include "imz-record-texts.h"
#include "imz-side-by-side-layout.h"

#define SPACING 12

struct _ImzRecordFoot {
  GtkWidget parent_instance;

  GtkWidget *tracking;
  GtkLabel *courier;
  GtkLabel *number;
  GtkButton *copy_button;
  GtkButton *open_button;
  GtkWidget *next;
  GtkLabel *expected;
  GtkLabel *note;
};

G_DEFINE_FINAL_TYPE (ImzRecordFoot, imz_record_foot, GTK_TYPE_WIDGET)

typedef struct {
  int min;
  int nat;
} Size;

/* Nothing of one that is not to be seen. */
static Size
measure (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  Size size = { 0 };

  if (gtk_widget_get_visible (child))
    gtk_widget_measure (child, orientation, for_size, &size.min, &size.nat, NULL, NULL);

  return size;
}

static int
get_spacing (ImzRecordFoot *self)
{
  return gtk_widget_get_visible (self->tracking) && gtk_widget_get_visible (self->next) ? SPACING
                                                                                        : 0;
}

/* Only beside the number: what stands alone begins where all lines begin. */
static gboolean
fits_side_by_side (ImzRecordFoot *self, int width)
{
  return gtk_widget_get_visible (self->tracking) &&
         width >= measure (self->tracking, GTK_ORIENTATION_HORIZONTAL, -1).nat +
                    get_spacing (self) + measure (self->next, GTK_ORIENTATION_HORIZONTAL, -1).nat;
}

/* Of one that is as wide as it likes to be. */
static int
measure_height_beside (GtkWidget *child)
{
  return measure (child, GTK_ORIENTATION_VERTICAL,
                  measure (child, GTK_ORIENTATION_HORIZONTAL, -1).nat)
    .nat;
}

static int
measure_height (ImzRecordFoot *self, int width)
{
  if (width < 0 || fits_side_by_side (self, width))
    return MAX (measure_height_beside (self->tracking), measure_height_beside (self->next));

  return measure (self->tracking, GTK_ORIENTATION_VERTICAL, width).nat + get_spacing (self) +
         measure (self->next, GTK_ORIENTATION_VERTICAL, width).nat;
}

static GtkSizeRequestMode
imz_record_foot_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
imz_record_foot_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  ImzRecordFoot *self = IMZ_RECORD_FOOT (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    Size tracking = measure (self->tracking, orientation, -1);
    Size next = measure (self->next, orientation, -1);

    *minimum = MAX (tracking.min, next.min);
    *natural = tracking.nat + get_spacing (self) + next.nat;
  } else {
    *minimum = *natural = measure_height (self, for_size);
  }
}

static void
allocate_child (GtkWidget *child, int x, int y, int width, int height)
{
  if (gtk_widget_get_visible (child))
    gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

/* Beside the number, at the far end; below it, its lines begin where all lines begin. */
static void
align_next (ImzRecordFoot *self, gboolean is_beside)
{
  gtk_label_set_xalign (self->expected, is_beside ? 1 : 0);
  gtk_label_set_xalign (self->note, is_beside ? 1 : 0);
}

static void
imz_record_foot_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  ImzRecordFoot *self = IMZ_RECORD_FOOT (widget);
  gboolean is_beside = fits_side_by_side (self, width);
  gboolean right_to_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  align_next (self, is_beside);
  if (is_beside) {
    int start = measure (self->tracking, GTK_ORIENTATION_HORIZONTAL, -1).nat;
    int end = measure (self->next, GTK_ORIENTATION_HORIZONTAL, -1).nat;

    allocate_child (self->tracking, right_to_left ? width - start : 0, 0, start, height);
    allocate_child (self->next, right_to_left ? 0 : width - end, 0, end, height);
  } else {
    int above = measure (self->tracking, GTK_ORIENTATION_VERTICAL, width).nat;
    int below = above + get_spacing (self);

    allocate_child (self->tracking, 0, 0, width, above);
    allocate_child (self->next, 0, below, width, height - below);
  }
}

static void
show_tracking (ImzRecordFoot *self, ImzRecord *record)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);
  g_autofree char *courier = NULL;

  gtk_widget_set_visible (self->tracking, facts->tracking != NULL);
  if (facts->tracking == NULL)
    return;

  courier = facts->courier != NULL ? imz_phrase_expand (_ ("Tracking number · {courier}"),
                                                        "courier", facts->courier, NULL)
                                   : g_strdup (_ ("The courier’s tracking number"));
  gtk_label_set_label (self->courier, courier);
  gtk_label_set_label (self->number, facts->tracking);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->copy_button), "s", facts->tracking);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "x", facts->id);
}

static void
show_next (ImzRecordFoot *self, ImzRecord *record, const ImzTimeline *timeline)
{
  g_autofree char *expected = imz_record_texts_expected (record, timeline);
  const char *note = imz_record_texts_get_note (record, timeline);

  gtk_widget_set_visible (self->next, expected != NULL);
  gtk_label_set_label (self->expected, expected != NULL ? expected : "");
  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

static void
imz_record_foot_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), IMZ_TYPE_RECORD_FOOT);

  G_OBJECT_CLASS (imz_record_foot_parent_class)->dispose (object);
}

static void
imz_record_foot_class_init (ImzRecordFootClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_record_foot_dispose;
  widget_class->get_request_mode = imz_record_foot_get_request_mode;
  widget_class->measure = imz_record_foot_measure;
  widget_class->size_allocate = imz_record_foot_size_allocate;

  g_type_ensure (IMZ_TYPE_SIDE_BY_SIDE_LAYOUT);

  gtk_widget_class_set_css_name (widget_class, "imz-record-foot");
  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-record-foot.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzRecordFoot, tracking);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordFoot, courier);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordFoot, number);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordFoot, copy_button);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordFoot, open_button);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordFoot, next);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordFoot, expected);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordFoot, note);
}

static void
imz_record_foot_init (ImzRecordFoot *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
imz_record_foot_is_wanted (ImzRecord *record, const ImzTimeline *timeline)
{
  g_autofree char *expected = NULL;

  if (!imz_record_is_open (record))
    return FALSE;

  expected = imz_record_texts_expected (record, timeline);

  return expected != NULL || imz_record_get_facts (record)->tracking != NULL;
}

void
imz_record_foot_show (ImzRecordFoot *self, ImzRecord *record, const ImzTimeline *timeline)
{
  g_return_if_fail (IMZ_IS_RECORD_FOOT (self));
  g_return_if_fail (IMZ_IS_RECORD (record));

  show_tracking (self, record);
  show_next (self, record, timeline);
}
