/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "mock-script.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* CKF_RNG, CKF_LOGIN_REQUIRED, CKF_USER_PIN_INITIALIZED, CKF_TOKEN_INITIALIZED */
#define USUAL_FLAGS 0x40D
#define USUAL_LABEL "10000000146NES0"
#define USUAL_SIZE 700

#define ASK_US 1000 /* between two looks for an answer */

typedef enum {
  FAULT_HANG,
  FAULT_ABORT,
  FAULT_SEGV,
  FAULT_EXIT,
  FAULT_RETURN,
} FaultKind;

typedef struct {
  FaultKind kind;
  char *function;
  CK_RV code;
  guint n_spared; /* calls that go well before */
} Fault;

typedef struct {
  const char *name;
  guint n_words; /* the least, itself included */
  guint n_optional;
  void (*run) (MockScript *script, char **words);
  gsize offset; /* of the gboolean that it sets, when there is nothing to run */
} Verb;

static GArray *faults; /* of Fault */

static const char *
get_module_path (void)
{
  Dl_info info;

  if (dladdr ((gpointer) get_module_path, &info) == 0)
    abort ();
  return info.dli_fname;
}

static void refuse (const char *format, ...) G_GNUC_PRINTF (1, 2) G_GNUC_NORETURN;

static void
refuse (const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  vfprintf (stderr, format, arguments);
  va_end (arguments);
  abort ();
}

static guint64
parse_number (const char *word)
{
  guint base = g_str_has_prefix (word, "0x") ? 16 : 10;
  guint64 number;

  if (!g_ascii_string_to_unsigned (base == 16 ? word + 2 : word, base, 0, G_MAXUINT64, &number,
                                   NULL))
    refuse ("mock-pkcs11: “%s” is no number\n", word);
  return number;
}

static guint64
parse_optional (const char *word, guint64 otherwise)
{
  return word != NULL ? parse_number (word) : otherwise;
}

static void
run_slots_cb (MockScript *script, char **words)
{
  script->n_slots = (guint) parse_number (words[1]);
}

static void
run_slot_description_cb (MockScript *script, char **words)
{
  script->slot_description = g_strcompress (words[1]);
}

static void
run_label_cb (MockScript *script, char **words)
{
  script->label = g_strdup (words[1]);
}

/* A SEQUENCE of the length that was asked for, with bytes in it that tell it from others. */
static GBytes *
make_certificate (guint number, gsize size)
{
  guint8 *value = g_malloc (size);
  gsize content = size - 5;

  memset (value, (int) number, size);
  value[0] = 0x30;
  value[1] = 0x83;
  value[2] = (guint8) (content >> 16);
  value[3] = (guint8) (content >> 8);
  value[4] = (guint8) content;
  return g_bytes_new_take (value, size);
}

static void
run_certificates_cb (MockScript *script, char **words)
{
  guint64 n_certificates = parse_number (words[1]);

  for (guint i = 1; i <= n_certificates; i++)
    g_ptr_array_add (script->certificates,
                     make_certificate (i, parse_optional (words[2], USUAL_SIZE)));
}

static void
run_certificate_file_cb (MockScript *script, char **words)
{
  g_autofree char *folder = g_path_get_dirname (get_module_path ());
  g_autofree char *path =
    g_path_is_absolute (words[1]) ? g_strdup (words[1]) : g_build_filename (folder, words[1], NULL);
  char *value;
  gsize length;

  if (!g_file_get_contents (path, &value, &length, NULL))
    refuse ("mock-pkcs11: cannot read %s\n", path);
  g_ptr_array_add (script->certificates, g_bytes_new_take (value, length));
}

static void
run_flags_cb (MockScript *script, char **words)
{
  script->flags = parse_number (words[1]);
}

static void
run_arguments_bad_cb (MockScript *script, char **words)
{
  script->null_is_bad |= g_str_equal (words[1], "null");
  script->struct_is_bad |= g_str_equal (words[1], "struct");
}

static void
run_lacks_cb (MockScript *script, char **words)
{
  g_hash_table_add (script->lacks, g_strdup (words[1]));
}

static void
run_pulled_cb (MockScript *script, char **words)
{
  script->n_left = (guint) parse_number (words[1]);
}

static void
run_value_cb (MockScript *script, char **words)
{
  static const struct {
    const char *name;
    MockValue value;
  } values[] = {
    { "huge-attribute", MOCK_VALUE_HUGE },
    { "empty-attribute", MOCK_VALUE_EMPTY },
    { "unavailable-attribute", MOCK_VALUE_UNAVAILABLE },
    { "lie-length", MOCK_VALUE_LONGER },
    { "shrink-length", MOCK_VALUE_SHORTER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++) {
    if (g_str_equal (values[i].name, words[0]))
      g_hash_table_insert (script->values, GUINT_TO_POINTER ((guint) parse_optional (words[1], 0)),
                           GINT_TO_POINTER (values[i].value));
  }
}

static void
run_fault_cb (MockScript *script, char **words)
{
  static const struct {
    const char *name;
    gboolean has_code;
  } kinds[] = {
    [FAULT_HANG] = { "hang", FALSE },    [FAULT_ABORT] = { "abort", FALSE },
    [FAULT_SEGV] = { "segv", FALSE },    [FAULT_EXIT] = { "exit", TRUE },
    [FAULT_RETURN] = { "return", TRUE },
  };
  Fault fault = { .function = g_strdup (words[1]) };
  char **next = words + 2;

  while (!g_str_equal (kinds[fault.kind].name, words[0]))
    fault.kind++;
  if (kinds[fault.kind].has_code)
    fault.code = parse_number (*next++);
  fault.n_spared = (guint) parse_optional (*next, 0);
  g_array_append_val (faults, fault);
}

#define SWITCH(name, member)                               \
  {                                                        \
    name, 1, 0, NULL, G_STRUCT_OFFSET (MockScript, member) \
  }

static const Verb verbs[] = {
  SWITCH ("absent", absent),
  SWITCH ("no-function-list", no_function_list),
  SWITCH ("garbage-versions", garbage_versions),
  SWITCH ("chatty", chatty),
  SWITCH ("changing-slot-count", changing_slot_count),
  SWITCH ("absurd-slot-count", absurd_slot_count),
  SWITCH ("endless-objects", endless_objects),
  SWITCH ("one-by-one", one_by_one),
  SWITCH ("absurd-object-count", absurd_object_count),
  SWITCH ("cage", cage),
  SWITCH ("once", once),
  SWITCH ("asks", asks),
  { "slots", 2, 0, run_slots_cb, 0 },
  { "slot-description", 2, 0, run_slot_description_cb, 0 },
  { "label", 2, 0, run_label_cb, 0 },
  { "certificates", 2, 1, run_certificates_cb, 0 },
  { "certificate-file", 2, 0, run_certificate_file_cb, 0 },
  { "flags", 2, 0, run_flags_cb, 0 },
  { "arguments-bad", 2, 0, run_arguments_bad_cb, 0 },
  { "lacks", 2, 0, run_lacks_cb, 0 },
  { "pulled", 2, 0, run_pulled_cb, 0 },
  { "huge-attribute", 1, 1, run_value_cb, 0 },
  { "empty-attribute", 1, 1, run_value_cb, 0 },
  { "unavailable-attribute", 1, 1, run_value_cb, 0 },
  { "lie-length", 1, 1, run_value_cb, 0 },
  { "shrink-length", 1, 1, run_value_cb, 0 },
  { "hang", 2, 1, run_fault_cb, 0 },
  { "abort", 2, 1, run_fault_cb, 0 },
  { "segv", 2, 1, run_fault_cb, 0 },
  { "exit", 3, 1, run_fault_cb, 0 },
  { "return", 3, 1, run_fault_cb, 0 },
};

static void
run_line (MockScript *script, char **words)
{
  guint n_words = g_strv_length (words);

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++) {
    const Verb *verb = &verbs[i];

    if (!g_str_equal (verb->name, words[0]))
      continue;
    if (n_words < verb->n_words || n_words > verb->n_words + verb->n_optional)
      refuse ("mock-pkcs11: “%s” takes other words\n", verb->name);
    if (verb->run != NULL)
      verb->run (script, words);
    else
      G_STRUCT_MEMBER (gboolean, script, verb->offset) = TRUE;
    return;
  }

  refuse ("mock-pkcs11: there is no command “%s”\n", words[0]);
}

static char *
read_text (void)
{
  g_autofree char *beside = g_strconcat (get_module_path (), ".script", NULL);
  const char *named = g_getenv ("MOCK_PKCS11_SCRIPT");
  char *text;

  if (g_file_get_contents (beside, &text, NULL, NULL) ||
      (named != NULL && g_file_get_contents (named, &text, NULL, NULL)))
    return text;

  refuse ("mock-pkcs11: there is neither %s nor a MOCK_PKCS11_SCRIPT\n", beside);
}

static MockScript *
read_script (void)
{
  g_autofree char *text = read_text ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  MockScript *script = g_new0 (MockScript, 1);

  faults = g_array_new (FALSE, FALSE, sizeof (Fault));
  script->n_slots = 1;
  script->label = g_strdup (USUAL_LABEL);
  script->certificates = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  script->flags = USUAL_FLAGS;
  script->values = g_hash_table_new (NULL, NULL);
  script->lacks = g_hash_table_new (g_str_hash, g_str_equal);
  script->n_left = G_MAXUINT;

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) words = NULL;
    g_autoptr (GError) error = NULL;

    if (g_shell_parse_argv (lines[i], NULL, &words, &error))
      run_line (script, words);
    else if (!g_error_matches (error, G_SHELL_ERROR, G_SHELL_ERROR_EMPTY_STRING))
      refuse ("mock-pkcs11: %s\n", error->message);
  }

  return script;
}

const MockScript *
mock_script_get (void)
{
  static gsize script; /* one for as long as the process lives */

  if (g_once_init_enter (&script))
    g_once_init_leave (&script, (gsize) read_script ());

  return (const MockScript *) script;
}

void
mock_script_tell (const char *extension, const char *text)
{
  g_autofree char *path = g_strconcat (get_module_path (), ".", extension, NULL);

  if (!g_file_set_contents (path, text, -1, NULL))
    refuse ("mock-pkcs11: cannot write %s\n", path);
}

static void G_GNUC_NORETURN
hang (void)
{
  g_autofree char *pid = g_strdup_printf ("%d\n", (int) getpid ());

  mock_script_tell ("hangs", pid);
  while (TRUE)
    pause ();
}

/* Comes back when the test has answered, and never if whoever runs the test waits for the driver. */
static void
ask (void)
{
  g_autofree char *answer = g_strconcat (get_module_path (), ".answer", NULL);

  mock_script_tell ("question", "");
  while (unlink (answer) != 0)
    g_usleep (ASK_US);
}

static CK_RV
play (const Fault *fault)
{
  switch (fault->kind) {
  case FAULT_HANG:
    hang ();
  case FAULT_ABORT:
    abort ();
  case FAULT_SEGV:
    raise (SIGSEGV);
    return CKR_GENERAL_ERROR;
  case FAULT_EXIT:
    exit ((int) fault->code);
  case FAULT_RETURN:
    return fault->code;
  default:
    g_assert_not_reached ();
  }
}

/* With `once` only the first process that loads the module meets the faults. */
static gboolean
are_faults_over (const MockScript *script)
{
  static int mine = -1;
  g_autofree char *path = g_strconcat (get_module_path (), ".once", NULL);

  if (script->once && mine < 0)
    mine = open (path, O_CREAT | O_EXCL | O_CLOEXEC, 0600);

  return script->once && mine < 0;
}

CK_RV
mock_script_enter (const char *function)
{
  static gboolean has_asked;

  if (mock_script_get ()->asks && !has_asked) {
    has_asked = TRUE;
    ask ();
  }
  if (are_faults_over (mock_script_get ()))
    return CKR_OK;

  for (guint i = 0; i < faults->len; i++) {
    Fault *fault = &g_array_index (faults, Fault, i);

    if (!g_str_equal (fault->function, function))
      continue;
    if (fault->n_spared == 0)
      return play (fault);
    fault->n_spared--;
  }

  return CKR_OK;
}

MockValue
mock_script_get_value (const MockScript *script, CK_ULONG certificate)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (script->values, GUINT_TO_POINTER ((guint) certificate), NULL,
                                     &value))
    value = g_hash_table_lookup (script->values, GUINT_TO_POINTER (0));

  return (MockValue) GPOINTER_TO_INT (value);
}
