/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Values of src/core written in a few words, so that a test's table can hold whole situations. */

#pragma once

#include "imz-circumstances.h"
#include "imz-snapshot.h"

G_BEGIN_DECLS

/* The moment that the lives below are seen from: 21 November 2026, 10:00 in Istanbul. */
#define CORE_FIXTURE_NOW "2026-11-21T10:00:00+03:00"

/**
 * core_fixture_time:
 * @text: ISO 8601 with a zone
 *
 * Does not use the calendar under test.
 *
 * Returns: seconds since the epoch
 */
gint64 core_fixture_time (const char *text);

/**
 * core_fixture_dated:
 *
 * Returns: (transfer full): an e-imza of AYLA DENİZ YURT with these dates (ISO 8601 with a zone)
 */
ImzCertificate *core_fixture_dated (const char *not_before, const char *not_after);

/**
 * core_fixture_certificate:
 * @text: `test`, `ca`, `other` or `malformed`; or a holder and a life, as in `A:window`
 *
 * Holders: A and B have an identity number, C a name alone; D is another person of A's name.
 * Lives: `valid` (ends 20 January 2028), `longer` (ends 1 June 2028), `window` (ends 20 January 2027),
 * `late` (ends 10 December 2026), `expired` (ended 20 November 2026), `old` (ended 2023), `not-yet`
 * (starts 1 March 2027), `far` (starts 2028), `after-window` and `after-late` (start in the second
 * after that life's end).
 *
 * What is known of it may follow: `+good` (anchored, not revoked), `+anchored`, `+administrator` (the
 * same as good, under the administrator's anchor), `+stale` (a good answer that is not current),
 * `+not-known-to-them` (an answer that does not tell), `+unreachable` (nobody to ask), `+busy` (being asked), `+revoked`, `+hold`, `+broken`,
 * `+unknown-issuer`. Answers were given at 21 November 2026, 09:30, and hold a day.
 *
 * Returns: (transfer full): a certificate; equal texts give equal certificates
 */
ImzCertificate *core_fixture_certificate (const char *text);

/**
 * core_fixture_trust:
 * @word: what is known, as behind the `+` of core_fixture_certificate()
 *
 * Returns: (transfer full): what is known
 */
ImzTrust *core_fixture_trust (const char *word);

/**
 * core_fixture_snapshot:
 * @text: the card service's word, if it is not running; or readers, separated by `|`; each is
 *   `empty`, `reading`, `mute`, `busy`, `unavailable`, or a card: `no-certificate`, `no-driver`,
 *   `damaged`, `silent`, `removed`, `none-readable`, `driver-` and a problem's word, or certificates
 *   separated by spaces, with `pin=` and a PIN's word among them
 *
 * Readers are named "Reader 0", "Reader 1" and so on.
 *
 * Returns: (transfer full): a snapshot
 */
ImzSnapshot *core_fixture_snapshot (const char *text);

/**
 * core_fixture_province:
 * @id: `genel`, `batman` or `zonguldak`: as they are shipped
 *
 * Returns: (transfer full): its profile
 */
ImzProvince *core_fixture_province (const char *id);

/* The same with other lines in its group: "window_months=1\nlast_date=10 days" (transfer full). */
ImzProvince *core_fixture_province_of (const char *lines);

/* (transfer full): as they are shipped */
ImzHolidays *core_fixture_holidays (void);

/**
 * core_fixture_circumstances:
 * @province: as core_fixture_province()
 * @e_onay: the holder's word
 *
 * Returns: (transfer full): circumstances in which nothing is remembered
 */
ImzCircumstances *core_fixture_circumstances (const char *province, ImzEOnay e_onay);

/**
 * core_fixture_genel:
 *
 * Returns: (transfer none): those of the default province, where nothing is known of e-onay
 */
ImzCircumstances *core_fixture_genel (void);

G_END_DECLS
