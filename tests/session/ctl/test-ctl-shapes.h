/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The documents of the contract as tables: which keys there are, and what may stand there. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  TEST_STRING = 1 << 0,
  TEST_INTEGER = 1 << 1,
  TEST_OBJECT = 1 << 2,
  TEST_LIST = 1 << 3,
  TEST_BOOLEAN = 1 << 4,
  TEST_OR_NULL = 1 << 5,
} TestTypes;

typedef struct _TestKey TestKey;

/**
 * TestKey:
 * @types: of #TestTypes
 * @form: (nullable): regular expression for the whole of a string; %NULL: any text
 * @members: (nullable): of the object, or of each element of the list; %NULL: a list of such strings
 *
 * A key of a document. A table of them ends with one without a name.
 */
struct _TestKey {
  const char *name;
  guint types;
  const char *form;
  const TestKey *members;
};

extern const TestKey test_shape_status[];
extern const TestKey test_shape_timeline[];
extern const TestKey test_shape_guides[];
extern const TestKey test_shape_guide[];
extern const TestKey test_shape_history[];
extern const TestKey test_shape_history_added[];

G_END_DECLS
