/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The quick check and the first start, to be looked at. */

#include "config.h"

#include "imz-glance-page.h"
#include "screenshots.h"
#include "test-cards.h"

#define FIRST_GLANCE 60
#define FIRST_WELCOME 75

#define MINI "ACS ACR39U ICC Reader [CCID Interface] 00 00"

static ImzSnapshot *
make_card (int days_left)
{
  return test_snapshot_new (
    test_reader_new (MINI, NULL, screenshots_verified ("AYLA DENİZ YURT", "10000000146", days_left),
                     NULL),
    NULL);
}

static ImzSnapshot *
make_valid (void)
{
  return make_card (694);
}

static ImzSnapshot *
make_window (void)
{
  return make_card (60);
}

static ImzSnapshot *
make_late (void)
{
  return make_card (12);
}

static ImzSnapshot *
make_expired (void)
{
  return make_card (-12);
}

static ImzSnapshot *
make_unchecked (void)
{
  const TestCertificateSpec spec = { TEST_AYLA, .days_left = 694 };

  return test_snapshot_new (test_reader_new (MINI, NULL, test_certificate_from (&spec), NULL),
                            NULL);
}

static ImzSnapshot *
make_reader (ImzReaderState state)
{
  return test_snapshot_new (imz_reader_new (MINI, state, NULL), NULL);
}

static ImzSnapshot *
make_empty (void)
{
  return make_reader (IMZ_READER_STATE_EMPTY);
}

static ImzSnapshot *
make_reading (void)
{
  return make_reader (IMZ_READER_STATE_READING);
}

static ImzSnapshot *
make_busy (void)
{
  return make_reader (IMZ_READER_STATE_BUSY);
}

static ImzSnapshot *
make_no_reader (void)
{
  return imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, NULL);
}

static ImzSnapshot *
make_stopped (void)
{
  return imz_snapshot_new (IMZ_SERVICE_STATE_STOPPED, NULL);
}

static ImzSnapshot *
make_two (void)
{
  return test_snapshot_new (
    test_reader_new (MINI, NULL, screenshots_verified ("AYLA DENİZ YURT", "10000000146", 694),
                     NULL),
    test_reader_new ("Gemalto PC Twin Reader 01 00", NULL,
                     screenshots_verified ("MERT IŞIK", "10000000078", 20), NULL),
    NULL);
}

static const struct {
  const char *name;
  ImzSnapshot *(*make) (void);
} scenes[] = {
  { "glance-valid", make_valid },     { "glance-unchecked", make_unchecked },
  { "glance-window", make_window },   { "glance-late", make_late },
  { "glance-expired", make_expired }, { "glance-no-card", make_empty },
  { "glance-reading", make_reading }, { "glance-no-reader", make_no_reader },
  { "glance-busy", make_busy },       { "glance-no-service", make_stopped },
  { "glance-two", make_two },
};

static void
take_list (const Screenshots *self, int number)
{
  static const struct {
    const char *holder;
    const char *identity;
    int days_left;
  } cards[] = {
    { "ÇİĞDEM IŞIK", "10000000146", 812 }, { "AYLA DENİZ YURT", "10000000078", 60 },
    { "İLKER ÖZ", "10000000214", -12 },    { "IRMAK UZUN SOYADLI OĞLU", "10000000382", 20 },
    { "MERT IŞIK", "10000000450", 694 },
  };
  g_autoptr (GPtrArray) pages = test_ui_find (self->window, IMZ_TYPE_GLANCE_PAGE);
  GtkWidget *page = g_ptr_array_index (pages, 0);

  gtk_toggle_button_set_active (test_ui_part (page, "list_button", GTK_TYPE_TOGGLE_BUTTON), TRUE);
  screenshots_iterate (200);
  screenshots_save (self, number, "glance-list-off");
  gtk_switch_set_active (test_ui_part (page, "keeping", GTK_TYPE_SWITCH), TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++) {
    ImzCertificate *certificate =
      screenshots_verified (cards[i].holder, cards[i].identity, cards[i].days_left);

    test_monitor_take (self->readers,
                       test_snapshot_new (test_reader_new (MINI, NULL, certificate, NULL), NULL));
  }
  screenshots_iterate (200);
  screenshots_save (self, number + 1, "glance-list-masked");
  gtk_toggle_button_set_active (test_ui_part (page, "mask_button", GTK_TYPE_TOGGLE_BUTTON), FALSE);
  screenshots_iterate (200);
  screenshots_save (self, number + 2, "glance-list");
  gtk_switch_set_active (test_ui_part (page, "keeping", GTK_TYPE_SWITCH), FALSE);
}

void
screenshots_take_glance (const Screenshots *self)
{
  int list = FIRST_GLANCE + (int) G_N_ELEMENTS (scenes);

  imz_status_set_monitor (self->status, IMZ_READER_MONITOR (self->readers));
  imz_window_set_glance (IMZ_WINDOW (self->window), TRUE);
  for (int i = 0; i < (int) G_N_ELEMENTS (scenes); i++) {
    if (!screenshots_is_wanted (self, FIRST_GLANCE + i))
      continue;
    test_monitor_take (self->readers, scenes[i].make ());
    screenshots_iterate (200);
    screenshots_save (self, FIRST_GLANCE + i, scenes[i].name);
  }
  if (screenshots_is_wanted (self, list))
    take_list (self, list);
  imz_window_set_glance (IMZ_WINDOW (self->window), FALSE);
}

void
screenshots_take_welcome (const Screenshots *self)
{
  static const char *const names[] = { "welcome", "welcome-province", "welcome-e-onay" };
  static const char *const nowhere[] = { NULL };
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (nowhere);
  g_autoptr (ImzConfig) config = imz_config_new ("/nowhere", "/nowhere", TRUE);
  g_autoptr (ImzPreferencesModel) preferences = imz_preferences_model_new (config, provinces);
  g_autoptr (ImzWelcomeFlow) flow = imz_welcome_flow_new (preferences);

  imz_window_welcome (IMZ_WINDOW (self->window), flow);
  for (ImzWelcomePage page = 0; page < IMZ_WELCOME_N_PAGES; page++) {
    screenshots_iterate (400);
    if (screenshots_is_wanted (self, FIRST_WELCOME + (int) page))
      screenshots_save (self, FIRST_WELCOME + (int) page, names[page]);
    imz_welcome_flow_next (flow);
  }
  imz_welcome_flow_skip (flow);
}
