/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the window and its actions share. */

#pragma once

#include "imz-home-page.h"
#include "imz-window.h"

G_BEGIN_DECLS

struct _ImzWindow {
  AdwApplicationWindow parent_instance;

  ImzStatus *status;
  ImzPreferencesModel *preferences; /* (nullable) */
  ImzProfileModel *profiles;        /* (nullable) */
  GKeyFile *portals;
  gboolean practice;
  gboolean glance;
  GtkWidget *welcome; /* (nullable) */

  AdwToastOverlay *toasts;
  GtkStack *contents;
  GtkRevealer *practice_revealer;
  ImzSummary situation;
  ImzHomePage *home_page;
};

G_END_DECLS
