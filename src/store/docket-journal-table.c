/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The journal: appending and reading events. The store's thread. What an event means for the other
 * tables is the projector's business; checking the chain has a file of its own. */
#include "config.h"

#include "store/docket-journal-table.h"

#include "core/docket-error.h"
#include "store/docket-projector.h"

#include <glib/gi18n-lib.h>

#include <inttypes.h>
#include <string.h>

#define EVENT_COLUMNS "seq, subject, subject_seq, at, clock, actor, auth, action, body, hash, head"

enum
{
  COLUMN_SEQ,
  COLUMN_SUBJECT,
  COLUMN_SUBJECT_SEQ,
  COLUMN_AT,
  COLUMN_CLOCK,
  COLUMN_ACTOR,
  COLUMN_AUTH,
  COLUMN_ACTION,
  COLUMN_BODY,
  COLUMN_HASH,
  COLUMN_HEAD,
};

/* --- appending ----------------------------------------------------------------------------- */

/* Number and hash in the first row of @select; 0 and all zero bytes when there is none */
static gboolean
read_last (DocketStatement *select, gint64 *subject_seq, DocketDigest *hash, GError **error)
{
  g_autoptr (GError) failure = NULL;

  *subject_seq = 0;
  memset (hash, 0, sizeof *hash);
  if (docket_statement_step (select, &failure))
    {
      *subject_seq = docket_statement_get_int (select, 0);
      docket_statement_get_digest (select, 1, hash);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Number and hash of the subject's last event; 0 while it has none */
static gboolean
read_last_of_subject (DocketStore  *store,
                      const char   *subject,
                      gint64       *subject_seq,
                      DocketDigest *hash,
                      GError      **error)
{
  g_autoptr (DocketStatement) select =
      docket_statement_new (store->database, "SELECT subject_seq, hash FROM event "
                                             "WHERE subject = :subject "
                                             "ORDER BY subject_seq DESC LIMIT 1");

  docket_statement_bind_text (select, ":subject", subject);
  return read_last (select, subject_seq, hash, error);
}

/* Gives @event its place. What precedes it is read every time: so a rollback has nothing to undo */
static gboolean
chain_event (DocketStore *store, DocketEvent *event, const char *subject, GError **error)
{
  gint64       events;
  gint64       subject_seq;
  DocketDigest head;
  DocketDigest previous;

  if (!docket_store_get_head (store, &events, &head, error) ||
      !read_last_of_subject (store, subject, &subject_seq, &previous, error))
    return FALSE;

  event->seq = events + 1;
  event->subject_seq = subject_seq + 1;
  docket_event_compute_hash (event, store->hasher, subject_seq > 0 ? &previous : NULL,
                             &event->hash);
  docket_event_compute_head (store->hasher, events > 0 ? &head : NULL, &event->hash, &event->head);
  return TRUE;
}

static gboolean
insert_event (DocketStore *store, const DocketEvent *event, const char *subject, GError **error)
{
  g_autoptr (GBytes) body = docket_event_dup_body (event);
  g_autoptr (DocketStatement) insert =
      docket_statement_new (store->database, "INSERT INTO event (" EVENT_COLUMNS
                                             ") VALUES (:seq, :subject, :subject_seq, :at, :clock, "
                                             ":actor, :auth, :action, :body, :hash, :head)");

  docket_statement_bind_int (insert, ":seq", event->seq);
  docket_statement_bind_text (insert, ":subject", subject);
  docket_statement_bind_int (insert, ":subject_seq", event->subject_seq);
  docket_statement_bind_int (insert, ":at", event->at);
  docket_statement_bind_text (insert, ":clock", event->clock);
  docket_statement_bind_text (insert, ":actor", event->actor);
  docket_statement_bind_text (insert, ":auth", event->auth);
  docket_statement_bind_text (insert, ":action", event->action);
  docket_statement_bind_bytes (insert, ":body", body);
  docket_statement_bind_digest (insert, ":hash", &event->hash);
  docket_statement_bind_digest (insert, ":head", &event->head);
  return docket_statement_run (insert, error);
}

gboolean
docket_store_append (DocketStore *store, DocketEvent *event, GError **error)
{
  const char *subject;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && event != NULL, FALSE);
  g_return_val_if_fail (docket_database_in_transaction (store->database), FALSE);
  g_return_val_if_fail (g_str_has_prefix (event->subject, store->prefix), FALSE);
  g_return_val_if_fail (docket_instant_is_valid (event->at), FALSE);

  subject = event->subject + strlen (store->prefix);
  if (chain_event (store, event, subject, error) && insert_event (store, event, subject, error) &&
      docket_projector_apply (store->database, event, subject, error))
    return TRUE;
  /* Half an event may stand there now */
  docket_database_spoil (store->database);
  g_prefix_error (error, "%s, %s: ", subject, event->action);
  return FALSE;
}

/* --- reading ------------------------------------------------------------------------------- */

gboolean
docket_store_get_head (DocketStore *store, gint64 *events, DocketDigest *head, GError **error)
{
  g_autoptr (DocketStatement) select = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && events != NULL, FALSE);

  *events = 0;
  if (head != NULL)
    memset (head, 0, sizeof *head);
  select = docket_statement_new (store->database,
                                 "SELECT seq, head FROM event ORDER BY seq DESC LIMIT 1");
  if (docket_statement_step (select, &failure))
    {
      *events = docket_statement_get_int (select, 0);
      if (head != NULL)
        docket_statement_get_digest (select, 1, head);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

DocketInstant
docket_store_get_last_real_at (DocketStore *store)
{
  g_autoptr (DocketStatement) select = NULL;
  gint64 at;

  g_return_val_if_fail (DOCKET_IS_STORE (store), DOCKET_INSTANT_NONE);

  select = docket_statement_new (store->database, "SELECT at FROM real_clock WHERE id = 1");
  docket_statement_number (select, DOCKET_INSTANT_NONE, &at, NULL);
  return at;
}

/* From the end: the events of a day are few */
gboolean
docket_store_get_last_at (DocketStore   *store,
                          DocketInstant  before,
                          DocketInstant *at,
                          GError       **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store), FALSE);

  select = docket_statement_new (store->database, "SELECT at FROM event WHERE at < :before "
                                                  "ORDER BY seq DESC LIMIT 1");
  docket_statement_bind_int (select, ":before", before);
  return docket_statement_number (select, DOCKET_INSTANT_NONE, at, error);
}

static void
replace_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static DocketEvent *
read_header (DocketStore *store, DocketStatement *select)
{
  g_autofree char *subject =
      g_strconcat (store->prefix, docket_statement_get_text (select, COLUMN_SUBJECT), NULL);
  DocketEvent *event =
      docket_event_new (subject, docket_statement_get_text (select, COLUMN_ACTION));

  event->seq = docket_statement_get_int (select, COLUMN_SEQ);
  event->subject_seq = docket_statement_get_int (select, COLUMN_SUBJECT_SEQ);
  event->at = docket_statement_get_int (select, COLUMN_AT);
  replace_text (&event->clock, docket_statement_get_text (select, COLUMN_CLOCK));
  replace_text (&event->actor, docket_statement_get_text (select, COLUMN_ACTOR));
  replace_text (&event->auth, docket_statement_get_text (select, COLUMN_AUTH));
  return event;
}

DocketEvent *
docket_journal_table_read (DocketStore *store, DocketStatement *select, GError **error)
{
  g_autoptr (DocketEvent) event = read_header (store, select);
  gsize         length;
  const guint8 *body = docket_statement_get_bytes (select, COLUMN_BODY, &length);

  if (!docket_instant_is_valid (event->at) ||
      !docket_statement_get_digest (select, COLUMN_HASH, &event->hash) ||
      !docket_statement_get_digest (select, COLUMN_HEAD, &event->head))
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT,
                   _ ("Event %" PRId64 " of the journal cannot be read; restore a backup"),
                   event->seq);
      return NULL;
    }
  if (!docket_event_add_body (event, body, length, error))
    return NULL;
  return g_steal_pointer (&event);
}

DocketStatement *
docket_journal_table_select (DocketStore *store, gint64 from)
{
  DocketStatement *select =
      docket_statement_new (store->database,
                            "SELECT " EVENT_COLUMNS " FROM event WHERE seq >= :from ORDER BY seq");

  docket_statement_bind_int (select, ":from", from);
  return select;
}

GPtrArray *
docket_store_dup_events (DocketStore *store, const char *subject, GError **error)
{
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (DocketStatement) select = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && subject != NULL, NULL);

  events = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_event_free);
  select = docket_statement_new (store->database,
                                 "SELECT " EVENT_COLUMNS " FROM event WHERE subject = :subject "
                                 "ORDER BY subject_seq");
  docket_statement_bind_text (select, ":subject", subject);
  while (docket_statement_step (select, &failure))
    {
      DocketEvent *event = docket_journal_table_read (store, select, error);

      if (event == NULL)
        return NULL;
      g_ptr_array_add (events, event);
    }
  if (failure == NULL)
    return g_steal_pointer (&events);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

gboolean
docket_store_foreach_event (DocketStore    *store,
                            gint64          from,
                            DocketEventFunc func,
                            gpointer        data,
                            GError        **error)
{
  g_autoptr (DocketStatement) select = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && func != NULL, FALSE);

  select = docket_journal_table_select (store, from);
  while (docket_statement_step (select, &failure))
    {
      g_autoptr (DocketEvent) event = docket_journal_table_read (store, select, error);

      if (event == NULL || !func (event, data, error))
        return FALSE;
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The digest in the first column of the only row; FALSE without error when there is no row */
static gboolean
read_digest (DocketStatement *select, DocketDigest *digest, GError **error)
{
  return docket_statement_step (select, error) && docket_statement_get_digest (select, 0, digest);
}

gboolean
docket_journal_table_get_hash (DocketStore  *store,
                               const char   *subject,
                               gint64        subject_seq,
                               DocketDigest *hash,
                               GError      **error)
{
  g_autoptr (DocketStatement) select =
      docket_statement_new (store->database, "SELECT hash FROM event WHERE subject = :subject AND "
                                             "subject_seq = :subject_seq");

  docket_statement_bind_text (select, ":subject", subject);
  docket_statement_bind_int (select, ":subject_seq", subject_seq);
  return read_digest (select, hash, error);
}

gboolean
docket_journal_table_get_head (DocketStore *store, gint64 seq, DocketDigest *head, GError **error)
{
  g_autoptr (DocketStatement) select =
      docket_statement_new (store->database, "SELECT head FROM event WHERE seq = :seq");

  docket_statement_bind_int (select, ":seq", seq);
  return read_digest (select, head, error);
}

gboolean
docket_store_has_head (DocketStore        *store,
                       gint64              events,
                       const DocketDigest *head,
                       gboolean           *has,
                       GError            **error)
{
  DocketDigest stands = { 0 };
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && head != NULL && has != NULL, FALSE);

  *has = (events == 0 || docket_journal_table_get_head (store, events, &stands, &failure)) &&
         docket_digest_equal (&stands, head);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

gboolean
docket_store_get_last (DocketStore  *store,
                       const char   *subject,
                       gint64        events,
                       gint64       *count,
                       DocketDigest *last,
                       GError      **error)
{
  g_autoptr (DocketStatement) select = NULL;

  g_return_val_if_fail (DOCKET_IS_STORE (store) && subject != NULL, FALSE);
  g_return_val_if_fail (count != NULL && last != NULL, FALSE);

  select = docket_statement_new (store->database, "SELECT subject_seq, hash FROM event "
                                                  "WHERE subject = :subject AND seq <= :events "
                                                  "ORDER BY subject_seq DESC LIMIT 1");
  docket_statement_bind_text (select, ":subject", subject);
  docket_statement_bind_int (select, ":events", events);
  return read_last (select, count, last, error);
}
