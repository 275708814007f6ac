/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-card-list.h"

#include <glib/gi18n-lib.h>

#include "imz-look.h"
#include "imz-sentence.h"

/* The part that an e-imza plays for its holder. */
typedef enum {
  PART_DECIDES,
  PART_FOLLOWS,
  PART_REST,
} Part;

typedef struct {
  ImzCertificate *certificate;
  ImzCertificateState state;
  guint holder; /* number of the holder: 0 is the one that the verdict is about */
  Part part;
} Found;

typedef struct {
  GArray *found; /* of Found */
  const ImzVerdict *verdict;
} Search;

static Found *
found_at (const Search *search, guint index)
{
  return &g_array_index (search->found, Found, index);
}

static guint
number_of_holder (const Search *search, const ImzCertificate *certificate)
{
  guint next = 1;

  if (imz_certificate_same_holder (certificate, search->verdict->certificate))
    return 0;

  for (guint i = 0; i < search->found->len; i++) {
    const Found *other = found_at (search, i);

    if (imz_certificate_same_holder (certificate, other->certificate))
      return other->holder;
    next = MAX (next, other->holder + 1);
  }

  return next;
}

/* One that is in two readers is one. */
static void
find (Search *search, ImzCertificate *certificate)
{
  Found found = {
    .certificate = certificate,
    .state = imz_certificate_state_at (certificate, search->verdict->now, &search->verdict->limits),
    .part = PART_REST,
  };

  if (imz_certificate_get_kind (certificate) != IMZ_CERTIFICATE_KIND_NES)
    return;
  for (guint i = 0; i < search->found->len; i++) {
    if (imz_certificate_is_same (found_at (search, i)->certificate, certificate))
      return;
  }

  found.holder = number_of_holder (search, certificate);
  g_array_append_val (search->found, found);
}

static void
find_all (Search *search, const ImzSnapshot *snapshot)
{
  for (guint i = 0; i < imz_snapshot_get_n_readers (snapshot); i++) {
    const ImzCard *card = imz_reader_get_card (imz_snapshot_get_reader (snapshot, i));

    for (guint j = 0; card != NULL && j < imz_card_get_n_certificates (card); j++)
      find (search, imz_card_get_certificate (card, j));
  }
}

static gboolean
is_preferred (const Search *search, const Found *a, const Found *b)
{
  return imz_verdict_prefers (a->certificate, b->certificate, search->verdict->now,
                              &search->verdict->limits);
}

/* (nullable) */
static Found *
find_decider (const Search *search, guint holder)
{
  Found *decider = NULL;

  for (guint i = 0; i < search->found->len; i++) {
    Found *found = found_at (search, i);

    if (found->holder == holder && (decider == NULL || is_preferred (search, found, decider)))
      decider = found;
  }

  return decider;
}

/* Returns whether there is such a holder. */
static gboolean
cast_parts (const Search *search, guint holder)
{
  Found *decider = find_decider (search, holder);

  if (decider == NULL)
    return FALSE;

  decider->part = PART_DECIDES;
  for (guint i = 0; i < search->found->len; i++) {
    Found *found = found_at (search, i);

    if (found->state == IMZ_CERTIFICATE_STATE_NOT_YET && found != decider &&
        imz_certificate_is_successor (found->certificate, decider->certificate))
      found->part = PART_FOLLOWS;
  }

  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Found *first = a, *second = b;
  const Search *search = user_data;
  gboolean first_is_rest = first->part == PART_REST, second_is_rest = second->part == PART_REST;

  if (first_is_rest != second_is_rest)
    return first_is_rest - second_is_rest;
  if (first->holder != second->holder)
    return first->holder < second->holder ? -1 : 1;

  return is_preferred (search, second, first) - is_preferred (search, first, second);
}

static gboolean
has_successor (const Search *search, const Found *found)
{
  for (guint i = 0; found->part == PART_DECIDES && i < search->found->len; i++) {
    const Found *other = found_at (search, i);

    if (other->holder == found->holder && other->part == PART_FOLLOWS)
      return TRUE;
  }

  return FALSE;
}

static gboolean
is_out_of_use (ImzCertificateState state)
{
  switch (state) {
  case IMZ_CERTIFICATE_STATE_MALFORMED:
  case IMZ_CERTIFICATE_STATE_REVOKED:
  case IMZ_CERTIFICATE_STATE_SUSPENDED:
  case IMZ_CERTIFICATE_STATE_UNTRUSTED:
  case IMZ_CERTIFICATE_STATE_EXPIRED:
    return TRUE;
  case IMZ_CERTIFICATE_STATE_NOT_YET:
  case IMZ_CERTIFICATE_STATE_RENEWAL_LATE:
  case IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW:
  case IMZ_CERTIFICATE_STATE_VALID:
    return FALSE;
  default:
    g_assert_not_reached ();
  }
}

static ImzListedCard
describe (const Search *search, const Found *found)
{
  const ImzVerdict *verdict = search->verdict;
  gboolean is_verdicts = imz_certificate_is_same (found->certificate, verdict->certificate);
  ImzListedCard card = {
    .certificate = found->certificate,
    .state = found->state,
    .tone = imz_look_tone_of_certificate (found->state),
    .badge = imz_sentence_certificate_badge (found->certificate, found->state, verdict->now),
    .is_out_of_use = is_out_of_use (found->state),
  };

  if (has_successor (search, found) && !card.is_out_of_use) {
    /* With its successor at hand there is nothing wrong with a certificate that ends soon. */
    card.badge = _ ("In use");
    card.tone = IMZ_TONE_GOOD;
  } else if (found->state == IMZ_CERTIFICATE_STATE_EXPIRED) {
    card.tone = IMZ_TONE_MUTED;
  }

  /* Its certificate is in order, but the PIN is not (imz_summary_to_word()). */
  if (is_verdicts && imz_summary_to_word (verdict->summary) == NULL) {
    card.badge = imz_sentence_title (verdict);
    card.tone = imz_look_of (verdict->summary)->tone;
  }

  return card;
}

ImzCardList
imz_card_list_of (const ImzSnapshot *snapshot, const ImzVerdict *verdict)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  Search search = { found, verdict };
  ImzCardList list = { .n_cards = 0 };

  if (verdict->certificate == NULL)
    return list;

  find_all (&search, snapshot);
  for (guint holder = 0; cast_parts (&search, holder); holder++)
    list.several_holders = holder > 0;
  g_array_sort_with_data (found, compare, &search);

  list.n_cards = MIN (found->len, IMZ_CARD_LIST_MAX);
  for (guint i = 0; i < list.n_cards; i++)
    list.cards[i] = describe (&search, found_at (&search, i));

  return list;
}
