/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/docket-evaluation.h"
#include "store/docket-row.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOCKET_TYPE_DESK (docket_desk_get_type ())
G_DECLARE_FINAL_TYPE (DocketDesk, docket_desk, DOCKET, DESK, GObject)

/**
 * DocketDesk:
 *
 * The façade over one desk directory that both programs use. A writing and a reading thread own the
 * connections to the database; every function here may be called from any other thread and waits
 * for its answer. Nothing is told as done before it would survive a loss of power.
 *
 * Errors are those of docket-error.h: DOCKET_ERROR_IO and DOCKET_ERROR_CORRUPT anywhere; what
 * writes gives DOCKET_ERROR_BUSY when another program holds the desk and DOCKET_ERROR_REFUSED when
 * the actor is not registered or may not.
 */

/**
 * DocketDeskOptions:
 *
 * @directory: of the desk
 * @today: what docket_clock_new() takes, nullable
 * @actor: registered name; NULL: the login name
 * @read_only: nothing may be written, not even caches
 */
typedef struct
{
  const char *directory;
  const char *today;
  const char *actor;
  gboolean    read_only;
} DocketDeskOptions;

/* Makes a desk in the directory, which may exist when it holds no desk, and registers the actor as
 * administrator; one that was cut short is completed. DOCKET_ERROR_CONFLICT when there is one,
 * DOCKET_ERROR_USAGE (today) */
gboolean docket_desk_create (const DocketDeskOptions *options, GError **error);

/* DOCKET_ERROR_NOT_FOUND when there is no desk. Reading works beside another program that writes */
DocketDesk *docket_desk_open (const DocketDeskOptions *options,
                              GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

const char   *docket_desk_get_id (DocketDesk *desk);
const char   *docket_desk_get_directory (DocketDesk *desk);
const char   *docket_desk_get_actor (DocketDesk *desk); /* valid as long as the program runs */
DocketInstant docket_desk_get_now (DocketDesk *desk);
DocketDate    docket_desk_get_today (DocketDesk *desk);
/* Whether the date is another than the real one, for practice */
gboolean docket_desk_has_simulated_clock (DocketDesk *desk);

/* Who acts from now on: a registered name, or every act is refused. Never waits */
void docket_desk_set_actor (DocketDesk *desk, const char *name);

/* Takes the right to write now instead of with the first act. DOCKET_ERROR_BUSY names who has it,
 * DOCKET_ERROR_REFUSED when the desk was opened for reading only */
gboolean docket_desk_take (DocketDesk *desk, GError **error);

/* Sentences, in the user's language, that whoever works on the desk should see: it lies on a
 * network file system, the clock stands before what was recorded, the database is damaged, or cases
 * cannot be evaluated. Empty when all is well */
char **docket_desk_dup_warnings (DocketDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

/* --- actors and rule sets ------------------------------------------------------------------- */

/* The rule set with this digest, such as DocketCaseRow.rules, from the library or the vault. May
 * read disk the first time. DOCKET_ERROR_NOT_FOUND, DOCKET_ERROR_CORRUPT, DOCKET_ERROR_INVALID */
DocketRuleSet *docket_desk_dup_rules (DocketDesk *desk,
                                      const char *sha256,
                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* Of DocketActorRow */
GPtrArray *docket_desk_dup_actors (DocketDesk *desk, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Registers @name, or changes its role; administrators only, of whom one stays. @role: auditor,
 * reviewer, senior, administrator; DOCKET_ERROR_USAGE */
gboolean docket_desk_add_actor (DocketDesk *desk,
                                const char *name,
                                const char *role,
                                GError    **error);

/* --- cases ---------------------------------------------------------------------------------- */

/* What an act did in another case */
typedef struct
{
  char          *number;
  char          *action; /* "open" of a case that it opened */
  gint64         seq;    /* of the event there */
  char          *shown;  /* the state that a person sees there afterwards */
  DocketRuleSet *rules;
} DocketElsewhere;

void docket_elsewhere_free (DocketElsewhere *elsewhere);

/**
 * DocketActed:
 *
 * What became of an act. Refused: @reasons say why and nothing was changed. Done: @reasons hold the
 * warnings.
 */
typedef struct
{
  char             *number;
  gint64            seq;       /* of the case's event; 0 when refused */
  GPtrArray        *reasons;   /* DocketReason */
  GPtrArray        *letters;   /* char *: made due to be sent by this act */
  char             *opened;    /* number of the case that a split opened; nullable */
  GPtrArray        *elsewhere; /* DocketElsewhere: in other cases, in order; NULL: nothing */
  DocketRuleSet    *rules;
  DocketEvaluation *after; /* NULL when refused */
} DocketActed;

void docket_acted_free (DocketActed *acted);

/**
 * docket_desk_act:
 * @inputs: NULL-terminated key=value strings
 * @acted: (out) (optional): set when the gates were asked, refused or not
 *
 * Does one act in one transaction, or none of it.
 *
 * Errors: DOCKET_ERROR_NOT_FOUND (case), DOCKET_ERROR_USAGE (action or key), DOCKET_ERROR_REFUSED
 */
gboolean docket_desk_act (DocketDesk        *desk,
                          const char        *number,
                          const char        *action,
                          const char *const *inputs,
                          DocketActed      **acted,
                          GError           **error);

/**
 * DocketActRequest:
 *
 * @inputs: NULL-terminated key=value strings
 * @actor: registered name of who does it; NULL: the desk's
 */
typedef struct
{
  const char        *number;
  const char        *action;
  const char *const *inputs;
  const char        *actor;
} DocketActRequest;

/* As docket_desk_act(), also for somebody else who sits down at this desk for one act, as for a
 * second signature. DOCKET_ERROR_REFUSED also when the name is not registered */
gboolean docket_desk_act_by (DocketDesk             *desk,
                             const DocketActRequest *request,
                             DocketActed           **acted,
                             GError                **error);

/* Opens a case without a mail. @kind: SYSTEM/KIND. Takes and gives what docket_desk_act() does */
gboolean docket_desk_new_case (DocketDesk        *desk,
                               const char        *kind,
                               const char *const *inputs,
                               DocketActed      **acted,
                               GError           **error);

/* Takes files into the vault and names them in one event. @proves: nullable. Returns the ids, E1
 * ... DOCKET_ERROR_NOT_FOUND (case or file), DOCKET_ERROR_INVALID (no regular file, a text that
 * cannot be stored), DOCKET_ERROR_USAGE (no file), DOCKET_ERROR_REFUSED */
char **docket_desk_attach (DocketDesk        *desk,
                           const char        *number,
                           const char *const *paths,
                           const char        *proves,
                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;

/* Of DocketCaseRow. Calls docket_desk_roll_if_stale() first */
GPtrArray *docket_desk_list (DocketDesk            *desk,
                             const DocketCaseQuery *query,
                             GError               **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same in two steps, as cached: the row ids in order, gint64, and the rows of some of them,
 * NULL for one that is gone. They wait for no writing. DOCKET_ERROR_USAGE: no such sort */
GArray    *docket_desk_list_ids (DocketDesk            *desk,
                                 const DocketCaseQuery *query,
                                 GError               **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *docket_desk_dup_rows (DocketDesk *desk, const gint64 *ids, gsize n, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/* Evaluates the cases whose answer changed with time since they were last evaluated, unless another
 * program writes to the desk: then that one does it. A case that cannot be evaluated keeps its last
 * answer, and docket_desk_dup_warnings() tells of it. A desk opened for reading only stays as it is
 */
gboolean docket_desk_roll_if_stale (DocketDesk *desk, GError **error);
/* What docket_desk_dup_warnings() tells of cases that could not be evaluated when that was tried
 * last; empty when all is well */
char **docket_desk_dup_unevaluated (DocketDesk *desk) G_GNUC_WARN_UNUSED_RESULT;

/* Of DocketFound, best first */
GPtrArray *docket_desk_search (DocketDesk *desk, const char *text, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

typedef struct
{
  DocketCaseRow *row;
  char          *words; /* around the first match, folded */
} DocketFound;

void docket_found_free (DocketFound *found);

typedef enum
{
  DOCKET_DIFFERENCE_STATE,
  DOCKET_DIFFERENCE_DEADLINE,
  DOCKET_DIFFERENCE_ACTION,
} DocketDifferenceKind;

/* One answer in which two versions of the rules differ */
typedef struct
{
  DocketDifferenceKind kind;
  char                *name;  /* rule of a deadline, action; "" of the state */
  char                *here;  /* state; OPENS..DUE; yes or no; "": it is not there at all */
  char                *there; /* the same, by the other version */
} DocketDifference;

/**
 * DocketComparison:
 *
 * What a case would come to by the version of its rules that is in force today, and the calendar at
 * hand.
 *
 * @problem: why it cannot be evaluated by that version; else NULL
 * @fixed: that the case stays as it is: a signed ruling waits to be carried out
 */
typedef struct
{
  DocketRuleSet *rules;
  GPtrArray     *differences; /* of DocketDifference; empty: it answers alike */
  char          *problem;
  gboolean       fixed;
} DocketComparison;

void docket_comparison_free (DocketComparison *comparison);

/**
 * DocketCaseView:
 *
 * Everything there is to see of one case, evaluated now.
 */
typedef struct
{
  DocketCaseRow    *row;
  DocketRuleSet    *rules;
  DocketCalendar   *calendar;
  DocketEvaluation *evaluation;
  GPtrArray        *events;   /* DocketEvent */
  GPtrArray        *parties;  /* DocketCasePartyRow */
  GPtrArray        *facts;    /* DocketFactRow */
  GPtrArray        *evidence; /* DocketEvidenceRow */
  GPtrArray        *messages; /* DocketMessageRow */
  GPtrArray        *rulings;  /* DocketRulingRow */
  GPtrArray        *letters;  /* DocketLetterRow */
  GPtrArray        *ledger;   /* DocketLedgerRow: what this case posted */
  GPtrArray        *measures; /* DocketMeasureRow */
  DocketComparison *newer;    /* NULL while the case follows what is in force, or has ended */
  GPtrArray        *undo;     /* DocketReason: why the latest act cannot be undone; empty: it can;
                               * NULL: there is none, or the actor is not registered */
} DocketCaseView;

/* DOCKET_ERROR_NOT_FOUND */
DocketCaseView *docket_desk_dup_case (DocketDesk *desk,
                                      const char *number,
                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void            docket_case_view_free (DocketCaseView *view);

/* --- register ------------------------------------------------------------------------------- */

typedef struct
{
  DocketPartyRow *row;
  GPtrArray      *contacts;      /* DocketContactRow */
  GPtrArray      *relationships; /* DocketRelationshipRow */
  GPtrArray      *ledger;        /* DocketLedgerRow */
  GPtrArray      *measures;      /* DocketMeasureRow */
  GPtrArray      *cases;         /* DocketCaseRow */
} DocketPartyView;

/* Of DocketPartyRow; @role and @text nullable */
GPtrArray *docket_desk_list_parties (DocketDesk *desk,
                                     const char *role,
                                     const char *text,
                                     guint       limit,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* @party: P-17, or ROLE:NAME, or a name that only one party bears. DOCKET_ERROR_NOT_FOUND,
 * DOCKET_ERROR_CONFLICT when several do */
DocketPartyView *docket_desk_dup_party (DocketDesk *desk,
                                        const char *party,
                                        GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void             docket_party_view_free (DocketPartyView *view);

/* Gives P-17. DOCKET_ERROR_CONFLICT when a party of that role bears the name */
char *docket_desk_add_party (DocketDesk *desk, const char *role, const char *name, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * docket_desk_change_party:
 * @action: rename, alias, contact, end-contact, relate, unrelate
 * @inputs: NULL-terminated key=value strings, as docs/report.md lists them for the action
 *
 * Records one change of the register. DOCKET_ERROR_USAGE for a wrong or missing key,
 * DOCKET_ERROR_INVALID for a wrong value, an end before the beginning among them,
 * DOCKET_ERROR_NOT_FOUND for a contact to be ended that there is not
 */
gboolean docket_desk_change_party (DocketDesk        *desk,
                                   const char        *party,
                                   const char        *action,
                                   const char *const *inputs,
                                   GError           **error);

/* --- reports and verification --------------------------------------------------------------- */

/* Writes a valid report of the cases to @path, or, when it is NULL, to standard output; a file
 * appears whole or not at all */
gboolean docket_desk_write_report (DocketDesk        *desk,
                                   const char *const *numbers,
                                   const char        *path,
                                   GError           **error);

/**
 * docket_desk_verify:
 * @rebuild: also replay the journal into a fresh database and compare
 * @problems: (out): of char *, one a finding; empty when all is well
 * @events: (out) (optional): how many events the chain has
 *
 * Checks chain and head, the database, and every file of the vault against its digest.
 */
gboolean docket_desk_verify (DocketDesk *desk,
                             gboolean    rebuild,
                             GPtrArray **problems,
                             gint64     *events,
                             GError    **error);

/**
 * docket_desk_backup:
 * @directory: made when missing; a backup of this desk that is there is brought up to date
 * @events: (out) (optional): how many events the copy has
 *
 * Copies the desk, whole and checked, while others may go on working on it. The copy is a desk
 * itself. DOCKET_ERROR_CONFLICT when the directory holds something else than an earlier state of
 * this desk, or the desk itself, DOCKET_ERROR_BUSY when somebody works on the copy
 */
gboolean docket_desk_backup (DocketDesk *desk,
                             const char *directory,
                             gint64     *events,
                             GError    **error);

/* Whether the report is whole, its seals lie on this desk's chain, and the events under them are
 * those that the desk had then. @problems as above. DOCKET_ERROR_NOT_FOUND (no such file) */
gboolean docket_desk_verify_against (DocketDesk *desk,
                                     const char *path,
                                     GPtrArray **problems,
                                     GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketActed, docket_acted_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketCaseView, docket_case_view_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DocketPartyView, docket_party_view_free)

G_END_DECLS
