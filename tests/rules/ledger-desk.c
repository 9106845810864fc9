/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cases and their ledger, as a desk would keep them. */
#include "ledger-desk.h"

#include "core/docket-datum.h"

#include "rules-test-files.h"
#include "rules/docket-rules-reader.h"

#include <string.h>

static void
free_case (gpointer data)
{
  LedgerCase *kase = data;

  g_ptr_array_unref (kase->events);
  g_free (kase->number);
  g_free (kase);
}

static char *
read_with (const char *setting)
{
  g_autofree char *text = rules_test_read ("points.xml");
  const char      *equals = setting != NULL ? strchr (setting, '=') : NULL;
  g_autofree char *key = equals != NULL ? g_strndup (setting, (gsize) (equals - setting)) : NULL;
  g_autofree char *head = NULL;
  const char      *place, *old;

  if (key == NULL)
    return g_steal_pointer (&text);
  place = strstr (text, key);
  g_assert_nonnull (place);
  old = strstr (place, " value=\"") + strlen (" value=\"");
  head = g_strndup (text, (gsize) (old - text));
  return g_strconcat (head, equals + 1, strchr (old, '"'), NULL);
}

LedgerDesk *
ledger_desk_new (const char *setting)
{
  g_autofree char *text = read_with (setting);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  LedgerDesk *desk = g_new0 (LedgerDesk, 1);

  desk->rules = docket_rules_read_bytes (bytes, "points.xml", &error);
  g_assert_no_error (error);
  desk->calendar = docket_calendar_new (NULL, 0, "");
  desk->cases = g_ptr_array_new_with_free_func (free_case);
  desk->ledger = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_ledger_entry_free);
  desk->others = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_other_case_free);
  desk->order = g_ptr_array_new ();
  return desk;
}

void
ledger_desk_free (LedgerDesk *desk)
{
  g_ptr_array_unref (desk->order);
  g_ptr_array_unref (desk->others);
  g_ptr_array_unref (desk->ledger);
  g_ptr_array_unref (desk->cases);
  docket_calendar_unref (desk->calendar);
  docket_rule_set_unref (desk->rules);
  g_free (desk);
}

static DocketInstant
parse_at (const char *text)
{
  DocketInstant instant;
  DocketDate    date;

  if (docket_instant_parse (text, &instant))
    return instant;
  g_assert_true (docket_date_parse (text, &date));
  return docket_instant_of_date (date) + 9 * 3600;
}

static DocketEvent *
make_event (const LedgerCase *kase, const char *at, const char *action)
{
  g_autofree char *subject = g_strconcat ("DESK/", kase->number, NULL);
  DocketEvent     *event = docket_event_new (subject, action);

  event->seq = event->subject_seq = kase->events->len + 1;
  event->at = parse_at (at);
  g_free (event->actor);
  event->actor = g_strdup ("li");
  return event;
}

DocketEvaluationInput
ledger_desk_input (LedgerDesk *desk, LedgerCase *kase, const char *now)
{
  return (DocketEvaluationInput) { .rules = desk->rules,
                                   .calendar = desk->calendar,
                                   .events = kase->events,
                                   .ledger = desk->ledger,
                                   .cases = desk->others,
                                   .now = parse_at (now) };
}

static void
enter (LedgerDesk *desk, LedgerCase *kase, DocketEvent *event, const DocketConsequence *post)
{
  DocketLedgerEntry *entry = g_new0 (DocketLedgerEntry, 1);
  DocketDatum        amount;

  g_assert_true (docket_datum_parse (&amount, DOCKET_TYPE_DECIMAL, post->value));
  entry->account = g_strdup (post->name);
  entry->party = g_strdup (post->party != NULL ? post->party : "P-1");
  entry->key = g_strdup (post->key);
  entry->at = post->at;
  entry->amount = amount.number;
  entry->kase = g_strdup (kase->number);
  entry->seq = event->subject_seq;
  g_ptr_array_add (desk->ledger, entry);
}

static void
record_post (DocketEvent *event, guint number, const DocketConsequence *post)
{
  g_autofree char *at = docket_instant_format (post->at);
  g_autofree char *reverses =
      post->reverses > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, post->reverses) : NULL;
  const char *values[][2] = {
    { "account", post->name }, { "party", post->party != NULL ? post->party : "P-1" },
    { "key", post->key },      { "at", at },
    { "amount", post->value }, { "reverses", reverses }
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *name = g_strdup_printf ("post.%u.%s", number, values[i][0]);

      if (values[i][1] != NULL)
        docket_event_add (event, name, values[i][1]);
    }
}

static void
record (LedgerDesk *desk, LedgerCase *kase, DocketEvent *event, GPtrArray *consequences)
{
  guint place = 0;

  while (g_ptr_array_index (desk->cases, place) != kase)
    place++;
  for (guint i = 0; i < consequences->len; i++)
    {
      const DocketConsequence *told = g_ptr_array_index (consequences, i);

      if (told->kind != DOCKET_EFFECT_POST)
        continue;
      record_post (event, i + 1, told);
      enter (desk, kase, event, told);
    }
  g_ptr_array_add (kase->events, event);
  g_ptr_array_add (desk->order, GUINT_TO_POINTER (place));
}

LedgerCase *
ledger_desk_open (LedgerDesk *desk, const char *kind, const char *at)
{
  LedgerCase  *kase = g_new0 (LedgerCase, 1);
  DocketEvent *event;
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  kase->number = g_strdup_printf ("PP-2022-%04u", desk->cases->len + 1);
  kase->events = g_ptr_array_new_with_free_func ((GDestroyNotify) docket_event_free);
  g_ptr_array_add (desk->cases, kase);
  event = make_event (kase, at, "open");
  docket_event_add (event, "kind", kind);
  docket_event_add (event, "party.creator", "P-1");
  docket_event_add (event, "fact.creator", "P-1");
  record (desk, kase, event, nothing);
  return kase;
}

static void
add_values (DocketEvent *event, const char *text)
{
  g_auto (GStrv) pairs = g_strsplit (text, "|", -1);

  for (char **pair = pairs; *pair != NULL && **pair != '\0'; pair++)
    {
      gboolean         plain = **pair == '=';
      const char      *start = *pair + (plain ? 1 : 0);
      const char      *equals = strchr (start, '=');
      g_autofree char *key = g_strndup (start, (gsize) (equals - start));
      g_autofree char *name = plain ? g_strdup (key) : g_strconcat ("fact.", key, NULL);

      docket_event_add (event, name, equals + 1);
    }
}

DocketActResult *
ledger_desk_act (LedgerDesk *desk, LedgerCase *kase, const char *at, const char *act)
{
  g_auto (GStrv) halves = g_strsplit (act, " ", 2);
  g_autoptr (DocketEvent) event = make_event (kase, at, halves[0]);
  DocketEvaluationInput input = ledger_desk_input (desk, kase, at);
  g_autoptr (GError) error = NULL;
  DocketActResult *result;

  add_values (event, halves[1] != NULL ? halves[1] : "");
  result = docket_evaluate_act (&input, event, "senior", &error);
  g_assert_no_error (error);
  if (result->allowed)
    record (desk, kase, g_steal_pointer (&event), result->consequences);
  return result;
}

DocketActResult *
ledger_desk_repeat (LedgerDesk *desk, LedgerCase *kase, const DocketEvent *event)
{
  g_autofree char *at = docket_instant_format (event->at);
  g_autoptr (DocketEvent) again = make_event (kase, at, event->action);
  DocketEvaluationInput input = ledger_desk_input (desk, kase, at);
  g_autoptr (GError) error = NULL;
  DocketActResult *result;

  for (guint i = 0; i < event->values->len; i++)
    {
      const DocketEventValue *value = g_ptr_array_index (event->values, i);

      if (!g_str_has_prefix (value->name, "post."))
        docket_event_add (again, value->name, value->value);
    }
  result = docket_evaluate_act (&input, again, "senior", &error);
  g_assert_no_error (error);
  g_assert_true (result->allowed);
  record (desk, kase, g_steal_pointer (&again), result->consequences);
  return result;
}

char *
ledger_describe_posts (GPtrArray *consequences)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < consequences->len; i++)
    {
      const DocketConsequence *told = g_ptr_array_index (consequences, i);
      g_autofree char         *day = NULL;

      if (told->kind != DOCKET_EFFECT_POST)
        continue;
      day = docket_date_format (docket_instant_date (told->at));
      g_string_append_printf (text, "%s%s %s%s%s@%s", text->len > 0 ? " " : "", told->name,
                              told->key, *told->value == '-' ? "" : "+", told->value, day);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_reasons (GPtrArray *reasons)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < reasons->len; i++)
    {
      const DocketReason *reason = g_ptr_array_index (reasons, i);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " | " : "",
                              *reason->rule != '\0' ? reason->rule : reason->label.en);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
ledger_desk_allow (LedgerDesk *desk,
                   LedgerCase *kase,
                   const char *at,
                   const char *act,
                   const char *posts)
{
  g_autoptr (DocketActResult) result = ledger_desk_act (desk, kase, at, act);
  g_autofree char *reasons = describe_reasons (result->reasons);
  g_autofree char *told = ledger_describe_posts (result->consequences);

  if (!result->allowed)
    g_assert_cmpstr (reasons, ==, "");
  g_assert_cmpstr (told, ==, posts);
}

void
ledger_desk_refuse (LedgerDesk *desk,
                    LedgerCase *kase,
                    const char *at,
                    const char *act,
                    const char *reason)
{
  g_autoptr (DocketActResult) result = ledger_desk_act (desk, kase, at, act);
  g_autofree char *reasons = describe_reasons (result->reasons);

  g_assert_false (result->allowed);
  g_assert_cmpstr (reasons, ==, reason);
}

DocketEvaluation *
ledger_desk_evaluate (LedgerDesk *desk, LedgerCase *kase, const char *now)
{
  DocketEvaluationInput input = ledger_desk_input (desk, kase, now);
  g_autoptr (GError) error = NULL;
  DocketEvaluation *evaluation = docket_evaluate (&input, TRUE, &error);

  g_assert_no_error (error);
  return evaluation;
}

static char *
tell_value (const char *name, const char *value, gpointer data)
{
  return g_strdup (value != NULL ? value : "?");
}

char *
ledger_desk_tell (LedgerDesk *desk, LedgerCase *kase, const char *now, const char *text)
{
  DocketEvaluationInput input = ledger_desk_input (desk, kase, now);
  g_autoptr (GError) error = NULL;
  char *told = docket_evaluate_text (&input, text, tell_value, NULL, &error);

  g_assert_no_error (error);
  return told;
}

void
ledger_assert_told (LedgerDesk *desk,
                    LedgerCase *kase,
                    const char *now,
                    const char *text,
                    const char *told)
{
  g_autofree char *filled = ledger_desk_tell (desk, kase, now, text);

  g_assert_cmpstr (filled, ==, told);
}

void
ledger_assert_until (LedgerDesk *desk, LedgerCase *kase, const char *now, const char *until)
{
  g_autoptr (DocketEvaluation) evaluation = ledger_desk_evaluate (desk, kase, now);
  g_autofree char *text = evaluation->until != DOCKET_INSTANT_NONE
                              ? docket_instant_format (evaluation->until)
                              : g_strdup ("never");

  g_assert_cmpstr (text, ==, until);
}

/* "STOP:2022-01-12T09:00:00 HIDE -OUT": those that run with their end, those that were lifted */
static char *
describe_measures (LedgerDesk *desk, LedgerCase *kase, const char *now)
{
  g_autoptr (DocketEvaluation) evaluation = ledger_desk_evaluate (desk, kase, now);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < evaluation->measures->len; i++)
    {
      const DocketMeasureState *state = g_ptr_array_index (evaluation->measures, i);
      g_autofree char          *until =
          state->until != DOCKET_INSTANT_NONE ? docket_instant_format (state->until) : NULL;

      g_string_append_printf (text, "%s%s%s%s%s", i > 0 ? " " : "",
                              state->lifted != DOCKET_INSTANT_NONE ? "-" : "",
                              ((DocketMeasure *) desk->rules->measures->pdata[state->measure])->id,
                              until != NULL ? ":" : "", until != NULL ? until : "");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
ledger_assert_measures (LedgerDesk *desk, LedgerCase *kase, const char *now, const char *measures)
{
  g_autofree char *described = describe_measures (desk, kase, now);

  g_assert_cmpstr (described, ==, measures);
}

/* "STATE/PHASE DEADLINE:due" */
void
ledger_assert_shown (LedgerDesk *desk, LedgerCase *kase, const char *now, const char *shown)
{
  g_autoptr (DocketEvaluation) evaluation = ledger_desk_evaluate (desk, kase, now);
  g_autoptr (GString) text =
      g_string_new (((DocketState *) desk->rules->states->pdata[evaluation->state])->id);

  if (evaluation->phase >= 0)
    g_string_append_printf (text, "/%s",
                            ((DocketState *) desk->rules->states->pdata[evaluation->phase])->id);
  for (guint i = 0; i < evaluation->deadlines->len; i++)
    {
      const DocketDeadline *deadline = g_ptr_array_index (evaluation->deadlines, i);
      g_autofree char      *day =
          docket_date_format (deadline->due != DOCKET_DATE_NONE ? deadline->due : deadline->opens);

      g_string_append_printf (text, " %s:%s", deadline->rule, day);
    }
  g_assert_cmpstr (text->str, ==, shown);
}
