/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Acts out of a table. Writing thread. All are done in one transaction, as they would be one by
 * one; when some must be left out, it is rolled back and done again without them, until the rest
 * stands.
 */

#include "config.h"

#include "desk/docket-desk-many.h"

#include "core/docket-error.h"
#include "desk/docket-act-call.h"
#include "desk/docket-act-inputs.h"
#include "desk/docket-wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  DocketDesk              *desk;
  const DocketManyRequest *request;
  GPtrArray               *results; /* DocketManyResult */
  guint                    recorded;
  char                    *role;
  gboolean                 touched;
} Many;

void
docket_many_row_free (DocketManyRow *row)
{
  g_free (row->number);
  g_strfreev (row->parties);
  g_strfreev (row->inputs);
  g_free (row);
}

void
docket_many_result_free (DocketManyResult *result)
{
  g_free (result->number);
  g_free (result->problem);
  g_clear_pointer (&result->acted, docket_acted_free);
  g_free (result);
}

/* --- which case ----------------------------------------------------------------------------- */

/* P-17 as it stands, a name as the register knows it in that role */
static char *
dup_party (const Many *many, const char *role, const char *name, GError **error)
{
  DocketStore *store = many->desk->writer.store;
  gboolean     is_number = g_str_has_prefix (name, "P-");
  g_autoptr (GError) local = NULL;
  g_autoptr (DocketPartyRow) row = is_number ? docket_store_dup_party (store, name, &local)
                                             : docket_store_find_party (store, role, name, &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (row != NULL && g_str_equal (row->role, role))
    return g_strdup (row->party);
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND,
               _ ("nobody of the role %s is registered as “%s”"), role, name);
  return NULL;
}

static gboolean
knows_act (const DocketRuleSet *rules, const char *kind, const char *action)
{
  gint index = docket_rule_set_find_kind (rules, kind);

  return index >= 0 && docket_rule_set_find_action (rules, (guint) index, action) != NULL;
}

/* Numbers of the party's cases in which it has the role and that know the act, open ones alone
 * where there are such */
static GPtrArray *
list_cases (const Many *many, const char *role, const char *party, GError **error)
{
  const DocketManyRequest *request = many->request;
  const DocketRulesFile   *file =
      docket_rules_library_find_latest (many->desk->library, request->system);
  g_autoptr (GPtrArray) rows =
      docket_store_dup_cases_in_roles (many->desk->writer.store, request->system, party, error);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) over = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DocketRoleCaseRow *row = rows->pdata[i];

      if (file != NULL && g_str_equal (row->role, role) &&
          knows_act (file->set, row->kind, request->action))
        g_ptr_array_add (row->open ? open : over, g_strdup (row->number));
    }
  if (rows == NULL)
    return NULL;
  return open->len > 0 ? g_steal_pointer (&open) : g_steal_pointer (&over);
}

static void
keep_common (GPtrArray *numbers, GPtrArray *others)
{
  for (guint i = numbers->len; i > 0; i--)
    if (!g_ptr_array_find_with_equal_func (others, numbers->pdata[i - 1], g_str_equal, NULL))
      g_ptr_array_remove_index (numbers, i - 1);
}

static GPtrArray *
list_of_party (const Many *many, const char *given, GError **error)
{
  const char      *name;
  g_autofree char *role = docket_act_input_dup_key (given, &name, error);
  g_autofree char *party = role == NULL ? NULL : dup_party (many, role, name, error);

  return party == NULL ? NULL : list_cases (many, role, party, error);
}

static char *
choose_case (const Many *many, const DocketManyRow *row, GPtrArray *numbers, GError **error)
{
  g_autofree char *names = g_strjoinv (", ", row->parties);
  g_autofree char *list = NULL;

  if (numbers->len == 1)
    return g_strdup (numbers->pdata[0]);
  if (numbers->len == 0)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND,
                   _ ("%s has no case of %s that knows the act “%s”"), names, many->request->system,
                   many->request->action);
      return NULL;
    }
  g_ptr_array_add (numbers, NULL);
  list = g_strjoinv (", ", (char **) numbers->pdata);
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CONFLICT,
               _ ("%s has several such cases (%s): give a column “case”"), names, list);
  return NULL;
}

static char *
find_case (const Many *many, const DocketManyRow *row, GError **error)
{
  g_autoptr (GPtrArray) numbers = NULL;

  if (row->number != NULL)
    return g_strdup (row->number);
  for (gsize i = 0; row->parties != NULL && row->parties[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) found = list_of_party (many, row->parties[i], error);

      if (found == NULL)
        return NULL;
      if (numbers == NULL)
        numbers = g_steal_pointer (&found);
      else
        keep_common (numbers, found);
    }
  if (numbers != NULL)
    return choose_case (many, row, numbers, error);
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID,
               _ ("the line names no case and no party"));
  return NULL;
}

/* --- rows ----------------------------------------------------------------------------------- */

/* Whether only this row cannot be done, not the whole */
static gboolean
is_of_row (const GError *error)
{
  static const int CODES[] = { DOCKET_ERROR_REFUSED, DOCKET_ERROR_USAGE, DOCKET_ERROR_NOT_FOUND,
                               DOCKET_ERROR_INVALID, DOCKET_ERROR_CONFLICT };

  for (gsize i = 0; i < G_N_ELEMENTS (CODES); i++)
    if (g_error_matches (error, DOCKET_ERROR, CODES[i]))
      return TRUE;
  return FALSE;
}

static char *
dup_problem (const Many *many, const DocketManyResult *result, const GError *error)
{
  const DocketActed *acted = result->acted;
  g_autoptr (GString) text = NULL;

  if (acted == NULL || acted->after != NULL)
    return g_strdup (error->message);
  text = g_string_new (NULL);
  for (guint i = 0; i < acted->reasons->len; i++)
    {
      const DocketReason *reason = acted->reasons->pdata[i];
      g_autofree char    *line = docket_wording_dup_reason (acted->rules, reason);

      if (!reason->warning)
        g_string_append_printf (text, text->len == 0 ? "%s" : "\n%s", line);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
act_on_case (Many *many, const DocketManyRow *row, DocketManyResult *result, GError **error)
{
  g_autoptr (DocketActChain) chain =
      docket_act_chain_new (many->desk, many->desk->writer.store, many->role);
  DocketActCall call = {
    .desk = many->desk,
    .number = result->number,
    .action = many->request->action,
    .inputs = (const char *const *) row->inputs,
    .acted = g_new0 (DocketActed, 1),
  };
  gboolean done = docket_act_call_do (&call, chain, error);

  many->touched = many->touched || chain->touched;
  if (call.acted->reasons != NULL)
    result->acted = call.acted;
  else
    docket_acted_free (call.acted);
  return done;
}

/* FALSE: nothing can be done at all */
static gboolean
do_row (Many *many, guint index, GError **error)
{
  const DocketManyRow *row = many->request->rows->pdata[index];
  DocketManyResult    *result = many->results->pdata[index];
  g_autoptr (GError) local = NULL;

  g_clear_pointer (&result->acted, docket_acted_free);
  g_clear_pointer (&result->number, g_free);
  result->number = find_case (many, row, &local);
  if (result->number != NULL && act_on_case (many, row, result, &local))
    return TRUE;
  if (is_of_row (local))
    {
      result->problem = dup_problem (many, result, local);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* @refused: how many more were */
static gboolean
do_rows (Many *many, guint *refused, GError **error)
{
  *refused = 0;
  many->recorded = 0;
  many->role = docket_desk_dup_role (many->desk, many->desk->writer.store, "reviewer", error);
  for (guint i = 0; many->role != NULL && i < many->results->len; i++)
    {
      DocketManyResult *result = many->results->pdata[i];

      if (result->problem != NULL)
        continue;
      if (!do_row (many, i, error))
        return FALSE;
      if (result->problem == NULL)
        many->recorded++;
      else
        ++*refused;
    }
  return many->role != NULL;
}

static gboolean
take_back (Many *many)
{
  docket_store_rollback (many->desk->writer.store);
  many->recorded = 0;
  return TRUE;
}

/* One pass; @again: some more are to be left out, and then the rest is to be tried anew */
static gboolean
run_pass (Many *many, gboolean *again, GError **error)
{
  DocketStore *store = many->desk->writer.store;
  guint        refused;
  gboolean     done;

  *again = FALSE;
  if (!docket_store_begin (store, error))
    return FALSE;
  done = do_rows (many, &refused, error);
  g_clear_pointer (&many->role, g_free);
  if (!done)
    {
      docket_store_rollback (store);
      return FALSE;
    }
  if (refused > 0)
    {
      *again = many->request->skip_refused;
      return take_back (many);
    }
  return many->recorded == 0 ? take_back (many) : docket_store_commit (store, error);
}

static gboolean
run_in_thread (gpointer data, GError **error)
{
  Many    *many = data;
  gboolean again = TRUE;

  while (again)
    if (!run_pass (many, &again, error))
      return FALSE;
  if (many->touched && many->recorded > 0)
    docket_desk_roll (many->desk, NULL);
  if (many->recorded > 0)
    docket_desk_catch_up_search (many->desk, NULL);
  return TRUE;
}

GPtrArray *
docket_desk_act_on_many (DocketDesk              *desk,
                         const DocketManyRequest *request,
                         guint                   *recorded,
                         GError                 **error)
{
  g_autoptr (GPtrArray) results =
      g_ptr_array_new_with_free_func ((GDestroyNotify) docket_many_result_free);
  Many many = { .desk = desk, .request = request, .results = results };

  for (guint i = 0; i < request->rows->len; i++)
    {
      DocketManyResult *result = g_new0 (DocketManyResult, 1);

      result->line = ((DocketManyRow *) request->rows->pdata[i])->line;
      g_ptr_array_add (results, result);
    }
  if (!docket_desk_write (desk, run_in_thread, &many, error))
    return NULL;
  *recorded = many.recorded;
  return g_steal_pointer (&results);
}
