/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-picture-parts.h"

/* A chip is drawn on a grid of 46 × 36, a card in the ratio of ID-1 (ISO/IEC 7810). */
#define CHIP_WIDTH 46.0
#define CHIP_HEIGHT 36.0
#define CARD_RATIO (85.6 / 54.0)

/* By whether the style is dark, then by whether its contrast is high. */
static const ImzPalette palettes[2][2] = {
  {
    {
      .device = IMZ_RGB (0xc0bfbc),
      .device_light = IMZ_RGB (0xe2e1de),
      .frame = IMZ_RGB (0x5e5c64),
      .slot = IMZ_RGB (0x5e5c64),
      .metal = IMZ_RGB (0x9a9996),
      .paper = IMZ_RGB (0xffffff),
      .card = IMZ_RGB (0x1f5a94),
      .card_deep = IMZ_RGB (0x0f2f52),
      .gold = IMZ_RGB (0xf6d77a),
      .gold_deep = IMZ_RGB (0xc99a2e),
      .gold_line = IMZ_RGB (0x8a6a1c),
      .accent = IMZ_RGB (0x1c71d8),
    },
    {
      .device = IMZ_RGB (0xdeddda),
      .device_light = IMZ_RGB (0xffffff),
      .frame = IMZ_RGB (0x241f31),
      .slot = IMZ_RGB (0x241f31),
      .metal = IMZ_RGB (0x9a9996),
      .paper = IMZ_RGB (0xffffff),
      .card = IMZ_RGB (0x1a4b7c),
      .card_deep = IMZ_RGB (0x0f2f52),
      .gold = IMZ_RGB (0xf6d77a),
      .gold_deep = IMZ_RGB (0xc99a2e),
      .gold_line = IMZ_RGB (0x3d2e08),
      .accent = IMZ_RGB (0x0f4fa3),
      .outline = IMZ_RGB (0x000000),
    },
  },
  {
    {
      .device = IMZ_RGB (0x5e5c64),
      .device_light = IMZ_RGB (0x77767b),
      .frame = IMZ_RGB (0x77767b),
      .slot = IMZ_RGB (0x241f31),
      .metal = IMZ_RGB (0xb5b4b1),
      .paper = IMZ_RGB (0x3d3846),
      .card = IMZ_RGB (0x3a7fc4),
      .card_deep = IMZ_RGB (0x1d4f84),
      .gold = IMZ_RGB (0xf6d77a),
      .gold_deep = IMZ_RGB (0xc99a2e),
      .gold_line = IMZ_RGB (0x6d5213),
      .accent = IMZ_RGB (0x78aeed),
    },
    {
      .device = IMZ_RGB (0x3d3846),
      .device_light = IMZ_RGB (0x5e5c64),
      .frame = IMZ_RGB (0x5e5c64),
      .slot = IMZ_RGB (0x000000),
      .metal = IMZ_RGB (0xb5b4b1),
      .paper = IMZ_RGB (0x241f31),
      .card = IMZ_RGB (0x1f5a94),
      .card_deep = IMZ_RGB (0x1d4f84),
      .gold = IMZ_RGB (0xf6d77a),
      .gold_deep = IMZ_RGB (0xc99a2e),
      .gold_line = IMZ_RGB (0x3d2e08),
      .accent = IMZ_RGB (0xa4cdff),
      .outline = IMZ_RGB (0xffffff),
    },
  },
};

/* Fills the current path from one colour at the upper left to another at the lower right. */
static void
fill_gradient (cairo_t *cr,
               double x,
               double y,
               double width,
               double height,
               const GdkRGBA *from,
               const GdkRGBA *to)
{
  cairo_pattern_t *pattern = cairo_pattern_create_linear (x, y, x + width, y + height);

  cairo_pattern_add_color_stop_rgba (pattern, 0, from->red, from->green, from->blue, from->alpha);
  cairo_pattern_add_color_stop_rgba (pattern, 1, to->red, to->green, to->blue, to->alpha);
  cairo_set_source (cr, pattern);
  cairo_fill_preserve (cr);
  cairo_pattern_destroy (pattern);
}

/* Strokes the current path where the style wants outlines, and ends the path. */
static void
stroke_outline (cairo_t *cr, const GdkRGBA *outline)
{
  if (outline != NULL && outline->alpha > 0) {
    gdk_cairo_set_source_rgba (cr, outline);
    cairo_set_line_width (cr, 1.6);
    cairo_stroke (cr);
  } else {
    cairo_new_path (cr);
  }
}

/**
 * imz_picture_palette:
 * @dark: whether the style is dark
 * @high_contrast: whether shapes need outlines
 *
 * Returns: (transfer none): the colours of that style
 */
const ImzPalette *
imz_picture_palette (gboolean dark, gboolean high_contrast)
{
  return &palettes[!!dark][!!high_contrast];
}

/**
 * imz_picture_round_path:
 * @cr: where to draw
 * @radius: of the corners
 *
 * Starts a path round a rectangle with rounded corners.
 */
void
imz_picture_round_path (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/**
 * imz_picture_paint_path:
 * @cr: where to draw
 * @fill: colour of the inside
 * @outline: (nullable): colour of the outline
 *
 * Fills and outlines the current path, and ends it.
 */
void
imz_picture_paint_path (cairo_t *cr, const GdkRGBA *fill, const GdkRGBA *outline)
{
  gdk_cairo_set_source_rgba (cr, fill);
  cairo_fill_preserve (cr);
  stroke_outline (cr, outline);
}

/**
 * imz_picture_draw_box:
 * @cr: where to draw
 * @radius: of the corners
 * @fill: colour of the inside
 * @outline: (nullable): colour of the outline
 *
 * Draws a rectangle with rounded corners.
 */
void
imz_picture_draw_box (cairo_t *cr,
                      double x,
                      double y,
                      double width,
                      double height,
                      double radius,
                      const GdkRGBA *fill,
                      const GdkRGBA *outline)
{
  imz_picture_round_path (cr, x, y, width, height, radius);
  imz_picture_paint_path (cr, fill, outline);
}

/**
 * imz_picture_draw_chip:
 * @cr: where to draw
 * @height: of the chip; it is 46/36 as wide
 * @palette: the colours
 *
 * Draws the contacts of a smart card.
 */
void
imz_picture_draw_chip (cairo_t *cr, double x, double y, double height, const ImzPalette *palette)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, height / CHIP_HEIGHT, height / CHIP_HEIGHT);

  imz_picture_round_path (cr, 0, 0, CHIP_WIDTH, CHIP_HEIGHT, 7);
  fill_gradient (cr, 0, 0, CHIP_WIDTH, CHIP_HEIGHT, &palette->gold, &palette->gold_deep);
  stroke_outline (cr, &palette->outline);

  gdk_cairo_set_source_rgba (cr, &palette->gold_line);
  cairo_set_line_width (cr, 1.3);
  for (int side = 0; side < 2; side++) {
    double inner = side == 0 ? 14 : 32;
    double edge = side == 0 ? 0 : CHIP_WIDTH;

    cairo_move_to (cr, inner, 0);
    cairo_line_to (cr, inner, CHIP_HEIGHT);
    cairo_move_to (cr, edge, 12);
    cairo_line_to (cr, inner, 12);
    cairo_move_to (cr, edge, 24);
    cairo_line_to (cr, inner, 24);
  }
  cairo_move_to (cr, 14, 12);
  cairo_line_to (cr, 32, 12);
  cairo_move_to (cr, 14, 24);
  cairo_line_to (cr, 32, 24);
  cairo_stroke (cr);

  cairo_restore (cr);
}

/**
 * imz_picture_draw_card:
 * @cr: where to draw
 * @width: of the card; its height follows from the ratio of ID-1
 * @palette: the colours
 *
 * Draws a card without its chip.
 */
void
imz_picture_draw_card (cairo_t *cr, double x, double y, double width, const ImzPalette *palette)
{
  double height = width / CARD_RATIO;
  double radius = width * 0.06;

  cairo_save (cr);
  imz_picture_round_path (cr, x, y, width, height, radius);
  fill_gradient (cr, x, y, width, height, &palette->card, &palette->card_deep);
  cairo_clip_preserve (cr);
  cairo_new_path (cr);
  cairo_move_to (cr, x + width * 0.52, y);
  cairo_curve_to (cr, x + width * 0.62, y + height * 0.5, x + width * 0.86, y + height * 0.52,
                  x + width, y + height * 0.94);
  cairo_line_to (cr, x + width, y);
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, 1, 1, 1, 0.07);
  cairo_fill (cr);
  cairo_restore (cr);

  imz_picture_round_path (cr, x, y, width, height, radius);
  stroke_outline (cr, &palette->outline);
}

/**
 * imz_picture_draw_arrow:
 * @cr: where to draw
 * @from_x: where the arrow starts
 * @to_x: where its tip is
 * @color: of the arrow
 *
 * Draws a level arrow.
 */
void
imz_picture_draw_arrow (cairo_t *cr, double from_x, double to_x, double y, const GdkRGBA *color)
{
  double back = to_x > from_x ? -12 : 12;

  cairo_save (cr);
  cairo_set_line_width (cr, 5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  gdk_cairo_set_source_rgba (cr, color);
  cairo_move_to (cr, from_x, y);
  cairo_line_to (cr, to_x, y);
  cairo_move_to (cr, to_x + back, y - 10);
  cairo_line_to (cr, to_x, y);
  cairo_line_to (cr, to_x + back, y + 10);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * imz_picture_draw_mark:
 * @cr: where to draw
 * @tone: which symbol: ✓, ! in a triangle, ×, i, or – for what is past
 * @size: of the square the symbol fills
 * @shape: colour of the disc or triangle
 * @mark: colour of the sign on it
 *
 * Draws the symbol of a tone, which tells it without colour.
 */
void
imz_picture_draw_mark (cairo_t *cr,
                       ImzTone tone,
                       double x,
                       double y,
                       double size,
                       const GdkRGBA *shape,
                       const GdkRGBA *mark)
{
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size / 20, size / 20);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);

  gdk_cairo_set_source_rgba (cr, shape);
  if (tone == IMZ_TONE_WARNING) {
    cairo_move_to (cr, 10, 2);
    cairo_line_to (cr, 18.6, 17.4);
    cairo_line_to (cr, 1.4, 17.4);
    cairo_close_path (cr);
    cairo_set_line_width (cr, 2.6);
    cairo_fill_preserve (cr);
    cairo_stroke (cr);
  } else {
    cairo_arc (cr, 10, 10, 10, 0, 2 * G_PI);
    cairo_fill (cr);
  }

  gdk_cairo_set_source_rgba (cr, mark);
  cairo_set_line_width (cr, 2.4);
  switch (tone) {
  case IMZ_TONE_GOOD:
    cairo_move_to (cr, 5.5, 10.2);
    cairo_line_to (cr, 8.7, 13.6);
    cairo_line_to (cr, 14.7, 6.8);
    break;
  case IMZ_TONE_WARNING:
    cairo_move_to (cr, 10, 6.6);
    cairo_line_to (cr, 10, 11);
    cairo_move_to (cr, 10, 15);
    cairo_line_to (cr, 10, 15.01);
    break;
  case IMZ_TONE_ALARM:
    cairo_move_to (cr, 6.4, 6.4);
    cairo_line_to (cr, 13.6, 13.6);
    cairo_move_to (cr, 13.6, 6.4);
    cairo_line_to (cr, 6.4, 13.6);
    break;
  case IMZ_TONE_MUTED:
    cairo_move_to (cr, 5.8, 10);
    cairo_line_to (cr, 14.2, 10);
    break;
  case IMZ_TONE_NEUTRAL:
  default:
    cairo_move_to (cr, 10, 5.6);
    cairo_line_to (cr, 10, 5.61);
    cairo_move_to (cr, 10, 9.6);
    cairo_line_to (cr, 10, 14.4);
    break;
  }
  cairo_stroke (cr);

  cairo_restore (cr);
}
