/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-trust-source.h"

G_DEFINE_INTERFACE (ImzTrustSource, imz_trust_source, G_TYPE_OBJECT)

static void
imz_trust_source_default_init (ImzTrustSourceInterface *iface)
{
  /**
   * ImzTrustSource::changed:
   *
   * More is known than before, or a check has ended.
   */
  g_signal_new ("changed", IMZ_TYPE_TRUST_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

void
imz_trust_source_look (ImzTrustSource *self, ImzSnapshot *snapshot, gint64 now)
{
  g_return_if_fail (IMZ_IS_TRUST_SOURCE (self));

  IMZ_TRUST_SOURCE_GET_IFACE (self)->look (self, snapshot, now);
}

ImzTrust *
imz_trust_source_find (ImzTrustSource *self, ImzCertificate *certificate)
{
  g_return_val_if_fail (IMZ_IS_TRUST_SOURCE (self), NULL);

  return IMZ_TRUST_SOURCE_GET_IFACE (self)->find (self, certificate);
}

gboolean
imz_trust_source_is_busy (ImzTrustSource *self)
{
  g_return_val_if_fail (IMZ_IS_TRUST_SOURCE (self), FALSE);

  return IMZ_TRUST_SOURCE_GET_IFACE (self)->is_busy (self);
}

void
imz_trust_source_retry (ImzTrustSource *self)
{
  g_return_if_fail (IMZ_IS_TRUST_SOURCE (self));

  IMZ_TRUST_SOURCE_GET_IFACE (self)->retry (self);
}

static ImzTrust *
find_cb (ImzCertificate *certificate, gpointer user_data)
{
  return imz_trust_source_find (user_data, certificate);
}

ImzSnapshot *
imz_trust_source_apply (ImzTrustSource *self, ImzSnapshot *snapshot)
{
  g_return_val_if_fail (self == NULL || IMZ_IS_TRUST_SOURCE (self), NULL);

  return self != NULL ? imz_snapshot_with_trust (snapshot, find_cb, self)
                      : imz_snapshot_ref (snapshot);
}
