/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docketctl rules export, add, move */

#include "config.h"

#include "cli/docket-cmd-rules-change.h"

#include "cli/docket-comparison-text.h"
#include "cli/docket-output.h"
#include "core/docket-error.h"
#include "desk/docket-desk-rules.h"
#include "desk/docket-wording.h"

#include <glib/gi18n.h>
#include <inttypes.h>

/* --- export --------------------------------------------------------------------------------- */

/* SYSTEM or SYSTEM/VERSION; without a version the one in force, else the latest */
static const DocketRulesFile *
find_file (const DocketInvocation   *invocation,
           const DocketRulesLibrary *library,
           const char               *name,
           GError                  **error)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", 2);
  const DocketRulesFile *found = NULL;
  DocketDate             today;

  if (!docket_invocation_get_today (invocation, &today, error))
    return NULL;
  if (parts[0] != NULL && parts[1] == NULL)
    found = docket_rules_library_find (library, parts[0], today);
  if (parts[0] != NULL && parts[1] == NULL && found == NULL)
    found = docket_rules_library_find_latest (library, parts[0]);
  for (guint i = 0;
       parts[0] != NULL && parts[1] != NULL && i < docket_rules_library_get_n_files (library); i++)
    {
      const DocketRulesFile *file = docket_rules_library_get_file (library, i);

      if (g_str_equal (file->set->system, parts[0]) && g_str_equal (file->set->version, parts[1]))
        found = file;
    }
  if (found == NULL)
    g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND, _ ("There is no rule set of “%s”"),
                 name);
  return found;
}

gboolean
docket_rules_export (DocketInvocation *invocation, GError **error)
{
  const char *path = invocation->words[1];
  g_autoptr (DocketRulesLibrary) library = docket_invocation_load_rules (invocation, error);
  const DocketRulesFile *file =
      library == NULL ? NULL : find_file (invocation, library, invocation->words[0], error);
  gsize       size;
  const char *data;

  if (file == NULL)
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CONFLICT, _ ("%s is there already"), path);
      return FALSE;
    }
  data = g_bytes_get_data (file->bytes, &size);
  if (!g_file_set_contents (path, data, (gssize) size, error))
    return FALSE;
  if (!invocation->json)
    docket_output_printf (_ ("%s: the rules of %s, version %s\n"), path, file->set->system,
                          file->set->version);
  return TRUE;
}

/* --- add ------------------------------------------------------------------------------------ */

static gboolean
read_word (const DocketInvocation *invocation,
           const char             *word,
           DocketNewRules         *added,
           GError                **error)
{
  if (g_str_has_prefix (word, "version=") && word[strlen ("version=")] != '\0')
    {
      added->version = word + strlen ("version=");
      return TRUE;
    }
  if (g_str_has_prefix (word, "from=") && docket_date_parse (word + strlen ("from="), &added->from))
    return TRUE;
  docket_invocation_set_usage_error (
      invocation, g_strdup_printf (_ ("“%s” is neither version=NAME nor from=YYYY-MM-DD"), word),
      error);
  return FALSE;
}

static void
print_added (const DocketInvocation *invocation, const DocketRuleSet *rules)
{
  const DocketForce *last = &g_array_index (rules->force, DocketForce, rules->force->len - 1);
  g_autofree char   *from = docket_date_format (last->from);
  JsonObject        *object;

  if (!invocation->json)
    {
      docket_output_printf (_ ("%s version %s is on the desk, in force from %s\n"), rules->system,
                            rules->version, from);
      return;
    }
  object = json_object_new ();
  docket_json_set_text (object, "system", rules->system);
  docket_json_set_text (object, "version", rules->version);
  docket_json_set_text (object, "from", from);
  docket_json_set_text (object, "sha256", rules->digest);
  docket_json_print (object);
}

gboolean
docket_rules_add (DocketInvocation *invocation, GError **error)
{
  DocketNewRules added = { .path = invocation->words[0], .from = DOCKET_DATE_NONE };
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (DocketRuleSet) rules = NULL;

  for (guint i = 1; i < invocation->n_words; i++)
    if (!read_word (invocation, invocation->words[i], &added, error))
      return FALSE;
  desk = docket_invocation_open_desk (invocation, error);
  if (desk == NULL || !docket_desk_add_rules (desk, &added, &rules, error))
    return FALSE;
  print_added (invocation, rules);
  return TRUE;
}

/* --- enforce -------------------------------------------------------------------------------- */

/* The version of the copy tells what it is a copy of, and the day */
static char *
dup_enforced_version (const DocketRuleSet *rules, DocketDate from)
{
  g_autofree char *day = docket_date_format (from);

  return g_strdup_printf ("%s-from-%s", rules->version, day);
}

static gboolean
enforce (DocketInvocation *invocation, const DocketRulesFile *file, GError **error)
{
  DocketNewRules   added = { .path = file->name, .bytes = file->bytes, .from = DOCKET_DATE_NONE };
  g_autofree char *version = NULL;
  g_autoptr (DocketDesk) desk = NULL;
  g_autoptr (DocketRuleSet) rules = NULL;

  if (!read_word (invocation, invocation->words[1], &added, error))
    return FALSE;
  if (added.from == DOCKET_DATE_NONE)
    {
      docket_invocation_set_usage_error (invocation,
                                         g_strdup (_ ("The first day is wanted: from=YYYY-MM-DD")),
                                         error);
      return FALSE;
    }
  version = dup_enforced_version (file->set, added.from);
  added.version = version;
  desk = docket_invocation_open_desk (invocation, error);
  if (desk == NULL || !docket_desk_add_rules (desk, &added, &rules, error))
    return FALSE;
  print_added (invocation, rules);
  return TRUE;
}

gboolean
docket_rules_enforce (DocketInvocation *invocation, GError **error)
{
  g_autoptr (DocketRulesLibrary) library = docket_invocation_load_rules (invocation, error);
  const DocketRulesFile *file =
      library == NULL ? NULL : find_file (invocation, library, invocation->words[0], error);

  return file != NULL && enforce (invocation, file, error);
}

/* --- move ----------------------------------------------------------------------------------- */

static void
print_moved_json (const DocketMoved *moved)
{
  JsonObject *object = json_object_new ();

  docket_json_set_text (object, "case", moved->number);
  json_object_set_boolean_member (object, "refused", moved->seq == 0);
  docket_json_set_text (object, "was", moved->was);
  if (moved->seq > 0)
    json_object_set_int_member (object, "seq", moved->seq);
  docket_json_set_text (object, "reason", moved->reason);
  docket_comparison_fill_json (object, moved->now);
  docket_json_print (object);
}

static void
print_moved (const DocketMoved *moved)
{
  if (moved->seq == 0)
    {
      g_autofree char *text = g_strdup_printf (_ ("docketctl: %s stays with version %s: %s\n"),
                                               moved->number, moved->was, moved->reason);

      docket_output_complain (text);
      return;
    }
  docket_output_printf (_ ("%s: version %s → %s (event %" PRId64 ")\n"), moved->number, moved->was,
                        moved->now->rules->version, moved->seq);
  docket_comparison_print (moved->now, moved->before);
}

static gboolean
move_case (DocketInvocation *invocation,
           DocketDesk       *desk,
           const char       *number,
           const char       *version,
           GError          **error)
{
  g_autoptr (DocketMoved) moved = docket_desk_move_case (desk, number, version, error);

  if (moved == NULL)
    return FALSE;
  if (invocation->json)
    print_moved_json (moved);
  else
    print_moved (moved);
  if (moved->seq == 0)
    invocation->status = 1;
  return TRUE;
}

/* A last word to=VERSION chooses the version */
gboolean
docket_rules_move (DocketInvocation *invocation, GError **error)
{
  guint       n = invocation->n_words;
  const char *last = n == 0 ? "" : invocation->words[n - 1];
  const char *version = g_str_has_prefix (last, "to=") ? last + strlen ("to=") : NULL;
  g_autoptr (DocketDesk) desk = NULL;

  if (n == (version == NULL ? 0 : 1))
    {
      docket_invocation_set_usage_error (invocation,
                                         g_strdup (_ (
                                             "Name the cases, or all of a system: --all=SYSTEM")),
                                         error);
      return FALSE;
    }
  desk = docket_invocation_open_desk (invocation, error);
  for (guint i = 0; desk != NULL && i < n - (version == NULL ? 0 : 1); i++)
    if (!move_case (invocation, desk, invocation->words[i], version, error))
      return FALSE;
  return desk != NULL;
}

gboolean
docket_rules_move_all (DocketInvocation *invocation, const char *system, GError **error)
{
  g_autoptr (DocketDesk) desk = docket_invocation_open_desk (invocation, error);
  g_autoptr (GPtrArray) numbers =
      desk == NULL ? NULL : docket_desk_list_unmoved (desk, system, error);

  for (guint i = 0; numbers != NULL && i < numbers->len; i++)
    if (!move_case (invocation, desk, numbers->pdata[i], NULL, error))
      return FALSE;
  if (numbers != NULL && numbers->len == 0 && !invocation->json)
    docket_output_printf (_ ("Every open case of %s follows the rules in force\n"), system);
  return numbers != NULL;
}
