/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-applications-page.h"

#include "imz-calendar.h"
#include "imz-no-applications.h"
#include "imz-record-row.h"
#include "imz-rescue-bar.h"
#include "imz-side-by-side-layout.h"
#include "imz-successor-card.h"

/* A list view makes two hundred rows whether they are seen or not: more than one sees at once come a few at a time, when
 * there is nothing else to do. */
enum {
  FIRST_ROWS = 12,
  MORE_ROWS = 8,
  ENOUGH_ROWS = 240,
};

struct _ImzApplicationsPage {
  AdwBin parent_instance;

  ImzTools *tools; /* (nullable) */
  gboolean practice;
  gboolean is_stale;        /* to be filled when it is looked at */
  guint opened;             /* position of the application that was opened last */
  GDate day;                /* of which the rows tell */
  ImzProvince *province;    /* (nullable): by whose rules */
  GtkSliceListModel *begin; /* (nullable): what the list shows of all */
  guint more_source;        /* 0 once all are in the list */
  GPtrArray *rows;          /* (element-type ImzRecordRow): those of the list, borrowed */

  ImzRescueBar *rescue_bar;
  GtkWidget *tool_buttons;
  GtkWidget *new_button;
  GtkToggleButton *search_button;
  GtkWidget *search_bar;
  GtkEditable *search_entry;
  GtkDropDown *filter;
  GtkDropDown *order;
  ImzSuccessorCard *successor_card;
  GtkWidget *problem;
  GtkLabel *problem_text;
  GtkStack *stack;
  GtkListView *list;
  ImzNoApplications *none;
};

G_DEFINE_FINAL_TYPE (ImzApplicationsPage, imz_applications_page, ADW_TYPE_BIN)

static void
show_in_row (ImzApplicationsPage *self, ImzRecordRow *row, ImzRecord *record)
{
  g_autofree char *description = NULL;

  imz_record_row_show (row, record, imz_status_get_circumstances (self->tools->status),
                       imz_clock_now (self->tools->clock));
  /* What has the focus is the list's own row around it. */
  description = imz_record_row_describe (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

/* What rows tell depends on the day, and on the province. */
static void
refresh_rows (ImzApplicationsPage *self)
{
  ImzProvince *province =
    imz_circumstances_get_province (imz_status_get_circumstances (self->tools->status));
  GDate day = imz_calendar_day (imz_clock_now (self->tools->clock));

  if (self->province == province && g_date_valid (&self->day) &&
      g_date_compare (&self->day, &day) == 0)
    return;

  g_clear_pointer (&self->province, imz_province_unref);
  self->province = imz_province_ref (province);
  self->day = day;
  for (guint i = 0; i < self->rows->len; i++) {
    ImzRecord *record = imz_record_row_get_record (self->rows->pdata[i]);

    if (record != NULL)
      show_in_row (self, self->rows->pdata[i], record);
  }
}

static gboolean
has_problem (ImzApplicationsPage *self)
{
  return self->tools->history != NULL &&
         imz_history_model_get_problem (self->tools->history) != NULL;
}

static const char *
choose_content (ImzApplicationsPage *self)
{
  ImzHistoryModel *history = self->tools->history;

  if (self->practice)
    return "practice";
  if (history != NULL && g_list_model_get_n_items (G_LIST_MODEL (history)) > 0)
    return "list";
  if (history != NULL && imz_history_model_get_n_kept (history) > 0 &&
      !imz_history_model_is_damaged (history))
    return "nothing";

  return has_problem (self) ? "problem" : "none";
}

/* Where a backup helps, the rescue bar says it. */
static void
show_problem (ImzApplicationsPage *self)
{
  const char *problem =
    self->tools->history != NULL ? imz_history_model_get_problem (self->tools->history) : NULL;

  gtk_label_set_label (self->problem_text, problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL &&
                                           !gtk_widget_get_visible (GTK_WIDGET (self->rescue_bar)));
}

static gboolean
more_cb (gpointer user_data)
{
  ImzApplicationsPage *self = user_data;
  guint before = gtk_slice_list_model_get_size (self->begin);
  guint size = before < ENOUGH_ROWS ? before + MORE_ROWS : before;
  gboolean is_enough =
    size >= ENOUGH_ROWS || size >= g_list_model_get_n_items (G_LIST_MODEL (self->tools->history));

  gtk_slice_list_model_set_size (self->begin, is_enough ? G_MAXUINT : size);
  if (is_enough)
    self->more_source = 0;

  return is_enough ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

/* Before all rows change. */
static void
begin_anew (ImzApplicationsPage *self)
{
  if (self->begin == NULL)
    return;

  gtk_slice_list_model_set_size (self->begin, FIRST_ROWS);
  if (self->more_source == 0)
    self->more_source = g_idle_add_full (G_PRIORITY_LOW, more_cb, self, NULL);
}

/* Not before it is looked at: a list makes its rows as soon as it has a model. */
static void
fill_list (ImzApplicationsPage *self)
{
  g_autoptr (GtkNoSelection) selection = NULL;

  if (self->tools->history == NULL || self->begin != NULL)
    return;

  self->begin =
    gtk_slice_list_model_new (g_object_ref (G_LIST_MODEL (self->tools->history)), 0, FIRST_ROWS);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->begin)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  begin_anew (self);
}

static void
show (ImzApplicationsPage *self)
{
  const char *content;
  gboolean any;

  self->is_stale = FALSE;
  if (self->tools == NULL)
    return;

  refresh_rows (self);
  fill_list (self);
  show_problem (self);

  content = choose_content (self);
  any = g_str_equal (content, "list") || g_str_equal (content, "nothing");
  gtk_stack_set_visible_child_name (self->stack, content);
  gtk_widget_set_visible (self->tool_buttons, any);
  gtk_widget_set_visible (self->new_button, !self->practice && !has_problem (self));
  gtk_widget_set_visible (self->search_bar,
                          any && gtk_toggle_button_get_active (self->search_button));
  if (g_str_equal (content, "none"))
    imz_no_applications_show (self->none, self->tools->status);
}

/* Nobody waits for a page that is not looked at. */
static void
changed_cb (ImzApplicationsPage *self)
{
  self->is_stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show (self);
}

static void
row_gone_cb (ImzApplicationsPage *self, GtkWidget *row)
{
  g_ptr_array_remove_fast (self->rows, row);
}

static void
setup_row_cb (ImzApplicationsPage *self, GtkListItem *item)
{
  GtkWidget *row = g_object_new (IMZ_TYPE_RECORD_ROW, NULL);

  /* When an item is torn down it has no row any more. */
  g_signal_connect_object (row, "destroy", G_CALLBACK (row_gone_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (ImzApplicationsPage *self, GtkListItem *item)
{
  show_in_row (self, IMZ_RECORD_ROW (gtk_list_item_get_child (item)),
               gtk_list_item_get_item (item));
}

static void
activate_cb (ImzApplicationsPage *self, guint position)
{
  g_autoptr (ImzRecord) record =
    g_list_model_get_item (G_LIST_MODEL (self->tools->history), position);

  if (record == NULL)
    return;

  self->opened = position;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-record", "x",
                              imz_record_get_facts (record)->id);
}

static void
search_changed_cb (ImzApplicationsPage *self)
{
  begin_anew (self);
  imz_history_model_set_search (self->tools->history, gtk_editable_get_text (self->search_entry));
}

static void
filter_cb (ImzApplicationsPage *self)
{
  if (self->tools == NULL || self->tools->history == NULL)
    return;

  begin_anew (self);
  imz_history_model_set_filter (self->tools->history, gtk_drop_down_get_selected (self->filter));
}

static void
order_cb (ImzApplicationsPage *self)
{
  if (self->tools == NULL || self->tools->history == NULL)
    return;

  begin_anew (self);
  imz_history_model_set_order (self->tools->history, gtk_drop_down_get_selected (self->order));
}

static void
clear_cb (ImzApplicationsPage *self)
{
  gtk_drop_down_set_selected (self->filter, IMZ_HISTORY_FILTER_ALL);
  gtk_editable_set_text (self->search_entry, "");
  /* The entry itself tells of it only a moment later. */
  search_changed_cb (self);
}

/* What is not seen any more must not hide anything. */
static void
search_toggled_cb (ImzApplicationsPage *self)
{
  gboolean is_open = gtk_toggle_button_get_active (self->search_button);

  if (self->tools == NULL || self->tools->history == NULL)
    return;

  if (!is_open)
    clear_cb (self);
  gtk_widget_set_visible (self->search_bar, is_open);
  if (is_open)
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
stop_search_cb (ImzApplicationsPage *self)
{
  gtk_toggle_button_set_active (self->search_button, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_button));
}

/* Wherever in the window the focus is, as long as the page is seen. */
static gboolean
find_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  ImzApplicationsPage *self = IMZ_APPLICATIONS_PAGE (widget);

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_visible (self->tool_buttons))
    return FALSE;

  if (gtk_toggle_button_get_active (self->search_button))
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  else
    gtk_toggle_button_set_active (self->search_button, TRUE);

  return TRUE;
}

static void
imz_applications_page_map (GtkWidget *widget)
{
  ImzApplicationsPage *self = IMZ_APPLICATIONS_PAGE (widget);

  if (self->is_stale)
    show (self);

  GTK_WIDGET_CLASS (imz_applications_page_parent_class)->map (widget);
}

static void
imz_applications_page_dispose (GObject *object)
{
  ImzApplicationsPage *self = IMZ_APPLICATIONS_PAGE (object);

  if (self->tools != NULL) {
    g_signal_handlers_disconnect_by_data (self->tools->status, self);
    if (self->tools->history != NULL)
      g_signal_handlers_disconnect_by_data (self->tools->history, self);
  }
  g_clear_handle_id (&self->more_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), IMZ_TYPE_APPLICATIONS_PAGE);
  g_clear_object (&self->begin);
  g_clear_pointer (&self->tools, imz_tools_unref);
  g_clear_pointer (&self->province, imz_province_unref);

  G_OBJECT_CLASS (imz_applications_page_parent_class)->dispose (object);
}

static void
imz_applications_page_finalize (GObject *object)
{
  g_ptr_array_unref (IMZ_APPLICATIONS_PAGE (object)->rows);

  G_OBJECT_CLASS (imz_applications_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/tr/imzam/Imzam/imz-applications-page.ui");
  gtk_widget_class_bind_template_child (widget_class, ImzApplicationsPage, rescue_bar);
  gtk_widget_class_bind_template_child (widget_class, ImzApplicationsPage, tool_buttons);
  gtk_widget_class_bind_template_child (widget_class, ImzApplicationsPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, ImzApplicationsPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, ImzApplicationsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, ImzApplicationsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, ImzApplicationsPage, filter);
  gtk_widget_class_bind_template_child (widget_class, ImzApplicationsPage, order);
  gtk_widget_class_bind_template_child (widget_class, ImzApplicationsPage, successor_card);
  gtk_widget_class_bind_template_child (widget_class, ImzApplicationsPage, problem);
  gtk_widget_class_bind_template_child (widget_class, ImzApplicationsPage, problem_text);
  gtk_widget_class_bind_template_child (widget_class, ImzApplicationsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, ImzApplicationsPage, list);
  gtk_widget_class_bind_template_child (widget_class, ImzApplicationsPage, none);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, order_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
imz_applications_page_class_init (ImzApplicationsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = imz_applications_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_applications_page_finalize;
  widget_class->map = imz_applications_page_map;

  g_type_ensure (IMZ_TYPE_NO_APPLICATIONS);
  g_type_ensure (IMZ_TYPE_RESCUE_BAR);
  g_type_ensure (IMZ_TYPE_SIDE_BY_SIDE_LAYOUT);
  g_type_ensure (IMZ_TYPE_SUCCESSOR_CARD);

  bind_template (widget_class);
}

static void
imz_applications_page_init (ImzApplicationsPage *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                     GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (shortcuts),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_f, GDK_CONTROL_MASK),
                      gtk_callback_action_new (find_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

void
imz_applications_page_set_tools (ImzApplicationsPage *self, ImzTools *tools)
{
  g_return_if_fail (IMZ_IS_APPLICATIONS_PAGE (self));
  g_return_if_fail (tools != NULL);
  g_return_if_fail (self->tools == NULL);

  self->tools = imz_tools_ref (tools);
  imz_rescue_bar_set_tools (self->rescue_bar, tools);
  g_signal_connect_swapped (tools->status, "changed", G_CALLBACK (changed_cb), self);
  if (tools->history != NULL) {
    g_signal_connect_swapped (tools->history, "changed", G_CALLBACK (changed_cb), self);
    g_signal_connect_swapped (tools->history, "items-changed", G_CALLBACK (changed_cb), self);
  }
  if (tools->record_keeper != NULL)
    imz_successor_card_set_keeper (self->successor_card, tools->record_keeper);
  changed_cb (self);
}

void
imz_applications_page_set_practice (ImzApplicationsPage *self, gboolean practice)
{
  g_return_if_fail (IMZ_IS_APPLICATIONS_PAGE (self));

  if (practice == self->practice)
    return;

  self->practice = practice;
  changed_cb (self);
}

/* (nullable) */
static GtkWidget *
find_row (ImzApplicationsPage *self, gint64 id)
{
  for (guint i = 0; i < self->rows->len; i++) {
    ImzRecord *record = imz_record_row_get_record (self->rows->pdata[i]);

    if (record != NULL && imz_record_get_facts (record)->id == id)
      return gtk_widget_get_parent (self->rows->pdata[i]);
  }

  return NULL;
}

void
imz_applications_page_focus_record (ImzApplicationsPage *self, gint64 id)
{
  GtkWidget *row;

  g_return_if_fail (IMZ_IS_APPLICATIONS_PAGE (self));

  if (find_row (self, id) == NULL && self->begin != NULL) {
    gtk_slice_list_model_set_size (self->begin, G_MAXUINT);
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", self->opened);
  }
  row = find_row (self, id);
  if (row != NULL)
    gtk_widget_grab_focus (row);
}
