/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-glance-look.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-masked-name.h"
#include "imz-phrase.h"
#include "imz-sentence.h"

#define NOT_EXPIRED N_ ("Not expired, ends on {end}")
#define SUCCEEDED N_ ("Ends on {end}, and the new one is plugged in too")

/* Places: {start} {end} {last} {revoked} are dates. */
typedef struct {
  const char *word;          /* NULL: the days that are left */
  const char *line;          /* NULL: what to do next */
  const char *line_no_last;  /* where there is no last date; NULL: `line` serves */
  gboolean tells_revocation; /* the line goes on with how far revocation is known */
} Words;

static const Words words[IMZ_N_SUMMARIES] = {
  [IMZ_SUMMARY_VALID] = { .line = NOT_EXPIRED, .tells_revocation = TRUE },
  [IMZ_SUMMARY_VERIFIED] = { .line = N_ ("Valid until {end}"), .tells_revocation = TRUE },
  [IMZ_SUMMARY_RENEWAL_WINDOW] = { .line = N_ ("Renewal time, last date {last}"),
                                   .line_no_last = N_ ("Renewal time, ends on {end}"),
                                   .tells_revocation = TRUE },
  [IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED] = { .line = SUCCEEDED, .tells_revocation = TRUE },
  [IMZ_SUMMARY_RENEWAL_LATE] = { .line = N_ ("The last date, {last}, has passed; ends on {end}"),
                                 .tells_revocation = TRUE },
  [IMZ_SUMMARY_RENEWAL_LATE_SUCCEEDED] = { .line = SUCCEEDED, .tells_revocation = TRUE },
  [IMZ_SUMMARY_PIN_NOT_SET] = { .line = N_ ("No PIN yet, ends on {end}"),
                                .tells_revocation = TRUE },
  [IMZ_SUMMARY_PIN_LOW] = { N_ ("Wrong PIN entered"), NOT_EXPIRED, .tells_revocation = TRUE },
  [IMZ_SUMMARY_PIN_FINAL_TRY] = { N_ ("Last PIN try"), NOT_EXPIRED, .tells_revocation = TRUE },
  [IMZ_SUMMARY_PIN_LOCKED] = { N_ ("PIN locked"), NOT_EXPIRED, .tells_revocation = TRUE },
  [IMZ_SUMMARY_REVOKED] = { N_ ("Revoked"), N_ ("Revoked on {revoked}") },
  [IMZ_SUMMARY_SUSPENDED] = { N_ ("Suspended"), N_ ("Since {revoked}") },
  [IMZ_SUMMARY_UNTRUSTED] = { N_ ("Not to be trusted"), N_ ("Does not lead to Kamu SM") },
  [IMZ_SUMMARY_EXPIRED] = { N_ ("Has expired"), N_ ("Ended on {end}") },
  [IMZ_SUMMARY_NOT_YET] = { N_ ("Not started yet"), N_ ("Starts on {start}") },
  [IMZ_SUMMARY_MALFORMED] = { .word = N_ ("Damaged certificate") },
  [IMZ_SUMMARY_NOT_AN_E_IMZA] = { .word = N_ ("Not an e-imza") },
  [IMZ_SUMMARY_NO_CERTIFICATE] = { .word = N_ ("No certificate") },
  [IMZ_SUMMARY_NO_DRIVER] = { .word = N_ ("Driver missing") },
  [IMZ_SUMMARY_DRIVER_BROKEN] = { .word = N_ ("Driver does not work") },
  [IMZ_SUMMARY_DRIVER_REFUSED] = { .word = N_ ("Driver not safe") },
  [IMZ_SUMMARY_DRIVER_CRASHED] = { .word = N_ ("Driver stopped") },
  [IMZ_SUMMARY_DRIVER_TIMEOUT] = { .word = N_ ("Driver stopped") },
  [IMZ_SUMMARY_NONE_READABLE] = { .word = N_ ("Cannot be read") },
  [IMZ_SUMMARY_CARD_DAMAGED] = { .word = N_ ("Cannot be read") },
  [IMZ_SUMMARY_CARD_SILENT] = { .word = N_ ("Cannot be read") },
  [IMZ_SUMMARY_CARD_REMOVED] = { .word = N_ ("Pulled too early") },
  [IMZ_SUMMARY_MUTE] = { .word = N_ ("No answer") },
  [IMZ_SUMMARY_BUSY] = { .word = N_ ("Card in use") },
  [IMZ_SUMMARY_NO_CARD] = { .word = N_ ("Insert the card") },
  [IMZ_SUMMARY_NO_READER] = { .word = N_ ("Plug in the e-imza") },
  [IMZ_SUMMARY_READER_UNAVAILABLE] = { .word = N_ ("Reader does not work") },
  [IMZ_SUMMARY_SERVICE_ABSENT] = { .word = N_ ("No card service") },
  [IMZ_SUMMARY_SERVICE_STOPPED] = { .word = N_ ("Card service stopped") },
  [IMZ_SUMMARY_SERVICE_DENIED] = { .word = N_ ("Not allowed") },
  [IMZ_SUMMARY_READING] = { .word = N_ ("Reading…") },
};

static gboolean
is_waiting (ImzSummary summary)
{
  return summary == IMZ_SUMMARY_NO_CARD || summary == IMZ_SUMMARY_NO_READER ||
         summary == IMZ_SUMMARY_CARD_REMOVED || summary == IMZ_SUMMARY_READING;
}

static ImzGlanceLight
choose_light (const ImzVerdict *verdict)
{
  switch (verdict->exit) {
  case IMZ_EXIT_WELL:
    return IMZ_GLANCE_LIGHT_WELL;
  case IMZ_EXIT_ATTENTION:
    return IMZ_GLANCE_LIGHT_ATTENTION;
  case IMZ_EXIT_CRITICAL:
    return IMZ_GLANCE_LIGHT_CRITICAL;
  case IMZ_EXIT_UNKNOWN:
    return is_waiting (verdict->summary) ? IMZ_GLANCE_LIGHT_WAITING : IMZ_GLANCE_LIGHT_UNKNOWN;
  default:
    g_assert_not_reached ();
  }
}

static ImzGlanceMark
choose_mark (ImzGlanceLight light, ImzSummary summary)
{
  static const ImzGlanceMark of_light[IMZ_GLANCE_N_LIGHTS] = {
    [IMZ_GLANCE_LIGHT_WELL] = IMZ_GLANCE_MARK_CHECK,
    [IMZ_GLANCE_LIGHT_ATTENTION] = IMZ_GLANCE_MARK_EXCLAMATION,
    [IMZ_GLANCE_LIGHT_CRITICAL] = IMZ_GLANCE_MARK_CROSS,
    [IMZ_GLANCE_LIGHT_UNKNOWN] = IMZ_GLANCE_MARK_QUESTION,
    [IMZ_GLANCE_LIGHT_WAITING] = IMZ_GLANCE_MARK_INSERT,
  };

  return summary == IMZ_SUMMARY_READING ? IMZ_GLANCE_MARK_READING : of_light[light];
}

static char *
compose_word (const ImzVerdict *verdict)
{
  int days;

  if (words[verdict->summary].word != NULL)
    return g_strdup (_ (words[verdict->summary].word));

  days = imz_certificate_days_left (verdict->certificate, verdict->now);
  if (days <= 0)
    return g_strdup (_ ("Ends today"));

  return g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "%d day left", "%d days left", (gulong) days), days);
}

/* Of an answer of today its time is enough. */
static char *
moment_words (gint64 time, gint64 now)
{
  GDate day = imz_calendar_day (time);
  GDate today = imz_calendar_day (now);
  int minutes = (int) ((time - imz_calendar_start_of_day (&day)) / 60);

  if (g_date_compare (&day, &today) != 0)
    return imz_phrase_moment (time);

  /* Translators: a time of day, hours and minutes */
  return g_strdup_printf (_ ("%02d:%02d"), minutes / 60, minutes % 60);
}

static char *
asked_words (gint64 asked_at, gint64 now)
{
  g_autofree char *asked = moment_words (asked_at, now);

  return imz_phrase_expand (_ ("revocation asked at {asked}"), "asked", asked, NULL);
}

static char *
compose_revocation (const ImzVerdict *verdict)
{
  const ImzRevocation *revocation = &imz_certificate_get_trust (verdict->certificate)->revocation;

  if (imz_certificate_is_verified (verdict->certificate, verdict->now))
    return asked_words (revocation->checked_at, verdict->now);
  if (revocation->obstacle == IMZ_REVOCATION_OBSTACLE_BUSY)
    return g_strdup (_ ("revocation is being asked…"));
  if (revocation->obstacle == IMZ_REVOCATION_OBSTACLE_OFF ||
      (revocation->obstacle == IMZ_REVOCATION_OBSTACLE_NONE &&
       revocation->state == IMZ_REVOCATION_STATE_UNCHECKED))
    return g_strdup (_ ("revocation not checked"));

  return g_strdup (_ ("revocation could not be checked"));
}

static char *
compose_dates (const ImzVerdict *verdict, ImzSummary summary)
{
  const Words *w = &words[summary];
  ImzRenewalDates dates = imz_renewal_dates (verdict->certificate, &verdict->limits);
  gboolean has_last = g_date_valid (&dates.last_date);
  GDate revoked_on =
    imz_calendar_day (imz_certificate_get_trust (verdict->certificate)->revocation.revoked_at);
  g_autofree char *start = imz_phrase_date (&dates.starts);
  g_autofree char *end = imz_phrase_date (&dates.ends);
  g_autofree char *last = has_last ? imz_phrase_date (&dates.last_date) : g_strdup ("");
  g_autofree char *revoked = imz_phrase_date (&revoked_on);

  return imz_phrase_expand (_ (has_last || w->line_no_last == NULL ? w->line : w->line_no_last),
                            "start", start, "end", end, "last", last, "revoked", revoked, NULL);
}

/* Each thought by itself, so that the line can still be broken between the two. */
static char *
join_thoughts (const char *dates, const char *revocation)
{
  g_autofree char *first = imz_phrase_keep_numbers (dates);
  g_autofree char *second = imz_phrase_keep_numbers (revocation);

  return g_strjoin (" · ", first, second, NULL);
}

static char *
compose_line (const ImzVerdict *verdict)
{
  g_autofree char *dates = NULL;
  g_autofree char *revocation = NULL;

  if (words[verdict->summary].line == NULL)
    return g_strdup (imz_sentence_next_action (verdict));

  dates = compose_dates (verdict, verdict->summary);
  if (!words[verdict->summary].tells_revocation)
    return imz_phrase_keep_numbers (dates);

  revocation = compose_revocation (verdict);

  return join_thoughts (dates, revocation);
}

/* (nullable): the line while it is asked about, after an answer, and without one */
static char **
compose_other_lines (const ImzVerdict *verdict)
{
  gboolean is_plain =
    verdict->summary == IMZ_SUMMARY_VALID || verdict->summary == IMZ_SUMMARY_VERIFIED;
  g_autofree char *open = NULL;
  g_autofree char *answered = NULL;
  g_autofree char *asked = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  if (!words[verdict->summary].tells_revocation)
    return NULL;

  open = compose_dates (verdict, is_plain ? IMZ_SUMMARY_VALID : verdict->summary);
  answered = compose_dates (verdict, is_plain ? IMZ_SUMMARY_VERIFIED : verdict->summary);
  asked = asked_words (verdict->now, verdict->now);

  lines = g_ptr_array_new ();
  g_ptr_array_add (lines, join_thoughts (open, _ ("revocation is being asked…")));
  g_ptr_array_add (lines, join_thoughts (answered, asked));
  g_ptr_array_add (lines, join_thoughts (open, _ ("revocation could not be checked")));
  g_ptr_array_add (lines, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

static guint
count_cards (const ImzSnapshot *snapshot)
{
  guint n = 0;

  for (guint i = 0; i < imz_snapshot_get_n_readers (snapshot); i++)
    n += imz_reader_get_card (imz_snapshot_get_reader (snapshot, i)) != NULL;

  return n;
}

/* Of several cards the gravest speaks: it is said that there are others. */
static char *
compose_holder (const ImzSnapshot *snapshot, const ImzVerdict *verdict, gboolean masked)
{
  const char *name =
    verdict->certificate != NULL ? imz_certificate_get_holder (verdict->certificate) : NULL;
  guint n_cards = count_cards (snapshot);
  g_autofree char *holder = NULL;
  g_autofree char *others = NULL;

  if (name != NULL)
    holder = masked ? imz_masked_name (name) : g_strdup (name);
  if (n_cards < 2)
    return g_steal_pointer (&holder);

  others = g_strdup_printf (
    g_dngettext (GETTEXT_PACKAGE, "the gravest of %u card", "the gravest of %u cards", n_cards),
    n_cards);

  return holder != NULL ? g_strjoin (" · ", holder, others, NULL) : g_steal_pointer (&others);
}

static const char *
choose_foot (const ImzSnapshot *snapshot, ImzSummary summary)
{
  if (summary == IMZ_SUMMARY_READING)
    return _ ("Leave the card in");

  return count_cards (snapshot) > 0 ? _ ("Take it out, insert the next one") : NULL;
}

ImzGlanceLook *
imz_glance_look_new (const ImzSnapshot *snapshot, const ImzVerdict *verdict, gboolean masked)
{
  ImzGlanceLook *self = g_new0 (ImzGlanceLook, 1);

  self->light = choose_light (verdict);
  self->mark = choose_mark (self->light, verdict->summary);
  self->word = compose_word (verdict);
  self->line = compose_line (verdict);
  self->other_lines = compose_other_lines (verdict);
  self->holder = compose_holder (snapshot, verdict, masked);
  self->foot = g_strdup (choose_foot (snapshot, verdict->summary));

  return self;
}

void
imz_glance_look_free (ImzGlanceLook *self)
{
  g_free (self->word);
  g_free (self->line);
  g_strfreev (self->other_lines);
  g_free (self->holder);
  g_free (self->foot);
  g_free (self);
}

gboolean
imz_glance_look_equal (const ImzGlanceLook *a, const ImzGlanceLook *b)
{
  return a->light == b->light && a->mark == b->mark && g_str_equal (a->word, b->word) &&
         g_str_equal (a->line, b->line) && g_strcmp0 (a->holder, b->holder) == 0 &&
         g_strcmp0 (a->foot, b->foot) == 0;
}

char *
imz_glance_look_describe (const ImzGlanceLook *self)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  char *const texts[] = { self->word, self->line, self->holder, self->foot };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    if (texts[i] != NULL)
      g_ptr_array_add (parts, texts[i]);
  }
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (". ", (char **) parts->pdata);
}
