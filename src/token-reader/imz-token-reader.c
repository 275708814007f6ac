/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-token-reader.h"

#include "imz-module-guard.h"
#include "imz-module-loader.h"
#include "imz-token-session.h"

/* AKİS's own, which finds a struct bad. */
#define AKIS_MODULE "libakisp11"

gboolean
imz_token_initialize_from_word (const char *word, ImzTokenInitialize *initialize)
{
  if (g_str_equal (word, "null"))
    *initialize = IMZ_TOKEN_INITIALIZE_NULL;
  else if (g_str_equal (word, "struct"))
    *initialize = IMZ_TOKEN_INITIALIZE_STRUCT;
  else
    return FALSE;

  return TRUE;
}

static gboolean
wants_null_first (const char *path, ImzTokenInitialize initialize)
{
  g_autofree char *name = g_path_get_basename (path);

  return initialize == IMZ_TOKEN_INITIALIZE_NULL ||
         (initialize == IMZ_TOKEN_INITIALIZE_BY_NAME && g_str_has_prefix (name, AKIS_MODULE));
}

/* Links on the way are left as they are: modules look for their own files beside the name they were
 * loaded by. */
static char *
make_absolute (const char *path)
{
  g_autofree char *folder = NULL;

  if (g_path_is_absolute (path))
    return g_strdup (path);

  folder = g_get_current_dir ();
  return g_build_filename (folder, path, NULL);
}

static gboolean
passes_guard (const char *path, ImzTokenResult *result)
{
  const ImzModuleGuard guard = imz_module_guard_for_process ();

  switch (imz_module_guard_check (&guard, path)) {
  case IMZ_MODULE_VERDICT_SAFE:
    return TRUE;
  case IMZ_MODULE_VERDICT_WRITABLE:
    *result = IMZ_TOKEN_RESULT_WRITABLE;
    return FALSE;
  case IMZ_MODULE_VERDICT_MISSING:
    *result = IMZ_TOKEN_RESULT_MISSING;
    return FALSE;
  case IMZ_MODULE_VERDICT_NOT_A_FILE:
    *result = IMZ_TOKEN_RESULT_NOT_A_MODULE;
    return FALSE;
  default:
    g_assert_not_reached ();
  }
}

ImzTokenReading *
imz_token_reader_read (const char *module, ImzTokenInitialize initialize)
{
  ImzTokenReading *reading = imz_token_reading_new ();
  g_autofree char *path = make_absolute (module);
  CK_FUNCTION_LIST *functions;

  if (!passes_guard (path, &reading->result))
    return reading;

  functions = imz_module_loader_load (path, &reading->result, &reading->detail);
  if (functions != NULL)
    imz_token_session_read (functions, wants_null_first (path, initialize), reading);
  reading->libcrypto = imz_module_loader_find_library ("libcrypto.so");
  reading->libpcsclite = imz_module_loader_find_library ("libpcsclite.so");

  return reading;
}
