/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Addresses of web pages that somebody else wrote: where they really lead to. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * imz_link_find_host:
 * @link: any text
 *
 * Takes a link apart as strictly as no browser does: `http` or `https`, a host in plain small or capital letters with
 * a name at its end, and a path. One that says who logs in, names another port, writes letters of other alphabets
 * (also as “xn--”) or a number for the host, or holds what hides or reorders, has no host that could be trusted.
 *
 * Returns: (transfer full) (nullable): the host in small letters; %NULL if @link is no link, or not a plain one
 */
char *imz_link_find_host (const char *link);

/**
 * imz_link_is_on:
 * @host: in small letters
 * @hosts: (array zero-terminated=1): hosts, each of which stands for itself and for all below it
 */
gboolean imz_link_is_on (const char *host, const char *const *hosts);

G_END_DECLS
