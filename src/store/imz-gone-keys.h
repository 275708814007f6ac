/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the keyring still holds of people who were removed. */

#pragma once

#include "imz-keyring.h"
#include "imz-profile-model.h"

G_BEGIN_DECLS

/**
 * ImzGoneKeys:
 *
 * Erases it, one after the other, and goes on until it is done even if nobody holds the object any more.
 */
#define IMZ_TYPE_GONE_KEYS (imz_gone_keys_get_type ())
G_DECLARE_FINAL_TYPE (ImzGoneKeys, imz_gone_keys, IMZ, GONE_KEYS, GObject)

ImzGoneKeys *imz_gone_keys_new (ImzProfileModel *profiles,
                                ImzKeyring *keyring); /* (transfer full) */

/* Nobody is asked to unlock anything for it: what cannot be erased now is left for another time. */
void imz_gone_keys_erase (ImzGoneKeys *self);

G_END_DECLS
