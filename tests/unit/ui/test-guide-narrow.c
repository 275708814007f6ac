/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* As narrow as beside a browser on a small screen: nothing of any guide is cut off. */

#include "config.h"

#include "imz-guide-page.h"
#include "test-guide-world.h"

/* Pixels */
#define NARROW 360

typedef struct {
  TestGuideWorld *world;
  GtkWidget *window;
} Fixture;

static gboolean
has_width_cb (gpointer widget)
{
  return gtk_widget_get_width (widget) > 0;
}

static void
set_up (Fixture *self, gconstpointer percent)
{
  g_autoptr (ImzCertificate) certificate = test_certificate ("AYLA DENİZ YURT", 60);

  self->world = test_guide_world_new (TRUE);
  test_monitor_take (self->world->monitor, test_snapshot ("reader", certificate));
  test_machine_set_found (self->world->machine, IMZ_FOUND_NO);
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), NARROW, 700);
  gtk_window_present (GTK_WINDOW (self->window));
  test_ui_wait ("the window", has_width_cb, self->window);
  test_ui_set_text_size (GPOINTER_TO_INT (percent));
}

static void
tear_down (Fixture *self, gconstpointer percent)
{
  test_ui_set_text_size (100);
  gtk_window_destroy (GTK_WINDOW (self->window));
  test_ui_settle ();
  test_guide_world_free (self->world);
}

static void
assert_narrow (Fixture *self, const char *guide, const char *page)
{
  int minimum;

  gtk_widget_measure (self->window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > NARROW)
    g_error ("“%s” of “%s” needs %d pixels", page, guide, minimum);
}

/* All its words are within it, too. */
static void
assert_fits (Fixture *self, const char *guide, const char *page)
{
  g_autoptr (GPtrArray) labels = test_ui_find (self->window, GTK_TYPE_LABEL);

  assert_narrow (self, guide, page);
  test_ui_paint (self->window);
  for (guint i = 0; i < labels->len; i++) {
    graphene_rect_t bounds;

    if (!gtk_widget_get_mapped (labels->pdata[i]))
      continue;
    g_assert_true (gtk_widget_compute_bounds (labels->pdata[i], self->window, &bounds));
    if (bounds.origin.x < 0 || bounds.origin.x + bounds.size.width > NARROW)
      g_error ("“%s” of “%s”: “%s” is cut off", page, guide, gtk_label_get_text (labels->pdata[i]));
  }
}

static void
walk_guide (Fixture *self,
            ImzGuide *guide,
            gboolean practice,
            void (*check) (Fixture *self, const char *guide, const char *page))
{
  g_autoptr (ImzGuideRun) run = imz_guide_run_new (guide, self->world->province, IMZ_PHASE_WINDOW,
                                                   IMZ_CLOCK (self->world->clock), NULL);
  GtkWidget *page = imz_guide_page_new (self->world->tools, run, practice);
  const char *id = imz_guide_get_id (guide);

  adw_window_set_content (ADW_WINDOW (self->window), page);
  check (self, id, "introduction");
  for (guint i = 0; i < imz_guide_get_n_steps (guide); i++) {
    const ImzGuideStep *step = imz_guide_get_step (guide, i);

    imz_guide_run_go_to (run, step->id);
    check (self, id, step->id);
    if (step->ways_out->len > 0) {
      gtk_widget_activate_action (page, "guide.ways-out", NULL);
      check (self, id, step->id);
    }
  }
  adw_window_set_content (ADW_WINDOW (self->window), NULL);
}

static void
test_all (Fixture *self, gconstpointer percent)
{
  ImzGuides *guides = self->world->tools->guides;

  g_assert_cmpuint (imz_guides_get_n (guides), >, 2);
  for (guint i = 0; i < imz_guides_get_n (guides); i++)
    walk_guide (self, imz_guides_get_nth (guides, i), i % 2 == 0, assert_narrow);
}

static void
test_one (Fixture *self, gconstpointer percent)
{
  walk_guide (self, imz_guides_find (self->world->tools->guides, "e-onay"), TRUE, assert_fits);
}

/* Data may be long, and a countdown needs its buttons. */
static void
test_long (Fixture *self, gconstpointer percent)
{
  g_autofree char *value = g_strnfill (80, 'W');

  for (ImzFormField field = 0; field < IMZ_N_FORM_FIELDS; field++)
    imz_form_data_model_set (self->world->form_data, field, value);
  imz_countdown_start (self->world->countdown, 285);
  walk_guide (self, imz_guides_find (self->world->tools->guides, "walk"), FALSE, assert_fits);
}

#define add(path, percent, function) \
  g_test_add (path, Fixture, GINT_TO_POINTER (percent), set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  add ("/ui/guide-narrow/all", 100, test_all);
  add ("/ui/guide-narrow/all/200-percent", 200, test_all);
  add ("/ui/guide-narrow/one/200-percent", 200, test_one);
  add ("/ui/guide-narrow/long", 100, test_long);
  add ("/ui/guide-narrow/long/200-percent", 200, test_long);

  return g_test_run ();
}
