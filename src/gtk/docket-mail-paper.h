/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_MAIL_PAPER (docket_mail_paper_get_type ())
G_DECLARE_FINAL_TYPE (DocketMailPaper, docket_mail_paper, DOCKET, MAIL_PAPER, GtkBox)

/**
 * DocketMailPaper:
 *
 * The mails of a case as they came, one at a time, with their attachments; a mail that was put to
 * the case can be given one of its own. Main thread.
 */

/* @handle: nullable, its view read. @items: of DocketSheetItem, by which words are marked;
 * nullable. To be called again whenever the view is another one, before anything else is asked */
void docket_mail_paper_update (DocketMailPaper *paper, DocketCaseHandle *handle, GPtrArray *items);

/* Selects the words of the item (by its place, from 0), in the mail at hand or in the one that gave
 * it; of files, the first gets the focus. FALSE when there is nothing to show */
gboolean docket_mail_paper_show_item (DocketMailPaper *paper, guint item);
/* What is selected for that item: NULL when nothing is, or only the words of another one, which
 * were shown before */
char *docket_mail_paper_dup_selection (DocketMailPaper *paper,
                                       guint            index) G_GNUC_WARN_UNUSED_RESULT;
/* M1 of the mail that is shown; NULL */
const char *docket_mail_paper_get_message (DocketMailPaper *paper);

G_END_DECLS
