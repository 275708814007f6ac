/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-snapshot.h"

struct _ImzSnapshot {
  gatomicrefcount ref_count;
  ImzServiceState service;
  GPtrArray *readers;
};

G_DEFINE_BOXED_TYPE (ImzSnapshot, imz_snapshot, imz_snapshot_ref, imz_snapshot_unref)

ImzSnapshot *
imz_snapshot_new (ImzServiceState service, GPtrArray *readers)
{
  ImzSnapshot *self = g_new0 (ImzSnapshot, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->service = service;
  self->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reader_unref);

  for (guint i = 0; readers != NULL && i < readers->len; i++)
    g_ptr_array_add (self->readers, imz_reader_ref (g_ptr_array_index (readers, i)));

  return self;
}

ImzSnapshot *
imz_snapshot_ref (ImzSnapshot *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_snapshot_unref (ImzSnapshot *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->readers);
  g_free (self);
}

ImzServiceState
imz_snapshot_get_service (const ImzSnapshot *self)
{
  return self->service;
}

guint
imz_snapshot_get_n_readers (const ImzSnapshot *self)
{
  return self->readers->len;
}

ImzReader *
imz_snapshot_get_reader (const ImzSnapshot *self, guint index)
{
  g_return_val_if_fail (index < self->readers->len, NULL);

  return g_ptr_array_index (self->readers, index);
}

ImzSnapshot *
imz_snapshot_filter_readers (ImzSnapshot *self, const char *prefix)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; i < self->readers->len; i++) {
    ImzReader *reader = g_ptr_array_index (self->readers, i);

    if (g_str_has_prefix (imz_reader_get_name (reader), prefix))
      g_ptr_array_add (kept, reader);
  }

  return imz_snapshot_new (self->service, kept);
}

ImzSnapshot *
imz_snapshot_with_trust (ImzSnapshot *self, ImzTrustFinder find, gpointer user_data)
{
  g_autoptr (GPtrArray) readers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reader_unref);

  for (guint i = 0; i < self->readers->len; i++) {
    ImzReader *reader = g_ptr_array_index (self->readers, i);
    ImzCard *card = imz_reader_get_card (reader);
    g_autoptr (ImzCard) trusted = card != NULL ? imz_card_with_trust (card, find, user_data) : NULL;

    g_ptr_array_add (readers, imz_reader_new (imz_reader_get_name (reader),
                                              imz_reader_get_state (reader), trusted));
  }

  return imz_snapshot_new (self->service, readers);
}

gboolean
imz_snapshot_is_settled (const ImzSnapshot *self)
{
  if (self->service == IMZ_SERVICE_STATE_STARTING)
    return FALSE;

  for (guint i = 0; i < self->readers->len; i++) {
    if (imz_reader_get_state (g_ptr_array_index (self->readers, i)) == IMZ_READER_STATE_READING)
      return FALSE;
  }

  return TRUE;
}

gboolean
imz_snapshot_may_hold_card (const ImzSnapshot *self)
{
  for (guint i = 0; i < imz_snapshot_get_n_readers (self); i++) {
    ImzReaderState state = imz_reader_get_state (imz_snapshot_get_reader (self, i));

    if (state != IMZ_READER_STATE_EMPTY && state != IMZ_READER_STATE_UNAVAILABLE)
      return TRUE;
  }

  return imz_snapshot_get_service (self) == IMZ_SERVICE_STATE_STARTING;
}

gboolean
imz_snapshot_equal (const ImzSnapshot *a, const ImzSnapshot *b)
{
  if (a->service != b->service || a->readers->len != b->readers->len)
    return FALSE;

  for (guint i = 0; i < a->readers->len; i++) {
    if (!imz_reader_equal (g_ptr_array_index (a->readers, i), g_ptr_array_index (b->readers, i)))
      return FALSE;
  }

  return TRUE;
}

const char *
imz_service_state_to_word (ImzServiceState state)
{
  static const char *const words[] = {
    [IMZ_SERVICE_STATE_STARTING] = "starting", [IMZ_SERVICE_STATE_RUNNING] = "running",
    [IMZ_SERVICE_STATE_ABSENT] = "absent",     [IMZ_SERVICE_STATE_STOPPED] = "stopped",
    [IMZ_SERVICE_STATE_DENIED] = "denied",
  };

  return words[state];
}
