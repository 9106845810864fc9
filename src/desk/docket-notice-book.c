/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Attempts to reach a party, as the events of a case tell them. Pure; any thread. */

#include "desk/docket-notice-book.h"

#include "core/docket-act.h"
#include "core/docket-items.h"

/* --- what the rule set says ----------------------------------------------------------------- */

static const DocketEffect *
find_record_effect (const DocketAction *action)
{
  for (guint i = 0; i < docket_items_length (action->effects); i++)
    {
      const DocketEffect *effect = action->effects->pdata[i];

      if (effect->kind == DOCKET_EFFECT_ADD)
        return effect;
    }
  return NULL;
}

static const DocketActionState *
find_attempt (const DocketCaseView *view, const char *page)
{
  for (guint i = 0; i < view->evaluation->actions->len; i++)
    {
      const DocketActionState *act = view->evaluation->actions->pdata[i];

      if (g_strcmp0 (act->action->page, page) == 0 && find_record_effect (act->action) != NULL)
        return act;
    }
  return NULL;
}

/* The n-th field of the type, n from 0, among those that are asked with an act or not; -1 */
static gint
find_field (const DocketRuleSet *rules, guint record, DocketType type, guint n)
{
  const DocketRecordType *fields = rules->records->pdata[record];

  for (guint i = 0; i < fields->fields->len; i++)
    {
      guint fact = g_array_index (fields->fields, guint, i);

      if (((DocketFactType *) rules->facts->pdata[fact])->type == type && n-- == 0)
        return (gint) fact;
    }
  return -1;
}

static void
add_marks (DocketNoticeBook *book, const DocketRuleSet *rules)
{
  GPtrArray *effects = book->attempt->action->effects;

  for (guint i = 0; i < docket_items_length (effects); i++)
    {
      const DocketEffect   *effect = effects->pdata[i];
      const DocketFactType *fact =
          effect->kind == DOCKET_EFFECT_SET ? rules->facts->pdata[effect->index] : NULL;

      if (fact != NULL && (fact->type == DOCKET_TYPE_DATE || fact->type == DOCKET_TYPE_INSTANT))
        g_array_append_val (book->marks, effect->index);
    }
}

static const char *
find_role_in (const DocketCondition *condition)
{
  for (guint i = 0; condition != NULL && i < condition->n_nodes; i++)
    if (condition->nodes[i].kind == DOCKET_CONDITION_CONTACT && condition->nodes[i].words != NULL)
      return condition->nodes[i].words[0];
  return NULL;
}

static const char *
find_role (const DocketAction *action)
{
  const char *role = NULL;

  for (guint i = 0; role == NULL && i < docket_items_length (action->gates); i++)
    role = find_role_in (((DocketGate *) action->gates->pdata[i])->condition);
  return role;
}

const char *
docket_notice_find_party (const DocketCaseView *view, const char *page)
{
  const DocketActionState *attempt = find_attempt (view, page);
  const char              *role = attempt == NULL ? NULL : find_role (attempt->action);

  for (guint i = 0; role != NULL && i < view->parties->len; i++)
    {
      const DocketCasePartyRow *row = view->parties->pdata[i];

      if (g_str_equal (row->role, role))
        return row->party;
    }
  return NULL;
}

/* --- channels ------------------------------------------------------------------------------- */

static void
free_attempt (gpointer data)
{
  DocketNoticeAttempt *attempt = data;

  g_free (attempt->to);
  g_free (attempt->outcome);
  g_free (attempt->evidence);
  g_free (attempt);
}

static void
free_channel (gpointer data)
{
  DocketNoticeChannel *channel = data;

  g_free (channel->word);
  g_ptr_array_unref (channel->contacts);
  g_ptr_array_unref (channel->attempts);
  g_free (channel);
}

static DocketNoticeChannel *
add_channel (DocketNoticeBook *book, const char *word)
{
  DocketNoticeChannel *channel = g_new0 (DocketNoticeChannel, 1);

  channel->word = g_strdup (word);
  channel->contacts = g_ptr_array_new ();
  channel->attempts = g_ptr_array_new_with_free_func (free_attempt);
  g_ptr_array_add (book->channels, channel);
  return channel;
}

/* What the rule set has no channel for stands behind the others */
static DocketNoticeChannel *
find_channel (DocketNoticeBook *book, const char *word)
{
  DocketNoticeChannel *last =
      book->channels->len == 0 ? NULL : book->channels->pdata[book->channels->len - 1];

  for (guint i = 0; i < book->channels->len; i++)
    if (g_str_equal (((DocketNoticeChannel *) book->channels->pdata[i])->word, word))
      return book->channels->pdata[i];
  return last != NULL && *last->word == '\0' ? last : add_channel (book, "");
}

static void
add_channels (DocketNoticeBook *book, const DocketRuleSet *rules)
{
  const DocketFactType *fact = book->channel < 0 ? NULL : rules->facts->pdata[book->channel];

  for (guint i = 0; fact != NULL && fact->values != NULL && fact->values[i] != NULL; i++)
    add_channel (book, fact->values[i]);
}

static gboolean
holds (const DocketContactRow *contact, DocketDate today)
{
  return (contact->from == DOCKET_DATE_NONE || contact->from <= today) &&
         (contact->to == DOCKET_DATE_NONE || contact->to >= today);
}

static void
add_contacts (DocketNoticeBook *book, GPtrArray *contacts, gboolean admission, DocketDate today)
{
  for (guint i = 0; i < docket_items_length (contacts); i++)
    {
      DocketContactRow *contact = contacts->pdata[i];

      if (contact->admission == admission && holds (contact, today))
        g_ptr_array_add (find_channel (book, contact->channel)->contacts, contact);
    }
}

/* --- attempts ------------------------------------------------------------------------------- */

static char *
dup_field (const DocketRuleSet *rules, const DocketAct *act, gint fact, gboolean *corrected)
{
  gboolean    changed = FALSE;
  const char *value = NULL;

  if (fact >= 0)
    value = docket_act_get_fact (act, ((DocketFactType *) rules->facts->pdata[fact])->id, &changed);
  *corrected = *corrected || changed;
  return g_strdup (value == NULL ? "" : value);
}

static void
add_attempt (DocketNoticeBook *book, const DocketRuleSet *rules, const DocketAct *act)
{
  DocketNoticeAttempt *attempt = g_new0 (DocketNoticeAttempt, 1);
  g_autofree char     *word = dup_field (rules, act, book->channel, &attempt->corrected);

  attempt->event = act->event;
  attempt->on = act->on;
  attempt->to = dup_field (rules, act, book->to, &attempt->corrected);
  attempt->outcome = dup_field (rules, act, book->outcome, &attempt->corrected);
  attempt->evidence = dup_field (rules, act, book->evidence, &attempt->corrected);
  attempt->corrected = attempt->corrected || act->on != docket_event_get_on (act->event);
  g_ptr_array_insert (find_channel (book, word)->attempts, 0, attempt);
  book->n_attempts++;
}

static void
add_attempts (DocketNoticeBook *book, const DocketCaseView *view)
{
  g_autoptr (GPtrArray) acts = docket_timeline_new (view->events, NULL, NULL);

  for (guint i = 0; i < docket_items_length (acts); i++)
    {
      const DocketAct *act = acts->pdata[i];

      if (!act->undone && g_str_equal (act->event->action, book->attempt->action->action))
        add_attempt (book, view->rules, act);
    }
}

/* --- book ----------------------------------------------------------------------------------- */

DocketNoticeBook *
docket_notice_book_new (const DocketCaseView *view, const char *page, GPtrArray *contacts)
{
  const DocketActionState *attempt;
  DocketNoticeBook        *book;
  guint                    record;
  DocketDate               today;

  g_return_val_if_fail (view != NULL && page != NULL, NULL);

  attempt = find_attempt (view, page);
  if (attempt == NULL)
    return NULL;
  record = find_record_effect (attempt->action)->index;
  today = docket_instant_date (view->evaluation->now);
  book = g_new0 (DocketNoticeBook, 1);
  book->attempt = attempt;
  book->channels = g_ptr_array_new_with_free_func (free_channel);
  book->marks = g_array_new (FALSE, FALSE, sizeof (guint));
  book->channel = find_field (view->rules, record, DOCKET_TYPE_WORD, 0);
  book->outcome = find_field (view->rules, record, DOCKET_TYPE_WORD, 1);
  book->to = find_field (view->rules, record, DOCKET_TYPE_TEXT, 0);
  book->evidence = find_field (view->rules, record, DOCKET_TYPE_EVIDENCE, 0);
  add_marks (book, view->rules);
  add_channels (book, view->rules);
  add_contacts (book, contacts, TRUE, today);
  add_contacts (book, contacts, FALSE, today);
  add_attempts (book, view);
  return book;
}

void
docket_notice_book_free (DocketNoticeBook *book)
{
  if (book == NULL)
    return;
  g_ptr_array_unref (book->channels);
  g_array_unref (book->marks);
  g_free (book);
}

const char *
docket_notice_book_get_key (const DocketNoticeBook *book, gint fact)
{
  GPtrArray *inputs = book->attempt->action->inputs;

  for (guint i = 0; fact >= 0 && i < docket_items_length (inputs); i++)
    {
      const DocketInput *input = inputs->pdata[i];

      if (input->fact == (guint) fact)
        return input->key;
    }
  return NULL;
}
