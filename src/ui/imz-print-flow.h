/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where the blocks of #ImzPrintPages stand on pages of one size. */

#pragma once

#include "imz-print-pages.h"

G_BEGIN_DECLS

/* In points, in which all is measured here. */
#define IMZ_PRINT_MM(length) ((length) *72.0 / 25.4)

/**
 * ImzPrintBlock:
 * @text: (nullable): the text; of @style
 * @picture: (nullable): the picture, @width wide
 * @gap: free room above it, or all there is if it has neither
 */
typedef struct {
  ImzPrintStyle style;
  char *text;
  GdkPaintable *picture;
  double width;
  double gap;
} ImzPrintBlock;

typedef struct _ImzPrintFlow ImzPrintFlow;

/**
 * imz_print_flow_new:
 * @blocks: (element-type ImzPrintBlock): borrowed, as long as it lives
 * @cr: measures in points
 */
ImzPrintFlow *imz_print_flow_new (const GPtrArray *blocks,
                                  const PangoFontDescription *font,
                                  PangoLanguage *language,
                                  cairo_t *cr,
                                  double sheet_width,
                                  double sheet_height);
void imz_print_flow_free (ImzPrintFlow *self);

guint imz_print_flow_get_n_pages (const ImzPrintFlow *self);
void imz_print_flow_draw (const ImzPrintFlow *self, guint page, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzPrintFlow, imz_print_flow_free)

G_END_DECLS
