/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-lines.h"

#include <glib/gi18n-lib.h>

enum {
  MAX_COLUMNS = 80,
  STEP_INDENT = 4,
};

static guint
count_columns (const char *text, gsize length)
{
  guint columns = 0;

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p)) {
    gunichar c = g_utf8_get_char (p);

    columns += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
  }

  return columns;
}

/* Appends `mark` and `text` as lines of their own, broken where they would be too long for a terminal; all lines but
 * the first begin below the text. */
static void
append_item (GString *lines, guint indent, const char *mark, const char *text)
{
  guint inner = indent + count_columns (mark, strlen (mark));
  guint column = inner;

  g_string_append_printf (lines, "\n%*s%s", (int) indent, "", mark);
  for (const char *word = text; *word != '\0';) {
    gsize length = strcspn (word, " \n");
    guint columns = count_columns (word, length);
    gboolean is_first = column == inner;

    if (!is_first && column + 1 + columns > MAX_COLUMNS) {
      g_string_append_printf (lines, "\n%*s", (int) inner, "");
      column = inner;
    } else if (!is_first) {
      g_string_append_c (lines, ' ');
      column++;
    }
    g_string_append_len (lines, word, (gssize) length);
    column += columns;
    word += length + strspn (word + length, " \n");
  }
}

static void
append_text (GString *lines,
             const ImzGuideTold *told,
             guint indent,
             const char *mark,
             const char *text)
{
  g_autofree char *filled = imz_guide_told_fill (told, text);

  append_item (lines, indent, mark, filled);
}

static void
append_texts (GString *lines,
              const ImzGuideTold *told,
              guint indent,
              const char *mark,
              const char *const *texts)
{
  for (gsize i = 0; texts[i] != NULL; i++)
    append_text (lines, told, indent, mark, texts[i]);
}

static void
append_labelled (GString *lines, guint indent, const char *label, const char *text)
{
  g_autofree char *mark = g_strdup_printf ("%s ", label);

  append_item (lines, indent, mark, text);
}

static void
append_heading (GString *lines, const char *heading)
{
  g_string_append_printf (lines, "\n\n%s", heading);
}

static const char *
get_mark (const ImzGuideFit *fit)
{
  if (fit->is_next)
    return "→ ";
  if (fit->fit == IMZ_FIT_YES)
    return "✔ ";

  return fit->fit == IMZ_FIT_NO ? "✖ " : "· ";
}

static void
append_fit (GString *lines, const ImzGuideTold *told, const ImzGuide *guide)
{
  g_autoptr (ImzGuideFit) fit = imz_guide_fit_of (guide, told->verdict, told->advice);
  const char *text = fit->why;

  if (fit->is_next)
    text = _ ("This is what to do next.");
  else if (fit->fit == IMZ_FIT_YES)
    text = _ ("It can be followed now.");
  else if (fit->fit == IMZ_FIT_UNKNOWN)
    text = _ ("Whether it fits is not known: no e-imza is known.");
  if (text != NULL)
    append_item (lines, 0, get_mark (fit), text);
}

static void
append_not_for (GString *lines, const ImzGuideTold *told, const ImzGuide *guide)
{
  const GArray *all = imz_guide_get_not_for (guide);

  if (all->len > 0)
    append_heading (lines, _ ("It is not for this"));
  for (guint i = 0; i < all->len; i++) {
    const ImzGuideNotFor *not_for = &g_array_index (all, ImzGuideNotFor, i);
    g_autofree char *text = imz_guide_told_fill (told, not_for->text);
    g_autofree char *whole =
      not_for->guide != NULL ? g_strdup_printf ("%s (→ %s)", text, not_for->guide) : NULL;

    append_item (lines, 2, "– ", whole != NULL ? whole : text);
  }
}

/* "→ 4", the number of the step in the list. */
static char *
describe_step (const ImzGuideStep *step, GPtrArray *steps)
{
  guint index = 0;

  if (step == NULL || !g_ptr_array_find (steps, step, &index))
    return g_strdup ("");

  return g_strdup_printf ("→ %u", index + 1);
}

static void
append_answers (GString *lines,
                const ImzGuideTold *told,
                const ImzGuide *guide,
                const ImzGuideStep *step,
                GPtrArray *steps)
{
  for (guint i = 0; i < step->answers->len; i++) {
    const ImzGuideAnswer *answer = &g_array_index (step->answers, ImzGuideAnswer, i);
    g_autofree char *label = imz_guide_told_fill (told, answer->label);
    g_autofree char *there =
      describe_step (imz_guide_told_find_next (told, guide, step, answer->next), steps);
    g_autofree char *text = g_strdup_printf ("%s %s", label, there);

    append_item (lines, STEP_INDENT, "○ ", text);
  }
}

static char *
describe_way_out (const ImzGuideTold *told,
                  const ImzGuide *guide,
                  const ImzGuideStep *step,
                  const ImzGuideWayOut *way_out,
                  GPtrArray *steps)
{
  if (way_out->step != NULL)
    return describe_step (imz_guide_told_find_next (told, guide, step, way_out->step), steps);
  if (way_out->guide != NULL)
    return g_strdup_printf ("→ %s", way_out->guide);

  return way_out->rule != NULL ? g_strdup_printf ("(%s)", way_out->rule) : g_strdup ("");
}

static void
append_ways_out (GString *lines,
                 const ImzGuideTold *told,
                 const ImzGuide *guide,
                 const ImzGuideStep *step,
                 GPtrArray *steps)
{
  for (guint i = 0; i < step->ways_out->len; i++) {
    const ImzGuideWayOut *way_out = &g_array_index (step->ways_out, ImzGuideWayOut, i);
    g_autofree char *label = imz_guide_told_fill (told, way_out->label);
    g_autofree char *body =
      way_out->body != NULL ? imz_guide_told_fill (told, way_out->body) : NULL;
    g_autofree char *there = describe_way_out (told, guide, step, way_out, steps);
    g_autofree char *text = g_strdup_printf ("%s%s%s %s", label, body != NULL ? ": " : "",
                                             body != NULL ? body : "", there);

    append_item (lines, STEP_INDENT, "? ", text);
  }
}

static void
append_wordings (GString *lines, const ImzGuideStep *step)
{
  g_autofree char *names = g_strjoinv ("” · “", step->wordings);
  g_autofree char *quoted = g_strdup_printf ("“%s”", names);

  if (step->wordings[0] != NULL)
    append_labelled (lines, STEP_INDENT, _ ("On the page:"), quoted);
}

static void
append_copies (GString *lines, const ImzGuideStep *step)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < step->copies->len; i++)
    g_string_append_printf (
      names, "%s%s", i > 0 ? " · " : "",
      imz_form_field_get_label (g_array_index (step->copies, ImzFormField, i)));
  if (names->len > 0)
    append_labelled (lines, STEP_INDENT, _ ("To be filled in:"), names->str);
}

static void
append_link (GString *lines, const ImzGuideTold *told, const ImzGuideStep *step)
{
  g_autofree char *label = step->link != NULL ? imz_guide_told_fill (told, step->link_label) : NULL;

  if (step->link != NULL)
    g_string_append_printf (lines, "\n%*s%s: %s", STEP_INDENT, "", label, step->link);
}

static void
append_sources (GString *lines, const ImzGuideStep *step)
{
  g_autofree char *rules = g_strjoinv (", ", step->rules);
  g_autofree char *sources = g_strjoinv (", ", step->sources);
  gboolean has_both = *rules != '\0' && *sources != '\0';

  if (*rules != '\0' || *sources != '\0')
    g_string_append_printf (lines, "\n%*s(%s%s%s)", STEP_INDENT, "", rules, has_both ? "; " : "",
                            sources);
}

static void
append_step (GString *lines,
             const ImzGuideTold *told,
             const ImzGuide *guide,
             guint index,
             GPtrArray *steps)
{
  const ImzGuideStep *step = g_ptr_array_index (steps, index);
  const ImzGuideStep *next = NULL;
  g_autofree char *number = g_strdup_printf ("%2u. ", index + 1);

  g_string_append_c (lines, '\n');
  append_text (lines, told, 0, number, step->title);
  append_texts (lines, told, STEP_INDENT, "", (const char *const *) step->body);
  append_texts (lines, told, STEP_INDENT, "! ", (const char *const *) step->warnings);
  append_texts (lines, told, STEP_INDENT, "– ", (const char *const *) step->ready);
  append_wordings (lines, step);
  append_copies (lines, step);
  append_link (lines, told, step);
  append_answers (lines, told, guide, step, steps);
  append_ways_out (lines, told, guide, step, steps);
  append_sources (lines, step);

  if (step->end == IMZ_GUIDE_END_NONE && step->answers->len == 0)
    next = imz_guide_told_find_next (told, guide, step, NULL);
  if (next != NULL && (index + 1 == steps->len || g_ptr_array_index (steps, index + 1) != next)) {
    g_autofree char *there = describe_step (next, steps);

    g_string_append_printf (lines, "\n%*s%s", STEP_INDENT, "", there);
  }
}

char *
imz_guides_to_lines (const ImzGuideTold *told)
{
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < imz_guides_get_n (told->guides); i++) {
    const ImzGuide *guide = imz_guides_get_nth (told->guides, i);
    g_autoptr (ImzGuideFit) fit = imz_guide_fit_of (guide, told->verdict, told->advice);
    g_autofree char *title = imz_guide_told_fill (told, imz_guide_get_title (guide));

    g_string_append_printf (lines, "%s%s%-16s %s", i > 0 ? "\n" : "", get_mark (fit),
                            imz_guide_get_id (guide), title);
    if (fit->why != NULL)
      append_item (lines, STEP_INDENT, "", fit->why);
  }

  return g_string_free (lines, FALSE);
}

char *
imz_guide_to_lines (const ImzGuideTold *told, const ImzGuide *guide)
{
  g_autoptr (GPtrArray) steps = imz_guide_told_list_steps (told, guide);
  g_autofree char *title = imz_guide_told_fill (told, imz_guide_get_title (guide));
  GString *lines = g_string_new (NULL);

  g_string_append_printf (lines, "%s (%s)", title, imz_guide_get_id (guide));
  append_text (lines, told, 0, "", imz_guide_get_summary (guide));
  append_fit (lines, told, guide);
  g_string_append_c (lines, '\n');
  append_texts (lines, told, 0, "", imz_guide_get_introduction (guide));
  append_not_for (lines, told, guide);
  if (imz_guide_get_ready (guide)[0] != NULL)
    append_heading (lines, _ ("To have at hand"));
  append_texts (lines, told, 2, "– ", imz_guide_get_ready (guide));
  for (guint i = 0; i < steps->len; i++)
    append_step (lines, told, guide, i, steps);

  return g_string_free (lines, FALSE);
}
