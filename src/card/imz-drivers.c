/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-drivers.h"

#include "imz-card-error.h"
#include "imz-certificate-parser.h"
#include "imz-presence.h"
#include "imz-registered-modules.h"
#include "imz-token-choice.h"
#include "imz-token-reader-client.h"
#include "imz-token-reader-program.h"

enum {
  MAX_TRIES = 2, /* of a driver that crashes */
};

struct _ImzDrivers {
  gatomicrefcount ref_count;
  ImzConfig *config;
  char *program;
  guint deadline_ms;
  char *modules_dir;
  char **registered_dirs;
  char *registered_module_dir;
};

static const char *const default_registered_dirs[] = { IMZ_P11_MODULE_CONFIGS,
                                                       "/etc/pkcs11/modules", NULL };

const ImzDriverSettings IMZ_DRIVER_SETTINGS_DEFAULT = {
  .modules_dir = IMZ_ADMIN_DIR "/modules.d",
  .registered_dirs = default_registered_dirs,
  .registered_module_dir = IMZ_P11_MODULE_PATH,
};

/* What a driver that failed says of the card; of two that failed the graver one is told. */
static const struct {
  ImzCardState state; /* NO_DRIVER: what is known without a driver stands */
  guint gravity;
} consequences[IMZ_N_DRIVER_PROBLEMS] = {
  [IMZ_DRIVER_PROBLEM_NO_TOKEN] = { IMZ_CARD_STATE_NO_DRIVER, 1 },
  [IMZ_DRIVER_PROBLEM_MISSING] = { IMZ_CARD_STATE_NO_DRIVER, 2 },
  [IMZ_DRIVER_PROBLEM_FAILED] = { IMZ_CARD_STATE_NO_DRIVER, 3 },
  [IMZ_DRIVER_PROBLEM_NOT_A_MODULE] = { IMZ_CARD_STATE_NO_DRIVER, 4 },
  [IMZ_DRIVER_PROBLEM_WRONG_ARCHITECTURE] = { IMZ_CARD_STATE_NO_DRIVER, 4 },
  [IMZ_DRIVER_PROBLEM_MISSING_LIBRARY] = { IMZ_CARD_STATE_NO_DRIVER, 4 },
  [IMZ_DRIVER_PROBLEM_MISSING_SYMBOL] = { IMZ_CARD_STATE_NO_DRIVER, 4 },
  [IMZ_DRIVER_PROBLEM_WRITABLE] = { IMZ_CARD_STATE_NO_DRIVER, 4 },
  [IMZ_DRIVER_PROBLEM_NO_READER_PROGRAM] = { IMZ_CARD_STATE_NO_DRIVER, 5 },
  [IMZ_DRIVER_PROBLEM_TIMEOUT] = { IMZ_CARD_STATE_DRIVER_TIMEOUT, 6 },
  [IMZ_DRIVER_PROBLEM_EXITED] = { IMZ_CARD_STATE_DRIVER_CRASHED, 7 },
  [IMZ_DRIVER_PROBLEM_GARBAGE] = { IMZ_CARD_STATE_DRIVER_CRASHED, 7 },
  [IMZ_DRIVER_PROBLEM_ENDLESS] = { IMZ_CARD_STATE_DRIVER_CRASHED, 7 },
  [IMZ_DRIVER_PROBLEM_CRASHED] = { IMZ_CARD_STATE_DRIVER_CRASHED, 8 },
};

/* How a call that failed is named when the card went under the driver's hands (PKCS#11). */
static const char *const removals[] = {
  "CKR_DEVICE_REMOVED",
  "CKR_TOKEN_NOT_PRESENT",
  "CKR_SESSION_HANDLE_INVALID",
  "CKR_SESSION_CLOSED",
};

/* What one driver made of the card. */
typedef struct {
  ImzDriver *driver;
  GPtrArray *certificates; /* (element-type ImzCertificate): what it showed */
} Attempt;

static void
free_attempt (gpointer data)
{
  Attempt *attempt = data;

  imz_driver_unref (attempt->driver);
  g_ptr_array_unref (attempt->certificates);
  g_free (attempt);
}

static ImzDriverProblem
problem_of (const Attempt *attempt)
{
  return imz_driver_get_facts (attempt->driver)->problem;
}

static gboolean
has_readable (GPtrArray *certificates)
{
  for (guint i = 0; i < certificates->len; i++) {
    if (!imz_certificate_is_malformed (g_ptr_array_index (certificates, i)))
      return TRUE;
  }

  return FALSE;
}

static GPtrArray *
list_modules (ImzDrivers *self, ImzCard *card)
{
  g_autoptr (ImzModuleTable) table = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *chosen = imz_config_get_string (self->config, IMZ_CONFIG_KEY_MODULE_PATH);
  g_auto (GStrv) registered = NULL;
  ImzModuleQuery query = {
    .atr = imz_card_get_atr (card),
    .family = imz_card_get_family (card),
    .chosen = chosen,
  };

  if (imz_config_get_switch (self->config, IMZ_CONFIG_KEY_REGISTERED_MODULES))
    registered = imz_registered_modules_list ((const char *const *) self->registered_dirs,
                                              self->registered_module_dir);
  query.registered = (const char *const *) registered;

  table = imz_module_table_new (self->modules_dir, &problems);
  for (guint i = 0; i < problems->len; i++)
    g_debug ("passed over: %s", (const char *) problems->pdata[i]);

  return imz_module_table_find (table, &query);
}

/* Once more after a crash: that of some drivers is but a moment's. */
static ImzTokenAnswer *
ask (const ImzTokenReaderTask *task, const ImzDriverReading *reading, GError **error)
{
  ImzTokenAnswer *answer = NULL;

  for (int i = 0; i < MAX_TRIES; i++) {
    g_clear_pointer (&answer, imz_token_answer_free);
    reading->waiting (task->deadline_ms, reading->user_data);
    answer = imz_token_reader_client_run (task, error);
    if (answer == NULL || answer->problem != IMZ_DRIVER_PROBLEM_CRASHED)
      break;
  }

  return answer;
}

static gboolean
tells_removal (const ImzTokenAnswer *answer)
{
  if (answer->problem != IMZ_DRIVER_PROBLEM_FAILED || answer->detail == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (removals); i++) {
    if (g_str_has_suffix (answer->detail, removals[i]))
      return TRUE;
  }

  return FALSE;
}

static Attempt *
describe (const ImzTokenAnswer *answer, const ImzTokenChoice *choice, const ImzModule *module)
{
  Attempt *attempt = g_new0 (Attempt, 1);
  ImzDriverFacts facts = {
    .path = module->path,
    .problem = answer->problem,
    .detail = answer->detail,
    .libcrypto = answer->libcrypto,
    .libpcsclite = answer->libpcsclite,
  };

  attempt->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);
  if (choice != NULL) {
    facts.problem = IMZ_DRIVER_PROBLEM_NONE; /* what failed was in another slot */
    facts.detail = NULL;
    facts.pin =
      choice->pin == IMZ_PIN_STATE_UNKNOWN && module->reports_pin ? IMZ_PIN_STATE_OK : choice->pin;
    for (guint i = 0; i < choice->certificates->len; i++)
      g_ptr_array_add (attempt->certificates,
                       imz_certificate_parse (choice->certificates->pdata[i]));
  } else if (answer->problem == IMZ_DRIVER_PROBLEM_NONE) {
    facts.problem = IMZ_DRIVER_PROBLEM_NO_TOKEN; /* but for another reader */
  }
  attempt->driver = imz_driver_new (&facts);

  return attempt;
}

static Attempt *
try_module (const ImzTokenReaderTask *task, const ImzDriverReading *reading, GError **error)
{
  g_autoptr (ImzTokenAnswer) answer = ask (task, reading, error);
  g_autoptr (ImzTokenChoice) choice = NULL;
  g_auto (GStrv) others = NULL;

  if (answer == NULL || !imz_presence_check (reading->presence, reading->reader, &others, error))
    return NULL;

  choice = imz_token_choice_new (answer, reading->reader, (const char *const *) others,
                                 task->module->needs_name);

  /* With our card in the answer it was the card in another reader that went. */
  if (choice == NULL && tells_removal (answer) && !reading->is_last) {
    g_set_error_literal (error, IMZ_CARD_ERROR, IMZ_CARD_ERROR_CHANGED,
                         "the driver says that the card went");
    return NULL;
  }

  return describe (answer, choice, task->module);
}

static gboolean
got_further (const Attempt *attempt, const Attempt *best)
{
  return best == NULL ||
         (problem_of (best) != IMZ_DRIVER_PROBLEM_NONE &&
          (problem_of (attempt) == IMZ_DRIVER_PROBLEM_NONE ||
           consequences[problem_of (attempt)].gravity > consequences[problem_of (best)].gravity));
}

static ImzCard *
keep_direct (ImzCard *direct, ImzDriver *driver)
{
  g_autoptr (GPtrArray) certificates = g_ptr_array_new ();

  for (guint i = 0; i < imz_card_get_n_certificates (direct); i++)
    g_ptr_array_add (certificates, imz_card_get_certificate (direct, i));

  return imz_card_with_driver (direct, imz_card_get_state (direct), certificates, driver);
}

static ImzCard *
conclude (ImzCard *direct, const Attempt *best)
{
  ImzCardState state = consequences[problem_of (best)].state;
  gboolean was_told; /* already without a driver, and no less */

  if (problem_of (best) != IMZ_DRIVER_PROBLEM_NONE)
    return state == IMZ_CARD_STATE_NO_DRIVER
             ? keep_direct (direct, best->driver)
             : imz_card_with_driver (direct, state, NULL, best->driver);

  if (has_readable (best->certificates))
    return imz_card_with_driver (direct, IMZ_CARD_STATE_OK, best->certificates, best->driver);

  was_told =
    imz_card_get_state (direct) == IMZ_CARD_STATE_DAMAGED ||
    (imz_card_get_state (direct) == IMZ_CARD_STATE_NO_CERTIFICATE && best->certificates->len == 0);

  return was_told ? keep_direct (direct, best->driver)
                  : imz_card_with_driver (direct, IMZ_CARD_STATE_NONE_READABLE, best->certificates,
                                          best->driver);
}

ImzCard *
imz_drivers_read (ImzDrivers *self,
                  ImzCard *direct,
                  const ImzDriverReading *reading,
                  GError **error)
{
  g_autoptr (GPtrArray) modules = list_modules (self, direct);
  g_autoptr (GPtrArray) attempts = g_ptr_array_new_with_free_func (free_attempt);
  g_autofree char *program =
    self->program != NULL ? g_strdup (self->program) : imz_token_reader_program_find_ours ();
  guint seconds = imz_config_get_number (self->config, IMZ_CONFIG_KEY_DRIVER_DEADLINE);
  const Attempt *best = NULL;

  for (guint i = 0; i < modules->len; i++) {
    ImzTokenReaderTask task = {
      .program = program,
      .module = g_ptr_array_index (modules, i),
      .deadline_ms = self->deadline_ms != 0 ? self->deadline_ms : seconds * 1000,
      .cancellable = reading->cancellable,
    };
    Attempt *attempt = try_module (&task, reading, error);

    if (attempt == NULL)
      return NULL;
    g_ptr_array_add (attempts, attempt);
    g_debug ("driver %s: %s", task.module->path, imz_driver_problem_to_word (problem_of (attempt)));

    if (has_readable (attempt->certificates))
      return conclude (direct, attempt);
    if (got_further (attempt, best))
      best = attempt;
  }

  return best != NULL ? conclude (direct, best) : imz_card_ref (direct);
}

ImzDrivers *
imz_drivers_new (ImzConfig *config, const ImzDriverSettings *settings)
{
  ImzDrivers *self = g_new0 (ImzDrivers, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->config = imz_config_ref (config);
  self->program = g_strdup (settings->program);
  self->deadline_ms = settings->deadline_ms;
  self->modules_dir = g_strdup (settings->modules_dir);
  self->registered_dirs = g_strdupv ((char **) settings->registered_dirs);
  self->registered_module_dir = g_strdup (settings->registered_module_dir);

  return self;
}

ImzDrivers *
imz_drivers_new_default (ImzConfig *config)
{
  return imz_drivers_new (config, &IMZ_DRIVER_SETTINGS_DEFAULT);
}

ImzDrivers *
imz_drivers_ref (ImzDrivers *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
imz_drivers_unref (ImzDrivers *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  imz_config_unref (self->config);
  g_free (self->program);
  g_free (self->modules_dir);
  g_strfreev (self->registered_dirs);
  g_free (self->registered_module_dir);
  g_free (self);
}
