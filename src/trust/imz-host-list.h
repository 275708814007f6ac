/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The hosts that may be asked about certificates: nobody else is ever called. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ImzHostList:
 *
 * An immutable, reference-counted value.
 */
typedef struct _ImzHostList ImzHostList;

/**
 * imz_host_list_new:
 * @further: (array zero-terminated=1) (nullable): the administrator's hosts, beside those that İmzam
 *   brings along; what cannot be a host's name or address is passed over
 * @allows_loopback: whether this machine itself may be asked, too
 *
 * A name stands for itself and for all names below it, an address for itself alone.
 *
 * Returns: (transfer full): a list
 */
ImzHostList *imz_host_list_new (const char *const *further, gboolean allows_loopback);
ImzHostList *imz_host_list_ref (ImzHostList *self);
void imz_host_list_unref (ImzHostList *self);

/**
 * imz_host_list_allows:
 * @uri: an address, parsed without %G_URI_FLAGS_NON_DNS
 *
 * Returns: %TRUE if @uri is http or https, names a host of the list, and nothing that could pass for one
 */
gboolean imz_host_list_allows (ImzHostList *self, GUri *uri);

/**
 * imz_host_list_allows_loopback:
 *
 * Returns: what it was made with
 */
gboolean imz_host_list_allows_loopback (ImzHostList *self);

/**
 * imz_host_is_loopback:
 * @host: a host as #GUri has it
 *
 * Returns: %TRUE if @host means this machine whatever a name service says
 */
gboolean imz_host_is_loopback (const char *host);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzHostList, imz_host_list_unref)

G_END_DECLS
