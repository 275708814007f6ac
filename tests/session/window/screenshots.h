/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-status.h"
#include "imz-window.h"
#include "test-ui.h"

G_BEGIN_DECLS

/* The window whose pictures are taken, and where to. */
typedef struct {
  GtkWidget *window;
  ImzStatus *status;
  TestMonitor *readers;
  const char *folder;
  char **wanted; /* numbers; none: all */
} Screenshots;

void screenshots_iterate (guint ms);
gboolean screenshots_is_wanted (const Screenshots *self, int number);
void screenshots_save (const Screenshots *self, int number, const char *name);

/* A verified e-imza (transfer full). */
ImzCertificate *screenshots_verified (const char *holder, const char *identity, int days_left);

/* The scenes of the page e-İmzam. */
void screenshots_take_home (const Screenshots *self);

/* The scenes of the quick check and of the first start. */
void screenshots_take_glance (const Screenshots *self);
void screenshots_take_welcome (const Screenshots *self);

/* The pages of guides. */
void screenshots_take_guide (const Screenshots *self);

/* The page of applications. */
void screenshots_take_applications (const Screenshots *self);

/* The page of one application, and what it opens. */
void screenshots_take_record (const Screenshots *self);

/* What is kept, in the real window. */
void screenshots_take_kept (const Screenshots *self);

G_END_DECLS
