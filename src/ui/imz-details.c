/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-details.h"

#include <glib/gi18n-lib.h>

#include "imz-detail-list.h"
#include "imz-details-row.h"
#include "imz-focus.h"

struct _ImzDetails {
  AdwBin parent_instance;

  GtkListBox *list;
  ImzSnapshot *snapshot; /* what the rows show */
  gint64 shown_at;       /* seconds since the epoch */
  ImzProvince *province; /* whose rules held */
  const char *action;    /* the next action; pinned */
};

G_DEFINE_FINAL_TYPE (ImzDetails, imz_details, ADW_TYPE_BIN)

static gboolean
any_for (GPtrArray *details, GtkWidget *row)
{
  for (guint i = 0; i < details->len; i++) {
    if (imz_details_row_can_show (row, g_ptr_array_index (details, i)))
      return TRUE;
  }

  return FALSE;
}

static void
remove_row (ImzDetails *self, GtkWidget *row)
{
  imz_focus_release (row);
  gtk_list_box_remove (self->list, row);
}

/* Rows about things that are not there any more. */
static void
remove_others (ImzDetails *self, GPtrArray *details)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));

  while (row != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (row);

    if (!any_for (details, row))
      remove_row (self, row);
    row = next;
  }
}

/* Whatever is still there keeps its row, so that nothing jumps and nothing that was opened closes. */
static void
show_details (ImzDetails *self, GPtrArray *details)
{
  g_autofree gpointer *shown = NULL;
  GtkListBoxRow *row;
  gsize n_shown;

  remove_others (self, details);

  /* Each row takes its own. */
  shown = g_ptr_array_steal (details, &n_shown);
  for (gsize i = 0; i < n_shown; i++) {
    row = gtk_list_box_get_row_at_index (self->list, (int) i);
    if (row != NULL && imz_details_row_can_show (GTK_WIDGET (row), shown[i]))
      imz_details_row_show (GTK_WIDGET (row), shown[i]);
    else
      gtk_list_box_insert (self->list, imz_details_row_new (shown[i]), (int) i);
  }

  /* Those that stood elsewhere were made anew. */
  while ((row = gtk_list_box_get_row_at_index (self->list, (int) n_shown)) != NULL)
    remove_row (self, GTK_WIDGET (row));
}

static void
imz_details_dispose (GObject *object)
{
  ImzDetails *self = IMZ_DETAILS (object);

  g_clear_pointer (&self->snapshot, imz_snapshot_unref);
  g_clear_pointer (&self->province, imz_province_unref);

  G_OBJECT_CLASS (imz_details_parent_class)->dispose (object);
}

static void
imz_details_class_init (ImzDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_details_dispose;
}

static void
imz_details_init (ImzDetails *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self), "imz-details");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Details"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
imz_details_show (ImzDetails *self,
                  ImzSnapshot *snapshot,
                  const ImzVerdict *verdict,
                  const ImzAdvice *advice)
{
  g_autoptr (GPtrArray) details = NULL;

  g_return_if_fail (IMZ_IS_DETAILS (self));

  if (imz_verdict_still_holds (self->snapshot, self->shown_at, snapshot, verdict->now) &&
      self->province == advice->province && self->action == advice->action.id)
    return;

  g_clear_pointer (&self->snapshot, imz_snapshot_unref);
  g_clear_pointer (&self->province, imz_province_unref);
  self->province = imz_province_ref (advice->province);
  self->action = advice->action.id;
  self->snapshot = imz_snapshot_ref (snapshot);
  self->shown_at = verdict->now;

  details = imz_detail_list_new (snapshot, verdict, advice);
  gtk_widget_set_visible (GTK_WIDGET (self), details->len > 0);
  show_details (self, details);
}
