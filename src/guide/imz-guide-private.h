/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* For whoever makes a guide. */

#pragma once

#include "imz-guide.h"

G_BEGIN_DECLS

/* What is not set yet is %NULL or empty; all is set before anybody else sees it. */
struct _ImzGuide {
  gatomicrefcount ref_count;
  char *id;
  char *title;
  char *summary;
  char **introduction;
  char **ready;
  GArray *not_for; /* of ImzGuideNotFor */
  ImzGuideFitting fitting;
  int kind;      /* -1, or the ImzCase */
  int method;    /* -1, or the ImzMethod */
  GArray *steps; /* of ImzGuideStep */
};

/**
 * imz_guide_new:
 *
 * Returns: (transfer full): a guide of nothing but its id
 */
ImzGuide *imz_guide_new (const char *id);

/**
 * imz_guide_step_init:
 * @self: (out): gets empty arrays and nothing else
 */
void imz_guide_step_init (ImzGuideStep *self);
void imz_guide_step_clear (ImzGuideStep *self);

G_END_DECLS
