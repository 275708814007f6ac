/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-print-flow.h"

#include "imz-whole-words.h"

static const double MARGIN = IMZ_PRINT_MM (25.0);
static const double FOOT = IMZ_PRINT_MM (12.0); /* from the lower edge to the page's number */
static const double FOOT_SCALE = 0.8;
static const double BOX = IMZ_PRINT_MM (3.5); /* to tick */
static const double BOX_LINE = 0.8;

/* Lengths in millimetres. */
static const struct {
  double scale;
  gboolean is_bold;
  gboolean stays_whole;
  gboolean stays_with_next;
  gboolean is_justified;
  PangoAlignment alignment;
  double above;
  double left;
  double first_line; /* beside `left` */
  gboolean is_in_right_half;
} styles[] = {
  [IMZ_PRINT_TITLE] = { 1.6, TRUE, TRUE, TRUE, FALSE, PANGO_ALIGN_LEFT, 0, 0, 0, FALSE },
  [IMZ_PRINT_HEADING] = { 1.15, TRUE, TRUE, TRUE, FALSE, PANGO_ALIGN_LEFT, 5, 0, 0, FALSE },
  [IMZ_PRINT_TEXT] = { 1, FALSE, FALSE, FALSE, FALSE, PANGO_ALIGN_LEFT, 2, 0, 0, FALSE },
  [IMZ_PRINT_NOTE] = { 0.8, FALSE, FALSE, FALSE, FALSE, PANGO_ALIGN_LEFT, 2, 0, 0, FALSE },
  [IMZ_PRINT_CHECKBOX] = { 1, FALSE, FALSE, FALSE, FALSE, PANGO_ALIGN_LEFT, 2, 7, 0, FALSE },
  [IMZ_PRINT_CENTRED] = { 1, FALSE, TRUE, FALSE, FALSE, PANGO_ALIGN_CENTER, 0, 0, 0, FALSE },
  [IMZ_PRINT_FIELD] = { 1, FALSE, TRUE, FALSE, FALSE, PANGO_ALIGN_LEFT, 0, 0, 0, FALSE },
  [IMZ_PRINT_LETTER] = { 1, FALSE, FALSE, FALSE, TRUE, PANGO_ALIGN_LEFT, 2, 0, 12.5, FALSE },
  [IMZ_PRINT_SIGNATURE] = { 1, FALSE, TRUE, FALSE, FALSE, PANGO_ALIGN_CENTER, 0, 0, 0, TRUE },
};

/* Some lines of a block, or its picture, on a page. */
typedef struct {
  const ImzPrintBlock *block;
  PangoLayout *layout; /* (nullable) */
  int first_line;
  int n_lines;
  guint page;
  double y; /* of the upper edge, from the upper margin */
  double width;
  double height;
} Piece;

struct _ImzPrintFlow {
  const GPtrArray *blocks; /* (element-type ImzPrintBlock) */
  PangoFontDescription *font;
  PangoContext *context;
  double width; /* between the margins */
  double height;
  GArray *pieces; /* of Piece */
  guint page;     /* while they are placed, and then the last one */
  double y;
};

static void
clear_piece (gpointer data)
{
  g_clear_object (&((Piece *) data)->layout);
}

/* As on paper, where nothing is rounded to pixels. */
static PangoContext *
context_new (cairo_t *cr, PangoLanguage *language)
{
  PangoContext *context = pango_cairo_create_context (cr);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, language);

  return context;
}

static PangoLayout *
layout_new (const ImzPrintFlow *flow, const char *text, double scale)
{
  PangoLayout *layout = pango_layout_new (flow->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (flow->font);

  pango_font_description_set_size (font, (int) (pango_font_description_get_size (font) * scale));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);

  return layout;
}

static double
left_of (const ImzPrintFlow *flow, const ImzPrintBlock *block)
{
  return styles[block->style].is_in_right_half ? flow->width / 2
                                               : IMZ_PRINT_MM (styles[block->style].left);
}

static void
set_right_tab (PangoLayout *layout, double position)
{
  PangoTabArray *tabs = pango_tab_array_new (1, FALSE);

  pango_tab_array_set_tab (tabs, 0, PANGO_TAB_RIGHT, pango_units_from_double (position));
  pango_layout_set_tabs (layout, tabs);
  pango_tab_array_free (tabs);
}

static PangoLayout *
block_layout_new (const ImzPrintFlow *flow, const ImzPrintBlock *block)
{
  PangoLayout *layout = layout_new (flow, block->text, styles[block->style].scale);
  double width = flow->width - left_of (flow, block);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_layout_set_width (layout, pango_units_from_double (width));
  pango_layout_set_alignment (layout, styles[block->style].alignment);
  pango_layout_set_justify (layout, styles[block->style].is_justified);
  pango_layout_set_indent (
    layout, pango_units_from_double (IMZ_PRINT_MM (styles[block->style].first_line)));
  if (styles[block->style].is_bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  imz_whole_words_keep (attributes, block->text);
  pango_layout_set_attributes (layout, attributes);
  if (block->style == IMZ_PRINT_FIELD)
    set_right_tab (layout, width);

  return layout;
}

static double
line_height (PangoLayoutLine *line)
{
  int height;

  pango_layout_line_get_height (line, &height);

  return pango_units_to_double (height);
}

static double
lines_height (PangoLayout *layout, int first, int n)
{
  double height = 0;

  for (int i = first; i < first + n; i++)
    height += line_height (pango_layout_get_line_readonly (layout, i));

  return height;
}

static void
next_page (ImzPrintFlow *flow)
{
  flow->page++;
  flow->y = 0;
}

/* How many lines from `first` on may stand on this page: none of a paragraph stands there alone. */
static int
count_lines_that_fit (const ImzPrintFlow *flow,
                      const ImzPrintBlock *block,
                      PangoLayout *layout,
                      int first)
{
  int left = pango_layout_get_line_count (layout) - first;
  double room = flow->height - flow->y;
  int n = 0;

  while (n < left && lines_height (layout, first, n + 1) <= room)
    n++;
  if (n == left)
    return n;
  if (styles[block->style].stays_whole && first == 0)
    return 0;
  if (n == 1 && first == 0)
    return 0;

  return left - n == 1 && n > 2 ? n - 1 : n;
}

static void
place_text (ImzPrintFlow *flow, const ImzPrintBlock *block, PangoLayout *layout)
{
  int n_lines = pango_layout_get_line_count (layout);

  for (int first = 0, n; first < n_lines; first += n) {
    Piece piece = { .block = block, .first_line = first };

    n = count_lines_that_fit (flow, block, layout, first);
    if (n == 0 && flow->y > 0) {
      next_page (flow);
      n = count_lines_that_fit (flow, block, layout, first);
    }
    n = MAX (n, 1); /* what is higher than a page stands there all the same */

    piece.layout = g_object_ref (layout);
    piece.n_lines = n;
    piece.page = flow->page;
    piece.y = flow->y;
    piece.height = lines_height (layout, first, n);
    g_array_append_val (flow->pieces, piece);
    flow->y += piece.height;
    if (first + n < n_lines)
      next_page (flow);
  }
}

static void
place_picture (ImzPrintFlow *flow, const ImzPrintBlock *block)
{
  double ratio = gdk_paintable_get_intrinsic_aspect_ratio (block->picture);
  Piece piece = { .block = block, .width = MIN (block->width, flow->width) };

  if (ratio <= 0)
    ratio = 1;
  if (piece.width / ratio > flow->height)
    piece.width = flow->height * ratio;
  piece.height = piece.width / ratio;
  if (flow->y > 0 && flow->y + piece.height > flow->height)
    next_page (flow);

  piece.page = flow->page;
  piece.y = flow->y;
  g_array_append_val (flow->pieces, piece);
  flow->y += piece.height;
}

/* The least that must stand below a heading: the first lines of what follows. */
static double
least_height_of (const ImzPrintFlow *flow, guint index)
{
  const ImzPrintBlock *block;
  g_autoptr (PangoLayout) layout = NULL;
  double height;
  int n;

  if (index >= flow->blocks->len)
    return 0;
  block = g_ptr_array_index (flow->blocks, index);
  if (block->text == NULL)
    return 0;

  layout = block_layout_new (flow, block);
  n = pango_layout_get_line_count (layout);
  height = IMZ_PRINT_MM (styles[block->style].above) +
           lines_height (layout, 0, styles[block->style].stays_whole ? n : MIN (n, 2));

  return styles[block->style].stays_with_next ? height + least_height_of (flow, index + 1) : height;
}

static void
place_block (ImzPrintFlow *flow, guint index)
{
  const ImzPrintBlock *block = g_ptr_array_index (flow->blocks, index);

  if (flow->y > 0)
    flow->y += block->text != NULL ? IMZ_PRINT_MM (styles[block->style].above) : block->gap;

  if (block->text != NULL) {
    g_autoptr (PangoLayout) layout = block_layout_new (flow, block);

    if (flow->y > 0 && styles[block->style].stays_with_next &&
        flow->y + least_height_of (flow, index) > flow->height)
      next_page (flow);
    place_text (flow, block, layout);
  } else if (block->picture != NULL) {
    place_picture (flow, block);
  }
}

static void
draw_box (cairo_t *cr, PangoLayout *layout, double y)
{
  double height = line_height (pango_layout_get_line_readonly (layout, 0));

  cairo_set_line_width (cr, BOX_LINE);
  cairo_rectangle (cr, BOX_LINE / 2, y + (height - BOX) / 2, BOX, BOX);
  cairo_stroke (cr);
}

static void
draw_text (const ImzPrintFlow *flow, const Piece *piece, cairo_t *cr)
{
  PangoLayoutIter *iter = pango_layout_get_iter (piece->layout);
  double left = left_of (flow, piece->block);
  double top = 0;

  if (piece->block->style == IMZ_PRINT_CHECKBOX && piece->first_line == 0)
    draw_box (cr, piece->layout, piece->y);

  for (int i = 0; i < piece->first_line + piece->n_lines; i++) {
    PangoRectangle line;

    pango_layout_iter_get_line_extents (iter, NULL, &line);
    if (i == piece->first_line)
      top = pango_units_to_double (line.y);
    if (i >= piece->first_line) {
      double baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter));

      cairo_move_to (cr, left + pango_units_to_double (line.x), piece->y + baseline - top);
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
    }
    pango_layout_iter_next_line (iter);
  }
  pango_layout_iter_free (iter);
}

static void
draw_picture (const Piece *piece, cairo_t *cr)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (piece->block->picture, GDK_SNAPSHOT (snapshot), piece->width,
                          piece->height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return;

  cairo_save (cr);
  cairo_translate (cr, 0, piece->y);
  gsk_render_node_draw (node, cr);
  cairo_restore (cr);
}

static void
draw_number (const ImzPrintFlow *flow, guint page, cairo_t *cr)
{
  g_autofree char *text = g_strdup_printf ("%u / %u", page + 1, flow->page + 1);
  g_autoptr (PangoLayout) layout = layout_new (flow, text, FOOT_SCALE);

  pango_layout_set_width (layout, pango_units_from_double (flow->width));
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  cairo_move_to (cr, 0, flow->height + MARGIN - FOOT);
  pango_cairo_show_layout (cr, layout);
}

ImzPrintFlow *
imz_print_flow_new (const GPtrArray *blocks,
                    const PangoFontDescription *font,
                    PangoLanguage *language,
                    cairo_t *cr,
                    double sheet_width,
                    double sheet_height)
{
  ImzPrintFlow *self = g_new0 (ImzPrintFlow, 1);

  self->blocks = blocks;
  self->font = pango_font_description_copy (font);
  self->context = context_new (cr, language);
  self->width = MAX (sheet_width - 2 * MARGIN, MARGIN);
  self->height = MAX (sheet_height - 2 * MARGIN, MARGIN);
  self->pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_array_set_clear_func (self->pieces, clear_piece);
  for (guint i = 0; i < blocks->len; i++)
    place_block (self, i);

  return self;
}

void
imz_print_flow_free (ImzPrintFlow *self)
{
  g_array_unref (self->pieces);
  g_object_unref (self->context);
  pango_font_description_free (self->font);
  g_free (self);
}

guint
imz_print_flow_get_n_pages (const ImzPrintFlow *self)
{
  return self->page + 1;
}

void
imz_print_flow_draw (const ImzPrintFlow *self, guint page, cairo_t *cr)
{
  cairo_save (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint i = 0; i < self->pieces->len; i++) {
    const Piece *piece = &g_array_index (self->pieces, Piece, i);

    if (piece->page == page && piece->layout != NULL)
      draw_text (self, piece, cr);
    else if (piece->page == page)
      draw_picture (piece, cr);
  }
  if (self->page > 0)
    draw_number (self, page, cr);
  cairo_restore (cr);
}
