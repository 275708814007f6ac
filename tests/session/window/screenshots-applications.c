/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of applications: as it is every day, empty, searched, in practice, with a damaged file, and with many. */

#include "config.h"

#include <glib/gstdio.h>

#include "imz-applications-page.h"
#include "screenshots.h"
#include "test-record-world.h"

#define FIRST 170
#define N_MANY 300

typedef struct {
  TestRecordWorld *world;
  GtkWidget *window;
  GtkWidget *page;
  Screenshots shots; /* of `window` */
} Album;

static void
add_usual (TestRecordWorld *world)
{
  test_record_world_add (world, TEST_RECORD_FIRST);
  test_record_world_add (world, TEST_RECORD_RENEWAL);
}

static void
add_ended (TestRecordWorld *world)
{
  test_record_world_add (world, (TestRecordSpec){ .kind = IMZ_CASE_RENEWAL,
                                                  .method = IMZ_METHOD_E_IMZA,
                                                  .stage = IMZ_STAGE_REFUSED,
                                                  .begun = -12,
                                                  .ends = 120,
                                                  .refusal = IMZ_REFUSAL_TOO_EARLY,
                                                  .province = "zonguldak" });
  test_record_world_add (world, (TestRecordSpec){ .kind = IMZ_CASE_LOST,
                                                  .method = IMZ_METHOD_WET_SIGNED,
                                                  .stage = IMZ_STAGE_CANCELLED,
                                                  .begun = -400 });
}

static void
add_stages (TestRecordWorld *world)
{
  for (ImzStage stage = IMZ_STAGE_APPLIED; stage <= IMZ_STAGE_IN_USE; stage++)
    test_record_world_add (world, (TestRecordSpec){ .kind = IMZ_CASE_RENEWAL,
                                                    .method = IMZ_METHOD_E_ONAY,
                                                    .stage = stage,
                                                    .begun = -20,
                                                    .ends = 40 });
}

static void
add_late (TestRecordWorld *world)
{
  test_record_world_add (world, (TestRecordSpec){ .kind = IMZ_CASE_FIRST,
                                                  .method = IMZ_METHOD_WET_SIGNED,
                                                  .stage = IMZ_STAGE_COURIER,
                                                  .begun = -40,
                                                  .province = "batman",
                                                  .courier = "Yurtiçi Kargo",
                                                  .tracking = "1234567890123" });
}

static void
add_many (TestRecordWorld *world)
{
  for (int i = 0; i < N_MANY; i++)
    test_record_world_add (world, (TestRecordSpec){ .kind = (ImzCase) (i % IMZ_N_CASES),
                                                    .method = (ImzMethod) (i % IMZ_N_METHODS),
                                                    .stage = (ImzStage) (i * 7 % IMZ_N_STAGES),
                                                    .begun = -i * 3,
                                                    .ends = i % 5 * 30,
                                                    .province = i % 2 == 0 ? "batman" : NULL });
}

static void
damage (TestRecordWorld *world)
{
  g_autofree char *path = g_build_filename (world->guides->folder, "imzam.db", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "This is no database.", -1, &error);
  g_assert_no_error (error);
}

static void
practise (Album *album)
{
  imz_applications_page_set_practice (IMZ_APPLICATIONS_PAGE (album->page), TRUE);
}

static void
search (Album *album, const char *text)
{
  gtk_toggle_button_set_active (test_ui_part (album->page, "search_button", GTK_TYPE_TOGGLE_BUTTON),
                                TRUE);
  gtk_editable_set_text (test_ui_part (album->page, "search_entry", GTK_TYPE_SEARCH_ENTRY), text);
}

static void
search_in_vain (Album *album)
{
  search (album, "qwerty");
}

static void
search_well (Album *album)
{
  search (album, "8861");
}

static const struct {
  const char *name;
  void (*fill) (TestRecordWorld *world);
  void (*act) (Album *album);
  int days_left; /* of the e-imza plugged in; 0 for none */
} scenes[] = {
  { "applications", add_usual, NULL, 60 },
  { "applications-none", NULL, NULL, 60 },
  { "applications-none-no-card", NULL, NULL, 0 },
  { "applications-ended", add_ended, NULL, 0 },
  { "applications-late", add_late, NULL, 0 },
  { "applications-searched", add_usual, search_well, 0 },
  { "applications-not-found", add_usual, search_in_vain, 0 },
  { "applications-practice", add_usual, practise, 60 },
  { "applications-damaged", damage, NULL, 0 },
  { "applications-many", add_many, NULL, 0 },
  { "applications-stages", add_stages, NULL, 0 },
};

/* Without them buttons would look as if they could not be pressed. */
static void
add_actions (GtkWidget *window)
{
  static const GActionEntry entries[] = {
    { .name = "open-guide", .parameter_type = "s" },
    { .name = "copy", .parameter_type = "s" },
    { .name = "open-tracking", .parameter_type = "x" },
    { .name = "open-record", .parameter_type = "x" },
    { .name = "new-record" },
    { .name = "print-history" },
    { .name = "keep-history" },
    { .name = "export-history", .parameter_type = "s" },
    { .name = "import-history" },
  };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
}

static Album *
album_new (const Screenshots *shots, int days_left)
{
  Album *self = g_new0 (Album, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->world = test_record_world_new ();
  if (days_left != 0) {
    g_autoptr (ImzCertificate) certificate =
      screenshots_verified ("AYLA DENİZ YURT", "10000000146", days_left);

    test_monitor_take (self->world->guides->monitor, test_snapshot ("reader", certificate));
  }

  self->page = g_object_new (IMZ_TYPE_APPLICATIONS_PAGE, NULL);
  gtk_widget_set_vexpand (self->page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), self->page);
  self->window = adw_window_new ();
  add_actions (self->window);
  adw_window_set_content (ADW_WINDOW (self->window), box);
  gtk_window_set_default_size (GTK_WINDOW (self->window), gtk_widget_get_width (shots->window),
                               gtk_widget_get_height (shots->window));
  self->shots = *shots;
  self->shots.window = self->window;

  return self;
}

static void
album_free (Album *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  screenshots_iterate (50);
  test_record_world_free (self->world);
  g_free (self);
}

static void
take_scene (const Screenshots *shots, int index)
{
  Album *album = album_new (shots, scenes[index].days_left);

  if (scenes[index].fill != NULL)
    scenes[index].fill (album->world);
  imz_applications_page_set_tools (IMZ_APPLICATIONS_PAGE (album->page), album->world->tools);
  gtk_window_present (GTK_WINDOW (album->window));
  screenshots_iterate (200);
  if (scenes[index].act != NULL)
    scenes[index].act (album);
  screenshots_iterate (400);
  screenshots_save (&album->shots, FIRST + index, scenes[index].name);
  album_free (album);
}

void
screenshots_take_applications (const Screenshots *self)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (scenes); i++) {
    if (screenshots_is_wanted (self, FIRST + i))
      take_scene (self, i);
  }
}
