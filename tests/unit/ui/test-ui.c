/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-ui.h"

#include <locale.h>

#include <glib/gi18n-lib.h>

#include "test-cards.h"

void
test_ui_init (int *argc, char ***argv)
{
  g_test_init (argc, argv, NULL);

  /* A Turkish test that runs in English would pass all the same. */
  if (setlocale (LC_ALL, "") == NULL)
    g_error ("there is no locale “%s”", g_getenv ("LC_ALL"));
  g_assert_nonnull (g_getenv ("IMZAM_CATALOGUES"));
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("IMZAM_CATALOGUES"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (test_ui_is_turkish ())
    g_assert_cmpstr (_ ("Expired"), ==, "Süresi dolmuş");
  else
    g_assert_cmpstr (_ ("Expired"), ==, "Expired");

  gtk_init ();
  adw_init ();
  test_ui_set_text_size (100);
}

gboolean
test_ui_is_turkish (void)
{
  return g_str_has_prefix (setlocale (LC_MESSAGES, NULL), "tr");
}

void
test_ui_set_text_size (int percent)
{
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", "gtk-xft-dpi",
                96 * 1024 * percent / 100, NULL);
}

void
test_ui_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
wake_up_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
test_ui_wait (const char *what, gboolean (*condition) (gpointer user_data), gpointer user_data)
{
  gint64 until = g_get_monotonic_time () + TEST_UI_PATIENCE_MS * G_TIME_SPAN_MILLISECOND;
  guint source = g_timeout_add (5, wake_up_cb, NULL);

  while (!condition (user_data)) {
    g_main_context_iteration (NULL, TRUE);
    if (g_get_monotonic_time () > until)
      g_error ("waited in vain for %s", what);
  }
  g_source_remove (source);
}

static void
after_paint_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static gboolean
is_set_cb (gpointer flag)
{
  return *(gboolean *) flag;
}

void
test_ui_paint (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &painted);

  gtk_widget_queue_draw (window);
  test_ui_wait ("a frame", is_set_cb, &painted);
  g_signal_handler_disconnect (clock, handler);
}

gpointer
test_ui_part (gpointer widget, const char *name, GType type)
{
  GObject *part = gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), name);

  g_assert_nonnull (part);
  g_assert_true (g_type_is_a (G_OBJECT_TYPE (part), type));

  return part;
}

static void
find_below (GtkWidget *widget, GType type, GPtrArray *found)
{
  if (!gtk_widget_get_visible (widget))
    return;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    g_ptr_array_add (found, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    find_below (child, type, found);
}

GPtrArray *
test_ui_find (gpointer root, GType type)
{
  GPtrArray *found = g_ptr_array_new ();

  find_below (root, type, found);

  return found;
}

GtkLabel *
test_ui_find_label (gpointer root, const char *text)
{
  g_autoptr (GPtrArray) labels = test_ui_find (root, GTK_TYPE_LABEL);

  for (guint i = 0; i < labels->len; i++) {
    if (g_str_equal (gtk_label_get_text (labels->pdata[i]), text))
      return labels->pdata[i];
  }

  return NULL;
}

GtkButton *
test_ui_find_button (gpointer root, const char *action_name)
{
  g_autoptr (GPtrArray) buttons = test_ui_find (root, GTK_TYPE_BUTTON);

  for (guint i = 0; i < buttons->len; i++) {
    if (g_strcmp0 (gtk_actionable_get_action_name (buttons->pdata[i]), action_name) == 0)
      return buttons->pdata[i];
  }

  return NULL;
}

static void
count_cb (int *count)
{
  (*count)++;
}

void
test_ui_count (gpointer object, const char *detailed_signal, int *count)
{
  g_signal_connect_swapped (object, detailed_signal, G_CALLBACK (count_cb), count);
}

struct _TestClock {
  ImzClock parent_instance;
};

G_DEFINE_FINAL_TYPE (TestClock, test_clock, IMZ_TYPE_CLOCK)

static gint64
test_clock_now (ImzClock *clock)
{
  return TEST_CLOCK_NOW;
}

static void
test_clock_set_alarm (ImzClock *clock, gint64 time)
{
}

static void
test_clock_class_init (TestClockClass *klass)
{
  IMZ_CLOCK_CLASS (klass)->now = test_clock_now;
  IMZ_CLOCK_CLASS (klass)->set_alarm = test_clock_set_alarm;
}

static void
test_clock_init (TestClock *self)
{
}

TestClock *
test_clock_new (void)
{
  return g_object_new (TEST_TYPE_CLOCK, NULL);
}

struct _TestMonitor {
  GObject parent_instance;

  ImzSnapshot *snapshot;
  guint n_retries;
};

static void test_monitor_iface_init (ImzReaderMonitorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestMonitor,
                               test_monitor,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (IMZ_TYPE_READER_MONITOR,
                                                      test_monitor_iface_init))

static void
test_monitor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boxed (value, TEST_MONITOR (object)->snapshot);
}

static void
test_monitor_finalize (GObject *object)
{
  imz_snapshot_unref (TEST_MONITOR (object)->snapshot);

  G_OBJECT_CLASS (test_monitor_parent_class)->finalize (object);
}

static void
test_monitor_class_init (TestMonitorClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = test_monitor_get_property;
  G_OBJECT_CLASS (klass)->finalize = test_monitor_finalize;

  g_object_class_override_property (G_OBJECT_CLASS (klass), 1, "snapshot");
}

static void
test_monitor_init (TestMonitor *self)
{
  self->snapshot = imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, NULL);
}

static ImzSnapshot *
get_snapshot (ImzReaderMonitor *monitor)
{
  return TEST_MONITOR (monitor)->snapshot;
}

static void
retry (ImzReaderMonitor *monitor)
{
  TEST_MONITOR (monitor)->n_retries++;
}

static void
test_monitor_iface_init (ImzReaderMonitorInterface *iface)
{
  iface->get_snapshot = get_snapshot;
  iface->retry = retry;
}

TestMonitor *
test_monitor_new (void)
{
  return g_object_new (TEST_TYPE_MONITOR, NULL);
}

void
test_monitor_take (TestMonitor *self, ImzSnapshot *snapshot)
{
  imz_snapshot_unref (self->snapshot);
  self->snapshot = snapshot;
  g_object_notify (G_OBJECT (self), "snapshot");
}

guint
test_monitor_get_n_retries (TestMonitor *self)
{
  return self->n_retries;
}

ImzCertificate *
test_certificate (const char *holder, int days_left)
{
  return test_certificate_from (
    &(TestCertificateSpec){ .holder = holder, .identity = "10000000146", .days_left = days_left });
}

ImzSnapshot *
test_snapshot (const char *reader, ImzCertificate *certificate)
{
  return test_snapshot_new (test_reader_new (reader, NULL, imz_certificate_ref (certificate), NULL),
                            NULL);
}
