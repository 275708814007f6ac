/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A text as a QR code, for the camera of a telephone. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ImzQrCode:
 * @size: squares on a side, with the light border of four that a reader needs
 * @dark: (array length=size*size): row by row, whether the square is dark
 */
typedef struct {
  guint size;
  gboolean *dark;
} ImzQrCode;

/**
 * imz_qr_code_new:
 * @text: UTF-8
 *
 * Returns: (transfer full) (nullable): the code; %NULL if @text is too long for one
 */
ImzQrCode *imz_qr_code_new (const char *text);
void imz_qr_code_free (ImzQrCode *self);

gboolean imz_qr_code_is_dark (const ImzQrCode *self, guint x, guint y);

/**
 * imz_qr_code_to_lines:
 *
 * Returns: (transfer full): the code drawn with block characters, two rows a line; what is light is written, so that it
 *   is right on a dark ground
 */
char *imz_qr_code_to_lines (const ImzQrCode *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzQrCode, imz_qr_code_free)

G_END_DECLS
