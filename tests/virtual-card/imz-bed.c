/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <winscard.h>

#include "imz-bed.h"

#include "imz-virtual-card.h"

#define PCSCD_DIRECTORY "/run/pcscd"
#define USB_DIRECTORY "/dev/bus/usb"
#define KEYBOARD_DIRECTORY "/var/lib/xkb"
#define START_TIMEOUT_MS 10000
#define STOP_TIMEOUT_MS 2000
#define POLL_INTERVAL_MS 2

struct _ImzBed {
  char *directory; /* on our tmpfs, so that even an aborted test leaves nothing behind */
  char *reader_directory;
  char *reader_conf;
  char *opensc_conf;
  char *log;
  GSubprocess *pcscd; /* NULL while none runs */
};

static const char reader_conf[] = "FRIENDLYNAME \"" IMZ_BED_READER "\"\n"
                                  "DEVICENAME /dev/null:0x8C7B\n"
                                  "LIBPATH /usr/lib/pcsc/drivers/serial/libifdvpcd.so\n"
                                  "CHANNELID 0x8C7B\n";

static const char *const card_atrs[] = {
  IMZ_VIRTUAL_ATR_AKIS_2_5_2,
  IMZ_VIRTUAL_ATR_AKIS_1_2_2,
  IMZ_VIRTUAL_ATR_AKIS_1_0,
};

static void
write_map (const char *path, const char *text)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);

  if (fd < 0 || write (fd, text, strlen (text)) != (ssize_t) strlen (text))
    g_error ("Cannot write %s of the test's user namespace: %s", path, g_strerror (errno));
  close (fd);
}

static void
enter_namespaces (void)
{
  uid_t uid = geteuid ();
  gid_t gid = getegid ();
  g_autofree char *uid_map = g_strdup_printf ("0 %u 1", uid);
  g_autofree char *gid_map = g_strdup_printf ("0 %u 1", gid);

  if (unshare (CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET) == 0) {
    write_map ("/proc/self/setgroups", "deny");
    write_map ("/proc/self/uid_map", uid_map);
    write_map ("/proc/self/gid_map", gid_map);
    return;
  }

  /* A chroot may not have user namespaces, but there root needs none. */
  if (uid != 0 || unshare (CLONE_NEWNS | CLONE_NEWNET) != 0)
    g_error ("This test needs namespaces (user, mount, network), and the kernel refuses: %s. "
             "Look at kernel.unprivileged_userns_clone and user.max_user_namespaces.",
             g_strerror (errno));
}

static void
mount_tmpfs (const char *path)
{
  if (mount ("tmpfs", path, "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755") != 0)
    g_error ("Cannot mount a tmpfs on %s for this test: %s", path, g_strerror (errno));
}

/* From here on neither the machine's pcscd nor its USB readers are seen. */
static void
hide_machine (void)
{
  /* In a chroot "/" may be no mount point, which is EINVAL. */
  if (mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 && errno != EINVAL)
    g_error ("Cannot make the test's mounts private: %s", g_strerror (errno));

  if (g_mkdir_with_parents (PCSCD_DIRECTORY, 0755) != 0) {
    mount_tmpfs ("/run");
    if (g_mkdir (PCSCD_DIRECTORY, 0755) != 0)
      g_error ("Cannot make %s: %s", PCSCD_DIRECTORY, g_strerror (errno));
  }
  mount_tmpfs (PCSCD_DIRECTORY);

  if (g_file_test (USB_DIRECTORY, G_FILE_TEST_IS_DIR))
    mount_tmpfs (USB_DIRECTORY);

  /* Displays of two tests may have the same number here: each X server takes the first one that is free in its own
   * network, and compiles its keyboard to a file of that number. */
  if (g_file_test (KEYBOARD_DIRECTORY, G_FILE_TEST_IS_DIR))
    mount_tmpfs (KEYBOARD_DIRECTORY);
}

static void
bring_loopback_up (void)
{
  struct ifreq request = { .ifr_name = "lo" };
  int fd = socket (AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);

  if (fd < 0 || ioctl (fd, SIOCGIFFLAGS, &request) != 0)
    g_error ("Cannot find the loopback interface: %s", g_strerror (errno));
  request.ifr_flags |= IFF_UP;
  if (ioctl (fd, SIOCSIFFLAGS, &request) != 0)
    g_error ("Cannot bring the loopback interface up: %s", g_strerror (errno));
  close (fd);
}

static void
write_file (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, text, -1, &error))
    g_error ("Cannot write %s: %s", path, error->message);
}

static char *
describe_opensc_conf (void)
{
  GString *text = g_string_new ("app default {\n"
                                "  card_drivers = myeid;\n"
                                "  framework pkcs15 {\n"
                                "    use_file_caching = no;\n"
                                "  }\n");

  for (gsize i = 0; i < G_N_ELEMENTS (card_atrs); i++) {
    g_string_append (text, "  card_atr ");
    for (gsize j = 0; card_atrs[i][j] != '\0'; j += 2)
      g_string_append_printf (text, "%s%.2s", j > 0 ? ":" : "", card_atrs[i] + j);
    g_string_append (text, " {\n    driver = \"myeid\";\n    type = 20001;\n  }\n");
  }
  g_string_append (text, "}\n");

  return g_string_free (text, FALSE);
}

static char *
find_pcscd (void)
{
  char *path = g_find_program_in_path ("pcscd");

  /* Users often have no sbin in their PATH. */
  return path != NULL ? path : g_strdup ("/usr/sbin/pcscd");
}

/* Newer pcscd asks polkit, which knows nobody in here; older ones do not know the option. */
static gboolean
knows_disable_polkit (const char *pcscd)
{
  const char *argv[] = { pcscd, "--disable-polkit", "--version", NULL };
  int status = 0;

  return g_spawn_sync (NULL, (char **) argv, NULL,
                       G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                       NULL, &status, NULL) &&
         g_spawn_check_wait_status (status, NULL);
}

static gboolean
lists_all_readers (void)
{
  SCARDCONTEXT context = 0;
  char readers[1024] = "";
  DWORD length = sizeof readers;
  gboolean found = FALSE;

  if (SCardEstablishContext (SCARD_SCOPE_SYSTEM, NULL, NULL, &context) != SCARD_S_SUCCESS)
    return FALSE;

  if (SCardListReaders (context, NULL, readers, &length) == SCARD_S_SUCCESS)
    for (const char *reader = readers; *reader != '\0'; reader += strlen (reader) + 1)
      found |= g_str_equal (reader, IMZ_BED_READER " 00 01");
  SCardReleaseContext (context);

  return found;
}

static gboolean
is_running (GSubprocess *process)
{
  return g_subprocess_get_identifier (process) != NULL;
}

static gboolean
wait_for_end (GSubprocess *process, guint timeout_ms)
{
  for (guint waited = 0; is_running (process) && waited < timeout_ms; waited += POLL_INTERVAL_MS)
    g_usleep (POLL_INTERVAL_MS * 1000);

  return !is_running (process);
}

static void
print_log (ImzBed *self)
{
  g_autofree char *text = NULL;

  if (g_file_get_contents (self->log, &text, NULL, NULL))
    g_printerr ("pcscd said:\n%s", text);
}

static void
die_with_parent_cb (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

void
imz_bed_enter (void)
{
  enter_namespaces ();
  hide_machine ();
  bring_loopback_up ();
  g_unsetenv ("PCSCLITE_CSOCK_NAME");
}

ImzBed *
imz_bed_new (void)
{
  g_autofree char *conf = describe_opensc_conf ();
  ImzBed *self = g_new0 (ImzBed, 1);

  self->directory = g_strdup (PCSCD_DIRECTORY "/bed-XXXXXX");
  if (g_mkdtemp (self->directory) == NULL)
    g_error ("Cannot make a directory for the test: %s", g_strerror (errno));
  self->reader_directory = g_build_filename (self->directory, "readers", NULL);
  self->reader_conf = g_build_filename (self->reader_directory, "vpcd", NULL);
  self->opensc_conf = g_build_filename (self->directory, "opensc.conf", NULL);
  self->log = g_build_filename (self->directory, "pcscd.log", NULL);

  g_mkdir (self->reader_directory, 0700);
  write_file (self->reader_conf, reader_conf);
  write_file (self->opensc_conf, conf);

  return self;
}

void
imz_bed_free (ImzBed *bed)
{
  if (bed == NULL)
    return;

  if (bed->pcscd != NULL)
    imz_bed_stop_pcscd (bed);

  g_unlink (bed->reader_conf);
  g_unlink (bed->opensc_conf);
  g_unlink (bed->log);
  g_rmdir (bed->reader_directory);
  g_rmdir (bed->directory);

  g_free (bed->directory);
  g_free (bed->reader_directory);
  g_free (bed->reader_conf);
  g_free (bed->opensc_conf);
  g_free (bed->log);
  g_free (bed);
}

void
imz_bed_start_pcscd (ImzBed *bed)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *pcscd = find_pcscd ();
  const char *argv[] = { pcscd, "--foreground", "--error", "--config", bed->reader_directory, NULL,
                         NULL };
  gint64 deadline = g_get_monotonic_time () + START_TIMEOUT_MS * G_TIME_SPAN_MILLISECOND;

  g_return_if_fail (bed->pcscd == NULL);

  if (knows_disable_polkit (pcscd))
    argv[5] = "--disable-polkit";

  /* What a killed one left behind makes the next refuse to start. */
  g_unlink (PCSCD_DIRECTORY "/pcscd.comm");
  g_unlink (PCSCD_DIRECTORY "/pcscd.pid");

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_subprocess_launcher_set_stdout_file_path (launcher, bed->log);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent_cb, NULL, NULL);
  bed->pcscd = g_subprocess_launcher_spawnv (launcher, argv, &error);
  if (bed->pcscd == NULL)
    g_error ("Cannot start pcscd: %s", error->message);

  while (!lists_all_readers ()) {
    if (!is_running (bed->pcscd) || g_get_monotonic_time () > deadline) {
      print_log (bed);
      g_error ("pcscd did not come up");
    }
    g_usleep (POLL_INTERVAL_MS * 1000);
  }
}

void
imz_bed_stop_pcscd (ImzBed *bed)
{
  g_return_if_fail (bed->pcscd != NULL);

  g_subprocess_send_signal (bed->pcscd, SIGTERM);
  /* It waits for its readers; one with a card that never answers would keep it. */
  if (wait_for_end (bed->pcscd, STOP_TIMEOUT_MS))
    g_clear_object (&bed->pcscd);
  else
    imz_bed_kill_pcscd (bed);
}

void
imz_bed_kill_pcscd (ImzBed *bed)
{
  g_return_if_fail (bed->pcscd != NULL);

  g_subprocess_send_signal (bed->pcscd, SIGKILL);
  g_subprocess_wait (bed->pcscd, NULL, NULL);
  g_clear_object (&bed->pcscd);
}

const char *
imz_bed_get_opensc_conf (ImzBed *bed)
{
  return bed->opensc_conf;
}
