/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-message-parts.h"

#include <string.h>

#include "imz-display-text.h"
#include "imz-identity-number.h"
#include "imz-link.h"
#include "imz-record-facts.h"
#include "imz-written-day.h"

enum {
  MAX_PARTS = 100,
  MIN_CHARACTERS = 8,
  MAX_CHARACTERS = 30,
  MAX_RUN = 60,        /* bytes of a number with all that stands in it */
  MIN_DIGITS = 6,      /* among letters */
  LOCAL_DIGITS = 10,   /* of a phone number, without what stands before the area */
  POSTAL_DIGITS = 9,   /* between the letters of “RR 123 456 785 TR” */
  IBAN_CHARACTERS = 26 /* of a Turkish one */
};

typedef struct {
  const char *start;
  const char *p;
  const char *end_of_word;     /* nullable: up to there nothing is a mail address */
  const char *end_of_compound; /* nullable: up to there nothing is one number */
  GPtrArray *parts;
} Scan;

static void
free_part (gpointer data)
{
  ImzMessagePart *part = data;

  g_free (part->text);
  g_free (part->host);
  g_free (part);
}

static gboolean
is_known (const GPtrArray *parts, const ImzMessagePart *part)
{
  for (guint i = 0; i < parts->len; i++) {
    const ImzMessagePart *known = parts->pdata[i];

    if (known->kind != part->kind)
      continue;
    if (part->kind == IMZ_MESSAGE_PART_DAY ? g_date_compare (&known->day, &part->day) == 0
                                           : g_str_equal (known->text, part->text))
      return TRUE;
  }

  return FALSE;
}

static void
add_part (Scan *self, ImzMessagePart part)
{
  if (self->parts->len < MAX_PARTS && !is_known (self->parts, &part)) {
    g_ptr_array_add (self->parts, g_memdup2 (&part, sizeof part));
    return;
  }

  g_free (part.text);
  g_free (part.host);
}

static gboolean
is_letter_or_digit (const char *p)
{
  return g_unichar_isalnum (g_utf8_get_char (p));
}

/* The bytes of a blank within a line; 0 if there is none. */
static gsize
measure_blank (const char *p)
{
  gunichar c = g_utf8_get_char (p);

  return c == ' ' || c == 0xa0 || c == 0x202f ? (gsize) (g_utf8_next_char (p) - p) : 0;
}

static gboolean
is_end_of_word (const char *p)
{
  return *p == '\0' || g_unichar_isspace (g_utf8_get_char (p));
}

static const char *
find_end_of_word (const char *p)
{
  while (!is_end_of_word (p))
    p = g_utf8_next_char (p);

  return p;
}

/* A full stop or a bracket behind a link belongs to the sentence. */
static const char *
trim_link (const char *start, const char *end)
{
  while (end > start) {
    const char *last = g_utf8_prev_char (end);
    gunichar c = g_utf8_get_char (last);

    if (c == ')' && memchr (start, '(', (gsize) (end - start)) != NULL)
      break;
    if (c != 0x2026 && (c > 0x7f || strchr (".,;:!?)]}'*", (int) c) == NULL))
      break;
    end = last;
  }

  return end;
}

static gboolean
ends_link (const char *p)
{
  return is_end_of_word (p) || strchr ("<>\"", *p) != NULL ||
         g_utf8_strchr ("“”„‘’«»", -1, g_utf8_get_char (p)) != NULL;
}

static gboolean
take_link (Scan *self)
{
  static const char *const beginnings[] = { "https://", "http://", "www." };
  const char *end = self->p;
  gsize known = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (beginnings); i++) {
    if (g_ascii_strncasecmp (self->p, beginnings[i], strlen (beginnings[i])) == 0)
      known = strlen (beginnings[i]);
  }
  if (known == 0)
    return FALSE;

  while (!ends_link (end))
    end = g_utf8_next_char (end);
  end = trim_link (self->p, end);
  if ((gsize) (end - self->p) > known && end - self->p <= IMZ_RECORD_MAX_LINK) {
    g_autofree char *found = g_strndup (self->p, (gsize) (end - self->p));
    g_autofree char *whole =
      g_strconcat (g_ascii_strncasecmp (found, "www.", 4) == 0 ? "https://" : "", found, NULL);
    char *host = imz_link_find_host (whole);

    add_part (self, (ImzMessagePart){
                      .kind = IMZ_MESSAGE_PART_LINK,
                      .text = host != NULL ? g_steal_pointer (&whole)
                                           : imz_display_text (found, strlen (found)),
                      .host = host,
                    });
  }
  self->p = MAX (end, self->p + known);

  return TRUE;
}

/* The digits in it are a name. Each word is looked at once, however many parts it has. */
static gboolean
skip_mail (Scan *self)
{
  const char *end;

  if (self->end_of_word != NULL && self->p < self->end_of_word)
    return FALSE;

  end = find_end_of_word (self->p);
  if (memchr (self->p, '@', (gsize) (end - self->p)) == NULL) {
    self->end_of_word = end;
    return FALSE;
  }

  self->p = end;

  return TRUE;
}

/* Behind a digit and a full stop or the like there is no day, but the rest of something else. */
static gboolean
is_behind_number (const Scan *self)
{
  return self->p - self->start >= 2 && strchr ("./-,", self->p[-1]) != NULL &&
         g_ascii_isalnum (self->p[-2]);
}

static gboolean
take_day (Scan *self)
{
  ImzMessagePart part = { .kind = IMZ_MESSAGE_PART_DAY };
  const char *end = is_behind_number (self) ? NULL : imz_written_day_read (self->p, &part.day);

  if (end == NULL)
    return FALSE;

  if (g_date_valid (&part.day)) {
    part.text = g_strndup (self->p, (gsize) (end - self->p));
    add_part (self, part);
  }
  self->p = end;

  return TRUE;
}

static guint
count_digits (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += g_ascii_isdigit (*text);

  return n;
}

/* In Türkiye: 0555 123 45 67, +90 555 …, 444 5 576, and 555 123 45 67 if it is written so. */
static gboolean
is_phone (const char *run, const char *bare, gboolean has_plus)
{
  static const char *const groups[] = { "??? ??? ?? ??", "??? ??? ????" };
  gsize length = strlen (bare);
  const char *local = bare;

  if (bare[strspn (bare, G_CSET_DIGITS)] != '\0')
    return FALSE;
  if (has_plus || (length == 7 && g_str_has_prefix (bare, "444")))
    return TRUE;

  if (length == LOCAL_DIGITS + 4 && g_str_has_prefix (bare, "0090"))
    local += 4;
  else if (length == LOCAL_DIGITS + 2 && g_str_has_prefix (bare, "905"))
    local += 2;
  else if (length == LOCAL_DIGITS + 1 && *bare == '0')
    local += 1;
  else if (length != LOCAL_DIGITS ||
           (!g_pattern_match_simple (groups[0], run) && !g_pattern_match_simple (groups[1], run)))
    return FALSE;

  return strchr ("23458", *local) != NULL;
}

/* Any one by its check digits; a Turkish one by its looks, too: it may have been mistyped. */
static gboolean
is_iban (const char *bare)
{
  g_autofree char *upper = g_ascii_strup (bare, -1);
  gsize length = strlen (upper);
  guint rest = 0;

  if (length < 15 || length > 34 || !g_ascii_isupper (upper[0]) || !g_ascii_isupper (upper[1]) ||
      !g_ascii_isdigit (upper[2]) || !g_ascii_isdigit (upper[3]))
    return FALSE;
  if (length == IBAN_CHARACTERS && g_str_has_prefix (upper, "TR"))
    return TRUE;

  for (gsize i = 0; i < length; i++) {
    char c = upper[(i + 4) % length];

    rest =
      g_ascii_isdigit (c) ? rest * 10 + (guint) (c - '0') : rest * 100 + (guint) (c - 'A') + 10;
    rest %= 97;
  }

  return rest == 1;
}

static void
add_number (Scan *self, const char *text)
{
  gsize length = strlen (text);

  if (length < MIN_CHARACTERS || length > MAX_CHARACTERS || count_digits (text) < MIN_DIGITS ||
      is_iban (text) || imz_identity_number_is_in (text))
    return;

  add_part (self, (ImzMessagePart){ .kind = IMZ_MESSAGE_PART_NUMBER, .text = g_strdup (text) });
}

/* The bytes of a group of letters and digits, which nothing else is part of; 0 if there is none. */
static gsize
measure_group (const char *p)
{
  gsize length = 0;

  while (g_ascii_isalnum (p[length]))
    length++;

  return p[length] != '\0' && (is_letter_or_digit (p + length) || p[length] == '@') ? 0 : length;
}

static gboolean
is_all (const char *p, gsize length, gboolean (*has_kind) (char c))
{
  for (gsize i = 0; i < length; i++) {
    if (!has_kind (p[i]))
      return FALSE;
  }

  return length > 0;
}

static gboolean
is_digit (char c)
{
  return g_ascii_isdigit (c);
}

static gboolean
is_capital (char c)
{
  return g_ascii_isupper (c);
}

/* Two capitals behind a blank. */
static gboolean
is_pair (const char *p)
{
  gsize blank = measure_blank (p);

  return blank > 0 && measure_group (p + blank) == 2 && is_all (p + blank, 2, is_capital);
}

/* Whether a group of digits goes on with what stands here: neither a day nor a time is part of a number. */
static gboolean
is_next_group (const char *p)
{
  gsize length = measure_group (p);
  GDate day;

  return length < MIN_CHARACTERS && is_all (p, length, is_digit) &&
         !(p[length] != '\0' && strchr (".:/,", p[length]) != NULL &&
           g_ascii_isdigit (p[length + 1])) &&
         imz_written_day_read (p, &day) == NULL;
}

/* Groups of a number, with one blank between them: the first may hold letters, too. Its end. A group that is long
 * enough stands alone. */
static const char *
read_run (const char *p, GString *run, GString *bare)
{
  gsize length = measure_group (p);

  for (;;) {
    gsize blank;

    g_string_append_len (run, p, (gssize) length);
    g_string_append_len (bare, p, (gssize) length);
    p += length;
    blank = *p == '-' ? 1 : measure_blank (p);
    if (blank == 0 || length >= MIN_CHARACTERS || run->len > MAX_RUN)
      return p;
    if (!is_next_group (p + blank))
      return p;
    length = measure_group (p + blank);
    g_string_append_c (run, ' ');
    p += blank;
  }
}

/* As the Universal Postal Union counts it (S10). */
static gboolean
has_postal_check (const char *digits)
{
  static const guint weights[] = { 8, 6, 4, 2, 3, 5, 9, 7 };
  guint sum = 0, check;

  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += weights[i] * (guint) (digits[i] - '0');
  check = 11 - sum % 11;
  if (check >= 10)
    check = check == 10 ? 0 : 5;

  return check == (guint) (digits[G_N_ELEMENTS (weights)] - '0');
}

/* “RR 123 456 785 TR”, as the post writes it: other words of two capitals stand before and behind numbers, too */
static gboolean
take_postal (Scan *self)
{
  g_autoptr (GString) run = g_string_new (NULL);
  g_autoptr (GString) bare = g_string_new (NULL);
  const char *p = self->p;
  gsize blank;

  if (measure_group (p) != 2 || !is_all (p, 2, is_capital) || (blank = measure_blank (p + 2)) == 0)
    return FALSE;

  g_string_append_len (bare, p, 2);
  p += 2 + blank;
  if (!g_ascii_isdigit (*p))
    return FALSE;
  p = read_run (p, run, bare);
  if (bare->len != 2 + POSTAL_DIGITS || !is_all (bare->str + 2, POSTAL_DIGITS, is_digit) ||
      !has_postal_check (bare->str + 2) || !is_pair (p))
    return FALSE;

  p += measure_blank (p);
  g_string_append_len (bare, p, 2);
  add_number (self, bare->str);
  self->p = p + 2;

  return TRUE;
}

/* “E-41758622-710.03-13855679”, “AB-1234-5678”: what hyphens hold together is one, if it is not all digits. The rest of
 * one that is none is none either. */
static gboolean
take_compound (Scan *self)
{
  gsize length = 0;
  g_autofree char *text = NULL;

  if (self->end_of_compound != NULL && self->p < self->end_of_compound)
    return FALSE;

  while (g_ascii_isalnum (self->p[length]) ||
         (length > 0 && self->p[length] != '\0' && strchr ("-./", self->p[length]) != NULL &&
          g_ascii_isalnum (self->p[length + 1])))
    length++;
  text = g_strndup (self->p, length);
  if (strchr (text, '-') == NULL || text[strspn (text, G_CSET_DIGITS "-")] == '\0' ||
      count_digits (text) < MIN_CHARACTERS || is_letter_or_digit (self->p + length)) {
    self->end_of_compound = self->p + length;
    return FALSE;
  }

  add_number (self, text);
  self->p += length;

  return TRUE;
}

static gboolean
has_digit (const char *p, gsize length)
{
  for (gsize i = 0; i < length; i++) {
    if (g_ascii_isdigit (p[i]))
      return TRUE;
  }

  return FALSE;
}

static gboolean
take_number (Scan *self)
{
  g_autoptr (GString) run = g_string_new (NULL);
  g_autoptr (GString) bare = g_string_new (NULL);
  gboolean has_plus = self->p > self->start && self->p[-1] == '+';
  gsize length = measure_group (self->p);
  const char *end;

  if (length == 0)
    return FALSE;
  if (take_postal (self) || take_compound (self))
    return TRUE;
  if (!has_digit (self->p, length))
    return FALSE;

  end = read_run (self->p, run, bare);
  if (!is_phone (run->str, bare->str, has_plus))
    add_number (self, bare->str);
  self->p = end;

  return TRUE;
}

/* A number begins where no other letter or digit stands before it. */
static void
scan (Scan *self)
{
  while (*self->p != '\0') {
    const char *before = self->p > self->start ? g_utf8_prev_char (self->p) : NULL;
    gboolean begins = before == NULL || !is_letter_or_digit (before);

    if (begins && is_letter_or_digit (self->p) &&
        (take_link (self) || skip_mail (self) || take_day (self) || take_number (self)))
      continue;
    self->p = g_utf8_next_char (self->p);
  }
}

GPtrArray *
imz_message_parts_find (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  Scan self = {
    .start = valid,
    .p = valid,
    .parts = g_ptr_array_new_with_free_func (free_part),
  };

  if (g_utf8_strlen (valid, -1) > IMZ_MESSAGE_MAX_LETTERS)
    *g_utf8_offset_to_pointer (valid, IMZ_MESSAGE_MAX_LETTERS) = '\0';
  scan (&self);

  return self.parts;
}
