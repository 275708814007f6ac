/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "imz-tools.h"
#include "imz-preferences-model.h"
#include "imz-profile-model.h"
#include "imz-status.h"
#include "imz-welcome-flow.h"

G_BEGIN_DECLS

/**
 * ImzWindow:
 *
 * The main window.
 *
 * Properties: `status` (#ImzStatus): what to show; `practice` (boolean): the practice card is in;
 * `situation` (int, an #ImzSummary): what the practice card shows; `glance` (boolean): the quick check fills
 * the window; `beside` (boolean): it is narrow, beside the browser. The window only says what the person
 * wants; whoever owns it puts the practice card in and out.
 */
#define IMZ_TYPE_WINDOW (imz_window_get_type ())
G_DECLARE_FINAL_TYPE (ImzWindow, imz_window, IMZ, WINDOW, AdwApplicationWindow)

/**
 * imz_window_new:
 * @application: the program
 * @status: what to show
 * @portals: addresses of the portals, by the next action that is done there (group `portals`)
 *
 * Returns: (transfer none): a window, which GTK owns until it is closed
 */
GtkWidget *imz_window_new (GtkApplication *application, ImzStatus *status, GKeyFile *portals);

/**
 * imz_window_set_models:
 * @preferences: (nullable): what the person chooses
 * @profiles: (nullable): the people who share this account
 *
 * Without both the window only shows what is plugged in.
 */
void imz_window_set_models (ImzWindow *self,
                            ImzPreferencesModel *preferences,
                            ImzProfileModel *profiles);

/**
 * imz_window_set_tools:
 * @tools: what guides and letters work with
 *
 * Without them there are no guides yet.
 */
void imz_window_set_tools (ImzWindow *self, ImzTools *tools);

/* Whether it is narrower than usual, beside the browser. */
gboolean imz_window_get_beside (ImzWindow *self);

gboolean imz_window_get_practice (ImzWindow *self);
void imz_window_set_practice (ImzWindow *self, gboolean practice);

/* The quick check leaves the practice. It stays until the person has agreed that an unsaved list is lost. */
void imz_window_set_glance (ImzWindow *self, gboolean glance);

ImzSummary imz_window_get_situation (ImzWindow *self);

/**
 * imz_window_welcome:
 * @flow: the way through the first start
 *
 * Shows the first start until it is done, but not over the quick check or the practice.
 */
void imz_window_welcome (ImzWindow *self, ImzWelcomeFlow *flow);

G_END_DECLS
