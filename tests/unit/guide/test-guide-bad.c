/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* In which line a guide's file is wrong, and why. */

#include "guide-file.h"

#include "imz-core-error.h"
#include "imz-file-text.h"

static const struct {
  const char *sentence;
  GuideFilePlace place;
  const char *text;
  const char *message;
} bad[] = {
  { "nothing at all", GUIDE_FILE_WHOLE, "",
    "line 1: this is no sound XML: Document was empty or contained only whitespace" },
  { "only a comment", GUIDE_FILE_WHOLE, "<?xml version='1.0'?>\n<!-- soon -->\n",
    "line 2: there is no guide in it" },
  { "no XML", GUIDE_FILE_WHOLE, "[guide]\n",
    "line 1: this is no sound XML: Document must begin with an element (e.g. <book>)" },
  { "an element that is not closed", GUIDE_FILE_WHOLE, "<guide id='g'>\n<title>T</title>\n",
    "line 2: this is no sound XML: Document ended unexpectedly with elements still open — “guide” "
    "was the last element opened" },
  { "elements that overlap", GUIDE_FILE_WHOLE, "<guide id='g'>\n<title>T</guide>\n",
    "line 2: this is no sound XML: Element “guide” was closed, but the currently open element is "
    "“title”" },
  { "no UTF-8", GUIDE_FILE_WHOLE, "<guide id='g'>\n<title>\xFF</title>",
    "line 2: this is not text in UTF-8" },
  { "another kind of file", GUIDE_FILE_WHOLE, "<letter id='g'/>", "line 1: <letter> is no guide" },
  { "a second guide", GUIDE_FILE_WHOLE, GUIDE_FILE_HEAD GUIDE_FILE_LAST "<guide id='g'/>",
    "line 6: a second <guide>, where there may be only one" },
  { "a declaration of types", GUIDE_FILE_WHOLE,
    "<?xml version='1.0'?>\n<!DOCTYPE guide>\n" GUIDE_FILE_HEAD GUIDE_FILE_LAST,
    "line 2: this is neither an element nor text nor a comment" },
  { "another id than the file’s", GUIDE_FILE_WHOLE, "<guide id='h'>\n</guide>",
    "line 1: the guide’s id is “h”, but the file’s name says “g”" },
  { "no id", GUIDE_FILE_WHOLE, "<guide>\n</guide>",
    "line 1: the attribute “id” is missing in <guide>" },
  { "a guide without a title", GUIDE_FILE_WHOLE, "<guide id='g'>\n</guide>",
    "line 1: <title> is missing in <guide>" },
  { "a guide without an introduction", GUIDE_FILE_WHOLE,
    "\n<guide id='g'>\n<title>T</title><summary>S</summary>\n</guide>",
    "line 2: <introduction> is missing in <guide>" },
  { "a guide without steps", GUIDE_FILE_WHOLE, GUIDE_FILE_HEAD "</guide>",
    "line 1: <step> is missing in <guide>" },

  { "an unknown element", GUIDE_FILE_IN_GUIDE, "<chapter/>",
    "line 4: there is no <chapter> in <guide>" },
  { "an element of another place", GUIDE_FILE_IN_GUIDE, "<body>B</body>",
    "line 4: there is no <body> in <guide>" },
  { "text between elements", GUIDE_FILE_IN_GUIDE, "Hello",
    "line 4: there is text between the elements" },
  { "a second title", GUIDE_FILE_IN_GUIDE, "<title>T</title>",
    "line 4: a second <title>, where there may be only one" },
  { "an empty text", GUIDE_FILE_IN_GUIDE, "<ready> \n </ready>", "line 4: <ready> is empty" },
  { "only what is never seen", GUIDE_FILE_IN_GUIDE, "<ready>&#xA0;</ready>",
    "line 4: <ready> is empty" },
  { "a control character", GUIDE_FILE_IN_GUIDE, "<ready>a&#x202E;b</ready>",
    "line 4: <ready> holds a character that cannot be shown" },
  { "an attribute that is not known", GUIDE_FILE_IN_GUIDE, "<ready\n for='me'>R</ready>",
    "line 5: <ready> has no attribute “for”" },
  { "an attribute that stands twice", GUIDE_FILE_IN_GUIDE,
    "<not-for guide='a' guide='b'>N</not-for>",
    "line 4: the attribute “guide” stands in <not-for> a second time" },
  { "an empty attribute", GUIDE_FILE_IN_GUIDE, "<not-for guide=''>N</not-for>",
    "line 4: “guide” is empty" },
  { "a name with a line end", GUIDE_FILE_IN_GUIDE, "<not-for guide='a&#10;b'>N</not-for>",
    "line 4: “guide” holds a character that cannot be shown in one line" },
  { "an element in a text", GUIDE_FILE_IN_GUIDE, "<ready>a <b>c</b></ready>",
    "line 4: there is no <b> in <ready>" },
  { "a second <fits>", GUIDE_FILE_IN_GUIDE, "<fits/>\n<fits/>",
    "line 5: a second <fits>, where there may be only one" },
  { "a state that no e-imza is in", GUIDE_FILE_IN_GUIDE, "<fits states='valid mute'/>",
    "line 4: “mute” is none of these: valid, renewal-window, renewal-late, expired, not-yet, "
    "suspended, revoked" },
  { "two blanks between words", GUIDE_FILE_IN_GUIDE, "<fits states='valid  expired'/>",
    "line 4: “” is none of these: valid, renewal-window, renewal-late, expired, not-yet, "
    "suspended, revoked" },
  { "a day that is none", GUIDE_FILE_IN_GUIDE, "<fits from='tomorrow'/>",
    "line 4: “tomorrow” is none of these: starts, window-opens, last-date, recommended, "
    "production, "
    "ends, pin-from, delivery-from, delivery-to" },
  { "a method that is none", GUIDE_FILE_IN_GUIDE, "<fits method='fax'/>",
    "line 4: “fax” is none of these: e-onay, e-imza, wet-signed" },

  { "a translation before the first text", GUIDE_FILE_IN_GUIDE, "<ready xml:lang='tr'>R</ready>",
    "line 4: a text with “xml:lang” stands behind the one that it is the translation of" },
  { "a translation behind another element", GUIDE_FILE_IN_GUIDE,
    "<ready>R</ready><fits/>\n<ready xml:lang='tr'>R</ready>",
    "line 5: a text with “xml:lang” stands behind the one that it is the translation of" },
  { "two texts in one language", GUIDE_FILE_IN_GUIDE,
    "<ready>R</ready><ready xml:lang='tr'>R</ready>\n<ready xml:lang='tr'>R</ready>",
    "line 5: a second <ready> in “tr”" },
  { "a language that is none", GUIDE_FILE_IN_GUIDE,
    "<ready>R</ready>\n<ready xml:lang='t r'>R</ready>",
    "line 5: “xml:lang” must be a language such as “tr”" },
  { "a bad text in another language", GUIDE_FILE_IN_GUIDE,
    "<ready>R</ready>\n<ready xml:lang='de'> </ready>", "line 5: <ready> is empty" },

  { "an id that is none", GUIDE_FILE_IN_GUIDE, "<step id='A step'/>",
    "line 4: “A step” must be lower-case letters from a to z, digits and hyphens" },
  { "a step of the same id", GUIDE_FILE_IN_STEP, "</step>\n<step id='a'>",
    "line 6: there is a step “a” already" },
  { "a step without a body", GUIDE_FILE_IN_GUIDE, "<step id='b'>\n<title>T</title></step>",
    "line 4: <body> is missing in <step>" },
  { "an end that is none", GUIDE_FILE_IN_GUIDE, "<step id='b' end='maybe'/>",
    "line 4: “maybe” is none of these: done, stop" },
  { "a case that is none", GUIDE_FILE_WHOLE, "<guide id='g' case='gift'/>",
    "line 1: “gift” is none of these: renewal, first, lost, identity" },
  { "a stage that is none", GUIDE_FILE_IN_GUIDE, "<step id='b' stage='soon'/>",
    "line 4: “soon” is none of these: applied, signed, letter, approved, produced, courier, "
    "delivered, pin-made, in-use" },
  { "a stage that nobody is led to", GUIDE_FILE_IN_GUIDE, "<step id='b' stage='refused'/>",
    "line 4: “refused” is none of these: applied, signed, letter, approved, produced, courier, "
    "delivered, pin-made, in-use" },
  { "an application that is signed nobody knows how", GUIDE_FILE_IN_GUIDE,
    "<step id='b' stage='applied'/>", "line 4: the attribute “method” is missing beside “stage”" },
  { "the same of an answer", GUIDE_FILE_IN_STEP, "<answer id='yes' stage='applied'/>",
    "line 5: the attribute “method” is missing beside “stage”" },
  { "a last step with a next one", GUIDE_FILE_IN_GUIDE,
    "<step id='b' end='stop' next='a'><title>T</title><body>B</body></step>",
    "line 4: “b” is a last step: nothing can follow it" },
  { "a last step with a question", GUIDE_FILE_IN_GUIDE,
    "<step id='b' end='stop'><title>T</title><body>B</body>"
    "<answer id='y'><label>Y</label></answer><answer id='n'><label>N</label></answer></step>",
    "line 4: “b” is a last step: nothing can follow it" },
  { "a question with one answer", GUIDE_FILE_IN_STEP,
    "<answer id='yes'><label>Yes</label></answer>",
    "line 4: a question has two answers or more; “a” has one" },
  { "two answers of one id", GUIDE_FILE_IN_STEP,
    "<answer id='yes'><label>Y</label></answer>\n<answer id='yes'><label>N</label></answer>",
    "line 6: there is an answer “yes” already" },
  { "an answer without a label", GUIDE_FILE_IN_STEP, "<answer id='yes'/>",
    "line 5: <label> is missing in <answer>" },
  { "a condition of nothing", GUIDE_FILE_IN_STEP, "<when/>", "line 5: <when> has no condition" },
  { "a phase that is none", GUIDE_FILE_IN_STEP, "<when phase='window soon'/>",
    "line 5: “soon” is none of these: not-yet, in-use, window, late, expired" },
  { "a letter that is none", GUIDE_FILE_IN_STEP, "<unless letter='card'/>",
    "line 5: “card” is none of these: letter, e-mail, none" },
  { "a drawing without words", GUIDE_FILE_IN_STEP, "<sketch name='a1'/>",
    "line 5: <alt> is missing in <sketch>" },
  { "two drawings", GUIDE_FILE_IN_STEP,
    "<sketch name='a1'><alt>X</alt></sketch>\n<sketch name='a2'><alt>X</alt></sketch>",
    "line 6: a second <sketch>, where there may be only one" },
  { "two links", GUIDE_FILE_IN_STEP,
    "<link href='x'><label>X</label></link>\n<link href='x'><label>X</label></link>",
    "line 6: a second <link>, where there may be only one" },
  { "two letters", GUIDE_FILE_IN_STEP, "<letter id='approval'/>\n<letter id='approval'/>",
    "line 6: a second <letter>, where there may be only one" },
  { "a name on the page that is translated", GUIDE_FILE_IN_STEP,
    "<wording>W</wording><wording xml:lang='tr'>W</wording>",
    "line 5: <wording> has no attribute “xml:lang”" },
  { "a field that is none", GUIDE_FILE_IN_STEP, "<copy field='pin'/>",
    "line 5: “pin” is none of these: identity-number, name, surname, birth-place, birth-date, "
    "registry-number, institution, unit, title, address, province, district, postal-code, e-mail, "
    "work-phone, work-extension, mobile, mobile-operator, home-phone, manager, manager-title" },
  { "a countdown of nothing", GUIDE_FILE_IN_STEP, "<countdown seconds='0'/>",
    "line 5: “0” is no number from 1 to 3600" },
  { "a number with a sign", GUIDE_FILE_IN_STEP, "<countdown seconds='+9'/>",
    "line 5: “+9” is no number from 1 to 3600" },
  { "two countdowns", GUIDE_FILE_IN_STEP, "<countdown seconds='9'/>\n<countdown seconds='9'/>",
    "line 6: a second <countdown>, where there may be only one" },
  { "a check of nothing known", GUIDE_FILE_IN_STEP, "<check kind='mood'/>",
    "line 5: “mood” is none of these: card, certificate, driver, java, jnlp, download, date" },
  { "a check that does not say what is well", GUIDE_FILE_IN_STEP, "<check kind='certificate'/>",
    "line 5: the attribute “states” is missing in <check>" },
  { "a check for a download of any name", GUIDE_FILE_IN_STEP, "\n<check kind='download'/>",
    "line 6: the attribute “prefix” is missing in <check>" },
  { "a check for a download of no name", GUIDE_FILE_IN_STEP, "<check kind='download' prefix=''/>",
    "line 5: “prefix” is empty" },
  { "a check with what is another’s", GUIDE_FILE_IN_STEP, "<check kind='card' at-least='8'/>",
    "line 5: a check of “card” has no “at-least”" },
  { "a way out to two places", GUIDE_FILE_IN_STEP,
    "<way-out step='a' guide='g'><label>X</label></way-out>",
    "line 5: a way out leads to one of a step, a guide and a rule" },
  { "a way out to nowhere", GUIDE_FILE_IN_STEP, "<way-out><label>X</label></way-out>",
    "line 5: a way out leads somewhere, or says all in <body>" },
  { "a rule with text", GUIDE_FILE_IN_STEP, "<rule id='R0'>R0</rule>",
    "line 5: there is text between the elements" },
};

static void
test_bad (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ImzGuideDraft) draft = guide_file_parse (bad[i].place, bad[i].text, &error);

    g_test_message ("%s", bad[i].sentence);
    g_assert_null (draft);
    g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
    g_assert_cmpstr (error->message, ==, bad[i].message);
  }
}

static void
assert_too_much (const char *text, const char *message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzGuideDraft) draft = guide_file_parse (GUIDE_FILE_IN_STEP, text, &error);

  g_assert_null (draft);
  g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
  g_assert_cmpstr (error->message, ==, message);
}

static char *
repeat (const char *text, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, text);

  return g_string_free (all, FALSE);
}

/* What nobody writes in earnest must not keep anybody waiting. */
static void
test_too_much (void)
{
  static const struct {
    const char *element;
    const char *name;
  } elements[] = {
    { "<body>B</body>", "body" },
    { "<rule id='R0'/>", "rule" },
    { "<source key='S0'/>", "source" },
    { "<copy field='name'/>", "copy" },
    { "<when letter='none'/>", "when" },
    { "<check kind='card'/>", "check" },
    { "<way-out step='a'><label>X</label></way-out>", "way-out" },
  };
  g_autofree char *letters = repeat ("ş", 2001);
  g_autofree char *text = g_strdup_printf ("<warning>%s</warning>", letters);
  g_autofree char *value = g_strdup_printf ("<rule id='%.*s'/>", 1002, letters);
  g_autofree char *steps = repeat ("\n", IMZ_FILE_TEXT_MAX_BYTES);

  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++) {
    g_autofree char *many = repeat (elements[i].element, 61);
    g_autofree char *message =
      g_strdup_printf ("line 5: there are far too many <%s>", elements[i].name);

    assert_too_much (many, message);
  }
  assert_too_much (text, "line 5: <warning> has more than 2000 characters");
  assert_too_much (value, "line 5: “id” has more than 500 characters");
  assert_too_much (steps, "line 1: the file is far too long");
}

static void
test_too_many_steps (void)
{
  g_autoptr (GString) steps = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzGuideDraft) draft = NULL;

  for (guint i = 0; i <= 100; i++)
    g_string_append_printf (steps, "<step id='s%u'><title>T</title><body>B</body></step>\n", i);
  draft = guide_file_parse (GUIDE_FILE_IN_GUIDE, steps->str, &error);
  g_assert_null (draft);
  g_assert_cmpstr (error->message, ==, "line 104: there are far too many <step>");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide-bad/bad", test_bad);
  g_test_add_func ("/guide-bad/too-much", test_too_much);
  g_test_add_func ("/guide-bad/too-many-steps", test_too_many_steps);
  return g_test_run ();
}
