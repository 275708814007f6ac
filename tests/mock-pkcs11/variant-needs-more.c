/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A module that calls a function it does not bring along; what it is linked to decides whether a
 * library or a symbol is missing. */

#include <p11-kit/pkcs11.h>

int variant_stub (void);

CK_RV
C_GetFunctionList (CK_FUNCTION_LIST **list)
{
  return variant_stub () == 0 ? CKR_FUNCTION_NOT_SUPPORTED : CKR_GENERAL_ERROR;
}
