/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is known of one application. */

#pragma once

#include "imz-stage.h"

G_BEGIN_DECLS

/* Letters of what a person writes. */
enum {
  IMZ_RECORD_MAX_LINE = 200,
  IMZ_RECORD_MAX_LINK = 1000,
  IMZ_RECORD_MAX_NOTE = 4000,
};

/**
 * ImzRecordStage:
 * @at: when it came to it, in seconds since the epoch
 * @by: how that is known
 */
typedef struct {
  ImzStage stage;
  gint64 at;
  ImzTeller by;
} ImzRecordStage;

/**
 * ImzRecordCertificate:
 * @sha256: (nullable): its SHA-256, 64 lower-case hexadecimal digits; %NULL if there is none, or none known
 * @not_before: its first second, since the epoch
 * @not_after: its last one
 *
 * All that is kept of an e-imza: no name, no number.
 */
typedef struct {
  const char *sha256;
  gint64 not_before;
  gint64 not_after;
} ImzRecordCertificate;

/**
 * ImzRecordFacts:
 * @id: its number on this computer; 0 as long as it is not kept
 * @uid: (nullable): 32 lower-case hexadecimal digits by which it is known everywhere; %NULL as long as it is not kept
 * @profile: (nullable): whose it is: what people who share one account call themselves; %NULL or "" of the only one
 * @kind: what is applied for
 * @method: how it is signed
 * @province: (nullable): id of the province's profile
 * @created_at: when it was written down first, in seconds since the epoch
 * @changed_at: when it was changed last
 * @stages: (element-type ImzRecordStage) (nullable): where it came to, in order, the present one last; %NULL stands
 *   for applied at @created_at
 * @refusal: why it was refused, if it was
 * @courier: (nullable): the company, in the holder's words, as all that follows; never "" but %NULL
 * @tracking: (nullable): the courier's tracking number
 * @link: (nullable): address of the page that tells where it is
 * @note: (nullable): anything; the only one with more than one line
 * @letter_day: the day of the official letter; not valid (g_date_valid()) if not known
 * @letter_number: (nullable): its number
 * @replaces: the e-imza that it is about
 * @successor: the new one
 *
 * What is known of an application, to make an #ImzRecord of.
 */
typedef struct {
  gint64 id;
  const char *uid;
  const char *profile;
  ImzCase kind;
  ImzMethod method;
  const char *province;
  gint64 created_at;
  gint64 changed_at;
  const GArray *stages;
  ImzRefusal refusal;
  const char *courier;
  const char *tracking;
  const char *link;
  const char *note;
  GDate letter_day;
  const char *letter_number;
  ImzRecordCertificate replaces;
  ImzRecordCertificate successor;
} ImzRecordFacts;

/**
 * imz_record_facts_check:
 * @error: %IMZ_CORE_ERROR_BAD_RECORD, in words for a person
 *
 * What a person writes must be something to be shown, not too long, and without identity numbers; only @tracking may
 * look like one: of the couriers' numbers of eleven digits one in a hundred has its check digits by chance, and whoever
 * has such a parcel must be able to follow it. A @link must lead to
 * a host (imz_link_find_host()). Stages must follow each other as they may, not before the one before;
 * only what was refused has a reason for it; times must be in the calendar.
 *
 * Returns: %FALSE with @error if there cannot be such an application
 */
gboolean imz_record_facts_check (const ImzRecordFacts *facts, GError **error);

G_END_DECLS
