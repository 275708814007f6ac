/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* bench-applications: how long the page of applications takes with so many of them: from the moment it is made, with
 * nothing read yet, to the end of its first frame. */

#include "config.h"

#include <stdio.h>

#include "imz-applications-page.h"
#include "test-record-world.h"

#define N_RUNS 15

static const guint sizes[] = { 0, 1, 1000, 10000, 100000 };

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

/* One in fifty is under way; the others came to their end. */
static void
fill (TestRecordWorld *world, guint n)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++) {
    TestRecordSpec spec = i % 50 == 0 ? TEST_RECORD_RENEWAL : TEST_RECORD_FIRST;

    spec.begun = i % 50 == 0 ? -(int) (i % 30) : -(int) (100 + i % 5000);
    spec.fast = FALSE;
    spec.kind = i % 50 == 0 ? IMZ_CASE_RENEWAL : (ImzCase) (i % IMZ_N_CASES);
    spec.stage = i % 50 == 0 ? (ImzStage) (i / 50 % IMZ_STAGE_IN_USE) : IMZ_STAGE_IN_USE;
    g_ptr_array_add (records, test_record_new (spec));
  }
  if (n > 0 && !imz_history_model_add_all (world->history, records, &error))
    g_error ("%s", error->message);
}

/* In milliseconds. */
static double
measure_page (TestRecordWorld *world)
{
  GtkWidget *window = gtk_window_new ();
  g_autoptr (ImzHistoryModel) history = NULL;
  ImzTools members = *world->tools;
  g_autoptr (ImzTools) tools = NULL;
  GtkWidget *page;
  gint64 start;
  double took;

  /* The window itself is there already, as in the program. */
  gtk_window_set_default_size (GTK_WINDOW (window), 920, 700);
  gtk_window_present (GTK_WINDOW (window));
  test_ui_paint (window);

  start = g_get_monotonic_time ();
  history = test_record_world_open_again (world);
  members.history = history;
  tools = imz_tools_new (&members);
  page = g_object_new (IMZ_TYPE_APPLICATIONS_PAGE, NULL);
  imz_applications_page_set_tools (IMZ_APPLICATIONS_PAGE (page), tools);
  gtk_window_set_child (GTK_WINDOW (window), page);
  test_ui_paint (window);
  took = (double) (g_get_monotonic_time () - start) / 1000;

  gtk_window_destroy (GTK_WINDOW (window));
  test_ui_settle ();

  return took;
}

static void
measure (guint n, double *empty)
{
  TestRecordWorld *world = test_record_world_new ();
  double runs[N_RUNS];

  fill (world, n);
  measure_page (world); /* fills the caches */
  for (int i = 0; i < N_RUNS; i++)
    runs[i] = measure_page (world);
  qsort (runs, N_RUNS, sizeof *runs, compare);
  if (n == 0)
    *empty = runs[N_RUNS / 2];
  printf ("| %u | %.1f ms | %.1f ms | %.1f ms | %.1f ms |\n", n, runs[N_RUNS / 2], runs[0],
          runs[N_RUNS - 1], runs[N_RUNS / 2] - *empty);
  fflush (stdout);
  test_record_world_free (world);
}

int
main (int argc, char **argv)
{
  double empty = 0;

  test_ui_init (&argc, &argv);

  printf ("| applications | page: median of %d | at least | at most | more than empty |\n"
          "|---|---|---|---|---|\n",
          N_RUNS);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    measure (sizes[i], &empty);

  return 0;
}
