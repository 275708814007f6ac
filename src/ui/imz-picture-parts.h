/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "imz-tone.h"

G_BEGIN_DECLS

/* Initialises a GdkRGBA with an opaque colour written as on the web. */
#define IMZ_RGB(hex) IMZ_RGBA (hex, 1.0f)
#define IMZ_RGBA(hex, opacity)                                                       \
  {                                                                                  \
    (float) (((hex) >> 16) & 0xff) / 255.0f, (float) (((hex) >> 8) & 0xff) / 255.0f, \
      (float) ((hex) &0xff) / 255.0f, (opacity)                                      \
  }

/**
 * ImzPalette:
 * @device: body of a reader
 * @device_light: the lit face on it
 * @frame: a screen's frame, a window's title bar, a lead
 * @slot: an opening or a dark detail
 * @metal: plugs, pins, gears
 * @paper: a lit screen, a window
 * @card: the card, upper left
 * @card_deep: the card, lower right
 * @gold: the chip, upper left
 * @gold_deep: the chip, lower right
 * @gold_line: lines between the contacts
 * @accent: arrows and waves
 * @outline: drawn round each shape; transparent unless the contrast is high
 *
 * The colours of one style. Those of alarm and warning are the same in every style.
 */
typedef struct {
  GdkRGBA device;
  GdkRGBA device_light;
  GdkRGBA frame;
  GdkRGBA slot;
  GdkRGBA metal;
  GdkRGBA paper;
  GdkRGBA card;
  GdkRGBA card_deep;
  GdkRGBA gold;
  GdkRGBA gold_deep;
  GdkRGBA gold_line;
  GdkRGBA accent;
  GdkRGBA outline;
} ImzPalette;

const ImzPalette *imz_picture_palette (gboolean dark, gboolean high_contrast);

void imz_picture_round_path (cairo_t *cr,
                             double x,
                             double y,
                             double width,
                             double height,
                             double radius);
void imz_picture_paint_path (cairo_t *cr, const GdkRGBA *fill, const GdkRGBA *outline);
void imz_picture_draw_box (cairo_t *cr,
                           double x,
                           double y,
                           double width,
                           double height,
                           double radius,
                           const GdkRGBA *fill,
                           const GdkRGBA *outline);
void
imz_picture_draw_chip (cairo_t *cr, double x, double y, double height, const ImzPalette *palette);
void
imz_picture_draw_card (cairo_t *cr, double x, double y, double width, const ImzPalette *palette);
void
imz_picture_draw_arrow (cairo_t *cr, double from_x, double to_x, double y, const GdkRGBA *color);
void imz_picture_draw_mark (cairo_t *cr,
                            ImzTone tone,
                            double x,
                            double y,
                            double size,
                            const GdkRGBA *shape,
                            const GdkRGBA *mark);

G_END_DECLS
