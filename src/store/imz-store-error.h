/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define IMZ_STORE_ERROR (imz_store_error_quark ())
GQuark imz_store_error_quark (void);

/**
 * ImzStoreError:
 * @IMZ_STORE_ERROR_CANNOT_OPEN: the file cannot be opened or read
 * @IMZ_STORE_ERROR_READ_ONLY: it is where nothing can be written
 * @IMZ_STORE_ERROR_FULL: the disk is full
 * @IMZ_STORE_ERROR_DAMAGED: it is no database of İmzam's, or not any more
 * @IMZ_STORE_ERROR_NEWER: a newer version of İmzam wrote it: it is read, but not changed
 * @IMZ_STORE_ERROR_BUSY: another program is writing and does not come to an end
 * @IMZ_STORE_ERROR_BAD_NAME: a profile cannot have that name
 * @IMZ_STORE_ERROR_NAME_TAKEN: another profile has that name
 * @IMZ_STORE_ERROR_NO_PROFILE: there is no profile of that name
 * @IMZ_STORE_ERROR_NOT_AN_E_IMZA: it is no e-imza, or none that can be read
 * @IMZ_STORE_ERROR_TOO_MANY: there are as many people or e-imzas as can be kept, or more of a person
 * @IMZ_STORE_ERROR_NO_RUN: the way through a guide is not kept any more
 * @IMZ_STORE_ERROR_NO_RECORD: the application is not kept (any more)
 * @IMZ_STORE_ERROR_CHANGED: another window or program changed the application meanwhile
 * @IMZ_STORE_ERROR_BAD_FILE: what is to be imported is not what İmzam exported
 * @IMZ_STORE_ERROR_NO_KEYRING: there is no keyring in this session
 * @IMZ_STORE_ERROR_KEYRING_LOCKED: the keyring is locked
 * @IMZ_STORE_ERROR_KEYRING_DISMISSED: the person did not unlock the keyring
 * @IMZ_STORE_ERROR_KEYRING_FAILED: the keyring failed
 * @IMZ_STORE_ERROR_STRANGE_SECRET: what the keyring holds is not what İmzam put there
 * @IMZ_STORE_ERROR_STRANGE_VALUE: what was typed cannot be shown
 *
 * All messages are for a person: what happened, and what to do.
 */
typedef enum {
  IMZ_STORE_ERROR_CANNOT_OPEN,
  IMZ_STORE_ERROR_READ_ONLY,
  IMZ_STORE_ERROR_FULL,
  IMZ_STORE_ERROR_DAMAGED,
  IMZ_STORE_ERROR_NEWER,
  IMZ_STORE_ERROR_BUSY,
  IMZ_STORE_ERROR_BAD_NAME,
  IMZ_STORE_ERROR_NAME_TAKEN,
  IMZ_STORE_ERROR_NO_PROFILE,
  IMZ_STORE_ERROR_NOT_AN_E_IMZA,
  IMZ_STORE_ERROR_TOO_MANY,
  IMZ_STORE_ERROR_NO_RUN,
  IMZ_STORE_ERROR_NO_RECORD,
  IMZ_STORE_ERROR_CHANGED,
  IMZ_STORE_ERROR_BAD_FILE,
  IMZ_STORE_ERROR_NO_KEYRING,
  IMZ_STORE_ERROR_KEYRING_LOCKED,
  IMZ_STORE_ERROR_KEYRING_DISMISSED,
  IMZ_STORE_ERROR_KEYRING_FAILED,
  IMZ_STORE_ERROR_STRANGE_SECRET,
  IMZ_STORE_ERROR_STRANGE_VALUE,
} ImzStoreError;

/**
 * imz_store_error_set_of_file:
 * @code: one of those that speak of the file
 * @path: the file
 *
 * Returns: %FALSE with @error, for the caller to return
 */
gboolean imz_store_error_set_of_file (GError **error, ImzStoreError code, const char *path);

/**
 * imz_store_error_set_of_errno:
 * @number: why a call of the system failed
 * @path: the file
 *
 * Returns: %FALSE with @error
 */
gboolean imz_store_error_set_of_errno (GError **error, int number, const char *path);

G_END_DECLS
