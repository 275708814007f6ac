/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-picture-scenes.h"

typedef void (*DrawScene) (cairo_t *cr, const ImzPalette *p);

static const GdkRGBA white = IMZ_RGB (0xffffff);
static const GdkRGBA black = IMZ_RGB (0x1d1d1d);
static const GdkRGBA red = IMZ_RGB (0xc01c28);
static const GdkRGBA yellow = IMZ_RGB (0xf8c33c);
static const GdkRGBA print = IMZ_RGBA (0xffffff, 0.4f);

/* A symbol in a ring, so that it stands off what lies behind it. */
static void
draw_seal (cairo_t *cr, ImzTone tone, double x, double y, double size)
{
  const GdkRGBA *shape = tone == IMZ_TONE_WARNING ? &yellow : &red;
  const GdkRGBA *mark = tone == IMZ_TONE_WARNING ? &black : &white;

  if (tone != IMZ_TONE_WARNING) {
    cairo_arc (cr, x + size / 2, y + size / 2, size / 2 + 2.5, 0, 2 * G_PI);
    imz_picture_paint_path (cr, &white, NULL);
  }
  imz_picture_draw_mark (cr, tone, x, y, size, shape, mark);
}

static void
set_pen (cairo_t *cr, const GdkRGBA *color, double width)
{
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
}

/* A card with its chip at the left. */
static void
draw_whole_card (cairo_t *cr, double x, double y, double width, const ImzPalette *p)
{
  imz_picture_draw_card (cr, x, y, width, p);
  imz_picture_draw_chip (cr, x + width * 0.11, y + width * 0.2, width * 0.2, p);
}

/* A card whose contacts lead to the right. */
static void
draw_leading_card (cairo_t *cr, double x, double y, const ImzPalette *p)
{
  imz_picture_draw_card (cr, x, y, 132, p);
  imz_picture_draw_chip (cr, x + 87, y + 28, 25, p);
}

/* A full-size reader seen from above, 150 × 110, its opening at the left. */
static void
draw_reader (cairo_t *cr, double x, double y, const ImzPalette *p)
{
  imz_picture_draw_box (cr, x, y, 150, 110, 14, &p->device, &p->outline);
  imz_picture_draw_box (cr, x + 44, y + 12, 92, 86, 8, &p->device_light, &p->outline);
  imz_picture_draw_box (cr, x + 16, y + 9, 9, 92, 4.5, &p->slot, NULL);
  imz_picture_draw_box (cr, x + 112, y + 24, 12, 5, 2.5, &p->accent, NULL);
}

/* A card in the opening of a reader: the reader's left edge is at @x + 92. */
static void
draw_card_in_reader (cairo_t *cr, double x, double y, const ImzPalette *p)
{
  draw_reader (cr, x + 92, y, p);
  cairo_save (cr);
  cairo_rectangle (cr, x - 4, y, 92 + 24, 110);
  cairo_clip (cr);
  imz_picture_draw_card (cr, x, y + 13.5, 132, p);
  cairo_restore (cr);
  imz_picture_draw_box (cr, x + 24, y + 40, 46, 7, 3.5, &print, NULL);
  imz_picture_draw_box (cr, x + 24, y + 56, 30, 7, 3.5, &print, NULL);
}

static void
draw_plug_reader (cairo_t *cr, const ImzPalette *p)
{
  /* The port. */
  imz_picture_draw_box (cr, 0, 8, 150, 84, 10, &p->device, &p->outline);
  imz_picture_draw_box (cr, 14, 22, 122, 56, 6, &p->device_light, &p->outline);
  imz_picture_draw_box (cr, 52, 38, 46, 24, 4, &p->slot, NULL);
  imz_picture_draw_box (cr, 57, 43, 36, 7, 2, &p->metal, NULL);

  /* The plug and the reader with its SIM card. */
  imz_picture_draw_box (cr, 164, 32, 56, 36, 4, &p->metal, &p->outline);
  imz_picture_draw_box (cr, 172, 39, 10, 8, 1, &p->slot, NULL);
  imz_picture_draw_box (cr, 172, 53, 10, 8, 1, &p->slot, NULL);
  imz_picture_draw_box (cr, 210, 12, 190, 76, 14, &p->card, &p->outline);
  imz_picture_draw_box (cr, 284, 26, 84, 48, 7, &p->card_deep, NULL);
  imz_picture_draw_chip (cr, 303, 32, 36, p);
  imz_picture_draw_box (cr, 226, 46, 22, 7, 3.5, &p->card_deep, NULL);
  imz_picture_draw_box (cr, 382, 40, 7, 20, 3.5, &p->card_deep, NULL);

  imz_picture_draw_arrow (cr, 204, 160, 112, &p->accent);
}

static void
draw_insert_card (cairo_t *cr, const ImzPalette *p)
{
  draw_leading_card (cr, 26, 23.5, p);
  imz_picture_draw_arrow (cr, 172, 212, 65, &p->accent);
  draw_reader (cr, 226, 10, p);
}

/* Part of a circle with a tip at its end; angles run clockwise from the right. */
static void
draw_turn (cairo_t *cr, double radius, double from, double to)
{
  double x = 200 + radius * 1.55 * cos (to);
  double y = 65 + radius * sin (to);

  cairo_save (cr);
  cairo_translate (cr, 200, 65);
  cairo_scale (cr, 1.55, 1);
  cairo_new_sub_path (cr);
  cairo_arc (cr, 0, 0, radius, from, to);
  cairo_restore (cr);
  cairo_stroke (cr);

  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_rotate (cr, atan2 (cos (to), -1.55 * sin (to)));
  cairo_move_to (cr, -10, -10);
  cairo_line_to (cr, 2, 0);
  cairo_line_to (cr, -10, 10);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_turn_card (cairo_t *cr, const ImzPalette *p)
{
  draw_whole_card (cr, 146, 31, 108, p);
  set_pen (cr, &p->accent, 5);
  draw_turn (cr, 58, -0.95, 0.62);
  draw_turn (cr, 58, G_PI - 0.95, G_PI + 0.62);
}

static void
draw_busy (cairo_t *cr, const ImzPalette *p)
{
  draw_card_in_reader (cr, 0, 10, p);

  /* The window of another program. */
  imz_picture_draw_box (cr, 272, 14, 128, 102, 9, &p->frame, &p->outline);
  imz_picture_draw_box (cr, 274, 36, 124, 78, 7, &p->paper, NULL);
  cairo_rectangle (cr, 274, 36, 124, 12);
  imz_picture_paint_path (cr, &p->paper, NULL);
  for (int i = 0; i < 3; i++) {
    cairo_arc (cr, 384 - i * 13, 25, 3.6, 0, 2 * G_PI);
    imz_picture_paint_path (cr, &p->device_light, NULL);
  }

  /* An hourglass. */
  cairo_move_to (cr, 321, 54);
  cairo_line_to (cr, 351, 54);
  cairo_curve_to (cr, 351, 66, 341, 69, 338, 75);
  cairo_curve_to (cr, 341, 81, 351, 84, 351, 96);
  cairo_line_to (cr, 321, 96);
  cairo_curve_to (cr, 321, 84, 331, 81, 334, 75);
  cairo_curve_to (cr, 331, 69, 321, 66, 321, 54);
  cairo_close_path (cr);
  imz_picture_paint_path (cr, &p->device_light, &p->outline);
  cairo_move_to (cr, 326, 62);
  cairo_line_to (cr, 346, 62);
  cairo_line_to (cr, 336, 73);
  cairo_close_path (cr);
  imz_picture_paint_path (cr, &yellow, NULL);
  cairo_move_to (cr, 323, 96);
  cairo_curve_to (cr, 326, 86, 346, 86, 349, 96);
  cairo_close_path (cr);
  imz_picture_paint_path (cr, &yellow, NULL);
  set_pen (cr, &p->accent, 5);
  cairo_move_to (cr, 318, 53);
  cairo_line_to (cr, 354, 53);
  cairo_move_to (cr, 318, 97);
  cairo_line_to (cr, 354, 97);
  cairo_stroke (cr);

  /* It holds the reader. */
  set_pen (cr, &p->metal, 4);
  cairo_move_to (cr, 246, 65);
  cairo_line_to (cr, 268, 65);
  cairo_stroke (cr);
}

static void
draw_gear (cairo_t *cr, double x, double y, double radius, const GdkRGBA *fill, const ImzPalette *p)
{
  const int teeth = 8;
  double step = 2 * G_PI / teeth;

  for (int i = 0; i < teeth; i++) {
    double angle = i * step;

    cairo_arc (cr, x, y, radius * 0.78, angle - step * 0.5, angle - step * 0.27);
    cairo_arc (cr, x, y, radius, angle - step * 0.19, angle + step * 0.19);
    cairo_arc (cr, x, y, radius * 0.78, angle + step * 0.27, angle + step * 0.5);
  }
  cairo_close_path (cr);
  cairo_new_sub_path (cr);
  cairo_arc_negative (cr, x, y, radius * 0.34, 2 * G_PI, 0);
  cairo_close_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  imz_picture_paint_path (cr, fill, &p->outline);
}

static void
draw_service (cairo_t *cr, const ImzPalette *p)
{
  draw_card_in_reader (cr, 0, 10, p);

  /* The lead from the reader ends in the air. */
  set_pen (cr, &p->frame, 5);
  cairo_move_to (cr, 244, 65);
  cairo_line_to (cr, 256, 65);
  cairo_stroke (cr);
  imz_picture_draw_box (cr, 254, 53, 18, 24, 5, &p->frame, &p->outline);
  imz_picture_draw_box (cr, 271, 57, 9, 4, 1, &p->metal, &p->outline);
  imz_picture_draw_box (cr, 271, 69, 9, 4, 1, &p->metal, &p->outline);

  draw_gear (cr, 345, 65, 52, &p->metal, p);
  draw_seal (cr, IMZ_TONE_ALARM, 366, 88, 30);
}

static void
draw_denied (cairo_t *cr, const ImzPalette *p)
{
  /* The screen. */
  imz_picture_draw_box (cr, 182, 98, 36, 20, 0, &p->metal, &p->outline);
  imz_picture_draw_box (cr, 156, 114, 88, 9, 4.5, &p->metal, &p->outline);
  imz_picture_draw_box (cr, 118, 6, 164, 98, 10, &p->frame, &p->outline);
  imz_picture_draw_box (cr, 126, 14, 148, 82, 4, &p->paper, NULL);

  /* Somebody at it. */
  cairo_save (cr);
  cairo_rectangle (cr, 126, 14, 148, 82);
  cairo_clip (cr);
  cairo_arc (cr, 186, 44, 17, 0, 2 * G_PI);
  imz_picture_paint_path (cr, &p->card, &p->outline);
  imz_picture_round_path (cr, 154, 66, 64, 60, 26);
  imz_picture_paint_path (cr, &p->card, &p->outline);
  cairo_restore (cr);

  /* The lock. */
  set_pen (cr, p->outline.alpha > 0 ? &p->outline : &p->metal, 7);
  cairo_move_to (cr, 246, 74);
  cairo_line_to (cr, 246, 62);
  cairo_arc (cr, 262, 62, 16, G_PI, 2 * G_PI);
  cairo_line_to (cr, 278, 74);
  cairo_stroke (cr);
  imz_picture_draw_box (cr, 234, 70, 56, 46, 8, &yellow, &p->outline);
  cairo_arc (cr, 262, 89, 5.5, 0, 2 * G_PI);
  imz_picture_paint_path (cr, &black, NULL);
  imz_picture_draw_box (cr, 259.5, 90, 5, 14, 2.5, &black, NULL);
}

static void
draw_question (cairo_t *cr, double x, double y, const GdkRGBA *color)
{
  set_pen (cr, color, 7);
  cairo_arc (cr, x, y, 11, G_PI * 1.02, G_PI * 2.32);
  cairo_curve_to (cr, x + 1, y + 14, x, y + 14, x, y + 22);
  cairo_stroke (cr);
  cairo_arc (cr, x, y + 35, 4.5, 0, 2 * G_PI);
  imz_picture_paint_path (cr, color, NULL);
}

static void
draw_empty_card (cairo_t *cr, const ImzPalette *p)
{
  const double dashes[] = { 5, 5 };

  imz_picture_draw_card (cr, 113, 11, 174, p);
  cairo_save (cr);
  set_pen (cr, &white, 2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  imz_picture_round_path (cr, 133, 46, 46, 36, 7);
  cairo_stroke (cr);
  cairo_restore (cr);
  draw_question (cr, 238, 52, &white);
}

/* A piece of a jigsaw with knobs on top and at the right, holes below and at the left. */
static void
draw_puzzle (cairo_t *cr, double x, double y, double side, const ImzPalette *p)
{
  double knob = side * 0.17;
  double inset = knob * 0.62;
  double angle = asin (0.62);
  double middle_x = x + side * 0.5;
  double middle_y = y + side * 0.5;

  cairo_move_to (cr, x, y);
  cairo_arc (cr, middle_x, y - inset, knob, G_PI - angle, 2 * G_PI + angle);
  cairo_line_to (cr, x + side, y);
  cairo_arc (cr, x + side + inset, middle_y, knob, -G_PI_2 - angle, G_PI_2 + angle);
  cairo_line_to (cr, x + side, y + side);
  cairo_arc_negative (cr, middle_x, y + side - inset, knob, angle, G_PI - angle);
  cairo_line_to (cr, x, y + side);
  cairo_arc_negative (cr, x + inset, middle_y, knob, G_PI_2 + angle, -G_PI_2 - angle);
  cairo_close_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  imz_picture_paint_path (cr, &p->accent, &p->outline);
}

static void
draw_needs_driver (cairo_t *cr, const ImzPalette *p)
{
  draw_whole_card (cr, 64, 23.5, 132, p);
  set_pen (cr, &p->metal, 5);
  cairo_move_to (cr, 220, 65);
  cairo_line_to (cr, 240, 65);
  cairo_move_to (cr, 230, 55);
  cairo_line_to (cr, 230, 75);
  cairo_stroke (cr);
  draw_puzzle (cr, 262, 38, 66, p);
}

static void
draw_driver_broken (cairo_t *cr, const ImzPalette *p)
{
  draw_needs_driver (cr, p);
  draw_seal (cr, IMZ_TONE_WARNING, 316, 82, 40);
}

static void
draw_not_e_imza (cairo_t *cr, const ImzPalette *p)
{
  imz_picture_draw_box (cr, 113, 10, 174, 110, 11, &p->device, &p->outline);
  imz_picture_draw_box (cr, 113, 26, 174, 22, 0, &p->slot, NULL);
  imz_picture_draw_box (cr, 129, 64, 62, 8, 4, &p->metal, NULL);
  imz_picture_draw_box (cr, 129, 80, 92, 8, 4, &p->metal, NULL);
  imz_picture_draw_box (cr, 129, 96, 46, 8, 4, &p->metal, NULL);
  draw_seal (cr, IMZ_TONE_ALARM, 254, 82, 46);
}

static void
draw_reading (cairo_t *cr, const ImzPalette *p)
{
  draw_card_in_reader (cr, 58, 10, p);
  set_pen (cr, &p->accent, 5);
  for (int i = 0; i < 3; i++) {
    cairo_new_sub_path (cr);
    cairo_arc (cr, 284, 65, 30 + i * 16, -0.7, 0.7);
    cairo_stroke (cr);
  }
}

static void
draw_unreadable (cairo_t *cr, const ImzPalette *p)
{
  draw_whole_card (cr, 113, 10, 174, p);
  set_pen (cr, &white, 2.5);
  cairo_move_to (cr, 228, 11);
  cairo_line_to (cr, 217, 33);
  cairo_line_to (cr, 232, 52);
  cairo_line_to (cr, 221, 74);
  cairo_line_to (cr, 229, 90);
  cairo_move_to (cr, 146, 34);
  cairo_line_to (cr, 192, 88);
  cairo_move_to (cr, 132, 50);
  cairo_line_to (cr, 168, 96);
  cairo_stroke (cr);
  draw_seal (cr, IMZ_TONE_WARNING, 238, 68, 42);
}

static const DrawScene scenes[] = {
  [IMZ_PICTURE_PLUG_READER] = draw_plug_reader,
  [IMZ_PICTURE_INSERT_CARD] = draw_insert_card,
  [IMZ_PICTURE_TURN_CARD] = draw_turn_card,
  [IMZ_PICTURE_BUSY] = draw_busy,
  [IMZ_PICTURE_SERVICE] = draw_service,
  [IMZ_PICTURE_DENIED] = draw_denied,
  [IMZ_PICTURE_EMPTY_CARD] = draw_empty_card,
  [IMZ_PICTURE_NEEDS_DRIVER] = draw_needs_driver,
  [IMZ_PICTURE_DRIVER_BROKEN] = draw_driver_broken,
  [IMZ_PICTURE_NOT_E_IMZA] = draw_not_e_imza,
  [IMZ_PICTURE_READING] = draw_reading,
  [IMZ_PICTURE_UNREADABLE] = draw_unreadable,
};

/**
 * imz_picture_draw_scene:
 * @cr: where to draw, on a sheet of IMZ_SCENE_WIDTH × IMZ_SCENE_HEIGHT
 * @kind: which scene
 * @palette: the colours
 *
 * Draws one scene.
 */
void
imz_picture_draw_scene (cairo_t *cr, ImzPictureKind kind, const ImzPalette *palette)
{
  g_return_if_fail (kind < G_N_ELEMENTS (scenes));

  scenes[kind](cr, palette);
}
