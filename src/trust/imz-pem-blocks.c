/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-pem-blocks.h"

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#define BEGIN "-----BEGIN "

gboolean
imz_pem_blocks_are_likely (GBytes *bytes)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  return size > 0 && memmem (data, size, BEGIN, strlen (BEGIN)) != NULL;
}

static gboolean
was_last (void)
{
  gulong code = ERR_peek_last_error ();

  return ERR_GET_LIB (code) == ERR_LIB_PEM && ERR_GET_REASON (code) == PEM_R_NO_START_LINE;
}

GPtrArray *
imz_pem_blocks_read (GBytes *bytes, const char *const *labels, guint max_blocks)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  BIO *bio = size <= G_MAXINT ? BIO_new_mem_buf (size > 0 ? data : "", (int) size) : NULL;

  while (bio != NULL && blocks->len < max_blocks) {
    char *label = NULL, *header = NULL;
    guchar *content = NULL;
    long length = 0;

    ERR_clear_error ();
    if (PEM_read_bio (bio, &label, &header, &content, &length) != 1) {
      if (was_last ())
        break;
      g_ptr_array_add (blocks, g_bytes_new (NULL, 0));
      continue;
    }

    if (g_strv_contains (labels, label))
      g_ptr_array_add (blocks, g_bytes_new (content, *header == '\0' ? (gsize) length : 0));
    OPENSSL_free (label);
    OPENSSL_free (header);
    OPENSSL_free (content);
  }
  BIO_free (bio);
  ERR_clear_error ();

  return blocks;
}
