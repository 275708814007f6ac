/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-successor-row.h"

#include <glib/gi18n-lib.h>

#include "imz-record-match.h"
#include "imz-record-texts.h"

enum {
  NONE = 0, /* in the list; the e-imzas stand behind it */
};

struct _ImzSuccessorRow {
  AdwComboRow parent_instance;

  GPtrArray *listed; /* (element-type ImzCertificate) */
  gboolean is_filling;
  guint telling; /* the source that tells of a choice; 0: none */
};

G_DEFINE_FINAL_TYPE (ImzSuccessorRow, imz_successor_row, ADW_TYPE_COMBO_ROW)

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static guint
find (const GPtrArray *certificates, const char *sha256)
{
  for (guint i = 0; sha256 != NULL && i < certificates->len; i++) {
    if (g_strcmp0 (imz_certificate_get_sha256 (certificates->pdata[i]), sha256) == 0)
      return i + 1;
  }

  return NONE;
}

static gboolean
are_same (const GPtrArray *a, const GPtrArray *b)
{
  gboolean are_same = a->len == b->len;

  for (guint i = 0; are_same && i < a->len; i++)
    are_same = find (b, imz_certificate_get_sha256 (a->pdata[i])) == i + 1;

  return are_same;
}

/* (transfer full): with the one that is known, whoever claimed it */
static GPtrArray *
list (ImzRecord *record, const GPtrArray *remembered)
{
  const ImzRecordCertificate *known = &imz_record_get_facts (record)->successor;
  ImzStage stage = imz_record_get_stage (record);
  GPtrArray *listed = stage != IMZ_STAGE_REFUSED && stage != IMZ_STAGE_CANCELLED
                        ? imz_record_match_list (record, remembered)
                        : g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);

  if (known->sha256 != NULL && find (listed, known->sha256) == NONE)
    g_ptr_array_add (listed, imz_certificate_new (&(ImzCertificateFacts){
                               .sha256 = known->sha256,
                               .not_before = known->not_before,
                               .not_after = known->not_after,
                               .kind = IMZ_CERTIFICATE_KIND_NES,
                             }));

  return listed;
}

/* @listed: (transfer full) */
static void
fill (ImzSuccessorRow *self, GPtrArray *listed)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Not known"));
  for (guint i = 0; i < listed->len; i++) {
    g_autofree char *days =
      imz_record_texts_days (imz_certificate_get_not_before (listed->pdata[i]),
                             imz_certificate_get_not_after (listed->pdata[i]));

    gtk_string_list_append (names, days);
  }
  g_ptr_array_unref (self->listed);
  self->listed = listed;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (names));
}

static gboolean
tell_cb (gpointer user_data)
{
  ImzSuccessorRow *self = user_data;

  self->telling = 0;
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);

  return G_SOURCE_REMOVE;
}

/* Not at once: whoever is told fills the list anew, which the row is still busy with. */
static void
selected_cb (ImzSuccessorRow *self)
{
  if (!self->is_filling && self->telling == 0)
    self->telling = g_idle_add (tell_cb, self);
}

static void
imz_successor_row_dispose (GObject *object)
{
  g_clear_handle_id (&IMZ_SUCCESSOR_ROW (object)->telling, g_source_remove);

  G_OBJECT_CLASS (imz_successor_row_parent_class)->dispose (object);
}

static void
imz_successor_row_finalize (GObject *object)
{
  g_ptr_array_unref (IMZ_SUCCESSOR_ROW (object)->listed);

  G_OBJECT_CLASS (imz_successor_row_parent_class)->finalize (object);
}

static void
imz_successor_row_class_init (ImzSuccessorRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_successor_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_successor_row_finalize;

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", IMZ_TYPE_SUCCESSOR_ROW, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
imz_successor_row_init (ImzSuccessorRow *self)
{
  self->listed = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

void
imz_successor_row_show (ImzSuccessorRow *self, ImzRecord *record, const GPtrArray *remembered)
{
  GPtrArray *listed;

  g_return_if_fail (IMZ_IS_SUCCESSOR_ROW (self));

  if (self->telling != 0)
    return; /* what was chosen comes first */

  self->is_filling = TRUE;
  listed = list (record, remembered);
  if (are_same (listed, self->listed))
    g_ptr_array_unref (listed);
  else
    fill (self, listed);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self),
                              find (self->listed, imz_record_get_facts (record)->successor.sha256));
  gtk_widget_set_visible (GTK_WIDGET (self), self->listed->len > 0);
  self->is_filling = FALSE;
}

const ImzCertificate *
imz_successor_row_get_chosen (ImzSuccessorRow *self)
{
  guint chosen;

  g_return_val_if_fail (IMZ_IS_SUCCESSOR_ROW (self), NULL);

  chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self));

  return chosen != NONE && chosen <= self->listed->len ? self->listed->pdata[chosen - 1] : NULL;
}
