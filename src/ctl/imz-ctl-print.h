/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The whole answer of a command, for a program or for a person. */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * imz_ctl_print_document:
 * @document: (transfer full): the answer in JSON
 *
 * Returns: 0, or %IMZ_CTL_EXIT_FAILED if it could not be written
 */
int imz_ctl_print_document (JsonNode *document);

/**
 * imz_ctl_print_text:
 * @text: (transfer full): the answer in words, without its last line end
 *
 * Returns: 0, or %IMZ_CTL_EXIT_FAILED if it could not be written
 */
int imz_ctl_print_text (char *text);

G_END_DECLS
