/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What pages of guides are made of. Their texts may have places, which are filled afterwards, and again when
 * another day is known. */

#pragma once

#include <adwaita.h>

#include "imz-advice.h"
#include "imz-tone.h"

G_BEGIN_DECLS

/* All (transfer floating). */
GtkWidget *imz_guide_parts_paragraph (const char *text);
GtkWidget *imz_guide_parts_bullet (const char *text);

/* A box that is come to by Tab, and read as a whole; @title: (nullable): stands out above @text (nullable). */
GtkWidget *imz_guide_parts_box (ImzTone tone, const char *title, const char *text);

/**
 * imz_guide_parts_choice:
 * @action: what the button activates
 * @target: (nullable): with this word
 * @is_chosen: it was chosen before, and is marked so
 *
 * Returns: (transfer floating): a large button as wide as there is room
 */
GtkWidget *imz_guide_parts_choice (const char *text,
                                   const char *action,
                                   const char *target,
                                   gboolean is_chosen);

/* Gives a label that is there already a text with places. */
void imz_guide_parts_set_text (GtkWidget *label, const char *text);

/* Fills the places of all texts in @root. */
void imz_guide_parts_fill (GtkWidget *root, const ImzAdvice *advice);

/* (transfer full): the same for a text alone */
char *imz_guide_parts_fill_text (const char *text, const ImzAdvice *advice);

/* Takes all that is in @box out of it, and the focus from there. */
void imz_guide_parts_clear (GtkWidget *box);

G_END_DECLS
