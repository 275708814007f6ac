/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which drivers (PKCS#11 modules) may know a card. The table and its form: data/modules.ini. */

#pragma once

#include "imz-atr.h"

G_BEGIN_DECLS

/**
 * ImzModule:
 * @path: its file
 * @null_first: whether it wants C_Initialize to be called with %NULL
 * @reports_pin: whether no flag about the PIN means that the PIN is well
 * @needs_name: whether a token of it is only believed to be the card if its slot has the reader's name
 *
 * One driver to be tried.
 */
typedef struct {
  char *path;
  gboolean null_first;
  gboolean reports_pin;
  gboolean needs_name;
} ImzModule;

typedef struct _ImzModuleTable ImzModuleTable;

/**
 * imz_module_table_new:
 * @admin_dir: folder of the administrator's tables, *.ini; it need not be there
 * @problems: (out) (optional) (transfer full) (element-type utf8): what was passed over, one "file: [group]:
 *   reason" or "file: reason" each
 *
 * Reads the tables.
 *
 * Returns: (transfer full): the table
 */
ImzModuleTable *imz_module_table_new (const char *admin_dir, GPtrArray **problems);
void imz_module_table_free (ImzModuleTable *self);

/**
 * ImzModuleQuery:
 * @atr: a card's answer to reset, in upper-case hexadecimal digits
 * @family: the card's family
 * @chosen: (nullable): the module that somebody chose; "" for none
 * @registered: (array zero-terminated=1) (nullable): modules to be tried after all others
 */
typedef struct {
  const char *atr;
  ImzCardFamily family;
  const char *chosen;
  const char *const *registered;
} ImzModuleQuery;

/**
 * imz_module_table_find:
 *
 * Of the table's and of the registered modules only those are named whose files are there, each file once;
 * the chosen one always.
 *
 * Returns: (transfer full) (element-type ImzModule): the modules for the card of @query, in the order in
 *   which they are to be tried
 */
GPtrArray *imz_module_table_find (ImzModuleTable *self, const ImzModuleQuery *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzModuleTable, imz_module_table_free)

G_END_DECLS
