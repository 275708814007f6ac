/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-details.h"

#include <glib/gi18n-lib.h>

#include "imz-certificate-row.h"
#include "imz-details-row.h"
#include "imz-phrase.h"

struct _ImzDetails {
  AdwBin parent_instance;

  GtkListBox *list;
  ImzSnapshot *snapshot; /* what the rows show */
  gint64 shown_at;       /* seconds since the epoch */
};

G_DEFINE_FINAL_TYPE (ImzDetails, imz_details, ADW_TYPE_BIN)

/* GTK leaves the way to a focused row behind when the row goes: Tab would lead nowhere any more. */
static void
release_focus (ImzDetails *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;

  gtk_root_set_focus (root, NULL);
  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    gtk_widget_set_focus_child (widget, NULL);
}

static void
clear_list (ImzDetails *self)
{
  GtkWidget *row;

  release_focus (self);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static gboolean
holds_e_imza (const ImzCard *card)
{
  for (guint i = 0; card != NULL && i < imz_card_get_n_certificates (card); i++) {
    if (imz_certificate_get_kind (imz_card_get_certificate (card, i)) == IMZ_CERTIFICATE_KIND_NES)
      return TRUE;
  }

  return FALSE;
}

static const char *
reader_state_text (const ImzReader *reader)
{
  switch (imz_reader_get_state (reader)) {
  case IMZ_READER_STATE_EMPTY:
    return _ ("no card in it");
  case IMZ_READER_STATE_READING:
    return _ ("the card is being read");
  case IMZ_READER_STATE_MUTE:
    return _ ("the card does not answer");
  case IMZ_READER_STATE_BUSY:
    return _ ("another program holds the card");
  case IMZ_READER_STATE_UNAVAILABLE:
    return _ ("does not work at present");
  case IMZ_READER_STATE_CARD:
    return imz_card_get_state (imz_reader_get_card (reader)) == IMZ_CARD_STATE_OK
             ? _ ("read without extra software")
             : _ ("could not be read");
  default:
    g_assert_not_reached ();
  }
}

static char *
describe_reader (const ImzReader *reader)
{
  const ImzCard *card = imz_reader_get_card (reader);
  const char *state = reader_state_text (reader);
  const char *version;

  if (card == NULL)
    return g_strdup (state);
  if (imz_card_get_family (card) != IMZ_CARD_FAMILY_AKIS)
    return g_strdup_printf ("%s · %s", _ ("a card of another family"), state);

  version = imz_card_get_version (card);
  return version != NULL ? g_strdup_printf ("AKİS %s · %s", version, state)
                         : g_strdup_printf ("AKİS · %s", state);
}

static void
add_reader (ImzDetails *self, const ImzReader *reader)
{
  const ImzCard *card = imz_reader_get_card (reader);
  gboolean is_read = card != NULL && imz_card_get_state (card) == IMZ_CARD_STATE_OK;
  g_autofree char *description = describe_reader (reader);
  GtkWidget *row = imz_details_row_new_with_facts (is_read ? IMZ_TONE_GOOD : IMZ_TONE_NEUTRAL,
                                                   _ ("Reader"), description);

  imz_details_row_add_fact (row, _ ("Name"), imz_reader_get_name (reader));
  if (card != NULL)
    imz_details_row_add_fact (row, _ ("Answer to reset (ATR)"), imz_card_get_atr (card));

  gtk_list_box_append (self->list, row);
}

static void
add_rows (ImzDetails *self, ImzSnapshot *snapshot, const ImzVerdict *verdict)
{
  gboolean any_e_imza = FALSE;

  for (guint i = 0; i < imz_snapshot_get_n_readers (snapshot); i++) {
    const ImzCard *card = imz_reader_get_card (imz_snapshot_get_reader (snapshot, i));

    any_e_imza |= holds_e_imza (card);
    for (guint j = 0; card != NULL && j < imz_card_get_n_certificates (card); j++)
      gtk_list_box_append (self->list,
                           imz_certificate_row_new (imz_card_get_certificate (card, j), verdict));
  }

  if (any_e_imza) {
    gtk_list_box_append (
      self->list, imz_details_row_new (
                    IMZ_TONE_NEUTRAL, _ ("Verification"),
                    _ ("Only the dates were looked at; whether the certificate is genuine and "
                       "not revoked was not checked.")));
    gtk_list_box_append (
      self->list, imz_details_row_new (
                    IMZ_TONE_NEUTRAL, _ ("PIN"),
                    _ ("The card does not tell the state of its PIN. Do not enter it wrongly "
                       "three times.")));
  }

  for (guint i = 0; i < imz_snapshot_get_n_readers (snapshot); i++)
    add_reader (self, imz_snapshot_get_reader (snapshot, i));
}

static void
imz_details_dispose (GObject *object)
{
  ImzDetails *self = IMZ_DETAILS (object);

  g_clear_pointer (&self->snapshot, imz_snapshot_unref);

  G_OBJECT_CLASS (imz_details_parent_class)->dispose (object);
}

static void
imz_details_class_init (ImzDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_details_dispose;
}

static void
imz_details_init (ImzDetails *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self), "imz-details");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Details"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
imz_details_show (ImzDetails *self, ImzSnapshot *snapshot, const ImzVerdict *verdict)
{
  g_return_if_fail (IMZ_IS_DETAILS (self));

  if (imz_verdict_still_holds (self->snapshot, self->shown_at, snapshot, verdict->now))
    return;

  g_clear_pointer (&self->snapshot, imz_snapshot_unref);
  self->snapshot = imz_snapshot_ref (snapshot);
  self->shown_at = verdict->now;

  clear_list (self);
  add_rows (self, snapshot, verdict);
  gtk_widget_set_visible (GTK_WIDGET (self), imz_snapshot_get_n_readers (snapshot) > 0);
}
