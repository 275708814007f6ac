/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A key file that knows its lines, so that whoever wrote it is told where it is wrong. It is stricter than
 * GKeyFile: nothing may stand there twice, and there is a limit to its size. */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ImzKeyLines:
 *
 * An immutable value with one owner.
 */
typedef struct _ImzKeyLines ImzKeyLines;

/**
 * imz_key_lines_new:
 * @data: the bytes of a key file
 * @error: %IMZ_CORE_ERROR_BAD_DATA, whose message begins with the line: "line 12: …"
 *
 * Returns: (transfer full) (nullable): the file, or %NULL with @error
 */
ImzKeyLines *imz_key_lines_new (GBytes *data, GError **error);
void imz_key_lines_free (ImzKeyLines *self);

/* (transfer full) (array zero-terminated=1): the names of its groups, in order */
char **imz_key_lines_get_groups (const ImzKeyLines *self);

gboolean imz_key_lines_has_group (const ImzKeyLines *self, const char *group);

/**
 * imz_key_lines_check_keys:
 * @group: one of its groups
 * @known: (array zero-terminated=1): the keys that may stand in it, "name[en]" being one of its own
 * @error: %IMZ_CORE_ERROR_BAD_DATA
 *
 * Returns: %FALSE with @error if another key stands in it
 */
gboolean imz_key_lines_check_keys (const ImzKeyLines *self,
                                   const char *group,
                                   const char *const *known,
                                   GError **error);

/**
 * imz_key_lines_read:
 * @text: (out) (nullable): the value without the blanks around it; %NULL if there is no such key
 * @error: %IMZ_CORE_ERROR_BAD_DATA
 *
 * Returns: %FALSE with @error if the value is empty, too long, or holds what cannot be shown in one line
 */
gboolean imz_key_lines_read (const ImzKeyLines *self,
                             const char *group,
                             const char *key,
                             char **text,
                             GError **error);

/**
 * imz_key_lines_read_list:
 * @list: (out) (array zero-terminated=1): the elements that ";" ends or divides; empty if there is no such key
 * @error: %IMZ_CORE_ERROR_BAD_DATA
 *
 * Returns: %FALSE with @error if an element is empty, too long, or holds what cannot be shown in one line
 */
gboolean imz_key_lines_read_list (const ImzKeyLines *self,
                                  const char *group,
                                  const char *key,
                                  char ***list,
                                  GError **error);

/**
 * imz_key_lines_set_error:
 * @group: (nullable): one of its groups; %NULL of the whole file
 * @key: (nullable): a key in it; %NULL, or one that is not there, for the group itself
 * @error: (out): %IMZ_CORE_ERROR_BAD_DATA
 * @format: the reason, in the language of the messages
 */
void imz_key_lines_set_error (const ImzKeyLines *self,
                              const char *group,
                              const char *key,
                              GError **error,
                              const char *format,
                              ...) G_GNUC_PRINTF (5, 6);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzKeyLines, imz_key_lines_free)

G_END_DECLS
