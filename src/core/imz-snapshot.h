/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-reader.h"

G_BEGIN_DECLS

/**
 * ImzServiceState:
 * @IMZ_SERVICE_STATE_STARTING: nothing is known yet
 * @IMZ_SERVICE_STATE_RUNNING: the card service (pcscd) answers
 * @IMZ_SERVICE_STATE_ABSENT: it is not installed
 * @IMZ_SERVICE_STATE_STOPPED: it is installed and does not answer
 * @IMZ_SERVICE_STATE_DENIED: it refuses this session (polkit)
 *
 * Pinned, but for STARTING, which never leaves the process: imz_service_state_to_word().
 */
typedef enum {
  IMZ_SERVICE_STATE_STARTING,
  IMZ_SERVICE_STATE_RUNNING,
  IMZ_SERVICE_STATE_ABSENT,
  IMZ_SERVICE_STATE_STOPPED,
  IMZ_SERVICE_STATE_DENIED,
} ImzServiceState;

const char *imz_service_state_to_word (ImzServiceState state);

/**
 * ImzSnapshot:
 *
 * The card service and all its readers at one moment: an immutable, reference-counted value.
 */
typedef struct _ImzSnapshot ImzSnapshot;

#define IMZ_TYPE_SNAPSHOT (imz_snapshot_get_type ())
GType imz_snapshot_get_type (void);

/**
 * imz_snapshot_new:
 * @service: the card service's state
 * @readers: (element-type ImzReader) (nullable): the readers, in PC/SC's order
 *
 * Returns: (transfer full): a snapshot
 */
ImzSnapshot *imz_snapshot_new (ImzServiceState service, GPtrArray *readers);
ImzSnapshot *imz_snapshot_ref (ImzSnapshot *self);
void imz_snapshot_unref (ImzSnapshot *self);

ImzServiceState imz_snapshot_get_service (const ImzSnapshot *self);
guint imz_snapshot_get_n_readers (const ImzSnapshot *self);

/**
 * imz_snapshot_get_reader:
 *
 * Returns: (transfer none): reader number @index
 */
ImzReader *imz_snapshot_get_reader (const ImzSnapshot *self, guint index);

/**
 * imz_snapshot_filter_readers:
 * @prefix: the beginning of a reader's name
 *
 * Returns: (transfer full): the same with only the readers whose names begin with @prefix
 */
ImzSnapshot *imz_snapshot_filter_readers (ImzSnapshot *self, const char *prefix);

/**
 * imz_snapshot_with_trust:
 *
 * Returns: (transfer full): the same snapshot, whose certificates carry what @find knows of them
 */
ImzSnapshot *imz_snapshot_with_trust (ImzSnapshot *self, ImzTrustFinder find, gpointer user_data);

/**
 * imz_snapshot_is_settled:
 *
 * Returns: %TRUE if nothing is under way: the service's state is known and no card is being read
 */
gboolean imz_snapshot_is_settled (const ImzSnapshot *self);

/**
 * imz_snapshot_may_hold_card:
 *
 * Returns: %FALSE if it is known that no reader holds a card; one that is being read, or does not answer, is
 *   one
 */
gboolean imz_snapshot_may_hold_card (const ImzSnapshot *self);

gboolean imz_snapshot_equal (const ImzSnapshot *a, const ImzSnapshot *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzSnapshot, imz_snapshot_unref)

G_END_DECLS
