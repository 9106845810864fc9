/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-instant.h"

G_BEGIN_DECLS

/* Beyond these a mail is an attack; what is left out stays in the raw bytes, and is_cut says so */
#define DOCKET_MAIL_MAX_BYTES ((gsize) 512 * 1024 * 1024)
#define DOCKET_MAIL_MAX_HEADER_BYTES ((gsize) 1024 * 1024)
#define DOCKET_MAIL_MAX_DEPTH 16
#define DOCKET_MAIL_MAX_PARTS 1000

/**
 * DocketMailPart:
 *
 * One attachment or inline image, those of nested messages included. A nested message is a part
 * itself (message/rfc822), and so is TNEF, which is not opened.
 */
typedef struct
{
  char *name;         /* as the sender wrote it, decoded, to be shown and never used as a path; NULL
                         when there is none */
  char    *safe_name; /* docket_safe_name(), always set */
  char    *media_type; /* lower case, "image/png" */
  GBytes  *content;    /* decoded */
  gboolean is_inline;
  guint    depth; /* how many messages it is nested in, 0 for the mail itself */
} DocketMailPart;

/**
 * DocketMail:
 *
 * A mail as people read it. Texts are UTF-8 that XML can hold, with LF as line end; the raw bytes
 * are the caller's to keep. Plain data: may be handed to another thread.
 */
typedef struct _DocketMail DocketMail;
struct _DocketMail
{
  char         *message_id;   /* without angle brackets; NULL when there is none */
  char         *subject;      /* decoded, "" when there is none */
  char         *subject_raw;  /* as it came, unfolded; bytes that are not UTF-8 as \xNN */
  char         *from;         /* decoded, "" when there is none */
  char         *from_address; /* NULL when there is none */
  char        **to;           /* addresses, never NULL */
  char        **cc;
  DocketInstant received;
  const char   *received_from; /* where @received came from: "received", "date" or "now" */
  char         *text;          /* the body, "" when there is none */
  gboolean      is_html;       /* @text was made of HTML */
  gboolean      is_truncated;  /* a multipart has no end */
  gboolean      is_cut;        /* a bound was reached: some parts are in the raw bytes only */
  guint         n_replaced;    /* characters of @text that could not be kept */
  GPtrArray    *parts;         /* of DocketMailPart, in order; empty in a nested mail */
  GPtrArray    *nested;        /* of DocketMail: forwarded messages at any depth, in order */
};

/* Parses one mail; @now bounds and, where nothing else is known, gives the instant of receipt.
 * GMime is initialised when first needed. DOCKET_ERROR_INVALID when @raw is no mail: file it as
 * unparsed. Any thread, several at once. */
DocketMail *docket_mail_parse (GBytes       *raw,
                               DocketInstant now,
                               GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void        docket_mail_free (DocketMail *mail);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketMail, docket_mail_free)

G_END_DECLS
