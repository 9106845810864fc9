/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the desk itself registers: actors, rule sets, the calendar. Writing thread, but for the
 * lists. */

#include "config.h"

#include "desk/docket-desk-private.h"

#include "core/docket-error.h"

#include <glib/gi18n-lib.h>

static const char *const ROLES[] = { "auditor", "reviewer", "senior", "administrator", NULL };

static gint
get_rank (const char *role)
{
  for (gint i = 0; ROLES[i] != NULL; i++)
    if (g_str_equal (ROLES[i], role))
      return i;
  return -1;
}

char *
docket_desk_dup_role (DocketDesk *desk, DocketStore *store, const char *least, GError **error)
{
  const char *actor = desk->acting != NULL ? desk->acting : desk->actor;
  g_autoptr (DocketActorRow) row = NULL;
  g_autoptr (GError) local = NULL;

  row = docket_store_dup_actor (store, actor, &local);
  if (row == NULL && !g_error_matches (local, DOCKET_ERROR, DOCKET_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  if (row == NULL)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED,
                   _ ("“%s” is not registered on this desk: an administrator can add the name with "
                      "“docketctl actor add”"),
                   actor);
      return NULL;
    }
  if (get_rank (row->role) < get_rank (least))
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED,
                   _ ("“%s” is registered as %s; this takes at least the role %s"), actor,
                   row->role, least);
      return NULL;
    }
  return g_strdup (row->role);
}

/* --- actors --------------------------------------------------------------------------------- */

typedef struct
{
  DocketDesk *desk;
  const char *name;
  const char *role;
  GPtrArray  *rows;
} Actors;

static gboolean
list_actors_in_thread (gpointer data, GError **error)
{
  Actors *actors = data;

  actors->rows = docket_store_dup_actors (actors->desk->reader.store, error);
  return actors->rows != NULL;
}

GPtrArray *
docket_desk_dup_actors (DocketDesk *desk, GError **error)
{
  Actors actors = { .desk = desk };

  return docket_desk_read (desk, list_actors_in_thread, &actors, error) ? actors.rows : NULL;
}

/* Without an administrator nobody could ever name one again */
static gboolean
check_administrator_left (Actors *actors, GError **error)
{
  g_autoptr (GPtrArray) rows = docket_store_dup_actors (actors->desk->writer.store, error);
  const char *administrator = ROLES[G_N_ELEMENTS (ROLES) - 2];
  gboolean    left = g_str_equal (actors->role, administrator);

  for (guint i = 0; rows != NULL && i < rows->len && !left; i++)
    {
      const DocketActorRow *row = rows->pdata[i];

      left = g_str_equal (row->role, administrator) && !g_str_equal (row->name, actors->name);
    }
  if (rows == NULL || left)
    return rows != NULL;
  g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED,
               _ ("“%s” is the only administrator: register another one first"), actors->name);
  return FALSE;
}

static gboolean
append_actor (Actors *actors, GError **error)
{
  DocketStore     *store = actors->desk->writer.store;
  g_autofree char *role = docket_desk_dup_role (actors->desk, store, "administrator", error);
  g_autoptr (DocketEvent) event = NULL;

  if (role == NULL || !check_administrator_left (actors, error))
    return FALSE;
  event = docket_desk_new_event (actors->desk, "desk", "register-actor");
  docket_event_add (event, "name", actors->name);
  docket_event_add (event, "role", actors->role);
  return docket_store_append (store, event, error);
}

static gboolean
add_actor_in_thread (gpointer data, GError **error)
{
  Actors      *actors = data;
  DocketStore *store = actors->desk->writer.store;

  if (!docket_store_begin (store, error))
    return FALSE;
  if (append_actor (actors, error))
    return docket_store_commit (store, error);
  docket_store_rollback (store);
  return FALSE;
}

gboolean
docket_desk_add_actor (DocketDesk *desk, const char *name, const char *role, GError **error)
{
  Actors actors = { .desk = desk, .name = name, .role = role };

  if (*name == '\0' || !docket_text_is_storable (name) || get_rank (role) < 0)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_USAGE,
                   _ ("An actor takes a name and a role: auditor, reviewer, senior or "
                      "administrator"));
      return FALSE;
    }
  return docket_desk_write (desk, add_actor_in_thread, &actors, error);
}

/* --- rule sets and calendar ----------------------------------------------------------------- */

static gboolean
has_rules (DocketStore *store, const char *sha256, gboolean *found, GError **error)
{
  g_autoptr (GPtrArray) rows = docket_store_dup_rule_sets (store, error);

  *found = FALSE;
  for (guint i = 0; rows != NULL && i < rows->len && !*found; i++)
    *found = g_str_equal (((DocketRuleSetRow *) rows->pdata[i])->sha256, sha256);
  return rows != NULL;
}

gboolean
docket_desk_register_rules (DocketDesk          *desk,
                            const DocketRuleSet *rules,
                            const char          *cause,
                            GError             **error)
{
  DocketStore *store = desk->writer.store;
  g_autoptr (DocketEvent) event = NULL;
  const DocketRulesFile *file = docket_rules_library_find_by_digest (desk->library, rules->digest);
  gboolean               found;

  if (!has_rules (store, rules->digest, &found, error))
    return FALSE;
  if (found || file == NULL) /* without a file it came from the vault, where it was registered */
    return TRUE;
  if (!docket_vault_add_bytes (desk->vault, file->bytes, NULL, error))
    return FALSE;
  event = docket_desk_new_event (desk, "desk", "register-rules");
  docket_event_add (event, "system", rules->system);
  docket_event_add (event, "version", rules->version);
  docket_event_add (event, "sha256", rules->digest);
  docket_event_add (event, "cause", cause);
  return docket_store_append (store, event, error);
}

gboolean
docket_desk_register_calendar (DocketDesk *desk, const char *cause, GError **error)
{
  DocketStore *store = desk->writer.store;
  const char  *digest =
      docket_calendar_get_digest (docket_rules_library_get_calendar (desk->library));
  g_autoptr (GError) local = NULL;
  g_autofree char *known = docket_store_dup_calendar (store, &local);
  g_autoptr (DocketEvent) event = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (g_strcmp0 (known, digest) == 0)
    return TRUE;
  if (!docket_vault_add_bytes (desk->vault, docket_rules_library_get_calendar_bytes (desk->library),
                               NULL, error))
    return FALSE;
  event = docket_desk_new_event (desk, "desk", "register-calendar");
  docket_event_add (event, "sha256", digest);
  docket_event_add (event, "cause", cause);
  return docket_store_append (store, event, error);
}

DocketRuleSet *
docket_desk_find_mail_rules (DocketDesk *desk, const char **kind, GError **error)
{
  const char            *system = docket_intake_profile_get_system (desk->profile);
  DocketDate             today = docket_instant_date (docket_clock_now (desk->clock));
  const DocketRulesFile *file = docket_rules_library_find (desk->library, system, today);
  DocketRuleSet         *rules = file == NULL ? NULL : file->set;

  *kind = docket_intake_profile_get_kind (desk->profile);
  if (rules == NULL || docket_rule_set_find_kind (rules, *kind) < 0)
    {
      g_set_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED,
                   _ ("No rule set of %s with cases of the kind %s is in force today"), system,
                   *kind);
      return NULL;
    }
  return rules;
}
