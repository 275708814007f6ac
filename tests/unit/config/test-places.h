/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The folders that a configuration is read from. */

#pragma once

#include "imz-config.h"

G_BEGIN_DECLS

typedef struct {
  char *top;
  char *admin;
  char *shipped;
  char *admin_file; /* in `admin`, and not there */
  char *shipped_file;
} TestPlaces;

TestPlaces *test_places_new (void);
void test_places_free (TestPlaces *self);

/* `lines` stand in the group of a file; NULL: there is no file. */
void test_places_write (const char *file, const char *lines);

/* What is passed over is just this, in any order, up to NULL; each is "file: …" with the file's name
 * without its folder. */
void test_assert_problems (ImzConfig *config, const char *first, ...) G_GNUC_NULL_TERMINATED;
void test_assert_no_problems (ImzConfig *config);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestPlaces, test_places_free)

G_END_DECLS
