/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-ctl-history-desk.h"

#include <glib/gi18n-lib.h>

#include "imz-ctl-print.h"
#include "imz-ctl.h"
#include "imz-display-text.h"
#include "imz-history-json.h"
#include "imz-json.h"
#include "imz-phrase.h"
#include "imz-record-json.h"

void
imz_ctl_history_desk_init (ImzCtlHistoryDesk *self)
{
  g_autoptr (ImzConfig) config = imz_config_new_default ();

  self->database = imz_database_new_default ();
  self->history = imz_history_model_new (self->database, IMZ_HISTORY_SCOPE_ALL);
  self->provinces = imz_provinces_new_default ();
  self->province = imz_provinces_choose (self->provinces, config, NULL);
  self->exchange = imz_exchange_model_new (self->database, self->provinces);
  self->now = g_get_real_time () / G_USEC_PER_SEC;
}

void
imz_ctl_history_desk_clear (ImzCtlHistoryDesk *self)
{
  g_clear_object (&self->exchange);
  g_clear_object (&self->history);
  g_clear_pointer (&self->provinces, imz_provinces_unref);
  g_clear_object (&self->database);
}

int
imz_ctl_history_fail (const char *message)
{
  imz_ctl_print_error (message);
  return IMZ_CTL_EXIT_FAILED;
}

gboolean
imz_ctl_history_parse_id (const char *word, gint64 *id, int *exit)
{
  g_autofree char *shown = imz_display_text_quoted (word);
  g_autofree char *message = NULL;
  guint64 number;

  if (g_ascii_string_to_unsigned (word, 10, 1, G_MAXINT64, &number, NULL)) {
    *id = (gint64) number;
    return TRUE;
  }

  message = g_strdup_printf (_ ("“%s” is no number of an application"), shown);
  *exit = imz_ctl_usage_error (message);
  return FALSE;
}

static gboolean
stop_cb (ImzRecord *record, gpointer user_data)
{
  return FALSE;
}

ImzRecord *
imz_ctl_history_desk_find (ImzCtlHistoryDesk *self, gint64 id, int *exit)
{
  g_autoptr (ImzRecord) record = imz_history_model_find (self->history, id);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  g_autofree char *message = NULL;
  g_autoptr (GError) error = NULL;

  if (record != NULL)
    return g_steal_pointer (&record);

  /* What cannot be read is not missing. */
  if (!imz_history_model_foreach (self->history, stop_cb, NULL, &error)) {
    *exit = imz_ctl_history_fail (error->message);
    return NULL;
  }

  message =
    imz_phrase_expand (_ ("there is no application {number}; “imzamctl history list” names all"),
                       "number", number, NULL);
  *exit = imz_ctl_history_fail (message);
  return NULL;
}

int
imz_ctl_history_desk_print_one (ImzCtlHistoryDesk *self, ImzRecord *record, gboolean with_id)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  ImzTimeline expected =
    imz_exchange_model_expect (self->exchange, record, self->province, self->now);

  json_builder_begin_object (builder);
  imz_json_add_string (builder, "schema", IMZ_HISTORY_JSON_SCHEMA);
  if (with_id)
    imz_json_add_int (builder, "id", imz_record_get_facts (record)->id);
  json_builder_set_member_name (builder, "applications");
  json_builder_begin_array (builder);
  json_builder_add_value (builder, imz_record_json_write (record, &expected));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return imz_ctl_print_document (json_builder_get_root (builder));
}
