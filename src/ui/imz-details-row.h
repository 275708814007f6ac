/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-tone.h"

G_BEGIN_DECLS

/**
 * imz_details_row_new:
 * @tone: which mark it gets
 * @title: what it is about
 * @text: what there is to say
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *imz_details_row_new (ImzTone tone, const char *title, const char *text);

/**
 * imz_details_row_new_with_facts:
 *
 * Returns: (transfer floating): the same, but it opens and shows facts
 */
GtkWidget *imz_details_row_new_with_facts (ImzTone tone, const char *title, const char *text);

/**
 * imz_details_row_add_fact:
 * @row: a row made by imz_details_row_new_with_facts()
 * @name: what the fact is
 * @value: (nullable): the fact; nothing is added for %NULL
 *
 * Adds a line that shows when @row is opened, with a button that copies @value. To be called before @row
 * is opened for the first time.
 */
void imz_details_row_add_fact (GtkWidget *row, const char *name, const char *value);

G_END_DECLS
