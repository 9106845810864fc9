/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Compares what evaluation says with what a script expects. Every difference names the line. */
#include "walk.h"

#include <string.h>

G_GNUC_PRINTF (2, 3)
static void
fail (const Walk *walk, const char *format, ...)
{
  va_list          arguments;
  g_autofree char *what = NULL;
  g_autofree char *line = g_strjoinv (" ", walk->line->words);

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_test_message ("%s, line %u: %s: %s", walk->script->name, walk->line->number, line, what);
  g_test_fail ();
}

static gboolean
holds_word (GPtrArray *words, const char *word)
{
  return g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL);
}

static char *
describe (const DocketConsequence *consequence)
{
  switch (consequence->kind)
    {
    case DOCKET_EFFECT_SET:
      return g_strdup_printf ("set:%s=%s", consequence->name, consequence->value);
    case DOCKET_EFFECT_POST:
      return g_strconcat ("post:", consequence->name, NULL);
    case DOCKET_EFFECT_IMPOSE:
      return g_strconcat ("impose:", consequence->name, NULL);
    case DOCKET_EFFECT_SEND:
      return g_strconcat ("letter:", consequence->name, NULL);
    case DOCKET_EFFECT_RELATE:
      return g_strdup_printf ("%s:%s", consequence->on, consequence->name);
    default:
      return g_strdup ("other");
    }
}

GPtrArray *
walk_describe (GPtrArray *consequences)
{
  GPtrArray *described = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < consequences->len; i++)
    g_ptr_array_add (described, describe (g_ptr_array_index (consequences, i)));
  return described;
}

/* What refuses without a rule is named after what the engine asks */
static const char *
name_reason (const DocketReason *reason)
{
  if (*reason->rule != '\0')
    return reason->rule;
  switch (reason->hint)
    {
    case DOCKET_HINT_STATE:
      return "state";
    case DOCKET_HINT_SIGNATURES:
      return "signature";
    case DOCKET_HINT_MISSING:
      return g_strcmp0 (reason->words, "senior") == 0 ? "role" : "input";
    default:
      return "engine";
    }
}

static char *
name_dated_reason (const DocketReason *reason)
{
  g_autofree char *date = NULL;
  g_autofree char *to = NULL;

  if (reason->date == DOCKET_DATE_NONE || reason->hint == DOCKET_HINT_NONE)
    return g_strdup (name_reason (reason));

  date = docket_date_format (reason->date);
  if (reason->hint != DOCKET_HINT_WINDOW)
    return g_strdup_printf ("%s@%s", name_reason (reason), date);
  to = docket_date_format (reason->to);
  return g_strdup_printf ("%s@%s..%s", name_reason (reason), date, to);
}

/* RULE, and RULE@DATE where there is one, of all that warn or of all that do not */
static GPtrArray *
list_reasons (GPtrArray *reasons, gboolean warnings, gboolean dated)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < reasons->len; i++)
    {
      const DocketReason *reason = g_ptr_array_index (reasons, i);

      if (!reason->warning == !warnings)
        g_ptr_array_add (list,
                         dated ? name_dated_reason (reason) : g_strdup (name_reason (reason)));
    }
  return list;
}

static char *
join (GPtrArray *words)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (joined, " %s", (char *) g_ptr_array_index (words, i));
  return g_string_free (joined, FALSE);
}

static gboolean
is_expected (const char *rule, char *const *expected)
{
  gsize length = strlen (rule);

  for (; *expected != NULL; expected++)
    if (strncmp (*expected, rule, length) == 0 && strchr ("@", (*expected)[length]) != NULL)
      return TRUE;
  return FALSE;
}

/* Exactly these rules, each at least once */
static void
check_refusal (const Walk *walk, const DocketActResult *result, char *const *expected)
{
  g_autoptr (GPtrArray) plain = list_reasons (result->reasons, FALSE, FALSE);
  g_autoptr (GPtrArray) dated = list_reasons (result->reasons, FALSE, TRUE);
  g_autofree char *all = join (dated);

  if (result->allowed)
    fail (walk, "was allowed");
  for (char *const *word = expected; !result->allowed && *word != NULL; word++)
    if (!holds_word (strchr (*word, '@') != NULL ? dated : plain, *word))
      fail (walk, "not refused by %s, but by%s", *word, all);
  for (guint i = 0; !result->allowed && i < plain->len; i++)
    if (!is_expected (g_ptr_array_index (plain, i), expected))
      fail (walk, "also refused by %s", (char *) g_ptr_array_index (plain, i));
}

static void
check_state (const Walk *walk, const DocketEvaluation *evaluation, const char *expected)
{
  const DocketState *state = g_ptr_array_index (walk->rules->states, evaluation->state);
  const DocketState *phase =
      evaluation->phase >= 0 ? g_ptr_array_index (walk->rules->states, (guint) evaluation->phase)
                             : NULL;
  g_autofree char *found =
      phase != NULL ? g_strconcat (state->id, "/", phase->id, NULL) : g_strdup (state->id);

  if (!g_str_equal (found, expected))
    fail (walk, "stands in %s", found);
}

static char *
describe_deadline (const DocketDeadline *deadline)
{
  static const char *const statuses[] = { "running", "open", "met", "missed", "cancelled" };
  g_autofree char         *opens =
      deadline->opens != DOCKET_DATE_NONE ? docket_date_format (deadline->opens) : g_strdup ("");
  g_autofree char *due =
      deadline->due != DOCKET_DATE_NONE ? docket_date_format (deadline->due) : g_strdup ("");

  return g_strdup_printf ("%s:%s..%s:%s", deadline->rule, opens, due, statuses[deadline->status]);
}

/* RULE:OPENS..DUE:STATUS, or !RULE for none */
static void
check_deadline (const Walk *walk, const DocketEvaluation *evaluation, const char *word)
{
  gboolean         absent = word[0] == '!';
  const char      *colon = strchr (word, ':');
  g_autofree char *rule = absent ? g_strdup (word + 1) : g_strndup (word, (gsize) (colon - word));
  g_autofree char *found = NULL;

  for (guint i = 0; found == NULL && i < evaluation->deadlines->len; i++)
    {
      const DocketDeadline *deadline = g_ptr_array_index (evaluation->deadlines, i);

      if (g_str_equal (deadline->rule, rule))
        found = describe_deadline (deadline);
    }
  if (absent ? found != NULL : g_strcmp0 (found, word) != 0)
    fail (walk, "deadline %s is %s", rule, found != NULL ? found : "absent");
}

/* FACT=VALUE; FACT= where nothing may be known */
static void
check_fact (const Walk *walk, const DocketEvaluation *evaluation, const char *word)
{
  const char      *value;
  g_autofree char *fact = walk_split (word, &value);
  const char      *found = g_hash_table_lookup (evaluation->facts, fact);

  if (*value == '\0' ? found != NULL : g_strcmp0 (found, value) != 0)
    fail (walk, "%s is %s", fact, found != NULL ? found : "unknown");
}

/* due:LETTER; due:none */
static void
check_due (const Walk *walk, const DocketEvaluation *evaluation, const char *letter)
{
  gboolean found = FALSE;

  for (guint i = 0; i < evaluation->letters_due->len; i++)
    {
      const DocketLetter *due = g_ptr_array_index (evaluation->letters_due, i);

      found = found || g_str_equal (due->id, letter);
    }
  if (g_str_equal (letter, "none") ? evaluation->letters_due->len > 0 : !found)
    fail (walk, "letter %s", found ? "is due" : "is not due as expected");
}

/* ~RULE warned of, ^RULE not, +CONSEQUENCE, -CONSEQUENCE */
static void
check_result (const Walk *walk, const DocketActResult *result, const char *word)
{
  g_autoptr (GPtrArray) warnings = list_reasons (result->reasons, TRUE, FALSE);
  g_autoptr (GPtrArray) consequences = walk_describe (result->consequences);
  gboolean         opening = g_str_has_prefix (word + 1, "opened:");
  g_autofree char *name =
      opening ? g_strconcat ("post:", word + 1 + strlen ("opened:"), NULL) : g_strdup (word + 1);
  gboolean         wanted = strchr ("~+", word[0]) != NULL;
  GPtrArray       *among = strchr ("~^", word[0]) != NULL ? warnings
                           : opening                      ? walk->opened
                                                          : consequences;
  g_autofree char *all = join (among);

  if (holds_word (among, name) != wanted)
    fail (walk, "%s %s; there are%s", name, wanted ? "is missing" : "is there", all);
}

void
walk_check (const Walk             *walk,
            const DocketActResult  *result,
            const DocketEvaluation *shown,
            char *const            *expected)
{
  gboolean refused = g_str_equal (expected[0], "refused");

  if (refused)
    {
      check_refusal (walk, result, expected + 1);
      return;
    }
  if (result != NULL && !result->allowed)
    {
      g_autoptr (GPtrArray) reasons = list_reasons (result->reasons, FALSE, TRUE);
      g_autofree char *all = join (reasons);

      fail (walk, "refused by%s", all);
      return;
    }
  check_state (walk, shown, expected[0]);
  for (char *const *word = expected + 1; *word != NULL; word++)
    {
      if (strchr ("~^+-", (*word)[0]) != NULL)
        check_result (walk, result, *word);
      else if (g_str_has_prefix (*word, "due:"))
        check_due (walk, shown, *word + strlen ("due:"));
      else if ((*word)[0] == '!' || strstr (*word, "..") != NULL)
        check_deadline (walk, shown, *word);
      else
        check_fact (walk, shown, *word);
    }
}

static char *
describe_evaluation (const DocketEvaluation *evaluation)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "state %u phase %d", evaluation->state, evaluation->phase);
  for (guint i = 0; i < evaluation->deadlines->len; i++)
    {
      g_autofree char *deadline = describe_deadline (evaluation->deadlines->pdata[i]);

      g_string_append_printf (text, " %s", deadline);
    }
  for (guint i = 0; i < evaluation->actions->len; i++)
    {
      const DocketActionState *action = g_ptr_array_index (evaluation->actions, i);
      g_autoptr (GPtrArray) reasons = list_reasons (action->reasons, FALSE, TRUE);
      g_autofree char *all = join (reasons);

      g_string_append_printf (text, " %s%s%s", action->action->action,
                              action->allowed ? "" : " refused by", all);
    }
  for (guint i = 0; i < evaluation->letters_due->len; i++)
    g_string_append_printf (text, " due:%s",
                            ((DocketLetter *) evaluation->letters_due->pdata[i])->id);
  return g_string_free (text, FALSE);
}

void
walk_check_until (const Walk *walk, const DocketEvaluation *shown, const DocketEvaluation *later)
{
  g_autofree char *now = describe_evaluation (shown);
  g_autofree char *then = describe_evaluation (later);

  if (!g_str_equal (now, then))
    fail (walk, "changes before it says: first %s, then %s", now, then);
}
