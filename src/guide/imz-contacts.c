/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-contacts.h"

#include "imz-bilingual.h"
#include "imz-guides-resources.h"
#include "imz-key-lines.h"

#define PATH "/tr/imzam/Imzam/contacts.ini"
#define SCHEME "https://"
#define HOST_CHARACTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-."
#define PHONE_CHARACTERS G_CSET_DIGITS " ()-"

enum {
  FEWEST_DIGITS = 7, /* of a phone number; 444 5 576 */
  MOST_DIGITS = 15,
};

static void
free_contact (gpointer data)
{
  ImzContact *contact = data;

  g_free (contact->label);
  g_free (contact->text);
  g_free (contact->address);
  g_free (contact);
}

/* (nullable) */
static char *
find_phone (const char *text)
{
  const char *number = text + (*text == '+');
  g_autoptr (GString) address = g_string_new (*text == '+' ? "tel:+" : "tel:");
  gsize n_digits = 0;

  if (number[strspn (number, PHONE_CHARACTERS)] != '\0')
    return NULL;

  for (const char *p = number; *p != '\0'; p++) {
    if (g_ascii_isdigit (*p)) {
      g_string_append_c (address, *p);
      n_digits++;
    }
  }

  return n_digits >= FEWEST_DIGITS && n_digits <= MOST_DIGITS
           ? g_string_free (g_steal_pointer (&address), FALSE)
           : NULL;
}

/* With a dot in it, behind the last of which stand letters. */
static gboolean
is_host (const char *text, gsize length)
{
  g_autofree char *host = g_strndup (text, length);
  const char *dot = strrchr (host, '.');

  return dot != NULL && g_ascii_isalnum (*host) && host[strspn (host, HOST_CHARACTERS)] == '\0' &&
         strlen (dot + 1) >= 2 && dot[1 + strspn (dot + 1, G_CSET_A_2_Z G_CSET_a_2_z)] == '\0';
}

/* (nullable) */
static char *
find_mail (const char *text)
{
  const char *at = strchr (text, '@');
  gsize length = at != NULL ? (gsize) (at - text) : 0;

  if (length == 0 || strspn (text, HOST_CHARACTERS "_+") != length ||
      !is_host (at + 1, strlen (at + 1)))
    return NULL;

  return g_strconcat ("mailto:", text, NULL);
}

/* (nullable) */
static char *
find_page (const char *text)
{
  const char *host = g_str_has_prefix (text, SCHEME) ? text + strlen (SCHEME) : text;
  gsize length = strcspn (host, "/");

  if (!is_host (host, length) || strpbrk (host, " \\\"<>") != NULL)
    return NULL;

  return g_strconcat (SCHEME, host, NULL);
}

static void
add_contact (GPtrArray *contacts, const char *label, const char *text)
{
  ImzContact *contact = g_new0 (ImzContact, 1);

  contact->label = g_strdup (label);
  contact->text = g_strdup (text);
  contact->address = find_phone (text);
  if (contact->address == NULL)
    contact->address = find_mail (text);
  if (contact->address == NULL)
    contact->address = find_page (text);
  g_ptr_array_add (contacts, contact);
}

/* What the tests have tried is sound. */
static void
add_shipped (GPtrArray *contacts)
{
  g_autoptr (GBytes) data =
    g_resource_lookup_data (imz_guides_get_resource (), PATH, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzKeyLines) lines = imz_key_lines_new (data, &error);
  g_auto (GStrv) groups = lines != NULL ? imz_key_lines_get_groups (lines) : NULL;

  for (gsize i = 0; groups != NULL && groups[i] != NULL; i++) {
    g_autofree char *text = NULL;
    ImzBilingual label = { NULL };

    if (imz_bilingual_read (&label, lines, groups[i], "Label", &error) &&
        imz_key_lines_read (lines, groups[i], "Text", &text, &error))
      add_contact (contacts, imz_bilingual_get (&label), text);
    imz_bilingual_clear (&label);
  }
  if (error != NULL)
    g_error ("contacts.ini: %s", error->message);
}

GPtrArray *
imz_contacts_list (const ImzProvince *province)
{
  const char *const *own = imz_province_get_contact (province);
  GPtrArray *contacts = g_ptr_array_new_with_free_func (free_contact);

  add_shipped (contacts);
  for (gsize i = 0; own[i] != NULL; i++)
    add_contact (contacts, imz_province_get_name (province), own[i]);

  return contacts;
}
