/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "imz-certificate.h"

G_BEGIN_DECLS

/**
 * imz_certificate_file_suggest_name:
 *
 * Returns: (transfer full): a file name for @certificate that tells nothing of its holder
 */
char *imz_certificate_file_suggest_name (const ImzCertificate *certificate);

/**
 * imz_certificate_file_save_async:
 * @certificate: a certificate whose bytes are known
 * @parent: the window to ask in
 * @callback: finishes with imz_saved_file_say()
 *
 * Asks where to, and saves @certificate there as text (PEM), for the person alone to read: it holds the
 * identity number.
 */
void imz_certificate_file_save_async (ImzCertificate *certificate,
                                      GtkWindow *parent,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);

G_END_DECLS
