/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-record-keeper.h"

#include "imz-record-match.h"

struct _ImzRecordKeeper {
  GObject parent_instance;

  ImzStatus *status;
  ImzClock *clock;
  ImzProfileModel *profiles;
  ImzHistoryModel *history;
  gboolean practice;

  guint looking;       /* the source that looks around; 0: none */
  gboolean is_sight;   /* whether that is because of the cards */
  GHashTable *refused; /* SHA-256 of e-imzas that are not new ones */
  GHashTable *noted;   /* "application:stage" */

  ImzRecord *proposed;         /* (nullable) */
  ImzCertificate *certificate; /* (nullable): its new e-imza */
};

G_DEFINE_FINAL_TYPE (ImzRecordKeeper, imz_record_keeper, G_TYPE_OBJECT)

static guint changed_signal;

static const char *
owner_of (const char *sha256, gpointer profiles)
{
  return imz_profile_model_get_owner (profiles, sha256);
}

static void
propose (ImzRecordKeeper *self, ImzRecord *record, ImzCertificate *certificate)
{
  gboolean was_there = self->proposed != NULL;

  if (record == NULL && !was_there)
    return;

  g_set_object (&self->proposed, record);
  if (certificate != NULL)
    imz_certificate_ref (certificate);
  g_clear_pointer (&self->certificate, imz_certificate_unref);
  self->certificate = certificate;
  g_signal_emit (self, changed_signal, 0);
}

static void
look_for_new (ImzRecordKeeper *self, const GPtrArray *records)
{
  ImzRecord *record = NULL;
  ImzCertificate *certificate = imz_record_match_find (
    records, imz_status_get_snapshot (self->status), owner_of, self->profiles, &record);

  if (certificate != NULL &&
      g_hash_table_contains (self->refused, imz_certificate_get_sha256 (certificate)))
    certificate = NULL;

  propose (self, certificate != NULL ? record : NULL, certificate);
}

/* Only of an e-imza that is still the person's own. */
static gboolean
is_own (ImzRecordKeeper *self, const ImzRecordFacts *facts)
{
  const char *owner = facts->successor.sha256 != NULL
                        ? imz_profile_model_get_owner (self->profiles, facts->successor.sha256)
                        : NULL;

  return g_strcmp0 (owner, facts->profile != NULL ? facts->profile : "") == 0;
}

/* Who took it back knows better: it is not noted a second time. What could not be kept is, when the card comes again. */
static void
note (ImzRecordKeeper *self, ImzRecord *record)
{
  const ImzRecordFacts *facts = imz_record_get_facts (record);
  gint64 now = imz_clock_now (self->clock);
  g_autofree char *key = NULL;
  g_autoptr (ImzRecord) moved = NULL;
  g_autoptr (ImzRecord) kept = NULL;
  g_autoptr (GError) error = NULL;
  ImzStage stage;

  if (!is_own (self, facts) ||
      !imz_record_match_next (record, imz_status_get_snapshot (self->status), now, &stage))
    return;

  key = g_strdup_printf ("%" G_GINT64_FORMAT ":%s", facts->id, imz_stage_to_word (stage));
  if (g_hash_table_contains (self->noted, key))
    return;

  moved = imz_record_with_stage (record, stage, now, IMZ_TELLER_CARD, IMZ_REFUSAL_NONE, &error);
  if (moved != NULL)
    kept = imz_history_model_change (self->history, record, moved, now, &error);
  if (kept != NULL)
    g_hash_table_add (self->noted, g_steal_pointer (&key));
  else
    g_debug ("%s", error->message); /* nobody asked for it */
}

static gboolean
look_cb (gpointer user_data)
{
  ImzRecordKeeper *self = user_data;
  gboolean is_sight = self->is_sight;
  g_autoptr (GPtrArray) records = NULL;

  self->looking = 0;
  self->is_sight = FALSE;
  if (self->practice)
    return G_SOURCE_REMOVE;

  records = imz_history_model_get_open (self->history);
  look_for_new (self, records);
  for (guint i = 0; is_sight && i < records->len; i++)
    note (self, records->pdata[i]);

  return G_SOURCE_REMOVE;
}

/* First the card is shown. */
static void
look_soon (ImzRecordKeeper *self)
{
  if (self->looking == 0)
    self->looking = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
}

static void
status_changed_cb (ImzRecordKeeper *self)
{
  self->is_sight = TRUE;
  look_soon (self);
}

static gboolean
confirm (ImzRecordKeeper *self, GError **error)
{
  gint64 now = imz_clock_now (self->clock);
  g_autoptr (ImzRecord) record = g_object_ref (self->proposed);
  g_autoptr (ImzCertificate) certificate = imz_certificate_ref (self->certificate);
  g_autoptr (ImzRecord) with =
    imz_record_match_confirm (record, certificate, now, IMZ_TELLER_CARD, error);
  g_autoptr (ImzRecord) kept = NULL;

  if (with == NULL || (imz_profile_model_get_owner (
                         self->profiles, imz_certificate_get_sha256 (certificate)) == NULL &&
                       !imz_profile_model_claim (self->profiles, certificate, now, error)))
    return FALSE;

  kept = imz_history_model_change (self->history, record, with, now, error);
  return kept != NULL;
}

static void
imz_record_keeper_dispose (GObject *object)
{
  ImzRecordKeeper *self = IMZ_RECORD_KEEPER (object);

  g_clear_handle_id (&self->looking, g_source_remove);
  g_clear_object (&self->status);
  g_clear_object (&self->clock);
  g_clear_object (&self->profiles);
  g_clear_object (&self->history);
  g_clear_object (&self->proposed);
  g_clear_pointer (&self->certificate, imz_certificate_unref);

  G_OBJECT_CLASS (imz_record_keeper_parent_class)->dispose (object);
}

static void
imz_record_keeper_finalize (GObject *object)
{
  ImzRecordKeeper *self = IMZ_RECORD_KEEPER (object);

  g_hash_table_unref (self->refused);
  g_hash_table_unref (self->noted);

  G_OBJECT_CLASS (imz_record_keeper_parent_class)->finalize (object);
}

static void
imz_record_keeper_class_init (ImzRecordKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = imz_record_keeper_dispose;
  object_class->finalize = imz_record_keeper_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
imz_record_keeper_init (ImzRecordKeeper *self)
{
  self->refused = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->noted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

ImzRecordKeeper *
imz_record_keeper_new (ImzStatus *status,
                       ImzClock *clock,
                       ImzProfileModel *profiles,
                       ImzHistoryModel *history)
{
  ImzRecordKeeper *self = g_object_new (IMZ_TYPE_RECORD_KEEPER, NULL);

  self->status = g_object_ref (status);
  self->clock = g_object_ref (clock);
  self->profiles = g_object_ref (profiles);
  self->history = g_object_ref (history);
  g_signal_connect_object (status, "changed", G_CALLBACK (status_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (profiles, "changed", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (history, "changed", G_CALLBACK (look_soon), self, G_CONNECT_SWAPPED);
  status_changed_cb (self);

  return self;
}

void
imz_record_keeper_set_practice (ImzRecordKeeper *self, gboolean practice)
{
  g_return_if_fail (IMZ_IS_RECORD_KEEPER (self));

  self->practice = practice;
  if (practice)
    propose (self, NULL, NULL);
  else
    status_changed_cb (self);
}

ImzRecord *
imz_record_keeper_get_proposed (ImzRecordKeeper *self)
{
  g_return_val_if_fail (IMZ_IS_RECORD_KEEPER (self), NULL);

  return self->proposed;
}

gboolean
imz_record_keeper_answer (ImzRecordKeeper *self, gboolean yes, GError **error)
{
  g_return_val_if_fail (IMZ_IS_RECORD_KEEPER (self), FALSE);

  if (self->proposed == NULL)
    return TRUE;
  if (yes && !confirm (self, error))
    return FALSE;
  if (!yes)
    g_hash_table_add (self->refused, g_strdup (imz_certificate_get_sha256 (self->certificate)));

  propose (self, NULL, NULL);
  look_soon (self);
  return TRUE;
}
