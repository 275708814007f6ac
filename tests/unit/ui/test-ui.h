/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the tests of the widgets share. */

#pragma once

#include <adwaita.h>

#include "imz-clock.h"
#include "imz-reader-monitor.h"
#include "imz-verdict.h"

G_BEGIN_DECLS

/* Long enough for all that is to happen, on a loaded machine too. */
#define TEST_UI_PATIENCE_MS 10000

/* In place of gtk_test_init(), which chooses a language of its own: takes that of the environment, and
 * the catalogues of the build. */
void test_ui_init (int *argc, char ***argv);

/* The messages are Turkish, not English. */
gboolean test_ui_is_turkish (void);

/* Letters as on a GNOME desktop, in percent of their usual size. */
void test_ui_set_text_size (int percent);

/* All that is due now. */
void test_ui_settle (void);

/* Runs the main loop until `condition` is TRUE. Fails when that takes too long. */
void
test_ui_wait (const char *what, gboolean (*condition) (gpointer user_data), gpointer user_data);

/* Lays out what has changed. */
void test_ui_paint (GtkWidget *window);

/* The child of a template by its name, checked to be of `type` (transfer none). */
gpointer test_ui_part (gpointer widget, const char *name, GType type);

/* All widgets of `type` below `root` (or itself) that are not hidden, in their order (transfer
 * container). */
GPtrArray *test_ui_find (gpointer root, GType type);

/* A label with just this text, not hidden, or NULL (transfer none). */
GtkLabel *test_ui_find_label (gpointer root, const char *text);

/* A button that activates this action, not hidden, or NULL (transfer none). */
GtkButton *test_ui_find_button (gpointer root, const char *action_name);

/* Counts the emissions of a signal. */
void test_ui_count (gpointer object, const char *detailed_signal, int *count);

/* A clock that stands still. */
#define TEST_TYPE_CLOCK (test_clock_get_type ())
G_DECLARE_FINAL_TYPE (TestClock, test_clock, TEST, CLOCK, ImzClock)

/* 21 November 2026, 10:00 in Istanbul. */
#define TEST_CLOCK_NOW ((gint64) 1795244400)

TestClock *test_clock_new (void);

/* Readers and cards as the test likes. */
#define TEST_TYPE_MONITOR (test_monitor_get_type ())
G_DECLARE_FINAL_TYPE (TestMonitor, test_monitor, TEST, MONITOR, GObject)

TestMonitor *test_monitor_new (void);

/* Tells a snapshot, also when it is equal to the one before (transfer full). */
void test_monitor_take (TestMonitor *self, ImzSnapshot *snapshot);
guint test_monitor_get_n_retries (TestMonitor *self);

/* An e-imza that ends so many days after TEST_CLOCK_NOW (transfer full). */
ImzCertificate *test_certificate (const char *holder, int days_left);

/* A running service and one reader that holds a card with this e-imza (transfer full). */
ImzSnapshot *test_snapshot (const char *reader, ImzCertificate *certificate);

G_END_DECLS
