/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-people-group.h"

#include <glib/gi18n-lib.h>

#include "imz-compat.h"
#include "imz-focus.h"
#include "imz-phrase.h"
#include "imz-say.h"

/* The line of one person. */
typedef struct {
  char *name; /* as it is kept */
  GtkWidget *row;
  GtkWidget *use; /* in the row only if there is somebody else; owned */
  GtkWidget *remove;
} Person;

struct _ImzPeopleGroup {
  AdwPreferencesGroup parent_instance;

  ImzProfileModel *profiles;
  GPtrArray *people; /* of Person */
  GtkWidget *add_row;
  gboolean is_being_shown; /* what changes in the lines comes from the program */
};

G_DEFINE_FINAL_TYPE (ImzPeopleGroup, imz_people_group, ADW_TYPE_PREFERENCES_GROUP)

static void show_people (ImzPeopleGroup *self);

static void
free_person (gpointer data)
{
  Person *person = data;

  g_object_unref (person->use);
  g_free (person->name);
  g_free (person);
}

static Person *
find_person (ImzPeopleGroup *self, GtkWidget *part)
{
  for (guint i = 0; i < self->people->len; i++) {
    Person *person = g_ptr_array_index (self->people, i);

    if (part == person->row || part == person->use || part == person->remove)
      return person;
  }

  g_assert_not_reached ();
}

/* What was not done is shown as it is, and told. */
static void
take_back (ImzPeopleGroup *self, const GError *error)
{
  show_people (self);
  imz_say (GTK_WIDGET (self), error->message);
}

static void
use_toggled_cb (GtkCheckButton *button, ImzPeopleGroup *self)
{
  g_autoptr (GError) error = NULL;

  if (self->is_being_shown || !gtk_check_button_get_active (button))
    return;

  if (!imz_profile_model_set_current (self->profiles, find_person (self, GTK_WIDGET (button))->name,
                                      &error))
    take_back (self, error);
}

static void
name_applied_cb (GtkWidget *row, ImzPeopleGroup *self)
{
  Person *person = find_person (self, row);
  g_autofree char *name = g_strdup (person->name);
  g_autofree char *new_name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
  g_autoptr (GError) error = NULL;

  if (!imz_profile_model_rename (self->profiles, name, new_name, &error))
    take_back (self, error);
  /* As it is kept: the old one, or without spaces around it. */
  gtk_editable_set_text (GTK_EDITABLE (row), person->name);
}

static void
add_applied_cb (GtkWidget *row, ImzPeopleGroup *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
  g_autoptr (GError) error = NULL;

  if (imz_profile_model_add (self->profiles, name, &error))
    gtk_editable_set_text (GTK_EDITABLE (row), "");
  else
    imz_say (GTK_WIDGET (self), error->message);
}

typedef struct {
  GWeakRef group; /* its window may be closed before the answer comes */
  char *name;
} Removal;

static void
removal_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Removal *removal = user_data;
  g_autoptr (ImzPeopleGroup) self = g_weak_ref_get (&removal->group);
  g_autoptr (GError) error = NULL;

  if (imz_compat_confirm_finish (result) && self != NULL && self->profiles != NULL &&
      !imz_profile_model_remove (self->profiles, removal->name, &error))
    imz_say (GTK_WIDGET (self), error->message);

  g_weak_ref_clear (&removal->group);
  g_free (removal->name);
  g_free (removal);
}

static void
remove_clicked_cb (GtkWidget *button, ImzPeopleGroup *self)
{
  Removal *removal = g_new0 (Removal, 1);
  const char *name = find_person (self, button)->name;
  g_autofree char *heading = *name != '\0'
                               ? imz_phrase_expand (_ ("Remove {name}?"), "name", name, NULL)
                               : g_strdup (_ ("Remove the person without a name?"));

  g_weak_ref_init (&removal->group, self);
  removal->name = g_strdup (name);
  imz_compat_confirm_async (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), heading,
    _ ("What is remembered of this person is erased: their e-imzas and what "
       "they told of e-onay."),
    _ ("_Remove"), removal_answered_cb, removal);
}

static Person *
person_new (ImzPeopleGroup *self)
{
  Person *person = g_new0 (Person, 1);
  Person *first = self->people->len > 0 ? g_ptr_array_index (self->people, 0) : NULL;

  person->row = adw_entry_row_new ();
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (person->row), TRUE);
  g_signal_connect (person->row, "apply", G_CALLBACK (name_applied_cb), self);

  person->use = g_object_ref_sink (gtk_check_button_new ());
  gtk_widget_set_valign (person->use, GTK_ALIGN_CENTER);
  if (first != NULL)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (person->use), GTK_CHECK_BUTTON (first->use));
  g_signal_connect (person->use, "toggled", G_CALLBACK (use_toggled_cb), self);

  person->remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_set_valign (person->remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (person->remove, "flat");
  gtk_widget_set_tooltip_text (person->remove, _ ("Remove"));
  g_signal_connect (person->remove, "clicked", G_CALLBACK (remove_clicked_cb), self);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (person->row), person->remove);

  g_ptr_array_add (self->people, person);
  return person;
}

static void
name_part (GtkWidget *part, const char *phrase, const char *name)
{
  g_autofree char *label = imz_phrase_expand (phrase, "name", name, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_person (Person *person, const char *name, gboolean is_current, gboolean is_only)
{
  const char *spoken = *name != '\0' ? name : _ ("no name");

  /* What is being typed stays. */
  if (g_strcmp0 (person->name, name) != 0) {
    g_free (person->name);
    person->name = g_strdup (name);
    gtk_editable_set_text (GTK_EDITABLE (person->row), name);
  }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (person->row),
                                 is_only ? _ ("Your name (not needed)") : _ ("Name"));

  /* Who is alone has nothing to choose. */
  if (is_only && gtk_widget_get_parent (person->use) != NULL)
    adw_entry_row_remove (ADW_ENTRY_ROW (person->row), person->use);
  else if (!is_only && gtk_widget_get_parent (person->use) == NULL)
    adw_entry_row_add_prefix (ADW_ENTRY_ROW (person->row), person->use);
  gtk_widget_set_visible (person->remove, !is_only);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (person->use), is_current);
  name_part (person->use, _ ("Now in use: {name}"), spoken);
  name_part (person->remove, _ ("Remove {name}"), spoken);
}

/* Whether the keyboard focus was there. */
static gboolean
remove_nth_person (ImzPeopleGroup *self, guint index)
{
  Person *person = g_ptr_array_index (self->people, index);
  gboolean had_focus = imz_focus_release (person->row);

  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), person->row);
  g_ptr_array_remove_index (self->people, index);

  return had_focus;
}

/* The line for one more stays the last. */
static void
append_person (ImzPeopleGroup *self)
{
  Person *person = person_new (self);

  g_object_ref (self->add_row);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->add_row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), person->row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
  g_object_unref (self->add_row);
}

static void
focus_nth_person (ImzPeopleGroup *self, guint index)
{
  Person *person = g_ptr_array_index (self->people, MIN (index, self->people->len - 1));

  gtk_widget_grab_focus (gtk_widget_get_visible (person->remove) ? person->remove : person->row);
}

/* The line of somebody who is no longer there goes; where as many are left, somebody was renamed. */
static void
show_people (ImzPeopleGroup *self)
{
  g_auto (GStrv) names = imz_profile_model_get_names (self->profiles);
  const char *current = imz_profile_model_get_current (self->profiles);
  guint n_names = g_strv_length (names);
  gboolean had_focus = FALSE;
  guint gone = 0;

  self->is_being_shown = TRUE;
  for (guint i = self->people->len; i > 0 && self->people->len > n_names; i--) {
    const Person *person = g_ptr_array_index (self->people, i - 1);

    if (!g_strv_contains ((const char *const *) names, person->name) &&
        remove_nth_person (self, i - 1)) {
      had_focus = TRUE;
      gone = i - 1;
    }
  }
  while (self->people->len > n_names)
    remove_nth_person (self, self->people->len - 1);
  while (self->people->len < n_names)
    append_person (self);
  for (guint i = 0; i < n_names; i++)
    show_person (g_ptr_array_index (self->people, i), names[i], g_str_equal (names[i], current),
                 n_names == 1);
  self->is_being_shown = FALSE;

  if (had_focus)
    focus_nth_person (self, gone);
}

static void
imz_people_group_dispose (GObject *object)
{
  ImzPeopleGroup *self = IMZ_PEOPLE_GROUP (object);

  if (self->profiles != NULL)
    g_signal_handlers_disconnect_by_data (self->profiles, self);
  g_clear_object (&self->profiles);

  G_OBJECT_CLASS (imz_people_group_parent_class)->dispose (object);
}

static void
imz_people_group_finalize (GObject *object)
{
  g_ptr_array_unref (IMZ_PEOPLE_GROUP (object)->people);

  G_OBJECT_CLASS (imz_people_group_parent_class)->finalize (object);
}

static void
imz_people_group_class_init (ImzPeopleGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = imz_people_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = imz_people_group_finalize;
}

static void
imz_people_group_init (ImzPeopleGroup *self)
{
  self->people = g_ptr_array_new_with_free_func (free_person);

  self->add_row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row), _ ("Add a person"));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->add_row), TRUE);
  g_signal_connect (self->add_row, "apply", G_CALLBACK (add_applied_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->add_row);
}

void
imz_people_group_set_profiles (ImzPeopleGroup *self, ImzProfileModel *profiles)
{
  g_return_if_fail (IMZ_IS_PEOPLE_GROUP (self));
  g_return_if_fail (self->profiles == NULL);

  self->profiles = g_object_ref (profiles);
  g_signal_connect_swapped (profiles, "changed", G_CALLBACK (show_people), self);
  show_people (self);
}
