/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-verdict.h"

#include "imz-calendar.h"
#include "imz-circumstances.h"

/* One e-imza among all, in a reader or remembered. */
typedef struct {
  ImzCertificate *certificate;
  ImzReader *reader;               /* (nullable) */
  const ImzRemembered *remembered; /* (nullable) */
} Found;

/* What one holder, card or reader says. Borrowed from the snapshot, or from what is remembered. */
typedef struct {
  ImzSummary summary;
  ImzCertificate *certificate;
  ImzCertificate *successor;
  ImzReader *reader;
  gboolean several_holders;
  gint64 seen_at;
} Opinion;

/* Of two opinions the graver is heard; the earlier of two alike. */
static int
gravity (const Opinion *opinion)
{
  static const int by_exit[] = {
    [IMZ_EXIT_WELL] = 0,
    [IMZ_EXIT_UNKNOWN] = 1,
    [IMZ_EXIT_ATTENTION] = 2,
    [IMZ_EXIT_CRITICAL] = 3,
  };

  return by_exit[imz_summary_get_exit (opinion->summary)];
}

static void
hear (Opinion *gravest, gboolean *heard, Opinion opinion)
{
  if (!*heard || gravity (&opinion) > gravity (gravest))
    *gravest = opinion;
  *heard = TRUE;
}

static ImzSummary
summary_of_certificate (ImzCertificateState state, gboolean succeeded)
{
  switch (state) {
  case IMZ_CERTIFICATE_STATE_MALFORMED:
    return IMZ_SUMMARY_MALFORMED;
  case IMZ_CERTIFICATE_STATE_REVOKED:
    return IMZ_SUMMARY_REVOKED;
  case IMZ_CERTIFICATE_STATE_SUSPENDED:
    return IMZ_SUMMARY_SUSPENDED;
  case IMZ_CERTIFICATE_STATE_UNTRUSTED:
    return IMZ_SUMMARY_UNTRUSTED;
  case IMZ_CERTIFICATE_STATE_EXPIRED:
    return IMZ_SUMMARY_EXPIRED;
  case IMZ_CERTIFICATE_STATE_NOT_YET:
    return IMZ_SUMMARY_NOT_YET;
  case IMZ_CERTIFICATE_STATE_RENEWAL_LATE:
    return succeeded ? IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED : IMZ_SUMMARY_RENEWAL_LATE;
  case IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW:
    return succeeded ? IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED : IMZ_SUMMARY_RENEWAL_WINDOW;
  case IMZ_CERTIFICATE_STATE_VALID:
    return IMZ_SUMMARY_VALID;
  default:
    g_assert_not_reached ();
  }
}

/* How far a certificate in each state can serve its holder. One on hold may come back; one that was
 * revoked or has ended will not; one that nobody stands behind says nothing of its holder. */
enum {
  USEFULNESS_USABLE = 5,
};

static const int usefulness[] = {
  [IMZ_CERTIFICATE_STATE_MALFORMED] = 0,
  [IMZ_CERTIFICATE_STATE_UNTRUSTED] = 1,
  [IMZ_CERTIFICATE_STATE_REVOKED] = 2,
  [IMZ_CERTIFICATE_STATE_EXPIRED] = 2,
  [IMZ_CERTIFICATE_STATE_NOT_YET] = 3,
  [IMZ_CERTIFICATE_STATE_SUSPENDED] = 4,
  [IMZ_CERTIFICATE_STATE_RENEWAL_LATE] = USEFULNESS_USABLE,
  [IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW] = USEFULNESS_USABLE,
  [IMZ_CERTIFICATE_STATE_VALID] = USEFULNESS_USABLE,
};

gboolean
imz_verdict_prefers (const ImzCertificate *a,
                     const ImzCertificate *b,
                     gint64 now,
                     const ImzRenewalLimits *limits)
{
  ImzCertificateState state_a = imz_certificate_state_at (a, now, limits);
  ImzCertificateState state_b = imz_certificate_state_at (b, now, limits);

  if (usefulness[state_a] != usefulness[state_b])
    return usefulness[state_a] > usefulness[state_b];
  if (state_a == IMZ_CERTIFICATE_STATE_NOT_YET)
    return imz_certificate_get_not_before (a) < imz_certificate_get_not_before (b);

  return imz_certificate_get_not_after (a) > imz_certificate_get_not_after (b);
}

/* What the PIN of the card with a usable certificate adds, if that is graver. */
static ImzSummary
summary_with_pin (ImzSummary summary, ImzPinState pin)
{
  static const ImzSummary of_pin[] = {
    [IMZ_PIN_STATE_NOT_SET] = IMZ_SUMMARY_PIN_NOT_SET,
    [IMZ_PIN_STATE_LOW] = IMZ_SUMMARY_PIN_LOW,
    [IMZ_PIN_STATE_FINAL_TRY] = IMZ_SUMMARY_PIN_FINAL_TRY,
    [IMZ_PIN_STATE_LOCKED] = IMZ_SUMMARY_PIN_LOCKED,
  };
  gboolean is_quiet = summary == IMZ_SUMMARY_VALID || summary == IMZ_SUMMARY_VERIFIED;

  if (pin == IMZ_PIN_STATE_UNKNOWN || pin == IMZ_PIN_STATE_OK)
    return summary;

  return is_quiet || imz_summary_get_exit (of_pin[pin]) > imz_summary_get_exit (summary)
           ? of_pin[pin]
           : summary;
}

/* Remembered ones name nobody: they are told apart by whose profile they are in. */
static gboolean
same_holder (const Found *a, const Found *b)
{
  if (a->remembered != NULL)
    return strcmp (a->remembered->profile, b->remembered->profile) == 0;

  return imz_certificate_same_holder (a->certificate, b->certificate);
}

static const Found *
find_usable (GArray *found, const Found *first, gint64 now, const ImzRenewalLimits *limits)
{
  const Found *usable = first;

  for (guint i = 0; i < found->len; i++) {
    const Found *other = &g_array_index (found, Found, i);

    if (same_holder (other, first) &&
        imz_verdict_prefers (other->certificate, usable->certificate, now, limits))
      usable = other;
  }

  return usable;
}

static ImzCertificate *
find_successor (GArray *found, const Found *usable, gint64 now, const ImzRenewalLimits *limits)
{
  ImzCertificate *successor = NULL;

  for (guint i = 0; i < found->len; i++) {
    const Found *other = &g_array_index (found, Found, i);

    if (other != usable && same_holder (other, usable) &&
        imz_certificate_state_at (other->certificate, now, limits) ==
          IMZ_CERTIFICATE_STATE_NOT_YET &&
        imz_certificate_follows (other->certificate, usable->certificate))
      successor = other->certificate;
  }

  return successor;
}

static Opinion
judge_holder (GArray *found, const Found *first, gint64 now, const ImzRenewalLimits *limits)
{
  const Found *usable = find_usable (found, first, now, limits);
  ImzCertificateState state = imz_certificate_state_at (usable->certificate, now, limits);
  Opinion opinion = {
    .certificate = usable->certificate,
    .successor = find_successor (found, usable, now, limits),
    .reader = usable->reader,
    .seen_at = usable->remembered != NULL ? usable->remembered->seen_at : 0,
  };

  opinion.summary = summary_of_certificate (state, opinion.successor != NULL);
  if (opinion.summary == IMZ_SUMMARY_VALID &&
      imz_certificate_is_verified (usable->certificate, now))
    opinion.summary = IMZ_SUMMARY_VERIFIED;
  if (usefulness[state] == USEFULNESS_USABLE && usable->reader != NULL)
    opinion.summary =
      summary_with_pin (opinion.summary, imz_card_get_pin (imz_reader_get_card (usable->reader)));

  return opinion;
}

static ImzSummary
judge_missing_driver (const ImzCard *card)
{
  ImzDriver *driver = imz_card_get_driver (card);
  ImzDriverProblem problem =
    driver != NULL ? imz_driver_get_facts (driver)->problem : IMZ_DRIVER_PROBLEM_NONE;

  if (problem == IMZ_DRIVER_PROBLEM_NONE || problem == IMZ_DRIVER_PROBLEM_NO_TOKEN)
    return IMZ_SUMMARY_NO_DRIVER;

  return problem == IMZ_DRIVER_PROBLEM_WRITABLE ? IMZ_SUMMARY_DRIVER_REFUSED
                                                : IMZ_SUMMARY_DRIVER_BROKEN;
}

/* What is wrong with a card as such; IMZ_SUMMARY_VALID if nothing is. */
static ImzSummary
judge_card (const ImzCard *card)
{
  gboolean any_malformed = FALSE, any_nes = FALSE;

  for (guint i = 0; i < imz_card_get_n_certificates (card); i++) {
    const ImzCertificate *certificate = imz_card_get_certificate (card, i);

    any_malformed |= imz_certificate_is_malformed (certificate);
    any_nes |= imz_certificate_get_kind (certificate) == IMZ_CERTIFICATE_KIND_NES;
  }

  switch (imz_card_get_state (card)) {
  case IMZ_CARD_STATE_NO_CERTIFICATE:
    return IMZ_SUMMARY_NO_CERTIFICATE;
  case IMZ_CARD_STATE_NO_DRIVER:
    return judge_missing_driver (card);
  case IMZ_CARD_STATE_NONE_READABLE:
    return IMZ_SUMMARY_NONE_READABLE;
  case IMZ_CARD_STATE_DRIVER_CRASHED:
    return IMZ_SUMMARY_DRIVER_CRASHED;
  case IMZ_CARD_STATE_DRIVER_TIMEOUT:
    return IMZ_SUMMARY_DRIVER_TIMEOUT;
  case IMZ_CARD_STATE_DAMAGED:
    return IMZ_SUMMARY_CARD_DAMAGED;
  case IMZ_CARD_STATE_SILENT:
    return IMZ_SUMMARY_CARD_SILENT;
  case IMZ_CARD_STATE_REMOVED:
    return IMZ_SUMMARY_CARD_REMOVED;
  case IMZ_CARD_STATE_OK:
    if (any_malformed)
      return IMZ_SUMMARY_MALFORMED;
    return any_nes ? IMZ_SUMMARY_VALID : IMZ_SUMMARY_NOT_AN_E_IMZA;
  default:
    g_assert_not_reached ();
  }
}

/* What a reader says by itself; IMZ_SUMMARY_VALID if its card speaks for it. */
static ImzSummary
judge_reader (const ImzReader *reader)
{
  switch (imz_reader_get_state (reader)) {
  case IMZ_READER_STATE_CARD:
    return judge_card (imz_reader_get_card (reader));
  case IMZ_READER_STATE_EMPTY:
    return IMZ_SUMMARY_NO_CARD;
  case IMZ_READER_STATE_READING:
    return IMZ_SUMMARY_READING;
  case IMZ_READER_STATE_MUTE:
    return IMZ_SUMMARY_MUTE;
  case IMZ_READER_STATE_BUSY:
    return IMZ_SUMMARY_BUSY;
  case IMZ_READER_STATE_UNAVAILABLE:
    return IMZ_SUMMARY_READER_UNAVAILABLE;
  default:
    g_assert_not_reached ();
  }
}

static GArray *
find_e_imzas (const ImzSnapshot *snapshot)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Found));

  for (guint i = 0; i < imz_snapshot_get_n_readers (snapshot); i++) {
    ImzReader *reader = imz_snapshot_get_reader (snapshot, i);
    const ImzCard *card = imz_reader_get_card (reader);

    for (guint j = 0; card != NULL && j < imz_card_get_n_certificates (card); j++) {
      Found entry = { .certificate = imz_card_get_certificate (card, j), .reader = reader };

      if (imz_certificate_get_kind (entry.certificate) == IMZ_CERTIFICATE_KIND_NES)
        g_array_append_val (found, entry);
    }
  }

  return found;
}

/* How much a reader without a card to speak of is worth telling, beside others of its kind. */
static int
rank_of_cardless (ImzSummary summary)
{
  if (summary == IMZ_SUMMARY_READING)
    return 2;

  return summary == IMZ_SUMMARY_NO_CARD ? 1 : 0;
}

static gboolean
any_other_holder (GArray *found)
{
  for (guint i = 1; i < found->len; i++) {
    if (!same_holder (&g_array_index (found, Found, i), &g_array_index (found, Found, 0)))
      return TRUE;
  }

  return FALSE;
}

static Opinion
judge_readers (const ImzSnapshot *snapshot, gint64 now, const ImzRenewalLimits *limits)
{
  g_autoptr (GArray) found = find_e_imzas (snapshot);
  Opinion gravest = { .summary = IMZ_SUMMARY_NO_READER };
  Opinion cardless = { .summary = IMZ_SUMMARY_NO_READER };
  gboolean heard = FALSE;

  for (guint i = 0; i < found->len; i++)
    hear (&gravest, &heard, judge_holder (found, &g_array_index (found, Found, i), now, limits));

  for (guint i = 0; i < imz_snapshot_get_n_readers (snapshot); i++) {
    ImzReader *reader = imz_snapshot_get_reader (snapshot, i);
    Opinion opinion = { .summary = judge_reader (reader), .reader = reader };

    if (opinion.summary == IMZ_SUMMARY_NO_CARD || opinion.summary == IMZ_SUMMARY_READING ||
        opinion.summary == IMZ_SUMMARY_READER_UNAVAILABLE) {
      if (cardless.reader == NULL ||
          rank_of_cardless (opinion.summary) > rank_of_cardless (cardless.summary))
        cardless = opinion;
    } else if (opinion.summary != IMZ_SUMMARY_VALID) {
      hear (&gravest, &heard, opinion);
    }
  }

  gravest.several_holders = any_other_holder (found);

  return heard ? gravest : cardless;
}

static Opinion
judge (const ImzSnapshot *snapshot, gint64 now, const ImzRenewalLimits *limits)
{
  switch (imz_snapshot_get_service (snapshot)) {
  case IMZ_SERVICE_STATE_STARTING:
    return (Opinion){ .summary = IMZ_SUMMARY_READING };
  case IMZ_SERVICE_STATE_ABSENT:
    return (Opinion){ .summary = IMZ_SUMMARY_SERVICE_ABSENT };
  case IMZ_SERVICE_STATE_STOPPED:
    return (Opinion){ .summary = IMZ_SUMMARY_SERVICE_STOPPED };
  case IMZ_SERVICE_STATE_DENIED:
    return (Opinion){ .summary = IMZ_SUMMARY_SERVICE_DENIED };
  case IMZ_SERVICE_STATE_RUNNING:
    return judge_readers (snapshot, now, limits);
  default:
    g_assert_not_reached ();
  }
}

static ImzVerdict *
new_of_opinion (const Opinion *opinion, gint64 now, const ImzRenewalLimits *limits)
{
  ImzVerdict *self = g_new0 (ImzVerdict, 1);

  self->summary = opinion->summary;
  self->exit = imz_summary_get_exit (opinion->summary);
  self->now = now;
  self->limits = *limits;
  self->several_holders = opinion->several_holders;
  self->seen_at = opinion->seen_at;
  if (opinion->certificate != NULL)
    self->certificate = imz_certificate_ref (opinion->certificate);
  if (opinion->successor != NULL)
    self->successor = imz_certificate_ref (opinion->successor);
  if (opinion->reader != NULL)
    self->reader = imz_reader_ref (opinion->reader);

  return self;
}

ImzVerdict *
imz_verdict_new (const ImzSnapshot *snapshot, gint64 now, const ImzRenewalLimits *limits)
{
  Opinion opinion = judge (snapshot, now, limits);

  return new_of_opinion (&opinion, now, limits);
}

ImzVerdict *
imz_verdict_new_remembered (const GPtrArray *remembered, gint64 now, const ImzRenewalLimits *limits)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  Opinion gravest = { 0 };
  gboolean heard = FALSE;

  for (guint i = 0; i < remembered->len; i++) {
    const ImzRemembered *entry = g_ptr_array_index (remembered, i);
    const Found one = { .certificate = entry->certificate, .remembered = entry };

    g_array_append_val (found, one);
  }
  for (guint i = 0; i < found->len; i++)
    hear (&gravest, &heard, judge_holder (found, &g_array_index (found, Found, i), now, limits));

  return heard ? new_of_opinion (&gravest, now, limits) : NULL;
}

void
imz_verdict_free (ImzVerdict *self)
{
  g_clear_pointer (&self->certificate, imz_certificate_unref);
  g_clear_pointer (&self->successor, imz_certificate_unref);
  g_clear_pointer (&self->reader, imz_reader_unref);
  g_free (self);
}

const char *
imz_verdict_get_word (const ImzVerdict *self)
{
  const char *word = imz_summary_to_word (self->summary);

  return word != NULL ? word
                      : imz_certificate_state_to_word (
                          imz_certificate_state_at (self->certificate, self->now, &self->limits));
}

ImzDriver *
imz_verdict_get_driver (const ImzVerdict *self)
{
  ImzCard *card = self->reader != NULL ? imz_reader_get_card (self->reader) : NULL;

  return card != NULL ? imz_card_get_driver (card) : NULL;
}

static gint64
earlier_after (gint64 now, gint64 a, gint64 b)
{
  return b > now && b < a ? b : a;
}

static gint64
next_change_of (const ImzCertificate *certificate, gint64 now, gint64 next)
{
  gint64 not_after = imz_certificate_get_not_after (certificate);

  next = earlier_after (now, next, imz_certificate_get_not_before (certificate));
  if (not_after < G_MAXINT64)
    next = earlier_after (now, next, not_after + 1);

  return earlier_after (now, next, imz_certificate_get_trust (certificate)->revocation.valid_until);
}

gint64
imz_verdict_next_change (const ImzSnapshot *snapshot, const GPtrArray *remembered, gint64 now)
{
  GDate tomorrow = imz_calendar_day (now);
  gboolean any = FALSE;
  gint64 next;

  g_date_add_days (&tomorrow, 1);
  next = imz_calendar_start_of_day (&tomorrow);

  for (guint i = 0; i < imz_snapshot_get_n_readers (snapshot); i++) {
    const ImzCard *card = imz_reader_get_card (imz_snapshot_get_reader (snapshot, i));

    for (guint j = 0; card != NULL && j < imz_card_get_n_certificates (card); j++) {
      any = TRUE;
      next = next_change_of (imz_card_get_certificate (card, j), now, next);
    }
  }
  for (guint i = 0; remembered != NULL && i < remembered->len; i++) {
    const ImzRemembered *entry = g_ptr_array_index (remembered, i);

    any = TRUE;
    next = next_change_of (entry->certificate, now, next);
  }

  return any ? next : 0;
}

gboolean
imz_verdict_still_holds (const ImzSnapshot *then,
                         gint64 judged_at,
                         const ImzSnapshot *snapshot,
                         gint64 now)
{
  gint64 until;

  if (then == NULL || !imz_snapshot_equal (then, snapshot))
    return FALSE;

  until = imz_verdict_next_change (then, NULL, judged_at);
  return until == 0 || (now >= judged_at && now < until);
}
