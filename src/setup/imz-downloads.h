/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-machine.h"

G_BEGIN_DECLS

/**
 * ImzDownloads:
 *
 * The .jnlp and .jar files in the folder that browsers save to, which need not be there yet. Looks when it is told to,
 * and from then on whenever such a file comes or goes.
 *
 * Signal `changed`: there are others than before.
 */
#define IMZ_TYPE_DOWNLOADS (imz_downloads_get_type ())
G_DECLARE_FINAL_TYPE (ImzDownloads, imz_downloads, IMZ, DOWNLOADS, GObject)

ImzDownloads *imz_downloads_new (const char *dir); /* (transfer full) */
void imz_downloads_look (ImzDownloads *self);

/* As imz_machine_find_download(). */
ImzFound imz_downloads_find (ImzDownloads *self, const char *prefix, gint64 since, char **name);

G_END_DECLS
