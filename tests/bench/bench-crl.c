/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* bench-crl: how long a long list of revoked certificates takes to be read and verified, and how much
 * memory. Each reading is a process of its own, so that making the list is not counted. */

#include <stdio.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "imz-crl.h"
#include "imz-x509.h"
#include "trust-fixture.h"

enum {
  N_RUNS = 5,
  N_ENTRIES = 490 * 1000,
};

static GBytes *
load (const char *dir, const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  char *data = NULL;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, NULL))
    g_error ("%s cannot be read", name);

  return g_bytes_new_take (data, length);
}

static void
save (const char *dir, const char *name, GBytes *bytes)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);

  if (!g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                            NULL))
    g_error ("%s cannot be written", name);
}

/* In kilobytes. What getrusage() calls the peak may be that of the process that started this one. */
static glong
get_memory (const char *field)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) ||
      (line = strstr (status, field)) == NULL)
    g_error ("the kernel does not tell %s", field);

  return strtol (line + strlen (field), NULL, 10);
}

/* Prints milliseconds, kilobytes at the peak, before and after. */
static int
measure (const char *dir)
{
  g_autoptr (GBytes) crl = load (dir, "crl");
  g_autoptr (GBytes) cert_der = load (dir, "cert"), issuer_der = load (dir, "issuer");
  g_autoptr (X509) cert = imz_x509_new_from_der (cert_der);
  g_autoptr (X509) issuer = imz_x509_new_from_der (issuer_der);
  g_autoptr (GError) error = NULL;
  glong before = get_memory ("VmRSS:");
  ImzRevocationAnswer answer;
  gint64 start = g_get_monotonic_time ();
  double ms;

  if (!imz_crl_read (crl, cert, issuer, TRUST_FIXTURE_NOW, FALSE, &answer, &error) ||
      answer.state != IMZ_REVOCATION_STATE_REVOKED)
    g_error ("the list was not understood: %s", error != NULL ? error->message : "not revoked");

  ms = (double) (g_get_monotonic_time () - start) / G_TIME_SPAN_MILLISECOND;
  printf ("%.1f %ld %ld %ld\n", ms, get_memory ("VmHWM:"), before, get_memory ("VmRSS:"));

  return 0;
}

static void
make_files (const char *dir, gsize *size)
{
  g_autoptr (TrustParty) issuer =
    trust_party_new (&(TrustFixtureSpec){ .name = "Issuer", .extensions = TRUST_FIXTURE_CA }, NULL);
  g_autoptr (TrustParty) leaf = trust_party_new (&(TrustFixtureSpec){ .name = "Ayla" }, issuer);
  const TrustFixtureEntry entry = { .about = leaf, .reason = 1 };
  g_autoptr (GBytes) crl = trust_fixture_list (&(TrustFixtureList){
    .entries = &entry,
    .n_entries = 1,
    .n_strangers = N_ENTRIES,
    .issuer = issuer,
    .next_update = TRUST_FIXTURE_NOW + TRUST_FIXTURE_DAY,
  });
  g_autoptr (GBytes) cert_der = imz_x509_to_der (leaf->x509);
  g_autoptr (GBytes) issuer_der = imz_x509_to_der (issuer->x509);

  save (dir, "crl", crl);
  save (dir, "cert", cert_der);
  save (dir, "issuer", issuer_der);
  *size = g_bytes_get_size (crl);
}

static int
compare_by_time (gconstpointer a, gconstpointer b)
{
  double x = g_ascii_strtod (*(const char *const *) a, NULL);
  double y = g_ascii_strtod (*(const char *const *) b, NULL);

  return (x > y) - (x < y);
}

static char *
run (const char *program, const char *dir)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, dir, NULL);
  char *output = NULL;

  if (child == NULL || !g_subprocess_communicate_utf8 (child, NULL, NULL, &output, NULL, &error) ||
      !g_subprocess_get_successful (child))
    g_error ("%s cannot be run", program);

  return output;
}

static void
remove_files (const char *dir)
{
  static const char *const names[] = { "crl", "cert", "issuer" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    g_autofree char *path = g_build_filename (dir, names[i], NULL);

    g_remove (path);
  }
  g_rmdir (dir);
}

int
main (int argc, char **argv)
{
  g_autofree char *dir = NULL;
  char *runs[N_RUNS];
  double ms;
  long peak, before, after;
  gsize size;

  if (argc > 1)
    return measure (argv[1]);

  dir = g_dir_make_tmp ("imzam-bench-XXXXXX", NULL);
  make_files (dir, &size);
  for (gsize i = 0; i < N_RUNS; i++)
    runs[i] = run (argv[0], dir);
  remove_files (dir);

  qsort (runs, N_RUNS, sizeof *runs, compare_by_time);
  if (sscanf (runs[N_RUNS / 2], "%lf %ld %ld %ld", &ms, &peak, &before, &after) != 4)
    g_error ("“%s” is no measurement", runs[N_RUNS / 2]);
  for (gsize i = 0; i < N_RUNS; i++)
    g_free (runs[i]);

  printf (
    "| list | entries | read and verified | memory at the peak | of it the list | left behind |\n"
    "|---|---|---|---|---|---|\n"
    "| %.1f MB | %d | %.0f ms | %.0f MB | %.0f MB | %.1f MB |\n",
    (double) size / 1e6, N_ENTRIES, ms, (double) peak / 1e3, (double) size / 1e6,
    (double) (after - before) / 1e3);

  return 0;
}
