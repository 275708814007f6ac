/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Cards that are not as they should be: always a named state and its exit code. */

#include "test-ctl-desk.h"
#include "test-ctl.h"

#include <string.h>

#define ATR_OTHER "3B6500002063CBA000"
#define ATR_AKIS_1_2 IMZ_VIRTUAL_ATR_AKIS_1_2_2
#define MAX_FILES 3

typedef enum {
  UNHARMED,
  CORRUPT,   /* the outer length stays right, so that it is read whole */
  TRUNCATED, /* the file ends before the certificate does */
  BLANK,     /* the file was made and never written */
  TEXT,      /* the file holds something else */
  HUGE_DER,  /* its DER says 16 MB */
} Damage;

typedef struct {
  Damage damage;
  ImzTestCertificateSpec spec;
} File;

typedef struct {
  const char *name;
  guint n_files;
  File files[MAX_FILES];
  ImzVirtualCardOptions options;
  const char *card; /* card.state */
  const char *summary;
  const char *states; /* of the certificates, with spaces between */
  const char *kinds;
} Case;

#define GOOD           \
  {                    \
    .damage = UNHARMED \
  }
#define DAMAGED(how) \
  {                  \
    .damage = how    \
  }
#define CERTIFICATE(...)    \
  {                         \
    .spec = { __VA_ARGS__ } \
  }

#define ANSWERS(card_state, summary_state, certificate_states, certificate_kinds) \
  .card = card_state, .summary = summary_state, .states = certificate_states,     \
  .kinds = certificate_kinds
#define NO_CERTIFICATE ANSWERS ("no-certificate", "no-certificate", "", "")
#define NO_DRIVER ANSWERS ("no-driver", "no-driver", "", "")
#define UNREADABLE ANSWERS ("unreadable", "unreadable", "malformed", "other")
#define VALID ANSWERS ("ok", "valid", "valid", "nes")
#define NOT_AN_E_IMZA(kind) ANSWERS ("ok", "not-an-e-imza", "valid", kind)

static const Case cases[] = {
  { "nothing on it", NO_CERTIFICATE },
  { "the directory has another name", 1, { GOOD }, { .df_name = "OTHER-15" }, NO_DRIVER },
  { "no directory at all", 1, { GOOD }, { .df_name = "" }, NO_DRIVER },
  { "another family", 0, { GOOD }, { .atr = ATR_OTHER, .df_name = "" }, NO_DRIVER },
  { "AKİS 1.2 wants secure messaging", 1, { GOOD }, { .atr = ATR_AKIS_1_2 }, NO_DRIVER },
  { "AKİS 1.0 is read", 1, { GOOD }, { .atr = IMZ_VIRTUAL_ATR_AKIS_1_0 }, VALID },
  { "every file is refused", 1, { GOOD }, { .refuse_select_ef = 0x6982 }, NO_DRIVER },
  { "corrupt certificate", 1, { DAMAGED (CORRUPT) }, { 0 }, UNREADABLE },
  { "corrupt one before a good one",
    2,
    { DAMAGED (CORRUPT), GOOD },
    { 0 },
    ANSWERS ("ok", "malformed", "malformed valid", "other nes") },
  { "truncated certificate", 1, { DAMAGED (TRUNCATED) }, { 0 }, UNREADABLE },
  { "truncated one between two good ones",
    3,
    { GOOD, DAMAGED (TRUNCATED), CERTIFICATE (.serial = 7) },
    { 0 },
    ANSWERS ("ok", "malformed", "valid malformed valid", "nes other nes") },
  { "blank file", 1, { DAMAGED (BLANK) }, { 0 }, NO_CERTIFICATE },
  { "text in the file", 1, { DAMAGED (TEXT) }, { 0 }, UNREADABLE },
  { "16 MB by its own account", 1, { DAMAGED (HUGE_DER) }, { 0 }, UNREADABLE },
  { "64 kB", 1, { CERTIFICATE (.filler = 64000) }, { 0 }, UNREADABLE },
  { "64 kB after a good one",
    2,
    { GOOD, CERTIFICATE (.filler = 64000) },
    { 0 },
    ANSWERS ("ok", "malformed", "valid malformed", "nes other") },
  { "30 kB is no fault", 1, { CERTIFICATE (.filler = 30000) }, { 0 }, VALID },
  { "two NES of one holder",
    2,
    { CERTIFICATE (.serial = 1), CERTIFICATE (.serial = 2) },
    { 0 },
    ANSWERS ("ok", "valid", "valid valid", "nes nes") },
  { "T.C. identity card",
    1,
    { CERTIFICATE (.qc = IMZ_TEST_QC_NONE, .policy = "") },
    { 0 },
    NOT_AN_E_IMZA ("other") },
  { "financial seal",
    1,
    { CERTIFICATE (.policy = "2.16.792.1.2.1.1.5.7.4.1", .qc = IMZ_TEST_QC_NONE) },
    { 0 },
    NOT_AN_E_IMZA ("other") },
  { "test certificate by its policy",
    1,
    { CERTIFICATE (.policy = "2.16.792.1.2.1.1.5.7.1.4.1") },
    { 0 },
    NOT_AN_E_IMZA ("test") },
  { "test certificate by its sentence",
    1,
    { CERTIFICATE (.qc = IMZ_TEST_QC_TEST) },
    { 0 },
    NOT_AN_E_IMZA ("test") },
  { "test certificate by its issuer",
    1,
    { CERTIFICATE (.issuer = "Kamu Elektronik Sertifika Hizmet Sağlayıcısı - TEST") },
    { 0 },
    NOT_AN_E_IMZA ("test") },
  { "the issuer's beside the holder's",
    2,
    { CERTIFICATE (.ca = TRUE), GOOD },
    { 0 },
    ANSWERS ("ok", "valid", "valid valid", "ca nes") },
  { "broken QC statements",
    1,
    { CERTIFICATE (.qc = IMZ_TEST_QC_BROKEN) },
    { 0 },
    NOT_AN_E_IMZA ("other") },
  { "a key nobody knows", 1, { CERTIFICATE (.key = IMZ_TEST_KEY_UNREADABLE) }, { 0 }, VALID },
  { "answers with flipped bits", 1, { GOOD }, { .corrupt_after = 4 }, UNREADABLE },
  { "odd habits, all at once",
    2,
    { GOOD, CERTIFICATE (.key = IMZ_TEST_KEY_EC_P384_EXPLICIT) },
    { .padding = 300, .no_fci = TRUE, .use_61xx = TRUE, .use_6cxx = TRUE, .max_le = 100 },
    ANSWERS ("ok", "valid", "valid valid", "nes nes") },
};

static GBytes *
make_file (const File *file)
{
  static const guint8 blank[40];
  static const guint8 huge_der[] = { 0x30, 0x84, 0x01, 0x00, 0x00, 0x00, 0x30, 0x82 };
  g_autoptr (GBytes) der = imz_test_certificate_new (&file->spec);
  gsize size;
  guint8 *damaged;

  switch (file->damage) {
  case CORRUPT:
    damaged = g_memdup2 (g_bytes_get_data (der, &size), g_bytes_get_size (der));
    damaged[4] = 0;
    return g_bytes_new_take (damaged, size);
  case TRUNCATED:
    return g_bytes_new_from_bytes (der, 0, 200);
  case BLANK:
    return g_bytes_new_static (blank, sizeof blank);
  case TEXT:
    return g_bytes_new_static ("Merhaba", strlen ("Merhaba"));
  case HUGE_DER:
    return g_bytes_new_static (huge_der, sizeof huge_der);
  case UNHARMED:
  default:
    return g_bytes_ref (der);
  }
}

static void
insert (guint slot, const Case *c)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  ImzVirtualCardOptions options = c->options;

  for (guint i = 0; i < c->n_files; i++)
    g_ptr_array_add (files, make_file (&c->files[i]));
  options.certificates = (GBytes **) files->pdata;
  options.n_certificates = files->len;
  test_desk_insert_now (slot, &options);
}

static void
check (guint slot, const Case *c)
{
  const char *name = slot == 0 ? TEST_READER_0 : TEST_READER_1;
  int exit = g_str_equal (c->summary, "valid") ? 0 : 3;
  g_autoptr (TestRun) run =
    test_ctl_run ("status", "--json", "--wait", "10", "--reader", name, NULL);
  g_autoptr (TestRun) for_people = test_ctl_run ("status", "--reader", name, NULL);
  g_autofree char *states = NULL;
  g_autofree char *kinds = NULL;

  g_test_message ("%s", c->name);
  test_run_assert (run, c->summary, exit);
  test_assert_length (run->document, "readers", 1);
  test_assert_string (run->document, "readers.0.name", name);
  test_assert_string (run->document, "readers.0.state", "card");
  test_assert_string (run->document, "readers.0.card.state", c->card);
  states = test_document_words (run->document, "readers.0.card.certificates", "state");
  kinds = test_document_words (run->document, "readers.0.card.certificates", "kind");
  g_assert_cmpstr (states, ==, c->states);
  g_assert_cmpstr (kinds, ==, c->kinds);
  g_assert_cmpint (for_people->exit, ==, exit);
}

static void
test_cards (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i += 2) {
    insert (0, &cases[i]);
    if (i + 1 < G_N_ELEMENTS (cases))
      insert (1, &cases[i + 1]);
    check (0, &cases[i]);
    if (i + 1 < G_N_ELEMENTS (cases))
      check (1, &cases[i + 1]);
    test_desk_clear ();
  }
}

/* The second one spoils in the middle: the first is still shown. The card counts its APDUs from the
 * beginning, so that only the first reading is so. */
static void
test_spoilt_halfway (void)
{
  const ImzTestCertificateSpec specs[] = { { .serial = 1 }, { .filler = 2000 } };
  g_autoptr (TestRun) run = NULL;
  g_autofree char *states = NULL;

  test_desk_insert_specs (0, specs, G_N_ELEMENTS (specs),
                          &(ImzVirtualCardOptions){ .corrupt_after = 12 });
  run = test_ctl_run ("status", "--json", NULL);
  test_run_assert (run, "malformed", 3);
  states = test_document_words (run->document, "readers.0.card.certificates", "state");
  g_assert_cmpstr (states, ==, "valid malformed");
  test_desk_clear ();
}

/* A certificate that is on the card twice is shown once. */
static void
test_identical (void)
{
  g_autoptr (GBytes) der = imz_test_certificate_new (&(ImzTestCertificateSpec){ 0 });
  GBytes *both[] = { der, der };
  g_autoptr (TestRun) run = NULL;

  test_desk_insert (
    0, &(ImzVirtualCardOptions){ .certificates = both, .n_certificates = G_N_ELEMENTS (both) });
  run = test_ctl_run ("status", "--json", NULL);
  test_run_assert (run, "valid", 0);
  test_assert_length (run->document, "readers.0.card.certificates", 1);
  test_desk_clear ();
}

/* Characters that hide or reorder what stands beside them are written out; what is not there is null. */
static void
test_names (void)
{
  const ImzTestCertificateSpec specs[] = {
    { .holder = "AYLA\0\xE2\x80\xAE"
                "ZİNED",
      .holder_length = 14,
      .identity = "" },
    { .holder = "İPEK \"ŞEN\" \\ \x1b[31m", .identity = "TR" TEST_IDENTITY },
  };
  g_autoptr (TestRun) run = NULL;
  g_autoptr (TestRun) for_people = NULL;

  test_desk_insert_specs (0, specs, G_N_ELEMENTS (specs), NULL);
  run = test_ctl_run ("status", "--json", NULL);
  test_run_assert (run, "valid", 0);
  test_assert_string (run->document, "readers.0.card.certificates.0.holder",
                      "AYLA\\u0000\\u202EZİNED");
  test_assert_null (run->document, "readers.0.card.certificates.0.identity_masked");
  test_assert_string (run->document, "readers.0.card.certificates.1.holder",
                      "İPEK \"ŞEN\" \\ \\u001B[31m");
  test_assert_string (run->document, "readers.0.card.certificates.1.identity_masked",
                      TEST_IDENTITY_MASKED);

  for_people = test_ctl_run ("status", NULL);
  g_assert_null (strchr (for_people->output, 0x1B));
  g_assert_null (strstr (for_people->output, "\xE2\x80\xAE"));
  test_desk_clear ();
}

/* Answers to reset that say nothing: pcscd may find the card mute, or not find it at all. */
static void
test_garbage_atr (void)
{
  static const char *const atrs[] = { "0102030405060708", "FFFFFFFF", "3BFFFFFF",
                                      "3B9F978131FE45806554435322" };
  static const char *const states[] = { "mute", "no-driver", "unreadable", "no-card", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (atrs); i++) {
    g_autoptr (TestRun) run = NULL;

    test_desk_insert_now (0, &(ImzVirtualCardOptions){ .atr = atrs[i], .df_name = "" });
    run = test_ctl_run ("status", "--json", "--wait", "1", NULL);
    g_assert_cmpint (run->exit, ==, 3);
    g_test_message ("%s: %s", atrs[i], test_document_string (run->document, "summary.state"));
    g_assert_true (g_strv_contains (states, test_document_string (run->document, "summary.state")));
    test_desk_clear ();
  }
}

/* What is asked for is there before another reader's card has been read: the program ends all the
 * same, with a thread in the middle of a certificate. */
static void
test_end_while_reading (void)
{
  const ImzTestCertificateSpec specs[10] = { { .serial = 1 } };

  test_desk_insert (0, &(ImzVirtualCardOptions){ 0 });
  test_desk_insert_specs (1, specs, G_N_ELEMENTS (specs), NULL);
  for (guint i = 0; i < 150; i++) {
    g_autoptr (TestRun) run = test_ctl_run ("status", "--json", "--reader", TEST_READER_0, NULL);

    test_run_assert (run, "no-certificate", 3);
  }
  test_desk_clear ();
}

int
main (int argc, char *argv[])
{
  int result;

  imz_bed_enter ();
  g_test_init (&argc, &argv, NULL);
  test_desk_start ();

  g_test_add_func ("/ctl/faults/cards", test_cards);
  g_test_add_func ("/ctl/faults/spoilt-halfway", test_spoilt_halfway);
  g_test_add_func ("/ctl/faults/identical", test_identical);
  g_test_add_func ("/ctl/faults/names", test_names);
  g_test_add_func ("/ctl/faults/garbage-atr", test_garbage_atr);
  g_test_add_func ("/ctl/faults/end-while-reading", test_end_while_reading);

  result = g_test_run ();
  test_desk_free ();

  return result;
}
