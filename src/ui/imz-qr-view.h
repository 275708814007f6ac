/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "imz-calendar-model.h"

G_BEGIN_DECLS

/**
 * ImzQrView:
 *
 * A QR code, dark on light in every style: cameras read nothing else for certain.
 */
#define IMZ_TYPE_QR_VIEW (imz_qr_view_get_type ())
G_DECLARE_FINAL_TYPE (ImzQrView, imz_qr_view, IMZ, QR_VIEW, GtkWidget)

/* @code: (transfer full) (nullable); @description: what it holds, in words */
void imz_qr_view_set_code (ImzQrView *self, ImzQrCode *code, const char *description);

G_END_DECLS
