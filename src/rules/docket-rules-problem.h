/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DocketRulesProblem:
 *
 * One thing that is wrong with a rule set file.
 *
 * @line: in the file, from 1; 0: the file as a whole
 * @text: an English sentence without a full stop
 */
typedef struct
{
  guint line;
  char *text;
} DocketRulesProblem;

/* Empty, owning its problems */
GPtrArray *docket_rules_problems_new (void) G_GNUC_WARN_UNUSED_RESULT;

void docket_rules_problems_add (GPtrArray *problems, guint line, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

/* By line; problems of one line keep their order. The same problem of a line is kept once */
void docket_rules_problems_sort (GPtrArray *problems);

/* DOCKET_ERROR_INVALID with the first problem, its line and how many more there are. @problems may
 * not be empty */
void docket_rules_problems_to_error (GPtrArray *problems, const char *name, GError **error);

G_END_DECLS
