/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-trust-words.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"

const char *
imz_trust_words_anchor (ImzAnchorKind anchor)
{
  return anchor == IMZ_ANCHOR_KIND_ADMINISTRATOR
           ? _ ("a certificate that your administrator trusts")
           : _ ("Kamu SM");
}

const char *
imz_trust_words_fault (ImzChainFault fault)
{
  switch (fault) {
  case IMZ_CHAIN_FAULT_NONE:
    return _ ("in order");
  case IMZ_CHAIN_FAULT_NO_ISSUER:
    return _ ("its issuer’s certificate was not found");
  case IMZ_CHAIN_FAULT_SIGNATURE:
    return _ ("not signed by the issuer it names");
  case IMZ_CHAIN_FAULT_NOT_A_CA:
    return _ ("its issuer may not issue certificates");
  case IMZ_CHAIN_FAULT_DATES:
    return _ ("an issuer’s certificate was not valid at the time");
  case IMZ_CHAIN_FAULT_OTHER:
    return _ ("it does not follow the rules for certificates");
  default:
    g_assert_not_reached ();
  }
}

static ImzChainFault
first_fault (const ImzTrustFacts *facts)
{
  for (gsize i = 0; i < facts->n_links; i++) {
    if (facts->path[i].fault != IMZ_CHAIN_FAULT_NONE)
      return facts->path[i].fault;
  }

  return IMZ_CHAIN_FAULT_OTHER;
}

char *
imz_trust_words_chain (const ImzTrustFacts *facts)
{
  switch (facts->state) {
  case IMZ_TRUST_STATE_ANCHORED:
    return g_strdup (facts->anchor == IMZ_ANCHOR_KIND_ADMINISTRATOR
                       ? _ ("Leads to a certificate that your administrator trusts.")
                       : _ ("Leads to Kamu SM."));
  case IMZ_TRUST_STATE_UNKNOWN_ISSUER:
  case IMZ_TRUST_STATE_UNCHECKED:
    if (facts->missing == NULL)
      return g_strdup (_ ("Not checked yet."));
    return imz_phrase_expand (facts->state == IMZ_TRUST_STATE_UNCHECKED
                                ? _ ("Not checked: the certificate of “{issuer}” is not at hand.")
                                : _ ("Leads nowhere: the certificate of “{issuer}” is not known."),
                              "issuer", facts->missing, NULL);
  case IMZ_TRUST_STATE_BROKEN:
    return imz_phrase_expand (_ ("Does not hold: {fault}."), "fault",
                              imz_trust_words_fault (first_fault (facts)), NULL);
  default:
    g_assert_not_reached ();
  }
}

/* CRLReason of RFC 5280. */
static const char *
reason_words (int reason)
{
  static const char *const reasons[] = {
    [0] = N_ ("no reason given"),
    [1] = N_ ("the key came into other hands"),
    [2] = N_ ("the issuer’s key came into other hands"),
    [3] = N_ ("the holder’s data changed"),
    [4] = N_ ("replaced by a new one"),
    [5] = N_ ("not needed any more"),
    [6] = N_ ("on hold"),
    [8] = N_ ("no longer on hold"),
    [9] = N_ ("a right was withdrawn"),
    [10] = N_ ("the authority’s key came into other hands"),
  };
  gboolean is_known =
    reason >= 0 && reason < (int) G_N_ELEMENTS (reasons) && reasons[reason] != NULL;

  return _ (is_known ? reasons[reason] : reasons[0]);
}

static const char *
obstacle_words (ImzRevocationObstacle obstacle)
{
  switch (obstacle) {
  case IMZ_REVOCATION_OBSTACLE_BUSY:
    return _ ("Being checked…");
  case IMZ_REVOCATION_OBSTACLE_OFF:
    return _ ("Revocation not checked: online checks are switched off.");
  case IMZ_REVOCATION_OBSTACLE_NO_CHAIN:
    return _ ("Revocation not checked: it is not known whom to ask.");
  case IMZ_REVOCATION_OBSTACLE_NO_ADDRESS:
    return _ ("Revocation not checked: the certificate names nobody to ask.");
  case IMZ_REVOCATION_OBSTACLE_NOT_LISTED:
    return _ ("Revocation not checked: the certificate names a server that İmzam does not call.");
  case IMZ_REVOCATION_OBSTACLE_NO_NETWORK:
    return _ ("Revocation not checked: the issuer’s server could not be reached.");
  case IMZ_REVOCATION_OBSTACLE_BAD_ANSWER:
    return _ ("Revocation not checked: the issuer’s server gave no answer that can be relied on.");
  case IMZ_REVOCATION_OBSTACLE_NONE:
    return _ ("Revocation not checked.");
  default:
    g_assert_not_reached ();
  }
}

static const char *
via_words (ImzRevocationVia via)
{
  switch (via) {
  case IMZ_REVOCATION_VIA_OCSP:
    return _ ("asked online");
  case IMZ_REVOCATION_VIA_CRL:
    return _ ("issuer’s list");
  case IMZ_REVOCATION_VIA_CACHE:
  case IMZ_REVOCATION_VIA_NONE:
    return _ ("kept answer");
  default:
    g_assert_not_reached ();
  }
}

static const char *
answer_phrase (const ImzRevocation *revocation)
{
  switch (revocation->state) {
  case IMZ_REVOCATION_STATE_GOOD:
    return revocation->is_current
             ? _ ("Not revoked (checked on {checked}, {via}).")
             : _ ("Not revoked when last checked, on {checked}; there is no newer answer.");
  case IMZ_REVOCATION_STATE_REVOKED:
    return _ ("Revoked on {since}: {reason} (checked on {checked}, {via}).");
  case IMZ_REVOCATION_STATE_SUSPENDED:
    return _ ("Suspended since {since} (checked on {checked}, {via}).");
  case IMZ_REVOCATION_STATE_UNKNOWN:
    return _ ("The issuer’s server does not know this certificate (asked on {checked}, {via}).");
  case IMZ_REVOCATION_STATE_UNCHECKED:
  default:
    g_assert_not_reached ();
  }
}

char *
imz_trust_words_revocation (const ImzRevocation *revocation)
{
  g_autofree char *checked = NULL;
  g_autofree char *since = NULL;

  if (revocation->state == IMZ_REVOCATION_STATE_UNCHECKED)
    return g_strdup (obstacle_words (revocation->obstacle));

  checked = imz_phrase_moment (revocation->checked_at);
  since = imz_phrase_moment (revocation->revoked_at);

  return imz_phrase_expand (answer_phrase (revocation), "checked", checked, "since", since, "via",
                            via_words (revocation->via), "reason",
                            reason_words (revocation->reason), NULL);
}

const char *
imz_trust_words_policy (const char *oid)
{
  static const struct {
    const char *oid;
    const char *words;
  } policies[] = {
    { "2.16.792.1.2.1.1.5.7.1.1", N_ ("Kamu SM’s qualified certificate") },
    { "2.16.792.1.2.1.1.5.7.1.4.1", N_ ("Kamu SM’s certificate for tests") },
    { "2.16.792.1.2.1.1.5.7.1.10", N_ ("Kamu SM’s seal of an institution") },
    { "2.16.792.1.2.1.1.5.7.4.1", N_ ("Kamu SM’s financial seal (mali mühür)") },
    { "2.5.29.32.0", N_ ("any policy") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (policies); i++) {
    if (strcmp (policies[i].oid, oid) == 0)
      return _ (policies[i].words);
  }

  return NULL;
}
