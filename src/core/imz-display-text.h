/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Text from a card made fit to be shown. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_display_text:
 * @bytes: (array length=length): any bytes, meant to be UTF-8
 * @length: how many
 *
 * Characters that would hide or reorder what stands beside them (controls, NUL, bidirectional
 * overrides, invisible and unassigned ones, more than two marks on a letter) are written out as
 * `\u202E`, bytes that are not UTF-8 as `\xFF`. Text longer than 200 characters ends in an ellipsis.
 *
 * Returns: (transfer full): valid UTF-8 in one line, without a NUL
 */
char *imz_display_text (const char *bytes, gsize length);

G_END_DECLS
