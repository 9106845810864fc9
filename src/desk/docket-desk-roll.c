/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rolling to a new day: cases whose answer changes with time alone are evaluated again. Writing
 * thread; whether there is something to do is asked in the reading thread. */

#include "config.h"

#include "desk/docket-case-file.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>

enum
{
  ROLL_BATCH = 500, /* cases a transaction */
  TOLD_CASES = 3,   /* that cannot be evaluated, each with its reason */
};

/* --- cases that cannot be evaluated --------------------------------------------------------- */

/* They stay stale: nothing is cached of what failed. So that they are not tried without end, the
 * desk remembers them until the date changes */
static void
remember_failure (DocketDesk *desk, const char *number, const GError *failure)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&desk->mutex);

  g_hash_table_replace (desk->unevaluated, g_strdup (number), g_strdup (failure->message));
}

static guint
begin_day (DocketDesk *desk, DocketInstant now)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&desk->mutex);
  DocketDate                      today = docket_instant_date (now);

  if (desk->unevaluated_on != today)
    g_hash_table_remove_all (desk->unevaluated);
  desk->unevaluated_on = today;
  return g_hash_table_size (desk->unevaluated);
}

static gboolean
is_missing_from (gpointer number, gpointer message, gpointer numbers)
{
  return !g_hash_table_contains (numbers, number);
}

static void
forget_mended (DocketDesk *desk, GPtrArray *numbers)
{
  g_autoptr (GHashTable) stale = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < numbers->len; i++)
    g_hash_table_add (stale, numbers->pdata[i]);
  g_hash_table_foreach_remove (desk->unevaluated, is_missing_from, stale);
}

/* Those of the stale cases that were not tried today. When there is none, @numbers has all that
 * fail, and any other that failed was mended meanwhile */
static GPtrArray *
select_untried (DocketDesk *desk, GPtrArray *numbers)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&desk->mutex);
  GPtrArray                      *untried = g_ptr_array_new ();

  for (guint i = 0; i < numbers->len; i++)
    if (!g_hash_table_contains (desk->unevaluated, numbers->pdata[i]))
      g_ptr_array_add (untried, numbers->pdata[i]);
  if (untried->len == 0)
    forget_mended (desk, numbers);
  return untried;
}

char **
docket_desk_dup_unevaluated (DocketDesk *desk)
{
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&desk->mutex);
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  g_autoptr (GList) numbers =
      g_list_sort (g_hash_table_get_keys (desk->unevaluated), (GCompareFunc) g_strcmp0);
  guint told = 0;

  for (GList *link = numbers; link != NULL && told < TOLD_CASES; link = link->next, told++)
    {
      const char      *message = g_hash_table_lookup (desk->unevaluated, link->data);
      g_autofree char *sentence =
          g_strdup_printf (_ ("%s cannot be evaluated and is shown as it stood last: %s"),
                           (const char *) link->data, message);

      g_strv_builder_add (sentences, sentence);
    }
  if (g_hash_table_size (desk->unevaluated) > told)
    {
      g_autofree char *rest = g_strdup_printf (_ ("Further cases that cannot be evaluated: %u"),
                                               g_hash_table_size (desk->unevaluated) - told);

      g_strv_builder_add (sentences, rest);
    }
  return g_strv_builder_end (sentences);
}

/* --- evaluating ----------------------------------------------------------------------------- */

static DocketEvaluation *
evaluate (const DocketCaseFile *file, DocketInstant now, GError **error)
{
  DocketEvaluationInput input;

  docket_case_file_get_input (file, now, &input);
  return docket_evaluate (&input, FALSE, error);
}

/* Fails when the answer cannot be stored, which ends the whole rolling */
static gboolean
evaluate_again (DocketDesk *desk, const char *number, DocketInstant now, GError **error)
{
  DocketStore *store = desk->writer.store;
  g_autoptr (GError) failure = NULL;
  g_autoptr (DocketCaseFile) file = docket_case_file_load (desk, store, number, &failure);
  g_autoptr (DocketEvaluation) evaluation = file == NULL ? NULL : evaluate (file, now, &failure);

  if (evaluation != NULL)
    return docket_case_put_state (store, number, file->rules, evaluation, error);
  remember_failure (desk, number, failure);
  return TRUE;
}

static gboolean
evaluate_all_again (DocketDesk *desk, GPtrArray *numbers, DocketInstant now, GError **error)
{
  for (guint i = 0; i < numbers->len; i++)
    if (!evaluate_again (desk, numbers->pdata[i], now, error))
      return FALSE;
  return TRUE;
}

static gboolean
roll_batch (DocketDesk *desk, GPtrArray *numbers, DocketInstant now, GError **error)
{
  DocketStore *store = desk->writer.store;

  if (!docket_store_begin (store, error))
    return FALSE;
  if (evaluate_all_again (desk, numbers, now, error))
    return docket_store_commit (store, error);
  docket_store_rollback (store);
  return FALSE;
}

gboolean
docket_desk_roll (DocketDesk *desk, GError **error)
{
  DocketInstant now = docket_clock_now (desk->clock);

  for (;;)
    {
      guint failed = begin_day (desk, now);
      g_autoptr (GPtrArray) numbers =
          docket_store_dup_stale_cases (desk->writer.store, now, ROLL_BATCH + failed, error);
      g_autoptr (GPtrArray) untried = numbers == NULL ? NULL : select_untried (desk, numbers);

      if (untried == NULL)
        return FALSE;
      if (untried->len == 0)
        return TRUE;
      if (!roll_batch (desk, untried, now, error))
        return FALSE;
    }
}

static gboolean
roll_in_thread (gpointer data, GError **error)
{
  return docket_desk_roll (data, error);
}

/* --- asking --------------------------------------------------------------------------------- */

typedef struct
{
  DocketDesk *desk;
  gboolean    stale;
} Staleness;

static gboolean
ask_staleness_in_thread (gpointer data, GError **error)
{
  Staleness    *staleness = data;
  DocketDesk   *desk = staleness->desk;
  DocketInstant now = docket_clock_now (desk->clock);
  guint         failed = begin_day (desk, now);
  g_autoptr (GPtrArray) numbers =
      docket_store_dup_stale_cases (desk->reader.store, now, failed + 1, error);
  g_autoptr (GPtrArray) untried = numbers == NULL ? NULL : select_untried (desk, numbers);

  staleness->stale = untried != NULL && untried->len > 0;
  return untried != NULL;
}

/* Another program that writes rolls the desk itself; a desk opened for reading shows what is
 * cached. Who only looks keeps nobody from writing: the lock is taken when there is something to
 * roll */
gboolean
docket_desk_roll_if_stale (DocketDesk *desk, GError **error)
{
  Staleness staleness = { desk, FALSE };
  g_autoptr (GError) local = NULL;

  if (desk->read_only)
    return TRUE;
  if (!docket_desk_read (desk, ask_staleness_in_thread, &staleness, error))
    return FALSE;
  if (!staleness.stale || docket_desk_write (desk, roll_in_thread, desk, &local) ||
      g_error_matches (local, DOCKET_ERROR, DOCKET_ERROR_BUSY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
