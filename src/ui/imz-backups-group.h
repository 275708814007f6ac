/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-preferences-model.h"
#include "imz-tools.h"

G_BEGIN_DECLS

/**
 * ImzBackupsGroup:
 *
 * The backups of what is kept: each can be restored, one can be made now; and everything can be erased. Hidden until
 * there are tools that can do that.
 */
#define IMZ_TYPE_BACKUPS_GROUP (imz_backups_group_get_type ())
G_DECLARE_FINAL_TYPE (ImzBackupsGroup, imz_backups_group, IMZ, BACKUPS_GROUP, AdwPreferencesGroup)

/* Once. @preferences: forgotten with everything else */
void imz_backups_group_set_tools (ImzBackupsGroup *self,
                                  ImzTools *tools,
                                  ImzPreferencesModel *preferences);

G_END_DECLS
