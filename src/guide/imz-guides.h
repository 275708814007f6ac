/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* All guides, wherever they come from. A later place replaces a guide of the same id from an earlier one:
 *
 *   1. İmzam itself
 *   2. /usr/share/imzam/guides/
 *   3. /etc/imzam/guides/
 *
 * A guide is a file ID.xml of the form described in data/guides/README.md. One that is bad is named and passed
 * over; the earlier one of its id stays. */

#pragma once

#include "imz-guide.h"
#include "imz-letters.h"

G_BEGIN_DECLS

/**
 * ImzGuides:
 *
 * Immutable and reference-counted; the folders are read when it is made.
 */
typedef struct _ImzGuides ImzGuides;

/**
 * imz_guides_new:
 * @dirs: (array zero-terminated=1): folders with guides, the strongest last; those that are not there are passed over
 * @rules: the rules that guides may name: those of every province
 * @letters: the letters that they may name
 *
 * Returns: (transfer full): İmzam's own guides, and those in @dirs
 */
ImzGuides *imz_guides_new (const char *const *dirs, const ImzRulebook *rules, ImzLetters *letters);

/* (transfer full) */
ImzGuides *imz_guides_new_default (const ImzRulebook *rules, ImzLetters *letters);
ImzGuides *imz_guides_ref (ImzGuides *self);
void imz_guides_unref (ImzGuides *self);

/* İmzam's own in their order (the pinned ids as the table in imz-guides.c has them), then others by id. */
guint imz_guides_get_n (const ImzGuides *self);
ImzGuide *imz_guides_get_nth (const ImzGuides *self, guint index); /* (transfer none) */

/* (transfer none) (nullable): %NULL if there is none of that id */
ImzGuide *imz_guides_find (const ImzGuides *self, const char *id);

/* (transfer none) (element-type utf8): what was passed over, one "file: line 12: reason" each */
const GPtrArray *imz_guides_get_problems (const ImzGuides *self);

/**
 * imz_guides_check_file:
 * @rules: as imz_guides_new()
 * @path: any file
 * @error: an #ImzCoreError or #GFileError; the message begins with the line where there is one
 *
 * Returns: (transfer full) (nullable): the guide that @path would be, its id from the file's name; or %NULL with
 *   @error
 */
ImzGuide *imz_guides_check_file (const ImzGuides *self,
                                 const ImzRulebook *rules,
                                 const char *path,
                                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzGuides, imz_guides_unref)

G_END_DECLS
