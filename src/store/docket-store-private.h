/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/docket-statement.h"
#include "store/docket-store.h"

G_BEGIN_DECLS

/* Private to store/: the files that implement docket-store.h share it */
struct _DocketStore
{
  DocketDatabase *database;
  GThread        *thread;
  char           *directory;
  char           *desk;
  char           *prefix;   /* DESK/ */
  GHashTable     *reserved; /* series -> number given out last in this transaction */
  DocketHasher   *hasher;
  gboolean        writable;
};

/* Whether the store may be used here: asserted by everything public */
#define DOCKET_IS_STORE(store) ((store) != NULL && (store)->thread == g_thread_self ())

/* Brings a new file to the schema of this program. DOCKET_ERROR_IO */
gboolean docket_store_make_schema (DocketDatabase *database, GError **error);

/* The first row, or NULL with an error: DOCKET_ERROR_NOT_FOUND, which names @name, when there is
 * none */
gpointer docket_store_first_or_missing (DocketStatement *select,
                                        DocketReadFunc   read,
                                        const char      *name,
                                        GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/* The statement of a list, for docket_store_list_ids() and for whoever looks at its plan.
 * DOCKET_ERROR_USAGE for an unknown sort */
char *docket_case_list_compose (const DocketCaseQuery *query,
                                GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for docket_store_count() */
char *docket_case_list_compose_count (const DocketCaseQuery *query) G_GNUC_WARN_UNUSED_RESULT;

/* Whether docket_store_verify_projections() looks at @table */
gboolean docket_rebuild_compares (const char *table);

/* Recomputes the chain from event @from on; @problems: of char * */
gboolean docket_store_check_chain (DocketStore *store,
                                   gint64       from,
                                   GPtrArray   *problems,
                                   GError     **error);

G_END_DECLS
