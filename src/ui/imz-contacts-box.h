/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-province.h"

G_BEGIN_DECLS

/**
 * ImzContactsBox:
 *
 * Whom to call or write to, to be read and copied (`win.copy`), and opened where this machine can
 * (`win.open-address`).
 */
#define IMZ_TYPE_CONTACTS_BOX (imz_contacts_box_get_type ())
G_DECLARE_FINAL_TYPE (ImzContactsBox, imz_contacts_box, IMZ, CONTACTS_BOX, AdwBin)

void imz_contacts_box_set_province (ImzContactsBox *self, const ImzProvince *province);

G_END_DECLS
