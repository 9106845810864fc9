/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows about one page of a case. Which acts belong to it, and which facts and dates hang on them,
 * is read from the rule set. Main thread. */

#include "config.h"

#include "gtk/docket-page-facts.h"

#include "core/docket-items.h"
#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"
#include "gtk/docket-row-group.h"

#include <glib/gi18n-lib.h>

/* --- acts ----------------------------------------------------------------------------------- */

GPtrArray *
docket_page_facts_list_acts (const DocketCaseView *view, const char *page)
{
  GPtrArray *acts = g_ptr_array_new ();

  for (guint i = 0; i < view->evaluation->actions->len; i++)
    {
      DocketActionState *act = view->evaluation->actions->pdata[i];

      if (g_strcmp0 (act->action->page, page) == 0)
        g_ptr_array_add (acts, act);
    }
  return acts;
}

gboolean
docket_page_facts_is_elsewhere (const DocketActionState *act)
{
  for (guint i = 0; i < act->reasons->len; i++)
    if (((DocketReason *) act->reasons->pdata[i])->hint == DOCKET_HINT_STATE)
      return TRUE;
  return FALSE;
}

/* --- deadlines ------------------------------------------------------------------------------ */

static gboolean
records_fact (const DocketAction *action, guint fact)
{
  for (guint i = 0; i < docket_items_length (action->inputs); i++)
    if (((DocketInput *) action->inputs->pdata[i])->fact == fact)
      return TRUE;
  for (guint i = 0; i < docket_items_length (action->effects); i++)
    {
      const DocketEffect *effect = action->effects->pdata[i];

      if (effect->kind == DOCKET_EFFECT_SET && effect->index == fact)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_recorded (GPtrArray *acts, const DocketRef *ref)
{
  for (guint i = 0; ref->kind == DOCKET_REF_FACT && i < acts->len; i++)
    if (records_fact (((DocketActionState *) acts->pdata[i])->action, ref->index))
      return TRUE;
  return FALSE;
}

static gboolean
asks_recorded (const DocketCondition *condition, GPtrArray *acts)
{
  for (guint i = 0; condition != NULL && i < condition->n_nodes; i++)
    if (is_recorded (acts, &condition->nodes[i].of))
      return TRUE;
  return FALSE;
}

/* The rule whose days it counts: a window opens after a term; a measure's end has none */
static const DocketTerm *
find_term (const DocketRuleSet *rules, const DocketDeadlineType *type)
{
  const DocketRule *rule = rules->rules->pdata[type->rule];

  if (type->measure != NULL)
    return NULL;
  if (rule->primitive == DOCKET_PRIMITIVE_WINDOW)
    rule = rules->rules->pdata[rule->window.term];
  return rule->primitive == DOCKET_PRIMITIVE_TERM ? &rule->term : NULL;
}

static gboolean
runs_from_recorded (const DocketRuleSet *rules, const DocketDeadlineType *type, GPtrArray *acts)
{
  const DocketTerm *term = find_term (rules, type);

  for (guint i = 0; term != NULL && i < docket_items_length (term->base); i++)
    if (is_recorded (acts, &((DocketBaseUse *) term->base->pdata[i])->of))
      return TRUE;
  return FALSE;
}

static void
add_deadline (AdwPreferencesGroup      *group,
              const DocketDeadlineType *type,
              const DocketDeadline     *deadline)
{
  static const struct
  {
    const char *icon;
    const char *style;
  } looks[] = {
    [DOCKET_DEADLINE_RUNNING] = { "alarm-symbolic", "accent" },
    [DOCKET_DEADLINE_OPEN] = { "alarm-symbolic", "accent" },
    [DOCKET_DEADLINE_MET] = { "object-select-symbolic", "success" },
    [DOCKET_DEADLINE_MISSED] = { "dialog-warning-symbolic", "error" },
    [DOCKET_DEADLINE_CANCELLED] = { "list-remove-symbolic", "dim-label" },
  };
  g_autofree char *title = docket_wording_dup_title (&type->label);
  g_autofree char *dates = docket_wording_dup_dates (deadline->opens, deadline->due);
  /* Translators: a date or span, and how it stands: running, met, missed ... */
  g_autofree char *words =
      g_strdup_printf (_ ("%s · %s"), dates, docket_wording_get_deadline_status (deadline->status));
  DocketRowWords row = { title, words, looks[deadline->status].icon,
                         looks[deadline->status].style };

  docket_row_group_add (group, &row);
}

void
docket_page_facts_show_deadlines (AdwPreferencesGroup  *group,
                                  const DocketCaseView *view,
                                  const char           *page)
{
  g_autoptr (GPtrArray) acts = docket_page_facts_list_acts (view, page);

  docket_row_group_clear (group);
  for (guint i = 0; i < view->evaluation->deadlines->len; i++)
    {
      const DocketDeadline     *deadline = view->evaluation->deadlines->pdata[i];
      const DocketDeadlineType *type =
          docket_rule_set_find_deadline (view->rules, view->evaluation->kind, deadline->rule);

      if (type != NULL &&
          (asks_recorded (type->met, acts) || runs_from_recorded (view->rules, type, acts)))
        add_deadline (group, type, deadline);
    }
}

/* --- history -------------------------------------------------------------------------------- */

static gboolean
is_of_page (GPtrArray *acts, const DocketEvent *event)
{
  for (guint i = 0; i < acts->len; i++)
    if (g_str_equal (((DocketActionState *) acts->pdata[i])->action->action, event->action))
      return TRUE;
  return FALSE;
}

static void
add_event (AdwPreferencesGroup *group, const DocketCaseView *view, const DocketEvent *event)
{
  g_autofree char *title = docket_wording_dup_event (view->rules, view->evaluation->kind, event);
  g_autofree char *at = docket_wording_dup_instant (docket_event_get_on (event));
  /* Translators: when something was done, and by whom */
  g_autofree char *words = g_strdup_printf (_ ("%s · %s"), at, event->actor);
  DocketRowWords   row = { title, words, "document-open-recent-symbolic", "dim-label" };

  docket_row_group_add (group, &row);
}

void
docket_page_facts_show_history (AdwPreferencesGroup  *group,
                                const DocketCaseView *view,
                                const char           *page)
{
  g_autoptr (GPtrArray) acts = docket_page_facts_list_acts (view, page);

  docket_row_group_clear (group);
  for (guint i = view->events->len; i > 0; i--)
    {
      const DocketEvent *event = view->events->pdata[i - 1];

      if (is_of_page (acts, event))
        add_event (group, view, event);
    }
}

/* --- evidence ------------------------------------------------------------------------------- */

static void
add_ids (GPtrArray *ids, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0' && !g_ptr_array_find_with_equal_func (ids, parts[i], g_str_equal, NULL))
      g_ptr_array_add (ids, g_strdup (parts[i]));
}

static gboolean
is_evidence_of_page (const DocketCaseView *view, GPtrArray *acts, const DocketFactRow *row)
{
  gint      fact = docket_rule_set_find_fact (view->rules, row->name);
  DocketRef ref = { .kind = DOCKET_REF_FACT, .index = (guint) fact };

  return fact >= 0 && row->superseded_by == 0 &&
         ((DocketFactType *) view->rules->facts->pdata[fact])->type == DOCKET_TYPE_EVIDENCE &&
         is_recorded (acts, &ref);
}

GPtrArray *
docket_page_facts_dup_evidence (const DocketCaseView *view, const char *page)
{
  g_autoptr (GPtrArray) acts = docket_page_facts_list_acts (view, page);
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = view->facts->len; i > 0; i--)
    {
      const DocketFactRow *row = view->facts->pdata[i - 1];

      if (is_evidence_of_page (view, acts, row))
        add_ids (ids, row->value);
    }
  return ids;
}
