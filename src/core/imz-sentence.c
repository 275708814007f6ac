/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-sentence.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-driver-words.h"
#include "imz-phrase.h"
#include "imz-trust-words.h"

#define KAMU_SM "Kamu Elektronik Sertifika Hizmet Sağlayıcısı"

/* Places: {start} {end} {last} {revoked} are dates; {left} and {last-left} the days until {end} and
 * {last}; {checked} a date and time; {anchor} whose certificate the chain ends in. */
typedef struct {
  const char *title;
  const char *sentence;
  const char
    *sentence_unchecked;      /* when revocation could not be checked; NULL: `sentence` serves */
  const char *sentence_today; /* when the day that matters is today; NULL: `sentence` serves */
  const char *no_last_date;   /* the first and the third where the province names no last date */
  const char *no_last_date_today;
  const char *explanation; /* NULL: an ImzAdvice has it, as it has the action */
  const char *action;
} Words;

static const Words words[IMZ_N_SUMMARIES] = {
  [IMZ_SUMMARY_VALID] = {
    .title = N_("Not expired"),
    .sentence = N_("Your e-imza has not expired: it ends on {end}, in {left}."),
    .sentence_unchecked = N_("Your e-imza has not expired (it ends on {end}, in {left}); whether it was "
                             "revoked could not be checked."),
  },
  [IMZ_SUMMARY_VERIFIED] = {
    .title = N_("Valid"),
    .sentence = N_("Your e-imza is valid: it ends on {end}, in {left} (checked on {checked}; issued "
                   "under {anchor})."),
    .sentence_today = N_("Your e-imza is valid and ends today, {end} (checked on {checked}; issued "
                         "under {anchor})."),
  },
  [IMZ_SUMMARY_RENEWAL_WINDOW] = {
    .title = N_("Renewal time"),
    .sentence = N_("Renew your e-imza now: the last application date is {last}, {last-left} left."),
    .sentence_today = N_("Renew your e-imza now: today, {last}, is the last application date."),
    .no_last_date = N_("The time to renew has come: your e-imza ends on {end}, in {left}."),
    .no_last_date_today = N_("Renew your e-imza now: it ends today, {end}."),
  },
  [IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED] = {
    .title = N_("The new e-imza is waiting"),
    .sentence = N_("Your e-imza ends on {end}, in {left}; the new one starts then."),
    .sentence_today = N_("Your e-imza ends today, {end}; the new one starts then."),
  },
  [IMZ_SUMMARY_RENEWAL_LATE] = {
    .title = N_("The last application date has passed"),
    .sentence = N_("The last application date was {last}; your e-imza ends on {end}, in {left}."),
    .sentence_today = N_("The last application date was {last}; your e-imza ends today, {end}."),
  },
  [IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED] = {
    .title = N_("The new e-imza starts soon"),
    .sentence = N_("Your e-imza ends on {end}, in {left}; the new one starts then."),
    .sentence_today = N_("Your e-imza ends today, {end}; the new one starts then."),
  },
  [IMZ_SUMMARY_PIN_NOT_SET] = {
    .title = N_("No PIN yet"),
    .sentence = N_("Your e-imza runs until {end}, but no PIN has been made for it."),
    .sentence_today = N_("Your e-imza ends today, {end}, and no PIN has been made for it."),
    .explanation = N_("Documents cannot be signed without a PIN. It is made once, on Kamu SM’s pages, "
                      "for which an e-Devlet password is needed. Never tell it to anybody."),
    .action = N_("Make the PIN of your e-imza."),
  },
  [IMZ_SUMMARY_PIN_LOW] = {
    .title = N_("A wrong PIN was entered"),
    .sentence = N_("Your e-imza runs until {end}; the last PIN entered was wrong."),
    .sentence_today = N_("Your e-imza ends today, {end}; the last PIN entered was wrong."),
    .explanation = N_("A few more wrong ones lock the card. Do not guess: the right PIN makes this "
                      "note go away, and a forgotten one can be made anew on Kamu SM’s pages."),
    .action = N_("Enter the PIN with care; do not guess."),
  },
  [IMZ_SUMMARY_PIN_FINAL_TRY] = {
    .title = N_("One PIN try is left"),
    .sentence = N_("Your e-imza runs until {end}; one more wrong PIN locks it."),
    .sentence_today = N_("Your e-imza ends today, {end}; one more wrong PIN locks it."),
    .explanation = N_("Do not try again unless you are sure of it. A forgotten PIN can be made anew on "
                      "Kamu SM’s pages."),
    .action = N_("Make a new PIN if you are not sure of the present one."),
  },
  [IMZ_SUMMARY_PIN_LOCKED] = {
    .title = N_("The PIN is locked"),
    .sentence = N_("Your e-imza runs until {end}, but its PIN is locked."),
    .sentence_today = N_("Your e-imza ends today, {end}, and its PIN is locked."),
    .explanation = N_("Wrong PINs were entered too often. The lock is opened on Kamu SM’s pages; the "
                      "certificate itself is not harmed."),
    .action = N_("Unlock the PIN."),
  },
  [IMZ_SUMMARY_REVOKED] = {
    .title = N_("Revoked"),
    .sentence = N_("Your e-imza was revoked on {revoked}; documents cannot be signed with it."),
    .explanation = N_("Revoking is final: this certificate does not come back. If a new one is not on "
                      "its way to you already, it has to be applied for."),
    .action = N_("Apply for a new e-imza."),
  },
  [IMZ_SUMMARY_SUSPENDED] = {
    .title = N_("Suspended"),
    .sentence = N_("Your e-imza has been suspended since {revoked}; documents cannot be signed with it."),
    .explanation = N_("A suspended e-imza can be taken into use again on Kamu SM’s pages."),
    .action = N_("Take the e-imza into use again."),
  },
  [IMZ_SUMMARY_UNTRUSTED] = {
    .title = N_("Not to be trusted"),
    .sentence = N_("This certificate does not lead to Kamu SM; do not use it."),
    .explanation = N_("It looks like an e-imza, but nobody known stands behind it. The details tell "
                      "where its chain ends."),
    .action = N_("Do not use this card; show the details to your IT staff."),
  },
  [IMZ_SUMMARY_EXPIRED] = {
    .title = N_("Expired"),
    .sentence = N_("Your e-imza expired on {end}; documents cannot be signed with it."),
    .sentence_today = N_("Your e-imza expired today, {end}; documents cannot be signed with it."),
  },
  [IMZ_SUMMARY_NOT_YET] = {
    .title = N_("Not started yet"),
    .sentence = N_("This e-imza starts on {start}; it cannot be used before then."),
    .sentence_today = N_("This e-imza starts today, {start}; it cannot be used before then."),
  },
  [IMZ_SUMMARY_MALFORMED] = {
    .title = N_("A certificate is damaged"),
    .sentence = N_("The card holds a certificate that cannot be understood."),
    .explanation = N_("What could be read is shown below. Take the card out, wipe its contacts with a "
                      "dry cloth and insert it again."),
    .action = N_("Clean the card and insert it again."),
  },
  [IMZ_SUMMARY_NOT_AN_E_IMZA] = {
    .title = N_("Not an e-imza"),
    .sentence = N_("The card holds no qualified certificate; documents cannot be signed with it."),
    .explanation = N_("It may be an identity card, a card for tests or a seal. Insert the card that "
                      "Kamu SM sent you."),
    .action = N_("Insert your e-imza."),
  },
  [IMZ_SUMMARY_NO_CERTIFICATE] = {
    .title = N_("No certificate on the card"),
    .sentence = N_("The card can be read, but there is no certificate on it."),
    .explanation = N_("It may be an identity card or a card that was never filled. Insert the card "
                      "that Kamu SM sent you."),
    .action = N_("Insert your e-imza."),
  },
  [IMZ_SUMMARY_NO_DRIVER] = {
    .title = N_("This card needs its driver"),
    .sentence = N_("The card cannot be read without the AKİA driver."),
    .explanation = N_("Ask your IT staff to install the AKİA package. If the card is not an e-imza, "
                      "insert the one that Kamu SM sent you."),
    .action = N_("Have the AKİA driver installed."),
  },
  [IMZ_SUMMARY_DRIVER_BROKEN] = {
    .title = N_("The driver does not work"),
    .sentence = N_("The card’s driver is installed, but it does not work on this computer."),
    .explanation = N_("Ask your IT staff to install the AKİA package anew."),
    .action = N_("Have the driver mended."),
  },
  [IMZ_SUMMARY_DRIVER_REFUSED] = {
    .title = N_("The driver is not safe"),
    .sentence = N_("The card’s driver was not loaded, because other people can change its file."),
    .explanation = N_("Ask your IT staff to install the AKİA package anew."),
    .action = N_("Have the driver mended."),
  },
  [IMZ_SUMMARY_DRIVER_CRASHED] = {
    .title = N_("The driver stopped"),
    .sentence = N_("The card’s driver broke down while it read the card; İmzam is fine."),
    .explanation = N_("Take the card out and insert it again. If that does not help, ask your IT staff "
                      "to install the AKİA package anew."),
    .action = N_("Try again, and if it stays so, have the driver installed anew."),
  },
  [IMZ_SUMMARY_DRIVER_TIMEOUT] = {
    .title = N_("The driver did not come back"),
    .sentence = N_("The card’s driver did not answer in time and was stopped; İmzam is fine."),
    .explanation = N_("Pull the reader out and plug it in again, if possible into another USB port."),
    .action = N_("Take the card out and insert it again."),
  },
  [IMZ_SUMMARY_NONE_READABLE] = {
    .title = N_("No readable certificate"),
    .sentence = N_("The card’s driver knows the card, but shows no certificate that can be read."),
    .explanation = N_("The card may be empty, or one damaged certificate may hide the others. Take it "
                      "out, wipe its contacts with a dry cloth and insert it again."),
    .action = N_("Clean the card and insert it again."),
  },
  [IMZ_SUMMARY_CARD_DAMAGED] = {
    .title = N_("The card cannot be read"),
    .sentence = N_("There is data on the card, but no certificate in it can be understood."),
    .explanation = N_("Take the card out, wipe its contacts with a dry cloth and insert it again. If "
                      "that does not help, the card may be damaged."),
    .action = N_("Clean the card and insert it again."),
  },
  [IMZ_SUMMARY_CARD_SILENT] = {
    .title = N_("The card stopped answering"),
    .sentence = N_("The card or its reader stopped answering while it was read."),
    .explanation = N_("Pull the reader out and plug it in again, if possible into another USB port."),
    .action = N_("Take the card out and insert it again."),
  },
  [IMZ_SUMMARY_CARD_REMOVED] = {
    .title = N_("The card was pulled too early"),
    .sentence = N_("The card was taken out before it could be read."),
    .explanation = N_("Insert it again and leave it in place for a few seconds."),
    .action = N_("Insert the card again."),
  },
  [IMZ_SUMMARY_MUTE] = {
    .title = N_("The card does not answer"),
    .sentence = N_("A card is in the reader, but it does not answer."),
    .explanation = N_("Turn the card: contacts first, chip up. If it still does not answer, wipe its "
                      "contacts with a dry cloth."),
    .action = N_("Take the card out, turn it and insert it again."),
  },
  [IMZ_SUMMARY_BUSY] = {
    .title = N_("Another program is using the card"),
    .sentence = N_("Another program holds the card, so that it cannot be read now."),
    .explanation = N_("Finish or close the signing program. The card is then read by itself."),
    .action = N_("Close the other program that uses the card."),
  },
  [IMZ_SUMMARY_NO_CARD] = {
    .title = N_("Insert your e-imza"),
    .sentence = N_("A reader is there, but no card is in it."),
    .explanation = N_("Insert the card contacts first, chip up. There is no button to press."),
    .action = N_("Insert the card into the reader."),
  },
  [IMZ_SUMMARY_NO_READER] = {
    .title = N_("Plug in your e-imza"),
    .sentence = N_("No card reader is plugged in."),
    .explanation = N_("Plug the mini reader, with the SIM card in it, into a USB port. There is no "
                      "button to press."),
    .action = N_("Plug in the mini reader with the card in it."),
  },
  [IMZ_SUMMARY_READER_UNAVAILABLE] = {
    .title = N_("The reader does not work"),
    .sentence = N_("A reader is plugged in, but it does not work at present."),
    .explanation = N_("Pull the reader out and plug it in again, if possible into another USB port."),
    .action = N_("Pull the reader out and plug it in again."),
  },
  [IMZ_SUMMARY_SERVICE_ABSENT] = {
    .title = N_("The card service is not installed"),
    .sentence = N_("Cards cannot be read, because the card service (pcscd) is not installed."),
    .explanation = N_("Install it with the command below, or ask your IT staff to. The card is then "
                      "read by itself."),
    .action = N_("Install the card service."),
  },
  [IMZ_SUMMARY_SERVICE_STOPPED] = {
    .title = N_("The card service is not running"),
    .sentence = N_("Cards cannot be read, because the card service (pcscd) is not running."),
    .explanation = N_("Start it with the command below, or ask your IT staff to. The card is then "
                      "read by itself."),
    .action = N_("Start the card service."),
  },
  [IMZ_SUMMARY_SERVICE_DENIED] = {
    .title = N_("This session may not use readers"),
    .sentence = N_("The card service refuses this session."),
    .explanation = N_("Readers belong to the person who sits at the computer. Log in at this computer "
                      "itself, not remotely; if you did, ask your IT staff."),
    .action = N_("Log in at this computer itself."),
  },
  [IMZ_SUMMARY_READING] = {
    .title = N_("Reading the card…"),
    .sentence = N_("The card is being read."),
    .explanation = N_("Leave the card in place for a moment."),
    .action = N_("Wait a moment."),
  },
};

static int
days_until (const ImzVerdict *verdict, const GDate *day)
{
  GDate today = imz_calendar_day (verdict->now);

  return imz_calendar_days_until (&today, day);
}

/* The day that a sentence counts towards or tells of. */
static const GDate *
day_that_matters (ImzSummary summary, const ImzRenewalDates *dates)
{
  if (summary == IMZ_SUMMARY_RENEWAL_WINDOW && g_date_valid (&dates->last_date))
    return &dates->last_date;
  if (summary == IMZ_SUMMARY_NOT_YET)
    return &dates->starts;

  return &dates->ends;
}

const char *
imz_sentence_situation (ImzSummary summary)
{
  g_return_val_if_fail (summary < IMZ_N_SUMMARIES, NULL);

  return _ (words[summary].title);
}

const char *
imz_sentence_title (const ImzVerdict *verdict)
{
  return imz_sentence_situation (verdict->summary);
}

/* Whether somebody should have been asked about revocation, and nobody gave an answer that counts; one
 * who does not know the certificate gave none. */
static gboolean
is_unchecked (const ImzCertificate *certificate)
{
  const ImzRevocation *revocation = &imz_certificate_get_trust (certificate)->revocation;

  return revocation->state == IMZ_REVOCATION_STATE_UNKNOWN ||
         (revocation->obstacle != IMZ_REVOCATION_OBSTACLE_NONE &&
          revocation->obstacle != IMZ_REVOCATION_OBSTACLE_BUSY);
}

static const char *
choose_sentence (const ImzVerdict *verdict, const ImzRenewalDates *dates)
{
  const Words *w = &words[verdict->summary];
  gboolean is_today = days_until (verdict, day_that_matters (verdict->summary, dates)) == 0;

  if (w->sentence_unchecked != NULL && is_unchecked (verdict->certificate))
    return w->sentence_unchecked;
  if (w->no_last_date != NULL && !g_date_valid (&dates->last_date))
    return is_today ? w->no_last_date_today : w->no_last_date;

  return w->sentence_today != NULL && is_today ? w->sentence_today : w->sentence;
}

char *
imz_sentence_text (const ImzVerdict *verdict)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *last = NULL;
  g_autofree char *left = NULL;
  g_autofree char *last_left = NULL;
  g_autofree char *checked = NULL;
  g_autofree char *revoked = NULL;
  const ImzTrustFacts *trust;
  ImzRenewalDates dates;
  GDate revoked_on;

  if (verdict->certificate == NULL)
    return g_strdup (_ (words[verdict->summary].sentence));

  dates = imz_renewal_dates (verdict->certificate, &verdict->limits);
  trust = imz_certificate_get_trust (verdict->certificate);
  revoked_on = imz_calendar_day (trust->revocation.revoked_at);
  start = imz_phrase_date (&dates.starts);
  end = imz_phrase_date (&dates.ends);
  if (g_date_valid (&dates.last_date)) {
    last = imz_phrase_date (&dates.last_date);
    last_left = imz_phrase_days (days_until (verdict, &dates.last_date));
  }
  left = imz_phrase_days (days_until (verdict, &dates.ends));
  checked = imz_phrase_moment (trust->revocation.checked_at);
  revoked = imz_phrase_date (&revoked_on);

  return imz_phrase_expand (_ (choose_sentence (verdict, &dates)), "start", start, "end", end,
                            "last", last != NULL ? last : "", "left", left, "last-left",
                            last_left != NULL ? last_left : "", "checked", checked, "anchor",
                            imz_trust_words_anchor (trust->anchor), "revoked", revoked, NULL);
}

char *
imz_sentence_remembered (const ImzVerdict *verdict)
{
  GDate day = imz_calendar_day (verdict->seen_at);
  g_autofree char *seen = NULL;

  if (verdict->seen_at == 0)
    return NULL;

  seen = imz_phrase_date (&day);
  return imz_phrase_expand (_ ("This is as the card was last seen, on {seen}."), "seen", seen,
                            NULL);
}

char *
imz_sentence_explanation (const ImzVerdict *verdict)
{
  ImzDriver *driver = imz_verdict_get_driver (verdict);
  char *of_driver = driver != NULL ? imz_driver_words_problem (driver) : NULL;

  g_return_val_if_fail (words[verdict->summary].explanation != NULL, NULL);

  return of_driver != NULL ? of_driver : g_strdup (_ (words[verdict->summary].explanation));
}

const char *
imz_sentence_next_action (const ImzVerdict *verdict)
{
  g_return_val_if_fail (words[verdict->summary].action != NULL, NULL);

  return _ (words[verdict->summary].action);
}

const char *
imz_sentence_certificate_state (ImzCertificateState state)
{
  switch (state) {
  case IMZ_CERTIFICATE_STATE_MALFORMED:
    return _ ("Damaged");
  case IMZ_CERTIFICATE_STATE_REVOKED:
    return _ ("Revoked");
  case IMZ_CERTIFICATE_STATE_SUSPENDED:
    return _ ("Suspended");
  case IMZ_CERTIFICATE_STATE_UNTRUSTED:
    return _ ("Not to be trusted");
  case IMZ_CERTIFICATE_STATE_EXPIRED:
    return _ ("Expired");
  case IMZ_CERTIFICATE_STATE_NOT_YET:
    return _ ("Not started yet");
  case IMZ_CERTIFICATE_STATE_RENEWAL_LATE:
    return _ ("Last date passed");
  case IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW:
    return _ ("Renewal time");
  case IMZ_CERTIFICATE_STATE_VALID:
    return _ ("Not expired");
  default:
    g_assert_not_reached ();
  }
}

const char *
imz_sentence_certificate_badge (const ImzCertificate *certificate,
                                ImzCertificateState state,
                                gint64 now)
{
  if (state == IMZ_CERTIFICATE_STATE_VALID && imz_certificate_is_verified (certificate, now))
    return _ ("Valid");

  return imz_sentence_certificate_state (state);
}

const char *
imz_sentence_certificate_kind (ImzCertificateKind kind)
{
  switch (kind) {
  case IMZ_CERTIFICATE_KIND_NES:
    return _ ("E-imza (qualified certificate)");
  case IMZ_CERTIFICATE_KIND_TEST:
    return _ ("Certificate for tests");
  case IMZ_CERTIFICATE_KIND_CA:
    return _ ("Issuer’s certificate");
  case IMZ_CERTIFICATE_KIND_OTHER:
    return _ ("Other certificate");
  default:
    g_assert_not_reached ();
  }
}

char *
imz_sentence_issuer (const char *issuer)
{
  static const char separator[] = " - ";
  const char *rest;

  if (issuer == NULL)
    return g_strdup (_ ("unknown issuer"));
  if (!g_str_has_prefix (issuer, KAMU_SM))
    return g_strdup (issuer);

  rest = issuer + strlen (KAMU_SM);
  if (!g_str_has_prefix (rest, separator))
    return g_strdup ("Kamu SM");

  return g_strconcat ("Kamu SM · ", rest + strlen (separator), NULL);
}
