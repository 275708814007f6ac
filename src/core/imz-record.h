/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* One application for an e-imza, as it is kept. */

#pragma once

#include <glib-object.h>

#include "imz-stage.h"
#include "imz-timeline.h"

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
 * ImzRecord:
 *
 * An immutable value; an object, so that lists can hold it.
 */
#define IMZ_TYPE_RECORD (imz_record_get_type ())
G_DECLARE_FINAL_TYPE (ImzRecord, imz_record, IMZ, RECORD, GObject)

/**
 * imz_record_new:
 * @facts: copied; must be good (imz_record_facts_check())
 *
 * Returns: (transfer full): an application of which @facts are known
 */
ImzRecord *imz_record_new (const ImzRecordFacts *facts);

/**
 * imz_record_facts_check:
 * @error: %IMZ_CORE_ERROR_BAD_RECORD, in words for a person
 *
 * What a person writes must be fit to be shown, not too long, and without identity numbers; stages must follow each
 * other as they may, not before the one before; times must be in the calendar.
 *
 * Returns: %FALSE with @error if there cannot be such an application
 */
gboolean imz_record_facts_check (const ImzRecordFacts *facts, GError **error);

/* (transfer none): a copy of these, with other members, is how to make a changed one */
const ImzRecordFacts *imz_record_get_facts (ImzRecord *self);

ImzStage imz_record_get_stage (ImzRecord *self); /* the present one */

/* The day in Istanbul on which it came to @stage; not valid (g_date_valid()) if it did not, or passed it over. */
GDate imz_record_get_stage_day (ImzRecord *self, ImzStage stage);

/* Whether something is still to come. */
gboolean imz_record_is_open (ImzRecord *self);

/**
 * imz_record_with_stage:
 * @at: when it came to it, in seconds since the epoch
 * @refusal: why, of a refused one; else %IMZ_REFUSAL_NONE
 * @error: %IMZ_CORE_ERROR_BAD_RECORD
 *
 * Returns: (transfer full) (nullable): the same, come to @stage; %NULL with @error if it cannot come there from where
 *   it is, or not then
 */
ImzRecord *imz_record_with_stage (ImzRecord *self,
                                  ImzStage stage,
                                  gint64 at,
                                  ImzTeller by,
                                  ImzRefusal refusal,
                                  GError **error);

/**
 * imz_record_without_last_stage:
 *
 * Returns: (transfer full) (nullable): the same, back where it was before; %NULL if it is at its first stage
 */
ImzRecord *imz_record_without_last_stage (ImzRecord *self);

/**
 * imz_record_get_timeline:
 * @province: by whose rules
 * @holidays: (nullable): the public holidays
 * @now: the moment it is asked, in seconds since the epoch
 *
 * Returns: the days to be expected (R13, R14, R15); what the end decides is not known if the e-imza it replaces is not
 */
ImzTimeline imz_record_get_timeline (ImzRecord *self,
                                     const ImzProvince *province,
                                     const ImzHolidays *holidays,
                                     gint64 now);

/* Whether all facts are the same, those of its keeping too (id, uid, times). */
gboolean imz_record_equal (ImzRecord *a, ImzRecord *b);

G_END_DECLS
