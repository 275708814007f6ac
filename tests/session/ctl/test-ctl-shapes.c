/*
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-ctl-shapes.h"

#define TIME "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)"
#define DATE "\\d{4}-\\d\\d-\\d\\d"
#define SENTENCES "[^\\n{}]+[.\\]]"
#define SHA256 "[0-9a-f]{64}"
#define CERTIFICATE_STATE \
  "malformed|revoked|suspended|untrusted|expired|not-yet|renewal-late|renewal-window|valid"

static const TestKey revocation[] = {
  { "state", TEST_STRING, "good|revoked|suspended|unknown|unchecked", NULL },
  { "checked_at", TEST_STRING | TEST_OR_NULL, TIME, NULL },
  { "via", TEST_STRING | TEST_OR_NULL, "ocsp|crl|cache", NULL },
  { NULL, 0, NULL, NULL },
};

static const TestKey certificate[] = {
  { "sha256", TEST_STRING, SHA256, NULL },
  { "serial", TEST_STRING | TEST_OR_NULL, "[0-9a-f]+", NULL },
  { "holder", TEST_STRING | TEST_OR_NULL, NULL, NULL },
  { "identity_masked", TEST_STRING | TEST_OR_NULL, ".\\*+.|\\*+", NULL },
  { "issuer", TEST_STRING | TEST_OR_NULL, NULL, NULL },
  { "not_before", TEST_STRING | TEST_OR_NULL, TIME, NULL },
  { "not_after", TEST_STRING | TEST_OR_NULL, TIME, NULL },
  { "days_left", TEST_INTEGER | TEST_OR_NULL, NULL, NULL },
  { "kind", TEST_STRING, "nes|test|ca|other", NULL },
  { "key", TEST_STRING | TEST_OR_NULL, NULL, NULL },
  { "trust", TEST_STRING, "anchored|unknown-issuer|broken|unchecked", NULL },
  { "anchor", TEST_STRING | TEST_OR_NULL, "pinned|administrator", NULL },
  { "revocation", TEST_OBJECT, NULL, revocation },
  { "state", TEST_STRING, CERTIFICATE_STATE, NULL },
  { NULL, 0, NULL, NULL },
};

static const TestKey pin[] = {
  { "state", TEST_STRING, "ok|low|final-try|locked|not-set|unknown", NULL },
  { "tries_left", TEST_INTEGER | TEST_OR_NULL, NULL, NULL },
  { NULL, 0, NULL, NULL },
};

static const TestKey card[] = {
  { "atr", TEST_STRING, "([0-9A-F]{2})*", NULL },
  { "family", TEST_STRING, "akis|other", NULL },
  { "version", TEST_STRING | TEST_OR_NULL, "\\d+(\\.\\d+)+", NULL },
  { "source", TEST_STRING, "direct|pkcs11", NULL },
  { "driver", TEST_STRING | TEST_OR_NULL, "/.+", NULL },
  { "state", TEST_STRING,
    "ok|no-certificate|no-driver|unreadable|driver-crashed|driver-timeout|removed", NULL },
  { "pin", TEST_OBJECT, NULL, pin },
  { "certificates", TEST_LIST, NULL, certificate },
  { NULL, 0, NULL, NULL },
};

static const TestKey reader[] = {
  { "name", TEST_STRING, ".+", NULL },
  { "state", TEST_STRING, "empty|card|mute|busy|unavailable", NULL },
  { "card", TEST_OBJECT | TEST_OR_NULL, NULL, card },
  { NULL, 0, NULL, NULL },
};

static const TestKey remembered[] = {
  { "sha256", TEST_STRING, SHA256, NULL },
  { "not_before", TEST_STRING, TIME, NULL },
  { "not_after", TEST_STRING, TIME, NULL },
  { "days_left", TEST_INTEGER, NULL, NULL },
  { "state", TEST_STRING, CERTIFICATE_STATE, NULL },
  { "seen_at", TEST_STRING, TIME, NULL },
  { NULL, 0, NULL, NULL },
};

static const TestKey next_action[] = {
  { "id", TEST_STRING,
    "none|activate-e-onay|renew|renew-wet-signed|call-province|wait|make-pin|unlock-pin|resume|"
    "replace|start-service|plug-reader|insert-card|turn-card|close-other-program|install-driver|"
    "check-trust",
    NULL },
  { "text", TEST_STRING, ".+", NULL },
  { "by", TEST_STRING | TEST_OR_NULL, DATE, NULL },
  { "guide", TEST_STRING | TEST_OR_NULL,
    "e-onay|renew-e-onay|renew-e-imza|wet-signed|first|identity-change|lost|after-delivery|"
    "pin-locked|suspended|delivery-late|op-(status|list|resume|pin|web-password|revoke|e-onay)",
    NULL },
  { "rule", TEST_STRING | TEST_OR_NULL, "R\\d+", NULL },
  { "source", TEST_STRING | TEST_OR_NULL, "S\\d+(\\.\\d+)*", NULL },
  { NULL, 0, NULL, NULL },
};

static const TestKey summary[] = {
  { "state", TEST_STRING,
    CERTIFICATE_STATE "|no-service|denied|no-reader|no-card|mute|busy|unreadable|no-certificate|"
                      "no-driver|driver-crashed|driver-timeout|not-an-e-imza",
    NULL },
  { "exit", TEST_INTEGER, NULL, NULL },
  { "text", TEST_STRING, "[^\\n{}]+", NULL },
  { "next_action", TEST_OBJECT, NULL, next_action },
  { NULL, 0, NULL, NULL },
};

static const TestKey service[] = {
  { "state", TEST_STRING, "running|absent|stopped|denied", NULL },
  { NULL, 0, NULL, NULL },
};

const TestKey test_shape_status[] = {
  { "schema", TEST_STRING, "imzam\\.status/1", NULL },
  { "time", TEST_STRING, TIME, NULL },
  { "service", TEST_OBJECT, NULL, service },
  { "readers", TEST_LIST, NULL, reader },
  { "remembered", TEST_LIST, NULL, remembered },
  { "summary", TEST_OBJECT, NULL, summary },
  { NULL, 0, NULL, NULL },
};

static const TestKey dates[] = {
  { "window_opens", TEST_STRING | TEST_OR_NULL, DATE, NULL },
  { "last_date", TEST_STRING | TEST_OR_NULL, DATE, NULL },
  { "recommended", TEST_STRING | TEST_OR_NULL, DATE, NULL },
  { "production", TEST_STRING | TEST_OR_NULL, DATE, NULL },
  { "ends", TEST_STRING | TEST_OR_NULL, DATE, NULL },
  { "pin_from", TEST_STRING | TEST_OR_NULL, DATE, NULL },
  { "delivery_from", TEST_STRING | TEST_OR_NULL, DATE, NULL },
  { "delivery_to", TEST_STRING | TEST_OR_NULL, DATE, NULL },
  { NULL, 0, NULL, NULL },
};

static const TestKey method[] = {
  { "id", TEST_STRING, "e-onay|e-imza|wet-signed", NULL },
  { "allowed", TEST_BOOLEAN, NULL, NULL },
  { "why", TEST_STRING, SENTENCES, NULL },
  { "rule", TEST_STRING, "R\\d+", NULL },
  { NULL, 0, NULL, NULL },
};

static const TestKey warning[] = {
  { "rule", TEST_STRING, "R(0|3|4|7|22)", NULL },
  { "text", TEST_STRING, SENTENCES, NULL },
  { NULL, 0, NULL, NULL },
};

static const TestKey step[] = {
  { "id", TEST_STRING, "[a-z-]+", NULL },
  { "text", TEST_STRING, SENTENCES, NULL },
  { "from", TEST_STRING | TEST_OR_NULL, DATE, NULL },
  { "to", TEST_STRING | TEST_OR_NULL, DATE, NULL },
  { "done", TEST_BOOLEAN, NULL, NULL },
  { "rule", TEST_STRING | TEST_OR_NULL, "R\\d+", NULL },
  { NULL, 0, NULL, NULL },
};

static const TestKey rule[] = {
  { "id", TEST_STRING, "R\\d+", NULL },
  { "text", TEST_STRING, SENTENCES, NULL },
  { "source", TEST_STRING, "(S\\d+(\\.\\d+)*|W|5070)((, | ↔ )(S\\d+(\\.\\d+)*|W|5070))*", NULL },
  { "source_date", TEST_STRING, DATE "|tarihsiz", NULL },
  { "differs", TEST_STRING | TEST_OR_NULL, SENTENCES, NULL },
  { NULL, 0, NULL, NULL },
};

const TestKey test_shape_timeline[] = {
  { "schema", TEST_STRING, "imzam\\.timeline/1", NULL },
  { "time", TEST_STRING, TIME, NULL },
  { "province", TEST_STRING, "[a-z0-9-]+", NULL },
  { "case", TEST_STRING, "renewal|first|lost|identity", NULL },
  { "e_onay", TEST_STRING, "yes|no|unknown", NULL },
  { "not_before", TEST_STRING | TEST_OR_NULL, TIME, NULL },
  { "not_after", TEST_STRING | TEST_OR_NULL, TIME, NULL },
  { "approved", TEST_STRING | TEST_OR_NULL, DATE, NULL },
  { "phase", TEST_STRING | TEST_OR_NULL, "not-yet|in-use|window|late|expired", NULL },
  { "text", TEST_STRING | TEST_OR_NULL, SENTENCES, NULL },
  { "note", TEST_STRING | TEST_OR_NULL, SENTENCES, NULL },
  { "next_action", TEST_OBJECT, NULL, next_action },
  { "explanation", TEST_STRING, SENTENCES, NULL },
  { "dates", TEST_OBJECT, NULL, dates },
  { "methods", TEST_LIST, NULL, method },
  { "warnings", TEST_LIST, NULL, warning },
  { "steps", TEST_LIST, NULL, step },
  { "rules", TEST_LIST, NULL, rule },
  { NULL, 0, NULL, NULL },
};

#define ID "[a-z0-9][a-z0-9-]*"
#define FIT_KEYS                                                                \
  { "id", TEST_STRING, ID, NULL }, { "title", TEST_STRING, "[^\\n{}]+", NULL }, \
    { "summary", TEST_STRING, "[^\\n{}]+", NULL },                              \
    { "fits", TEST_BOOLEAN | TEST_OR_NULL, NULL, NULL },                        \
    { "why", TEST_STRING | TEST_OR_NULL, SENTENCES, NULL },                     \
    { "from", TEST_STRING | TEST_OR_NULL, DATE, NULL },                         \
    { "rule", TEST_STRING | TEST_OR_NULL, "R\\d+", NULL },                      \
  {                                                                             \
    "is_next", TEST_BOOLEAN, NULL, NULL                                         \
  }

static const TestKey listed_guide[] = {
  FIT_KEYS,
  { NULL, 0, NULL, NULL },
};

const TestKey test_shape_guides[] = {
  { "schema", TEST_STRING, "imzam\\.guides/1", NULL },
  { "province", TEST_STRING, ID, NULL },
  { "guides", TEST_LIST, NULL, listed_guide },
  { "problems", TEST_LIST, ".+", NULL },
  { NULL, 0, NULL, NULL },
};

static const TestKey not_for[] = {
  { "text", TEST_STRING, "[^\\n{}]+", NULL },
  { "guide", TEST_STRING | TEST_OR_NULL, ID, NULL },
  { NULL, 0, NULL, NULL },
};

static const TestKey guide_check[] = {
  { "kind", TEST_STRING, "card|certificate|driver|java|jnlp|download|date", NULL },
  { "states", TEST_LIST, CERTIFICATE_STATE, NULL },
  { "at_least", TEST_INTEGER | TEST_OR_NULL, NULL, NULL },
  { "prefix", TEST_STRING | TEST_OR_NULL, ".+", NULL },
  { "day", TEST_STRING | TEST_OR_NULL, "[a-z-]+", NULL },
  { NULL, 0, NULL, NULL },
};

static const TestKey answer[] = {
  { "id", TEST_STRING, ID, NULL },
  { "label", TEST_STRING, "[^\\n{}]+", NULL },
  { "next", TEST_STRING, ID, NULL },
  { NULL, 0, NULL, NULL },
};

static const TestKey way_out[] = {
  { "label", TEST_STRING, "[^\\n{}]+", NULL },
  { "body", TEST_STRING | TEST_OR_NULL, "[^\\n{}]+", NULL },
  { "step", TEST_STRING | TEST_OR_NULL, ID, NULL },
  { "guide", TEST_STRING | TEST_OR_NULL, ID, NULL },
  { "rule", TEST_STRING | TEST_OR_NULL, "R\\d+", NULL },
  { NULL, 0, NULL, NULL },
};

static const TestKey condition[] = {
  { "negated", TEST_BOOLEAN, NULL, NULL },
  { "province", TEST_STRING | TEST_OR_NULL, ID, NULL },
  { "letter", TEST_STRING | TEST_OR_NULL, "letter|e-mail|none", NULL },
  { "method", TEST_STRING | TEST_OR_NULL, "e-onay|e-imza|wet-signed", NULL },
  { "phases", TEST_LIST, "not-yet|in-use|window|late|expired", NULL },
  { "answer", TEST_STRING | TEST_OR_NULL, ID "/" ID, NULL },
  { NULL, 0, NULL, NULL },
};

static const TestKey guide_step[] = {
  { "id", TEST_STRING, ID, NULL },
  { "title", TEST_STRING, "[^\\n{}]+", NULL },
  { "body", TEST_STRING, "[^{}]+", NULL },
  { "warnings", TEST_LIST, "[^\\n{}]+", NULL },
  { "ready", TEST_LIST, "[^\\n{}]+", NULL },
  { "link", TEST_STRING | TEST_OR_NULL, "https://[a-z0-9.-]+(/.*)?", NULL },
  { "link_label", TEST_STRING | TEST_OR_NULL, "[^\\n{}]+", NULL },
  { "sketch", TEST_STRING | TEST_OR_NULL, ID, NULL },
  { "sketch_alt", TEST_STRING | TEST_OR_NULL, "[^\\n{}]+", NULL },
  { "wordings", TEST_LIST, "[^\\n]+", NULL },
  { "copy", TEST_LIST, ID, NULL },
  { "letter", TEST_STRING | TEST_OR_NULL, ID, NULL },
  { "countdown_s", TEST_INTEGER | TEST_OR_NULL, NULL, NULL },
  { "check", TEST_STRING | TEST_OR_NULL, "card|certificate|driver|java|jnlp|download|date", NULL },
  { "checks", TEST_LIST, NULL, guide_check },
  { "answers", TEST_LIST, NULL, answer },
  { "ways_out", TEST_LIST, NULL, way_out },
  { "conditions", TEST_LIST, NULL, condition },
  { "next", TEST_STRING | TEST_OR_NULL, ID, NULL },
  { "end", TEST_STRING | TEST_OR_NULL, "done|stop", NULL },
  { "rules", TEST_LIST, "R\\d+", NULL },
  { "sources", TEST_LIST, "(S\\d+(\\.\\d+)*|W|5070)", NULL },
  { NULL, 0, NULL, NULL },
};

const TestKey test_shape_guide[] = {
  { "schema", TEST_STRING, "imzam\\.guide/1", NULL },
  FIT_KEYS,
  { "province", TEST_STRING, ID, NULL },
  { "introduction", TEST_STRING, "[^{}]+", NULL },
  { "not_for", TEST_LIST, NULL, not_for },
  { "ready", TEST_LIST, "[^\\n{}]+", NULL },
  { "steps", TEST_LIST, NULL, guide_step },
  { NULL, 0, NULL, NULL },
};

#define STAGE \
  "applied|signed|letter|approved|produced|courier|delivered|pin-made|in-use|refused|cancelled"
#define LINE "[^\\n]+"

static const TestKey stage[] = {
  { "stage", TEST_STRING, STAGE, NULL },
  { "at", TEST_STRING, TIME, NULL },
  { "by", TEST_STRING, "person|card|guide", NULL },
  { NULL, 0, NULL, NULL },
};

static const TestKey application[] = {
  { "id", TEST_INTEGER, NULL, NULL },
  { "uid", TEST_STRING, "[0-9a-f]{32}", NULL },
  { "profile", TEST_STRING | TEST_OR_NULL, LINE, NULL },
  { "case", TEST_STRING, "renewal|first|lost|identity", NULL },
  { "method", TEST_STRING, "e-onay|e-imza|wet-signed", NULL },
  { "province", TEST_STRING | TEST_OR_NULL, ID, NULL },
  { "created_at", TEST_STRING, TIME, NULL },
  { "changed_at", TEST_STRING, TIME, NULL },
  { "stage", TEST_STRING, STAGE, NULL },
  { "stages", TEST_LIST, NULL, stage },
  { "refusal", TEST_STRING | TEST_OR_NULL, "too-early|not-e-onay|wrong-reason|other", NULL },
  { "courier", TEST_STRING | TEST_OR_NULL, LINE, NULL },
  { "tracking", TEST_STRING | TEST_OR_NULL, LINE, NULL },
  { "link", TEST_STRING | TEST_OR_NULL, LINE, NULL },
  { "note", TEST_STRING | TEST_OR_NULL, ".+", NULL },
  { "letter_date", TEST_STRING | TEST_OR_NULL, DATE, NULL },
  { "letter_number", TEST_STRING | TEST_OR_NULL, LINE, NULL },
  { "replaces_sha256", TEST_STRING | TEST_OR_NULL, SHA256, NULL },
  { "replaces_not_before", TEST_STRING | TEST_OR_NULL, TIME, NULL },
  { "replaces_not_after", TEST_STRING | TEST_OR_NULL, TIME, NULL },
  { "new_sha256", TEST_STRING | TEST_OR_NULL, SHA256, NULL },
  { "new_not_before", TEST_STRING | TEST_OR_NULL, TIME, NULL },
  { "new_not_after", TEST_STRING | TEST_OR_NULL, TIME, NULL },
  { "expected", TEST_OBJECT, NULL, dates },
  { NULL, 0, NULL, NULL },
};

const TestKey test_shape_history[] = {
  { "schema", TEST_STRING, "imzam\\.history/1", NULL },
  { "applications", TEST_LIST, NULL, application },
  { NULL, 0, NULL, NULL },
};

/* What `add` answers. */
const TestKey test_shape_history_added[] = {
  { "schema", TEST_STRING, "imzam\\.history/1", NULL },
  { "id", TEST_INTEGER, NULL, NULL },
  { "applications", TEST_LIST, NULL, application },
  { NULL, 0, NULL, NULL },
};
