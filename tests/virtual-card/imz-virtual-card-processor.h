/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The card's operating system: which file is selected, and what a command does.
 * It knows nothing of time, faults and readers. */

#pragma once

#include <glib.h>

#include "imz-virtual-card.h"

G_BEGIN_DECLS

typedef struct _ImzVirtualProcessor ImzVirtualProcessor;

ImzVirtualProcessor *imz_virtual_processor_new (const ImzVirtualCardOptions *options);
void imz_virtual_processor_free (ImzVirtualProcessor *processor);

/* After it no file is selected and no answer waits. */
void imz_virtual_processor_reset (ImzVirtualProcessor *processor);

/* Appends the answer to `data`, which is empty, and returns the status word. */
guint16 imz_virtual_processor_run (ImzVirtualProcessor *processor,
                                   const guint8 *bytes,
                                   gsize length,
                                   GByteArray *data);

G_END_DECLS
