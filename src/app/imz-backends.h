/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What guides and letters work with in the real program. */

#pragma once

#include "imz-config.h"
#include "imz-database.h"
#include "imz-tools.h"
#include "imz-profile-model.h"
#include "imz-provinces.h"
#include "imz-reminding.h"

G_BEGIN_DECLS

/**
 * imz_backends_build:
 * @status: what the readers hold
 * @provinces: whose rules guides may name
 *
 * Reads all guides and letters, and says on stderr what was passed over of the
 * administrator's.
 *
 * Returns: (transfer full): the tools of the window
 */
ImzTools *imz_backends_build (ImzStatus *status,
                              ImzProvinces *provinces,
                              ImzConfig *config,
                              ImzDatabase *database,
                              ImzProfileModel *profiles);

/**
 * imz_backends_notify:
 *
 * From now on @application says, also where the window is not looked at, that a
 * code runs out in a minute.
 */
void imz_backends_notify (ImzTools *tools, GApplication *application);

/**
 * imz_backends_build_reminding:
 *
 * Returns: (transfer full) (nullable): what reminds in this session, on behalf of @application; %NULL where there is no
 *   session to say anything in
 */
ImzReminding *imz_backends_build_reminding (GApplication *application,
                                            ImzConfig *config,
                                            ImzProvinces *provinces,
                                            ImzDatabase *database);

G_END_DECLS
