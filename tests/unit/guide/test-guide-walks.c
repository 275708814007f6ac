/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Every guide that İmzam has, through every branch, in every province and phase. */

#include "core-fixture.h"
#include "fake-status.h"
#include "imz-guide-run.h"
#include "imz-guides.h"

enum {
  MAX_STEPS = 60,
  MAX_WALKS = 20000, /* of one guide in one situation: more would be a guide nobody understands */
};

/* Those that İmzam has, and such as a province may write for itself. */
static const char *const provinces[] = {
  "genel",
  "batman",
  "zonguldak",
  "letter=none\nmethods=e-imza;wet-signed;",
  "letter=e-mail\nmethods=wet-signed;e-onay;",
};

static const ImzPhase phases[] = {
  IMZ_PHASE_UNKNOWN, IMZ_PHASE_NOT_YET, IMZ_PHASE_IN_USE,
  IMZ_PHASE_WINDOW,  IMZ_PHASE_LATE,    IMZ_PHASE_EXPIRED,
};

/* One guide in one situation. */
typedef struct {
  ImzGuide *guide;
  ImzProvince *province;
  ImzPhase phase;
  ImzClock *clock;
  GHashTable *stands; /* where somebody stood: the way with its answers */
  GHashTable *exits;  /* ways out that were taken: "from>to" */
  GHashTable *seen;   /* ids of steps, in any situation */
  guint n_walks;
} World;

static ImzGuideRun *
new_run (World *self)
{
  return imz_guide_run_new (self->guide, self->province, self->phase, self->clock, NULL);
}

/* "" goes on, "answer" answers, ">step" takes a way out. */
static void
move (ImzGuideRun *run, const char *how)
{
  if (*how == '\0')
    imz_guide_run_go_on (run);
  else if (*how == '>')
    imz_guide_run_go_to (run, how + 1);
  else
    imz_guide_run_answer (run, how);
}

static ImzGuideRun *
replay (World *self, const GPtrArray *moves)
{
  ImzGuideRun *run = new_run (self);

  for (guint i = 0; i < moves->len; i++)
    move (run, moves->pdata[i]);

  return run;
}

/* The way to where the run stands. */
static char *
describe (World *self, ImzGuideRun *run, const GPtrArray *moves)
{
  g_autoptr (GString) way = g_string_new (imz_guide_get_id (self->guide));
  const ImzGuideStep *step = imz_guide_run_get_step (run);

  g_string_append_printf (way, " in %s, phase %d:", imz_province_get_id (self->province),
                          (int) self->phase);
  for (guint i = 0; i < moves->len; i++)
    g_string_append_printf (
      way, " %s", *(const char *) moves->pdata[i] != '\0' ? (const char *) moves->pdata[i] : "on");
  g_string_append_printf (way, " = %s", step != NULL ? step->id : "introduction");

  return g_string_free (g_steal_pointer (&way), FALSE);
}

/* What decides how it goes on from here: the step, and the answers that were given. */
static char *
find_stand (World *self, ImzGuideRun *run)
{
  g_autoptr (GString) stand = g_string_new (imz_guide_run_get_step (run)->id);

  for (guint i = 0; i < imz_guide_get_n_steps (self->guide); i++) {
    const char *id = imz_guide_get_step (self->guide, i)->id;
    const char *answer = imz_guide_run_get_answer (run, id);

    if (answer != NULL)
      g_string_append_printf (stand, " %s=%s", id, answer);
  }

  return g_string_free (g_steal_pointer (&stand), FALSE);
}

/* Back leads to where one came from, and forward again to here. */
static void
assert_way_back (World *self, ImzGuideRun *run, ImzGuideRun *before, const char *how)
{
  const ImzGuideStep *step = imz_guide_run_get_step (run);
  guint position = imz_guide_run_get_position (run);

  if (position <= imz_guide_run_get_position (before))
    return; /* it led back to a step that was gone */

  g_assert_cmpuint (position, ==, imz_guide_run_get_position (before) + 1);
  imz_guide_run_go_back (run);
  g_assert_true (imz_guide_run_get_step (run) == imz_guide_run_get_step (before));
  g_assert_cmpuint (imz_guide_run_get_position (run), ==, position - 1);
  move (run, how);
  g_assert_true (imz_guide_run_get_step (run) == step);
  g_assert_cmpuint (imz_guide_run_get_position (run), ==, position);
}

/* Nobody who goes on comes further back, and whoever applied did it in some way. */
static void
assert_stages (World *self, ImzGuideRun *run, ImzGuideRun *before)
{
  ImzGuideReached reached = imz_guide_run_get_reached (run);

  if (imz_guide_run_get_position (run) > imz_guide_run_get_position (before))
    g_assert_cmpint (reached.stage, >=, imz_guide_run_get_reached (before).stage);
  if (reached.stage >= 0 && imz_guide_get_case (self->guide) >= 0)
    g_assert_cmpint (reached.method, >=, 0);
}

static void explore (World *self, GPtrArray *moves);

static void
try (World *self, GPtrArray *moves, const char *how)
{
  g_autoptr (ImzGuideRun) before = replay (self, moves);
  g_autoptr (ImzGuideRun) run = replay (self, moves);

  move (run, how);
  assert_stages (self, run, before);
  assert_way_back (self, run, before, how);
  g_ptr_array_add (moves, (gpointer) how);
  explore (self, moves);
  g_ptr_array_set_size (moves, (int) moves->len - 1);
}

static void
try_ways_out (World *self, GPtrArray *moves, const ImzGuideStep *step)
{
  for (guint i = 0; i < step->ways_out->len; i++) {
    const char *to = g_array_index (step->ways_out, ImzGuideWayOut, i).step;
    g_autofree char *how = to != NULL ? g_strconcat (">", to, NULL) : NULL;

    if (to != NULL && g_hash_table_add (self->exits, g_strconcat (step->id, how, NULL)))
      try (self, moves, how);
  }
}

static void
explore (World *self, GPtrArray *moves)
{
  g_autoptr (ImzGuideRun) run = replay (self, moves);
  const ImzGuideStep *step = imz_guide_run_get_step (run);
  g_autofree char *way = describe (self, run, moves);

  g_assert_cmpuint (imz_guide_run_get_position (run), <=, imz_guide_run_get_n_steps (run));
  g_assert_cmpuint (imz_guide_run_get_n_steps (run), <=, MAX_STEPS);
  if (step == NULL) {
    g_assert_true (imz_guide_run_can_go_on (run));
    try (self, moves, "");
    return;
  }

  g_hash_table_add (self->seen, g_strdup (step->id));
  if (!g_hash_table_add (self->stands, find_stand (self, run)))
    return;

  try_ways_out (self, moves, step);
  for (guint i = 0; i < step->answers->len; i++)
    try (self, moves, g_array_index (step->answers, ImzGuideAnswer, i).id);

  if (imz_guide_run_can_go_on (run)) {
    try (self, moves, "");
  } else if (step->answers->len == 0) {
    self->n_walks++;
    if (step->end == IMZ_GUIDE_END_NONE ||
        imz_guide_run_get_n_steps (run) != imz_guide_run_get_position (run))
      g_error ("it ends where no end is: %s", way);
  }
  g_assert_cmpuint (self->n_walks, <=, MAX_WALKS);
}

static void
walk (ImzGuide *guide, const char *text, ImzPhase phase, GHashTable *seen)
{
  g_autoptr (ImzProvince) province =
    strchr (text, '=') != NULL ? core_fixture_province_of (text) : core_fixture_province (text);
  g_autoptr (TestClock) clock = g_object_new (TEST_TYPE_CLOCK, NULL);
  g_autoptr (GHashTable) stands = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) exits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) moves = g_ptr_array_new ();
  World world = { guide, province, phase, IMZ_CLOCK (clock), stands, exits, seen, 0 };

  explore (&world, moves);
  g_assert_cmpuint (world.n_walks, >, 0);
}

static void
test_guide (gconstpointer data)
{
  ImzGuide *guide = (ImzGuide *) data;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (provinces); i++) {
    for (gsize j = 0; j < G_N_ELEMENTS (phases); j++)
      walk (guide, provinces[i], phases[j], seen);
  }

  for (guint i = 0; i < imz_guide_get_n_steps (guide); i++) {
    const char *id = imz_guide_get_step (guide, i)->id;

    if (!g_hash_table_contains (seen, id))
      g_error ("nobody ever comes to %s/%s", imz_guide_get_id (guide), id);
  }
}

int
main (int argc, char **argv)
{
  static const char *const no_dirs[] = { NULL };
  g_autoptr (ImzProvince) province = core_fixture_province ("genel");
  g_autoptr (ImzLetters) letters = imz_letters_new (no_dirs);
  g_autoptr (ImzGuides) guides =
    imz_guides_new (no_dirs, imz_province_get_rules (province), letters);

  g_test_init (&argc, &argv, NULL);
  g_assert_cmpuint (imz_guides_get_n (guides), ==, 18);
  for (guint i = 0; i < imz_guides_get_n (guides); i++) {
    ImzGuide *guide = imz_guides_get_nth (guides, i);
    g_autofree char *path = g_strconcat ("/guide/walks/", imz_guide_get_id (guide), NULL);

    g_test_add_data_func (path, guide, test_guide);
  }

  return g_test_run ();
}
