/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A data folder of the test's own (XDG_DATA_HOME), and what imzamctl answers there. */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

enum {
  TEST_EXIT_FAILED = 1,
  TEST_EXIT_USAGE = 64,
};

typedef struct {
  char *top;  /* the user's data folder */
  char *dir;  /* the database's, which need not be there */
  char *path; /* the database */
} TestHome;

/* Of g_test_add(). */
void test_home_set_up (TestHome *self, gconstpointer unused);
/* Takes the folder away with all that is in it. */
void test_home_tear_down (TestHome *self, gconstpointer unused);

typedef struct {
  int exit; /* negative: the number of the signal that ended it */
  char *output;
  char *errors;
  JsonNode *
    document; /* (nullable): what --json or --format json printed, checked by test_schema_check() */
} TestAnswer;

void test_answer_clear (TestAnswer *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TestAnswer, test_answer_clear)

/* What `imzamctl history` says to these words, up to NULL. If it fails it says so in one line, and nothing else. */
TestAnswer test_history (const char *first_word, ...) G_GNUC_NULL_TERMINATED;
TestAnswer test_history_words (const char *const *words, const char *input);

/* The same, which must go well; what it printed, without the last end of a line (transfer full). */
char *test_history_text (const char *first_word, ...) G_GNUC_NULL_TERMINATED;

G_END_DECLS
