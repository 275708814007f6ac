/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is kept of the holder at a press of a button, and what is said about that. */

#pragma once

#include <adwaita.h>

#include "imz-profile-model.h"
#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * imz_holder_claim:
 * @verdict: what is plugged in; there is an e-imza
 *
 * Remembers it, and the one that follows it, for the person who uses @profiles now; what somebody claimed
 * already stays theirs.
 *
 * Returns: (transfer full): what to say: that it was done, with a button that undoes it by `win.forget` if
 *   anything is remembered now that was not before, or why it could not be
 */
AdwToast *imz_holder_claim (ImzProfileModel *profiles, const ImzVerdict *verdict);

/**
 * imz_holder_forget:
 * @sha256s: the certificates, as an array of strings
 *
 * Returns: (transfer full): what to say
 */
AdwToast *imz_holder_forget (ImzProfileModel *profiles, GVariant *sha256s);

/**
 * imz_holder_tell_e_onay:
 * @now: seconds since the epoch
 *
 * Keeps the holder's word.
 *
 * Returns: (transfer full) (nullable): why that could not be done; %NULL if it was
 */
AdwToast *imz_holder_tell_e_onay (ImzProfileModel *profiles, ImzEOnay e_onay, gint64 now);

G_END_DECLS
