/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-glance-page.h"

#include <glib/gi18n-lib.h>

#include "imz-compat.h"
#include "imz-glance-layout.h"
#include "imz-glance-view.h"
#include "imz-saved-file.h"
#include "imz-sitting-csv.h"
#include "imz-sitting-row.h"

struct _ImzGlancePage {
  GtkWidget parent_instance;

  ImzStatus *status;
  ImzSitting *sitting;
  guint n_unsaved; /* entries that came since the list was saved */

  GtkWidget *stage;
  ImzGlanceView *view;
  GtkWidget *bar;
  GtkToggleButton *list_button;
  GtkToggleButton *mask_button;
  GtkWidget *panel;
  GtkSwitch *keeping;
  GtkDropDown *order;
  GtkStack *list_stack;
  GtkLabel *nothing;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (ImzGlancePage, imz_glance_page, GTK_TYPE_WIDGET)

typedef enum {
  PROP_STATUS = 1,
} ImzGlancePageProperty;

static GParamSpec *properties[PROP_STATUS + 1];

static gint64
get_now (ImzGlancePage *self)
{
  return imz_status_get_verdict (self->status)->now;
}

/* What lies over the view has to be read on its colour. */
static void
show_bar (ImzGlancePage *self, ImzGlanceLight light)
{
  if (light == IMZ_GLANCE_LIGHT_ATTENTION)
    gtk_widget_add_css_class (self->bar, "imz-on-light");
  else
    gtk_widget_remove_css_class (self->bar, "imz-on-light");
}

static void
show_status (ImzGlancePage *self)
{
  ImzSnapshot *snapshot = imz_status_get_snapshot (self->status);
  const ImzVerdict *verdict = imz_status_get_verdict (self->status);

  imz_glance_view_show (
    self->view, imz_glance_look_new (snapshot, verdict, imz_sitting_get_masked (self->sitting)));
  show_bar (self, imz_glance_view_get_look (self->view)->light);
  imz_sitting_take (self->sitting, snapshot, verdict);
}

static void
show_sitting (ImzGlancePage *self)
{
  gboolean keeping = imz_sitting_get_keeping (self->sitting);
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->sitting)) > 0;
  g_autofree char *counts = imz_sitting_describe_counts (self->sitting);

  imz_glance_view_set_note (self->view, counts);
  gtk_stack_set_visible_child_name (self->list_stack, any ? "list" : "nothing");
  gtk_label_set_label (self->nothing, keeping ? _ ("Each card that is plugged in is listed here.")
                                              : _ ("No list is kept."));
  gtk_widget_set_sensitive (GTK_WIDGET (self->order), any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "glance.copy", any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "glance.save", any);
}

static void
items_changed_cb (ImzGlancePage *self, guint position, guint n_removed, guint n_added)
{
  /* As many as before: the same are only read anew. */
  if (n_added > n_removed)
    self->n_unsaved += n_added - n_removed;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->sitting)) == 0)
    self->n_unsaved = 0;
  show_sitting (self);
}

static void
keeping_cb (ImzGlancePage *self)
{
  show_status (self);
  show_sitting (self);
}

/* GTK gives the button in a drop-down, which has the focus, no name. */
static void
name_order (ImzGlancePage *self)
{
  GtkStringObject *order = gtk_drop_down_get_selected_item (self->order);
  g_autofree char *name =
    g_strdup_printf (_ ("Order of the list: %s"), gtk_string_object_get_string (order));

  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->order))),
    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
order_cb (ImzGlancePage *self)
{
  name_order (self);
  g_object_set (self->sitting, "order", (int) gtk_drop_down_get_selected (self->order), NULL);
}

static void
setup_row_cb (ImzGlancePage *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, imz_sitting_row_new ());
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_row_cb (ImzGlancePage *self, GtkListItem *item)
{
  ImzSittingRow *row = IMZ_SITTING_ROW (gtk_list_item_get_child (item));
  g_autofree char *words = NULL;

  imz_sitting_row_show (row, IMZ_SITTING_ENTRY (gtk_list_item_get_item (item)),
                        imz_sitting_get_masked (self->sitting));
  /* What has the focus is the list's own row around it. */
  words = imz_sitting_row_describe (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
copy_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzGlancePage *self = IMZ_GLANCE_PAGE (widget);
  g_autofree char *text = imz_sitting_csv_write_tabs (self->sitting);

  self->n_unsaved = 0;
  gtk_widget_activate_action (widget, "win.copy", "s", text);
}

typedef struct {
  ImzGlancePage *page;
  guint n; /* entries that are saved thereby */
} Saving;

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Saving *saving = user_data;
  g_autoptr (ImzGlancePage) page = saving->page;

  if (imz_saved_file_say (GTK_WIDGET (source), result, _ ("The list could not be saved: {reason}")))
    page->n_unsaved -= MIN (page->n_unsaved, saving->n);
}

/* What is saved is what was listed when it was wanted, whatever is plugged in meanwhile. */
static void
save_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  ImzGlancePage *self = IMZ_GLANCE_PAGE (widget);
  g_autoptr (GBytes) bytes = imz_sitting_csv_write (self->sitting);
  g_autofree char *name = imz_sitting_csv_suggest_name (get_now (self));
  Saving *saving = g_new0 (Saving, 1);

  saving->page = g_object_ref (self);
  saving->n = self->n_unsaved;
  imz_saved_file_save_async (GTK_WINDOW (gtk_widget_get_root (widget)), _ ("Save the list"), name,
                             bytes, saved_cb, saving);
}

/* First of all it closes the list. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  ImzGlancePage *self = IMZ_GLANCE_PAGE (widget);

  if (!gtk_widget_get_visible (self->panel))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (widget);
  gtk_widget_set_visible (self->panel, FALSE);
  return GDK_EVENT_STOP;
}

static void
confirmed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ImzGlancePage) self = user_data;

  if (!imz_compat_confirm_finish (result))
    return;

  self->n_unsaved = 0;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.glance", NULL);
}

static void
imz_glance_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  ImzGlancePage *self = IMZ_GLANCE_PAGE (object);

  switch ((ImzGlancePageProperty) prop_id) {
  case PROP_STATUS:
    g_value_set_object (value, self->status);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_glance_page_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  ImzGlancePage *self = IMZ_GLANCE_PAGE (object);

  switch ((ImzGlancePageProperty) prop_id) {
  case PROP_STATUS:
    self->status = g_value_dup_object (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  }
}

static void
imz_glance_page_constructed (GObject *object)
{
  ImzGlancePage *self = IMZ_GLANCE_PAGE (object);

  G_OBJECT_CLASS (imz_glance_page_parent_class)->constructed (object);

  g_signal_connect_object (self->status, "changed", G_CALLBACK (show_status), self,
                           G_CONNECT_SWAPPED);
  show_status (self);
  show_sitting (self);
}

static gboolean
imz_glance_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (IMZ_GLANCE_PAGE (widget)->list_button));
}

static void
imz_glance_page_dispose (GObject *object)
{
  ImzGlancePage *self = IMZ_GLANCE_PAGE (object);

  if (self->status != NULL)
    g_signal_handlers_disconnect_by_data (self->status, self);
  g_clear_object (&self->status);
  /* Whoever still holds the list has an empty one. */
  if (self->sitting != NULL) {
    g_signal_handlers_disconnect_by_data (self->sitting, self);
    g_object_set (self->sitting, "keeping", FALSE, NULL);
  }
  g_clear_object (&self->sitting);
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_GLANCE_PAGE);

  G_OBJECT_CLASS (imz_glance_page_parent_class)->dispose (object);
}

static void
imz_glance_page_class_init (ImzGlancePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = imz_glance_page_get_property;
  object_class->set_property = imz_glance_page_set_property;
  object_class->constructed = imz_glance_page_constructed;
  object_class->dispose = imz_glance_page_dispose;
  widget_class->grab_focus = imz_glance_page_grab_focus;

  properties[PROP_STATUS] =
    g_param_spec_object ("status", NULL, NULL, IMZ_TYPE_STATUS,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  g_type_ensure (IMZ_TYPE_GLANCE_VIEW);

  gtk_widget_class_set_layout_manager_type (widget_class, IMZ_TYPE_GLANCE_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/tr/imzam/Imzam/imz-glance-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzGlancePage, stage);
  gtk_widget_class_bind_template_child (widget_class, ImzGlancePage, view);
  gtk_widget_class_bind_template_child (widget_class, ImzGlancePage, bar);
  gtk_widget_class_bind_template_child (widget_class, ImzGlancePage, list_button);
  gtk_widget_class_bind_template_child (widget_class, ImzGlancePage, mask_button);
  gtk_widget_class_bind_template_child (widget_class, ImzGlancePage, panel);
  gtk_widget_class_bind_template_child (widget_class, ImzGlancePage, keeping);
  gtk_widget_class_bind_template_child (widget_class, ImzGlancePage, order);
  gtk_widget_class_bind_template_child (widget_class, ImzGlancePage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, ImzGlancePage, nothing);
  gtk_widget_class_bind_template_child (widget_class, ImzGlancePage, list);
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);

  gtk_widget_class_install_action (widget_class, "glance.copy", NULL, copy_activated);
  gtk_widget_class_install_action (widget_class, "glance.save", NULL, save_activated);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
imz_glance_page_init (ImzGlancePage *self)
{
  const GBindingFlags flags = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;
  g_autoptr (GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  name_order (self);

  self->sitting = imz_sitting_new ();
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->sitting)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));

  g_object_bind_property (self->sitting, "keeping", self->keeping, "active", flags);
  g_object_bind_property (self->sitting, "masked", self->mask_button, "active", flags);
  g_object_bind_property (self->panel, "visible", self->list_button, "active", flags);
  g_signal_connect_object (self->sitting, "notify::keeping", G_CALLBACK (keeping_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sitting, "notify::masked", G_CALLBACK (show_status), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sitting, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * imz_glance_page_new:
 *
 * Returns: (transfer floating): a page that shows @status
 */
GtkWidget *
imz_glance_page_new (ImzStatus *status)
{
  return g_object_new (IMZ_TYPE_GLANCE_PAGE, "status", status, NULL);
}

gboolean
imz_glance_page_may_leave (ImzGlancePage *self)
{
  g_return_val_if_fail (IMZ_IS_GLANCE_PAGE (self), TRUE);

  if (self->n_unsaved == 0)
    return TRUE;

  imz_compat_confirm_async (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Leave without saving the list?"),
    _ ("The list of this sitting is only in memory: it is gone when the quick check is left."),
    _ ("_Leave"), confirmed_cb, g_object_ref (self));

  return FALSE;
}
