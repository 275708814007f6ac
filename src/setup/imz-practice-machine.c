/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-practice-machine.h"

enum {
  JAVA_VERSION = 17,
};

struct _ImzPracticeMachine {
  GObject parent_instance;
};

static void imz_practice_machine_iface_init (ImzMachineInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (ImzPracticeMachine,
                               imz_practice_machine,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (IMZ_TYPE_MACHINE,
                                                      imz_practice_machine_iface_init))

/* It is as it is. */
static void
imz_practice_machine_look (ImzMachine *machine)
{
}

static ImzFound
imz_practice_machine_find_java (ImzMachine *machine, guint *version)
{
  *version = JAVA_VERSION;

  return IMZ_FOUND_YES;
}

static ImzFound
imz_practice_machine_find_anything (ImzMachine *machine)
{
  return IMZ_FOUND_YES;
}

static ImzFound
imz_practice_machine_find_download (ImzMachine *machine,
                                    const char *prefix,
                                    gint64 since,
                                    char **name)
{
  *name = g_strconcat (prefix, ".jnlp", NULL);

  return IMZ_FOUND_YES;
}

static void
imz_practice_machine_class_init (ImzPracticeMachineClass *klass)
{
}

static void
imz_practice_machine_init (ImzPracticeMachine *self)
{
}

static void
imz_practice_machine_iface_init (ImzMachineInterface *iface)
{
  iface->look = imz_practice_machine_look;
  iface->find_java = imz_practice_machine_find_java;
  iface->find_jnlp_starter = imz_practice_machine_find_anything;
  iface->find_driver = imz_practice_machine_find_anything;
  iface->find_download = imz_practice_machine_find_download;
}

ImzMachine *
imz_practice_machine_new (void)
{
  return g_object_new (IMZ_TYPE_PRACTICE_MACHINE, NULL);
}
