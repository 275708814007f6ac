/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-glance-face.h"

#include "imz-font.h"

/* The text size, in pixels, of a desktop without text scaling, and how far ours follows it. */
#define BODY_SIZE 14.67
#define TEXT_MAX 2.0
/* Shares of the window's height. */
#define MARK_SHARE 0.30
#define MARK_MIN_SHARE 0.06
#define WORD_SHARE 0.21
#define WORD_MIN_SHARE 0.125
/* Of the width: no higher than a window of this shape would be. */
#define SHAPE 0.61
/* One line is taken rather than several if its letters are not smaller than this part of theirs. */
#define ONE_LINE_PART 0.72
#define SHRINK_STEP 0.1
#define SHRINK_MIN 0.5

typedef enum {
  TEXT_WORD,
  TEXT_LINE,
  TEXT_HOLDER,
  TEXT_NOTE,
  TEXT_FOOT,
  N_TEXTS,
} Text;

/* Where everything goes, in pixels. */
typedef struct {
  PangoLayout *texts[N_TEXTS]; /* (nullable) */
  int heights[N_TEXTS];
  double width;
  double height;
  double margin;
  double gap;
  double mark;          /* its diameter; 0: no room */
  double bottom;        /* height of note and foot */
  gboolean foot_beside; /* the note */
} Placement;

/* Share of the height, the least pixels without text scaling, and how bold it is. */
static const struct {
  double share;
  double least;
  PangoWeight weight;
} fonts[N_TEXTS] = {
  [TEXT_WORD] = { WORD_SHARE, 24, PANGO_WEIGHT_ULTRABOLD },
  [TEXT_LINE] = { 0.046, 17, PANGO_WEIGHT_NORMAL },
  [TEXT_HOLDER] = { 0.034, 15, PANGO_WEIGHT_NORMAL },
  [TEXT_NOTE] = { 0.027, 14, PANGO_WEIGHT_NORMAL },
  [TEXT_FOOT] = { 0.030, 15, PANGO_WEIGHT_BOLD },
};

/* How much larger than usual the person wants text. */
static double
measure_text_scale (GtkWidget *widget)
{
  return CLAMP (imz_font_size (widget) / BODY_SIZE, 1.0, TEXT_MAX);
}

/* What does not fit on a line is broken where a new thought begins. */
static void
break_thoughts (PangoLayout *layout)
{
  g_auto (GStrv) thoughts = NULL;
  g_autofree char *lines = NULL;

  if (pango_layout_get_line_count (layout) < 2)
    return;

  thoughts = g_strsplit (pango_layout_get_text (layout), " · ", -1);
  lines = g_strjoinv ("\n", thoughts);
  pango_layout_set_text (layout, lines, -1);
}

/* As high as it gets while it is asked about revocation: the word does not move when the answer comes. */
static int
reserve_line (PangoLayout *line, char *const *others)
{
  int highest;

  pango_layout_get_pixel_size (line, NULL, &highest);
  for (gsize i = 0; others != NULL && others[i] != NULL; i++) {
    g_autoptr (PangoLayout) other = pango_layout_copy (line);
    int height;

    pango_layout_set_text (other, others[i], -1);
    break_thoughts (other);
    pango_layout_get_pixel_size (other, NULL, &height);
    highest = MAX (highest, height);
  }

  return highest;
}

/* Gives all texts but the word the size that is right for the window, made smaller to `part` of it. */
static void
size_texts (Placement *place, char *const *other_lines, double text_scale, double part)
{
  double side = MIN (place->height, place->width * SHAPE);

  for (Text text = TEXT_LINE; text < N_TEXTS; text++) {
    place->heights[text] = 0;
    if (place->texts[text] == NULL)
      continue;

    imz_font_set (place->texts[text], fonts[text].weight,
                  MAX (fonts[text].share * side, fonts[text].least * text_scale) * part);
    break_thoughts (place->texts[text]);
    pango_layout_get_pixel_size (place->texts[text], NULL, &place->heights[text]);
  }
  place->heights[TEXT_LINE] = reserve_line (place->texts[TEXT_LINE], other_lines);
}

/* The note on the left and the foot on the right, or, where that is too narrow, one above the other. */
static void
arrange_bottom (Placement *place)
{
  PangoLayout *note = place->texts[TEXT_NOTE], *foot = place->texts[TEXT_FOOT];
  int note_width = 0, foot_width = 0;

  if (note != NULL)
    pango_layout_get_pixel_size (note, &note_width, NULL);
  if (foot != NULL)
    pango_layout_get_pixel_size (foot, &foot_width, NULL);

  place->foot_beside = note != NULL && foot != NULL &&
                       note_width + foot_width + 2 * place->gap <= place->width - 2 * place->margin;
  place->bottom = place->foot_beside ? MAX (place->heights[TEXT_NOTE], place->heights[TEXT_FOOT])
                                     : place->heights[TEXT_NOTE] + place->heights[TEXT_FOOT];
}

/* Whether the word finds room at this size, broken between its words only. */
static gboolean
word_fits (Placement *place, double pixels, double room)
{
  PangoLayout *word = place->texts[TEXT_WORD];
  int width, height;

  imz_font_set (word, fonts[TEXT_WORD].weight, pixels);
  pango_layout_get_pixel_size (word, &width, &height);

  return width <= place->width - 2 * place->margin && height <= room;
}

static double
largest_word (Placement *place, double most, double room, gboolean one_line)
{
  double least = fonts[TEXT_WORD].least;

  pango_layout_set_width (place->texts[TEXT_WORD],
                          one_line ? -1 : (int) ((place->width - 2 * place->margin) * PANGO_SCALE));
  for (double pixels = most; pixels > least; pixels *= 0.96) {
    if (word_fits (place, pixels, room))
      return pixels;
  }

  return least;
}

/* As large as the width and `room` allow. */
static void
size_word (Placement *place, double room)
{
  double most = MAX (WORD_SHARE * place->height, fonts[TEXT_WORD].least);
  double in_one = largest_word (place, most, room, TRUE);
  double in_several = largest_word (place, most, room, FALSE);
  gboolean one_line = in_one >= in_several * ONE_LINE_PART;

  pango_layout_set_width (place->texts[TEXT_WORD],
                          one_line ? (int) (place->width * PANGO_SCALE)
                                   : (int) ((place->width - 2 * place->margin) * PANGO_SCALE));
  imz_font_set (place->texts[TEXT_WORD], fonts[TEXT_WORD].weight, one_line ? in_one : in_several);
  pango_layout_get_pixel_size (place->texts[TEXT_WORD], NULL, &place->heights[TEXT_WORD]);
}

/* What is left for the mark and the word. */
static double
room_for_word (const Placement *place, double top)
{
  return place->height - top - place->heights[TEXT_LINE] - place->heights[TEXT_HOLDER] -
         place->bottom - place->margin - 4 * place->gap;
}

static void
compose (const ImzGlanceFace *self, GtkWidget *widget, Placement *place)
{
  const char *const contents[N_TEXTS] = { self->look->word, self->look->line, self->look->holder,
                                          self->note, self->look->foot };
  double text_scale = measure_text_scale (widget);
  double room = 0;

  place->width = gtk_widget_get_width (widget);
  place->height = gtk_widget_get_height (widget);
  place->margin = MAX (14, 0.043 * place->width);
  place->gap = MAX (4, 0.018 * MIN (place->height, place->width * SHAPE));

  for (Text text = 0; text < N_TEXTS; text++) {
    if (contents[text] == NULL)
      continue;
    place->texts[text] = gtk_widget_create_pango_layout (widget, contents[text]);
    pango_layout_set_alignment (place->texts[text], PANGO_ALIGN_CENTER);
    pango_layout_set_width (place->texts[text],
                            (int) ((place->width - 2 * place->margin) * PANGO_SCALE));
    pango_layout_set_wrap (place->texts[text],
                           text == TEXT_WORD ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
  }

  /* The word comes first: the others give way before it gets too small. */
  for (double part = 1.0; part >= SHRINK_MIN; part -= SHRINK_STEP) {
    size_texts (place, self->look->other_lines, text_scale, part);
    arrange_bottom (place);
    room = room_for_word (place, self->top);
    if (room >= 2.4 * WORD_MIN_SHARE * place->height)
      break;
  }

  size_word (place, MAX (room * 0.66, WORD_MIN_SHARE * place->height));
  place->mark =
    MIN (MIN (room - place->heights[TEXT_WORD], MARK_SHARE * place->height), 0.45 * place->width);
  if (place->mark < MARK_MIN_SHARE * place->height)
    place->mark = 0;
}

static void
clear_placement (Placement *place)
{
  for (Text text = 0; text < N_TEXTS; text++)
    g_clear_object (&place->texts[text]);
}

static void
draw_glyph (cairo_t *cr, ImzGlanceMark mark)
{
  switch (mark) {
  case IMZ_GLANCE_MARK_CHECK:
    cairo_move_to (cr, 5.5, 10.2);
    cairo_line_to (cr, 8.7, 13.6);
    cairo_line_to (cr, 14.7, 6.8);
    break;
  case IMZ_GLANCE_MARK_EXCLAMATION:
    cairo_move_to (cr, 10, 4.8);
    cairo_line_to (cr, 10, 11.2);
    cairo_move_to (cr, 10, 15);
    cairo_line_to (cr, 10, 15.01);
    break;
  case IMZ_GLANCE_MARK_CROSS:
    cairo_move_to (cr, 6.2, 6.2);
    cairo_line_to (cr, 13.8, 13.8);
    cairo_move_to (cr, 13.8, 6.2);
    cairo_line_to (cr, 6.2, 13.8);
    break;
  case IMZ_GLANCE_MARK_QUESTION:
    cairo_arc (cr, 10, 7.5, 2.7, G_PI, 2.5 * G_PI);
    cairo_line_to (cr, 10, 11.8);
    cairo_move_to (cr, 10, 15.2);
    cairo_line_to (cr, 10, 15.21);
    break;
  case IMZ_GLANCE_MARK_INSERT:
    cairo_move_to (cr, 10, 4.4);
    cairo_line_to (cr, 10, 11);
    cairo_move_to (cr, 7.2, 8.4);
    cairo_line_to (cr, 10, 11.2);
    cairo_line_to (cr, 12.8, 8.4);
    cairo_move_to (cr, 5.2, 12.2);
    cairo_line_to (cr, 5.2, 15);
    cairo_line_to (cr, 14.8, 15);
    cairo_line_to (cr, 14.8, 12.2);
    break;
  case IMZ_GLANCE_MARK_READING:
    for (double x = 5.8; x < 15; x += 4.2) {
      cairo_move_to (cr, x, 10);
      cairo_line_to (cr, x + 0.01, 10);
    }
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
append_mark (const ImzGlanceFace *self, GtkSnapshot *snapshot, double x, double y, double size)
{
  const GdkRGBA *color = &self->colors->text;
  cairo_t *cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) size, (float) size));

  cairo_translate (cr, x, y);
  cairo_scale (cr, size / 20, size / 20);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, 0.14);
  cairo_arc (cr, 10, 10, 10, 0, 2 * G_PI);
  cairo_fill (cr);

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 1.9);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  draw_glyph (cr, self->look->mark);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* Each layout is as wide as its room, and its text is aligned in it. */
static void
append_text (const ImzGlanceFace *self,
             GtkSnapshot *snapshot,
             const Placement *place,
             Text text,
             double y)
{
  PangoLayout *layout = place->texts[text];
  double x = (place->width - (double) pango_layout_get_width (layout) / PANGO_SCALE) / 2;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_layout (snapshot, layout, &self->colors->text);
  gtk_snapshot_restore (snapshot);
}

static void
append_bottom (const ImzGlanceFace *self, GtkSnapshot *snapshot, const Placement *place)
{
  double bottom = place->height - place->margin;

  if (place->foot_beside) {
    pango_layout_set_alignment (place->texts[TEXT_NOTE], PANGO_ALIGN_LEFT);
    pango_layout_set_alignment (place->texts[TEXT_FOOT], PANGO_ALIGN_RIGHT);
  }
  if (place->texts[TEXT_FOOT] != NULL)
    append_text (self, snapshot, place, TEXT_FOOT, bottom - place->heights[TEXT_FOOT]);
  if (place->texts[TEXT_NOTE] != NULL)
    append_text (self, snapshot, place, TEXT_NOTE,
                 bottom - place->heights[TEXT_NOTE] -
                   (place->foot_beside ? 0 : place->heights[TEXT_FOOT]));
}

void
imz_glance_face_append (const ImzGlanceFace *self, GtkSnapshot *snapshot, GtkWidget *widget)
{
  Placement place = { 0 };
  double used, y;

  compose (self, widget, &place);
  gtk_snapshot_append_color (snapshot, &self->colors->background,
                             &GRAPHENE_RECT_INIT (0, 0, (float) place.width, (float) place.height));

  used = place.mark + 2 * place.gap + place.heights[TEXT_WORD] + place.heights[TEXT_LINE] +
         place.gap + place.heights[TEXT_HOLDER];
  y = self->top + MAX (place.height - self->top - place.bottom - place.margin - used, 0) / 2;

  if (place.mark > 0)
    append_mark (self, snapshot, (place.width - place.mark) / 2, y, place.mark);
  y += place.mark + place.gap;
  append_text (self, snapshot, &place, TEXT_WORD, y);
  y += place.heights[TEXT_WORD] + place.gap;
  append_text (self, snapshot, &place, TEXT_LINE, y);
  y += place.heights[TEXT_LINE] + place.gap;
  if (place.texts[TEXT_HOLDER] != NULL)
    append_text (self, snapshot, &place, TEXT_HOLDER, y);
  append_bottom (self, snapshot, &place);

  clear_placement (&place);
}
