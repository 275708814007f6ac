/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-network.h"

#define TEST_TYPE_NETWORK (test_network_get_type ())
G_DECLARE_FINAL_TYPE (TestNetwork, test_network, TEST, NETWORK, GObject)

struct _TestNetwork {
  GObject parent_instance;

  gboolean is_available;
};

static void test_network_initable_iface_init (GInitableIface *iface);
static void test_network_iface_init (GNetworkMonitorInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestNetwork,
                               test_network,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_INITABLE,
                                                      test_network_initable_iface_init)
                                 G_IMPLEMENT_INTERFACE (G_TYPE_NETWORK_MONITOR,
                                                        test_network_iface_init))

typedef enum {
  PROP_NETWORK_AVAILABLE = 1,
  PROP_NETWORK_METERED,
  PROP_CONNECTIVITY,
} TestNetworkProperty;

static void
test_network_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  TestNetwork *self = TEST_NETWORK (object);

  switch ((TestNetworkProperty) prop_id) {
  case PROP_NETWORK_AVAILABLE:
    g_value_set_boolean (value, self->is_available);
    break;
  case PROP_NETWORK_METERED:
    g_value_set_boolean (value, FALSE);
    break;
  case PROP_CONNECTIVITY:
    g_value_set_enum (value, self->is_available ? G_NETWORK_CONNECTIVITY_FULL
                                                : G_NETWORK_CONNECTIVITY_LOCAL);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
test_network_class_init (TestNetworkClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = test_network_get_property;

  g_object_class_override_property (object_class, PROP_NETWORK_AVAILABLE, "network-available");
  g_object_class_override_property (object_class, PROP_NETWORK_METERED, "network-metered");
  g_object_class_override_property (object_class, PROP_CONNECTIVITY, "connectivity");
}

static void
test_network_init (TestNetwork *self)
{
}

static gboolean
init (GInitable *initable, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
test_network_initable_iface_init (GInitableIface *iface)
{
  iface->init = init;
}

static void
test_network_iface_init (GNetworkMonitorInterface *iface)
{
}

GObject *
test_network_new (gboolean is_available)
{
  TestNetwork *self = g_object_new (TEST_TYPE_NETWORK, NULL);

  self->is_available = is_available;

  return G_OBJECT (self);
}
