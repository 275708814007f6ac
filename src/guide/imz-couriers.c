/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-couriers.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "imz-data-file.h"
#include "imz-display-text.h"
#include "imz-guides-resources.h"
#include "imz-key-lines.h"
#include "imz-link.h"
#include "imz-turkish.h"

#define RESOURCES "/tr/imzam/Imzam/"
#define FILE_NAME "couriers.ini"
#define GROUP "courier "
#define SCHEME "https://"
#define PLACE "{number}"

struct _ImzCouriers {
  GPtrArray *couriers; /* (element-type ImzCourier) */
  GPtrArray *problems; /* (element-type utf8) */
  char **hosts;        /* that guides lead to, and the couriers' */
};

static void
free_courier (gpointer data)
{
  ImzCourier *courier = data;

  g_free (courier->id);
  g_free (courier->name);
  g_free (courier->page);
  g_free (courier->template);
  g_free (courier);
}

static GBytes *
get_shipped (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);

  return g_resource_lookup_data (imz_guides_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
}

/* (transfer full): without “www.”, since the others of its owner stand beside that; unless what is left is no host */
static char *
find_owner (const char *link)
{
  g_autofree char *host = imz_link_find_host (link);
  const char *owner = g_str_has_prefix (host, "www.") ? host + strlen ("www.") : host;

  return g_strdup (strchr (owner, '.') != NULL ? owner : host);
}

static gboolean
is_page (const char *address)
{
  g_autofree char *host = imz_link_find_host (address);

  return host != NULL && g_str_has_prefix (address, SCHEME);
}

/* What stands for the number stands behind the host, which it cannot change then. */
static gboolean
is_template (const char *address)
{
  const char *place = strstr (address, PLACE);
  const char *path = strpbrk (address + MIN (strlen (SCHEME), strlen (address)), "/?#");

  return is_page (address) && place != NULL && path != NULL && path < place &&
         strstr (place + strlen (PLACE), PLACE) == NULL;
}

static gboolean
check_courier (const ImzCourier *courier,
               const ImzKeyLines *lines,
               const char *group,
               GError **error)
{
  if (courier->name == NULL || courier->page == NULL)
    imz_key_lines_set_error (lines, group, NULL, error, _ ("a courier has a Name= and a Page="));
  else if (!is_page (courier->page))
    imz_key_lines_set_error (lines, group, "Page", error, _ ("this is no https address"));
  else if (courier->template != NULL && !is_template (courier->template))
    imz_key_lines_set_error (lines, group, "Template", error,
                             _ ("this is no https address with one {number} behind its host"));
  else
    return TRUE;

  return FALSE;
}

/* The id and a blank stand before it, and nothing but a name behind it. */
static gboolean
check_group (const ImzKeyLines *lines, const char *group, GError **error)
{
  static const char *const keys[] = { "Name", "Page", "Template", NULL };

  if (!g_str_has_prefix (group, GROUP) || group[strlen (GROUP)] == '\0') {
    imz_key_lines_set_error (lines, group, NULL, error, _ ("there are only groups [courier ID]"));
    return FALSE;
  }

  return imz_key_lines_check_keys (lines, group, keys, error);
}

/* (transfer full) (nullable) */
static ImzCourier *
read_courier (const ImzKeyLines *lines, const char *group, GError **error)
{
  ImzCourier *courier;

  if (!check_group (lines, group, error))
    return NULL;

  courier = g_new0 (ImzCourier, 1);
  courier->id = g_strdup (group + strlen (GROUP));
  if (imz_key_lines_read (lines, group, "Name", &courier->name, error) &&
      imz_key_lines_read (lines, group, "Page", &courier->page, error) &&
      imz_key_lines_read (lines, group, "Template", &courier->template, error) &&
      check_courier (courier, lines, group, error))
    return courier;

  free_courier (courier);

  return NULL;
}

static void
put_courier (GPtrArray *couriers, ImzCourier *courier)
{
  for (guint i = 0; i < couriers->len; i++) {
    const ImzCourier *before = couriers->pdata[i];

    if (g_str_equal (before->id, courier->id)) {
      free_courier (couriers->pdata[i]);
      couriers->pdata[i] = courier;
      return;
    }
  }

  g_ptr_array_add (couriers, courier);
}

/* A file with anything wrong in it is passed over as a whole. */
static gboolean
add_file (ImzCouriers *self, GBytes *data, GError **error)
{
  g_autoptr (ImzKeyLines) lines = imz_key_lines_new (data, error);
  g_auto (GStrv) groups = lines != NULL ? imz_key_lines_get_groups (lines) : NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (free_courier);

  if (lines == NULL)
    return FALSE;

  for (gsize i = 0; groups[i] != NULL; i++) {
    ImzCourier *courier = read_courier (lines, groups[i], error);

    if (courier == NULL)
      return FALSE;
    g_ptr_array_add (found, courier);
  }
  while (found->len > 0)
    put_courier (self->couriers, g_ptr_array_steal_index (found, 0));

  return TRUE;
}

static void
add_further (ImzCouriers *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) data = imz_data_file_read (path, &error);
  g_autofree char *place = NULL;

  if ((data != NULL && add_file (self, data, &error)) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return;

  place = imz_display_text (path, strlen (path));
  g_ptr_array_add (self->problems, g_strdup_printf ("%s: %s", place, error->message));
}

/* The hosts of guides are the lines that are no comments. */
static void
collect_hosts (ImzCouriers *self)
{
  g_autoptr (GBytes) bytes = get_shipped ("guide-hosts.list");
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) hosts = g_strv_builder_new ();

  for (gsize i = 0; lines[i] != NULL; i++) {
    if (*lines[i] != '\0' && *lines[i] != '#')
      g_strv_builder_add (hosts, lines[i]);
  }
  for (guint i = 0; i < self->couriers->len; i++) {
    const ImzCourier *courier = self->couriers->pdata[i];
    g_autofree char *of_page = find_owner (courier->page);
    g_autofree char *of_template =
      find_owner (courier->template != NULL ? courier->template : courier->page);

    g_strv_builder_add (hosts, of_page);
    g_strv_builder_add (hosts, of_template);
  }
  self->hosts = g_strv_builder_end (hosts);
}

ImzCouriers *
imz_couriers_new (const char *const *files)
{
  ImzCouriers *self = g_new0 (ImzCouriers, 1);
  g_autoptr (GBytes) shipped = get_shipped (FILE_NAME);
  g_autoptr (GError) error = NULL;

  self->couriers = g_ptr_array_new_with_free_func (free_courier);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  /* What the tests have tried is sound. */
  if (!add_file (self, shipped, &error))
    g_error ("%s: %s", FILE_NAME, error->message);
  for (gsize i = 0; files[i] != NULL; i++)
    add_further (self, files[i]);
  collect_hosts (self);

  return self;
}

ImzCouriers *
imz_couriers_new_default (void)
{
  static const char *const files[] = {
    IMZ_SHIPPED_DIR G_DIR_SEPARATOR_S FILE_NAME,
    IMZ_ADMIN_DIR G_DIR_SEPARATOR_S FILE_NAME,
    NULL,
  };
  ImzCouriers *self = imz_couriers_new (files);
  const GPtrArray *problems = imz_couriers_get_problems (self);

  for (guint i = 0; i < problems->len; i++)
    g_warning ("%s", (const char *) problems->pdata[i]);

  return self;
}

void
imz_couriers_free (ImzCouriers *self)
{
  g_ptr_array_unref (self->couriers);
  g_ptr_array_unref (self->problems);
  g_strfreev (self->hosts);
  g_free (self);
}

guint
imz_couriers_get_n (const ImzCouriers *self)
{
  return self->couriers->len;
}

const ImzCourier *
imz_couriers_get_nth (const ImzCouriers *self, guint index)
{
  return g_ptr_array_index (self->couriers, index);
}

/* (transfer full): the first word, as Turkish compares it; "" if there is none */
static char *
fold_first_word (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  stripped[strcspn (stripped, " \t,.;:-/(")] = '\0';

  return imz_turkish_fold (stripped);
}

const ImzCourier *
imz_couriers_find (const ImzCouriers *self, const char *words)
{
  g_autofree char *wanted = fold_first_word (words != NULL ? words : "");

  for (guint i = 0; i < self->couriers->len && *wanted != '\0'; i++) {
    const ImzCourier *courier = self->couriers->pdata[i];
    g_autofree char *name = fold_first_word (courier->name);

    if (g_str_equal (name, wanted))
      return courier;
  }

  return NULL;
}

char *
imz_courier_get_address (const ImzCourier *self, const char *number)
{
  g_autofree char *escaped = NULL;
  g_autoptr (GString) address = NULL;

  if (self->template == NULL || number == NULL)
    return g_strdup (self->page);

  escaped = g_uri_escape_string (number, NULL, FALSE);
  address = g_string_new (self->template);
  g_string_replace (address, PLACE, escaped, 1);

  return g_string_free (g_steal_pointer (&address), FALSE);
}

gboolean
imz_couriers_is_listed (const ImzCouriers *self, const char *link)
{
  g_autofree char *host = link != NULL ? imz_link_find_host (link) : NULL;

  return host != NULL && imz_link_is_on (host, (const char *const *) self->hosts);
}

const GPtrArray *
imz_couriers_get_problems (const ImzCouriers *self)
{
  return self->problems;
}
