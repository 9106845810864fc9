/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl new */

#include "config.h"

#include "cli/docket-acted.h"
#include "cli/docket-inputs.h"
#include "desk/docket-wording.h"
#include "cli/docket-output.h"
#include "cli/docketctl.h"

#include <glib/gi18n.h>

static void
print_kind (const DocketInvocation *invocation, const DocketRuleSet *rules, const DocketKind *kind)
{
  g_autofree char *name = g_strdup_printf ("%s/%s", rules->system, kind->id);
  JsonObject      *object;

  if (!invocation->json)
    {
      g_autofree char *usage = docket_inputs_dup_opening_usage (rules, kind);

      docket_output_printf ("%s  %s\n    %s\n", name, docket_wording_get_label (&kind->label),
                            usage);
      return;
    }
  object = json_object_new ();
  docket_json_set_text (object, "kind", name);
  docket_json_set_text (object, "label", docket_wording_get_label (&kind->label));
  json_object_set_boolean_member (object, "by_mail", kind->by_mail);
  docket_inputs_add_opening_json (object, rules, kind);
  docket_json_print (object);
}

/* A system's set that is in force today; files are by system, so one of a system is enough */
static gboolean
list_kinds (const DocketInvocation *invocation, GError **error)
{
  g_autoptr (DocketRulesLibrary) library = docket_invocation_load_rules (invocation, error);
  DocketDate today;

  if (library == NULL || !docket_invocation_get_today (invocation, &today, error))
    return FALSE;
  for (guint i = 0; i < docket_rules_library_get_n_files (library); i++)
    {
      const DocketRulesFile *file = docket_rules_library_get_file (library, i);
      GPtrArray             *kinds = file->set->kinds;

      if (docket_rules_library_find (library, file->set->system, today) != file)
        continue;
      for (guint j = 0; j < kinds->len; j++)
        print_kind (invocation, file->set, kinds->pdata[j]);
    }
  return TRUE;
}

static gboolean
open_case (const DocketInvocation *invocation, GError **error)
{
  const char *const *inputs = (const char *const *) invocation->words + 1;
  g_autoptr (DocketDesk) desk = docket_invocation_open_desk (invocation, error);
  g_autoptr (DocketActed) acted = NULL;

  if (desk == NULL)
    return FALSE;
  docket_desk_new_case (desk, invocation->words[0], inputs, &acted, error);
  return docket_acted_tell (invocation, desk, "open", inputs, acted, error);
}

static gboolean
run_new (DocketInvocation *invocation, GError **error)
{
  if (!docket_invocation_parse (invocation, NULL, error))
    return FALSE;
  return invocation->n_words == 0 ? list_kinds (invocation, error) : open_case (invocation, error);
}

const DocketCommand docket_cmd_new = {
  .name = "new",
  .usage = N_ ("[SYSTEM/KIND KEY=VALUE…]"),
  .summary = N_ ("Open a case without a mail; without arguments, list the kinds of case"),
  .details = N_ ("The case stays a draft until what its kind needs is there."),
  .most = DOCKET_ANY_NUMBER,
  .run = run_new,
};
