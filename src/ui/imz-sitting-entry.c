/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-sitting-entry.h"

#include <glib/gi18n-lib.h>

#include "imz-masked-name.h"

struct _ImzSittingEntry {
  GObject parent_instance;

  ImzSittingFacts facts; /* its strings are ours */
};

G_DEFINE_FINAL_TYPE (ImzSittingEntry, imz_sitting_entry, G_TYPE_OBJECT)

static void
imz_sitting_entry_finalize (GObject *object)
{
  ImzSittingEntry *self = IMZ_SITTING_ENTRY (object);

  g_free ((char *) self->facts.sha256);
  g_free ((char *) self->facts.holder);
  g_free ((char *) self->facts.badge);

  G_OBJECT_CLASS (imz_sitting_entry_parent_class)->finalize (object);
}

static void
imz_sitting_entry_class_init (ImzSittingEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = imz_sitting_entry_finalize;
}

static void
imz_sitting_entry_init (ImzSittingEntry *self)
{
}

ImzSittingEntry *
imz_sitting_entry_new (const ImzSittingFacts *facts)
{
  ImzSittingEntry *self = g_object_new (IMZ_TYPE_SITTING_ENTRY, NULL);

  self->facts = *facts;
  self->facts.sha256 = g_strdup (facts->sha256);
  self->facts.holder = g_strdup (facts->holder);
  self->facts.badge = g_strdup (facts->badge);

  return self;
}

const ImzSittingFacts *
imz_sitting_entry_get_facts (ImzSittingEntry *self)
{
  g_return_val_if_fail (IMZ_IS_SITTING_ENTRY (self), NULL);

  return &self->facts;
}

char *
imz_sitting_entry_name (ImzSittingEntry *self, gboolean masked)
{
  g_return_val_if_fail (IMZ_IS_SITTING_ENTRY (self), NULL);

  if (self->facts.holder == NULL)
    return g_strdup (_ ("No name"));

  return masked ? imz_masked_name (self->facts.holder) : g_strdup (self->facts.holder);
}

gboolean
imz_sitting_entry_equal (ImzSittingEntry *a, ImzSittingEntry *b)
{
  const ImzSittingFacts *first = imz_sitting_entry_get_facts (a);
  const ImzSittingFacts *second = imz_sitting_entry_get_facts (b);

  return g_str_equal (first->sha256, second->sha256) &&
         g_strcmp0 (first->holder, second->holder) == 0 && first->not_after == second->not_after &&
         first->days_left == second->days_left && first->state == second->state &&
         g_str_equal (first->badge, second->badge) && first->tone == second->tone &&
         first->seen_at == second->seen_at;
}
