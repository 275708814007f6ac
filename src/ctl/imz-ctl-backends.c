/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-backends.h"

#include "imz-pcsc-monitor.h"
#include "imz-trust-checker.h"

void
imz_ctl_backends_init (ImzCtlBackends *self, gboolean offline, const char *anchors)
{
  ImzPcscSettings settings = IMZ_PCSC_SETTINGS_DEFAULT;

  self->config = imz_config_new_default ();
  self->trust = IMZ_TRUST_SOURCE (imz_trust_checker_new_default (self->config, offline, anchors));
  settings.drivers = self->drivers = imz_drivers_new_default (self->config);
  self->readers = IMZ_READER_MONITOR (imz_pcsc_monitor_new (&settings));
}

void
imz_ctl_backends_clear (ImzCtlBackends *self)
{
  g_clear_object (&self->trust);
  g_clear_object (&self->readers);
  g_clear_pointer (&self->drivers, imz_drivers_unref);
  g_clear_pointer (&self->config, imz_config_unref);
}
