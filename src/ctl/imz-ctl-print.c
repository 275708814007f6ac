/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-print.h"

#include "imz-ctl.h"

int
imz_ctl_print_document (JsonNode *document)
{
  g_autofree char *text = json_to_string (document, FALSE);

  json_node_unref (document);

  return imz_ctl_print_line (text, TRUE) ? 0 : IMZ_CTL_EXIT_FAILED;
}

int
imz_ctl_print_text (char *text)
{
  gboolean was_printed = imz_ctl_print_line (text, FALSE);

  g_free (text);

  return was_printed ? 0 : IMZ_CTL_EXIT_FAILED;
}
