/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-life-face.h"

#include "imz-life-placement.h"
#include "imz-life-words.h"
#include "imz-picture-parts.h"

/* In pixels. */
#define POINTER_WIDTH 12.0
#define BREAK_WIDTH 4.0
#define BREAK_DEPTH 7.0
#define SEGMENT_GAP 1.0

typedef struct {
  GdkRGBA fill;
  GdkRGBA text;
} Paint;

/* Each pair has a contrast of at least 4.5:1 (WCAG 2.1, 1.4.3). */
static const Paint paints[] = {
  [IMZ_LIFE_IN_USE] = { IMZ_RGB (0x62a0ea), IMZ_RGB (0x08203d) },
  [IMZ_LIFE_WINDOW] = { IMZ_RGB (0xf8c33c), IMZ_RGB (0x2d2104) },
  [IMZ_LIFE_LATE] = { IMZ_RGB (0xff7800), IMZ_RGB (0x2b1400) },
  [IMZ_LIFE_NOT_STARTED] = { IMZ_RGB (0xc0bfbc), IMZ_RGB (0x241f31) },
  [IMZ_LIFE_ENDED] = { IMZ_RGB (0x9a9996), IMZ_RGB (0x1b1a1d) },
  [IMZ_LIFE_NEW] = { IMZ_RGB (0x99c1f1), IMZ_RGB (0x08203d) },
};

static const Paint paints_high_contrast[] = {
  [IMZ_LIFE_IN_USE] = { IMZ_RGB (0x1a5fb4), IMZ_RGB (0xffffff) },
  [IMZ_LIFE_WINDOW] = { IMZ_RGB (0xf6d32d), IMZ_RGB (0x000000) },
  [IMZ_LIFE_LATE] = { IMZ_RGB (0xff7800), IMZ_RGB (0x000000) },
  [IMZ_LIFE_NOT_STARTED] = { IMZ_RGB (0xffffff), IMZ_RGB (0x000000) },
  [IMZ_LIFE_ENDED] = { IMZ_RGB (0x3d3846), IMZ_RGB (0xffffff) },
  [IMZ_LIFE_NEW] = { IMZ_RGB (0x99c1f1), IMZ_RGB (0x000000) },
};

typedef struct {
  GdkRGBA strong;
  GdkRGBA quiet;
} Ink;

/* As libadwaita writes: [dark][high contrast]. */
static const Ink inks[2][2] = {
  { { IMZ_RGBA (0x000000, 0.8f), IMZ_RGBA (0x000000, 0.62f) },
    { IMZ_RGB (0x000000), IMZ_RGB (0x000000) } },
  { { IMZ_RGB (0xffffff), IMZ_RGBA (0xffffff, 0.76f) },
    { IMZ_RGB (0xffffff), IMZ_RGB (0xffffff) } },
};

static const Paint *
paint_of (const ImzLifeFace *face, ImzLifePart part)
{
  return face->high_contrast ? &paints_high_contrast[part] : &paints[part];
}

static const Ink *
ink_of (const ImzLifeFace *face)
{
  return &inks[!!face->dark][!!face->high_contrast];
}

static void
append_text (GtkSnapshot *snapshot,
             const ImzLifeText *text,
             double x,
             double y,
             const GdkRGBA *color)
{
  /* A layout that was given a width begins where its lines begin. */
  PangoRectangle logical;

  pango_layout_get_pixel_extents (text->layout, NULL, &logical);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) round (x - logical.x), (float) round (y)));
  gtk_snapshot_append_layout (snapshot, text->layout, color);
  gtk_snapshot_restore (snapshot);
}

/* Where the scale changes: an arrowhead, through which the background is seen. */
static void
cut_break (cairo_t *cr, double x, double y, double height)
{
  cairo_set_operator (cr, CAIRO_OPERATOR_DEST_OUT);
  cairo_set_line_width (cr, BREAK_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  cairo_move_to (cr, x - BREAK_DEPTH / 2, y - 2);
  cairo_line_to (cr, x + BREAK_DEPTH / 2, y + height / 2);
  cairo_line_to (cr, x - BREAK_DEPTH / 2, y + height + 2);
  cairo_stroke (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
}

static void
draw_bar (cairo_t *cr,
          const ImzLifePlacement *place,
          const ImzLifeSegment *segments,
          guint n_segments,
          double y)
{
  double from = segments[0].from * place->width;
  double to = segments[n_segments - 1].to * place->width;
  double radius = MIN (place->bar_height, to - from) / 2;

  cairo_save (cr);
  imz_picture_round_path (cr, from, y, to - from, place->bar_height, radius);
  cairo_clip (cr);
  for (guint i = 0; i < n_segments; i++) {
    double start = round (segments[i].from * place->width);

    gdk_cairo_set_source_rgba (cr, &paint_of (place->face, segments[i].part)->fill);
    cairo_rectangle (cr, start, y, segments[i].to * place->width - start, place->bar_height);
    cairo_fill (cr);
  }
  for (guint i = 1; i < n_segments; i++) {
    cairo_set_operator (cr, CAIRO_OPERATOR_DEST_OUT);
    cairo_rectangle (cr, round (segments[i].from * place->width) - SEGMENT_GAP, y, SEGMENT_GAP,
                     place->bar_height);
    cairo_fill (cr);
    cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
  }
  cairo_restore (cr);

  if (place->face->high_contrast) {
    gdk_cairo_set_source_rgba (cr, &ink_of (place->face)->strong);
    cairo_set_line_width (cr, 2);
    imz_picture_round_path (cr, from + 1, y + 1, to - from - 2, place->bar_height - 2, radius);
    cairo_stroke (cr);
  }
}

static void
draw_pointer (cairo_t *cr, const ImzLifePlacement *place)
{
  double x = CLAMP (place->face->scale->today_at * place->width, POINTER_WIDTH / 2,
                    place->width - POINTER_WIDTH / 2);
  double y = place->bar_y - IMZ_LIFE_POINTER_GAP;

  gdk_cairo_set_source_rgba (cr, &ink_of (place->face)->strong);
  cairo_move_to (cr, x - POINTER_WIDTH / 2, y - IMZ_LIFE_POINTER_HEIGHT);
  cairo_line_to (cr, x + POINTER_WIDTH / 2, y - IMZ_LIFE_POINTER_HEIGHT);
  cairo_line_to (cr, x, y);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_ticks (cairo_t *cr, const ImzLifePlacement *place, const ImzLifeRows *labels, double y)
{
  gdk_cairo_set_source_rgba (cr, &ink_of (place->face)->quiet);
  for (guint i = 0; i < labels->n; i++) {
    cairo_rectangle (cr, CLAMP (round (labels->at[i]) - 1, 0, place->width - 1), y + 2, 1,
                     IMZ_LIFE_TICK_HEIGHT - 2);
    cairo_fill (cr);
  }
}

static void
append_drawing (GtkSnapshot *snapshot, const ImzLifePlacement *place)
{
  const ImzLifeScale *scale = place->face->scale;
  cairo_t *cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) place->width, (float) place->height));

  draw_bar (cr, place, scale->segments, scale->n_segments, place->bar_y);
  if (scale->has_break)
    cut_break (cr, scale->break_at * place->width, place->bar_y, place->bar_height);
  if (scale->is_two)
    draw_bar (cr, place, &scale->new_segment, 1, place->new_bar_y);

  draw_pointer (cr, place);
  draw_ticks (cr, place, &place->labels, place->bar_y + place->bar_height);
  if (scale->is_two)
    draw_ticks (cr, place, &place->new_labels, place->new_bar_y + place->bar_height);
  cairo_destroy (cr);
}

static void
append_labels (GtkSnapshot *snapshot,
               const ImzLifePlacement *place,
               const ImzLifeRows *self,
               double y)
{
  for (guint i = 0; i < self->n; i++) {
    const ImzLifeLabel *label = &self->labels[i];

    if (label->is_shown)
      append_text (snapshot, &self->texts[i], label->x, y + self->row_y[label->row],
                   &ink_of (place->face)->strong);
  }
}

/* In the middle of a part of the bar, if there is room: the days below tell what it is, too. */
static gboolean
append_word (GtkSnapshot *snapshot,
             const ImzLifePlacement *place,
             const char *word,
             ImzLifePart part,
             double from,
             double to,
             double y)
{
  ImzLifeText text = imz_life_text_new (place, word, IMZ_LIFE_SMALLER, PANGO_WEIGHT_SEMIBOLD);
  double room = (to - from) * place->width;
  gboolean fits = text.width + 2 * BREAK_DEPTH <= room;

  if (fits)
    append_text (snapshot, &text, from * place->width + (room - text.width) / 2,
                 y + (place->bar_height - text.height) / 2, &paint_of (place->face, part)->text);
  g_object_unref (text.layout);

  return fits;
}

static void
append_words (GtkSnapshot *snapshot, const ImzLifePlacement *place)
{
  const ImzLifeScale *scale = place->face->scale;

  for (guint i = 0; i < scale->n_segments; i++) {
    const ImzLifeSegment *segment = &scale->segments[i];
    const char *word = imz_life_words_segment (scale, i);
    gboolean is_cut =
      scale->has_break && segment->from < scale->break_at && scale->break_at < segment->to;

    if (is_cut && append_word (snapshot, place, word, segment->part, segment->from, scale->break_at,
                               place->bar_y))
      continue;
    append_word (snapshot, place, word, segment->part, is_cut ? scale->break_at : segment->from,
                 segment->to, place->bar_y);
  }

  if (scale->is_two)
    append_word (snapshot, place, imz_life_words_new (), IMZ_LIFE_NEW, scale->new_segment.from,
                 scale->new_segment.to, place->new_bar_y);
}

int
imz_life_face_height (const ImzLifeFace *self, GtkWidget *widget, int width)
{
  ImzLifePlacement place;
  int height;

  imz_life_placement_arrange (&place, self, widget, width);
  height = (int) ceil (place.height);
  imz_life_placement_clear (&place);

  return height;
}

void
imz_life_face_append (const ImzLifeFace *self, GtkSnapshot *snapshot, GtkWidget *widget, int width)
{
  const Ink *ink = ink_of (self);
  ImzLifePlacement place;
  double today_x;

  imz_life_placement_arrange (&place, self, widget, width);
  append_drawing (snapshot, &place);
  append_words (snapshot, &place);

  append_text (snapshot, &place.title, 0, 0, &ink->strong);
  if (place.note.layout != NULL)
    append_text (snapshot, &place.note,
                 place.note_y < place.title.height ? width - place.note.width : 0, place.note_y,
                 &ink->quiet);
  today_x = CLAMP (self->scale->today_at * width - place.today.width / 2.0, 0,
                   MAX (width - place.today.width, 0));
  append_text (snapshot, &place.today, today_x, place.today_y, &ink->strong);
  append_labels (snapshot, &place, &place.labels, place.bar_y + place.bar_height);
  if (self->scale->is_two)
    append_labels (snapshot, &place, &place.new_labels, place.new_bar_y + place.bar_height);

  imz_life_placement_clear (&place);
}
