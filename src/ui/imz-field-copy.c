/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-field-copy.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"
#include "imz-say.h"
#include "imz-secret-copy.h"

void
imz_field_copy (GtkWidget *widget, ImzFormField field, const char *value, guint stays)
{
  g_autofree char *message = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (value != NULL);

  imz_secret_copy (widget, value, imz_form_field_is_sensitive (field), stays);

  message = imz_phrase_expand (_ ("Copied: {field}. It leaves the clipboard after a minute."),
                               "field", imz_form_field_get_label (field), NULL);
  imz_say (widget, message);
}
