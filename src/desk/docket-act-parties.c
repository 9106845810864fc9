/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the names that an act gives to registered parties. */

#include "config.h"

#include "desk/docket-act-parties.h"

#include "desk/docket-act-inputs.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

GHashTable *
docket_act_parties_new (GPtrArray *rows)
{
  GHashTable *parties = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const DocketCasePartyRow *row = rows->pdata[i];

      g_hash_table_insert (parties, g_strdup (row->role), g_strdup (row->party));
    }
  return parties;
}

/* --- numbers instead of names --------------------------------------------------------------- */

static gboolean
is_party_number (const char *text)
{
  return g_str_has_prefix (text, "P-") && text[2] != '\0' &&
         text[2 + strspn (text + 2, "0123456789")] == '\0';
}

/* The role that an input asks for; NULL when it names no party */
static const char *
find_role (const DocketRuleSet *rules, const DocketAction *action, const char *key)
{
  gint                  index = docket_rule_set_find_fact (rules, key);
  const DocketFactType *fact;

  for (guint i = 0; action != NULL && i < action->inputs->len; i++)
    {
      const DocketInput *input = action->inputs->pdata[i];

      if (g_str_equal (input->key, key))
        index = (gint) input->fact;
    }
  if (index < 0)
    return NULL;
  fact = rules->facts->pdata[index];
  return fact->type == DOCKET_TYPE_PARTY ? fact->id : NULL;
}

static char *
dup_name (DocketDesk *desk, const char *role, const char *party, GError **error)
{
  g_autoptr (DocketPartyRow) row = docket_store_dup_party (desk->writer.store, party, error);

  if (row == NULL)
    return NULL;
  if (g_str_equal (row->role, role))
    return g_strdup (row->name);
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_INVALID, _ ("%s is registered as %s, not as %s"),
               party, row->role, role);
  return NULL;
}

static char *
dup_input (DocketDesk          *desk,
           const DocketRuleSet *rules,
           const DocketAction  *action,
           const char          *input,
           GError             **error)
{
  const char      *value = NULL;
  g_autofree char *key = docket_act_input_dup_key (input, &value, NULL);
  const char      *role = key == NULL ? NULL : find_role (rules, action, key);
  g_autofree char *name = NULL;

  if (role == NULL || !is_party_number (value))
    return g_strdup (input);
  name = dup_name (desk, role, value, error);
  return name == NULL ? NULL : g_strdup_printf ("%s=%s", key, name);
}

char **
docket_act_parties_dup_inputs (DocketDesk          *desk,
                               const DocketRuleSet *rules,
                               const DocketAction  *action,
                               const char *const   *inputs,
                               GError             **error)
{
  g_autoptr (GPtrArray) named = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; inputs[i] != NULL; i++)
    {
      char *input = dup_input (desk, rules, action, inputs[i], error);

      if (input == NULL)
        return NULL;
      g_ptr_array_add (named, input);
    }
  g_ptr_array_add (named, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&named), FALSE);
}

/* --- parties of the case -------------------------------------------------------------------- */

static gboolean
add_party (DocketDesk           *desk,
           DocketEvent          *event,
           const DocketFactType *fact,
           GHashTable           *parties,
           const char           *cause,
           GError              **error)
{
  g_autofree char *fact_name = g_strconcat ("fact.", fact->id, NULL);
  g_autofree char *party_name = g_strconcat ("party.", fact->id, NULL);
  const char      *name = docket_event_get (event, fact_name);
  g_autofree char *party = NULL;

  if (name == NULL || *name == '\0' || !docket_text_is_storable (name))
    return TRUE;
  party = docket_desk_ensure_party (desk, fact->id, name, cause, error);
  if (party == NULL)
    return FALSE;
  docket_event_add (event, party_name, party);
  g_hash_table_insert (parties, g_strdup (fact->id), g_strdup (party));
  return TRUE;
}

gboolean
docket_act_parties_add (DocketDesk          *desk,
                        DocketEvent         *event,
                        const DocketRuleSet *rules,
                        GHashTable          *parties,
                        const char          *cause,
                        GError             **error)
{
  for (guint i = 0; i < rules->facts->len; i++)
    {
      const DocketFactType *fact = rules->facts->pdata[i];

      if (fact->type == DOCKET_TYPE_PARTY && fact->record < 0 && !fact->many &&
          !add_party (desk, event, fact, parties, cause, error))
        return FALSE;
    }
  return TRUE;
}
