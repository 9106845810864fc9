/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

typedef enum
{
  DOCKET_IMPORT_OPENED,
  DOCKET_IMPORT_MERGED,
  DOCKET_IMPORT_DUPLICATE,
  DOCKET_IMPORT_UNPARSED,
} DocketImportStatus;

/**
 * DocketImported:
 *
 * What became of one mail. Strings are NULL where nothing was found.
 */
typedef struct
{
  char              *file; /* as it was named, relative to what was asked for */
  DocketImportStatus status;
  char              *kase;   /* number; NULL when unparsed */
  char              *reason; /* why it could not be read */
  char              *agency, *creator, *phone;
  GStrv              names;    /* of the attachments, as sent */
  GStrv              missing;  /* items */
  GStrv              doubtful; /* items */
  guint              done;     /* mails so far, this one included */
  guint              total;    /* files there are; an mbox counts as one */
} DocketImported;

/* Told after the mail is safe on disk, in the order of the files; in the thread that imports */
typedef void (*DocketImportFunc) (const DocketImported *imported, gpointer data);

/**
 * docket_desk_import:
 * @paths: NULL-terminated: .eml files, mbox files, Maildirs, folders
 * @cancellable: (nullable): ends after the mails at hand; what is told is done
 *
 * Takes in mails: opens a case for each complaint, or merges it with the open case of the same
 * parties. Nothing is dropped: what cannot be read is filed as unparsed with its raw bytes. Safe to
 * repeat.
 *
 * Errors: DOCKET_ERROR_NOT_FOUND (a path), G_IO_ERROR_CANCELLED
 */
gboolean docket_desk_import (DocketDesk        *desk,
                             const char *const *paths,
                             DocketImportFunc   func,
                             gpointer           data,
                             GCancellable      *cancellable,
                             GError           **error);

const char *docket_import_status_get_name (DocketImportStatus status);

G_END_DECLS
