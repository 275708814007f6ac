/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "imz-snapshot.h"

G_BEGIN_DECLS

/**
 * ImzReaderMonitor:
 *
 * Something that knows which readers and cards are there and says so when that changes (notify::snapshot):
 * the machine's own readers, or the practice card.
 *
 * Properties: `snapshot` (#ImzSnapshot, read-only, never %NULL).
 */
#define IMZ_TYPE_READER_MONITOR (imz_reader_monitor_get_type ())
G_DECLARE_INTERFACE (ImzReaderMonitor, imz_reader_monitor, IMZ, READER_MONITOR, GObject)

struct _ImzReaderMonitorInterface {
  GTypeInterface parent_interface;

  ImzSnapshot *(*get_snapshot) (ImzReaderMonitor *self);
  void (*retry) (ImzReaderMonitor *self);
};

/**
 * imz_reader_monitor_get_snapshot:
 *
 * Returns: (transfer none): what is there now
 */
ImzSnapshot *imz_reader_monitor_get_snapshot (ImzReaderMonitor *self);

/**
 * imz_reader_monitor_retry:
 *
 * Tries again whatever did not work: the service, cards that could not be read.
 */
void imz_reader_monitor_retry (ImzReaderMonitor *self);

G_END_DECLS
