/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-pcsc-monitor.h"
#include "imz-reader-monitor.h"
#include "imz-trust-source.h"

G_BEGIN_DECLS

/**
 * ImzCtlBackends:
 * @config: this machine's and this person's settings
 * @drivers: where drivers are, and how they are run
 * @readers: the machine's own readers
 * @trust: finds out how far certificates can be relied on
 *
 * What the commands work with.
 */
typedef struct {
  ImzConfig *config;
  ImzDrivers *drivers;
  ImzReaderMonitor *readers;
  ImzTrustSource *trust;
} ImzCtlBackends;

/**
 * imz_ctl_backends_init:
 * @offline: ask nobody on the network
 * @anchors: (nullable): a folder with further trust anchors, which also lets loopback addresses be asked
 *
 * Builds the real ones, and starts watching the readers.
 */
void imz_ctl_backends_init (ImzCtlBackends *self, gboolean offline, const char *anchors);
void imz_ctl_backends_clear (ImzCtlBackends *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImzCtlBackends, imz_ctl_backends_clear)

G_END_DECLS
