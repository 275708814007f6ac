/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_java_version_parse:
 * @text: (array length=length) (nullable): what `java -version` writes: any bytes
 *
 * Returns: the version as people count them: 8 of "1.8.0_382", 17 of "17.0.2"; 0 if there is none in @text,
 *   or not the whole of it
 */
guint imz_java_version_parse (const char *text, gsize length);

G_END_DECLS
