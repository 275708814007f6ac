/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-profile-model.h"

G_BEGIN_DECLS

/**
 * ImzRememberedGroup:
 *
 * The e-imzas that the person who uses the account now claimed: their dates, and a button that forgets.
 */
#define IMZ_TYPE_REMEMBERED_GROUP (imz_remembered_group_get_type ())
G_DECLARE_FINAL_TYPE (ImzRememberedGroup,
                      imz_remembered_group,
                      IMZ,
                      REMEMBERED_GROUP,
                      AdwPreferencesGroup)

void imz_remembered_group_set_profiles (ImzRememberedGroup *self, ImzProfileModel *profiles);

G_END_DECLS
