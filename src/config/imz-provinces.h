/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The rules, the holidays and every province's profile, wherever they come from. A later place replaces a
 * profile of the same id from an earlier one:
 *
 *   1. İmzam itself: genel, batman, zonguldak
 *   2. /usr/share/imzam/provinces/
 *   3. /etc/imzam/provinces/
 *   4. the user's ~/.local/share/imzam/provinces/
 *
 * A profile is a file ID.ini or ID.conf of the form described in data/provinces/README.md. One that is bad is
 * named and passed over; the earlier one of its id stays. */

#pragma once

#include "imz-holidays.h"
#include "imz-province.h"

G_BEGIN_DECLS

/**
 * ImzProvinces:
 *
 * Immutable and reference-counted; the folders are read when it is made.
 */
typedef struct _ImzProvinces ImzProvinces;

/**
 * imz_provinces_new:
 * @dirs: (array zero-terminated=1): folders with profiles, the strongest last; those that are not there are
 *   passed over
 *
 * Returns: (transfer full): İmzam's own profiles, and those in @dirs
 */
ImzProvinces *imz_provinces_new (const char *const *dirs);

/**
 * imz_provinces_new_default:
 *
 * Returns: (transfer full): the profiles of this machine and this user
 */
ImzProvinces *imz_provinces_new_default (void);
ImzProvinces *imz_provinces_ref (ImzProvinces *self);
void imz_provinces_unref (ImzProvinces *self);

/* The default profile first, the others by name as Turkish sorts. */
guint imz_provinces_get_n (const ImzProvinces *self);
ImzProvince *imz_provinces_get_nth (const ImzProvinces *self, guint index); /* (transfer none) */

/* (transfer none) (nullable): %NULL if there is none of that id */
ImzProvince *imz_provinces_find (const ImzProvinces *self, const char *id);

/**
 * imz_provinces_get_place:
 *
 * Returns: (transfer none) (nullable): the file that the profile of this id comes from; %NULL of İmzam's own
 */
const char *imz_provinces_get_place (const ImzProvinces *self, const char *id);

ImzHolidays *imz_provinces_get_holidays (const ImzProvinces *self); /* (transfer none) */
ImzRulebook *imz_provinces_get_rules (const ImzProvinces *self); /* (transfer none): as they come */

/**
 * imz_provinces_get_problems:
 *
 * Returns: (transfer none) (element-type utf8): what was passed over, one "file: line 12: reason" each
 */
GPtrArray *imz_provinces_get_problems (const ImzProvinces *self);

/**
 * imz_provinces_check_file:
 * @path: any file
 * @error: an #ImzCoreError or #GFileError; the message begins with the line where there is one
 *
 * Returns: (transfer full) (nullable): the profile that @path would be, its id from the file's name; or
 *   %NULL with @error
 */
ImzProvince *imz_provinces_check_file (const ImzProvinces *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzProvinces, imz_provinces_unref)

G_END_DECLS
