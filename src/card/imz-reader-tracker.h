/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One reader's life: carries out what the machine (imz-reader-machine.h) says. */

#pragma once

#include "imz-drivers.h"
#include "imz-pcsc-watcher.h"
#include "imz-reader-delays.h"
#include "imz-reader.h"

G_BEGIN_DECLS

typedef struct _ImzReaderTracker ImzReaderTracker;

typedef void (*ImzReaderTrackerFunc) (gpointer user_data);

/**
 * imz_reader_tracker_new:
 * @name: the reader's name
 * @has_arrived: it was plugged in just now, while we were looking
 * @delays: copied
 * @drivers: (nullable): what reads a card that cannot be read without a driver
 * @changed: called when imz_reader_tracker_get_reader() has something else to tell
 *
 * Returns: (transfer full): a tracker
 */
ImzReaderTracker *imz_reader_tracker_new (const char *name,
                                          gboolean has_arrived,
                                          const ImzReaderDelays *delays,
                                          ImzDrivers *drivers,
                                          ImzReaderTrackerFunc changed,
                                          gpointer user_data);
void imz_reader_tracker_free (ImzReaderTracker *self);

const char *imz_reader_tracker_get_name (ImzReaderTracker *self);

/**
 * imz_reader_tracker_get_reader:
 *
 * Returns: (transfer full) (nullable): the reader to be shown; %NULL while it is arriving
 */
ImzReader *imz_reader_tracker_get_reader (ImzReaderTracker *self);

/**
 * imz_reader_tracker_take_report:
 *
 * Takes in what the reader says of itself.
 */
void imz_reader_tracker_take_report (ImzReaderTracker *self, const ImzReaderReport *report);

void imz_reader_tracker_retry (ImzReaderTracker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzReaderTracker, imz_reader_tracker_free)

G_END_DECLS
