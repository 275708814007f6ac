/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define IMZ_CORE_ERROR (imz_core_error_quark ())
GQuark imz_core_error_quark (void);

/**
 * ImzCoreError:
 * @IMZ_CORE_ERROR_BAD_DATE: a text is not a day of the calendar
 * @IMZ_CORE_ERROR_BAD_DATA: a file of rules, of holidays, of a province or a guide is wrong
 * @IMZ_CORE_ERROR_BAD_RECORD: there cannot be such an application
 */
typedef enum {
  IMZ_CORE_ERROR_BAD_DATE,
  IMZ_CORE_ERROR_BAD_DATA,
  IMZ_CORE_ERROR_BAD_RECORD,
} ImzCoreError;

G_END_DECLS
