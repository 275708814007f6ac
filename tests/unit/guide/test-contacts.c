/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Whom to call or write to, and what of it can be opened. */

#include "imz-contacts.h"
#include "imz-provinces.h"

static ImzProvince *
make_province (ImzRulebook *rules, const char *contact)
{
  g_autofree char *profile = g_strdup_printf ("[province]\nname=Van\ncontact=%s\n", contact);
  g_autoptr (GBytes) data = g_bytes_new (profile, strlen (profile));
  g_autoptr (GError) error = NULL;
  ImzProvince *province = imz_province_new_from_data ("van", data, rules, &error);

  g_assert_no_error (error);
  return province;
}

static const ImzContact *
get_last (GPtrArray *contacts)
{
  return g_ptr_array_index (contacts, contacts->len - 1);
}

static void
test_kamusm (void)
{
  static const struct {
    const char *text;
    const char *address;
  } expected[] = {
    { "444 5 576", "tel:4445576" },
    { "0262 648 18 18", "tel:02626481818" },
    { "bilgi@kamusm.gov.tr", "mailto:bilgi@kamusm.gov.tr" },
    { "portal.kamusm.gov.tr/bp/meb.go", "https://portal.kamusm.gov.tr/bp/meb.go" },
    { "onlineislemler.kamusm.gov.tr/landing", "https://onlineislemler.kamusm.gov.tr/landing" },
    { "meb.gov.tr/eimza/eimzabasvuru.php", "https://meb.gov.tr/eimza/eimzabasvuru.php" },
    { "nesbireysel.kamusm.gov.tr", "https://nesbireysel.kamusm.gov.tr" },
    { "evraksorgu.meb.gov.tr", "https://evraksorgu.meb.gov.tr" },
  };
  static const char *const no_dirs[] = { NULL };
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (no_dirs);
  g_autoptr (GPtrArray) contacts =
    imz_contacts_list (imz_provinces_find (provinces, IMZ_PROVINCE_DEFAULT));

  g_assert_cmpuint (contacts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < contacts->len; i++) {
    const ImzContact *contact = g_ptr_array_index (contacts, i);

    g_assert_true (*contact->label != '\0');
    g_assert_cmpstr (contact->text, ==, expected[i].text);
    g_assert_cmpstr (contact->address, ==, expected[i].address);
  }
  g_assert_cmpstr (((const ImzContact *) g_ptr_array_index (contacts, 0))->label, ==,
                   "Kamu SM, call centre");
}

/* The province's own lines stand behind, in their order. */
static void
test_province (void)
{
  static const char *const no_dirs[] = { NULL };
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (no_dirs);
  g_autoptr (GPtrArray) contacts = imz_contacts_list (imz_provinces_find (provinces, "batman"));
  const ImzContact *phone = g_ptr_array_index (contacts, contacts->len - 3);
  const ImzContact *page = g_ptr_array_index (contacts, contacts->len - 2);

  g_assert_cmpstr (phone->label, ==, "Batman");
  g_assert_cmpstr (phone->address, ==, "tel:04882807210");
  g_assert_cmpstr (page->text, ==, "batman.meb.gov.tr");
  g_assert_cmpstr (page->address, ==, "https://batman.meb.gov.tr");
  g_assert_cmpstr (get_last (contacts)->text, ==, "Gap Mah. 2503. Sk. No:3");
  g_assert_null (get_last (contacts)->address);
}

/* Who writes a profile writes lines as people read them. */
static void
test_addresses (void)
{
  static const struct {
    const char *line;
    const char *address;
  } lines[] = {
    { "+90 (488) 280-72-10", "tel:+904882807210" },
    { "110", NULL },
    { "12345678901234567", NULL },
    { "280 72 10, dahili 12", NULL },
    { "0488 280 72 10+1", NULL },
    { "a.b-c_d+e@mem.meb.gov.tr", "mailto:a.b-c_d+e@mem.meb.gov.tr" },
    { "a b@meb.gov.tr", NULL },
    { "a@b@meb.gov.tr", NULL },
    { "@meb.gov.tr", NULL },
    { "a?subject=x@meb.gov.tr", NULL },
    { "a@localhost", NULL },
    { "Van.MEB.gov.tr/Sayfa?a=1", "https://Van.MEB.gov.tr/Sayfa?a=1" },
    { "https://van.meb.gov.tr/", "https://van.meb.gov.tr/" },
    { "http://van.meb.gov.tr/", NULL },
    { "javascript:alert(1)", NULL },
    { "van.meb.gov.tr:8080", NULL },
    { "user@van.meb.gov.tr/x", NULL },
    { "Cumhuriyet Cad.", NULL },
    { "2503.3", NULL },
    { "2503.35", NULL },
    { ".tr", NULL },
  };
  static const char *const no_dirs[] = { NULL };
  g_autoptr (ImzProvinces) provinces = imz_provinces_new (no_dirs);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    g_autoptr (ImzProvince) province =
      make_province (imz_provinces_get_rules (provinces), lines[i].line);
    g_autoptr (GPtrArray) contacts = imz_contacts_list (province);

    g_assert_cmpstr (get_last (contacts)->text, ==, lines[i].line);
    g_assert_cmpstr (get_last (contacts)->address, ==, lines[i].address);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/contacts/kamusm", test_kamusm);
  g_test_add_func ("/contacts/province", test_province);
  g_test_add_func ("/contacts/addresses", test_addresses);
  return g_test_run ();
}
