/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-desk.h"

G_BEGIN_DECLS

/**
 * DocketPartyMatch:
 *
 * How one party that a case names stands in the register.
 *
 * @role: of the rule set
 * @name: as the case gives it; NULL: the case does not name one
 * @party: NULL: it is not registered
 * @exact: it is registered under that very name, not under an alias or another spelling
 * @fresh: registered because of this case, and nothing else is known of it
 * @similar: of DocketPartyRow, others of the role with a name like it, the most alike first
 */
typedef struct
{
  char           *role;
  char           *name;
  DocketPartyRow *party;
  gboolean        exact;
  gboolean        fresh;
  GPtrArray      *similar;
} DocketPartyMatch;

/**
 * DocketMatch:
 *
 * A case held against the register and the other cases.
 *
 * @parties: of DocketPartyMatch
 * @relationships: of DocketRelationshipRow, between two of them
 * @cases: of char *, numbers of other open cases of its kind with the same parties; empty while one
 * of them is not known
 */
typedef struct
{
  GPtrArray *parties;
  GPtrArray *relationships;
  GPtrArray *cases;
} DocketMatch;

/* DOCKET_ERROR_NOT_FOUND */
DocketMatch *docket_desk_dup_match (DocketDesk *desk,
                                    const char *number,
                                    GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void         docket_match_free (DocketMatch *match);

/* How alike two names are, 0 to 1: shared pairs of characters, width and case apart. Pure */
double docket_match_compare (const char *a, const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketMatch, docket_match_free)

G_END_DECLS
