/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Walks a case through a rule set as a script says, by evaluation alone: no desk, no clock. */
#pragma once

#include "core/docket-evaluation.h"
#include "walk-script.h"

G_BEGIN_DECLS

typedef struct
{
  const DocketRuleSet  *rules;
  const DocketCalendar *calendar;
  const WalkScript     *script;
  const WalkLine       *line; /* at hand */
  guint                 kind;
  GPtrArray            *events;
  GPtrArray            *ledger;
  GPtrArray            *contacts;
  GHashTable           *given;
  GHashTable           *evidence; /* ids on file */
  gint64                ruling;   /* seq of the ruling drafted last */
  GPtrArray            *opened;   /* of char *: what the opening brought about */
} Walk;

/* Runs every line; what does not come out as written fails the test, with the line's number */
void walk_run (const WalkScript     *script,
               const DocketRuleSet  *rules,
               const DocketCalendar *calendar);

/* walk-check.c: @result of an act, or @shown without one, against the words after "->" */
void walk_check (const Walk             *walk,
                 const DocketActResult  *result,
                 const DocketEvaluation *shown,
                 char *const            *expected);

/* @shown against @later, the case as it stands a second before @shown->until: nothing differs */
void walk_check_until (const Walk             *walk,
                       const DocketEvaluation *shown,
                       const DocketEvaluation *later);

/* "post:disputes" and the like of each consequence */
GPtrArray *walk_describe (GPtrArray *consequences);

G_END_DECLS
