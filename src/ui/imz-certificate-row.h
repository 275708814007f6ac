/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-verdict.h"

G_BEGIN_DECLS

/**
 * imz_certificate_row_new:
 * @certificate: a certificate
 * @verdict: the time and the limits to judge it by
 *
 * Returns: (transfer floating): a row for the details that tells what @certificate says
 */
GtkWidget *imz_certificate_row_new (const ImzCertificate *certificate, const ImzVerdict *verdict);

G_END_DECLS
