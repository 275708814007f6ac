/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the window and its actions share. */

#pragma once

#include "imz-guides-page.h"
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
  gboolean beside;
  int wide;           /* pixels: how wide it was before it was put beside the browser */
  GtkWidget *welcome; /* (nullable) */

  ImzTools *tools;        /* (nullable): come a moment after the window */
  char *awaited_guide;    /* (nullable): asked for before they came */
  GtkWidget *guide_page;  /* (nullable): the guide that is open */
  const char *last_guide; /* (nullable): id of the one opened last */
  GHashTable *windows; /* (element-type utf8 GtkWindow): of letters and of the own data; borrowed */

  AdwToastOverlay *toasts;
  GtkStack *contents;
  GtkRevealer *practice_revealer;
  ImzSummary situation;
  AdwViewStack *pages;
  ImzHomePage *home_page;
  ImzGuidesPage *guides_page;
};

/* Whichever of the quick check, the first start, a guide and the pages is to be seen. */
void imz_window_show_contents (ImzWindow *self);

G_END_DECLS
