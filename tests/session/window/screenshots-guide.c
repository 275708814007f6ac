/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The pages of guides: some moments of a walk, then every step of the two guides that most people take. A guide
 * that is being written is taken from the folder IMZ_GUIDES. */

#include "config.h"

#include "imz-guide-page.h"
#include "screenshots.h"
#include "test-guide-world.h"

#define FIRST_MOMENT 80
#define FIRST_STEP 100
#define NOTHING -100000

static const struct {
  const char *name;
  const char *guide;
  const char *step; /* (nullable): of the introduction */
  int days_left;    /* of the e-imza plugged in, or NOTHING */
  ImzFound found;   /* on the machine */
  guint running;    /* seconds since the countdown was started */
  gboolean ways_out;
  gboolean practice;
} moments[] = {
  { "guide-begin", "e-onay", NULL, 812, IMZ_FOUND_YES, 0, FALSE, FALSE },
  { "guide-too-early", "renew-e-onay", NULL, 812, IMZ_FOUND_YES, 0, FALSE, FALSE },
  { "guide-no-card", "renew-e-onay", NULL, NOTHING, IMZ_FOUND_YES, 0, FALSE, FALSE },
  { "guide-waiting", "e-onay", "card", NOTHING, IMZ_FOUND_UNKNOWN, 0, FALSE, FALSE },
  { "guide-wrong", "e-onay", "consent", -12, IMZ_FOUND_NO, 0, FALSE, FALSE },
  { "guide-countdown", "e-onay", "code", 812, IMZ_FOUND_YES, 93, FALSE, FALSE },
  { "guide-ending", "e-onay", "paste", 812, IMZ_FOUND_YES, 245, FALSE, FALSE },
  { "guide-over", "e-onay", "code", 812, IMZ_FOUND_YES, 285, FALSE, FALSE },
  { "guide-ways-out", "e-onay", "code", 812, IMZ_FOUND_YES, 0, TRUE, FALSE },
  { "guide-practice", "renew-e-onay", "form-login", 60, IMZ_FOUND_YES, 0, FALSE, TRUE },
};

static const char *const walked[] = { "e-onay", "renew-e-onay" };

typedef struct {
  TestGuideWorld *world;
  ImzTools *tools;
  GtkWidget *window;
  Screenshots shots; /* of `window` */
} Album;

static void
plug_in (TestGuideWorld *world, int days_left)
{
  g_autoptr (ImzCertificate) certificate = NULL;

  if (days_left == NOTHING)
    return;

  certificate = screenshots_verified ("AYLA DENİZ YURT", "10000000146", days_left);
  test_monitor_take (world->monitor, test_snapshot ("reader", certificate));
}

/* Without them buttons would look as if they could not be pressed. */
static void
add_actions (GtkWidget *window)
{
  static const char *const names[] = { "open-guide",  "open-address", "copy",
                                       "open-letter", "form-data",    "set-e-onay" };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_STRING);

    g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  }
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
}

static Album *
album_new (const Screenshots *shots, int days_left, ImzFound found)
{
  Album *self = g_new0 (Album, 1);
  const char *const dirs[] = { g_getenv ("IMZ_GUIDES"), NULL };
  g_autoptr (ImzGuides) guides = NULL;
  ImzTools members;

  self->world = test_guide_world_new (TRUE);
  guides = imz_guides_new (dirs, imz_province_get_rules (self->world->province),
                           self->world->tools->letters);
  members = *self->world->tools;
  members.guides = guides;
  self->tools = imz_tools_new (&members);
  test_machine_set_found (self->world->machine, found);
  plug_in (self->world, days_left);

  self->window = adw_window_new ();
  add_actions (self->window);
  gtk_window_set_default_size (GTK_WINDOW (self->window), gtk_widget_get_width (shots->window),
                               gtk_widget_get_height (shots->window));
  gtk_window_present (GTK_WINDOW (self->window));
  self->shots = *shots;
  self->shots.window = self->window;

  return self;
}

static void
album_free (Album *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  screenshots_iterate (50);
  imz_tools_unref (self->tools);
  test_guide_world_free (self->world);
  g_free (self);
}

static ImzGuideRun *
begin (Album *self, const char *id)
{
  ImzGuide *guide = imz_guides_find (self->tools->guides, id);

  if (guide == NULL)
    g_error ("there is no guide “%s”", id);

  return imz_guide_run_new (guide, self->world->province, IMZ_PHASE_WINDOW,
                            IMZ_CLOCK (self->world->clock), NULL);
}

static void
take_moment (const Screenshots *shots, int index)
{
  Album *album = album_new (shots, moments[index].days_left, moments[index].found);
  g_autoptr (ImzGuideRun) run = begin (album, moments[index].guide);
  GtkWidget *page;

  if (moments[index].step != NULL)
    imz_guide_run_go_to (run, moments[index].step);
  page = imz_guide_page_new (album->tools, run, moments[index].practice);
  adw_window_set_content (ADW_WINDOW (album->window), page);
  if (moments[index].step != NULL)
    gtk_widget_activate_action (page, "guide.next", NULL);
  if (moments[index].running > 0) {
    imz_countdown_start (album->world->countdown, 285);
    test_ticker_pass (album->world->clock, moments[index].running);
  }
  if (moments[index].ways_out)
    gtk_widget_activate_action (page, "guide.ways-out", NULL);
  screenshots_iterate (300);
  screenshots_save (&album->shots, FIRST_MOMENT + index, moments[index].name);
  g_clear_object (&run);
  album_free (album);
}

static void
take_step (Album *album, ImzGuideRun *run, const char *step, int number)
{
  g_autofree char *name =
    g_strdup_printf ("%s-%s", imz_guide_get_id (imz_guide_run_get_guide (run)), step);

  imz_guide_run_go_to (run, step);
  screenshots_iterate (150);
  screenshots_save (&album->shots, number, name);
}

static void
take_steps (const Screenshots *shots)
{
  Album *album = album_new (shots, 60, IMZ_FOUND_YES);
  int number = FIRST_STEP;

  for (gsize i = 0; i < G_N_ELEMENTS (walked); i++) {
    g_autoptr (ImzGuideRun) run = begin (album, walked[i]);
    ImzGuide *guide = imz_guide_run_get_guide (run);

    adw_window_set_content (ADW_WINDOW (album->window),
                            imz_guide_page_new (album->tools, run, FALSE));
    for (guint j = 0; j < imz_guide_get_n_steps (guide); j++, number++) {
      if (screenshots_is_wanted (shots, number))
        take_step (album, run, imz_guide_get_step (guide, j)->id, number);
    }
    adw_window_set_content (ADW_WINDOW (album->window), NULL);
  }
  album_free (album);
}

void
screenshots_take_guide (const Screenshots *self)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (moments); i++) {
    if (screenshots_is_wanted (self, FIRST_MOMENT + i))
      take_moment (self, i);
  }
  take_steps (self);
}
