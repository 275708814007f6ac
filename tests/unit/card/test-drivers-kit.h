/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Drivers that are shell scripts, and fake-token-reader.sh that plays them. */

#pragma once

#include "imz-drivers.h"

G_BEGIN_DECLS

typedef struct {
  char *folder;
  char *program;
  char *modules_dir;    /* where tables are looked for; none there at first */
  char *registered_dir; /* the same for *.module files */
  const char *registered_dirs[2];
  GPtrArray *modules; /* of char *: paths */
} TestKit;

TestKit *test_kit_new (void);
/* Ends what its modules have started and left behind. */
void test_kit_free (TestKit *self);

/* A module named `name` that does `script`, in which $2 is its path. Returns that (transfer none). */
const char *test_kit_add (TestKit *self, const char *name, const char *script);
/* The same, which says `answer` (taken) after `before` was done. */
const char *test_kit_add_answer (TestKit *self, const char *name, const char *before, char *answer);

/* How often a module was read. */
guint test_kit_count (const char *module);
/* The process that read it last; 0 if none did. */
int test_kit_get_process (const char *module);
/* What the process that read it last was told: "--initialize=struct". */
char *test_kit_get_argument (const char *module);
/* A file beside a module, to which scripts write or for which they wait. */
char *test_kit_get_file (const char *module, const char *extension);
gboolean test_kit_has_file (const char *module, const char *extension);
void test_kit_make_file (const char *module, const char *extension);

/* A table in modules_dir. */
void test_kit_write_table (TestKit *self, const char *name, const char *text);
/* Drivers with this kit's program and folders. `chosen` may be NULL (transfer full). */
ImzDrivers *test_kit_new_drivers (TestKit *self, const char *chosen, guint deadline_ms);

/* Waits until a process is gone; fails when that takes too long. */
void test_assert_process_ends (int process);

/* An answer with one token; `certificates` is NULL-terminated, or NULL: then there is no token at all
 * (transfer full). */
char *test_answer_new (const char *result,
                       const char *detail,
                       const char *slot,
                       const char *pin,
                       GBytes *const *certificates);
/* One that was read, with a token that holds certificates of these holders, up to NULL. */
char *test_answer_new_read (const char *slot, const char *first_holder, ...) G_GNUC_NULL_TERMINATED;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestKit, test_kit_free)

G_END_DECLS
