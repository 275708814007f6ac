/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-preferences-model.h"

G_BEGIN_DECLS

/**
 * ImzRemindersGroup:
 *
 * Whether people are reminded, and of what: a switch for all, and one for each kind.
 */
#define IMZ_TYPE_REMINDERS_GROUP (imz_reminders_group_get_type ())
G_DECLARE_FINAL_TYPE (ImzRemindersGroup,
                      imz_reminders_group,
                      IMZ,
                      REMINDERS_GROUP,
                      AdwPreferencesGroup)

void imz_reminders_group_set_preferences (ImzRemindersGroup *self,
                                          ImzPreferencesModel *preferences);

G_END_DECLS
