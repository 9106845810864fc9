/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of one mail: a new case, a further message of an open one, or a file of its own. */

#include "config.h"

#include "desk/docket-mail-entry.h"

#include "desk/docket-act-values.h"
#include "desk/docket-case-file.h"
#include "desk/docket-desk-open.h"
#include "desk/docket-evidence-values.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>

/* --- files ---------------------------------------------------------------------------------- */

gboolean
docket_intake_stage (DocketIntake *intake, DocketVaultBatch *files, GError **error)
{
  guint n_parts = intake->mail == NULL ? 0 : intake->mail->parts->len;

  intake->digests = g_array_sized_new (FALSE, FALSE, sizeof (DocketDigest), n_parts);
  for (guint i = 0; i < n_parts; i++)
    {
      const DocketMailPart *part = intake->mail->parts->pdata[i];
      DocketDigest          digest;

      if (!docket_vault_batch_stage_bytes (files, part->content, &digest, error))
        return FALSE;
      g_array_append_val (intake->digests, digest);
    }
  return docket_vault_batch_stage_bytes (files, intake->raw, &intake->digest, error);
}

/* --- the pair ------------------------------------------------------------------------------- */

static gboolean
add_known_party (DocketDesk *desk,
                 const char *role,
                 const char *name,
                 GPtrArray  *parties,
                 gboolean   *known,
                 GError    **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (DocketPartyRow) row = NULL;

  row = docket_store_find_party (desk->writer.store, role, name, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  *known = row != NULL;
  if (row != NULL)
    g_ptr_array_add (parties, g_strdup (row->party));
  return TRUE;
}

/* The parties the mail names, by their numbers; NULL without error when one is missing or
 * unregistered. @roles gets their roles, terminated */
static GPtrArray *
collect_parties (const DocketMailEntry *entry,
                 const DocketRuleSet   *rules,
                 GPtrArray             *roles,
                 GError               **error)
{
  g_autoptr (GPtrArray) parties = g_ptr_array_new_with_free_func (g_free);
  gboolean known = TRUE;

  for (guint i = 0; i < DOCKET_N_ITEMS && known; i++)
    {
      const DocketItem *item = &entry->intake->complaint->items[i];
      const char       *name = docket_item_field_get_name (i);
      gint              fact = docket_rule_set_find_fact (rules, name);

      if (fact < 0 || ((DocketFactType *) rules->facts->pdata[fact])->type != DOCKET_TYPE_PARTY)
        continue;
      g_ptr_array_add (roles, (gpointer) name);
      known = item->status != DOCKET_ITEM_MISSING;
      if (known && !add_known_party (entry->desk, name, item->value, parties, &known, error))
        return NULL;
    }
  g_ptr_array_add (roles, NULL);
  g_ptr_array_add (parties, NULL);
  return known ? g_steal_pointer (&parties) : NULL;
}

gboolean
docket_mail_entry_find_case (const DocketMailEntry *entry,
                             const DocketRuleSet   *rules,
                             const char            *kind,
                             char                 **number,
                             GError               **error)
{
  g_autoptr (GPtrArray) roles = g_ptr_array_new ();
  g_autoptr (GPtrArray) parties = NULL;
  g_autoptr (GPtrArray) numbers = NULL;
  g_autoptr (GError) local = NULL;

  *number = NULL;
  parties = collect_parties (entry, rules, roles, &local);
  if (parties != NULL)
    numbers = docket_store_dup_open_cases (entry->desk->writer.store, kind,
                                           (const char *const *) roles->pdata,
                                           (const char *const *) parties->pdata, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (numbers != NULL && numbers->len > 0)
    *number = g_strdup (numbers->pdata[0]);
  return TRUE;
}

/* --- events --------------------------------------------------------------------------------- */

static void
add_message (const DocketMailEntry *entry, DocketEvent *event, const char *id, const char *status)
{
  docket_vault_batch_keep (entry->files, &entry->intake->digest);
  docket_mail_values_add (event, entry->intake, id, status);
}

static void
add_attachments (const DocketMailEntry *entry, DocketEvent *event, guint first, const char *message)
{
  const DocketMail *mail = entry->intake->mail;

  for (guint i = 0; i < mail->parts->len; i++)
    {
      const DocketMailPart *part = mail->parts->pdata[i];
      DocketEvidence        evidence = {
               .name = part->name != NULL ? part->name : part->safe_name,
               .media_type = part->media_type,
               .digest = g_array_index (entry->intake->digests, DocketDigest, i),
               .size = g_bytes_get_size (part->content),
               .message = message,
      };

      docket_vault_batch_keep (entry->files, &evidence.digest);
      docket_evidence_values_add (event, first + i, &evidence);
    }
}

static char *
allot_number (DocketDesk *desk, const DocketRuleSet *rules, DocketInstant received, GError **error)
{
  int year;

  docket_date_split (docket_instant_date (received), &year, NULL, NULL);
  return docket_store_next_number (desk->writer.store, rules->system, year, error);
}

static void
add_case_values (DocketEvent          *event,
                 const DocketCalendar *calendar,
                 const DocketRuleSet  *rules,
                 const char           *kind,
                 DocketInstant         received)
{
  g_autofree char *on = docket_date_format (docket_instant_date (received));
  g_autofree char *instant = docket_instant_format (received);
  g_autofree char *name = docket_act_dup_rules_name (rules);

  docket_event_add (event, "on", on);
  docket_event_add (event, "system", rules->system);
  docket_event_add (event, "kind", kind);
  docket_event_add (event, "received", instant);
  docket_event_add (event, "rules", name);
  docket_event_add (event, "calendar", docket_calendar_get_digest (calendar));
}

char *
docket_mail_entry_open_case (const DocketMailEntry *entry,
                             DocketRuleSet         *rules,
                             const char            *kind,
                             const char            *cause,
                             GError               **error)
{
  DocketDesk      *desk = entry->desk;
  DocketInstant    received = entry->intake->mail->received;
  g_autofree char *number = allot_number (desk, rules, received, error);
  g_autoptr (DocketEvent) event = NULL;
  g_autoptr (DocketActResult) result = NULL;

  if (number == NULL)
    return NULL;
  event = docket_desk_new_event (desk, number, "open");
  add_case_values (event, docket_rules_library_get_calendar (desk->library), rules, kind, received);
  if (cause != NULL)
    docket_event_add (event, "cause", cause);
  add_message (entry, event, "M1", "opened");
  add_attachments (entry, event, 1, "M1");
  docket_mail_values_add_items (event, entry->intake, rules, 1);
  if (!docket_desk_append_opening (desk, event, rules, &result, error))
    return NULL;
  if (!result->allowed)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT,
                   _ ("%s: the rule set %s %s refuses to open a case by mail"), entry->intake->file,
                   rules->system, rules->version);
      return NULL;
    }
  return g_steal_pointer (&number);
}

static gboolean
append_merge (DocketDesk *desk, DocketEvent *event, const DocketCaseFile *file, GError **error)
{
  g_autoptr (DocketActResult) result = NULL;
  g_autoptr (GHashTable) parties = g_hash_table_new (g_str_hash, g_str_equal);
  DocketEvaluationInput input;

  docket_case_file_get_input (file, event->at, &input);
  result = docket_evaluate_act (&input, event, "reviewer", error);
  if (result == NULL)
    return FALSE;
  if (!result->allowed)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_CORRUPT, _ ("%s: a mail cannot be merged"),
                   file->row->number);
      return FALSE;
    }
  docket_act_values_add (event, &input, result, parties);
  return docket_store_append (desk->writer.store, event, error) &&
         docket_case_put_state (desk->writer.store, file->row->number, file->rules, result->after,
                                error);
}

gboolean
docket_mail_entry_merge (const DocketMailEntry *entry, const char *number, GError **error)
{
  DocketDesk *desk = entry->desk;
  g_autoptr (DocketCaseFile) file = NULL;
  g_autoptr (DocketEvent) event = NULL;
  g_autofree char *message = NULL;
  guint            first;

  file = docket_case_file_load (desk, desk->writer.store, number, error);
  if (file == NULL)
    return FALSE;
  event = docket_desk_new_event (desk, number, "merge");
  message = g_strdup_printf ("M%u", docket_message_values_get_last (file->events) + 1);
  first = docket_evidence_values_get_last (file->events) + 1;
  add_message (entry, event, message, "merged");
  add_attachments (entry, event, first, message);
  docket_mail_values_add_items (event, entry->intake, file->rules, first);
  return append_merge (desk, event, file, error);
}

gboolean
docket_mail_entry_file (const DocketMailEntry *entry,
                        const char            *status,
                        const char            *of,
                        GError               **error)
{
  DocketStore     *store = entry->desk->writer.store;
  g_autofree char *mail = docket_store_next_mail (store, error);
  g_autoptr (DocketEvent) event = NULL;

  if (mail == NULL)
    return FALSE;
  event = docket_desk_new_event (entry->desk, mail, "file");
  add_message (entry, event, NULL, status);
  if (entry->intake->problem != NULL)
    docket_event_add (event, "reason", entry->intake->problem);
  if (of != NULL)
    docket_event_add (event, "of", of);
  return docket_store_append (store, event, error);
}
