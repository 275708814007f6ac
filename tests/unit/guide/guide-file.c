/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "guide-file.h"

#include "imz-guide-parser.h"

static char *
write_guide (GuideFilePlace place, const char *text)
{
  switch (place) {
  case GUIDE_FILE_IN_GUIDE:
    return g_strconcat (GUIDE_FILE_HEAD, text, "\n", GUIDE_FILE_LAST, NULL);
  case GUIDE_FILE_IN_STEP:
    return g_strconcat (GUIDE_FILE_HEAD, GUIDE_FILE_STEP, text, "\n</step>\n", GUIDE_FILE_LAST,
                        NULL);
  case GUIDE_FILE_WHOLE:
  default:
    return g_strdup (text);
  }
}

ImzGuideDraft *
guide_file_parse (GuideFilePlace place, const char *text, GError **error)
{
  g_autofree char *xml = write_guide (place, text);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));

  return imz_guide_parse ("g", bytes, error);
}
