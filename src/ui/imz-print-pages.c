/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-print-pages.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "imz-phrase.h"
#include "imz-print-flow.h"
#include "imz-say.h"

static const double A4_WIDTH = IMZ_PRINT_MM (210.0);
static const double A4_HEIGHT = IMZ_PRINT_MM (297.0);

struct _ImzPrintPages {
  gatomicrefcount ref_count;
  char *title;
  PangoFontDescription *font;
  PangoLanguage *language;
  GPtrArray *blocks;        /* (element-type ImzPrintBlock) */
  ImzPrintComposer compose; /* (nullable): not called yet */
  gpointer composer_data;
  GDestroyNotify free_composer_data;
};

static void
block_free (gpointer data)
{
  ImzPrintBlock *block = data;

  g_free (block->text);
  g_clear_object (&block->picture);
  g_free (block);
}

static ImzPrintBlock *
append_block (ImzPrintPages *self)
{
  ImzPrintBlock *block = g_new0 (ImzPrintBlock, 1);

  g_ptr_array_add (self->blocks, block);

  return block;
}

static void
compose (ImzPrintPages *self)
{
  ImzPrintComposer composer = g_steal_pointer (&self->compose);

  if (composer != NULL)
    composer (self, self->composer_data);
}

static ImzPrintFlow *
flow_new (ImzPrintPages *self, cairo_t *cr, double sheet_width, double sheet_height)
{
  compose (self);

  return imz_print_flow_new (self->blocks, self->font, self->language, cr, sheet_width,
                             sheet_height);
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, gpointer user_data)
{
  ImzPrintFlow *flow =
    flow_new (user_data, gtk_print_context_get_cairo_context (context),
              gtk_print_context_get_width (context), gtk_print_context_get_height (context));

  g_object_set_data_full (G_OBJECT (operation), "flow", flow, (GDestroyNotify) imz_print_flow_free);
  gtk_print_operation_set_n_pages (operation, (int) imz_print_flow_get_n_pages (flow));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  const ImzPrintFlow *flow = g_object_get_data (G_OBJECT (operation), "flow");

  imz_print_flow_draw (flow, (guint) page, gtk_print_context_get_cairo_context (context));
}

/* The window may be closed while it prints. */
static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GWeakRef *parent)
{
  g_autoptr (GtkWidget) window = g_weak_ref_get (parent);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR || window == NULL)
    return;

  gtk_print_operation_get_error (operation, &error);
  message =
    imz_phrase_expand (_ ("It could not be printed: {reason}"), "reason", error->message, NULL);
  imz_say (window, message);
}

static ImzPrintPages *
ref_pages (ImzPrintPages *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
unref_pages (gpointer data, GClosure *closure)
{
  imz_print_pages_unref (data);
}

static void
free_weak_ref (gpointer data, GClosure *closure)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static cairo_status_t
take_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

ImzPrintPages *
imz_print_pages_new (const char *title, const char *font, const char *language)
{
  ImzPrintPages *self = g_new0 (ImzPrintPages, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->title = g_strdup (title);
  self->font = pango_font_description_from_string (font);
  self->language = pango_language_from_string (language);
  self->blocks = g_ptr_array_new_with_free_func (block_free);

  return self;
}

void
imz_print_pages_unref (ImzPrintPages *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  if (self->free_composer_data != NULL)
    self->free_composer_data (self->composer_data);
  g_free (self->title);
  pango_font_description_free (self->font);
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

void
imz_print_pages_set_composer (ImzPrintPages *self,
                              ImzPrintComposer composer,
                              gpointer user_data,
                              GDestroyNotify destroy)
{
  g_return_if_fail (self->free_composer_data == NULL);

  self->compose = composer;
  self->composer_data = user_data;
  self->free_composer_data = destroy;
}

void
imz_print_pages_add (ImzPrintPages *self, ImzPrintStyle style, const char *text)
{
  ImzPrintBlock *block = append_block (self);

  block->style = style;
  block->text = g_strdup (text);
}

void
imz_print_pages_add_gap (ImzPrintPages *self, double height)
{
  append_block (self)->gap = IMZ_PRINT_MM (height);
}

void
imz_print_pages_add_picture (ImzPrintPages *self, GdkPaintable *picture, double width)
{
  ImzPrintBlock *block = append_block (self);

  block->picture = g_object_ref (picture);
  block->width = IMZ_PRINT_MM (width);
  block->gap = IMZ_PRINT_MM (2);
}

GtkPrintOperation *
imz_print_pages_new_operation (ImzPrintPages *self)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *a4 = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, a4);
  gtk_paper_size_free (a4);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, self->title);
  g_signal_connect_data (operation, "begin-print", G_CALLBACK (begin_print_cb), ref_pages (self),
                         unref_pages, 0);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), NULL);

  return operation;
}

void
imz_print_pages_print (ImzPrintPages *self, GtkWindow *parent)
{
  g_autoptr (GtkPrintOperation) operation = imz_print_pages_new_operation (self);
  GWeakRef *window = g_new0 (GWeakRef, 1);

  g_weak_ref_init (window, parent);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), window, free_weak_ref, 0);
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

GBytes *
imz_print_pages_to_pdf (ImzPrintPages *self)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface =
    cairo_pdf_surface_create_for_stream (take_bytes, bytes, A4_WIDTH, A4_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (ImzPrintFlow) flow = flow_new (self, cr, A4_WIDTH, A4_HEIGHT);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  for (guint i = 0; i < imz_print_flow_get_n_pages (flow); i++) {
    imz_print_flow_draw (flow, i, cr);
    cairo_show_page (cr);
  }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}
