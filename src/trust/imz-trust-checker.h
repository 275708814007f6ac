/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "imz-config.h"
#include "imz-trust-source.h"

G_BEGIN_DECLS

/**
 * ImzTrustSettings:
 * @config: (nullable): says at each check whether anybody may be asked, and names further hosts
 * @cache_dir: (nullable): the folder for what was fetched; %NULL keeps nothing
 * @anchor_dirs: (array zero-terminated=1) (nullable): the administrator's folders of anchors
 * @hosts: (array zero-terminated=1) (nullable): the administrator's hosts, beside those that are always
 *   listed
 * @allows_loopback: whether this machine itself may be asked
 * @is_offline: whether nobody at all may be asked
 * @network: (nullable): knows whether there is a network; %NULL asks the system's, once that matters
 * @now: (nullable): the present moment, in seconds since the epoch; %NULL: the system's
 * @now_data: for @now
 * @deadline_ms: milliseconds that one answer may take; a revocation list must begin by then, and may go
 *   on for six times as long
 * @pins: (nullable): a file of pins; %NULL takes those that are compiled in
 */
typedef struct {
  ImzConfig *config;
  const char *cache_dir;
  const char *const *anchor_dirs;
  const char *const *hosts;
  gboolean allows_loopback;
  gboolean is_offline;
  GNetworkMonitor *network;
  gint64 (*now) (gpointer now_data);
  gpointer now_data;
  guint deadline_ms;
  GBytes *pins;
} ImzTrustSettings;

/**
 * IMZ_TRUST_SETTINGS_DEFAULT:
 *
 * Keeps nothing, knows no administrator, and may ask the listed hosts.
 */
extern const ImzTrustSettings IMZ_TRUST_SETTINGS_DEFAULT;

/**
 * ImzTrustChecker:
 *
 * Checks every certificate that is plugged in, once: its chain, and for an e-imza whether it was revoked.
 * It is checked again when the answer's time is over and somebody looks, or by imz_trust_source_retry().
 * Files, signatures and lists are worked on in threads.
 */
#define IMZ_TYPE_TRUST_CHECKER (imz_trust_checker_get_type ())
G_DECLARE_FINAL_TYPE (ImzTrustChecker, imz_trust_checker, IMZ, TRUST_CHECKER, GObject)

/**
 * imz_trust_checker_new:
 * @settings: copied, its contents too, but for @now_data
 *
 * Works, and tells what it finds, in the main context that is the thread's default one when it is looked
 * at. Costs next to nothing before that.
 *
 * Returns: (transfer full): a checker
 */
ImzTrustChecker *imz_trust_checker_new (const ImzTrustSettings *settings);

/**
 * imz_trust_checker_new_default:
 * @config: this machine's and this person's settings
 * @is_offline: whether nobody at all may be asked, whatever @config says
 * @anchors: (nullable): one more folder of anchors, which also lets this machine itself be asked
 *
 * Returns: (transfer full): a checker that keeps what it finds where this person's caches are
 */
ImzTrustChecker *
imz_trust_checker_new_default (ImzConfig *config, gboolean is_offline, const char *anchors);

G_END_DECLS
