/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "calendar-validator.h"

#define MAX_OCTETS 75
#define LINE_END "\r\n"

typedef struct {
  const char *component;
  const char *property;
  const char *value; /* a regular expression, of all behind the name: parameters too */
  gboolean is_required;
} Property;

#define TEXT ":([^\\\\;,]|\\\\[\\\\;,n])*"
#define DAY ";VALUE=DATE:[0-9]{8}"

static const Property properties[] = {
  { "VCALENDAR", "VERSION", ":2\\.0", TRUE },
  { "VCALENDAR", "PRODID", TEXT, TRUE },
  { "VCALENDAR", "CALSCALE", ":GREGORIAN", FALSE },
  { "VCALENDAR", "METHOD", ":PUBLISH", FALSE },
  { "VEVENT", "UID", TEXT, TRUE },
  { "VEVENT", "DTSTAMP", ":[0-9]{8}T[0-9]{6}Z", TRUE },
  { "VEVENT", "DTSTART", DAY, TRUE },
  { "VEVENT", "DTEND", DAY, FALSE },
  { "VEVENT", "SUMMARY", TEXT, FALSE },
  { "VEVENT", "DESCRIPTION", TEXT, FALSE },
  { "VEVENT", "TRANSP", ":(OPAQUE|TRANSPARENT)", FALSE },
  { "VALARM", "ACTION", ":DISPLAY", TRUE },
  { "VALARM", "DESCRIPTION", TEXT, TRUE },
  { "VALARM", "TRIGGER", ":-?P(([0-9]+D)(T[0-9]+H)?|T[0-9]+H)", TRUE },
};

static const struct {
  const char *component;
  const char *outer;
} components[] = {
  { "VCALENDAR", "" },
  { "VEVENT", "VCALENDAR" },
  { "VALARM", "VEVENT" },
};

typedef struct {
  GPtrArray *open;  /* (element-type utf8): components, the innermost last */
  GPtrArray *seen;  /* (element-type GHashTable): of each of them, the properties it has */
  GHashTable *uids; /* no two events may have the same one */
} State;

static const char *
get_component (State *state)
{
  return state->open->len > 0 ? state->open->pdata[state->open->len - 1] : "";
}

static char *
begin (State *state, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (components); i++) {
    if (g_str_equal (components[i].component, name)) {
      if (!g_str_equal (components[i].outer, get_component (state)))
        return g_strdup_printf ("%s in “%s”", name, get_component (state));
      g_ptr_array_add (state->open, (gpointer) components[i].component);
      g_ptr_array_add (state->seen, g_hash_table_new (g_str_hash, g_str_equal));
      return NULL;
    }
  }

  return g_strdup_printf ("there is no component %s", name);
}

static char *
end (State *state, const char *name)
{
  GHashTable *seen;

  if (!g_str_equal (name, get_component (state)))
    return g_strdup_printf ("END:%s in “%s”", name, get_component (state));

  seen = state->seen->pdata[state->seen->len - 1];
  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++) {
    if (g_str_equal (properties[i].component, name) && properties[i].is_required &&
        !g_hash_table_contains (seen, properties[i].property))
      return g_strdup_printf ("%s without %s", name, properties[i].property);
  }
  g_ptr_array_set_size (state->open, (int) state->open->len - 1);
  g_ptr_array_set_size (state->seen, (int) state->seen->len - 1);

  return NULL;
}

static gboolean
is_day (const char *value)
{
  guint number = (guint) g_ascii_strtoull (strchr (value, ':') + 1, NULL, 10);

  return g_date_valid_dmy ((GDateDay) (number % 100), (GDateMonth) (number / 100 % 100),
                           (GDateYear) (number / 10000));
}

static char *
check_value (State *state, const Property *property, const char *value)
{
  g_autofree char *pattern = g_strdup_printf ("^(%s)$", property->value);

  if (!g_regex_match_simple (pattern, value, G_REGEX_DOLLAR_ENDONLY, 0))
    return g_strdup_printf ("%s cannot be “%s”", property->property, value);
  if (g_str_equal (property->value, DAY) && !is_day (value))
    return g_strdup_printf ("“%s” is no day", value);
  if (g_str_equal (property->property, "UID") && !g_hash_table_add (state->uids, g_strdup (value)))
    return g_strdup_printf ("two events are “%s”", value);

  return NULL;
}

static char *
check_property (State *state, const char *line)
{
  gsize length = strcspn (line, ":;");
  g_autofree char *name = g_strndup (line, length);

  if (g_str_equal (name, "BEGIN"))
    return begin (state, line + length + 1);
  if (g_str_equal (name, "END"))
    return end (state, line + length + 1);

  for (gsize i = 0; i < G_N_ELEMENTS (properties); i++) {
    if (!g_str_equal (properties[i].component, get_component (state)) ||
        !g_str_equal (properties[i].property, name))
      continue;
    if (!g_hash_table_add (state->seen->pdata[state->seen->len - 1],
                           (gpointer) properties[i].property))
      return g_strdup_printf ("%s twice", name);
    return check_value (state, &properties[i], line + length);
  }

  return g_strdup_printf ("%s in “%s”", name, get_component (state));
}

static char *
check_physical_lines (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, LINE_END, -1);
  guint n_lines = g_strv_length (lines);

  if (!g_str_has_suffix (text, LINE_END))
    return g_strdup ("the last line does not end");

  for (guint i = 0; i + 1 < n_lines; i++) {
    if (strlen (lines[i]) > MAX_OCTETS)
      return g_strdup_printf ("line %u has %" G_GSIZE_FORMAT " octets", i + 1, strlen (lines[i]));
    if (*lines[i] == '\0' || strpbrk (lines[i], "\r\n") != NULL)
      return g_strdup_printf ("line %u is empty, or ends otherwise", i + 1);
    if (!g_utf8_validate (lines[i], -1, NULL))
      return g_strdup_printf ("a letter is torn apart in line %u", i + 1);
  }

  return NULL;
}

char **
calendar_validator_unfold (const char *text)
{
  g_autoptr (GString) unfolded = g_string_new (text);

  g_string_replace (unfolded, LINE_END " ", "", 0);
  if (g_str_has_suffix (unfolded->str, LINE_END))
    g_string_truncate (unfolded, unfolded->len - strlen (LINE_END));

  return g_strsplit (unfolded->str, LINE_END, -1);
}

char *
calendar_validator_check (const char *text)
{
  char *problem = check_physical_lines (text);
  g_auto (GStrv) lines = calendar_validator_unfold (text);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GPtrArray) seen = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_autoptr (GHashTable) uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  State state = { .open = open, .seen = seen, .uids = uids };

  for (guint i = 0; problem == NULL && lines[i] != NULL; i++) {
    if (i > 0 && open->len == 0)
      problem = g_strdup_printf ("“%s” behind the end", lines[i]);
    else
      problem = check_property (&state, lines[i]);
  }
  if (problem == NULL && open->len > 0)
    problem = g_strdup_printf ("%s has no end", get_component (&state));

  return problem;
}
