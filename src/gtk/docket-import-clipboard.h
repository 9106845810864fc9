/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Exactly one is set. @files: of GFile; @raw: the source of a mail, unchanged */
typedef void (*DocketPastedFunc) (GListModel *files, GBytes *raw, gpointer data);

/* Reads files, or the source of a mail, from the clipboard of @widget, and calls @func once while
 * @widget is there; tells the user when there are none. Main thread */
void docket_import_clipboard_read (GtkWidget *widget, DocketPastedFunc func, gpointer data);

/* Whether @text begins as the source of a mail does: with header fields, some of which every mail
 * has */
gboolean docket_import_clipboard_is_mail (const char *text);

/* The files as a model; of a list of GFile as toolkits pass it on dropping and pasting */
GListModel *docket_import_clipboard_new_model (GSList *files) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
