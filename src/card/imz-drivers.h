/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Reads cards through their drivers, one after the other, each in a process of its own. */

#pragma once

#include <gio/gio.h>

#include "imz-card.h"
#include "imz-config.h"

G_BEGIN_DECLS

/* imz-presence.h, which needs PC/SC. */
typedef struct _ImzPresence ImzPresence;

/**
 * ImzDriverSettings:
 * @program: (nullable): path of imzam-token-reader; %NULL: it is looked for
 * @deadline_ms: milliseconds that a driver may take; 0: as configured
 * @modules_dir: folder of the administrator's tables of drivers
 * @registered_dirs: (array zero-terminated=1): folders of p11-kit's *.module files
 * @registered_module_dir: where p11-kit looks for modules that have no whole path
 */
typedef struct {
  const char *program;
  guint deadline_ms;
  const char *modules_dir;
  const char *const *registered_dirs;
  const char *registered_module_dir;
} ImzDriverSettings;

/**
 * IMZ_DRIVER_SETTINGS_DEFAULT:
 *
 * As fits a real machine.
 */
extern const ImzDriverSettings IMZ_DRIVER_SETTINGS_DEFAULT;

/**
 * ImzDrivers:
 *
 * Looks for drivers, and at the configuration, only when a card is to be read. Reference-counted; may be
 * used by several threads at once.
 */
typedef struct _ImzDrivers ImzDrivers;

/**
 * imz_drivers_new:
 * @config: which driver is chosen, and how long it may take
 * @settings: copied
 *
 * Returns: (transfer full): the drivers
 */
ImzDrivers *imz_drivers_new (ImzConfig *config, const ImzDriverSettings *settings);

/**
 * imz_drivers_new_default:
 *
 * Returns: (transfer full): the drivers of this machine
 */
ImzDrivers *imz_drivers_new_default (ImzConfig *config);
ImzDrivers *imz_drivers_ref (ImzDrivers *self);
void imz_drivers_unref (ImzDrivers *self);

/**
 * ImzDriverReading:
 * @reader: the reader's name
 * @presence: which card is to be read
 * @is_last: a driver that says that the card went is not believed again, if the reader knows nothing of it
 * @cancellable: ends it at once
 * @waiting: told before each wait for a driver, and for how many milliseconds at most
 * @user_data: for @waiting
 */
typedef struct {
  const char *reader;
  const ImzPresence *presence;
  gboolean is_last;
  GCancellable *cancellable;
  void (*waiting) (guint ms, gpointer user_data);
  gpointer user_data;
} ImzDriverReading;

/**
 * imz_drivers_read:
 * @direct: what was read without a driver
 * @error: an #ImzCardError; %IMZ_CARD_ERROR_CHANGED if it is not the same card any more
 *
 * Has one driver after the other read the card, until one shows a certificate. Blocks; the card must not
 * be held by the caller. Afterwards the caller should ask the card whether it is still there: a driver may
 * say that all is well of a card that was pulled.
 *
 * Returns: (transfer full) (nullable): the card as the driver shows it that got furthest; @direct if there
 *   is no driver for it; %NULL with @error
 */
ImzCard *imz_drivers_read (ImzDrivers *self,
                           ImzCard *direct,
                           const ImzDriverReading *reading,
                           GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzDrivers, imz_drivers_unref)

G_END_DECLS
