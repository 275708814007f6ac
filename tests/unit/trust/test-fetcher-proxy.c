/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "imz-fetcher.h"
#include "test-web.h"

#define LISTED "127.0.0.2"

static const char *const further[] = { LISTED, "ca.example.org", NULL };

/* What the system's proxy is, for this process. */
static char *proxy_uri;

typedef struct {
  GObject parent_instance;
} TestProxyResolver;

typedef GObjectClass TestProxyResolverClass;

GType test_proxy_resolver_get_type (void);
static void test_proxy_resolver_iface_init (GProxyResolverInterface *iface);

G_DEFINE_TYPE_WITH_CODE (TestProxyResolver,
                         test_proxy_resolver,
                         G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER,
                                                test_proxy_resolver_iface_init))

static GStrv
lookup_proxy (void)
{
  const char *const proxies[] = { proxy_uri != NULL ? proxy_uri : "direct://", NULL };

  return g_strdupv ((GStrv) proxies);
}

static gchar **
lookup (GProxyResolver *resolver, const gchar *uri, GCancellable *cancellable, GError **error)
{
  return lookup_proxy ();
}

static void
lookup_async (GProxyResolver *resolver,
              const gchar *uri,
              GCancellable *cancellable,
              GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_return_pointer (task, lookup_proxy (), (GDestroyNotify) g_strfreev);
}

static gchar **
lookup_finish (GProxyResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
is_supported (GProxyResolver *resolver)
{
  return TRUE;
}

static void
test_proxy_resolver_iface_init (GProxyResolverInterface *iface)
{
  iface->is_supported = is_supported;
  iface->lookup = lookup;
  iface->lookup_async = lookup_async;
  iface->lookup_finish = lookup_finish;
}

static void
test_proxy_resolver_class_init (TestProxyResolverClass *klass)
{
}

static void
test_proxy_resolver_init (TestProxyResolver *self)
{
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;

  *kept = g_object_ref (result);
}

static void
assert_fetches (ImzFetcher *fetcher, const char *uri, const char *body)
{
  const ImzFetch what = {
    .uri = uri, .max_bytes = 1000, .answer_ms = 20000, .deadline_ms = 20000, .max_redirects = 3
  };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  imz_fetcher_fetch_async (fetcher, &what, NULL, fetched_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  bytes = imz_fetcher_fetch_finish (fetcher, result, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), body, strlen (body));
}

static void
set_text (TestWeb *web, const char *path, const char *text)
{
  g_autoptr (GBytes) body = g_bytes_new_static (text, strlen (text));

  test_web_set (web, path, &(TestWebPage){ .body = body });
}

/* The proxy itself need not be listed: it is the system's. This machine is asked past it. */
static void
test_proxy (void)
{
  g_autoptr (ImzHostList) hosts = imz_host_list_new (further, FALSE);
  g_autoptr (TestWeb) web = test_web_new (LISTED, NULL);
  g_autoptr (TestWeb) proxy = test_web_new ("127.0.0.1", NULL);
  g_autofree char *uri = test_web_dup_uri (web, "/a");
  g_autofree char *head = NULL;
  ImzFetcher *fetcher = imz_fetcher_new (hosts);

  proxy_uri = test_web_dup_uri (proxy, "");
  set_text (proxy, "http://ca.example.org/a", "through it");
  set_text (web, "/a", "past it");

  assert_fetches (fetcher, "http://ca.example.org/a", "through it");
  head = test_web_dup_last_head (proxy);
  g_assert_true (g_str_has_prefix (head, "GET http://ca.example.org/a HTTP/1.1\r\n"));

  assert_fetches (fetcher, uri, "past it");
  g_assert_cmpuint (test_web_count_requests (proxy, NULL), ==, 1);

  g_assert_finalize_object (fetcher);
  test_web_assert_left (web);
  test_web_assert_left (proxy);
  g_free (proxy_uri);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_io_extension_point_register (G_PROXY_RESOLVER_EXTENSION_POINT_NAME);
  g_io_extension_point_implement (G_PROXY_RESOLVER_EXTENSION_POINT_NAME,
                                  test_proxy_resolver_get_type (), "imzam-test", G_MAXINT);

  g_test_add_func ("/trust/fetcher/proxy", test_proxy);
  return g_test_run ();
}
