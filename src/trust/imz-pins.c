/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-pins.h"

#include <gio/gio.h>

#include "imz-hex.h"
#include "imz-trust-error.h"
#include "imz-trust-resources.h"

#define SHIPPED_PINS "/tr/imzam/Imzam/trust/pins.ini"

#define KEY_SHA256 "Sha256"
#define KEY_NAME "Name"
#define KEY_NOT_BEFORE "NotBefore"
#define KEY_NOT_AFTER "NotAfter"

enum {
  SHA256_DIGITS = 64,
};

struct _ImzPins {
  gatomicrefcount ref_count;
  GPtrArray *pins; /* ImzPin */
};

static void
free_pin (gpointer data)
{
  ImzPin *pin = data;

  g_free (pin->sha256);
  g_free (pin->name);
  g_free (pin);
}

ImzPins *
imz_pins_new_shipped (void)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (imz_trust_get_resource (), SHIPPED_PINS,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  ImzPins *self = imz_pins_new_from_bytes (bytes, &error);

  if (self == NULL)
    g_error ("%s: %s", SHIPPED_PINS, error->message);

  return self;
}

/* A day or a year, in Istanbul, stands for its first second, or for its last. */
static gboolean
read_moment (const char *text, gboolean last, gint64 *seconds)
{
  g_autofree char *whole = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = NULL;

  if (strlen (text) == strlen ("YYYY"))
    whole = g_strconcat (text, last ? "-12-31T23:59:59+03:00" : "-01-01T00:00:00+03:00", NULL);
  else if (strlen (text) == strlen ("YYYY-MM-DD"))
    whole = g_strconcat (text, last ? "T23:59:59+03:00" : "T00:00:00+03:00", NULL);

  moment = g_date_time_new_from_iso8601 (whole != NULL ? whole : text, utc);
  if (moment == NULL)
    return FALSE;

  *seconds = g_date_time_to_unix (moment);
  return TRUE;
}

/* Returns what is wrong with the group, or NULL. */
static const char *
read_pin (GKeyFile *file, const char *group, ImzPin *pin)
{
  g_autofree char *sha256 = g_key_file_get_string (file, group, KEY_SHA256, NULL);
  g_autofree char *not_before = g_key_file_get_string (file, group, KEY_NOT_BEFORE, NULL);
  g_autofree char *not_after = g_key_file_get_string (file, group, KEY_NOT_AFTER, NULL);

  pin->name = g_key_file_get_string (file, group, KEY_NAME, NULL);
  if (pin->name == NULL || *pin->name == '\0')
    return "no " KEY_NAME;

  if (sha256 == NULL)
    return "no " KEY_SHA256;
  pin->sha256 = g_ascii_strdown (sha256, -1);
  if (!imz_hex_is_lower (pin->sha256, SHA256_DIGITS))
    return KEY_SHA256 " is not 64 hexadecimal digits";

  if (not_before != NULL && !read_moment (not_before, FALSE, &pin->not_before))
    return KEY_NOT_BEFORE " is no date";
  if (not_after == NULL)
    return "no " KEY_NOT_AFTER;
  if (!read_moment (not_after, TRUE, &pin->not_after))
    return KEY_NOT_AFTER " is no date";
  if (pin->not_after <= pin->not_before)
    return KEY_NOT_AFTER " is not after " KEY_NOT_BEFORE;

  return NULL;
}

ImzPins *
imz_pins_new_from_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (ImzPins) self = g_new0 (ImzPins, 1);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;
  g_autoptr (GError) file_error = NULL;

  g_atomic_ref_count_init (&self->ref_count);
  self->pins = g_ptr_array_new_with_free_func (free_pin);

  if (g_bytes_get_size (bytes) > 0 &&
      !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &file_error)) {
    g_set_error_literal (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_BAD_FILE, file_error->message);
    return NULL;
  }

  groups = g_key_file_get_groups (file, NULL);
  for (char **group = groups; *group != NULL; group++) {
    ImzPin *pin = g_new0 (ImzPin, 1);
    const char *problem;

    g_ptr_array_add (self->pins, pin);
    problem = read_pin (file, *group, pin);
    if (problem == NULL && imz_pins_find (self, pin->sha256) != pin)
      problem = "its " KEY_SHA256 " stands in another group, too";
    if (problem != NULL) {
      g_set_error (error, IMZ_TRUST_ERROR, IMZ_TRUST_ERROR_BAD_FILE, "[%s]: %s", *group, problem);
      return NULL;
    }
  }

  return g_steal_pointer (&self);
}

ImzPins *
imz_pins_ref (ImzPins *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_pins_unref (ImzPins *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->pins);
  g_free (self);
}

const ImzPin *
imz_pins_find (const ImzPins *self, const char *sha256)
{
  for (guint i = 0; self != NULL && i < self->pins->len; i++) {
    const ImzPin *pin = self->pins->pdata[i];

    if (strcmp (pin->sha256, sha256) == 0)
      return pin;
  }

  return NULL;
}

guint
imz_pins_get_n (const ImzPins *self)
{
  return self->pins->len;
}

const ImzPin *
imz_pins_get (const ImzPins *self, guint i)
{
  return self->pins->pdata[i];
}
