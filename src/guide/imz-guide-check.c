/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-guide-check.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-display-text.h"
#include "imz-guide-fit.h"
#include "imz-phrase.h"
#include "imz-sentence.h"

#define WAITING IMZ_CHECK_OUTCOME_WAITING
#define WELL IMZ_CHECK_OUTCOME_WELL
#define WRONG IMZ_CHECK_OUTCOME_WRONG

/* What an e-imza in a card is like. Places: {start} {end} are dates, {checked} a date and time. */
static const struct {
  const char *text;
  const char *hint; /* where the step is for another state */
} certificate_words[] = {
  [IMZ_CERTIFICATE_STATE_MALFORMED] = {
    N_("The card is in, but its certificate cannot be understood."),
    N_("Clean the card and insert it again."),
  },
  [IMZ_CERTIFICATE_STATE_REVOKED] = {
    N_("The card is in, but its e-imza was revoked."),
    N_("Nothing can be done with a revoked e-imza. If you have another one, insert that."),
  },
  [IMZ_CERTIFICATE_STATE_SUSPENDED] = {
    N_("The card is in, but its e-imza is suspended."),
    N_("Take the e-imza into use again first."),
  },
  [IMZ_CERTIFICATE_STATE_UNTRUSTED] = {
    N_("The card is in, but its certificate does not lead to Kamu SM."),
    N_("Do not use this card; show it to your IT staff."),
  },
  [IMZ_CERTIFICATE_STATE_EXPIRED] = {
    N_("The card is in, but its e-imza ended on {end}."),
    N_("This takes an e-imza that has not ended. If you have another one, insert that."),
  },
  [IMZ_CERTIFICATE_STATE_NOT_YET] = {
    N_("The card is in; its e-imza starts on {start}."),
    N_("It cannot be used before then. Insert the present e-imza."),
  },
  [IMZ_CERTIFICATE_STATE_RENEWAL_LATE] = {
    N_("The card is in, and the e-imza has not ended: it ends on {end}."),
    N_("This is for an e-imza in another state. If you have another one, insert that."),
  },
  [IMZ_CERTIFICATE_STATE_RENEWAL_WINDOW] = {
    N_("The card is in, and the e-imza has not ended: it ends on {end}."),
    N_("This is for an e-imza in another state. If you have another one, insert that."),
  },
  [IMZ_CERTIFICATE_STATE_VALID] = {
    N_("The card is in, and the e-imza has not ended: it ends on {end}."),
    N_("This is for an e-imza in another state. If you have another one, insert that."),
  },
};

static const char verified_text[] =
  N_ ("The card is in, and the e-imza is valid: checked on {checked}, it ends on {end}.");

static ImzGuideSeen
see (ImzCheckOutcome outcome, const char *text, const char *hint)
{
  return (ImzGuideSeen){ outcome, g_strdup (text), g_strdup (hint) };
}

/* How it stands with a card from which no e-imza is known. */
static ImzCheckOutcome
judge_missing (ImzSummary summary)
{
  switch ((int) summary) {
  case IMZ_SUMMARY_READING:
  case IMZ_SUMMARY_NO_CARD:
  case IMZ_SUMMARY_NO_READER:
  case IMZ_SUMMARY_CARD_REMOVED:
    return WAITING;
  default:
    return WRONG;
  }
}

static ImzGuideSeen
see_missing (const ImzVerdict *verdict)
{
  g_autofree char *text = imz_sentence_text (verdict);

  return see (judge_missing (verdict->summary), text, imz_sentence_next_action (verdict));
}

static ImzGuideSeen
look_at_card (const ImzGuideCheck *check, const ImzGuideView *view)
{
  const ImzVerdict *verdict = imz_status_get_verdict (view->status);

  if (verdict->certificate == NULL)
    return see_missing (verdict);

  return see (WELL, _ ("The card is in and could be read."), NULL);
}

static char *
describe_certificate (const ImzVerdict *verdict, ImzCertificateState state)
{
  ImzRenewalDates dates = imz_renewal_dates (verdict->certificate, &verdict->limits);
  const ImzTrustFacts *trust = imz_certificate_get_trust (verdict->certificate);
  gboolean is_verified = state >= IMZ_CERTIFICATE_STATE_RENEWAL_LATE &&
                         imz_certificate_is_verified (verdict->certificate, verdict->now);
  g_autofree char *start = imz_phrase_date (&dates.starts);
  g_autofree char *end = imz_phrase_date (&dates.ends);
  g_autofree char *checked = imz_phrase_moment (trust->revocation.checked_at);

  return imz_phrase_expand (_ (is_verified ? verified_text : certificate_words[state].text),
                            "start", start, "end", end, "checked", checked, NULL);
}

/* Of an e-imza in the right state, what else keeps it from signing. */
static const char *
find_pin_hint (const ImzVerdict *verdict)
{
  switch ((int) verdict->summary) {
  case IMZ_SUMMARY_PIN_NOT_SET:
  case IMZ_SUMMARY_PIN_LOW:
  case IMZ_SUMMARY_PIN_FINAL_TRY:
  case IMZ_SUMMARY_PIN_LOCKED:
    return imz_sentence_next_action (verdict);
  default:
    return NULL;
  }
}

static ImzGuideSeen
look_at_certificate (const ImzGuideCheck *check, const ImzGuideView *view)
{
  const ImzVerdict *verdict = imz_status_get_verdict (view->status);
  g_autofree char *text = NULL;
  ImzCertificateState state;
  const char *hint;

  if (verdict->certificate == NULL && view->has_card_check)
    return see (WAITING, _ ("The e-imza is looked at when its card can be read."), NULL);
  if (verdict->certificate == NULL)
    return see_missing (verdict);

  state = imz_certificate_state_at (verdict->certificate, verdict->now, &verdict->limits);
  text = describe_certificate (verdict, state);
  hint = verdict->several_holders
           ? _ ("E-imzas of several people are plugged in. Leave only your own in.")
           : NULL;
  if (!imz_guide_states_include (check->states, verdict))
    return see (WRONG, text, hint != NULL ? hint : _ (certificate_words[state].hint));

  return see (WELL, text, hint != NULL ? hint : find_pin_hint (verdict));
}

static ImzGuideSeen
look_for_driver (const ImzGuideCheck *check, const ImzGuideView *view)
{
  switch (imz_machine_find_driver (view->machine)) {
  case IMZ_FOUND_YES:
    return see (WELL, _ ("A driver for e-imza cards was found."), NULL);
  case IMZ_FOUND_NO:
    return see (WRONG, _ ("No driver for e-imza cards was found."),
                _ ("Install the AKİA package, or ask your IT staff to."));
  case IMZ_FOUND_UNKNOWN:
  default:
    return see (WAITING, _ ("A driver for e-imza cards is being looked for."), NULL);
  }
}

static ImzGuideSeen
look_for_java (const ImzGuideCheck *check, const ImzGuideView *view)
{
  guint version;
  ImzFound found = imz_machine_find_java (view->machine, &version);
  g_autofree char *shown = g_strdup_printf ("%u", version);
  g_autofree char *wanted = g_strdup_printf ("%u", check->at_least);
  g_autofree char *text = NULL;

  if (found == IMZ_FOUND_UNKNOWN)
    return see (WAITING, _ ("Java is being looked for."), NULL);
  if (found == IMZ_FOUND_NO)
    return see (WRONG, _ ("Java was not found."),
                _ ("Install the package default-jre, or ask your IT staff to."));

  if (version >= check->at_least) {
    text = imz_phrase_expand (_ ("Java {version} was found."), "version", shown, NULL);
    return see (WELL, text, NULL);
  }

  text = imz_phrase_expand (_ ("Java {version} was found; it must be Java {wanted} or newer."),
                            "version", shown, "wanted", wanted, NULL);
  return see (WRONG, text, _ ("Install the package default-jre, or ask your IT staff to."));
}

/* Where nothing opens a .jnlp file, Java alone starts the .jar file that the page has, too. */
static ImzGuideSeen
look_for_jnlp (const ImzGuideCheck *check, const ImzGuideView *view)
{
  ImzFound starter = imz_machine_find_jnlp_starter (view->machine);
  ImzFound java = imz_machine_find_java (view->machine, NULL);

  if (starter == IMZ_FOUND_YES)
    return see (WELL, _ ("What opens the portal’s application (.jnlp) was found."), NULL);
  if (starter == IMZ_FOUND_UNKNOWN || java == IMZ_FOUND_UNKNOWN)
    return see (WAITING, _ ("What opens the portal’s application is being looked for."), NULL);
  if (java == IMZ_FOUND_YES)
    return see (WELL, _ ("Nothing opens .jnlp files here, but Java starts the .jar file."),
                _ ("Download the second file (.jar) and start it in a terminal: java -jar, then "
                   "the file’s name. Or install the package icedtea-netx."));

  return see (WRONG, _ ("Nothing that opens the portal’s application was found."),
              _ ("Install the packages default-jre and icedtea-netx, or ask your IT staff to."));
}

static ImzGuideSeen
look_for_download (const ImzGuideCheck *check, const ImzGuideView *view)
{
  g_autofree char *name = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;

  if (imz_machine_find_download (view->machine, check->prefix, view->since, &name) != IMZ_FOUND_YES)
    return see (WAITING, _ ("The file was not downloaded yet."),
                _ ("If the browser asks where, take the folder for downloads."));

  shown = imz_display_text_quoted (name);
  text = imz_phrase_expand (_ ("{name} was downloaded."), "name", shown, NULL);
  return see (WELL, text, NULL);
}

/* Without a card the remembered one has days, too. */
static ImzTimeline
find_days (ImzStatus *status)
{
  ImzCircumstances *circumstances = imz_status_get_circumstances (status);
  const ImzVerdict *remembered = imz_status_get_remembered (status);
  const ImzVerdict *verdict = remembered != NULL ? remembered : imz_status_get_verdict (status);
  ImzTimelineFacts facts = imz_advice_facts_of (verdict, circumstances);

  return imz_timeline_of (&facts, imz_circumstances_get_province (circumstances),
                          imz_circumstances_get_holidays (circumstances));
}

static ImzGuideSeen
look_at_date (const ImzGuideCheck *check, const ImzGuideView *view)
{
  ImzTimeline timeline = find_days (view->status);
  const GDate *day = imz_guide_date_of (check->date, &timeline);
  g_autofree char *shown = NULL;
  g_autofree char *left = NULL;
  g_autofree char *text = NULL;
  int days;

  if (!g_date_valid (day))
    return see (WAITING, _ ("The day is not known."),
                _ ("Plug in your e-imza: the day follows from its dates."));

  days = imz_calendar_days_until (&timeline.today, day);
  shown = imz_phrase_date (day);
  left = imz_phrase_days (days);
  text = imz_phrase_expand (days > 0 ? _ ("The day comes on {day}, in {left}.")
                                     : _ ("The day has come: {day}."),
                            "day", shown, "left", left, NULL);

  return see (days > 0 ? WAITING : WELL, text, NULL);
}

static ImzGuideSeen (*const looks[]) (const ImzGuideCheck *check, const ImzGuideView *view) = {
  [IMZ_GUIDE_CHECK_CARD] = look_at_card,      [IMZ_GUIDE_CHECK_CERTIFICATE] = look_at_certificate,
  [IMZ_GUIDE_CHECK_DRIVER] = look_for_driver, [IMZ_GUIDE_CHECK_JAVA] = look_for_java,
  [IMZ_GUIDE_CHECK_JNLP] = look_for_jnlp,     [IMZ_GUIDE_CHECK_DOWNLOAD] = look_for_download,
  [IMZ_GUIDE_CHECK_DATE] = look_at_date,
};

ImzGuideSeen
imz_guide_check_look (const ImzGuideCheck *check, const ImzGuideView *view)
{
  return looks[check->kind](check, view);
}

gboolean
imz_guide_seen_equal (const ImzGuideSeen *a, const ImzGuideSeen *b)
{
  return a->outcome == b->outcome && g_strcmp0 (a->text, b->text) == 0 &&
         g_strcmp0 (a->hint, b->hint) == 0;
}

void
imz_guide_seen_clear (ImzGuideSeen *self)
{
  g_free (self->text);
  g_free (self->hint);
}
