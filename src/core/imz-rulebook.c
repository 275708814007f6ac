/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-rulebook.h"

#include <glib/gi18n-lib.h>

#include "imz-bilingual.h"
#include "imz-calendar.h"
#include "imz-display-text.h"

#define RULE_GROUP "rule "
#define KEY_TEXT "Text"
#define KEY_SOURCE "Source"
#define KEY_DIFFERS "Differs"
#define CONFLICT "↔" /* between documents that contradict each other */

#define SOURCE_GROUP "source "
#define KEY_TITLE "Title"
#define KEY_DATE "Date"

enum {
  MAX_ID_LENGTH = 16,
};

/* Shared by the rulebooks it is in. */
typedef struct {
  char *id;
  ImzBilingual text;
  char *source; /* the keys with what stands between them */
  GStrv source_keys;
  ImzBilingual differs;
} Rule;

typedef struct {
  char *key;
  ImzBilingual title;
  char *date; /* (nullable) */
} Source;

struct _ImzRule {
  Rule *rule;
  const char *source_date; /* by the documents of this rulebook */
};

struct _ImzRulebook {
  GArray *rules;      /* of ImzRule */
  GPtrArray *sources; /* of Source */
};

static void
clear_rule (gpointer data)
{
  Rule *rule = data;

  g_free (rule->id);
  imz_bilingual_clear (&rule->text);
  g_free (rule->source);
  g_strfreev (rule->source_keys);
  imz_bilingual_clear (&rule->differs);
}

static void
clear_entry (gpointer data)
{
  ImzRule *entry = data;

  g_atomic_rc_box_release_full (entry->rule, clear_rule);
}

static void
clear_source (gpointer data)
{
  Source *source = data;

  g_free (source->key);
  imz_bilingual_clear (&source->title);
  g_free (source->date);
}

static void
release_source (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_source);
}

static gboolean
is_id (const char *text)
{
  gsize length = strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS);

  return length > 0 && length <= MAX_ID_LENGTH && text[length] == '\0';
}

/* Of "S0.9" that of S0. */
static Source *
find_source (const ImzRulebook *self, const char *key)
{
  gsize length = strcspn (key, ".");

  for (guint i = 0; i < self->sources->len; i++) {
    Source *source = g_ptr_array_index (self->sources, i);

    if (strlen (source->key) == length && strncmp (source->key, key, length) == 0)
      return source;
  }

  return NULL;
}

/* Takes one that replaces that of the same key. */
static void
add_source (ImzRulebook *self, Source *source)
{
  for (guint i = 0; i < self->sources->len; i++) {
    Source *old = g_ptr_array_index (self->sources, i);

    if (strcmp (old->key, source->key) == 0) {
      self->sources->pdata[i] = source;
      release_source (old);
      return;
    }
  }

  g_ptr_array_add (self->sources, source);
}

static void
add_rule (ImzRulebook *self, Rule *rule)
{
  const ImzRule entry = { rule, NULL };

  for (guint i = 0; i < self->rules->len; i++) {
    ImzRule *old = &g_array_index (self->rules, ImzRule, i);

    if (strcmp (old->rule->id, rule->id) == 0) {
      clear_entry (old);
      *old = entry;
      return;
    }
  }

  g_array_append_val (self->rules, entry);
}

static gboolean
fail_missing (const ImzKeyLines *lines, const char *group, const char *key, GError **error)
{
  imz_key_lines_set_error (lines, group, NULL, error, _ ("“%s” is missing in [%s]"), key, group);
  return FALSE;
}

static gboolean
check_id (const ImzKeyLines *lines, const char *group, const char *id, GError **error)
{
  if (is_id (id))
    return TRUE;

  imz_key_lines_set_error (lines, group, NULL, error,
                           _ ("“%s” must be letters and digits without blanks, %d at most"), id,
                           MAX_ID_LENGTH);
  return FALSE;
}

static gboolean
fill_source (Source *source, const ImzKeyLines *lines, const char *group, GError **error)
{
  static const char *const known[] = { KEY_TITLE, KEY_TITLE "[en]", KEY_DATE, NULL };
  GDate day;

  if (!check_id (lines, group, source->key, error) ||
      !imz_key_lines_check_keys (lines, group, known, error) ||
      !imz_bilingual_read (&source->title, lines, group, KEY_TITLE, error) ||
      !imz_key_lines_read (lines, group, KEY_DATE, &source->date, error))
    return FALSE;

  if (source->title.turkish == NULL)
    return fail_missing (lines, group, KEY_TITLE, error);
  if (source->date != NULL && !imz_calendar_parse_day (source->date, &day, NULL)) {
    g_autofree char *shown = imz_display_text_quoted (source->date);

    imz_key_lines_set_error (lines, group, KEY_DATE, error, _ ("“%s” is no day of the form %s"),
                             shown, "2026-01-31");
    return FALSE;
  }

  return TRUE;
}

static gboolean
read_source (ImzRulebook *self, const ImzKeyLines *lines, const char *group, GError **error)
{
  Source *source = g_atomic_rc_box_new0 (Source);

  source->key = g_strdup (group + strlen (SOURCE_GROUP));
  if (!fill_source (source, lines, group, error)) {
    release_source (source);
    return FALSE;
  }

  add_source (self, source);
  return TRUE;
}

/* Cuts "S0.6↔S4,W" into its keys; however it was spaced, it is "S0.6 ↔ S4, W" then. */
static void
split_sources (Rule *rule, const char *list)
{
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  const char *p = list;

  for (gboolean is_last = FALSE; !is_last;) {
    const char *comma = strchr (p, ',');
    const char *conflict = strstr (p, CONFLICT);
    gboolean is_conflict = conflict != NULL && (comma == NULL || conflict < comma);
    const char *end = is_conflict ? conflict : comma;
    g_autofree char *key = end != NULL ? g_strndup (p, (gsize) (end - p)) : g_strdup (p);

    g_strv_builder_add (keys, g_strstrip (key));
    g_string_append (text, key);
    is_last = end == NULL;
    if (!is_last) {
      g_string_append (text, is_conflict ? " " CONFLICT " " : ", ");
      p = end + (is_conflict ? strlen (CONFLICT) : 1);
    }
  }

  rule->source_keys = g_strv_builder_end (keys);
  rule->source = g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
check_sources (ImzRulebook *self,
               const ImzKeyLines *lines,
               const char *group,
               const Rule *rule,
               GError **error)
{
  for (gsize i = 0; rule->source_keys[i] != NULL; i++) {
    if (find_source (self, rule->source_keys[i]) == NULL) {
      g_autofree char *shown = imz_display_text_quoted (rule->source_keys[i]);

      imz_key_lines_set_error (lines, group, KEY_SOURCE, error,
                               _ ("there is no source “%s”; a group [source …] makes one known"),
                               shown);
      return FALSE;
    }
  }

  return TRUE;
}

static gboolean
fill_rule (Rule *rule,
           ImzRulebook *self,
           const ImzKeyLines *lines,
           const char *group,
           GError **error)
{
  static const char *const known[] = {
    KEY_TEXT, KEY_TEXT "[en]", KEY_SOURCE, KEY_DIFFERS, KEY_DIFFERS "[en]", NULL,
  };
  g_autofree char *sources = NULL;

  if (!check_id (lines, group, rule->id, error) ||
      !imz_key_lines_check_keys (lines, group, known, error) ||
      !imz_bilingual_read (&rule->text, lines, group, KEY_TEXT, error) ||
      !imz_key_lines_read (lines, group, KEY_SOURCE, &sources, error) ||
      !imz_bilingual_read (&rule->differs, lines, group, KEY_DIFFERS, error))
    return FALSE;

  if (rule->text.turkish == NULL)
    return fail_missing (lines, group, KEY_TEXT, error);
  if (sources == NULL)
    return fail_missing (lines, group, KEY_SOURCE, error);

  split_sources (rule, sources);
  return check_sources (self, lines, group, rule, error);
}

static gboolean
read_rule (ImzRulebook *self, const ImzKeyLines *lines, const char *group, GError **error)
{
  ImzRule entry = { g_atomic_rc_box_new0 (Rule), NULL };

  entry.rule->id = g_strdup (group + strlen (RULE_GROUP));
  if (!fill_rule (entry.rule, self, lines, group, error)) {
    clear_entry (&entry);
    return FALSE;
  }

  add_rule (self, entry.rule);
  return TRUE;
}

static gboolean
read_groups (
  ImzRulebook *self,
  const ImzKeyLines *lines,
  const char *prefix,
  gboolean (*read) (ImzRulebook *self, const ImzKeyLines *lines, const char *group, GError **error),
  GError **error)
{
  g_auto (GStrv) groups = imz_key_lines_get_groups (lines);

  for (gsize i = 0; groups[i] != NULL; i++) {
    if (g_str_has_prefix (groups[i], prefix) && !read (self, lines, groups[i], error))
      return FALSE;
  }

  return TRUE;
}

/* The first document speaks: an undated one does not borrow the date of another. */
static void
date_rules (ImzRulebook *self)
{
  for (guint i = 0; i < self->rules->len; i++) {
    ImzRule *entry = &g_array_index (self->rules, ImzRule, i);
    const char *date = find_source (self, entry->rule->source_keys[0])->date;

    entry->source_date = date != NULL ? date : IMZ_RULE_UNDATED;
  }
}

static ImzRulebook *
new_from_base (ImzRulebook *base)
{
  ImzRulebook *self = g_new0 (ImzRulebook, 1);

  self->rules = g_array_new (FALSE, FALSE, sizeof (ImzRule));
  g_array_set_clear_func (self->rules, clear_entry);
  self->sources = g_ptr_array_new_with_free_func (release_source);
  for (guint i = 0; base != NULL && i < base->rules->len; i++)
    add_rule (self, g_atomic_rc_box_acquire (g_array_index (base->rules, ImzRule, i).rule));
  for (guint i = 0; base != NULL && i < base->sources->len; i++)
    add_source (self, g_atomic_rc_box_acquire (g_ptr_array_index (base->sources, i)));

  return self;
}

ImzRulebook *
imz_rulebook_new_from_data (GBytes *data, ImzRulebook *base, GError **error)
{
  g_autoptr (ImzKeyLines) lines = imz_key_lines_new (data, error);

  return lines != NULL ? imz_rulebook_new_from_lines (lines, base, error) : NULL;
}

ImzRulebook *
imz_rulebook_new_from_lines (const ImzKeyLines *lines, ImzRulebook *base, GError **error)
{
  g_autoptr (ImzRulebook) self = new_from_base (base);

  if (!read_groups (self, lines, SOURCE_GROUP, read_source, error) ||
      !read_groups (self, lines, RULE_GROUP, read_rule, error))
    return NULL;
  date_rules (self);

  return g_steal_pointer (&self);
}

void
imz_rulebook_free (ImzRulebook *self)
{
  g_array_unref (self->rules);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

guint
imz_rulebook_get_n_rules (const ImzRulebook *self)
{
  return self->rules->len;
}

const ImzRule *
imz_rulebook_get_rule (const ImzRulebook *self, guint index)
{
  g_return_val_if_fail (index < self->rules->len, NULL);

  return &g_array_index (self->rules, ImzRule, index);
}

const ImzRule *
imz_rulebook_find_rule (const ImzRulebook *self, const char *id)
{
  for (guint i = 0; i < self->rules->len; i++) {
    const ImzRule *entry = &g_array_index (self->rules, ImzRule, i);

    if (strcmp (entry->rule->id, id) == 0)
      return entry;
  }

  return NULL;
}

gboolean
imz_rulebook_find_source (const ImzRulebook *self, const char *key, ImzRuleSource *source)
{
  const Source *found = find_source (self, key);

  if (found == NULL)
    return FALSE;

  *source = (ImzRuleSource){ found->key, imz_bilingual_get (&found->title), found->date };
  return TRUE;
}

const char *
imz_rule_get_id (const ImzRule *self)
{
  return self->rule->id;
}

const char *
imz_rule_get_text (const ImzRule *self)
{
  return imz_bilingual_get (&self->rule->text);
}

const char *
imz_rule_get_source (const ImzRule *self)
{
  return self->rule->source;
}

const char *const *
imz_rule_get_source_keys (const ImzRule *self)
{
  return (const char *const *) self->rule->source_keys;
}

const char *
imz_rule_get_source_date (const ImzRule *self)
{
  return self->source_date;
}

const char *
imz_rule_get_differs (const ImzRule *self)
{
  return imz_bilingual_get (&self->rule->differs);
}
