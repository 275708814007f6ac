/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The parts of a check that take files, signatures or long lists: each is done in a thread. */

#pragma once

#include <gio/gio.h>

#include "imz-trust-dossier.h"

G_BEGIN_DECLS

/**
 * ImzTrustWork:
 * @IMZ_TRUST_WORK_CHAIN: build the chain; the outcome is whether it is anchored
 * @IMZ_TRUST_WORK_ISSUERS: take in issuers' certificates
 * @IMZ_TRUST_WORK_NETWORK: see whether there is a network
 * @IMZ_TRUST_WORK_KEPT: look up what is kept; the outcome is whether it may still be relied on
 * @IMZ_TRUST_WORK_RESPONSE: take in an OCSP response
 * @IMZ_TRUST_WORK_CRL: take in a revocation list
 */
typedef enum {
  IMZ_TRUST_WORK_CHAIN,
  IMZ_TRUST_WORK_ISSUERS,
  IMZ_TRUST_WORK_NETWORK,
  IMZ_TRUST_WORK_KEPT,
  IMZ_TRUST_WORK_RESPONSE,
  IMZ_TRUST_WORK_CRL,
} ImzTrustWork;

/**
 * ImzTrustJob:
 * @work: what to do
 * @dossier: what to do it with; nobody else may touch it until the work has ended
 * @uri: (nullable): where @bytes come from
 * @bytes: (nullable): what to take in
 * @now: the present moment, in seconds since the epoch
 * @network: (nullable): knows whether there is a network; %NULL asks the system's
 */
typedef struct {
  ImzTrustWork work;
  ImzTrustDossier *dossier;
  const char *uri;
  GBytes *bytes;
  gint64 now;
  GNetworkMonitor *network;
} ImzTrustJob;

/**
 * imz_trust_work_start:
 * @job: copied, its contents referenced
 *
 * Once begun it goes on to its end.
 */
void
imz_trust_work_start (const ImzTrustJob *job, GAsyncReadyCallback callback, gpointer user_data);

/**
 * imz_trust_work_finish:
 * @error: why something could not be taken in: an %IMZ_TRUST_ERROR
 *
 * Returns: the outcome; %FALSE with @error if something could not be taken in
 */
gboolean imz_trust_work_finish (GAsyncResult *result, GError **error);

G_END_DECLS
