/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "guide-fixture.h"

#include "imz-guide-parser.h"

#define BETWEEN " | "

static void
append_step (GString *xml, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, BETWEEN, 2);

  g_string_append_printf (xml, "<step %s><title>T</title><body>B</body>%s</step>\n", parts[0],
                          parts[1] != NULL ? parts[1] : "");
}

ImzGuide *
guide_fixture_parse (const char *head, const char *const *steps)
{
  g_autoptr (GString) xml = g_string_new ("<guide id='fixture'>\n<title>T</title>\n"
                                          "<summary>S</summary>\n"
                                          "<introduction>I</introduction>\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (ImzGuideDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  g_string_append (xml, head);
  for (gsize i = 0; steps[i] != NULL; i++)
    append_step (xml, steps[i]);
  g_string_append (xml, "</guide>\n");

  bytes = g_bytes_new (xml->str, xml->len);
  draft = imz_guide_parse ("fixture", bytes, &error);
  g_assert_no_error (error);

  return imz_guide_ref (draft->guide);
}
