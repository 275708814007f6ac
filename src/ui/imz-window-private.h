/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the window and its actions share. */

#pragma once

#include "imz-applications-page.h"
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
  GtkWidget *record_page; /* (nullable): the application that is open */
  gint64 last_record;     /* number of the one opened last */
  gint64 awaited_record;  /* asked for before the tools came; 0: none */
  GHashTable *windows; /* (element-type utf8 GtkWindow): of letters and of the own data; borrowed */

  AdwToastOverlay *toasts;
  GtkStack *contents;
  GtkRevealer *practice_revealer;
  ImzSummary situation;
  AdwViewStack *pages;
  ImzHomePage *home_page;
  ImzGuidesPage *guides_page;
  ImzApplicationsPage *applications_page;
};

/* Whichever of the quick check, the first start, a guide, an application and the pages is to be seen. The first start waits
 * while an application is open that somebody asked for. */
void imz_window_show_contents (ImzWindow *self);

G_END_DECLS
