/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-drivers.h"
#include "imz-reader-delays.h"
#include "imz-reader-monitor.h"

G_BEGIN_DECLS

/**
 * ImzPcscSettings:
 * @delays: of each reader
 * @longest_sleep_ms: milliseconds after which readers are listed again though nothing was told, and the
 *   service is tried again though nothing appeared
 * @socket: path of the card service's socket
 * @programs: (array zero-terminated=1): paths of which one exists where the service is installed
 * @drivers: (nullable): what reads a card that cannot be read without a driver; %NULL: such a card is not
 *   read
 */
typedef struct {
  ImzReaderDelays delays;
  guint longest_sleep_ms;
  const char *socket;
  const char *const *programs;
  ImzDrivers *drivers;
} ImzPcscSettings;

/**
 * IMZ_PCSC_SETTINGS_DEFAULT:
 *
 * As fits a real machine, but without drivers.
 */
extern const ImzPcscSettings IMZ_PCSC_SETTINGS_DEFAULT;

/**
 * ImzPcscMonitor:
 *
 * The machine's own readers, through the card service (pcscd). Sleeps while nothing happens.
 */
#define IMZ_TYPE_PCSC_MONITOR (imz_pcsc_monitor_get_type ())
G_DECLARE_FINAL_TYPE (ImzPcscMonitor, imz_pcsc_monitor, IMZ, PCSC_MONITOR, GObject)

/**
 * imz_pcsc_monitor_new:
 * @settings: copied, with a reference to the drivers; its strings are borrowed for as long as the monitor
 *   lives
 *
 * Starts watching, and tells what it sees in the main context that is the thread's default one now.
 *
 * Returns: (transfer full): a monitor
 */
ImzPcscMonitor *imz_pcsc_monitor_new (const ImzPcscSettings *settings);

G_END_DECLS
