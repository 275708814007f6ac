/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A machine in the test's own hands. */

#pragma once

#include "imz-machine.h"

G_BEGIN_DECLS

#define FAKE_TYPE_MACHINE (fake_machine_get_type ())
G_DECLARE_FINAL_TYPE (FakeMachine, fake_machine, FAKE, MACHINE, GObject)

/* What it answers; @download is a name, or %NULL for none; @looked_since is what it was asked. */
struct _FakeMachine {
  GObject parent_instance;

  ImzFound java;
  guint version;
  ImzFound starter;
  ImzFound driver;
  const char *download;
  gint64 looked_since;
  guint n_looks;
};

G_END_DECLS
