/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The words on the drawn card, in the language of the environment. */

#include "imz-card-texts.h"

#include "imz-sentence.h"
#include "test-ui.h"

/* Seconds since the epoch of a moment in ISO 8601 with its zone. */
static gint64
moment (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time);
}

typedef struct {
  const char *sentence;
  const char *not_before;
  const char *not_after;
  ImzCertificateState state;
  const char *english;
  const char *turkish;
} Until;

static const Until untils[] = {
  { "in use", "2024-01-21T00:00:00+03:00", "2027-01-20T23:59:59+03:00", IMZ_CERTIFICATE_STATE_VALID,
    "until 20.01.2027", "20.01.2027'ye kadar" },
  { "in the window it is still good", "2023-06-01T00:00:00+03:00", "2026-05-31T23:59:59+03:00",
    IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW, "until 31.05.2026", "31.05.2026'ya kadar" },
  { "and so it is when the last date has passed", "2025-03-02T00:00:00+03:00",
    "2028-03-01T23:59:59+03:00", IMZ_CERTIFICATE_STATE_RENEWAL_LATE, "until 01.03.2028",
    "01.03.2028'e kadar" },
  { "not yet: its start counts", "2027-01-21T00:00:00+03:00", "2030-01-20T23:59:59+03:00",
    IMZ_CERTIFICATE_STATE_NOT_YET, "starts on 21.01.2027", "21.01.2027'de başlar" },
  { "a year that ends on a hard consonant", "2024-02-01T00:00:00+03:00",
    "2027-01-31T23:59:59+03:00", IMZ_CERTIFICATE_STATE_NOT_YET, "starts on 01.02.2024",
    "01.02.2024'te başlar" },
  { "ended", "2023-01-21T00:00:00+03:00", "2026-01-20T23:59:59+03:00",
    IMZ_CERTIFICATE_STATE_EXPIRED, "ended on 20.01.2026", "20.01.2026'da doldu" },
  { "the day is the one in Istanbul, not in Greenwich", "2024-01-20T21:00:00Z",
    "2027-01-20T21:00:00Z", IMZ_CERTIFICATE_STATE_VALID, "until 21.01.2027",
    "21.01.2027'ye kadar" },
  { "the last second of a day in Istanbul", "2024-01-20T20:59:59Z", "2027-01-20T20:59:59Z",
    IMZ_CERTIFICATE_STATE_VALID, "until 20.01.2027", "20.01.2027'ye kadar" },
};

static ImzCertificate *
dated (const char *not_before, const char *not_after)
{
  return imz_certificate_new (&(ImzCertificateFacts){
    .sha256 = "00", .not_before = moment (not_before), .not_after = moment (not_after) });
}

static void
test_until (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (untils); i++) {
    g_autoptr (ImzCertificate) certificate = dated (untils[i].not_before, untils[i].not_after);
    g_autofree char *text = imz_card_texts_until (certificate, untils[i].state);

    g_test_message ("%s", untils[i].sentence);
    g_assert_cmpstr (text, ==, test_ui_is_turkish () ? untils[i].turkish : untils[i].english);
  }
}

typedef struct {
  const char *sentence;
  const char *holder;
  const char *identity;
  const char *issuer;
  ImzCertificateState state;
  const char *english;
  const char *turkish;
} Description;

static const Description descriptions[] = {
  { "all is there", "AYLA DENİZ YURT", "10000000146",
    "Kamu Elektronik Sertifika Hizmet Sağlayıcısı - Sürüm 6", IMZ_CERTIFICATE_STATE_VALID,
    "E-imza card of AYLA DENİZ YURT, number 1*********6, Kamu SM · Sürüm 6, until 20.01.2027: Not "
    "expired",
    "AYLA DENİZ YURT adına e-imza kartı, numara 1*********6, Kamu SM · Sürüm 6, 20.01.2027'ye "
    "kadar: Süresi dolmamış" },
  { "nothing is there", NULL, NULL, NULL, IMZ_CERTIFICATE_STATE_EXPIRED,
    "E-imza card of no name, number not stated, unknown issuer, ended on 20.01.2027: Expired",
    "ad yok adına e-imza kartı, numara belirtilmemiş, sağlayıcı bilinmiyor, 20.01.2027'de doldu: "
    "Süresi dolmuş" },
  { "another issuer, and a name with places of its own", "{number} & <b>", "10000000146",
    "{state} CA", IMZ_CERTIFICATE_STATE_NOT_YET,
    "E-imza card of {number} & <b>, number 1*********6, {state} CA, starts on 21.01.2024: Not "
    "started yet",
    "{number} & <b> adına e-imza kartı, numara 1*********6, {state} CA, 21.01.2024'te başlar: "
    "Henüz başlamadı" },
};

static void
test_description (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (descriptions); i++) {
    g_autoptr (ImzCertificate) certificate = imz_certificate_new (&(ImzCertificateFacts){
      .sha256 = "00",
      .holder = descriptions[i].holder,
      .identity = descriptions[i].identity,
      .issuer = descriptions[i].issuer,
      .not_before = moment ("2024-01-21T00:00:00+03:00"),
      .not_after = moment ("2027-01-20T23:59:59+03:00"),
    });
    g_autofree char *text = imz_card_texts_description (
      certificate, descriptions[i].state, imz_sentence_certificate_state (descriptions[i].state));

    g_test_message ("%s", descriptions[i].sentence);
    g_assert_cmpstr (text, ==,
                     test_ui_is_turkish () ? descriptions[i].turkish : descriptions[i].english);
  }
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/card-texts/until", test_until);
  g_test_add_func ("/ui/card-texts/description", test_description);

  return g_test_run ();
}
