/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Which cards are drawn and in which order, in a table; and what each says of itself. */

#include "config.h"

#include "imz-card-list.h"

#include <glib/gi18n-lib.h>

#include "test-cards.h"
#include "test-ui.h"

/* How readers and cards are written below: readers are separated by `|`, certificates by spaces, each as
 * HOLDER:LIFE or a kind. */
static const struct {
  const char *word;
  int days_left;
} lives[] = {
  { "valid", 812 },           { "longer", 1000 }, { "window", 60 }, { "late", 20 },
  { "next", 60 + TEST_LIFE }, /* follows `window` */
  { "soon", 20 + TEST_LIFE }, /* follows `late` */
  { "far", 500 + TEST_LIFE }, { "ended", -10 },   { "old", -700 },
};

static int
days_of_life (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lives); i++) {
    if (g_str_equal (lives[i].word, word))
      return lives[i].days_left;
  }

  g_error ("no life is called “%s”", word);
}

/* A holder is one letter, and small letters are others; `!` before it: revoked, `?`: untrusted. */
static ImzCertificate *
certificate_of (const char *word)
{
  ImzTrustFacts revoked = test_trust_anchored (IMZ_REVOCATION_STATE_REVOKED);
  ImzTrustFacts untrusted = { .state = IMZ_TRUST_STATE_BROKEN };
  TestCertificateSpec spec = { .days_left = 400 };
  char holder[2] = { 0 };
  g_autofree char *identity = NULL;

  if (g_str_equal (word, "malformed")) {
    spec.malformed = TRUE;
    spec.kind = IMZ_CERTIFICATE_KIND_OTHER;
  } else if (g_str_equal (word, "test")) {
    spec.kind = IMZ_CERTIFICATE_KIND_TEST;
  } else if (g_str_equal (word, "ca")) {
    spec.kind = IMZ_CERTIFICATE_KIND_CA;
  } else {
    if (*word == '!')
      spec.trust = &revoked;
    else if (*word == '?')
      spec.trust = &untrusted;
    word += spec.trust != NULL;
    g_assert_true (word[1] == ':');
    holder[0] = *word;
    identity = g_strdup_printf ("100000%05d", *word);
    spec.holder = holder;
    spec.identity = identity;
    spec.days_left = days_of_life (word + 2);
  }

  return test_certificate_from (&spec);
}

static ImzSnapshot *
snapshot_of (const char *text)
{
  g_autoptr (GPtrArray) readers =
    g_ptr_array_new_with_free_func ((GDestroyNotify) imz_reader_unref);
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);

  for (gsize i = 0; parts[i] != NULL; i++) {
    g_autoptr (GPtrArray) certificates =
      g_ptr_array_new_with_free_func ((GDestroyNotify) imz_certificate_unref);
    g_auto (GStrv) words = g_strsplit (g_strstrip (parts[i]), " ", -1);
    g_autofree char *name = g_strdup_printf ("Reader %" G_GSIZE_FORMAT, i);
    g_autoptr (ImzCard) card = NULL;

    for (gsize j = 0; words[j] != NULL; j++)
      g_ptr_array_add (certificates, certificate_of (words[j]));
    card = imz_card_new (NULL, 0, IMZ_CARD_STATE_OK, certificates);
    g_ptr_array_add (readers, imz_reader_new (name, IMZ_READER_STATE_CARD, card));
  }

  return imz_snapshot_new (IMZ_SERVICE_STATE_RUNNING, readers);
}

/* As the certificates are written above. */
static char *
describe (const ImzCardList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->n_cards; i++) {
    const ImzCertificate *certificate = list->cards[i].certificate;
    int days_left = imz_certificate_days_left (certificate, TEST_CLOCK_NOW);
    const ImzTrustFacts *trust = imz_certificate_get_trust (certificate);

    g_string_append (text, i > 0 ? " " : "");
    if (trust->state != IMZ_TRUST_STATE_UNCHECKED)
      g_string_append_c (text, trust->state == IMZ_TRUST_STATE_BROKEN ? '?' : '!');
    for (gsize j = 0; j < G_N_ELEMENTS (lives); j++) {
      if (lives[j].days_left == days_left)
        g_string_append_printf (text, "%s:%s", imz_certificate_get_holder (certificate),
                                lives[j].word);
    }
  }

  return g_string_free (text, FALSE);
}

static const struct {
  const char *sentence;
  const char *readers;
  const char *cards;
  gboolean several_holders;
} orders[] = {
  { "one card", "A:valid", "A:valid", FALSE },
  { "issuers are not drawn", "ca A:valid ca", "A:valid", FALSE },
  { "nor are certificates for tests beside an e-imza", "A:valid | test", "", FALSE },
  { "the present one first, wherever it is", "A:next | A:window", "A:window A:next", FALSE },
  { "on one card as well", "A:next A:window", "A:window A:next", FALSE },
  { "late, and its successor", "A:soon A:late", "A:late A:soon", FALSE },
  { "an ended one last", "A:ended A:valid", "A:valid A:ended", FALSE },
  { "the last to end before the others", "A:old | A:ended | A:valid", "A:valid A:ended A:old",
    FALSE },
  { "of two usable ones the one that ends last", "A:valid A:longer", "A:longer A:valid", FALSE },
  { "one that is no successor waits behind", "A:far A:window", "A:window A:far", FALSE },
  { "a revoked one beside a usable one", "!A:longer A:window", "A:window !A:longer", FALSE },
  { "one that nobody stands behind counts least", "?A:longer A:ended", "A:ended ?A:longer", FALSE },
  { "nothing but what is to come", "A:far", "A:far", FALSE },
  { "two people, all well: in the readers' order", "A:valid | B:valid", "A:valid B:valid", TRUE },
  { "the graver one decides", "A:valid | B:late", "B:late A:valid", TRUE },
  { "people are not told by their names", "A:valid a:valid", "A:valid a:valid", TRUE },
  { "each one's successor beside it", "A:valid | B:soon | B:late", "A:valid B:late B:soon", TRUE },
  { "and so with several", "A:next B:soon | B:late A:window", "A:window A:next B:late B:soon",
    TRUE },
  { "old ones behind all people's present ones", "A:ended A:late | B:valid B:old",
    "A:late B:valid A:ended B:old", TRUE },
  { "at most four", "A:late | B:valid | C:valid | D:valid | E:valid",
    "A:late B:valid C:valid D:valid", TRUE },
  { "of which none is an old one while there are others",
    "A:ended A:valid | B:ended B:valid | C:valid | D:valid", "A:valid B:valid C:valid D:valid",
    TRUE },
  { "the same certificate in two readers is one", "A:valid | A:valid", "A:valid", FALSE },
  { "a damaged one decides, and nothing is drawn", "A:valid malformed", "", FALSE },
  { "but not beside one that matters more", "A:late malformed", "A:late", FALSE },
  { "not an e-imza", "test", "", FALSE },
  { "issuers alone", "ca", "", FALSE },
};

static void
test_order (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orders); i++) {
    g_autoptr (ImzSnapshot) snapshot = snapshot_of (orders[i].readers);
    g_autoptr (ImzVerdict) verdict =
      imz_verdict_new (snapshot, TEST_CLOCK_NOW, &IMZ_RENEWAL_LIMITS_DEFAULT);
    ImzCardList list = imz_card_list_of (snapshot, verdict);
    g_autofree char *cards = describe (&list);

    g_test_message ("%s", orders[i].sentence);
    g_assert_cmpstr (cards, ==, orders[i].cards);
    g_assert_true (list.several_holders == orders[i].several_holders);
    if (list.n_cards > 0)
      g_assert_true (imz_certificate_is_same (list.cards[0].certificate, verdict->certificate));
  }
}

static const struct {
  const char *sentence;
  const char *readers;
  const char *badges; /* in English, separated by `|` */
  ImzTone tones[IMZ_CARD_LIST_MAX];
  const char *faded; /* `-` for those that are */
} badges[] = {
  { "not checked", "A:valid", "Not expired", { IMZ_TONE_GOOD }, "+" },
  { "in a renewal",
    "A:window A:next",
    "In use|Not started yet",
    { IMZ_TONE_GOOD, IMZ_TONE_NEUTRAL },
    "++" },
  { "late in a renewal",
    "A:late A:soon",
    "In use|Not started yet",
    { IMZ_TONE_GOOD, IMZ_TONE_NEUTRAL },
    "++" },
  { "a colleague's too",
    "B:window | A:late A:soon",
    "Renewal time|In use|Not started yet",
    { IMZ_TONE_WARNING, IMZ_TONE_GOOD, IMZ_TONE_NEUTRAL },
    "+++" },
  { "what follows another one does not calm",
    "A:window A:soon",
    "Renewal time|Not started yet",
    { IMZ_TONE_WARNING, IMZ_TONE_NEUTRAL },
    "++" },
  { "the old one is grey",
    "A:valid A:old",
    "Not expired|Expired",
    { IMZ_TONE_GOOD, IMZ_TONE_MUTED },
    "+-" },
  { "a revoked one is grey and red",
    "A:valid !A:window",
    "Not expired|Revoked",
    { IMZ_TONE_GOOD, IMZ_TONE_ALARM },
    "+-" },
  { "and so is one that nobody stands behind",
    "?A:valid",
    "Not to be trusted",
    { IMZ_TONE_ALARM },
    "-" },
};

static void
test_badges (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (badges); i++) {
    g_autoptr (ImzSnapshot) snapshot = snapshot_of (badges[i].readers);
    g_autoptr (ImzVerdict) verdict =
      imz_verdict_new (snapshot, TEST_CLOCK_NOW, &IMZ_RENEWAL_LIMITS_DEFAULT);
    ImzCardList list = imz_card_list_of (snapshot, verdict);
    g_auto (GStrv) expected = g_strsplit (badges[i].badges, "|", -1);

    g_test_message ("%s", badges[i].sentence);
    g_assert_cmpuint (list.n_cards, ==, g_strv_length (expected));
    for (guint j = 0; j < list.n_cards; j++) {
      g_assert_cmpstr (list.cards[j].badge, ==, _ (expected[j]));
      g_assert_cmpint (list.cards[j].tone, ==, badges[i].tones[j]);
      g_assert_true (list.cards[j].is_out_of_use == (badges[i].faded[j] == '-'));
    }
  }
}

/* A card in order whose PIN is not says so on its badge, and so does no other. */
static void
test_pin (void)
{
  const ImzDriverFacts locked = { .path = "/usr/lib/libakisp11.so", .pin = IMZ_PIN_STATE_LOCKED };
  g_autoptr (ImzSnapshot) snapshot =
    test_snapshot_new (test_reader_new ("1", imz_driver_new (&locked), certificate_of ("A:valid"),
                                        certificate_of ("A:old"), NULL),
                       test_reader_new ("2", NULL, certificate_of ("B:valid"), NULL), NULL);
  g_autoptr (ImzVerdict) verdict =
    imz_verdict_new (snapshot, TEST_CLOCK_NOW, &IMZ_RENEWAL_LIMITS_DEFAULT);
  ImzCardList list = imz_card_list_of (snapshot, verdict);

  g_assert_cmpint (verdict->summary, ==, IMZ_SUMMARY_PIN_LOCKED);
  g_assert_cmpuint (list.n_cards, ==, 3);
  g_assert_cmpstr (list.cards[0].badge, ==, _ ("The PIN is locked"));
  g_assert_cmpint (list.cards[0].tone, ==, IMZ_TONE_ALARM);
  g_assert_false (list.cards[0].is_out_of_use);
  g_assert_cmpstr (list.cards[1].badge, ==, _ ("Not expired"));
  g_assert_cmpstr (list.cards[2].badge, ==, _ ("Expired"));
}

int
main (int argc, char **argv)
{
  test_ui_init (&argc, &argv);

  g_test_add_func ("/ui/card-list/order", test_order);
  g_test_add_func ("/ui/card-list/badges", test_badges);
  g_test_add_func ("/ui/card-list/pin", test_pin);

  return g_test_run ();
}
