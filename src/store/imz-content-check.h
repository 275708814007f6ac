/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "imz-database.h"

G_BEGIN_DECLS

/**
 * imz_content_check:
 * @database: is being read, and sound as a file
 * @error: %IMZ_STORE_ERROR_DAMAGED, or it could not be read
 *
 * Looks whether all that is kept can be believed: people, what they claimed, guides, reminders and applications, of
 * everybody.
 *
 * Returns: %FALSE with @error if something of it cannot
 */
gboolean imz_content_check (ImzDatabase *database, GError **error);

/* The same of a copy, which @connection reads. */
gboolean imz_content_check_copy (sqlite3 *connection, GError **error);

G_END_DECLS
