/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-snapshot.h"
#include "imz-trust.h"

G_BEGIN_DECLS

/**
 * ImzTrustSource:
 *
 * Something that finds out how far certificates can be relied on, in its own time, and says so when it
 * knows more (`changed`).
 */
#define IMZ_TYPE_TRUST_SOURCE (imz_trust_source_get_type ())
G_DECLARE_INTERFACE (ImzTrustSource, imz_trust_source, IMZ, TRUST_SOURCE, GObject)

struct _ImzTrustSourceInterface {
  GTypeInterface parent_interface;

  void (*look) (ImzTrustSource *self, ImzSnapshot *snapshot, gint64 now);
  ImzTrust *(*find) (ImzTrustSource *self, ImzCertificate *certificate);
  gboolean (*is_busy) (ImzTrustSource *self);
  void (*retry) (ImzTrustSource *self);
};

/**
 * imz_trust_source_look:
 * @snapshot: what is plugged in now
 * @now: the moment to judge chains at, in seconds since the epoch
 *
 * Begins to check what is not known yet, and forgets what is not plugged in any more. Returns at once.
 */
void imz_trust_source_look (ImzTrustSource *self, ImzSnapshot *snapshot, gint64 now);

/**
 * imz_trust_source_find:
 *
 * Returns: (transfer none) (nullable): what is known of @certificate by now
 */
ImzTrust *imz_trust_source_find (ImzTrustSource *self, ImzCertificate *certificate);

/**
 * imz_trust_source_is_busy:
 *
 * Returns: %TRUE while a check is under way; `changed` is emitted when it ends
 */
gboolean imz_trust_source_is_busy (ImzTrustSource *self);

/**
 * imz_trust_source_retry:
 *
 * Checks everything that was looked at once more, past what is remembered.
 */
void imz_trust_source_retry (ImzTrustSource *self);

/**
 * imz_trust_source_apply:
 * @self: (nullable): a source
 *
 * Returns: (transfer full): @snapshot, whose certificates carry what @self knows of them by now
 */
ImzSnapshot *imz_trust_source_apply (ImzTrustSource *self, ImzSnapshot *snapshot);

G_END_DECLS
