/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-key-lines.h"

#include <glib/gi18n-lib.h>

#include "imz-display-text.h"
#include "imz-file-text.h"

enum {
  MAX_GROUPS = 500,       /* far more than any file of ours has */
  MAX_NAME_LENGTH = 60,   /* of a group or key; so is this */
  MAX_TEXT_LENGTH = 2000, /* in characters */
};

struct _ImzKeyLines {
  GKeyFile *file;
  GHashTable *lines; /* group, or group and key, as join_names() writes them → line, from 1 on */
};

static char *
join_names (const char *group, const char *key)
{
  return key != NULL ? g_strconcat (group, "\n", key, NULL) : g_strdup (group);
}

/* `format` has one place, for `what`, which may be anything. */
static gboolean
fail_at (GError **error, guint line, const char *format, const char *what)
{
  g_autofree char *shown = imz_display_text_quoted (what);
  g_autoptr (GString) reason = g_string_new (format);

  g_string_replace (reason, "%s", shown, 1);
  imz_file_text_set_error (error, line, reason->str);

  return FALSE;
}

/* “Encoding” would tell GKeyFile in which characters the file is written. */
static gboolean
is_key_name (const char *name)
{
  gsize length = strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-");

  return length > 0 && length <= MAX_NAME_LENGTH && strcmp (name, "Encoding") != 0 &&
         (name[length] == '\0' || strcmp (name + length, "[en]") == 0);
}

static gboolean
is_group_name (const char *name)
{
  gsize length = strspn (name, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_-. ");

  return length > 0 && length <= MAX_NAME_LENGTH && name[length] == '\0';
}

/* Returns FALSE if the names stood on an earlier line already. */
static gboolean
note_line (ImzKeyLines *self, const char *group, const char *key, guint line)
{
  return g_hash_table_insert (self->lines, join_names (group, key), GUINT_TO_POINTER (line));
}

static gboolean
scan_group (ImzKeyLines *self, char *text, guint line, char **group, GError **error)
{
  gsize length = strlen (text);

  if (text[length - 1] != ']')
    return fail_at (error, line, _ ("“%s” is neither a group nor a key with its value"), text);

  text[length - 1] = '\0';
  if (!is_group_name (text + 1))
    return fail_at (error, line, _ ("there is no group [%s]"), text + 1);
  if (!note_line (self, text + 1, NULL, line))
    return fail_at (error, line, _ ("the group [%s] stands here a second time"), text + 1);

  g_free (*group);
  *group = g_strdup (text + 1);

  return TRUE;
}

/* GKeyFile is not at its best with others. */
static gboolean
has_known_escapes (const char *value)
{
  for (const char *p = strchr (value, '\\'); p != NULL; p = strchr (p + 2, '\\')) {
    if (p[1] == '\0' || strchr ("sntr\\;", p[1]) == NULL)
      return FALSE;
  }

  return TRUE;
}

static gboolean
scan_key (ImzKeyLines *self, char *text, guint line, const char *group, GError **error)
{
  char *equals = strchr (text, '=');

  if (equals == NULL)
    return fail_at (error, line, _ ("“%s” is neither a group nor a key with its value"), text);

  *equals = '\0';
  g_strchomp (text);
  if (group == NULL)
    return fail_at (error, line, _ ("“%s” stands before the first group"), text);
  if (!is_key_name (text))
    return fail_at (error, line, _ ("there is no key “%s”"), text);
  if (!note_line (self, group, text, line))
    return fail_at (error, line, _ ("“%s” stands here a second time"), text);
  if (!has_known_escapes (equals + 1))
    return fail_at (error, line, _ ("“%s” holds a backslash that means nothing; write two"), text);

  return TRUE;
}

/* Cuts `text` into its lines. */
static gboolean
scan (ImzKeyLines *self, char *text, GError **error)
{
  g_autofree char *group = NULL;
  gboolean is_sound = TRUE;
  guint n_groups = 0;
  char *next = text;

  for (guint i = 1; next != NULL && is_sound; i++) {
    char *line = next;

    next = strchr (line, '\n');
    if (next != NULL)
      *next++ = '\0';

    g_strstrip (line);
    if (*line == '[' && ++n_groups > MAX_GROUPS)
      is_sound = fail_at (error, i, _ ("there are far too many groups"), "");
    else if (*line == '[')
      is_sound = scan_group (self, line, i, &group, error);
    else if (*line != '\0' && *line != '#')
      is_sound = scan_key (self, line, i, group, error);
  }

  return is_sound;
}

ImzKeyLines *
imz_key_lines_new (GBytes *data, GError **error)
{
  g_autoptr (ImzKeyLines) self = g_new0 (ImzKeyLines, 1);
  g_autoptr (GError) file_error = NULL;
  g_autofree char *text = imz_file_text_new (data, error);
  g_autofree char *copy = g_strdup (text);

  self->file = g_key_file_new ();
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (text == NULL || !scan (self, copy, error))
    return NULL;

  if (*text != '\0' && !g_key_file_load_from_data (self->file, text, strlen (text),
                                                   G_KEY_FILE_KEEP_TRANSLATIONS, &file_error)) {
    g_autofree char *reason = imz_display_text (file_error->message, strlen (file_error->message));

    imz_file_text_set_error (error, 1, reason);
    return NULL;
  }

  return g_steal_pointer (&self);
}

void
imz_key_lines_free (ImzKeyLines *self)
{
  g_key_file_unref (self->file);
  g_hash_table_unref (self->lines);
  g_free (self);
}

char **
imz_key_lines_get_groups (const ImzKeyLines *self)
{
  return g_key_file_get_groups (self->file, NULL);
}

gboolean
imz_key_lines_has_group (const ImzKeyLines *self, const char *group)
{
  return g_key_file_has_group (self->file, group);
}

gboolean
imz_key_lines_check_keys (const ImzKeyLines *self,
                          const char *group,
                          const char *const *known,
                          GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (self->file, group, NULL, NULL);

  for (gsize i = 0; keys[i] != NULL; i++) {
    if (!g_strv_contains (known, keys[i])) {
      imz_key_lines_set_error (self, group, keys[i], error, _ ("there is no key “%s” in [%s]"),
                               keys[i], group);
      return FALSE;
    }
  }

  return TRUE;
}

static gboolean
check_text (const ImzKeyLines *self,
            const char *group,
            const char *key,
            const char *text,
            GError **error)
{
  if (imz_display_text_is_blank (text))
    imz_key_lines_set_error (self, group, key, error, _ ("“%s” is empty"), key);
  else if (g_utf8_strlen (text, -1) > MAX_TEXT_LENGTH)
    imz_key_lines_set_error (self, group, key, error, _ ("“%s” has more than %d characters"), key,
                             MAX_TEXT_LENGTH);
  else if (!imz_display_text_is_plain (text))
    imz_key_lines_set_error (self, group, key, error,
                             _ ("“%s” holds a character that cannot be shown in one line"), key);
  else
    return TRUE;

  return FALSE;
}

gboolean
imz_key_lines_read (const ImzKeyLines *self,
                    const char *group,
                    const char *key,
                    char **text,
                    GError **error)
{
  g_autoptr (GError) file_error = NULL;
  g_autofree char *value = NULL;

  *text = NULL;
  if (!g_key_file_has_key (self->file, group, key, NULL))
    return TRUE;

  value = g_key_file_get_string (self->file, group, key, &file_error);
  if (file_error != NULL) {
    imz_key_lines_set_error (self, group, key, error,
                             _ ("“%s” holds a backslash that means nothing; write two"), key);
    return FALSE;
  }
  if (!check_text (self, group, key, g_strstrip (value), error))
    return FALSE;

  *text = g_steal_pointer (&value);
  return TRUE;
}

gboolean
imz_key_lines_read_list (const ImzKeyLines *self,
                         const char *group,
                         const char *key,
                         char ***list,
                         GError **error)
{
  g_autoptr (GError) file_error = NULL;
  g_auto (GStrv) elements = NULL;

  *list = NULL;
  if (!g_key_file_has_key (self->file, group, key, NULL)) {
    *list = g_new0 (char *, 1);
    return TRUE;
  }

  elements = g_key_file_get_string_list (self->file, group, key, NULL, &file_error);
  if (file_error != NULL) {
    imz_key_lines_set_error (self, group, key, error,
                             _ ("“%s” holds a backslash that means nothing; write two"), key);
    return FALSE;
  }
  for (gsize i = 0; elements[i] != NULL; i++) {
    if (imz_display_text_is_blank (g_strstrip (elements[i]))) {
      imz_key_lines_set_error (self, group, key, error, _ ("an element of “%s” is empty"), key);
      return FALSE;
    }
    if (!check_text (self, group, key, elements[i], error))
      return FALSE;
  }

  *list = g_steal_pointer (&elements);
  return TRUE;
}

static guint
find_line (const ImzKeyLines *self, const char *group, const char *key)
{
  g_autofree char *names = join_names (group, key);
  guint line = GPOINTER_TO_UINT (g_hash_table_lookup (self->lines, names));

  return line == 0 && key != NULL ? find_line (self, group, NULL) : line;
}

void
imz_key_lines_set_error (const ImzKeyLines *self,
                         const char *group,
                         const char *key,
                         GError **error,
                         const char *format,
                         ...)
{
  guint line = group != NULL ? find_line (self, group, key) : 0;
  g_autofree char *reason = NULL;
  va_list args;

  va_start (args, format);
  reason = g_strdup_vprintf (format, args);
  va_end (args);
  imz_file_text_set_error (error, MAX (line, 1), reason);
}
