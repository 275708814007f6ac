/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The library that a variant needs, and does not find once that has been copied elsewhere. */

int variant_stub (void);

int
variant_stub (void)
{
  return 0;
}
