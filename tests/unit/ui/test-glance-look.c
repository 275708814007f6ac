/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the quick check says: a word, a colour and a symbol for every situation, and never more than is
 * known. */

#include "config.h"

#include "core-fixture.h"
#include "imz-glance-colors.h"
#include "imz-masked-name.h"
#include "imz-practice-monitor.h"
#include "imz-sentence.h"
#include "imz-status.h"
#include "test-ui.h"

static ImzStatus *
status_of (ImzSummary summary)
{
  g_autoptr (TestClock) clock = test_clock_new ();
  g_autoptr (ImzPracticeMonitor) monitor = imz_practice_monitor_new (IMZ_CLOCK (clock), summary);

  return imz_status_new (IMZ_READER_MONITOR (monitor), NULL, IMZ_CLOCK (clock),
                         core_fixture_genel ());
}

static ImzGlanceLook *
look_of (const char *cards, const char *now, const ImzRenewalLimits *limits, gboolean masked)
{
  g_autoptr (ImzSnapshot) snapshot = core_fixture_snapshot (cards);
  g_autoptr (ImzVerdict) verdict = imz_verdict_new (snapshot, core_fixture_time (now), limits);

  return imz_glance_look_new (snapshot, verdict, masked);
}

static ImzGlanceLook *
look_now (const char *cards)
{
  return look_of (cards, CORE_FIXTURE_NOW, &IMZ_RENEWAL_LIMITS_DEFAULT, TRUE);
}

/* No situation is without a word, and its colour is as grave as what other programs get. */
static void
test_every_situation (void)
{
  for (ImzSummary summary = 0; summary < IMZ_N_SUMMARIES; summary++) {
    g_autoptr (ImzStatus) status = status_of (summary);
    const ImzVerdict *verdict = imz_status_get_verdict (status);
    g_autoptr (ImzGlanceLook) look =
      imz_glance_look_new (imz_status_get_snapshot (status), verdict, TRUE);

    g_test_message ("%s: %s. %s", imz_sentence_situation (summary), look->word, look->line);
    g_assert_cmpint (verdict->summary, ==, summary);
    g_assert_cmpstr (look->word, !=, "");
    g_assert_cmpstr (look->line, !=, "");
    g_assert_null (strchr (look->word, '{'));
    g_assert_null (strchr (look->line, '{'));
    g_assert_true ((look->holder != NULL) == (verdict->certificate != NULL));
    switch (verdict->exit) {
    case IMZ_EXIT_WELL:
      g_assert_cmpint (look->light, ==, IMZ_GLANCE_LIGHT_WELL);
      break;
    case IMZ_EXIT_ATTENTION:
      g_assert_cmpint (look->light, ==, IMZ_GLANCE_LIGHT_ATTENTION);
      break;
    case IMZ_EXIT_CRITICAL:
      g_assert_cmpint (look->light, ==, IMZ_GLANCE_LIGHT_CRITICAL);
      break;
    case IMZ_EXIT_UNKNOWN:
      g_assert_true (look->light == IMZ_GLANCE_LIGHT_UNKNOWN ||
                     look->light == IMZ_GLANCE_LIGHT_WAITING);
      break;
    default:
      g_assert_not_reached ();
    }
  }
}

/* “Valid” is said of what was verified, and of nothing else. */
static void
test_valid_is_verified (void)
{
  const char *valid = test_ui_is_turkish () ? "Geçerli" : "Valid";

  for (ImzSummary summary = 0; summary < IMZ_N_SUMMARIES; summary++) {
    g_autoptr (ImzStatus) status = status_of (summary);
    g_autoptr (ImzGlanceLook) look =
      imz_glance_look_new (imz_status_get_snapshot (status), imz_status_get_verdict (status), TRUE);
    g_autofree char *words = imz_glance_look_describe (look);

    g_test_message ("%s", words);
    g_assert_true ((strstr (words, valid) != NULL) == (summary == IMZ_SUMMARY_VERIFIED));
  }
}

#define NBSP "\u00A0"

static const struct {
  const char *sentence;
  const char *cards;
  ImzGlanceLight light;
  ImzGlanceMark mark;
  const char *english[2]; /* word and line */
  const char *turkish[2];
} vectors[] = {
  { "chain and revocation checked",
    "A:valid+good",
    IMZ_GLANCE_LIGHT_WELL,
    IMZ_GLANCE_MARK_CHECK,
    { "425 days left", "Valid until 20 January 2028 · revocation asked at 09:30" },
    { "425 gün kaldı", "Geçerli: 20 Ocak 2028'e kadar · iptal durumu 09.30'da soruldu" } },
  { "dates only, nobody was asked",
    "A:valid",
    IMZ_GLANCE_LIGHT_WELL,
    IMZ_GLANCE_MARK_CHECK,
    { "425 days left", "Not expired, ends on 20 January 2028 · revocation not checked" },
    { "425 gün kaldı", "Süresi dolmamış: 20 Ocak 2028'e kadar · iptal durumu denetlenmedi" } },
  { "nobody to ask",
    "A:valid+unreachable",
    IMZ_GLANCE_LIGHT_WELL,
    IMZ_GLANCE_MARK_CHECK,
    { "425 days left", "Not expired, ends on 20 January 2028 · revocation could not be checked" },
    { "425 gün kaldı", "Süresi dolmamış: 20 Ocak 2028'e kadar · iptal durumu denetlenemedi" } },
  { "just being asked",
    "A:valid+busy",
    IMZ_GLANCE_LIGHT_WELL,
    IMZ_GLANCE_MARK_CHECK,
    { "425 days left", "Not expired, ends on 20 January 2028 · revocation is being asked…" },
    { "425 gün kaldı", "Süresi dolmamış: 20 Ocak 2028'e kadar · iptal durumu soruluyor…" } },
  { "in the window",
    "A:window+good",
    IMZ_GLANCE_LIGHT_ATTENTION,
    IMZ_GLANCE_MARK_EXCLAMATION,
    { "60 days left", "Renewal time, last date 20 December 2026 · revocation asked at 09:30" },
    { "60 gün kaldı",
      "Yenileme zamanı: son başvuru tarihi 20 Aralık 2026 · iptal durumu 09.30'da soruldu" } },
  { "late",
    "A:late+good",
    IMZ_GLANCE_LIGHT_CRITICAL,
    IMZ_GLANCE_MARK_CROSS,
    { "19 days left", "The last date, 10 November 2026, has passed; ends on 10 December 2026 · "
                      "revocation asked at 09:30" },
    { "19 gün kaldı", "Son başvuru tarihi (10 Kasım 2026) geçti: 10 Aralık 2026'da bitiyor · iptal "
                      "durumu 09.30'da soruldu" } },
  { "late, but the new one is there",
    "A:late+good A:after-late",
    IMZ_GLANCE_LIGHT_WELL,
    IMZ_GLANCE_MARK_CHECK,
    { "19 days left", "Ends on 10 December 2026, and the new one is plugged in too · revocation "
                      "asked at 09:30" },
    { "19 gün kaldı", "10 Aralık 2026'da bitiyor, yenisi de takılı · iptal durumu 09.30'da "
                      "soruldu" } },
  { "ended yesterday",
    "A:expired",
    IMZ_GLANCE_LIGHT_CRITICAL,
    IMZ_GLANCE_MARK_CROSS,
    { "Has expired", "Ended on 20 November 2026" },
    { "Süresi doldu", "20 Kasım 2026'da bitti" } },
  { "starts next year",
    "A:not-yet",
    IMZ_GLANCE_LIGHT_ATTENTION,
    IMZ_GLANCE_MARK_EXCLAMATION,
    { "Not started yet", "Starts on 1 March 2027" },
    { "Henüz başlamadı", "1 Mart 2027'de başlıyor" } },
  { "no card",
    "empty",
    IMZ_GLANCE_LIGHT_WAITING,
    IMZ_GLANCE_MARK_INSERT,
    { "Insert the card", "Insert the card into the reader." },
    { "Kartı takın", "Kartı okuyucuya takın." } },
  { "a card is being read",
    "reading",
    IMZ_GLANCE_LIGHT_WAITING,
    IMZ_GLANCE_MARK_READING,
    { "Reading…", "Wait a moment." },
    { "Okunuyor…", "Biraz bekleyin." } },
  { "another program has it",
    "busy",
    IMZ_GLANCE_LIGHT_UNKNOWN,
    IMZ_GLANCE_MARK_QUESTION,
    { "Card in use", "Close the other program that uses the card." },
    { "Kart meşgul", "Kartı kullanan öteki programı kapatın." } },
};

/* Numbers are kept together with what they count. */
static char *
with_plain_spaces (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, NBSP, -1);

  return g_strjoinv (" ", parts);
}

static void
test_vectors (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const char *const *words = test_ui_is_turkish () ? vectors[i].turkish : vectors[i].english;
    g_autoptr (ImzGlanceLook) look = look_now (vectors[i].cards);
    g_autofree char *line = with_plain_spaces (look->line);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpint (look->light, ==, vectors[i].light);
    g_assert_cmpint (look->mark, ==, vectors[i].mark);
    g_assert_cmpstr (look->word, ==, words[0]);
    g_assert_cmpstr (line, ==, words[1]);
    /* There it may be broken, whatever number goes before. */
    g_assert_true ((strstr (words[1], " · ") != NULL) == (strstr (look->line, " · ") != NULL));
  }
}

/* While it is asked about revocation, and after the answer, the same lines are thought of. */
static void
test_other_lines (void)
{
  static const char *const stages[] = { "A:valid+busy", "A:valid+good", "A:valid+unreachable" };

  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++) {
    g_autoptr (ImzGlanceLook) look = look_now (stages[i]);

    g_assert_cmpuint (g_strv_length (look->other_lines), ==, G_N_ELEMENTS (stages));
    for (gsize j = 0; j < G_N_ELEMENTS (stages); j++) {
      g_autoptr (ImzGlanceLook) other = look_now (stages[j]);

      g_test_message ("%s: %s", stages[i], other->line);
      if (g_str_equal (stages[j], "A:valid+good"))
        g_assert_cmpuint (strlen (look->other_lines[j]), ==, strlen (other->line));
      else
        g_assert_cmpstr (look->other_lines[j], ==, other->line);
    }
  }
}

/* On its last day it has not expired, and there is no day left to count. */
static void
test_last_day (void)
{
  g_autoptr (ImzGlanceLook) look =
    look_of ("A:window", "2027-01-20T23:00:00+03:00", &IMZ_RENEWAL_LIMITS_DEFAULT, TRUE);

  g_assert_cmpstr (look->word, ==, test_ui_is_turkish () ? "Bugün bitiyor" : "Ends today");
  g_assert_cmpint (look->light, ==, IMZ_GLANCE_LIGHT_CRITICAL);
}

/* Zonguldak names no last date. */
static void
test_no_last_date (void)
{
  const ImzRenewalLimits limits = { .window_months = 3, .last_date = { IMZ_LIMIT_NONE, 0 } };
  g_autoptr (ImzGlanceLook) look = look_of ("A:late", CORE_FIXTURE_NOW, &limits, TRUE);
  g_autofree char *line = with_plain_spaces (look->line);

  g_assert_cmpint (look->light, ==, IMZ_GLANCE_LIGHT_ATTENTION);
  g_assert_true (g_str_has_prefix (line, test_ui_is_turkish ()
                                           ? "Yenileme zamanı: 10 Aralık 2026'da bitiyor"
                                           : "Renewal time, ends on 10 December 2026"));
}

/* An answer of another day carries its date. */
static void
test_older_answer (void)
{
  g_autoptr (ImzGlanceLook) look =
    look_of ("A:valid+good", "2026-11-22T09:00:00+03:00", &IMZ_RENEWAL_LIMITS_DEFAULT, TRUE);

  g_assert_nonnull (strstr (look->line, "21.11.2026"));
}

/* Whose card it is: only the first letters, unless wanted otherwise. */
static void
test_holder (void)
{
  g_autoptr (ImzGlanceLook) masked = look_now ("A:valid");
  g_autoptr (ImzGlanceLook) plain =
    look_of ("A:valid", CORE_FIXTURE_NOW, &IMZ_RENEWAL_LIMITS_DEFAULT, FALSE);

  g_assert_cmpstr (masked->holder, ==, "A*** D*** Y***");
  g_assert_cmpstr (plain->holder, ==, "AYLA DENİZ YURT");
  g_assert_false (imz_glance_look_equal (masked, plain));
}

/* Of two people's cards the graver one speaks, and it is said that there is another. */
static void
test_gravest (void)
{
  g_autoptr (ImzGlanceLook) look = look_now ("B:valid|A:expired");

  g_assert_cmpint (look->light, ==, IMZ_GLANCE_LIGHT_CRITICAL);
  g_assert_true (g_str_has_prefix (look->holder, "A*** D*** Y*** · "));
  g_assert_nonnull (strchr (look->holder, '2'));
}

/* What to do with the card now. */
static void
test_foot (void)
{
  g_autoptr (ImzGlanceLook) in = look_now ("A:valid");
  g_autoptr (ImzGlanceLook) reading = look_now ("reading");
  g_autoptr (ImzGlanceLook) empty = look_now ("empty");

  g_assert_cmpstr (in->foot, ==,
                   test_ui_is_turkish () ? "Çıkarın, sıradakini takın"
                                         : "Take it out, insert the next one");
  g_assert_cmpstr (reading->foot, ==,
                   test_ui_is_turkish () ? "Kartı çıkarmayın" : "Leave the card in");
  g_assert_null (empty->foot);
}

static void
test_masked_name (void)
{
  static const struct {
    const char *name;
    const char *masked;
  } names[] = {
    { "AYLA DENİZ YURT", "A*** D*** Y***" },
    { "İLKER", "İ***" },
    { "A", "A***" },
    { "  Ö  Ü ", "Ö*** Ü***" },
    { "I\u0307LKER", "İ***" }, /* a dot of its own */
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *masked = imz_masked_name (names[i].name);

    g_assert_cmpstr (masked, ==, names[i].masked);
  }
}

/* WCAG 2.1: relative luminance. */
static double
luminance (const GdkRGBA *color)
{
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  const double channels[] = { (double) color->red, (double) color->green, (double) color->blue };
  double sum = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (channels); i++)
    sum += weights[i] * (channels[i] <= 0.03928 ? channels[i] / 12.92
                                                : pow ((channels[i] + 0.055) / 1.055, 2.4));

  return sum;
}

/* All that is written can be read, in every style. */
static void
test_contrast (void)
{
  for (ImzGlanceLight light = 0; light < IMZ_GLANCE_N_LIGHTS; light++) {
    for (int style = 0; style < 4; style++) {
      const ImzGlanceColors *colors = imz_glance_colors_of (light, style & 1, style & 2);
      double a = luminance (&colors->background), b = luminance (&colors->text);
      double contrast = (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);

      g_test_message ("light %d, style %d: %.2f", (int) light, style, contrast);
      g_assert_cmpfloat (contrast, >=, style & 2 ? 7 : 4.5);
    }
  }
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/glance-look/every-situation", test_every_situation);
  g_test_add_func ("/ui/glance-look/valid-is-verified", test_valid_is_verified);
  g_test_add_func ("/ui/glance-look/vectors", test_vectors);
  g_test_add_func ("/ui/glance-look/other-lines", test_other_lines);
  g_test_add_func ("/ui/glance-look/last-day", test_last_day);
  g_test_add_func ("/ui/glance-look/no-last-date", test_no_last_date);
  g_test_add_func ("/ui/glance-look/older-answer", test_older_answer);
  g_test_add_func ("/ui/glance-look/holder", test_holder);
  g_test_add_func ("/ui/glance-look/gravest", test_gravest);
  g_test_add_func ("/ui/glance-look/foot", test_foot);
  g_test_add_func ("/ui/glance-look/masked-name", test_masked_name);
  g_test_add_func ("/ui/glance-look/contrast", test_contrast);

  return g_test_run ();
}
