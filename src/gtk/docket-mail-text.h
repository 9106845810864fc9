/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk-mail.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_MAIL_TEXT (docket_mail_text_get_type ())
G_DECLARE_FINAL_TYPE (DocketMailText, docket_mail_text, DOCKET, MAIL_TEXT, GtkTextView)

/**
 * DocketMailText:
 *
 * Subject, sender and text of a mail, with marks where the items of a complaint stand. Main thread.
 */

/* @items: of DocketSheetItem, numbered from 0 by their place; @mail bears a complaint */
void docket_mail_text_set (DocketMailText *text, const DocketMailView *mail, GPtrArray *items);

/* Selects exactly the words of the item, the first where it has several places, and scrolls there.
 * FALSE: this mail has none */
gboolean docket_mail_text_show_item (DocketMailText *text, guint item);
gboolean docket_mail_text_has_item (DocketMailText *text, guint item);
/* Whether exactly the words of one of its places are selected */
gboolean docket_mail_text_is_selected (DocketMailText *text, guint item);

/* What is selected, without the numbers of the marks; NULL when nothing is */
char *docket_mail_text_dup_selection (DocketMailText *text) G_GNUC_WARN_UNUSED_RESULT;

/* "①" and on, for items from 0; a number in brackets behind the twentieth */
char *docket_mail_text_dup_number (guint item) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
