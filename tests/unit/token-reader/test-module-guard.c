/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "imz-module-guard.h"

enum {
  US = 1000,
  SOMEBODY = 1001,
  NOBODY = 65534,
  STAFF = 50,
};

static void
test_trust (void)
{
  static const struct {
    const char *sentence;
    gboolean owners_unmapped;
    mode_t mode;
    uid_t owner;
    gid_t group;
    gboolean trusted;
  } vectors[] = {
    { "a file of root's", FALSE, S_IFREG | 0644, 0, 0, TRUE },
    { "a file of ours", FALSE, S_IFREG | 0755, US, US, TRUE },
    { "a file of somebody else's", FALSE, S_IFREG | 0644, SOMEBODY, 0, FALSE },
    { "a read-only file of somebody else's", FALSE, S_IFREG | 0444, SOMEBODY, 0, FALSE },
    { "a file of root's that all may write to", FALSE, S_IFREG | 0646, 0, 0, FALSE },
    { "a file of ours that all may write to", FALSE, S_IFREG | 0666, US, US, FALSE },
    { "a file that root's group may write to", FALSE, S_IFREG | 0664, 0, 0, TRUE },
    { "a file of ours that root's group may write to", FALSE, S_IFREG | 0664, US, 0, TRUE },
    { "a file that another group may write to", FALSE, S_IFREG | 0664, 0, STAFF, FALSE },
    { "a file of ours that our group may write to", FALSE, S_IFREG | 0664, US, US, FALSE },
    { "a sticky file is no better", FALSE, S_IFREG | S_ISVTX | 0666, 0, 0, FALSE },
    { "a folder of root's", FALSE, S_IFDIR | 0755, 0, 0, TRUE },
    { "a folder of ours", FALSE, S_IFDIR | 0700, US, US, TRUE },
    { "a folder of somebody else's", FALSE, S_IFDIR | 0755, SOMEBODY, SOMEBODY, FALSE },
    { "a folder that all may write to", FALSE, S_IFDIR | 0777, 0, 0, FALSE },
    { "a folder that a group may write to", FALSE, S_IFDIR | 02775, 0, STAFF, FALSE },
    { "/tmp", FALSE, S_IFDIR | S_ISVTX | 0777, 0, 0, TRUE },
    { "a sticky folder of a group", FALSE, S_IFDIR | S_ISVTX | 0775, 0, STAFF, TRUE },
    { "a sticky folder of somebody else's", FALSE, S_IFDIR | S_ISVTX | 0777, SOMEBODY, 0, FALSE },
    { "a link of root's", FALSE, S_IFLNK | 0777, 0, 0, TRUE },
    { "a link of ours", FALSE, S_IFLNK | 0777, US, US, TRUE },
    { "a link of somebody else's", FALSE, S_IFLNK | 0777, SOMEBODY, 0, FALSE },
    { "a file of nobody's", FALSE, S_IFREG | 0644, NOBODY, 0, FALSE },
    { "a file of nobody's where owners have no number", TRUE, S_IFREG | 0644, NOBODY, NOBODY,
      TRUE },
    { "a folder of nobody's where owners have no number", TRUE, S_IFDIR | 0755, NOBODY, NOBODY,
      TRUE },
    { "there too a file that all may write to", TRUE, S_IFREG | 0666, NOBODY, NOBODY, FALSE },
    { "there too a file that an unknown group may write to", TRUE, S_IFREG | 0664, NOBODY, NOBODY,
      FALSE },
    { "there too a file of somebody else's", TRUE, S_IFREG | 0644, SOMEBODY, 0, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    const ImzModuleGuard guard = { US, vectors[i].owners_unmapped };

    g_test_message ("%s", vectors[i].sentence);
    g_assert_true (imz_module_guard_trusts (&guard, vectors[i].mode, vectors[i].owner,
                                            vectors[i].group, FALSE) == vectors[i].trusted);
  }
}

/* Where there is an access control list, the bits of the group are the most that it gives to anybody. */
static void
test_trust_with_acl (void)
{
  static const struct {
    const char *sentence;
    mode_t mode;
    uid_t owner;
    gboolean trusted;
  } vectors[] = {
    { "a file that some may write to", S_IFREG | 0664, 0, FALSE },
    { "a file of ours that some may write to", S_IFREG | 0664, US, FALSE },
    { "a folder that some may write to", S_IFDIR | 0775, 0, FALSE },
    { "a file that some may read", S_IFREG | 0644, 0, TRUE },
    { "a folder that some may look into", S_IFDIR | 0755, 0, TRUE },
    { "a sticky folder", S_IFDIR | S_ISVTX | 0775, 0, TRUE },
  };
  const ImzModuleGuard guard = { US, FALSE };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    g_test_message ("%s", vectors[i].sentence);
    g_assert_true (imz_module_guard_trusts (&guard, vectors[i].mode, vectors[i].owner, 0, TRUE) ==
                   vectors[i].trusted);
  }
}

static void
test_namespace (void)
{
  static const struct {
    const char *uid_map;
    gboolean partial;
  } vectors[] = {
    { "         0          0 4294967295\n", FALSE },
    { "         0          0          1\n", TRUE },
    { "         0       1000          1\n", TRUE },
    { "      1000       1000          1\n", TRUE },
    { "         0     100000      65536\n", TRUE },
    { "         0       1000          1\n         1     100000      65536\n", TRUE },
    { "", TRUE },
    { "nonsense", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++)
    g_assert_true (imz_module_guard_is_partial (vectors[i].uid_map) == vectors[i].partial);

  g_assert_cmpuint (imz_module_guard_for_process ().user, ==, geteuid ());
}

/* A folder with things in it, described one a line: what, its name, and permissions or target. */
typedef struct {
  char *path;
  GPtrArray *made; /* full paths, in the order they were made */
} Tree;

static void
make_entry (Tree *tree, const char *kind, const char *name, const char *rest)
{
  char *path = g_build_filename (tree->path, name, NULL);
  mode_t mode = (mode_t) g_ascii_strtoull (rest, NULL, 8);

  g_ptr_array_add (tree->made, path);
  if (g_str_equal (kind, "link")) {
    g_assert_cmpint (symlink (rest, path), ==, 0);
    return;
  }

  if (g_str_equal (kind, "folder"))
    g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  else if (g_str_equal (kind, "pipe"))
    g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  else
    g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_cmpint (g_chmod (path, (int) mode), ==, 0);
}

static void
fill_tree (Tree *tree, const char *entries)
{
  g_auto (GStrv) lines = g_strsplit (entries, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
    g_autofree char *target = NULL;

    g_assert_cmpuint (g_strv_length (words), ==, 3);
    /* A target that begins with a stroke is one in the tree. */
    target = words[2][0] == '/' ? g_strconcat (tree->path, words[2], NULL) : g_strdup (words[2]);
    make_entry (tree, words[0], words[1], target);
  }
}

static void
clear_tree (Tree *tree)
{
  for (guint i = tree->made->len; i > 0; i--)
    g_assert_cmpint (g_remove (g_ptr_array_index (tree->made, i - 1)), ==, 0);
  g_assert_cmpint (g_rmdir (tree->path), ==, 0);
  g_ptr_array_unref (tree->made);
  g_free (tree->path);
}

static void
test_way (void)
{
  static const struct {
    const char *sentence;
    const char *entries;
    const char *path;
    ImzModuleVerdict verdict;
  } vectors[] = {
    { "a file", "file a.so 644", "a.so", IMZ_MODULE_VERDICT_SAFE },
    { "a file in folders", "folder a 755\nfolder a/b 700\nfile a/b/c.so 755", "a/b/c.so",
      IMZ_MODULE_VERDICT_SAFE },
    { "a file that all may write to", "file a.so 666", "a.so", IMZ_MODULE_VERDICT_WRITABLE },
    { "a folder that all may write to", "folder a 777\nfile a/b.so 644", "a/b.so",
      IMZ_MODULE_VERDICT_WRITABLE },
    { "a folder far above that all may write to",
      "folder a 757\nfolder a/b 755\nfolder a/b/c 755\nfile a/b/c/d.so 644", "a/b/c/d.so",
      IMZ_MODULE_VERDICT_WRITABLE },
    { "a sticky folder above", "folder a 1777\nfolder a/b 755\nfile a/b/c.so 644", "a/b/c.so",
      IMZ_MODULE_VERDICT_SAFE },
    { "nothing there", "file a.so 644", "b.so", IMZ_MODULE_VERDICT_MISSING },
    { "no folder there", "file a.so 644", "a/b.so", IMZ_MODULE_VERDICT_MISSING },
    { "a file where a folder should be", "file a 644", "a/b.so", IMZ_MODULE_VERDICT_MISSING },
    { "a folder instead of a file", "folder a.so 755", "a.so", IMZ_MODULE_VERDICT_NOT_A_FILE },
    { "a pipe instead of a file", "pipe a.so 600", "a.so", IMZ_MODULE_VERDICT_NOT_A_FILE },
    { "a link beside the file", "file a.so 644\nlink b.so a.so", "b.so", IMZ_MODULE_VERDICT_SAFE },
    { "a whole path in a link", "folder a 755\nfile a/b.so 644\nlink c.so /a/b.so", "c.so",
      IMZ_MODULE_VERDICT_SAFE },
    { "a link in a folder that all may write to",
      "folder a 777\nlink a/b.so ../c.so\nfile c.so 644", "a/b.so", IMZ_MODULE_VERDICT_WRITABLE },
    { "a link to a folder that all may write to", "folder a 777\nfile a/b.so 644\nlink c.so a/b.so",
      "c.so", IMZ_MODULE_VERDICT_WRITABLE },
    { "a link to a file that all may write to", "file a.so 666\nlink b.so a.so", "b.so",
      IMZ_MODULE_VERDICT_WRITABLE },
    { "a chain of links, the middle one where all may write",
      "folder a 777\nfile b.so 644\nlink a/c.so /b.so\nlink d.so a/c.so", "d.so",
      IMZ_MODULE_VERDICT_WRITABLE },
    { "a link to a folder on the way", "folder a 755\nfile a/b.so 644\nlink c a", "c/b.so",
      IMZ_MODULE_VERDICT_SAFE },
    { "a link to a folder, where all may write",
      "folder a 755\nfile a/b.so 644\nfolder c 777\nlink c/d /a", "c/d/b.so",
      IMZ_MODULE_VERDICT_WRITABLE },
    { "dots on the way", "folder a 755\nfolder b 755\nfile b/c.so 644", "a/.././b//./c.so",
      IMZ_MODULE_VERDICT_SAFE },
    { "dots through a folder that all may write to", "folder a 777\nfile b.so 644", "a/../b.so",
      IMZ_MODULE_VERDICT_WRITABLE },
    { "up from where a link leads", "folder a 755\nfolder a/b 755\nfile a/c.so 644\nlink d a/b",
      "d/../c.so", IMZ_MODULE_VERDICT_SAFE },
    { "a link to nothing", "link a.so b.so", "a.so", IMZ_MODULE_VERDICT_MISSING },
    { "a link to itself", "link a.so a.so", "a.so", IMZ_MODULE_VERDICT_MISSING },
    { "links in a circle", "link a.so b.so\nlink b.so a.so", "a.so", IMZ_MODULE_VERDICT_MISSING },
  };
  const ImzModuleGuard guard = imz_module_guard_for_process ();

  for (gsize i = 0; i < G_N_ELEMENTS (vectors); i++) {
    Tree tree = { g_dir_make_tmp ("imzam-guard-XXXXXX", NULL),
                  g_ptr_array_new_with_free_func (g_free) };
    g_autofree char *path = g_strconcat (tree.path, "/", vectors[i].path, NULL);

    g_test_message ("%s", vectors[i].sentence);
    fill_tree (&tree, vectors[i].entries);
    g_assert_cmpint (imz_module_guard_check (&guard, path), ==, vectors[i].verdict);
    clear_tree (&tree);
  }
}

/* A file that an access control list lets somebody write to; where the file system has none of these, its
 * permissions alone count: those of root's group are no harm. */
static void
test_acl (void)
{
  static const guint8 acl[] = {
    2,    0, 0, 0,                         /* version */
    0x01, 0, 6, 0, 0xff, 0xff, 0xff, 0xff, /* the owner */
    0x02, 0, 6, 0, 0xe9, 0x03, 0,    0,    /* SOMEBODY */
    0x04, 0, 4, 0, 0xff, 0xff, 0xff, 0xff, /* the group */
    0x10, 0, 6, 0, 0xff, 0xff, 0xff, 0xff, /* the mask */
    0x20, 0, 4, 0, 0xff, 0xff, 0xff, 0xff, /* all others */
  };
  const ImzModuleGuard guard = imz_module_guard_for_process ();
  Tree tree = { g_dir_make_tmp ("imzam-guard-XXXXXX", NULL),
                g_ptr_array_new_with_free_func (g_free) };
  g_autofree char *path = g_build_filename (tree.path, "a.so", NULL);
  gboolean has_acl;
  struct stat status;

  fill_tree (&tree, "file a.so 664");
  has_acl = setxattr (path, "system.posix_acl_access", acl, sizeof acl, 0) == 0;
  g_assert_cmpint (stat (path, &status), ==, 0);
  g_assert_cmpuint (status.st_mode & 0777, ==, 0664);
  g_assert_cmpint (imz_module_guard_check (&guard, path), ==,
                   has_acl || status.st_gid != 0 ? IMZ_MODULE_VERDICT_WRITABLE
                                                 : IMZ_MODULE_VERDICT_SAFE);
  clear_tree (&tree);
}

/* To one who is neither root nor the owner the same file is a stranger's. */
static void
test_stranger (void)
{
  const ImzModuleGuard guard = { US, FALSE };
  const ImzModuleGuard owner = { SOMEBODY, FALSE };

  g_assert_true (imz_module_guard_trusts (&owner, S_IFREG | 0644, SOMEBODY, SOMEBODY, FALSE));
  g_assert_false (imz_module_guard_trusts (&guard, S_IFREG | 0644, SOMEBODY, SOMEBODY, FALSE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/module-guard/trust", test_trust);
  g_test_add_func ("/module-guard/trust/acl", test_trust_with_acl);
  g_test_add_func ("/module-guard/namespace", test_namespace);
  g_test_add_func ("/module-guard/way", test_way);
  g_test_add_func ("/module-guard/acl", test_acl);
  g_test_add_func ("/module-guard/stranger", test_stranger);

  return g_test_run ();
}
