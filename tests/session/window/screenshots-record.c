/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The page of one application, at several stages, and the windows that belong to it. */

#include "config.h"

#include "imz-courier-window.h"
#include "imz-new-record-window.h"
#include "imz-paste-window.h"
#include "imz-record-page.h"
#include "screenshots.h"
#include "test-record-world.h"

#define FIRST 190

typedef struct {
  TestRecordWorld *world;
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *second; /* (nullable): a window of its own */
  gint64 id;         /* of the application */
} Album;

#define RENEWAL(at, days)                          \
  ((TestRecordSpec){ .kind = IMZ_CASE_RENEWAL,     \
                     .method = IMZ_METHOD_E_ONAY,  \
                     .stage = at,                  \
                     .begun = days,                \
                     .ends = 25,                   \
                     .province = "batman",         \
                     .courier = "PTT Kargo",       \
                     .tracking = "7310 0245 8861", \
                     .note = "Kargo okulun adresine gelecek.\nDanışma bilgilendirildi." })

static void
scroll (Album *album, double part)
{
  g_autoptr (GPtrArray) scrollers = test_ui_find (album->page, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scrollers->pdata[0]);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) * part);
}

static void
scroll_down (Album *album)
{
  scroll (album, 0.45);
}

static void
scroll_to_end (Album *album)
{
  scroll (album, 1);
}

static void
open_others (Album *album)
{
  g_autoptr (GPtrArray) rows = test_ui_find (album->page, ADW_TYPE_EXPANDER_ROW);

  adw_expander_row_set_expanded (rows->pdata[0], TRUE);
}

static void
write_new (Album *album)
{
  album->second = imz_new_record_window_new (GTK_WINDOW (album->window), album->world->tools, NULL);
}

static void
warn_new (Album *album)
{
  GtkWidget *end;
  g_autoptr (GPtrArray) entries = NULL;

  write_new (album);
  end = test_ui_part (album->second, "end_row", GTK_TYPE_WIDGET);
  entries = test_ui_find (end, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entries->pdata[0]), "1.9.2027");
}

static void
paste (Album *album)
{
  g_autoptr (ImzRecord) record = imz_history_model_find (album->world->history, album->id);
  g_autoptr (ImzRecordEditor) editor =
    imz_record_editor_new (album->world->history, album->world->tools->clock, record);
  GtkTextView *view;

  album->second = imz_paste_window_new (GTK_WINDOW (album->window), editor);
  view = test_ui_part (album->second, "view", GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view),
                            "Başvurunuz 20.11.2026 tarihinde onaylandı. Gönderi: 7310 0245 8861, "
                            "https://gonderitakip.ptt.gov.tr/ veya "
                            "https://kamusm.gov.tr@example.com/x, https://example.com/takip",
                            -1);
}

static void
choose_courier (Album *album)
{
  album->second = imz_courier_window_new (GTK_WINDOW (album->window), NULL);
}

static const struct {
  const char *name;
  TestRecordSpec spec;
  void (*act) (Album *album);
} scenes[] = {
  { "record-approved", RENEWAL (IMZ_STAGE_APPROVED, -9), NULL },
  { "record-fields", RENEWAL (IMZ_STAGE_APPROVED, -9), scroll_down },
  { "record-stages", RENEWAL (IMZ_STAGE_APPROVED, -9), scroll_to_end },
  { "record-applied", RENEWAL (IMZ_STAGE_APPLIED, 0), open_others },
  { "record-refused",
    { .kind = IMZ_CASE_RENEWAL,
      .method = IMZ_METHOD_E_IMZA,
      .stage = IMZ_STAGE_REFUSED,
      .begun = -12,
      .ends = 120,
      .refusal = IMZ_REFUSAL_NOT_E_ONAY },
    NULL },
  { "record-overdue",
    { .kind = IMZ_CASE_FIRST,
      .method = IMZ_METHOD_WET_SIGNED,
      .stage = IMZ_STAGE_COURIER,
      .begun = -40,
      .province = "batman",
      .courier = "Yurtiçi Kargo",
      .tracking = "1234567890123" },
    NULL },
  { "record-new", RENEWAL (IMZ_STAGE_APPLIED, 0), write_new },
  { "record-new-early", RENEWAL (IMZ_STAGE_APPLIED, 0), warn_new },
  { "record-paste", RENEWAL (IMZ_STAGE_LETTER, -3), paste },
  { "record-courier", RENEWAL (IMZ_STAGE_COURIER, -9), choose_courier },
};

/* Without them buttons would look as if they could not be pressed. */
static void
add_actions (GtkWidget *window)
{
  static const char *const names[] = { "open-guide", "open-address", "copy", "open-letter" };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], G_VARIANT_TYPE_STRING);

    g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));
  }
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
}

static void
open_page (Album *album, const Screenshots *shots, TestRecordSpec spec)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autoptr (ImzRecord) record = NULL;

  album->id = test_record_world_add (album->world, spec);
  record = imz_history_model_find (album->world->history, album->id);
  album->page = imz_record_page_new (album->world->tools, record);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), album->page);
  album->window = adw_window_new ();
  add_actions (album->window);
  adw_window_set_content (ADW_WINDOW (album->window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (album->window), gtk_widget_get_width (shots->window),
                               gtk_widget_get_height (shots->window));
  gtk_window_present (GTK_WINDOW (album->window));
  screenshots_iterate (150);
}

void
screenshots_take_record (const Screenshots *self)
{
  for (int i = 0; i < (int) G_N_ELEMENTS (scenes); i++) {
    Album album = { NULL };
    Screenshots shots = *self;

    if (!screenshots_is_wanted (self, FIRST + i))
      continue;

    album.world = test_record_world_new ();
    open_page (&album, self, scenes[i].spec);
    if (scenes[i].act != NULL)
      scenes[i].act (&album);
    if (album.second != NULL) {
      int width = gtk_widget_get_width (self->window);

      gtk_window_set_default_size (GTK_WINDOW (album.second), MIN (width, 520),
                                   gtk_widget_get_height (self->window));
      gtk_window_present (GTK_WINDOW (album.second));
    }
    screenshots_iterate (300);
    shots.window = album.second != NULL ? album.second : album.window;
    screenshots_save (&shots, FIRST + i, scenes[i].name);
    if (album.second != NULL)
      gtk_window_destroy (GTK_WINDOW (album.second));
    gtk_window_destroy (GTK_WINDOW (album.window));
    screenshots_iterate (50);
    test_record_world_free (album.world);
  }
}
