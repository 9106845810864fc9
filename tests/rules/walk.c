/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Turns the lines of a script into events and evaluates them. What is expected of it:
 * walk-check.c. */
#include "walk.h"

#include <string.h>

#define NINE (9 * 3600)

static DocketEvaluationInput
make_input (const Walk *walk, DocketInstant now)
{
  return (DocketEvaluationInput) { .rules = walk->rules,
                                   .calendar = walk->calendar,
                                   .events = walk->events,
                                   .ledger = walk->ledger,
                                   .contacts = walk->contacts,
                                   .given = walk->given,
                                   .now = now };
}

static DocketEvent *
make_event (const Walk *walk, DocketDate date, const char *actor, const char *action)
{
  DocketEvent *event = docket_event_new ("DESK/GG-2022-0001", action);

  event->seq = event->subject_seq = walk->events->len + 1;
  event->at = docket_instant_of_date (date) + NINE;
  g_free (event->actor);
  event->actor = g_strdup (actor);
  return event;
}

/* Files that are not on file yet arrive with the event */
static void
add_files (Walk *walk, DocketEvent *event, const char *ids)
{
  g_auto (GStrv) list = g_strsplit (ids, ",", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("evidence.%s.name", list[i]);

      if (g_hash_table_add (walk->evidence, g_strdup (list[i])))
        docket_event_add (event, name, "file.png");
    }
}

static void
add_fact (DocketEvent *event, const char *fact, const char *value)
{
  g_autofree char *name = g_strconcat ("fact.", fact, NULL);

  docket_event_add (event, name, value);
}

/* A party that is named becomes one of the case */
static void
add_input (DocketEvent *event, const char *fact, const char *value)
{
  g_autofree char *role = g_strconcat ("party.", fact, NULL);

  add_fact (event, fact, value);
  if (g_str_has_prefix (value, "P-"))
    docket_event_add (event, role, value);
}

static const char *
find_party (const Walk *walk, const DocketEvent *event, const char *role)
{
  g_autofree char *name = g_strconcat ("party.", role, NULL);
  const char      *party = docket_event_get (event, name);

  for (guint i = walk->events->len; party == NULL && i > 0; i--)
    party = docket_event_get (g_ptr_array_index (walk->events, i - 1), name);
  return party;
}

static void
enter_post (DocketEvent *event, guint number, const char *party, const DocketConsequence *post)
{
  g_autofree char *at = docket_instant_format (post->at);
  const char      *values[][2] = { { "account", post->name },
                                   { "party", party },
                                   { "key", post->key },
                                   { "at", at },
                                   { "amount", post->value } };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *name = g_strdup_printf ("post.%u.%s", number, values[i][0]);

      docket_event_add (event, name, values[i][1]);
    }
}

/* What the desk writes down of an act: its entries in ledgers */
static void
enter_posts (const Walk *walk, DocketEvent *event, GPtrArray *consequences)
{
  for (guint i = 0; i < consequences->len; i++)
    {
      const DocketConsequence *told = g_ptr_array_index (consequences, i);
      const char              *party = told->kind == DOCKET_EFFECT_POST && told->party == NULL
                                           ? find_party (walk, event, told->on)
                                           : told->party;

      if (told->kind == DOCKET_EFFECT_POST && party != NULL)
        enter_post (event, i + 1, party, told);
    }
}

/* Also what it brings about by itself */
static void
enter_opening (Walk *walk, DocketEvent *event)
{
  DocketEvaluationInput input = make_input (walk, event->at);
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketActResult) result = docket_evaluate_act (&input, event, "reviewer", &error);

  g_assert_no_error (error);
  g_assert_true (result->allowed);
  walk->opened = walk_describe (result->consequences);
  enter_posts (walk, event, result->consequences);
  g_ptr_array_add (walk->events, event);
}

static void
open_case (Walk *walk)
{
  DocketEvent      *event = make_event (walk, walk->script->received, "li", "open");
  const DocketKind *kind = g_ptr_array_index (walk->rules->kinds, walk->kind);
  g_autofree char  *date = docket_date_format (walk->script->received);
  g_autofree char  *instant = docket_instant_format (event->at);

  docket_event_add (event, "system", walk->rules->system);
  docket_event_add (event, "kind", walk->script->kind);
  docket_event_add (event, "received", instant);
  if (kind->by_mail)
    docket_event_add (event, "message.id", "M-1");
  add_fact (event, "received.on", date);
  for (guint i = 0; i < walk->script->facts->len; i++)
    {
      const char      *value;
      g_autofree char *key = walk_split (g_ptr_array_index (walk->script->facts, i), &value);

      if (g_str_equal (key, "files"))
        add_files (walk, event, value);
      else
        add_input (event, key, value);
    }
  enter_opening (walk, event);
}

static const char *
find_input_fact (const Walk *walk, const char *action, const char *key)
{
  const DocketAction *known = docket_rule_set_find_action (walk->rules, walk->kind, action);

  for (guint i = 0; known != NULL && i < known->inputs->len; i++)
    {
      const DocketInput *input = g_ptr_array_index (known->inputs, i);

      if (g_str_equal (input->key, key))
        return ((DocketFactType *) g_ptr_array_index (walk->rules->facts, input->fact))->id;
    }
  return key;
}

static gboolean
drafts_ruling (const DocketEvent *event)
{
  return g_str_equal (event->action, "rule") || g_str_equal (event->action, "supersede");
}

/* A ruling of one finding */
static void
add_to_ruling (DocketEvent *event, const char *key, const char *value)
{
  gboolean         of_finding = strstr ("text evidence cite", key) != NULL;
  g_autofree char *name = g_strconcat (of_finding ? "finding.1." : "ruling.", key, NULL);

  docket_event_add (event, name, value);
}

/* What the engine's own acts take besides facts, and the day on which any act happened */
static gboolean
is_plain (const DocketEvent *event, const char *key)
{
  if (g_str_equal (event->action, "correct"))
    return strstr ("of of-on reason", key) != NULL;
  return g_str_equal (key, "on") || g_str_equal (key, "of") || g_str_equal (key, "message");
}

static void
add_value (Walk *walk, DocketEvent *event, const char *key, const char *value)
{
  if (is_plain (event, key))
    docket_event_add (event, key, value);
  else if (drafts_ruling (event))
    add_to_ruling (event, key, value);
  else if (g_str_equal (event->action, "attach"))
    add_files (walk, event, value);
  else
    add_input (event, find_input_fact (walk, event->action, key), value);
}

static void
add_values (Walk *walk, DocketEvent *event, char *const *words)
{
  for (guint i = 0; words[i] != NULL && !g_str_equal (words[i], "->"); i++)
    {
      const char      *value;
      g_autofree char *key = walk_split (words[i], &value);

      add_value (walk, event, key, value);
    }
  if (g_str_equal (event->action, "sign"))
    {
      g_autofree char *ruling = g_strdup_printf ("%" G_GINT64_FORMAT, walk->ruling);

      docket_event_add (event, "ruling", ruling);
    }
  if (g_str_equal (event->action, "merge"))
    docket_event_add (event, "message.id", "M-2");
}

static DocketEvaluation *
evaluate (const Walk *walk, DocketInstant now)
{
  DocketEvaluationInput input = make_input (walk, now);
  g_autoptr (GError) error = NULL;
  DocketEvaluation *evaluation = docket_evaluate (&input, TRUE, &error);

  g_assert_no_error (error);
  return evaluation;
}

/* Goes on from change to change by itself: nothing may change in between */
static void
check_until (const Walk *walk, DocketInstant now)
{
  for (guint i = 0; i < 8; i++)
    {
      g_autoptr (DocketEvaluation) shown = evaluate (walk, now);
      g_autoptr (DocketEvaluation) later = NULL;

      if (shown->until == DOCKET_INSTANT_NONE)
        return;
      g_assert_cmpint (shown->until, >, now);
      later = evaluate (walk, shown->until - 1);
      walk_check_until (walk, shown, later);
      now = shown->until;
    }
}

static char *const *
seek_expected (char *const *words)
{
  while (*words != NULL && !g_str_equal (*words, "->"))
    words++;
  g_assert_nonnull (*words);
  return words + 1;
}

/* DATE ACTOR ROLE ACTION KEY=VALUE... -> WHAT */
static void
act (Walk *walk, DocketDate date, char *const *words)
{
  g_autoptr (DocketEvent) event = make_event (walk, date, words[1], words[3]);
  DocketEvaluationInput input = make_input (walk, event->at);
  g_autoptr (DocketActResult) result = NULL;
  g_autoptr (GError) error = NULL;

  add_values (walk, event, words + 4);
  result = docket_evaluate_act (&input, event, words[2], &error);
  g_assert_no_error (error);
  walk_check (walk, result, result->after, seek_expected (words));
  if (!result->allowed)
    return;

  enter_posts (walk, event, result->consequences);
  if (drafts_ruling (event))
    walk->ruling = event->subject_seq;
  g_ptr_array_add (walk->events, g_steal_pointer (&event));
  check_until (walk, input.now);
}

static void
show (Walk *walk, DocketDate date, char *const *words)
{
  g_autoptr (DocketEvaluation) evaluation = evaluate (walk, docket_instant_of_date (date) + NINE);

  walk_check (walk, NULL, evaluation, seek_expected (words));
}

static void
add_contact (Walk *walk, char *const *words)
{
  DocketContact *contact = g_new0 (DocketContact, 1);

  contact->party = g_strdup (words[1]);
  contact->channel = g_strdup (words[2]);
  contact->value = g_strdup (words[3]);
  contact->admission = TRUE;
  contact->from = contact->to = DOCKET_DATE_NONE;
  g_ptr_array_add (walk->contacts, contact);
}

static void
add_entry (Walk *walk, char *const *words)
{
  DocketLedgerEntry *entry = g_new0 (DocketLedgerEntry, 1);
  DocketDate         date;

  g_assert_true (docket_date_parse (words[3], &date));
  entry->account = g_strdup (words[1]);
  entry->party = g_strdup (words[2]);
  entry->key = g_strdup ("");
  entry->at = docket_instant_of_date (date) + NINE;
  entry->amount = g_ascii_strtoll (words[4], NULL, 10) * DOCKET_DECIMAL_SCALE;
  entry->kase = g_strdup ("GG-2022-0009");
  entry->seq = 2;
  g_ptr_array_add (walk->ledger, entry);
}

static void
run_line (Walk *walk)
{
  char     **words = walk->line->words;
  DocketDate date;

  if (g_str_equal (words[0], "given"))
    {
      const char      *value;
      g_autofree char *key = walk_split (words[1], &value);

      g_hash_table_insert (walk->given, g_steal_pointer (&key), g_strdup (value));
    }
  else if (g_str_equal (words[0], "contact"))
    add_contact (walk, words);
  else if (g_str_equal (words[0], "ledger"))
    add_entry (walk, words);
  else
    {
      g_assert_true (docket_date_parse (words[0], &date));
      if (g_str_equal (words[1], "show"))
        show (walk, date, words);
      else
        act (walk, date, words);
    }
}

void
walk_run (const WalkScript *script, const DocketRuleSet *rules, const DocketCalendar *calendar)
{
  Walk walk = { .rules = rules, .calendar = calendar, .script = script };
  gint kind = docket_rule_set_find_kind (rules, script->kind);

  g_assert_cmpint (kind, >=, 0);
  walk.kind = (guint) kind;
  walk.events = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_event_free);
  walk.ledger = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_ledger_entry_free);
  walk.contacts = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_contact_free);
  walk.given = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  walk.evidence = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  open_case (&walk);
  for (guint i = 0; i < script->lines->len; i++)
    {
      walk.line = g_ptr_array_index (script->lines, i);
      run_line (&walk);
    }
  g_ptr_array_unref (walk.opened);
  g_hash_table_unref (walk.evidence);
  g_hash_table_unref (walk.given);
  g_ptr_array_unref (walk.contacts);
  g_ptr_array_unref (walk.ledger);
  g_ptr_array_unref (walk.events);
}
