/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-config-key.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"
#include "imz-province.h"

G_DEFINE_QUARK (imz - config - error - quark, imz_config_error)

/* Of the types a key can have, as GVariant writes them. */
#define STRING "s"
#define NUMBER "u"
#define SWITCH "b"
#define LIST "as"
#define NUMBERS "au"

#define GROUP "imzam" /* of a text that is read as one of a file */

/* What may stand between numbers. */
#define BETWEEN ";, \t"

/* How each is named to a person. */
static const struct {
  const char *type;
  const char *name;
} type_names[] = {
  { STRING, "a text" }, { NUMBER, "a whole number" },           { SWITCH, "true or false" },
  { LIST, "a list" },   { NUMBERS, "a list of whole numbers" },
};

static const struct {
  const char *name;
  const char *type;
  const char *initial; /* as GVariant writes it */
  guint least, most;   /* of a number, and of each of several */
  guint max_numbers;   /* of several */
  gboolean is_path;    /* absolute, or empty */
  gboolean is_id;      /* of a province */
  gboolean is_personal;
} keys[IMZ_N_CONFIG_KEYS] = {
  [IMZ_CONFIG_KEY_MODULE_PATH] = {
    .name = "module-path", .type = STRING, .initial = "''", .is_path = TRUE, .is_personal = TRUE,
  },
  [IMZ_CONFIG_KEY_DRIVER_DEADLINE] = {
    .name = "driver-deadline", .type = NUMBER, .initial = "8", .least = 1, .most = 120,
    .is_personal = TRUE,
  },
  [IMZ_CONFIG_KEY_REGISTERED_MODULES] = {
    .name = "registered-modules", .type = SWITCH, .initial = "false", .is_personal = TRUE,
  },
  [IMZ_CONFIG_KEY_ONLINE_CHECKS] = {
    .name = "online-checks", .type = SWITCH, .initial = "true", .is_personal = TRUE,
  },
  [IMZ_CONFIG_KEY_PROVINCE] = {
    .name = "province", .type = STRING, .initial = "'" IMZ_PROVINCE_DEFAULT "'", .is_id = TRUE,
    .is_personal = TRUE,
  },
  [IMZ_CONFIG_KEY_REMINDERS] = {
    .name = "reminders", .type = SWITCH, .initial = "true", .is_personal = TRUE,
  },
  [IMZ_CONFIG_KEY_QUIET_REMINDERS] = {
    .name = "quiet-reminders", .type = LIST, .initial = "[]", .is_personal = TRUE,
  },
  [IMZ_CONFIG_KEY_REMINDER_DAYS] = {
    .name = "reminder-days", .type = NUMBERS, .initial = "[90, 60, 30, 15, 7, 1]", .most = 365,
    .max_numbers = 12, .is_personal = TRUE,
  },
  [IMZ_CONFIG_KEY_E_ONAY_REMINDER_DAYS] = {
    .name = "e-onay-reminder-days", .type = NUMBERS, .initial = "[100, 45, 7]", .most = 365,
    .max_numbers = 12,
  },
  [IMZ_CONFIG_KEY_PASSWORD_REMINDER_DAYS] = {
    .name = "password-reminder-days", .type = NUMBERS, .initial = "[30, 7]", .most = 365,
    .max_numbers = 12,
  },
  [IMZ_CONFIG_KEY_HOSTS] = { .name = "hosts", .type = LIST, .initial = "[]" },
};

const char *
imz_config_key_get_name (ImzConfigKey key)
{
  return keys[key].name;
}

gboolean
imz_config_key_find (const char *name, ImzConfigKey *key)
{
  for (*key = 0; *key < IMZ_N_CONFIG_KEYS; (*key)++) {
    if (strcmp (keys[*key].name, name) == 0)
      return TRUE;
  }

  return FALSE;
}

gboolean
imz_config_key_is_personal (ImzConfigKey key)
{
  return keys[key].is_personal;
}

GVariant *
imz_config_key_get_default (ImzConfigKey key)
{
  return g_variant_parse (G_VARIANT_TYPE (keys[key].type), keys[key].initial, NULL, NULL, NULL);
}

static void
set_error_type (GError **error, const char *type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (type_names); i++) {
    if (strcmp (type_names[i].type, type) == 0)
      g_set_error (error, IMZ_CONFIG_ERROR, IMZ_CONFIG_ERROR_BAD_VALUE, "must be %s",
                   type_names[i].name);
  }
}

static GVariant *
read_number (GKeyFile *file, const char *group, const char *name, GError **error)
{
  guint64 number = g_key_file_get_uint64 (file, group, name, error);

  return g_variant_new_uint32 ((guint32) MIN (number, G_MAXUINT32)); /* far too large as well */
}

/* Without the blanks around each element, and without empty ones. */
static GVariant *
read_list (GKeyFile *file, const char *group, const char *name, GError **error)
{
  g_auto (GStrv) list = g_key_file_get_string_list (file, group, name, NULL, error);
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  if (list == NULL)
    return NULL;

  for (gsize i = 0; list[i] != NULL; i++) {
    if (*g_strstrip (list[i]) != '\0')
      g_ptr_array_add (elements, list[i]);
  }
  g_ptr_array_add (elements, NULL);

  return g_variant_new_strv ((const char *const *) elements->pdata, -1);
}

static void
set_error_numbers (GError **error, ImzConfigKey key)
{
  g_autofree char *least = g_strdup_printf ("%u", keys[key].least);
  g_autofree char *most = g_strdup_printf ("%u", keys[key].most);
  g_autofree char *count = g_strdup_printf ("%u", keys[key].max_numbers);
  g_autofree char *text = imz_phrase_expand (
    _ ("must be whole numbers from {least} to {most}, with commas between them, at most {count}"),
    "least", least, "most", most, "count", count, NULL);

  g_set_error_literal (error, IMZ_CONFIG_ERROR, IMZ_CONFIG_ERROR_BAD_VALUE, text);
}

/* (nullable) */
static GVariant *
parse_numbers (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, BETWEEN, -1);
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (gsize i = 0; words[i] != NULL; i++) {
    guint64 number;
    guint32 value;

    if (*words[i] == '\0')
      continue;
    if (!g_ascii_string_to_unsigned (words[i], 10, 0, G_MAXUINT32, &number, NULL))
      return NULL;
    value = (guint32) number;
    g_array_append_val (numbers, value);
  }

  return g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, numbers->data, numbers->len,
                                    sizeof (guint32));
}

static GVariant *
read_numbers (GKeyFile *file, const char *group, ImzConfigKey key, GError **error)
{
  g_autofree char *text = g_key_file_get_value (file, group, keys[key].name, NULL);
  GVariant *value = text != NULL ? parse_numbers (text) : NULL;

  if (value == NULL)
    set_error_numbers (error, key);

  return value;
}

static GVariant *
read_value (GKeyFile *file, const char *group, const char *name, const char *type, GError **error)
{
  g_autofree char *text = NULL;

  if (strcmp (type, NUMBER) == 0)
    return read_number (file, group, name, error);
  if (strcmp (type, SWITCH) == 0)
    return g_variant_new_boolean (g_key_file_get_boolean (file, group, name, error));
  if (strcmp (type, LIST) == 0)
    return read_list (file, group, name, error);

  text = g_key_file_get_string (file, group, name, error);

  return text != NULL ? g_variant_new_string (text) : NULL;
}

GVariant *
imz_config_key_read (ImzConfigKey key, GKeyFile *file, const char *group, GError **error)
{
  g_autoptr (GError) read_error = NULL;
  g_autoptr (GVariant) value = NULL;

  if (strcmp (keys[key].type, NUMBERS) == 0)
    value = read_numbers (file, group, key, error);
  else
    value = read_value (file, group, keys[key].name, keys[key].type, &read_error);

  if (value != NULL)
    g_variant_ref_sink (value);
  if (read_error != NULL) {
    set_error_type (error, keys[key].type);
    return NULL;
  }

  return value != NULL && imz_config_key_check (key, value, error) ? g_steal_pointer (&value)
                                                                   : NULL;
}

GVariant *
imz_config_key_parse (ImzConfigKey key, const char *text, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_value (file, GROUP, keys[key].name, text);

  return imz_config_key_read (key, file, GROUP, error);
}

static gboolean
are_numbers_good (ImzConfigKey key, GVariant *value)
{
  gsize n;
  const guint32 *numbers = g_variant_get_fixed_array (value, &n, sizeof (guint32));

  for (gsize i = 0; i < n; i++) {
    if (numbers[i] < keys[key].least || numbers[i] > keys[key].most)
      return FALSE;
  }

  return n <= keys[key].max_numbers;
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;

  return first < second ? 1 : first > second ? -1 : 0;
}

GArray *
imz_config_numbers_of (GVariant *value)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  gsize n;
  const guint32 *kept = g_variant_get_fixed_array (value, &n, sizeof (guint32));

  for (gsize i = 0; i < n; i++) {
    guint number = kept[i];

    g_array_append_val (numbers, number);
  }
  g_array_sort (numbers, compare_numbers);
  for (guint i = numbers->len; i > 1; i--) {
    if (g_array_index (numbers, guint, i - 1) == g_array_index (numbers, guint, i - 2))
      g_array_remove_index (numbers, i - 1);
  }

  return numbers;
}

gboolean
imz_config_key_check (ImzConfigKey key, GVariant *value, GError **error)
{
  if (strcmp (g_variant_get_type_string (value), keys[key].type) != 0) {
    set_error_type (error, keys[key].type);
    return FALSE;
  }

  if (strcmp (keys[key].type, NUMBER) == 0 && (g_variant_get_uint32 (value) < keys[key].least ||
                                               g_variant_get_uint32 (value) > keys[key].most)) {
    g_set_error (error, IMZ_CONFIG_ERROR, IMZ_CONFIG_ERROR_BAD_VALUE, "must be from %u to %u",
                 keys[key].least, keys[key].most);
    return FALSE;
  }

  if (strcmp (keys[key].type, NUMBERS) == 0 && !are_numbers_good (key, value)) {
    set_error_numbers (error, key);
    return FALSE;
  }

  if (keys[key].is_path && *g_variant_get_string (value, NULL) != '\0' &&
      !g_path_is_absolute (g_variant_get_string (value, NULL))) {
    g_set_error_literal (error, IMZ_CONFIG_ERROR, IMZ_CONFIG_ERROR_BAD_VALUE,
                         "must be a whole path, from / on");
    return FALSE;
  }

  if (keys[key].is_id && !imz_province_is_id (g_variant_get_string (value, NULL))) {
    g_set_error_literal (error, IMZ_CONFIG_ERROR, IMZ_CONFIG_ERROR_BAD_VALUE,
                         _ ("must be lower-case letters, digits and hyphens"));
    return FALSE;
  }

  return TRUE;
}
