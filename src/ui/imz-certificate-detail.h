/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-detail.h"
#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * imz_certificate_detail_new:
 * @certificate: any certificate
 * @verdict: what was decided, when and by which limits
 *
 * Returns: (transfer full): what @certificate says, each fact to be copied, and all of it to be saved
 */
ImzDetail *imz_certificate_detail_new (const ImzCertificate *certificate,
                                       const ImzVerdict *verdict);

G_END_DECLS
