/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "profile-fixture.h"

#include "core-fixture.h"

static void
changed_cb (ImzProfileModel *model, gpointer user_data)
{
  ProfileFixture *fixture = user_data;

  fixture->n_changed++;
}

void
profile_fixture_open (ProfileFixture *fixture)
{
  fixture->database = store_fixture_open (&fixture->store);
  fixture->model = imz_profile_model_new (fixture->database);
  g_signal_connect (fixture->model, "changed", G_CALLBACK (changed_cb), fixture);
}

void
profile_fixture_close (ProfileFixture *fixture)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->model));
  g_assert_finalize_object (g_steal_pointer (&fixture->database));
}

void
profile_fixture_set_up (ProfileFixture *fixture, gconstpointer unused)
{
  store_fixture_set_up (&fixture->store, NULL);
  fixture->now = core_fixture_time (CORE_FIXTURE_NOW);
  profile_fixture_open (fixture);
}

void
profile_fixture_tear_down (ProfileFixture *fixture, gconstpointer unused)
{
  profile_fixture_close (fixture);
  store_fixture_tear_down (&fixture->store, NULL);
}

void
profile_fixture_reopen (ProfileFixture *fixture)
{
  profile_fixture_close (fixture);
  profile_fixture_open (fixture);
}

void
profile_fixture_assert_names (ProfileFixture *fixture, const char *joined)
{
  g_auto (GStrv) names = imz_profile_model_get_names (fixture->model);
  g_autofree char *text = g_strjoinv ("|", names);

  g_assert_cmpstr (text, ==, joined);
}

void
profile_fixture_assert_remembered (ProfileFixture *fixture, const char *const *texts)
{
  g_autoptr (GPtrArray) remembered = imz_profile_model_get_remembered (fixture->model);

  for (guint i = 0; i < remembered->len; i++) {
    const ImzRemembered *entry = g_ptr_array_index (remembered, i);
    g_autoptr (ImzCertificate) certificate = NULL;

    g_assert_nonnull (texts[i]);
    certificate = core_fixture_certificate (texts[i]);
    g_assert_true (imz_certificate_is_same (entry->certificate, certificate));
    g_assert_cmpint (imz_certificate_get_not_before (entry->certificate), ==,
                     imz_certificate_get_not_before (certificate));
    g_assert_cmpint (imz_certificate_get_not_after (entry->certificate), ==,
                     imz_certificate_get_not_after (certificate));
    g_assert_cmpstr (entry->profile, ==, imz_profile_model_get_current (fixture->model));
    g_assert_null (imz_certificate_get_holder (entry->certificate));
  }
  g_assert_null (texts[remembered->len]);
}

void
profile_fixture_claim (ProfileFixture *fixture, const char *text)
{
  g_autoptr (ImzCertificate) certificate = core_fixture_certificate (text);
  g_autoptr (GError) error = NULL;

  imz_profile_model_claim (fixture->model, certificate, fixture->now, &error);
  g_assert_no_error (error);
}

const char *
profile_fixture_owner_of (ProfileFixture *fixture, const char *text)
{
  g_autoptr (ImzCertificate) certificate = core_fixture_certificate (text);

  return imz_profile_model_get_owner (fixture->model, imz_certificate_get_sha256 (certificate));
}

void
profile_fixture_assert_done (ProfileFixture *fixture, gboolean is_done)
{
  g_assert_no_error (fixture->error);
  g_assert_true (is_done);
}
