/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a guide may name, and where its ways may lead. */

#include "guide-file.h"

#include "imz-core-error.h"
#include "imz-guide-validator.h"

#define RULES "[source S0]\nTitle=Belge\n[rule R0]\nText=Kural\nSource=S0.1\n"
#define STEP(attributes, rest) \
  "<step " attributes "><title>T</title><body>B</body>" rest "</step>\n"
#define ANSWERS(first, second)                                  \
  "<answer id='yes' next='" first "'><label>Y</label></answer>" \
  "<answer id='no' next='" second "'><label>N</label></answer>"
#define WAYS(steps) GUIDE_FILE_HEAD steps "</guide>"

static gboolean
validate (GuideFilePlace place, const char *text, GError **error)
{
  static const char *const hosts[] = { "kamusm.gov.tr", "meb.gov.tr", NULL };
  static const char *const no_dirs[] = { NULL };
  static const char *const sketches[] = { "a1", "pin", NULL };
  g_autoptr (GHashTable) guides = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (ImzLetters) letters = imz_letters_new (no_dirs);
  g_autoptr (GBytes) data = g_bytes_new_static (RULES, strlen (RULES));
  g_autoptr (ImzRulebook) rules = imz_rulebook_new_from_data (data, NULL, NULL);
  g_autoptr (ImzGuideDraft) draft = guide_file_parse (place, text, error);
  const ImzGuideWorld world = { rules, guides, letters, hosts, sketches };

  g_assert_nonnull (draft);
  g_hash_table_add (guides, (char *) "lost");

  return imz_guide_validate (draft, &world, error);
}

static const struct {
  const char *sentence;
  GuideFilePlace place;
  const char *text;
} sound[] = {
  { "a guide of one step", GUIDE_FILE_IN_GUIDE, "" },
  { "all that can be named", GUIDE_FILE_IN_STEP,
    "<warning>{ends:dative} {province} {identity-addressee}</warning><rule id='R0'/>"
    "<source key='S0'/><source key='S0.7'/><letter id='approval'/>"
    "<sketch name='pin'><alt>A</alt></sketch><way-out guide='lost'><label>L</label></way-out>"
    "<way-out step='last'><label>L</label></way-out>" },
  { "braces in what the page says", GUIDE_FILE_IN_STEP, "<wording>{x}</wording>" },
  { "a host on the list", GUIDE_FILE_IN_STEP,
    "<link href='https://kamusm.gov.tr'><label>L</label></link>" },
  { "a host below one on the list, with a path", GUIDE_FILE_IN_STEP,
    "<link href='https://portal.kamusm.gov.tr/bp/meb.go?a=b#c'><label>L</label></link>" },
  { "a step that a question leads back to", GUIDE_FILE_WHOLE,
    WAYS (STEP ("id='a'", "") STEP ("id='q'", ANSWERS ("a", "l")) STEP ("id='l' end='done'", "")) },
  { "answers that both go on as the file does", GUIDE_FILE_WHOLE,
    WAYS (STEP ("id='a'",
                "<answer id='yes'><label>Y</label></answer>"
                "<answer id='no'><label>N</label></answer>")
            STEP ("id='l' end='done'", "<when answer='a/yes'/>") STEP ("id='m' end='stop'", "")) },
  { "a step that only a way out leads to", GUIDE_FILE_WHOLE,
    WAYS (STEP ("id='a' next='l'", "<way-out step='b'><label>L</label></way-out>")
            STEP ("id='b' end='stop'", "") STEP ("id='l' end='done'", "")) },
  { "two steps of which the province sees one", GUIDE_FILE_WHOLE,
    WAYS (STEP ("id='a'", "<when letter='letter'/>") STEP ("id='b'", "<when letter='e-mail'/>")
            STEP ("id='l' end='done'", "")) },
};

static void
test_sound (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sound); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", sound[i].sentence);
    g_assert_true (validate (sound[i].place, sound[i].text, &error));
    g_assert_no_error (error);
  }
}

static const struct {
  const char *sentence;
  GuideFilePlace place;
  const char *text;
  const char *message;
} bad[] = {
  { "a rule that is none", GUIDE_FILE_IN_STEP, "\n<rule id='R99'/>",
    "line 6: there is no rule “R99”" },
  { "a rule of the fitting", GUIDE_FILE_IN_GUIDE, "<fits rule='R99'/>",
    "line 4: there is no rule “R99”" },
  { "a document that is none", GUIDE_FILE_IN_STEP, "<source key='X1'/>",
    "line 5: there is no source “X1”" },
  { "a guide that is none", GUIDE_FILE_IN_GUIDE, "<not-for guide='found'>N</not-for>",
    "line 4: there is no guide “found”" },
  { "a letter that is none", GUIDE_FILE_IN_STEP, "<letter id='love'/>",
    "line 5: there is no letter “love”" },
  { "a drawing that is none", GUIDE_FILE_IN_STEP, "<sketch name='z9'><alt>A</alt></sketch>",
    "line 5: there is no drawing “z9”" },
  { "a way out to a step that is none", GUIDE_FILE_IN_STEP,
    "<way-out step='b'><label>L</label></way-out>", "line 5: there is no step “b”" },
  { "an answer that nobody can give", GUIDE_FILE_IN_STEP, "<when answer='last/yes'/>",
    "line 5: there is no step and answer “last/yes”" },
  { "an answer without its step", GUIDE_FILE_IN_STEP, "<when answer='yes'/>",
    "line 5: there is no step and answer “yes”" },
  { "a next step that is none", GUIDE_FILE_WHOLE, WAYS (STEP ("id='a' next='z'", "")),
    "line 4: there is no step “z”" },
  { "a place that is none", GUIDE_FILE_IN_STEP, "<warning>By {last-dat}.</warning>",
    "line 5: there is no place {last-dat} to be filled" },
  { "a place that is none in another language", GUIDE_FILE_IN_STEP,
    "<warning>W</warning>\n<warning xml:lang='tr'>{son-tarih}</warning>",
    "line 6: there is no place {son-tarih} to be filled" },
  { "a suffix that is none", GUIDE_FILE_IN_STEP, "<warning>{ends:genitive}</warning>",
    "line 5: there is no place {ends:genitive} to be filled" },
  { "a suffix on what has none", GUIDE_FILE_IN_STEP, "<warning>{province:dative}</warning>",
    "line 5: there is no place {province:dative} to be filled" },
  { "a brace that is not closed", GUIDE_FILE_IN_STEP, "<warning>a {ends</warning>",
    "line 5: there is no place {ends} to be filled" },

  { "a link without TLS", GUIDE_FILE_IN_STEP,
    "<link href='http://kamusm.gov.tr'><label>L</label></link>",
    "line 5: “http://kamusm.gov.tr” must begin with “https://”" },
  { "a link to elsewhere", GUIDE_FILE_IN_STEP,
    "<link href='https://example.com/kamusm.gov.tr'><label>L</label></link>",
    "line 5: “https://example.com/kamusm.gov.tr” does not lie on a host that guides may lead to" },
  { "a host that only ends alike", GUIDE_FILE_IN_STEP,
    "<link href='https://mykamusm.gov.tr'><label>L</label></link>",
    "line 5: “https://mykamusm.gov.tr” does not lie on a host that guides may lead to" },
  { "a host that only begins alike", GUIDE_FILE_IN_STEP,
    "<link href='https://kamusm.gov.tr.example.com'><label>L</label></link>",
    "line 5: “https://kamusm.gov.tr.example.com” does not lie on a host that guides may lead to" },
  { "a user’s name before the host", GUIDE_FILE_IN_STEP,
    "<link href='https://kamusm.gov.tr@example.com'><label>L</label></link>",
    "line 5: “https://kamusm.gov.tr@example.com” is no plain address" },
  { "a port", GUIDE_FILE_IN_STEP,
    "<link href='https://kamusm.gov.tr:8443/'><label>L</label></link>",
    "line 5: “https://kamusm.gov.tr:8443/” is no plain address" },
  { "a host with nothing between two dots", GUIDE_FILE_IN_STEP,
    "<link href='https://a..kamusm.gov.tr/'><label>Open</label></link>",
    "line 5: “https://a..kamusm.gov.tr/” is no plain address" },
  { "a host in other letters", GUIDE_FILE_IN_STEP,
    "<link href='https://kamusm.gov.tr%2eexample.com'><label>L</label></link>",
    "line 5: “https://kamusm.gov.tr%2eexample.com” is no plain address" },
  { "a backslash, which browsers take for a slash", GUIDE_FILE_IN_STEP,
    "<link href='https://example.com\\.kamusm.gov.tr'><label>L</label></link>",
    "line 5: “https://example.com\\.kamusm.gov.tr” is no plain address" },
  { "a blank", GUIDE_FILE_IN_STEP, "<link href='https://kamusm.gov.tr/a b'><label>L</label></link>",
    "line 5: “https://kamusm.gov.tr/a b” is no plain address" },
  { "no host", GUIDE_FILE_IN_STEP, "<link href='https:///x'><label>L</label></link>",
    "line 5: “https:///x” is no plain address" },

  { "a last step that does not say so", GUIDE_FILE_WHOLE,
    WAYS (STEP ("id='a'", "") STEP ("id='b'", "")),
    "line 5: the way breaks off at “b”: nothing follows it" },
  { "an answer behind which nothing comes", GUIDE_FILE_WHOLE,
    WAYS (STEP ("id='l' end='done'", "") STEP ("id='a'",
                                               "<answer id='y'><label>Y</label></answer>"
                                               "<answer id='n'><label>N</label></answer>")),
    "line 5: the way breaks off at “a”: nothing follows it" },
  { "a last step that is not always shown", GUIDE_FILE_WHOLE,
    WAYS (STEP ("id='a'", "") STEP ("id='l' end='done'", "<when letter='letter'/>")),
    "line 5: the way breaks off at “l”: nothing follows it" },
  { "a step that nothing leads to", GUIDE_FILE_WHOLE,
    WAYS (STEP ("id='a' next='l'", "") STEP ("id='b'", "") STEP ("id='l' end='done'", "")),
    "line 5: no way leads to “b”" },
  { "steps that lead to each other for ever", GUIDE_FILE_WHOLE,
    WAYS (STEP ("id='a'", "")
            STEP ("id='b' next='a'", "<way-out step='l'><label>L</label></way-out>")
              STEP ("id='l' end='done'", "")),
    "line 4: from “a” the way goes round in a circle" },
  { "a circle that opens only where a step is not shown", GUIDE_FILE_WHOLE,
    WAYS (STEP ("id='a'", "") STEP ("id='q' next='a'", "<when letter='none'/>" ANSWERS ("a", "l"))
            STEP ("id='l' end='done'", "")),
    "line 4: from “a” the way goes round in a circle" },
  { "questions without a way to the end", GUIDE_FILE_WHOLE,
    WAYS (STEP ("id='a'", ANSWERS ("b", "l")) STEP ("id='b'", ANSWERS ("b", "c"))
            STEP ("id='c' next='b'", "") STEP ("id='l' end='done'", "")),
    "line 5: no way leads from “b” to a last step" },
  { "a guide that can only fail", GUIDE_FILE_WHOLE,
    WAYS (STEP ("id='a'", "<way-out step='l'><label>L</label></way-out>")
            STEP ("id='s' end='stop'", "") STEP ("id='l' end='done'", "")),
    "line 4: no way leads from “a” to a step with end=\"done\"" },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", bad[i].sentence);
    g_assert_false (validate (bad[i].place, bad[i].text, &error));
    g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
    g_assert_cmpstr (error->message, ==, bad[i].message);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-validator/sound", test_sound);
  g_test_add_func ("/guide-validator/bad", test_bad);
  return g_test_run ();
}
