/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A model over a database of the test's own, which is not there at first. */

#pragma once

#include "imz-profile-model.h"
#include "store-fixture.h"

G_BEGIN_DECLS

typedef struct {
  StoreFixture store;
  ImzDatabase *database;
  ImzProfileModel *model;
  guint n_changed; /* how often the model said so */
  gint64 now;      /* CORE_FIXTURE_NOW */
  GError *error;   /* of a call that shall not fail */
} ProfileFixture;

void profile_fixture_set_up (ProfileFixture *fixture, gconstpointer unused);
void profile_fixture_tear_down (ProfileFixture *fixture, gconstpointer unused);

void profile_fixture_open (ProfileFixture *fixture);
void profile_fixture_close (ProfileFixture *fixture);

/* Everything that follows is seen by a program that starts now. */
void profile_fixture_reopen (ProfileFixture *fixture);

/* The names with "|" between them. */
void profile_fixture_assert_names (ProfileFixture *fixture, const char *joined);

/* What the current profile claimed, as core_fixture_certificate() names it, up to NULL. */
void profile_fixture_assert_remembered (ProfileFixture *fixture, const char *const *texts);

/* Certificates are named as core_fixture_certificate() does. */
void profile_fixture_claim (ProfileFixture *fixture, const char *text);
const char *profile_fixture_owner_of (ProfileFixture *fixture, const char *text);

/* For what a call returns whose error is fixture->error. */
void profile_fixture_assert_done (ProfileFixture *fixture, gboolean is_done);

G_END_DECLS
