/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The desk: its directory, its two threads, its lock, and the rule sets that its cases follow. What
 * is done with them stands in docket-desk-*.c, one capability a file. */

#include "config.h"

#include "desk/docket-desk-call.h"
#include "desk/docket-desk-private.h"

#include "core/docket-error.h"
#include "rules/docket-calendar-reader.h"
#include "rules/docket-rules-reader.h"

#include <glib/gi18n-lib.h>

G_DEFINE_TYPE (DocketDesk, docket_desk, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- connections ---------------------------------------------------------------------------- */

static gboolean
close_connection_in_thread (gpointer data, GError **error)
{
  DocketConnection *connection = data;

  g_clear_pointer (&connection->search, docket_search_close);
  g_clear_pointer (&connection->store, docket_store_close);
  return TRUE;
}

static void
stop_connection (DocketConnection *connection)
{
  if (connection->worker == NULL)
    return;
  docket_worker_run (connection->worker, close_connection_in_thread, connection, NULL);
  g_clear_pointer (&connection->worker, docket_worker_free);
}

typedef struct
{
  DocketDesk       *desk;
  DocketConnection *connection;
  gboolean          writable;
} Opening;

static gboolean
open_connection_in_thread (gpointer data, GError **error)
{
  Opening *opening = data;

  opening->connection->store =
      docket_store_open (opening->desk->directory, opening->writable, error);
  if (opening->connection->store == NULL)
    return FALSE;
  /* a cache: without it a search scans */
  opening->connection->search =
      docket_search_open (opening->desk->directory, opening->writable, NULL);
  return TRUE;
}

static gboolean
start_connection (DocketDesk *desk, DocketConnection *connection, gboolean writable, GError **error)
{
  Opening opening = { desk, connection, writable };

  connection->worker = docket_worker_new (writable ? "writer" : "reader");
  if (docket_worker_run (connection->worker, open_connection_in_thread, &opening, error))
    return TRUE;
  g_clear_pointer (&connection->worker, docket_worker_free);
  return FALSE;
}

static gboolean
is_blob_known (const DocketDigest *digest, gboolean *known, gpointer data, GError **error)
{
  DocketStore *store = data;
  char         hex[DOCKET_DIGEST_HEX_LENGTH + 1];

  docket_digest_to_hex (digest, hex);
  return docket_store_has_blob (store, hex, known, error);
}

/* A program that was killed may leave files in the vault that no event came to name */
static gboolean
sweep_in_thread (gpointer data, GError **error)
{
  DocketDesk *desk = data;

  return docket_vault_sweep (desk->vault, is_blob_known, desk->writer.store, NULL, error);
}

static gboolean
put_in_order (DocketDesk *desk, GError **error)
{
  if (!docket_lock_was_left (desk->lock))
    return TRUE;
  if (!docket_worker_run (desk->writer.worker, sweep_in_thread, desk, error))
    return FALSE;
  docket_disk_check_forget (desk->directory);
  docket_lock_put_in_order (desk->lock);
  return TRUE;
}

/* Who shows warnings looks again at what changed */
static void
check_warned_cb (gpointer data)
{
  g_atomic_int_inc (&((DocketDesk *) data)->written);
}

static void
check_if_due (DocketDesk *desk)
{
  DocketInstant now = docket_clock_now (desk->clock);

  if (desk->check == NULL && docket_disk_check_is_due (desk->directory, now))
    desk->check = docket_disk_check_start (desk->directory, now, check_warned_cb, desk);
}

static gboolean
take_desk (DocketDesk *desk, GError **error)
{
  desk->lock = docket_lock_take (desk->directory, error);
  if (desk->lock == NULL)
    return FALSE;
  if (start_connection (desk, &desk->writer, TRUE, error) && put_in_order (desk, error))
    {
      check_if_due (desk);
      return TRUE;
    }
  stop_connection (&desk->writer);
  g_clear_pointer (&desk->lock, docket_lock_release);
  return FALSE;
}

static gboolean
start_writer (DocketDesk *desk, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&desk->mutex);

  if (desk->writer.worker != NULL)
    return TRUE;
  if (desk->read_only)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED,
                   _ ("The desk %s was opened for reading only"), desk->directory);
      return FALSE;
    }
  return take_desk (desk, error);
}

static gboolean
start_reader (DocketDesk *desk, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&desk->mutex);

  return desk->reader.worker != NULL || start_connection (desk, &desk->reader, FALSE, error);
}

typedef struct
{
  DocketDesk    *desk;
  DocketWorkFunc func;
  gpointer       data;
} Writing;

/* Counts what was written, for who shows it */
static gboolean
write_in_thread (gpointer data, GError **error)
{
  Writing *writing = data;
  gint64   before = docket_store_get_changes (writing->desk->writer.store);
  gboolean done = writing->func (writing->data, error);

  if (docket_store_get_changes (writing->desk->writer.store) != before)
    g_atomic_int_inc (&writing->desk->written);
  return done;
}

/* What is shown may be older than what the other program wrote meanwhile */
gboolean
docket_desk_take (DocketDesk *desk, GError **error)
{
  gboolean taken = desk->writer.worker != NULL;

  if (!start_writer (desk, error))
    return FALSE;
  if (!taken)
    g_atomic_int_inc (&desk->written);
  return TRUE;
}

gboolean
docket_desk_write (DocketDesk *desk, DocketWorkFunc func, gpointer data, GError **error)
{
  Writing writing = { desk, func, data };

  return start_writer (desk, error) &&
         docket_worker_run (desk->writer.worker, write_in_thread, &writing, error);
}

gboolean
docket_desk_read (DocketDesk *desk, DocketWorkFunc func, gpointer data, GError **error)
{
  return start_reader (desk, error) && docket_worker_run (desk->reader.worker, func, data, error);
}

/* --- rule sets and calendars ---------------------------------------------------------------- */

static GBytes *
dup_vault_bytes (DocketDesk *desk, const char *sha256, GError **error)
{
  DocketDigest digest;

  if (!docket_digest_from_hex (sha256, &digest))
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT, _ ("“%s” is no SHA-256"), sha256);
      return NULL;
    }
  return docket_vault_dup_bytes (desk->vault, &digest, error);
}

DocketRuleSet *
docket_desk_dup_rules (DocketDesk *desk, const char *sha256, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&desk->mutex);
  const DocketRulesFile *file = docket_rules_library_find_by_digest (desk->library, sha256);
  DocketRuleSet         *rules = file == NULL ? NULL : file->set;
  g_autoptr (GBytes) bytes = NULL;

  if (rules == NULL)
    rules = g_hash_table_lookup (desk->rule_sets, sha256);
  if (rules != NULL)
    return docket_rule_set_ref (rules);
  bytes = dup_vault_bytes (desk, sha256, error);
  rules = bytes == NULL ? NULL : docket_rules_read_bytes (bytes, sha256, error);
  if (rules == NULL)
    {
      g_prefix_error (error, _ ("Rule set of the case: "));
      return NULL;
    }
  g_hash_table_insert (desk->rule_sets, g_strdup (sha256), docket_rule_set_ref (rules));
  return rules;
}

DocketCalendar *
docket_desk_dup_calendar (DocketDesk *desk, const char *sha256, GError **error)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&desk->mutex);
  DocketCalendar                 *calendar = docket_rules_library_get_calendar (desk->library);
  g_autoptr (GBytes) bytes = NULL;

  if (!g_str_equal (docket_calendar_get_digest (calendar), sha256))
    calendar = g_hash_table_lookup (desk->calendars, sha256);
  if (calendar != NULL)
    return docket_calendar_ref (calendar);
  bytes = dup_vault_bytes (desk, sha256, error);
  calendar = bytes == NULL ? NULL : docket_calendar_read_bytes (bytes, sha256, error);
  if (calendar == NULL)
    {
      g_prefix_error (error, _ ("Calendar of the case: "));
      return NULL;
    }
  g_hash_table_insert (desk->calendars, g_strdup (sha256), docket_calendar_ref (calendar));
  return calendar;
}

/* --- opening -------------------------------------------------------------------------------- */

static void
docket_desk_finalize (GObject *object)
{
  DocketDesk *desk = DOCKET_DESK (object);

  g_clear_pointer (&desk->check, docket_disk_check_free);
  stop_connection (&desk->reader);
  stop_connection (&desk->writer);
  g_clear_pointer (&desk->lock, docket_lock_release);
  g_clear_pointer (&desk->vault, docket_vault_free);
  g_clear_pointer (&desk->library, docket_rules_library_unref);
  g_clear_pointer (&desk->retired, g_ptr_array_unref);
  g_clear_pointer (&desk->profile, docket_intake_profile_free);
  g_clear_pointer (&desk->rule_sets, g_hash_table_unref);
  g_clear_pointer (&desk->calendars, g_hash_table_unref);
  g_clear_pointer (&desk->unevaluated, g_hash_table_unref);
  g_clear_pointer (&desk->clock, docket_clock_free);
  g_free (desk->directory);
  g_free (desk->id);
  g_mutex_clear (&desk->mutex);

  G_OBJECT_CLASS (docket_desk_parent_class)->finalize (object);
}

static void
docket_desk_class_init (DocketDeskClass *class)
{
  G_OBJECT_CLASS (class)->finalize = docket_desk_finalize;

  /**
   * DocketDesk::changed:
   *
   * What the desk shows may be another: something was written by this program, or
   * docket_desk_touch() was called. Emitted in the main thread, once for whatever was written since
   * the last time; for what was written only where somebody calls docket_desk_call_async().
   */
  signals[CHANGED] = g_signal_new ("changed", DOCKET_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
docket_desk_init (DocketDesk *desk)
{
  g_mutex_init (&desk->mutex);
  desk->rule_sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) docket_rule_set_unref);
  desk->calendars = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) docket_calendar_unref);
  desk->unevaluated = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  desk->unevaluated_on = DOCKET_DATE_NONE;
  desk->retired = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_rules_library_unref);
}

static gboolean
read_id_in_thread (gpointer data, GError **error)
{
  DocketDesk *desk = data;

  desk->id = g_strdup (docket_store_get_desk (desk->reader.store));
  return TRUE;
}

static gboolean
open_vault (DocketDesk *desk, GError **error)
{
  if (desk->vault == NULL)
    desk->vault = docket_vault_open (desk->directory, error);
  return desk->vault != NULL;
}

/* A reader refuses an older schema, since only a writer can bring it up to date */
static gboolean
open_database (DocketDesk *desk, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (docket_desk_read (desk, read_id_in_thread, desk, &local))
    return TRUE;
  if (!desk->read_only && g_error_matches (local, DOCKET_ERROR, DOCKET_ERROR_REFUSED))
    return open_vault (desk, error) && start_writer (desk, error) &&
           docket_desk_read (desk, read_id_in_thread, desk, error);
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

DocketDesk *
docket_desk_open (const DocketDeskOptions *options, GError **error)
{
  g_autoptr (DocketDesk) desk = g_object_new (DOCKET_TYPE_DESK, NULL);
  g_autofree char *rules = g_build_filename (options->directory, "rules", NULL);

  desk->directory = g_strdup (options->directory);
  desk->actor = g_intern_string (options->actor != NULL ? options->actor : g_get_user_name ());
  desk->read_only = options->read_only;
  desk->clock = docket_clock_new (options->today, error);
  if (desk->clock == NULL || !open_database (desk, error) || !open_vault (desk, error))
    return NULL;
  desk->library =
      docket_rules_library_load (g_file_test (rules, G_FILE_TEST_IS_DIR) ? rules : NULL, error);
  if (desk->library == NULL)
    return NULL;
  desk->profile = docket_intake_profile_load ("gg", error);
  return desk->profile == NULL ? NULL : g_steal_pointer (&desk);
}

/* --- changes -------------------------------------------------------------------------------- */

void
docket_desk_notify_changed (DocketDesk *desk)
{
  int written = g_atomic_int_get (&desk->written);

  if (written == desk->notified)
    return;
  docket_desk_touch (desk);
}

void
docket_desk_touch (DocketDesk *desk)
{
  g_return_if_fail (DOCKET_IS_DESK (desk));

  desk->notified = g_atomic_int_get (&desk->written);
  g_signal_emit (desk, signals[CHANGED], 0);
}

/* --- properties ----------------------------------------------------------------------------- */

const char *
docket_desk_get_id (DocketDesk *desk)
{
  return desk->id;
}

const char *
docket_desk_get_directory (DocketDesk *desk)
{
  return desk->directory;
}

const char *
docket_desk_get_actor (DocketDesk *desk)
{
  return g_atomic_pointer_get (&desk->actor);
}

void
docket_desk_set_actor (DocketDesk *desk, const char *name)
{
  g_atomic_pointer_set (&desk->actor, g_intern_string (name));
}

DocketInstant
docket_desk_get_now (DocketDesk *desk)
{
  return docket_clock_now (desk->clock);
}

DocketDate
docket_desk_get_today (DocketDesk *desk)
{
  return docket_instant_date (docket_clock_now (desk->clock));
}

gboolean
docket_desk_has_simulated_clock (DocketDesk *desk)
{
  return docket_clock_is_simulated (desk->clock);
}

DocketEvent *
docket_desk_new_event (DocketDesk *desk, const char *subject, const char *action)
{
  g_autofree char *full = g_strdup_printf ("%s/%s", desk->id, subject);
  DocketEvent     *event = docket_event_new (full, action);
  DocketInstant    last = docket_store_get_last_real_at (desk->writer.store);

  event->at = docket_clock_now (desk->clock);
  g_free (event->clock);
  event->clock = g_strdup (docket_clock_get_mark (desk->clock, event->at, last));
  g_free (event->actor);
  event->actor = g_strdup (desk->acting != NULL ? desk->acting : docket_desk_get_actor (desk));
  g_free (event->auth);
  event->auth = g_strdup ("claimed");
  return event;
}
