/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-host-list.h"

#include "imz-trust-resources.h"

#define SHIPPED_LIST "/tr/imzam/Imzam/trust/hosts.list"

struct _ImzHostList {
  gatomicrefcount ref_count;
  GPtrArray *hosts; /* (element-type utf8): as normalize() makes them */
  gboolean allows_loopback;
};

static gboolean
is_plain_name (const char *host)
{
  for (const char *c = host; *c != '\0'; c++) {
    gboolean ends_label = c[1] == '.' || c[1] == '\0';

    if (!g_ascii_isalnum (*c) && *c != '-' && *c != '.')
      return FALSE;
    if (*c == '.' && (c == host || ends_label))
      return FALSE;
  }

  return *host != '\0';
}

/* One spelling for each host; NULL for what is neither an address nor a name in plain letters. */
static char *
normalize (const char *host)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);
  g_autofree char *name = NULL;

  if (address != NULL)
    return g_inet_address_to_string (address);

  name = g_ascii_strdown (host, -1);
  if (g_str_has_suffix (name, "."))
    name[strlen (name) - 1] = '\0'; /* the root of all names may be written or not */

  return is_plain_name (name) ? g_steal_pointer (&name) : NULL;
}

static void
add_host (GPtrArray *hosts, const char *text)
{
  char *host = normalize (text);

  if (host != NULL)
    g_ptr_array_add (hosts, host);
}

static void
add_shipped_hosts (GPtrArray *hosts)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (imz_trust_get_resource (), SHIPPED_LIST,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    const char *line = g_strstrip (lines[i]);

    if (*line != '#')
      add_host (hosts, line);
  }
}

ImzHostList *
imz_host_list_new (const char *const *further, gboolean allows_loopback)
{
  ImzHostList *self = g_new0 (ImzHostList, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->hosts = g_ptr_array_new_with_free_func (g_free);
  self->allows_loopback = allows_loopback;

  add_shipped_hosts (self->hosts);
  for (gsize i = 0; further != NULL && further[i] != NULL; i++)
    add_host (self->hosts, further[i]);

  return self;
}

ImzHostList *
imz_host_list_ref (ImzHostList *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_host_list_unref (ImzHostList *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->hosts);
  g_free (self);
}

static gboolean
covers (const char *listed, const char *host)
{
  gsize above = strlen (host) - MIN (strlen (listed), strlen (host));

  if (strcmp (host + above, listed) != 0)
    return FALSE;

  return above == 0 || (host[above - 1] == '.' && !g_hostname_is_ip_address (listed));
}

gboolean
imz_host_is_loopback (const char *host)
{
  g_autofree char *name = normalize (host);
  g_autoptr (GInetAddress) address = NULL;

  if (name == NULL)
    return FALSE;

  address = g_inet_address_new_from_string (name);
  return address != NULL ? g_inet_address_get_is_loopback (address) : covers ("localhost", name);
}

gboolean
imz_host_list_allows (ImzHostList *self, GUri *uri)
{
  const char *scheme = g_uri_get_scheme (uri);
  g_autofree char *host = NULL;

  if ((strcmp (scheme, "http") != 0 && strcmp (scheme, "https") != 0) ||
      g_uri_get_userinfo (uri) != NULL || g_uri_get_host (uri) == NULL)
    return FALSE;

  host = normalize (g_uri_get_host (uri));
  if (host == NULL)
    return FALSE;
  if (self->allows_loopback && imz_host_is_loopback (host))
    return TRUE;

  for (guint i = 0; i < self->hosts->len; i++) {
    if (covers (g_ptr_array_index (self->hosts, i), host))
      return TRUE;
  }

  return FALSE;
}

gboolean
imz_host_list_allows_loopback (ImzHostList *self)
{
  return self->allows_loopback;
}
