/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-evaluation.h"

G_BEGIN_DECLS

/* Acts that every kind of case knows, besides those of its rule set */
typedef enum
{
  DOCKET_COMMON_NONE, /* an action of the rule set */
  DOCKET_COMMON_OPEN,
  DOCKET_COMMON_NOTE,
  DOCKET_COMMON_ASSIGN,
  DOCKET_COMMON_ATTACH,
  DOCKET_COMMON_CORRECT,
  DOCKET_COMMON_SPLIT,
  DOCKET_COMMON_MERGE,
  DOCKET_COMMON_RULE,
  DOCKET_COMMON_SIGN,
  DOCKET_COMMON_SUPERSEDE,
  DOCKET_COMMON_UNDO,
  DOCKET_COMMON_MOVE, /* to another version of the rules: the whole case is folded by these */
} DocketCommon;

/**
 * DocketAct:
 *
 * One event as the fold sees it: with the corrections that were made to it later.
 */
typedef struct
{
  const DocketEvent  *event; /* borrowed */
  gint64              seq;   /* of the case */
  DocketInstant       on;    /* when it happened */
  DocketCommon        common;
  const DocketAction *action;       /* once the kind is known; NULL of a common act */
  GPtrArray          *corrections;  /* of borrowed DocketEventValue fact.*; nullable */
  GPtrArray          *corrected_by; /* of borrowed DocketAct: whose ledger entries are its own too;
                                     * nullable */
  gboolean undone;                  /* does not count: withdrawn, or a merge that was split */
  gboolean proved;                  /* names evidence */
  gboolean is_trial;                /* not appended yet: values that do not fit are passed over */
  gboolean recomputed;              /* a correction of it is tried: so are its ledger entries */
  gboolean under_ruling;            /* told by the fold: it used up a ruling */
} DocketAct;

DocketAct *docket_act_new (const DocketEvent *event) G_GNUC_WARN_UNUSED_RESULT;
void       docket_act_free (DocketAct *act);

/* Whether it stands, and is more than a note, a file or an assignment: undo steps back over these
 */
gboolean docket_act_is_step (const DocketAct *act);

/* "fact.ID" -> ID, borrowed; NULL for any other name */
const char *docket_act_get_fact_name (const DocketEventValue *value);

/* The value of a fact as corrected, else as recorded; NULL when the act has none. @corrected
 * (nullable): whether a correction gave it */
const char *docket_act_get_fact (const DocketAct *act, const char *fact, gboolean *corrected);

/* Whether the act brought the mail @message, M-9 or its place in the case */
gboolean docket_act_brings_message (const DocketAct *act, const char *message);

/* The value of @group.N.@field for the N of @name, a value called @group.N.*; borrowed */
const char *docket_act_get_in_group (const DocketAct        *act,
                                     const DocketEventValue *value,
                                     const char             *field);

/* Whether @value is the first of its group, of those called PREFIX.N.*; @id (nullable): a copy of N
 */
gboolean docket_act_starts_group (const DocketAct *act, guint index, const char *prefix, char **id);

/**
 * docket_timeline_new:
 * @events: of one case, in order of seq
 * @trial: (nullable): one more, not yet appended
 *
 * The acts in the order in which they happened (day of on, seq), the opening first; corrections are
 * applied and do not stand for themselves; split merges and what was undone are marked.
 *
 * Returns: (transfer full): of DocketAct; NULL with DOCKET_ERROR_CORRUPT
 */
GPtrArray *docket_timeline_new (GPtrArray         *events,
                                const DocketEvent *trial,
                                GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketAct, docket_act_free)

G_END_DECLS
