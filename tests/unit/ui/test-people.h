/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is kept of people, and what they choose, in folders of the test's own. */

#pragma once

#include "imz-preferences-model.h"
#include "imz-profile-model.h"

G_BEGIN_DECLS

/* A new model of an empty folder (transfer full). */
ImzProfileModel *test_people_new (void);

/* One in which nothing can be kept (transfer full). */
ImzProfileModel *test_people_new_unkept (void);

/* Releases the last reference of a model, and removes its folder. */
void test_people_free (ImzProfileModel *people);

/* The shipped provinces; with an administrator's configuration, "[imzam]\n…", or NULL (transfer full). */
ImzPreferencesModel *test_preferences_new (const char *admin);

/* The shipped provinces, where no choice can be kept (transfer full). */
ImzPreferencesModel *test_preferences_new_unkept (void);

G_END_DECLS
