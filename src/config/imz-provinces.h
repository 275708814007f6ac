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
 * A profile is a file ID.ini or ID.conf (of both, ID.ini) of the form described in data/provinces/README.md.
 * One that is bad is named and passed over; the earlier one of its id stays. So is a user's one of the province
 * that the administrator locked. */

#pragma once

#include "imz-config.h"
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
 * imz_provinces_new_locked:
 * @dirs: as for imz_provinces_new(), the last being the user's
 * @locked: (nullable): the province that the administrator chose for all users
 *
 * As imz_provinces_new(), but in the last of @dirs the profile @locked is passed over; if it stands nowhere else, so
 * is the default one, which is used in its place.
 *
 * Returns: (transfer full): İmzam's own profiles, and those in @dirs
 */
ImzProvinces *imz_provinces_new_locked (const char *const *dirs, const char *locked);

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
 * imz_provinces_find_problem:
 *
 * Returns: (transfer none) (nullable): what is wrong with the strongest file of the profile @id, as
 *   imz_provinces_get_problems() has it; %NULL if that is sound, or there is none
 */
const char *imz_provinces_find_problem (const ImzProvinces *self, const char *id);

/**
 * imz_provinces_choose:
 * @config: where "province" is set
 * @problem: (out) (optional) (nullable): what is wrong with that, for a person, in one line: there is no such
 *   profile, a file of it was passed over, or what was set is no id; %NULL if all is well
 *
 * Returns: (transfer none): the profile that is set, or the default one if there is none of that id
 */
ImzProvince *imz_provinces_choose (const ImzProvinces *self, ImzConfig *config, char **problem);

/**
 * imz_provinces_get_place:
 *
 * Returns: (transfer none) (nullable): the file that the profile of this id comes from; %NULL of İmzam's own
 */
const char *imz_provinces_get_place (const ImzProvinces *self, const char *id);

ImzHolidays *imz_provinces_get_holidays (const ImzProvinces *self); /* (transfer none) */
ImzRulebook *imz_provinces_get_rules (const ImzProvinces *self); /* (transfer none): as they come */

/**
 * imz_provinces_get_own_rules:
 * @province: one of these
 *
 * Returns: (transfer container) (element-type ImzRule): the rules of @province that are other than those İmzam
 *   brings along; they live as long as @province
 */
GPtrArray *imz_provinces_get_own_rules (const ImzProvinces *self, const ImzProvince *province);

/**
 * imz_provinces_get_last_holidays:
 *
 * Returns: the last year whose moving holidays are known
 */
guint imz_provinces_get_last_holidays (const ImzProvinces *self);

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
