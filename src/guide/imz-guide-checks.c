/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-checks.h"

#include "imz-guide-check.h"

struct _ImzGuideChecks {
  GObject parent_instance;

  ImzStatus *status;
  ImzMachine *machine;
  const ImzGuideStep *step; /* (nullable) */
  gint64 since;
  GArray *seen; /* (element-type ImzGuideSeen): one for each check of the step */
};

G_DEFINE_FINAL_TYPE (ImzGuideChecks, imz_guide_checks, G_TYPE_OBJECT)

static guint changed_signal;

static void
clear_seen (gpointer data)
{
  imz_guide_seen_clear (data);
}

static GArray *
new_seen (void)
{
  GArray *seen = g_array_new (FALSE, FALSE, sizeof (ImzGuideSeen));

  g_array_set_clear_func (seen, clear_seen);

  return seen;
}

static gboolean
is_same (GArray *a, GArray *b)
{
  if (a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++) {
    if (!imz_guide_seen_equal (&g_array_index (a, ImzGuideSeen, i),
                               &g_array_index (b, ImzGuideSeen, i)))
      return FALSE;
  }

  return TRUE;
}

static const ImzGuideCheck *
get_check (ImzGuideChecks *self, guint index)
{
  return &g_array_index (self->step->checks, ImzGuideCheck, index);
}

static gboolean
has_kind (ImzGuideChecks *self, ImzGuideCheckKind kind)
{
  for (guint i = 0; i < self->step->checks->len; i++) {
    if (get_check (self, i)->kind == kind)
      return TRUE;
  }

  return FALSE;
}

static void
look (ImzGuideChecks *self)
{
  g_autoptr (GArray) before = self->seen;

  self->seen = new_seen ();
  if (self->step != NULL) {
    ImzGuideView view = {
      .status = self->status,
      .machine = self->machine,
      .since = self->since,
      .has_card_check = has_kind (self, IMZ_GUIDE_CHECK_CARD),
    };

    for (guint i = 0; i < self->step->checks->len; i++) {
      ImzGuideSeen seen = imz_guide_check_look (get_check (self, i), &view);

      g_array_append_val (self->seen, seen);
    }
  }

  if (!is_same (before, self->seen))
    g_signal_emit (self, changed_signal, 0);
}

static gboolean
needs_machine (ImzGuideChecks *self)
{
  return has_kind (self, IMZ_GUIDE_CHECK_DRIVER) || has_kind (self, IMZ_GUIDE_CHECK_JAVA) ||
         has_kind (self, IMZ_GUIDE_CHECK_JNLP) || has_kind (self, IMZ_GUIDE_CHECK_DOWNLOAD);
}

static void
imz_guide_checks_dispose (GObject *object)
{
  ImzGuideChecks *self = IMZ_GUIDE_CHECKS (object);

  self->step = NULL;
  g_clear_object (&self->status);
  g_clear_object (&self->machine);

  G_OBJECT_CLASS (imz_guide_checks_parent_class)->dispose (object);
}

static void
imz_guide_checks_finalize (GObject *object)
{
  ImzGuideChecks *self = IMZ_GUIDE_CHECKS (object);

  g_array_unref (self->seen);

  G_OBJECT_CLASS (imz_guide_checks_parent_class)->finalize (object);
}

static void
imz_guide_checks_class_init (ImzGuideChecksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = imz_guide_checks_dispose;
  object_class->finalize = imz_guide_checks_finalize;

  /**
   * ImzGuideChecks::changed:
   *
   * An outcome or a sentence is another one.
   */
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
imz_guide_checks_init (ImzGuideChecks *self)
{
  self->seen = new_seen ();
}

ImzGuideChecks *
imz_guide_checks_new (ImzStatus *status, ImzMachine *machine)
{
  ImzGuideChecks *self = g_object_new (IMZ_TYPE_GUIDE_CHECKS, NULL);

  self->status = g_object_ref (status);
  self->machine = g_object_ref (machine);
  g_signal_connect_object (status, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (machine, "changed", G_CALLBACK (look), self, G_CONNECT_SWAPPED);

  return self;
}

void
imz_guide_checks_set_step (ImzGuideChecks *self, const ImzGuideStep *step, gint64 since)
{
  g_return_if_fail (IMZ_IS_GUIDE_CHECKS (self));

  self->step = step;
  self->since = since;
  if (step != NULL && needs_machine (self))
    imz_machine_look (self->machine);
  look (self);
}

guint
imz_guide_checks_get_n (ImzGuideChecks *self)
{
  g_return_val_if_fail (IMZ_IS_GUIDE_CHECKS (self), 0);

  return self->seen->len;
}

ImzCheckOutcome
imz_guide_checks_get_outcome (ImzGuideChecks *self, guint index)
{
  g_return_val_if_fail (IMZ_IS_GUIDE_CHECKS (self), IMZ_CHECK_OUTCOME_WAITING);
  g_return_val_if_fail (index < self->seen->len, IMZ_CHECK_OUTCOME_WAITING);

  return g_array_index (self->seen, ImzGuideSeen, index).outcome;
}

const char *
imz_guide_checks_get_text (ImzGuideChecks *self, guint index)
{
  g_return_val_if_fail (IMZ_IS_GUIDE_CHECKS (self), NULL);
  g_return_val_if_fail (index < self->seen->len, NULL);

  return g_array_index (self->seen, ImzGuideSeen, index).text;
}

const char *
imz_guide_checks_get_hint (ImzGuideChecks *self, guint index)
{
  g_return_val_if_fail (IMZ_IS_GUIDE_CHECKS (self), NULL);
  g_return_val_if_fail (index < self->seen->len, NULL);

  return g_array_index (self->seen, ImzGuideSeen, index).hint;
}
