/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between the files of this library; includes GMime. */
#pragma once

#include "intake/docket-mail-header.h"
#include "intake/docket-mail.h"

#include <gmime/gmime.h>

G_BEGIN_DECLS

/* An empty mail, to be filled */
DocketMail *docket_mail_new (void) G_GNUC_WARN_UNUSED_RESULT;

/* A message split into its header, which we read, and its body, which GMime did */
typedef struct
{
  DocketMailHeader *header;
  GMimeMessage     *body;
} DocketMailMessage;

/* One message out of @length bytes of @data, of which it keeps a copy; problems on the way are
 * noted in
 * @mail. NULL with @error, DOCKET_ERROR_INVALID, when it is none or beyond the bounds */
DocketMailMessage *docket_mail_message_new (const char *data,
                                            gsize       length,
                                            DocketMail *mail,
                                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void               docket_mail_message_free (DocketMailMessage *message);

/* Fills @mail, which is new, from @message */
void docket_mail_walk (DocketMail *mail, const DocketMailMessage *message, DocketInstant now);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketMailMessage, docket_mail_message_free)

G_END_DECLS
