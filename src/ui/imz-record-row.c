/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-row.h"

#include "imz-column-layout.h"
#include "imz-contacts.h"
#include "imz-mark.h"
#include "imz-phrase.h"
#include "imz-record-foot.h"
#include "imz-record-texts.h"
#include "imz-stage-line.h"
#include "imz-stage-marks.h"
#include "imz-whole-words.h"

struct _ImzRecordRow {
  AdwBin parent_instance;

  ImzRecord *record; /* (nullable) */

  GtkLabel *title;
  GtkLabel *summary;
  ImzStageLine *line;
  ImzRecordFoot *foot; /* (nullable): made when first wanted, as the next two: few rows have one */
  GtkWidget *overdue;  /* (nullable) */
  GtkLabel *overdue_text;
};

G_DEFINE_FINAL_TYPE (ImzRecordRow, imz_record_row, ADW_TYPE_BIN)

/* No line ends between a number and its word, nor within “e-imza”. */
static void
set_text (GtkLabel *label, const char *text)
{
  g_autofree char *kept = imz_phrase_keep_numbers (text);
  PangoAttrList *attributes = pango_attr_list_new ();

  imz_whole_words_keep (attributes, kept);
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_label (label, kept);
  pango_attr_list_unref (attributes);
}

static void
append (ImzRecordRow *self, GtkWidget *part)
{
  gtk_box_append (GTK_BOX (adw_bin_get_child (ADW_BIN (self))), part);
}

static void
make_overdue (ImzRecordRow *self)
{
  GtkWidget *image = gtk_image_new ();
  GtkWidget *text = gtk_label_new (NULL);

  imz_mark_show (GTK_IMAGE (image), IMZ_TONE_WARNING);
  gtk_widget_add_css_class (image, "imz-box-mark");
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (text), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_widget_set_hexpand (text, TRUE);

  self->overdue_text = GTK_LABEL (text);
  self->overdue = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_widget_add_css_class (self->overdue, "imz-box");
  gtk_widget_add_css_class (self->overdue, "imz-careful");
  gtk_box_append (GTK_BOX (self->overdue), image);
  gtk_box_append (GTK_BOX (self->overdue), text);
  append (self, self->overdue);
}

/* Kamu SM's number comes first. */
static void
show_overdue (ImzRecordRow *self, const ImzTimeline *timeline, const ImzProvince *province)
{
  g_autofree char *text = imz_record_texts_overdue (self->record, timeline, "");

  if (text != NULL) {
    g_autoptr (GPtrArray) contacts = imz_contacts_list (province);
    const ImzContact *contact = contacts->pdata[0];
    g_autofree char *with_number = imz_record_texts_overdue (self->record, timeline, contact->text);

    if (self->overdue == NULL)
      make_overdue (self);
    set_text (self->overdue_text, with_number);
  }
  if (self->overdue != NULL)
    gtk_widget_set_visible (self->overdue, text != NULL);
}

static void
show_foot (ImzRecordRow *self, const ImzTimeline *timeline)
{
  gboolean is_wanted = imz_record_foot_is_wanted (self->record, timeline);

  if (is_wanted && self->foot == NULL) {
    self->foot = g_object_new (IMZ_TYPE_RECORD_FOOT, NULL);
    append (self, GTK_WIDGET (self->foot));
  }
  if (is_wanted)
    imz_record_foot_show (self->foot, self->record, timeline);
  if (self->foot != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->foot), is_wanted);
}

static void
imz_record_row_dispose (GObject *object)
{
  ImzRecordRow *self = IMZ_RECORD_ROW (object);

  g_clear_object (&self->record);
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_RECORD_ROW);

  G_OBJECT_CLASS (imz_record_row_parent_class)->dispose (object);
}

static void
imz_record_row_class_init (ImzRecordRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_record_row_dispose;

  g_type_ensure (IMZ_TYPE_COLUMN_LAYOUT);
  g_type_ensure (IMZ_TYPE_STAGE_LINE);

  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-record-row.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzRecordRow, title);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordRow, summary);
  gtk_widget_class_bind_template_child (widget_class, ImzRecordRow, line);
}

static void
imz_record_row_init (ImzRecordRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
imz_record_row_show (ImzRecordRow *self,
                     ImzRecord *record,
                     const ImzCircumstances *circumstances,
                     gint64 now)
{
  const ImzProvince *province;
  ImzTimeline timeline;
  g_autofree char *title = NULL;
  g_autofree char *summary = NULL;

  g_return_if_fail (IMZ_IS_RECORD_ROW (self));
  g_return_if_fail (IMZ_IS_RECORD (record));

  g_set_object (&self->record, record);
  province = imz_circumstances_get_province (circumstances);
  timeline =
    imz_record_get_timeline (record, province, imz_circumstances_get_holidays (circumstances), now);
  title = imz_record_texts_title (record);
  summary = imz_record_texts_summary (record, province, now);

  set_text (self->title, title);
  set_text (self->summary, summary);
  imz_stage_line_show (self->line, record);
  show_overdue (self, &timeline, province);
  show_foot (self, &timeline);
}

ImzRecord *
imz_record_row_get_record (ImzRecordRow *self)
{
  g_return_val_if_fail (IMZ_IS_RECORD_ROW (self), NULL);

  return self->record;
}

char *
imz_record_row_describe (ImzRecordRow *self)
{
  ImzStageMarks marks;
  g_autofree char *stages = NULL;

  g_return_val_if_fail (IMZ_IS_RECORD_ROW (self), NULL);
  g_return_val_if_fail (self->record != NULL, NULL);

  marks = imz_stage_marks_of (self->record);
  stages = imz_stage_marks_describe (&marks);

  return g_strdup_printf ("%s. %s. %s", gtk_label_get_label (self->title),
                          gtk_label_get_label (self->summary), stages);
}
