/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-welcome-flow.h"

struct _ImzWelcomeFlow {
  GObject parent_instance;

  ImzPreferencesModel *preferences;
  ImzWelcomePage page;
  gboolean is_done;
  char *province;
  ImzEOnay e_onay;
  gboolean has_e_onay;
};

G_DEFINE_FINAL_TYPE (ImzWelcomeFlow, imz_welcome_flow, G_TYPE_OBJECT)

enum {
  SIGNAL_CHANGED,
  SIGNAL_TOLD_E_ONAY,
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a page promises; NULL: always, or nothing to do. */
typedef struct {
  gboolean (*is_wanted) (ImzWelcomeFlow *self);
  gboolean (*is_complete) (ImzWelcomeFlow *self);
  void (*apply) (ImzWelcomeFlow *self);
} Page;

static gboolean
may_choose_province (ImzWelcomeFlow *self)
{
  return !imz_preferences_model_is_locked (self->preferences, IMZ_CONFIG_KEY_PROVINCE);
}

static void
apply_province (ImzWelcomeFlow *self)
{
  imz_preferences_model_set_province (self->preferences, self->province);
}

static gboolean
has_e_onay (ImzWelcomeFlow *self)
{
  return self->has_e_onay;
}

static void
apply_e_onay (ImzWelcomeFlow *self)
{
  g_signal_emit (self, signals[SIGNAL_TOLD_E_ONAY], 0, (int) self->e_onay);
}

/* In their order. */
static const Page pages[IMZ_WELCOME_N_PAGES] = {
  [IMZ_WELCOME_PAGE_INTRO] = { NULL, NULL, NULL },
  [IMZ_WELCOME_PAGE_PROVINCE] = { may_choose_province, NULL, apply_province },
  [IMZ_WELCOME_PAGE_E_ONAY] = { NULL, has_e_onay, apply_e_onay },
};

static gboolean
is_wanted (ImzWelcomeFlow *self, ImzWelcomePage page)
{
  return pages[page].is_wanted == NULL || pages[page].is_wanted (self);
}

/* Of the pages before @end. */
static guint
count_wanted (ImzWelcomeFlow *self, ImzWelcomePage end)
{
  guint n = 0;

  for (ImzWelcomePage page = 0; page < end; page++)
    n += is_wanted (self, page);

  return n;
}

static void
go_to (ImzWelcomeFlow *self, ImzWelcomePage page)
{
  self->page = page;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Also where that cannot be written: then it comes again at the next start, but not now. */
static void
finish (ImzWelcomeFlow *self)
{
  if (self->is_done)
    return;

  self->is_done = TRUE;
  imz_preferences_model_set_welcomed (self->preferences, TRUE);
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
}

static void
imz_welcome_flow_finalize (GObject *object)
{
  ImzWelcomeFlow *self = IMZ_WELCOME_FLOW (object);

  g_clear_object (&self->preferences);
  g_free (self->province);

  G_OBJECT_CLASS (imz_welcome_flow_parent_class)->finalize (object);
}

static void
imz_welcome_flow_class_init (ImzWelcomeFlowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = imz_welcome_flow_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_TOLD_E_ONAY] =
    g_signal_new ("told-e-onay", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_INT);
  signals[SIGNAL_DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
imz_welcome_flow_init (ImzWelcomeFlow *self)
{
}

/**
 * imz_welcome_flow_new:
 * @preferences: what the answers change
 *
 * Returns: (transfer full): the way, at its first page
 */
ImzWelcomeFlow *
imz_welcome_flow_new (ImzPreferencesModel *preferences)
{
  ImzWelcomeFlow *self = g_object_new (IMZ_TYPE_WELCOME_FLOW, NULL);

  self->preferences = g_object_ref (preferences);
  self->province =
    g_strdup (imz_province_get_id (imz_preferences_model_get_province (preferences)));

  return self;
}

ImzPreferencesModel *
imz_welcome_flow_get_preferences (ImzWelcomeFlow *self)
{
  g_return_val_if_fail (IMZ_IS_WELCOME_FLOW (self), NULL);

  return self->preferences;
}

ImzWelcomePage
imz_welcome_flow_get_page (ImzWelcomeFlow *self)
{
  g_return_val_if_fail (IMZ_IS_WELCOME_FLOW (self), IMZ_WELCOME_PAGE_INTRO);

  return self->page;
}

guint
imz_welcome_flow_get_n_pages (ImzWelcomeFlow *self)
{
  g_return_val_if_fail (IMZ_IS_WELCOME_FLOW (self), 0);

  return count_wanted (self, IMZ_WELCOME_N_PAGES);
}

guint
imz_welcome_flow_get_number (ImzWelcomeFlow *self)
{
  g_return_val_if_fail (IMZ_IS_WELCOME_FLOW (self), 0);

  return count_wanted (self, self->page) + 1;
}

gboolean
imz_welcome_flow_is_complete (ImzWelcomeFlow *self)
{
  g_return_val_if_fail (IMZ_IS_WELCOME_FLOW (self), FALSE);

  return pages[self->page].is_complete == NULL || pages[self->page].is_complete (self);
}

void
imz_welcome_flow_next (ImzWelcomeFlow *self)
{
  ImzWelcomePage next;

  g_return_if_fail (IMZ_IS_WELCOME_FLOW (self));

  if (self->is_done || !imz_welcome_flow_is_complete (self))
    return;

  if (pages[self->page].apply != NULL)
    pages[self->page].apply (self);

  for (next = self->page + 1; next < IMZ_WELCOME_N_PAGES; next++) {
    if (is_wanted (self, next)) {
      go_to (self, next);
      return;
    }
  }

  finish (self);
}

void
imz_welcome_flow_back (ImzWelcomeFlow *self)
{
  g_return_if_fail (IMZ_IS_WELCOME_FLOW (self));

  if (self->is_done)
    return;

  for (ImzWelcomePage page = self->page; page > 0; page--) {
    if (is_wanted (self, page - 1)) {
      go_to (self, page - 1);
      return;
    }
  }
}

void
imz_welcome_flow_skip (ImzWelcomeFlow *self)
{
  g_return_if_fail (IMZ_IS_WELCOME_FLOW (self));

  finish (self);
}

const char *
imz_welcome_flow_get_province (ImzWelcomeFlow *self)
{
  g_return_val_if_fail (IMZ_IS_WELCOME_FLOW (self), NULL);

  return self->province;
}

void
imz_welcome_flow_set_province (ImzWelcomeFlow *self, const char *id)
{
  g_return_if_fail (IMZ_IS_WELCOME_FLOW (self));
  g_return_if_fail (id != NULL);

  if (g_str_equal (id, self->province))
    return;

  g_free (self->province);
  self->province = g_strdup (id);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
imz_welcome_flow_set_e_onay (ImzWelcomeFlow *self, ImzEOnay e_onay)
{
  g_return_if_fail (IMZ_IS_WELCOME_FLOW (self));

  if (self->has_e_onay && e_onay == self->e_onay)
    return;

  self->has_e_onay = TRUE;
  self->e_onay = e_onay;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
