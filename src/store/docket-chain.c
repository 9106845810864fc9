/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks that the journal is the one that was written: places, hashes, heads; and the database file
 * itself. The store's thread. */
#include "config.h"

#include "store/docket-journal-table.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

typedef struct
{
  DocketStore *store;
  GPtrArray   *problems;
  gint64       seq;  /* of the event before */
  DocketDigest head; /* of the event before */
} Check;

static void G_GNUC_PRINTF (3, 4)
    add_problem (Check *check, const DocketEvent *event, const char *format, ...)
{
  const char      *subject = event->subject + strlen (check->store->prefix);
  g_autofree char *what = NULL;
  va_list          arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (check->problems,
                   g_strdup_printf (_ ("event %" PRId64 " (%s/%" PRId64 "): %s"), event->seq,
                                    subject, event->subject_seq, what));
}

/* FALSE only when the database cannot be read */
static gboolean
check_hash (Check *check, const DocketEvent *event, GError **error)
{
  const char  *subject = event->subject + strlen (check->store->prefix);
  gboolean     first = event->subject_seq == 1;
  DocketDigest previous;
  DocketDigest hash;
  g_autoptr (GError) failure = NULL;

  if (!first && !docket_journal_table_get_hash (check->store, subject, event->subject_seq - 1,
                                                &previous, &failure))
    {
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      add_problem (check, event, "%s", _ ("the event before it is missing"));
      return TRUE;
    }

  docket_event_compute_hash (event, check->store->hasher, first ? NULL : &previous, &hash);
  if (!docket_digest_equal (&hash, &event->hash))
    add_problem (check, event, "%s", _ ("its hash is not that of its content"));
  return TRUE;
}

static void
check_head (Check *check, const DocketEvent *event)
{
  DocketDigest head;

  docket_event_compute_head (check->store->hasher, check->seq > 0 ? &check->head : NULL,
                             &event->hash, &head);
  if (event->seq != check->seq + 1)
    add_problem (check, event, _ ("event %" PRId64 " is missing before it"), check->seq + 1);
  if (!docket_digest_equal (&head, &event->head))
    add_problem (check, event, "%s",
                 _ ("the head of the journal does not follow from the one before"));
  check->seq = event->seq;
  check->head = event->head;
}

/* A row that cannot be read is a finding as well; the next one tells that its head is missing */
static gboolean
check_row (Check *check, DocketStatement *select, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (DocketEvent) event = docket_journal_table_read (check->store, select, &failure);

  if (event == NULL)
    {
      g_ptr_array_add (check->problems, g_strdup (failure->message));
      return TRUE;
    }
  if (!check_hash (check, event, error))
    return FALSE;
  check_head (check, event);
  return TRUE;
}

static gboolean
find_start (Check *check, gint64 from, GError **error)
{
  g_autoptr (GError) failure = NULL;

  check->seq = from - 1;
  if (from == 1 || docket_journal_table_get_head (check->store, check->seq, &check->head, &failure))
    return TRUE;
  if (failure == NULL)
    g_set_error (&failure, DOCKET_ERROR, DOCKET_ERROR_CORRUPT,
                 _ ("Event %" PRId64 " of the journal is missing; restore a backup"), check->seq);
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
docket_store_check_chain (DocketStore *store, gint64 from, GPtrArray *problems, GError **error)
{
  Check check = { .store = store, .problems = problems };
  g_autoptr (DocketStatement) select = docket_journal_table_select (store, from);
  g_autoptr (GError) failure = NULL;

  if (!find_start (&check, from, error))
    return FALSE;
  while (docket_statement_step (select, &failure))
    {
      if (!check_row (&check, select, error))
        return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
docket_store_verify_chain (DocketStore *store, GPtrArray *problems, GError **error)
{
  g_return_val_if_fail (DOCKET_IS_STORE (store) && problems != NULL, FALSE);

  return docket_store_check_chain (store, 1, problems, error);
}

/* --- the file ------------------------------------------------------------------------------ */

static gboolean
check_integrity (DocketStore *store, const char *pragma, GPtrArray *problems, GError **error)
{
  g_autoptr (DocketStatement) check = docket_statement_new (store->database, pragma);
  g_autoptr (GError) failure = NULL;

  while (docket_statement_step (check, &failure))
    {
      if (strcmp (docket_statement_get_text (check, 0), "ok") != 0)
        g_ptr_array_add (problems, docket_statement_dup_text (check, 0));
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
check_foreign_keys (DocketStore *store, GPtrArray *problems, GError **error)
{
  enum
  {
    COLUMN_TABLE,
    COLUMN_ROW,
    COLUMN_PARENT,
  };
  g_autoptr (DocketStatement) check =
      docket_statement_new (store->database, "PRAGMA foreign_key_check");
  g_autoptr (GError) failure = NULL;

  while (docket_statement_step (check, &failure))
    g_ptr_array_add (problems, g_strdup_printf (_ ("a row of %s names a row of %s that is missing"),
                                                docket_statement_get_text (check, COLUMN_TABLE),
                                                docket_statement_get_text (check, COLUMN_PARENT)));
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
docket_store_verify_database (DocketStore *store, GPtrArray *problems, GError **error)
{
  g_return_val_if_fail (DOCKET_IS_STORE (store) && problems != NULL, FALSE);

  return check_integrity (store, "PRAGMA integrity_check", problems, error) &&
         check_foreign_keys (store, problems, error);
}

gboolean
docket_store_verify_quickly (DocketStore *store, GPtrArray *problems, GError **error)
{
  g_return_val_if_fail (DOCKET_IS_STORE (store) && problems != NULL, FALSE);

  return check_integrity (store, "PRAGMA quick_check", problems, error);
}

void
docket_store_interrupt (DocketStore *store)
{
  g_return_if_fail (store != NULL);

  docket_database_interrupt (store->database);
}
