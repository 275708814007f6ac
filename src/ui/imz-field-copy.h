/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-form-field.h"

G_BEGIN_DECLS

/* How long a copied field stays on the clipboard, in milliseconds. */
#define IMZ_FIELD_COPY_STAYS 60000

/**
 * imz_field_copy:
 * @widget: whose clipboard; short messages are shown in its window
 * @value: what to copy
 * @stays: in milliseconds; %IMZ_FIELD_COPY_STAYS
 *
 * Puts it on the clipboard, marked as sensitive if it is, so that clipboard managers do not keep it. After that time
 * it is taken away, unless something else was copied meanwhile.
 */
void imz_field_copy (GtkWidget *widget, ImzFormField field, const char *value, guint stays);

G_END_DECLS
