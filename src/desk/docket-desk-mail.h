/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"
#include "intake/docket-complaint.h"

G_BEGIN_DECLS

/* One attachment of a mail, as far as a list needs it */
typedef struct
{
  char    *name;
  char    *media_type;
  gsize    size;     /* bytes */
  char    *evidence; /* E1 of the case; NULL: it is none there */
  gboolean is_inline;
} DocketMailFile;

/**
 * DocketMailView:
 *
 * One mail read again from the vault. Plain data.
 *
 * @complaint: its subject and text, and where the items stand in them; NULL when it cannot be read
 * @problem: why it cannot; NULL with @complaint
 * @files: of DocketMailFile
 */
typedef struct
{
  DocketMessageRow *row;
  DocketComplaint  *complaint;
  char             *problem;
  GPtrArray        *files;
} DocketMailView;

/* @number: of a case, or M-9; @message: M1 and on. DOCKET_ERROR_NOT_FOUND; a mail whose bytes
 * cannot be had or understood is given with its problem */
DocketMailView *docket_desk_dup_mail (DocketDesk *desk,
                                      const char *number,
                                      const char *message,
                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void            docket_mail_view_free (DocketMailView *view);

/* Every mail of the case, in their order; of DocketMailView */
GPtrArray *docket_desk_dup_mails (DocketDesk *desk,
                                  const char *number,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* A mail that could not be read when it came */
typedef struct
{
  DocketMessageRow *row;
  char             *reason; /* as recorded then; "" */
} DocketUnparsedMail;

/* The latest first, at most @limit (0: all); of DocketUnparsedMail */
GPtrArray *docket_desk_list_unparsed (DocketDesk *desk,
                                      guint       limit,
                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writes the bytes as they came to @path. DOCKET_ERROR_NOT_FOUND, DOCKET_ERROR_IO */
gboolean docket_desk_save_mail (DocketDesk             *desk,
                                const DocketMessageRow *row,
                                const char             *path,
                                GError                **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketMailView, docket_mail_view_free)

G_END_DECLS
