/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "test-guide-world.h"

#include <glib/gstdio.h>

#include "core-fixture.h"

struct _TestTicker {
  ImzClock parent_instance;

  gint64 now;
  gint64 alarm;
};

G_DEFINE_FINAL_TYPE (TestTicker, test_ticker, IMZ_TYPE_CLOCK)

static gint64
test_ticker_now (ImzClock *clock)
{
  return TEST_TICKER (clock)->now;
}

static void
test_ticker_set_alarm (ImzClock *clock, gint64 time)
{
  TEST_TICKER (clock)->alarm = time;
}

static void
test_ticker_class_init (TestTickerClass *klass)
{
  IMZ_CLOCK_CLASS (klass)->now = test_ticker_now;
  IMZ_CLOCK_CLASS (klass)->set_alarm = test_ticker_set_alarm;
}

static void
test_ticker_init (TestTicker *self)
{
  self->now = TEST_CLOCK_NOW;
}

void
test_ticker_pass (TestTicker *self, guint seconds)
{
  for (guint i = 0; i < seconds; i++) {
    self->now++;
    if (self->alarm != 0 && self->alarm <= self->now) {
      self->alarm = 0;
      imz_clock_ring (IMZ_CLOCK (self));
    }
  }
}

struct _TestMachine {
  GObject parent_instance;

  ImzFound found;
  guint n_looks;
};

static void test_machine_iface_init (ImzMachineInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestMachine,
                               test_machine,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (IMZ_TYPE_MACHINE, test_machine_iface_init))

static void
look (ImzMachine *machine)
{
  TEST_MACHINE (machine)->n_looks++;
}

static ImzFound
find_java (ImzMachine *machine, guint *version)
{
  if (version != NULL)
    *version = TEST_MACHINE (machine)->found == IMZ_FOUND_YES ? 17 : 0;

  return TEST_MACHINE (machine)->found;
}

static ImzFound
find_any (ImzMachine *machine)
{
  return TEST_MACHINE (machine)->found;
}

static ImzFound
find_download (ImzMachine *machine, const char *prefix, gint64 since, char **name)
{
  if (name != NULL)
    *name =
      TEST_MACHINE (machine)->found == IMZ_FOUND_YES ? g_strconcat (prefix, ".jnlp", NULL) : NULL;

  return TEST_MACHINE (machine)->found;
}

static void
test_machine_class_init (TestMachineClass *klass)
{
}

static void
test_machine_init (TestMachine *self)
{
}

static void
test_machine_iface_init (ImzMachineInterface *iface)
{
  iface->look = look;
  iface->find_java = find_java;
  iface->find_jnlp_starter = find_any;
  iface->find_driver = find_any;
  iface->find_download = find_download;
}

void
test_machine_set_found (TestMachine *self, ImzFound found)
{
  self->found = found;
  imz_machine_changed (IMZ_MACHINE (self));
}

guint
test_machine_get_n_looks (TestMachine *self)
{
  return self->n_looks;
}

static const char walk[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
  "<guide id=\"walk\">"
  "<title>A walk</title><summary>for those who try it</summary>"
  "<introduction>It leads from here to there.</introduction>"
  "<introduction>The last date is {last-date}.</introduction>"
  "<not-for guide=\"other\">Who wants something else.</not-for>"
  "<ready>Your shoes</ready>"
  "<fits states=\"renewal-window renewal-late\" from=\"window-opens\" rule=\"R7\">"
  "<otherwise>It is refused while three months or more are left.</otherwise></fits>"
  "<step id=\"card\"><title>Plug the card in</title><body>Into the reader.</body>"
  "<check kind=\"card\"/><check kind=\"java\" at-least=\"8\"/></step>"
  "<step id=\"question\"><title>Do you see it?</title><body>Look well.</body>"
  "<answer id=\"yes\" next=\"portal\"><label>Yes, I see it</label></answer>"
  "<answer id=\"no\" next=\"stop\"><label>No</label></answer></step>"
  "<step id=\"portal\"><title>Open the page</title><body>Apply by {last-date}.</body>"
  "<body>Then fill it in.</body><warning>Do not close it.</warning>"
  "<sketch name=\"a1\"><alt>The page, drawn</alt></sketch>"
  "<ready>Your data</ready><copy field=\"identity-number\"/><copy field=\"mobile\"/>"
  "<wording>E-Onaylı Başvuru</wording>"
  "<link href=\"https://portal.kamusm.gov.tr/bp/meb.go\"><label>Open the portal</label></link>"
  "<letter id=\"approval\"/><rule id=\"R7\"/><source key=\"S1\"/></step>"
  "<step id=\"code\"><title>Copy the code</title><body>And paste it.</body>"
  "<countdown seconds=\"285\"/>"
  "<way-out step=\"portal\"><label>The page is gone</label></way-out>"
  "<way-out guide=\"other\"><label>It is another page</label></way-out>"
  "<way-out rule=\"R4\"><label>I see a warning</label></way-out>"
  "<way-out><label>Nothing happens</label><body>Wait a little.</body></way-out></step>"
  "<step id=\"paste\" next=\"done\"><title>Paste the code</title><body>Into the field.</body>"
  "<link href=\"https://portal.kamusm.gov.tr/bp/meb.go\"><label>Open it again</label></link></step>"
  "<step id=\"stop\" end=\"stop\"><title>You cannot go on</title><body>Go elsewhere.</body>"
  "<way-out guide=\"other\"><label>Take the other way</label></way-out></step>"
  "<step id=\"done\" end=\"done\"><title>Done</title><body>The card comes in time.</body></step>"
  "</guide>";

static const char other[] =
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
  "<guide id=\"other\"><title>Something else</title><summary>for the others</summary>"
  "<introduction>Only this.</introduction>"
  "<step id=\"done\" end=\"done\"><title>That was it</title><body>Bye.</body></step></guide>";

static void
write_guide (TestGuideWorld *self, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *file = g_build_filename (path, name, NULL);

    if (g_remove (file) != 0)
      remove_folder (file);
  }
  g_rmdir (path);
}

static void
make_tools (TestGuideWorld *self)
{
  const char *const dirs[] = { self->folder, NULL };
  const char *const no_dirs[] = { NULL };
  g_autoptr (ImzLetters) letters = imz_letters_new (no_dirs);
  g_autoptr (ImzGuides) guides =
    imz_guides_new (dirs, imz_province_get_rules (self->province), letters);
  const GPtrArray *problems = imz_guides_get_problems (guides);

  for (guint i = 0; i < problems->len; i++)
    g_error ("%s", (char *) problems->pdata[i]);

  self->tools = imz_tools_new (&(ImzTools){
    .guides = guides,
    .letters = letters,
    .status = self->status,
    .clock = IMZ_CLOCK (self->clock),
    .countdown = self->countdown,
    .machine = IMZ_MACHINE (self->machine),
    .practice_machine = IMZ_MACHINE (self->practice_machine),
    .runs = self->runs,
    .form_data = self->form_data,
  });
}

TestGuideWorld *
test_guide_world_new (gboolean keeps)
{
  TestGuideWorld *self = g_new0 (TestGuideWorld, 1);
  g_autoptr (ImzDatabase) database = NULL;
  g_autoptr (ImzProfileModel) profiles = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("imzam-guide-XXXXXX", &error);
  g_assert_no_error (error);
  write_guide (self, "walk.xml", walk);
  write_guide (self, "other.xml", other);

  database = imz_database_new (keeps ? self->folder : NULL, 1000);
  self->province = core_fixture_province ("genel");
  self->clock = g_object_new (TEST_TYPE_TICKER, NULL);
  self->status_clock = test_clock_new ();
  self->monitor = test_monitor_new ();
  self->machine = g_object_new (TEST_TYPE_MACHINE, NULL);
  self->practice_machine = g_object_new (TEST_TYPE_MACHINE, NULL);
  test_machine_set_found (self->practice_machine, IMZ_FOUND_YES);
  self->countdown = imz_countdown_new (IMZ_CLOCK (self->clock));
  self->runs = imz_run_model_new (database);
  profiles = imz_profile_model_new (database);
  self->form_data = imz_form_data_model_new (profiles);
  self->status = imz_status_new (IMZ_READER_MONITOR (self->monitor), NULL,
                                 IMZ_CLOCK (self->status_clock), core_fixture_genel ());
  make_tools (self);

  return self;
}

void
test_guide_world_free (TestGuideWorld *self)
{
  imz_tools_unref (self->tools);
  g_assert_finalize_object (self->status);
  g_assert_finalize_object (self->runs);
  g_object_unref (self->form_data);
  g_assert_finalize_object (self->countdown);
  g_assert_finalize_object (self->practice_machine);
  g_assert_finalize_object (self->machine);
  g_assert_finalize_object (self->monitor);
  g_assert_finalize_object (self->status_clock);
  g_assert_finalize_object (self->clock);
  imz_province_unref (self->province);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self);
}

static ImzGuideRun *
begin (TestGuideWorld *self, const char *guide, ImzRunModel *runs)
{
  ImzGuide *found = imz_guides_find (self->tools->guides, guide);

  g_assert_nonnull (found);
  return imz_guide_run_new (found, self->province, IMZ_PHASE_UNKNOWN, IMZ_CLOCK (self->clock),
                            runs);
}

ImzGuideRun *
test_guide_world_begin (TestGuideWorld *self, const char *guide)
{
  return begin (self, guide, self->runs);
}

ImzGuideRun *
test_guide_world_practise (TestGuideWorld *self, const char *guide)
{
  return begin (self, guide, NULL);
}

void
test_guide_world_walk_to (ImzGuideRun *run, const char *step)
{
  const ImzGuideStep *present;

  while ((present = imz_guide_run_get_step (run)) == NULL || !g_str_equal (present->id, step)) {
    if (imz_guide_run_can_go_on (run))
      imz_guide_run_go_on (run);
    else if (present != NULL && present->answers->len > 0)
      imz_guide_run_answer (run, g_array_index (present->answers, ImzGuideAnswer, 0).id);
    else
      g_error ("there is no way to “%s”", step);
  }
}
