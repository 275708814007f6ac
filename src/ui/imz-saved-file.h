/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * imz_saved_file_save_async:
 * @parent: the window to ask in
 * @title: what the file is for
 * @name: the name that is suggested
 * @bytes: what goes into it
 *
 * Asks where to, and saves @bytes there for the person alone to read.
 */
void imz_saved_file_save_async (GtkWindow *parent,
                                const char *title,
                                const char *name,
                                GBytes *bytes,
                                GAsyncReadyCallback callback,
                                gpointer user_data);

/**
 * imz_saved_file_save_finish:
 *
 * Returns: %TRUE if it was saved; %G_IO_ERROR_CANCELLED if the person did not want to
 */
gboolean imz_saved_file_save_finish (GAsyncResult *result, GError **error);

/**
 * imz_saved_file_say:
 * @window: the window that asked, which shows short messages
 * @refusal: what to say if it could not be saved, with a place for the reason: "… {reason}"
 *
 * Finishes, and says how it ended; not if the person did not want to.
 *
 * Returns: %TRUE if it was saved
 */
gboolean imz_saved_file_say (GtkWidget *window, GAsyncResult *result, const char *refusal);

G_END_DECLS
