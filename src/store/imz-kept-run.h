/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A way through a guide, as it is kept. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A step that was reached, and (nullable) what was answered there; @at in seconds since the epoch. */
typedef struct {
  char *step;
  char *answer;
  gint64 at;
} ImzKeptStep;

/**
 * ImzKeptRun:
 * @id: 0 if it was never kept
 * @guide: id of the guide
 * @steps: (element-type ImzKeptStep): the way that was gone, the present step last
 * @started_at: in seconds since the epoch, as the next
 * @changed_at: when it was last gone on with
 * @finished: whether it stands at a last page
 * @record: number of the application that it made or moves; 0 if there is none
 * @asked: which questions were asked once and are not asked again, as bits that are pinned
 */
typedef struct {
  gint64 id;
  char *guide;
  GArray *steps;
  gint64 started_at;
  gint64 changed_at;
  gboolean finished;
  gint64 record;
  guint asked;
} ImzKeptRun;

/* Of an array of #ImzKeptStep. */
void imz_kept_step_clear (gpointer step);

ImzKeptRun *imz_kept_run_new (const char *guide); /* (transfer full): without steps */
void imz_kept_run_add_step (ImzKeptRun *self, const char *step, const char *answer, gint64 at);
void imz_kept_run_free (ImzKeptRun *self);

ImzKeptRun *imz_kept_run_copy (const ImzKeptRun *self); /* (transfer full) */
gboolean imz_kept_run_equal (const ImzKeptRun *a, const ImzKeptRun *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzKeptRun, imz_kept_run_free)

G_END_DECLS
