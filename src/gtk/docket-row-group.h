/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Groups of rows that are filled anew whenever a case was read. Main thread.
 */

/* Takes every row away that was added with the functions below */
void docket_row_group_clear (AdwPreferencesGroup *group);
/* Adds any row; the group hides itself while it has none */
void docket_row_group_take (AdwPreferencesGroup *group, GtkWidget *row);

/**
 * DocketRowWords:
 *
 * What a row shows. Everything may be NULL.
 *
 * @icon: name of a symbolic icon before the words
 * @style: css class of that icon
 */
typedef struct
{
  const char *title;
  const char *subtitle;
  const char *icon;
  const char *style;
} DocketRowWords;

/* Adds a row of words, which are no markup; its name for assistive technology is all of them */
AdwActionRow *docket_row_group_add (AdwPreferencesGroup *group, const DocketRowWords *words);
/* Makes such a row for an expander or a list */
AdwActionRow *docket_row_new (const DocketRowWords *words);

/* Makes the row an act: it activates `case.act` with @action */
void docket_row_set_act (AdwActionRow *row, const char *action);

G_END_DECLS
