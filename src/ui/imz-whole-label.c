/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-whole-label.h"

#include "imz-phrase.h"
#include "imz-whole-words.h"

void
imz_whole_label_set (GtkLabel *label, const char *text)
{
  g_autofree char *kept = imz_phrase_keep_numbers (text);
  PangoAttrList *attributes = pango_attr_list_new ();

  imz_whole_words_keep (attributes, kept);
  gtk_label_set_attributes (label, attributes);
  gtk_label_set_label (label, kept);
  pango_attr_list_unref (attributes);
}
