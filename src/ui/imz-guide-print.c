/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-print.h"

#include <glib/gi18n-lib.h>

#include "imz-contacts.h"
#include "imz-guide-path.h"
#include "imz-guide-text.h"
#include "imz-phrase.h"
#include "imz-print-pages.h"
#include "imz-sketch.h"

#define FONT "Sans 9.5"
#define SKETCH_WIDTH 46     /* millimetres */
#define SKETCH_RESOLUTION 8 /* pixels a millimetre: 200 an inch */

typedef struct {
  ImzPrintPages *pages; /* borrowed */
  ImzGuide *guide;
  ImzProvince *province;
  ImzTimeline timeline;
  gboolean has_timeline;
  GHashTable *sketches; /* (element-type utf8 GdkTexture): a guide shows a page more than once */
} Printing;

static void
free_printing (gpointer data)
{
  Printing *self = data;

  imz_guide_unref (self->guide);
  imz_province_unref (self->province);
  g_hash_table_unref (self->sketches);
  g_free (self);
}

/* (nullable) */
static const ImzTimeline *
get_timeline (const Printing *self)
{
  return self->has_timeline ? &self->timeline : NULL;
}

static void
add (const Printing *self, ImzPrintStyle style, const char *text)
{
  g_autofree char *filled = imz_guide_text_fill (text, self->province, get_timeline (self));

  imz_print_pages_add (self->pages, style, filled);
}

static void
add_marked (const Printing *self, ImzPrintStyle style, const char *mark, const char *text)
{
  g_autofree char *marked = g_strconcat (mark, text, NULL);

  add (self, style, marked);
}

static void
add_all (const Printing *self, const char *mark, const char *const *texts)
{
  for (guint i = 0; texts[i] != NULL; i++)
    add_marked (self, IMZ_PRINT_TEXT, mark, texts[i]);
}

static void
add_not_for (const Printing *self)
{
  const GArray *not_for = imz_guide_get_not_for (self->guide);

  if (not_for->len > 0)
    imz_print_pages_add (self->pages, IMZ_PRINT_HEADING, _ ("For whom it is not"));
  for (guint i = 0; i < not_for->len; i++)
    add_marked (self, IMZ_PRINT_TEXT, "• ", g_array_index (not_for, ImzGuideNotFor, i).text);
}

/* What depends on an answer is printed: nobody has answered yet. Of the rest, the steps at which one would arrive if
 * one were sent there. */
static gboolean
is_printed (const Printing *self, const ImzGuideStep *step)
{
  const ImzGuideStep before = { .next = step->id };
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (ImzKeptStep));
  const ImzGuideSituation situation = {
    .province = self->province,
    .phase = self->has_timeline ? self->timeline.phase : IMZ_PHASE_UNKNOWN,
    .way = way,
  };

  for (guint i = 0; i < step->conditions->len; i++) {
    if (g_array_index (step->conditions, ImzGuideCondition, i).answer != NULL)
      return TRUE;
  }

  return imz_guide_path_next (self->guide, &before, NULL, &situation) == step;
}

/* Counted as they are printed; 0 if there is none of that id. */
static guint
number_of (const Printing *self, const char *id)
{
  guint number = 0;

  for (guint i = 0; i < imz_guide_get_n_steps (self->guide); i++) {
    const ImzGuideStep *step = imz_guide_get_step (self->guide, i);

    if (!is_printed (self, step))
      continue;
    number++;
    if (g_str_equal (step->id, id))
      return number;
  }

  return 0;
}

static char *
describe_way_to (const Printing *self, const char *label, const char *step)
{
  guint target = step != NULL ? number_of (self, step) : 0;
  g_autofree char *number = g_strdup_printf ("%u", target);

  if (target == 0)
    return g_strdup (label);

  return imz_phrase_expand (_ ("{answer} → step {number}"), "answer", label, "number", number,
                            NULL);
}

static void
add_answers (const Printing *self, const ImzGuideStep *step)
{
  for (guint i = 0; i < step->answers->len; i++) {
    const ImzGuideAnswer *answer = &g_array_index (step->answers, ImzGuideAnswer, i);
    g_autofree char *text = describe_way_to (self, answer->label, answer->next);

    add (self, IMZ_PRINT_CHECKBOX, text);
  }
}

/* On one line, quoted as the page has them. */
static void
add_wordings (const Printing *self, const ImzGuideStep *step)
{
  g_autofree char *joined = g_strjoinv ("” · “", step->wordings);
  g_autofree char *quoted = g_strdup_printf ("“%s”", joined);

  if (step->wordings[0] != NULL)
    imz_print_pages_add (self->pages, IMZ_PRINT_NOTE, quoted);
}

/* (transfer none) (nullable) */
static GdkPaintable *
find_sketch (const Printing *self, const char *name)
{
  GdkTexture *sketch = g_hash_table_lookup (self->sketches, name);

  if (sketch == NULL) {
    sketch = imz_sketch_render (name, SKETCH_WIDTH * SKETCH_RESOLUTION);
    if (sketch != NULL)
      g_hash_table_insert (self->sketches, g_strdup (name), sketch);
  }

  return GDK_PAINTABLE (sketch);
}

static void
add_sketch (const Printing *self, const ImzGuideStep *step)
{
  GdkPaintable *sketch = step->sketch != NULL ? find_sketch (self, step->sketch) : NULL;

  if (sketch != NULL)
    imz_print_pages_add_picture (self->pages, sketch, SKETCH_WIDTH);
}

/* What is to be done has a box to tick; a heading stays with what is behind it. Ways out are left to the screen, on
 * which they can be followed. */
static void
add_step (const Printing *self, const ImzGuideStep *step, guint number)
{
  gboolean is_done = step->end == IMZ_GUIDE_END_NONE && step->answers->len == 0;
  g_autofree char *title = g_strdup_printf ("%s%u. %s", is_done ? "☐ " : "", number, step->title);

  add (self, IMZ_PRINT_HEADING, title);
  add_all (self, "", (const char *const *) step->body);
  add_all (self, "⚠ ", (const char *const *) step->warnings);
  add_all (self, "• ", (const char *const *) step->ready);
  add_wordings (self, step);
  if (step->link != NULL)
    imz_print_pages_add (self->pages, IMZ_PRINT_NOTE, step->link);
  add_sketch (self, step);
  add_answers (self, step);
}

static void
add_steps (const Printing *self)
{
  guint number = 0;

  for (guint i = 0; i < imz_guide_get_n_steps (self->guide); i++) {
    const ImzGuideStep *step = imz_guide_get_step (self->guide, i);

    if (is_printed (self, step))
      add_step (self, step, ++number);
  }
}

static void
add_contacts (const Printing *self)
{
  g_autoptr (GPtrArray) contacts = imz_contacts_list (self->province);

  imz_print_pages_add (self->pages, IMZ_PRINT_HEADING, _ ("Whom to ask"));
  for (guint i = 0; i < contacts->len; i++) {
    const ImzContact *contact = contacts->pdata[i];
    g_autofree char *line = g_strdup_printf ("%s: %s", contact->label, contact->text);

    imz_print_pages_add (self->pages, IMZ_PRINT_FIELD, line);
  }
}

static void
compose_cb (ImzPrintPages *pages, gpointer user_data)
{
  const Printing *self = user_data;
  const char *const *ready = imz_guide_get_ready (self->guide);

  imz_print_pages_add (pages, IMZ_PRINT_TITLE, imz_guide_get_title (self->guide));
  imz_print_pages_add (pages, IMZ_PRINT_NOTE, imz_guide_get_summary (self->guide));
  add_all (self, "", imz_guide_get_introduction (self->guide));
  add_not_for (self);
  if (ready[0] != NULL)
    imz_print_pages_add (pages, IMZ_PRINT_HEADING, _ ("Have ready"));
  for (guint i = 0; ready[i] != NULL; i++)
    add (self, IMZ_PRINT_CHECKBOX, ready[i]);
  imz_print_pages_add (pages, IMZ_PRINT_HEADING, _ ("Steps"));
  add_steps (self);
  add_contacts (self);
}

ImzPrintPages *
imz_guide_print_new (ImzGuide *guide, ImzProvince *province, const ImzTimeline *timeline)
{
  ImzPrintPages *pages =
    imz_print_pages_new (imz_guide_get_title (guide), FONT, imz_phrase_language ());
  Printing *self = g_new0 (Printing, 1);

  self->pages = pages;
  self->guide = imz_guide_ref (guide);
  self->province = imz_province_ref (province);
  self->has_timeline = timeline != NULL;
  if (timeline != NULL)
    self->timeline = *timeline;
  self->sketches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  imz_print_pages_set_composer (pages, compose_cb, self, free_printing);

  return pages;
}
