/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The words on the drawn card. */

#pragma once

#include "imz-renewal.h"

G_BEGIN_DECLS

/**
 * imz_card_texts_until:
 *
 * Returns: (transfer full): how long @certificate is good for, in a few words
 */
char *imz_card_texts_until (const ImzCertificate *certificate, ImzCertificateState state);

/**
 * imz_card_texts_description:
 *
 * @badge: what its badge says
 *
 * Returns: (transfer full): all that the drawn card shows, in one sentence for those who do not see it
 */
char *imz_card_texts_description (const ImzCertificate *certificate,
                                  ImzCertificateState state,
                                  const char *badge);

G_END_DECLS
