/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-module-loader.h"

#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <link.h>
#include <string.h>
#include <unistd.h>

#include <p11-kit/p11-kit.h>

#include "imz-display-text.h"
#include "imz-token-return.h"

#define OURSELVES "/proc/self/exe"

/* How an ELF file begins, of whatever class. */
typedef struct {
  guint8 ident[EI_NIDENT];
  guint16 type;
  guint16 machine;
} ElfStart;

/* How the dynamic linker words what is missing: its name stands before the mark, at the very
 * beginning, or between the mark and the first of `ends`. */
static const struct {
  const char *mark;
  gboolean name_first;
  const char *ends;
  ImzTokenResult result;
} refusals[] = {
  { ": cannot open shared object file", TRUE, NULL, IMZ_TOKEN_RESULT_MISSING_LIBRARY },
  { ": undefined symbol: ", FALSE, ", ", IMZ_TOKEN_RESULT_MISSING_SYMBOL },
  { ": symbol ", FALSE, ", ", IMZ_TOKEN_RESULT_MISSING_SYMBOL },
  { ": version `", FALSE, "'", IMZ_TOKEN_RESULT_MISSING_SYMBOL },
};

static gboolean
read_start (const char *path, ElfStart *start)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gssize n_read;

  memset (start, 0, sizeof *start);
  if (fd < 0)
    return FALSE;
  n_read = read (fd, start, sizeof *start);
  close (fd);

  return n_read >= 0;
}

/* Looked at before loading: of a file for another processor the linker only says that it cannot. */
static gboolean
is_loadable (const char *path, ImzTokenResult *result)
{
  ElfStart theirs, ours;

  if (!read_start (path, &theirs)) {
    *result = IMZ_TOKEN_RESULT_MISSING;
    return FALSE;
  }
  if (memcmp (theirs.ident, ELFMAG, SELFMAG) != 0) {
    *result = IMZ_TOKEN_RESULT_NOT_A_MODULE;
    return FALSE;
  }

  *result = IMZ_TOKEN_RESULT_WRONG_ARCHITECTURE;

  return read_start (OURSELVES, &ours) && theirs.ident[EI_CLASS] == ours.ident[EI_CLASS] &&
         theirs.ident[EI_DATA] == ours.ident[EI_DATA] && theirs.machine == ours.machine;
}

void
imz_module_loader_explain (const char *path,
                           const char *message,
                           ImzTokenResult *result,
                           char **detail)
{
  const char *name = message;
  gsize length;

  /* A file's name that begins the message shall not be taken for a part of it. */
  if (g_str_has_prefix (message, path) && g_str_has_prefix (message + strlen (path), ": "))
    name += strlen (path) + 2;

  *result = IMZ_TOKEN_RESULT_NOT_A_MODULE;
  length = strlen (name);

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++) {
    const char *mark = strstr (message, refusals[i].mark);

    if (mark == NULL)
      continue;
    *result = refusals[i].result;
    name = refusals[i].name_first ? message : mark + strlen (refusals[i].mark);
    length = refusals[i].name_first ? (gsize) (mark - message) : strcspn (name, refusals[i].ends);
    break;
  }

  *detail = imz_display_text (name, length);
}

/* p11-kit follows the list without looking whether there is one. */
static gboolean
has_function_list (void *handle, ImzTokenResult *result, char **detail)
{
  static const char name[] = "C_GetFunctionList";
  CK_C_GetFunctionList get_function_list;
  CK_FUNCTION_LIST *functions = NULL;
  CK_RV rv;

  get_function_list = (CK_C_GetFunctionList) dlsym (handle, name);
  *result = IMZ_TOKEN_RESULT_NOT_A_MODULE;
  if (get_function_list == NULL) {
    *detail = g_strdup (name);
    return FALSE;
  }

  rv = get_function_list (&functions);
  if (rv != CKR_OK) {
    *result = IMZ_TOKEN_RESULT_FAILED;
    *detail = imz_token_return_describe (name, rv);
  } else if (functions == NULL) {
    *detail = g_strdup (name);
  }

  return rv == CKR_OK && functions != NULL;
}

static const char *
find_missing_function (const CK_FUNCTION_LIST *functions)
{
  const struct {
    const char *name;
    gboolean present;
  } needed[] = {
    { "C_Initialize", functions->C_Initialize != NULL },
    { "C_GetSlotList", functions->C_GetSlotList != NULL },
    { "C_GetSlotInfo", functions->C_GetSlotInfo != NULL },
    { "C_GetTokenInfo", functions->C_GetTokenInfo != NULL },
    { "C_OpenSession", functions->C_OpenSession != NULL },
    { "C_CloseSession", functions->C_CloseSession != NULL },
    { "C_GetAttributeValue", functions->C_GetAttributeValue != NULL },
    { "C_FindObjectsInit", functions->C_FindObjectsInit != NULL },
    { "C_FindObjects", functions->C_FindObjects != NULL },
    { "C_FindObjectsFinal", functions->C_FindObjectsFinal != NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (needed); i++) {
    if (!needed[i].present)
      return needed[i].name;
  }

  return NULL;
}

CK_FUNCTION_LIST *
imz_module_loader_load (const char *path, ImzTokenResult *result, char **detail)
{
  CK_FUNCTION_LIST *functions;
  const char *missing;
  void *handle;

  *detail = NULL;
  if (!is_loadable (path, result))
    return NULL;

  /* Only to hear what is missing: p11-kit keeps that to itself. It loads the same file once more,
   * which costs nothing. */
  handle = dlopen (path, RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) {
    imz_module_loader_explain (path, dlerror (), result, detail);
    return NULL;
  }
  if (!has_function_list (handle, result, detail))
    return NULL;

  /* Unmanaged: a managed module always gets a struct for C_Initialize, which some refuse. */
  *result = IMZ_TOKEN_RESULT_NOT_A_MODULE;
  functions = p11_kit_module_load (path, P11_KIT_MODULE_UNMANAGED);
  if (functions == NULL)
    return NULL;
  missing = find_missing_function (functions);
  if (missing != NULL) {
    *detail = g_strdup (missing);
    return NULL;
  }

  return functions;
}

typedef struct {
  const char *name;
  char *path;
} Search;

static int
look_at_library_cb (struct dl_phdr_info *info, size_t size, void *data)
{
  Search *search = data;
  const char *slash = strrchr (info->dlpi_name, '/');

  if (slash == NULL || !g_str_has_prefix (slash + 1, search->name))
    return 0;

  search->path = g_utf8_make_valid (info->dlpi_name, -1);
  return 1;
}

char *
imz_module_loader_find_library (const char *name)
{
  Search search = { .name = name };

  dl_iterate_phdr (look_at_library_cb, &search);

  return search.path;
}
