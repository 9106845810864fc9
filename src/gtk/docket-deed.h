/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DocketDeed:
 *
 * An act that is done and then told of. Main thread.
 *
 * @action, @inputs: as docket_case_handle_act_async() takes them
 * @done: what a toast says once it is recorded; with a button to undo it where that is lawful
 * @failed: heading of the message that says why it was not done; NULL with @parent
 * @parent: nullable: the widget is a dialog over it, which is closed once the act is recorded; what
 * was refused is then the callback's to show, which is not called once the dialog is gone
 */
typedef struct
{
  const char        *action;
  const char *const *inputs;
  const char        *done;
  const char        *failed;
  GtkWidget         *parent;
} DocketDeed;

/* @acted: NULL: it failed for @error; its @after NULL: it was refused */
typedef void (*DocketDeedFunc) (const DocketActed *acted, const GError *error, gpointer data);

/* Does it, tells what became of it at @widget, then calls @func (nullable). The widget lives until
 * then; one that was taken out of its window meanwhile is told of at the window. Strings are copied
 */
void docket_deed_do (GtkWidget        *widget,
                     DocketCaseHandle *handle,
                     const DocketDeed *deed,
                     DocketDeedFunc    func,
                     gpointer          data);

/* The same of `undo` of the act with event @seq */
void docket_deed_undo (GtkWidget *widget, DocketCaseHandle *handle, gint64 seq);
/* Whether that is the latest act of the case as it is shown, and can be undone by who is here */
gboolean docket_deed_can_undo (const DocketCaseView *view, gint64 seq);

G_END_DECLS
