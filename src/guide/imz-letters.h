/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The letters that an application needs, as the province wants them. Nothing of what is written is kept.
 *
 * A template is a file ID.xml of the form described in data/letters/README.md; it comes from İmzam itself, from
 * /usr/share/imzam/letters/ or from /etc/imzam/letters/, the last being the strongest; PROVINCE/ID.xml in any of
 * these comes before ID.xml. One that is bad is named and passed over; the weaker one stays. */

#pragma once

#include "imz-letter.h"

G_BEGIN_DECLS

/**
 * ImzLetters:
 *
 * Immutable and reference-counted; the folders are read when it is made.
 */
typedef struct _ImzLetters ImzLetters;

/**
 * imz_letters_new:
 * @dirs: (array zero-terminated=1): folders with templates, the strongest last; those that are not there are passed over
 */
ImzLetters *imz_letters_new (const char *const *dirs); /* (transfer full) */
ImzLetters *imz_letters_new_default (void);            /* (transfer full) */
ImzLetters *imz_letters_ref (ImzLetters *self);
void imz_letters_unref (ImzLetters *self);

/* Pinned ids: "approval-letter", "approval-e-mail", "wet-signed-letter", "identity-letter", "loss-notice",
 * "parcel-label", "handover". "approval" stands for the one of the first two that the province wants (R12)
 * (transfer none) (nullable). */
ImzLetterTemplate *
imz_letters_find (const ImzLetters *self, const char *id, const ImzProvince *province);

/* Whether a guide may name it: "approval", or there is one of that id, be it for one province. */
gboolean imz_letters_has (const ImzLetters *self, const char *id);

/* (transfer none) (element-type utf8): what was passed over, one "file: line 12: reason" each */
const GPtrArray *imz_letters_get_problems (const ImzLetters *self);

/**
 * imz_letters_check_file:
 * @path: any file
 * @error: an #ImzCoreError or #GFileError; the message begins with the line where there is one
 *
 * Returns: (transfer full) (nullable): what it is called, in the language of the messages, as the letter that @path
 *   would be; or %NULL with @error
 */
char *imz_letters_check_file (const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzLetters, imz_letters_unref)

G_END_DECLS
