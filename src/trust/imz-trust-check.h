/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The way one check of a certificate takes: a table of stages. Works with files and signatures in threads,
 * and asks others without waiting for them. */

#pragma once

#include "imz-certificate.h"
#include "imz-fetcher.h"
#include "imz-pins.h"
#include "imz-trust-cache.h"

G_BEGIN_DECLS

/**
 * ImzTrustTools:
 * @fetcher: asks others
 * @cache: what is kept
 * @pins: (nullable): what is known to be right
 * @anchor_dirs: (array zero-terminated=1) (nullable): the administrator's folders of anchors
 * @network: (nullable): knows whether there is a network; %NULL asks the system's
 * @is_offline: ask nobody
 * @allows_loopback: there is always a network: this machine itself may be asked
 * @deadline_ms: milliseconds that one answer may take; a list may take longer, and all of them together
 *   three times as long but for a list that is arriving
 * @now: the present moment, in seconds since the epoch
 * @now_data: for @now
 *
 * What all checks work with.
 */
typedef struct {
  ImzFetcher *fetcher;
  ImzTrustCache *cache;
  ImzPins *pins;
  GStrv anchor_dirs;
  GNetworkMonitor *network;
  gboolean is_offline;
  gboolean allows_loopback;
  guint deadline_ms;
  gint64 (*now) (gpointer now_data);
  gpointer now_data;
} ImzTrustTools;

/**
 * ImzTrustOrder:
 * @certificate: what to check; it has its bytes
 * @companions: (element-type GBytes): certificates that are plugged in with it
 * @at: the moment to judge its chain at, in seconds since the epoch
 * @is_forced: ask others even if an answer is kept that may still be relied on
 */
typedef struct {
  ImzCertificate *certificate;
  GPtrArray *companions;
  gint64 at;
  gboolean is_forced;
} ImzTrustOrder;

typedef struct _ImzTrustCheck ImzTrustCheck;

/**
 * ImzTrustCheckFunc:
 * @trust: what is known by now
 * @is_done: nothing more will come
 */
typedef void (*ImzTrustCheckFunc) (ImzTrustCheck *check,
                                   ImzTrust *trust,
                                   gboolean is_done,
                                   gpointer user_data);

/**
 * imz_trust_check_start:
 * @tools: borrowed until the check is released
 * @order: copied, its contents referenced
 * @func: called in the main context that is the thread's default one now, never before this returns;
 *   it may release the check
 *
 * Returns: (transfer full): a check that is under way
 */
ImzTrustCheck *imz_trust_check_start (const ImzTrustTools *tools,
                                      const ImzTrustOrder *order,
                                      ImzTrustCheckFunc func,
                                      gpointer user_data);

gboolean imz_trust_check_is_forced (ImzTrustCheck *self);

/**
 * imz_trust_check_get_end:
 *
 * Returns: until when the answer that was found may be relied on, in seconds since the epoch; 0 if there
 *   is none
 */
gint64 imz_trust_check_get_end (ImzTrustCheck *self);

/**
 * imz_trust_check_release:
 *
 * Gives the check up if it is under way: nothing of it is told any more.
 */
void imz_trust_check_release (ImzTrustCheck *self);

G_END_DECLS
