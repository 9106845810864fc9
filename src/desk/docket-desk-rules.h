/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-case-file.h"

G_BEGIN_DECLS

/*
 * Versions of the rules: those of a person beside those that are shipped, and what a case would
 * come to by another one. The version in force decides; an open case stays with its own until it
 * is moved.
 */

/* A rule set that is to be added. @bytes: of it, @path is then what messages call it; NULL: what is
 * in the file @path. @version, @from: what the copy on the desk is called, and from when it is in
 * force; NULL and DOCKET_DATE_NONE: as the file says */
typedef struct
{
  const char *path;
  GBytes     *bytes;
  const char *version;
  DocketDate  from;
} DocketNewRules;

/**
 * docket_desk_add_rules:
 * @rules: (out) (optional): the set as it was added
 *
 * Puts a checked copy into the desk's rule sets and its journal. Administrators only. What is
 * borrowed from rule sets that were there before stays valid.
 *
 * Errors: DOCKET_ERROR_NOT_FOUND and DOCKET_ERROR_INVALID (file), DOCKET_ERROR_CONFLICT (the
 * version is there with other content), DOCKET_ERROR_REFUSED (role; it is never in force)
 */
gboolean docket_desk_add_rules (DocketDesk           *desk,
                                const DocketNewRules *added,
                                DocketRuleSet       **rules,
                                GError              **error);

/* What became of a case that was to follow the rules in force. Refused: @reasons say why */
typedef struct
{
  char             *number;
  gint64            seq;    /* of the event; 0: refused, nothing was changed */
  char             *was;    /* version */
  DocketComparison *now;    /* with how the answers changed */
  DocketRuleSet    *before; /* what it followed */
  char             *reason; /* of a refusal: a sentence; else NULL */
} DocketMoved;

void docket_moved_free (DocketMoved *moved);

/**
 * docket_desk_move_case:
 * @version: of the case's system; NULL: the one in force today
 *
 * Moves an open case to another version of its rules, and to the calendar at hand. What its past
 * decisions saw stands in the journal and stays; what is computed is computed anew. A refusal is no
 * error: see @reason. DOCKET_ERROR_NOT_FOUND (case, version)
 */
DocketMoved *docket_desk_move_case (DocketDesk *desk,
                                    const char *number,
                                    const char *version,
                                    GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* Numbers of open cases of @system that follow another version than the one in force today, or
 * another calendar; oldest first. DOCKET_ERROR_NOT_FOUND when no version is in force */
GPtrArray *docket_desk_list_unmoved (DocketDesk *desk,
                                     const char *system,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* --- inside the desk ------------------------------------------------------------------------ */

/* NULL while the case follows what is in force, or has ended. In the thread of @file */
DocketComparison *docket_comparison_new (DocketDesk             *desk,
                                         const DocketCaseFile   *file,
                                         const DocketEvaluation *evaluation)
    G_GNUC_WARN_UNUSED_RESULT;
/* The same with a set of the caller's choice */
DocketComparison *docket_comparison_new_with (DocketDesk             *desk,
                                              const DocketCaseFile   *file,
                                              const DocketEvaluation *evaluation,
                                              DocketRuleSet *rules) G_GNUC_WARN_UNUSED_RESULT;

/* Refuses a decision while the case follows another version than the one in force on its day */
void docket_comparison_check_decision (const DocketDesk     *desk,
                                       const DocketCaseFile *file,
                                       const DocketEvent    *event,
                                       DocketActResult      *result);

/* What keeps the case with its version; NULL: nothing. A msgid */
const char *docket_comparison_find_bar (const DocketRuleSet    *rules,
                                        const DocketEvaluation *evaluation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketComparison, docket_comparison_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketMoved, docket_moved_free)

G_END_DECLS
