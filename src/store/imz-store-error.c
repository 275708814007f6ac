/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-store-error.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "imz-display-text.h"
#include "imz-phrase.h"

G_DEFINE_QUARK (imz - store - error - quark, imz_store_error)

static const char *const of_file[] = {
  [IMZ_STORE_ERROR_CANNOT_OPEN] =
    N_ ("“{file}” cannot be opened. Look whether the file is yours and its disk is connected."),
  [IMZ_STORE_ERROR_READ_ONLY] =
    N_ ("“{file}” cannot be written, so nothing new is kept. Look whether the folder is yours and "
        "its disk can be written."),
  [IMZ_STORE_ERROR_FULL] =
    N_ ("The disk of “{file}” is full, so nothing new is kept. Make room and try again."),
  [IMZ_STORE_ERROR_DAMAGED] =
    N_ ("“{file}” is damaged and left as it is. Ask your IT staff, or move the file away to begin "
        "anew."),
  [IMZ_STORE_ERROR_NEWER] = N_ ("“{file}” was written by a newer İmzam and is only read. Install "
                                "that version to change anything."),
  [IMZ_STORE_ERROR_BUSY] = N_ ("Another program is writing to “{file}”. Try again in a moment."),
};

gboolean
imz_store_error_set_of_file (GError **error, ImzStoreError code, const char *path)
{
  g_autofree char *name = imz_display_text_path (path);
  g_autofree char *message = imz_phrase_expand (_ (of_file[code]), "file", name, NULL);

  g_set_error_literal (error, IMZ_STORE_ERROR, (int) code, message);
  return FALSE;
}

gboolean
imz_store_error_set_of_errno (GError **error, int number, const char *path)
{
  ImzStoreError code = IMZ_STORE_ERROR_CANNOT_OPEN;

  if (number == ENOSPC || number == EDQUOT)
    code = IMZ_STORE_ERROR_FULL;
  else if (number == EROFS || number == EACCES || number == EPERM)
    code = IMZ_STORE_ERROR_READ_ONLY;

  return imz_store_error_set_of_file (error, code, path);
}
