/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-reader-monitor.h"

G_DEFINE_INTERFACE (ImzReaderMonitor, imz_reader_monitor, G_TYPE_OBJECT)

static void
imz_reader_monitor_default_init (ImzReaderMonitorInterface *iface)
{
  g_object_interface_install_property (
    iface, g_param_spec_boxed ("snapshot", NULL, NULL, IMZ_TYPE_SNAPSHOT,
                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

ImzSnapshot *
imz_reader_monitor_get_snapshot (ImzReaderMonitor *self)
{
  g_return_val_if_fail (IMZ_IS_READER_MONITOR (self), NULL);

  return IMZ_READER_MONITOR_GET_IFACE (self)->get_snapshot (self);
}

void
imz_reader_monitor_retry (ImzReaderMonitor *self)
{
  g_return_if_fail (IMZ_IS_READER_MONITOR (self));

  IMZ_READER_MONITOR_GET_IFACE (self)->retry (self);
}
