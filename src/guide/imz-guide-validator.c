/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-validator.h"

#include <glib/gi18n-lib.h>

#include "imz-display-text.h"
#include "imz-guide-text.h"

#define SCHEME "https://"
#define HOST_CHARACTERS G_CSET_a_2_z G_CSET_DIGITS "-."
#define PATH_CHARACTERS G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-._~:/?#[]@!$&'()*+,;=%"
#define NOWHERE G_MAXUINT

static gboolean
is_host (const char *name, gsize length, const char *const *hosts)
{
  for (gsize i = 0; hosts[i] != NULL; i++) {
    gsize known = strlen (hosts[i]);

    if (length >= known && strncmp (name + length - known, hosts[i], known) == 0 &&
        (length == known || name[length - known - 1] == '.'))
      return TRUE;
  }

  return FALSE;
}

/* Between scheme and path there is a host and nothing else: no user, no port, no other way to write it. */
static gboolean
check_link (ImzGuideDraft *draft, const ImzGuideWorld *world, const char *link, GError **error)
{
  g_autofree char *shown = imz_display_text_quoted (link);
  const char *host = link + strlen (SCHEME);
  const char *path;

  if (!g_str_has_prefix (link, SCHEME))
    return imz_guide_draft_fail (draft, error, _ ("“%s” must begin with “%s”"), shown, SCHEME);

  path = host + strspn (host, HOST_CHARACTERS);
  if (!g_ascii_isalnum (*host) || g_strstr_len (host, path - host, "..") != NULL ||
      strchr ("/?#", *path) == NULL || path[strspn (path, PATH_CHARACTERS)] != '\0')
    return imz_guide_draft_fail (draft, error, _ ("“%s” is no plain address"), shown);
  if (!is_host (host, (gsize) (path - host), world->hosts))
    return imz_guide_draft_fail (draft, error,
                                 _ ("“%s” does not lie on a host that guides may lead to"), shown);

  return TRUE;
}

static gboolean
check_text (ImzGuideDraft *draft, const char *text, GError **error)
{
  g_autofree char *place = imz_guide_text_find_wrong_place (text);
  g_autofree char *whole = place != NULL ? g_strdup_printf ("{%s}", place) : NULL;
  g_autofree char *shown = whole != NULL ? imz_display_text_quoted (whole) : NULL;

  return place == NULL ||
         imz_guide_draft_fail (draft, error, _ ("there is no place %s to be filled"), shown);
}

static gboolean
has_answer (const ImzGuide *guide, const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", 2);
  const ImzGuideStep *step =
    g_strv_length (parts) == 2 ? imz_guide_find_step (guide, parts[0], NULL) : NULL;

  for (guint i = 0; step != NULL && i < step->answers->len; i++) {
    if (strcmp (g_array_index (step->answers, ImzGuideAnswer, i).id, parts[1]) == 0)
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_there (const ImzGuideDraft *draft, const ImzGuideWorld *world, const ImzGuideMention *mention)
{
  ImzRuleSource source;

  switch (mention->kind) {
  case IMZ_GUIDE_MENTION_STEP:
    return imz_guide_find_step (draft->guide, mention->value, NULL) != NULL;
  case IMZ_GUIDE_MENTION_ANSWER:
    return has_answer (draft->guide, mention->value);
  case IMZ_GUIDE_MENTION_GUIDE:
    return g_hash_table_contains (world->guides, mention->value);
  case IMZ_GUIDE_MENTION_RULE:
    return imz_rulebook_find_rule (world->rules, mention->value) != NULL;
  case IMZ_GUIDE_MENTION_SOURCE:
    return imz_rulebook_find_source (world->rules, mention->value, &source);
  case IMZ_GUIDE_MENTION_LETTER:
    return imz_letters_has (world->letters, mention->value);
  case IMZ_GUIDE_MENTION_SKETCH:
    return g_strv_contains (world->sketches, mention->value);
  case IMZ_GUIDE_MENTION_TEXT:
  case IMZ_GUIDE_MENTION_LINK:
  default:
    return TRUE;
  }
}

static const char *const missing[] = {
  [IMZ_GUIDE_MENTION_STEP] = N_ ("there is no step “%s”"),
  [IMZ_GUIDE_MENTION_ANSWER] = N_ ("there is no step and answer “%s”"),
  [IMZ_GUIDE_MENTION_GUIDE] = N_ ("there is no guide “%s”"),
  [IMZ_GUIDE_MENTION_RULE] = N_ ("there is no rule “%s”"),
  [IMZ_GUIDE_MENTION_SOURCE] = N_ ("there is no source “%s”"),
  [IMZ_GUIDE_MENTION_LETTER] = N_ ("there is no letter “%s”"),
  [IMZ_GUIDE_MENTION_SKETCH] = N_ ("there is no drawing “%s”"),
};

static gboolean
check_mention (ImzGuideDraft *draft,
               const ImzGuideWorld *world,
               const ImzGuideMention *mention,
               GError **error)
{
  g_autoptr (GString) reason = NULL;
  g_autofree char *shown = NULL;

  draft->line = mention->line;
  if (mention->kind == IMZ_GUIDE_MENTION_TEXT)
    return check_text (draft, mention->value, error);
  if (mention->kind == IMZ_GUIDE_MENTION_LINK)
    return check_link (draft, world, mention->value, error);
  if (is_there (draft, world, mention))
    return TRUE;

  shown = imz_display_text_quoted (mention->value);
  reason = g_string_new (_ (missing[mention->kind]));
  g_string_replace (reason, "%s", shown, 1);
  return imz_guide_draft_fail (draft, error, "%s", reason->str);
}

/* The step that `id` names, else the one behind `index`. */
static guint
find_next (const ImzGuide *guide, guint index, const char *id)
{
  guint next;

  if (id != NULL && imz_guide_find_step (guide, id, &next) != NULL)
    return next;

  return index + 1 < imz_guide_get_n_steps (guide) ? index + 1 : NOWHERE;
}

/* Whether the step may be left without an answer: it has no question, or is not shown at all. */
static gboolean
goes_on_by_itself (const ImzGuideStep *step)
{
  return step->conditions->len > 0 || (step->end == IMZ_GUIDE_END_NONE && step->answers->len == 0);
}

/* (element-type guint): where the way can go on from a step, %NOWHERE being among them if it breaks off. */
static GArray *
list_next (const ImzGuide *guide, guint index)
{
  const ImzGuideStep *step = imz_guide_get_step (guide, index);
  guint behind = find_next (guide, index, step->next);
  GArray *next = g_array_new (FALSE, FALSE, sizeof (guint));

  if (goes_on_by_itself (step))
    g_array_append_val (next, behind);
  for (guint i = 0; i < step->answers->len; i++) {
    const char *id = g_array_index (step->answers, ImzGuideAnswer, i).next;
    guint there = id != NULL ? find_next (guide, index, id) : behind;

    g_array_append_val (next, there);
  }

  return next;
}

static gboolean
fail_step (ImzGuideDraft *draft, guint index, const char *format, GError **error)
{
  g_autoptr (GString) reason = g_string_new (format);

  draft->line = g_array_index (draft->lines, guint, index);
  g_string_replace (reason, "%s", imz_guide_get_step (draft->guide, index)->id, 1);
  return imz_guide_draft_fail (draft, error, "%s", reason->str);
}

static gboolean
check_no_dead_end (ImzGuideDraft *draft, guint index, GError **error)
{
  g_autoptr (GArray) next = list_next (draft->guide, index);

  for (guint i = 0; i < next->len; i++) {
    if (g_array_index (next, guint, i) == NOWHERE)
      return fail_step (draft, index, _ ("the way breaks off at “%s”: nothing follows it"), error);
  }

  return TRUE;
}

static gboolean
check_no_circle (ImzGuideDraft *draft, guint index, GError **error)
{
  const ImzGuide *guide = draft->guide;
  guint at = index;

  for (guint i = 0; i < imz_guide_get_n_steps (guide); i++) {
    const ImzGuideStep *step = imz_guide_get_step (guide, at);

    if (!goes_on_by_itself (step))
      return TRUE;
    at = find_next (guide, at, step->next);
  }

  return fail_step (draft, index, _ ("from “%s” the way goes round in a circle"), error);
}

/* Marks in `is_reached` all that can be reached from the step; by ways out, too, if they count. */
static void
reach (const ImzGuide *guide, guint index, gboolean ways_out, gboolean *is_reached)
{
  const ImzGuideStep *step = imz_guide_get_step (guide, index);
  g_autoptr (GArray) next = NULL;

  if (is_reached[index])
    return;

  is_reached[index] = TRUE;
  next = list_next (guide, index);
  for (guint i = 0; i < next->len; i++)
    reach (guide, g_array_index (next, guint, i), ways_out, is_reached);
  for (guint i = 0; ways_out && i < step->ways_out->len; i++) {
    const char *id = g_array_index (step->ways_out, ImzGuideWayOut, i).step;

    if (id != NULL)
      reach (guide, find_next (guide, index, id), ways_out, is_reached);
  }
}

/* Whether a way leads to a step with that `end`, or with any if it is none. */
static gboolean
reaches_end (const ImzGuide *guide, guint index, ImzGuideEnd end)
{
  guint n = imz_guide_get_n_steps (guide);
  g_autofree gboolean *is_reached = g_new0 (gboolean, n);

  reach (guide, index, FALSE, is_reached);
  for (guint i = 0; i < n; i++) {
    ImzGuideEnd found = imz_guide_get_step (guide, i)->end;

    if (is_reached[i] && (end == IMZ_GUIDE_END_NONE ? found != end : found == end))
      return TRUE;
  }

  return FALSE;
}

static gboolean
check_ways (ImzGuideDraft *draft, GError **error)
{
  const ImzGuide *guide = draft->guide;
  guint n = imz_guide_get_n_steps (guide);
  g_autofree gboolean *is_reached = g_new0 (gboolean, n);

  for (guint i = 0; i < n; i++) {
    if (!check_no_dead_end (draft, i, error))
      return FALSE;
  }

  reach (guide, 0, TRUE, is_reached);
  for (guint i = 0; i < n; i++) {
    if (!is_reached[i])
      return fail_step (draft, i, _ ("no way leads to “%s”"), error);
    if (!check_no_circle (draft, i, error))
      return FALSE;
    if (!reaches_end (guide, i, IMZ_GUIDE_END_NONE))
      return fail_step (draft, i, _ ("no way leads from “%s” to a last step"), error);
  }
  if (!reaches_end (guide, 0, IMZ_GUIDE_END_DONE))
    return fail_step (draft, 0, _ ("no way leads from “%s” to a step with end=\"done\""), error);

  return TRUE;
}

gboolean
imz_guide_validate (ImzGuideDraft *draft, const ImzGuideWorld *world, GError **error)
{
  for (guint i = 0; i < draft->mentions->len; i++) {
    if (!check_mention (draft, world, &g_array_index (draft->mentions, ImzGuideMention, i), error))
      return FALSE;
  }

  return check_ways (draft, error);
}

gboolean
imz_guide_validate_guides (ImzGuideDraft *draft, const ImzGuideWorld *world, GError **error)
{
  for (guint i = 0; i < draft->mentions->len; i++) {
    const ImzGuideMention *mention = &g_array_index (draft->mentions, ImzGuideMention, i);

    if (mention->kind == IMZ_GUIDE_MENTION_GUIDE && !check_mention (draft, world, mention, error))
      return FALSE;
  }

  return TRUE;
}
