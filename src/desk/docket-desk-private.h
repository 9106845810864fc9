/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desk/docket-disk-check.h"
#include "desk/docket-clock.h"
#include "desk/docket-desk.h"
#include "desk/docket-lock.h"
#include "desk/docket-worker.h"
#include "intake/docket-intake-profile.h"
#include "rules/docket-rules-library.h"
#include "store/docket-search.h"
#include "store/docket-store.h"
#include "vault/docket-vault.h"

G_BEGIN_DECLS

/* What one worker owns */
typedef struct
{
  DocketWorker *worker; /* NULL: not started */
  DocketStore  *store;
  DocketSearch *search; /* NULL: there is none yet, or it cannot be had */
} DocketConnection;

struct _DocketDesk
{
  GObject parent_instance;

  char                *directory;
  char                *id;
  const char          *actor; /* interned */
  gboolean             read_only;
  DocketClock         *clock;
  DocketVault         *vault;
  DocketRulesLibrary  *library; /* shipped rule sets, and those in DIR/rules */
  DocketIntakeProfile *profile; /* how complaint mails are read */
  const char          *acting;  /* by whom the act at hand is done, if not @actor; writing thread */
  int                  written; /* how often something was written; atomic */
  int notified;                 /* what @written was when `changed` was emitted last; main thread */

  GMutex           mutex; /* guards what follows */
  DocketLock      *lock;  /* held from the first writing on */
  DocketDiskCheck *check; /* of the database, when one was due then; nullable */
  DocketConnection writer;
  DocketConnection reader;
  GHashTable *rule_sets;   /* sha256 -> DocketRuleSet, of cases that stay with an older version */
  GHashTable *calendars;   /* sha256 -> DocketCalendar */
  GPtrArray  *retired;     /* of DocketRulesLibrary: replaced, but what they own may be in use */
  GHashTable *unevaluated; /* number of a case that cannot be evaluated -> why */
  DocketDate  unevaluated_on; /* date on which that was tried */
};

/* Run @func in the thread of the connection, opened when it is the first time. Writing takes the
 * lock */
gboolean docket_desk_write (DocketDesk *desk, DocketWorkFunc func, gpointer data, GError **error);
gboolean docket_desk_read (DocketDesk *desk, DocketWorkFunc func, gpointer data, GError **error);

/* The calendar with this digest, as docket_desk_dup_rules() */
DocketCalendar *docket_desk_dup_calendar (DocketDesk *desk, const char *sha256, GError **error);

/* --- in the writing thread, inside a transaction --- */

/* An event dated now by the desk's clock, of the desk's actor; @subject without the desk */
DocketEvent *docket_desk_new_event (DocketDesk *desk, const char *subject, const char *action);

/* The actor's role; DOCKET_ERROR_REFUSED when it is not registered, or less than @least */
char *docket_desk_dup_role (DocketDesk  *desk,
                            DocketStore *store,
                            const char  *least,
                            GError     **error);

/* Enters the rule set, or the shipped calendar, into the journal and the vault when it is not
 * there.
 * @cause: SUBJECT/SEQ of the event that needs it, about to be appended */
gboolean docket_desk_register_rules (DocketDesk          *desk,
                                     const DocketRuleSet *rules,
                                     const char          *cause,
                                     GError             **error);
gboolean docket_desk_register_calendar (DocketDesk *desk, const char *cause, GError **error);

/* P-17 of the party of @role called @name, registered because of @cause when there is none. NULL:
 * failed */
char *docket_desk_ensure_party (DocketDesk *desk,
                                const char *role,
                                const char *name,
                                const char *cause,
                                GError    **error);

/* The rule set by which a mail is taken in today, and the kind of case it opens; borrowed */
DocketRuleSet *docket_desk_find_mail_rules (DocketDesk *desk, const char **kind, GError **error);

/* Brings the search up to the journal, outside a transaction. @texts: what docket_intake_dup_text()
 * gives of mails that are at hand, by their digest in hex; nullable. A search that fails is left
 * for the next time: it is a cache */
void docket_desk_catch_up_search (DocketDesk *desk, GHashTable *texts);

/* Evaluates what @now has changed; in the writing thread */
gboolean docket_desk_roll (DocketDesk *desk, GError **error);

G_END_DECLS
