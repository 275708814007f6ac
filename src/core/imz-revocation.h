/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whether a certificate was revoked, how that is known, or why it is not. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

enum {
  IMZ_CRL_REASON_UNSPECIFIED = 0, /* RFC 5280, 5.3.1 */
  IMZ_CRL_REASON_CERTIFICATE_HOLD = 6,
};

/**
 * ImzRevocationState:
 * @IMZ_REVOCATION_STATE_UNCHECKED: nobody was asked, or nobody answered
 * @IMZ_REVOCATION_STATE_GOOD: not revoked
 * @IMZ_REVOCATION_STATE_REVOKED: revoked for good
 * @IMZ_REVOCATION_STATE_SUSPENDED: on hold, and may come back
 * @IMZ_REVOCATION_STATE_UNKNOWN: the answer does not tell
 *
 * Pinned: its words (imz_revocation_state_to_word()) leave the process.
 */
typedef enum {
  IMZ_REVOCATION_STATE_UNCHECKED,
  IMZ_REVOCATION_STATE_GOOD,
  IMZ_REVOCATION_STATE_REVOKED,
  IMZ_REVOCATION_STATE_SUSPENDED,
  IMZ_REVOCATION_STATE_UNKNOWN,
} ImzRevocationState;

const char *imz_revocation_state_to_word (ImzRevocationState state);

/**
 * ImzRevocationVia:
 *
 * How it is known. Pinned: its words (imz_revocation_via_to_word(), %NULL for NONE) leave the process.
 */
typedef enum {
  IMZ_REVOCATION_VIA_NONE,
  IMZ_REVOCATION_VIA_OCSP,
  IMZ_REVOCATION_VIA_CRL,
  IMZ_REVOCATION_VIA_CACHE,
} ImzRevocationVia;

const char *imz_revocation_via_to_word (ImzRevocationVia via);

/**
 * ImzRevocationObstacle:
 * @IMZ_REVOCATION_OBSTACLE_NONE: there is none
 * @IMZ_REVOCATION_OBSTACLE_BUSY: it is being asked
 * @IMZ_REVOCATION_OBSTACLE_OFF: checks on line are switched off
 * @IMZ_REVOCATION_OBSTACLE_NO_CHAIN: without an issuer that is known to be right nobody can be asked
 * @IMZ_REVOCATION_OBSTACLE_NO_ADDRESS: the certificate names nobody to ask
 * @IMZ_REVOCATION_OBSTACLE_NOT_LISTED: it names only hosts that İmzam does not call
 * @IMZ_REVOCATION_OBSTACLE_NO_NETWORK: nobody could be reached
 * @IMZ_REVOCATION_OBSTACLE_BAD_ANSWER: what was answered could not be relied on
 *
 * Why there is no answer.
 */
typedef enum {
  IMZ_REVOCATION_OBSTACLE_NONE,
  IMZ_REVOCATION_OBSTACLE_BUSY,
  IMZ_REVOCATION_OBSTACLE_OFF,
  IMZ_REVOCATION_OBSTACLE_NO_CHAIN,
  IMZ_REVOCATION_OBSTACLE_NO_ADDRESS,
  IMZ_REVOCATION_OBSTACLE_NOT_LISTED,
  IMZ_REVOCATION_OBSTACLE_NO_NETWORK,
  IMZ_REVOCATION_OBSTACLE_BAD_ANSWER,
} ImzRevocationObstacle;

/**
 * ImzRevocation:
 * @state: what the last answer says
 * @via: how it came
 * @is_current: the answer may still be relied on: it has not passed its own next update
 * @checked_at: when it was fetched, in seconds since the epoch; 0 if there is none
 * @valid_until: until when the answer may be relied on, in seconds since the epoch; 0 if there is none
 * @revoked_at: since when it is revoked or on hold; 0 if it is not
 * @reason: why it is: a CRLReason of RFC 5280 (0 unspecified … 6 certificateHold …), or -1 if not told
 * @obstacle: why there is no answer, or none that is current
 */
typedef struct {
  ImzRevocationState state;
  ImzRevocationVia via;
  gboolean is_current;
  gint64 checked_at;
  gint64 valid_until;
  gint64 revoked_at;
  int reason;
  ImzRevocationObstacle obstacle;
} ImzRevocation;

gboolean imz_revocation_equal (const ImzRevocation *a, const ImzRevocation *b);

G_END_DECLS
