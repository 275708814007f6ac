/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The desk the program looks at: a private pcscd, two readers, cards in them. main() calls
 * imz_bed_enter() first. All tests of a program share it and clear it. */

#pragma once

#include "imz-bed.h"
#include "imz-test-certificate.h"
#include "imz-virtual-card.h"

G_BEGIN_DECLS

#define TEST_READER_0 IMZ_BED_READER " 00 00"
#define TEST_READER_1 IMZ_BED_READER " 00 01"
#define TEST_DAY ((gint64) 24 * 60 * 60)

/* Starts pcscd. Does nothing if it runs. */
void test_desk_start (void);
/* Ends pcscd as a person would (SIGTERM) or as a crash does (SIGKILL). */
void test_desk_stop (void);
void test_desk_kill (void);
gint test_desk_get_pcscd_pid (void);

/* A configuration with which OpenSC reads the virtual card's PKCS#15 tree. */
const char *test_desk_get_opensc_conf (void);

/* Puts a card into a slot and waits until pcscd has seen it. The desk keeps the card. */
ImzVirtualCard *test_desk_insert (guint slot, const ImzVirtualCardOptions *options);
/* The same without waiting. */
ImzVirtualCard *test_desk_insert_now (guint slot, const ImzVirtualCardOptions *options);
/* With certificates of these specs. `options` may be NULL; its certificates are replaced. */
ImzVirtualCard *test_desk_insert_specs (guint slot,
                                        const ImzTestCertificateSpec *specs,
                                        guint n_specs,
                                        const ImzVirtualCardOptions *options);

/* Takes the card out without waiting. */
void test_desk_remove_now (guint slot);
/* Takes all cards out and waits until pcscd has seen that, if it runs. Fails the test if any card was
 * ever sent a VERIFY. */
void test_desk_clear (void);
void test_desk_free (void);

/* Seconds since the epoch of "2027-01-20T23:59:59+03". */
gint64 test_time (const char *iso8601);

G_END_DECLS
