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
 * The holder's own data, to be typed once and copied often; kept in the keyring only if they want.
 */
#define IMZ_TYPE_FORM_WINDOW (imz_form_window_get_type ())
G_DECLARE_FINAL_TYPE (ImzFormWindow, imz_form_window, IMZ, FORM_WINDOW, AdwWindow)

/**
 * imz_form_window_new:
 * @parent: (nullable): over which it stays
 * @holder: (nullable): the name on the card that is in, to be taken over if the person wants
 * @today: the day today
 *
 * Returns: (transfer none): a window, which GTK owns until it is closed
 */
GtkWidget *imz_form_window_new (GtkWindow *parent,
                                ImzFormDataModel *form_data,
                                const char *holder,
                                const GDate *today);

/* Puts the focus into this field, once it is to be seen. */
void imz_form_window_show_field (ImzFormWindow *self, ImzFormField field);

G_END_DECLS
