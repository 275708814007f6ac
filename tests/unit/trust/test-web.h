/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A host on this machine, good or bad, that counts who calls. */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum {
  TEST_WEB_PLAIN,
  TEST_WEB_SILENT,          /* never answers */
  TEST_WEB_CLOSES,          /* closes instead of answering */
  TEST_WEB_GARBAGE,         /* answers, but not in HTTP */
  TEST_WEB_ENDLESS_HEADERS, /* never gets to the body */
  TEST_WEB_INTERIM,         /* one 1xx after the other, as fast as can be */
  TEST_WEB_DRIPS,           /* a byte of the body now and then, for ever */
  TEST_WEB_ENDLESS,         /* a body without an end, as fast as can be */
  TEST_WEB_ANNOUNCES_HUGE,  /* says that a huge body follows, and then nothing */
  TEST_WEB_BREAKS_OFF,      /* closes in the middle of the body */
  TEST_WEB_LINGERS,         /* answers in old HTTP ("old"), and does not close as it should */
} TestWebManner;

/* Makes an answer's body of the request's, in a thread of the web's. Returns: (transfer full) */
typedef GBytes *(*TestWebFunc) (GBytes *request, gpointer user_data);

/* What is borrowed has to live as long as the web. */
typedef struct {
  TestWebManner manner;
  guint status;          /* 0: 200 */
  const char *location;  /* where to send the caller on */
  const char *header;    /* one more line */
  GBytes *body;          /* referenced */
  TestWebFunc make_body; /* instead of it */
  gpointer user_data;
} TestWebPage;

typedef struct _TestWeb TestWeb;

/**
 * test_web_new:
 * @address: an address of this machine
 * @tls: (nullable): what to speak TLS with
 */
TestWeb *test_web_new (const char *address, GTlsCertificate *tls);
void test_web_free (TestWeb *self);

/* Everything else is 404. */
void test_web_set (TestWeb *self, const char *path, const TestWebPage *page);

guint16 test_web_get_port (TestWeb *self);

/* Returns: (transfer full) */
char *test_web_dup_uri (TestWeb *self, const char *path);

/* How often it was called, and how often it was asked for @path (for anything, if that is NULL). */
guint test_web_count_connections (TestWeb *self);
guint test_web_count_requests (TestWeb *self, const char *path);

/* The last request's head, as it came. Returns: (transfer full) (nullable) */
char *test_web_dup_last_head (TestWeb *self);

/* Waits until everybody has hung up; fails the test if somebody never does. */
void test_web_assert_left (TestWeb *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestWeb, test_web_free)

G_END_DECLS
