/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-form-field.h"

G_BEGIN_DECLS

/**
 * imz_field_copy:
 * @widget: whose clipboard
 * @value: what to copy
 *
 * Puts it on the clipboard, marked as sensitive if it is, so that clipboard managers do not keep it; takes it
 * away again after a minute, unless something else was copied meanwhile.
 */
void imz_field_copy (GtkWidget *widget, ImzFormField field, const char *value);

G_END_DECLS
