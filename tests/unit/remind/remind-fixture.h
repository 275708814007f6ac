/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* E-imzas and applications written in a few words. */

#pragma once

#include "imz-circumstances.h"
#include "imz-record.h"
#include "imz-reminder.h"

G_BEGIN_DECLS

/* The first second of a day in Istanbul, without the calendar under test. */
gint64 remind_fixture_time (const char *day);

/**
 * remind_fixture_certificate:
 * @text: its first and last day, "2024-01-21..2027-01-20", and behind that, if it is so, "+revoked" or "+hold"
 *
 * Returns: (transfer full): an e-imza; the same one for the same days
 */
ImzCertificate *remind_fixture_certificate (const char *text);

/**
 * remind_fixture_circumstances:
 * @claims: certificates, with blanks between them; behind each may follow "@" and the day it was seen last, which is
 *   its first one else
 *
 * Returns: (transfer full): what is known of one person
 */
ImzCircumstances *
remind_fixture_circumstances (const char *province, ImzEOnay e_onay, const char *claims);

/**
 * remind_fixture_record:
 * @text: its case, the claim it is about (or "-") and, behind ">", the new one; then its stages: "renewal A
 *   applied=2026-11-01 approved=2026-11-05", "identity A>B applied=2026-11-01"; claims are called A, B and so on
 * @number: its number, from 1 on; and its mark
 *
 * Returns: (transfer full): an application
 */
ImzRecord *
remind_fixture_record (const char *text, GPtrArray *remembered, guint number, const char *profile);

/* (transfer full) (element-type ImzRecord): several, with "|" between them */
GPtrArray *remind_fixture_records (const char *text, GPtrArray *remembered);

/* The plan with the days as they come (transfer full) (element-type ImzReminder). */
GPtrArray *remind_fixture_plan (const ImzCircumstances *circumstances,
                                GPtrArray *records,
                                const char *profile);

/* @key with the letter of its e-imza, or the number of its application (transfer full). */
char *remind_fixture_short_key (const char *key, GPtrArray *remembered);

G_END_DECLS
