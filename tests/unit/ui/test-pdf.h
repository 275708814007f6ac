/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What another program finds in a PDF of ours. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Its text, pages parted by "\f" (transfer full). */
char *test_pdf_text (GBytes *pdf);
char *test_pdf_text_of_file (const char *path);

/* What pdfinfo says of it (transfer full). */
char *test_pdf_info (GBytes *pdf);

G_END_DECLS
