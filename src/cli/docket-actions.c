/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "cli/docket-actions.h"

#include "cli/docket-inputs.h"
#include "cli/docket-json-reason.h"
#include "desk/docket-wording.h"
#include "cli/docket-output.h"
#include "cli/docket-table.h"
#include "core/docket-error.h"

#include <glib/gi18n.h>

void
docket_actions_fill_json (JsonObject              *object,
                          const DocketRuleSet     *rules,
                          const DocketActionState *state,
                          gboolean                 inputs)
{
  docket_json_set_text (object, "id", state->action->action);
  docket_json_set_text (object, "rule", state->action->id);
  docket_json_set_text (object, "label", docket_wording_get_label (&state->action->label));
  json_object_set_boolean_member (object, "allowed", state->allowed);
  json_object_set_boolean_member (object, "due", state->due);
  docket_json_add_reasons (object, "reasons", rules, state->reasons, FALSE);
  docket_json_add_reasons (object, "warnings", rules, state->reasons, TRUE);
  if (inputs)
    docket_inputs_add_json (object, rules, state->action);
}

static void
print_action (const DocketRuleSet *rules, const DocketActionState *state, gboolean inputs)
{
  g_autofree char *usage = inputs ? docket_inputs_dup_usage (rules, state->action) : NULL;
  const char      *mark = state->due ? "!" : state->allowed ? "+" : "-";

  docket_output_printf ("  %s %s%s%s  %s\n", mark, state->action->action, usage == NULL ? "" : " ",
                        usage == NULL ? "" : usage,
                        docket_wording_get_label (&state->action->label));
  for (guint i = 0; i < state->reasons->len; i++)
    {
      const DocketReason *reason = state->reasons->pdata[i];
      g_autofree char    *text = docket_wording_dup_reason (rules, reason);

      docket_output_printf (reason->warning ? _ ("      warning: %s\n") : "      %s\n", text);
    }
}

static gboolean
is_of_another_state (const DocketActionState *state)
{
  for (guint i = 0; i < state->reasons->len; i++)
    if (((DocketReason *) state->reasons->pdata[i])->hint == DOCKET_HINT_STATE)
      return TRUE;
  return FALSE;
}

void
docket_actions_print (const DocketRuleSet *rules, GPtrArray *actions, gboolean inputs)
{
  g_autoptr (GString) others = g_string_new (NULL);

  docket_output_print (_ ("Actions (+ allowed, ! due, - refused now):\n"));
  for (guint i = 0; i < actions->len; i++)
    {
      const DocketActionState *state = actions->pdata[i];

      if (is_of_another_state (state))
        g_string_append_printf (others, " %s", state->action->action);
      else
        print_action (rules, state, inputs);
    }
  if (others->len > 0)
    docket_output_printf (_ ("  Not in this state:%s\n"), others->str);
}

static void
print_outcomes (const DocketCaseView *view)
{
  g_autoptr (DocketTable) table = docket_table_new (4, 2);

  for (guint i = 0; i < view->rules->outcomes->len; i++)
    {
      const DocketOutcome *outcome = view->rules->outcomes->pdata[i];
      g_autofree char     *grounds = NULL;
      g_autofree char     *signatures = NULL;

      if (!docket_kinds_include (outcome->kinds, view->evaluation->kind))
        continue;
      grounds = outcome->grounds == NULL ? g_strdup ("") : g_strjoinv ("|", outcome->grounds);
      signatures = g_strdup_printf (ngettext ("%u signature", "%u signatures", outcome->signatures),
                                    outcome->signatures);
      docket_table_add (table,
                        (const char *const[]) { outcome->id, signatures, grounds,
                                                docket_wording_get_label (&outcome->label) });
    }
  docket_output_print (_ ("Outcomes of a ruling, with the grounds they take:\n"));
  docket_table_print (table);
}

void
docket_actions_print_common (const DocketCaseView *view)
{
  const char *const *names = docket_inputs_get_common_acts ();

  docket_output_print (_ ("Acts that every case knows:\n"));
  for (gsize i = 0; names[i] != NULL; i++)
    docket_output_printf ("    %s %s\n", names[i], docket_inputs_get_common_usage (names[i]));
  print_outcomes (view);
}

static void
set_unknown (const DocketCaseView *view, const char *name, GError **error)
{
  GPtrArray *actions = view->rules->actions;
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < actions->len; i++)
    {
      const DocketAction *action = actions->pdata[i];

      if (docket_kinds_include (action->kinds, view->evaluation->kind))
        g_string_append_printf (known, " %s", action->action);
    }
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE, _ ("%s knows no act “%s”; it knows:%s"),
               view->row->number, name, known->str);
}

gboolean
docket_actions_print_help (const DocketCaseView *view, const char *name, GError **error)
{
  const DocketAction *action =
      docket_rule_set_find_action (view->rules, view->evaluation->kind, name);
  const char      *common = docket_inputs_get_common_usage (name);
  g_autofree char *usage = NULL;

  if (action == NULL && common == NULL)
    {
      set_unknown (view, name, error);
      return FALSE;
    }
  usage = action == NULL ? g_strdup (common) : docket_inputs_dup_usage (view->rules, action);
  docket_output_printf (_ ("Usage:\n  docketctl do %s %s %s [on=DATE|INSTANT]\n\n"),
                        view->row->number, name, usage);
  if (action != NULL)
    {
      docket_output_printf ("%s: %s\n", action->id, docket_wording_get_label (&action->label));
      docket_inputs_print (view->rules, action);
    }
  else if (g_str_equal (name, "rule") || g_str_equal (name, "supersede"))
    print_outcomes (view);
  return TRUE;
}
