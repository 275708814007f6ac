/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * ImzFound:
 * @IMZ_FOUND_UNKNOWN: not known yet: it is being looked for
 *
 * Whether something is on this machine.
 */
typedef enum {
  IMZ_FOUND_UNKNOWN,
  IMZ_FOUND_NO,
  IMZ_FOUND_YES,
} ImzFound;

/**
 * ImzMachine:
 *
 * What is on this machine that the portal's pages need, and says so when it knows more (`changed`). Where it is
 * not the real one, it may stand for one on which all is well.
 */
#define IMZ_TYPE_MACHINE (imz_machine_get_type ())
G_DECLARE_INTERFACE (ImzMachine, imz_machine, IMZ, MACHINE, GObject)

struct _ImzMachineInterface {
  GTypeInterface parent_interface;

  void (*look) (ImzMachine *self);
  ImzFound (*find_java) (ImzMachine *self, guint *version);
  ImzFound (*find_jnlp_starter) (ImzMachine *self);
  ImzFound (*find_driver) (ImzMachine *self);
  ImzFound (*find_download) (ImzMachine *self, const char *prefix, gint64 since, char **name);
};

/**
 * imz_machine_look:
 *
 * Begins to look again at what may have changed. Returns at once.
 */
void imz_machine_look (ImzMachine *self);

/**
 * imz_machine_find_java:
 * @version: (out) (optional): its version as people count them: 8 of "1.8.0", 17 of "17.0.2"; 0 if there is none
 */
ImzFound imz_machine_find_java (ImzMachine *self, guint *version);

/* What opens a .jnlp file. */
ImzFound imz_machine_find_jnlp_starter (ImzMachine *self);

/* A PKCS#11 driver for cards that cannot be read without one. */
ImzFound imz_machine_find_driver (ImzMachine *self);

/**
 * imz_machine_find_download:
 * @prefix: what the file's name begins with
 * @since: what is older does not count, in seconds since the epoch
 * @name: (out) (optional) (nullable): the newest one's name, without its folder
 *
 * Only a whole .jnlp or .jar file counts, not one that the browser is still writing.
 */
ImzFound
imz_machine_find_download (ImzMachine *self, const char *prefix, gint64 since, char **name);

/* Emits `changed`; for the implementations. */
void imz_machine_changed (ImzMachine *self);

G_END_DECLS
