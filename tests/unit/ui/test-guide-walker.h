/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A person who walks through a guide by its buttons, and a window that records what it is asked for. */

#pragma once

#include "imz-guide-page.h"
#include "test-guide-world.h"

G_BEGIN_DECLS

#define TEST_WALKER_WIDTH 360 /* pixels */

/* The window in whose stead the actions are recorded. */
typedef struct {
  TestGuideWorld *world;
  ImzGuideRun *run;
  GtkWidget *window;
  GtkWidget *page;
  GString *activated; /* "open-guide other" */
  int n_closed;
} TestWalker;

/* The page of `run`, as it comes. */
void test_walker_show_page (TestWalker *self, gboolean practice);

/* A run of “walk” that is resumed at this step; NULL: at the introduction. */
void test_walker_open_at (TestWalker *self, const char *step, gboolean practice);
void test_walker_set_up (TestWalker *self, gconstpointer unused);
void test_walker_tear_down (TestWalker *self, gconstpointer unused);

/* What is to be seen: not on a page that is turned away (transfer none) (nullable). */
GtkLabel *test_walker_find_label (TestWalker *self, const char *text);
GtkButton *test_walker_find_button (TestWalker *self, const char *action_name);
gboolean test_walker_shows (TestWalker *self, const char *text);
void test_walker_assert_shows (TestWalker *self, const char *text);

/* The large button; NULL: there is none. */
void test_walker_assert_next_says (TestWalker *self, const char *text);

/* The title that is read, since it has the focus. */
void test_walker_assert_at (TestWalker *self, const char *title);

/* The button that activates this action. */
void test_walker_press (TestWalker *self, const char *action_name);

/* The button with this text. */
void test_walker_press_label (TestWalker *self, const char *text);

/* The window was asked for this, and nothing else, since the last time: "open-guide other". */
void test_walker_assert_activated (TestWalker *self, const char *what);

/* An e-imza that ends so many days from now. */
void test_walker_plug_in (TestWalker *self, int days_left);

G_END_DECLS
