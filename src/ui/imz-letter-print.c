/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-letter-print.h"

/* The face and size of official letters, and what has the same widths where it is not installed. */
#define FONT "Times New Roman,Liberation Serif,Tinos,DejaVu Serif,Serif 12"

/* Millimetres between the parts of a letter. */
static const double GAP = 9;
static const double LINE_GAP = 4;
static const double SIGNATURE_GAP = 14;

static void
add_lines (ImzPrintPages *pages, ImzPrintStyle style, char **lines, double gap)
{
  g_autofree char *joined = g_strjoinv ("\n", lines);

  if (lines[0] == NULL)
    return;

  imz_print_pages_add_gap (pages, gap);
  imz_print_pages_add (pages, style, joined);
}

static void
add_field (ImzPrintPages *pages, const char *name, const char *value)
{
  g_autofree char *line = g_strconcat (name, value, NULL);

  imz_print_pages_add (pages, IMZ_PRINT_FIELD, line);
}

/* DYS gives number and date; where it does not, the day stands at the right. */
static void
add_fields (ImzPrintPages *pages, const ImzLetter *letter)
{
  imz_print_pages_add_gap (pages, GAP);
  if (letter->date != NULL)
    add_field (pages, "\t", letter->date);
  else if (letter->head[0] != NULL)
    add_field (pages, "Sayı :", NULL);
  if (letter->e_mail != NULL)
    add_field (pages, "Kime : ", letter->e_mail);
  if (letter->subject != NULL)
    add_field (pages, "Konu : ", letter->subject);
}

static void
add_body (ImzPrintPages *pages, const GArray *body)
{
  static const ImzPrintStyle styles[] = {
    [IMZ_LETTER_PARAGRAPH] = IMZ_PRINT_LETTER,
    [IMZ_LETTER_HEADING] = IMZ_PRINT_HEADING,
    [IMZ_LETTER_LINE] = IMZ_PRINT_FIELD,
    [IMZ_LETTER_CHECK] = IMZ_PRINT_CHECKBOX,
  };

  imz_print_pages_add_gap (pages, GAP);
  for (guint i = 0; i < body->len; i++) {
    const ImzLetterLine *line = &g_array_index (body, ImzLetterLine, i);

    if (line->kind == IMZ_LETTER_LINE && i > 0 && (line - 1)->kind != IMZ_LETTER_LINE)
      imz_print_pages_add_gap (pages, LINE_GAP);
    imz_print_pages_add (pages, styles[line->kind], line->text);
    if (line->kind == IMZ_LETTER_LINE && i + 1 < body->len && (line + 1)->kind != IMZ_LETTER_LINE)
      imz_print_pages_add_gap (pages, LINE_GAP);
  }
}

static void
add_enclosures (ImzPrintPages *pages, char **enclosures)
{
  if (enclosures[0] == NULL)
    return;

  imz_print_pages_add_gap (pages, SIGNATURE_GAP);
  imz_print_pages_add (pages, IMZ_PRINT_FIELD, "Ek:");
  for (guint i = 0; enclosures[i] != NULL; i++) {
    g_autofree char *line = g_strdup_printf ("%u- %s", i + 1, enclosures[i]);

    imz_print_pages_add (pages, IMZ_PRINT_FIELD, line);
  }
}

ImzPrintPages *
imz_letter_print_new (const ImzLetter *letter, const char *mark)
{
  ImzPrintPages *pages = imz_print_pages_new (letter->title, FONT, "tr");
  gboolean is_greeting = letter->head[0] == NULL && letter->subject != NULL;

  if (mark != NULL) {
    imz_print_pages_add (pages, IMZ_PRINT_HEADING, mark);
    imz_print_pages_add_gap (pages, GAP);
  }
  add_lines (pages, IMZ_PRINT_CENTRED, letter->head, 0);
  add_fields (pages, letter);
  add_lines (pages, is_greeting ? IMZ_PRINT_FIELD : IMZ_PRINT_CENTRED, letter->addressee, GAP);
  add_body (pages, letter->body);
  add_lines (pages, IMZ_PRINT_SIGNATURE, letter->signature, SIGNATURE_GAP);
  add_enclosures (pages, letter->enclosures);

  return pages;
}
