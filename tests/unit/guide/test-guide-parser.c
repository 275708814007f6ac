/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a guide's file says. */

#include "guide-file.h"

#include "imz-summary.h"
#include "imz-timeline.h"

static ImzGuide *
parse_sound (GuideFilePlace place, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzGuideDraft) draft = guide_file_parse (place, text, &error);

  g_assert_no_error (error);
  return imz_guide_ref (draft->guide);
}

static void
assert_strings (char **strings, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" | ", strings);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_head (void)
{
  g_autoptr (ImzGuide) guide = parse_sound (
    GUIDE_FILE_WHOLE,
    "\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8'?>\n<!-- A comment -->\n"
    "<guide id='g'>\n  <title>Copy &amp;\n   paste</title>\n  <summary><![CDATA[a < "
    "b]]></summary>\n"
    "  <introduction>One.</introduction><introduction>Two<!-- no -->.</introduction>\n"
    "  <ready>R</ready><not-for guide='lost'>L</not-for><not-for>N</not-for>\n"
    "  <fits states='renewal-window revoked' from='window-opens' method='e-onay' rule='R7'>\n"
    "    <otherwise>O</otherwise></fits>\n" GUIDE_FILE_LAST);
  const ImzGuideFitting *fitting = imz_guide_get_fitting (guide);
  const GArray *not_for = imz_guide_get_not_for (guide);

  g_assert_cmpstr (imz_guide_get_id (guide), ==, "g");
  g_assert_cmpstr (imz_guide_get_title (guide), ==, "Copy & paste");
  g_assert_cmpstr (imz_guide_get_summary (guide), ==, "a < b");
  assert_strings ((char **) imz_guide_get_introduction (guide), "One. | Two.");
  assert_strings ((char **) imz_guide_get_ready (guide), "R");
  g_assert_cmpuint (not_for->len, ==, 2);
  g_assert_cmpstr (g_array_index (not_for, ImzGuideNotFor, 0).guide, ==, "lost");
  g_assert_cmpstr (g_array_index (not_for, ImzGuideNotFor, 1).text, ==, "N");
  g_assert_null (g_array_index (not_for, ImzGuideNotFor, 1).guide);
  g_assert_cmphex (fitting->states, ==,
                   1 << IMZ_SUMMARY_RENEWAL_WINDOW | 1 << IMZ_SUMMARY_RENEWAL_WINDOW_SUCCEEDED |
                     1 << IMZ_SUMMARY_REVOKED);
  g_assert_cmpint (fitting->from, ==, IMZ_GUIDE_DATE_WINDOW_OPENS);
  g_assert_cmpint (fitting->method, ==, IMZ_METHOD_E_ONAY);
  g_assert_cmpstr (fitting->rule, ==, "R7");
  g_assert_cmpstr (fitting->otherwise, ==, "O");
  g_assert_cmpuint (imz_guide_get_n_steps (guide), ==, 1);
}

/* Who says nothing of it gets a guide that always fits, and empty lists. */
static void
test_bare (void)
{
  g_autoptr (ImzGuide) guide = parse_sound (GUIDE_FILE_IN_GUIDE, "");
  const ImzGuideFitting *fitting = imz_guide_get_fitting (guide);
  const ImzGuideStep *step = imz_guide_get_step (guide, 0);

  g_assert_cmphex (fitting->states, ==, 0);
  g_assert_cmpint (fitting->from, ==, -1);
  g_assert_cmpint (fitting->method, ==, -1);
  g_assert_null (fitting->otherwise);
  assert_strings ((char **) imz_guide_get_ready (guide), "");
  assert_strings (step->body, "B");
  assert_strings (step->warnings, "");
  assert_strings (step->ready, "");
  assert_strings (step->wordings, "");
  assert_strings (step->rules, "");
  assert_strings (step->sources, "");
  g_assert_null (step->sketch);
  g_assert_null (step->link);
  g_assert_null (step->letter);
  g_assert_null (step->next);
  g_assert_cmpuint (step->countdown, ==, 0);
  g_assert_cmpint (step->end, ==, IMZ_GUIDE_END_DONE);
}

static void
test_step (void)
{
  g_autoptr (ImzGuide) guide = parse_sound (
    GUIDE_FILE_IN_STEP,
    "<body>C</body><warning>W</warning><ready>R</ready><wording>E-Onaylı Başvuru</wording>"
    "<sketch name='a7'><alt>Alt</alt></sketch><copy field='name'/><copy field='mobile'/>"
    "<link href='https://kamusm.gov.tr'><label>Open</label></link><letter id='approval'/>"
    "<countdown seconds='285'/><rule id='R0'/><rule id='R7'/><source key='S0.5'/>");
  guint index = G_MAXUINT;
  const ImzGuideStep *step = imz_guide_find_step (guide, "a", &index);

  g_assert_cmpuint (index, ==, 0);
  g_assert_null (imz_guide_find_step (guide, "b", NULL));
  g_assert_cmpstr (step->title, ==, "A");
  assert_strings (step->body, "B | C");
  assert_strings (step->warnings, "W");
  assert_strings (step->ready, "R");
  assert_strings (step->wordings, "E-Onaylı Başvuru");
  g_assert_cmpstr (step->sketch, ==, "a7");
  g_assert_cmpstr (step->sketch_alt, ==, "Alt");
  g_assert_cmpuint (step->copies->len, ==, 2);
  g_assert_cmpint (g_array_index (step->copies, ImzFormField, 1), ==, IMZ_FORM_FIELD_MOBILE);
  g_assert_cmpstr (step->link, ==, "https://kamusm.gov.tr");
  g_assert_cmpstr (step->link_label, ==, "Open");
  g_assert_cmpstr (step->letter, ==, "approval");
  g_assert_cmpuint (step->countdown, ==, 285);
  assert_strings (step->rules, "R0 | R7");
  assert_strings (step->sources, "S0.5");
  g_assert_cmpint (step->end, ==, IMZ_GUIDE_END_NONE);
}

static void
test_ways (void)
{
  g_autoptr (ImzGuide) guide =
    parse_sound (GUIDE_FILE_IN_STEP, "<answer id='yes'><label>Yes</label></answer>"
                                     "<answer id='no' next='last'><label>No</label></answer>"
                                     "<way-out step='a'><label>1</label><body>B</body></way-out>"
                                     "<way-out guide='lost'><label>2</label></way-out>"
                                     "<way-out rule='R4'><label>3</label></way-out>"
                                     "<way-out><label>4</label><body>B</body></way-out>");
  const ImzGuideStep *step = imz_guide_get_step (guide, 0);
  const ImzGuideWayOut *ways_out = (const ImzGuideWayOut *) (gpointer) step->ways_out->data;

  g_assert_cmpuint (step->answers->len, ==, 2);
  g_assert_null (g_array_index (step->answers, ImzGuideAnswer, 0).next);
  g_assert_cmpstr (g_array_index (step->answers, ImzGuideAnswer, 1).id, ==, "no");
  g_assert_cmpstr (g_array_index (step->answers, ImzGuideAnswer, 1).label, ==, "No");
  g_assert_cmpstr (g_array_index (step->answers, ImzGuideAnswer, 1).next, ==, "last");
  g_assert_cmpuint (step->ways_out->len, ==, 4);
  g_assert_cmpstr (ways_out[0].step, ==, "a");
  g_assert_cmpstr (ways_out[0].body, ==, "B");
  g_assert_cmpstr (ways_out[1].guide, ==, "lost");
  g_assert_null (ways_out[1].body);
  g_assert_cmpstr (ways_out[2].rule, ==, "R4");
  g_assert_cmpstr (ways_out[3].label, ==, "4");
}

static void
test_checks (void)
{
  g_autoptr (ImzGuide) guide =
    parse_sound (GUIDE_FILE_IN_STEP, "<check kind='certificate' states='valid'/>"
                                     "<check kind='java' at-least='8'/>"
                                     "<check kind='download' prefix='KamuSM'/>"
                                     "<check kind='date' day='pin-from'/>");
  const ImzGuideStep *step = imz_guide_get_step (guide, 0);
  const ImzGuideCheck *checks = (const ImzGuideCheck *) (gpointer) step->checks->data;

  g_assert_cmpuint (step->checks->len, ==, 4);
  g_assert_cmphex (checks[0].states, ==, 1 << IMZ_SUMMARY_VALID | 1 << IMZ_SUMMARY_VERIFIED);
  g_assert_cmpuint (checks[1].at_least, ==, 8);
  g_assert_cmpstr (checks[2].prefix, ==, "KamuSM");
  g_assert_cmpint (checks[3].date, ==, IMZ_GUIDE_DATE_PIN_FROM);
}

static void
test_conditions (void)
{
  g_autoptr (ImzGuide) guide = parse_sound (
    GUIDE_FILE_IN_STEP, "<when province='zonguldak' letter='e-mail' method='wet-signed'/>"
                        "<unless phase='window late' answer='a/yes'/>");
  const ImzGuideStep *step = imz_guide_get_step (guide, 0);
  const ImzGuideCondition *conditions =
    (const ImzGuideCondition *) (gpointer) step->conditions->data;

  g_assert_cmpuint (step->conditions->len, ==, 2);
  g_assert_false (conditions[0].negated);
  g_assert_cmpstr (conditions[0].province, ==, "zonguldak");
  g_assert_cmpint (conditions[0].letter, ==, IMZ_LETTER_EMAIL);
  g_assert_cmpint (conditions[0].method, ==, IMZ_METHOD_WET_SIGNED);
  g_assert_cmphex (conditions[0].phases, ==, 0);
  g_assert_null (conditions[0].answer);
  g_assert_true (conditions[1].negated);
  g_assert_null (conditions[1].province);
  g_assert_cmpint (conditions[1].letter, ==, -1);
  g_assert_cmpint (conditions[1].method, ==, -1);
  g_assert_cmphex (conditions[1].phases, ==, 1 << IMZ_PHASE_WINDOW | 1 << IMZ_PHASE_LATE);
  g_assert_cmpstr (conditions[1].answer, ==, "a/yes");
}

/* As msgfmt merges them: behind each, some of them with its attributes. The messages are English here. */
static void
test_languages (void)
{
  g_autoptr (ImzGuide) guide = parse_sound (
    GUIDE_FILE_IN_GUIDE,
    "<ready>1</ready><ready xml:lang='tr'>bir</ready><ready xml:lang='en'>one</ready>\n"
    "<ready>2</ready><ready xml:lang='tr'>iki</ready>\n"
    "<not-for guide='lost'>N</not-for>"
    "<not-for guide='lost' xml:lang='en'>not</not-for><not-for>M</not-for>");
  const GArray *not_for = imz_guide_get_not_for (guide);

  assert_strings ((char **) imz_guide_get_ready (guide), "one | 2");
  g_assert_cmpuint (not_for->len, ==, 2);
  g_assert_cmpstr (g_array_index (not_for, ImzGuideNotFor, 0).text, ==, "not");
  g_assert_cmpstr (g_array_index (not_for, ImzGuideNotFor, 0).guide, ==, "lost");
  g_assert_cmpstr (g_array_index (not_for, ImzGuideNotFor, 1).text, ==, "M");
}

/* Of all that is named the line is known, in whatever language. */
static void
test_mentions (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzGuideDraft) draft =
    guide_file_parse (GUIDE_FILE_IN_STEP,
                      "<warning>{ends}</warning>\n<warning xml:lang='tr'>{bitis}</warning>\n"
                      "<rule\n id='R9'/>",
                      &error);
  const ImzGuideMention *last =
    &g_array_index (draft->mentions, ImzGuideMention, draft->mentions->len - 3);
  const ImzGuideMention *turkish =
    &g_array_index (draft->mentions, ImzGuideMention, draft->mentions->len - 4);

  g_assert_cmpint (last->kind, ==, IMZ_GUIDE_MENTION_RULE);
  g_assert_cmpstr (last->value, ==, "R9");
  g_assert_cmpuint (last->line, ==, 8);
  g_assert_cmpint (turkish->kind, ==, IMZ_GUIDE_MENTION_TEXT);
  g_assert_cmpstr (turkish->value, ==, "{bitis}");
  g_assert_cmpuint (turkish->line, ==, 6);
  g_assert_cmpuint (draft->lines->len, ==, 2);
  g_assert_cmpuint (g_array_index (draft->lines, guint, 0), ==, 4);
  g_assert_cmpuint (g_array_index (draft->lines, guint, 1), ==, 10);
}

/* How far the application is of whoever goes through it. */
static void
test_stages (void)
{
  g_autoptr (ImzGuide) guide =
    parse_sound (GUIDE_FILE_WHOLE,
                 "<guide id='g' case='lost' method='e-onay'><title>T</title><summary>S</summary>"
                 "<introduction>I</introduction>"
                 "<step id='a' stage='applied'><title>T</title><body>B</body>"
                 "<answer id='yes' stage='signed' method='wet-signed'><label>Y</label></answer>"
                 "<answer id='no'><label>N</label></answer></step>" GUIDE_FILE_LAST);
  const ImzGuideStep *step = imz_guide_get_step (guide, 0);
  const ImzGuideStep *last = imz_guide_get_step (guide, 1);
  const ImzGuideAnswer *yes = &g_array_index (step->answers, ImzGuideAnswer, 0);
  const ImzGuideAnswer *no = &g_array_index (step->answers, ImzGuideAnswer, 1);

  g_assert_cmpint (imz_guide_get_case (guide), ==, IMZ_CASE_LOST);
  g_assert_cmpint (imz_guide_get_method (guide), ==, IMZ_METHOD_E_ONAY);
  g_assert_cmpint (step->reached.stage, ==, IMZ_STAGE_APPLIED);
  g_assert_cmpint (step->reached.method, ==, -1);
  g_assert_cmpint (yes->reached.stage, ==, IMZ_STAGE_SIGNED);
  g_assert_cmpint (yes->reached.method, ==, IMZ_METHOD_WET_SIGNED);
  g_assert_cmpint (no->reached.stage, ==, -1);
  g_assert_cmpint (last->reached.stage, ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-parser/head", test_head);
  g_test_add_func ("/guide-parser/bare", test_bare);
  g_test_add_func ("/guide-parser/step", test_step);
  g_test_add_func ("/guide-parser/ways", test_ways);
  g_test_add_func ("/guide-parser/checks", test_checks);
  g_test_add_func ("/guide-parser/conditions", test_conditions);
  g_test_add_func ("/guide-parser/languages", test_languages);
  g_test_add_func ("/guide-parser/mentions", test_mentions);
  g_test_add_func ("/guide-parser/stages", test_stages);
  return g_test_run ();
}
