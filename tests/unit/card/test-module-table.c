/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which drivers are tried for a card, and in which order. */

#include "imz-module-table.h"
#include "imz-registered-modules.h"

#include "test-drivers-kit.h"

#include <unistd.h>

#include <glib/gstdio.h>

#define ATR "3B9F978131FE458065544353228231C073F62180810553"
#define OTHER_ATR "3B6500002063CBA000"

static GPtrArray *
find (TestKit *kit, const ImzModuleQuery *query)
{
  g_autoptr (ImzModuleTable) table = imz_module_table_new (kit->modules_dir, NULL);

  return imz_module_table_find (table, query);
}

/* What is found, without its folder. */
static void
assert_found (GPtrArray *modules, const char *names)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < modules->len; i++) {
    const ImzModule *module = g_ptr_array_index (modules, i);
    g_autofree char *name = g_path_get_basename (module->path);

    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", name);
  }
  g_assert_cmpstr (found->str, ==, names);
}

/* Writes a table in which @ is the kit's folder. */
static void
write_table (TestKit *kit, const char *name, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "@", -1);
  g_autofree char *whole = g_strjoinv (kit->folder, parts);

  test_kit_write_table (kit, name, whole);
}

static void
assert_finds (TestKit *kit, const char *atr, ImzCardFamily family, const char *names)
{
  g_autoptr (GPtrArray) modules = find (kit, &(ImzModuleQuery){ .atr = atr, .family = family });

  assert_found (modules, names);
}

static void
add_files (TestKit *kit, const char *first, ...)
{
  va_list names;

  va_start (names, first);
  for (const char *name = first; name != NULL; name = va_arg (names, const char *))
    test_kit_add (kit, name, name);
  va_end (names);
}

/* The table that is built in: sound, and OpenSC for all cards but AKİS. */
static void
test_shipped (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (ImzModuleTable) table = imz_module_table_new (kit->modules_dir, &problems);
  ImzModuleQuery query = { .atr = OTHER_ATR, .family = IMZ_CARD_FAMILY_OTHER };
  g_autoptr (GPtrArray) modules = imz_module_table_find (table, &query);

  g_assert_cmpuint (problems->len, ==, 0);
  assert_found (modules, "opensc-pkcs11.so");
  g_assert_true (((ImzModule *) modules->pdata[0])->reports_pin);
  g_assert_false (((ImzModule *) modules->pdata[0])->null_first);
  g_assert_false (((ImzModule *) modules->pdata[0])->needs_name);
}

/* The habits of the drivers that are known by name, wherever they are; and of one that is not. */
static void
test_habits (void)
{
  static const struct {
    const char *path;
    gboolean null_first;
    gboolean reports_pin;
  } cases[] = {
    { "/nowhere/libakisp11.so", TRUE, FALSE },    { "/nowhere/libtckkp11.so", TRUE, FALSE },
    { "/nowhere/opensc-pkcs11.so", FALSE, TRUE }, { "/nowhere/libsofthsm2.so", FALSE, TRUE },
    { "/nowhere/libother.so", FALSE, FALSE },
  };
  g_autoptr (TestKit) kit = test_kit_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    ImzModuleQuery query = { .atr = ATR, .family = IMZ_CARD_FAMILY_AKIS, .chosen = cases[i].path };
    g_autoptr (GPtrArray) modules = find (kit, &query);
    const ImzModule *module = g_ptr_array_index (modules, 0);

    g_assert_cmpuint (modules->len, ==, 1);
    g_assert_cmpstr (module->path, ==, cases[i].path);
    g_assert_true (module->null_first == cases[i].null_first);
    g_assert_true (module->reports_pin == cases[i].reports_pin);
    g_assert_false (module->needs_name);
  }
}

static void
test_families (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();

  add_files (kit, "a.so", "b.so", "c.so", NULL);
  write_table (kit, "x.ini",
               "[akis]\nFamily=akis\nFiles=@/a.so\n[opensc]\nFamily=other\nFiles=@/b.so;@/c.so\n");
  assert_finds (kit, ATR, IMZ_CARD_FAMILY_AKIS, "a.so");
  assert_finds (kit, OTHER_ATR, IMZ_CARD_FAMILY_OTHER, "b.so c.so");
}

/* The administrator's own groups come first, in the order of the files' names; those that replace others
 * stay in their places. Only files that are there count, each once, whatever it is called. */
static void
test_order (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();
  g_autofree char *link = g_build_filename (kit->folder, "link.so", NULL);
  ImzModuleQuery query = { .atr = ATR, .family = IMZ_CARD_FAMILY_AKIS };

  add_files (kit, "a.so", "t.so", "one.so", "two.so", "three.so", "chosen.so", NULL);
  g_assert_cmpint (symlink ("one.so", link), ==, 0);
  write_table (kit, "2.ini", "[three]\nFamily=akis\nFiles=@/three.so;@/not-there.so;@/link.so\n");
  write_table (kit, "1.ini",
               "[tckk]\nFamily=akis\nFiles=@/t.so\n"
               "[one]\nFamily=akis\nFiles=@/one.so\n"
               "[akis]\nFamily=akis\nFiles=@/a.so\n"
               "[two]\nFamily=akis\nFiles=@/two.so\n");
  write_table (kit, "0.txt", "[zero]\nFamily=akis\nFiles=@/a.so\n");
  assert_finds (kit, ATR, IMZ_CARD_FAMILY_AKIS, "one.so two.so three.so a.so t.so");

  {
    g_autofree char *chosen = g_build_filename (kit->folder, "chosen.so", NULL);
    g_autofree char *registered = g_build_filename (kit->folder, "t.so", NULL);
    const char *const all[] = { registered, chosen, "/not-there.so", link, NULL };
    g_autoptr (GPtrArray) modules = NULL;

    query.chosen = chosen;
    query.registered = all;
    modules = find (kit, &query);
    assert_found (modules, "chosen.so one.so two.so three.so a.so t.so");
  }
}

/* What somebody chose is tried though it is not there: that shall be told. */
static void
test_chosen_missing (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();
  ImzModuleQuery query = { .atr = ATR, .family = IMZ_CARD_FAMILY_AKIS, .chosen = "/not/there.so" };
  g_autoptr (GPtrArray) modules = find (kit, &query);
  g_autoptr (GPtrArray) none = NULL;

  assert_found (modules, "there.so");
  query.chosen = "";
  none = find (kit, &query);
  assert_found (none, "");
}

static void
test_registered_come_last (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();
  g_autofree char *path = g_build_filename (kit->folder, "opensc-pkcs11.so", NULL);
  const char *const registered[] = { path, NULL };
  ImzModuleQuery query = { .atr = ATR, .family = IMZ_CARD_FAMILY_AKIS, .registered = registered };
  g_autoptr (GPtrArray) modules = NULL;

  add_files (kit, "a.so", "opensc-pkcs11.so", NULL);
  write_table (kit, "x.ini", "[akis]\nFamily=akis\nFiles=@/a.so\n");
  modules = find (kit, &query);
  assert_found (modules, "a.so opensc-pkcs11.so");
  g_assert_false (((ImzModule *) modules->pdata[0])->needs_name);
  g_assert_true (((ImzModule *) modules->pdata[1])->needs_name);
  g_assert_true (((ImzModule *) modules->pdata[1])->reports_pin);
}

static void
test_atr_patterns (void)
{
  static const struct {
    const char *condition;
    gboolean fits;
  } cases[] = {
    { "Atr=" ATR, TRUE },
    { "Atr=3b9f978131fe458065544353228231c073f62180810553", TRUE },
    { "Atr=3B9F978131FE4580655443......31C073F62180810553", TRUE },
    { "Atr=3B9F978131FE4580655443......32C073F62180810553", FALSE },
    { "Atr=..............................................", TRUE },
    { "Atr=............................................", FALSE },
    { "Atr=................................................", FALSE },
    { "Atr=" OTHER_ATR ";" ATR ";", TRUE },
    { "Atr=" ATR "\nFamily=akis", TRUE },
    { "Atr=" ATR "\nFamily=other", FALSE },
    { "Atr=" OTHER_ATR "\nFamily=akis", FALSE },
    { "ReportsPin=true", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TestKit) kit = test_kit_new ();
    g_autofree char *text = g_strdup_printf ("[x]\n%s\nFiles=@/x.so\n", cases[i].condition);

    g_test_message ("%s", cases[i].condition);
    add_files (kit, "x.so", NULL);
    write_table (kit, "x.ini", text);
    assert_finds (kit, ATR, IMZ_CARD_FAMILY_AKIS, cases[i].fits ? "x.so" : "");
  }
}

/* Named, with the reason, and passed over; what is sound beside it counts. */
static void
test_bad_groups (void)
{
  static const struct {
    const char *group;
    const char *problem;
  } cases[] = {
    { "[bad]\nFamily=akis\n", "has no Files" },
    { "[bad]\nFamily=akia\nFiles=@/bad.so\n", "Family must be akis or other" },
    { "[bad]\nFamily=\nFiles=@/bad.so\n", "Family must be akis or other" },
    { "[bad]\nFamily=akis\nFiles=bad.so\n", "Files must be a list of whole paths" },
    { "[bad]\nAtr=3B9\nFiles=@/bad.so\n", "Atr must be a list" },
    { "[bad]\nAtr=3BXX\nFiles=@/bad.so\n", "Atr must be a list" },
    { "[bad]\nAtr=\nFiles=@/bad.so\n", "Atr must be a list" },
    { "[bad]\nAtr=;\nFiles=@/bad.so\n", "Atr must be a list" },
    { "[bad]\nFamily=akis\nFiles=@/bad.so\nInitialize=both\n",
      "Initialize must be null or struct" },
    { "[bad]\nFamily=akis\nFiles=@/bad.so\nReportsPin=maybe\n",
      "ReportsPin must be true or false" },
    { "[bad]\nFamily=akis\nFiles=@/bad.so\nfiles=@/bad.so\n", "has a key that there is none of" },
    { "[akis]\nFamily=akis\nFile=@/bad.so\n", "has a key that there is none of" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (TestKit) kit = test_kit_new ();
    g_autofree char *text = g_strconcat ("[before]\nFamily=akis\nFiles=@/a.so\n", cases[i].group,
                                         "[after]\nFamily=akis\nFiles=@/b.so\n", NULL);
    g_autoptr (ImzModuleTable) table = NULL;
    g_autoptr (GPtrArray) problems = NULL;

    g_test_message ("%s", cases[i].group);
    add_files (kit, "a.so", "b.so", "bad.so", NULL);
    write_table (kit, "x.ini", text);
    table = imz_module_table_new (kit->modules_dir, &problems);
    g_assert_cmpuint (problems->len, ==, 1);
    g_assert_true (g_str_has_prefix (problems->pdata[0], kit->modules_dir));
    g_assert_nonnull (strstr (problems->pdata[0], "x.ini: ["));
    g_assert_nonnull (strstr (problems->pdata[0], cases[i].problem));
    assert_finds (kit, ATR, IMZ_CARD_FAMILY_AKIS, "a.so b.so");
  }
}

static void
test_bad_files (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();
  g_autofree char *folder = g_build_filename (kit->modules_dir, "folder.ini", NULL);
  g_autoptr (ImzModuleTable) table = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  add_files (kit, "a.so", NULL);
  write_table (kit, "1.ini", "Family=akis\n");
  write_table (kit, "2.ini", "[a]\nFamily=akis\nFiles=@/a.so\n");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  table = imz_module_table_new (kit->modules_dir, &problems);
  g_assert_cmpuint (problems->len, ==, 2);
  g_assert_nonnull (strstr (problems->pdata[0], "1.ini: "));
  g_assert_nonnull (strstr (problems->pdata[1], "folder.ini: "));
  assert_finds (kit, ATR, IMZ_CARD_FAMILY_AKIS, "a.so");
}

/* A group that is known can be turned off. */
static void
test_turned_off (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();

  assert_finds (kit, OTHER_ATR, IMZ_CARD_FAMILY_OTHER, "opensc-pkcs11.so");
  write_table (kit, "x.ini", "[opensc]\nFamily=other\nFiles=\n");
  assert_finds (kit, OTHER_ATR, IMZ_CARD_FAMILY_OTHER, "");
}

static void
register_module (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
test_registered (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();
  const char *const folders[] = { kit->registered_dir, "/not/there", kit->modules_dir, NULL };
  g_auto (GStrv) modules = NULL;
  g_autofree char *joined = NULL;

  register_module (kit->registered_dir, "b.module", "# OpenSC\n\n  module :  opensc.so  \n");
  register_module (kit->registered_dir, "a.module",
                   "module: /opt/a.so\npriority: 3\ncritical: no\n");
  register_module (kit->registered_dir, "c.module", "module: replaced.so\n");
  register_module (kit->modules_dir, "c.module", "trust-policy: no\nmodule: /etc/c.so");
  register_module (kit->registered_dir, "d.module", "#module: no.so\n");
  register_module (kit->registered_dir, "e.module", "module:\n");
  register_module (kit->registered_dir, "f.module", "module: trust.so\ntrust-policy: yes\n");
  register_module (kit->registered_dir, "g.module", "remote: |ssh somebody\n");
  register_module (kit->registered_dir, "h.module", "module: few.so\nenable-in: firefox\n");
  register_module (kit->registered_dir, "i.module~", "module: old.so\n");
  register_module (kit->registered_dir, "j.module", "\xFF\xFE no words: at all");

  modules = imz_registered_modules_list (folders, "/usr/lib/pkcs11");
  joined = g_strjoinv (" ", modules);
  g_assert_cmpstr (joined, ==, "/opt/a.so /usr/lib/pkcs11/opensc.so /etc/c.so");
}

/* The last of two lines counts; under the sanitizers the first one's value must not be lost. */
static void
test_twice (void)
{
  g_autoptr (TestKit) kit = test_kit_new ();

  add_files (kit, "a.so", "b.so", NULL);
  write_table (kit, "x.ini", "[x]\nAtr=" OTHER_ATR "\nFiles=@/a.so\nAtr=" ATR "\nFiles=@/b.so\n");
  assert_finds (kit, ATR, IMZ_CARD_FAMILY_AKIS, "b.so");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/modules/shipped", test_shipped);
  g_test_add_func ("/card/modules/habits", test_habits);
  g_test_add_func ("/card/modules/families", test_families);
  g_test_add_func ("/card/modules/order", test_order);
  g_test_add_func ("/card/modules/chosen-missing", test_chosen_missing);
  g_test_add_func ("/card/modules/registered-come-last", test_registered_come_last);
  g_test_add_func ("/card/modules/atr-patterns", test_atr_patterns);
  g_test_add_func ("/card/modules/bad-groups", test_bad_groups);
  g_test_add_func ("/card/modules/bad-files", test_bad_files);
  g_test_add_func ("/card/modules/turned-off", test_turned_off);
  g_test_add_func ("/card/modules/registered", test_registered);
  g_test_add_func ("/card/modules/twice", test_twice);
  return g_test_run ();
}
