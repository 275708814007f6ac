/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What the token reader says: taken whole, or not at all; and which of its tokens is the card. */

#include "imz-card-error.h"
#include "imz-token-choice.h"

#include <string.h>

#define READER "ACS ACR39U ICC Reader [CCID Interface] (serial) 00 00"

static ImzTokenAnswer *
parse_bytes (const char *text, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);
  g_autoptr (GError) error = NULL;
  ImzTokenAnswer *answer = imz_token_answer_parse (bytes, &error);

  if (answer == NULL)
    g_assert_error (error, IMZ_CARD_ERROR, IMZ_CARD_ERROR_FAILED);
  else
    g_assert_no_error (error);

  return answer;
}

/* A sound answer, with one part of it replaced. */
static char *
make_text (const char *part, const char *other)
{
  static const char text[] =
    "{\"schema\":\"imzam.token-reader/1\",\"result\":\"read\",\"detail\":null,"
    "\"tokens\":[{\"slot\":\"Reader 00 00\",\"pin\":\"low\",\"certificates\":[\"MAA=\",\"MAEF\"]}],"
    "\"libraries\":{\"libcrypto\":\"/lib/libcrypto.so.3\",\"libpcsclite\":null}}";
  g_auto (GStrv) parts = g_strsplit (text, part, 2);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);

  return g_strjoin (other, parts[0], parts[1], NULL);
}

static void
test_sound (void)
{
  g_autofree char *text = make_text ("{", " {\"more\":[1,{\"x\":null}],");
  g_autoptr (ImzTokenAnswer) answer = parse_bytes (text, strlen (text));
  const ImzToken *token;

  g_assert_nonnull (answer);
  g_assert_cmpint (answer->problem, ==, IMZ_DRIVER_PROBLEM_NONE);
  g_assert_null (answer->detail);
  g_assert_cmpstr (answer->libcrypto, ==, "/lib/libcrypto.so.3");
  g_assert_null (answer->libpcsclite);
  g_assert_cmpuint (answer->tokens->len, ==, 1);
  token = g_ptr_array_index (answer->tokens, 0);
  g_assert_cmpstr (token->slot, ==, "Reader 00 00");
  g_assert_cmpint (token->pin, ==, IMZ_PIN_STATE_LOW);
  g_assert_cmpuint (token->certificates->len, ==, 2);
  g_assert_cmpmem (g_bytes_get_data (token->certificates->pdata[1], NULL),
                   g_bytes_get_size (token->certificates->pdata[1]), "\x30\x01\x05", 3);
}

static void
test_results (void)
{
  static const struct {
    const char *word;
    ImzDriverProblem problem;
  } cases[] = {
    { "read", IMZ_DRIVER_PROBLEM_NONE },
    { "no-token", IMZ_DRIVER_PROBLEM_NO_TOKEN },
    { "writable", IMZ_DRIVER_PROBLEM_WRITABLE },
    { "missing", IMZ_DRIVER_PROBLEM_MISSING },
    { "wrong-architecture", IMZ_DRIVER_PROBLEM_WRONG_ARCHITECTURE },
    { "not-a-module", IMZ_DRIVER_PROBLEM_NOT_A_MODULE },
    { "missing-library", IMZ_DRIVER_PROBLEM_MISSING_LIBRARY },
    { "missing-symbol", IMZ_DRIVER_PROBLEM_MISSING_SYMBOL },
    { "failed", IMZ_DRIVER_PROBLEM_FAILED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *result = g_strdup_printf ("\"%s\",\"detail\":\"lib.so\"", cases[i].word);
    g_autofree char *text = make_text ("\"read\",\"detail\":null", result);
    g_autoptr (ImzTokenAnswer) answer = parse_bytes (text, strlen (text));

    g_assert_nonnull (answer);
    g_assert_cmpint (answer->problem, ==, cases[i].problem);
    g_assert_cmpstr (answer->detail, ==, "lib.so");
  }
}

static void
test_pins (void)
{
  static const struct {
    const char *word;
    ImzPinState pin;
  } cases[] = {
    { "\"none\"", IMZ_PIN_STATE_UNKNOWN },  { "\"not-set\"", IMZ_PIN_STATE_NOT_SET },
    { "\"low\"", IMZ_PIN_STATE_LOW },       { "\"final-try\"", IMZ_PIN_STATE_FINAL_TRY },
    { "\"locked\"", IMZ_PIN_STATE_LOCKED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = make_text ("\"low\"", cases[i].word);
    g_autoptr (ImzTokenAnswer) answer = parse_bytes (text, strlen (text));

    g_assert_nonnull (answer);
    g_assert_cmpint (((ImzToken *) answer->tokens->pdata[0])->pin, ==, cases[i].pin);
  }
}

/* One part that is not of its kind spoils the whole. */
static void
test_unsound (void)
{
  static const struct {
    const char *part;
    const char *other;
  } cases[] = {
    { "token-reader/1", "token-reader/2" },
    { "\"imzam.token-reader/1\"", "1" },
    { "\"schema\"", "\"scheme\"" },
    { "\"read\"", "\"well\"" },
    { "\"read\"", "null" },
    { "\"read\"", "[\"read\"]" },
    { "\"result\":\"read\",", "" },
    { "\"detail\":null", "\"detail\":7" },
    { "\"detail\":null", "\"detail\":false" },
    { "\"detail\":null", "\"detail\":\"two\\nlines\"" },
    { "\"detail\":null", "\"detail\":\"\\u001b[31m\"" },
    { "\"detail\":null,", "" },
    { "\"tokens\":[", "\"tokens\":{\"x\":[" },
    { "[{\"slot\"", "[null,{\"slot\"" },
    { "[{\"slot\"", "[[],{\"slot\"" },
    { "\"slot\"", "\"slots\"" },
    { "\"Reader 00 00\"", "null" },
    { "\"Reader 00 00\"", "12" },
    { "\"low\"", "\"lower\"" },
    { "\"low\"", "null" },
    { "\"low\"", "0" },
    { "\"pin\":\"low\",", "" },
    { "[\"MAA=\",\"MAEF\"]", "\"MAA=\"" },
    { "[\"MAA=\",\"MAEF\"]", "null" },
    { "\"MAA=\"", "48" },
    { "\"MAA=\"", "null" },
    { "\"MAA=\"", "[\"MAA=\"]" },
    { "\"MAA=\"", "\"MAA\"" },
    { "\"MAA=\"", "\"MAB=\"" },
    { "\"MAA=\"", "\"MA A=\"" },
    { "\"MAA=\"", "\"MAA=\\n\"" },
    { "\"MAA=\"", "\"MAA=MAA=\"" },
    { "\"MAA=\"", "\"MA_-\"" },
    { "\"libraries\":{", "\"libraries\":[],\"x\":{" },
    { "\"libraries\":{", "\"libraries\":null,\"x\":{" },
    { "\"libpcsclite\":null", "\"x\":null" },
    { "\"/lib/libcrypto.so.3\"", "3" },
    { "}}", "}" },
    { "}}", "}}}" },
    { "}}", "}} and more" },
    { "{\"schema\"", "[{\"schema\"" },
    { "{\"schema\"", "{\"schema" },
    { "Reader", "\xFF\xFE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = make_text (cases[i].part, cases[i].other);
    g_autofree char *printable = g_strescape (cases[i].other, NULL);

    g_test_message ("%s for %s", printable, cases[i].part);
    g_assert_null (parse_bytes (text, strlen (text)));
  }
}

static void
test_no_answer (void)
{
  static const char *const texts[] = { "",         " ",  "\n", "null", "7",
                                       "\"read\"", "[]", "{}", "{",    "Segmentation fault\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_null (parse_bytes (texts[i], strlen (texts[i])));
  g_assert_null (parse_bytes ("{}\0{}", 5));
  g_assert_null (parse_bytes ("\0", 1));
}

/* Cut anywhere, it is no answer. */
static void
test_cut (void)
{
  g_autofree char *text = make_text ("Reader", "Reader");

  for (gsize length = 0; length < strlen (text); length++)
    g_assert_null (parse_bytes (text, length));
}

/* Any byte of it changed into any other: an answer or none, but nothing worse. */
static void
test_changed (void)
{
  g_autofree char *text = make_text ("Reader", "Reader");
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++) {
    char before = text[i];

    for (int byte = 0; byte < 256; byte += 3) {
      g_autoptr (ImzTokenAnswer) answer = NULL;

      text[i] = (char) byte;
      answer = parse_bytes (text, length);
    }
    text[i] = before;
  }
}

static char *
repeat (const char *text, gsize n)
{
  GString *all = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append (all, text);

  return g_string_free (all, FALSE);
}

/* So deep that a parser that calls itself would run out of stack. */
static void
test_deep (void)
{
  static const char *const openings[] = { "[", "{\"a\":", "[{\"a\":" };

  for (gsize i = 0; i < G_N_ELEMENTS (openings); i++) {
    g_autofree char *text = repeat (openings[i], 100 * 1000);
    g_autofree char *more = g_strconcat ("{\"more\":", text, NULL);
    g_autofree char *inside = make_text ("{", more);

    g_assert_null (parse_bytes (text, strlen (text)));
    g_assert_null (parse_bytes (inside, strlen (inside)));
  }
}

static void
assert_limit (const char *part, const char *one, gsize limit)
{
  for (gsize n = limit; n <= limit + 1; n++) {
    g_autofree char *many = repeat (one, n - 1);
    g_autofree char *all = g_strconcat (many, part, NULL);
    g_autofree char *text = make_text (part, all);
    g_autoptr (ImzTokenAnswer) answer = parse_bytes (text, strlen (text));

    g_assert_true ((answer != NULL) == (n <= limit));
  }
}

static void
test_limits (void)
{
  g_autofree char *sound = make_text ("{", "{");

  assert_limit ("{\"slot\"", "{\"slot\":\"\",\"pin\":\"none\",\"certificates\":[]},",
                IMZ_TOKEN_ANSWER_MAX_TOKENS);
  assert_limit ("\"MAEF\"", "\"MAEF\",", IMZ_TOKEN_ANSWER_MAX_CERTIFICATES - 1);
  assert_limit ("Reader 00 00", "x", 4096 - strlen ("Reader 00 00") + 1);
  assert_limit ("{\"schema\"", " ", IMZ_TOKEN_ANSWER_MAX_BYTES - strlen (sound) + 1);
}

static void
test_certificate_limit (void)
{
  for (gsize n = 64 * 1024; n <= 64 * 1024 + 1; n++) {
    g_autofree guchar *bytes = g_malloc0 (n);
    g_autofree char *base64 = g_base64_encode (bytes, n);
    g_autofree char *text = make_text ("MAEF", base64);
    g_autoptr (ImzTokenAnswer) answer = parse_bytes (text, strlen (text));

    g_assert_true ((answer != NULL) == (n <= 64 * 1024));
  }
}

#define ONE_TOKEN "{\"slot\":\"Reader 00 00\",\"pin\":\"low\",\"certificates\":[\"MAA=\",\"MAEF\"]}"

/* An answer whose tokens are in these slots, each with one certificate: its place in the list. */
static ImzTokenAnswer *
make_answer (const char *const *slots, const char *const *words)
{
  GString *tokens = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guchar i = 0; slots[i] != NULL; i++) {
    g_autofree char *base64 = g_base64_encode (&i, 1);

    g_string_append_printf (tokens, "{\"slot\":\"%s\",\"pin\":\"%s\",\"certificates\":[\"%s\"]},",
                            slots[i], words != NULL ? words[i] : "none", base64);
  }
  g_string_truncate (tokens, tokens->len - 1);
  text = make_text (ONE_TOKEN, tokens->str);
  g_string_free (tokens, TRUE);

  return parse_bytes (text, strlen (text));
}

#define MAX_SLOTS 4

static void
test_choice (void)
{
  static const struct {
    const char *sentence;
    const char *slots[MAX_SLOTS];
    const char *others[2];
    gboolean needs_name;
    const char *chosen; /* places in slots; NULL: none */
  } cases[] = {
    { "the reader's name", { "Other", READER }, { NULL }, FALSE, "1" },
    { "with spaces around", { "  " READER "  " }, { "Other" }, TRUE, "0" },
    { "two of its name", { READER, "Other", READER }, { NULL }, FALSE, "02" },
    { "a part, cut", { "ACS ACR39U ICC Reader [CCID" }, { NULL }, TRUE, "0" },
    { "a part, though others have cards", { "ACS ACR39U ICC" }, { "Omnikey 00 00" }, FALSE, "0" },
    { "a part that is also another's",
      { "ACS ACR39U ICC" },
      { "ACS ACR39U ICC 01 00" },
      FALSE,
      NULL },
    { "the whole name before a part", { "ACS ACR39U", READER }, { NULL }, FALSE, "1" },
    { "too little to tell", { "ACS ACR" }, { "Omnikey 00 00" }, FALSE, NULL },
    { "no part, but longer", { READER " 00" }, { "Omnikey 00 00" }, FALSE, NULL },
    { "a name of its own, and one card", { "Smart card slot", "" }, { NULL }, FALSE, "01" },
    { "a name of its own, and two cards", { "Smart card slot" }, { "Omnikey 00 00" }, FALSE, NULL },
    { "one card, but the name is needed", { "Smart card slot" }, { NULL }, TRUE, NULL },
    { "two readers, one answer", { "Omnikey 00 00" }, { "Omnikey 00 00" }, FALSE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ImzTokenAnswer) answer = make_answer (cases[i].slots, NULL);
    g_autoptr (ImzTokenChoice) choice =
      imz_token_choice_new (answer, READER, cases[i].others, cases[i].needs_name);
    g_autoptr (GString) chosen = g_string_new (NULL);

    g_test_message ("%s", cases[i].sentence);
    g_assert_true ((choice != NULL) == (cases[i].chosen != NULL));
    for (guint j = 0; choice != NULL && j < choice->certificates->len; j++) {
      const guint8 *place = g_bytes_get_data (choice->certificates->pdata[j], NULL);

      g_string_append_printf (chosen, "%u", *place);
    }
    g_assert_cmpstr (chosen->str, ==, cases[i].chosen != NULL ? cases[i].chosen : "");
  }
}

/* Of several tokens on a card the one whose PIN is worst off speaks. */
static void
test_gravest_pin (void)
{
  static const struct {
    const char *words[3];
    ImzPinState pin;
  } cases[] = {
    { { "none", "none", "none" }, IMZ_PIN_STATE_UNKNOWN },
    { { "none", "not-set", "none" }, IMZ_PIN_STATE_NOT_SET },
    { { "low", "not-set", "none" }, IMZ_PIN_STATE_LOW },
    { { "low", "final-try", "not-set" }, IMZ_PIN_STATE_FINAL_TRY },
    { { "locked", "final-try", "low" }, IMZ_PIN_STATE_LOCKED },
  };
  static const char *const slots[] = { READER, READER, READER, NULL };
  static const char *const others[] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ImzTokenAnswer) answer = make_answer (slots, cases[i].words);
    g_autoptr (ImzTokenChoice) choice = imz_token_choice_new (answer, READER, others, TRUE);

    g_assert_cmpint (choice->pin, ==, cases[i].pin);
  }
}

/* The PIN of a token that holds no certificate is nothing to those of the one that does. */
static void
test_pin_of_holders (void)
{
  static const struct {
    const char *tokens;
    ImzPinState pin;
  } cases[] = {
    { "{\"slot\":\"" READER "\",\"pin\":\"locked\",\"certificates\":[]},"
      "{\"slot\":\"" READER "\",\"pin\":\"low\",\"certificates\":[\"MAA=\"]}",
      IMZ_PIN_STATE_LOW },
    { "{\"slot\":\"" READER "\",\"pin\":\"none\",\"certificates\":[\"MAA=\"]},"
      "{\"slot\":\"" READER "\",\"pin\":\"not-set\",\"certificates\":[]}",
      IMZ_PIN_STATE_UNKNOWN },
    { "{\"slot\":\"" READER "\",\"pin\":\"low\",\"certificates\":[]},"
      "{\"slot\":\"" READER "\",\"pin\":\"locked\",\"certificates\":[]}",
      IMZ_PIN_STATE_LOCKED },
  };
  static const char *const others[] = { NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *text = make_text (ONE_TOKEN, cases[i].tokens);
    g_autoptr (ImzTokenAnswer) answer = parse_bytes (text, strlen (text));
    g_autoptr (ImzTokenChoice) choice = imz_token_choice_new (answer, READER, others, TRUE);

    g_assert_cmpint (choice->pin, ==, cases[i].pin);
  }
}

static void
test_no_tokens (void)
{
  static const char *const others[] = { NULL };
  g_autoptr (ImzTokenAnswer) answer = imz_token_answer_new_failed (IMZ_DRIVER_PROBLEM_NONE, NULL);

  g_assert_null (imz_token_choice_new (answer, READER, others, FALSE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/token-answer/sound", test_sound);
  g_test_add_func ("/card/token-answer/results", test_results);
  g_test_add_func ("/card/token-answer/pins", test_pins);
  g_test_add_func ("/card/token-answer/unsound", test_unsound);
  g_test_add_func ("/card/token-answer/none", test_no_answer);
  g_test_add_func ("/card/token-answer/cut", test_cut);
  g_test_add_func ("/card/token-answer/changed", test_changed);
  g_test_add_func ("/card/token-answer/deep", test_deep);
  g_test_add_func ("/card/token-answer/limits", test_limits);
  g_test_add_func ("/card/token-answer/limits/certificate", test_certificate_limit);
  g_test_add_func ("/card/token-choice", test_choice);
  g_test_add_func ("/card/token-choice/gravest-pin", test_gravest_pin);
  g_test_add_func ("/card/token-choice/pin-of-holders", test_pin_of_holders);
  g_test_add_func ("/card/token-choice/no-tokens", test_no_tokens);
  return g_test_run ();
}
