/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-profile-model.h"

G_BEGIN_DECLS

/**
 * ImzPeopleGroup:
 *
 * The people who share this account: whose turn it is, their names, one more, one less.
 */
#define IMZ_TYPE_PEOPLE_GROUP (imz_people_group_get_type ())
G_DECLARE_FINAL_TYPE (ImzPeopleGroup, imz_people_group, IMZ, PEOPLE_GROUP, AdwPreferencesGroup)

void imz_people_group_set_profiles (ImzPeopleGroup *self, ImzProfileModel *profiles);

G_END_DECLS
