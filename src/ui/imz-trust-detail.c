/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-trust-detail.h"

#include <glib/gi18n-lib.h>

#include "imz-phrase.h"
#include "imz-trust-words.h"

static gboolean
is_busy (const ImzRevocation *revocation)
{
  return revocation->obstacle == IMZ_REVOCATION_OBSTACLE_BUSY;
}

/* Why there is no (newer) answer. */
static char *
describe_obstacle (ImzRevocationObstacle obstacle)
{
  return imz_trust_words_revocation (&(ImzRevocation){ .obstacle = obstacle });
}

static gboolean
is_chain_known (const ImzTrustFacts *trust)
{
  return trust->state != IMZ_TRUST_STATE_UNCHECKED || trust->missing != NULL;
}

/* A new answer takes the place of the old one: the line stays one line. */
static char *
describe (const ImzTrustFacts *trust)
{
  const ImzRevocation *revocation = &trust->revocation;
  g_autofree char *of_chain = NULL;
  g_autofree char *of_revocation = NULL;

  if (!is_chain_known (trust) && revocation->state == IMZ_REVOCATION_STATE_UNCHECKED &&
      revocation->obstacle == IMZ_REVOCATION_OBSTACLE_NONE)
    return g_strdup (_ ("Only the dates were looked at; whether the certificate is genuine and not "
                        "revoked was not checked."));

  if (!is_chain_known (trust) && is_busy (revocation))
    return g_strdup (_ ("Being checked: who stands behind it, and whether it was revoked…"));

  of_revocation = is_busy (revocation) ? describe_obstacle (IMZ_REVOCATION_OBSTACLE_BUSY)
                                       : imz_trust_words_revocation (revocation);
  if (!is_chain_known (trust))
    return g_steal_pointer (&of_revocation);

  of_chain = imz_trust_words_chain (trust);
  return g_strdup_printf ("%s %s", of_chain, of_revocation);
}

static ImzTone
tone_of_revocation (const ImzRevocation *revocation)
{
  switch (revocation->state) {
  case IMZ_REVOCATION_STATE_REVOKED:
  case IMZ_REVOCATION_STATE_SUSPENDED:
    return IMZ_TONE_ALARM;
  case IMZ_REVOCATION_STATE_UNKNOWN:
    return IMZ_TONE_WARNING;
  case IMZ_REVOCATION_STATE_GOOD:
    return revocation->is_current ? IMZ_TONE_GOOD : IMZ_TONE_NEUTRAL;
  case IMZ_REVOCATION_STATE_UNCHECKED:
    return revocation->obstacle == IMZ_REVOCATION_OBSTACLE_BAD_ANSWER ? IMZ_TONE_WARNING
                                                                      : IMZ_TONE_NEUTRAL;
  default:
    g_assert_not_reached ();
  }
}

static ImzTone
tone_of_trust (const ImzTrustFacts *trust)
{
  ImzTone of_revocation = tone_of_revocation (&trust->revocation);

  switch (trust->state) {
  case IMZ_TRUST_STATE_UNKNOWN_ISSUER:
  case IMZ_TRUST_STATE_BROKEN:
    return IMZ_TONE_ALARM;
  case IMZ_TRUST_STATE_ANCHORED:
    return of_revocation;
  case IMZ_TRUST_STATE_UNCHECKED:
    return of_revocation == IMZ_TONE_GOOD ? IMZ_TONE_NEUTRAL : of_revocation;
  default:
    g_assert_not_reached ();
  }
}

/* What was not found may still turn up, as long as not everything was tried. */
static ImzTone
tone_of_fault (ImzTrustState state, ImzChainFault fault)
{
  if (fault == IMZ_CHAIN_FAULT_NONE)
    return IMZ_TONE_GOOD;

  return fault == IMZ_CHAIN_FAULT_NO_ISSUER && state == IMZ_TRUST_STATE_UNCHECKED ? IMZ_TONE_WARNING
                                                                                  : IMZ_TONE_ALARM;
}

static const char *
role_of_link (const ImzTrustFacts *trust, gsize index)
{
  if (index == 0)
    return _ ("This certificate");

  return trust->state == IMZ_TRUST_STATE_ANCHORED && index == trust->n_links - 1
           ? _ ("Trusted certificate")
           : _ ("Issuer");
}

static void
add_path (ImzDetail *detail, const ImzTrustFacts *trust)
{
  for (gsize i = 0; i < trust->n_links; i++) {
    const ImzChainLink *link = &trust->path[i];
    g_autofree char *name =
      g_strdup_printf ("%s · %s", role_of_link (trust, i), imz_trust_words_fault (link->fault));

    imz_detail_add_marked_fact (detail, tone_of_fault (trust->state, link->fault), name,
                                link->name);
  }

  if (trust->missing != NULL)
    imz_detail_add_marked_fact (detail, tone_of_fault (trust->state, IMZ_CHAIN_FAULT_NO_ISSUER),
                                _ ("Missing certificate"), trust->missing);
}

static void
add_revocation (ImzDetail *detail, const ImzRevocation *revocation)
{
  g_autofree char *answer = imz_trust_words_revocation (revocation);

  imz_detail_add_fact (detail, _ ("Revocation"), answer);
  if (revocation->state == IMZ_REVOCATION_STATE_UNCHECKED)
    return;

  if (revocation->obstacle != IMZ_REVOCATION_OBSTACLE_NONE) {
    g_autofree char *attempt = describe_obstacle (revocation->obstacle);

    imz_detail_add_fact (detail, _ ("Last attempt"), attempt);
  }
  if (revocation->valid_until != 0) {
    g_autofree char *until = imz_phrase_moment (revocation->valid_until);

    imz_detail_add_fact (detail, _ ("The answer holds until"), until);
  }
}

ImzDetail *
imz_trust_detail_new (const ImzCertificate *certificate, const char *title)
{
  const ImzTrustFacts *trust = imz_certificate_get_trust (certificate);
  g_autofree char *key = g_strconcat ("trust ", imz_certificate_get_sha256 (certificate), NULL);
  g_autofree char *text = describe (trust);
  ImzDetail *detail = imz_detail_new (key, tone_of_trust (trust), title, text);

  add_path (detail, trust);
  add_revocation (detail, &trust->revocation);
  imz_detail_set_button (detail, _ ("Check now"), "win.check", NULL);

  return detail;
}
