/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk-evidence.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DocketExhibitCopy:
 *
 * Copies of evidence that other programs show: in a directory of their own, which only the user can
 * read and which goes with this object. What lies in the vault is never handed out itself. Main
 * thread.
 */
typedef struct _DocketExhibitCopy DocketExhibitCopy;

DocketExhibitCopy *docket_exhibit_copy_new (void) G_GNUC_WARN_UNUSED_RESULT;
void               docket_exhibit_copy_free (DocketExhibitCopy *copy);

/* Whether files of that kind do nothing when a program shows them */
gboolean docket_exhibit_copy_is_passive (const char *media_type);

/* Checks the evidence, copies it and opens the copy with the program that the user has for its
 * kind. Tells through @widget when that fails */
void docket_exhibit_copy_open (DocketExhibitCopy       *copy,
                               GtkWidget               *widget,
                               DocketDesk              *desk,
                               const char              *number,
                               const DocketEvidenceRow *row);

/* Checks the evidence and copies it to @file; tells through @widget how that went */
void docket_exhibit_copy_save (GtkWidget               *widget,
                               DocketDesk              *desk,
                               const char              *number,
                               const DocketEvidenceRow *row,
                               GFile                   *file);

G_END_DECLS
