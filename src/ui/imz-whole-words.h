/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/**
 * imz_whole_words_keep:
 * @attributes: those of a layout or label with @text
 *
 * Lets no line end within words such as “e-imza” and “e-onay”, though they have a hyphen.
 */
void imz_whole_words_keep (PangoAttrList *attributes, const char *text);

G_END_DECLS
