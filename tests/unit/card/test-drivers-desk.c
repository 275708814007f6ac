/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-drivers-desk.h"

TestCard *
test_desk_new_closed_card (void)
{
  static const ImzVirtualCardOptions options = { .atr = IMZ_VIRTUAL_ATR_AKIS_1_2_2 };
  static const char *const holders[] = { "UNREADABLE", NULL };

  return test_card_new (&options, holders);
}

void
test_desk_set_up (TestDesk *self, gconstpointer unused)
{
  self->kit = test_kit_new ();
  self->world = test_world_new ();
  self->card = test_desk_new_closed_card ();
}

void
test_desk_tear_down (TestDesk *self, gconstpointer unused)
{
  ImzDrivers *drivers = self->world->settings.drivers;

  test_world_free (self->world);
  g_clear_pointer (&drivers, imz_drivers_unref);
  test_card_free (self->card);
  test_kit_free (self->kit);
}

void
test_desk_use_driver (TestDesk *self, const char *module, guint deadline_ms)
{
  g_clear_pointer (&self->world->settings.drivers, imz_drivers_unref);
  self->world->settings.drivers = test_kit_new_drivers (self->kit, module, deadline_ms);
}

ImzCard *
test_desk_get_card (TestDesk *self)
{
  ImzSnapshot *snapshot = imz_reader_monitor_get_snapshot (self->world->monitor);

  return imz_reader_get_card (imz_snapshot_get_reader (snapshot, 0));
}

const ImzDriverFacts *
test_desk_get_facts (TestDesk *self)
{
  ImzDriver *driver = imz_card_get_driver (test_desk_get_card (self));

  g_assert_nonnull (driver);

  return imz_driver_get_facts (driver);
}

void
test_desk_assert_driver (TestDesk *self,
                         const char *module,
                         ImzDriverProblem problem,
                         const char *detail)
{
  const ImzDriverFacts *facts = test_desk_get_facts (self);

  g_assert_cmpstr (facts->path, ==, module);
  g_assert_cmpstr (imz_driver_problem_to_word (facts->problem), ==,
                   imz_driver_problem_to_word (problem));
  g_assert_cmpstr (facts->detail, ==, detail);
}

void
test_desk_wait_calls (TestDesk *self, const char *module, guint n)
{
  gint64 until = g_get_monotonic_time () + TEST_PATIENCE_MS * G_TIME_SPAN_MILLISECOND;

  while (test_kit_count (module) < n) {
    test_world_run (self->world, 5);
    g_assert_cmpint (g_get_monotonic_time (), <, until);
  }
}
