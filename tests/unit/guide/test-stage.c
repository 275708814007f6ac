/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* How far an application is, as a way through a guide tells. */

#include "core-fixture.h"
#include "guide-fixture.h"
#include "imz-guide-stage.h"
#include "imz-guides.h"

#define NO_STAGE (-1)

/* "a", "b=yes" */
static GArray *
new_way (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  GArray *way = g_array_new (FALSE, FALSE, sizeof (ImzKeptStep));

  g_array_set_clear_func (way, imz_kept_step_clear);
  for (gsize i = 0; *text != '\0' && words[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (words[i], "=", 2);
    const ImzKeptStep step = { g_strdup (parts[0]), g_strdup (parts[1]), 0 };

    g_array_append_val (way, step);
  }

  return way;
}

static void
test_past (void)
{
  static const char *const steps[] = {
    "id='a' stage='applied' method='e-onay' | <way-out step='out'><label>O</label></way-out>",
    "id='b' | <answer id='yes' stage='signed'><label>Y</label></answer>"
    "<answer id='no'><label>N</label></answer>"
    "<way-out step='out'><label>O</label></way-out>",
    "id='c'",
    "id='out' end='stop'",
    "id='last' end='done' stage='letter'",
    NULL,
  };
  static const struct {
    const char *sentence;
    const char *way;
    int stage;
    int method;
  } vectors[] = {
    { "at the introduction", "", NO_STAGE, -1 },
    { "at the step itself", "a", NO_STAGE, -1 },
    { "past it", "a b", IMZ_STAGE_APPLIED, IMZ_METHOD_E_ONAY },
    { "out of it", "a out", NO_STAGE, -1 },
    { "answered so", "a b=yes c", IMZ_STAGE_SIGNED, IMZ_METHOD_E_ONAY },
    { "answered otherwise", "a b=no c", IMZ_STAGE_APPLIED, IMZ_METHOD_E_ONAY },
    { "answered so before, and then out of it", "a b=yes out", IMZ_STAGE_APPLIED,
      IMZ_METHOD_E_ONAY },
    { "a last step is gone past at once", "a b=yes last", IMZ_STAGE_LETTER, IMZ_METHOD_E_ONAY },
    { "a step that the guide has no longer", "a gone", IMZ_STAGE_APPLIED, IMZ_METHOD_E_ONAY },
  };
  g_autoptr (ImzGuide) guide = guide_fixture_parse ("", steps);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (GArray) way = new_way (vectors[i].way);
    ImzGuideReached reached = imz_guide_stage_find (guide, way);

    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpint (reached.stage, ==, vectors[i].stage);
    g_assert_cmpint (reached.method, ==, vectors[i].method);
  }
}

/* What the shipped guides lead through. */
static void
test_shipped (void)
{
  static const struct {
    const char *guide;
    int kind;
    const char *way;
    int stage;
    int method;
  } vectors[] = {
    { "renew-e-onay", IMZ_CASE_RENEWAL, "sms-code offer", NO_STAGE, IMZ_METHOD_E_ONAY },
    { "renew-e-onay", IMZ_CASE_RENEWAL, "sms-code offer=wet only-wet", NO_STAGE,
      IMZ_METHOD_E_ONAY },
    { "renew-e-onay", IMZ_CASE_RENEWAL, "offer=e-onay choose", IMZ_STAGE_APPLIED,
      IMZ_METHOD_E_ONAY },
    { "renew-e-onay", IMZ_CASE_RENEWAL, "offer=e-onay choose result=no not-finished",
      IMZ_STAGE_APPLIED, IMZ_METHOD_E_ONAY },
    { "renew-e-onay", IMZ_CASE_RENEWAL, "offer=e-onay choose result=yes manager", IMZ_STAGE_SIGNED,
      IMZ_METHOD_E_ONAY },
    { "renew-e-onay", IMZ_CASE_RENEWAL, "offer=e-onay result=yes manager letter sent=yes keep",
      IMZ_STAGE_LETTER, IMZ_METHOD_E_ONAY },
    { "renew-e-onay", IMZ_CASE_RENEWAL, "offer=e-onay result=yes manager letter sent=no not-sent",
      IMZ_STAGE_SIGNED, IMZ_METHOD_E_ONAY },
    { "renew-e-imza", IMZ_CASE_RENEWAL, "choose java-warning", IMZ_STAGE_APPLIED,
      IMZ_METHOD_E_IMZA },
    { "renew-e-imza", IMZ_CASE_RENEWAL, "choose only-wet", NO_STAGE, IMZ_METHOD_E_IMZA },
    { "renew-e-imza", IMZ_CASE_RENEWAL, "choose sign pin result=yes manager", IMZ_STAGE_SIGNED,
      IMZ_METHOD_E_IMZA },
    { "wet-signed", IMZ_CASE_RENEWAL, "way print", IMZ_STAGE_APPLIED, IMZ_METHOD_WET_SIGNED },
    { "wet-signed", IMZ_CASE_RENEWAL, "way sign send letter", IMZ_STAGE_SIGNED,
      IMZ_METHOD_WET_SIGNED },
    { "first", IMZ_CASE_FIRST, "way sign post sent=yes done", IMZ_STAGE_LETTER,
      IMZ_METHOD_WET_SIGNED },
    { "identity-change", IMZ_CASE_IDENTITY, "offer=e-onay choose result=yes tell-unit",
      IMZ_STAGE_SIGNED, IMZ_METHOD_E_ONAY },
    { "identity-change", IMZ_CASE_IDENTITY, "offer=wet no-e-onay=ended way print",
      IMZ_STAGE_APPLIED, IMZ_METHOD_WET_SIGNED },
    { "lost", IMZ_CASE_LOST, "offer=wet no-e-onay print", IMZ_STAGE_APPLIED,
      IMZ_METHOD_WET_SIGNED },
    { "lost", IMZ_CASE_LOST, "offer=e-onay choose result=yes manager-e-onay", IMZ_STAGE_SIGNED,
      IMZ_METHOD_E_ONAY },
    { "after-delivery", -1, "parcel case", IMZ_STAGE_DELIVERED, -1 },
    { "after-delivery", -1, "parcel pin look", IMZ_STAGE_PIN_MADE, -1 },
    { "after-delivery", -1, "parcel pin look done", IMZ_STAGE_IN_USE, -1 },
    { "e-onay", -1, "card java portal", NO_STAGE, -1 },
  };
  static const char *const no_dirs[] = { NULL };
  g_autoptr (ImzProvince) province = core_fixture_province ("genel");
  g_autoptr (ImzLetters) letters = imz_letters_new (no_dirs);
  g_autoptr (ImzGuides) guides =
    imz_guides_new (no_dirs, imz_province_get_rules (province), letters);

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    ImzGuide *guide = imz_guides_find (guides, vectors[i].guide);
    g_autoptr (GArray) way = new_way (vectors[i].way);
    ImzGuideReached reached = imz_guide_stage_find (guide, way);

    g_test_message ("%s: %s", vectors[i].guide, vectors[i].way);
    for (guint j = 0; j < way->len; j++)
      g_assert_nonnull (
        imz_guide_find_step (guide, g_array_index (way, ImzKeptStep, j).step, NULL));
    g_assert_cmpint (imz_guide_get_case (guide), ==, vectors[i].kind);
    g_assert_cmpint (reached.stage, ==, vectors[i].stage);
    g_assert_cmpint (reached.method, ==, vectors[i].method);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guide/stage/past", test_past);
  g_test_add_func ("/guide/stage/shipped", test_shipped);
  return g_test_run ();
}
