/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "core-fixture.h"

static const struct {
  const char *letter;
  const char *name;
  const char *identity;
} holders[] = {
  { "A", "AYLA DENİZ YURT", "10000000146" },
  { "B", "BURAK IŞIK", "10000000214" },
  { "C", "CEREN ÖZ", NULL },
  { "D", "AYLA DENİZ YURT", "10000000382" },
};

static const struct {
  const char *word;
  const char *not_before;
  const char *not_after;
} lives[] = {
  { "valid", "2025-01-21T00:00:00+03:00", "2028-01-20T23:59:59+03:00" },
  { "longer", "2025-06-02T00:00:00+03:00", "2028-06-01T23:59:59+03:00" },
  { "window", "2024-01-22T00:00:00+03:00", "2027-01-20T23:59:59+03:00" },
  { "late", "2023-12-12T00:00:00+03:00", "2026-12-10T23:59:59+03:00" },
  { "expired", "2023-11-21T00:00:00+03:00", "2026-11-20T23:59:59+03:00" },
  { "old", "2020-05-01T00:00:00+03:00", "2023-04-30T23:59:59+03:00" },
  { "not-yet", "2027-03-01T00:00:00+03:00", "2030-02-28T23:59:59+03:00" },
  { "far", "2028-01-21T00:00:00+03:00", "2031-01-20T23:59:59+03:00" },
  { "after-window", "2027-01-21T00:00:00+03:00", "2030-01-20T23:59:59+03:00" },
  { "after-late", "2026-12-11T00:00:00+03:00", "2029-12-10T23:59:59+03:00" },
};

#define CHECKED_AT "2026-11-21T09:30:00+03:00"
#define VALID_UNTIL "2026-11-22T09:30:00+03:00"
#define REVOKED_AT "2026-11-18T15:20:00+03:00"

static const struct {
  const char *word;
  ImzTrustState state;
  ImzAnchorKind anchor;
  ImzRevocationState revocation;
  ImzRevocationObstacle obstacle;
} knowledge[] = {
  { "good", IMZ_TRUST_STATE_ANCHORED, IMZ_ANCHOR_KIND_PINNED, IMZ_REVOCATION_STATE_GOOD,
    IMZ_REVOCATION_OBSTACLE_NONE },
  { "administrator", IMZ_TRUST_STATE_ANCHORED, IMZ_ANCHOR_KIND_ADMINISTRATOR,
    IMZ_REVOCATION_STATE_GOOD, IMZ_REVOCATION_OBSTACLE_NONE },
  { "stale", IMZ_TRUST_STATE_ANCHORED, IMZ_ANCHOR_KIND_PINNED, IMZ_REVOCATION_STATE_GOOD,
    IMZ_REVOCATION_OBSTACLE_NO_NETWORK },
  { "not-known-to-them", IMZ_TRUST_STATE_ANCHORED, IMZ_ANCHOR_KIND_PINNED,
    IMZ_REVOCATION_STATE_UNKNOWN, IMZ_REVOCATION_OBSTACLE_NONE },
  { "anchored", IMZ_TRUST_STATE_ANCHORED, IMZ_ANCHOR_KIND_PINNED, IMZ_REVOCATION_STATE_UNCHECKED,
    IMZ_REVOCATION_OBSTACLE_NONE },
  { "unreachable", IMZ_TRUST_STATE_ANCHORED, IMZ_ANCHOR_KIND_PINNED, IMZ_REVOCATION_STATE_UNCHECKED,
    IMZ_REVOCATION_OBSTACLE_NO_NETWORK },
  { "busy", IMZ_TRUST_STATE_ANCHORED, IMZ_ANCHOR_KIND_PINNED, IMZ_REVOCATION_STATE_UNCHECKED,
    IMZ_REVOCATION_OBSTACLE_BUSY },
  { "revoked", IMZ_TRUST_STATE_ANCHORED, IMZ_ANCHOR_KIND_PINNED, IMZ_REVOCATION_STATE_REVOKED,
    IMZ_REVOCATION_OBSTACLE_NONE },
  { "hold", IMZ_TRUST_STATE_ANCHORED, IMZ_ANCHOR_KIND_PINNED, IMZ_REVOCATION_STATE_SUSPENDED,
    IMZ_REVOCATION_OBSTACLE_NONE },
  { "broken", IMZ_TRUST_STATE_BROKEN, IMZ_ANCHOR_KIND_NONE, IMZ_REVOCATION_STATE_UNCHECKED,
    IMZ_REVOCATION_OBSTACLE_NO_CHAIN },
  { "unknown-issuer", IMZ_TRUST_STATE_UNKNOWN_ISSUER, IMZ_ANCHOR_KIND_NONE,
    IMZ_REVOCATION_STATE_UNCHECKED, IMZ_REVOCATION_OBSTACLE_NO_CHAIN },
};

static const struct {
  const char *word;
  ImzCertificateKind kind;
} kinds[] = {
  { "test", IMZ_CERTIFICATE_KIND_TEST },
  { "ca", IMZ_CERTIFICATE_KIND_CA },
  { "other", IMZ_CERTIFICATE_KIND_OTHER },
};

static const struct {
  const char *word;
  ImzReaderState state;
} cardless_readers[] = {
  { "empty", IMZ_READER_STATE_EMPTY },
  { "reading", IMZ_READER_STATE_READING },
  { "mute", IMZ_READER_STATE_MUTE },
  { "busy", IMZ_READER_STATE_BUSY },
  { "unavailable", IMZ_READER_STATE_UNAVAILABLE },
};

static const struct {
  const char *word;
  ImzCardState state;
} cards[] = {
  { "no-certificate", IMZ_CARD_STATE_NO_CERTIFICATE },
  { "no-driver", IMZ_CARD_STATE_NO_DRIVER },
  { "damaged", IMZ_CARD_STATE_DAMAGED },
  { "silent", IMZ_CARD_STATE_SILENT },
  { "removed", IMZ_CARD_STATE_REMOVED },
  { "none-readable", IMZ_CARD_STATE_NONE_READABLE },
};

static const struct {
  const char *word;
  ImzServiceState state;
} services[] = {
  { "starting", IMZ_SERVICE_STATE_STARTING },
  { "absent", IMZ_SERVICE_STATE_ABSENT },
  { "stopped", IMZ_SERVICE_STATE_STOPPED },
  { "denied", IMZ_SERVICE_STATE_DENIED },
};

gint64
core_fixture_time (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  if (time == NULL)
    g_error ("“%s” is no time", text);

  return g_date_time_to_unix (time);
}

static ImzCertificate *
make_certificate (ImzCertificateFacts facts, const char *text)
{
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);

  facts.sha256 = sha256;
  return imz_certificate_new (&facts);
}

ImzCertificate *
core_fixture_dated (const char *not_before, const char *not_after)
{
  g_autofree char *text = g_strconcat (not_before, not_after, NULL);

  return make_certificate (
    (ImzCertificateFacts){
      .holder = holders[0].name,
      .identity = holders[0].identity,
      .not_before = core_fixture_time (not_before),
      .not_after = core_fixture_time (not_after),
      .kind = IMZ_CERTIFICATE_KIND_NES,
    },
    text);
}

static void
set_holder (ImzCertificateFacts *facts, const char *letter)
{
  for (gsize i = 0; i < G_N_ELEMENTS (holders); i++) {
    if (strcmp (holders[i].letter, letter) == 0) {
      facts->holder = holders[i].name;
      facts->identity = holders[i].identity;
      return;
    }
  }

  g_error ("no holder is named “%s”", letter);
}

static void
set_life (ImzCertificateFacts *facts, const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lives); i++) {
    if (strcmp (lives[i].word, word) == 0) {
      facts->not_before = core_fixture_time (lives[i].not_before);
      facts->not_after = core_fixture_time (lives[i].not_after);
      return;
    }
  }

  g_error ("no life is named “%s”", word);
}

ImzTrust *
core_fixture_trust (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (knowledge); i++) {
    gboolean is_answered = knowledge[i].revocation != IMZ_REVOCATION_STATE_UNCHECKED;
    gboolean is_ended = knowledge[i].revocation == IMZ_REVOCATION_STATE_REVOKED ||
                        knowledge[i].revocation == IMZ_REVOCATION_STATE_SUSPENDED;
    gboolean is_current = is_answered && knowledge[i].obstacle == IMZ_REVOCATION_OBSTACLE_NONE;

    if (strcmp (knowledge[i].word, word) == 0)
      return imz_trust_new (&(ImzTrustFacts){
        .state = knowledge[i].state,
        .anchor = knowledge[i].anchor,
        .revocation = {
          .state = knowledge[i].revocation,
          .via = is_answered ? IMZ_REVOCATION_VIA_OCSP : IMZ_REVOCATION_VIA_NONE,
          .is_current = is_current,
          .checked_at = is_answered ? core_fixture_time (CHECKED_AT) : 0,
          .valid_until = is_current ? core_fixture_time (VALID_UNTIL) : 0,
          .revoked_at = is_ended ? core_fixture_time (REVOKED_AT) : 0,
          .reason = is_ended ? 1 : -1,
          .obstacle = knowledge[i].obstacle,
        },
      });
  }

  g_error ("“%s” is nothing that can be known", word);
}

static ImzCertificate *
make_plain_certificate (const char *text)
{
  ImzCertificateFacts facts = { .issuer = "Sürüm 6", .kind = IMZ_CERTIFICATE_KIND_NES };
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);

  if (g_strv_length (parts) == 2) {
    set_holder (&facts, parts[0]);
    set_life (&facts, parts[1]);
    return make_certificate (facts, text);
  }

  if (strcmp (text, "malformed") == 0)
    return make_certificate ((ImzCertificateFacts){ .malformed = TRUE }, text);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++) {
    if (strcmp (kinds[i].word, text) == 0) {
      facts.kind = kinds[i].kind;
      set_holder (&facts, "A");
      set_life (&facts, "valid");
      return make_certificate (facts, text);
    }
  }

  g_error ("“%s” is no certificate", text);
}

ImzCertificate *
core_fixture_certificate (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "+", 2);
  g_autoptr (ImzCertificate) plain = make_plain_certificate (parts[0]);
  g_autoptr (ImzTrust) trust = parts[1] != NULL ? core_fixture_trust (parts[1]) : NULL;

  return imz_certificate_with_trust (plain, trust);
}

static ImzPinState
pin_of_word (const char *word)
{
  for (ImzPinState pin = IMZ_PIN_STATE_UNKNOWN; pin <= IMZ_PIN_STATE_NOT_SET; pin++) {
    if (strcmp (imz_pin_state_to_word (pin), word) == 0)
      return pin;
  }

  g_error ("a PIN is never “%s”", word);
}

/* The card of a driver that failed with the problem of this name; NULL if there is no such problem. */
static ImzCard *
make_failed_card (ImzCard *card, const char *word)
{
  for (ImzDriverProblem problem = 0; problem < IMZ_N_DRIVER_PROBLEMS; problem++) {
    g_autoptr (ImzDriver) driver = NULL;
    ImzCardState state = IMZ_CARD_STATE_NO_DRIVER;

    if (strcmp (imz_driver_problem_to_word (problem), word) != 0)
      continue;
    if (problem == IMZ_DRIVER_PROBLEM_CRASHED)
      state = IMZ_CARD_STATE_DRIVER_CRASHED;
    else if (problem == IMZ_DRIVER_PROBLEM_TIMEOUT)
      state = IMZ_CARD_STATE_DRIVER_TIMEOUT;
    driver = imz_driver_new (&(ImzDriverFacts){
      .path = "/usr/lib/libakisp11.so", .problem = problem, .detail = "libfoo.so.1" });
    return imz_card_with_driver (card, state, NULL, driver);
  }

  return NULL;
}

static ImzReader *
make_reader (const char *name, const char *text)
{
  static const guint8 atr[] = { 0x3B, 0x9F, 0x97, 0x81, 0x31, 0xFE, 0x45 };
  g_autoptr (ImzCard) card = NULL;
  g_autoptr (GPtrArray) certificates = NULL;
  g_auto (GStrv) words = NULL;
  ImzPinState pin = IMZ_PIN_STATE_UNKNOWN;

  for (gsize i = 0; i < G_N_ELEMENTS (cardless_readers); i++) {
    if (strcmp (cardless_readers[i].word, text) == 0)
      return imz_reader_new (name, cardless_readers[i].state, NULL);
  }

  for (gsize i = 0; i < G_N_ELEMENTS (cards); i++) {
    if (strcmp (cards[i].word, text) == 0) {
      card = imz_card_new (atr, sizeof atr, cards[i].state, NULL);
      return imz_reader_new (name, IMZ_READER_STATE_CARD, card);
    }
  }

  if (g_str_has_prefix (text, "driver-")) {
    g_autoptr (ImzCard) plain = imz_card_new (atr, sizeof atr, IMZ_CARD_STATE_NO_DRIVER, NULL);

    card = make_failed_card (plain, text + strlen ("driver-"));
    return imz_reader_new (name, IMZ_READER_STATE_CARD, card);
  }

  certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);
  words = g_strsplit (text, " ", -1);
  for (guint i = 0; words[i] != NULL; i++) {
    if (g_str_has_prefix (words[i], "pin="))
      pin = pin_of_word (words[i] + strlen ("pin="));
    else
      g_ptr_array_add (certificates, core_fixture_certificate (words[i]));
  }
  card = imz_card_new (atr, sizeof atr, IMZ_CARD_STATE_OK, certificates);
  if (pin != IMZ_PIN_STATE_UNKNOWN) {
    g_autoptr (ImzDriver) driver =
      imz_driver_new (&(ImzDriverFacts){ .path = "/usr/lib/libakisp11.so", .pin = pin });
    g_autoptr (ImzCard) with_driver =
      imz_card_with_driver (card, IMZ_CARD_STATE_OK, certificates, driver);

    return imz_reader_new (name, IMZ_READER_STATE_CARD, with_driver);
  }

  return imz_reader_new (name, IMZ_READER_STATE_CARD, card);
}

ImzSnapshot *
core_fixture_snapshot (const char *text)
{
  g_autoptr (GPtrArray) readers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reader_unref);
  g_auto (GStrv) parts = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (services); i++) {
    if (strcmp (services[i].word, text) == 0)
      return imz_snapshot_new (services[i].state, NULL);
  }

  parts = g_strsplit (text, "|", -1);
  for (guint i = 0; parts[i] != NULL; i++) {
    g_autofree char *name = g_strdup_printf ("Reader %u", i);

    g_ptr_array_add (readers, make_reader (name, g_strstrip (parts[i])));
  }

  return imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, readers);
}

static GBytes *
load_data (const char *path)
{
  g_autofree char *full = g_build_filename (IMZ_TEST_DATA, path, NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  if (!g_file_get_contents (full, &text, &length, &error))
    g_error ("%s", error->message);

  return g_bytes_new_take (text, length);
}

static ImzProvince *
make_province (const char *id, GBytes *data)
{
  g_autoptr (GBytes) text = load_data ("rules/rules.ini");
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzRulebook) rules = imz_rulebook_new_from_data (text, NULL, &error);
  ImzProvince *province =
    rules != NULL ? imz_province_new_from_data (id, data, rules, &error) : NULL;

  if (province == NULL)
    g_error ("%s: %s", id, error->message);

  return province;
}

ImzProvince *
core_fixture_province (const char *id)
{
  g_autofree char *path = g_strdup_printf ("provinces/%s.ini", id);
  g_autoptr (GBytes) data = load_data (path);

  return make_province (id, data);
}

ImzProvince *
core_fixture_province_of (const char *lines)
{
  char *text = g_strdup_printf ("[province]\nname=Deneme\nsources=S1\n%s\n", lines);
  g_autoptr (GBytes) data = g_bytes_new_take (text, strlen (text));

  return make_province ("deneme", data);
}

ImzHolidays *
core_fixture_holidays (void)
{
  g_autoptr (GBytes) data = load_data ("rules/holidays.ini");
  g_autoptr (GError) error = NULL;
  ImzHolidays *holidays = imz_holidays_new_from_data (data, &error);

  if (holidays == NULL)
    g_error ("holidays.ini: %s", error->message);

  return holidays;
}

ImzCircumstances *
core_fixture_circumstances (const char *province, ImzEOnay e_onay)
{
  g_autoptr (ImzProvince) profile = core_fixture_province (province);
  g_autoptr (ImzHolidays) holidays = core_fixture_holidays ();

  return imz_circumstances_new (profile, holidays, e_onay, NULL);
}

ImzCircumstances *
core_fixture_genel (void)
{
  static ImzCircumstances *genel;

  if (genel == NULL)
    genel = core_fixture_circumstances (IMZ_PROVINCE_DEFAULT, IMZ_E_ONAY_UNKNOWN);

  return genel;
}
