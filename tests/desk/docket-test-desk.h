/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"
#include "desk/docket-import.h"

G_BEGIN_DECLS

/*
 * A desk in a directory of its own, with the actors admin (administrator), li and wang (reviewers),
 * zhao (senior) and shen (auditor).
 */
typedef struct
{
  char *directory;
} DocketTestDesk;

DocketTestDesk *docket_test_desk_new (void);
/* Fails unless chain, database, vault and rebuilt projections are all well; then removes everything
 */
void docket_test_desk_free (DocketTestDesk *test);

/* A program of its own: opened for one date and actor */
DocketDesk *docket_test_desk_open (DocketTestDesk *test, const char *today, const char *actor);

/* Puts a rule set of the test data among those of the desk */
void docket_test_desk_add_rules (DocketTestDesk *test, const char *name);

/* Opens a case; gives its number. @inputs as in docket_test_desk_act() */
char *docket_test_desk_open_case (DocketTestDesk *test,
                                  const char     *today,
                                  const char     *kind,
                                  const char     *inputs);

/* Imports one mail of the samples; gives its case number */
char *docket_test_desk_import (DocketTestDesk *test, const char *today, const char *name);

/* Acts and fails unless it is done; @inputs separated by single blanks, with _ for a blank in a
 * value */
void docket_test_desk_act (DocketTestDesk *test,
                           const char     *today,
                           const char     *actor,
                           const char     *number,
                           const char     *act);
/* The same, but it must be refused for the reason @rule, whose dates, as "FROM..TO" or "FROM", are
 * given */
void docket_test_desk_refuse (DocketTestDesk *test,
                              const char     *today,
                              const char     *number,
                              const char     *act,
                              const char     *rule_and_dates);

/* The state that a person sees on that day */
void docket_test_desk_assert_shown (DocketTestDesk *test,
                                    const char     *today,
                                    const char     *number,
                                    const char     *shown);
/* opens..due of the deadline, "-" for none */
char *docket_test_desk_dup_deadline (DocketTestDesk *test,
                                     const char     *today,
                                     const char     *number,
                                     const char     *rule);

/* The value of a fact, as last recorded or computed; NULL when unknown */
char *docket_test_desk_dup_fact (DocketTestDesk *test,
                                 const char     *today,
                                 const char     *number,
                                 const char     *fact);

char *docket_test_desk_dup_data (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketTestDesk, docket_test_desk_free)

G_END_DECLS
