/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Notices that the card service comes to life, without asking again and again: by its socket's
 * appearance. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _ImzServiceWatch ImzServiceWatch;

typedef void (*ImzServiceWatchFunc) (gpointer user_data);

/**
 * imz_service_watch_new:
 * @socket: path of the card service's socket; it and the folders above it need not exist
 * @appeared: called when it may have appeared
 *
 * Returns: (transfer full): a watch
 */
ImzServiceWatch *
imz_service_watch_new (const char *socket, ImzServiceWatchFunc appeared, gpointer user_data);
void imz_service_watch_free (ImzServiceWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzServiceWatch, imz_service_watch_free)

G_END_DECLS
