/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-practice-monitor.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"

enum {
  LIFE_DAYS = 1095,
  REVOKED_BEFORE = 3 * 24 * 60 * 60, /* seconds */
  ATR_LENGTH = 23,
};

/* AKİS 2.5.2 */
static const guint8 atr[ATR_LENGTH] = { 0x3B, 0x9F, 0x97, 0x81, 0x31, 0xFE, 0x45, 0x80,
                                        0x65, 0x54, 0x43, 0x53, 0x22, 0x82, 0x31, 0xC0,
                                        0x73, 0xF6, 0x21, 0x80, 0x81, 0x05, 0x53 };

/* What the practice reader holds in each situation. Days are counted from today to a certificate's
 * last day. */
static const struct {
  ImzServiceState service;
  gboolean no_reader;
  ImzReaderState reader;
  ImzCardState card;
  struct {
    gboolean present;
    gboolean malformed;
    ImzCertificateKind kind;
    int days_left;
  } certificates[2];
  ImzTrustState trust;
  ImzRevocationState revocation;
  ImzDriverProblem problem;
  ImzPinState pin;
} scenes[IMZ_N_SUMMARIES] = {
#define RUNNING .service = IMZ_SERVICE_STATE_RUNNING
#define CARD RUNNING, .reader = IMZ_READER_STATE_CARD
#define GOOD .trust = IMZ_TRUST_STATE_ANCHORED, .revocation = IMZ_REVOCATION_STATE_GOOD
#define NES(days)                               \
  {                                             \
    TRUE, FALSE, IMZ_CERTIFICATE_KIND_NES, days \
  }
  [IMZ_SUMMARY_VALID] = { CARD, .certificates = { NES (812) } },
  [IMZ_SUMMARY_VERIFIED] = { CARD, .certificates = { NES (812) }, GOOD },
  [IMZ_SUMMARY_RENEWAL_WINDOW] = { CARD, .certificates = { NES (60) } },
  [IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED] = { CARD,
                                             .certificates = { NES (60), NES (60 + LIFE_DAYS) } },
  [IMZ_SUMMARY_RENEWAL_LATE] = { CARD, .certificates = { NES (20) } },
  [IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED] = { CARD,
                                           .certificates = { NES (20), NES (20 + LIFE_DAYS) } },
  [IMZ_SUMMARY_PIN_NOT_SET] = { CARD, .certificates = { NES (1090) }, GOOD,
                                .pin = IMZ_PIN_STATE_NOT_SET },
  [IMZ_SUMMARY_PIN_LOW] = { CARD, .certificates = { NES (812) }, GOOD, .pin = IMZ_PIN_STATE_LOW },
  [IMZ_SUMMARY_PIN_FINAL_TRY] = { CARD, .certificates = { NES (812) }, GOOD,
                                  .pin = IMZ_PIN_STATE_FINAL_TRY },
  [IMZ_SUMMARY_PIN_LOCKED] = { CARD, .certificates = { NES (812) }, GOOD,
                               .pin = IMZ_PIN_STATE_LOCKED },
  [IMZ_SUMMARY_REVOKED] = { CARD, .certificates = { NES (812) }, .trust = IMZ_TRUST_STATE_ANCHORED,
                            .revocation = IMZ_REVOCATION_STATE_REVOKED },
  [IMZ_SUMMARY_SUSPENDED] = { CARD, .certificates = { NES (812) },
                              .trust = IMZ_TRUST_STATE_ANCHORED,
                              .revocation = IMZ_REVOCATION_STATE_SUSPENDED },
  [IMZ_SUMMARY_UNTRUSTED] = { CARD, .certificates = { NES (812) },
                              .trust = IMZ_TRUST_STATE_UNKNOWN_ISSUER },
  [IMZ_SUMMARY_EXPIRED] = { CARD, .certificates = { NES (-10) } },
  [IMZ_SUMMARY_NOT_YET] = { CARD, .certificates = { NES (30 + LIFE_DAYS) } },
  [IMZ_SUMMARY_MALFORMED] = { CARD, .certificates = { NES (812),
                                                      { .present = TRUE, .malformed = TRUE } } },
  [IMZ_SUMMARY_NOT_AN_E_IMZA] = { CARD, .certificates = { { TRUE, FALSE, IMZ_CERTIFICATE_KIND_TEST,
                                                            400 } } },
  [IMZ_SUMMARY_NO_CERTIFICATE] = { CARD, .card = IMZ_CARD_STATE_NO_CERTIFICATE },
  [IMZ_SUMMARY_NO_DRIVER] = { CARD, .card = IMZ_CARD_STATE_NO_DRIVER },
  [IMZ_SUMMARY_DRIVER_BROKEN] = { CARD, .card = IMZ_CARD_STATE_NO_DRIVER,
                                  .problem = IMZ_DRIVER_PROBLEM_MISSING_LIBRARY },
  [IMZ_SUMMARY_DRIVER_REFUSED] = { CARD, .card = IMZ_CARD_STATE_NO_DRIVER,
                                   .problem = IMZ_DRIVER_PROBLEM_WRITABLE },
  [IMZ_SUMMARY_DRIVER_CRASHED] = { CARD, .card = IMZ_CARD_STATE_DRIVER_CRASHED,
                                   .problem = IMZ_DRIVER_PROBLEM_CRASHED },
  [IMZ_SUMMARY_DRIVER_TIMEOUT] = { CARD, .card = IMZ_CARD_STATE_DRIVER_TIMEOUT,
                                   .problem = IMZ_DRIVER_PROBLEM_TIMEOUT },
  [IMZ_SUMMARY_NONE_READABLE] = { CARD, .card = IMZ_CARD_STATE_NONE_READABLE },
  [IMZ_SUMMARY_CARD_DAMAGED] = { CARD, .card = IMZ_CARD_STATE_DAMAGED,
                                 .certificates = { { .present = TRUE, .malformed = TRUE } } },
  [IMZ_SUMMARY_CARD_SILENT] = { CARD, .card = IMZ_CARD_STATE_SILENT },
  [IMZ_SUMMARY_CARD_REMOVED] = { CARD, .card = IMZ_CARD_STATE_REMOVED },
  [IMZ_SUMMARY_MUTE] = { RUNNING, .reader = IMZ_READER_STATE_MUTE },
  [IMZ_SUMMARY_BUSY] = { RUNNING, .reader = IMZ_READER_STATE_BUSY },
  [IMZ_SUMMARY_NO_CARD] = { RUNNING, .reader = IMZ_READER_STATE_EMPTY },
  [IMZ_SUMMARY_NO_READER] = { RUNNING, .no_reader = TRUE },
  [IMZ_SUMMARY_READER_UNAVAILABLE] = { RUNNING, .reader = IMZ_READER_STATE_UNAVAILABLE },
  [IMZ_SUMMARY_SERVICE_ABSENT] = { .service = IMZ_SERVICE_STATE_ABSENT, .no_reader = TRUE },
  [IMZ_SUMMARY_SERVICE_STOPPED] = { .service = IMZ_SERVICE_STATE_STOPPED, .no_reader = TRUE },
  [IMZ_SUMMARY_SERVICE_DENIED] = { .service = IMZ_SERVICE_STATE_DENIED, .no_reader = TRUE },
  [IMZ_SUMMARY_READING] = { RUNNING, .reader = IMZ_READER_STATE_READING },
#undef NES
#undef GOOD
#undef CARD
#undef RUNNING
};

struct _ImzPracticeMonitor {
  GObject parent_instance;

  ImzClock *clock;
  ImzSummary situation;
  ImzSnapshot *snapshot;
};

static void imz_practice_monitor_iface_init (ImzReaderMonitorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ImzPracticeMonitor,
                               imz_practice_monitor,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (IMZ_TYPE_READER_MONITOR,
                                                      imz_practice_monitor_iface_init))

typedef enum {
  PROP_SNAPSHOT = 1,
  PROP_SITUATION,
} ImzPracticeMonitorProperty;

static void
add_days (GDate *day, int days)
{
  if (days >= 0)
    g_date_add_days (day, (guint) days);
  else
    g_date_subtract_days (day, (guint) -days);
}

static ImzCertificate *
make_certificate (ImzPracticeMonitor *self, guint index)
{
  GDate day = imz_calendar_day (imz_clock_now (self->clock));
  g_autofree char *name =
    g_strdup_printf ("practice certificate %u of situation %d", index, (int) self->situation);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  ImzCertificateFacts facts = {
    .sha256 = sha256,
    .malformed = scenes[self->situation].certificates[index].malformed,
    .serial = "01",
    .holder = _ ("PRACTICE CARD"),
    .identity = "10000000146",
    .issuer = _ ("Practice issuer"),
    .kind = scenes[self->situation].certificates[index].kind,
    .key = "EC secp384r1",
  };

  /* From the start of its first day to the last second of its last one. */
  add_days (&day, scenes[self->situation].certificates[index].days_left + 1);
  facts.not_after = imz_calendar_start_of_day (&day) - 1;
  add_days (&day, -LIFE_DAYS);
  facts.not_before = imz_calendar_start_of_day (&day);

  return imz_certificate_new (&facts);
}

/* What a check in this very minute would have found. */
static ImzTrust *
make_trust (ImzPracticeMonitor *self)
{
  gint64 now = imz_clock_now (self->clock);
  ImzTrustState state = scenes[self->situation].trust;
  ImzRevocationState revocation = scenes[self->situation].revocation;
  gboolean is_anchored = state == IMZ_TRUST_STATE_ANCHORED;
  const ImzChainLink path[] = {
    { _ ("PRACTICE CARD"), NULL, is_anchored ? IMZ_CHAIN_FAULT_NONE : IMZ_CHAIN_FAULT_NO_ISSUER },
    { _ ("Practice issuer"), NULL, IMZ_CHAIN_FAULT_NONE },
    { _ ("Practice root"), NULL, IMZ_CHAIN_FAULT_NONE },
  };
  const ImzTrustFacts facts = {
    .state = state,
    .anchor = is_anchored ? IMZ_ANCHOR_KIND_PINNED : IMZ_ANCHOR_KIND_NONE,
    .path = path,
    .n_links = is_anchored ? G_N_ELEMENTS (path) : 1,
    .missing = is_anchored ? NULL : _ ("Practice issuer"),
    .revocation = {
      .state = revocation,
      .via = is_anchored ? IMZ_REVOCATION_VIA_OCSP : IMZ_REVOCATION_VIA_NONE,
      .is_current = is_anchored,
      .checked_at = is_anchored ? now : 0,
      .revoked_at = revocation == IMZ_REVOCATION_STATE_GOOD ? 0 : now - REVOKED_BEFORE,
      .reason = revocation == IMZ_REVOCATION_STATE_SUSPENDED ? IMZ_CRL_REASON_CERTIFICATE_HOLD : IMZ_CRL_REASON_UNSPECIFIED,
      .obstacle =
        is_anchored ? IMZ_REVOCATION_OBSTACLE_NONE : IMZ_REVOCATION_OBSTACLE_NO_CHAIN,
    },
  };

  return imz_trust_new (&facts);
}

static ImzDriver *
make_driver (ImzPracticeMonitor *self)
{
  ImzDriverProblem problem = scenes[self->situation].problem;
  const ImzDriverFacts facts = {
    .path = "/usr/lib/libakisp11.so",
    .problem = problem,
    .detail = problem == IMZ_DRIVER_PROBLEM_MISSING_LIBRARY ? "libcrypto.so.1.1" : NULL,
    .pin = scenes[self->situation].pin,
  };

  return imz_driver_new (&facts);
}

static ImzCard *
make_card (ImzPracticeMonitor *self)
{
  g_autoptr (GPtrArray) certificates =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);
  g_autoptr (ImzTrust) trust = make_trust (self);
  g_autoptr (ImzDriver) driver = make_driver (self);
  g_autoptr (ImzCard) card = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (scenes[0].certificates); i++) {
    g_autoptr (ImzCertificate) certificate = NULL;

    if (!scenes[self->situation].certificates[i].present)
      continue;
    certificate = make_certificate (self, i);
    g_ptr_array_add (certificates, scenes[self->situation].trust != IMZ_TRUST_STATE_UNCHECKED
                                     ? imz_certificate_with_trust (certificate, trust)
                                     : g_steal_pointer (&certificate));
  }

  card = imz_card_new (atr, sizeof atr, scenes[self->situation].card, certificates);
  if (scenes[self->situation].problem == IMZ_DRIVER_PROBLEM_NONE &&
      scenes[self->situation].pin == IMZ_PIN_STATE_UNKNOWN)
    return g_steal_pointer (&card);

  return imz_card_with_driver (card, scenes[self->situation].card, certificates, driver);
}

static ImzSnapshot *
make_snapshot (ImzPracticeMonitor *self)
{
  g_autoptr (GPtrArray) readers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reader_unref);

  if (!scenes[self->situation].no_reader) {
    ImzReaderState state = scenes[self->situation].reader;
    g_autoptr (ImzCard) card = state == IMZ_READER_STATE_CARD ? make_card (self) : NULL;

    g_ptr_array_add (readers, imz_reader_new (_ ("Practice reader"), state, card));
  }

  return imz_snapshot_new (scenes[self->situation].service, readers);
}

static ImzSnapshot *
imz_practice_monitor_get_snapshot (ImzReaderMonitor *monitor)
{
  return IMZ_PRACTICE_MONITOR (monitor)->snapshot;
}

/* There is nothing to try again: a practice card shows what it is told to. */
static void
imz_practice_monitor_retry (ImzReaderMonitor *monitor)
{
}

static void
imz_practice_monitor_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ImzPracticeMonitor *self = IMZ_PRACTICE_MONITOR (object);

  switch ((ImzPracticeMonitorProperty) prop_id) {
  case PROP_SNAPSHOT:
    g_value_set_boxed (value, self->snapshot);
    break;
  case PROP_SITUATION:
    g_value_set_int (value, (int) self->situation);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_practice_monitor_set_property (GObject *object,
                                   guint prop_id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  ImzPracticeMonitor *self = IMZ_PRACTICE_MONITOR (object);

  switch ((ImzPracticeMonitorProperty) prop_id) {
  case PROP_SITUATION:
    imz_practice_monitor_set_situation (self, (ImzSummary) g_value_get_int (value));
    break;
  case PROP_SNAPSHOT:
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_practice_monitor_dispose (GObject *object)
{
  ImzPracticeMonitor *self = IMZ_PRACTICE_MONITOR (object);

  g_clear_object (&self->clock);

  G_OBJECT_CLASS (imz_practice_monitor_parent_class)->dispose (object);
}

static void
imz_practice_monitor_finalize (GObject *object)
{
  ImzPracticeMonitor *self = IMZ_PRACTICE_MONITOR (object);

  g_clear_pointer (&self->snapshot, imz_snapshot_unref);

  G_OBJECT_CLASS (imz_practice_monitor_parent_class)->finalize (object);
}

static void
imz_practice_monitor_class_init (ImzPracticeMonitorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = imz_practice_monitor_get_property;
  object_class->set_property = imz_practice_monitor_set_property;
  object_class->dispose = imz_practice_monitor_dispose;
  object_class->finalize = imz_practice_monitor_finalize;

  g_object_class_override_property (object_class, PROP_SNAPSHOT, "snapshot");
  g_object_class_install_property (
    object_class, PROP_SITUATION,
    g_param_spec_int ("situation", NULL, NULL, 0, IMZ_N_SUMMARIES - 1, IMZ_SUMMARY_VALID,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
}

static void
imz_practice_monitor_init (ImzPracticeMonitor *self)
{
}

static void
imz_practice_monitor_iface_init (ImzReaderMonitorInterface *iface)
{
  iface->get_snapshot = imz_practice_monitor_get_snapshot;
  iface->retry = imz_practice_monitor_retry;
}

ImzPracticeMonitor *
imz_practice_monitor_new (ImzClock *clock, ImzSummary situation)
{
  ImzPracticeMonitor *self = g_object_new (IMZ_TYPE_PRACTICE_MONITOR, NULL);

  self->clock = g_object_ref (clock);
  self->situation = situation;
  self->snapshot = make_snapshot (self);

  return self;
}

ImzSummary
imz_practice_monitor_get_situation (ImzPracticeMonitor *self)
{
  g_return_val_if_fail (IMZ_IS_PRACTICE_MONITOR (self), IMZ_SUMMARY_VALID);

  return self->situation;
}

void
imz_practice_monitor_set_situation (ImzPracticeMonitor *self, ImzSummary situation)
{
  g_return_if_fail (IMZ_IS_PRACTICE_MONITOR (self));
  g_return_if_fail (situation < IMZ_N_SUMMARIES);

  if (situation == self->situation)
    return;

  self->situation = situation;
  g_clear_pointer (&self->snapshot, imz_snapshot_unref);
  self->snapshot = make_snapshot (self);

  g_object_notify (G_OBJECT (self), "situation");
  g_object_notify (G_OBJECT (self), "snapshot");
}
