/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-status.h"

G_DEFINE_FINAL_TYPE (TestClock, test_clock, IMZ_TYPE_CLOCK)

static gint64
test_clock_now (ImzClock *clock)
{
  return TEST_CLOCK (clock)->now;
}

static void
test_clock_set_alarm (ImzClock *clock, gint64 time)
{
  TEST_CLOCK (clock)->alarm = time;
}

static void
test_clock_class_init (TestClockClass *klass)
{
  IMZ_CLOCK_CLASS (klass)->now = test_clock_now;
  IMZ_CLOCK_CLASS (klass)->set_alarm = test_clock_set_alarm;
}

static void
test_clock_init (TestClock *self)
{
}

static ImzSnapshot *
test_monitor_get_snapshot (ImzReaderMonitor *monitor)
{
  return TEST_MONITOR (monitor)->snapshot;
}

static void
test_monitor_iface_init (ImzReaderMonitorInterface *iface)
{
  iface->get_snapshot = test_monitor_get_snapshot;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestMonitor,
                               test_monitor,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (IMZ_TYPE_READER_MONITOR,
                                                      test_monitor_iface_init))

static void
test_monitor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boxed (value, TEST_MONITOR (object)->snapshot);
}

static void
test_monitor_finalize (GObject *object)
{
  imz_snapshot_unref (TEST_MONITOR (object)->snapshot);
  G_OBJECT_CLASS (test_monitor_parent_class)->finalize (object);
}

static void
test_monitor_class_init (TestMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_monitor_get_property;
  object_class->finalize = test_monitor_finalize;
  g_object_class_override_property (object_class, 1, "snapshot");
}

static void
test_monitor_init (TestMonitor *self)
{
  self->snapshot = imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, NULL);
}

void
test_monitor_set_certificate (TestMonitor *self, gint64 not_before, gint64 not_after)
{
  const ImzCertificateFacts facts = {
    .sha256 = "00",
    .holder = "AYLA",
    .kind = IMZ_CERTIFICATE_KIND_NES,
    .not_before = not_before,
    .not_after = not_after,
  };
  g_autoptr (GPtrArray) certificates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);
  g_autoptr (GPtrArray) readers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reader_unref);
  g_autoptr (ImzCard) card = NULL;

  g_ptr_array_add (certificates, imz_certificate_new (&facts));
  card = imz_card_new (NULL, 0, IMZ_CARD_STATE_OK, certificates);
  g_ptr_array_add (readers, imz_reader_new ("Reader", IMZ_READER_STATE_CARD, card));
  imz_snapshot_unref (self->snapshot);
  self->snapshot = imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, readers);
  g_object_notify (G_OBJECT (self), "snapshot");
}

static void
test_trust_look (ImzTrustSource *source, ImzSnapshot *snapshot, gint64 now)
{
  TestTrust *self = TEST_TRUST (source);

  self->n_looks++;
  self->looked_for = now;
  g_clear_pointer (&self->looked_at, imz_snapshot_unref);
  self->looked_at = imz_snapshot_ref (snapshot);
}

static ImzTrust *
test_trust_find (ImzTrustSource *source, ImzCertificate *certificate)
{
  return TEST_TRUST (source)->known;
}

static gboolean
test_trust_is_busy (ImzTrustSource *source)
{
  return TEST_TRUST (source)->busy;
}

static void
test_trust_retry (ImzTrustSource *source)
{
  TEST_TRUST (source)->n_retries++;
}

static void
test_trust_iface_init (ImzTrustSourceInterface *iface)
{
  iface->look = test_trust_look;
  iface->find = test_trust_find;
  iface->is_busy = test_trust_is_busy;
  iface->retry = test_trust_retry;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (TestTrust,
                               test_trust,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (IMZ_TYPE_TRUST_SOURCE, test_trust_iface_init))

static void
test_trust_finalize (GObject *object)
{
  TestTrust *self = TEST_TRUST (object);

  g_clear_pointer (&self->known, imz_trust_unref);
  g_clear_pointer (&self->looked_at, imz_snapshot_unref);
  G_OBJECT_CLASS (test_trust_parent_class)->finalize (object);
}

static void
test_trust_class_init (TestTrustClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_trust_finalize;
}

static void
test_trust_init (TestTrust *self)
{
}

void
test_trust_tell (TestTrust *self, ImzTrust *known)
{
  g_clear_pointer (&self->known, imz_trust_unref);
  self->known = known;
  g_signal_emit_by_name (self, "changed");
}
