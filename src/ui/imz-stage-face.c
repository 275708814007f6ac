/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-stage-face.h"

#include "imz-picture-parts.h"

#define DOT IMZ_STAGE_FACE_DOT
#define LARGEST_DOT IMZ_STAGE_FACE_LARGEST_DOT

/* The present place is larger, with a thicker outline. */
#define OUTLINE 2.6
#define PRESENT_OUTLINE 4.2

/* [dark][high contrast] */
static const ImzStageInk inks[2][2] = {
  {
    {
      .present = IMZ_RGB (0x1a6ad0),
      .refused = IMZ_RGB (0xc01c28),
      .cancelled = IMZ_RGB (0x4a4850),
      .quiet = IMZ_RGBA (0x000000, 0.64f),
    },
    {
      .present = IMZ_RGB (0x0b4aa0),
      .refused = IMZ_RGB (0x9b0d18),
      .cancelled = IMZ_RGB (0x3d3846),
      .quiet = IMZ_RGB (0x000000),
    },
  },
  {
    {
      .present = IMZ_RGB (0x78aeed),
      .refused = IMZ_RGB (0xff7b63),
      .cancelled = IMZ_RGB (0xd0cfcc),
      .quiet = IMZ_RGBA (0xffffff, 0.76f),
    },
    {
      .present = IMZ_RGB (0xa8cdf6),
      .refused = IMZ_RGB (0xffa08c),
      .cancelled = IMZ_RGB (0xdeddda),
      .quiet = IMZ_RGB (0xffffff),
    },
  },
};

typedef struct {
  GdkRGBA done;
  GdkRGBA sign; /* on a filled place */
  GdkRGBA to_come;
  GdkRGBA line_to_come;
} Paint;

/* Likewise; places have a contrast of at least 3:1 but for those to come, which tell nothing yet. */
static const Paint paints[2][2] = {
  {
    { IMZ_RGB (0x26a269), IMZ_RGB (0xffffff), IMZ_RGB (0x9a9996), IMZ_RGB (0xdeddda) },
    { IMZ_RGB (0x0f5c38), IMZ_RGB (0xffffff), IMZ_RGB (0x5e5c64), IMZ_RGB (0x77767b) },
  },
  {
    { IMZ_RGB (0x2fae74), IMZ_RGB (0x0b2418), IMZ_RGB (0x8f8e94), IMZ_RGB (0x5a5a5f) },
    { IMZ_RGB (0x8ff0a4), IMZ_RGB (0x000000), IMZ_RGB (0xc0bfbc), IMZ_RGB (0x9a9996) },
  },
};

static const Paint *
paint_of (const ImzStageFace *self)
{
  return &paints[!!self->dark][!!self->high_contrast];
}

static double
radius_of (const ImzStageFace *self, guint place)
{
  gboolean is_present = self->marks->marks[place] == IMZ_STAGE_MARK_PRESENT;

  return (is_present ? LARGEST_DOT : DOT) * self->scale / 2;
}

static const GdkRGBA *
color_of (const ImzStageFace *self, guint place)
{
  const ImzStageInk *ink = imz_stage_face_get_ink (self->dark, self->high_contrast);

  switch (self->marks->marks[place]) {
  case IMZ_STAGE_MARK_DONE:
  case IMZ_STAGE_MARK_PASSED:
    return &paint_of (self)->done;
  case IMZ_STAGE_MARK_PRESENT:
    return &ink->present;
  case IMZ_STAGE_MARK_REFUSED:
    return &ink->refused;
  case IMZ_STAGE_MARK_CANCELLED:
    return &ink->cancelled;
  case IMZ_STAGE_MARK_NONE:
  case IMZ_STAGE_MARK_TO_COME:
  default:
    return &paint_of (self)->to_come;
  }
}

/* Of the line that leads to it. */
static const GdkRGBA *
line_color_of (const ImzStageFace *self, guint place)
{
  switch (self->marks->marks[place]) {
  case IMZ_STAGE_MARK_PRESENT:
    return &paint_of (self)->done;
  case IMZ_STAGE_MARK_TO_COME:
    return &paint_of (self)->line_to_come;
  case IMZ_STAGE_MARK_DONE:
  case IMZ_STAGE_MARK_PASSED:
  case IMZ_STAGE_MARK_REFUSED:
  case IMZ_STAGE_MARK_CANCELLED:
  case IMZ_STAGE_MARK_NONE:
  default:
    return color_of (self, place);
  }
}

static void
draw_line_to (const ImzStageFace *self, cairo_t *cr, guint place)
{
  double side = self->x[place] < self->x[place - 1] ? -1 : 1;
  double from = self->x[place - 1] + side * radius_of (self, place - 1);
  double to = self->x[place] - side * radius_of (self, place);
  double height = IMZ_STAGE_FACE_LINE * self->scale;

  gdk_cairo_set_source_rgba (cr, line_color_of (self, place));
  cairo_rectangle (cr, MIN (from, to), self->y - height / 2, ABS (to - from), height);
  cairo_fill (cr);
}

static void
draw_sign (const ImzStageFace *self, cairo_t *cr, guint place, ImzTone tone)
{
  double radius = radius_of (self, place);

  imz_picture_draw_mark (cr, tone, self->x[place] - radius, self->y - radius, 2 * radius,
                         color_of (self, place), &paint_of (self)->sign);
}

static void
draw_ring (const ImzStageFace *self, cairo_t *cr, guint place, double width)
{
  gdk_cairo_set_source_rgba (cr, color_of (self, place));
  cairo_set_line_width (cr, width * self->scale);
  cairo_arc (cr, self->x[place], self->y, radius_of (self, place) - width * self->scale / 2, 0,
             2 * G_PI);
  cairo_stroke (cr);
}

static void
draw_point (const ImzStageFace *self, cairo_t *cr, guint place)
{
  gdk_cairo_set_source_rgba (cr, color_of (self, place));
  cairo_arc (cr, self->x[place], self->y, radius_of (self, place) / 3, 0, 2 * G_PI);
  cairo_fill (cr);
}

/* Each mark has a shape of its own: its colour is never all that tells it. */
static void
draw_place (const ImzStageFace *self, cairo_t *cr, guint place)
{
  switch (self->marks->marks[place]) {
  case IMZ_STAGE_MARK_DONE:
    draw_sign (self, cr, place, IMZ_TONE_GOOD);
    break;
  case IMZ_STAGE_MARK_REFUSED:
    draw_sign (self, cr, place, IMZ_TONE_ALARM);
    break;
  case IMZ_STAGE_MARK_CANCELLED:
    draw_sign (self, cr, place, IMZ_TONE_MUTED);
    break;
  case IMZ_STAGE_MARK_PASSED:
    draw_ring (self, cr, place, OUTLINE);
    draw_point (self, cr, place);
    break;
  case IMZ_STAGE_MARK_PRESENT:
    draw_ring (self, cr, place, PRESENT_OUTLINE);
    break;
  case IMZ_STAGE_MARK_TO_COME:
    draw_ring (self, cr, place, OUTLINE);
    break;
  case IMZ_STAGE_MARK_NONE:
  default:
    break;
  }
}

const ImzStageInk *
imz_stage_face_get_ink (gboolean dark, gboolean high_contrast)
{
  return &inks[!!dark][!!high_contrast];
}

void
imz_stage_face_draw (const ImzStageFace *self, cairo_t *cr)
{
  for (guint i = 0; i < IMZ_N_STAGES_ON_THE_WAY; i++) {
    if (self->marks->marks[i] == IMZ_STAGE_MARK_NONE)
      break;
    if (i > 0)
      draw_line_to (self, cr, i);
    draw_place (self, cr, i);
  }
}
