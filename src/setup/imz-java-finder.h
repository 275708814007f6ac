/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Looks for Java on this machine. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * imz_java_finder_find:
 * @path: folders of programs, as in PATH: the java found there first is the one that is used
 * @jvm_dir: folder of all Java versions: of those the newest counts if @path has none that answers
 * @deadline_ms: milliseconds that one may take to tell its version
 * @cancellable: ends it at once
 *
 * Asks one after the other for its version. Blocks. One that does not answer in time, or writes without end, is
 * ended with all that it started.
 *
 * Returns: the version, or 0 if there is none
 */
guint imz_java_finder_find (const char *path,
                            const char *jvm_dir,
                            guint deadline_ms,
                            GCancellable *cancellable);

G_END_DECLS
