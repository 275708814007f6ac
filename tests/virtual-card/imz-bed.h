/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A private card service for one test: user, mount and network namespaces, a
 * tmpfs on /run/pcscd, and a pcscd of its own with vpcd's two reader slots. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define IMZ_BED_READER "Virtual Reader" /* readers are "Virtual Reader 00 00" and "… 00 01" */

/* Moves the process into namespaces of its own. The first call in main(), while there is one thread
 * only. Aborts with a clear message when the kernel refuses. */
void imz_bed_enter (void);

typedef struct _ImzBed ImzBed;

/* A bed whose pcscd does not run yet. */
ImzBed *imz_bed_new (void);
/* Stops pcscd and removes its files. Safe on NULL. */
void imz_bed_free (ImzBed *bed);

/* Starts pcscd and returns when it answers and lists its readers (at most 10 s, then aborts). */
void imz_bed_start_pcscd (ImzBed *bed);
/* Ends it with SIGTERM or SIGKILL and waits for its end. */
void imz_bed_stop_pcscd (ImzBed *bed);
void imz_bed_kill_pcscd (ImzBed *bed);

/* Path of an OPENSC_CONF that makes OpenSC accept the virtual card's PKCS#15 tree. */
const char *imz_bed_get_opensc_conf (ImzBed *bed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzBed, imz_bed_free)

G_END_DECLS
