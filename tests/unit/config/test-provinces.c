/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Profiles of provinces, wherever they come from, and what is passed over. */

#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "imz-core-error.h"
#include "imz-provinces.h"

/* Two folders with profiles, of which the second is the stronger. */
typedef struct {
  char *top;
  char *dirs[3];
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  self->top = g_dir_make_tmp ("imzam-test-XXXXXX", NULL);
  self->dirs[0] = g_build_filename (self->top, "admin", NULL);
  self->dirs[1] = g_build_filename (self->top, "user", NULL);
  g_assert_cmpint (g_mkdir (self->dirs[0], 0700), ==, 0);
  g_assert_cmpint (g_mkdir (self->dirs[1], 0700), ==, 0);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  const char *const argv[] = { "rm", "-r", self->top, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL,
                               NULL, NULL, NULL));
  for (gsize i = 0; self->dirs[i] != NULL; i++)
    g_free (self->dirs[i]);
  g_free (self->top);
}

static char *
write_file (Fixture *self, guint dir, const char *name, const char *text)
{
  char *path = g_build_filename (self->dirs[dir], name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return path;
}

static void
write_province (Fixture *self, guint dir, const char *name, const char *province)
{
  g_autofree char *text = g_strdup_printf ("[province]\nname=%s\n", province);
  g_autofree char *path = write_file (self, dir, name, text);
}

static ImzProvinces *
load (Fixture *self)
{
  return imz_provinces_new ((const char *const *) self->dirs);
}

static void
assert_ids (const ImzProvinces *provinces, const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < imz_provinces_get_n (provinces); i++)
    g_string_append_printf (ids, "%s ", imz_province_get_id (imz_provinces_get_nth (provinces, i)));
  g_assert_cmpstr (ids->str, ==, expected);
}

/* Each problem is "file: …" with the file's name without its folder; up to NULL, in order. */
static void
assert_problems (const ImzProvinces *provinces, const char *const *expected)
{
  GPtrArray *problems = imz_provinces_get_problems (provinces);

  for (guint i = 0; i < problems->len; i++) {
    const char *problem = g_ptr_array_index (problems, i);

    g_test_message ("%s", problem);
    g_assert_nonnull (expected[i]);
    g_assert_true (g_path_is_absolute (problem));
    g_assert_true (g_str_has_suffix (problem, expected[i]));
  }
  g_assert_null (expected[problems->len]);
}

static void
test_shipped (Fixture *self, gconstpointer unused)
{
  static const char *const none[] = { NULL };
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (none);

  assert_ids (provinces, "genel batman zonguldak ");
  assert_problems (provinces, none);
  g_assert_null (imz_provinces_get_place (provinces, "genel"));
  g_assert_null (imz_provinces_find (provinces, "van"));
  g_assert_cmpuint (imz_rulebook_get_n_rules (imz_provinces_get_rules (provinces)), ==, 26);
  g_assert_cmpuint (imz_holidays_get_checked_year (imz_provinces_get_holidays (provinces)), >=,
                    2026);
}

/* The default one first, the others as a Turkish dictionary has them. */
static void
test_order (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzProvinces) provinces = NULL;

  write_province (self, 0, "izmir.ini", "İzmir");
  write_province (self, 0, "igdir.ini", "Iğdır");
  write_province (self, 0, "corum.ini", "Çorum");
  write_province (self, 0, "canakkale.ini", "çanakkale");
  write_province (self, 0, "denizli.ini", "Denizli");
  write_province (self, 0, "usak.ini", "Uşak");
  write_province (self, 0, "urfa.ini", "Şanlıurfa");
  write_province (self, 1, "a-siirt.conf", "Siirt");
  write_province (self, 1, "b-siirt.conf", "Siirt");
  provinces = load (self);
  assert_ids (provinces, "genel batman canakkale corum denizli igdir izmir a-siirt b-siirt urfa "
                         "usak zonguldak ");
}

static void
test_replacing (Fixture *self, gconstpointer unused)
{
  static const char *const none[] = { NULL };
  g_autoptr (ImzProvinces) provinces = NULL;
  g_autofree char *place = g_build_filename (self->dirs[1], "batman.ini", NULL);

  write_province (self, 0, "batman.ini", "The administrator’s");
  write_province (self, 1, "batman.ini", "The user’s");
  write_province (self, 0, "genel.conf", "As we have it");
  provinces = load (self);
  assert_ids (provinces, "genel batman zonguldak ");
  assert_problems (provinces, none);
  g_assert_cmpstr (imz_province_get_name (imz_provinces_find (provinces, "batman")), ==,
                   "The user’s");
  g_assert_cmpstr (imz_provinces_get_place (provinces, "batman"), ==, place);
  g_assert_cmpstr (imz_province_get_name (imz_provinces_get_nth (provinces, 0)), ==,
                   "As we have it");
}

static void
test_endings (Fixture *self, gconstpointer unused)
{
  static const char *const none[] = { NULL };
  g_autoptr (ImzProvinces) provinces = NULL;

  write_province (self, 0, "van.ini", "Of .ini");
  write_province (self, 0, "van.conf", "Of .conf");
  write_province (self, 0, "mus.ini~", "A copy");
  write_province (self, 0, "bitlis", "No ending");
  write_province (self, 0, ".ini", "No name");
  write_province (self, 0, ".siirt.ini", "Hidden");
  g_free (write_file (self, 0, "README.md", "no profile"));
  provinces = load (self);
  assert_ids (provinces, "genel batman van zonguldak ");
  assert_problems (provinces, none);
  g_assert_cmpstr (imz_province_get_name (imz_provinces_find (provinces, "van")), ==, "Of .ini");
}

/* A bad file is named with its line; the profile it would have replaced stays. */
static void
test_problems (Fixture *self, gconstpointer unused)
{
  static const char *const expected[] = {
    "/admin/Van.ini: the file’s name must be lower-case letters from a to z, digits and hyphens",
    "/admin/batman.ini: line 3: “window_months” must be a whole number from 1 to 12",
    "/admin/folder.ini: this is no ordinary file",
    "/admin/gone.ini: No such file or directory",
    "/admin/pipe.ini: this is no ordinary file",
    "/user/zonguldak.ini: line 1: the group [province] is missing",
    NULL,
  };
  g_autoptr (ImzProvinces) provinces = NULL;
  g_autofree char *folder = g_build_filename (self->dirs[0], "folder.ini", NULL);
  g_autofree char *pipe = g_build_filename (self->dirs[0], "pipe.ini", NULL);
  g_autofree char *gone = g_build_filename (self->dirs[0], "gone.ini", NULL);

  write_province (self, 0, "Van.ini", "Van");
  g_free (write_file (self, 0, "batman.ini", "[province]\nname=Batman\nwindow_months=30\n"));
  g_free (write_file (self, 1, "zonguldak.ini", ""));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_assert_cmpint (symlink ("nowhere", gone), ==, 0);
  provinces = load (self);
  assert_ids (provinces, "genel batman zonguldak ");
  assert_problems (provinces, expected);
  g_assert_null (imz_provinces_get_place (provinces, "batman"));
  g_assert_cmpuint (
    imz_province_get_limits (imz_provinces_find (provinces, "batman"))->window_months, ==, 3);
}

/* A file may be called anything; a report of it stays in one line. */
static void
test_odd_names (Fixture *self, gconstpointer unused)
{
  static const char *const expected[] = {
    "/admin/a\\u000Ab.ini: the file’s name must be lower-case letters from a to z, digits and "
    "hyphens",
    NULL,
  };
  g_autoptr (ImzProvinces) provinces = NULL;

  write_province (self, 0, "a\nb.ini", "x");
  provinces = load (self);
  assert_problems (provinces, expected);
}

static void
test_long_file (Fixture *self, gconstpointer unused)
{
  static const char *const expected[] = { "/admin/van.ini: line 1: the file is far too long",
                                          NULL };
  g_autofree char *blanks = g_strnfill (1024 * 1024, '\n');
  g_autofree char *text = g_strconcat ("[province]\nname=Van\n", blanks, NULL);
  g_autofree char *path = write_file (self, 0, "van.ini", text);
  g_autoptr (ImzProvinces) provinces = load (self);

  assert_problems (provinces, expected);
}

/* What the administrator locked is not the user's to change, nor what stands in its place. */
static void
test_locked (Fixture *self, gconstpointer unused)
{
  static const struct {
    const char *why;
    const char *locked;
    const char *batman; /* whose it is */
    const char *genel;
    gboolean has_van;
  } vectors[] = {
    { "nothing is locked", NULL, "The user’s", "The user’s", TRUE },
    { "the administrator’s own", "batman", "The administrator’s", "The user’s", TRUE },
    { "one of İmzam’s own", "genel", "The user’s", "General", TRUE },
    { "one that only the user has", "van", "The user’s", "General", FALSE },
  };

  write_province (self, 0, "batman.ini", "The administrator’s");
  write_province (self, 1, "batman.ini", "The user’s");
  write_province (self, 1, "genel.conf", "The user’s");
  write_province (self, 1, "van.ini", "Van");
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const char *locked = vectors[i].locked;
    g_autoptr (ImzProvinces) provinces =
      imz_provinces_new_locked ((const char *const *) self->dirs, locked);

    g_test_message ("%s", vectors[i].why);
    g_assert_cmpstr (imz_province_get_name (imz_provinces_find (provinces, "batman")), ==,
                     vectors[i].batman);
    g_assert_cmpstr (imz_province_get_name (imz_provinces_find (provinces, "genel")), ==,
                     vectors[i].genel);
    g_assert_true ((imz_provinces_find (provinces, "van") != NULL) == vectors[i].has_van);
    if (locked != NULL)
      g_assert_true (g_str_has_suffix (
        imz_provinces_find_problem (provinces, locked),
        ": the administrator chose this province for all users; this file is not used"));
  }
}

/* A folder that somebody filled keeps nobody waiting; what was read counts. */
static void
test_many_files (Fixture *self, gconstpointer unused)
{
  static const char *const expected[] = {
    "/admin: there are far too many profiles; only the first 1000 were read", NULL
  };
  static const char *const none[] = { NULL };
  g_autofree char *last = NULL;

  for (guint i = 0; i < 1000; i++) {
    g_autofree char *name = g_strdup_printf ("p%04u.ini", i);

    write_province (self, 0, name, "Van");
  }
  {
    g_autoptr (ImzProvinces) provinces = load (self);

    assert_problems (provinces, none);
    g_assert_cmpuint (imz_provinces_get_n (provinces), ==, 1003);
  }

  write_province (self, 0, "p1000.ini", "Van");
  write_province (self, 1, "mus.ini", "Muş");
  {
    g_autoptr (ImzProvinces) provinces = load (self);

    assert_problems (provinces, expected);
    g_assert_null (imz_provinces_find (provinces, "p1000"));
    g_assert_nonnull (imz_provinces_find (provinces, "mus"));
  }
}

/* 64 MiB are 256 of the longest. */
static void
test_many_bytes (Fixture *self, gconstpointer unused)
{
  static const char *const expected[] = {
    "/admin: there are far too many profiles; only the first 256 were read", NULL
  };
  static const char *const head = "[province]\nname=Van\n";
  g_autofree char *filling = g_strnfill (256 * 1024 - strlen (head), '\n');
  g_autofree char *text = g_strconcat (head, filling, NULL);
  g_autoptr (ImzProvinces) provinces = NULL;

  for (guint i = 0; i < 257; i++) {
    g_autofree char *name = g_strdup_printf ("p%04u.ini", i);

    g_free (write_file (self, 0, name, text));
  }
  provinces = load (self);
  assert_problems (provinces, expected);
  g_assert_nonnull (imz_provinces_find (provinces, "p0255"));
  g_assert_null (imz_provinces_find (provinces, "p0256"));
}

static void
write_text_at (const char *top, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (top, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

/* One that depends on the present folder is none. */
static void
test_relative_data (Fixture *self, gconstpointer unused)
{
  g_autofree char *home = NULL;

  if (g_test_subprocess ()) {
    g_autoptr (ImzProvinces) provinces = NULL;

    g_assert_cmpint (g_chdir (g_getenv ("PLACE_OF_TEST")), ==, 0);
    provinces = imz_provinces_new_default ();
    g_assert_null (imz_provinces_find (provinces, "van"));
    g_assert_nonnull (imz_provinces_find (provinces, "mus"));
    return;
  }

  home = g_build_filename (self->top, "home", NULL);
  write_text_at (self->top, "data/imzam/provinces/van.ini", "[province]\nname=Van\n");
  write_text_at (home, ".local/share/imzam/provinces/mus.ini", "[province]\nname=Muş\n");
  g_setenv ("XDG_DATA_HOME", "data", TRUE);
  g_setenv ("HOME", home, TRUE);
  g_setenv ("PLACE_OF_TEST", self->top, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_missing_folders (Fixture *self, gconstpointer unused)
{
  static const char *const none[] = { NULL };
  const char *const dirs[] = { "/no/such/folder", "/dev/null", NULL };
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (dirs);

  assert_ids (provinces, "genel batman zonguldak ");
  assert_problems (provinces, none);
}

static void
test_check_file (Fixture *self, gconstpointer unused)
{
  static const char *const none[] = { NULL };
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (none);
  g_autofree char *sound = write_file (self, 0, "van.ini",
                                       "[province]\nname=Van\n[rule R8]\n"
                                       "Text=Sekiz\nSource=S0\n");
  g_autofree char *bad = write_file (self, 0, "mus.conf", "[province]\nname=Muş\nx=y\n");
  g_autofree char *no_ending = write_file (self, 0, "siirt", "[province]\nname=Siirt\n");
  g_autofree char *other_ending = write_file (self, 0, "siirt.INI", "[province]\nname=Siirt\n");
  g_autoptr (ImzProvince) province = NULL;
  g_autoptr (GError) error = NULL;

  province = imz_provinces_check_file (provinces, sound, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (imz_province_get_id (province), ==, "van");
  g_assert_cmpstr (imz_rule_get_text (imz_province_find_rule (province, "R8")), ==, "Sekiz");

  g_assert_null (imz_provinces_check_file (provinces, bad, &error));
  g_assert_error (error, IMZ_CORE_ERROR, IMZ_CORE_ERROR_BAD_DATA);
  g_assert_cmpstr (error->message, ==, "line 3: there is no key “x” in [province]");
  g_clear_error (&error);

  /* Such a file would never be looked for. */
  g_assert_null (imz_provinces_check_file (provinces, no_ending, &error));
  g_assert_cmpstr (error->message, ==, "the file’s name must be ID.ini or ID.conf");
  g_clear_error (&error);
  g_assert_null (imz_provinces_check_file (provinces, other_ending, &error));
  g_assert_cmpstr (error->message, ==, "the file’s name must be ID.ini or ID.conf");
  g_clear_error (&error);

  g_assert_null (imz_provinces_check_file (provinces, "/no/such/file.ini", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

/* Who set it to what is not there is told. */
static void
test_choose (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzConfig) config = imz_config_new (self->dirs[0], self->dirs[1], FALSE);
  g_autoptr (ImzProvinces) provinces = load (self);
  g_autofree char *problem = NULL;

  g_assert_cmpstr (imz_province_get_id (imz_provinces_choose (provinces, config, &problem)), ==,
                   "genel");
  g_assert_null (problem);

  g_assert_true (imz_config_set (config, IMZ_CONFIG_KEY_PROVINCE, "zonguldak", NULL));
  g_assert_cmpstr (imz_province_get_id (imz_provinces_choose (provinces, config, &problem)), ==,
                   "zonguldak");
  g_assert_null (problem);

  g_assert_true (imz_config_set (config, IMZ_CONFIG_KEY_PROVINCE, "atlantis", NULL));
  g_assert_cmpstr (imz_province_get_id (imz_provinces_choose (provinces, config, &problem)), ==,
                   "genel");
  g_assert_nonnull (strstr (problem, "“atlantis”"));

  g_assert_false (imz_config_set (config, IMZ_CONFIG_KEY_PROVINCE, "../genel", NULL));
}

/* Its own file says why it is not there, or not as the user wrote it. */
static void
test_choose_bad_file (Fixture *self, gconstpointer unused)
{
  static const struct {
    const char *why;
    const char *chosen;
    const char *used;
    const char *problem; /* its end; NULL: none */
  } vectors[] = {
    { "its only file is bad", "van", "genel",
      "/user/van.ini: line 3: there is no key “x” in [province])" },
    { "the user’s file is bad, the administrator’s is used", "mus", "mus",
      "/user/mus.ini: line 1: the group [province] is missing" },
    { "the file of İmzam’s own one is bad", "batman", "batman",
      "/admin/batman.ini: line 1: the group [province] is missing" },
    { "the user’s file is sound, the administrator’s does not matter", "siirt", "siirt", NULL },
    { "other files do not matter", "genel", "genel", NULL },
  };
  g_autoptr (ImzProvinces) provinces = NULL;

  g_free (write_file (self, 1, "van.ini", "[province]\nname=Van\nx=y\n"));
  write_province (self, 0, "mus.ini", "Muş");
  g_free (write_file (self, 1, "mus.ini", ""));
  g_free (write_file (self, 0, "batman.ini", ""));
  g_free (write_file (self, 0, "siirt.ini", ""));
  write_province (self, 1, "siirt.ini", "Siirt");
  provinces = load (self);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzConfig) config = imz_config_new ("/no/admin", "/no/shipped", FALSE);
    g_autofree char *problem = NULL;
    const ImzProvince *province;

    g_test_message ("%s", vectors[i].why);
    g_assert_true (imz_config_set (config, IMZ_CONFIG_KEY_PROVINCE, vectors[i].chosen, NULL));
    province = imz_provinces_choose (provinces, config, &problem);
    g_assert_cmpstr (imz_province_get_id (province), ==, vectors[i].used);
    if (vectors[i].problem == NULL)
      g_assert_null (problem);
    else
      g_assert_true (g_str_has_suffix (problem, vectors[i].problem));
  }
  g_assert_null (imz_provinces_find_problem (provinces, "atlantis"));
}

/* What the administrator wrote is no id at all. */
static void
test_choose_no_id (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzConfig) config = imz_config_new (self->dirs[0], self->dirs[1], FALSE);
  g_autofree char *path = write_file (self, 0, "imzam.conf", "[imzam]\nprovince=Van Gölü\n");
  g_autofree char *expected =
    g_strconcat (path, ": province: must be lower-case letters, digits and hyphens", NULL);
  g_autoptr (ImzProvinces) provinces = imz_provinces_new ((const char *const[]){ NULL });
  g_autofree char *problem = NULL;

  g_assert_cmpstr (imz_province_get_id (imz_provinces_choose (provinces, config, &problem)), ==,
                   "genel");
  g_assert_cmpstr (problem, ==, expected);
}

/* Only what a profile says otherwise is its own. */
static void
test_own_rules (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = write_file (self, 0, "van.ini",
                                      "[province]\nname=Van\n[rule R8]\nText=Sekiz\nSource=S0\n"
                                      "[rule R99]\nText=Yeni\nSource=S0\n");
  g_autoptr (ImzProvinces) provinces = load (self);
  g_autoptr (GPtrArray) of_van =
    imz_provinces_get_own_rules (provinces, imz_provinces_find (provinces, "van"));
  g_autoptr (GPtrArray) of_genel =
    imz_provinces_get_own_rules (provinces, imz_provinces_find (provinces, "genel"));

  g_assert_cmpuint (of_van->len, ==, 2);
  g_assert_cmpstr (imz_rule_get_id (of_van->pdata[0]), ==, "R8");
  g_assert_cmpstr (imz_rule_get_id (of_van->pdata[1]), ==, "R99");
  g_assert_cmpuint (of_genel->len, ==, 0);
}

static void
test_last_holidays (Fixture *self, gconstpointer unused)
{
  g_autoptr (ImzProvinces) provinces = load (self);
  const ImzHolidays *holidays = imz_provinces_get_holidays (provinces);
  guint year = imz_provinces_get_last_holidays (provinces);
  GDate day;

  g_assert_cmpuint (year, >=, imz_holidays_get_checked_year (holidays));
  g_date_set_dmy (&day, 31, G_DATE_DECEMBER, (GDateYear) year);
  g_assert_true (imz_holidays_covers (holidays, &day));
  g_date_add_days (&day, 1);
  g_assert_false (imz_holidays_covers (holidays, &day));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/config/provinces/shipped", test_shipped);
  ADD ("/config/provinces/order", test_order);
  ADD ("/config/provinces/replacing", test_replacing);
  ADD ("/config/provinces/endings", test_endings);
  ADD ("/config/provinces/problems", test_problems);
  ADD ("/config/provinces/odd-names", test_odd_names);
  ADD ("/config/provinces/long-file", test_long_file);
  ADD ("/config/provinces/locked", test_locked);
  ADD ("/config/provinces/many-files", test_many_files);
  ADD ("/config/provinces/many-bytes", test_many_bytes);
  ADD ("/config/provinces/relative-data", test_relative_data);
  ADD ("/config/provinces/missing-folders", test_missing_folders);
  ADD ("/config/provinces/check-file", test_check_file);
  ADD ("/config/provinces/choose", test_choose);
  ADD ("/config/provinces/choose-bad-file", test_choose_bad_file);
  ADD ("/config/provinces/choose-no-id", test_choose_no_id);
  ADD ("/config/provinces/own-rules", test_own_rules);
  ADD ("/config/provinces/last-holidays", test_last_holidays);
  return g_test_run ();
}
