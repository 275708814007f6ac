/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-case.h"
#include "imz-preferences-model.h"

G_BEGIN_DECLS

typedef enum {
  IMZ_WELCOME_PAGE_INTRO,
  IMZ_WELCOME_PAGE_PROVINCE,
  IMZ_WELCOME_PAGE_E_ONAY,
  IMZ_WELCOME_N_PAGES,
} ImzWelcomePage;

/**
 * ImzWelcomeFlow:
 *
 * The way through the first start: which page comes next, when it may be left, what it changes.
 *
 * Signals: `changed`: another page, or an answer was given; `told-e-onay` (int, an #ImzEOnay): the holder's
 * word; `done`: it is over, for good.
 */
#define IMZ_TYPE_WELCOME_FLOW (imz_welcome_flow_get_type ())
G_DECLARE_FINAL_TYPE (ImzWelcomeFlow, imz_welcome_flow, IMZ, WELCOME_FLOW, GObject)

ImzWelcomeFlow *imz_welcome_flow_new (ImzPreferencesModel *preferences);

ImzPreferencesModel *imz_welcome_flow_get_preferences (ImzWelcomeFlow *self); /* (transfer none) */

ImzWelcomePage imz_welcome_flow_get_page (ImzWelcomeFlow *self);

/* How many pages there are, and the number of the present one, from 1. */
guint imz_welcome_flow_get_n_pages (ImzWelcomeFlow *self);
guint imz_welcome_flow_get_number (ImzWelcomeFlow *self);

/* Whether the present page was answered, so that it can be left forwards. */
gboolean imz_welcome_flow_is_complete (ImzWelcomeFlow *self);

/* The page's answer takes effect; behind the last page it is done. To no effect on one that is not complete. */
void imz_welcome_flow_next (ImzWelcomeFlow *self);

/* To no effect on the first page. */
void imz_welcome_flow_back (ImzWelcomeFlow *self);

/* Done: the present page's answer takes no effect. */
void imz_welcome_flow_skip (ImzWelcomeFlow *self);

/* The answers of the pages, until they take effect. */
const char *imz_welcome_flow_get_province (ImzWelcomeFlow *self);
void imz_welcome_flow_set_province (ImzWelcomeFlow *self, const char *id);
void imz_welcome_flow_set_e_onay (ImzWelcomeFlow *self, ImzEOnay e_onay);

G_END_DECLS
