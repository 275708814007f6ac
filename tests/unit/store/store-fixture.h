/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A folder for the database, and what to look at in it. */

#pragma once

#include "imz-database.h"

G_BEGIN_DECLS

#define STORE_FIXTURE_BUSY_MS 300
#define STORE_CLAIMER_N_KEPT 50 /* e-imzas; see store-claimer.c */
#define STORE_WRITER_N_KEPT 5   /* applications; see store-writer.c */

typedef struct {
  char *top;  /* a folder that is there */
  char *dir;  /* the database's, which is not */
  char *path; /* of the file in it */
} StoreFixture;

void store_fixture_set_up (StoreFixture *self, gconstpointer unused);

/* Takes the folder away with all that is in it. */
void store_fixture_tear_down (StoreFixture *self, gconstpointer unused);

/* A database in the fixture's folder that waits only a moment for others (transfer full). */
ImzDatabase *store_fixture_open (StoreFixture *self);

/* All bytes of the file (transfer full). */
GBytes *store_fixture_read (StoreFixture *self);

/* Whether the text is anywhere in the files of the folder. */
gboolean store_fixture_holds (StoreFixture *self, const char *text);

/* Makes the file with these statements, as another program would. */
void store_fixture_make (StoreFixture *self, const char *sql);

/* The first value that a question to the file answers, as another program sees it. */
gint64 store_fixture_ask (StoreFixture *self, const char *sql);

G_END_DECLS
