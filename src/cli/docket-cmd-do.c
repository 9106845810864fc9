/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl do */

#include "config.h"

#include "cli/docket-acted.h"
#include "cli/docket-actions.h"
#include "cli/docket-many.h"
#include "cli/docketctl.h"

#include <glib/gi18n.h>

static void
print_actions (const DocketInvocation *invocation, const DocketCaseView *view)
{
  GPtrArray *actions = view->evaluation->actions;

  if (!invocation->json)
    {
      docket_actions_print (view->rules, actions, TRUE);
      docket_actions_print_common (view);
      return;
    }
  for (guint i = 0; i < actions->len; i++)
    {
      JsonObject *object = json_object_new ();

      docket_actions_fill_json (object, view->rules, actions->pdata[i], TRUE);
      docket_json_print (object);
    }
}

/* The actions of a case, or the inputs of one of them */
static gboolean
describe_actions (const DocketInvocation *invocation, GError **error)
{
  g_autoptr (DocketDesk) desk = docket_invocation_open_desk (invocation, error);
  g_autoptr (DocketCaseView) view = NULL;

  if (desk != NULL)
    view = docket_desk_dup_case (desk, invocation->words[0], error);
  if (view == NULL)
    return FALSE;
  if (invocation->n_words > 1)
    return docket_actions_print_help (view, invocation->words[1], error);
  print_actions (invocation, view);
  return TRUE;
}

static gboolean
check_options (DocketInvocation *invocation, const DocketManyOptions *many, GError **error)
{
  if (many->path != NULL || (many->system == NULL && !many->skip_refused))
    return TRUE;
  docket_invocation_set_usage_error (invocation,
                                     g_strdup (_ ("--system and --skip-refused go with --from")),
                                     error);
  return FALSE;
}

static gboolean
run_do (DocketInvocation *invocation, GError **error)
{
  g_autofree char   *path = NULL;
  g_autofree char   *system = NULL;
  DocketManyOptions  many = { NULL };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_FILENAME, &path,
      N_ ("Do ACTION once for every line of a table (CSV), or of standard input (-)"),
      N_ ("FILE") },
    { "system", 0, 0, G_OPTION_ARG_FILENAME, &system, N_ ("With --from: the cases of that system"),
      N_ ("SYSTEM") },
    { "skip-refused", 0, 0, G_OPTION_ARG_NONE, &many.skip_refused,
      N_ ("With --from: record the lines that can be, and list the others"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  invocation->own_help = TRUE;
  if (!docket_invocation_parse (invocation, entries, error))
    return FALSE;
  many.path = path;
  many.system = system;
  if (!check_options (invocation, &many, error))
    return FALSE;
  if (path != NULL && !invocation->help)
    return docket_many_run (invocation, &many, error);
  if (invocation->help || invocation->n_words == 1)
    return describe_actions (invocation, error);
  return docket_acted_run (invocation, invocation->words[0], invocation->words[1],
                           (const char *const *) invocation->words + 2, error);
}

const DocketCommand docket_cmd_do = {
  .name = "do",
  .usage = N_ ("CASE [ACTION [KEY=VALUE…]] | ACTION --from=FILE [KEY=VALUE…]"),
  .summary = N_ ("Act on a case; without ACTION, list what may be done and why not"),
  .details =
      N_ ("A refused act changes nothing and tells every reason with its rule and date.\n"
          "“docketctl do CASE ACTION --help” shows the keys of an action. on=DATE|INSTANT\n"
          "tells when it happened, if not now. The first line of a table names its columns:\n"
          "inputs of the act, and “case” or a role, whose name or number finds the case.\n"
          "All lines are tried first; one that is refused keeps all from being recorded."),
  .least = 1,
  .most = DOCKET_ANY_NUMBER,
  .run = run_do,
};
