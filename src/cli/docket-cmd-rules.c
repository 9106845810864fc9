/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl rules */

#include "config.h"

#include "cli/docket-cmd-rules-change.h"
#include "cli/docket-inputs.h"
#include "cli/docket-json-reason.h"
#include "desk/docket-wording.h"
#include "cli/docket-output.h"
#include "cli/docket-table.h"
#include "cli/docketctl.h"
#include "core/docket-error.h"
#include "rules/docket-rule-description.h"
#include "rules/docket-rules-reader.h"

#include <glib/gi18n.h>

enum
{
  MAXIMUM_BYTES = 16 * 1024 * 1024, /* of a file to be checked */
};

/* --- list ----------------------------------------------------------------------------------- */

static void
set_force (const DocketRuleSet *set, DocketDate *from, DocketDate *to)
{
  const DocketForce *last =
      set->force->len == 0 ? NULL : &g_array_index (set->force, DocketForce, set->force->len - 1);

  *from = last == NULL ? DOCKET_DATE_NONE : last->from;
  *to = last == NULL ? DOCKET_DATE_NONE : last->to;
}

static void
print_set_json (const DocketRulesFile *file)
{
  JsonObject *object = json_object_new ();
  DocketDate  from, to;

  set_force (file->set, &from, &to);
  docket_json_set_text (object, "system", file->set->system);
  docket_json_set_text (object, "version", file->set->version);
  docket_json_set_date (object, "from", from);
  docket_json_set_date (object, "to", to);
  docket_json_set_text (object, "label", docket_wording_get_label (&file->set->label));
  docket_json_set_text (object, "file", file->name);
  docket_json_set_text (object, "sha256", file->set->digest);
  docket_json_print (object);
}

static void
add_set (DocketTable *table, const DocketRuleSet *set)
{
  g_autofree char *span = NULL;
  DocketDate       from, to;

  set_force (set, &from, &to);
  span = docket_wording_dup_span (from, to);
  docket_table_add (table, (const char *const[]) { set->system, set->version,
                                                   *span == '\0' ? _ ("not in force") : span,
                                                   docket_wording_get_label (&set->label) });
}

static char *
dup_usage (const DocketRuleSet *rules, const char *id)
{
  const DocketCompute *compute = docket_rule_set_find_compute (rules, id);

  return compute == NULL ? NULL : docket_inputs_dup_compute_usage (rules, compute);
}

static void
print_rule_json (const DocketRuleSet *rules, const DocketRule *rule)
{
  JsonObject      *object = json_object_new ();
  g_autofree char *articles = docket_rule_set_dup_articles (rules, rule->articles);
  g_autofree char *usage = dup_usage (rules, rule->id);

  docket_json_set_text (object, "id", rule->id);
  docket_json_set_text (object, "article", articles);
  docket_json_set_text (object, "compute", usage);
  docket_json_set_text (object, "text", docket_wording_get_label (&rule->label));
  docket_json_print (object);
}

static void
add_rule (DocketTable *table, const DocketRuleSet *rules, const DocketRule *rule)
{
  g_autofree char *articles = docket_rule_set_dup_articles (rules, rule->articles);

  docket_table_add (table, (const char *const[]) { rule->id, articles,
                                                   docket_wording_get_label (&rule->label) });
}

static gboolean
list_system (const DocketInvocation   *invocation,
             const DocketRulesLibrary *library,
             const char               *system,
             GError                  **error)
{
  const DocketRulesFile *file = docket_rules_library_find_latest (library, system);
  g_autoptr (DocketTable) table = docket_table_new (3, 0);

  if (file == NULL)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND, _ ("There is no rule set of “%s”"),
                   system);
      return FALSE;
    }
  for (guint i = 0; i < file->set->rules->len; i++)
    {
      if (invocation->json)
        print_rule_json (file->set, file->set->rules->pdata[i]);
      else
        add_rule (table, file->set, file->set->rules->pdata[i]);
    }
  docket_table_print (table);
  return TRUE;
}

static gboolean
list_rules (DocketInvocation *invocation, GError **error)
{
  g_autoptr (DocketRulesLibrary) library = docket_invocation_load_rules (invocation, error);
  g_autoptr (DocketTable) table = docket_table_new (4, 0);

  if (library != NULL && invocation->n_words > 0)
    return list_system (invocation, library, invocation->words[0], error);
  for (guint i = 0; library != NULL && i < docket_rules_library_get_n_files (library); i++)
    {
      const DocketRulesFile *file = docket_rules_library_get_file (library, i);

      if (invocation->json)
        print_set_json (file);
      else
        add_set (table, file->set);
    }
  docket_table_print (table);
  return library != NULL;
}

/* --- show ----------------------------------------------------------------------------------- */

/* The version in force today goes before any other that knows the id */
static DocketRuleDescription *
describe (const DocketRulesLibrary *library, const char *id, DocketDate today)
{
  DocketRuleDescription *found = NULL;

  for (guint i = 0; i < docket_rules_library_get_n_files (library); i++)
    {
      const DocketRulesFile *file = docket_rules_library_get_file (library, i);
      DocketRuleDescription *description = docket_rule_describe (file->set, id);

      if (description == NULL)
        continue;
      g_clear_pointer (&found, docket_rule_description_free);
      found = description;
      if (docket_rules_library_find (library, file->set->system, today) == file)
        break;
    }
  return found;
}

static void
add_parameters_json (JsonObject *object, GPtrArray *parameters)
{
  JsonArray *array = docket_json_add_array (object, "parameters");

  for (guint i = 0; i < parameters->len; i++)
    {
      const DocketParameter *parameter = parameters->pdata[i];
      JsonObject            *item = docket_json_add_item (array);

      docket_json_set_text (item, "key", parameter->key);
      docket_json_set_word (item, "value", parameter->value);
      docket_json_add_provenance (item, "provenance", parameter->provenance);
      docket_json_set_text (item, "text", docket_wording_get_label (&parameter->label));
    }
}

static void
print_description_json (const DocketRuleDescription *description, const char *usage)
{
  JsonObject      *object = json_object_new ();
  g_autofree char *provenance = docket_provenance_dup_text (description->provenance);

  docket_json_set_text (object, "id", description->id);
  docket_json_set_text (object, "system", description->system);
  docket_json_set_text (object, "version", description->version);
  docket_json_set_text (object, "article", description->articles);
  docket_json_set_text (object, "provenance", provenance);
  docket_json_set_text (object, "cite", description->cite);
  docket_json_set_text (object, "compute", usage);
  add_parameters_json (object, description->parameters);
  docket_json_set_text (object, "text", docket_wording_get_label (description->label));
  docket_json_print (object);
}

static void
print_description (const DocketRuleDescription *description, const char *usage)
{
  g_autofree char *provenance = docket_wording_dup_provenance (description->provenance);
  g_autoptr (DocketTable) table = docket_table_new (4, 2);

  docket_output_printf ("%s  %s %s", description->id, description->system, description->version);
  if (description->articles != NULL && *description->articles != '\0')
    docket_output_printf (_ (", article %s"), description->articles);
  docket_output_printf (_ (" (%s)\n%s\n"), provenance,
                        docket_wording_get_label (description->label));
  for (guint i = 0; i < description->parameters->len; i++)
    {
      const DocketParameter *parameter = description->parameters->pdata[i];
      g_autofree char       *source = docket_wording_dup_provenance (parameter->provenance);

      docket_table_add (table, (const char *const[]) {
                                   parameter->key,
                                   *parameter->value == '\0' ? _ ("not set") : parameter->value,
                                   source, docket_wording_get_label (&parameter->label) });
    }
  docket_table_print (table);
  if (usage != NULL)
    docket_output_printf (_ ("To ask it: docketctl compute %s %s\n"), description->id, usage);
}

/* NULL for what cannot be asked without a case */
static char *
dup_usage_of (const DocketRulesLibrary *library, const char *id)
{
  const DocketRulesFile *file = docket_rules_library_find_compute (library, id);

  return file == NULL ? NULL : dup_usage (file->set, id);
}

static gboolean
show_rule (DocketInvocation *invocation, GError **error)
{
  g_autoptr (DocketRulesLibrary) library = docket_invocation_load_rules (invocation, error);
  g_autoptr (DocketRuleDescription) description = NULL;
  g_autofree char *usage = NULL;
  DocketDate       today;

  if (library == NULL || !docket_invocation_get_today (invocation, &today, error))
    return FALSE;
  description = describe (library, invocation->words[0], today);
  if (description == NULL)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND,
                   _ ("No rule set has a rule, act or gate “%s”"), invocation->words[0]);
      return FALSE;
    }
  usage = dup_usage_of (library, invocation->words[0]);
  if (invocation->json)
    print_description_json (description, usage);
  else
    print_description (description, usage);
  return TRUE;
}

/* --- check ---------------------------------------------------------------------------------- */

static void
print_problems_json (const char *path, GPtrArray *problems)
{
  JsonObject *object = json_object_new ();
  JsonArray  *array;

  docket_json_set_text (object, "file", path);
  json_object_set_boolean_member (object, "valid", problems->len == 0);
  array = docket_json_add_array (object, "problems");
  for (guint i = 0; i < problems->len; i++)
    {
      const DocketRulesProblem *problem = problems->pdata[i];
      JsonObject               *item = docket_json_add_item (array);

      json_object_set_int_member (item, "line", problem->line);
      docket_json_set_text (item, "text", problem->text);
    }
  docket_json_print (object);
}

static void
print_problems (const char *path, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const DocketRulesProblem *problem = problems->pdata[i];
      g_autofree char *line = g_strdup_printf ("%s:%u: %s", path, problem->line, problem->text);

      docket_output_line (line);
    }
  if (problems->len == 0)
    docket_output_printf (_ ("%s is a valid rule set\n"), path);
}

static gboolean
check_file (DocketInvocation *invocation, GError **error)
{
  const char *path = invocation->words[0];
  g_autoptr (GBytes) bytes = docket_rules_load_file (path, MAXIMUM_BYTES, error);
  g_autoptr (GPtrArray) problems = NULL;

  if (bytes == NULL)
    return FALSE;
  invocation->status = docket_rules_check (bytes, &problems) ? 0 : 1;
  if (invocation->json)
    print_problems_json (path, problems);
  else
    print_problems (path, problems);
  return TRUE;
}

static const DocketCommand COMMANDS[] = {
  { "list", "[SYSTEM]", NULL, NULL, 0, 1, list_rules },
  { "show", "ID", NULL, NULL, 1, 1, show_rule },
  { "check", "FILE", NULL, NULL, 1, 1, check_file },
  { "export", "SYSTEM[/VERSION] FILE", NULL, NULL, 2, 2, docket_rules_export },
  { "add", "FILE [version=NAME] [from=DATE]", NULL, NULL, 1, 3, docket_rules_add },
  { "enforce", "SYSTEM[/VERSION] from=DATE", NULL, NULL, 2, 2, docket_rules_enforce },
  { "move", "CASE… [to=VERSION] | --all=SYSTEM", NULL, NULL, 0, DOCKET_ANY_NUMBER,
    docket_rules_move },
  { NULL },
};

static gboolean
run_all (DocketInvocation *invocation, const char *system, GError **error)
{
  if (invocation->n_words == 1 && g_str_equal (invocation->words[0], "move"))
    return docket_rules_move_all (invocation, system, error);
  docket_invocation_set_usage_error (invocation,
                                     g_strdup (
                                         _ ("--all goes with “rules move” and names no cases")),
                                     error);
  return FALSE;
}

static gboolean
run_rules (DocketInvocation *invocation, GError **error)
{
  g_autofree char   *all = NULL;
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_FILENAME, &all,
      N_ ("Move every open case of that system that follows another version than the one in force"),
      N_ ("SYSTEM") },
    G_OPTION_ENTRY_NULL,
  };

  if (!docket_invocation_parse (invocation, entries, error))
    return FALSE;
  if (all != NULL)
    return run_all (invocation, all, error);
  return invocation->n_words == 0 ? list_rules (invocation, error)
                                  : docket_invocation_run_one_of (invocation, COMMANDS, error);
}

const DocketCommand docket_cmd_rules = {
  .name = "rules",
  .usage =
      N_ ("[list [SYSTEM] | show ID | check FILE | export SYSTEM FILE | add FILE [version=NAME] "
          "[from=DATE] | enforce SYSTEM from=DATE | move CASE… | move --all=SYSTEM]"),
  .summary =
      N_ ("List rule sets or the rules of a system, show a rule with its parameters, check a file, "
          "bring in a version of your own"),
  .details = N_ (
      "To change a number: “export” writes a rule set to a file, “add” puts the changed file on\n"
      "the desk as a new version that is in force from a day on. New cases then follow it, and\n"
      "decisions need it; open cases stay with their version until “move” brings them over,\n"
      "and “docketctl show” tells what would change. Signed rulings keep what they saw.\n"
      "“enforce” puts a rule set into force as it is, one that says no day of its own too."),
  .most = DOCKET_ANY_NUMBER,
  .run = run_rules,
};
