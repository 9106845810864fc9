/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The forms of acts: those of the rule set from their inputs, and the few that every case knows.
 * Main thread. */

#include "config.h"

#include "gtk/docket-act-dialog-private.h"

#include "core/docket-items.h"
#include "desk/docket-desk-call.h"
#include "desk/docket-wording-plain.h"
#include "desk/docket-wording.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FACT_PREFIX "fact."

const char *
docket_act_page_get_preset (const DocketActPage *page, const char *key)
{
  gsize length = strlen (key);

  for (guint i = 0; page->preset != NULL && page->preset[i] != NULL; i++)
    if (strncmp (page->preset[i], key, length) == 0 && page->preset[i][length] == '=')
      return page->preset[i] + length + 1;
  return NULL;
}

static GPtrArray *
new_choices (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) docket_field_choice_free);
}

/* --- contacts ------------------------------------------------------------------------------- */

/* The role with whose contacts the gates of the action compare the fact; NULL when none does */
static const char *
find_contact_role (const DocketAction *action, guint fact)
{
  for (guint i = 0; i < docket_items_length (action->gates); i++)
    {
      const DocketCondition *condition = ((DocketGate *) action->gates->pdata[i])->condition;

      for (guint j = 0; condition != NULL && j < condition->n_nodes; j++)
        {
          const DocketConditionNode *node = &condition->nodes[j];

          if (node->kind == DOCKET_CONDITION_CONTACT && node->of.index == fact &&
              node->words != NULL)
            return node->words[0];
        }
    }
  return NULL;
}

static gpointer
read_party_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  return docket_desk_dup_party (desk, data, error);
}

typedef struct
{
  DocketActForm *form;
  char          *key;
} Proposing;

static void
propose (DocketActField *field, const DocketPartyView *party)
{
  g_autoptr (GPtrArray) proposals = new_choices ();

  for (guint i = 0; i < party->contacts->len; i++)
    {
      const DocketContactRow *contact = party->contacts->pdata[i];

      if (contact->to == DOCKET_DATE_NONE)
        g_ptr_array_add (proposals, docket_field_choice_new (contact->value, contact->value));
    }
  docket_act_field_set_proposals (field, proposals);
}

/* Contacts are a help only: without them, what is meant is typed */
static void
propose_contacts_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Proposing *proposing = data;
  g_autoptr (DocketPartyView) party = docket_desk_call_finish (DOCKET_DESK (source), result, NULL);
  DocketActField *field = docket_act_form_find (proposing->form, proposing->key);

  if (party != NULL && field != NULL)
    propose (field, party);
  g_object_unref (proposing->form);
  g_free (proposing->key);
  g_free (proposing);
}

static void
ask_for_contacts (const DocketActPage *page, const char *key, const char *role)
{
  for (guint i = 0; i < page->view->parties->len; i++)
    {
      const DocketCasePartyRow *row = page->view->parties->pdata[i];
      DocketDeskCall call = { read_party_in_thread, (GDestroyNotify) docket_party_view_free, NULL,
                              g_free };
      Proposing     *proposing;

      if (!g_str_equal (row->role, role))
        continue;
      call.data = g_strdup (row->party);
      proposing = g_new0 (Proposing, 1);
      proposing->form = g_object_ref (page->form);
      proposing->key = g_strdup (key);
      docket_desk_call_async (docket_case_handle_get_desk (page->handle), &call, NULL,
                              propose_contacts_cb, proposing);
      return;
    }
}

/* --- acts of the rule set ------------------------------------------------------------------- */

static void
add_input (const DocketActPage *page, const DocketInput *input)
{
  const DocketFormFact fact = { .key = input->key,
                                .title = docket_wording_get_label (&input->label),
                                .fact = input->fact,
                                .need = input->need,
                                .values = input->values,
                                .evidence = page->view->evidence,
                                .value = docket_act_page_get_preset (page, input->key),
                                .fallback = input->fallback };
  const char          *role = find_contact_role (page->action, input->fact);

  docket_act_form_add_fact (page->form, page->view->rules, &fact);
  if (role != NULL)
    ask_for_contacts (page, input->key, role);
}

void
docket_act_page_fill (const DocketActPage *page)
{
  for (guint i = 0; i < docket_items_length (page->action->inputs); i++)
    add_input (page, page->action->inputs->pdata[i]);
}

/* --- acts that every case knows ------------------------------------------------------------- */

static void
add_text (const DocketActPage *page, const char *key, const char *title, gboolean need)
{
  const DocketFieldSpec spec = { .key = key,
                                 .title = title,
                                 .type = DOCKET_TYPE_TEXT,
                                 .need = need,
                                 .value = docket_act_page_get_preset (page, key) };

  docket_act_form_add (page->form, docket_act_field_new (&spec));
}

static gpointer
read_actors_in_thread (DocketDesk *desk, gpointer data, GError **error)
{
  return docket_desk_dup_actors (desk, error);
}

typedef struct
{
  DocketActForm *form;
  char          *assignee;
} Assigning;

static void
add_actors_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Assigning *assigning = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) actors = docket_desk_call_finish (DOCKET_DESK (source), result, &error);
  g_autoptr (GPtrArray) choices = new_choices ();
  DocketFieldSpec spec = { .key = "to",
                           .title = _ ("Reviewer"),
                           .type = DOCKET_TYPE_WORD,
                           .choices = choices,
                           .value = assigning->assignee,
                           .nothing = _ ("Nobody") };

  for (guint i = 0; actors != NULL && i < actors->len; i++)
    {
      const DocketActorRow *actor = actors->pdata[i];

      g_ptr_array_add (choices, docket_field_choice_new (actor->name, actor->name));
    }
  if (actors != NULL)
    docket_act_form_add (assigning->form, docket_act_field_new (&spec));
  else
    docket_act_form_show_error (assigning->form, error);
  g_object_unref (assigning->form);
  g_free (assigning->assignee);
  g_free (assigning);
}

static void
fill_assignment (const DocketActPage *page)
{
  DocketDeskCall call = { .func = read_actors_in_thread,
                          .free_result = (GDestroyNotify) g_ptr_array_unref };
  Assigning     *assigning = g_new0 (Assigning, 1);

  assigning->form = g_object_ref (page->form);
  assigning->assignee = g_strdup (page->view->row->assignee);
  docket_desk_call_async (docket_case_handle_get_desk (page->handle), &call, NULL, add_actors_cb,
                          assigning);
}

static void
fill_split (const DocketActPage *page)
{
  g_autoptr (GPtrArray) choices = new_choices ();
  const DocketFieldSpec spec = { .key = "message",
                                 .title = _ ("Mail"),
                                 .type = DOCKET_TYPE_WORD,
                                 .need = TRUE,
                                 .choices = choices,
                                 .value = docket_act_page_get_preset (page, "message") };

  for (guint i = 0; i < page->view->messages->len; i++)
    {
      const DocketMessageRow *row = page->view->messages->pdata[i];

      g_ptr_array_add (choices, docket_field_choice_new (row->id, row->subject));
    }
  docket_act_form_add (page->form, docket_act_field_new (&spec));
}

/* --- corrections ---------------------------------------------------------------------------- */

static gboolean
has_facts (const DocketCaseView *view, gint64 seq)
{
  for (guint i = 0; i < view->facts->len; i++)
    if (((DocketFactRow *) view->facts->pdata[i])->seq == seq)
      return TRUE;
  return FALSE;
}

static GPtrArray *
list_entries (const DocketCaseView *view)
{
  GPtrArray *choices = new_choices ();

  for (guint i = view->events->len; i > 0; i--)
    {
      const DocketEvent *event = view->events->pdata[i - 1];
      g_autofree char   *sentence =
          docket_wording_dup_event (view->rules, view->evaluation->kind, event);
      g_autofree char *seq = g_strdup_printf ("%u", i);
      g_autofree char *label = g_strdup_printf (C_ ("journal", "%s. %s"), seq, sentence);

      if (has_facts (view, i) && !g_str_equal (event->action, "correct"))
        g_ptr_array_add (choices, docket_field_choice_new (seq, label));
    }
  return choices;
}

static void
fill_head_of_correction (const DocketActPage *page)
{
  g_autoptr (GPtrArray) choices = list_entries (page->view);
  const DocketFieldSpec spec = { .key = "of",
                                 .title = _ ("Entry of the journal"),
                                 .type = DOCKET_TYPE_WORD,
                                 .need = TRUE,
                                 .choices = choices,
                                 .value = docket_act_page_get_preset (page, "of") };

  docket_act_form_add (page->head, docket_act_field_new (&spec));
}

/* The value that stands for what the entry recorded, corrections included */
static const char *
find_standing (const DocketCaseView *view, gint64 seq, const char *name)
{
  for (guint i = 0; i < view->facts->len; i++)
    {
      const DocketFactRow *row = view->facts->pdata[i];

      if (!g_str_equal (row->name, name) || row->seq != seq)
        continue;
      return row->superseded_by == 0 ? row->value : find_standing (view, row->superseded_by, name);
    }
  return NULL;
}

static gint64
get_chosen_entry (const DocketActPage *page)
{
  g_autofree char *of = docket_act_field_dup_value (docket_act_form_find (page->head, "of"));
  gint64           seq = g_ascii_strtoll (of, NULL, 10);

  return seq < 1 || seq > page->view->events->len ? 0 : seq;
}

/* Keys that a correction has itself: what bears the same goes by fact.KEY */
static gboolean
is_own_key (const char *key)
{
  return g_str_equal (key, "of") || g_str_equal (key, "on") || g_str_equal (key, "reason");
}

/* The facts of an act go by its keys, those of an opening by their own names */
static void
add_corrected (const DocketActPage *page, gint64 seq, const char *key, guint index)
{
  const DocketFactType *type = page->view->rules->facts->pdata[index];
  g_autofree char      *apart = g_strconcat (FACT_PREFIX, key, NULL);
  const DocketFormFact  fact = { .key = is_own_key (key) ? apart : key,
                                 .fact = index,
                                 .evidence = page->view->evidence,
                                 .value = find_standing (page->view, seq, type->id) };

  if (!type->given_by_desk)
    docket_act_form_add_fact (page->form, page->view->rules, &fact);
}

static void
add_facts_of_entry (const DocketActPage *page, gint64 seq)
{
  const DocketRuleSet *rules = page->view->rules;
  const DocketEvent   *event = page->view->events->pdata[seq - 1];
  const DocketAction  *action =
      docket_rule_set_find_action (rules, page->view->evaluation->kind, event->action);

  for (guint i = 0; action != NULL && i < docket_items_length (action->inputs); i++)
    {
      const DocketInput *input = action->inputs->pdata[i];

      add_corrected (page, seq, input->key, input->fact);
    }
  for (guint i = 0; action == NULL && i < page->view->facts->len; i++)
    {
      const DocketFactRow *row = page->view->facts->pdata[i];
      gint                 index = docket_rule_set_find_fact (rules, row->name);

      if (row->seq == seq && index >= 0)
        add_corrected (page, seq, row->name, (guint) index);
    }
}

void
docket_act_page_fill_correction (const DocketActPage *page)
{
  gint64 seq = get_chosen_entry (page);

  docket_act_form_clear (page->form);
  if (seq == 0)
    return;
  add_facts_of_entry (page, seq);
  add_text (page, "reason", _ ("Reason of the correction"), TRUE);
}

static gboolean
changes (const DocketActPage *page, gint64 seq, const char *input)
{
  const char         *value = strchr (input, '=') + 1;
  g_autofree char    *key = g_strndup (input, value - input - 1);
  const DocketEvent  *event = page->view->events->pdata[seq - 1];
  const DocketAction *action =
      docket_rule_set_find_action (page->view->rules, page->view->evaluation->kind, event->action);
  const char *name = key;

  if (is_own_key (key))
    return TRUE;
  if (g_str_has_prefix (name, FACT_PREFIX))
    name += strlen (FACT_PREFIX);
  for (guint i = 0; action != NULL && i < docket_items_length (action->inputs); i++)
    {
      const DocketInput *candidate = action->inputs->pdata[i];

      if (g_str_equal (candidate->key, name))
        name = ((DocketFactType *) page->view->rules->facts->pdata[candidate->fact])->id;
    }
  return g_strcmp0 (find_standing (page->view, seq, name), value) != 0;
}

char **
docket_act_page_dup_correction (const DocketActPage *page)
{
  gint64 seq = get_chosen_entry (page);
  g_auto (GStrv) inputs = docket_act_form_dup_inputs (page->form);
  g_autoptr (GStrvBuilder) changed = g_strv_builder_new ();
  g_autofree char *of = g_strdup_printf ("of=%" G_GINT64_FORMAT, seq);

  if (seq > 0)
    g_strv_builder_add (changed, of);
  for (guint i = 0; seq > 0 && inputs[i] != NULL; i++)
    if (changes (page, seq, inputs[i]))
      g_strv_builder_add (changed, inputs[i]);
  return g_strv_builder_end (changed);
}

gboolean
docket_act_page_fill_common (const DocketActPage *page, const char *action)
{
  if (g_str_equal (action, "note"))
    add_text (page, "text", _ ("Note"), TRUE);
  else if (g_str_equal (action, "assign"))
    fill_assignment (page);
  else if (g_str_equal (action, "split"))
    fill_split (page);
  else if (g_str_equal (action, "correct"))
    fill_head_of_correction (page);
  else
    return FALSE;
  return TRUE;
}
