/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guides.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "imz-core-error.h"
#include "imz-data-file.h"
#include "imz-display-text.h"
#include "imz-guide-parser.h"
#include "imz-guide-validator.h"
#include "imz-guides-resources.h"

#define RESOURCES "/tr/imzam/Imzam/"
#define FOLDER "guides"
#define ENDING ".xml"

enum {
  MAX_FILES = 40, /* of a folder; İmzam has 18 guides */
};

/* İmzam's own, in the order in which they are shown. */
static const char *const pinned_ids[] = {
  "e-onay",          "renew-e-onay", "renew-e-imza",   "wet-signed", "first",
  "identity-change", "lost",         "after-delivery", "pin-locked", "suspended",
  "delivery-late",   "op-status",    "op-list",        "op-resume",  "op-pin",
  "op-web-password", "op-revoke",    "op-e-onay",
};

static const char *const endings[] = { ENDING, NULL };

/* A guide that could be used; of those of one id the last one is. */
typedef struct {
  ImzGuideDraft *draft;
  char *place; /* of its file, fit to be shown */
} Candidate;

struct _ImzGuides {
  gatomicrefcount ref_count;
  ImzLetters *letters;
  char **hosts;
  char **sketches;
  GArray *candidates;  /* of Candidate, the strongest last */
  GHashTable *ids;     /* a set */
  GPtrArray *guides;   /* (element-type ImzGuide) */
  GPtrArray *problems; /* (element-type utf8) */
};

static void
clear_candidate (gpointer data)
{
  Candidate *candidate = data;

  imz_guide_draft_free (candidate->draft);
  g_free (candidate->place);
}

static GBytes *
get_shipped (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);

  return g_resource_lookup_data (imz_guides_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 NULL);
}

/* The lines that are no comments. */
static char **
get_list (const char *name)
{
  g_autoptr (GBytes) bytes = get_shipped (name);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (gsize i = 0; lines[i] != NULL; i++) {
    if (*lines[i] != '\0' && *lines[i] != '#')
      g_strv_builder_add (list, lines[i]);
  }

  return g_strv_builder_end (list);
}

static void
pass_over (ImzGuides *self, const char *place, const GError *error)
{
  g_ptr_array_add (self->problems, g_strdup_printf ("%s: %s", place, error->message));
}

static void
add_candidate (ImzGuides *self, ImzGuideDraft *draft, const char *place)
{
  Candidate candidate = { draft, g_strdup (place) };

  g_array_append_val (self->candidates, candidate);
}

static void
load_shipped (ImzGuides *self)
{
  g_auto (GStrv) names = g_resource_enumerate_children (
    imz_guides_get_resource (), RESOURCES FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (gsize i = 0; names != NULL && names[i] != NULL; i++) {
    g_autofree char *path = g_strconcat (FOLDER "/", names[i], NULL);
    g_autofree char *id = imz_data_file_get_id (names[i], endings);
    g_autoptr (GBytes) data = get_shipped (path);
    g_autoptr (GError) error = NULL;
    ImzGuideDraft *draft = imz_guide_parse (id, data, &error);

    if (draft != NULL)
      add_candidate (self, draft, names[i]);
    else
      pass_over (self, names[i], error);
  }
}

static ImzGuideDraft *
read_guide (const char *path, GError **error)
{
  g_autofree char *id = imz_data_file_get_id (path, endings);
  g_autoptr (GBytes) data = NULL;

  if (!imz_data_file_has_ending (path, endings) || !imz_province_is_id (id)) {
    g_set_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA,
                 _ ("the file’s name must be ID%s, with lower-case letters from a to z, digits and "
                    "hyphens"),
                 ENDING);
    return NULL;
  }

  data = imz_data_file_read (path, error);
  return data != NULL ? imz_guide_parse (id, data, error) : NULL;
}

static void
load_folder (ImzGuides *self, const char *folder)
{
  g_autoptr (GPtrArray) paths = imz_data_file_list (folder, endings);

  for (guint i = 0; i < paths->len; i++) {
    const char *path = g_ptr_array_index (paths, i);
    g_autofree char *place = imz_display_text (path, strlen (path));
    g_autoptr (GError) error = NULL;
    ImzGuideDraft *draft;

    if (i == MAX_FILES) {
      g_autofree char *shown = imz_display_text (folder, strlen (folder));

      g_ptr_array_add (
        self->problems,
        g_strdup_printf (_ ("%s: there are far too many guides; only the first %u were read"),
                         shown, i));
      break;
    }

    draft = read_guide (path, &error);
    if (draft != NULL)
      add_candidate (self, draft, place);
    else
      pass_over (self, place, error);
  }
}

static void
collect_ids (ImzGuides *self)
{
  g_hash_table_remove_all (self->ids);
  for (gsize i = 0; i < G_N_ELEMENTS (pinned_ids); i++)
    g_hash_table_add (self->ids, g_strdup (pinned_ids[i]));
  for (guint i = 0; i < self->candidates->len; i++) {
    const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);

    g_hash_table_add (self->ids, g_strdup (imz_guide_get_id (candidate->draft->guide)));
  }
}

typedef gboolean (*Validate) (ImzGuideDraft *draft, const ImzGuideWorld *world, GError **error);

static ImzGuideWorld
get_world (const ImzGuides *self, const ImzRulebook *rules)
{
  return (ImzGuideWorld){
    .rules = rules,
    .guides = self->ids,
    .letters = self->letters,
    .hosts = (const char *const *) self->hosts,
    .sketches = (const char *const *) self->sketches,
  };
}

/* Whether there was any that the function found bad. */
static gboolean
drop_bad_by (ImzGuides *self, const ImzRulebook *rules, Validate validate)
{
  const ImzGuideWorld world = get_world (self, rules);
  guint n_before = self->candidates->len;

  for (guint i = 0; i < self->candidates->len;) {
    const Candidate *candidate = &g_array_index (self->candidates, Candidate, i);
    g_autoptr (GError) error = NULL;

    if (validate (candidate->draft, &world, &error)) {
      i++;
      continue;
    }
    pass_over (self, candidate->place, error);
    g_array_remove_index (self->candidates, i);
  }
  collect_ids (self);

  return self->candidates->len < n_before;
}

/* Passes over those that are bad. Without them others may be, which named them. */
static void
drop_bad (ImzGuides *self, const ImzRulebook *rules)
{
  collect_ids (self);
  if (!drop_bad_by (self, rules, imz_guide_validate))
    return;

  while (drop_bad_by (self, rules, imz_guide_validate_guides))
    ;
}

static gsize
get_rank (const char *id)
{
  gsize rank = 0;

  while (rank < G_N_ELEMENTS (pinned_ids) && strcmp (pinned_ids[rank], id) != 0)
    rank++;

  return rank;
}

static int
compare_guides (gconstpointer a, gconstpointer b)
{
  const char *first = imz_guide_get_id (*(ImzGuide *const *) a);
  const char *second = imz_guide_get_id (*(ImzGuide *const *) b);
  gsize first_rank = get_rank (first), second_rank = get_rank (second);

  return first_rank != second_rank ? (first_rank > second_rank) - (first_rank < second_rank)
                                   : strcmp (first, second);
}

static void
choose_guides (ImzGuides *self)
{
  for (guint i = self->candidates->len; i > 0; i--) {
    ImzGuide *guide = g_array_index (self->candidates, Candidate, i - 1).draft->guide;

    if (imz_guides_find (self, imz_guide_get_id (guide)) == NULL)
      g_ptr_array_add (self->guides, imz_guide_ref (guide));
  }

  g_ptr_array_sort (self->guides, compare_guides);
  g_array_set_size (self->candidates, 0);
}

ImzGuides *
imz_guides_new (const char *const *dirs, const ImzRulebook *rules, ImzLetters *letters)
{
  ImzGuides *self = g_new0 (ImzGuides, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->letters = imz_letters_ref (letters);
  self->hosts = get_list ("guide-hosts.list");
  self->sketches = get_list ("guide-sketches.list");
  self->candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_array_set_clear_func (self->candidates, clear_candidate);
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->guides = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_guide_unref);
  self->problems = g_ptr_array_new_with_free_func (g_free);

  load_shipped (self);
  for (gsize i = 0; dirs[i] != NULL; i++)
    load_folder (self, dirs[i]);
  drop_bad (self, rules);
  choose_guides (self);

  return self;
}

ImzGuides *
imz_guides_new_default (const ImzRulebook *rules, ImzLetters *letters)
{
  static const char *const dirs[] = {
    IMZ_SHIPPED_DIR G_DIR_SEPARATOR_S FOLDER,
    IMZ_ADMIN_DIR G_DIR_SEPARATOR_S FOLDER,
    NULL,
  };

  return imz_guides_new (dirs, rules, letters);
}

ImzGuides *
imz_guides_ref (ImzGuides *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_guides_unref (ImzGuides *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  imz_letters_unref (self->letters);
  g_strfreev (self->hosts);
  g_strfreev (self->sketches);
  g_array_unref (self->candidates);
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->guides);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

guint
imz_guides_get_n (const ImzGuides *self)
{
  return self->guides->len;
}

ImzGuide *
imz_guides_get_nth (const ImzGuides *self, guint index)
{
  g_return_val_if_fail (index < self->guides->len, NULL);

  return g_ptr_array_index (self->guides, index);
}

ImzGuide *
imz_guides_find (const ImzGuides *self, const char *id)
{
  for (guint i = 0; i < self->guides->len; i++) {
    ImzGuide *guide = g_ptr_array_index (self->guides, i);

    if (strcmp (imz_guide_get_id (guide), id) == 0)
      return guide;
  }

  return NULL;
}

const GPtrArray *
imz_guides_get_problems (const ImzGuides *self)
{
  return self->problems;
}

ImzGuide *
imz_guides_check_file (const ImzGuides *self,
                       const ImzRulebook *rules,
                       const char *path,
                       GError **error)
{
  const ImzGuideWorld world = get_world (self, rules);
  g_autoptr (ImzGuideDraft) draft = read_guide (path, error);

  return draft != NULL && imz_guide_validate (draft, &world, error) ? imz_guide_ref (draft->guide)
                                                                    : NULL;
}
