/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Couriers, and where their links lead to. */

#include "imz-couriers.h"

#include <glib/gstdio.h>

typedef struct {
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  int fd = g_file_open_tmp ("imzam-couriers-XXXXXX", &fixture->path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_unlink (fixture->path);
  g_free (fixture->path);
}

static ImzCouriers *
read_file (Fixture *fixture, const char *text)
{
  const char *const files[] = { "/nonexistent/couriers.ini", fixture->path, NULL };
  g_autoptr (GError) error = NULL;

  g_file_set_contents (fixture->path, text, -1, &error);
  g_assert_no_error (error);

  return imz_couriers_new (files);
}

static void
test_shipped (Fixture *fixture, gconstpointer unused)
{
  static const char *const names[] = {
    "PTT Kargo", "Yurtiçi Kargo", "Aras Kargo", "MNG Kargo", "Sürat Kargo",
  };
  g_autoptr (ImzCouriers) couriers = read_file (fixture, "");

  g_assert_cmpuint (imz_couriers_get_problems (couriers)->len, ==, 0);
  g_assert_cmpuint (imz_couriers_get_n (couriers), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++) {
    const ImzCourier *courier = imz_couriers_get_nth (couriers, i);

    g_assert_cmpstr (courier->name, ==, names[i]);
    g_assert_true (imz_couriers_is_listed (couriers, courier->page));
  }
}

/* As people write it, whatever their letters are. */
static void
test_find (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *words;
    const char *id; /* (nullable) */
  } vectors[] = {
    { "PTT", "ptt" },
    { "ptt kargo", "ptt" },
    { "PTT-Kargo", "ptt" },
    { " yurtiçi", "yurtici" },
    { "YURTİÇİ KARGO", "yurtici" },
    { "Aras", "aras" },
    { "SÜRAT Kargo (şube)", "surat" },
    { "Kargo", NULL },
    { "Arasta", NULL },
    { "", NULL },
    { " ", NULL },
    { NULL, NULL },
  };
  g_autoptr (ImzCouriers) couriers = read_file (fixture, "");

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const ImzCourier *found = imz_couriers_find (couriers, vectors[i].words);

    g_test_message ("“%s”", vectors[i].words);
    g_assert_cmpstr (found != NULL ? found->id : NULL, ==, vectors[i].id);
  }
}

/* A later file adds one and replaces one; the number is written so that it stays a number. */
static void
test_further (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzCouriers) couriers =
    read_file (fixture, "[courier ptt]\nName=PTT\nPage=https://example.com/\n"
                        "Template=https://track.example.com/?no={number}&x=1\n"
                        "[courier school]\nName=Okul Postası\nPage=https://www.example.org/a\n");
  const ImzCourier *ptt = imz_couriers_find (couriers, "ptt");
  g_autofree char *address = imz_courier_get_address (ptt, "12 34&x=2/../#");
  g_autofree char *page = imz_courier_get_address (ptt, NULL);
  g_autofree char *without_template =
    imz_courier_get_address (imz_couriers_find (couriers, "okul"), "1234");

  g_assert_cmpuint (imz_couriers_get_problems (couriers)->len, ==, 0);
  g_assert_cmpuint (imz_couriers_get_n (couriers), ==, 6);
  g_assert_cmpstr (address, ==, "https://track.example.com/?no=12%2034%26x%3D2%2F..%2F%23&x=1");
  g_assert_cmpstr (page, ==, "https://example.com/");
  g_assert_cmpstr (without_template, ==, "https://www.example.org/a");
  g_assert_true (imz_couriers_is_listed (couriers, "https://track.example.com/x"));
  g_assert_false (imz_couriers_is_listed (couriers, "https://gonderitakip.ptt.gov.tr/"));
}

static void
test_listed (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *sentence;
    const char *link;
    gboolean is_listed;
  } vectors[] = {
    { "Kamu SM", "https://onlineislemler.kamusm.gov.tr/landing", TRUE },
    { "the ministry, not encrypted", "http://meb.gov.tr/", TRUE },
    { "a courier", "https://www.yurticikargo.com/tr/x?code=1", TRUE },
    { "a courier without www", "https://yurticikargo.com/", TRUE },
    { "another page of a courier", "https://kargo.araskargo.com.tr/", TRUE },
    { "any other", "https://example.com/", FALSE },
    { "one that only ends so", "https://xyurticikargo.com/", FALSE },
    { "one that only begins so", "https://www.yurticikargo.com.example.com/", FALSE },
    { "one in disguise", "https://www.yurticikargo.com@example.com/", FALSE },
    { "above a courier", "https://ptt.gov.tr/", FALSE },
    { "no link", "yurticikargo.com", FALSE },
    { "nothing", NULL, FALSE },
  };
  g_autoptr (ImzCouriers) couriers = read_file (fixture, "");

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s", vectors[i].sentence);
    g_assert_cmpint (imz_couriers_is_listed (couriers, vectors[i].link), ==, vectors[i].is_listed);
  }
}

/* “www.” is no owner of all that ends alike. */
static void
test_www (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (ImzCouriers) couriers =
    read_file (fixture, "[courier x]\nName=X\nPage=https://www.com/\n");

  g_assert_true (imz_couriers_is_listed (couriers, "https://www.com/"));
  g_assert_false (imz_couriers_is_listed (couriers, "https://example.com/"));
}

/* What is wrong is told with its line, and nothing of the file counts. */
static void
test_bad (Fixture *fixture, gconstpointer unused)
{
  static const struct {
    const char *text;
    const char *problem;
  } vectors[] = {
    { "[couriers]\nName=X\n", "line 1" },
    { "[courier ]\nName=X\nPage=https://example.com/\n", "line 1" },
    { "[courier x]\nName=X\n", "line 1" },
    { "[courier x]\nPage=https://example.com/\n", "line 1" },
    { "[courier x]\nName=X\nPage=http://example.com/\n", "line 3" },
    { "[courier x]\nName=X\nPage=https://user@example.com/\n", "line 3" },
    { "[courier x]\nName=X\nPage=example.com\n", "line 3" },
    { "[courier x]\nName=X\nPage=https://example.com/\nTemplate=https://example.com/\n", "line 4" },
    { "[courier x]\nName=X\nPage=https://example.com/\nTemplate=https://{number}.example.com/\n",
      "line 4" },
    { "[courier x]\nName=X\nPage=https://example.com/\n"
      "Template=https://example.com/{number}/{number}\n",
      "line 4" },
    { "[courier x]\nName=X\nPage=https://example.com/\nColour=red\n", "line 4" },
    { "[courier y]\nName=Y\nPage=https://example.com/\n[courier x]\nName=X\n", "line 4" },
    { "Name=X\n", "line 1" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_autoptr (ImzCouriers) couriers = read_file (fixture, vectors[i].text);
    const GPtrArray *problems = imz_couriers_get_problems (couriers);

    g_test_message ("%s", vectors[i].text);
    g_assert_cmpuint (problems->len, ==, 1);
    g_assert_true (g_str_has_prefix (problems->pdata[0], fixture->path));
    g_assert_nonnull (strstr (problems->pdata[0], vectors[i].problem));
    g_assert_cmpuint (imz_couriers_get_n (couriers), ==, 5);
  }
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer unused);
  } tests[] = {
    { "/guide/couriers/shipped", test_shipped }, { "/guide/couriers/find", test_find },
    { "/guide/couriers/further", test_further }, { "/guide/couriers/listed", test_listed },
    { "/guide/couriers/www", test_www },         { "/guide/couriers/bad", test_bad },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);

  return g_test_run ();
}
