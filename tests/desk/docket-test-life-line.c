/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One line of a life. */

#include "docket-test-life-line.h"

#include "core/docket-error.h"
#include "core/docket-instant.h"
#include "desk/docket-case-file.h"

#include <string.h>

typedef struct
{
  const DocketTestLife *life;
  DocketDesk           *desk;     /* borrowed */
  char                **words;    /* before the arrow */
  char                **expected; /* after it */
  char                 *number;   /* of the case; nullable */
} Line;

static void
clear_line (Line *line)
{
  g_strfreev (line->words);
  g_strfreev (line->expected);
  g_free (line->number);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Line, clear_line)

/* "3" is the third case of the year in which the life begins, "2023/1" one of another year */
static char *
dup_number (const DocketTestLife *life, const char *word)
{
  const char      *first = g_ptr_array_index (life->lines, 0);
  const char      *slash = strchr (word, '/');
  g_autofree char *year =
      slash != NULL ? g_strndup (word, (gsize) (slash - word)) : g_strndup (first, strlen ("YYYY"));
  guint64 count = g_ascii_strtoull (slash != NULL ? slash + 1 : word, NULL, 10);

  return g_strdup_printf ("%s-%s-%04u", life->system, year, (guint) count);
}

/* What is left of the words from @from on */
static char *
join_words (const Line *line, guint from)
{
  return g_strjoinv (" ", line->words + MIN (from, g_strv_length (line->words)));
}

static const char *
get_expected (const Line *line)
{
  g_assert_nonnull (line->expected[0]);
  return line->expected[0];
}

static DocketCaseView *
view_case (const Line *line)
{
  g_autoptr (GError) error = NULL;
  DocketCaseView *view = docket_desk_dup_case (line->desk, line->number, &error);

  g_assert_no_error (error);
  return view;
}

/* --- acts ------------------------------------------------------------------------------------ */

static gboolean
warns_of (const DocketActed *acted, const char *rule)
{
  for (guint i = 0; i < acted->reasons->len; i++)
    if (g_str_equal (((DocketReason *) acted->reasons->pdata[i])->rule, rule))
      return TRUE;
  return FALSE;
}

static gboolean
sends (const DocketActed *acted, const char *letter)
{
  for (guint i = 0; i < acted->letters->len; i++)
    if (g_str_equal (acted->letters->pdata[i], letter))
      return TRUE;
  return FALSE;
}

static void
assert_came_of (const DocketActed *acted, char *const *expected)
{
  for (gsize i = 0; expected[i] != NULL; i++)
    {
      if (*expected[i] == '~' && !warns_of (acted, expected[i] + 1))
        g_error ("there is no warning %s", expected[i] + 1);
      if (*expected[i] == '!' && !sends (acted, expected[i] + 1))
        g_error ("letter %s is not sent", expected[i] + 1);
    }
}

static void
tell_reasons (const DocketActed *acted)
{
  for (guint i = 0; acted != NULL && i < acted->reasons->len; i++)
    {
      const DocketReason *reason = acted->reasons->pdata[i];
      g_autofree char    *date =
          reason->date == DOCKET_DATE_NONE ? NULL : docket_date_format (reason->date);

      g_test_message ("%s %s %s: %s (%s)", reason->kase != NULL ? reason->kase : "", reason->rule,
                      date != NULL ? date : "", reason->label.en, reason->words);
    }
}

/* _ stands for a blank */
static char **
split_inputs (const char *text)
{
  char **parts = g_strsplit (text, " ", -1);

  for (gsize i = 0; parts[i] != NULL; i++)
    g_strdelimit (parts[i], "_", ' ');
  return parts;
}

static void
assert_shown (const Line *line, const char *shown)
{
  g_autoptr (DocketCaseView) view = view_case (line);

  g_assert_cmpstr (docket_case_get_shown (view->rules, view->evaluation), ==, shown);
}

static DocketActed *
try_act (const Line *line, const char *actor, const char *text, GError **error)
{
  g_auto (GStrv) parts = split_inputs (text);
  DocketActRequest request = { .number = line->number,
                               .action = parts[0],
                               .inputs = (const char *const *) parts + 1,
                               .actor = actor };
  DocketActed     *acted = NULL;

  docket_desk_act_by (line->desk, &request, &acted, error);
  tell_reasons (acted);
  return acted;
}

static DocketActed *
act (const Line *line, const char *actor, const char *text)
{
  g_autoptr (GError) error = NULL;
  DocketActed *acted = try_act (line, actor, text, &error);

  g_assert_no_error (error);
  return acted;
}

static void
do_act (const Line *line)
{
  g_autofree char *text = join_words (line, 3);
  g_autoptr (DocketActed) acted = act (line, line->words[1], text);

  assert_came_of (acted, line->expected);
  assert_shown (line, get_expected (line));
}

/* RULE, RULE@DATE or RULE@N, a case that is in the way; engine: a reason of no rule */
static gboolean
is_reason (const Line *line, const DocketReason *reason, const char *expected)
{
  g_auto (GStrv) parts = g_strsplit (expected, "@", 2);
  g_autofree char *number = parts[1] != NULL ? dup_number (line->life, parts[1]) : NULL;
  g_autofree char *date =
      reason->date == DOCKET_DATE_NONE ? NULL : docket_date_format (reason->date);
  const char *rule = g_str_equal (parts[0], "engine") ? "" : parts[0];

  return !reason->warning && g_str_equal (reason->rule, rule) &&
         (parts[1] == NULL || g_strcmp0 (parts[1], date) == 0 ||
          g_strcmp0 (number, reason->words) == 0);
}

static void
assert_reason (const Line *line, const DocketActed *acted, const char *expected)
{
  for (guint i = 0; i < acted->reasons->len; i++)
    if (is_reason (line, acted->reasons->pdata[i], expected))
      return;
  g_error ("it is not refused for %s", expected);
}

static DocketActed *
try_new (const Line *line, guint from, GError **error)
{
  g_autofree char *text = join_words (line, from + 1);
  g_auto (GStrv) inputs = split_inputs (text);
  DocketActed *acted = NULL;

  docket_desk_new_case (line->desk, line->words[from], (const char *const *) inputs, &acted, error);
  tell_reasons (acted);
  return acted;
}

static void
do_refuse (const Line *line)
{
  g_autofree char *text = join_words (line, 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketActed) acted = g_str_equal (line->words[2], "new")
                                      ? try_new (line, 3, &error)
                                      : try_act (line, "li", text, &error);

  g_assert_error (error, DOCKET_ERROR, DOCKET_ERROR_REFUSED);
  (void) get_expected (line);
  for (gsize i = 0; line->expected[i] != NULL; i++)
    if (*line->expected[i] != '-')
      assert_reason (line, acted, line->expected[i]);
}

static gboolean
is_signed (const Line *line)
{
  g_autoptr (DocketCaseView) view = view_case (line);
  const DocketRulingState *ruling =
      view->evaluation->rulings->pdata[view->evaluation->rulings->len - 1];

  return ruling->in_force;
}

static void
do_ruled (const Line *line)
{
  g_auto (GStrv) outcome = g_strsplit (line->words[3], "/", 2);
  g_autofree char *text =
      g_strdup_printf ("%s outcome=%s%s%s finding=f evidence=E1 cite=%s reason=r",
                       g_str_equal (line->words[1], "again") ? "supersede" : "rule", outcome[0],
                       outcome[1] != NULL ? " ground=" : "", outcome[1] != NULL ? outcome[1] : "",
                       line->words[4]);

  docket_acted_free (act (line, "li", text));
  docket_acted_free (act (line, "li", "sign"));
  if (!is_signed (line))
    docket_acted_free (act (line, "zhao", "sign"));
  g_assert_true (is_signed (line));
}

static void
do_new (const Line *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DocketActed) acted = try_new (line, 2, &error);
  g_autofree char *wanted = dup_number (line->life, get_expected (line));

  g_assert_no_error (error);
  g_assert_cmpstr (acted->number, ==, wanted);
  g_assert_cmpstr (docket_case_get_shown (acted->rules, acted->after), ==, line->expected[1]);
}

static void
do_file (const Line *line)
{
  g_autofree char  *path = docket_test_desk_dup_data ("intake/mails/01-plain.eml");
  const char *const paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;

  g_strfreev (docket_desk_attach (line->desk, line->number, paths, NULL, &error));
  g_assert_no_error (error);
}

/* --- questions ------------------------------------------------------------------------------- */

static void
do_show (const Line *line)
{
  assert_shown (line, get_expected (line));
}

/* OPENS..DUE; NULL: there is none */
static char *
dup_due (const DocketCaseView *view, const char *rule)
{
  for (guint i = 0; i < view->evaluation->deadlines->len; i++)
    {
      const DocketDeadline *deadline = view->evaluation->deadlines->pdata[i];
      g_autofree char      *opens = NULL;
      g_autofree char      *due = NULL;

      if (!g_str_equal (deadline->rule, rule))
        continue;
      if (deadline->opens != DOCKET_DATE_NONE)
        opens = docket_date_format (deadline->opens);
      if (deadline->due != DOCKET_DATE_NONE)
        due = docket_date_format (deadline->due);
      return g_strdup_printf ("%s..%s", opens != NULL ? opens : "-", due != NULL ? due : "-");
    }
  return NULL;
}

static void
do_due (const Line *line)
{
  g_autoptr (DocketCaseView) view = view_case (line);
  g_autofree char *found = dup_due (view, line->words[3]);

  g_assert_cmpstr (found != NULL ? found : "none", ==, get_expected (line));
}

static void
do_fact (const Line *line)
{
  g_autoptr (DocketCaseView) view = view_case (line);
  const char *found = g_hash_table_lookup (view->evaluation->facts, line->words[3]);

  g_assert_cmpstr (found != NULL ? found : "none", ==, get_expected (line));
}

static gboolean
is_running (const DocketCaseView *view, const char *id)
{
  for (guint i = 0; i < view->evaluation->measures->len; i++)
    {
      const DocketMeasureState *state = view->evaluation->measures->pdata[i];
      const DocketMeasure      *measure = view->rules->measures->pdata[state->measure];

      if (g_str_equal (measure->id, id) && state->lifted == DOCKET_INSTANT_NONE &&
          (state->until == DOCKET_INSTANT_NONE || view->evaluation->now < state->until))
        return TRUE;
    }
  return FALSE;
}

static void
do_runs (const Line *line)
{
  g_autoptr (DocketCaseView) view = view_case (line);

  g_assert_cmpstr (is_running (view, line->words[3]) ? "yes" : "no", ==, get_expected (line));
}

/* What the case has entered in the account, with what it took back */
static void
do_posts (const Line *line)
{
  g_autoptr (DocketCaseView) view = view_case (line);
  g_autofree char *sum = NULL;
  gint64           amount = 0;

  for (guint i = 0; i < view->ledger->len; i++)
    {
      const DocketLedgerRow *row = view->ledger->pdata[i];

      if (g_str_equal (row->account, line->words[3]))
        amount += row->amount;
    }
  sum = g_strdup_printf ("%" G_GINT64_FORMAT, amount / 1000000);
  g_assert_cmpstr (sum, ==, get_expected (line));
}

static void
do_letter (const Line *line)
{
  g_autoptr (DocketCaseView) view = view_case (line);
  const char *found = "no";

  for (guint i = 0; i < view->evaluation->letters_due->len; i++)
    if (g_str_equal (((DocketLetter *) view->evaluation->letters_due->pdata[i])->id,
                     line->words[3]))
      found = "yes";
  g_assert_cmpstr (found, ==, get_expected (line));
}

/* --- lines ----------------------------------------------------------------------------------- */

static const struct
{
  const char *verb;
  void (*run) (const Line *line);
} VERBS[] = {
  { "new", do_new },   { "refuse", do_refuse }, { "ruled", do_ruled },   { "again", do_ruled },
  { "file", do_file }, { "show", do_show },     { "due", do_due },       { "fact", do_fact },
  { "runs", do_runs }, { "posts", do_posts },   { "letter", do_letter },
};

static void
run_line (const Line *line)
{
  for (gsize i = 0; i < G_N_ELEMENTS (VERBS); i++)
    if (g_str_equal (VERBS[i].verb, line->words[1]))
      {
        VERBS[i].run (line);
        return;
      }
  do_act (line);
}

void
docket_test_life_line (const DocketTestLife *life, DocketDesk *desk, const char *text)
{
  g_auto (GStrv) halves = g_strsplit (text, " -> ", 2);
  g_auto (Line) line = { .life = life, .desk = desk };

  g_test_message ("%s", text);
  line.words = g_strsplit (halves[0], " ", -1);
  line.expected = g_strsplit (halves[1] != NULL ? halves[1] : "", " ", -1);
  g_assert_cmpuint (g_strv_length (line.words), >, 2);
  if (strchr (line.words[2], '/') == NULL || g_ascii_isdigit (*line.words[2]))
    line.number = dup_number (life, line.words[2]);
  run_line (&line);
}

gboolean
docket_test_life_line_tells (const char *text, const char *word, gboolean refused)
{
  const char *arrow = strstr (text, " -> ");
  g_auto (GStrv) told = g_strsplit (arrow != NULL ? arrow + strlen (" -> ") : "", " ", -1);

  if ((strstr (text, " refuse ") != NULL) != refused)
    return FALSE;
  for (gsize i = 0; told[i] != NULL; i++)
    {
      told[i][strcspn (told[i], "@")] = '\0';
      if (g_str_equal (told[i], word))
        return TRUE;
    }
  return FALSE;
}
