/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Several cards and the words about the first: side by side where there is room, never cut off. */

#include "imz-cards-layout.h"

#include "imz-card-view.h"
#include "test-ui.h"

enum {
  SPACING = 24,
  MAX_CARDS = 4,
  WORDS_HEIGHT = 80,
};

typedef struct {
  GtkWidget *box;
  GtkLayoutManager *layout; /* the box's */
  GtkWidget *cards[MAX_CARDS];
  GtkWidget *hidden;
  GtkWidget *words;
  int card_min;
  int card_nat;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->layout = g_object_new (IMZ_TYPE_CARDS_LAYOUT, "spacing", SPACING, NULL);
  fixture->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_widget_set_layout_manager (fixture->box, fixture->layout);
  for (int i = 0; i < MAX_CARDS; i++) {
    fixture->cards[i] = imz_card_view_new ();
    gtk_box_append (GTK_BOX (fixture->box), fixture->cards[i]);
  }
  fixture->hidden = g_object_new (GTK_TYPE_BOX, "visible", FALSE, NULL);
  gtk_box_append (GTK_BOX (fixture->box), fixture->hidden);
  fixture->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_size_request (fixture->words, 100, WORDS_HEIGHT);
  gtk_box_append (GTK_BOX (fixture->box), fixture->words);
  gtk_widget_measure (fixture->cards[0], GTK_ORIENTATION_HORIZONTAL, -1, &fixture->card_min,
                      &fixture->card_nat, NULL, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->layout), (gpointer *) &fixture->layout);
  g_assert_finalize_object (fixture->box);
  g_assert_null (fixture->layout);
}

static void
show_cards (Fixture *fixture, int n_cards)
{
  for (int i = 0; i < MAX_CARDS; i++)
    gtk_widget_set_visible (fixture->cards[i], i < n_cards);
}

/* As wide, and as high as it then wants to be; returns that height. */
static int
allocate (Fixture *fixture, int width)
{
  int minimum, natural;

  gtk_widget_measure (fixture->box, GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL,
                      NULL);
  g_assert_cmpint (minimum, <=, natural);
  gtk_widget_size_allocate (fixture->box, &(GtkAllocation){ 0, 0, width, natural }, -1);

  return natural;
}

static GdkRectangle
place_of (Fixture *fixture, GtkWidget *child)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (child, fixture->box, &bounds));

  return (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                         (int) bounds.size.height };
}

static int
height_of_card (Fixture *fixture, int width)
{
  int minimum, natural;

  gtk_widget_measure (fixture->cards[0], GTK_ORIENTATION_VERTICAL, width, &minimum, &natural, NULL,
                      NULL);

  return natural;
}

/* How the cards stand at some width. */
static const struct {
  int n_cards;
  int width;
  int n_columns;
  int card; /* its width; 0: the natural one; -1: the least */
} grids[] = {
  { 2, 840, 2, 0 },   { 2, 720, 2, 0 },   { 2, 600, 2, 288 },  { 2, 544, 2, 260 },
  { 2, 543, 1, 0 },   { 2, 360, 1, 0 },   { 2, 324, 1, 324 },  { 2, 260, 1, 260 },
  { 3, 840, 3, 264 }, { 3, 828, 3, 260 }, { 3, 827, 2, -1 },   { 3, 324, 1, 324 },
  { 4, 840, 2, -1 },  { 4, 544, 2, -1 },  { 4, 1112, 4, 260 }, { 4, 324, 1, 324 },
  { 1, 840, 1, 0 },   { 1, 300, 1, 300 },
};

static void
test_grid (Fixture *fixture, gconstpointer user_data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (grids); i++) {
    int card = grids[i].card > 0    ? grids[i].card
               : grids[i].card == 0 ? fixture->card_nat
                                    : fixture->card_min;
    int height = height_of_card (fixture, card);
    int last_row = (grids[i].n_cards - 1) / grids[i].n_columns;
    int first_below = grids[i].n_columns == 1 ? 1 : last_row + 1; /* row of the words */
    GdkRectangle words;
    int total;

    g_test_message ("%d cards at %d", grids[i].n_cards, grids[i].width);
    show_cards (fixture, grids[i].n_cards);
    total = allocate (fixture, grids[i].width);
    words = place_of (fixture, fixture->words);
    g_assert_cmpint (words.x, ==, 0);
    g_assert_cmpint (words.width, ==, grids[i].width);
    g_assert_cmpint (words.height, ==, WORDS_HEIGHT);
    g_assert_cmpint (words.y, ==, first_below * (height + SPACING));
    g_assert_cmpint (total, ==, (last_row + 1) * (height + SPACING) + WORDS_HEIGHT);

    for (int j = 0; j < grids[i].n_cards; j++) {
      GdkRectangle place = place_of (fixture, fixture->cards[j]);
      int row = j / grids[i].n_columns;
      int column = j % grids[i].n_columns;

      g_assert_cmpint (place.width, ==, card);
      g_assert_cmpint (place.height, ==, height);
      g_assert_cmpint (place.x, ==,
                       grids[i].n_columns == 1 ? (grids[i].width - card) / 2
                                               : column * (card + SPACING));
      g_assert_cmpint (place.y, ==,
                       row < first_below ? row * (height + SPACING)
                                         : row * (height + SPACING) + WORDS_HEIGHT + SPACING);
      g_assert_cmpint (place.x + place.width, <=, grids[i].width);
      g_assert_cmpint (place.y + place.height, <=, total);
    }
  }
}

/* From right to left the first card stands on the right. */
static void
test_right_to_left (Fixture *fixture, gconstpointer user_data)
{
  const int width = 840;
  GdkRectangle first, second;

  gtk_widget_set_direction (fixture->box, GTK_TEXT_DIR_RTL);
  show_cards (fixture, 2);
  allocate (fixture, width);
  first = place_of (fixture, fixture->cards[0]);
  second = place_of (fixture, fixture->cards[1]);
  g_assert_cmpint (first.x + first.width, ==, width);
  g_assert_cmpint (second.x + second.width, ==, first.x - SPACING);
}

/* It can be as narrow as one card, or as the words if they need more. */
static void
test_width (Fixture *fixture, gconstpointer user_data)
{
  int minimum, natural;

  show_cards (fixture, 2);
  gtk_widget_measure (fixture->box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, fixture->card_min);
  g_assert_cmpint (natural, ==, 2 * fixture->card_nat + SPACING);

  gtk_widget_set_size_request (fixture->words, 300, WORDS_HEIGHT);
  gtk_widget_measure (fixture->box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 300);
}

/* Words alone get all the room. */
static void
test_no_cards (Fixture *fixture, gconstpointer user_data)
{
  GdkRectangle words;

  show_cards (fixture, 0);
  g_assert_cmpint (allocate (fixture, 400), ==, WORDS_HEIGHT);
  words = place_of (fixture, fixture->words);
  g_assert_cmpint (words.width, ==, 400);
  g_assert_cmpint (words.y, ==, 0);
}

static void
test_spacing (Fixture *fixture, gconstpointer user_data)
{
  int n_notified = 0, spacing;

  test_ui_count (fixture->layout, "notify::spacing", &n_notified);
  g_object_set (fixture->layout, "spacing", SPACING, NULL);
  g_assert_cmpint (n_notified, ==, 0);
  g_object_set (fixture->layout, "spacing", 6, NULL);
  g_assert_cmpint (n_notified, ==, 1);
  g_object_get (fixture->layout, "spacing", &spacing, NULL);
  g_assert_cmpint (spacing, ==, 6);
}

#define add(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  add ("/ui/cards-layout/grid", test_grid);
  add ("/ui/cards-layout/right-to-left", test_right_to_left);
  add ("/ui/cards-layout/width", test_width);
  add ("/ui/cards-layout/no-cards", test_no_cards);
  add ("/ui/cards-layout/spacing", test_spacing);

  return g_test_run ();
}
