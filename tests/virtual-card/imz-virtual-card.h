/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A smart card that answers APDUs: the AKİS native layout, a PKCS#15 tree, or
 * both. It can be asked directly (imz_virtual_card_transmit) or put into a
 * reader of the vpcd driver (imz_virtual_card_insert). */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define IMZ_VIRTUAL_ATR_AKIS_2_5_2 "3B9F978131FE458065544353228231C073F62180810553"
#define IMZ_VIRTUAL_ATR_AKIS_1_2_2 "3B9F968131FE45806755454B41451292318073B3A1806A"
#define IMZ_VIRTUAL_ATR_AKIS_1_0 "3BBA11008131FE4D55454B41452056312E30AE"

typedef enum {
  IMZ_VIRTUAL_LAYOUT_AKIS = 1 << 0,   /* MF / DF "PKCS-15" / EFs from 2F10 on */
  IMZ_VIRTUAL_LAYOUT_PKCS15 = 1 << 1, /* application A000000063504B43532D3135 with ODF and CDF */
} ImzVirtualLayout;

/* A zeroed struct is a fast, correct, empty AKİS 2.5.2 card. Arrays are borrowed
 * until imz_virtual_card_new() returns. */
typedef struct {
  const char *atr;         /* hex; NULL: IMZ_VIRTUAL_ATR_AKIS_2_5_2; "" an empty ATR */
  ImzVirtualLayout layout; /* 0: AKİS */
  GBytes **certificates;   /* contents of the EFs, one each; may be any bytes */
  gsize n_certificates;
  const guint16 *files;   /* file identifier of each certificate; NULL: 2F10, 2F11, … */
  const char *df_name;    /* NULL: "PKCS-15"; "" there is no DF */
  guint padding;          /* bytes 00 behind each DER in its EF */
  gboolean no_fci_size;   /* SELECT's FCI does not tell the file size */
  gboolean no_fci;        /* SELECT answers nothing but 9000 */
  gboolean use_61xx;      /* data waits for GET RESPONSE, as with T=0 */
  gboolean use_6cxx;      /* a READ past the end answers 6Cxx with the right length, not 6282 */
  guint max_le;           /* a READ with a larger Le answers 6700; 0: 256 */
  guint refuse_select_ef; /* status word for every SELECT EF (e.g. 0x6982), 0: none */
  guint delay_us;         /* before each answer */
  guint bytes_per_second; /* of the line, both ways; 0: no limit */
  guint eject_after;      /* the card leaves instead of answering APDU n (1: the first); 0: stays */
  guint stall_after;      /* the card never answers APDU number n; 0: always answers */
  guint corrupt_after;    /* from APDU n on each answer's data has its bits flipped; 0: never */
} ImzVirtualCardOptions;

typedef struct _ImzVirtualCard ImzVirtualCard;

ImzVirtualCard *imz_virtual_card_new (const ImzVirtualCardOptions *options);

/* Takes the card out of its reader first. Safe on NULL. */
void imz_virtual_card_free (ImzVirtualCard *card);

/* One APDU, answered on the calling thread at once (no delay, no line speed). Returns FALSE when
 * the card ejected itself or stalls: there is no answer. `response` holds at least 258 bytes. */
gboolean imz_virtual_card_transmit (ImzVirtualCard *card,
                                    const guint8 *command,
                                    gsize command_length,
                                    guint8 *response,
                                    gsize *response_length);

/* A reset: no file is selected, no answer waits. Does not reset the count. */
void imz_virtual_card_reset (ImzVirtualCard *card);

/* Puts the card into slot 0 or 1 of the private pcscd (127.0.0.1, port 35963 + slot); it answers on
 * a thread of its own until it is removed or ejects itself. vpcd looks every 400 ms: clients see an
 * insertion within 0.4 s, or within 0.8 s when another card has just left the slot. A client whose
 * card leaves during SCardTransmit gets success and an answer of no bytes. */
gboolean imz_virtual_card_insert (ImzVirtualCard *card, guint slot, GError **error);
void imz_virtual_card_remove (ImzVirtualCard *card);

/* The APDUs seen so far, from any thread. */
guint imz_virtual_card_get_n_apdus (ImzVirtualCard *card);

/* TRUE if an APDU with instruction byte `ins` was ever seen (VERIFY is 0x20). */
gboolean imz_virtual_card_saw_instruction (ImzVirtualCard *card, guint8 ins);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImzVirtualCard, imz_virtual_card_free)

G_END_DECLS
