/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-profile-model.h"

#include <glib/gi18n-lib.h>

#include "imz-database-access.h"
#include "imz-profile-changes.h"
#include "imz-profiles.h"
#include "imz-store-error.h"

enum {
  SEEN_AGAIN_SECONDS = 60 * 60, /* seen within this time is not written down once more */
};

struct _ImzProfileModel {
  GObject parent_instance;

  ImzDatabase *database;
  ImzProfiles *profiles; /* NULL until it is asked for */
  char *problem;         /* (nullable) */
  gboolean is_unread;    /* what is wrong is that the file could not be read */
};

G_DEFINE_FINAL_TYPE (ImzProfileModel, imz_profile_model, G_TYPE_OBJECT)

static guint changed_signal;

/* Whether anything is otherwise than before. What cannot be read now does not take away what was. */
static gboolean
load (ImzProfileModel *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (ImzProfiles) old_profiles = self->profiles;
  g_autofree char *old_problem = self->problem;

  self->profiles = imz_profiles_load (self->database, &error);
  self->is_unread = self->profiles == NULL;
  if (self->profiles != NULL)
    imz_database_check_writable (self->database, &error);
  else
    self->profiles = old_profiles != NULL ? g_steal_pointer (&old_profiles) : imz_profiles_new ();
  self->problem = error != NULL ? g_strdup (error->message) : NULL;

  return g_strcmp0 (self->problem, old_problem) != 0 ||
         (old_profiles != NULL && !imz_profiles_equal (self->profiles, old_profiles));
}

static const ImzProfiles *
get_profiles (ImzProfileModel *self)
{
  if (self->profiles == NULL) {
    imz_database_watch (self->database);
    load (self);
  }

  return self->profiles;
}

static const ImzProfile *
get_current (ImzProfileModel *self)
{
  return imz_profiles_get_current (get_profiles (self));
}

static void
database_changed_cb (ImzDatabase *database, gpointer user_data)
{
  ImzProfileModel *self = user_data;

  /* Else nobody was told anything yet. */
  if (self->profiles != NULL && load (self))
    g_signal_emit (self, changed_signal, 0);
}

/* What is wrong with the file, and will be so in a moment; not with a request. */
static void
note_problem (ImzProfileModel *self, const GError *error)
{
  if (error->domain != IMZ_STORE_ERROR || error->code >= IMZ_STORE_ERROR_BUSY ||
      g_strcmp0 (imz_profile_model_get_problem (self), error->message) == 0)
    return;

  g_free (self->problem);
  self->problem = g_strdup (error->message);
  g_signal_emit (self, changed_signal, 0);
}

/* Into what cannot be read nothing is written either. */
static gboolean
begin_writing (ImzProfileModel *self, ImzDatabasePatience patience, GError **error)
{
  g_autoptr (ImzProfiles) now = imz_profiles_load (self->database, error);

  return now != NULL && imz_database_begin_writing (self->database, patience, error);
}

/* All of it, or nothing. */
static gboolean
run_change (ImzProfileModel *self,
            ImzDatabasePatience patience,
            ImzProfileChange change,
            const ImzProfileRequest *request,
            GError **error)
{
  g_autoptr (GError) change_error = NULL;
  gboolean is_made = begin_writing (self, patience, &change_error);

  if (is_made) {
    gboolean keep = change (self->database, request, &change_error);

    is_made = imz_database_end_writing (self->database, keep, keep ? &change_error : NULL);
  }
  if (!is_made) {
    note_problem (self, change_error);
    g_propagate_error (error, g_steal_pointer (&change_error));
  }

  return is_made;
}

static gboolean
make_change (ImzProfileModel *self,
             ImzProfileChange change,
             const ImzProfileRequest *request,
             GError **error)
{
  return run_change (self, IMZ_DATABASE_PATIENCE_FULL, change, request, error);
}

static void
imz_profile_model_dispose (GObject *object)
{
  ImzProfileModel *self = IMZ_PROFILE_MODEL (object);

  if (self->database != NULL)
    g_signal_handlers_disconnect_by_data (self->database, self);
  g_clear_object (&self->database);

  G_OBJECT_CLASS (imz_profile_model_parent_class)->dispose (object);
}

static void
imz_profile_model_finalize (GObject *object)
{
  ImzProfileModel *self = IMZ_PROFILE_MODEL (object);

  g_clear_pointer (&self->profiles, imz_profiles_free);
  g_free (self->problem);

  G_OBJECT_CLASS (imz_profile_model_parent_class)->finalize (object);
}

static void
imz_profile_model_class_init (ImzProfileModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = imz_profile_model_dispose;
  object_class->finalize = imz_profile_model_finalize;

  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
imz_profile_model_init (ImzProfileModel *self)
{
}

ImzProfileModel *
imz_profile_model_new (ImzDatabase *database)
{
  ImzProfileModel *self = g_object_new (IMZ_TYPE_PROFILE_MODEL, NULL);

  self->database = g_object_ref (database);
  g_signal_connect (database, "changed", G_CALLBACK (database_changed_cb), self);

  return self;
}

char **
imz_profile_model_get_names (ImzProfileModel *self)
{
  const ImzProfiles *profiles = get_profiles (self);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < imz_profiles_get_n (profiles); i++)
    g_ptr_array_add (names, g_strdup (imz_profiles_get_nth (profiles, i)->name));
  g_ptr_array_add (names, NULL);

  return (char **) g_ptr_array_steal (names, NULL);
}

const char *
imz_profile_model_get_current (ImzProfileModel *self)
{
  return get_current (self)->name;
}

gboolean
imz_profile_model_set_current (ImzProfileModel *self, const char *name, GError **error)
{
  const ImzProfileRequest request = { .name = name };

  return strcmp (name, get_current (self)->name) == 0 ||
         make_change (self, imz_profile_changes_select, &request, error);
}

gboolean
imz_profile_model_add (ImzProfileModel *self, const char *name, GError **error)
{
  g_autofree char *good_name = imz_profile_changes_read_name (name, error);
  const ImzProfileRequest request = { .new_name = good_name };

  return good_name != NULL && make_change (self, imz_profile_changes_add, &request, error);
}

gboolean
imz_profile_model_rename (ImzProfileModel *self,
                          const char *name,
                          const char *new_name,
                          GError **error)
{
  g_autofree char *good_name = imz_profile_changes_read_name (new_name, error);
  const ImzProfileRequest request = { .name = name, .new_name = good_name };

  return good_name != NULL && make_change (self, imz_profile_changes_rename, &request, error);
}

gboolean
imz_profile_model_remove (ImzProfileModel *self, const char *name, GError **error)
{
  const ImzProfileRequest request = { .name = name };

  return make_change (self, imz_profile_changes_remove, &request, error);
}

const char *
imz_profile_model_get_key (ImzProfileModel *self)
{
  return get_current (self)->key;
}

gboolean
imz_profile_model_make_key (ImzProfileModel *self, GError **error)
{
  const ImzProfileRequest request = { NULL };

  return *get_current (self)->key != '\0' ||
         make_change (self, imz_profile_changes_give_key, &request, error);
}

const char *const *
imz_profile_model_get_gone_keys (ImzProfileModel *self)
{
  return imz_profiles_get_gone_keys (get_profiles (self));
}

gboolean
imz_profile_model_forget_gone_key (ImzProfileModel *self, const char *key, GError **error)
{
  const ImzProfileRequest request = { .key = key };

  return make_change (self, imz_profile_changes_forget_gone_key, &request, error);
}

ImzEOnay
imz_profile_model_get_e_onay (ImzProfileModel *self)
{
  return get_current (self)->e_onay;
}

gint64
imz_profile_model_get_e_onay_told_at (ImzProfileModel *self)
{
  return get_current (self)->e_onay_at;
}

gboolean
imz_profile_model_set_e_onay (ImzProfileModel *self, ImzEOnay e_onay, gint64 now, GError **error)
{
  const ImzProfileRequest request = { .e_onay = e_onay, .now = now };

  return make_change (self, imz_profile_changes_tell_e_onay, &request, error);
}

static GPtrArray *
new_sightings (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) imz_remembered_free);
}

gboolean
imz_profile_model_claim (ImzProfileModel *self,
                         const ImzCertificate *certificate,
                         gint64 now,
                         GError **error)
{
  g_autoptr (GPtrArray) sightings = new_sightings ();
  const ImzProfileRequest request = { .sightings = sightings };

  if (imz_certificate_is_malformed (certificate) ||
      imz_certificate_get_kind (certificate) != IMZ_CERTIFICATE_KIND_NES) {
    g_set_error_literal (error, IMZ_STORE_ERROR, IMZ_STORE_ERROR_NOT_AN_E_IMZA,
                         _ ("Only an e-imza (qualified certificate) can be remembered."));
    return FALSE;
  }

  g_ptr_array_add (sightings, imz_remembered_new (certificate, "", now));
  return make_change (self, imz_profile_changes_claim, &request, error);
}

gboolean
imz_profile_model_forget (ImzProfileModel *self, const char *sha256, GError **error)
{
  const ImzProfileRequest request = { .sha256 = sha256 };

  return make_change (self, imz_profile_changes_forget, &request, error);
}

const char *
imz_profile_model_get_owner (ImzProfileModel *self, const char *sha256)
{
  const ImzRemembered *claim = imz_profiles_find_claim (get_profiles (self), sha256);

  return claim != NULL ? claim->profile : NULL;
}

static gboolean
is_ended (const ImzRevocation *revocation)
{
  return revocation->state == IMZ_REVOCATION_STATE_REVOKED ||
         revocation->state == IMZ_REVOCATION_STATE_SUSPENDED;
}

/* Only an answer that still holds says that what had ended is good again. */
static gboolean
is_news (const ImzRevocation *kept, const ImzRevocation *found)
{
  if (is_ended (found))
    return found->state != kept->state || found->revoked_at != kept->revoked_at;

  return is_ended (kept) && found->state == IMZ_REVOCATION_STATE_GOOD && found->is_current;
}

/* A clock that was wrong may have been set back. */
static gboolean
is_about_now (gint64 seen_at, gint64 now)
{
  return seen_at > now - SEEN_AGAIN_SECONDS && seen_at < now + SEEN_AGAIN_SECONDS;
}

/* (nullable): how it is to be remembered from now on, if otherwise than it is */
static ImzRemembered *
look_at (const ImzProfiles *profiles, const ImzCertificate *certificate, gint64 now)
{
  const ImzRemembered *kept =
    imz_profiles_find_claim (profiles, imz_certificate_get_sha256 (certificate));
  gboolean has_news;

  if (kept == NULL)
    return NULL;

  has_news = is_news (&imz_certificate_get_trust (kept->certificate)->revocation,
                      &imz_certificate_get_trust (certificate)->revocation);
  if (!has_news && is_about_now (kept->seen_at, now))
    return NULL;

  return imz_remembered_new (has_news ? certificate : kept->certificate, kept->profile, now);
}

void
imz_profile_model_see (ImzProfileModel *self, const ImzSnapshot *snapshot, gint64 now)
{
  g_autoptr (GPtrArray) sightings = new_sightings ();
  const ImzProfileRequest request = { .sightings = sightings };

  for (guint i = 0; i < imz_snapshot_get_n_readers (snapshot); i++) {
    const ImzCard *card = imz_reader_get_card (imz_snapshot_get_reader (snapshot, i));

    for (guint j = 0; card != NULL && j < imz_card_get_n_certificates (card); j++) {
      ImzRemembered *sighting =
        look_at (get_profiles (self), imz_card_get_certificate (card, j), now);

      if (sighting != NULL)
        g_ptr_array_add (sightings, sighting);
    }
  }

  /* Nobody asked for it: if another program is writing, the next sight is as good. */
  if (sightings->len > 0)
    run_change (self, IMZ_DATABASE_PATIENCE_NONE, imz_profile_changes_see, &request, NULL);
}

static gpointer
copy_remembered (gconstpointer remembered, gpointer unused)
{
  return imz_remembered_copy (remembered);
}

GPtrArray *
imz_profile_model_get_remembered (ImzProfileModel *self)
{
  return g_ptr_array_copy (get_current (self)->claims, copy_remembered, NULL);
}

ImzCircumstances *
imz_profile_model_get_circumstances (ImzProfileModel *self,
                                     ImzProvince *province,
                                     ImzHolidays *holidays)
{
  const ImzProfile *current = get_current (self);

  return imz_circumstances_new (province, holidays, current->e_onay, current->claims);
}

ImzCircumstances *
imz_profile_model_get_circumstances_of (ImzProfileModel *self,
                                        const char *name,
                                        ImzProvince *province,
                                        ImzHolidays *holidays)
{
  const ImzProfiles *profiles = get_profiles (self);

  for (guint i = 0; i < imz_profiles_get_n (profiles); i++) {
    const ImzProfile *profile = imz_profiles_get_nth (profiles, i);

    if (strcmp (profile->name, name) == 0)
      return imz_circumstances_new (province, holidays, profile->e_onay, profile->claims);
  }

  return NULL;
}

ImzCircumstances *
imz_profile_model_get_shared_circumstances (ImzProfileModel *self,
                                            ImzProvince *province,
                                            ImzHolidays *holidays)
{
  const ImzProfiles *profiles = get_profiles (self);
  g_autoptr (GPtrArray) claims = g_ptr_array_new ();
  ImzEOnay e_onay = imz_profiles_get_current (profiles)->e_onay;

  for (guint i = 0; i < imz_profiles_get_n (profiles); i++) {
    const ImzProfile *profile = imz_profiles_get_nth (profiles, i);

    if (profile->claims->len == 0)
      continue;
    if (claims->len == 0)
      e_onay = profile->e_onay;
    else if (profile->e_onay != e_onay)
      e_onay = IMZ_E_ONAY_UNKNOWN;
    g_ptr_array_extend (claims, profile->claims, NULL, NULL);
  }

  return imz_circumstances_new (province, holidays, e_onay, claims);
}

const char *
imz_profile_model_get_reading_problem (ImzProfileModel *self)
{
  get_profiles (self);

  return self->is_unread ? self->problem : NULL;
}

const char *
imz_profile_model_get_problem (ImzProfileModel *self)
{
  get_profiles (self);

  return self->problem;
}
