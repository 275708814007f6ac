/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-host-list.h"

G_BEGIN_DECLS

/**
 * ImzFetch:
 * @uri: whom to ask; it need not be one that may be asked
 * @body: (nullable): what to send (POST); %NULL only asks (GET)
 * @content_type: (nullable): of @body
 * @max_bytes: of the answer's body
 * @answer_ms: milliseconds until the answer must have begun
 * @deadline_ms: milliseconds until its end must have come; data that drips in does not extend it
 * @max_redirects: how often the host may send us on
 *
 * What to fetch.
 */
typedef struct {
  const char *uri;
  GBytes *body;
  const char *content_type;
  gsize max_bytes;
  guint answer_ms;
  guint deadline_ms;
  guint max_redirects;
} ImzFetch;

/**
 * ImzFetcher:
 *
 * Fetches over HTTP, through the system's proxy, from listed hosts only: an address that leads to any
 * other, be it by a redirect, is refused before a connection is made. Sends nothing that tells who asks.
 */
#define IMZ_TYPE_FETCHER (imz_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (ImzFetcher, imz_fetcher, IMZ, FETCHER, GObject)

/**
 * imz_fetcher_new:
 * @hosts: who may be asked
 *
 * Costs nothing before the first fetch.
 *
 * Returns: (transfer full): a fetcher, to be used in one main context
 */
ImzFetcher *imz_fetcher_new (ImzHostList *hosts);

/**
 * imz_fetcher_fetch_async:
 * @what: copied
 */
void imz_fetcher_fetch_async (ImzFetcher *self,
                              const ImzFetch *what,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/**
 * imz_fetcher_fetch_finish:
 * @error: %IMZ_TRUST_ERROR_HOST_NOT_LISTED, %IMZ_TRUST_ERROR_NO_NETWORK, %IMZ_TRUST_ERROR_TIMEOUT,
 *   %IMZ_TRUST_ERROR_HTTP_STATUS (any but 200 and 5xx), %IMZ_TRUST_ERROR_HOST_FAILED,
 *   %IMZ_TRUST_ERROR_SENT_AWAY, %IMZ_TRUST_ERROR_BAD_RESPONSE (not HTTP),
 *   %IMZ_TRUST_ERROR_TOO_LARGE, %IMZ_TRUST_ERROR_TOO_MANY_REDIRECTS, or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the answer's body
 */
GBytes *imz_fetcher_fetch_finish (ImzFetcher *self, GAsyncResult *result, GError **error);

G_END_DECLS
