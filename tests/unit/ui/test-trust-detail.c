/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is said of trust and revocation: in a line, as a path of names, with what is missing. */

#include "config.h"

#include "imz-trust-detail.h"

#include <glib/gi18n-lib.h>

#include "imz-trust-words.h"
#include "test-cards.h"
#include "test-ui.h"

static ImzDetail *
detail_of (const ImzTrustFacts *trust)
{
  g_autoptr (ImzCertificate) certificate =
    test_certificate_from (&(TestCertificateSpec){ TEST_AYLA, .days_left = 812, .trust = trust });

  return imz_trust_detail_new (certificate, "title");
}

/* As it stands behind the fact of this name; NULL if there is none. */
static const char *
fact_of (const ImzDetail *detail, const char *name)
{
  for (guint i = 0; i < detail->facts->len; i++) {
    const ImzDetailFact *fact = detail->facts->pdata[i];

    if (g_str_equal (fact->name, name))
      return fact->value;
  }

  return NULL;
}

static void
test_not_checked (void)
{
  g_autoptr (ImzDetail) detail = detail_of (NULL);
  g_autofree char *revocation = imz_trust_words_revocation (&(ImzRevocation){ 0 });

  g_assert_cmpstr (detail->title, ==, "title");
  g_assert_cmpstr (detail->text, ==,
                   _ ("Only the dates were looked at; whether the certificate is genuine and not "
                      "revoked was not checked."));
  g_assert_cmpint (detail->tone, ==, IMZ_TONE_NEUTRAL);
  g_assert_cmpuint (detail->facts->len, ==, 1);
  g_assert_cmpstr (fact_of (detail, _ ("Revocation")), ==, revocation);
  g_assert_cmpstr (detail->action_name, ==, "win.check");
}

/* Nothing is known yet, but soon will be: said in words, with nothing that turns for ever. */
static void
test_busy (void)
{
  ImzTrustFacts trust = { .revocation.obstacle = IMZ_REVOCATION_OBSTACLE_BUSY };
  ImzTrustFacts again = test_trust_anchored (IMZ_REVOCATION_STATE_GOOD);
  g_autoptr (ImzDetail) first = detail_of (&trust);
  g_autofree char *chain = imz_trust_words_chain (&again);
  g_autofree char *answer = imz_trust_words_revocation (&again.revocation);
  g_autofree char *busy = imz_trust_words_revocation (&trust.revocation);
  g_autofree char *text = g_strdup_printf ("%s %s", chain, busy);
  g_autoptr (ImzDetail) second = NULL;

  g_assert_cmpstr (first->text, ==,
                   _ ("Being checked: who stands behind it, and whether it was revoked…"));
  g_assert_cmpint (first->tone, ==, IMZ_TONE_NEUTRAL);

  /* Checked again, the last answer can still be read. */
  again.revocation.obstacle = IMZ_REVOCATION_OBSTACLE_BUSY;
  second = detail_of (&again);
  g_assert_cmpstr (second->text, ==, text);
  g_assert_cmpstr (fact_of (second, _ ("Revocation")), ==, answer);
  g_assert_cmpstr (fact_of (second, _ ("Last attempt")), ==, busy);
}

static const struct {
  const char *sentence;
  ImzTrustState state;
  const char *missing;
  ImzRevocationState revocation;
  gboolean is_old;
  ImzRevocationObstacle obstacle;
  ImzTone tone;
} lines[] = {
  { "all well", IMZ_TRUST_STATE_ANCHORED, NULL, IMZ_REVOCATION_STATE_GOOD, FALSE,
    IMZ_REVOCATION_OBSTACLE_NONE, IMZ_TONE_GOOD },
  { "well when last asked", IMZ_TRUST_STATE_ANCHORED, NULL, IMZ_REVOCATION_STATE_GOOD, TRUE,
    IMZ_REVOCATION_OBSTACLE_NO_NETWORK, IMZ_TONE_NEUTRAL },
  { "revoked", IMZ_TRUST_STATE_ANCHORED, NULL, IMZ_REVOCATION_STATE_REVOKED, FALSE,
    IMZ_REVOCATION_OBSTACLE_NONE, IMZ_TONE_ALARM },
  { "suspended", IMZ_TRUST_STATE_ANCHORED, NULL, IMZ_REVOCATION_STATE_SUSPENDED, FALSE,
    IMZ_REVOCATION_OBSTACLE_NONE, IMZ_TONE_ALARM },
  { "unknown to the server", IMZ_TRUST_STATE_ANCHORED, NULL, IMZ_REVOCATION_STATE_UNKNOWN, FALSE,
    IMZ_REVOCATION_OBSTACLE_NONE, IMZ_TONE_WARNING },
  { "switched off", IMZ_TRUST_STATE_ANCHORED, NULL, IMZ_REVOCATION_STATE_UNCHECKED, FALSE,
    IMZ_REVOCATION_OBSTACLE_OFF, IMZ_TONE_NEUTRAL },
  { "no network", IMZ_TRUST_STATE_ANCHORED, NULL, IMZ_REVOCATION_STATE_UNCHECKED, FALSE,
    IMZ_REVOCATION_OBSTACLE_NO_NETWORK, IMZ_TONE_NEUTRAL },
  { "a server that is not called", IMZ_TRUST_STATE_ANCHORED, NULL, IMZ_REVOCATION_STATE_UNCHECKED,
    FALSE, IMZ_REVOCATION_OBSTACLE_NOT_LISTED, IMZ_TONE_NEUTRAL },
  { "nobody to ask", IMZ_TRUST_STATE_ANCHORED, NULL, IMZ_REVOCATION_STATE_UNCHECKED, FALSE,
    IMZ_REVOCATION_OBSTACLE_NO_ADDRESS, IMZ_TONE_NEUTRAL },
  { "an answer to be doubted", IMZ_TRUST_STATE_ANCHORED, NULL, IMZ_REVOCATION_STATE_UNCHECKED,
    FALSE, IMZ_REVOCATION_OBSTACLE_BAD_ANSWER, IMZ_TONE_WARNING },
  { "the issuer is not at hand", IMZ_TRUST_STATE_UNCHECKED, "Issuer",
    IMZ_REVOCATION_STATE_UNCHECKED, FALSE, IMZ_REVOCATION_OBSTACLE_OFF, IMZ_TONE_NEUTRAL },
  { "it leads nowhere", IMZ_TRUST_STATE_UNKNOWN_ISSUER, "Issuer", IMZ_REVOCATION_STATE_UNCHECKED,
    FALSE, IMZ_REVOCATION_OBSTACLE_NO_CHAIN, IMZ_TONE_ALARM },
  { "it does not hold", IMZ_TRUST_STATE_BROKEN, NULL, IMZ_REVOCATION_STATE_UNCHECKED, FALSE,
    IMZ_REVOCATION_OBSTACLE_NO_CHAIN, IMZ_TONE_ALARM },
};

/* Chain and revocation in one line, in the words that are used everywhere. */
static void
test_lines (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    ImzTrustFacts trust = test_trust_anchored (lines[i].revocation);
    g_autoptr (ImzDetail) detail = NULL;
    g_autofree char *chain = NULL;
    g_autofree char *revocation = NULL;
    g_autofree char *text = NULL;

    g_test_message ("%s", lines[i].sentence);
    trust.state = lines[i].state;
    trust.missing = lines[i].missing;
    trust.revocation.obstacle = lines[i].obstacle;
    trust.revocation.is_current &= !lines[i].is_old;
    detail = detail_of (&trust);
    chain = imz_trust_words_chain (&trust);
    revocation = imz_trust_words_revocation (&trust.revocation);
    text = g_strdup_printf ("%s %s", chain, revocation);

    g_assert_cmpstr (detail->text, ==, text);
    g_assert_cmpint (detail->tone, ==, lines[i].tone);
    g_assert_cmpstr (fact_of (detail, _ ("Revocation")), ==, revocation);
    g_assert_cmpstr (fact_of (detail, _ ("Missing certificate")), ==, lines[i].missing);
    g_assert_true (g_hash_table_add (seen, g_steal_pointer (&text)));
  }
}

/* Each certificate of the chain has its mark, and the word for it beside its name. */
static void
test_path (void)
{
  static const ImzChainLink path[] = {
    { .name = "AYLA" },
    { .name = "Issuer", .fault = IMZ_CHAIN_FAULT_SIGNATURE },
    { .name = "Root", .fault = IMZ_CHAIN_FAULT_NO_ISSUER },
  };
  static const struct {
    ImzTrustState state;
    const char *roles[3];
    ImzTone tones[3];
  } vectors[] = {
    { IMZ_TRUST_STATE_ANCHORED,
      { N_ ("This certificate"), N_ ("Issuer"), N_ ("Trusted certificate") },
      { IMZ_TONE_GOOD, IMZ_TONE_ALARM, IMZ_TONE_ALARM } },
    { IMZ_TRUST_STATE_BROKEN,
      { N_ ("This certificate"), N_ ("Issuer"), N_ ("Issuer") },
      { IMZ_TONE_GOOD, IMZ_TONE_ALARM, IMZ_TONE_ALARM } },
    /* What was not found may still turn up. */
    { IMZ_TRUST_STATE_UNCHECKED,
      { N_ ("This certificate"), N_ ("Issuer"), N_ ("Issuer") },
      { IMZ_TONE_GOOD, IMZ_TONE_ALARM, IMZ_TONE_WARNING } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const ImzTrustFacts trust = { .state = vectors[i].state,
                                  .path = path,
                                  .n_links = G_N_ELEMENTS (path) };
    g_autoptr (ImzDetail) detail = detail_of (&trust);

    for (gsize j = 0; j < G_N_ELEMENTS (path); j++) {
      const ImzDetailFact *fact = detail->facts->pdata[j];
      g_autofree char *name =
        g_strdup_printf ("%s · %s", _ (vectors[i].roles[j]), imz_trust_words_fault (path[j].fault));

      g_assert_true (fact->is_marked);
      g_assert_cmpint (fact->tone, ==, vectors[i].tones[j]);
      g_assert_cmpstr (fact->name, ==, name);
      g_assert_cmpstr (fact->value, ==, path[j].name);
    }
  }
}

/* How long an answer is good for, and why there is none that is newer. */
static void
test_answer (void)
{
  ImzTrustFacts trust = test_trust_anchored (IMZ_REVOCATION_STATE_GOOD);
  g_autoptr (ImzDetail) current = detail_of (&trust);
  g_autofree char *no_network =
    imz_trust_words_revocation (&(ImzRevocation){ .obstacle = IMZ_REVOCATION_OBSTACLE_NO_NETWORK });
  g_autoptr (ImzDetail) old = NULL;

  g_assert_cmpstr (fact_of (current, _ ("The answer holds until")), ==, "21.11.2026 11:00");
  g_assert_null (fact_of (current, _ ("Last attempt")));

  trust.revocation.obstacle = IMZ_REVOCATION_OBSTACLE_NO_NETWORK;
  trust.revocation.is_current = FALSE;
  old = detail_of (&trust);
  g_assert_cmpstr (fact_of (old, _ ("Last attempt")), ==, no_network);
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/trust-detail/not-checked", test_not_checked);
  g_test_add_func ("/ui/trust-detail/busy", test_busy);
  g_test_add_func ("/ui/trust-detail/lines", test_lines);
  g_test_add_func ("/ui/trust-detail/path", test_path);
  g_test_add_func ("/ui/trust-detail/answer", test_answer);

  return g_test_run ();
}
