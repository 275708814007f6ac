/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "fake-status.h"
#include "imz-practice-machine.h"
#include "imz-system-machine.h"
#include "setup-fixture.h"

#define PREFIX "KamuSM-eimza"
#define TYPE_OF_NONE "application/x-imzam-none"
#define TYPE_OF_OURS "application/x-imzam-ours"
#define TYPE_OF_TEXTS "application/x-imzam-texts"
#define OF_17 "echo 'openjdk version \"17.0.2\"' >&2"

enum {
  DEADLINE_MS = 60 * 1000,
  HOUR = 60 * 60,
};

typedef struct {
  SetupFixture folder;
  ImzConfig *config;
  ImzMachinePlaces places;
  TestClock *clock;
  ImzMachine *machine;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  setup_fixture_set_up (&self->folder, NULL);
  self->config = imz_config_new (self->folder.top, self->folder.top, FALSE);
  self->places = (ImzMachinePlaces){
    .path = self->folder.bin,
    .jvm_dir = self->folder.jvm,
    .modules_dir = self->folder.modules,
    .downloads_dir = self->folder.downloads,
    .jnlp_type = TYPE_OF_NONE,
    .java_deadline_ms = DEADLINE_MS,
  };
  self->clock = g_object_new (TEST_TYPE_CLOCK, NULL);
  self->clock->now = g_get_real_time () / G_USEC_PER_SEC;
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->machine);
  g_assert_finalize_object (self->clock);
  imz_config_unref (self->config);
  setup_fixture_tear_down (&self->folder, NULL);
}

static void
count_cb (guint *n_changes)
{
  ++*n_changes;
}

static gboolean
is_known (ImzMachine *machine)
{
  return imz_machine_find_java (machine, NULL) != IMZ_FOUND_UNKNOWN &&
         imz_machine_find_jnlp_starter (machine) != IMZ_FOUND_UNKNOWN &&
         imz_machine_find_driver (machine) != IMZ_FOUND_UNKNOWN &&
         imz_machine_find_download (machine, PREFIX, 0, NULL) != IMZ_FOUND_UNKNOWN;
}

static void
look (Fixture *self)
{
  self->machine = imz_system_machine_new (self->config, &self->places, IMZ_CLOCK (self->clock));
  imz_machine_look (self->machine);
  while (!is_known (self->machine))
    g_main_context_iteration (NULL, TRUE);
}

/* Nothing is looked for before somebody asks. */
static void
test_before_a_look (Fixture *self, gconstpointer unused)
{
  guint version = 99;
  char *name = NULL;

  setup_fixture_write_program (self->folder.bin, "java", OF_17);
  self->machine = imz_system_machine_new (self->config, &self->places, IMZ_CLOCK (self->clock));
  g_assert_cmpint (imz_machine_find_java (self->machine, &version), ==, IMZ_FOUND_UNKNOWN);
  g_assert_cmpuint (version, ==, 0);
  g_assert_cmpint (imz_machine_find_jnlp_starter (self->machine), ==, IMZ_FOUND_UNKNOWN);
  g_assert_cmpint (imz_machine_find_driver (self->machine), ==, IMZ_FOUND_UNKNOWN);
  g_assert_cmpint (imz_machine_find_download (self->machine, PREFIX, 0, &name), ==,
                   IMZ_FOUND_UNKNOWN);
  g_assert_null (name);
}

static void
test_nothing (Fixture *self, gconstpointer unused)
{
  guint version;

  look (self);
  g_assert_cmpint (imz_machine_find_java (self->machine, &version), ==, IMZ_FOUND_NO);
  g_assert_cmpuint (version, ==, 0);
  g_assert_cmpint (imz_machine_find_jnlp_starter (self->machine), ==, IMZ_FOUND_NO);
  g_assert_cmpint (imz_machine_find_driver (self->machine), ==, IMZ_FOUND_NO);
  g_assert_cmpint (imz_machine_find_download (self->machine, PREFIX, 0, NULL), ==, IMZ_FOUND_NO);
}

static void
write_driver (Fixture *self)
{
  g_autofree char *driver = g_build_filename (self->folder.top, "libcard.so", NULL);
  g_autofree char *table = g_strdup_printf ("[ours]\nFamily=akis\nFiles=%s\n", driver);

  setup_fixture_write (self->folder.top, "libcard.so", "");
  setup_fixture_write (self->folder.modules, "ours.ini", table);
}

static void
test_all (Fixture *self, gconstpointer unused)
{
  g_autofree char *name = NULL;
  guint version;

  setup_fixture_write_program (self->folder.bin, "java", OF_17);
  setup_fixture_write_program (self->folder.bin, "javaws", ":");
  setup_fixture_write (self->folder.downloads, PREFIX ".jnlp", "content");
  write_driver (self);
  look (self);

  g_assert_cmpint (imz_machine_find_java (self->machine, &version), ==, IMZ_FOUND_YES);
  g_assert_cmpuint (version, ==, 17);
  g_assert_cmpint (imz_machine_find_jnlp_starter (self->machine), ==, IMZ_FOUND_YES);
  g_assert_cmpint (imz_machine_find_driver (self->machine), ==, IMZ_FOUND_YES);
  g_assert_cmpint (imz_machine_find_download (self->machine, PREFIX, 0, &name), ==, IMZ_FOUND_YES);
  g_assert_cmpstr (name, ==, PREFIX ".jnlp");
}

/* What was installed meanwhile is found by looking again, and told. */
static void
test_again (Fixture *self, gconstpointer unused)
{
  guint n_changes = 0;

  look (self);
  g_signal_connect_swapped (self->machine, "changed", G_CALLBACK (count_cb), &n_changes);
  setup_fixture_write_program (self->folder.bin, "java", OF_17);
  setup_fixture_write_program (self->folder.bin, "itweb-javaws", ":");
  imz_machine_look (self->machine);
  imz_machine_look (self->machine);
  while (imz_machine_find_java (self->machine, NULL) != IMZ_FOUND_YES ||
         imz_machine_find_jnlp_starter (self->machine) != IMZ_FOUND_YES)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_changes, ==, 2);

  setup_fixture_write (self->folder.downloads, PREFIX ".jar", "content");
  while (imz_machine_find_download (self->machine, PREFIX, 0, NULL) != IMZ_FOUND_YES)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_changes, ==, 3);
}

/* Who asks while Java is still being asked is told of what is there then. */
static void
test_again_meanwhile (Fixture *self, gconstpointer unused)
{
  g_autofree char *asked = g_build_filename (self->folder.top, "asked", NULL);
  g_autofree char *lines = g_strdup_printf (
    "echo x >%s; while [ -e %s ]; do sleep 0.01; done; echo 'version \"1.8.0\"'", asked, asked);
  guint version = 0;

  setup_fixture_write_program (self->folder.bin, "java", lines);
  self->machine = imz_system_machine_new (self->config, &self->places, IMZ_CLOCK (self->clock));
  imz_machine_look (self->machine);
  while (!g_file_test (asked, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, FALSE);

  setup_fixture_write_program (self->folder.bin, "java", OF_17);
  imz_machine_look (self->machine);
  g_assert_no_errno (g_remove (asked));
  while (version != 17) {
    g_main_context_iteration (NULL, TRUE);
    imz_machine_find_java (self->machine, &version);
  }
}

/* From when on downloads are wanted, and what the clock says meanwhile; in seconds from now, when the file came. */
static void
test_clock_set (Fixture *self, gconstpointer unused)
{
  static const struct {
    const char *sentence;
    gint64 since;
    gint64 clock[3]; /* one after the other */
    ImzFound found[3];
  } vectors[] = {
    { "it came after the step was reached",
      -10,
      { 1, HOUR, 2 * HOUR },
      { IMZ_FOUND_YES, IMZ_FOUND_YES, IMZ_FOUND_YES } },
    { "it came long before the step was reached",
      HOUR,
      { HOUR, HOUR + 1, 2 * HOUR },
      { IMZ_FOUND_NO, IMZ_FOUND_NO, IMZ_FOUND_NO } },
    { "the clock was set back before it came, and by now it is later than the step",
      HOUR,
      { 1, 2, 2 * HOUR },
      { IMZ_FOUND_YES, IMZ_FOUND_YES, IMZ_FOUND_YES } },
    { "the clock was set back long after it came",
      3 * HOUR,
      { HOUR, HOUR + 1, 4 * HOUR },
      { IMZ_FOUND_NO, IMZ_FOUND_NO, IMZ_FOUND_NO } },
    { "the clock was set back twice, the second time before it came",
      4 * HOUR,
      { 5 * HOUR, 3 * HOUR, 1 },
      { IMZ_FOUND_NO, IMZ_FOUND_NO, IMZ_FOUND_YES } },
  };
  gint64 came = self->clock->now;

  setup_fixture_write (self->folder.downloads, PREFIX ".jnlp", "content");
  look (self);
  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s", vectors[i].sentence);
    for (gsize j = 0; j < G_N_ELEMENTS (vectors[i].clock); j++) {
      self->clock->now = came + vectors[i].clock[j];
      g_assert_cmpint (
        imz_machine_find_download (self->machine, PREFIX, came + vectors[i].since, NULL), ==,
        vectors[i].found[j]);
    }

    /* The next one does not know of this one. */
    g_assert_finalize_object (self->machine);
    self->clock->now = came;
    look (self);
  }
}

static void
test_chosen_driver (Fixture *self, gconstpointer unused)
{
  g_autofree char *driver = g_build_filename (self->folder.top, "libchosen.so", NULL);
  g_autoptr (GError) error = NULL;

  imz_config_set (self->config, IMZ_CONFIG_KEY_MODULE_PATH, driver, &error);
  g_assert_no_error (error);
  look (self);
  g_assert_cmpint (imz_machine_find_driver (self->machine), ==, IMZ_FOUND_NO);

  setup_fixture_write (self->folder.top, "libchosen.so", "");
  imz_machine_look (self->machine);
  while (imz_machine_find_driver (self->machine) != IMZ_FOUND_YES)
    g_main_context_iteration (NULL, TRUE);
}

/* Who opens .jnlp files may have any name. */
static void
test_handler (Fixture *self, gconstpointer unused)
{
  self->places.jnlp_type = TYPE_OF_OURS;
  look (self);
  g_assert_cmpint (imz_machine_find_jnlp_starter (self->machine), ==, IMZ_FOUND_YES);
}

/* Whoever opens every text does not start what a .jnlp file is about. */
static void
test_editor (Fixture *self, gconstpointer unused)
{
  g_autoptr (GAppInfo) editor = NULL;

  editor = g_app_info_get_default_for_type (TYPE_OF_TEXTS, FALSE);
  g_assert_nonnull (editor);
  self->places.jnlp_type = TYPE_OF_TEXTS;
  look (self);
  g_assert_cmpint (imz_machine_find_jnlp_starter (self->machine), ==, IMZ_FOUND_NO);
}

/* It goes while Java is being asked, and Java with it. */
static void
test_gone_meanwhile (Fixture *self, gconstpointer unused)
{
  g_autofree char *asked = g_build_filename (self->folder.top, "asked", NULL);
  g_autofree char *lines = g_strdup_printf ("echo x >%s; sleep 1000", asked);

  setup_fixture_write_program (self->folder.bin, "java", lines);
  self->machine = imz_system_machine_new (self->config, &self->places, IMZ_CLOCK (self->clock));
  imz_machine_look (self->machine);
  while (!g_file_test (asked, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, FALSE);
}

static void
test_default (Fixture *self, gconstpointer unused)
{
  self->machine = imz_system_machine_new_default (self->config);
  g_assert_cmpint (imz_machine_find_java (self->machine, NULL), ==, IMZ_FOUND_UNKNOWN);
}

static void
test_practice (void)
{
  ImzMachine *machine = imz_practice_machine_new ();
  g_autofree char *name = NULL;
  guint version;

  imz_machine_look (machine);
  g_assert_true (is_known (machine));
  g_assert_cmpint (imz_machine_find_java (machine, &version), ==, IMZ_FOUND_YES);
  g_assert_cmpuint (version, >=, 8);
  g_assert_cmpint (imz_machine_find_jnlp_starter (machine), ==, IMZ_FOUND_YES);
  g_assert_cmpint (imz_machine_find_driver (machine), ==, IMZ_FOUND_YES);
  g_assert_cmpint (imz_machine_find_download (machine, PREFIX, G_MAXINT64, &name), ==,
                   IMZ_FOUND_YES);
  g_assert_cmpstr (name, ==, PREFIX ".jnlp");
  g_assert_finalize_object (machine);
}

static void
add (const char *path, void (*test) (Fixture *self, gconstpointer unused))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

/* Programs that are installed: one for our type, one for all texts. */
static void
install_programs (const char *dir)
{
  setup_fixture_write (dir, "applications/ours.desktop",
                       "[Desktop Entry]\nType=Application\nName=Ours\nExec=/bin/true %f\n"
                       "MimeType=" TYPE_OF_OURS ";\n");
  setup_fixture_write (dir, "applications/editor.desktop",
                       "[Desktop Entry]\nType=Application\nName=Editor\nExec=/bin/true %f\n"
                       "MimeType=text/plain;\n");
  setup_fixture_write (dir, "applications/mimeinfo.cache",
                       "[MIME Cache]\n" TYPE_OF_OURS
                       "=ours.desktop;\ntext/plain=editor.desktop;\n");
  setup_fixture_write (dir, "mime/subclasses", TYPE_OF_TEXTS " text/plain\n");
}

int
main (int argc, char **argv)
{
  SetupFixture folder;
  int result;

  g_test_init (&argc, &argv, NULL);
  setup_fixture_set_up (&folder, NULL);
  g_setenv ("XDG_DATA_HOME", folder.top, TRUE);
  g_setenv ("XDG_DATA_DIRS", folder.bin, TRUE);
  g_setenv ("XDG_CONFIG_HOME", folder.bin, TRUE);
  g_setenv ("XDG_CONFIG_DIRS", folder.bin, TRUE);
  install_programs (folder.top);

  add ("/setup/machine/before-a-look", test_before_a_look);
  add ("/setup/machine/nothing", test_nothing);
  add ("/setup/machine/all", test_all);
  add ("/setup/machine/again", test_again);
  add ("/setup/machine/again-meanwhile", test_again_meanwhile);
  add ("/setup/machine/clock-set", test_clock_set);
  add ("/setup/machine/chosen-driver", test_chosen_driver);
  add ("/setup/machine/handler", test_handler);
  add ("/setup/machine/editor", test_editor);
  add ("/setup/machine/gone-meanwhile", test_gone_meanwhile);
  add ("/setup/machine/default", test_default);
  g_test_add_func ("/setup/machine/practice", test_practice);
  result = g_test_run ();
  setup_fixture_tear_down (&folder, NULL);

  return result;
}
