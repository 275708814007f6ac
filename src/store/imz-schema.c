/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-schema.h"

#include "imz-statement.h"
#include "imz-store-error.h"

/* "Imzm" in the file's header: what does not have it is another program's. */
#define APPLICATION_ID 1231911533

/* Each leads to the next version (PRAGMA user_version). A step that was released never changes.
 *
 * Times are seconds since the epoch, 0 where there is none. Of a person there is what they call themselves
 * (profile.name) and nothing else; "folded" is the same as Turkish compares it. Words are pinned: e_onay, kind
 * and method as in imz-case.h, stage, by and refusal as in imz-stage.h, revocation as in imz-revocation.h, guide and
 * step as in data/guides. By its key the session's
 * keyring knows a profile; gone_key has those of former ones whose things are still to be erased there. */
static const char *const steps[] = {
  "PRAGMA application_id = " G_STRINGIFY (
    APPLICATION_ID) ";"
                    "CREATE TABLE profile ("
                    "  id INTEGER PRIMARY KEY,"
                    "  name TEXT NOT NULL,"
                    "  folded TEXT NOT NULL UNIQUE,"
                    "  e_onay TEXT NOT NULL DEFAULT 'unknown',"
                    "  e_onay_at INTEGER NOT NULL DEFAULT 0,"
                    "  is_current INTEGER NOT NULL DEFAULT 0 CHECK (is_current IN (0, 1))"
                    ") STRICT;"
                    "CREATE UNIQUE INDEX profile_current ON profile (is_current) WHERE is_current;"
                    "CREATE TABLE claim ("
                    "  sha256 TEXT NOT NULL PRIMARY KEY"
                    "    CHECK (length (sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),"
                    "  profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,"
                    "  not_before INTEGER NOT NULL,"
                    "  not_after INTEGER NOT NULL,"
                    "  revocation TEXT NOT NULL,"
                    "  revoked_at INTEGER NOT NULL,"
                    "  seen_at INTEGER NOT NULL CHECK (seen_at <> 0)"
                    ") STRICT, WITHOUT ROWID;"
                    "CREATE INDEX claim_profile ON claim (profile);"
                    /* There is always one. */
                    "INSERT INTO profile (name, folded, is_current) VALUES ('', '', 1);",
  "ALTER TABLE profile ADD COLUMN key TEXT NOT NULL DEFAULT ''"
  "  CHECK (key = '' OR (length (key) = 32 AND key NOT GLOB '*[^0-9a-f]*'));"
  "UPDATE profile SET key = lower (hex (randomblob (16)));"
  "CREATE UNIQUE INDEX profile_key ON profile (key) WHERE key <> '';"
  "CREATE TABLE gone_key ("
  "  id INTEGER PRIMARY KEY,"
  "  key TEXT NOT NULL UNIQUE CHECK (length (key) = 32 AND key NOT GLOB '*[^0-9a-f]*')"
  ") STRICT;"
  /* No number is given twice: another program may still think of the former one. */
  "CREATE TABLE guide_run ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,"
  "  guide TEXT NOT NULL CHECK (length (guide) BETWEEN 1 AND 100),"
  "  started_at INTEGER NOT NULL,"
  "  changed_at INTEGER NOT NULL,"
  "  is_finished INTEGER NOT NULL DEFAULT 0 CHECK (is_finished IN (0, 1))"
  ") STRICT;"
  "CREATE INDEX guide_run_profile ON guide_run (profile);"
  "CREATE TABLE guide_run_step ("
  "  run INTEGER NOT NULL REFERENCES guide_run (id) ON DELETE CASCADE,"
  "  position INTEGER NOT NULL CHECK (position >= 0),"
  "  step TEXT NOT NULL CHECK (length (step) BETWEEN 1 AND 100),"
  "  answer TEXT NOT NULL DEFAULT '' CHECK (length (answer) <= 100),"
  "  at INTEGER NOT NULL,"
  "  PRIMARY KEY (run, position)"
  ") STRICT, WITHOUT ROWID;",
  /* An application. What is "" is not known. The stage is the last one of record_stage, and first_at when it came to
   * the first one: so that a list needs no other table. A stamp is another one whenever anything is written. */
  "CREATE TABLE record ("
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,"
  "  uid TEXT NOT NULL UNIQUE CHECK (length (uid) = 32 AND uid NOT GLOB '*[^0-9a-f]*'),"
  "  stamp INTEGER NOT NULL CHECK (stamp BETWEEN 0 AND 4294967295),"
  "  profile INTEGER NOT NULL REFERENCES profile (id) ON DELETE CASCADE,"
  "  kind TEXT NOT NULL CHECK (length (kind) BETWEEN 1 AND 30),"
  "  method TEXT NOT NULL CHECK (length (method) BETWEEN 1 AND 30),"
  "  province TEXT NOT NULL CHECK (length (province) <= 64),"
  "  created_at INTEGER NOT NULL,"
  "  changed_at INTEGER NOT NULL,"
  "  stage TEXT NOT NULL CHECK (length (stage) BETWEEN 1 AND 30),"
  "  is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),"
  "  first_at INTEGER NOT NULL,"
  "  refusal TEXT NOT NULL CHECK (length (refusal) BETWEEN 1 AND 30),"
  "  courier TEXT NOT NULL CHECK (length (courier) <= 200),"
  "  tracking TEXT NOT NULL CHECK (length (tracking) <= 200),"
  "  link TEXT NOT NULL CHECK (length (link) <= 1000),"
  "  note TEXT NOT NULL CHECK (length (note) <= 4000),"
  "  letter_day TEXT NOT NULL CHECK (length (letter_day) IN (0, 10)),"
  "  letter_number TEXT NOT NULL CHECK (length (letter_number) <= 200),"
  "  old_sha256 TEXT NOT NULL CHECK (length (old_sha256) IN (0, 64)),"
  "  old_not_before INTEGER NOT NULL,"
  "  old_not_after INTEGER NOT NULL,"
  "  new_sha256 TEXT NOT NULL CHECK (length (new_sha256) IN (0, 64)),"
  "  new_not_before INTEGER NOT NULL,"
  "  new_not_after INTEGER NOT NULL"
  ") STRICT;"
  /* All that a list asks: it never reads the records themselves. */
  "CREATE INDEX record_list ON record (is_open, first_at, profile, stage, stamp);"
  "CREATE INDEX record_profile ON record (profile, is_open, changed_at);"
  "CREATE TABLE record_stage ("
  "  record INTEGER NOT NULL REFERENCES record (id) ON DELETE CASCADE,"
  "  position INTEGER NOT NULL CHECK (position >= 0),"
  "  stage TEXT NOT NULL CHECK (length (stage) BETWEEN 1 AND 30),"
  "  at INTEGER NOT NULL,"
  "  by TEXT NOT NULL CHECK (length (by) BETWEEN 1 AND 30),"
  "  PRIMARY KEY (record, position)"
  ") STRICT, WITHOUT ROWID;"
  /* All texts of a record, folded: where a search looks. */
  "CREATE TABLE record_text ("
  "  record INTEGER PRIMARY KEY REFERENCES record (id) ON DELETE CASCADE,"
  "  folded TEXT NOT NULL"
  ") STRICT;"
  /* What was said, or put off, by its pinned key. */
  "CREATE TABLE reminder ("
  "  key TEXT NOT NULL PRIMARY KEY CHECK (length (key) BETWEEN 1 AND 200),"
  "  said_at INTEGER NOT NULL,"
  "  snoozed_until INTEGER NOT NULL"
  ") STRICT, WITHOUT ROWID;"
  "ALTER TABLE guide_run ADD COLUMN record INTEGER NOT NULL DEFAULT 0 CHECK (record >= 0);"
  "ALTER TABLE guide_run ADD COLUMN asked INTEGER NOT NULL DEFAULT 0"
  "  CHECK (asked BETWEEN 0 AND 4294967295);",
};

static gboolean
refuse (sqlite3 *connection, GError **error)
{
  return imz_store_error_set_of_file (error, IMZ_STORE_ERROR_DAMAGED,
                                      sqlite3_db_filename (connection, "main"));
}

/* Which tables there are since which version. What is there by their names may be something else, or do something
 * else when it is asked. */
static gboolean
check_tables (sqlite3 *connection, GError **error)
{
  gint64 is_sound;

  if (!imz_statement_read_number (
        connection,
        "WITH ours (name, since) AS (VALUES ('profile', 1), ('claim', 1), ('gone_key', 2),"
        "   ('guide_run', 2), ('guide_run_step', 2), ('record', 3), ('record_stage', 3),"
        "   ('record_text', 3), ('reminder', 3))"
        " SELECT NOT EXISTS (SELECT 1 FROM ours, pragma_user_version WHERE since <= user_version"
        "   AND name NOT IN (SELECT name FROM pragma_table_list"
        "     WHERE schema = 'main' AND type = 'table' AND strict))"
        " AND NOT EXISTS (SELECT 1 FROM sqlite_schema WHERE type NOT IN ('table', 'index'))"
        " AND NOT EXISTS (SELECT 1 FROM ours, pragma_table_xinfo (ours.name) WHERE hidden)",
        &is_sound, error))
    return FALSE;

  return is_sound != 0 || refuse (connection, error);
}

static ImzSchemaAge
age_of (gint64 version)
{
  if (version > (gint64) G_N_ELEMENTS (steps))
    return IMZ_SCHEMA_AGE_NEWER;

  return version < (gint64) G_N_ELEMENTS (steps) ? IMZ_SCHEMA_AGE_OLDER : IMZ_SCHEMA_AGE_CURRENT;
}

gboolean
imz_schema_get_age (sqlite3 *connection, ImzSchemaAge *age, gint64 *found_version, GError **error)
{
  /* Asked one after the other they could be of before and after the tables were made. */
  g_autoptr (ImzStatement) statement =
    imz_statement_new (connection, error,
                       "SELECT user_version, (SELECT count (*) FROM sqlite_schema), application_id"
                       " FROM pragma_user_version, pragma_application_id",
                       "");
  gint64 version, n_tables, application_id;
  gboolean has_row;

  if (statement == NULL || !imz_statement_next (statement, &has_row, error))
    return FALSE;

  version = imz_statement_get_number (statement, 0);
  n_tables = imz_statement_get_number (statement, 1);
  application_id = imz_statement_get_number (statement, 2);

  *found_version = version;
  *age = IMZ_SCHEMA_AGE_NONE;
  if (version == 0 && n_tables == 0 && application_id == 0)
    return TRUE;

  /* Another program's file, or the rest of one. */
  if (version <= 0 || application_id != APPLICATION_ID)
    return refuse (connection, error);

  *age = age_of (version);
  return *age == IMZ_SCHEMA_AGE_NEWER || check_tables (connection, error);
}

static gboolean
take_steps (sqlite3 *connection, GError **error)
{
  gint64 version;

  if (!imz_statement_read_number (connection, "PRAGMA user_version", &version, error))
    return FALSE;

  if (version > (gint64) G_N_ELEMENTS (steps))
    return imz_store_error_set_of_file (error, IMZ_STORE_ERROR_NEWER,
                                        sqlite3_db_filename (connection, "main"));

  for (; version < (gint64) G_N_ELEMENTS (steps); version++) {
    g_autofree char *set_version =
      g_strdup_printf ("PRAGMA user_version = %" G_GINT64_FORMAT, version + 1);

    if (!imz_statement_run (connection, steps[version], error) ||
        !imz_statement_run (connection, set_version, error))
      return FALSE;
  }

  return TRUE;
}

gboolean
imz_schema_update (sqlite3 *connection, GError **error)
{
  if (!imz_statement_run (connection, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (take_steps (connection, error) && imz_statement_run (connection, "COMMIT", error))
    return TRUE;

  imz_statement_run (connection, "ROLLBACK", NULL);
  return FALSE;
}
