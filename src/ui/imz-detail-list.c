/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-detail-list.h"

#include <glib/gi18n-lib.h>

#include "imz-card-detail.h"
#include "imz-card-texts.h"
#include "imz-certificate-detail.h"
#include "imz-letter-detail.h"
#include "imz-trust-detail.h"

/* What tells apart rows of one kind. */
typedef struct {
  guint n_readers;
  guint n_drivers;
  guint n_e_imza_cards;
  guint n_e_imzas;
  gboolean several_holders;
} Numbers;

static gboolean
is_e_imza (const ImzCertificate *certificate)
{
  return imz_certificate_get_kind (certificate) == IMZ_CERTIFICATE_KIND_NES;
}

/* (nullable) */
static const ImzCertificate *
first_e_imza (const ImzCard *card)
{
  for (guint i = 0; card != NULL && i < imz_card_get_n_certificates (card); i++) {
    const ImzCertificate *certificate = imz_card_get_certificate (card, i);

    if (is_e_imza (certificate))
      return certificate;
  }

  return NULL;
}

static Numbers
count (const ImzSnapshot *snapshot)
{
  Numbers numbers = { .n_readers = imz_snapshot_get_n_readers (snapshot) };
  const ImzCertificate *first = NULL;

  for (guint i = 0; i < numbers.n_readers; i++) {
    const ImzCard *card = imz_reader_get_card (imz_snapshot_get_reader (snapshot, i));

    numbers.n_drivers += card != NULL && imz_card_get_driver (card) != NULL;
    numbers.n_e_imza_cards += first_e_imza (card) != NULL;
    for (guint j = 0; card != NULL && j < imz_card_get_n_certificates (card); j++) {
      const ImzCertificate *certificate = imz_card_get_certificate (card, j);

      if (!is_e_imza (certificate))
        continue;
      numbers.n_e_imzas++;
      if (first == NULL)
        first = certificate;
      else
        numbers.several_holders |= !imz_certificate_same_holder (first, certificate);
    }
  }

  return numbers;
}

/* "Verification"; of several, "Verification · until 20.01.2027". */
static char *
title_of_e_imza (const char *title,
                 const ImzCertificate *certificate,
                 const Numbers *numbers,
                 const ImzVerdict *verdict)
{
  const char *holder = imz_certificate_get_holder (certificate);
  g_autofree char *until = imz_card_texts_until (
    certificate, imz_certificate_state_at (certificate, verdict->now, &verdict->limits));

  if (numbers->n_e_imzas < 2)
    return g_strdup (title);
  if (numbers->several_holders && holder != NULL)
    return g_strdup_printf ("%s · %s, %s", title, holder, until);

  return g_strdup_printf ("%s · %s", title, until);
}

static char *
title_of_reader (const char *title, const ImzReader *reader, guint n_rows)
{
  return n_rows < 2 ? g_strdup (title)
                    : g_strdup_printf ("%s · %s", title, imz_reader_get_name (reader));
}

static void
add_trust (GPtrArray *list,
           const ImzReader *reader,
           const Numbers *numbers,
           const ImzVerdict *verdict)
{
  const ImzCard *card = imz_reader_get_card (reader);

  for (guint i = 0; card != NULL && i < imz_card_get_n_certificates (card); i++) {
    const ImzCertificate *certificate = imz_card_get_certificate (card, i);
    g_autofree char *title = NULL;

    if (!is_e_imza (certificate))
      continue;
    title = title_of_e_imza (_ ("Verification"), certificate, numbers, verdict);
    g_ptr_array_add (list, imz_trust_detail_new (certificate, title));
  }
}

static gboolean
any_started (const ImzCard *card, gint64 now)
{
  for (guint i = 0; i < imz_card_get_n_certificates (card); i++) {
    const ImzCertificate *certificate = imz_card_get_certificate (card, i);

    if (is_e_imza (certificate) && imz_certificate_get_not_before (certificate) <= now)
      return TRUE;
  }

  return FALSE;
}

static void
add_pin (GPtrArray *list,
         const ImzReader *reader,
         const Numbers *numbers,
         const ImzVerdict *verdict)
{
  const ImzCard *card = imz_reader_get_card (reader);
  const ImzCertificate *certificate = first_e_imza (card);
  g_autofree char *title = NULL;

  if (certificate == NULL)
    return;

  title = numbers->n_e_imza_cards < 2 ? g_strdup (_ ("PIN"))
                                      : title_of_e_imza (_ ("PIN"), certificate, numbers, verdict);
  g_ptr_array_add (list, imz_pin_detail_new (reader, title, any_started (card, verdict->now)));
}

static void
add_reader (GPtrArray *list,
            const ImzReader *reader,
            const Numbers *numbers,
            const ImzVerdict *verdict)
{
  g_autofree char *title = title_of_reader (_ ("Reader"), reader, numbers->n_readers);

  g_ptr_array_add (list, imz_reader_detail_new (reader, title));
}

static void
add_driver (GPtrArray *list,
            const ImzReader *reader,
            const Numbers *numbers,
            const ImzVerdict *verdict)
{
  const ImzCard *card = imz_reader_get_card (reader);
  g_autofree char *title = title_of_reader (_ ("Driver"), reader, numbers->n_drivers);

  if (card != NULL && imz_card_get_driver (card) != NULL)
    g_ptr_array_add (list, imz_driver_detail_new (reader, title));
}

static void
add_certificates (GPtrArray *list, const ImzReader *reader, const ImzVerdict *verdict)
{
  const ImzCard *card = imz_reader_get_card (reader);

  for (guint i = 0; card != NULL && i < imz_card_get_n_certificates (card); i++)
    g_ptr_array_add (list,
                     imz_certificate_detail_new (imz_card_get_certificate (card, i), verdict));
}

GPtrArray *
imz_detail_list_new (const ImzSnapshot *snapshot,
                     const ImzVerdict *verdict,
                     const ImzAdvice *advice)
{
  static void (*const add[]) (GPtrArray *, const ImzReader *, const Numbers *,
                              const ImzVerdict *) = {
    add_trust,
    add_pin,
    add_reader,
    add_driver,
  };
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_detail_free);
  Numbers numbers = count (snapshot);
  /* Whose letter it would be is not known of several. */
  ImzDetail *letter =
    numbers.n_e_imzas > 0 && !numbers.several_holders ? imz_letter_detail_new (advice) : NULL;

  for (gsize kind = 0; kind < G_N_ELEMENTS (add); kind++) {
    for (guint i = 0; i < numbers.n_readers; i++)
      add[kind](list, imz_snapshot_get_reader (snapshot, i), &numbers, verdict);
  }
  if (letter != NULL)
    g_ptr_array_add (list, letter);
  for (guint i = 0; i < numbers.n_readers; i++)
    add_certificates (list, imz_snapshot_get_reader (snapshot, i), verdict);

  return list;
}
