/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "imz-virtual-card-processor.h"

#include "imz-virtual-card-files.h"

struct _ImzVirtualProcessor {
  ImzVirtualCardOptions options; /* without the borrowed pointers */
  GPtrArray *files;              /* of ImzVirtualFile */
  const ImzVirtualFile *directory;
  const ImzVirtualFile *file;
  GByteArray *waiting; /* data that GET RESPONSE will fetch */
  guint16 waiting_status;
};

typedef struct {
  guint8 class;
  guint8 instruction;
  guint8 p1;
  guint8 p2;
  const guint8 *data;
  gsize n_data;
  guint le; /* 0: no answer is expected */
} Command;

enum {
  INS_VERIFY = 0x20,
  INS_SELECT = 0xA4,
  INS_READ_BINARY = 0xB0,
  INS_GET_RESPONSE = 0xC0,
  INS_GET_DATA = 0xCA,
};

enum {
  SW_OK = 0x9000,
  SW_DATA_WAITS = 0x6100,
  SW_END_OF_FILE = 0x6282,
  SW_WRONG_LENGTH = 0x6700,
  SW_BLOCKED = 0x6983,
  SW_CONDITIONS_NOT_SATISFIED = 0x6985,
  SW_NO_CURRENT_EF = 0x6986,
  SW_FILE_NOT_FOUND = 0x6A82,
  SW_WRONG_P1_P2 = 0x6A86,
  SW_DATA_NOT_FOUND = 0x6A88,
  SW_OFFSET_OUTSIDE = 0x6B00,
  SW_RIGHT_LENGTH = 0x6C00,
  SW_UNKNOWN_INSTRUCTION = 0x6D00,
  SW_UNKNOWN_CLASS = 0x6E00,
};

enum {
  SELECT_BY_ID = 0x00,
  SELECT_CHILD_DF = 0x01,
  SELECT_CHILD_EF = 0x02,
  SELECT_PARENT = 0x03,
  SELECT_BY_NAME = 0x04,
  SELECT_PATH_FROM_MF = 0x08,
  SELECT_PATH_FROM_DF = 0x09,
};

/* What MyEID's applet tells about itself; OpenSC's driver of that name, which the tests let read
 * the PKCS #15 tree, does not go on without it. The bytes 5 and 6 are the version, 3.3. */
#define GET_DATA_APPLET_INFO 0x01A0
static const guint8 applet_info[20] = { [5] = 3, [6] = 3 };

/* Short APDUs only (ISO 7816-3, 12.1.3). */
static gboolean
parse_command (const guint8 *bytes, gsize length, Command *command)
{
  gsize n_data;

  memset (command, 0, sizeof *command);
  if (length < 4)
    return FALSE;

  command->class = bytes[0];
  command->instruction = bytes[1];
  command->p1 = bytes[2];
  command->p2 = bytes[3];
  if (length == 4)
    return TRUE;

  if (length > 5) {
    n_data = bytes[4];
    if (n_data == 0 || length < 5 + n_data || length > 6 + n_data)
      return FALSE;
    command->data = bytes + 5;
    command->n_data = n_data;
    if (length == 5 + n_data)
      return TRUE;
  }
  command->le = bytes[length - 1] != 0 ? bytes[length - 1] : 256;

  return TRUE;
}

static const ImzVirtualFile *
follow_path (ImzVirtualProcessor *self, const ImzVirtualFile *from, const Command *command)
{
  const ImzVirtualFile *file = from;

  if (command->n_data == 0 || command->n_data % 2 != 0)
    return NULL;

  for (gsize i = 0; file != NULL && i < command->n_data; i += 2)
    file = imz_virtual_files_find (self->files, file,
                                   (guint16) (command->data[i] << 8 | command->data[i + 1]));

  return file;
}

static const ImzVirtualFile *
find_by_id (ImzVirtualProcessor *self, const Command *command)
{
  const ImzVirtualFile *mf = g_ptr_array_index (self->files, 0);
  guint16 id;

  if (command->n_data == 0)
    return mf;
  if (command->n_data != 2)
    return NULL;

  id = (guint16) (command->data[0] << 8 | command->data[1]);
  if (id == IMZ_VIRTUAL_FILE_MF)
    return mf;
  if (id == self->directory->id)
    return self->directory;

  return imz_virtual_files_find (self->files, self->directory, id);
}

static const ImzVirtualFile *
find_selected (ImzVirtualProcessor *self, const Command *command)
{
  const ImzVirtualFile *file;

  switch (command->p1) {
  case SELECT_BY_ID:
    return find_by_id (self, command);
  case SELECT_CHILD_DF:
  case SELECT_CHILD_EF:
    file = command->n_data == 2 ? follow_path (self, self->directory, command) : NULL;
    if (file != NULL && (file->content == NULL) != (command->p1 == SELECT_CHILD_DF))
      return NULL;
    return file;
  case SELECT_PARENT:
    return self->directory->parent;
  case SELECT_BY_NAME:
    return imz_virtual_files_find_by_name (self->files, command->data, command->n_data);
  case SELECT_PATH_FROM_MF:
    return follow_path (self, g_ptr_array_index (self->files, 0), command);
  case SELECT_PATH_FROM_DF:
    return follow_path (self, self->directory, command);
  default:
    return NULL;
  }
}

/* File control information (ISO 7816-4, 7.4): size, descriptor, identifier, name. */
static void
append_fci (ImzVirtualProcessor *self, const ImzVirtualFile *file, guint8 tag, GByteArray *data)
{
  const guint8 header[] = { tag, 0 };
  const guint8 id[] = { 0x83, 2, (guint8) (file->id >> 8), (guint8) (file->id & 0xFF) };
  const guint8 descriptor[] = { 0x82, 1, file->content != NULL ? 0x01 : 0x38 };

  g_byte_array_append (data, header, sizeof header);
  if (file->content != NULL && !self->options.no_fci_size) {
    gsize n = g_bytes_get_size (file->content);
    const guint8 size[] = { 0x80, 2, (guint8) (n >> 8), (guint8) (n & 0xFF) };

    g_byte_array_append (data, size, sizeof size);
  }
  g_byte_array_append (data, descriptor, sizeof descriptor);
  g_byte_array_append (data, id, sizeof id);
  if (file->name != NULL) {
    gsize n = g_bytes_get_size (file->name);
    const guint8 name[] = { 0x84, (guint8) n };

    g_byte_array_append (data, name, sizeof name);
    g_byte_array_append (data, g_bytes_get_data (file->name, NULL), (guint) n);
  }
  data->data[1] = (guint8) (data->len - sizeof header);
}

static guint16
select_file (ImzVirtualProcessor *self, const Command *command, GByteArray *data)
{
  const ImzVirtualFile *file;

  if (command->p1 > SELECT_PATH_FROM_DF ||
      (command->p1 > SELECT_BY_NAME && command->p1 < SELECT_PATH_FROM_MF))
    return SW_WRONG_P1_P2;

  file = find_selected (self, command);
  if (self->options.refuse_select_ef != 0 &&
      (command->p1 == SELECT_CHILD_EF || (file != NULL && file->content != NULL)))
    return (guint16) self->options.refuse_select_ef;
  if (file == NULL)
    return SW_FILE_NOT_FOUND;

  if (file->content != NULL) {
    self->directory = file->parent;
    self->file = file;
  } else {
    self->directory = file;
    self->file = NULL;
  }

  if (!self->options.no_fci && (command->p2 & 0x0C) != 0x0C)
    append_fci (self, file, (command->p2 & 0x0C) == 0x04 ? 0x62 : 0x6F, data);

  return SW_OK;
}

static guint16
read_binary (ImzVirtualProcessor *self, const Command *command, GByteArray *data)
{
  guint max_le = self->options.max_le != 0 ? self->options.max_le : 256;
  gsize offset = (gsize) command->p1 << 8 | command->p2;
  gsize size = 0;
  gsize n;
  const guint8 *content;

  if (command->p1 & 0x80)
    return SW_WRONG_P1_P2;
  if (command->n_data != 0 || command->le == 0 || command->le > max_le)
    return SW_WRONG_LENGTH;
  if (self->file == NULL)
    return SW_NO_CURRENT_EF;

  content = g_bytes_get_data (self->file->content, &size);
  if (offset >= size)
    return SW_OFFSET_OUTSIDE;

  n = MIN (command->le, size - offset);
  if (n < command->le && self->options.use_6cxx)
    return (guint16) (SW_RIGHT_LENGTH | n);

  g_byte_array_append (data, content + offset, (guint) n);

  return n < command->le ? SW_END_OF_FILE : SW_OK;
}

/* 61xx with what waits; 00 stands for 256 bytes. */
static guint16
announce_waiting (ImzVirtualProcessor *self)
{
  return (guint16) (SW_DATA_WAITS | (self->waiting->len & 0xFF));
}

static guint16
get_response (ImzVirtualProcessor *self, const Command *command, GByteArray *data)
{
  guint n;

  if (self->waiting->len == 0)
    return SW_CONDITIONS_NOT_SATISFIED;
  if (command->le == 0)
    return SW_WRONG_LENGTH;

  n = MIN (command->le, self->waiting->len);
  g_byte_array_append (data, self->waiting->data, n);
  g_byte_array_remove_range (self->waiting, 0, n);

  return self->waiting->len > 0 ? announce_waiting (self) : self->waiting_status;
}

static guint16
get_data (ImzVirtualProcessor *self, const Command *command, GByteArray *data)
{
  if (!(self->options.layout & IMZ_VIRTUAL_LAYOUT_PKCS15))
    return SW_UNKNOWN_INSTRUCTION;
  if ((command->p1 << 8 | command->p2) != GET_DATA_APPLET_INFO)
    return SW_DATA_NOT_FOUND;

  g_byte_array_append (data, applet_info, sizeof applet_info);

  return SW_OK;
}

static guint16
run_command (ImzVirtualProcessor *self, const Command *command, GByteArray *data)
{
  guint16 status;

  if (command->class != 0x00)
    return SW_UNKNOWN_CLASS;
  if (command->instruction == INS_GET_RESPONSE)
    return get_response (self, command, data);

  g_byte_array_set_size (self->waiting, 0);

  switch (command->instruction) {
  case INS_SELECT:
    status = select_file (self, command, data);
    break;
  case INS_READ_BINARY:
    status = read_binary (self, command, data);
    break;
  case INS_GET_DATA:
    status = get_data (self, command, data);
    break;
  case INS_VERIFY:
    return SW_BLOCKED;
  default:
    return SW_UNKNOWN_INSTRUCTION;
  }

  if (self->options.use_61xx && data->len > 0) {
    g_byte_array_append (self->waiting, data->data, data->len);
    g_byte_array_set_size (data, 0);
    self->waiting_status = status;
    return announce_waiting (self);
  }

  return status;
}

ImzVirtualProcessor *
imz_virtual_processor_new (const ImzVirtualCardOptions *options)
{
  ImzVirtualProcessor *self = g_new0 (ImzVirtualProcessor, 1);

  self->options = *options;
  self->options.atr = NULL;
  self->options.certificates = NULL;
  self->options.files = NULL;
  self->options.df_name = NULL;
  self->files = imz_virtual_files_new (options);
  self->waiting = g_byte_array_new ();
  imz_virtual_processor_reset (self);

  return self;
}

void
imz_virtual_processor_free (ImzVirtualProcessor *processor)
{
  g_ptr_array_unref (processor->files);
  g_byte_array_unref (processor->waiting);
  g_free (processor);
}

void
imz_virtual_processor_reset (ImzVirtualProcessor *processor)
{
  processor->directory = g_ptr_array_index (processor->files, 0);
  processor->file = NULL;
  g_byte_array_set_size (processor->waiting, 0);
}

guint16
imz_virtual_processor_run (ImzVirtualProcessor *processor,
                           const guint8 *bytes,
                           gsize length,
                           GByteArray *data)
{
  Command command;

  if (!parse_command (bytes, length, &command))
    return SW_WRONG_LENGTH;

  return run_command (processor, &command, data);
}
