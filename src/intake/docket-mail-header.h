/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of this library. */
#pragma once

#include "core/docket-instant.h"

G_BEGIN_DECLS

/**
 * DocketMailHeader:
 *
 * The fields of a message, raw, in their order.
 */
typedef struct _DocketMailHeader DocketMailHeader;

/* Reads the header at the start of @data; @body is set to where it ends, behind the blank line */
DocketMailHeader *docket_mail_header_parse (const char *data,
                                            gsize       length,
                                            gsize      *body) G_GNUC_WARN_UNUSED_RESULT;
void              docket_mail_header_free (DocketMailHeader *header);

/* Whether any field stands there that only a mail has */
gboolean docket_mail_header_is_mail (const DocketMailHeader *header);

/* Appends the fields that describe the body, and the blank line */
void docket_mail_header_append_mime (const DocketMailHeader *header, GByteArray *bytes);

/* The topmost field @name decoded, with @hint (nullable) for what has no charset; "" when there is
 * none */
char *docket_mail_header_decode (const DocketMailHeader *header,
                                 const char             *name,
                                 const char             *hint) G_GNUC_WARN_UNUSED_RESULT;

/* The same as it came, unfolded, with bytes that are not UTF-8 as \xNN */
char *docket_mail_header_escape (const DocketMailHeader *header,
                                 const char             *name) G_GNUC_WARN_UNUSED_RESULT;

/* NULL when there is none */
char *docket_mail_header_dup_message_id (const DocketMailHeader *header) G_GNUC_WARN_UNUSED_RESULT;
/* The addresses of the topmost field @name, From or To; empty when there is none */
char **docket_mail_header_dup_addresses (const DocketMailHeader *header,
                                         const char             *name) G_GNUC_WARN_UNUSED_RESULT;

/* Topmost Received, else Date, else @now; never after @now. @from (not NULL) says which */
DocketInstant docket_mail_header_read_received (const DocketMailHeader *header,
                                                DocketInstant           now,
                                                const char            **from);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketMailHeader, docket_mail_header_free)

G_END_DECLS
