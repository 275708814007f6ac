/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Text for paper: blocks, one below the other, over as many A4 pages as they need. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * ImzPrintStyle:
 * @IMZ_PRINT_TITLE: of the whole; large
 * @IMZ_PRINT_HEADING: stays with the block behind it
 * @IMZ_PRINT_TEXT: a paragraph, flush left
 * @IMZ_PRINT_NOTE: a paragraph in small letters
 * @IMZ_PRINT_CHECKBOX: a line with a box to tick before it
 * @IMZ_PRINT_CENTRED: lines in the middle, without a gap above
 * @IMZ_PRINT_FIELD: a line without a gap above; what stands behind a tab is flush right
 * @IMZ_PRINT_LETTER: a paragraph of a letter: its first line indented, both margins even
 * @IMZ_PRINT_SIGNATURE: lines in the middle of the right half, never on two pages
 */
typedef enum {
  IMZ_PRINT_TITLE,
  IMZ_PRINT_HEADING,
  IMZ_PRINT_TEXT,
  IMZ_PRINT_NOTE,
  IMZ_PRINT_CHECKBOX,
  IMZ_PRINT_CENTRED,
  IMZ_PRINT_FIELD,
  IMZ_PRINT_LETTER,
  IMZ_PRINT_SIGNATURE,
} ImzPrintStyle;

/**
 * ImzPrintPages:
 *
 * Reference-counted; nothing is added any more once it is printed.
 */
typedef struct _ImzPrintPages ImzPrintPages;

/**
 * imz_print_pages_new:
 * @title: names the print job and the file; it does not stand on the page
 * @font: with its size in points: "Serif 12"
 * @language: of the text: "tr", "en"
 */
ImzPrintPages *imz_print_pages_new (const char *title, const char *font, const char *language);
void imz_print_pages_unref (ImzPrintPages *self);

/* Adds what is to be printed. */
typedef void (*ImzPrintComposer) (ImzPrintPages *pages, gpointer user_data);

/**
 * imz_print_pages_set_composer:
 * @composer: called once, as soon as it is to be laid out: nobody waits for it before a printer is chosen
 */
void imz_print_pages_set_composer (ImzPrintPages *self,
                                   ImzPrintComposer composer,
                                   gpointer user_data,
                                   GDestroyNotify destroy);

/* @text: plain, not markup; "\n" ends a line */
void imz_print_pages_add (ImzPrintPages *self, ImzPrintStyle style, const char *text);

/* Free room, in millimetres; none at the top of a page. */
void imz_print_pages_add_gap (ImzPrintPages *self, double height);

/* @width: in millimetres; narrower if the page is, or if it would be too high for one page */
void imz_print_pages_add_picture (ImzPrintPages *self, GdkPaintable *picture, double width);

/**
 * imz_print_pages_print:
 * @parent: the window to ask in, which shows short messages
 *
 * Asks for a printer and prints, or says that it could not.
 */
void imz_print_pages_print (ImzPrintPages *self, GtkWindow *parent);

/* (transfer full): what prints it, when it is run */
GtkPrintOperation *imz_print_pages_new_operation (ImzPrintPages *self);

/* (transfer full): a PDF file */
GBytes *imz_print_pages_to_pdf (ImzPrintPages *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzPrintPages, imz_print_pages_unref)

G_END_DECLS
