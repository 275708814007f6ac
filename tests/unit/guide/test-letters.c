/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-letters.h"

#include <glib/gstdio.h>

#include "core-fixture.h"
#include "imz-core-error.h"
#include "imz-letter-parser.h"

#define TITLE "<title>A letter</title>"
#define SOUND TITLE "<paragraph>Text</paragraph>"

static ImzLetterTemplate *
parse (const char *text, GError **error)
{
  g_autoptr (GBytes) data = g_bytes_new_static (text, strlen (text));

  return imz_letter_template_new_from_data ("mine", data, error);
}

/* Each is refused, at the line where it is wrong. */
static void
test_bad (void)
{
  static const struct {
    const char *text;
    const char *line;
    const char *sentence;
  } vectors[] = {
    { "", "line 1: ", "nothing" },
    { "<letter>" SOUND, "line 1: ", "it does not end" },
    { "<letter>" SOUND "</letter><letter/>", "line 1: ", "two of them" },
    { "<!-- -->\n<guide>" SOUND "</guide>", "line 2: ", "another kind of file" },
    { "<letter>\n\n<unknown/>" SOUND "</letter>", "line 3: ", "an element that there is not" },
    { "<letter mine=\"yes\">" SOUND "</letter>", "line 1: ", "an attribute that there is not" },
    { "<letter ours=\"perhaps\">" SOUND "</letter>", "line 1: ", "a value that there is not" },
    { "<letter id=\"other\">" SOUND "</letter>", "line 1: ", "the id is not the file’s name" },
    { "<letter>\n" SOUND "\ntext</letter>", "line 3: ", "text outside of an element" },
    { "<letter>\n<paragraph>a <b>b</b></paragraph></letter>", "line 2: ", "within a text" },
    { "<letter>" TITLE "\n<paragraph> \n </paragraph></letter>", "line 2: ", "an empty text" },
    { "<letter>" SOUND "\n" TITLE "</letter>", "line 1: ", "two titles" },
    { "<letter><paragraph>Text</paragraph></letter>", "line 1: ", "no title" },
    { "<letter>" TITLE "<heading>A</heading></letter>", "line 1: ", "it says nothing" },
    { "<letter>" SOUND "<hint>a</hint><hint>b</hint></letter>", "line 1: ", "two hints" },
    { "<letter>" SOUND "\n<to>A</to>\n<to>B</to></letter>", "line 3: ", "goes to two" },
    { "<letter>" SOUND "<to>A</to><greeting>B</greeting></letter>", "line 1: ", "both" },
    { "<letter>" SOUND "<unit>A</unit></letter>", "line 1: ", "a unit of nobody" },
    { "<letter>" SOUND "<e-mail>a@example.com</e-mail></letter>", "line 1: ", "no subject" },
    { "<letter>" SOUND "\n<line>{nobody}</line></letter>", "line 2: ", "an unknown place" },
    { "<letter>" SOUND "\n<line>{delivery-to}</line></letter>", "line 2: ", "of guides only" },
    { "<letter>" SOUND "\n<line>{name:genitive}</line></letter>", "line 2: ", "unknown case" },
    { "<letter>" SOUND "\n<line>{name</line></letter>", "line 2: ", "an open brace" },
    { "<letter>" SOUND "\n<line>name}</line></letter>", "line 2: ", "a closed brace" },
    { "<letter>" SOUND "\n<line>{}</line></letter>", "line 2: ", "a place without a name" },
    { "<letter>" SOUND "\n<line application=\"other\">a</line></letter>", "line 2: ", "case" },
    { "<letter>" SOUND "\n<to application=\"first\">a</to></letter>", "line 2: ", "not there" },
    { "<letter>" SOUND "\n<line xml:lang=\"tr\">a</line></letter>", "line 2: ", "not translated" },
    { "<letter>" SOUND "\n<line>a\u202Eb</line></letter>", "line 2: ", "turns the line around" },
    { "<letter>\n" SOUND "&nothing;</letter>", "line 2: ", "an entity that there is not" },
    { "<letter>" SOUND "</letter>\xff", "line 1: ", "no UTF-8" },
    { "<letter>" SOUND "</letter>\ntext", "line 2: ", "text behind the end" },
    { "<letter>" SOUND "</letter>\ntext <!-- -->", "line 2: ", "the same, and more" },
    { "<letter>" SOUND "</letter>\n" TITLE, "line 2: ", "an element behind the end" },
    { "<letter/>\n<letter>" SOUND "</letter>", "line 2: ", "the first of two is empty" },
    { "<!DOCTYPE letter>\n<letter>" SOUND "</letter>", "line 1: ", "a type of document" },
    { "<letter>" SOUND "<?php run ?></letter>", "line 1: ", "an order to a program" },
    { "<letter ours=\"yes\" ours=\"no\">" SOUND "</letter>", "line 1: ", "twice" },
    { "<letter>" SOUND "\n<line application=\"lost\" application=\"first\">a</line></letter>",
      "line 2: ", "the same in a text" },
    { "<letter>" SOUND "\n<title xml:lang=\"tr\">a</title>\n<title xml:lang=\"tr\">b</title>"
      "</letter>",
      "line 3: ", "two titles of one language" },
    { "<letter>\n<title xml:lang=\"tr\">a</title>" SOUND "</letter>",
      "line 2: ", "the translation comes first" },
    { "<letter>" SOUND "\n<title xml:lang=\"t r\">a</title></letter>", "line 2: ", "no language" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (ImzLetterTemplate) letter = parse (vectors[i].text, &error);

    g_test_message ("%s: %s", vectors[i].sentence, error != NULL ? error->message : "taken");
    g_assert_null (letter);
    g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
    g_assert_true (g_str_has_prefix (error->message, vectors[i].line));
    g_assert_cmpuint (strlen (error->message), >, strlen (vectors[i].line));
  }
}

/* Neither a long text nor many of them: a letter is a page. */
static void
test_limits (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("<letter>" SOUND);
  g_autofree char *filling = g_strnfill (2001, 'a');
  g_autofree char *long_text =
    g_strconcat ("<letter>" SOUND "<line>", filling, "</line></letter>", NULL);

  g_assert_null (parse (long_text, &error));
  g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
  g_clear_error (&error);

  for (guint i = 0; i <= 100; i++)
    g_string_append (text, "<check>a</check>");
  g_string_append (text, "</letter>");
  g_assert_null (parse (text->str, &error));
  g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
}

/* What is sound is taken as it stands, its lines joined. */
static void
test_sound (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzLetterTemplate) letter =
    parse ("<?xml version=\"1.0\"?>\n<!-- mine -->\n<letter id=\"mine\" ours=\"yes\">\n"
           "<title>A\n  letter</title><title xml:lang=\"de\">Ein Brief</title>\n"
           "<title xml:lang=\"en\">The letter</title>\n"
           "<head>{authority}</head><paragraph>{name} {ends:dative} kadar &amp; {name}</paragraph>"
           "</letter>",
           &error);
  g_autofree char *places = NULL;

  g_assert_no_error (error);
  places = g_strjoinv (" ", (char **) imz_letter_template_get_places (letter));
  g_assert_cmpstr (places, ==, "province district institution name ends");
  g_assert_cmpstr (imz_letter_template_get_title (letter), ==, "The letter");
  g_assert_null (imz_letter_template_get_hint (letter));
  g_assert_true (imz_letter_template_is_ours (letter));
  g_assert_false (imz_letter_template_is_e_mail (letter));
}

static void
put_file (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *whole =
    g_strdup_printf ("<letter><title>%s</title><line>a</line></letter>", text);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, whole, -1, NULL));
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL;) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_folder (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

static void
assert_title (const ImzLetters *letters, const char *id, const char *where, const char *expected)
{
  g_autoptr (ImzProvince) province = core_fixture_province (where);
  const ImzLetterTemplate *letter = imz_letters_find (letters, id, province);

  g_assert_cmpstr (imz_letter_template_get_title (letter), ==, expected);
}

/* The last folder is the strongest, a province's own letter stronger still; what is bad is passed over. */
static void
test_folders (void)
{
  g_autofree char *first = g_dir_make_tmp ("imzam-letters-XXXXXX", NULL);
  g_autofree char *second = g_dir_make_tmp ("imzam-letters-XXXXXX", NULL);
  const char *const dirs[] = { first, "/nonexistent", second, NULL };
  g_autoptr (ImzLetters) letters = NULL;
  const GPtrArray *problems;

  put_file (first, "handover.xml", "first");
  put_file (first, "batman/handover.xml", "first, Batman");
  put_file (first, "loss-notice.xml", "first");
  put_file (second, "handover.xml", "second");
  put_file (second, "new.xml", "new");
  put_file (second, "loss-notice.xml", "</title>");
  put_file (second, "Bad Name.xml", "bad name");
  put_file (second, "notes.txt", "no letter");
  letters = imz_letters_new (dirs);
  problems = imz_letters_get_problems (letters);

  assert_title (letters, "handover", "genel", "second");
  assert_title (letters, "handover", "batman", "first, Batman");
  assert_title (letters, "loss-notice", "genel", "first");
  assert_title (letters, "new", "zonguldak", "new");
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_nonnull (strstr (problems->pdata[0], "Bad Name.xml: "));
  g_assert_nonnull (strstr (problems->pdata[1], "loss-notice.xml: line 1: "));
  remove_folder (first);
  remove_folder (second);
}

/* Of a folder with far too many letters some are read, which is said; those of the provinces are not starved. */
static void
test_far_too_many (void)
{
  g_autofree char *folder = g_dir_make_tmp ("imzam-letters-XXXXXX", NULL);
  const char *const dirs[] = { folder, NULL };
  g_autoptr (ImzLetters) letters = NULL;
  const GPtrArray *problems;

  for (guint i = 0; i < 101; i++) {
    g_autofree char *name = g_strdup_printf ("mine-%03u.xml", i);

    put_file (folder, name, "mine");
  }
  put_file (folder, "batman/handover.xml", "of Batman");
  letters = imz_letters_new (dirs);
  problems = imz_letters_get_problems (letters);
  g_assert_cmpuint (problems->len, ==, 1);
  g_assert_true (g_str_has_prefix (problems->pdata[0], folder));
  g_assert_nonnull (strstr (problems->pdata[0], "100"));
  assert_title (letters, "mine-099", "genel", "mine");
  assert_title (letters, "handover", "batman", "of Batman");
  g_assert_false (imz_letters_has (letters, "mine-100"));
  remove_folder (folder);
}

/* What a guide may name. */
static void
test_has (void)
{
  static const struct {
    const char *id;
    gboolean is_there;
  } vectors[] = {
    { "approval", TRUE },
    { "approval-letter", TRUE },
    { "approval-e-mail", TRUE },
    { "wet-signed-letter", TRUE },
    { "mine", TRUE },
    { "of-batman", TRUE },
    { "batman/of-batman", FALSE },
    { "batman", FALSE },
    { "", FALSE },
    { "love", FALSE },
  };
  g_autofree char *folder = g_dir_make_tmp ("imzam-letters-XXXXXX", NULL);
  const char *const dirs[] = { folder, NULL };
  g_autoptr (ImzLetters) letters = NULL;

  put_file (folder, "mine.xml", "mine");
  put_file (folder, "batman/of-batman.xml", "of Batman");
  letters = imz_letters_new (dirs);
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s", vectors[i].id);
    g_assert_cmpint (imz_letters_has (letters, vectors[i].id), ==, vectors[i].is_there);
  }
  remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/guide/letters/bad", test_bad);
  g_test_add_func ("/guide/letters/limits", test_limits);
  g_test_add_func ("/guide/letters/sound", test_sound);
  g_test_add_func ("/guide/letters/folders", test_folders);
  g_test_add_func ("/guide/letters/far-too-many", test_far_too_many);
  g_test_add_func ("/guide/letters/has", test_has);

  return g_test_run ();
}
