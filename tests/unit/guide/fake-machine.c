/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fake-machine.h"

static void fake_machine_iface_init (ImzMachineInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeMachine,
                               fake_machine,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (IMZ_TYPE_MACHINE, fake_machine_iface_init))

static void
fake_machine_look (ImzMachine *machine)
{
  FAKE_MACHINE (machine)->n_looks++;
}

static ImzFound
fake_machine_find_java (ImzMachine *machine, guint *version)
{
  *version = FAKE_MACHINE (machine)->version;

  return FAKE_MACHINE (machine)->java;
}

static ImzFound
fake_machine_find_jnlp_starter (ImzMachine *machine)
{
  return FAKE_MACHINE (machine)->starter;
}

static ImzFound
fake_machine_find_driver (ImzMachine *machine)
{
  return FAKE_MACHINE (machine)->driver;
}

static ImzFound
fake_machine_find_download (ImzMachine *machine, const char *prefix, gint64 since, char **name)
{
  FakeMachine *self = FAKE_MACHINE (machine);

  self->looked_since = since;
  if (self->download == NULL || !g_str_has_prefix (self->download, prefix))
    return IMZ_FOUND_NO;

  *name = g_strdup (self->download);
  return IMZ_FOUND_YES;
}

static void
fake_machine_class_init (FakeMachineClass *klass)
{
}

static void
fake_machine_init (FakeMachine *self)
{
}

static void
fake_machine_iface_init (ImzMachineInterface *iface)
{
  iface->look = fake_machine_look;
  iface->find_java = fake_machine_find_java;
  iface->find_jnlp_starter = fake_machine_find_jnlp_starter;
  iface->find_driver = fake_machine_find_driver;
  iface->find_download = fake_machine_find_download;
}
