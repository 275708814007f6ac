/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-status.h"

G_BEGIN_DECLS

/**
 * ImzNoApplications:
 *
 * In the place of the list while there is no application: what one goes through, with a drawn example. Presses activate
 * `win.open-guide` (string) and `win.new-record`.
 */
#define IMZ_TYPE_NO_APPLICATIONS (imz_no_applications_get_type ())
G_DECLARE_FINAL_TYPE (ImzNoApplications, imz_no_applications, IMZ, NO_APPLICATIONS, AdwBin)

/**
 * imz_no_applications_show:
 * @status: whose next action names the guide to begin with
 */
void imz_no_applications_show (ImzNoApplications *self, ImzStatus *status);

G_END_DECLS
