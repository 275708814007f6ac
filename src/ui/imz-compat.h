/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Widgets that libadwaita 1.2 (Debian 12) has and later ones call deprecated. They are named nowhere
 * else, so that they can be replaced in one place. */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * imz_compat_show_about:
 * @parent: the window it belongs to
 *
 * Shows what the program is, its version and its licence.
 */
void imz_compat_show_about (GtkWindow *parent);

/**
 * imz_compat_choose_new_file_async:
 * @parent: the window it belongs to
 * @title: what the file is for
 * @name: the name that is suggested
 * @callback: called when the person has answered
 *
 * Asks where to save something. A file that is there already is asked about too.
 */
void imz_compat_choose_new_file_async (GtkWindow *parent,
                                       const char *title,
                                       const char *name,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);

/**
 * imz_compat_choose_new_file_finish:
 *
 * Returns: (transfer full): the file, or %NULL with %G_IO_ERROR_CANCELLED if none was chosen
 */
GFile *imz_compat_choose_new_file_finish (GAsyncResult *result, GError **error);

/**
 * imz_compat_choose_file_async:
 * @parent: the window it belongs to
 * @title: what the file is for
 * @callback: called when the person has answered
 *
 * Asks for a file that is there.
 */
void imz_compat_choose_file_async (GtkWindow *parent,
                                   const char *title,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);

/* As imz_compat_choose_new_file_finish(). */
GFile *imz_compat_choose_file_finish (GAsyncResult *result, GError **error);

/**
 * imz_compat_confirm_async:
 * @parent: the window it belongs to
 * @heading: the question
 * @body: what happens then
 * @verb: what the button says that does it, with an underline
 * @callback: called when the person has answered
 *
 * Asks before something is lost.
 */
void imz_compat_confirm_async (GtkWindow *parent,
                               const char *heading,
                               const char *body,
                               const char *verb,
                               GAsyncReadyCallback callback,
                               gpointer user_data);

/**
 * imz_compat_confirm_finish:
 *
 * Returns: %TRUE if it is to be done
 */
gboolean imz_compat_confirm_finish (GAsyncResult *result);

G_END_DECLS
