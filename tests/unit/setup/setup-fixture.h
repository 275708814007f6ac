/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A machine in a folder. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct {
  char *top;       /* a folder that is there; the others are in it, and are not */
  char *bin;       /* in PATH */
  char *jvm;       /* of all Java versions */
  char *modules;   /* of the administrator's tables of drivers */
  char *downloads; /* where browsers save to */
} SetupFixture;

void setup_fixture_set_up (SetupFixture *self, gconstpointer unused);

/* Takes the folder away with all that is in it. */
void setup_fixture_tear_down (SetupFixture *self, gconstpointer unused);

/* A file with the folders on its way. */
void setup_fixture_write (const char *dir, const char *name, const char *content);

/* A program of these lines in sh. */
void setup_fixture_write_program (const char *dir, const char *name, const char *lines);

G_END_DECLS
