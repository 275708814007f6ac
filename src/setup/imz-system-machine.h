/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "imz-clock.h"
#include "imz-config.h"
#include "imz-machine.h"

G_BEGIN_DECLS

/**
 * ImzSystemMachine:
 *
 * This machine. Nothing is known of it before it is first looked at, and it is looked at again only when it is asked
 * to be; but for downloads, which are followed from then on. While it is looked at again, what was known stays.
 */
#define IMZ_TYPE_SYSTEM_MACHINE (imz_system_machine_get_type ())
G_DECLARE_FINAL_TYPE (ImzSystemMachine, imz_system_machine, IMZ, SYSTEM_MACHINE, GObject)

/**
 * ImzMachinePlaces:
 * @path: folders of programs, as in PATH
 * @jvm_dir: folder of all Java versions
 * @modules_dir: folder of the administrator's tables of drivers
 * @downloads_dir: where browsers save to
 * @jnlp_type: content type of .jnlp files
 * @java_deadline_ms: milliseconds that one Java may take to tell its version
 *
 * Where things are looked for.
 */
typedef struct {
  const char *path;
  const char *jvm_dir;
  const char *modules_dir;
  const char *downloads_dir;
  const char *jnlp_type;
  guint java_deadline_ms;
} ImzMachinePlaces;

/**
 * imz_system_machine_new:
 * @config: which driver is chosen
 * @places: copied
 * @clock: the one that files get their times from
 *
 * Returns: (transfer full): a machine
 */
ImzMachine *
imz_system_machine_new (ImzConfig *config, const ImzMachinePlaces *places, ImzClock *clock);

/* (transfer full): with everything where it is for this user */
ImzMachine *imz_system_machine_new_default (ImzConfig *config);

G_END_DECLS
