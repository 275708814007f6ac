/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Has one driver read by imzam-token-reader, a process that may crash, hang or babble in our stead. */

#pragma once

#include <gio/gio.h>

#include "imz-module-table.h"
#include "imz-token-answer.h"

G_BEGIN_DECLS

/**
 * ImzTokenReaderTask:
 * @program: (nullable): path of imzam-token-reader
 * @module: the driver
 * @deadline_ms: milliseconds that it may take
 * @cancellable: ends it at once
 */
typedef struct {
  const char *program;
  const ImzModule *module;
  guint deadline_ms;
  GCancellable *cancellable;
} ImzTokenReaderTask;

/**
 * imz_token_reader_client_run:
 * @error: %IMZ_CARD_ERROR_FAILED if it was cancelled
 *
 * Runs the program and waits for its end, in the calling thread: at most a second longer than it may take.
 * The program dies with this thread.
 *
 * Returns: (transfer full) (nullable): what the driver said, or why it said nothing; %NULL with @error
 */
ImzTokenAnswer *imz_token_reader_client_run (const ImzTokenReaderTask *task, GError **error);

/**
 * imz_token_reader_client_choose_environment:
 * @environment: (array zero-terminated=1): an environment
 *
 * Returns: (transfer full) (array zero-terminated=1): what of @environment a driver may see
 */
char **imz_token_reader_client_choose_environment (const char *const *environment);

G_END_DECLS
