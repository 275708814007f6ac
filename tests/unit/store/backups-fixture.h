/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A database that holds one name, and its backups. */

#pragma once

#include "imz-backups-model.h"
#include "imz-store-error.h"
#include "store-fixture.h"

G_BEGIN_DECLS

/* 21 November 2026, 10:00:00 in UTC. */
#define BACKUPS_NOW ((gint64) 1795255200)
#define BACKUPS_DAY ((gint64) 24 * 60 * 60)

typedef struct {
  StoreFixture store;
  char *folder; /* of the backups */
  ImzBackupsModel *model;
  GError *error; /* (nullable): of a call that shall fail */
} BackupsFixture;

void backups_fixture_set_up (BackupsFixture *self, gconstpointer unused);
void backups_fixture_tear_down (BackupsFixture *self, gconstpointer unused);

/* The current person is called so from now on, as another program keeps it. */
void backups_fixture_write (BackupsFixture *self, const char *name);

/* The database is in use, and what it holds is this. */
void backups_fixture_assert_holds (BackupsFixture *self, const char *name);

/* A file of this kind, sound in itself, holds this. */
void backups_fixture_assert_file_holds (const char *path, const char *name);

/* (transfer full): its path */
char *backups_fixture_make (BackupsFixture *self, gint64 now);

/* The names of all files of the folder, in their order, with "|" between them (transfer full). */
char *backups_fixture_list_folder (const char *folder);

/* Bytes that are none of SQLite's, in the place of the file's (or the file's beginning). */
void backups_fixture_spoil (const char *path);

/* The call failed so, and said what to do. */
void backups_fixture_assert_error (BackupsFixture *self, ImzStoreError code);

G_END_DECLS
