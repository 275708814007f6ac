/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "imz-qc-statements.h"

#include <openssl/asn1t.h>
#include <openssl/x509v3.h>

#define OID_ETSI_COMPLIANCE "0.4.0.1862.1.1"
#define OID_LAW_5070 "2.16.792.1.61.0.1.5070.1.1"
#define OID_LAW_5070_SECOND "2.16.792.1.61.0.1.5070.2.1"

/* QCStatement ::= SEQUENCE { statementId OBJECT IDENTIFIER, statementInfo ANY OPTIONAL } */
typedef struct {
  ASN1_OBJECT *statement_id;
  ASN1_TYPE *statement_info;
} QcStatement;

/* clang-format off */
ASN1_SEQUENCE (QcStatement) = {
  ASN1_SIMPLE (QcStatement, statement_id, ASN1_OBJECT),
  ASN1_OPT (QcStatement, statement_info, ASN1_ANY),
} static_ASN1_SEQUENCE_END (QcStatement)

ASN1_ITEM_TEMPLATE (QcStatementSequence) =
  ASN1_EX_TEMPLATE_TYPE (ASN1_TFLG_SEQUENCE_OF, 0, statements, QcStatement)
static_ASN1_ITEM_TEMPLATE_END (QcStatementSequence)
/* clang-format on */

DEFINE_STACK_OF (QcStatement)

static gboolean
is_string (int type)
{
  return type == V_ASN1_UTF8STRING || type == V_ASN1_PRINTABLESTRING || type == V_ASN1_BMPSTRING ||
         type == V_ASN1_IA5STRING || type == V_ASN1_T61STRING;
}

static char *
dup_string (const ASN1_STRING *string)
{
  guchar *utf8 = NULL;
  int length = ASN1_STRING_to_UTF8 (&utf8, string);
  char *text = length >= 0 ? g_utf8_make_valid ((const char *) utf8, length) : NULL;

  OPENSSL_free (utf8);
  return text;
}

/* The sentence stands alone, or in a SEQUENCE with others. */
static char *
read_sentence (const ASN1_TYPE *info)
{
  ASN1_SEQUENCE_ANY *parts;
  const guchar *p;
  char *sentence = NULL;

  if (info == NULL)
    return NULL;
  if (is_string (info->type))
    return dup_string (info->value.asn1_string);
  if (info->type != V_ASN1_SEQUENCE)
    return NULL;

  p = ASN1_STRING_get0_data (info->value.sequence);
  parts = d2i_ASN1_SEQUENCE_ANY (NULL, &p, ASN1_STRING_length (info->value.sequence));
  for (int i = 0; i < sk_ASN1_TYPE_num (parts) && sentence == NULL; i++) {
    const ASN1_TYPE *part = sk_ASN1_TYPE_value (parts, i);

    if (is_string (part->type))
      sentence = dup_string (part->value.asn1_string);
  }
  sk_ASN1_TYPE_pop_free (parts, ASN1_TYPE_free);

  return sentence;
}

static void
read_statement (ImzQcStatements *self, const QcStatement *statement)
{
  char oid[128];

  OBJ_obj2txt (oid, sizeof oid, statement->statement_id, TRUE);

  if (strcmp (oid, OID_ETSI_COMPLIANCE) == 0) {
    self->etsi_compliance = TRUE;
  } else if (strcmp (oid, OID_LAW_5070) == 0 || strcmp (oid, OID_LAW_5070_SECOND) == 0) {
    self->law_5070 = TRUE;
    if (self->law_5070_sentence == NULL)
      self->law_5070_sentence = read_sentence (statement->statement_info);
  }
}

void
imz_qc_statements_read (ImzQcStatements *self, const X509 *x509)
{
  int index = X509_get_ext_by_NID (x509, NID_qcStatements, -1);
  const ASN1_OCTET_STRING *value;
  STACK_OF (QcStatement) * statements;
  const guchar *p, *end;

  if (index < 0)
    return;

  value = X509_EXTENSION_get_data (X509_get_ext (x509, index));
  p = ASN1_STRING_get0_data (value);
  end = p + ASN1_STRING_length (value);
  statements = (STACK_OF (QcStatement) *) ASN1_item_d2i (NULL, &p, ASN1_STRING_length (value),
                                                         ASN1_ITEM_rptr (QcStatementSequence));

  if (p == end) {
    for (int i = 0; i < sk_QcStatement_num (statements); i++)
      read_statement (self, sk_QcStatement_value (statements, i));
  }

  ASN1_item_free ((ASN1_VALUE *) statements, ASN1_ITEM_rptr (QcStatementSequence));
}

void
imz_qc_statements_clear (ImzQcStatements *self)
{
  g_clear_pointer (&self->law_5070_sentence, g_free);
}
