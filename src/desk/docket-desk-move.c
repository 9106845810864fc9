/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Open cases go over to another version of their rules. Writing thread, but for the list. */

#include "config.h"

#include "desk/docket-desk-rules.h"

#include "core/docket-error.h"
#include "desk/docket-act-values.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DocketDesk  *desk;
  const char  *number;
  const char  *version;
  const char  *system;
  DocketMoved *moved;
  GPtrArray   *numbers;
} Moving;

void
docket_moved_free (DocketMoved *moved)
{
  g_free (moved->number);
  g_free (moved->was);
  g_free (moved->reason);
  g_clear_pointer (&moved->now, docket_comparison_free);
  g_clear_pointer (&moved->before, docket_rule_set_unref);
  g_free (moved);
}

static DocketRuleSet *
find_version (Moving *moving, const char *system, GError **error)
{
  const DocketRulesLibrary *library = moving->desk->library;
  DocketDate                today = docket_instant_date (docket_clock_now (moving->desk->clock));
  const DocketRulesFile    *found =
      moving->version == NULL ? docket_rules_library_find (library, system, today) : NULL;

  for (guint i = 0; moving->version != NULL && i < docket_rules_library_get_n_files (library); i++)
    {
      const DocketRulesFile *file = docket_rules_library_get_file (library, i);

      if (g_str_equal (file->set->system, system) &&
          g_str_equal (file->set->version, moving->version))
        found = file;
    }
  if (found != NULL)
    return found->set;
  if (moving->version != NULL)
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND,
                 _ ("There is no version “%s” of the rules of %s"), moving->version, system);
  else
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND,
                 _ ("No version of the rules of %s is in force today"), system);
  return NULL;
}

/* NULL when nothing does */
static char *
dup_reason (const DocketCaseFile   *file,
            const DocketEvaluation *evaluation,
            const DocketComparison *comparison,
            const DocketCalendar   *calendar)
{
  const char *bar = docket_comparison_find_bar (file->rules, evaluation);

  if (g_str_equal (file->rules->digest, comparison->rules->digest) &&
      g_str_equal (docket_calendar_get_digest (file->calendar),
                   docket_calendar_get_digest (calendar)))
    return g_strdup (_ ("The case follows that version already"));
  return bar != NULL ? g_strdup (_ (bar)) : g_strdup (comparison->problem);
}

static gboolean
append_move (Moving *moving, DocketCaseFile *file, DocketRuleSet *rules, GError **error)
{
  DocketDesk      *desk = moving->desk;
  DocketStore     *store = desk->writer.store;
  DocketCalendar  *calendar = docket_rules_library_get_calendar (desk->library);
  g_autofree char *name = docket_act_dup_rules_name (rules);
  g_autofree char *was = docket_act_dup_rules_name (file->rules);
  g_autofree char *cause = NULL;
  DocketEvent     *event = docket_desk_new_event (desk, moving->number, "move-rules");
  g_autoptr (DocketEvaluation) after = NULL;
  DocketEvaluationInput input;

  cause = g_strdup_printf ("%s/%u", event->subject, file->events->len + 1);
  docket_event_add (event, "rules", name);
  docket_event_add (event, "was", was);
  docket_event_add (event, "calendar", docket_calendar_get_digest (calendar));
  event->subject_seq = file->events->len + 1;
  g_ptr_array_add (file->events, event);
  docket_case_file_get_input (file, event->at, &input);
  input.rules = rules;
  input.calendar = calendar;
  after = docket_evaluate (&input, FALSE, error);
  if (after == NULL)
    return FALSE;
  docket_event_add (event, "state", ((DocketState *) rules->states->pdata[after->state])->id);
  if (!docket_desk_register_rules (desk, rules, cause, error) ||
      !docket_desk_register_calendar (desk, cause, error) ||
      !docket_store_append (store, event, error) ||
      !docket_case_put_state (store, moving->number, rules, after, error))
    return FALSE;
  moving->moved->seq = event->subject_seq;
  return TRUE;
}

static gboolean
move_case (Moving *moving, GError **error)
{
  DocketDesk      *desk = moving->desk;
  DocketStore     *store = desk->writer.store;
  DocketMoved     *moved = moving->moved;
  g_autofree char *role = docket_desk_dup_role (desk, store, "reviewer", error);
  g_autoptr (DocketCaseFile) file =
      role == NULL ? NULL : docket_case_file_load (desk, store, moving->number, error);
  DocketRuleSet *rules = file == NULL ? NULL : find_version (moving, file->row->system, error);
  g_autoptr (DocketEvaluation) before = NULL;
  DocketEvaluationInput input;

  if (rules == NULL)
    return FALSE;
  docket_case_file_get_input (file, docket_clock_now (desk->clock), &input);
  before = docket_evaluate (&input, TRUE, error);
  if (before == NULL)
    return FALSE;
  moved->number = g_strdup (moving->number);
  moved->was = g_strdup (file->rules->version);
  moved->before = docket_rule_set_ref (file->rules);
  moved->now = docket_comparison_new_with (desk, file, before, rules);
  moved->reason =
      dup_reason (file, before, moved->now, docket_rules_library_get_calendar (desk->library));
  return moved->reason != NULL || append_move (moving, file, rules, error);
}

static gboolean
move_in_thread (gpointer data, GError **error)
{
  Moving      *moving = data;
  DocketStore *store = moving->desk->writer.store;
  gboolean     done;

  if (!docket_store_begin (store, error))
    return FALSE;
  done = move_case (moving, error);
  if (done && moving->moved->seq > 0)
    return docket_store_commit (store, error);
  docket_store_rollback (store);
  return done;
}

DocketMoved *
docket_desk_move_case (DocketDesk *desk, const char *number, const char *version, GError **error)
{
  g_autoptr (DocketMoved) moved = g_new0 (DocketMoved, 1);
  Moving moving = { .desk = desk, .number = number, .version = version, .moved = moved };

  return docket_desk_write (desk, move_in_thread, &moving, error) ? g_steal_pointer (&moved) : NULL;
}

/* --- lists ---------------------------------------------------------------------------------- */

static gboolean
list_in_thread (gpointer data, GError **error)
{
  Moving               *moving = data;
  const DocketRuleSet  *rules = find_version (moving, moving->system, error);
  const DocketCalendar *calendar = docket_rules_library_get_calendar (moving->desk->library);

  if (rules == NULL)
    return FALSE;
  moving->numbers =
      docket_store_dup_cases_beside (moving->desk->reader.store, moving->system, rules->digest,
                                     docket_calendar_get_digest (calendar), error);
  return moving->numbers != NULL;
}

GPtrArray *
docket_desk_list_unmoved (DocketDesk *desk, const char *system, GError **error)
{
  Moving moving = { .desk = desk, .system = system };

  return docket_desk_read (desk, list_in_thread, &moving, error) ? moving.numbers : NULL;
}
