/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-form-data-model.h"

G_BEGIN_DECLS

/**
 * ImzFormWindow:
 *
 * The holder's own data, to be typed once and copied often.
 */
#define IMZ_TYPE_FORM_WINDOW (imz_form_window_get_type ())
G_DECLARE_FINAL_TYPE (ImzFormWindow, imz_form_window, IMZ, FORM_WINDOW, AdwWindow)

/**
 * imz_form_window_new:
 * @holder: (nullable): the name on the card that is in, to be taken over if the person wants
 */
GtkWidget *imz_form_window_new (GtkWindow *parent, ImzFormDataModel *form_data, const char *holder);

/* Begins at this field. */
void imz_form_window_show_field (ImzFormWindow *self, ImzFormField field);

G_END_DECLS
