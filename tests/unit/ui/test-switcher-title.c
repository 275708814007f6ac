/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-switcher-title.h"

#include "test-ui.h"

typedef struct {
  GtkWidget *stack;
  GtkWidget *title;
  int n_told;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  static const char *const names[] = { "My first page", "My second page", "My third page" };

  fixture->stack = g_object_ref_sink (adw_view_stack_new ());
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    adw_view_stack_add_titled (ADW_VIEW_STACK (fixture->stack), gtk_label_new (NULL), names[i],
                               names[i]);
  fixture->title = g_object_ref_sink (
    g_object_new (IMZ_TYPE_SWITCHER_TITLE, "stack", fixture->stack, "title", "Title", NULL));
  test_ui_count (fixture->title, "notify::narrow", &fixture->n_told);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_assert_finalize_object (fixture->title);
  g_assert_finalize_object (fixture->stack);
}

static gboolean
is_narrow (Fixture *fixture)
{
  gboolean narrow;

  g_object_get (fixture->title, "narrow", &narrow, NULL);

  return narrow;
}

static GtkWidget *
child (Fixture *fixture, GType type)
{
  GtkWidget *found = gtk_widget_get_first_child (fixture->title);

  while (found != NULL && !G_TYPE_CHECK_INSTANCE_TYPE (found, type))
    found = gtk_widget_get_next_sibling (found);
  g_assert_nonnull (found);

  return found;
}

static void
allocate (Fixture *fixture, int width)
{
  int minimum;

  gtk_widget_measure (fixture->title, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (fixture->title, GTK_ORIENTATION_VERTICAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_size_allocate (fixture->title, &(GtkAllocation){ 0, 0, width, minimum }, -1);
}

/* It asks for no more than the title needs, and wants what the switcher needs. */
static void
test_measure (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *switcher = child (fixture, ADW_TYPE_VIEW_SWITCHER);
  GtkWidget *title = child (fixture, ADW_TYPE_WINDOW_TITLE);
  int minimum, natural, needed, wanted;

  gtk_widget_measure (fixture->title, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                      NULL);
  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, &needed, NULL, NULL, NULL);
  gtk_widget_measure (switcher, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
  g_assert_cmpint (minimum, ==, needed);
  g_assert_cmpint (natural, >=, wanted);
}

/* Whichever fits is seen, and it is told once the sizes are given. */
static void
test_swap (Fixture *fixture, gconstpointer user_data)
{
  static const struct {
    int width;
    gboolean narrow;
    int n_told;
  } vectors[] = { { 900, FALSE, 0 }, { 120, TRUE, 1 }, { 130, TRUE, 1 }, { 900, FALSE, 2 } };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    allocate (fixture, vectors[i].width);
    test_ui_settle ();
    g_assert_cmpint (is_narrow (fixture), ==, vectors[i].narrow);
    g_assert_cmpint (gtk_widget_get_child_visible (child (fixture, ADW_TYPE_VIEW_SWITCHER)), ==,
                     !vectors[i].narrow);
    g_assert_cmpint (gtk_widget_get_child_visible (child (fixture, ADW_TYPE_WINDOW_TITLE)), ==,
                     vectors[i].narrow);
    g_assert_cmpint (fixture->n_told, ==, vectors[i].n_told);
  }
}

static void
test_properties (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (AdwViewStack) stack = NULL;
  g_autofree char *title = NULL;

  g_object_get (fixture->title, "stack", &stack, "title", &title, NULL);
  g_assert_true (GTK_WIDGET (stack) == fixture->stack);
  g_assert_cmpstr (title, ==, "Title");
}

/* What it was about to tell is told to nobody. */
static void
test_gone (Fixture *fixture, gconstpointer user_data)
{
  allocate (fixture, 120);
  g_assert_cmpint (fixture->n_told, ==, 0);
}

#define add(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  test_ui_init (&argc, &argv);
  adw_init ();

  add ("/ui/switcher-title/measure", test_measure);
  add ("/ui/switcher-title/swap", test_swap);
  add ("/ui/switcher-title/properties", test_properties);
  add ("/ui/switcher-title/gone", test_gone);

  return g_test_run ();
}
