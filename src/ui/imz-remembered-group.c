/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-remembered-group.h"

#include <glib/gi18n-lib.h>

#include "imz-calendar.h"
#include "imz-focus.h"
#include "imz-phrase.h"
#include "imz-plain-row.h"
#include "imz-say.h"

#define REMEMBERED_KEY "imz-remembered"

/* The line of one e-imza. */
typedef struct {
  ImzRemembered *remembered;
  GtkWidget *row;
  GtkWidget *forget;
} Line;

struct _ImzRememberedGroup {
  AdwPreferencesGroup parent_instance;

  ImzProfileModel *profiles;
  GPtrArray *lines; /* of Line */
};

G_DEFINE_FINAL_TYPE (ImzRememberedGroup, imz_remembered_group, ADW_TYPE_PREFERENCES_GROUP)

static void
free_line (gpointer data)
{
  Line *line = data;

  imz_remembered_free (line->remembered);
  g_free (line);
}

static gboolean
is_of (const Line *line, const ImzRemembered *remembered)
{
  return imz_certificate_is_same (line->remembered->certificate, remembered->certificate) &&
         g_str_equal (line->remembered->profile, remembered->profile);
}

/* For whom it was forgotten, and as it was seen last; not if somebody else uses the account meanwhile. */
static void
undo_clicked_cb (AdwToast *toast, ImzRememberedGroup *self)
{
  const ImzRemembered *forgotten = g_object_get_data (G_OBJECT (toast), REMEMBERED_KEY);
  g_autoptr (GError) error = NULL;

  if (self->profiles != NULL &&
      g_str_equal (imz_profile_model_get_current (self->profiles), forgotten->profile) &&
      !imz_profile_model_claim (self->profiles, forgotten->certificate, forgotten->seen_at, &error))
    imz_say (GTK_WIDGET (self), error->message);
}

/* Takes @forgotten. */
static void
offer_undo (ImzRememberedGroup *self, ImzRemembered *forgotten)
{
  AdwToast *toast = adw_toast_new (_ ("Forgotten"));

  adw_toast_set_button_label (toast, _ ("Undo"));
  g_object_set_data_full (G_OBJECT (toast), REMEMBERED_KEY, forgotten,
                          (GDestroyNotify) imz_remembered_free);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), self, 0);
  imz_say_toast (GTK_WIDGET (self), toast);
}

static void
forget_clicked_cb (GtkWidget *button, ImzRememberedGroup *self)
{
  ImzRemembered *forgotten =
    imz_remembered_copy (g_object_get_data (G_OBJECT (button), REMEMBERED_KEY));
  const char *sha256 = imz_certificate_get_sha256 (forgotten->certificate);
  g_autoptr (GError) error = NULL;

  if (imz_profile_model_forget (self->profiles, sha256, &error)) {
    offer_undo (self, forgotten);
  } else {
    imz_say (GTK_WIDGET (self), error->message);
    imz_remembered_free (forgotten);
  }
}

static GtkWidget *
forget_button_new (ImzRememberedGroup *self, ImzRemembered *remembered, const char *span)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Forget"));
  g_autofree char *name = imz_phrase_expand (_ ("Forget the e-imza of {span}"), "span", span, NULL);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), REMEMBERED_KEY, remembered);
  g_signal_connect (button, "clicked", G_CALLBACK (forget_clicked_cb), self);

  return button;
}

static void
show_seen (const Line *line)
{
  g_autofree char *moment = imz_phrase_moment (line->remembered->seen_at);
  g_autofree char *subtitle =
    imz_phrase_expand (_ ("seen last on {moment}"), "moment", moment, NULL);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (line->row), subtitle);
}

static Line *
line_new (ImzRememberedGroup *self, const ImzRemembered *remembered)
{
  Line *line = g_new0 (Line, 1);
  GDate starts = imz_calendar_day (imz_certificate_get_not_before (remembered->certificate));
  GDate ends = imz_calendar_day (imz_certificate_get_not_after (remembered->certificate));
  g_autofree char *start = imz_phrase_short_date (&starts);
  g_autofree char *end = imz_phrase_short_date (&ends);
  g_autofree char *span = g_strdup_printf ("%s – %s", start, end);

  line->remembered = imz_remembered_copy (remembered);
  line->row = adw_action_row_new ();
  imz_plain_row_set_title (line->row, span);
  line->forget = forget_button_new (self, line->remembered, span);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line->row), line->forget);

  return line;
}

/* Whose they are, where several people share the account. */
static char *
describe (ImzRememberedGroup *self, guint n_remembered)
{
  g_auto (GStrv) names = imz_profile_model_get_names (self->profiles);
  const char *current = imz_profile_model_get_current (self->profiles);
  const char *text =
    n_remembered > 0
      ? _ ("Only dates are kept, no names and no numbers.")
      : _ (
          "None yet. Plug in your e-imza and press “This is my e-imza”; its dates then stay here.");

  return g_strv_length (names) > 1 && *current != '\0'
           ? g_markup_printf_escaped ("%s: %s", current, text)
           : g_markup_escape_text (text, -1);
}

/* Whether the keyboard focus was there. */
static gboolean
remove_nth_line (ImzRememberedGroup *self, guint index)
{
  const Line *line = g_ptr_array_index (self->lines, index);
  gboolean had_focus = imz_focus_release (line->row);

  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), line->row);
  g_ptr_array_remove_index (self->lines, index);

  return had_focus;
}

static gboolean
is_listed (GPtrArray *remembered, const Line *line)
{
  for (guint i = 0; i < remembered->len; i++) {
    if (is_of (line, g_ptr_array_index (remembered, i)))
      return TRUE;
  }

  return FALSE;
}

/* Lines of what is remembered still stay as they are. What comes between them makes those below anew. */
static void
show_lines (ImzRememberedGroup *self, GPtrArray *remembered)
{
  for (guint i = 0; i < remembered->len; i++) {
    const ImzRemembered *entry = g_ptr_array_index (remembered, i);
    Line *line = i < self->lines->len ? g_ptr_array_index (self->lines, i) : NULL;

    if (line == NULL || !is_of (line, entry)) {
      while (self->lines->len > i)
        remove_nth_line (self, self->lines->len - 1);
      line = line_new (self, entry);
      g_ptr_array_add (self->lines, line);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), line->row);
    }
    line->remembered->seen_at = entry->seen_at;
    show_seen (line);
  }
}

/* To what takes the place of the line that went. */
static void
move_focus (ImzRememberedGroup *self, guint gone)
{
  if (self->lines->len > 0) {
    const Line *line = g_ptr_array_index (self->lines, MIN (gone, self->lines->len - 1));

    gtk_widget_grab_focus (line->forget);
  } else {
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                            GTK_DIR_TAB_FORWARD);
  }
}

static void
show_remembered (ImzRememberedGroup *self)
{
  g_autoptr (GPtrArray) remembered = imz_profile_model_get_remembered (self->profiles);
  g_autofree char *description = describe (self, remembered->len);
  gboolean had_focus = FALSE;
  guint gone = 0;

  for (guint i = self->lines->len; i > 0; i--) {
    if (!is_listed (remembered, g_ptr_array_index (self->lines, i - 1)) &&
        remove_nth_line (self, i - 1)) {
      had_focus = TRUE;
      gone = i - 1;
    }
  }
  show_lines (self, remembered);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), description);
  if (had_focus)
    move_focus (self, gone);
}

static void
imz_remembered_group_dispose (GObject *object)
{
  ImzRememberedGroup *self = IMZ_REMEMBERED_GROUP (object);

  if (self->profiles != NULL)
    g_signal_handlers_disconnect_by_data (self->profiles, self);
  g_clear_object (&self->profiles);

  G_OBJECT_CLASS (imz_remembered_group_parent_class)->dispose (object);
}

static void
imz_remembered_group_finalize (GObject *object)
{
  g_ptr_array_unref (IMZ_REMEMBERED_GROUP (object)->lines);

  G_OBJECT_CLASS (imz_remembered_group_parent_class)->finalize (object);
}

static void
imz_remembered_group_class_init (ImzRememberedGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_remembered_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_remembered_group_finalize;
}

static void
imz_remembered_group_init (ImzRememberedGroup *self)
{
  self->lines = g_ptr_array_new_with_free_func (free_line);
}

void
imz_remembered_group_set_profiles (ImzRememberedGroup *self, ImzProfileModel *profiles)
{
  g_return_if_fail (IMZ_IS_REMEMBERED_GROUP (self));
  g_return_if_fail (self->profiles == NULL);

  self->profiles = g_object_ref (profiles);
  g_signal_connect_swapped (profiles, "changed", G_CALLBACK (show_remembered), self);
  show_remembered (self);
}
