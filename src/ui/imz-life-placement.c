/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-life-placement.h"

#include <glib/gi18n-lib.h>

#include "imz-font.h"
#include "imz-life-words.h"
#include "imz-phrase.h"

/* In pixels, with letters of the usual size. */
#define BAR_HEIGHT 24.0
#define BAR_PADDING 3.0
#define TICK_GAP 4.0
#define LABEL_GAP 14.0
#define LINE_GAP 4.0
#define BLOCK_GAP 8.0
/* A part of the size of the other text. */
#define SMALL 0.85

/* Lets text take several lines rather than more than @room. */
static void
fit_text (ImzLifeText *text, double room, PangoAlignment alignment)
{
  pango_layout_set_alignment (text->layout, alignment);
  if (text->width > room)
    pango_layout_set_width (text->layout, (int) (MAX (room, 1) * PANGO_SCALE));
  pango_layout_get_pixel_size (text->layout, &text->width, &text->height);
}

/* What the day is, in bold, and the day below it. */
static ImzLifeText
make_label (const ImzLifePlacement *place, const ImzLifeMark *mark)
{
  const char *name = imz_life_words_mark (place->face->scale, mark);
  g_autofree char *day = imz_phrase_short_date (&mark->day);
  g_autofree char *words = g_strdup_printf ("%s\n%s", name, day);
  PangoAttrList *attributes = pango_attr_list_new ();
  PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD);
  ImzLifeText text = imz_life_text_new (place, words, SMALL, PANGO_WEIGHT_NORMAL);

  bold->end_index = (guint) strlen (name);
  pango_attr_list_insert (attributes, bold);
  pango_layout_set_attributes (text.layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (text.layout, &text.width, &text.height);

  return text;
}

static PangoAlignment
alignment_at (double at, double width)
{
  if (at < 1)
    return PANGO_ALIGN_LEFT;

  return at > width - 1 ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_CENTER;
}

/* The end matters most, then the day that comes next, then the start, then those nearest to the end. */
static guint
order_marks (const ImzLifeMark *marks, guint n_marks, guint next, const ImzLifeMark **ordered)
{
  guint n = 0;

  ordered[n++] = &marks[n_marks - 1];
  if (next > 0 && next < n_marks - 1)
    ordered[n++] = &marks[next];
  if (n_marks > 1)
    ordered[n++] = &marks[0];
  for (guint i = n_marks - 1; i-- > 1;) {
    if (i != next)
      ordered[n++] = &marks[i];
  }

  return n;
}

static void
place_labels (const ImzLifePlacement *place,
              ImzLifeRows *self,
              const ImzLifeMark *marks,
              guint n_marks,
              guint next)
{
  const ImzLifeMark *ordered[IMZ_LIFE_MAX_MARKS];
  double heights[IMZ_LIFE_LABEL_ROWS] = { 0 };

  self->n = order_marks (marks, n_marks, next, ordered);
  for (guint i = 0; i < self->n; i++) {
    double at = ordered[i]->at * place->width;

    self->texts[i] = make_label (place, ordered[i]);
    fit_text (&self->texts[i], place->width, alignment_at (at, place->width));
    self->at[i] = at;
    self->labels[i] =
      (ImzLifeLabel){ .width = self->texts[i].width, .height = self->texts[i].height, .at = at };
  }
  imz_life_labels_place (self->labels, self->n, place->width, LABEL_GAP);

  for (guint i = 0; i < self->n; i++) {
    if (self->labels[i].is_shown)
      heights[self->labels[i].row] = MAX (heights[self->labels[i].row], self->labels[i].height);
  }

  self->height = IMZ_LIFE_TICK_HEIGHT + TICK_GAP;
  for (guint row = 0; row < IMZ_LIFE_LABEL_ROWS; row++) {
    self->row_y[row] = self->height;
    if (heights[row] > 0)
      self->height += heights[row] + LINE_GAP;
  }
}

/* The caption on the left, and beside or below it what must be known of the scale. */
static double
place_caption (ImzLifePlacement *place)
{
  double y;

  place->title = imz_life_text_new (place, _ ("The time of your e-imza"), 1, PANGO_WEIGHT_BOLD);
  fit_text (&place->title, place->width, PANGO_ALIGN_LEFT);
  y = place->title.height;
  if (!place->face->scale->has_break)
    return y + LINE_GAP;

  place->note = imz_life_text_new (place, _ ("the last four months are shown larger"),
                                   IMZ_LIFE_SMALLER, PANGO_WEIGHT_NORMAL);
  if (place->title.width + LABEL_GAP + place->note.width <= place->width) {
    place->note_y = (pango_layout_get_baseline (place->title.layout) -
                     pango_layout_get_baseline (place->note.layout)) /
                    (double) PANGO_SCALE;
    return y + LINE_GAP;
  }

  fit_text (&place->note, place->width, PANGO_ALIGN_LEFT);
  place->note_y = y;

  return y + place->note.height + LINE_GAP;
}

static void
clear_labels (ImzLifeRows *self)
{
  for (guint i = 0; i < self->n; i++)
    g_object_unref (self->texts[i].layout);
}

ImzLifeText
imz_life_text_new (const ImzLifePlacement *place,
                   const char *words,
                   double part,
                   PangoWeight weight)
{
  PangoContext *context = gtk_widget_get_pango_context (place->widget);
  ImzLifeText text = { .layout = pango_layout_new (context) };

  imz_font_set (text.layout, weight, place->size * part);
  pango_layout_set_wrap (text.layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (text.layout, words, -1);
  pango_layout_get_pixel_size (text.layout, &text.width, &text.height);

  return text;
}

void
imz_life_placement_arrange (ImzLifePlacement *place,
                            const ImzLifeFace *face,
                            GtkWidget *widget,
                            int width)
{
  const ImzLifeScale *scale = face->scale;
  ImzLifeText sample;

  *place = (ImzLifePlacement){ .face = face, .widget = widget, .width = width };
  place->size = imz_font_size (widget);

  sample = imz_life_text_new (place, "Ğ", IMZ_LIFE_SMALLER, PANGO_WEIGHT_SEMIBOLD);
  place->bar_height = MAX (BAR_HEIGHT, sample.height + 2 * BAR_PADDING);
  g_object_unref (sample.layout);

  place->today_y = place_caption (place);
  place->today =
    imz_life_text_new (place, C_ ("on the life bar", "today"), SMALL, PANGO_WEIGHT_SEMIBOLD);
  place->bar_y =
    place->today_y + place->today.height + IMZ_LIFE_POINTER_HEIGHT + IMZ_LIFE_POINTER_GAP;
  place_labels (place, &place->labels, scale->marks, scale->n_marks, scale->next);
  place->height = place->bar_y + place->bar_height + place->labels.height;

  if (scale->is_two) {
    place->new_bar_y = place->height + BLOCK_GAP;
    place_labels (place, &place->new_labels, scale->new_marks, G_N_ELEMENTS (scale->new_marks),
                  G_N_ELEMENTS (scale->new_marks));
    place->height = place->new_bar_y + place->bar_height + place->new_labels.height;
  }
}

void
imz_life_placement_clear (ImzLifePlacement *place)
{
  g_clear_object (&place->title.layout);
  g_clear_object (&place->note.layout);
  g_clear_object (&place->today.layout);
  clear_labels (&place->labels);
  clear_labels (&place->new_labels);
}
