/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A library like any other: no PKCS#11 in it. */

int variant_no_entry (void);

int
variant_no_entry (void)
{
  return 0;
}
