/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The checker against a responder that is not ours: `openssl ocsp`. It listens on every address, so that
 * all runs in a network of its own. */

#include <signal.h>
#include <sys/prctl.h>

#include <openssl/pem.h>

#include "imz-bed.h"
#include "trust-world.h"

#define PORT "8888"
#define PORT_DIGITS "22B8" /* the same, as the kernel writes it */
#define PLACE "http://" TRUST_WORLD_LISTED ":" PORT "/"
#define PATIENCE_US (20 * G_TIME_SPAN_SECOND)

typedef struct {
  TrustWorld world;
  TrustParty *leaf;
  char *index;
  char *issuer;
  char *signer;
  GSubprocess *responder;
} Fixture;

static void
write_party (const char *path, const TrustParty *party)
{
  BIO *bio = BIO_new_file (path, "w");

  g_assert_nonnull (bio);
  g_assert_cmpint (PEM_write_bio_X509 (bio, party->x509), ==, 1);
  g_assert_cmpint (PEM_write_bio_PrivateKey (bio, party->key, NULL, NULL, 0, NULL, NULL), ==, 1);
  BIO_free (bio);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  TrustWorld *world = &self->world;

  trust_world_set_up (world, NULL);
  trust_world_move_to (world, g_get_real_time () / G_TIME_SPAN_SECOND);
  self->leaf = trust_world_leaf (world, &(TrustWorldPlaces){ .ocsp = PLACE });

  self->index = g_build_filename (world->dir, "index.txt", NULL);
  self->issuer = g_build_filename (world->dir, "issuer.pem", NULL);
  self->signer = g_build_filename (world->dir, "signer.pem", NULL);
  write_party (self->issuer, world->issuer);
  write_party (self->signer, world->issuer);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  trust_world_tear_down (&self->world, NULL);
  trust_party_free (self->leaf);
  g_free (self->index);
  g_free (self->issuer);
  g_free (self->signer);
}

/* It takes no connection that nothing follows: whether it listens is to be seen without one. */
static gboolean
is_listening (void)
{
  static const char *const tables[] = { "/proc/self/net/tcp", "/proc/self/net/tcp6" };

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *table = NULL;

    if (g_file_get_contents (tables[i], &table, NULL, NULL) &&
        g_regex_match_simple (":" PORT_DIGITS " [0-9A-F]+:0000 0A ", table, 0, 0))
      return TRUE;
  }

  return FALSE;
}

static void
write_index (Fixture *self, const char *state)
{
  BIGNUM *serial = ASN1_INTEGER_to_BN (X509_get0_serialNumber (self->leaf->x509), NULL);
  char *digits = BN_bn2hex (serial);
  g_autofree char *line =
    state != NULL ? g_strdup_printf ("%s\t%s\tunknown\t/CN=Ayla\n", state, digits) : NULL;

  g_assert_true (g_file_set_contents (self->index, line != NULL ? line : "", -1, NULL));
  OPENSSL_free (digits);
  BN_free (serial);
}

static void
die_with_parent_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/* @state: (nullable): as in OpenSSL's database: what stands before the serial number */
static void
start_responder (Fixture *self, const char *state, const char *lifetime)
{
  gint64 until = g_get_monotonic_time () + PATIENCE_US;
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;

  write_index (self, state);
  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                        G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent_cb, NULL, NULL);
  self->responder = g_subprocess_launcher_spawn (
    launcher, &error, "openssl", "ocsp", "-port", PORT, "-index", self->index, "-CA", self->issuer,
    "-rsigner", self->signer, lifetime, lifetime != NULL ? "1" : NULL, NULL);
  g_assert_no_error (error);

  while (!is_listening () && g_get_monotonic_time () < until)
    g_usleep (10 * G_TIME_SPAN_MILLISECOND);
}

static void
stop_responder (Fixture *self)
{
  g_subprocess_force_exit (self->responder);
  g_assert_true (g_subprocess_wait (self->responder, NULL, NULL));
  g_clear_object (&self->responder);
}

static const ImzRevocation *
check (Fixture *self, const char *state, const char *lifetime)
{
  const ImzTrustFacts *facts;

  start_responder (self, state, lifetime);
  trust_world_start (&self->world);
  trust_world_plug (&self->world, self->leaf, self->world.issuer, self->world.root, NULL);
  trust_world_wait (&self->world);
  stop_responder (self);

  facts = trust_world_find (&self->world, self->leaf);
  g_assert_cmpint (facts->state, ==, IMZ_TRUST_STATE_ANCHORED);
  return &facts->revocation;
}

static const struct {
  const char *name;
  const char *state;
  const char *lifetime;
  ImzRevocationState expected;
  gint64 revoked_at;
  int reason;
} cases[] = {
  { "good", "V\t330101000000Z\t", "-ndays", IMZ_REVOCATION_STATE_GOOD, 0, -1 },
  { "good-without-end", "V\t330101000000Z\t", NULL, IMZ_REVOCATION_STATE_GOOD, 0, -1 },
  { "revoked", "R\t330101000000Z\t240229120000Z,keyCompromise", "-ndays",
    IMZ_REVOCATION_STATE_REVOKED, 1709208000, 1 },
  { "revoked-without-reason", "R\t330101000000Z\t240229120000Z", "-ndays",
    IMZ_REVOCATION_STATE_REVOKED, 1709208000, -1 },
  { "on-hold", "R\t330101000000Z\t240229120000Z,certificateHold", "-ndays",
    IMZ_REVOCATION_STATE_SUSPENDED, 1709208000, 6 },
  { "unknown", NULL, "-ndays", IMZ_REVOCATION_STATE_UNKNOWN, 0, -1 },
};

static void
test_case (Fixture *self, gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const ImzRevocation *revocation = check (self, cases[i].state, cases[i].lifetime);

  g_assert_cmpint (revocation->state, ==, cases[i].expected);
  g_assert_cmpint (revocation->via, ==, IMZ_REVOCATION_VIA_OCSP);
  g_assert_true (revocation->is_current);
  g_assert_cmpint (revocation->checked_at, ==, self->world.now);
  g_assert_cmpint (revocation->revoked_at, ==, cases[i].revoked_at);
  g_assert_cmpint (revocation->reason, ==, cases[i].reason);
}

static void
sign_by (Fixture *self, const char *extensions)
{
  g_autoptr (TrustParty) signer =
    trust_party_new (&(TrustFixtureSpec){ .name = "Responder",
                                          .extensions = extensions,
                                          .not_before = self->world.now - TRUST_FIXTURE_DAY,
                                          .not_after = self->world.now + TRUST_FIXTURE_DAY },
                     self->world.issuer);

  write_party (self->signer, signer);
}

static void
test_responder_of_its_own (Fixture *self, gconstpointer unused)
{
  sign_by (self, TRUST_FIXTURE_RESPONDER);
  g_assert_cmpint (check (self, cases[0].state, "-ndays")->state, ==, IMZ_REVOCATION_STATE_GOOD);
}

static void
test_responder_without_right (Fixture *self, gconstpointer unused)
{
  const ImzRevocation *revocation;

  sign_by (self, TRUST_FIXTURE_LEAF);
  revocation = check (self, cases[0].state, "-ndays");
  g_assert_cmpint (revocation->state, ==, IMZ_REVOCATION_STATE_UNCHECKED);
  g_assert_cmpint (revocation->obstacle, ==, IMZ_REVOCATION_OBSTACLE_BAD_ANSWER);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer), gconstpointer data)
{
  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path = g_strconcat ("/trust/openssl-responder/", cases[i].name, NULL);

    add (path, test_case, GSIZE_TO_POINTER (i));
  }
  add ("/trust/openssl-responder/of-its-own", test_responder_of_its_own, NULL);
  add ("/trust/openssl-responder/without-right", test_responder_without_right, NULL);
  return g_test_run ();
}
