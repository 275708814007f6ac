/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-row.h"

#include "imz-column-layout.h"
#include "imz-contacts.h"
#include "imz-mark.h"
#include "imz-record-foot.h"
#include "imz-record-texts.h"
#include "imz-stage-line.h"
#include "imz-stage-marks.h"
#include "imz-whole-label.h"

struct _ImzRecordRow {
  AdwBin parent_instance;

  ImzRecord *record;    /* (nullable) */
  ImzTimeline timeline; /* of `record` */

  GtkLabel *title;
  GtkLabel *summary;
  ImzStageLine *line;
  ImzRecordFoot *foot; /* (nullable): made when first wanted, as the next two: few rows have one */
  GtkWidget *overdue;  /* (nullable) */
  GtkLabel *overdue_text;
};

G_DEFINE_FINAL_TYPE (ImzRecordRow, imz_record_row, ADW_TYPE_BIN)

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
show_overdue (ImzRecordRow *self, const ImzProvince *province)
{
  g_autofree char *text = imz_record_texts_overdue (self->record, &self->timeline, "");

  if (text != NULL) {
    g_autoptr (GPtrArray) contacts = imz_contacts_list (province);
    const ImzContact *contact = contacts->pdata[0];
    g_autofree char *with_number =
      imz_record_texts_overdue (self->record, &self->timeline, contact->text);

    if (self->overdue == NULL)
      make_overdue (self);
    imz_whole_label_set (self->overdue_text, with_number);
  }
  if (self->overdue != NULL)
    gtk_widget_set_visible (self->overdue, text != NULL);
}

static void
show_foot (ImzRecordRow *self)
{
  gboolean is_wanted = imz_record_foot_is_wanted (self->record, &self->timeline);

  if (is_wanted && self->foot == NULL) {
    self->foot = g_object_new (IMZ_TYPE_RECORD_FOOT, NULL);
    append (self, GTK_WIDGET (self->foot));
  }
  if (is_wanted)
    imz_record_foot_show (self->foot, self->record, &self->timeline);
  if (self->foot != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->foot), is_wanted);
}

/* @sentence: (nullable) */
static void
append_sentence (GString *text, const char *sentence)
{
  if (sentence == NULL)
    return;

  if (text->len > 0)
    g_string_append (text, g_str_has_suffix (text->str, ".") ? " " : ". ");
  g_string_append (text, sentence);
}

/* GTK passes over what is around a button: here the list's own row, which opens the application, is a stop before them. */
static gboolean
imz_record_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *around = gtk_widget_get_parent (widget);
  gboolean is_inside = focus != NULL && gtk_widget_is_ancestor (focus, widget);

  if (direction == GTK_DIR_TAB_FORWARD && !is_inside && focus != around)
    return gtk_widget_grab_focus (around);
  if (direction == GTK_DIR_TAB_BACKWARD && focus == around)
    return FALSE;
  if (GTK_WIDGET_CLASS (imz_record_row_parent_class)->focus (widget, direction))
    return TRUE;

  return direction == GTK_DIR_TAB_BACKWARD && is_inside && gtk_widget_grab_focus (around);
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
  widget_class->focus = imz_record_row_focus;

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
  g_autofree char *title = NULL;
  g_autofree char *summary = NULL;

  g_return_if_fail (IMZ_IS_RECORD_ROW (self));
  g_return_if_fail (IMZ_IS_RECORD (record));

  g_set_object (&self->record, record);
  province = imz_circumstances_get_province (circumstances);
  self->timeline =
    imz_record_get_timeline (record, province, imz_circumstances_get_holidays (circumstances), now);
  title = imz_record_texts_title (record);
  summary = imz_record_texts_summary (record, province, now);

  imz_whole_label_set (self->title, title);
  imz_whole_label_set (self->summary, summary);
  imz_stage_line_show (self->line, record);
  show_overdue (self, province);
  show_foot (self);
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
  g_autoptr (GString) text = g_string_new (NULL);
  ImzStageMarks marks;
  g_autofree char *stages = NULL;
  g_autofree char *expected = NULL;

  g_return_val_if_fail (IMZ_IS_RECORD_ROW (self), NULL);
  g_return_val_if_fail (self->record != NULL, NULL);

  marks = imz_stage_marks_of (self->record);
  stages = imz_stage_marks_describe (&marks);
  expected = imz_record_texts_expected (self->record, &self->timeline);
  if (self->overdue != NULL && gtk_widget_get_visible (self->overdue))
    append_sentence (text, gtk_label_get_label (self->overdue_text));
  append_sentence (text, gtk_label_get_label (self->title));
  append_sentence (text, gtk_label_get_label (self->summary));
  append_sentence (text, stages);
  append_sentence (text, expected);
  append_sentence (text, imz_record_texts_get_note (self->record, &self->timeline));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
