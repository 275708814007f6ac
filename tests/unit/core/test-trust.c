/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Values that carry what is known of a certificate, and what a driver did. */

#include "core-fixture.h"
#include "imz-trust-source.h"

static void
test_nothing_known (void)
{
  const ImzTrustFacts *facts = imz_trust_get_facts (NULL);

  g_assert_cmpint (facts->state, ==, IMZ_TRUST_STATE_UNCHECKED);
  g_assert_cmpint (facts->revocation.state, ==, IMZ_REVOCATION_STATE_UNCHECKED);
  g_assert_cmpint (facts->revocation.reason, ==, -1);
  g_assert_false (imz_trust_is_good (NULL, 0));
  g_assert_true (imz_trust_equal (NULL, NULL));
}

static void
test_good (void)
{
  static const struct {
    const char *known;
    gboolean good;
  } vectors[] = {
    { "good", TRUE },    { "administrator", TRUE },   { "stale", FALSE },   { "anchored", FALSE },
    { "busy", FALSE },   { "unreachable", FALSE },    { "revoked", FALSE }, { "hold", FALSE },
    { "broken", FALSE }, { "unknown-issuer", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzTrust) trust = core_fixture_trust (vectors[i].known);

    g_test_message ("%s", vectors[i].known);
    g_assert_cmpint (imz_trust_is_good (trust, core_fixture_time (CORE_FIXTURE_NOW)), ==,
                     vectors[i].good);
  }
}

/* An answer is good for as long as it says, and not a second longer. */
static void
test_good_until (void)
{
  g_autoptr (ImzTrust) trust = core_fixture_trust ("good");
  gint64 end = imz_trust_get_facts (trust)->revocation.valid_until;

  g_assert_true (imz_trust_is_good (trust, end - 1));
  g_assert_false (imz_trust_is_good (trust, end));
}

/* A copy owns all it names, and differs when anything in it does. */
static void
test_copied_and_compared (void)
{
  g_autofree char *name = g_strdup ("Sürüm 6");
  ImzChainLink link = { name, "ab", IMZ_CHAIN_FAULT_NONE };
  ImzTrustFacts facts = {
    .state = IMZ_TRUST_STATE_ANCHORED, .path = &link, .n_links = 1, .missing = name
  };
  g_autoptr (ImzTrust) trust = imz_trust_new (&facts);
  g_autoptr (ImzTrust) same = imz_trust_new (&facts);
  g_autoptr (ImzTrust) other = NULL;

  g_assert_true (imz_trust_equal (trust, same));
  g_assert_false (imz_trust_equal (trust, NULL));
  name[0] = 'X';
  g_assert_cmpstr (imz_trust_get_facts (trust)->path[0].name, ==, "Sürüm 6");
  g_assert_cmpstr (imz_trust_get_facts (trust)->missing, ==, "Sürüm 6");

  other = imz_trust_new (&facts);
  g_assert_false (imz_trust_equal (trust, other));
}

static void
test_on_a_certificate (void)
{
  g_autoptr (ImzCertificate) plain = core_fixture_certificate ("A:valid");
  g_autoptr (ImzCertificate) good = core_fixture_certificate ("A:valid+good");
  g_autoptr (ImzTrust) trust = core_fixture_trust ("good");
  g_autoptr (ImzCertificate) again = imz_certificate_with_trust (good, trust);
  g_autoptr (ImzCertificate) bare = imz_certificate_with_trust (good, NULL);

  g_assert_true (imz_certificate_is_same (plain, good));
  g_assert_false (imz_certificate_equal (plain, good));
  g_assert_true (again == good);
  g_assert_true (imz_certificate_equal (bare, plain));
  g_assert_true (imz_certificate_is_verified (good, core_fixture_time (CORE_FIXTURE_NOW)));
  g_assert_false (imz_certificate_is_verified (plain, core_fixture_time (CORE_FIXTURE_NOW)));
  g_assert_cmpstr (imz_certificate_get_holder (good), ==, imz_certificate_get_holder (plain));
  g_assert_cmpstr (imz_certificate_get_identity_masked (good), ==,
                   imz_certificate_get_identity_masked (plain));
  g_assert_true (imz_certificate_same_holder (good, plain));
}

static ImzTrust *
find_window_cb (ImzCertificate *certificate, gpointer user_data)
{
  g_autoptr (ImzCertificate) wanted = core_fixture_certificate ("A:window");

  return imz_certificate_is_same (certificate, wanted) ? user_data : NULL;
}

/* Only what is known of changes; the rest is the same values. */
static void
test_on_a_snapshot (void)
{
  g_autoptr (ImzTrust) trust = core_fixture_trust ("good");
  g_autoptr (ImzSnapshot) plain =
    core_fixture_snapshot ("A:window A:after-window pin=ok | B:valid+revoked | empty");
  g_autoptr (ImzSnapshot) trusted = imz_snapshot_with_trust (plain, find_window_cb, trust);
  g_autoptr (ImzSnapshot) expected =
    core_fixture_snapshot ("A:window+good A:after-window pin=ok | B:valid+revoked | empty");
  g_autoptr (ImzSnapshot) twice = imz_snapshot_with_trust (trusted, find_window_cb, trust);
  const ImzCard *card = imz_reader_get_card (imz_snapshot_get_reader (trusted, 0));

  g_assert_true (imz_snapshot_equal (trusted, expected));
  g_assert_false (imz_snapshot_equal (trusted, plain));
  g_assert_true (imz_snapshot_equal (trusted, twice));
  g_assert_cmpint (imz_card_get_pin (card), ==, IMZ_PIN_STATE_OK);
  g_assert_true (imz_reader_get_card (imz_snapshot_get_reader (trusted, 1)) ==
                 imz_reader_get_card (imz_snapshot_get_reader (plain, 1)));
}

static void
test_driver (void)
{
  g_autofree char *path = g_strdup ("/usr/lib/libakisp11.so");
  ImzDriverFacts facts = { .path = path,
                           .problem = IMZ_DRIVER_PROBLEM_CRASHED,
                           .pin = IMZ_PIN_STATE_LOW,
                           .libcrypto = "/usr/lib/libcrypto.so.3" };
  g_autoptr (ImzDriver) driver = imz_driver_new (&facts);
  g_autoptr (ImzDriver) same = imz_driver_new (&facts);
  g_autoptr (ImzDriver) other = NULL;

  g_assert_true (imz_driver_equal (driver, same));
  path[0] = 'X';
  g_assert_cmpstr (imz_driver_get_facts (driver)->path, ==, "/usr/lib/libakisp11.so");
  facts.path = "/usr/lib/libakisp11.so";
  facts.libpcsclite = "/usr/lib/libpcsclite.so.1";
  other = imz_driver_new (&facts);
  g_assert_false (imz_driver_equal (driver, other));
}

/* Two readings of one card by two drivers are not the same reading. */
static void
test_card_with_driver (void)
{
  g_autoptr (ImzCard) card = imz_card_new (NULL, 0, IMZ_CARD_STATE_NO_DRIVER, NULL);
  g_autoptr (ImzDriver) driver =
    imz_driver_new (&(ImzDriverFacts){ .path = "/a.so", .pin = IMZ_PIN_STATE_LOCKED });
  g_autoptr (ImzDriver) other_driver = imz_driver_new (&(ImzDriverFacts){ .path = "/b.so" });
  g_autoptr (ImzCard) with = imz_card_with_driver (card, IMZ_CARD_STATE_OK, NULL, driver);
  g_autoptr (ImzCard) same = imz_card_with_driver (card, IMZ_CARD_STATE_OK, NULL, driver);
  g_autoptr (ImzCard) other = imz_card_with_driver (card, IMZ_CARD_STATE_OK, NULL, other_driver);

  g_assert_null (imz_card_get_driver (card));
  g_assert_cmpint (imz_card_get_pin (card), ==, IMZ_PIN_STATE_UNKNOWN);
  g_assert_true (imz_card_get_driver (with) == driver);
  g_assert_cmpint (imz_card_get_pin (with), ==, IMZ_PIN_STATE_LOCKED);
  g_assert_true (imz_card_equal (with, same));
  g_assert_false (imz_card_equal (with, card));
  g_assert_false (imz_card_equal (with, other));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/trust/nothing-known", test_nothing_known);
  g_test_add_func ("/core/trust/good", test_good);
  g_test_add_func ("/core/trust/good-until", test_good_until);
  g_test_add_func ("/core/trust/copied-and-compared", test_copied_and_compared);
  g_test_add_func ("/core/trust/on-a-certificate", test_on_a_certificate);
  g_test_add_func ("/core/trust/on-a-snapshot", test_on_a_snapshot);
  g_test_add_func ("/core/trust/driver", test_driver);
  g_test_add_func ("/core/trust/card-with-driver", test_card_with_driver);

  return g_test_run ();
}
