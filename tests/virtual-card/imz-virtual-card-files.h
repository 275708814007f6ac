/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The files of a virtual card: a tree of directories (DF) and contents (EF). */

#pragma once

#include <glib.h>

#include "imz-virtual-card.h"

G_BEGIN_DECLS

#define IMZ_VIRTUAL_FILE_MF 0x3F00

typedef struct _ImzVirtualFile ImzVirtualFile;

struct _ImzVirtualFile {
  guint16 id;
  const ImzVirtualFile *parent; /* borrowed; NULL for the MF */
  GBytes *name;                 /* of a DF that can be selected by name, else NULL */
  GBytes *content;              /* NULL for a DF */
};

/* The files of the layouts in @options; the first is the MF (transfer full). */
GPtrArray *imz_virtual_files_new (const ImzVirtualCardOptions *options);

/* NULL when there is no such file. */
const ImzVirtualFile *
imz_virtual_files_find (GPtrArray *files, const ImzVirtualFile *parent, guint16 id);
const ImzVirtualFile *
imz_virtual_files_find_by_name (GPtrArray *files, const guint8 *name, gsize length);

G_END_DECLS
