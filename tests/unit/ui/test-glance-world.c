/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-glance-world.h"

#include "core-fixture.h"

static GtkApplication *application;

void
test_glance_world_begin (void)
{
  application = GTK_APPLICATION (adw_application_new ("tr.imzam.Test", G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (application), "/tr/imzam/Imzam");
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
}

void
test_glance_world_end (void)
{
  g_object_unref (application);
}

static gboolean
has_width_cb (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

void
test_glance_world_set_up (TestGlanceWorld *self, gconstpointer unused)
{
  g_autoptr (GKeyFile) portals = g_key_file_new ();

  self->clock = IMZ_CLOCK (test_clock_new ());
  self->monitor = test_monitor_new ();
  self->status =
    imz_status_new (IMZ_READER_MONITOR (self->monitor), NULL, self->clock, core_fixture_genel ());
  self->window = IMZ_WINDOW (imz_window_new (application, self->status, portals));
  g_object_ref (self->window);
  gtk_window_present (GTK_WINDOW (self->window));
  test_ui_wait ("the window", has_width_cb, self->window);
}

/* What is under way (a frame, an answer of the X server) may hold it for a moment. */
static gboolean
is_only_ours_cb (gpointer object)
{
  return g_atomic_int_get (&G_OBJECT (object)->ref_count) == 1;
}

void
test_glance_world_tear_down (TestGlanceWorld *self, gconstpointer unused)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  test_ui_wait ("the end of the window", is_only_ours_cb, self->window);
  g_assert_finalize_object (self->window);
  g_assert_finalize_object (self->status);
  g_assert_finalize_object (self->monitor);
  g_assert_finalize_object (self->clock);
}

gboolean
test_glance_world_act (TestGlanceWorld *self, const char *action_name)
{
  return gtk_widget_activate_action (GTK_WIDGET (self->window), action_name, NULL);
}

void
test_glance_world_take (TestGlanceWorld *self, const char *cards)
{
  test_monitor_take (self->monitor, core_fixture_snapshot (cards));
}
