/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-guide-draft.h"

G_BEGIN_DECLS

/**
 * imz_guide_parse:
 * @id: the guide's id, as the file's name has it
 * @data: a file of the form described in data/guides/README.md
 * @error: %IMZ_CORE_ERROR_BAD_DATA, whose message begins with the line: "line 12: …"
 *
 * Nothing may stand in the file that has no meaning.
 *
 * Returns: (transfer full) (nullable): what was read, in the language of the messages, or %NULL with @error
 */
ImzGuideDraft *imz_guide_parse (const char *id, GBytes *data, GError **error);

G_END_DECLS
