/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of this library; includes GMime. */
#pragma once

#include "intake/docket-mail.h"

#include <gmime/gmime.h>

G_BEGIN_DECLS

/* GMime 3.2 does not define them */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeMessage, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeParser, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimePartIter, g_mime_part_iter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GMimeStream, g_object_unref)

/* The decoded bytes of @part; empty when it has no content */
GByteArray *docket_mail_content_decode (GMimePart *part) G_GNUC_WARN_UNUSED_RESULT;
/* A forwarded message as a file of its own */
GByteArray *docket_mail_content_write (GMimeMessagePart *part) G_GNUC_WARN_UNUSED_RESULT;

/* The file name as sent, NULL when there is none */
char    *docket_mail_content_dup_name (GMimeObject *object,
                                       const char  *hint) G_GNUC_WARN_UNUSED_RESULT;
gboolean docket_mail_content_has_disposition (GMimeObject *object, const char *disposition);
gboolean docket_mail_content_is_type (GMimeObject *object, const char *type, const char *subtype);

/* Takes @bytes; @number names a part without a name, @hint is a charset or NULL */
DocketMailPart *docket_mail_content_new_part (GMimeObject *object,
                                              GByteArray  *bytes,
                                              guint        number,
                                              const char  *hint) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
