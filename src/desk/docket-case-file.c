/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Loads what evaluation asks for, and stores what it answers. Knows no rule. */

#include "config.h"

#include "desk/docket-case-file.h"

#include "core/docket-error.h"
#include "desk/docket-meanwhile.h"
#include "desk/docket-other-cases.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
docket_case_file_free (DocketCaseFile *file)
{
  g_clear_pointer (&file->row, docket_case_row_free);
  g_clear_pointer (&file->rules, docket_rule_set_unref);
  g_clear_pointer (&file->calendar, docket_calendar_unref);
  g_clear_pointer (&file->events, g_ptr_array_unref);
  g_clear_pointer (&file->parties, g_ptr_array_unref);
  g_clear_pointer (&file->ledger, g_ptr_array_unref);
  g_clear_pointer (&file->contacts, g_ptr_array_unref);
  g_clear_pointer (&file->cases, g_ptr_array_unref);
  g_clear_pointer (&file->given, g_hash_table_unref);
  g_free (file);
}

static gboolean
add_ledger (DocketCaseFile *file, DocketStore *store, const char *party, GError **error)
{
  g_autoptr (GPtrArray) rows = docket_store_dup_ledger (store, party, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DocketLedgerRow *row = rows->pdata[i];
      DocketLedgerEntry     *entry = g_new0 (DocketLedgerEntry, 1);

      entry->account = g_strdup (row->account);
      entry->party = g_strdup (row->party);
      entry->key = g_strdup (row->key);
      entry->at = row->at;
      entry->amount = row->amount;
      entry->kase = g_strdup (row->kase);
      entry->seq = row->seq;
      g_ptr_array_add (file->ledger, entry);
    }
  return rows != NULL;
}

static gboolean
add_contacts (DocketCaseFile *file, DocketStore *store, const char *party, GError **error)
{
  g_autoptr (GPtrArray) rows = docket_store_dup_contacts (store, party, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DocketContactRow *row = rows->pdata[i];
      DocketContact          *contact = g_new0 (DocketContact, 1);

      contact->party = g_strdup (party);
      contact->channel = g_strdup (row->channel);
      contact->value = g_strdup (row->value);
      contact->admission = row->admission;
      contact->from = row->from;
      contact->to = row->to;
      g_ptr_array_add (file->contacts, contact);
    }
  return rows != NULL;
}

static gboolean
load_parties (DocketCaseFile *file, DocketStore *store, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  if (file->parties == NULL)
    file->parties = docket_store_dup_case_parties (store, file->row->number, error);
  if (file->parties == NULL)
    return FALSE;
  file->ledger = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_ledger_entry_free);
  file->contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_contact_free);
  for (guint i = 0; i < file->parties->len; i++)
    {
      const DocketCasePartyRow *row = file->parties->pdata[i];

      /* who holds two roles has one ledger */
      if (!g_hash_table_add (seen, row->party))
        continue;
      if (!add_ledger (file, store, row->party, error) ||
          !add_contacts (file, store, row->party, error))
        return FALSE;
    }
  return TRUE;
}

/* How many other cases of the same parties are open: what repeats are recognised by */
static gboolean
count_open_cases (DocketCaseFile *file, DocketStore *store, guint *count, GError **error)
{
  g_autoptr (GPtrArray) roles = g_ptr_array_new ();
  g_autoptr (GPtrArray) parties = g_ptr_array_new ();
  g_autoptr (GPtrArray) numbers = NULL;

  *count = 0;
  if (file->parties->len == 0)
    return TRUE;
  for (guint i = 0; i < file->parties->len; i++)
    {
      g_ptr_array_add (roles, ((DocketCasePartyRow *) file->parties->pdata[i])->role);
      g_ptr_array_add (parties, ((DocketCasePartyRow *) file->parties->pdata[i])->party);
    }
  g_ptr_array_add (roles, NULL);
  g_ptr_array_add (parties, NULL);
  numbers = docket_store_dup_open_cases (store, file->row->kind, (const char *const *) roles->pdata,
                                         (const char *const *) parties->pdata, error);
  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    if (!g_str_equal (numbers->pdata[i], file->row->number))
      (*count)++;
  return numbers != NULL;
}

static gboolean
load_given (DocketCaseFile *file, DocketStore *store, GError **error)
{
  guint count;

  if (!count_open_cases (file, store, &count, error))
    return FALSE;
  file->given = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_hash_table_insert (file->given, (gpointer) "desk.open-cases", g_strdup_printf ("%u", count));
  return TRUE;
}

static gboolean
load_rules (DocketCaseFile *file, DocketDesk *desk, GError **error)
{
  file->rules = docket_desk_dup_rules (desk, file->row->rules, error);
  if (file->rules == NULL)
    return FALSE;
  file->calendar = docket_desk_dup_calendar (desk, file->row->calendar, error);
  return file->calendar != NULL;
}

DocketCaseFile *
docket_case_file_load_alone (DocketDesk  *desk,
                             DocketStore *store,
                             const char  *number,
                             GError     **error)
{
  g_autoptr (DocketCaseFile) file = g_new0 (DocketCaseFile, 1);

  file->row = docket_store_dup_case (store, number, error);
  if (file->row == NULL)
    return NULL;
  file->events = docket_store_dup_events (store, number, error);
  if (file->events == NULL || !load_rules (file, desk, error) ||
      !load_parties (file, store, error) || !load_given (file, store, error))
    {
      g_prefix_error (error, "%s: ", number);
      return NULL;
    }
  return g_steal_pointer (&file);
}

DocketCaseFile *
docket_case_file_load (DocketDesk *desk, DocketStore *store, const char *number, GError **error)
{
  g_autoptr (DocketCaseFile) file = docket_case_file_load_alone (desk, store, number, error);

  if (file == NULL)
    return NULL;
  file->cases = docket_other_cases_load (desk, store, file, error);
  if (file->cases != NULL)
    return g_steal_pointer (&file);
  g_prefix_error (error, "%s: ", number);
  return NULL;
}

static GPtrArray *
make_parties (GHashTable *parties)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_case_party_row_free);
  GHashTableIter iter;
  gpointer       role, party;

  g_hash_table_iter_init (&iter, parties);
  while (g_hash_table_iter_next (&iter, &role, &party))
    {
      DocketCasePartyRow *row = g_new0 (DocketCasePartyRow, 1);

      row->role = g_strdup (role);
      row->party = g_strdup (party);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

DocketCaseFile *
docket_case_file_load_opening (DocketDesk        *desk,
                               const DocketEvent *event,
                               DocketRuleSet     *rules,
                               GHashTable        *parties,
                               GError           **error)
{
  DocketStore *store = desk->writer.store;
  g_autoptr (DocketCaseFile) file = g_new0 (DocketCaseFile, 1);

  file->row = g_new0 (DocketCaseRow, 1);
  file->row->number = g_strdup (strchr (event->subject, '/') + 1);
  file->row->kind = g_strdup (docket_event_get (event, "kind"));
  file->rules = docket_rule_set_ref (rules);
  file->calendar = docket_calendar_ref (docket_rules_library_get_calendar (desk->library));
  file->events = g_ptr_array_new ();
  file->parties = make_parties (parties);
  if (!load_parties (file, store, error) || !load_given (file, store, error))
    return NULL;
  file->cases = docket_other_cases_load (desk, store, file, error);
  return file->cases == NULL ? NULL : g_steal_pointer (&file);
}

void
docket_case_file_get_input (const DocketCaseFile  *file,
                            DocketInstant          now,
                            DocketEvaluationInput *input)
{
  *input = (DocketEvaluationInput) {
    .rules = file->rules,
    .calendar = file->calendar,
    .events = file->events,
    .ledger = file->ledger,
    .contacts = file->contacts,
    .cases = file->cases,
    .given = file->given,
    .ruled = file->ruled,
    .now = now,
  };
}

/* --- caches --------------------------------------------------------------------------------- */

const char *
docket_deadline_kind_get_name (DocketDeadlineKind kind)
{
  static const char *const names[] = { "deadline", "window", "power", "expiry" };

  return names[kind];
}

const char *
docket_deadline_status_get_name (DocketDeadlineStatus status)
{
  static const char *const names[] = { "running", "open", "met", "missed", "cancelled" };

  return names[status];
}

const char *
docket_case_get_shown (const DocketRuleSet *rules, const DocketEvaluation *evaluation)
{
  guint index = evaluation->phase >= 0 ? (guint) evaluation->phase : evaluation->state;

  return evaluation->draft ? "draft" : ((DocketState *) rules->states->pdata[index])->id;
}

static GPtrArray *
make_deadline_rows (const DocketEvaluation *evaluation)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_deadline_row_free);

  for (guint i = 0; i < evaluation->deadlines->len; i++)
    {
      const DocketDeadline *deadline = evaluation->deadlines->pdata[i];
      DocketDeadlineRow    *row = g_new0 (DocketDeadlineRow, 1);

      row->rule = g_strdup (deadline->rule);
      row->kind = g_strdup (docket_deadline_kind_get_name (deadline->kind));
      row->status = g_strdup (docket_deadline_status_get_name (deadline->status));
      row->opens = deadline->opens;
      row->due = deadline->due;
      row->provisional = deadline->provisional;
      g_ptr_array_add (rows, row);
    }
  return rows;
}

static GArray *
tell_happened (DocketRuleSet *rules, const DocketEvaluation *evaluation)
{
  GArray *instants = g_array_new (FALSE, FALSE, sizeof (DocketInstant));
  g_autoptr (GPtrArray) found = docket_meanwhile_collect (rules, evaluation, DOCKET_INSTANT_NONE);

  for (guint i = 0; i < found->len; i++)
    g_array_append_val (instants, ((DocketMeanwhile *) found->pdata[i])->at);
  return instants;
}

static DocketEnding
get_ending (DocketStateNature nature)
{
  if (nature == DOCKET_STATE_RESULT)
    return DOCKET_ENDING_RESULT;
  return nature == DOCKET_STATE_END ? DOCKET_ENDING_END : DOCKET_ENDING_NONE;
}

gboolean
docket_case_put_state (DocketStore            *store,
                       const char             *number,
                       DocketRuleSet          *rules,
                       const DocketEvaluation *evaluation,
                       GError                **error)
{
  g_autoptr (GPtrArray) deadlines = make_deadline_rows (evaluation);
  g_autoptr (GArray) happened = tell_happened (rules, evaluation);
  const DocketState    *state = rules->states->pdata[evaluation->state];
  const DocketDeadline *next = evaluation->next_due_index < 0
                                   ? NULL
                                   : evaluation->deadlines->pdata[evaluation->next_due_index];
  DocketStateRow        row = {
           .number = number,
           .state = state->id,
           .shown = docket_case_get_shown (rules, evaluation),
           .ending = get_ending (state->nature),
           .due = evaluation->next_due,
           .due_rule = next == NULL ? "" : next->rule,
           .since = evaluation->now,
           .until = evaluation->until,
           .deadlines = deadlines,
           .happened = happened,
  };

  return docket_store_put_state (store, &row, error);
}
