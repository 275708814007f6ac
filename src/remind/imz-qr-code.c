/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-qr-code.h"

#include <qrencode.h>

enum {
  BORDER = 4, /* squares (ISO/IEC 18004) */
};

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QRcode, QRcode_free)

ImzQrCode *
imz_qr_code_new (const char *text)
{
  g_autoptr (QRcode) code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  ImzQrCode *self;
  guint width;

  if (code == NULL)
    return NULL;

  width = (guint) code->width;
  self = g_new0 (ImzQrCode, 1);
  self->size = width + 2 * BORDER;
  self->dark = g_new0 (gboolean, self->size * self->size);
  for (guint y = 0; y < width; y++) {
    for (guint x = 0; x < width; x++)
      self->dark[(y + BORDER) * self->size + x + BORDER] = (code->data[y * width + x] & 1) != 0;
  }

  return self;
}

void
imz_qr_code_free (ImzQrCode *self)
{
  g_free (self->dark);
  g_free (self);
}

gboolean
imz_qr_code_is_dark (const ImzQrCode *self, guint x, guint y)
{
  return x < self->size && y < self->size && self->dark[y * self->size + x];
}

char *
imz_qr_code_to_lines (const ImzQrCode *self)
{
  /* What is light is written: most terminals are dark. */
  static const char *const blocks[2][2] = { { "█", "▀" }, { "▄", " " } };
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint y = 0; y < self->size; y += 2) {
    for (guint x = 0; x < self->size; x++)
      g_string_append (
        lines, blocks[imz_qr_code_is_dark (self, x, y)][imz_qr_code_is_dark (self, x, y + 1)]);
    g_string_append_c (lines, '\n');
  }

  return g_string_free (g_steal_pointer (&lines), FALSE);
}
