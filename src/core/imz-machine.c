/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-machine.h"

G_DEFINE_INTERFACE (ImzMachine, imz_machine, G_TYPE_OBJECT)

static guint changed_signal;

static void
imz_machine_default_init (ImzMachineInterface *iface)
{
  changed_signal = g_signal_new ("changed", IMZ_TYPE_MACHINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

void
imz_machine_look (ImzMachine *self)
{
  g_return_if_fail (IMZ_IS_MACHINE (self));

  IMZ_MACHINE_GET_IFACE (self)->look (self);
}

ImzFound
imz_machine_find_java (ImzMachine *self, guint *version)
{
  guint found_version = 0;
  ImzFound found;

  g_return_val_if_fail (IMZ_IS_MACHINE (self), IMZ_FOUND_UNKNOWN);

  found = IMZ_MACHINE_GET_IFACE (self)->find_java (self, &found_version);
  if (version != NULL)
    *version = found_version;

  return found;
}

ImzFound
imz_machine_find_jnlp_starter (ImzMachine *self)
{
  g_return_val_if_fail (IMZ_IS_MACHINE (self), IMZ_FOUND_UNKNOWN);

  return IMZ_MACHINE_GET_IFACE (self)->find_jnlp_starter (self);
}

ImzFound
imz_machine_find_driver (ImzMachine *self)
{
  g_return_val_if_fail (IMZ_IS_MACHINE (self), IMZ_FOUND_UNKNOWN);

  return IMZ_MACHINE_GET_IFACE (self)->find_driver (self);
}

ImzFound
imz_machine_find_download (ImzMachine *self, const char *prefix, gint64 since, char **name)
{
  g_autofree char *found_name = NULL;
  ImzFound found;

  g_return_val_if_fail (IMZ_IS_MACHINE (self), IMZ_FOUND_UNKNOWN);

  found = IMZ_MACHINE_GET_IFACE (self)->find_download (self, prefix, since, &found_name);
  if (name != NULL)
    *name = g_steal_pointer (&found_name);

  return found;
}

void
imz_machine_changed (ImzMachine *self)
{
  g_return_if_fail (IMZ_IS_MACHINE (self));

  g_signal_emit (self, changed_signal, 0);
}
