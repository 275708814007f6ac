/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Where an e-imza stands, with what was applied for and what came of it. */

#pragma once

#include "imz-circumstances.h"

G_BEGIN_DECLS

/**
 * ImzReminderLife:
 * @facts: as of its first day
 * @days: likewise
 * @is_lost: its holder wanted a new one for it, in vain so far
 * @is_followed: the next one is there
 * @has_ended: before its time
 * @applied: (nullable): the application for the next one
 *
 * Of one e-imza that a person claimed; borrowed from what it was made of.
 */
typedef struct {
  const ImzCertificate *certificate;
  ImzTimelineFacts facts;
  ImzTimeline days;
  gboolean is_suspended;
  gboolean is_lost;
  gboolean is_followed;
  gboolean has_ended;
  ImzRecord *applied;
} ImzReminderLife;

/**
 * imz_reminder_life_of:
 * @records: (element-type ImzRecord): the person's applications, each with the e-imza that it is about
 *   (imz_circumstances_complete_record())
 */
ImzReminderLife imz_reminder_life_of (const ImzCircumstances *circumstances,
                                      GPtrArray *records,
                                      const ImzCertificate *certificate);

/* (transfer none) (nullable): the one among those claimed that is made to follow @certificate */
const ImzRemembered *imz_reminder_find_next (const ImzCircumstances *circumstances,
                                             const ImzCertificate *certificate);

/* (transfer none) (nullable): the one among those claimed that @record brought, as far as it is named or dates tell */
const ImzRemembered *imz_reminder_find_brought (const ImzCircumstances *circumstances,
                                                ImzRecord *record);

G_END_DECLS
