/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-card-face.h"

#include "imz-font.h"
#include "imz-picture-parts.h"

/* At IMZ_CARD_NATURAL_WIDTH, in pixels. */
#define CORNER 16.0
#define MARGIN 22.0
#define MARGIN_EDGE 17.0
#define GAP 10.0
#define LINE_GAP 2.0
#define CHIP_GAP 14.0
#define CHIP_DROP 26.0
#define CHIP_HEIGHT 36.0
#define CHIP_HEIGHT_MIN 22.0
#define CHIP_ASPECT (46.0 / 36.0)
/* The text size, in pixels, of a desktop without text scaling, and how far ours follows it. */
#define BODY_SIZE 14.67
#define TEXT_MIN 0.8
#define TEXT_MAX 2.0
#define TEXT_STEP 0.04

/* Where everything on the card goes, in pixels. */
typedef struct {
  PangoLayout *lines[IMZ_CARD_N_LINES];
  int widths[IMZ_CARD_N_LINES];
  int heights[IMZ_CARD_N_LINES];
  double unit; /* pixels for each unit of the sizes above */
  double width;
  double height;
  double mark;
  double mark_margin;
  double pill_width;
  double pill_height;
  gboolean pill_up; /* beside the chip, since it finds no room beside the dates */
  double holder_y;
} Placement;

typedef struct {
  ImzPalette drawn;
  GdkRGBA text;
  GdkRGBA secondary;
  GdkRGBA rim;
} Style;

typedef struct {
  GdkRGBA pill;
  GdkRGBA text;
} ToneColors;

/* Size at IMZ_CARD_NATURAL_WIDTH, without text scaling. */
static const struct {
  double size;
  PangoWeight weight;
} line_fonts[IMZ_CARD_N_LINES] = {
  [IMZ_CARD_BRAND] = { 17.0, PANGO_WEIGHT_ULTRABOLD },
  [IMZ_CARD_ISSUER] = { 12.5, PANGO_WEIGHT_NORMAL },
  [IMZ_CARD_HOLDER] = { 17.5, PANGO_WEIGHT_BOLD },
  [IMZ_CARD_IDENTITY] = { 13.5, PANGO_WEIGHT_NORMAL },
  [IMZ_CARD_UNTIL] = { 12.5, PANGO_WEIGHT_NORMAL },
  [IMZ_CARD_BADGE] = { 13.0, PANGO_WEIGHT_BOLD },
};

static const Style style_normal = {
  .drawn = { .card = IMZ_RGB (0x1c5288),
             .card_deep = IMZ_RGB (0x0f2f52),
             .gold = IMZ_RGB (0xf6d77a),
             .gold_deep = IMZ_RGB (0xc99a2e),
             .gold_line = IMZ_RGB (0x8a6a1c) },
  .text = IMZ_RGB (0xffffff),
  .secondary = IMZ_RGB (0xcfe0f2),
  .rim = IMZ_RGBA (0xffffff, 0.10f),
};

static const Style style_muted = {
  .drawn = { .card = IMZ_RGB (0x4f555d),
             .card_deep = IMZ_RGB (0x33373d),
             .gold = IMZ_RGB (0xd9d4c4),
             .gold_deep = IMZ_RGB (0xa39d8c),
             .gold_line = IMZ_RGB (0x6f6a5c) },
  .text = IMZ_RGB (0xffffff),
  .secondary = IMZ_RGB (0xf0f1f3),
  .rim = IMZ_RGBA (0xffffff, 0.10f),
};

static const Style style_high_contrast = {
  .drawn = { .card = IMZ_RGB (0x0f2f52),
             .card_deep = IMZ_RGB (0x08192d),
             .gold = IMZ_RGB (0xf6d77a),
             .gold_deep = IMZ_RGB (0xdcb04a),
             .gold_line = IMZ_RGB (0x3d2e08) },
  .text = IMZ_RGB (0xffffff),
  .secondary = IMZ_RGB (0xffffff),
  .rim = IMZ_RGB (0xffffff),
};

static const Style style_high_contrast_muted = {
  .drawn = { .card = IMZ_RGB (0x33363a),
             .card_deep = IMZ_RGB (0x1c1e21),
             .gold = IMZ_RGB (0xe6e2d6),
             .gold_deep = IMZ_RGB (0xbdb8aa),
             .gold_line = IMZ_RGB (0x2b2924) },
  .text = IMZ_RGB (0xffffff),
  .secondary = IMZ_RGB (0xffffff),
  .rim = IMZ_RGB (0xffffff),
};

/* Each pair has a contrast of at least 4.5:1 (WCAG 2.1, 1.4.3). */
static const ToneColors tone_colors[] = {
  [IMZ_TONE_NEUTRAL] = { IMZ_RGB (0xdbe8f6), IMZ_RGB (0x0f2f52) },
  [IMZ_TONE_GOOD] = { IMZ_RGB (0x8ff0a4), IMZ_RGB (0x0b3d1f) },
  [IMZ_TONE_WARNING] = { IMZ_RGB (0xf8c33c), IMZ_RGB (0x1d1d1d) },
  [IMZ_TONE_ALARM] = { IMZ_RGB (0xffd9d6), IMZ_RGB (0x8f0d16) },
  [IMZ_TONE_MUTED] = { IMZ_RGB (0xe4e2df), IMZ_RGB (0x2e3436) },
};

static const Style *
choose_style (const ImzCardFace *self)
{
  gboolean muted = self->faded || self->tone == IMZ_TONE_MUTED;

  if (self->high_contrast)
    return muted ? &style_high_contrast_muted : &style_high_contrast;

  return muted ? &style_muted : &style_normal;
}

/* How much larger than usual the person wants text. */
static double
measure_text_scale (GtkWidget *widget)
{
  return CLAMP (imz_font_size (widget) / BODY_SIZE, 0.9, TEXT_MAX);
}

/* Gives a line at most @room pixels and measures it. Returns whether all of it is seen. */
static gboolean
measure_line (Placement *place, ImzCardLine line, double room)
{
  PangoLayout *layout = place->lines[line];

  pango_layout_set_width (layout, (int) (MAX (room, 1) * PANGO_SCALE));
  pango_layout_get_pixel_size (layout, &place->widths[line], &place->heights[line]);
  if (pango_layout_get_character_count (layout) == 0)
    place->widths[line] = place->heights[line] = 0;

  return !pango_layout_is_ellipsized (layout);
}

/* Measures all lines at one text size. Returns whether everything finds room. */
static gboolean
arrange (Placement *place, double text, gboolean pill_up)
{
  double unit = place->unit;
  double inner = place->width - 2 * MARGIN * unit;
  double pixels = text * unit;
  double left, pill, bottom, middle;
  gboolean fits = FALSE;

  for (ImzCardLine line = 0; line < IMZ_CARD_N_LINES; line++)
    imz_font_set (place->lines[line], line_fonts[line].weight, line_fonts[line].size * pixels);

  measure_line (place, IMZ_CARD_BRAND, inner);
  measure_line (place, IMZ_CARD_ISSUER, inner - place->widths[IMZ_CARD_BRAND] - GAP * unit);

  /* A long name takes a second line, then smaller letters, then an ellipsis. */
  for (double part = 1.0; part > 0.7; part -= 0.05) {
    imz_font_set (place->lines[IMZ_CARD_HOLDER], line_fonts[IMZ_CARD_HOLDER].weight,
                  line_fonts[IMZ_CARD_HOLDER].size * pixels * part);
    fits = measure_line (place, IMZ_CARD_HOLDER, inner);
    if (fits)
      break;
  }

  /* The dates matter more than the badge: a badge too long for the line gives way. */
  fits &= measure_line (place, IMZ_CARD_IDENTITY, inner);
  fits &= measure_line (place, IMZ_CARD_UNTIL, inner);
  left = MAX (place->widths[IMZ_CARD_IDENTITY], place->widths[IMZ_CARD_UNTIL]);
  pill = pill_up ? inner * 0.75 : MAX (inner - left - GAP * unit - 3, inner * 0.45);

  place->pill_up = pill_up;
  place->mark = 14 * pixels;
  place->mark_margin = 6 * pixels;
  place->pill_width = place->pill_height = 0;
  if (pango_layout_get_character_count (place->lines[IMZ_CARD_BADGE]) > 0) {
    double around = place->mark * 1.45 + place->mark_margin * 3;

    fits &= measure_line (place, IMZ_CARD_BADGE, pill - around);
    place->pill_width = ceil (place->widths[IMZ_CARD_BADGE] + around);
    place->pill_height = ceil (place->mark + 2 * place->mark_margin);
    if (!pill_up) {
      fits &= measure_line (place, IMZ_CARD_IDENTITY, inner - place->pill_width - GAP * unit);
      fits &= measure_line (place, IMZ_CARD_UNTIL, inner - place->pill_width - GAP * unit);
    }
  }

  bottom = place->heights[IMZ_CARD_IDENTITY] + place->heights[IMZ_CARD_UNTIL];
  middle = CHIP_HEIGHT_MIN * unit;
  if (pill_up)
    middle = MAX (middle, place->pill_height);
  else
    bottom = MAX (bottom, place->pill_height);
  place->holder_y =
    place->height - (MARGIN_EDGE + LINE_GAP) * unit - bottom - place->heights[IMZ_CARD_HOLDER];

  return fits && MARGIN_EDGE * unit + place->heights[IMZ_CARD_BRAND] + middle + GAP * unit <=
                   place->holder_y;
}

/* The largest text not above @from and not below @to for which everything finds room. */
static gboolean
shrink_to_fit (Placement *place, double from, double to, gboolean pill_up)
{
  for (double text = from; text >= to; text -= TEXT_STEP)
    if (arrange (place, text, pill_up))
      return TRUE;

  return FALSE;
}

static void
compose (const ImzCardFace *self, GtkWidget *widget, Placement *place, double width)
{
  double wanted;

  place->unit = width / IMZ_CARD_NATURAL_WIDTH;
  place->width = width;
  place->height = width / IMZ_CARD_RATIO;

  for (ImzCardLine line = 0; line < IMZ_CARD_N_LINES; line++) {
    place->lines[line] = gtk_widget_create_pango_layout (widget, self->lines[line]);
    pango_layout_set_ellipsize (place->lines[line], PANGO_ELLIPSIZE_END);
  }
  pango_layout_set_wrap (place->lines[IMZ_CARD_HOLDER], PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (place->lines[IMZ_CARD_HOLDER], -2);

  /* A narrow card keeps its text readable for as long as there is room. */
  wanted = measure_text_scale (widget) / MIN (sqrt (place->unit), 1.0);

  /* On a practice card the place beside the chip belongs to the band. */
  if (self->band != NULL) {
    shrink_to_fit (place, wanted, TEXT_MIN, FALSE);
  } else if (!shrink_to_fit (place, wanted, wanted * 0.88, FALSE)) {
    shrink_to_fit (place, wanted, TEXT_MIN, TRUE);
  }
}

static void
clear_placement (Placement *place)
{
  for (ImzCardLine line = 0; line < IMZ_CARD_N_LINES; line++)
    g_clear_object (&place->lines[line]);
}

static void
append_text (GtkSnapshot *snapshot, PangoLayout *layout, double x, double y, const GdkRGBA *color)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
append_body (GtkSnapshot *snapshot, const Placement *place, const Style *style)
{
  const GskColorStop stops[] = { { 0, style->drawn.card }, { 1, style->drawn.card_deep } };
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) place->width, (float) place->height);
  cairo_t *cr;

  gtk_snapshot_append_linear_gradient (snapshot, &bounds, &bounds.origin,
                                       &GRAPHENE_POINT_INIT (bounds.size.width, bounds.size.height),
                                       stops, G_N_ELEMENTS (stops));

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, place->width, place->height);
  cairo_move_to (cr, 0.52, 0);
  cairo_curve_to (cr, 0.62, 0.5, 0.86, 0.52, 1, 0.94);
  cairo_line_to (cr, 1, 0);
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.06);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
append_band (GtkSnapshot *snapshot, GtkWidget *widget, const Placement *place, const char *word)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, word);
  double length = place->width * 1.4;
  double height = 30 * place->unit;
  int text_width, text_height;

  imz_font_set (layout, PANGO_WEIGHT_BOLD, 17 * place->unit);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, (int) (place->width * 0.55 * PANGO_SCALE));
  pango_layout_get_pixel_size (layout, &text_width, &text_height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
    snapshot, &GRAPHENE_POINT_INIT ((float) (place->width * 0.6), (float) (place->height * 0.41)));
  gtk_snapshot_rotate (snapshot, -18);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) IMZ_RGBA (0xffffff, 0.14f),
                             &GRAPHENE_RECT_INIT ((float) (-length / 2), (float) (-height / 2),
                                                  (float) length, (float) height));
  append_text (snapshot, layout, -text_width / 2.0, -text_height / 2.0,
               &(GdkRGBA) IMZ_RGB (0xffffff));
  gtk_snapshot_restore (snapshot);
}

static void
append_badge (GtkSnapshot *snapshot, const Placement *place, ImzTone tone, double x, double y)
{
  const ToneColors *colors = &tone_colors[tone];
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) place->pill_width,
                                               (float) place->pill_height);
  GskRoundedRect pill;
  cairo_t *cr;

  gsk_rounded_rect_init_from_rect (&pill, &bounds, bounds.size.height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &colors->pill, &bounds);
  gtk_snapshot_pop (snapshot);

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  imz_picture_draw_mark (cr, tone, x + place->mark_margin, y + place->mark_margin, place->mark,
                         &colors->text, &colors->pill);
  cairo_destroy (cr);

  append_text (snapshot, place->lines[IMZ_CARD_BADGE], x + place->mark_margin + place->mark * 1.45,
               y + (place->pill_height - place->heights[IMZ_CARD_BADGE]) / 2, &colors->text);
}

static void
append_content (GtkSnapshot *snapshot, const Placement *place, const Style *style, ImzTone tone)
{
  double left = MARGIN * place->unit;
  double right = place->width - left;
  double top = MARGIN_EDGE * place->unit;
  double header = top + place->heights[IMZ_CARD_BRAND];
  double room = place->holder_y - header;
  double chip = CLAMP (room - CHIP_GAP * place->unit, 0, CHIP_HEIGHT * place->unit);
  double chip_y = header + MIN ((room - chip) / 2, CHIP_DROP * place->unit);
  double bottom = place->height - top;
  double brand_base = pango_layout_get_baseline (place->lines[IMZ_CARD_BRAND]);
  double issuer_base = pango_layout_get_baseline (place->lines[IMZ_CARD_ISSUER]);
  cairo_t *cr;

  append_text (snapshot, place->lines[IMZ_CARD_BRAND], left, top, &style->text);
  append_text (snapshot, place->lines[IMZ_CARD_ISSUER], right - place->widths[IMZ_CARD_ISSUER],
               top + (brand_base - issuer_base) / PANGO_SCALE, &style->secondary);

  if (chip > 0) {
    cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float) left - 1, (float) chip_y - 1,
                                     (float) (chip * CHIP_ASPECT) + 2, (float) chip + 2));
    imz_picture_draw_chip (cr, left, chip_y, chip, &style->drawn);
    cairo_destroy (cr);
  }

  append_text (snapshot, place->lines[IMZ_CARD_HOLDER], left, place->holder_y, &style->text);
  append_text (snapshot, place->lines[IMZ_CARD_UNTIL], left,
               bottom - place->heights[IMZ_CARD_UNTIL], &style->secondary);
  append_text (snapshot, place->lines[IMZ_CARD_IDENTITY], left,
               bottom - place->heights[IMZ_CARD_UNTIL] - place->heights[IMZ_CARD_IDENTITY],
               &style->secondary);

  if (place->pill_width > 0)
    append_badge (snapshot, place, tone, floor (right - place->pill_width),
                  place->pill_up ? floor (chip_y + (chip - place->pill_height) / 2)
                                 : floor (bottom - place->pill_height));
}

/**
 * imz_card_face_append:
 * @self: what the card shows
 * @snapshot: where to draw; the card begins at its origin, the shadow goes beyond
 * @widget: whose font is taken, with its scaling
 * @width: of the card in pixels, at least 1; its height follows from IMZ_CARD_RATIO
 *
 * Draws a card.
 */
void
imz_card_face_append (const ImzCardFace *self,
                      GtkSnapshot *snapshot,
                      GtkWidget *widget,
                      double width)
{
  const Style *style = choose_style (self);
  float rim = self->high_contrast ? 2 : 1;
  Placement place = { 0 };
  GskRoundedRect outline;

  compose (self, widget, &place, width);
  gsk_rounded_rect_init_from_rect (
    &outline, &GRAPHENE_RECT_INIT (0, 0, (float) place.width, (float) place.height),
    (float) (CORNER * place.unit));

  if (!self->high_contrast) {
    gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.10f }, 0, 1, 0,
                                       2);
    gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.22f }, 0, 3, 0,
                                       9);
  }

  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  append_body (snapshot, &place, style);
  if (self->band != NULL)
    append_band (snapshot, widget, &place, self->band);
  gtk_snapshot_pop (snapshot);

  gtk_snapshot_append_border (snapshot, &outline, (const float[4]){ rim, rim, rim, rim },
                              (const GdkRGBA[4]){ style->rim, style->rim, style->rim, style->rim });
  append_content (snapshot, &place, style, self->tone);

  clear_placement (&place);
}
