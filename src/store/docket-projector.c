/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Event -> tables: which table takes which act, value or group of values. The tables know how. The
 * store's thread. Format of events: docs/report.md. */
#include "config.h"

#include "store/docket-projector.h"

#include "core/docket-error.h"
#include "store/docket-tables.h"

#include <glib/gi18n-lib.h>

#include <string.h>

typedef gboolean (*ActFunc) (const DocketProjection *projection, GError **error);
typedef gboolean (*GroupFunc) (const DocketProjection *projection,
                               const DocketGroup      *group,
                               GError                **error);

typedef struct
{
  const char *action;
  ActFunc     take;
} Act;

static const Act DESK_ACTS[] = {
  { "register-actor", docket_actor_table_put },
  { "register-rules", docket_rule_set_table_add },
  { "register-calendar", docket_calendar_table_add },
  { "set", docket_setting_table_put },
  { NULL },
};

static const Act PARTY_ACTS[] = {
  { "register", docket_party_table_add },        { "rename", docket_party_table_rename },
  { "alias", docket_party_table_add_alias },     { "contact", docket_contact_table_add },
  { "end-contact", docket_contact_table_end },   { "relate", docket_relationship_table_begin },
  { "unrelate", docket_relationship_table_end }, { NULL },
};

static const Act MAIL_ACTS[] = {
  { "file", docket_message_table_add },
  { NULL },
};

/* What was withdrawn stays in the tables where it is told so, and goes where it only waits */
static gboolean
undo (const DocketProjection *projection, GError **error)
{
  return docket_fact_table_undo (projection, error) &&
         docket_ruling_table_undo (projection, error) &&
         docket_letter_table_undo (projection, error);
}

/* Acts that mean more to a case than the values they bear; taken before these */
static const Act CASE_ACTS[] = {
  { "assign", docket_case_table_assign },
  { "correct", docket_fact_table_correct },
  { "move-rules", docket_case_table_move },
  { "split", docket_message_table_split },
  { "rule", docket_ruling_table_add },
  { "supersede", docket_ruling_table_add },
  { "sign", docket_ruling_table_sign },
  { "undo", undo },
  { NULL },
};

/* Values that mean the same in every act of a case: an exact name, or with a final dot
 * all that begin so */
static const Act CASE_VALUES[] = {
  { "title", docket_case_table_set_title },
  { "party.", docket_case_party_table_put },
  { "message.", docket_message_table_add },
  { "fact.", docket_fact_table_add },
  { "cleared", docket_fact_table_clear },
  { "lapsed", docket_ruling_table_lapse },
  { NULL },
};

static const char *const GROUP_NAMES[] = { "evidence", "post",    "lift",     "measure", "letter",
                                           "relation", "finding", "citation", NULL };

/* As GROUP_NAMES */
static const GroupFunc GROUP_FUNCS[] = {
  docket_evidence_table_add, docket_ledger_table_add,   docket_measure_table_lift,
  docket_measure_table_add,  docket_letter_table_add,   docket_relationship_table_project,
  docket_finding_table_add,  docket_citation_table_add,
};

G_STATIC_ASSERT (G_N_ELEMENTS (GROUP_NAMES) == G_N_ELEMENTS (GROUP_FUNCS) + 1);

static gboolean
take_act (const Act *acts, const DocketProjection *projection, GError **error)
{
  for (const Act *act = acts; act->action != NULL; act++)
    {
      if (g_str_equal (projection->event->action, act->action))
        return act->take (projection, error);
    }
  return TRUE;
}

static gboolean
bears (const DocketEvent *event, const char *name)
{
  gsize length = strlen (name);

  for (guint i = 0; i < event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (event->values, i);

      if (g_str_equal (value->name, name) ||
          (name[length - 1] == '.' && g_str_has_prefix (value->name, name)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
take_values (const DocketProjection *projection, GError **error)
{
  for (const Act *value = CASE_VALUES; value->action != NULL; value++)
    {
      if (bears (projection->event, value->action) && !value->take (projection, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_group (const DocketProjection *projection, const DocketGroup *group, GError **error)
{
  for (guint i = 0; GROUP_NAMES[i] != NULL; i++)
    {
      if (g_str_equal (group->name, GROUP_NAMES[i]))
        return GROUP_FUNCS[i](projection, group, error);
    }
  return TRUE;
}

static gboolean
take_groups (const DocketProjection *projection, GError **error)
{
  g_autoptr (GPtrArray) groups =
      docket_projection_dup_groups (projection->event, GROUP_NAMES, error);

  if (groups == NULL)
    return FALSE;
  for (guint i = 0; i < groups->len; i++)
    {
      if (!take_group (projection, g_ptr_array_index (groups, i), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
project_case (DocketProjection *projection, GError **error)
{
  gboolean opens = g_str_equal (projection->event->action, "open");

  if (opens && !docket_case_table_add (projection, error))
    return FALSE;
  if (!docket_case_table_find_id (projection->database, projection->subject, &projection->case_id,
                                  error))
    return FALSE;
  return take_act (CASE_ACTS, projection, error) && take_values (projection, error) &&
         take_groups (projection, error);
}

static gboolean
project_subject (DocketProjection *projection, GError **error)
{
  if (g_str_equal (projection->subject, "desk"))
    return take_act (DESK_ACTS, projection, error);

  projection->id = docket_id_parse ("P-", projection->subject);
  if (projection->id > 0)
    return take_act (PARTY_ACTS, projection, error);

  projection->id = docket_id_parse ("M-", projection->subject);
  if (projection->id > 0)
    return take_act (MAIL_ACTS, projection, error);
  return project_case (projection, error);
}

/* What asks later whether the clock went back needs no look through the journal */
static gboolean
mark_clock (DocketDatabase *database, const DocketEvent *event, GError **error)
{
  g_autoptr (DocketStatement) put = NULL;

  if (g_str_equal (event->clock, "simulated"))
    return TRUE;
  put = docket_statement_new (database, "INSERT INTO real_clock (id, at) VALUES (1, :at) "
                                        "ON CONFLICT (id) DO UPDATE SET at = excluded.at");
  docket_statement_bind_int (put, ":at", event->at);
  return docket_statement_run (put, error);
}

gboolean
docket_projector_apply (DocketDatabase    *database,
                        const DocketEvent *event,
                        const char        *subject,
                        GError           **error)
{
  DocketProjection projection = { .database = database, .event = event, .subject = subject };

  return mark_clock (database, event, error) && project_subject (&projection, error);
}
