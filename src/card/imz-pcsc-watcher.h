/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The one thread that listens to the card service: it sleeps in SCardGetStatusChange and tells what it
 * sees. It decides nothing. */

#pragma once

#include <glib.h>
#include <winscard.h>

#include "imz-pcsc-session.h"

G_BEGIN_DECLS

/**
 * ImzReaderReport:
 * @name: the reader's name
 * @flags: PC/SC's SCARD_STATE_ flags
 * @is_starting: the reader has said nothing of itself yet
 * @presence: the card in it, if the flags say there is one
 */
typedef struct {
  char *name;
  guint flags;
  gboolean is_starting;
  ImzPresence presence;
} ImzReaderReport;

/**
 * ImzPcscReport:
 * @service: %SCARD_S_SUCCESS, or why the card service cannot be asked
 * @readers: (element-type ImzReaderReport): the readers, in PC/SC's order
 */
typedef struct {
  LONG service;
  GPtrArray *readers;
} ImzPcscReport;

typedef struct _ImzPcscWatcher ImzPcscWatcher;

typedef void (*ImzPcscWatcherFunc) (const ImzPcscReport *report, gpointer user_data);

/**
 * imz_pcsc_watcher_start:
 * @longest_sleep_ms: milliseconds after which the readers are listed again though nothing was told
 * @func: told each change, in the main context that is the thread's default one now
 *
 * Returns: (transfer full): the watcher
 */
ImzPcscWatcher *
imz_pcsc_watcher_start (guint longest_sleep_ms, ImzPcscWatcherFunc func, gpointer user_data);

/**
 * imz_pcsc_watcher_wake:
 *
 * Tries the card service again at once if it was gone.
 */
void imz_pcsc_watcher_wake (ImzPcscWatcher *self);

/**
 * imz_pcsc_watcher_stop:
 *
 * Ends the thread and drops the watcher; its function is not called any more.
 */
void imz_pcsc_watcher_stop (ImzPcscWatcher *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzPcscWatcher, imz_pcsc_watcher_stop)

G_END_DECLS
