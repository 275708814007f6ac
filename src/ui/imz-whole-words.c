/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-whole-words.h"

void
imz_whole_words_keep (PangoAttrList *attributes, const char *text)
{
  g_autoptr (GRegex) words = g_regex_new ("\\be-\\w+", G_REGEX_CASELESS, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (words, text, 0, &match);
  while (g_match_info_matches (match)) {
    PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);
    int start, end;

    g_match_info_fetch_pos (match, 0, &start, &end);
    whole->start_index = (guint) start;
    whole->end_index = (guint) end;
    pango_attr_list_insert (attributes, whole);
    g_match_info_next (match, NULL);
  }
}
