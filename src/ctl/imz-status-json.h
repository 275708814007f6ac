/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * imz_status_to_json:
 * @snapshot: what is plugged in
 * @verdict: what that means
 * @pretty: in several lines
 *
 * Returns: (transfer full): the document `imzam.status/1`
 */
char *imz_status_to_json (const ImzSnapshot *snapshot, const ImzVerdict *verdict, gboolean pretty);

G_END_DECLS
