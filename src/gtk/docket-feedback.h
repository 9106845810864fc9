/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-handle.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What the window tells and asks, behind one file, since the toolkit's dialogs for it change from
 * release to release. @widget: any widget of the window. Main thread.
 */

/* A toast: what was saved. Only after the commit */
void docket_feedback_tell (GtkWidget *widget, const char *sentence);
/* The same with Undo of the act with event @seq of the handle's case, where that is lawful */
void docket_feedback_tell_done (GtkWidget        *widget,
                                const char       *sentence,
                                DocketCaseHandle *handle,
                                gint64            seq);
/* The same with a button that shows @file, just written, in its folder */
void docket_feedback_tell_file (GtkWidget *widget, const char *sentence, GFile *file);
/* A message that stays until it was read: what could not be done, and why */
void docket_feedback_fail (GtkWidget *widget, const char *heading, const GError *error);
/* The same for a chosen file that has no path, where only paths are written */
void docket_feedback_fail_place (GtkWidget *widget, const char *heading);
/* The same for a refusal: each reason with its article and date */
void docket_feedback_refuse (GtkWidget *widget, const char *heading, const DocketActed *acted);
/* Whether @dialog was closed before the answer came: then what was not done is told at @parent,
 * which is nullable, and nobody is left to show it in the dialog. @acted: NULL when @error says why
 */
gboolean docket_feedback_is_late (GtkWidget         *dialog,
                                  GtkWidget         *parent,
                                  const DocketActed *acted,
                                  const GError      *error);

/**
 * DocketQuestion:
 *
 * @act: label of the button that does it
 * @destructive: it cannot be undone
 */
typedef struct
{
  const char *heading;
  const char *body;
  const char *act;
  gboolean    destructive;
} DocketQuestion;

typedef void (*DocketAnswerFunc) (gboolean yes, gpointer data);
/* Calls @func once, unless the window goes away first; the act button is not the default */
void docket_feedback_ask (GtkWidget            *widget,
                          const DocketQuestion *question,
                          DocketAnswerFunc      func,
                          gpointer              data);

typedef enum
{
  DOCKET_LEAVE_STAY,
  DOCKET_LEAVE_DISCARD,
  DOCKET_LEAVE_SAVE,
} DocketLeave;

/**
 * DocketLeaving:
 *
 * @body: what is not saved
 * @save: label of the button that saves it, which is the default; NULL: it cannot be saved
 */
typedef struct
{
  const char *heading;
  const char *body;
  const char *save;
} DocketLeaving;

typedef void (*DocketLeaveFunc) (DocketLeave answer, gpointer data);
/* Calls @func once, also when the window goes away: then with DOCKET_LEAVE_STAY */
void docket_feedback_ask_leave (GtkWidget           *widget,
                                const DocketLeaving *leaving,
                                DocketLeaveFunc      func,
                                gpointer             data);

typedef enum
{
  DOCKET_CHOOSE_FILES,
  DOCKET_CHOOSE_FOLDER,
  DOCKET_CHOOSE_SAVE,
} DocketChooseKind;

/**
 * DocketChoosing:
 *
 * @title: of the file dialog
 * @name: DOCKET_CHOOSE_SAVE: proposed; nullable
 * @patterns: NULL-terminated, as "*.eml"; nullable: any file
 */
typedef struct
{
  DocketChooseKind   kind;
  const char        *title;
  const char        *name;
  const char *const *patterns;
} DocketChoosing;

/* @files: GFile, one or more; not called when the dialog is left */
typedef void (*DocketChosenFunc) (GListModel *files, gpointer data);
void docket_feedback_choose (GtkWidget            *widget,
                             const DocketChoosing *choosing,
                             DocketChosenFunc      func,
                             gpointer              data);

G_END_DECLS
