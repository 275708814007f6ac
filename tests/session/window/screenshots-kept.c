/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The real window with what is kept in it: its list of applications, backups, reminders, the way to another calendar,
 * and what cards and guides ask about applications. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "imz-applications-page.h"
#include "imz-backups-group.h"
#include "imz-calendar-window.h"
#include "imz-erased-window.h"
#include "imz-guide-page.h"
#include "imz-phrase.h"
#include "imz-reminders-group.h"
#include "screenshots.h"
#include "test-people.h"
#include "test-record-world.h"

#define FIRST 210
#define DAY ((gint64) 24 * 60 * 60)

typedef struct {
  TestRecordWorld *world;
  ImzPreferencesModel *preferences;
  ImzProfileModel *people;
  ImzTools *tools; /* those of `world`, and what keeps */
  GtkWidget *window;
  GtkWidget *second; /* (nullable): a window of its own */
  GtkWidget *top;    /* (nullable): what it is about, far below */
} Album;

static void
back_up (Album *album)
{
  for (gint64 week = 2; week >= 0; week--) {
    g_autoptr (GError) error = NULL;
    g_autofree char *path =
      imz_backups_model_make (album->tools->backups, TEST_CLOCK_NOW - week * 7 * DAY, &error);

    g_assert_no_error (error);
  }
}

static void
plug_in (Album *album, int begins, int ends)
{
  g_autoptr (ImzCertificate) certificate = imz_certificate_new (&(ImzCertificateFacts){
    .sha256 = "abababababababababababababababababababababababababababababababab",
    .holder = "AYLA DENİZ YURT",
    .not_before = TEST_CLOCK_NOW + begins * DAY,
    .not_after = TEST_CLOCK_NOW + ends * DAY,
    .kind = IMZ_CERTIFICATE_KIND_NES,
  });

  test_monitor_take (album->world->guides->monitor, test_snapshot ("reader", certificate));
}

static void
open_page (Album *album, const char *page)
{
  gtk_widget_activate_action (album->window, "win.show-page", "s", page);
}

static void
show_list (Album *album)
{
  open_page (album, "applications");
}

static void
show_damage (Album *album)
{
  g_autofree char *path = g_build_filename (album->world->guides->folder, "imzam.db", NULL);
  g_autoptr (GError) error = NULL;

  back_up (album);
  g_file_set_contents (path, "This is no database.", -1, &error);
  g_assert_no_error (error);
  open_page (album, "applications");
}

static void
open_preferences (Album *album, GType group)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());
  g_autoptr (GPtrArray) groups = NULL;

  gtk_widget_activate_action (album->window, "win.preferences", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows) && album->second == NULL; i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (gtk_widget_get_visible (GTK_WIDGET (window)) &&
        gtk_window_get_transient_for (window) == GTK_WINDOW (album->window))
      album->second = GTK_WIDGET (window);
  }
  groups = test_ui_find (album->second, group);
  album->top = groups->pdata[0];
}

static void
scroll_to (GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (widget, scrolled, &bounds))
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) +
                                            (double) bounds.origin.y - 18);
}

static void
show_backups (Album *album)
{
  back_up (album);
  open_preferences (album, IMZ_TYPE_BACKUPS_GROUP);
}

static void
show_reminders (Album *album)
{
  open_preferences (album, IMZ_TYPE_REMINDERS_GROUP);
}

static void
show_erased (Album *album)
{
  g_autofree char *left = imz_phrase_expand (_ ("“{file}” could not be erased. Erase it by hand."),
                                             "file", "~/.local/share/imzam/imzam.db-wal", NULL);
  ImzErased entries[] = {
    { FALSE, left },
    { TRUE, _ ("The database: people, remembered e-imzas, guides and applications") },
    { TRUE, _ ("The backups of the database") },
    { TRUE, _ ("What was fetched from Kamu SM and kept here") },
  };
  g_autoptr (GPtrArray) erased = g_ptr_array_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    g_ptr_array_add (erased, &entries[i]);
  album->second = imz_erased_window_new (GTK_WINDOW (album->window), erased);
}

static void
show_calendar (Album *album)
{
  g_autoptr (ImzConfig) config = imz_config_new ("/nonexistent", "/nonexistent", FALSE);
  g_autoptr (ImzProvinces) provinces = imz_provinces_new_default ();
  g_autoptr (ImzRemindersModel) reminders =
    imz_reminders_model_new (config, provinces, album->world->database);
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzCalendarModel) calendar =
    imz_calendar_model_new (reminders, TEST_CLOCK_NOW, &error);

  g_assert_no_error (error);
  album->second = imz_calendar_window_new (GTK_WINDOW (album->window), calendar);
}

static void
show_claimed_calendar (Album *album)
{
  g_autoptr (ImzCertificate) certificate =
    screenshots_verified ("AYLA DENİZ YURT", "10000000146", 200);
  g_autoptr (GError) error = NULL;

  imz_profile_model_claim (album->people, certificate, TEST_CLOCK_NOW, &error);
  g_assert_no_error (error);
  show_calendar (album);
}

/* The one that the application brought, a day before the old one ends. */
static void
plug_in_successor (Album *album)
{
  plug_in (album, 60, 60 + 1095);
}

static void
show_successor_in_list (Album *album)
{
  plug_in_successor (album);
  open_page (album, "applications");
}

static void
open_guide (Album *album)
{
  g_autoptr (ImzGuideRun) run = test_guide_world_begin (album->world->guides, "renew-e-onay");

  test_guide_world_walk_to (run, "choose");
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (album->window),
                                      imz_guide_page_new (album->tools, run, FALSE));
}

static const struct {
  const char *name;
  void (*act) (Album *album);
  gboolean is_empty; /* no application is kept */
} scenes[] = {
  { "kept-list", show_list, FALSE },
  { "kept-damaged", show_damage, FALSE },
  { "kept-backups", show_backups, FALSE },
  { "kept-reminders", show_reminders, FALSE },
  { "kept-erased", show_erased, FALSE },
  { "kept-calendar", show_claimed_calendar, FALSE },
  { "kept-calendar-empty", show_calendar, TRUE },
  { "kept-successor", plug_in_successor, FALSE },
  { "kept-successor-in-list", show_successor_in_list, FALSE },
  { "kept-question", open_guide, TRUE },
  { "kept-question-go-on", open_guide, FALSE },
};

static ImzTools *
make_tools (Album *album)
{
  const char *folder = album->world->guides->folder;
  g_autofree char *nowhere = g_build_filename (folder, "nowhere", NULL);
  g_autoptr (ImzBackupsModel) backups = imz_backups_model_new (folder);
  g_autoptr (ImzEraserModel) eraser = imz_eraser_model_new (
    &(ImzEraserPlaces){ .data_dir = folder, .cache_dir = nowhere, .report = nowhere },
    album->world->guides->form_data);
  g_autoptr (ImzRecordKeeper) keeper = NULL;
  ImzTools members = *album->world->tools;

  keeper =
    imz_record_keeper_new (members.status, members.clock, album->people, album->world->history);
  members.backups = backups;
  members.eraser = eraser;
  members.record_keeper = keeper;

  return imz_tools_new (&members);
}

static void
album_open (Album *self, const Screenshots *shots, gboolean is_empty)
{
  g_autoptr (GKeyFile) portals = g_key_file_new ();

  self->world = test_record_world_new ();
  if (!is_empty) {
    test_record_world_add (self->world, TEST_RECORD_FIRST);
    test_record_world_add (self->world, TEST_RECORD_RENEWAL);
  }
  self->people = imz_profile_model_new (self->world->database);
  self->preferences = test_preferences_new (NULL);
  self->tools = make_tools (self);
  self->window = imz_window_new (gtk_window_get_application (GTK_WINDOW (shots->window)),
                                 self->tools->status, portals);
  imz_window_set_models (IMZ_WINDOW (self->window), self->preferences, self->people);
  imz_window_set_tools (IMZ_WINDOW (self->window), self->tools);
  gtk_window_set_default_size (GTK_WINDOW (self->window), gtk_widget_get_width (shots->window),
                               gtk_widget_get_height (shots->window));
  gtk_window_present (GTK_WINDOW (self->window));
  screenshots_iterate (200);
}

static void
album_close (Album *self)
{
  if (self->second != NULL)
    gtk_window_destroy (GTK_WINDOW (self->second));
  gtk_window_destroy (GTK_WINDOW (self->window));
  screenshots_iterate (100);
  imz_tools_unref (self->tools);
  g_object_unref (self->people);
  g_object_unref (self->preferences);
  test_record_world_free (self->world);
}

static void
take_scene (const Screenshots *self, int index)
{
  Album album = { NULL };
  Screenshots shots = *self;

  album_open (&album, self, scenes[index].is_empty);
  scenes[index].act (&album);
  if (album.second != NULL) {
    gtk_window_set_default_size (GTK_WINDOW (album.second),
                                 MIN (gtk_widget_get_width (self->window), 560),
                                 gtk_widget_get_height (self->window));
    gtk_window_present (GTK_WINDOW (album.second));
  }
  screenshots_iterate (500);
  if (album.top != NULL)
    scroll_to (album.top);
  screenshots_iterate (200);
  shots.window = album.second != NULL ? album.second : album.window;
  screenshots_save (&shots, FIRST + index, scenes[index].name);
  album_close (&album);
}

void
screenshots_take_kept (const Screenshots *self)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (scenes); i++) {
    if (screenshots_is_wanted (self, FIRST + i))
      take_scene (self, i);
  }
}
