/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a status works with, in the test's own hands. */

#pragma once

#include "imz-clock.h"
#include "imz-reader-monitor.h"
#include "imz-trust-source.h"

G_BEGIN_DECLS

/* A clock that stands still. */
#define TEST_TYPE_CLOCK (test_clock_get_type ())
G_DECLARE_FINAL_TYPE (TestClock, test_clock, TEST, CLOCK, ImzClock)

struct _TestClock {
  ImzClock parent_instance;

  gint64 now;
  gint64 alarm;
};

/* Readers that hold what they are told to. */
#define TEST_TYPE_MONITOR (test_monitor_get_type ())
G_DECLARE_FINAL_TYPE (TestMonitor, test_monitor, TEST, MONITOR, GObject)

struct _TestMonitor {
  GObject parent_instance;

  ImzSnapshot *snapshot;
};

/* One reader with one e-imza of these dates. */
void test_monitor_set_certificate (TestMonitor *self, gint64 not_before, gint64 not_after);

/* Knows of every certificate what it is told to, and counts how often it is asked to look. */
#define TEST_TYPE_TRUST (test_trust_get_type ())
G_DECLARE_FINAL_TYPE (TestTrust, test_trust, TEST, TRUST, GObject)

struct _TestTrust {
  GObject parent_instance;

  ImzTrust *known; /* (nullable) */
  gboolean busy;
  guint n_looks;
  guint n_retries;
  ImzSnapshot *looked_at; /* (nullable) */
  gint64 looked_for;
};

/* Tells the new knowledge; takes it over. */
void test_trust_tell (TestTrust *self, ImzTrust *known);

G_END_DECLS
