/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define IMZ_TYPE_PICTURE_KIND (imz_picture_kind_get_type ())

/**
 * ImzPictureKind:
 * @IMZ_PICTURE_PLUG_READER: a mini reader with its SIM card goes into a USB port
 * @IMZ_PICTURE_INSERT_CARD: a card goes into a full-size reader, contacts first, chip up
 * @IMZ_PICTURE_TURN_CARD: the card is the wrong way round
 * @IMZ_PICTURE_BUSY: another program holds the card
 * @IMZ_PICTURE_SERVICE: the card service is not running
 * @IMZ_PICTURE_DENIED: this session may not use readers
 * @IMZ_PICTURE_EMPTY_CARD: a card without a certificate
 * @IMZ_PICTURE_NEEDS_DRIVER: the card needs further software
 * @IMZ_PICTURE_DRIVER_BROKEN: that software does not work
 * @IMZ_PICTURE_NOT_E_IMZA: a card of another sort
 * @IMZ_PICTURE_READING: the card is being read
 * @IMZ_PICTURE_UNREADABLE: the card is damaged or dirty
 *
 * What an ImzPicture shows.
 */
typedef enum {
  IMZ_PICTURE_PLUG_READER,
  IMZ_PICTURE_INSERT_CARD,
  IMZ_PICTURE_TURN_CARD,
  IMZ_PICTURE_BUSY,
  IMZ_PICTURE_SERVICE,
  IMZ_PICTURE_DENIED,
  IMZ_PICTURE_EMPTY_CARD,
  IMZ_PICTURE_NEEDS_DRIVER,
  IMZ_PICTURE_DRIVER_BROKEN,
  IMZ_PICTURE_NOT_E_IMZA,
  IMZ_PICTURE_READING,
  IMZ_PICTURE_UNREADABLE,
} ImzPictureKind;

GType imz_picture_kind_get_type (void);

#define IMZ_TYPE_PICTURE (imz_picture_get_type ())
G_DECLARE_FINAL_TYPE (ImzPicture, imz_picture, IMZ, PICTURE, GtkWidget)

GtkWidget *imz_picture_new (ImzPictureKind kind);
ImzPictureKind imz_picture_get_kind (ImzPicture *self);
void imz_picture_set_kind (ImzPicture *self, ImzPictureKind kind);

G_END_DECLS
